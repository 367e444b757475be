//! A session of GTP as it is remembered.

use crate::ends::{End, Side};
use crate::names::NameId;
use crate::nodes::{NodeId, Nodes};
use crate::packed::Packed;

/// A session as it is remembered.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Session {
    pub(crate) imsi: Packed,
    pub(crate) created: u32,
    pub(crate) bearers: u32,
    pub(crate) teids: [u32; 2],
    pub(crate) nodes: [NodeId; 2],
    pub(crate) apn: NameId,
    pub(crate) flags: u8,
}

/// Set where the inside gives access.
pub(crate) const IS_INSIDE: u8 = 0x01;
/// Set where its setting up was not seen.
pub(crate) const IS_LEARNED: u8 = 0x02;

impl Session {
    pub(crate) fn access(&self) -> Side {
        if self.flags & IS_INSIDE == 0 { Side::Outside } else { Side::Inside }
    }

    pub(crate) fn control(&self, nodes: &Nodes, side: Side) -> Option<End> {
        let node = nodes.key(*side.of(&self.nodes))?;
        Some(End { node, teid: *side.of(&self.teids) })
    }
}
