//! Entries of one kind in a fixed number of slots: who takes how many, and which goes first when there are too many.
//!
//! An owner has at most its quota, and makes room for itself by what it has. Where all is full, what is half-open
//! goes first, then what was never used, then what was idle longest; what is pinned never goes.

use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

/// Who an entry is counted for: partners beyond the last share places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Owner(pub u8);

/// Owners that are told apart.
pub const OWNERS: usize = 256;

/// How much an entry is worth, the least first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Worth {
    /// Only one side has spoken.
    #[default]
    HalfOpen = 0,
    /// Agreed by both sides and not used.
    Unused = 1,
    /// Agreed and used.
    Used = 2,
    /// Others depend on it.
    Pinned = 3,
}

const WORTHS: usize = 4;
/// What may be made to go.
const EVICTABLE: [Worth; 3] = [Worth::HalfOpen, Worth::Unused, Worth::Used];
const NONE: u32 = u32::MAX;

/// What a pool has done, for counters and alarms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gauge {
    /// Entries at the moment.
    pub len: u32,
    /// Entries at most.
    pub max: u32,
    /// Entries taken in.
    pub inserted: u64,
    /// Entries that had to make room for others.
    pub evicted: u64,
    /// Of those, the ones whose owner was at its quota.
    pub over_quota: u64,
    /// Entries that were used or agreed and had to make room.
    pub lost: u64,
    /// Entries that found no room.
    pub refused: u64,
    /// Entries whose time was up.
    pub expired: u64,
    /// Entries that were ended by their own protocol.
    pub ended: u64,
}

impl Gauge {
    /// True where nineteen in twenty slots are taken: someone should look.
    pub fn is_alarming(&self) -> bool {
        u64::from(self.len).saturating_mul(20) >= u64::from(self.max).saturating_mul(19)
    }
}

#[derive(Debug)]
pub(crate) struct Pool<T> {
    entries: Vec<Entry<T>>,
    free: u32,
    owners: Box<[Account]>,
    quota: u32,
    gauge: Gauge,
    /// Whose lists are looked at next for what has had its time.
    turn: usize,
}

#[derive(Debug)]
struct Entry<T> {
    value: T,
    seen: u32,
    prev: u32,
    next: u32,
    owner: Owner,
    worth: Worth,
    is_live: bool,
}

#[derive(Clone, Debug)]
struct Account {
    lists: [List; WORTHS],
    count: u32,
}

/// Entries by when they were last seen.
#[derive(Clone, Copy, Debug)]
struct List {
    oldest: u32,
    newest: u32,
    /// When the oldest was last seen.
    since: u32,
    count: u32,
}

const EMPTY: List = List { oldest: NONE, newest: NONE, since: u32::MAX, count: 0 };

impl<T: Default> Pool<T> {
    /// Room for so many, of which one owner takes so many hundredths.
    pub(crate) fn new(max: u32, quota: u8) -> Self {
        let max = max.clamp(1, NONE.saturating_sub(1));
        let part = u64::from(max).saturating_mul(quota.into()) / 100;
        Self {
            entries: Vec::with_capacity(usize::try_from(max).unwrap_or(0)),
            free: NONE,
            owners: vec![Account { lists: [EMPTY; WORTHS], count: 0 }; OWNERS].into(),
            quota: u32::try_from(part).unwrap_or(max).max(1),
            gauge: Gauge { max, ..Gauge::default() },
            turn: 0,
        }
    }

    /// Writes every slot once, so that all memory is there before traffic comes.
    pub(crate) fn touch(&mut self) {
        while self.entries.len() < usize::try_from(self.gauge.max).unwrap_or(0) {
            let slot = u32::try_from(self.entries.len()).unwrap_or(NONE);
            let next = core::mem::replace(&mut self.free, slot);
            self.entries.push(Entry { next, ..Entry::free() });
        }
    }

    pub(crate) fn get(&self, slot: u32) -> Option<&T> {
        self.entry(slot).filter(|entry| entry.is_live).map(|entry| &entry.value)
    }

    pub(crate) fn get_mut(&mut self, slot: u32) -> Option<&mut T> {
        self.entry_mut(slot).filter(|entry| entry.is_live).map(|entry| &mut entry.value)
    }

    pub(crate) fn owner(&self, slot: u32) -> Owner {
        self.entry(slot).map_or(Owner(0), |entry| entry.owner)
    }

    pub(crate) fn worth(&self, slot: u32) -> Worth {
        self.entry(slot).map_or(Worth::HalfOpen, |entry| entry.worth)
    }

    /// Entries of one owner.
    pub(crate) fn owned(&self, owner: Owner) -> u32 {
        self.owners.get(usize::from(owner.0)).map_or(0, |account| account.count)
    }

    /// Entries of one owner that are worth that.
    pub(crate) fn owned_of(&self, owner: Owner, worth: Worth) -> u32 {
        let account = self.owners.get(usize::from(owner.0));
        account.and_then(|account| account.list(worth)).map_or(0, |list| list.count)
    }

    /// When it was last seen.
    pub(crate) fn seen(&self, slot: u32) -> u32 {
        self.entry(slot).map_or(0, |entry| entry.seen)
    }

    pub(crate) fn gauge(&self) -> Gauge {
        self.gauge
    }

    /// Octets that it takes when every slot is used.
    pub(crate) fn octets(&self) -> usize {
        self.entries.capacity().saturating_mul(size_of::<Entry<T>>())
    }

    /// Slots that were ever used.
    pub(crate) fn slots(&self) -> u32 {
        u32::try_from(self.entries.len()).unwrap_or(u32::MAX)
    }

    /// What has to go before `owner` can have one more; the caller forgets it first and then removes it.
    pub(crate) fn victim(&self, owner: Owner) -> Room {
        let account = self.owners.get(usize::from(owner.0));
        if let Some(account) = account.filter(|account| account.count >= self.quota) {
            let mut own = EVICTABLE.iter().filter_map(|worth| account.list(*worth));
            return own.next().map_or(Room::None, |list| Room::Over(list.oldest));
        }
        if self.gauge.len < self.gauge.max {
            return Room::Free;
        }
        EVICTABLE.iter().find_map(|worth| self.oldest(*worth)).map_or(Room::None, Room::Full)
    }

    /// Takes one in; nothing where there is no room, which [`Pool::victim`] makes.
    pub(crate) fn insert(&mut self, owner: Owner, worth: Worth, now: u32, value: T) -> Option<u32> {
        let Some(slot) = self.take_slot() else {
            self.gauge.refused = self.gauge.refused.saturating_add(1);
            return None;
        };
        if let Some(entry) = self.entry_mut(slot) {
            *entry = Entry { value, seen: now, owner, worth, is_live: true, ..Entry::free() };
        }
        self.link(slot);
        self.count(owner, 1);
        self.gauge.inserted = self.gauge.inserted.saturating_add(1);
        Some(slot)
    }

    /// Gives its slot back.
    pub(crate) fn remove(&mut self, slot: u32, why: Gone) -> Option<T> {
        let entry = self.entry(slot).filter(|entry| entry.is_live)?;
        let (owner, worth) = (entry.owner, entry.worth);
        self.unlink(slot);
        self.count(owner, -1);
        let counter = match why {
            Gone::Full | Gone::Over => &mut self.gauge.evicted,
            Gone::Expired => &mut self.gauge.expired,
            Gone::Ended => &mut self.gauge.ended,
        };
        *counter = counter.saturating_add(1);
        self.gauge.over_quota = self.gauge.over_quota.saturating_add(u64::from(why == Gone::Over));
        let is_lost = matches!(why, Gone::Full | Gone::Over) && worth > Worth::HalfOpen;
        self.gauge.lost = self.gauge.lost.saturating_add(u64::from(is_lost));
        let free = core::mem::replace(&mut self.free, slot);
        let entry = self.entry_mut(slot)?;
        let old = core::mem::replace(entry, Entry { next: free, ..Entry::free() });
        Some(old.value)
    }

    /// It was seen now, and is worth that.
    pub(crate) fn touch_entry(&mut self, slot: u32, worth: Worth, now: u32) {
        if self.entry(slot).is_none_or(|entry| !entry.is_live) {
            return;
        }
        self.unlink(slot);
        if let Some(entry) = self.entry_mut(slot) {
            (entry.seen, entry.worth) = (now, worth);
        }
        self.link(slot);
    }

    /// It counts for another owner from now on.
    pub(crate) fn give(&mut self, slot: u32, owner: Owner) {
        let Some(before) = self.entry(slot).filter(|entry| entry.is_live) else { return };
        let before = before.owner;
        self.unlink(slot);
        if let Some(entry) = self.entry_mut(slot) {
            entry.owner = owner;
        }
        self.link(slot);
        self.count(before, -1);
        self.count(owner, 1);
    }

    /// The next whose time is up, by the seconds that each worth may be idle; every owner has its turn.
    pub(crate) fn expired(&mut self, now: u32, idle_s: [u32; 3]) -> Option<u32> {
        let owners = if self.gauge.len == 0 { 0 } else { OWNERS };
        for _ in 0..owners {
            let account = self.owners.get(self.turn).filter(|account| account.count > 0);
            if let Some(due) = account.and_then(|account| account.due(now, idle_s)) {
                return Some(due);
            }
            self.turn = self.turn.saturating_add(1) % OWNERS;
        }
        None
    }

    pub(crate) fn clear(&mut self) {
        let (max, was_touched) = (self.gauge.max, !self.entries.is_empty());
        self.entries.clear();
        self.free = NONE;
        self.owners.fill(Account { lists: [EMPTY; WORTHS], count: 0 });
        self.gauge = Gauge { max, ..Gauge::default() };
        if was_touched {
            self.touch();
        }
    }

    fn entry(&self, slot: u32) -> Option<&Entry<T>> {
        self.entries.get(usize::try_from(slot).ok()?)
    }

    fn entry_mut(&mut self, slot: u32) -> Option<&mut Entry<T>> {
        self.entries.get_mut(usize::try_from(slot).ok()?)
    }

    fn oldest(&self, worth: Worth) -> Option<u32> {
        let lists = self.owners.iter().filter_map(|account| account.list(worth));
        lists.min_by_key(|list| list.since).map(|list| list.oldest)
    }

    fn take_slot(&mut self) -> Option<u32> {
        if let Some(next) = self.entry(self.free).map(|entry| entry.next) {
            return Some(core::mem::replace(&mut self.free, next));
        }
        let slot = u32::try_from(self.entries.len()).ok().filter(|slot| *slot < self.gauge.max)?;
        self.entries.push(Entry::free());
        Some(slot)
    }

    fn count(&mut self, owner: Owner, by: i32) {
        self.gauge.len = self.gauge.len.saturating_add_signed(by);
        if let Some(account) = self.owners.get_mut(usize::from(owner.0)) {
            account.count = account.count.saturating_add_signed(by);
        }
    }

    fn list_mut(&mut self, owner: Owner, worth: Worth) -> Option<&mut List> {
        self.owners.get_mut(usize::from(owner.0))?.lists.get_mut(worth.place())
    }

    /// Puts an entry behind the newest of its list.
    fn link(&mut self, slot: u32) {
        let Some(entry) = self.entry(slot) else { return };
        let (owner, worth, seen) = (entry.owner, entry.worth, entry.seen);
        let Some(list) = self.list_mut(owner, worth) else { return };
        let newest = core::mem::replace(&mut list.newest, slot);
        list.count = list.count.saturating_add(1);
        if list.oldest == NONE {
            (list.oldest, list.since) = (slot, seen);
        }
        if let Some(entry) = self.entry_mut(newest) {
            entry.next = slot;
        }
        if let Some(entry) = self.entry_mut(slot) {
            (entry.prev, entry.next) = (newest, NONE);
        }
    }

    fn unlink(&mut self, slot: u32) {
        let Some(entry) = self.entry(slot) else { return };
        let (owner, worth, prev, next) = (entry.owner, entry.worth, entry.prev, entry.next);
        if let Some(before) = self.entry_mut(prev) {
            before.next = next;
        }
        if let Some(behind) = self.entry_mut(next) {
            behind.prev = prev;
        }
        let since = self.entry(next).map_or(u32::MAX, |entry| entry.seen);
        let Some(list) = self.list_mut(owner, worth) else { return };
        list.count = list.count.saturating_sub(1);
        if list.oldest == slot {
            (list.oldest, list.since) = (next, since);
        }
        if list.newest == slot {
            list.newest = prev;
        }
    }
}

/// Whether one more has room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Room {
    Free,
    /// That one of the owner's goes, since it has its quota.
    Over(u32),
    /// That one goes, since all is full.
    Full(u32),
    /// Nothing may go.
    None,
}

/// Why an entry goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gone {
    Full,
    Over,
    Expired,
    Ended,
}

impl Account {
    fn list(&self, worth: Worth) -> Option<&List> {
        self.lists.get(worth.place()).filter(|list| list.oldest != NONE)
    }

    /// An entry that was idle for longer than its worth allows.
    fn due(&self, now: u32, idle_s: [u32; 3]) -> Option<u32> {
        let mut lists = EVICTABLE.into_iter().zip(idle_s);
        let is_due = |list: &&List, idle| now.saturating_sub(list.since) > idle;
        lists.find_map(|(worth, idle)| {
            self.list(worth).filter(|list| is_due(list, idle)).map(|list| list.oldest)
        })
    }
}

impl Worth {
    fn place(self) -> usize {
        match self {
            Self::HalfOpen => 0,
            Self::Unused => 1,
            Self::Used => 2,
            Self::Pinned => 3,
        }
    }
}

impl<T: Default> Entry<T> {
    fn free() -> Self {
        Self {
            value: T::default(),
            seen: 0,
            prev: NONE,
            next: NONE,
            owner: Owner(0),
            worth: Worth::HalfOpen,
            is_live: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_half_open_go_first_then_the_unused_then_the_idlest() {
        let mut pool = Pool::new(4, 100);
        let mut add = |worth, now| pool.insert(Owner(1), worth, now, now).unwrap();
        let used_old = add(Worth::Used, 1);
        let used_new = add(Worth::Used, 2);
        let unused = add(Worth::Unused, 3);
        let half_open = add(Worth::HalfOpen, 4);
        let mut order = Vec::new();
        while let Room::Full(slot) | Room::Over(slot) = pool.victim(Owner(1)) {
            order.push(slot);
            pool.remove(slot, Gone::Full);
        }

        assert_eq!(order[..1], [half_open]);
        let mut pool = Pool::new(4, 100);
        for (worth, now) in
            [(Worth::Used, 1), (Worth::Used, 2), (Worth::Unused, 3), (Worth::Unused, 4)]
        {
            pool.insert(Owner(1), worth, now, now).unwrap();
        }
        assert_eq!(pool.victim(Owner(2)), Room::Full(unused));
        pool.touch_entry(unused, Worth::Used, 5);
        pool.touch_entry(half_open, Worth::Used, 6);
        assert_eq!(pool.victim(Owner(2)), Room::Full(used_old));
        pool.touch_entry(used_old, Worth::Used, 9);
        assert_eq!(pool.victim(Owner(2)), Room::Full(used_new));
    }

    #[test]
    fn an_owner_at_its_quota_makes_room_by_what_it_has() {
        let mut pool = Pool::new(8, 25);
        let theirs = pool.insert(Owner(1), Worth::HalfOpen, 0, ()).unwrap();
        let first = pool.insert(Owner(2), Worth::Used, 1, ()).unwrap();
        pool.insert(Owner(2), Worth::Used, 2, ()).unwrap();

        assert_eq!(pool.victim(Owner(2)), Room::Over(first));
        assert_eq!(pool.victim(Owner(1)), Room::Free);
        pool.remove(first, Gone::Over);
        assert_eq!(pool.victim(Owner(2)), Room::Free);
        assert_eq!((pool.gauge().over_quota, pool.gauge().lost), (1, 1));
        assert!(pool.get(theirs).is_some());
    }

    #[test]
    fn what_is_pinned_never_goes() {
        let mut pool = Pool::new(2, 100);
        pool.insert(Owner(0), Worth::Pinned, 0, ()).unwrap();
        pool.insert(Owner(0), Worth::Pinned, 0, ()).unwrap();

        assert_eq!(pool.victim(Owner(1)), Room::None);
        assert_eq!(pool.insert(Owner(1), Worth::Used, 0, ()), None);
        assert_eq!(pool.gauge().refused, 1);
        assert!(pool.gauge().is_alarming());
    }

    #[test]
    fn time_is_up_by_worth_and_a_touched_one_lives_on() {
        let mut pool = Pool::new(8, 100);
        let half = pool.insert(Owner(0), Worth::HalfOpen, 0, ()).unwrap();
        let used = pool.insert(Owner(0), Worth::Used, 0, ()).unwrap();

        assert_eq!(pool.expired(10, [9, 99, 999]), Some(half));
        pool.remove(half, Gone::Expired);
        assert_eq!(pool.expired(10, [9, 99, 999]), None);
        pool.touch_entry(used, Worth::Used, 900);
        let due = pool.expired(1800, [9, 99, 999]);
        assert_eq!(due, None);
        let due = pool.expired(1900, [9, 99, 999]);
        assert_eq!(due, Some(used));
    }

    #[test]
    fn slots_are_used_again_and_none_is_lost() {
        let mut pool = Pool::new(16, 100);
        pool.touch();
        for round in 0..1000_u32 {
            while let Room::Full(slot) | Room::Over(slot) = pool.victim(Owner(0)) {
                pool.remove(slot, Gone::Full);
            }
            assert!(pool.insert(Owner(0), Worth::Used, round, round).is_some());
        }

        let values: Vec<u32> =
            (0..pool.slots()).filter_map(|slot| pool.get(slot).copied()).collect();
        assert_eq!(values.len(), 16);
        assert!(values.iter().all(|value| *value >= 984));
        assert_eq!(pool.gauge().len, 16);
    }
}
