//! The clock of the sandbox, moved while requests are in flight and while none are.

use calendar::Instant;
use sequencer::clock;
use serde_json::json;

use crate::http::Client;

/// How far the clock may be moved while requests are in flight, in hours: an idempotency key lives 48.
const HOURS_MAX: i64 = 40;

/// What the clock says.
pub async fn now(client: &Client) -> Instant {
    let told = client.read("/v1/clock").await;
    told["now"].as_str().and_then(clock::parse).expect("the clock tells an instant")
}

/// Moves the clock; where it stands when that was acknowledged.
pub async fn move_to(client: &Client, to: Instant) -> Option<Instant> {
    let answer = client.post("/v1/clock", "", &json!({"to": clock::write(to)})).await.ok()?;
    (answer.status == 200).then_some(to)
}

/// Moves the clock by minutes and hours until the server is gone; how far that was acknowledged.
pub async fn move_hours(client: Client, from: Instant) -> Instant {
    let mut clock = from;
    for minutes in [7, 60, 3, 150, 20].into_iter().cycle() {
        let to = clock.plus_seconds(minutes * 60);
        if to.micros_since(from) > HOURS_MAX * 3_600_000_000 {
            break;
        }
        match move_to(&client, to).await {
            Some(moved) => clock = moved,
            None => break,
        }
    }
    clock
}
