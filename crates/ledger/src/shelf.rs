//! A map that behaves the same on every run.

use std::hash::{BuildHasher, Hash};

use foldhash::fast::FixedState;
use hashbrown::HashTable;

/// How many indexes a shelf has: one that grows moves so small a part of all that nobody has to wait for it.
const PARTS: usize = 64;

/// How many values lie together: a shelf takes memory by as many, and never moves what lies there to get more.
const CHUNK: usize = 256;

/// A hash map with a fixed seed that is looked into, and walked only in the order of its keys.
///
/// Keys and values lie in chunks in the order they came, and hash tables of their places lead to them: a place has 4 bytes,
/// so that the part of a hash table that is always empty costs little.
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
    places: Vec<HashTable<u32>>,
    /// Invariant: every chunk but the last one is full.
    chunks: Vec<Vec<(K, V)>>,
    hasher: FixedState,
}

impl<K, V> Default for Shelf<K, V> {
    fn default() -> Shelf<K, V> {
        let places = std::iter::repeat_with(HashTable::new).take(PARTS).collect();
        Shelf { places, chunks: Vec::new(), hasher: FixedState::with_seed(0) }
    }
}

impl<K: Copy + Eq + Hash + Ord, V> Shelf<K, V> {
    /// What stands under `key`.
    pub fn get(&self, key: K) -> Option<&V> {
        let place = self.place(key)?;
        Some(&at(&self.chunks, place).1)
    }

    /// What stands under `key`, to be changed.
    pub fn get_mut(&mut self, key: K) -> Option<&mut V> {
        let place = self.place(key)?;
        Some(&mut at_mut(&mut self.chunks, place).1)
    }

    /// Puts `value` under `key`, and returns what stood there.
    ///
    /// # Panics
    /// When there are 2³² values already.
    pub fn put(&mut self, key: K, value: V) -> Option<V> {
        if let Some(place) = self.place(key) {
            return Some(std::mem::replace(&mut at_mut(&mut self.chunks, place).1, value));
        }
        let place = u32::try_from(self.len()).expect("memory ends before 2^32 values do");
        match self.chunks.last_mut() {
            Some(last) if last.len() < CHUNK => last.push((key, value)),
            // A small shelf starts with little.
            None => self.chunks.push(vec![(key, value)]),
            Some(_) => {
                let mut chunk = Vec::with_capacity(CHUNK);
                chunk.push((key, value));
                self.chunks.push(chunk);
            }
        }
        let (chunks, hasher) = (&self.chunks, &self.hasher);
        let hash = hasher.hash_one(key);
        self.places[part(hash)].insert_unique(hash, place, |other| hasher.hash_one(at(chunks, *other).0));
        None
    }

    /// Takes away what stands under `key`; the last one that came takes its place.
    pub fn take(&mut self, key: K) -> Option<V> {
        let hash = self.hasher.hash_one(key);
        let chunks = &self.chunks;
        let found = self.places[part(hash)].find_entry(hash, |place| at(chunks, *place).0 == key);
        let (place, _) = found.ok()?.remove();
        let last = self.chunks.last_mut().expect("something stands here");
        let (last_key, last_value) = last.pop().expect("no chunk is empty");
        if last.is_empty() {
            self.chunks.pop();
        }
        if last_key == key {
            return Some(last_value);
        }
        let (last_hash, from) = (self.hasher.hash_one(last_key), self.len() as u32);
        let moved = self.places[part(last_hash)].find_mut(last_hash, |place| *place == from);
        *moved.expect("every value has its place") = place;
        let (_, value) = std::mem::replace(at_mut(&mut self.chunks, place), (last_key, last_value));
        Some(value)
    }

    /// What stands in a place, counted from 0; values that came first stand first, until one is taken away.
    pub fn nth(&self, place: usize) -> Option<(K, &V)> {
        let (key, value) = self.chunks.get(place / CHUNK)?.get(place % CHUNK)?;
        Some((*key, value))
    }

    /// How many values stand here.
    pub fn len(&self) -> usize {
        let last = self.chunks.last().map_or(0, Vec::len);
        self.chunks.len().saturating_sub(1) * CHUNK + last
    }

    /// Whether nothing stands here.
    pub fn is_empty(&self) -> bool {
        self.chunks.is_empty()
    }

    /// Every key, ascending. It sorts, so it is for reports, checks and sweeps, not for a turn.
    pub fn keys(&self) -> Vec<K> {
        let mut keys: Vec<K> = self.chunks.iter().flatten().map(|(key, _)| *key).collect();
        keys.sort_unstable();
        keys
    }

    /// Every key and value, in the order of the keys; at the price of [`Shelf::keys`].
    pub fn in_order(&self) -> impl Iterator<Item = (K, &V)> {
        self.keys().into_iter().map(|key| (key, self.get(key).expect("the key was just listed")))
    }

    fn place(&self, key: K) -> Option<u32> {
        let hash = self.hasher.hash_one(key);
        self.places[part(hash)].find(hash, |place| at(&self.chunks, *place).0 == key).copied()
    }
}

/// The index that a hash belongs to, by bits that the index itself makes no use of.
fn part(hash: u64) -> usize {
    (hash >> 40) as usize % PARTS
}

fn at<K, V>(chunks: &[Vec<(K, V)>], place: u32) -> &(K, V) {
    &chunks[place as usize / CHUNK][place as usize % CHUNK]
}

fn at_mut<K, V>(chunks: &mut [Vec<(K, V)>], place: u32) -> &mut (K, V) {
    &mut chunks[place as usize / CHUNK][place as usize % CHUNK]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{CHUNK, Shelf};

    /// Numbers that come in no order and again.
    fn scattered(n: u64) -> u64 {
        n.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 54
    }

    #[test]
    fn it_holds_what_a_plain_map_holds() {
        let (mut shelf, mut plain) = (Shelf::default(), BTreeMap::new());
        for n in 0..20 * CHUNK as u64 {
            let key = scattered(n);
            match n % 3 {
                0 => assert_eq!(shelf.take(key), plain.remove(&key)),
                1 => assert_eq!(shelf.put(key, n), plain.insert(key, n)),
                _ => assert_eq!(shelf.get_mut(key).map(|value| std::mem::replace(value, n)), {
                    plain.get_mut(&key).map(|value| std::mem::replace(value, n))
                }),
            }
            assert_eq!((shelf.len(), shelf.get(key)), (plain.len(), plain.get(&key)));
        }
        assert!(shelf.in_order().eq(plain.iter().map(|(key, value)| (*key, value))));
        plain.keys().for_each(|key| assert!(shelf.take(*key).is_some()));
        assert!(shelf.is_empty() && shelf.keys().is_empty());
    }
}
