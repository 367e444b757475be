//! The bounded memory of traffic: what must be remembered between two packets.
//!
//! Everything is reserved when it is built; nothing allocates or grows afterwards.
#![no_std]

extern crate alloc;

mod fragments;
mod tick;

pub use fragments::{
    Breach, DATAGRAM_OCTETS_MAX, DatagramKey, Fragments, Frames, PIECES_MAX, Piece, Progress, Slot,
};
pub use tick::{FrameId, Tick};
