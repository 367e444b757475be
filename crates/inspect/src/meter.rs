//! The counts that a rule table asks for, at the time of the packet.

use core::cell::Cell;

use ruletable::{Meter, Rate, Share};
use session::{Allowance, Limits, Tick};

/// Limits as they stand now.
pub(crate) struct Counts<'m> {
    pub(crate) limits: &'m mut Limits,
    pub(crate) now: Tick,
}

impl Meter for Counts<'_> {
    fn seed(&self) -> u64 {
        self.limits.seed()
    }

    fn has_room(&self, key: u64, rate: Rate) -> bool {
        self.limits.has_room(key, allowance(rate), self.now)
    }

    fn take(&mut self, key: u64, rate: Rate) -> Share {
        let (before, after) = self.limits.take(key, allowance(rate), self.now);
        Share { before, after }
    }

    fn lock(&mut self, key: u64, seconds: u32) {
        self.limits.lock(key, seconds, self.now);
    }

    fn is_locked(&self, key: u64) -> bool {
        self.limits.is_locked(key, self.now)
    }
}

/// Limits that can be looked at and not counted; who wants a count is noted.
pub(crate) struct Uncounted<'m> {
    limits: &'m Limits,
    now: Tick,
    was_asked: Cell<bool>,
}

impl<'m> Uncounted<'m> {
    pub(crate) fn new(limits: &'m Limits, now: Tick) -> Self {
        Self { limits, now, was_asked: Cell::new(false) }
    }

    /// True where the answer would have been another, or something would have been counted.
    pub(crate) fn was_asked(&self) -> bool {
        self.was_asked.get()
    }
}

impl Meter for Uncounted<'_> {
    fn seed(&self) -> u64 {
        self.limits.seed()
    }

    fn has_room(&self, _key: u64, _rate: Rate) -> bool {
        self.was_asked.set(true);
        true
    }

    fn take(&mut self, _key: u64, _rate: Rate) -> Share {
        self.was_asked.set(true);
        Share { before: 0, after: 0 }
    }

    fn lock(&mut self, _key: u64, _seconds: u32) {
        self.was_asked.set(true);
    }

    fn is_locked(&self, key: u64) -> bool {
        self.limits.is_locked(key, self.now)
    }
}

fn allowance(rate: Rate) -> Allowance {
    Allowance { interval_ns: rate.interval_ns, burst: rate.burst }
}
