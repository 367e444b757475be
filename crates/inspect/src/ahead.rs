//! What a burst of user packets will be held against, read before the first of them is judged.
//!
//! A tunnel among a hundred thousand lies in memory that is far away. Judged one by one, each packet waits for its own.

use core::hint::black_box;

use gtp::PORT_USER;
use gtp::u::MessageType;
use packet::Datagram;
use session::{Address, End, NodeKey, State};

/// Octets of a cache line.
const LINE: usize = 64;
/// Lines of a frame that are looked at: the headers of a user's packet stand there.
const LINES: usize = 3;

/// Reads ahead for these frames; the first frames of a longer burst.
pub(crate) fn read<F>(state: &State, frames: F)
where
    F: ExactSizeIterator<Item: AsRef<[u8]>> + Clone,
{
    if frames.len() < 2 {
        return;
    }
    black_box(frames.clone().fold(0, |mixed, frame| mixed ^ lines(frame.as_ref())));
    black_box(state.tunnels.foresee(frames.filter_map(|frame| addressed(frame.as_ref()))));
}

/// An octet of each line, so that a burst waits for all of its frames at once.
#[inline]
fn lines(frame: &[u8]) -> u8 {
    let octets = frame.iter().step_by(LINE).take(LINES);
    octets.fold(0, |mixed, octet| mixed ^ octet)
}

/// The end that a G-PDU in a frame of the usual form addresses (TS 29.281 §5.1).
#[inline]
fn addressed(frame: &[u8]) -> Option<End> {
    let datagram = Datagram::glimpse(frame).filter(|one| one.destination_port == PORT_USER)?;
    let [flags, kind, _, _, teid @ ..] = *datagram.payload.first_chunk::<8>()?;
    let is_gpdu = flags >> 5 == 1 && MessageType(kind) == MessageType::G_PDU;
    let node = NodeKey { address: Address::of(datagram.destination.into()), net: 0 };
    is_gpdu.then_some(End { node, teid: u32::from_be_bytes(teid) })
}
