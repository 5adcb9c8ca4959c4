//! Campaigns: how many there may be, and what a category is called.

use calendar::{Date, Instant, Stamp};
use engine::coupon::{Benefit, Category, Create, Funder, Stacking};
use engine::id::{Shard, StaffId};
use engine::terms::{Terms, Version};
use engine::turn::{Answer, Intent, Request, take};
use engine::{Command, Rejection, State};
use money::{Amount, Currency, Money};

#[test]
fn there_are_a_thousand_campaigns_at_most() {
    let mut state = State::genesis(Shard::HOME);
    let stamp = Stamp { at: Instant::from_micros(1), date: Date::from_days(20_635) };
    let mut turn = |command| {
        let request = Request { key: None, command, intent: Intent::Do };
        take(&mut state, &request, stamp, 1, &mut Vec::new())
    };
    assert!(matches!(turn(Command::ActivateTerms(Terms::defaults(Version(1), Currency::Cny))), Answer::Done(_)));
    for _ in 0..1_000 {
        assert!(matches!(turn(campaign(stamp.date)), Answer::Done(_)));
    }
    let refusal = Rejection::TooManyCampaigns { max: 1_000 };
    assert_eq!(refusal.code(), "too_many_campaigns");
    assert_eq!(turn(campaign(stamp.date)), Answer::Refused(refusal));
}

fn campaign(to: Date) -> Command {
    let one = Money { amount: Amount::of(1), currency: Currency::Cny };
    Command::CreateCampaign(Box::new(Create {
        name: String::from("A cent"),
        benefit: Benefit::InstantDiscount(one.amount),
        funder: Funder::Platform,
        from: None,
        to,
        categories: Vec::new(),
        smallest_order: None,
        per_customer: 1,
        budget: one,
        stacking: Stacking::Alone,
        by: StaffId(1),
        contract: None,
    }))
}

#[test]
fn a_category_has_a_sound_name() {
    for name in ["", "Shoes", "1shoe", "_shoes", "two words", "sch\u{fc}he", &"a".repeat(33)] {
        assert_eq!(Category::named(name), None, "{name}");
    }
    assert_eq!(Category::named(&"a".repeat(32)).map(|one| one.name().len()), Some(32));
    assert_eq!(Category::named("shoes_2").map(|one| one.name().to_string()), Some(String::from("shoes_2")));
}
