//! Counts of limits by the generic cell rate algorithm (ITU-T I.371 Annex A), and what is locked out for a while.
//!
//! One number a key: the time at which all that came would have come at the rate. A key whose time has passed is as one
//! never seen, so that its place can be given away and nothing is lost. All is whole nanoseconds.

extern crate alloc;

use alloc::boxed::Box;

use crate::Tick;

/// Places that one key may stand in.
const WAYS: usize = 8;
const NS_A_SECOND: u64 = 1_000_000_000;

/// What one key may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// Time that one message uses up.
    pub interval_ns: u64,
    /// Messages that may come at once.
    pub burst: u32,
}

/// Counts and lock-outs of a fixed number of keys, which are hashes made with [`Limits::seed`].
#[derive(Debug)]
pub struct Limits {
    seed: u64,
    counts: Cells,
    locks: Cells,
}

impl Limits {
    /// Room for so many keys that are counted and so many that are locked out, each rounded up to a power of two.
    pub fn new(keys_max: usize, locks_max: usize, seed: u64) -> Self {
        Self { seed, counts: Cells::new(keys_max), locks: Cells::new(locks_max) }
    }

    /// What hashes of keys begin with.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// True where one more message of that key keeps to what it may do.
    pub fn has_room(&self, key: u64, allowance: Allowance, now: Tick) -> bool {
        let used = self.counts.left(key, now);
        used.saturating_add(allowance.interval_ns) <= allowance.window_ns()
    }

    /// Counts one message; gives what was used up before and after it, in percent of the burst.
    pub fn take(&mut self, key: u64, allowance: Allowance, now: Tick) -> (u8, u8) {
        let before = self.counts.left(key, now);
        let after = before.saturating_add(allowance.interval_ns);
        self.counts.set(key, now.0.saturating_add(after), now);
        (allowance.percent(before), allowance.percent(after))
    }

    /// Locks a key out for so many seconds, or as long as it is already.
    pub fn lock(&mut self, key: u64, seconds: u32, now: Tick) {
        let time = u64::from(seconds).saturating_mul(NS_A_SECOND).max(self.locks.left(key, now));
        self.locks.set(key, now.0.saturating_add(time), now);
    }

    /// True while a key is locked out.
    pub fn is_locked(&self, key: u64, now: Tick) -> bool {
        self.locks.left(key, now) > 0
    }

    /// Keys that were forgotten before their time, because too many came at once.
    pub fn evicted(&self) -> u64 {
        self.counts.evicted.saturating_add(self.locks.evicted)
    }

    /// Forgets all.
    pub fn forget(&mut self) {
        self.counts.forget();
        self.locks.forget();
    }
}

impl Allowance {
    fn window_ns(self) -> u64 {
        self.interval_ns.saturating_mul(self.burst.into())
    }

    fn percent(self, used_ns: u64) -> u8 {
        let percent = u128::from(used_ns).saturating_mul(100);
        let percent = percent.checked_div(self.window_ns().into()).unwrap_or(100);
        u8::try_from(percent.min(100)).unwrap_or(100)
    }
}

/// A key and its time; a time that has passed is an empty place.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    key: u64,
    until: u64,
}

/// Keys by the lowest bits of their hash, each in one of some places.
#[derive(Debug)]
struct Cells {
    sets: Box<[[Cell; WAYS]]>,
    evicted: u64,
}

impl Cells {
    fn new(keys_max: usize) -> Self {
        let sets = keys_max.div_ceil(WAYS).next_power_of_two();
        Self { sets: alloc::vec![[Cell::default(); WAYS]; sets].into(), evicted: 0 }
    }

    /// Time until that of the key; none where it has passed.
    fn left(&self, key: u64, now: Tick) -> u64 {
        let set = self.sets.get(self.place(key)).map_or([].as_slice(), <[Cell; WAYS]>::as_slice);
        let cell = set.iter().find(|cell| cell.key == key);
        cell.map_or(0, |cell| cell.until.saturating_sub(now.0))
    }

    /// Where no place is empty, the key nearest to its time makes room.
    fn set(&mut self, key: u64, until: u64, now: Tick) {
        let place = self.place(key);
        let Some(set) = self.sets.get_mut(place) else { return };
        let known = set.iter().position(|cell| cell.key == key);
        let place = match known {
            Some(place) => set.get_mut(place),
            None => set.iter_mut().min_by_key(|cell| cell.until),
        };
        let Some(cell) = place else { return };
        if known.is_none() && cell.until > now.0 {
            self.evicted = self.evicted.saturating_add(1);
        }
        *cell = Cell { key, until };
    }

    fn place(&self, key: u64) -> usize {
        let mask = self.sets.len().saturating_sub(1);
        usize::try_from(key).unwrap_or(usize::MAX) & mask
    }

    fn forget(&mut self) {
        self.sets.fill([Cell::default(); WAYS]);
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::arithmetic_side_effects, reason = "tests")]

    use alloc::collections::BTreeMap;
    use alloc::vec::Vec;

    use proptest::prelude::*;

    use super::*;

    const MS: u64 = 1_000_000;

    #[test]
    fn a_burst_goes_by_and_then_the_rate() {
        let mut limits = Limits::new(16, 16, 1);
        let allowance = Allowance { interval_ns: 10 * MS, burst: 3 };
        let goes = |limits: &mut Limits, ms: u64| take(limits, 7, allowance, Tick(ms * MS));

        let came: Vec<bool> =
            [0, 0, 0, 0, 9, 10, 10, 20, 1000].map(|ms| goes(&mut limits, ms)).into();

        assert_eq!(came, [true, true, true, false, false, true, false, true, true]);
    }

    #[test]
    fn what_was_used_up_is_told_in_percent_of_the_burst() {
        let mut limits = Limits::new(16, 16, 1);
        let allowance = Allowance { interval_ns: MS, burst: 4 };

        let used: Vec<_> = (0..4).map(|_| limits.take(7, allowance, Tick(0))).collect();

        assert_eq!(used, [(0, 25), (25, 50), (50, 75), (75, 100)]);
    }

    #[test]
    fn a_key_is_locked_out_for_its_time_and_never_for_less() {
        let mut limits = Limits::new(16, 16, 1);

        limits.lock(7, 10, Tick(0));
        limits.lock(7, 1, Tick(1));

        assert!(limits.is_locked(7, Tick(10 * NS_A_SECOND - 1)));
        assert!(!limits.is_locked(7, Tick(10 * NS_A_SECOND)));
        assert!(!limits.is_locked(8, Tick(0)));
    }

    #[test]
    fn a_flood_of_keys_takes_the_places_of_those_nearest_to_their_time() {
        let mut limits = Limits::new(WAYS, WAYS, 1);
        let slow = Allowance { interval_ns: NS_A_SECOND, burst: 2 };
        let fast = Allowance { interval_ns: MS, burst: 2 };
        assert!(take(&mut limits, 1, slow, Tick(0)) && take(&mut limits, 1, slow, Tick(0)));

        for key in 2..10_000 {
            take(&mut limits, key, fast, Tick(0));
        }

        assert!(!take(&mut limits, 1, slow, Tick(0)));
        assert_eq!(limits.evicted(), 10_000 - 2 - 7);
    }

    proptest! {
        /// The reference keeps every arrival that was let by and counts in whole numbers what the rate has given back.
        #[test]
        fn every_message_is_decided_as_by_a_bucket_of_exact_numbers(
            interval_ns in 1_u64..2_000_000_000,
            burst in 1_u32..50,
            arrivals in proptest::collection::vec((0_u64..4, 0_u64..3_000_000_000), 1..300),
        ) {
            let mut limits = Limits::new(1 << 10, 16, 1);
            let allowance = Allowance { interval_ns, burst };
            let mut levels: BTreeMap<u64, (u128, u64)> = BTreeMap::new();
            let mut now = 0;

            for (key, pause) in arrivals {
                now += pause;
                let (level, since) = levels.get(&key).copied().unwrap_or((0, now));
                let level = level.saturating_sub(u128::from(now - since));
                let full = u128::from(interval_ns) * u128::from(burst);
                let fits = level + u128::from(interval_ns) <= full;
                levels.insert(key, (level + if fits { u128::from(interval_ns) } else { 0 }, now));

                prop_assert_eq!(take(&mut limits, key, allowance, Tick(now)), fits);
            }
        }

        /// Whatever comes, no second sees more than a burst and what the rate gives.
        #[test]
        fn no_window_sees_more_than_a_burst_and_the_rate(
            per_second in 1_u64..1000,
            burst in 1_u32..50,
            pauses in proptest::collection::vec(0_u64..20_000_000, 1..500),
        ) {
            let mut limits = Limits::new(16, 16, 1);
            let allowance = Allowance { interval_ns: NS_A_SECOND.div_ceil(per_second), burst };
            let mut now = 0;
            let mut gone = Vec::new();

            for pause in pauses {
                now += pause;
                if take(&mut limits, 1, allowance, Tick(now)) {
                    gone.push(now);
                }
            }

            for (place, first) in gone.iter().enumerate() {
                let within = gone[place..].iter().filter(|at| **at - first < NS_A_SECOND).count();
                let most = u64::from(burst) + per_second;
                prop_assert!(u64::try_from(within).is_ok_and(|within| within <= most));
            }
        }
    }

    fn take(limits: &mut Limits, key: u64, allowance: Allowance, now: Tick) -> bool {
        let has_room = limits.has_room(key, allowance, now);
        if has_room {
            limits.take(key, allowance, now);
        }
        has_room
    }
}
