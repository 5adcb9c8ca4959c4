//! A figure measured more than once.

use serde::Serialize;

use super::line::number;

/// What was measured, round by round.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(transparent)]
pub struct Series(Vec<f64>);

impl Series {
    /// Nothing measured yet.
    pub const EMPTY: Series = Series(Vec::new());

    /// A figure that was measured once, because a second time would be the same or take too long.
    pub fn once(value: f64) -> Series {
        Series(vec![value])
    }

    /// Adds a round.
    pub fn add(&mut self, value: f64) {
        self.0.push(value);
    }

    /// How many rounds there were.
    pub fn rounds(&self) -> usize {
        self.0.len()
    }

    /// The round in the middle; between two of them their mean. 0 when nothing was measured.
    pub fn median(&self) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable_by(f64::total_cmp);
        match sorted.len() {
            0 => 0.0,
            len if len % 2 == 1 => sorted[len / 2],
            len => f64::midpoint(sorted[len / 2 - 1], sorted[len / 2]),
        }
    }

    /// The smallest and the largest round.
    pub fn range(&self) -> (f64, f64) {
        let smallest = self.0.iter().copied().fold(f64::INFINITY, f64::min);
        (smallest, self.0.iter().copied().fold(f64::NEG_INFINITY, f64::max))
    }

    /// The rounds of the first half, and those of the second.
    pub fn halves(&self) -> (Series, Series) {
        let (first, last) = self.0.split_at(self.0.len() / 2);
        (Series(first.to_vec()), Series(last.to_vec()))
    }

    /// Every round, in order, to be read.
    pub fn listed(&self) -> String {
        self.0.iter().map(|value| number(*value)).collect::<Vec<String>>().join(", ")
    }

    /// Every round changed in the same way.
    #[must_use]
    pub fn map(&self, change: impl Fn(f64) -> f64) -> Series {
        Series(self.0.iter().copied().map(change).collect())
    }

    /// Round by round, this figure over the other: what disturbed one round disturbed both of its halves.
    pub fn over(&self, other: &Series) -> Series {
        match other.0.len() == self.0.len() {
            true => Series(self.0.iter().zip(&other.0).map(|(own, other)| own / other).collect()),
            false => Series::once(self.median() / other.median()),
        }
    }
}

impl FromIterator<f64> for Series {
    fn from_iter<I: IntoIterator<Item = f64>>(rounds: I) -> Series {
        Series(rounds.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::Series;

    #[test]
    fn the_median_stands_in_the_middle() {
        let median = |rounds: &[f64]| rounds.iter().copied().collect::<Series>().median();
        assert_eq!(median(&[3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), 2.5);
        assert_eq!(median(&[]), 0.0);
    }

    #[test]
    fn a_ratio_is_taken_round_by_round() {
        let ours: Series = [10.0, 2.0, 30.0].into_iter().collect();
        let theirs: Series = [20.0, 4.0, 40.0].into_iter().collect();
        assert_eq!(ours.over(&theirs).median(), 0.5);
        assert_eq!(ours.over(&Series::once(20.0)).median(), 0.5);
    }
}
