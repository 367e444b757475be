//! What the inspector is given: octets, direction, time.

use packet::Packet;
use ruletable::Direction;
use session::{FrameId, Tick};

/// A frame that came in.
#[derive(Clone, Copy, Debug)]
pub struct Arrival<'a> {
    /// All octets from the Ethernet header on.
    pub octets: &'a [u8],
    /// Which way it goes.
    pub direction: Direction,
    /// The number under which it would be held; nothing where no room is left.
    pub hold_as: Option<FrameId>,
    /// When the burst began.
    pub now: Tick,
}

/// What keeps traffic apart that has the same addresses: its direction and its VLANs.
pub(crate) fn zone(packet: &Packet<'_>, direction: Direction) -> u32 {
    let way = match direction {
        Direction::Inward => 0,
        Direction::Outward => 1,
    };
    packet.vlans.iter().fold(way, |zone, vlan| zone << 12 | u32::from(vlan.id))
}
