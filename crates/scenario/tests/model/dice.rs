//! Dice that fall the same way for the same seed.

/// A sequence of numbers, by SplitMix64.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    pub fn any(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `least` to `most`, both among them.
    pub fn within(&mut self, least: i64, most: i64) -> i64 {
        least + (self.any() % (most - least + 1) as u64) as i64
    }

    /// Whether what happens so often in a hundred times happens.
    pub fn falls(&mut self, hundredths: i64) -> bool {
        self.within(1, 100) <= hundredths
    }

    pub fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.any() as usize % all.len()]
    }

    /// A number from `least` to `most`; the ends as often as what lies between them.
    pub fn edgy(&mut self, least: i64, most: i64) -> i64 {
        match self.within(0, 3) {
            0 => least,
            1 => most,
            _ => self.within(least, most),
        }
    }

    /// An amount of any size up to `most`: each number of digits as often.
    pub fn amount(&mut self, most: i64) -> i64 {
        let digits = self.within(1, i64::from(most.ilog10()) + 1);
        self.within(1, most.min(10_i64.pow(digits as u32)))
    }
}
