//! A map that behaves the same on every run.

use std::hash::Hash;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

/// A hash map with a fixed seed that is looked into, and walked only in the order of its keys.
///
/// ```
/// use ledger::Shelf;
/// let mut shelf = Shelf::default();
/// shelf.put(2_u64, "two");
/// shelf.put(1, "one");
/// let walked: Vec<_> = shelf.in_order().map(|(_, word)| *word).collect();
/// assert_eq!(walked, ["one", "two"]);
/// ```
#[derive(Debug, Clone)]
pub struct Shelf<K, V> {
    map: HashMap<K, V, FixedState>,
}

impl<K, V> Default for Shelf<K, V> {
    fn default() -> Shelf<K, V> {
        Shelf { map: HashMap::with_hasher(FixedState::with_seed(0)) }
    }
}

impl<K: Copy + Eq + Hash + Ord, V> Shelf<K, V> {
    /// What stands under `key`.
    pub fn get(&self, key: K) -> Option<&V> {
        self.map.get(&key)
    }

    /// What stands under `key`, to be changed.
    pub fn get_mut(&mut self, key: K) -> Option<&mut V> {
        self.map.get_mut(&key)
    }

    /// Puts `value` under `key`, and returns what stood there.
    pub fn put(&mut self, key: K, value: V) -> Option<V> {
        self.map.insert(key, value)
    }

    /// Takes away what stands under `key`.
    pub fn take(&mut self, key: K) -> Option<V> {
        self.map.remove(&key)
    }

    /// How many values stand here.
    pub fn len(&self) -> usize {
        self.map.len()
    }

    /// Whether nothing stands here.
    pub fn is_empty(&self) -> bool {
        self.map.is_empty()
    }

    /// Every key, ascending. It sorts, so it is for reports, checks and sweeps, not for a turn.
    pub fn keys(&self) -> Vec<K> {
        let mut keys: Vec<K> = self.map.keys().copied().collect();
        keys.sort_unstable();
        keys
    }

    /// Every key and value, in the order of the keys; at the price of [`Shelf::keys`].
    pub fn in_order(&self) -> impl Iterator<Item = (K, &V)> {
        self.keys().into_iter().map(|key| (key, self.map.get(&key).expect("the key was just listed")))
    }
}
