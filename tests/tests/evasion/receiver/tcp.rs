//! TCP: octets by sequence number, whoever wins where they overlap; windows and resets of a sender are not minded.

use std::collections::BTreeMap;

use super::Datagram;

/// One segment.
#[derive(Clone, Debug)]
pub struct Segment {
    sequence: u32,
    is_syn: bool,
    /// The octet that is urgent, which some read apart from the others.
    urgent: Option<usize>,
    octets: Vec<u8>,
}

/// The segment in a datagram, with what names its direction of its connection.
pub fn segment(datagram: &Datagram) -> Option<(Vec<u8>, Segment)> {
    let head = datagram.octets.first_chunk::<20>()?;
    let begin = usize::from(head[12] >> 4) * 4;
    let octets = datagram.octets.get(begin.max(20)..)?;
    // The box ends a connection with a reset over zeros: it hands no octet on (RFC 9293 §3.10.7.4).
    let is_end = head[13] == 0x14 && octets.iter().all(|octet| *octet == 0);
    let octets = if is_end { &[] } else { octets }.to_vec();
    let sequence = u32::from_be_bytes([head[4], head[5], head[6], head[7]]);
    let urgent =
        (head[13] & 32 != 0).then(|| usize::from(u16::from_be_bytes([head[18], head[19]])));
    let flow = [&datagram.ends.0, &datagram.ends.1, &head[..4]].concat();
    Some((flow, Segment { sequence, is_syn: head[13] & 2 != 0, urgent, octets }))
}

/// Runs of octets without a gap.
pub fn runs(segments: &[Segment], last_wins: bool, is_lenient: bool) -> Vec<Vec<u8>> {
    let Some(first) = segments.first() else { return Vec::new() };
    let base = first.sequence.wrapping_sub(1 << 30);
    let mut places: BTreeMap<u32, Option<u8>> = BTreeMap::new();
    for segment in segments {
        let begin = segment.sequence.wrapping_add(segment.is_syn.into()).wrapping_sub(base);
        for (place, octet) in segment.octets.iter().enumerate() {
            let at = begin.wrapping_add(u32::try_from(place).unwrap_or(0));
            let octet = (segment.urgent != Some(place) || !is_lenient).then_some(*octet);
            if last_wins {
                places.insert(at, octet);
            } else {
                places.entry(at).or_insert(octet);
            }
        }
    }
    let mut runs: Vec<Vec<u8>> = Vec::new();
    let mut next = None;
    for (at, octet) in places {
        match runs.last_mut() {
            Some(run) if next == Some(at) => run.extend(octet),
            _ => runs.push(octet.into_iter().collect()),
        }
        next = at.checked_add(1);
    }
    runs
}
