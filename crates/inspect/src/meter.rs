//! The counts that a rule table asks for, at the time of the packet.

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

fn allowance(rate: Rate) -> Allowance {
    Allowance { interval_ns: rate.interval_ns, burst: rate.burst }
}
