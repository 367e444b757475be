//! Where entries are, by the hash of a key: a table of fixed size in which no search looks at more than 24 places.
//!
//! A key may stand in either of two buckets of a cache line each, and goes into the emptier one. Nothing moves and
//! nothing is left behind by what goes, so that no operation ever takes longer than another.

use alloc::vec;
use alloc::vec::Vec;
use core::hash::{BuildHasher as _, Hash};

use foldhash::quality::FixedState;

/// Places of one bucket: with their tags they fill a cache line.
const PLACES: usize = 12;
/// Tags that are compared at once; those behind the last place are none.
const LANE: usize = 8;
/// Hundredths of its places that an index is meant to use: where keys come and go at 75, both buckets of one in 7,000 new
/// ones are full, at 68 of less than one in a million.
const LOAD: usize = 68;
/// Places that a search looks at, at most.
pub const PROBES_MAX: usize = 2 * PLACES;

/// Places of entries, each under the hash of a key.
#[derive(Debug)]
pub(crate) struct Index {
    buckets: Vec<Bucket>,
    hasher: FixedState,
    refused: u64,
}

/// Slots are kept one higher, so that 0 is free.
#[derive(Clone, Debug, Default)]
#[repr(align(64))]
struct Bucket {
    slots: [u32; PLACES],
    tags: [u8; 2 * LANE],
}

const _: () = assert!(size_of::<Bucket>() == 64, "a cache line");

/// Where a key may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hashed {
    first: u32,
    second: u32,
    tag: u8,
}

impl Index {
    /// Room for so many keys.
    pub(crate) fn new(keys_max: usize, seed: u64) -> Self {
        let places = keys_max.saturating_mul(100) / LOAD;
        let buckets = vec![Bucket::default(); places.div_ceil(PLACES).max(2)];
        Self { buckets, hasher: FixedState::with_seed(seed), refused: 0 }
    }

    /// Who does not know the seed cannot choose keys that share their buckets.
    pub(crate) fn hash(&self, key: &impl Hash) -> Hashed {
        let hash = self.hasher.hash_one(key);
        let place = |half: u32| {
            let buckets = u64::try_from(self.buckets.len()).unwrap_or(1);
            u32::try_from(u64::from(half).wrapping_mul(buckets) >> 32).unwrap_or(0)
        };
        let [high, low] = [hash >> 32, hash & 0xffff_ffff].map(|half| half.try_into().unwrap_or(0));
        let [tag, ..] = hash.to_le_bytes();
        Hashed { first: place(high), second: place(low), tag }
    }

    /// A number that stands for a key where a rare mistake does no harm.
    pub(crate) fn number(&self, key: &impl Hash) -> u64 {
        self.hasher.hash_one(key)
    }

    /// The slot of a key; `is_it` tells it from others with the same tag.
    pub(crate) fn find(&self, hashed: Hashed, is_it: impl Fn(u32) -> bool) -> Option<u32> {
        let in_bucket = |bucket| self.bucket(bucket)?.tagged(hashed.tag).find(|slot| is_it(*slot));
        in_bucket(hashed.first).or_else(|| in_bucket(hashed.second))
    }

    /// Reads the buckets of a key, so that they are near when it is looked for; what comes back means nothing.
    #[inline]
    pub(crate) fn foresee(&self, hashed: Hashed) -> u32 {
        let first = |place| self.bucket(place).and_then(|bucket| bucket.slots.first().copied());
        first(hashed.first).unwrap_or(0) ^ first(hashed.second).unwrap_or(0)
    }

    /// The slot that a key most likely has, by its tag alone.
    #[inline]
    pub(crate) fn likely(&self, hashed: Hashed) -> Option<u32> {
        let in_bucket = |bucket| self.bucket(bucket)?.tagged(hashed.tag).next();
        in_bucket(hashed.first).or_else(|| in_bucket(hashed.second))
    }

    /// Notes where a key stands; false where both of its buckets are full.
    pub(crate) fn insert(&mut self, hashed: Hashed, slot: u32) -> bool {
        let free = |bucket| self.bucket(bucket).map_or(0, Bucket::free);
        let is_second = free(hashed.second) > free(hashed.first);
        let place = if is_second { hashed.second } else { hashed.first };
        let is_in = self.bucket_mut(place).is_some_and(|bucket| bucket.insert(hashed.tag, slot));
        self.refused = self.refused.saturating_add(u64::from(!is_in));
        is_in
    }

    /// Forgets where a key stands.
    pub(crate) fn remove(&mut self, hashed: Hashed, slot: u32) {
        for place in [hashed.first, hashed.second] {
            if self.bucket_mut(place).is_some_and(|bucket| bucket.remove(hashed.tag, slot)) {
                return;
            }
        }
    }

    /// Keys that found no place.
    pub(crate) fn refused(&self) -> u64 {
        self.refused
    }

    /// Octets that it takes.
    pub(crate) fn octets(&self) -> usize {
        self.buckets.len().saturating_mul(size_of::<Bucket>())
    }

    pub(crate) fn clear(&mut self) {
        self.buckets.fill(Bucket::default());
    }

    fn bucket(&self, place: u32) -> Option<&Bucket> {
        self.buckets.get(usize::try_from(place).ok()?)
    }

    fn bucket_mut(&mut self, place: u32) -> Option<&mut Bucket> {
        self.buckets.get_mut(usize::try_from(place).ok()?)
    }
}

impl Bucket {
    /// The slots with that tag.
    #[inline]
    fn tagged(&self, tag: u8) -> impl Iterator<Item = u32> {
        let (lanes, _) = self.tags.as_chunks();
        let mut left = lanes.iter().rev().fold(0, |bits, lane| bits << LANE | equal(*lane, tag));
        let places = core::iter::from_fn(move || {
            let place = usize::try_from(left.trailing_zeros()).ok().filter(|_| left != 0)?;
            left &= left.wrapping_sub(1);
            Some(place)
        });
        // What is free has a tag that means nothing.
        places.filter_map(|place| self.slots.get(place)?.checked_sub(1))
    }

    fn free(&self) -> usize {
        self.slots.iter().filter(|slot| **slot == 0).count()
    }

    fn insert(&mut self, tag: u8, slot: u32) -> bool {
        let mut places = self.slots.iter_mut().zip(&mut self.tags);
        let Some((place, its_tag)) = places.find(|(place, _)| **place == 0) else { return false };
        let Some(kept) = slot.checked_add(1) else { return false };
        (*place, *its_tag) = (kept, tag);
        true
    }

    fn remove(&mut self, tag: u8, slot: u32) -> bool {
        let mut places = self.slots.iter_mut().zip(&self.tags);
        let found =
            places.find(|(place, known)| **known == tag && place.checked_sub(1) == Some(slot));
        found.is_some_and(|(place, _)| {
            *place = 0;
            true
        })
    }
}

/// A bit for each octet of a lane that is the tag, the first lowest.
#[inline]
fn equal(lane: [u8; LANE], tag: u8) -> u64 {
    const LOW: u64 = u64::MAX / 0xff * 0x7f;
    // Adds the highest bit of each octet into the highest octet, each at a place of its own.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let differing = u64::from_le_bytes(lane) ^ u64::from_le_bytes([tag; LANE]);
    let zeros = !((differing & LOW).wrapping_add(LOW) | differing | LOW);
    (zeros >> 7).wrapping_mul(GATHER) >> 56
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ends::End;
    use crate::nodes::NodeKey;
    use crate::packed::Address;
    use crate::requests::RequestNumber;

    #[test]
    fn the_octets_that_are_a_tag_are_told_from_those_next_to_it() {
        for bits in 0..=255_u8 {
            for both in [[0, 1], [1, 0], [0x7f, 0xff], [0xff, 0x7f], [0x80, 0]] {
                let [tag, other] = both;
                let octet = |place: u8| [other, tag][usize::from(bits >> place & 1)];
                assert_eq!(equal([0, 1, 2, 3, 4, 5, 6, 7].map(octet), tag), u64::from(bits));
            }
        }
    }

    #[test]
    fn every_key_is_found_until_it_is_removed_at_the_load_it_is_made_for() {
        let mut index = Index::new(100_000, 7);
        for slot in 0..100_000_u32 {
            let hashed = index.hash(&slot);
            assert!(index.insert(hashed, slot));
        }

        for slot in 0..100_000_u32 {
            let hashed = index.hash(&slot);
            assert_eq!(index.find(hashed, |found| found == slot), Some(slot));
            index.remove(hashed, slot);
            assert_eq!(index.find(hashed, |found| found == slot), None);
        }
        assert_eq!(index.refused(), 0);
    }

    /// Nodes number tunnels and requests in steps; a hash that shows them would fill some buckets long before others.
    #[test]
    fn numbers_in_steps_find_room_whatever_the_seed() {
        const KEYS: u32 = 1 << 15;
        let asker = Address::of([10, 10, 0, 1].into());
        for (seed, step) in (0..16).flat_map(|seed| [1, 4, 1 << 8].map(|step| (seed, step))) {
            let mut tunnels = Index::new(1 << 15, seed);
            let mut requests = Index::new(1 << 15, seed);
            for number in (0..KEYS).map(|place| place.wrapping_mul(step)) {
                let end = End { node: NodeKey { address: asker, net: 0 }, teid: number };
                let request = RequestNumber { asker, number: number.into(), ..BLANK };
                tunnels.insert(tunnels.hash(&end), number);
                requests.insert(requests.hash(&request), number);
            }

            assert_eq!((tunnels.refused(), requests.refused()), (0, 0), "seed {seed}, step {step}");
        }
    }

    const BLANK: RequestNumber =
        RequestNumber { protocol: 1, zone: 0, asker: Address::NONE, port: 2123, number: 0 };

    #[test]
    fn keys_come_and_go_a_million_times_without_wearing_it_out() {
        let mut index = Index::new(10_000, 3);
        for key in 0..1_000_000_u32 {
            let hashed = index.hash(&key);
            assert!(index.insert(hashed, key));
            if let Some(old) = key.checked_sub(9_999) {
                index.remove(index.hash(&old), old);
            }
        }

        assert_eq!(index.refused(), 0);
    }

    #[test]
    fn a_full_pair_of_buckets_refuses_and_says_so() {
        let mut index = Index::new(18, 1);
        let hashed = index.hash(&0);
        let taken = (0..30).filter(|slot| index.insert(hashed, *slot)).count();

        assert!(taken <= PROBES_MAX);
        assert_eq!(index.refused(), 30 - u64::try_from(taken).unwrap());
    }
}
