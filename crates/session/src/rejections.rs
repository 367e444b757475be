//! Requests that were refused by an edit: their answers are to be put right when they come back.

use crate::{Newest, Tick};

/// How long an answer is waited for (RFC 6733 §5.5.4 names the watchdog's 30 s; requests wait no longer).
const WAIT_MS: u64 = 60_000;

/// A request by the numbers that its answer repeats, and the way that the answer goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RequestKey {
    /// Number between neighbours.
    pub hop_by_hop: u32,
    /// Number between the ends.
    pub end_to_end: u32,
    /// Which traffic the answer never mixes with.
    pub zone: u32,
}

/// What the answer must say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// The application that the request had.
    pub application: u32,
    /// The result that the rule wants.
    pub result: u32,
}

/// Rejections that wait for their answers, the newest of a fixed number.
#[derive(Debug)]
pub struct Rejections {
    newest: Newest<RequestKey, (Rejection, Tick)>,
}

impl Rejections {
    /// Room for so many.
    pub fn new(max: usize, seed: u64) -> Self {
        Self { newest: Newest::new(max, seed) }
    }

    /// Remembers one; the oldest makes room.
    pub fn remember(&mut self, key: RequestKey, rejection: Rejection, now: Tick) {
        self.newest.put(key, (rejection, now));
    }

    /// What the answer of that key must say; a repeated answer gets the same.
    pub fn find(&self, key: RequestKey, now: Tick) -> Option<Rejection> {
        let (rejection, since) = self.newest.get(&key)?;
        (now < since.after_ms(WAIT_MS)).then_some(*rejection)
    }

    /// Forgets all.
    pub fn forget(&mut self) {
        self.newest.forget();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_are_known_for_a_while() {
        let mut rejections = Rejections::new(2, 1);
        let key = |hop_by_hop| RequestKey { hop_by_hop, end_to_end: 1, zone: 0 };
        let rejection = |result| Rejection { application: 9, result };
        for number in 0..3 {
            rejections.remember(key(number), rejection(number), Tick(0));
        }

        assert_eq!(rejections.find(key(0), Tick(0)), None);
        assert_eq!(rejections.find(key(2), Tick(0)), Some(rejection(2)));
        assert_eq!(rejections.find(key(2), Tick(0).after_ms(WAIT_MS)), None);
        rejections.remember(key(2), rejection(7), Tick(0));
        assert_eq!(rejections.find(key(2), Tick(0)), Some(rejection(7)));
        assert_eq!(rejections.find(key(1), Tick(0)), Some(rejection(1)));
    }
}
