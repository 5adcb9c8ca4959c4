//! `GET /v1/explanations/{id}`

use axum::Json;
use axum::extract::State;
use engine::Rejection;
use engine::id::OrderId;
use explain::{Kind, Subject};
use sequencer::turns::About;
use sequencer::{Refusal, Wanted};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Explanation;
use crate::access::Caller;
use crate::app::App;
use crate::ask::{InPath, InQuery};
use crate::problem::{FIELDS_DISAGREE, FIGURE_NOT_FOUND, FORBIDDEN, NOT_FOUND, Problem};

/// Which figure is asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct WhichFigure {
    /// Its name, such as `penalty`; every figure when left out.
    figure: Option<String>,
    /// Which line or term, from 1, for a figure of one.
    #[param(minimum = 1)]
    number: Option<u32>,
}

/// The explanations of figures of one thing.
#[derive(Debug, Serialize, ToSchema)]
pub struct Explanations {
    /// Each of them.
    explanations: Vec<Explanation>,
}

/// How a figure came to be
///
/// For any amount on an account, a statement, a plan or an order, and for what a merchant is owed: the formula with its numbers
/// and the events they come from, in English and in Chinese.
#[utoipa::path(get, path = "/v1/explanations/{id}", tag = "Books", operation_id = "explain",
    params(("id" = String, Path, description = "An account, statement, plan, order or merchant", example = "stm_0000000000006"), WhichFigure),
    responses((status = 200, body = Explanations)))]
pub async fn get(
    caller: Caller,
    State(app): State<App>,
    InPath(id): InPath,
    InQuery(which): InQuery<WhichFigure>,
) -> Result<Json<Explanations>, Problem> {
    let subject = Subject::parse(&id).ok_or_else(nothing_of_this_id)?;
    admit(&app, caller, subject).await?;
    let wanted = which.read()?;
    let explained = app.sequencer.explain(subject, wanted).await.map_err(|refusal| match refusal {
        Refusal::NoShard(_) => nothing_of_this_id(),
        other => other.into(),
    })?;
    if explained.is_empty() {
        return Err(no_such_figure("There is no such figure of this; leave it out to see those there are."));
    }
    Ok(Json(Explanations { explanations: explained.iter().map(Explanation::of).collect() }))
}

/// A merchant is told of itself and of its own orders.
async fn admit(app: &App, caller: Caller, subject: Subject) -> Result<(), Problem> {
    match (caller, subject) {
        (Caller::Staff(_), _) => Ok(()),
        (Caller::Merchant(_), Subject::Merchant(merchant)) => caller.act_for(merchant),
        (Caller::Merchant(own), Subject::Order(order)) => is_of(app, order, own).await,
        (Caller::Merchant(_), _) => Err(Problem::plain(&FORBIDDEN)),
    }
}

async fn is_of(app: &App, order: OrderId, own: engine::id::MerchantId) -> Result<(), Problem> {
    let question = move |state: &engine::State, _| state.order_of(order, Some(own)).map(|_| ());
    app.ask(About::Shard(order.shard()), Rejection::OrderUnknown, question).await
}

impl WhichFigure {
    fn read(&self) -> Result<Wanted, Problem> {
        match &self.figure {
            None if self.number.is_some() => {
                Err(Problem::field(&FIELDS_DISAGREE, "number", "A number goes with the figure it is of."))
            }
            None => Ok(Wanted::All),
            Some(name) => {
                let kind = Kind::from_name(name).ok_or_else(|| no_such_figure("There is no figure of this name."))?;
                Ok(Wanted::One(kind, self.number.unwrap_or(0)))
            }
        }
    }
}

fn no_such_figure(said: &str) -> Problem {
    let names: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
    Problem::new(&FIGURE_NOT_FOUND, format!("{said} Figures are: {}.", names.join(", ")))
}

fn nothing_of_this_id() -> Problem {
    Problem::new(&NOT_FOUND, "There is nothing of this id that has figures to explain.")
}
