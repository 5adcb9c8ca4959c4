//! The load: everybody who uses the server at the same time, and what they know together.

use std::collections::BTreeMap;
use std::sync::Arc;

use calendar::Instant;
use rand::SeedableRng;
use rand::rngs::StdRng;
use tokio::task::JoinHandle;

use super::audit::Counts;
use super::buyer::{Buyer, Place};
use super::clock::{move_hours, move_to, now};
use super::history::Told;
use super::known::{Known, Order, Repayment, minor};
use super::{ACCOUNTS, CLIENTS, MERCHANTS};
use crate::http::Client;

/// Everybody who uses the server.
pub struct Load {
    buyers: Vec<Buyer>,
    place: Arc<Place>,
    /// The last time that a move of the clock was acknowledged to.
    clock: Instant,
    /// What had been acknowledged when it was last looked at.
    grown: u64,
}

/// A load under way.
pub struct Loading {
    buyers: Vec<JoinHandle<Buyer>>,
    mover: JoinHandle<Instant>,
}

impl Load {
    /// Customers and merchants, and clients who know nothing yet.
    pub async fn new(client: &Client, dice: &mut StdRng) -> Load {
        let mut place = Place::default();
        for number in 0..ACCOUNTS {
            place.accounts.push(client.account(&format!("a{number}")).await);
        }
        for number in 0..MERCHANTS {
            place.merchants.push(client.merchant(&format!("m{number}")).await);
        }
        let place = Arc::new(place);
        let buyer = || Buyer { known: Known::default(), dice: StdRng::from_rng(dice), place: place.clone() };
        let buyers = std::iter::repeat_with(buyer).take(CLIENTS).collect();
        Load { buyers, place, clock: now(client).await, grown: 0 }
    }

    /// Lets everybody loose until the server is gone.
    pub fn begin(&mut self, client: &Client) -> Loading {
        let buyers = self.buyers.drain(..).map(|buyer| tokio::spawn(buyer.run(client.clone())));
        let mover = tokio::spawn(move_hours(client.clone(), self.clock));
        Loading { buyers: buyers.collect(), mover }
    }

    /// Waits until everybody has noticed that the server is gone.
    pub async fn end(&mut self, loading: Loading) {
        self.buyers = all(loading.buyers).await;
        self.clock = loading.mover.await.expect("the mover does not panic");
    }

    /// Begins to move the clock by days, with nothing else in flight: keys do not live that long.
    pub fn move_days(&mut self, client: &Client, days: i64) -> JoinHandle<Option<Instant>> {
        self.buyers.iter_mut().for_each(|buyer| drop(buyer.known.take_changed()));
        let (client, to) = (client.clone(), self.clock.plus_seconds(days * 86_400));
        tokio::spawn(async move { move_to(&client, to).await })
    }

    /// Takes note of whether the move was acknowledged.
    pub async fn moved(&mut self, moving: JoinHandle<Option<Instant>>) {
        self.clock = moving.await.expect("the mover does not panic").unwrap_or(self.clock);
    }

    /// After a restart: the clock is not behind, and everybody hears what they heard, and what they did not.
    pub async fn settle(&mut self, client: &Client) {
        let now = now(client).await;
        assert!(now >= self.clock, "the clock was moved to {:?} and says {now:?}", self.clock);
        self.clock = now;
        self.buyers =
            all(self.buyers.drain(..).map(|buyer| tokio::spawn(buyer.settle(client.clone()))).collect()).await;
        for account in 0..ACCOUNTS {
            self.buyers[account].pay_what_is_due(client, account).await;
        }
    }

    fn orders(&self) -> BTreeMap<String, Order> {
        self.buyers.iter().flat_map(|buyer| buyer.known.orders.clone()).collect()
    }

    fn repayments(&self) -> BTreeMap<String, Repayment> {
        self.buyers.iter().flat_map(|buyer| buyer.known.repayments.clone()).collect()
    }

    fn sum(&self, of: impl Fn(&Known) -> u64) -> u64 {
        self.buyers.iter().map(|buyer| of(&buyer.known)).sum()
    }

    /// What happened as far as the clients know.
    pub fn counts(&self) -> Counts {
        let of = |count: fn(&Order) -> u64| self.sum(|known| known.orders.values().map(count).sum());
        Counts {
            authorised: self.sum(|known| known.orders.len() as u64),
            captured: of(|order| order.captures),
            refunded: of(|order| order.refunds),
            repaid: self.sum(|known| known.repayments.len() as u64),
            voided: of(|order| order.voids),
        }
    }

    /// How many requests nobody knows the outcome of.
    pub fn in_flight(&self) -> u64 {
        self.sum(|known| known.in_flight.len() as u64)
    }

    /// Each merchant sold, and gave back, exactly what was acknowledged.
    pub async fn check_merchants(&self, client: &Client) {
        for (number, merchant) in self.place.merchants.iter().enumerate() {
            let balance = client.read(&format!("/v1/merchants/{merchant}/balance")).await;
            let of = |amount: fn(&Order) -> u64| {
                self.sum(|known| known.orders.values().filter(|order| order.merchant == number).map(amount).sum())
            };
            let told = (minor(&balance["captured"]), minor(&balance["refunded"]));
            assert_eq!(told, (of(|order| order.captured), of(|order| order.refunded)), "{balance}");
        }
    }

    /// The histories of all accounts tell of every order and repayment that is known, of each event of theirs once, and
    /// of nothing else.
    pub async fn check_histories(&self, client: &Client) {
        let told = Told::of(client, &self.place.accounts, &self.place.merchants).await;
        assert_eq!((told.orders, told.repayments), (self.orders(), self.repayments()));
    }

    /// A load that does nothing would prove nothing.
    pub fn check_growth(&mut self, kill: u32) {
        if kill.is_multiple_of(16) {
            let acknowledged = self.sum(|known| known.acknowledged_total);
            assert!(acknowledged > self.grown, "nothing was acknowledged in 16 rounds");
            self.grown = acknowledged;
        }
    }

    /// One line.
    pub fn tally(&self) -> String {
        format!(
            "{} commands acknowledged, {} refused, {} in flight when killed; {:?}; the clock says {}",
            self.sum(|known| known.acknowledged_total),
            self.sum(|known| known.refused_total),
            self.sum(|known| known.in_flight_total),
            self.counts(),
            sequencer::clock::write(self.clock),
        )
    }
}

async fn all(clients: Vec<JoinHandle<Buyer>>) -> Vec<Buyer> {
    let mut buyers = Vec::new();
    for client in clients {
        buyers.push(client.await.expect("a client does not panic"));
    }
    buyers
}
