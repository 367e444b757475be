//! The newest of what is to be remembered for a while, in a fixed number of places.

use alloc::collections::VecDeque;
use core::hash::Hash;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

/// A map in which the oldest key makes room for a new one.
#[derive(Debug)]
pub struct Newest<K, V> {
    known: HashMap<K, V, FixedState>,
    order: VecDeque<K>,
    max: usize,
}

impl<K: Copy + Eq + Hash, V> Newest<K, V> {
    /// Room for so many keys; the seed keeps look-ups from being steered.
    pub fn new(max: usize, seed: u64) -> Self {
        Self {
            known: HashMap::with_capacity_and_hasher(max, FixedState::with_seed(seed)),
            order: VecDeque::with_capacity(max),
            max,
        }
    }

    /// Remembers a value; a known key keeps its age.
    pub fn put(&mut self, key: K, value: V) {
        if let Some(known) = self.known.get_mut(&key) {
            *known = value;
            return;
        }
        if self.order.len() >= self.max
            && let Some(oldest) = self.order.pop_front()
        {
            self.known.remove(&oldest);
        }
        self.known.insert(key, value);
        self.order.push_back(key);
    }

    /// The value of a key.
    pub fn get(&self, key: &K) -> Option<&V> {
        self.known.get(key)
    }

    /// Forgets all.
    pub fn forget(&mut self) {
        self.known.clear();
        self.order.clear();
    }
}
