//! The description of the API as OpenAPI 3.1, generated from the endpoints themselves.

use utoipa::openapi::header::Header;
use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{AdditionalProperties, AllOfBuilder, ObjectBuilder, Schema, Type};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::tag::TagBuilder;
use utoipa::openapi::{
    ComponentsBuilder, ContentBuilder, InfoBuilder, License, OpenApi, OpenApiBuilder, PathItem, Ref, RefOr, Required,
    Response, ResponseBuilder,
};
use utoipa::{PartialSchema, ToSchema};

use crate::limits::IDEMPOTENCY_KEY_MAX;
use crate::problem;

const ABOUT: &str = "Buy now, get one bill a month, repay it free of interest or in instalments.

**Money** is `{\"amount\": 12900, \"currency\": \"CNY\"}`: whole minor units, 129.00 yuan. Fractions, strings and negative
amounts are refused. **Times** are RFC 3339, dates ISO 8601, ids opaque. Fields that are not known are refused, so that a
misspelt one is not silently ignored.

**Keys.** Every request but those on the service itself carries `Authorization: Bearer yf_…`. An operator's key may do
everything; other staff's read everything and do what their role is there for; a merchant's key quotes, makes and reads that merchant's orders, captures, voids and refunds them, and reads its
balance.

**Trying again.** Every POST but `/v1/quotes` and `/v1/clock` takes an `Idempotency-Key`. The same key with the same request
within 48 hours gives the same answer, byte for byte, with `Idempotency-Replayed: true`, and nothing happens twice; with
another request it is refused as `idempotency_key_reused`. A refused request does not use its key up. A key is the caller's:
all API keys of the operator, or of one merchant, are one caller.

**Trying it out.** `?dry_run=true` answers what would happen, marked `\"dry_run\": true`, and nothing does.

**Refusals** are `application/problem+json` (RFC 9457) with a stable `code`; `/v1/problems` lists them. New codes, fields and
values may come; a client ignores what it does not know.";

/// The schema of the mark of a dry run.
const DRY_RUN: &str = "DryRun";

/// The description of the whole API.
pub fn openapi() -> OpenApi {
    completed(crate::server::routes().into_openapi())
}

/// What stands above the endpoints.
pub(crate) fn head() -> OpenApi {
    let mut license = License::new("Apache-2.0");
    license.identifier = Some("Apache-2.0".into());
    let info = InfoBuilder::new().title("Yuefu").version(env!("CARGO_PKG_VERSION")).description(Some(ABOUT));
    let key = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some("An API key: `yf_…`.")).build();
    let components = ComponentsBuilder::new()
        .security_scheme("key", SecurityScheme::Http(key))
        .schema(problem::Body::name(), problem::Body::schema())
        .schema(problem::Members::name(), problem::Members::schema())
        .schema(problem::Flaw::name(), problem::Flaw::schema())
        .schema(problem::Obstacle::name(), problem::Obstacle::schema())
        .schema(DRY_RUN, dry_run());
    let tags = [
        "Customers",
        "Accounts",
        "Wallets",
        "Merchants",
        "Quotes",
        "Orders",
        "Plans",
        "Statements",
        "Repayments",
        "Books",
    ];
    let tags = tags
        .into_iter()
        .chain(["Concessions", "Terms", "Texts", "Campaigns", "Clock", "Service"])
        .map(|name| TagBuilder::new().name(name).build());
    OpenApiBuilder::new()
        .info(info.license(Some(license)).build())
        .components(Some(components.build()))
        .security(Some([SecurityRequirement::new::<_, [&str; 0], &str>("key", [])]))
        .tags(Some(tags))
        .build()
}

/// Adds what holds for every endpoint.
pub(crate) fn completed(mut openapi: OpenApi) -> OpenApi {
    for item in openapi.paths.paths.values_mut() {
        operations(item).for_each(complete);
    }
    let schemas = openapi.components.iter_mut().flat_map(|components| &mut components.schemas);
    schemas.filter(|(name, _)| CHOSEN.contains(&name.as_str())).for_each(|(_, schema)| close(schema));
    openapi
}

/// The choices that stand in requests.
const CHOSEN: [&str; 6] =
    ["Method", "RepaymentTarget", "TemporaryLimitChange", "Conceded", "CampaignBenefit", "CampaignFunder"];

/// Says of each shape of a choice that its fields are all there are, as the reader of requests has it.
fn close(schema: &mut RefOr<Schema>) {
    let RefOr::T(Schema::OneOf(choice)) = schema else { return };
    for shape in &mut choice.items {
        if let RefOr::T(Schema::Object(shape)) = shape {
            shape.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(false)));
        }
    }
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    item.get.iter_mut().chain(item.post.iter_mut())
}

fn complete(operation: &mut Operation) {
    let is_dry_run = |parameter: &RefOr<Parameter>| matches!(parameter, RefOr::T(it) if it.name == "dry_run");
    if operation.parameters.iter().flatten().any(is_dry_run) {
        operation.parameters.get_or_insert_default().push(RefOr::T(idempotency_key()));
        let made = operation.responses.responses.get("201").cloned();
        operation.responses.responses.extend(made.map(|made| ("200".to_string(), nothing_new(made))));
    }
    operation.responses.responses.insert("default".into(), RefOr::T(refused()));
}

fn idempotency_key() -> Parameter {
    let text = ObjectBuilder::new().schema_type(Type::String).min_length(Some(1)).max_length(Some(IDEMPOTENCY_KEY_MAX));
    let text = text.pattern(Some("^[!-~]+$"));
    ParameterBuilder::new()
        .name("Idempotency-Key")
        .parameter_in(ParameterIn::Header)
        .required(Required::True)
        .description(Some("New for each thing that shall happen; the same when it is tried again. Visible ASCII."))
        .schema(Some(RefOr::T(Schema::Object(text.build()))))
        .build()
}

/// The answer of 201, for when nothing new was made.
fn nothing_new(made: RefOr<Response>) -> RefOr<Response> {
    let RefOr::T(mut response) = made else { return made };
    response.description = "A dry run, or it is so already".into();
    for content in response.content.values_mut() {
        let RefOr::T(content) = content else { continue };
        let body = content.schema.take().expect("an answer has a body");
        let marked = AllOfBuilder::new().item(body).item(Ref::from_schema_name(DRY_RUN));
        content.schema = Some(RefOr::T(Schema::AllOf(marked.build())));
    }
    RefOr::T(response)
}

/// The mark of a dry run.
fn dry_run() -> Schema {
    let mark = ObjectBuilder::new().schema_type(Type::Boolean);
    let mark = mark.description(Some("There, and true, when nothing has happened: this is what would."));
    Schema::Object(ObjectBuilder::new().property("dry_run", mark.build()).build())
}

fn refused() -> Response {
    let body = Ref::from_schema_name(problem::Body::name());
    ResponseBuilder::new()
        .description("Refused; nothing has happened")
        .content("application/problem+json", ContentBuilder::new().schema(Some(body)).build())
        .header("Request-Id", Header::new(ObjectBuilder::new().schema_type(Type::String).build()))
        .build()
}
