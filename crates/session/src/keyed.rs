//! Entries by one key: a pool and an index that makes room in it.

use core::hash::Hash;

use crate::index::Index;
use crate::pool::{Gauge, Gone, Owner, Pool, Room, Worth};

/// Entries whose time is up that one call lets go.
const EXPIRED_A_CALL: usize = 16;

#[derive(Debug)]
pub(crate) struct Keyed<K, V> {
    pool: Pool<(K, V)>,
    index: Index,
    /// Seconds that an entry may be idle, by its worth.
    idle_s: [u32; 3],
}

impl<K: Default + Eq + Hash, V: Default> Keyed<K, V> {
    /// Room for so many, of which one owner takes so many hundredths.
    pub(crate) fn new(max: u32, quota: u8, seed: u64, idle_s: [u32; 3]) -> Self {
        let keys = usize::try_from(max).unwrap_or(0);
        Self { pool: Pool::new(max, quota), index: Index::new(keys, seed), idle_s }
    }

    pub(crate) fn slot(&self, key: &K) -> Option<u32> {
        let is_it = |slot| self.pool.get(slot).is_some_and(|(known, _)| known == key);
        self.index.find(self.index.hash(key), is_it)
    }

    pub(crate) fn get(&self, key: &K) -> Option<&V> {
        self.at(self.slot(key)?).map(|(_, value)| value)
    }

    pub(crate) fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        self.at_mut(self.slot(key)?)
    }

    pub(crate) fn at(&self, slot: u32) -> Option<(&K, &V)> {
        self.pool.get(slot).map(|(key, value)| (key, value))
    }

    pub(crate) fn at_mut(&mut self, slot: u32) -> Option<&mut V> {
        self.pool.get_mut(slot).map(|(_, value)| value)
    }

    /// Takes one in, in the place of one with the same key; nothing where there is no room.
    pub(crate) fn insert(
        &mut self,
        owned: (Owner, Worth),
        now: u32,
        key: K,
        value: V,
    ) -> Option<u32> {
        if let Some(slot) = self.slot(&key) {
            self.drop_at(slot, Gone::Ended);
        }
        match self.pool.victim(owned.0) {
            Room::Over(slot) => self.drop_at(slot, Gone::Over),
            Room::Full(slot) => self.drop_at(slot, Gone::Full),
            Room::Free | Room::None => None,
        };
        let hashed = self.index.hash(&key);
        let slot = self.pool.insert(owned.0, owned.1, now, (key, value))?;
        if self.index.insert(hashed, slot) {
            return Some(slot);
        }
        self.pool.remove(slot, Gone::Full);
        None
    }

    pub(crate) fn remove(&mut self, key: &K) -> Option<V> {
        let slot = self.slot(key)?;
        self.drop_at(slot, Gone::Ended)
    }

    /// It was seen now, and is worth that.
    pub(crate) fn touch_entry(&mut self, slot: u32, worth: Worth, now: u32) {
        self.pool.touch_entry(slot, worth, now);
    }

    pub(crate) fn seen(&self, slot: u32) -> u32 {
        self.pool.seen(slot)
    }

    /// Lets go of some whose time is up.
    pub(crate) fn expire(&mut self, now: u32) {
        for _ in 0..EXPIRED_A_CALL {
            let Some(slot) = self.pool.expired(now, self.idle_s) else { return };
            self.drop_at(slot, Gone::Expired);
        }
    }

    /// Entries of one owner.
    pub(crate) fn held_by(&self, owner: Owner) -> u32 {
        self.pool.owned(owner)
    }

    /// Entries of one owner that are worth that.
    pub(crate) fn held_of(&self, owner: Owner, worth: Worth) -> u32 {
        self.pool.owned_of(owner, worth)
    }

    /// Slots that were ever used.
    pub(crate) fn slots(&self) -> u32 {
        self.pool.slots()
    }

    pub(crate) fn gauge(&self) -> Gauge {
        self.pool.gauge()
    }

    pub(crate) fn octets(&self) -> usize {
        self.pool.octets().saturating_add(self.index.octets())
    }

    pub(crate) fn touch(&mut self) {
        self.pool.touch();
    }

    pub(crate) fn clear(&mut self) {
        self.pool.clear();
        self.index.clear();
    }

    fn drop_at(&mut self, slot: u32, why: Gone) -> Option<V> {
        let (key, value) = self.pool.remove(slot, why)?;
        self.index.remove(self.index.hash(&key), slot);
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_takes_no_more_than_its_part_and_pushes_out_its_own() {
        let mut table = Keyed::new(1000, 25, 1, [10, 60, 600]);
        for key in 0..500_u64 {
            table.insert((Owner(1), Worth::Used), 0, key, ());
        }
        for key in 1000..100_000_u64 {
            table.insert((Owner(2), Worth::HalfOpen), 1, key, ());
        }

        let genuine = (0..500_u64).filter(|key| table.get(key).is_some()).count();
        assert_eq!(genuine, 250);
        assert_eq!(table.gauge().len, 500);
        assert!(table.gauge().over_quota > 98_000);
    }

    #[test]
    fn entries_lapse_in_batches() {
        let mut table = Keyed::new(100, 100, 1, [10, 60, 600]);
        for key in 0..100_u32 {
            table.insert((Owner(0), Worth::HalfOpen), 0, key, ());
        }

        table.expire(11);
        assert_eq!(table.gauge().len, 84);
        for _ in 0..6 {
            table.expire(11);
        }
        assert_eq!(table.gauge().len, 0);
        assert_eq!(table.gauge().expired, 100);
    }
}
