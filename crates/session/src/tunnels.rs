//! Tunnels of GTP (TS 29.060 §9, TS 29.274 §4, TS 29.281 §4): sessions with their bearers, found by any of their ends.
//!
//! A session is there once both sides agreed. What an end already belongs to is only taken over for the same partner.

use arrayvec::ArrayVec;

use crate::bearers::{Bearer, Bearers, UserAddresses};
use crate::ends::{
    BEARERS_MAX, End, Found, NewBearer, NewSession, Plane, SessionView, Side, parts, place,
};
use crate::index::{Hashed, Index};
use crate::keyed::Keyed;
use crate::nodes::{NO_NODE, NodeKey, Nodes};
use crate::pool::{Gauge, Gone, Owner, Pool, Room, Worth};
use crate::session::Session;

/// How long the TEIDs of a tunnel that went are remembered.
pub const TOMBSTONE_S: u32 = 60;
/// How long packets are in flight.
const IN_FLIGHT_S: u32 = 2;
/// Tunnels that went, remembered at most.
const TOMBSTONES_MAX: u32 = 1 << 15;
/// Seconds without a message or a packet after which a tunnel goes, unused or used: a thing is silent for weeks, and where
/// all is full the unused go first in any case.
const UNUSED_S: u32 = 30 * 86400;
const IDLE_S: u32 = 30 * 86400;
/// Sessions whose time is up that one call lets go.
const EXPIRED_A_CALL: usize = 16;

/// All tunnels.
#[derive(Debug)]
pub struct Tunnels {
    pub(crate) sessions: Pool<Session>,
    pub(crate) bearers: Bearers,
    controls: Index,
    pub(crate) users: Index,
    tombstones: Keyed<u64, ()>,
    conflicts: u64,
}

impl Tunnels {
    pub(crate) fn new(max: u32, quota: u8, seed: u64) -> Self {
        let sessions = usize::try_from(max).unwrap_or(0);
        let bearers = sessions.saturating_add(sessions / 4);
        Self {
            sessions: Pool::new(max, quota),
            bearers: Bearers::new(bearers),
            controls: Index::new(sessions.saturating_mul(2), seed),
            users: Index::new(bearers.saturating_mul(2), seed.rotate_left(7)),
            tombstones: Keyed::new(TOMBSTONES_MAX, quota, seed, [TOMBSTONE_S; 3]),
            conflicts: 0,
        }
    }

    /// The tunnel of an end.
    pub fn find(&self, nodes: &Nodes, plane: Plane, end: &End) -> Option<Found> {
        let hashed = self.index(plane).hash(end);
        let at = self.index(plane).find(hashed, |tried| {
            let (slot, side) = parts(tried);
            let known = match plane {
                Plane::Control => self.sessions.get(slot).map(|one| (&one.teids, &one.nodes)),
                Plane::User => self.bearers.get(slot).map(|one| (&one.teids, &one.nodes)),
            };
            known.is_some_and(|(teids, at)| {
                *side.of(teids) == end.teid && nodes.key(*side.of(at)) == Some(end.node)
            })
        })?;
        let (slot, side) = parts(at);
        Some(match plane {
            Plane::Control => Found { session: slot, bearer: None, side },
            Plane::User => {
                Found { session: self.bearers.get(slot)?.session, bearer: Some(slot), side }
            }
        })
    }

    /// What is known of it.
    pub fn session(&self, nodes: &Nodes, found: Found) -> Option<SessionView> {
        let owner = self.sessions.owner(found.session);
        self.sessions.get(found.session).map(|session| session.view(nodes, owner))
    }

    /// The bearer of an end of the user plane.
    pub fn bearer(&self, found: Found) -> Option<&Bearer> {
        self.bearers.get(found.bearer?)
    }

    /// Where the other end is; nothing where that is not known.
    pub fn peer(&self, nodes: &Nodes, found: Found) -> Option<NodeKey> {
        let at = match found.bearer {
            Some(slot) => self.bearers.get(slot)?.nodes,
            None => self.sessions.get(found.session)?.nodes,
        };
        nodes.key(*found.side.other().of(&at))
    }

    /// True where that end was a tunnel's until a moment ago.
    pub fn is_deleted(&self, plane: Plane, end: &End, now: u32) -> bool {
        let slot = self.tombstones.slot(&self.tombstone(plane, end));
        slot.is_some_and(|slot| now.saturating_sub(self.tombstones.seen(slot)) <= TOMBSTONE_S)
    }

    /// True where an end was deleted a moment ago, so that packets for it may still be on their way.
    pub fn is_ending(&self, plane: Plane, end: &End, now: u32) -> bool {
        let slot = self.tombstones.slot(&self.tombstone(plane, end));
        slot.is_some_and(|slot| now.saturating_sub(self.tombstones.seen(slot)) <= IN_FLIGHT_S)
    }

    /// Remembers a session; false where an end of it is another partner's, or there is no room.
    pub fn create(&mut self, nodes: &mut Nodes, new: &NewSession, now: u32) -> bool {
        let is_free = [Side::Outside, Side::Inside]
            .into_iter()
            .filter_map(|side| *side.of(&new.control))
            .all(|end| self.vacate(nodes, &end, new.owner, now));
        if !is_free {
            self.conflicts = self.conflicts.saturating_add(1);
            return false;
        }
        match self.sessions.victim(new.owner) {
            Room::Over(slot) => self.drop_session(nodes, slot, Gone::Over, now),
            Room::Full(slot) => self.drop_session(nodes, slot, Gone::Full, now),
            Room::Free | Room::None => {}
        }
        let session = Session::new(new, now);
        let Some(slot) = self.sessions.insert(new.owner, Worth::Unused, now, session) else {
            return false;
        };
        for side in [Side::Outside, Side::Inside] {
            if let Some(end) = side.of(&new.control) {
                self.set_control(nodes, slot, (side, *end), now);
            }
        }
        for bearer in &new.bearers {
            self.add_bearer(nodes, slot, (bearer, new.user), now);
        }
        true
    }

    /// Moves the control end of a session, as a handover does.
    pub fn move_control(
        &mut self,
        nodes: &mut Nodes,
        found: Found,
        (side, end): (Side, End),
        now: u32,
    ) {
        let owner = self.sessions.owner(found.session);
        let is_same =
            self.find(nodes, Plane::Control, &end).is_some_and(|at| at.session == found.session);
        if is_same || !self.vacate(nodes, &end, owner, now) {
            return;
        }
        self.clear_control(nodes, found.session, side, now);
        self.set_control(nodes, found.session, (side, end), now);
    }

    /// Counts the session for another partner, as after a handover between networks.
    pub fn give(&mut self, found: Found, owner: Owner) {
        self.sessions.give(found.session, owner);
    }

    /// Adds a bearer, or moves the ends of the one that is there.
    pub fn set_bearer(&mut self, nodes: &mut Nodes, found: Found, new: &NewBearer, now: u32) {
        let known = self.bearers_of(found.session).find(|(_, bearer)| bearer.ebi == new.ebi);
        let ends =
            |bearer: &Bearer| [Side::Outside, Side::Inside].map(|side| bearer.end(nodes, side));
        let Some((slot, ends)) = known.map(|(slot, bearer)| (slot, ends(bearer))) else {
            let user = self.bearers_of(found.session).next();
            let user = user.map(|(_, bearer)| bearer.user()).unwrap_or_default();
            self.add_bearer(nodes, found.session, (new, user), now);
            return;
        };
        for side in [Side::Outside, Side::Inside] {
            let Some(end) = *side.of(&new.ends) else { continue };
            if *side.of(&ends) != Some(end) && self.vacate_user(nodes, found.session, &end, now) {
                self.clear_user(nodes, slot, side, now);
                self.set_user(nodes, slot, (side, end), now);
            }
        }
    }

    /// Adds a bearer with addresses of its own, in the place of one with its number.
    pub(crate) fn replace_bearer(
        &mut self,
        nodes: &mut Nodes,
        found: Found,
        new: (&NewBearer, UserAddresses),
        now: u32,
    ) {
        self.delete_bearer(nodes, found, new.0.ebi, now);
        self.add_bearer(nodes, found.session, new, now);
    }

    /// A bearer of a session goes.
    pub fn delete_bearer(&mut self, nodes: &mut Nodes, found: Found, ebi: u8, now: u32) {
        let known = self.bearers_of(found.session).find(|(_, bearer)| bearer.ebi == ebi);
        if let Some((slot, _)) = known {
            self.drop_bearer(nodes, slot, true, now);
        }
    }

    /// A session goes, with all its bearers.
    pub fn delete(&mut self, nodes: &mut Nodes, found: Found, now: u32) {
        self.drop_session(nodes, found.session, Gone::Ended, now);
    }

    /// The node that should have a tunnel's end says that it has not (TS 29.281 §7.3.1): one that was only learned goes.
    pub fn disprove(&mut self, nodes: &mut Nodes, found: Found, now: u32) {
        if self.is_learned(found.session) {
            self.delete(nodes, found, now);
        }
    }

    /// The first bearer of a session: the default one.
    pub fn default_ebi(&self, found: Found) -> Option<u8> {
        self.bearers_of(found.session).last().map(|(_, bearer)| bearer.ebi)
    }

    /// A message about the session was let through.
    pub fn refresh(&mut self, found: Found, now: u32) {
        self.sessions.touch_entry(found.session, self.sessions.worth(found.session), now);
    }

    /// Lets go of some sessions whose time is up.
    pub(crate) fn expire(&mut self, nodes: &mut Nodes, now: u32) {
        self.tombstones.expire(now);
        for _ in 0..EXPIRED_A_CALL {
            let idle_s = [UNUSED_S, UNUSED_S, IDLE_S];
            let Some(slot) = self.sessions.expired(now, idle_s) else { return };
            self.drop_session(nodes, slot, Gone::Expired, now);
        }
    }

    /// Slots that operators look through.
    pub fn slots(&self) -> u32 {
        self.sessions.slots()
    }

    /// The session of a slot.
    pub fn at(&self, session: u32) -> Option<Found> {
        self.sessions.get(session)?;
        Some(Found { session, bearer: None, side: Side::Outside })
    }

    /// Sessions of one owner.
    pub fn held_by(&self, owner: Owner) -> u32 {
        self.sessions.owned(owner)
    }

    /// The bearers of a session, the newest first.
    pub fn bearers(&self, found: Found) -> impl Iterator<Item = &Bearer> {
        self.bearers_of(found.session).map(|(_, bearer)| bearer)
    }

    pub(crate) fn gauge(&self) -> Gauge {
        self.sessions.gauge()
    }

    /// Ends that were not taken over, since another partner has them.
    pub fn conflicts(&self) -> u64 {
        self.conflicts.saturating_add(self.controls.refused()).saturating_add(self.users.refused())
    }

    pub(crate) fn octets(&self) -> usize {
        [
            self.sessions.octets(),
            self.bearers.octets(),
            self.controls.octets(),
            self.users.octets(),
            self.tombstones.octets(),
        ]
        .iter()
        .sum()
    }

    pub(crate) fn touch(&mut self) {
        self.sessions.touch();
        self.bearers.touch();
        self.tombstones.touch();
    }

    pub(crate) fn clear(&mut self) {
        self.sessions.clear();
        self.bearers.clear();
        self.controls.clear();
        self.users.clear();
        self.tombstones.clear();
    }

    fn index(&self, plane: Plane) -> &Index {
        match plane {
            Plane::Control => &self.controls,
            Plane::User => &self.users,
        }
    }

    fn tombstone(&self, plane: Plane, end: &End) -> u64 {
        self.controls.number(&(plane, end))
    }

    fn is_learned(&self, session: u32) -> bool {
        self.sessions.get(session).is_some_and(Session::is_learned)
    }

    fn bearers_of(&self, session: u32) -> impl Iterator<Item = (u32, &Bearer)> {
        let first = self.sessions.get(session).map_or(Bearers::NONE, |session| session.bearers);
        self.bearers.chain(first).take(BEARERS_MAX)
    }

    /// Makes a control end free: what had it goes, where it is the same partner's.
    fn vacate(&mut self, nodes: &mut Nodes, end: &End, owner: Owner, now: u32) -> bool {
        let Some(found) = self.find(nodes, Plane::Control, end) else { return true };
        if self.sessions.owner(found.session) != owner {
            return false;
        }
        self.drop_session(nodes, found.session, Gone::Ended, now);
        true
    }

    /// Makes an end of the user plane free: the bearer that had it goes, where it is the same partner's.
    fn vacate_user(&mut self, nodes: &mut Nodes, session: u32, end: &End, now: u32) -> bool {
        let Some(found) = self.find(nodes, Plane::User, end) else { return true };
        if self.sessions.owner(found.session) != self.sessions.owner(session) {
            self.conflicts = self.conflicts.saturating_add(1);
            return false;
        }
        if let Some(slot) = found.bearer {
            self.drop_bearer(nodes, slot, false, now);
        }
        let is_empty = self.bearers_of(found.session).next().is_none();
        if is_empty && self.is_learned(found.session) && found.session != session {
            self.drop_session(nodes, found.session, Gone::Ended, now);
        }
        true
    }

    fn add_bearer(
        &mut self,
        nodes: &mut Nodes,
        session: u32,
        (new, user): (&NewBearer, UserAddresses),
        now: u32,
    ) {
        if self.bearers_of(session).count() >= BEARERS_MAX {
            return;
        }
        let Some(access) = self.sessions.get(session).map(Session::access) else { return };
        for end in new.ends.iter().flatten() {
            if !self.vacate_user(nodes, session, end, now) {
                return;
            }
        }
        let Some(owner) = self.sessions.get_mut(session) else { return };
        let bearer = Bearer::new(session, new.ebi, access, user);
        let Some(slot) = self.bearers.insert(bearer, owner.bearers) else { return };
        owner.bearers = slot;
        for side in [Side::Outside, Side::Inside] {
            if let Some(end) = side.of(&new.ends) {
                self.set_user(nodes, slot, (side, *end), now);
            }
        }
    }

    fn set_control(&mut self, nodes: &mut Nodes, slot: u32, (side, end): (Side, End), now: u32) {
        let Some(node) = nodes.hold(end.node, self.sessions.owner(slot), now) else { return };
        let hashed = self.controls.hash(&end);
        let is_in = self.controls.insert(hashed, place(slot, side));
        let Some(session) = self.sessions.get_mut(slot).filter(|_| is_in) else {
            return nodes.release(node, now);
        };
        *side.of_mut(&mut session.teids) = end.teid;
        *side.of_mut(&mut session.nodes) = node;
    }

    fn clear_control(&mut self, nodes: &mut Nodes, slot: u32, side: Side, now: u32) {
        let Some(end) = self.sessions.get(slot).and_then(|one| one.control(nodes, side)) else {
            return;
        };
        let hashed = self.controls.hash(&end);
        self.controls.remove(hashed, place(slot, side));
        let Some(session) = self.sessions.get_mut(slot) else { return };
        let node = core::mem::replace(side.of_mut(&mut session.nodes), NO_NODE);
        nodes.release(node, now);
    }

    fn set_user(&mut self, nodes: &mut Nodes, slot: u32, (side, end): (Side, End), now: u32) {
        let owner =
            self.bearers.get(slot).map_or(Owner(0), |bearer| self.sessions.owner(bearer.session));
        let Some(node) = nodes.hold(end.node, owner, now) else { return };
        let is_in = end.teid == 0 || self.users.insert(self.users.hash(&end), place(slot, side));
        let Some(bearer) = self.bearers.get_mut(slot).filter(|_| is_in) else {
            return nodes.release(node, now);
        };
        *side.of_mut(&mut bearer.teids) = end.teid;
        *side.of_mut(&mut bearer.nodes) = node;
    }

    fn clear_user(&mut self, nodes: &mut Nodes, slot: u32, side: Side, now: u32) -> Option<End> {
        let end = self.bearers.get(slot)?.end(nodes, side)?;
        let hashed: Hashed = self.users.hash(&end);
        self.users.remove(hashed, place(slot, side));
        let bearer = self.bearers.get_mut(slot)?;
        let node = core::mem::replace(side.of_mut(&mut bearer.nodes), NO_NODE);
        nodes.release(node, now);
        Some(end)
    }

    fn drop_bearer(&mut self, nodes: &mut Nodes, slot: u32, is_ended: bool, now: u32) {
        let Some(session) = self.bearers.get(slot).map(|bearer| bearer.session) else { return };
        for side in [Side::Outside, Side::Inside] {
            if let Some(end) = self.clear_user(nodes, slot, side, now).filter(|_| is_ended) {
                self.bury(session, (Plane::User, &end), now);
            }
        }
        if let Some(session) = self.sessions.get_mut(session) {
            session.bearers = self.bearers.remove(session.bearers, slot);
        }
    }

    fn drop_session(&mut self, nodes: &mut Nodes, slot: u32, why: Gone, now: u32) {
        let is_ended = why == Gone::Ended;
        let bearers: ArrayVec<_, BEARERS_MAX> = self.bearers_of(slot).map(|(at, _)| at).collect();
        for bearer in bearers {
            self.drop_bearer(nodes, bearer, is_ended, now);
        }
        for side in [Side::Outside, Side::Inside] {
            let end = self.sessions.get(slot).and_then(|session| session.control(nodes, side));
            self.clear_control(nodes, slot, side, now);
            if let Some(end) = end.filter(|_| is_ended) {
                self.bury(slot, (Plane::Control, &end), now);
            }
        }
        self.sessions.remove(slot, why);
    }

    fn bury(&mut self, session: u32, (plane, end): (Plane, &End), now: u32) {
        let kept = (self.tombstone(plane, end), (self.sessions.owner(session), Worth::HalfOpen));
        self.tombstones.insert(kept.1, now, kept.0, ());
    }
}
