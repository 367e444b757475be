//! What the inspector is given: octets, direction, time.

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
