//! What only the frames before tell of a frame: when it came, which connection it is of, and numbers counted from that
//! connection's first; named as in Wireshark.

use std::collections::HashMap;
use std::net::IpAddr;

use packet::sctp::Chunk;
use packet::{Packet, Tcp, Transport, sctp};

/// A number with its field.
pub type Told = (&'static str, u64);

/// Connections and associations that are remembered; at the bound all are given up, and their numbers go on.
const OPEN_MAX: usize = 1 << 18;

/// What is remembered.
#[derive(Debug, Default)]
pub(crate) struct Past {
    first_ns: Option<u64>,
    before_ns: Option<u64>,
    conversations: HashMap<(End, End, bool), Conversation>,
    counts: [u64; 2],
    first_tsns: HashMap<(u32, u16, u16), u32>,
}

/// When a frame came, in ns.
#[derive(Clone, Copy, Debug, Default)]
pub struct Times {
    /// Since 1970.
    pub epoch: i128,
    /// Since the first frame.
    pub relative: i128,
    /// Since the frame before.
    pub delta: i128,
}

type End = (IpAddr, u16);

/// A connection of TCP, or what goes between two ports of UDP.
#[derive(Clone, Copy, Debug)]
struct Conversation {
    number: u64,
    /// Numbers before the first octet of the lower and of the higher end.
    bases: [Option<u32>; 2],
    is_closed: bool,
}

impl Past {
    /// When a frame came.
    pub(crate) fn times(&mut self, time_ns: u64) -> Times {
        let first = *self.first_ns.get_or_insert(time_ns);
        let before = self.before_ns.replace(time_ns).unwrap_or(time_ns);
        let since = |earlier: u64| i128::from(time_ns).saturating_sub(earlier.into());
        Times { epoch: time_ns.into(), relative: since(first), delta: since(before) }
    }

    /// What the frames before tell of a packet.
    pub(crate) fn of_packet(&mut self, packet: &Packet<'_>, mut tell: impl FnMut(Told)) {
        let Some((from, to)) = packet.addresses() else { return };
        match packet.transport {
            Transport::Udp { source_port, destination_port } => {
                let (key, _) = ends((from, source_port), (to, destination_port), false);
                tell(("udp.stream", self.conversation(key).number));
            }
            Transport::Tcp(tcp) => {
                let ends = ends((from, tcp.source_port), (to, tcp.destination_port), true);
                self.segment(ends, &tcp, tell);
            }
            Transport::Sctp(_) | Transport::Icmpv6 { .. } | Transport::Other => {}
        }
    }

    /// The place of a chunk among those of its association.
    pub(crate) fn of_chunk(&mut self, header: &sctp::Header, chunk: &Chunk<'_>) -> Option<Told> {
        let data = chunk.data().filter(|_| header.verification_tag != 0)?;
        if self.first_tsns.len() >= OPEN_MAX {
            self.first_tsns.clear();
        }
        let key = (header.verification_tag, header.source_port, header.destination_port);
        let first = *self.first_tsns.entry(key).or_insert(data.tsn);
        Some(("sctp.data_tsn", data.tsn.wrapping_sub(first).into()))
    }

    fn segment(&mut self, (key, is_higher): (Key, bool), tcp: &Tcp, mut tell: impl FnMut(Told)) {
        let is = |flag| tcp.flags & flag != 0;
        let (own, other) = if is_higher { (1, 0) } else { (0, 1) };
        let known = self.conversation(key);
        let base = known.bases.get(own).copied().flatten();
        // Who begins again with another number has another connection.
        let begins = is(Tcp::SYN) && !is(Tcp::ACK);
        let is_new = begins && base.is_some_and(|base| base != tcp.sequence || known.is_closed);
        let mut conversation = if is_new { self.begin(key) } else { known };
        conversation.is_closed |= is(Tcp::FIN) || is(Tcp::RST);
        let first = tcp.sequence.wrapping_sub((!is(Tcp::SYN)).into());
        if let Some(base) = conversation.bases.get_mut(own) {
            let base = *base.get_or_insert(first);
            tell(("tcp.seq", tcp.sequence.wrapping_sub(base).into()));
        }
        if let Some(base) = conversation.bases.get_mut(other) {
            let base = if is(Tcp::ACK) {
                *base.get_or_insert(tcp.acknowledgement.wrapping_sub(1))
            } else {
                0
            };
            tell(("tcp.ack", tcp.acknowledgement.wrapping_sub(base).into()));
        }
        tell(("tcp.stream", conversation.number));
        self.conversations.insert(key, conversation);
    }

    fn conversation(&mut self, key: Key) -> Conversation {
        match self.conversations.get(&key) {
            Some(known) => *known,
            None => self.begin(key),
        }
    }

    fn begin(&mut self, key: Key) -> Conversation {
        if self.conversations.len() >= OPEN_MAX {
            self.conversations.clear();
        }
        let (.., is_tcp) = key;
        let [udp, tcp] = &mut self.counts;
        let count = if is_tcp { tcp } else { udp };
        let fresh = Conversation { number: *count, bases: [None; 2], is_closed: false };
        *count = count.saturating_add(1);
        self.conversations.insert(key, fresh);
        fresh
    }
}

type Key = (End, End, bool);

/// The lower end first, and whether the sender is the higher.
fn ends(from: End, to: End, is_tcp: bool) -> (Key, bool) {
    if from <= to { ((from, to, is_tcp), false) } else { ((to, from, is_tcp), true) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: [u8; 4] = [10, 0, 0, 1];
    const B: [u8; 4] = [10, 0, 0, 2];
    const NANOS: i128 = 1_000_000_000;

    fn told(past: &mut Past, octets: &[u8]) -> Vec<Told> {
        let mut told = Vec::new();
        past.of_packet(&packet::glimpse(octets), |one| told.push(one));
        told
    }

    fn segment(from: [u8; 4], to: [u8; 4], numbers: (u32, u32), flags: u8) -> Vec<u8> {
        let ports = if from == A { (40000, 3868) } else { (3868, 40000) };
        let tcp = craft::tcp::tcp(numbers.0, numbers.1).ports(ports.0, ports.1).flags(flags);
        craft::frame().ip(from, to).tcp(&tcp).octets()
    }

    #[test]
    fn numbers_of_a_connection_count_from_its_first_in_each_direction() {
        let mut past = Past::default();
        let numbers =
            |seq, ack, stream| vec![("tcp.seq", seq), ("tcp.ack", ack), ("tcp.stream", stream)];

        assert_eq!(told(&mut past, &segment(A, B, (100, 0), 2)), numbers(0, 0, 0));
        assert_eq!(told(&mut past, &segment(B, A, (900, 101), 0x12)), numbers(0, 1, 0));
        assert_eq!(told(&mut past, &segment(A, B, (101, 901), 0x10)), numbers(1, 1, 0));
        assert_eq!(told(&mut past, &segment(A, B, (500, 0), 2)), numbers(0, 0, 1));
    }

    #[test]
    fn a_connection_whose_begin_was_not_seen_counts_from_one() {
        let mut past = Past::default();

        let seen = told(&mut past, &segment(A, B, (100, 900), 0x10));

        assert_eq!(seen, vec![("tcp.seq", 1), ("tcp.ack", 1), ("tcp.stream", 0)]);
    }

    #[test]
    fn datagrams_between_the_same_ports_are_one_stream_both_ways() {
        let mut past = Past::default();
        let datagram = |from: [u8; 4], to: [u8; 4], ports: (u16, u16)| {
            craft::frame().ip(from, to).udp(ports.0, ports.1).octets()
        };
        for (octets, stream) in [
            (datagram(A, B, (1, 2123)), 0),
            (datagram(B, A, (2123, 1)), 0),
            (datagram(A, B, (2, 2123)), 1),
        ] {
            assert_eq!(told(&mut past, &octets), vec![("udp.stream", stream)]);
        }
    }

    #[test]
    fn times_count_from_the_first_frame_and_from_the_one_before() {
        let mut past = Past::default();
        let mut read = |ns| {
            let Times { epoch, relative, delta } = past.times(ns);
            (epoch, relative, delta)
        };

        assert_eq!(read(5_000_000_000), (5 * NANOS, 0, 0));
        assert_eq!(read(7_500_000_000), (75 * NANOS / 10, 25 * NANOS / 10, 25 * NANOS / 10));
        assert_eq!(read(7_000_000_000), (7 * NANOS, 2 * NANOS, -NANOS / 2));
    }
}
