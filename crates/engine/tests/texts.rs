//! Texts: how many there may be, and what of them stands where in memory.

use calendar::{Date, Instant, Stamp};
use engine::id::{Shard, StaffId};
use engine::text::{Language, Publish, TextHash, TextKind};
use engine::turn::{Answer, Intent, Request, take};
use engine::{Command, Rejection, State};

fn publish(version: u32) -> Command {
    let kind = TextKind::named("cost_sheet").expect("a name");
    let language = Language::tagged("zh").expect("a tag");
    let hash = TextHash([version as u8; 32]);
    Command::PublishText(Publish { kind, version, language, hash, bytes: 1, in_force_from: None, by: StaffId(1) })
}

#[test]
fn there_are_a_thousand_texts_at_most() {
    let mut state = State::genesis(Shard::HOME);
    let stamp = Stamp { at: Instant::from_micros(1), date: Date::from_days(20_635) };
    let mut ask = |version| {
        let request = Request { key: None, command: publish(version), intent: Intent::Do };
        take(&mut state, &request, stamp, 1, &mut Vec::new())
    };
    for version in 1..=1_000 {
        assert!(matches!(ask(version), Answer::Done(_)), "{version}");
    }
    assert_eq!(ask(1_001), Answer::Refused(Rejection::TooManyTexts { max: 1_000 }));
    assert_eq!(Rejection::TooManyTexts { max: 1_000 }.code(), "too_many_texts");
}

#[test]
fn a_kind_and_a_language_have_sound_names() {
    for name in ["", "Cost", "1cost", "cost sheet", "kosten\u{e4}", &"a".repeat(41)] {
        assert_eq!(TextKind::named(name), None, "{name}");
    }
    assert_eq!(TextKind::named(&"a".repeat(40)).map(|kind| kind.name().len()), Some(40));
    for tag in ["", "z", "zh_CN", "1zh", &"a".repeat(36)] {
        assert_eq!(Language::tagged(tag), None, "{tag}");
    }
    assert_eq!(Language::tagged("zh-Hans").as_ref().map(Language::tag), Some("zh-Hans"));
}
