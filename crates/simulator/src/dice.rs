//! Dice: every draw of a run, from one seed.

/// A small generator of numbers that is the same on every machine and in every release: SplitMix64 (Steele, Lea and Flood,
/// 2014).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// Dice that always fall the same for the same seed.
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// Any number.
    pub fn any(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 when there is none.
    pub fn below(&mut self, end: u64) -> u64 {
        match end {
            0 => 0,
            _ => ((u128::from(self.any()) * u128::from(end)) >> 64) as u64,
        }
    }

    /// A number from `low` to `high`, both of them possible.
    pub fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.below(high.saturating_sub(low).saturating_add(1))
    }

    /// Whether something comes up that does so `parts` times in a thousand.
    pub fn comes_up(&mut self, parts: u64) -> bool {
        self.below(1_000) < parts
    }

    /// One of several.
    pub fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len() as u64) as usize]
    }

    /// The place of one of several weights, each as likely as it is heavy.
    pub fn weighed(&mut self, weights: &[u64]) -> usize {
        let mut left = self.below(weights.iter().sum());
        for (at, weight) in weights.iter().enumerate() {
            if left < *weight {
                return at;
            }
            left -= weight;
        }
        0
    }

    /// The dice of a part of the run, which fall the same however much is drawn from these.
    pub fn of_part(seed: u64, part: u64) -> Dice {
        Dice::new(Dice::new(seed ^ part.wrapping_mul(0xd6e8_feb8_6659_fd93)).any())
    }
}

#[cfg(test)]
mod tests {
    use super::Dice;

    #[test]
    fn the_same_seed_falls_the_same() {
        let draw = |seed| (0..5).scan(Dice::new(seed), |dice, _| Some(dice.below(1_000))).collect::<Vec<u64>>();
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
    }

    #[test]
    fn every_choice_comes_up_and_none_beyond() {
        let mut dice = Dice::new(1);
        let mut seen = [0; 4];
        for _ in 0..1_000 {
            seen[dice.between(0, 3) as usize] += 1;
        }
        assert!(seen.iter().all(|count| *count > 150), "{seen:?}");
    }
}
