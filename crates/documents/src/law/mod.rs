//! Law packs as documents: the rules of a place, each with the law and the article it comes from.

use calendar::Date;
use engine::law::{Ceiling, Collection, Consent, Figure, Pack, RequiredText, Said, Withdrawal};
use engine::text::TextKind;
use money::{Currency, Rate};
use serde::{Deserialize, Serialize};
use toml::value::Datetime;

use crate::{Fault, read_document};

/// The packs that are shipped, by the name of their place.
pub const SHIPPED: [(&str, &str); 4] = [
    ("CN", include_str!("CN.toml")),
    ("EU", include_str!("EU.toml")),
    ("UK", include_str!("UK.toml")),
    ("US", include_str!("US.toml")),
];

/// The longest right to withdraw, and the longest time to return what was lent, in days: a year.
const DAYS_MAX: u32 = 365;
/// The longest minimum reading time: ten minutes, after which nobody reads any more.
const READING_SECONDS_MAX: u32 = 600;
/// The hours of a day.
const HOURS: u32 = 24;

/// A document, field by field; the fields are those of [`Pack`].
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    id: String,
    title: String,
    as_of: Datetime,
    figures: Figures,
    #[serde(default)]
    texts: Vec<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cost_ceiling: Option<Bound>,
    #[serde(skip_serializing_if = "Option::is_none")]
    real_cost_ceiling: Option<Bound>,
    #[serde(skip_serializing_if = "Option::is_none")]
    penalty_ceiling: Option<Bound>,
    #[serde(skip_serializing_if = "Option::is_none")]
    early_settlement: Option<Bound>,
    #[serde(skip_serializing_if = "Option::is_none")]
    withdrawal: Option<Return>,
    #[serde(skip_serializing_if = "Option::is_none")]
    collection: Option<Contact>,
    #[serde(skip_serializing_if = "Option::is_none")]
    warning: Option<Words>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    notices: Vec<Words>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Figures {
    order: Vec<String>,
    source: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    kind: String,
    reading_seconds: u32,
    consent: String,
    source: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bound {
    ppm: u32,
    source: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Return {
    days: u32,
    return_days: u32,
    source: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Contact {
    from_hour: u32,
    to_hour: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    calls_max: Option<u32>,
    calls_days: u32,
    contacts: Vec<String>,
    source: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    key: String,
    source: String,
}

/// The shipped pack of a place.
///
/// # Panics
/// When a shipped document cannot be read, which a test rules out.
pub fn shipped(id: &str) -> Option<Pack> {
    let (_, text) = SHIPPED.iter().find(|(place, _)| *place == id)?;
    Some(read(text).expect("the shipped documents are read in tests"))
}

/// The shipped pack of the place whose currency it is, if there is one.
pub fn of_currency(currency: Currency) -> Option<Pack> {
    match currency {
        Currency::Cny => shipped("CN"),
        Currency::Eur => shipped("EU"),
        Currency::Gbp => shipped("UK"),
        Currency::Usd => shipped("US"),
        Currency::Jpy => None,
    }
}

/// Reads a document.
///
/// # Errors
/// The first [`Fault`].
pub fn read(text: &str) -> Result<Pack, Fault> {
    let document: Document = read_document(text)?;
    let id = TextKind::named(&document.id.to_ascii_lowercase());
    if id.is_none() {
        return Err(Fault::value("id", &document.id, "It is the name of a place in letters, such as \"CN\"."));
    }
    let bound = |rule: Option<Bound>| rule.map(|rule| Ceiling { rate: Rate::ppm(rule.ppm), source: rule.source });
    Ok(Pack {
        id: document.id,
        title: document.title,
        as_of: date(&document.as_of)?,
        figures: document.figures.order.iter().map(|name| figure(name)).collect::<Result<_, _>>()?,
        figures_source: document.figures.source,
        texts: document.texts.into_iter().map(required).collect::<Result<_, _>>()?,
        cost_ceiling: bound(document.cost_ceiling),
        real_cost_ceiling: bound(document.real_cost_ceiling),
        penalty_ceiling: bound(document.penalty_ceiling),
        early_settlement: bound(document.early_settlement),
        withdrawal: document.withdrawal.map(withdrawal).transpose()?,
        collection: document.collection.map(collection).transpose()?,
        warning: document.warning.map(Said::from),
        notices: document.notices.into_iter().map(Said::from).collect(),
    })
}

/// Writes a pack as a document that reads as the same pack.
pub fn write(pack: &Pack) -> String {
    toml::to_string(&Document::of(pack)).expect("a document is plain data")
}

fn figure(name: &str) -> Result<Figure, Fault> {
    let found = Figure::ALL.into_iter().find(|figure| figure.name() == name);
    found.ok_or_else(|| {
        let names = Figure::ALL.map(Figure::name).join(", ");
        Fault::value("figures.order", name, format!("Each is one of: {names}."))
    })
}

fn required(text: Text) -> Result<RequiredText, Fault> {
    let kind = TextKind::named(&text.kind);
    let Some(kind) = kind else {
        return Err(Fault::value("texts.kind", &text.kind, "It is 1 to 40 small letters, digits and underscores."));
    };
    let Some(consent) = Consent::ALL.into_iter().find(|one| one.name() == text.consent) else {
        let names = Consent::ALL.map(Consent::name).join(", ");
        return Err(Fault::value("texts.consent", &text.consent, format!("It is one of: {names}.")));
    };
    within("texts.reading_seconds", text.reading_seconds, 0, READING_SECONDS_MAX)?;
    Ok(RequiredText { kind, reading_seconds: text.reading_seconds, consent, source: text.source })
}

fn withdrawal(rule: Return) -> Result<Withdrawal, Fault> {
    within("withdrawal.days", rule.days, 1, DAYS_MAX)?;
    within("withdrawal.return_days", rule.return_days, 1, DAYS_MAX)?;
    Ok(Withdrawal { days: rule.days, return_days: rule.return_days, source: rule.source })
}

fn collection(rule: Contact) -> Result<Collection, Fault> {
    within("collection.to_hour", rule.to_hour, 1, HOURS)?;
    within("collection.from_hour", rule.from_hour, 0, rule.to_hour - 1)?;
    within("collection.calls_days", rule.calls_days, 1, DAYS_MAX)?;
    let Contact { from_hour, to_hour, calls_max, calls_days, contacts, source } = rule;
    Ok(Collection { from_hour, to_hour, calls_max, calls_days, contacts, source })
}

fn within(field: &str, value: u32, min: u32, max: u32) -> Result<(), Fault> {
    let what = format!("It is between {min} and {max}.");
    if (min..=max).contains(&value) { Ok(()) } else { Err(Fault::value(field, value, what)) }
}

fn date(found: &Datetime) -> Result<Date, Fault> {
    let text = found.to_string();
    Date::parse(&text).ok_or_else(|| Fault::value("as_of", &text, "It is a date such as 2026-11-01."))
}

impl Document {
    fn of(pack: &Pack) -> Document {
        let bound = |rule: &Option<Ceiling>| {
            rule.as_ref().map(|rule| Bound { ppm: rule.rate.parts(), source: rule.source.clone() })
        };
        Document {
            id: pack.id.clone(),
            title: pack.title.clone(),
            as_of: pack.as_of.to_string().parse().expect("a date is written as TOML writes it"),
            figures: Figures {
                order: pack.figures.iter().map(|figure| figure.name().to_string()).collect(),
                source: pack.figures_source.clone(),
            },
            texts: pack.texts.iter().map(Text::of).collect(),
            cost_ceiling: bound(&pack.cost_ceiling),
            real_cost_ceiling: bound(&pack.real_cost_ceiling),
            penalty_ceiling: bound(&pack.penalty_ceiling),
            early_settlement: bound(&pack.early_settlement),
            withdrawal: pack.withdrawal.clone().map(|Withdrawal { days, return_days, source }| Return {
                days,
                return_days,
                source,
            }),
            collection: pack.collection.clone().map(Contact::from),
            warning: pack.warning.as_ref().map(Words::of),
            notices: pack.notices.iter().map(Words::of).collect(),
        }
    }
}

impl Text {
    fn of(text: &RequiredText) -> Text {
        let RequiredText { kind, reading_seconds, consent, source } = text;
        let (kind, consent) = (kind.name().to_string(), consent.name().to_string());
        Text { kind, reading_seconds: *reading_seconds, consent, source: source.clone() }
    }
}

impl From<Collection> for Contact {
    fn from(rule: Collection) -> Contact {
        let Collection { from_hour, to_hour, calls_max, calls_days, contacts, source } = rule;
        Contact { from_hour, to_hour, calls_max, calls_days, contacts, source }
    }
}

impl From<Words> for Said {
    fn from(words: Words) -> Said {
        Said { key: words.key, source: words.source }
    }
}

impl Words {
    fn of(said: &Said) -> Words {
        Words { key: said.key.clone(), source: said.source.clone() }
    }
}
