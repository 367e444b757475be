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
    /// and for whom. False for any other, of which nothing is noted.
    #[inline]
    pub fn pass(
        &mut self,
        nodes: &Nodes,
        passing: &Passing,
        is_gone: impl FnOnce(Packed) -> bool,
    ) -> bool {
        let Passing { to, end, peer, packet, now } = passing;
        let Some(found) = self.find(nodes, Plane::User, end) else { return false };
        let Some(bearer) = self.bearer(found) else { return false };
        let from = nodes.key(*found.side.other().of(&bearer.nodes));
        let is_right = found.side == *to
            && from.is_none_or(|from| from == *peer)
            && bearer.is_own(*to, packet) != Some(false)
            && bearer.is_in_sequence(*to, packet, *now) != Some(false);
        if is_right {
            self.count(found, (packet, *now), is_gone);
        }
        is_right
    }

    /// A packet of the user was let through; once in eight seconds it is asked whether its subscriber is gone.
    #[inline]
    pub fn count(
        &mut self,
        found: Found,
        (packet, now): (&Inner, u32),
        is_gone: impl FnOnce(Packed) -> bool,
    ) {
        let Some(bearer) = found.bearer.and_then(|slot| self.bearers.get_mut(slot)) else { return };
        if bearer.count(found.side, packet, now) {
            let worth = if bearer.is_both_ways() { Worth::Used } else { Worth::Unused };
            self.sessions.touch_entry(found.session, worth, now);
            let imsi = self.sessions.get(found.session).map(|session| session.imsi);
            bearer.abandon(imsi.is_some_and(is_gone));
        }
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
        self.count(found, (packet, now), |_| false);
    }
}
