//! The bounded memory of traffic: what must be remembered between two packets.
//!
//! Everything is reserved when it is built; nothing allocates or grows afterwards.
#![no_std]

extern crate alloc;

mod associations;
mod fragments;
mod limits;
mod rejections;
mod streams;
mod tick;

pub use associations::{AssociationKey, Associations, Channel, Part, PartBreach, Taken};
pub use fragments::{
    Breach, DATAGRAM_OCTETS_MAX, DatagramKey, Fragments, Frames, PIECES_MAX, Piece, Progress, Slot,
};
pub use limits::{Allowance, Limits};
pub use rejections::{Rejection, Rejections, RequestKey};
pub use streams::{Framing, Segment, StreamBreach, StreamKey, StreamSlot, Streams};
pub use tick::{FrameId, Tick};
