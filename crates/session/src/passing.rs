//! Packets of users: which tunnel each is of, whether it is as it should be, and what is counted of it.

use arrayvec::ArrayVec;

use crate::bearers::Inner;
use crate::ends::{End, Found, NewBearer, NewSession, Passing, Plane, Shown, parts};
use crate::index::Hashed;
use crate::nodes::Nodes;
use crate::packed::Packed;
use crate::pool::{Owner, Worth};
use crate::tunnels::Tunnels;

/// Ends that are read ahead.
const AHEAD_MAX: usize = 64;

/// A packet of a user that was counted, where there is a tunnel to count it for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Passed {
    due: Option<Found>,
}

impl Passed {
    /// True where its tunnel was not noted as used for a while.
    #[inline]
    pub fn is_due(self) -> bool {
        self.due.is_some()
    }
}

impl Tunnels {
    /// Reads that by which ends of the user plane will be found, one step for all after the other and little in each:
    /// memory that is far is waited for once and not for each. What comes back means nothing.
    pub fn foresee(&self, ends: impl Iterator<Item = End>) -> u32 {
        let hashed: ArrayVec<Hashed, AHEAD_MAX> =
            ends.take(AHEAD_MAX).map(|end| self.users.hash(&end)).collect();
        let mixed = hashed.iter().fold(0, |mixed, hashed| mixed ^ self.users.foresee(*hashed));
        let likely = hashed.iter().filter_map(|hashed| self.users.likely(*hashed));
        let slots: ArrayVec<u32, AHEAD_MAX> = likely.map(|at| parts(at).0).collect();
        slots
            .iter()
            .filter_map(|slot| self.bearers.get(*slot))
            .fold(mixed, |mixed, bearer| mixed ^ bearer.session)
    }

    /// Counts a packet of a user that is all that it should be: for a tunnel that is known, which way, from which node
    /// and for whom. Nothing for any other, of which nothing is noted.
    #[inline]
    pub fn pass(&self, nodes: &Nodes, passing: &Passing) -> Option<Passed> {
        let Passing { to, end, peer, packet, now } = passing;
        let found = self.find(nodes, Plane::User, end)?;
        let bearer = self.bearer(found)?;
        let from = nodes.key(*found.side.other().of(&bearer.nodes));
        let is_right = found.side == *to
            && from.is_none_or(|from| from == *peer)
            && bearer.is_own(*to, packet) != Some(false)
            && bearer.is_in_sequence(*to, packet, *now) != Some(false);
        if is_right { self.count(found, (packet, *now)) } else { None }
    }

    /// A packet of the user is let through; nothing where it says so much that it has to be told by [`Tunnels::narrow`]
    /// first.
    #[expect(
        clippy::inline_always,
        reason = "a call for each packet of a user costs 5 % (measured)"
    )]
    #[inline(always)]
    pub fn count(&self, found: Found, (packet, now): (&Inner, u32)) -> Option<Passed> {
        let bearer = self.bearer(found).filter(|bearer| !bearer.would_narrow(packet))?;
        let is_due = bearer.count(found.side, packet, now);
        Some(Passed { due: is_due.then_some(found) })
    }

    /// A packet that is let through shows which of two addresses is not the user's.
    pub fn narrow(&mut self, found: Found, packet: &Inner) {
        if let Some(bearer) = found.bearer.and_then(|slot| self.bearers.get_mut(slot)) {
            bearer.narrow(packet);
        }
    }

    /// Notes that a tunnel was used, and whether its subscriber is gone: once in eight seconds.
    pub(crate) fn note(&mut self, passed: Passed, now: u32, is_gone: impl FnOnce(Packed) -> bool) {
        let Some(found) = passed.due else { return };
        let Some(bearer) = self.bearer(found).filter(|bearer| bearer.session == found.session)
        else {
            return;
        };
        let worth = if bearer.is_both_ways() { Worth::Used } else { Worth::Unused };
        let imsi = self.sessions.get(found.session).map(|session| session.imsi);
        bearer.abandon(imsi.is_some_and(is_gone));
        self.sessions.touch_entry(found.session, worth, now);
    }

    /// A packet came while tunnels are learned: it shows one end, the node at the other, and two addresses of which one
    /// is the user's.
    pub fn learn(&mut self, nodes: &mut Nodes, owner: Owner, shown: &Shown, now: u32) {
        let Shown { to, end, peer, packet } = shown;
        let mut ends = [Some(End { node: *peer, teid: 0 }); 2];
        *to.of_mut(&mut ends) = Some(*end);
        let bearers = ArrayVec::from_iter([NewBearer { ebi: 0, ends }]);
        let new = NewSession { owner, bearers, is_learned: true, ..NewSession::default() };
        if !self.create(nodes, &new, now) {
            return;
        }
        let Some(found) = self.find(nodes, Plane::User, end) else { return };
        if let Some(bearer) = found.bearer.and_then(|slot| self.bearers.get_mut(slot)) {
            bearer.learn(packet);
        }
        if let Some(passed) = self.count(found, (packet, now)) {
            self.note(passed, now, |_| false);
        }
    }
}
