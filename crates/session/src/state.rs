//! All that is known of sessions, reserved once: by one worker, for one link.

use crate::dialogues::Dialogues;
use crate::exchange::Offer;
use crate::names::Names;
use crate::nodes::Nodes;
use crate::passing::Passed;
use crate::peers::Peerings;
use crate::places::Places;
use crate::pool::Gauge;
use crate::refusals::Refusals;
use crate::requests::Requests;
use crate::subscribers::{Registration, Subscribers};
use crate::tunnels::Tunnels;

/// How much is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// Tunnels, dedicated bearers not counted.
    pub tunnels: u32,
    /// Subscribers.
    pub subscribers: u32,
    /// Dialogues of TCAP.
    pub dialogues: u32,
    /// Requests of each protocol.
    pub transactions: u32,
    /// Hundredths of each table that one owner may take.
    pub quota: u8,
    /// Seconds after the start, or after a loss, in which what is seen is learned.
    pub grace_s: u32,
}

/// All tables.
#[derive(Debug)]
pub struct State {
    /// Nodes and their restart counters.
    pub nodes: Nodes,
    /// Names that entries share.
    pub names: Names,
    /// Tunnels of GTP.
    pub tunnels: Tunnels,
    /// Requests of GTP.
    pub gtp: Requests<Offer>,
    /// Requests of Diameter.
    pub diameter: Requests<Registration>,
    /// Associations and connections.
    pub peerings: Peerings,
    /// Dialogues of TCAP.
    pub dialogues: Dialogues,
    /// Subscribers.
    pub subscribers: Subscribers,
    /// Subscribers about whom messages were blocked.
    pub refusals: Refusals,
    /// Where networks are.
    pub places: Places,
    sizes: Sizes,
    /// When the first packet was seen.
    since: Option<u32>,
    ticked: u32,
}

impl State {
    /// Reserves all memory.
    pub fn new(sizes: Sizes, seed: u64) -> Self {
        let Sizes { tunnels, subscribers, dialogues, transactions, quota, .. } = sizes;
        Self {
            nodes: Nodes::new(quota, seed),
            names: Names::new(quota, seed),
            tunnels: Tunnels::new(tunnels, quota, seed),
            gtp: Requests::new(transactions, quota, seed),
            diameter: Requests::new(transactions, quota, seed),
            peerings: Peerings::new(quota, seed),
            dialogues: Dialogues::new(dialogues, quota, seed),
            subscribers: Subscribers::new(subscribers, quota, seed),
            refusals: Refusals::new(quota, seed),
            places: Places::default(),
            sizes,
            since: None,
            ticked: 0,
        }
    }

    /// How much it was made for.
    pub fn sizes(&self) -> Sizes {
        self.sizes
    }

    /// What is seen may have begun before.
    pub fn set_grace(&mut self, grace_s: u32) {
        self.sizes.grace_s = grace_s;
    }

    /// True while what is seen is learned instead of held against what is known.
    pub fn is_learning(&self, now: u32) -> bool {
        self.since.is_none_or(|since| now.saturating_sub(since) < self.sizes.grace_s)
    }

    /// Time goes on: some of what has had its time goes. Cheap enough for every packet. A silence twice as long as the grace
    /// time is a loss: associations and paths are tested more often (RFC 9260 §8.3, TS 29.281 §7.2.1), so they were elsewhere.
    #[inline]
    pub fn tick(&mut self, now: u32) {
        if !self.is_at(now) {
            self.tick_on(now);
        }
    }

    /// True where that second was noted by [`State::tick`].
    #[inline]
    pub fn is_at(&self, now: u32) -> bool {
        self.ticked == now && self.since.is_some()
    }

    /// Notes that the tunnel of a packet was used, where that is due, and whether its subscriber is gone.
    #[inline]
    pub fn note(&mut self, passed: Passed, now: u32) {
        if passed.is_due() {
            let Self { tunnels, subscribers, .. } = self;
            let is_gone = |imsi| subscribers.find(imsi).is_some_and(|known| known.is_gone(now));
            tunnels.note(passed, now, is_gone);
        }
    }

    fn tick_on(&mut self, now: u32) {
        let silence_s = now.saturating_sub(self.ticked);
        if self.since.is_none() || self.sizes.grace_s > 0 && silence_s / 2 > self.sizes.grace_s {
            self.since = Some(now);
        }
        self.ticked = now;
        self.tunnels.expire(&mut self.nodes, now);
        self.gtp.expire(now);
        self.diameter.expire(now);
        self.peerings.expire(now);
        self.dialogues.expire(now);
        self.subscribers.expire(now);
        self.refusals.expire(now);
        self.nodes.expire(now);
    }

    /// All is lost, and is learned again.
    pub fn forget(&mut self) {
        self.nodes.clear();
        self.names.clear();
        self.tunnels.clear();
        self.gtp.clear();
        self.diameter.clear();
        self.peerings.clear();
        self.dialogues.clear();
        self.subscribers.clear();
        self.refusals.clear();
        self.since = None;
    }

    /// Writes all memory once, so that none has to be found while traffic flows.
    pub fn touch(&mut self) {
        self.nodes.touch();
        self.names.touch();
        self.tunnels.touch();
        self.gtp.touch();
        self.diameter.touch();
        self.peerings.touch();
        self.dialogues.touch();
        self.subscribers.touch();
        self.refusals.touch();
    }

    /// What each table did.
    pub fn gauges(&self) -> impl Iterator<Item = (&'static str, Gauge)> {
        [
            ("nodes", self.nodes.gauge()),
            ("names", self.names.gauge()),
            ("tunnels", self.tunnels.gauge()),
            ("gtp requests", self.gtp.gauge()),
            ("diameter requests", self.diameter.gauge()),
            ("associations", self.peerings.gauge()),
            ("dialogues", self.dialogues.gauge()),
            ("subscribers", self.subscribers.gauge()),
            ("refused subscribers", self.refusals.gauge()),
        ]
        .into_iter()
    }

    /// Octets that the tables of tunnels take when every slot is used.
    pub fn tunnels_octets(&self) -> usize {
        self.tunnels.octets()
    }

    /// Octets that all tables take when every slot is used.
    pub fn octets(&self) -> usize {
        [
            self.nodes.octets(),
            self.names.octets(),
            self.tunnels.octets(),
            self.gtp.octets(),
            self.diameter.octets(),
            self.peerings.octets(),
            self.dialogues.octets(),
            self.subscribers.octets(),
            self.refusals.octets(),
        ]
        .iter()
        .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_silence_much_longer_than_the_grace_time_is_learned_from_anew() {
        let mut state = State::new(Sizes { grace_s: 60, ..SIZES }, 1);
        for second in 0..100 {
            state.tick(1000 + second);
        }
        assert!(!state.is_learning(1099));

        state.tick(1219);
        assert!(!state.is_learning(1219));
        state.tick(1400);
        assert!(state.is_learning(1400) && !state.is_learning(1460));

        let mut strict = State::new(Sizes { grace_s: 0, ..SIZES }, 1);
        strict.tick(1000);
        strict.tick(9000);
        assert!(!strict.is_learning(9000));
    }

    const SIZES: Sizes = Sizes {
        tunnels: 16,
        subscribers: 16,
        dialogues: 16,
        transactions: 16,
        quota: 100,
        grace_s: 0,
    };
}
