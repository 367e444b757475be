//! Receivers as they are in the field: some verify, some do not, and each puts overlapping pieces together in its own way.
//!
//! They share no code with the decoders. What any of them would act on must not leave the firewall.

mod content;
mod ip;
mod link;
mod sctp;
mod tcp;

use std::collections::BTreeMap;

use crate::case::Sent;

/// Which octets a receiver keeps where pieces of a datagram overlap (Novak, "Target-Based Fragmentation Reassembly").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlap {
    First,
    Last,
    Bsd,
    BsdRight,
    Linux,
}

/// One way to read.
#[derive(Clone, Copy, Debug)]
pub struct Receiver {
    /// Fragments of IP.
    pub overlap: Overlap,
    /// Segments of TCP and chunks of SCTP: the last version counts.
    pub last_wins: bool,
    /// Reads on where a strict receiver would stop: checksums, lengths, padding, tunnels.
    pub is_lenient: bool,
}

/// A datagram of IP behind its header, as it was put together.
#[derive(Clone, Debug)]
struct Datagram {
    ends: (Vec<u8>, Vec<u8>),
    protocol: u8,
    octets: Vec<u8>,
}

impl Receiver {
    /// Every one that is tried.
    pub fn all() -> impl Iterator<Item = Self> {
        use Overlap::{Bsd, BsdRight, First, Last, Linux};
        [First, Last, Bsd, BsdRight, Linux].into_iter().flat_map(|overlap| {
            [(false, false), (false, true), (true, false), (true, true)]
                .map(|(last_wins, is_lenient)| Self { overlap, last_wins, is_lenient })
        })
    }

    /// True where it would act on what the policy forbids.
    pub fn is_reached_by(&self, frames: &[Sent]) -> bool {
        let mut segments: Vec<(Vec<u8>, tcp::Segment)> = Vec::new();
        let mut chunks: Vec<(Vec<u8>, sctp::Chunk)> = Vec::new();
        for datagram in self.datagrams(frames) {
            match datagram.protocol {
                17 if self.udp(&datagram) => return true,
                6 => segments.extend(tcp::segment(&datagram)),
                132 => chunks.extend(sctp::chunks(&datagram.octets, self.is_lenient)),
                _ => {}
            }
        }
        let streams = grouped(segments);
        let associations = grouped(chunks);
        streams.values().any(|segments| {
            tcp::runs(segments, self.last_wins, self.is_lenient)
                .iter()
                .any(|run| content::diameter(run))
        }) || associations.values().any(|chunks| {
            let messages = sctp::messages(chunks, self);
            messages.iter().any(|(ppid, octets)| content::user_message(*ppid, octets))
                || content::segments(messages.iter().map(|(_, octets)| octets.as_slice()))
        })
    }

    fn datagrams(&self, frames: &[Sent]) -> Vec<Datagram> {
        let packets: Vec<Vec<u8>> =
            frames.iter().flat_map(|sent| link::packets(&sent.octets, self.is_lenient)).collect();
        ip::datagrams(&packets, self)
    }

    fn udp(&self, datagram: &Datagram) -> bool {
        let octets = &datagram.octets;
        let Some(head) = octets.first_chunk::<8>() else { return false };
        let length = usize::from(u16::from_be_bytes([head[4], head[5]]));
        let is_signalling = [[head[0], head[1]], [head[2], head[3]]]
            .map(u16::from_be_bytes)
            .iter()
            .any(|port| [2123, 2152, 3386].contains(port));
        let end = if self.is_lenient { octets.len() } else { length.clamp(8, octets.len()) };
        is_signalling && content::gtp(&octets[8..end])
    }
}

/// What belongs together, in the order in which it came.
fn grouped<T>(items: Vec<(Vec<u8>, T)>) -> BTreeMap<Vec<u8>, Vec<T>> {
    let mut groups: BTreeMap<Vec<u8>, Vec<T>> = BTreeMap::new();
    for (key, item) in items {
        groups.entry(key).or_default().push(item);
    }
    groups
}

/// True where any receiver would act on what the policy forbids.
pub fn reaches_any(frames: &[Sent]) -> Option<Receiver> {
    let packets = frames.iter().flat_map(|sent| link::packets(&sent.octets, true));
    let has_pieces = packets.into_iter().any(|packet| ip::is_piece(&packet));
    // Where nothing comes in fragments, all kinds of reassembly are one.
    let receivers =
        Receiver::all().filter(|receiver| has_pieces || receiver.overlap == Overlap::First);
    receivers.into_iter().find(|receiver| receiver.is_reached_by(frames))
}
