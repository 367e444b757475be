//! Both directions of associations of SCTP, as Wireshark finds them: by ports, tags and addresses (RFC 9260 §3.1).

use std::collections::HashMap;
use std::net::IpAddr;

use packet::sctp::{self, Chunk, ChunkType};
use wire::Value;

use super::{Named, OPEN_MAX};
use crate::layers::Ends;

/// Ports in the direction of a packet, and its tag.
type Direction = (u16, u16, u32);

/// All of them.
#[derive(Debug, Default)]
pub(crate) struct Associations {
    halves: HashMap<Direction, Half>,
    /// A direction that waits for the other one, by ports and receiver of what goes against it.
    waiting: HashMap<(u16, u16, IpAddr), Option<Direction>>,
}

/// One direction of an association.
#[derive(Clone, Copy, Debug, Default)]
struct Half {
    first_tsn: Option<u32>,
    peer: Option<Direction>,
}

impl Associations {
    /// Counts a chunk's data from the first of its direction, and what is confirmed from the first of the other.
    pub(crate) fn of_chunk(
        &mut self,
        header: &sctp::Header,
        ends: Ends,
        chunk: &Chunk<'_>,
    ) -> Option<Named<'static>> {
        if header.verification_tag == 0 {
            return None;
        }
        let key = self.half(header, ends);
        if let Some(data) = chunk.data() {
            let half = self.halves.get_mut(&key)?;
            let first = *half.first_tsn.get_or_insert(data.tsn);
            return Some(("sctp.data_tsn", Value::Number(data.tsn.wrapping_sub(first).into())));
        }
        let octets = chunk.value.first_chunk().filter(|_| chunk.kind == ChunkType::SACK)?;
        let peer = self.halves.get(&key)?.peer;
        let first = peer.and_then(|peer| self.halves.get(&peer)?.first_tsn).unwrap_or(0);
        let confirmed = u32::from_be_bytes(*octets).wrapping_sub(first);
        peer.map(|_| ("sctp.sack_cumulative_tsn_ack", Value::Number(confirmed.into())))
    }

    /// The direction of a packet; one that is new waits for the other, or is what that waited for.
    fn half(&mut self, header: &sctp::Header, (from, to): Ends) -> Direction {
        let sctp::Header { source_port, destination_port, verification_tag, .. } = *header;
        let key = (source_port, destination_port, verification_tag);
        if self.halves.len() >= OPEN_MAX || self.waiting.len() >= OPEN_MAX {
            self.halves.clear();
            self.waiting.clear();
        }
        if self.halves.entry(key).or_default().peer.is_some() {
            return key;
        }
        let Some(place) = self.waiting.get_mut(&(destination_port, source_port, to)) else {
            self.waiting.insert((source_port, destination_port, from), Some(key));
            return key;
        };
        let Some(other) = place.take() else {
            *place = Some(key);
            return key;
        };
        for (half, peer) in [(key, other), (other, key)] {
            if let Some(half) = self.halves.get_mut(&half) {
                half.peer = Some(peer);
            }
        }
        key
    }
}
