//! A session of GTP as it is remembered.

use crate::bearers::Bearers;
use crate::ends::{End, NewSession, SessionView, Side};
use crate::names::NameId;
use crate::nodes::{NO_NODE, NodeId, Nodes};
use crate::packed::Packed;
use crate::pool::Owner;

/// A session as it is remembered.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Session {
    pub(crate) imsi: Packed,
    pub(crate) created: u32,
    pub(crate) bearers: u32,
    pub(crate) teids: [u32; 2],
    pub(crate) nodes: [NodeId; 2],
    apn: NameId,
}

const _: () = assert!(size_of::<Session>() == 32);

/// Marked where the inside gives access.
const IS_INSIDE: u16 = 0x1;
/// Marked where its setting up was not seen.
const IS_LEARNED: u16 = 0x2;

impl Session {
    /// One without ends and bearers yet.
    pub(crate) fn new(new: &NewSession, now: u32) -> Self {
        let inside = if new.access == Side::Inside { IS_INSIDE } else { 0 };
        let learned = if new.is_learned { IS_LEARNED } else { 0 };
        Self {
            imsi: new.imsi,
            created: now,
            bearers: Bearers::NONE,
            nodes: [NO_NODE; 2],
            apn: new.apn.marked(inside | learned),
            ..Self::default()
        }
    }

    pub(crate) fn access(&self) -> Side {
        if self.apn.marks() & IS_INSIDE == 0 { Side::Outside } else { Side::Inside }
    }

    pub(crate) fn is_learned(&self) -> bool {
        self.apn.marks() & IS_LEARNED != 0
    }

    pub(crate) fn apn(&self) -> NameId {
        self.apn.marked(0)
    }

    /// What is told of it.
    pub(crate) fn view(&self, nodes: &Nodes, owner: Owner) -> SessionView {
        SessionView {
            imsi: self.imsi,
            apn: self.apn(),
            created: self.created,
            owner,
            is_learned: self.is_learned(),
            access: self.access(),
            control: [Side::Outside, Side::Inside].map(|side| self.control(nodes, side)),
        }
    }

    pub(crate) fn control(&self, nodes: &Nodes, side: Side) -> Option<End> {
        let node = nodes.key(*side.of(&self.nodes))?;
        Some(End { node, teid: *side.of(&self.teids) })
    }
}
