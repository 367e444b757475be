//! The counts that a rule table asks for, at the time of the packet.

use core::cell::Cell;

use ruletable::{Meter, Rate, Share};
use session::{Allowance, Limits, Tick};

/// Limits as they stand now. One type for both, so that there is one way through the rules.
pub(crate) struct Counts<'m> {
    limits: Access<'m>,
    now: Tick,
}

enum Access<'m> {
    /// What is asked is counted.
    Counting(&'m mut Limits),
    /// Nothing is counted, and it is noted that it should have been.
    Looking(&'m Limits, Cell<bool>),
}

impl<'m> Counts<'m> {
    /// Counts what is asked.
    pub(crate) fn new(limits: &'m mut Limits, now: Tick) -> Self {
        Self { limits: Access::Counting(limits), now }
    }

    /// Looks, and counts nothing.
    pub(crate) fn looking(limits: &'m Limits, now: Tick) -> Self {
        Self { limits: Access::Looking(limits, Cell::new(false)), now }
    }

    /// True where something was asked that has to be counted.
    pub(crate) fn wants_more(&self) -> bool {
        matches!(&self.limits, Access::Looking(_, wants_more) if wants_more.get())
    }

    fn seen(&self) -> &Limits {
        match &self.limits {
            Access::Counting(limits) => limits,
            Access::Looking(limits, _) => limits,
        }
    }

    /// The limits to count in; nothing, and a note, where nothing is counted.
    fn counting(&mut self) -> Option<&mut Limits> {
        match &mut self.limits {
            Access::Counting(limits) => Some(limits),
            Access::Looking(_, wants_more) => {
                wants_more.set(true);
                None
            }
        }
    }
}

impl Meter for Counts<'_> {
    fn seed(&self) -> u64 {
        self.seen().seed()
    }

    fn has_room(&self, key: u64, rate: Rate) -> bool {
        if let Access::Looking(_, wants_more) = &self.limits {
            wants_more.set(true);
        }
        self.seen().has_room(key, allowance(rate), self.now)
    }

    fn take(&mut self, key: u64, rate: Rate) -> Share {
        let now = self.now;
        let taken = self.counting().map(|limits| limits.take(key, allowance(rate), now));
        let (before, after) = taken.unwrap_or_default();
        Share { before, after }
    }

    fn lock(&mut self, key: u64, seconds: u32) {
        let now = self.now;
        if let Some(limits) = self.counting() {
            limits.lock(key, seconds, now);
        }
    }

    fn is_locked(&self, key: u64) -> bool {
        self.seen().is_locked(key, self.now)
    }
}

fn allowance(rate: Rate) -> Allowance {
    Allowance { interval_ns: rate.interval_ns, burst: rate.burst }
}
