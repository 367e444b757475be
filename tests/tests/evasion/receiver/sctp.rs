//! SCTP: user messages by TSN, whoever wins where one comes twice.

use std::collections::BTreeMap;

use super::Receiver;

const DATA: u8 = 0;
const I_DATA: u8 = 64;

/// A piece of a user message.
#[derive(Clone, Debug)]
pub struct Chunk {
    tsn: u32,
    stream: u16,
    is_unordered: bool,
    is_first: bool,
    is_last: bool,
    /// Message and piece of I-DATA.
    place: Option<(u32, u32)>,
    ppid: u32,
    octets: Vec<u8>,
}

/// The pieces in a packet with their association; a strict receiver drops a packet with a wrong checksum.
pub fn chunks(packet: &[u8], is_lenient: bool) -> Vec<(Vec<u8>, Chunk)> {
    let Some((head, mut rest)) = packet.split_first_chunk::<12>() else { return Vec::new() };
    if !is_lenient && !is_right(packet) {
        return Vec::new();
    }
    let mut found = Vec::new();
    while let Some(chunk) = rest.first_chunk::<4>() {
        let length = usize::from(u16::from_be_bytes([chunk[2], chunk[3]]));
        let end = length.min(rest.len());
        if length < 4 || (length > rest.len() && !is_lenient) {
            break;
        }
        if let Some(data) = data(chunk[0], chunk[1], &rest[4..end]) {
            found.push((head[..8].to_vec(), data));
        }
        rest = rest.get(length.next_multiple_of(4)..).unwrap_or_default();
    }
    found
}

fn data(kind: u8, flags: u8, value: &[u8]) -> Option<Chunk> {
    let word = |at: usize| value.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    let is_first = flags & 2 != 0;
    let (place, ppid, begin) = match kind {
        DATA => (None, word(8)?, 12),
        I_DATA if is_first => (Some((word(8)?, 0)), word(12)?, 16),
        I_DATA => (Some((word(8)?, word(12)?)), 0, 16),
        _ => return None,
    };
    Some(Chunk {
        tsn: word(0)?,
        stream: u16::from_be_bytes([value[4], value[5]]),
        is_unordered: flags & 4 != 0,
        is_first,
        is_last: flags & 1 != 0,
        place,
        ppid,
        octets: value.get(begin..)?.to_vec(),
    })
}

/// Every user message that the pieces give.
pub fn messages(chunks: &[Chunk], receiver: &Receiver) -> Vec<(u32, Vec<u8>)> {
    let mut by_tsn: BTreeMap<u32, &Chunk> = BTreeMap::new();
    for chunk in chunks {
        if receiver.last_wins {
            by_tsn.insert(chunk.tsn, chunk);
        } else {
            by_tsn.entry(chunk.tsn).or_insert(chunk);
        }
    }
    by_tsn
        .values()
        .filter(|chunk| chunk.is_first)
        .filter_map(|first| joined(first, &by_tsn, receiver))
        .collect()
}

fn joined(
    first: &Chunk,
    by_tsn: &BTreeMap<u32, &Chunk>,
    receiver: &Receiver,
) -> Option<(u32, Vec<u8>)> {
    let mut octets = first.octets.clone();
    let mut last = first;
    for _ in 0..by_tsn.len() {
        if last.is_last {
            return Some((first.ppid, octets));
        }
        last = match last.place {
            None => by_tsn.get(&last.tsn.wrapping_add(1)).copied()?,
            Some((message, piece)) => by_tsn
                .values()
                .find(|chunk| {
                    chunk.place == Some((message, piece + 1))
                        && chunk.stream == first.stream
                        && !chunk.is_first
                })
                .copied()?,
        };
        let is_same = last.stream == first.stream && last.is_unordered == first.is_unordered;
        if !receiver.is_lenient && (!is_same || last.is_first) {
            return None;
        }
        octets.extend(&last.octets);
    }
    None
}

/// Checksum of the packet, bit by bit (RFC 9260 appendix A).
fn is_right(packet: &[u8]) -> bool {
    let without =
        packet.iter().enumerate().map(|(at, octet)| if (8..12).contains(&at) { 0 } else { *octet });
    let sum = without.fold(u32::MAX, |crc, octet| {
        (0..8).fold(crc ^ u32::from(octet), |crc, _| {
            if crc & 1 == 1 { crc >> 1 ^ 0x82f6_3b78 } else { crc >> 1 }
        })
    });
    packet[8..12] == (!sum).to_le_bytes()
}
