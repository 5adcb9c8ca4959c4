//! Things by the numbers in their ids.

/// Things of one shard, by the number in their id.
#[derive(Debug, Clone)]
pub struct Numbered<T> {
    shard: u64,
    things: Vec<Option<Box<T>>>,
}

impl<T> Default for Numbered<T> {
    fn default() -> Numbered<T> {
        Numbered { shard: 0, things: Vec::new() }
    }
}

impl<T> Numbered<T> {
    /// The thing of an id.
    pub fn get(&self, id: u64) -> Option<&T> {
        self.things.get(number(id)).filter(|_| id >> 52 == self.shard).and_then(Option::as_deref)
    }

    /// The thing of an id, to be changed.
    pub fn get_mut(&mut self, id: u64) -> Option<&mut T> {
        let here = id >> 52 == self.shard;
        self.things.get_mut(number(id)).filter(|_| here).and_then(Option::as_deref_mut)
    }

    /// Puts a thing in its place.
    pub fn put(&mut self, id: u64, thing: T) {
        let at = number(id);
        self.shard = id >> 52;
        if self.things.len() <= at {
            self.things.resize_with(at + 1, || None);
        }
        self.things[at] = Some(Box::new(thing));
    }

    /// Everything, by number.
    pub fn all(&self) -> impl Iterator<Item = &T> {
        self.things.iter().filter_map(Option::as_deref)
    }
}

/// The number in an id: its last 52 bits.
pub fn number(id: u64) -> usize {
    (id & ((1 << 52) - 1)) as usize
}
