//! What a burst of user packets will be held against, read before the first of them is judged.
//!
//! A tunnel among a hundred thousand lies in memory that is far away. Judged one by one, each packet waits for its own.

use core::hint::black_box;

use arrayvec::ArrayVec;
use gtp::PORT_USER;
use gtp::u::MessageType;
use packet::{EtherType, Protocol};
use session::{Address, End, NodeKey, State};
use wire::Reader;

/// Frames that are looked at.
const FRAMES_MAX: usize = 64;

/// Reads ahead for these frames; the first frames of a longer burst.
pub(crate) fn read(state: &State, frames: impl Iterator<Item: AsRef<[u8]>>) {
    let ends: ArrayVec<End, FRAMES_MAX> =
        frames.filter_map(|frame| addressed(frame.as_ref())).take(FRAMES_MAX).collect();
    if ends.len() > 1 {
        black_box(state.tunnels.foresee(&state.nodes, &ends));
    }
}

/// The end that a G-PDU in a frame of the usual form addresses: no tags, no options (TS 29.281 §5.1).
fn addressed(frame: &[u8]) -> Option<End> {
    let mut reader = Reader::new(frame);
    reader.skip(12).ok()?;
    let is_ipv4 = reader.u16().ok()? == EtherType::IPV4.0 && reader.u8().ok()? == 0x45;
    reader.skip(8).ok()?;
    let is_udp = is_ipv4 && reader.u8().ok()? == Protocol::UDP.0;
    reader.skip(6).ok()?;
    let node: [u8; 4] = reader.array().ok()?;
    reader.skip(2).ok()?;
    let is_user = is_udp && reader.u16().ok()? == PORT_USER;
    reader.skip(4).ok()?;
    let [flags, kind, _, _] = reader.array().ok()?;
    let is_gpdu = is_user && flags >> 5 == 1 && MessageType(kind) == MessageType::G_PDU;
    let teid = reader.u32().ok()?;
    let node = NodeKey { address: Address::of(node.into()), net: 0 };
    is_gpdu.then_some(End { node, teid })
}
