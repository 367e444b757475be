//! What only the frames before tell of a frame: when it came, which connection it is of, and numbers counted from that
//! connection's first; named as in Wireshark.

use std::collections::HashMap;
use std::net::IpAddr;

use packet::sctp::Chunk;
use packet::{Packet, Tcp, Transport, sctp};

/// A number with its field; times are in ns, those before below zero.
type Number = (&'static str, u64);

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
    /// When its first packet came, and the one before.
    first_ns: u64,
    before_ns: u64,
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
    pub(crate) fn of_packet(
        &mut self,
        packet: &Packet<'_>,
        is_quoted: bool,
        mut tell: impl FnMut(Number),
    ) {
        let Some((from, to)) = packet.addresses() else { return };
        let (names, key, conversation) = match packet.transport {
            Transport::Udp { .. } if packet.udp_checksum().is_none() => return,
            Transport::Udp { source_port, destination_port } => {
                let (key, _) = ends((from, source_port), (to, destination_port), false);
                let known = self.conversation(key);
                tell(("udp.stream", known.number));
                (UDP_TIMES, key, known)
            }
            Transport::Tcp(tcp) => {
                let ends = ends((from, tcp.source_port), (to, tcp.destination_port), true);
                let conversation = if is_quoted {
                    self.quoted(ends.0, &tcp, &mut tell)
                } else {
                    self.segment(ends, &tcp, packet.payload.len(), &mut tell)
                };
                (TCP_TIMES, ends.0, conversation)
            }
            Transport::Sctp(_) | Transport::Icmpv6 { .. } | Transport::Other => return,
        };
        // What is quoted came before; Wireshark minds that of UDP alone.
        if is_quoted && names == UDP_TIMES {
            self.conversations.insert(key, conversation);
        } else {
            names.into_iter().zip(self.since(key, conversation)).for_each(tell);
        }
    }

    /// The numbers of a segment that is quoted are not counted from the first.
    fn quoted(&mut self, key: Key, tcp: &Tcp, tell: &mut impl FnMut(Number)) -> Conversation {
        let conversation = self.conversation(key);
        tell(("tcp.seq", tcp.sequence.into()));
        tell(("tcp.ack", tcp.acknowledgement.into()));
        tell(("tcp.stream", conversation.number));
        conversation
    }

    /// The place of a chunk among those of its association.
    pub(crate) fn of_chunk(&mut self, header: &sctp::Header, chunk: &Chunk<'_>) -> Option<Number> {
        let data = chunk.data().filter(|_| header.verification_tag != 0)?;
        if self.first_tsns.len() >= OPEN_MAX {
            self.first_tsns.clear();
        }
        let key = (header.verification_tag, header.source_port, header.destination_port);
        let first = *self.first_tsns.entry(key).or_insert(data.tsn);
        Some(("sctp.data_tsn", data.tsn.wrapping_sub(first).into()))
    }

    fn segment(
        &mut self,
        (key, is_higher): (Key, bool),
        tcp: &Tcp,
        len: usize,
        tell: &mut impl FnMut(Number),
    ) -> Conversation {
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
            let relative = tcp.sequence.wrapping_sub(base);
            tell(("tcp.seq", relative.into()));
            let taken = len.saturating_add((is(Tcp::SYN) || is(Tcp::FIN)).into());
            let next = relative.wrapping_add(u32::try_from(taken).unwrap_or(0));
            tell(("tcp.nxtseq", next.into()));
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
        conversation
    }

    /// How long after its first packet and after the one before this one came; the next counts from this one.
    fn since(&mut self, key: Key, conversation: Conversation) -> [u64; 2] {
        let now = self.before_ns.unwrap_or(0);
        let Conversation { first_ns, before_ns, .. } = conversation;
        self.conversations.insert(key, Conversation { before_ns: now, ..conversation });
        [first_ns, before_ns].map(|then| now.wrapping_sub(then))
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
        let now = self.before_ns.unwrap_or(0);
        let fresh = Conversation {
            number: *count,
            first_ns: now,
            before_ns: now,
            bases: [None; 2],
            is_closed: false,
        };
        *count = count.saturating_add(1);
        self.conversations.insert(key, fresh);
        fresh
    }
}

/// Names of the times since the first packet and since the one before.
const UDP_TIMES: [&str; 2] = ["udp.time_relative", "udp.time_delta"];
const TCP_TIMES: [&str; 2] = ["tcp.time_relative", "tcp.time_delta"];

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

    fn told(past: &mut Past, octets: &[u8]) -> Vec<Number> {
        let mut told = Vec::new();
        past.of_packet(&packet::glimpse(octets), false, |one| told.push(one));
        told
    }

    fn segment(from: [u8; 4], to: [u8; 4], numbers: (u32, u32), flags: u8) -> Vec<u8> {
        let ports = if from == A { (40000, 3868) } else { (3868, 40000) };
        let tcp = craft::tcp::tcp(numbers.0, numbers.1).ports(ports.0, ports.1).flags(flags);
        craft::frame().ip(from, to).tcp(&tcp).octets()
    }

    fn tcp([seq, next, ack, stream]: [u64; 4], [relative, delta]: [u64; 2]) -> Vec<Number> {
        vec![
            ("tcp.seq", seq),
            ("tcp.nxtseq", next),
            ("tcp.ack", ack),
            ("tcp.stream", stream),
            ("tcp.time_relative", relative),
            ("tcp.time_delta", delta),
        ]
    }

    #[test]
    fn numbers_and_times_of_a_connection_count_from_its_first() {
        let mut past = Past::default();
        let mut at = |ns, octets: &[u8]| {
            past.times(ns);
            told(&mut past, octets)
        };

        assert_eq!(at(10, &segment(A, B, (100, 0), 2)), tcp([0, 1, 0, 0], [0, 0]));
        assert_eq!(at(15, &segment(B, A, (900, 101), 0x12)), tcp([0, 1, 1, 0], [5, 5]));
        assert_eq!(at(17, &segment(A, B, (101, 901), 0x10)), tcp([1, 1, 1, 0], [7, 2]));
        assert_eq!(at(20, &segment(A, B, (500, 0), 2)), tcp([0, 1, 0, 1], [0, 0]));
    }

    #[test]
    fn a_connection_whose_begin_was_not_seen_counts_from_one() {
        let mut past = Past::default();

        let seen = told(&mut past, &segment(A, B, (100, 900), 0x10));

        assert_eq!(seen, tcp([1, 1, 1, 0], [0, 0]));
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
            let times = [("udp.time_relative", 0), ("udp.time_delta", 0)];
            assert_eq!(
                told(&mut past, &octets),
                [[("udp.stream", stream)].as_slice(), &times].concat()
            );
        }
    }

    #[test]
    fn a_packet_that_is_quoted_has_no_time() {
        let mut past = Past::default();
        let octets = craft::frame().ip(A, B).udp(1, 2123).octets();
        let mut told = Vec::new();

        past.of_packet(&packet::glimpse(&octets), true, |one| told.push(one));

        assert_eq!(told, [("udp.stream", 0)]);
    }

    #[test]
    fn numbers_of_a_segment_that_is_quoted_are_its_own() {
        let mut past = Past::default();
        let syn = segment(A, B, (1000, 0), Tcp::SYN);
        told(&mut past, &syn);
        let mut quoted = Vec::new();

        past.of_packet(&packet::glimpse(&syn), true, |one| quoted.push(one));

        assert_eq!(quoted[..3], [("tcp.seq", 1000), ("tcp.ack", 0), ("tcp.stream", 0)]);
        assert_eq!(quoted[3..], [("tcp.time_relative", 0), ("tcp.time_delta", 0)]);
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
