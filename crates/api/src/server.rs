//! The routes, what goes around them, and the loop that serves them.

use std::any::Any;
use std::future::Future;
use std::io;

use axum::body::Bytes;
use axum::extract::DefaultBodyLimit;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::serve::ListenerExt;
use axum::{Router, middleware};
use sequencer::Handle;
use tokio::net::TcpListener;
use tower_http::catch_panic::CatchPanicLayer;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use utoipa_swagger_ui::{Config, SwaggerUi};

use crate::access::Access;
use crate::app::App;
use crate::limits::{BODY_BYTES_MAX, UPKEEP_EVERY};
use crate::problem::{INTERNAL_ERROR, METHOD_NOT_ALLOWED, NOT_FOUND, Problem};
use crate::{
    account, agreement, bill_instalment, book, bucket, charge_off, clock, closing, concession, coupon, customer,
    cycle_day, deferral, explanation, freeze, hardship, health, instruction, law, limit, merchant, observe,
};
use crate::{openapi, order, plan, problem, promise, quote, refund, repayment, statement, terms, text, wallet};

/// The whole API over a sequencer.
pub fn router(sequencer: Handle, access: Access) -> Router {
    let (routes, description) = routes().split_for_parts();
    // As its text: what a route holds is cloned again and again.
    let description = Bytes::from(openapi::completed(description).to_json().expect("a description is plain data"));
    let page = SwaggerUi::new("/v1/docs").config(Config::from("/v1/openapi.json").validator_url("none"));
    routes
        .route("/v1/openapi.json", get(async || ([(CONTENT_TYPE, "application/json")], description)))
        .merge(page)
        .fallback(async || Problem::plain(&NOT_FOUND))
        .method_not_allowed_fallback(async || Problem::plain(&METHOD_NOT_ALLOWED))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn(observe::observe))
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .with_state(App { sequencer, access })
}

/// Serves until `shutdown`, then lets the requests under way end.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let upkeep = tokio::spawn(async {
        let mut every = tokio::time::interval(UPKEEP_EVERY);
        loop {
            every.tick().await;
            observe::upkeep();
        }
    });
    // Answers are small and waited for: they must not wait to be sent together.
    let listener = listener.tap_io(|socket| {
        if let Err(error) = socket.set_nodelay(true) {
            tracing::debug!(%error, "a socket keeps its delay");
        }
    });
    let served = axum::serve(listener, router).with_graceful_shutdown(shutdown).await;
    upkeep.abort();
    served
}

/// Every endpoint, for the router and for the description alike.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(openapi::head())
        .routes(routes!(customer::create::create))
        .routes(routes!(customer::get::get))
        .routes(routes!(account::open::open))
        .routes(routes!(account::get::get))
        .routes(routes!(account::transactions::list))
        .routes(routes!(account::export::export))
        .routes(routes!(limit::change::change, limit::list::list))
        .routes(routes!(cycle_day::change::change))
        .routes(routes!(wallet::get::get))
        .routes(routes!(instruction::request::request))
        .routes(routes!(instruction::get::get))
        .routes(routes!(instruction::confirm::confirm))
        .routes(routes!(concession::create::create, concession::list::list))
        .routes(routes!(concession::get::get))
        .routes(routes!(concession::approve::approve))
        .routes(routes!(concession::decline::decline))
        .routes(routes!(concession::reverse::reverse))
        .routes(routes!(closing::close::close))
        .routes(routes!(closing::reopen::reopen))
        .routes(routes!(freeze::change::change, freeze::list::list))
        .routes(routes!(charge_off::create::create))
        .routes(routes!(promise::create::create))
        .routes(routes!(merchant::register::register))
        .routes(routes!(merchant::get::get))
        .routes(routes!(merchant::balance::balance))
        .routes(routes!(merchant::key::create))
        .routes(routes!(quote::create::create))
        .routes(routes!(order::create::create))
        .routes(routes!(order::get::get))
        .routes(routes!(order::capture::capture))
        .routes(routes!(order::void::void))
        .routes(routes!(order::withdraw::withdraw))
        .routes(routes!(refund::create::create))
        .routes(routes!(plan::get::get))
        .routes(routes!(statement::list::list))
        .routes(routes!(statement::get::get))
        .routes(routes!(deferral::create::create))
        .routes(routes!(bill_instalment::quote::list))
        .routes(routes!(bill_instalment::create::create))
        .routes(routes!(hardship::create::create))
        .routes(routes!(repayment::create::create))
        .routes(routes!(book::get::get))
        .routes(routes!(explanation::get::get))
        .routes(routes!(bucket::get::get))
        .routes(routes!(terms::list::list, terms::propose::propose))
        .routes(routes!(terms::get::get))
        .routes(routes!(terms::approve::approve))
        .routes(routes!(terms::compare::compare))
        .routes(routes!(law::list::list))
        .routes(routes!(law::get::get))
        .routes(routes!(text::list::list, text::publish::publish))
        .routes(routes!(text::get::get))
        .routes(routes!(coupon::list::list, coupon::create::create))
        .routes(routes!(coupon::get::get))
        .routes(routes!(coupon::close::close))
        .routes(routes!(agreement::get::get))
        .routes(routes!(agreement::show::show))
        .routes(routes!(agreement::accept::accept))
        .routes(routes!(agreement::withdraw::withdraw))
        .routes(routes!(clock::get::get, clock::set::set))
        .routes(routes!(problem::list::list))
        .routes(routes!(health::live::live))
        .routes(routes!(health::ready::ready))
        .routes(routes!(health::figures::figures))
}

/// A handler panicked: a mistake of ours. The hook of the process has said where.
fn panicked(_: Box<dyn Any + Send>) -> Response {
    Problem::plain(&INTERNAL_ERROR).into_response()
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::{Request, StatusCode};
    use tower::ServiceExt;

    use super::*;

    #[tokio::test]
    async fn a_panic_is_answered_as_a_problem() {
        let broken = async || -> Problem { "x".parse::<u8>().map(|_| Problem::plain(&NOT_FOUND)).expect("a number") };
        let router = Router::<()>::new().route("/", get(broken)).layer(CatchPanicLayer::custom(panicked));
        let request = Request::get("/").body(Body::empty()).expect("a request");
        let response = router.oneshot(request).await.expect("a router always answers");
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(response.headers()["content-type"], "application/problem+json");
    }
}
