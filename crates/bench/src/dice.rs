//! Dice with a seed: the same seed draws the same.

/// A small generator of numbers (splitmix64); the same seed draws the same.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// Dice of a seed.
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`; the higher half of a product, which is even enough for any bound used here.
    pub fn below(&mut self, bound: u64) -> u64 {
        ((u128::from(self.bits()) * u128::from(bound)) >> 64) as u64
    }

    /// Seconds until the next of arrivals that come `per_second` on average and know nothing of each other.
    pub fn gap(&mut self, per_second: f64) -> f64 {
        let unit = (self.bits() >> 11) as f64 / (1_u64 << 53) as f64;
        -(1.0 - unit).ln() / per_second
    }
}

#[cfg(test)]
mod tests {
    use super::Dice;

    #[test]
    fn the_same_seed_draws_the_same_and_within_its_bound() {
        let (mut one, mut same) = (Dice::new(7), Dice::new(7));
        let drawn: Vec<u64> = (0..1_000).map(|_| one.below(10)).collect();
        assert_eq!(drawn, (0..1_000).map(|_| same.below(10)).collect::<Vec<u64>>());
        assert!((0..10).all(|number| drawn.iter().filter(|drawn| **drawn == number).count() > 50));
    }

    #[test]
    fn arrivals_come_as_often_as_is_said() {
        let mut dice = Dice::new(1);
        let seconds: f64 = (0..100_000).map(|_| dice.gap(1_000.0)).sum();
        assert!((95.0..105.0).contains(&seconds), "{seconds}");
    }
}
