//! What no message says of a frame: how it was captured, when it came, which connection it is of, numbers counted from
//! that connection's first, and what it answers; named as in Wireshark.

mod answers;
mod associations;
mod conversations;
mod link;

use dissect::Message;
use packet::{Packet, Protocol, Transport};
use wire::Value;

use answers::Answers;
use associations::Associations;
use conversations::{Conversations, End, TCP_TIMES, UDP_TIMES, ends};

pub(crate) use link::of_record;

/// A value with its field; times are in ns, those before below zero.
pub(crate) type Named<'a> = (&'static str, Value<'a>);

/// Connections, associations and requests that are remembered; at the bound all are given up, and their numbers go on.
const OPEN_MAX: usize = 1 << 18;

/// What is remembered.
#[derive(Debug, Default)]
pub(crate) struct Past {
    first_ns: Option<u64>,
    before_ns: Option<u64>,
    conversations: Conversations,
    pub(crate) associations: Associations,
    answers: Answers,
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

impl Past {
    /// When a frame came.
    pub(crate) fn times(&mut self, time_ns: u64) -> Times {
        let first = *self.first_ns.get_or_insert(time_ns);
        let before = self.before_ns.replace(time_ns).unwrap_or(time_ns);
        let since = |earlier: u64| i128::from(time_ns).saturating_sub(earlier.into());
        Times { epoch: time_ns.into(), relative: since(first), delta: since(before) }
    }

    /// What the frames before tell of a packet.
    pub(crate) fn of_packet<'a>(
        &mut self,
        packet: &Packet<'_>,
        (is_quoted, missing): (bool, usize),
        mut tell: impl FnMut(Named<'a>),
    ) {
        let Some((from, to)) = packet.addresses() else { return };
        let now = self.before_ns.unwrap_or(0);
        let known = &mut self.conversations;
        let (names, key, conversation) = match packet.transport {
            Transport::Udp { .. } if packet.udp_checksum().is_none() => return,
            Transport::Udp { source_port, destination_port } => {
                let (key, _) = ends((from, source_port), (to, destination_port), false);
                let known = known.get(key, now);
                tell(("udp.stream", Value::Number(known.number)));
                if packet.udp_length() == Some(0) {
                    return self.conversations.put(key, known);
                }
                (UDP_TIMES, key, known)
            }
            Transport::Tcp(tcp) => {
                let ends = ends((from, tcp.source_port), (to, tcp.destination_port), true);
                let conversation = if is_quoted {
                    known.quoted((ends, now), (packet, &tcp), &mut tell)
                } else {
                    let len = whole_len(packet, missing);
                    known.segment((ends, now), (packet, &tcp, len), &mut tell)
                };
                (TCP_TIMES, ends.0, conversation)
            }
            // Of a segment that ICMP quotes eight octets may be all.
            Transport::Other if is_quoted && from.is_ipv4() && packet.protocol == Protocol::TCP => {
                let number = packet.payload.get(4..).and_then(<[u8]>::first_chunk);
                let number = number.map(|octets| u32::from_be_bytes(*octets).into());
                return number.map(Value::Number).into_iter().for_each(|it| tell(("tcp.seq", it)));
            }
            Transport::Sctp(_) | Transport::Icmpv6 { .. } | Transport::Other => return,
        };
        // What is quoted came before; Wireshark minds that of UDP alone.
        if is_quoted && names == UDP_TIMES {
            known.put(key, conversation);
        } else {
            let since = known.since(key, conversation, now).map(Value::Number);
            names.into_iter().zip(since).for_each(tell);
        }
    }

    /// What a message answers that goes between these ends.
    pub(crate) fn of_message(
        &mut self,
        message: &Message<'_>,
        [from, to]: [End; 2],
        frame: u64,
    ) -> Option<[Named<'static>; 2]> {
        let (key, _) = ends(from, to, false);
        self.answers.of_message(message, key, (frame, self.before_ns.unwrap_or(0)))
    }
}

/// Octets of a segment, also of one that was not captured whole: as many of those that are missing as its packet says.
fn whole_len(packet: &Packet<'_>, missing: usize) -> usize {
    let captured = packet.payload.len();
    packet.said_len().unwrap_or(0).clamp(captured, captured.saturating_add(missing))
}

#[cfg(test)]
mod tests {
    use packet::Tcp;

    use super::*;

    const A: [u8; 4] = [10, 0, 0, 1];
    const B: [u8; 4] = [10, 0, 0, 2];
    const NANOS: i128 = 1_000_000_000;
    const NUMBERS: [&str; 6] =
        ["tcp.seq", "tcp.nxtseq", "tcp.ack", "tcp.stream", "tcp.time_relative", "tcp.time_delta"];

    fn told(past: &mut Past, octets: &[u8], is_quoted: bool) -> Vec<Named<'static>> {
        let mut told = Vec::new();
        past.of_packet(&packet::glimpse(octets), (is_quoted, 0), |one| told.push(one));
        told
    }

    /// What is told under these names; nothing stands for a name that is not told.
    fn numbers<const N: usize>(told: &[Named<'_>], names: [&str; N]) -> [Option<i64>; N] {
        names.map(|wanted| {
            let (_, value) = told.iter().find(|(name, _)| *name == wanted)?;
            let Value::Number(number) = value else { return None };
            Some(number.cast_signed())
        })
    }

    fn segment(from: [u8; 4], to: [u8; 4], numbers: (u32, u32), flags: u8) -> Vec<u8> {
        let ports = if from == A { (40000, 3868) } else { (3868, 40000) };
        let tcp = craft::tcp::tcp(numbers.0, numbers.1).ports(ports.0, ports.1).flags(flags);
        craft::frame().ip(from, to).tcp(&tcp).octets()
    }

    #[test]
    fn numbers_and_times_of_a_connection_count_from_its_first() {
        let mut past = Past::default();
        let mut at = |ns, octets: &[u8]| {
            past.times(ns);
            numbers(&told(&mut past, octets, false), NUMBERS).map(Option::unwrap)
        };

        assert_eq!(at(10, &segment(A, B, (100, 0), 2)), [0, 1, 0, 0, 0, 0]);
        assert_eq!(at(15, &segment(B, A, (900, 101), 0x12)), [0, 1, 1, 0, 5, 5]);
        assert_eq!(at(17, &segment(A, B, (101, 901), 0x10)), [1, 1, 1, 0, 7, 2]);
        assert_eq!(at(20, &segment(A, B, (500, 0), 2)), [0, 1, 0, 1, 0, 0]);
    }

    #[test]
    fn a_connection_whose_begin_was_not_seen_counts_from_one() {
        let mut past = Past::default();

        let seen = told(&mut past, &segment(A, B, (100, 900), 0x10), false);

        assert_eq!(numbers(&seen, NUMBERS).map(Option::unwrap), [1, 1, 1, 0, 0, 0]);
        let names = ["tcp.completeness", "tcp.window_size_scalefactor"];
        assert_eq!(numbers(&seen, names), [Some(0), Some(-1)]);
    }

    #[test]
    fn what_has_been_seen_of_a_connection_adds_up_and_an_end_without_the_option_stops_scaling() {
        let mut past = Past::default();
        let names = ["tcp.completeness", "tcp.window_size_scalefactor"];
        let steps = [
            (segment(A, B, (100, 0), 2), [Some(0), None]),
            (segment(B, A, (900, 101), 0x12), [Some(1), None]),
            (segment(A, B, (101, 901), 0x10), [Some(3), Some(-2)]),
            (segment(A, B, (101, 901), 0x11), [Some(7), Some(-2)]),
            (segment(B, A, (901, 102), 0x14), [Some(23), Some(-2)]),
        ];
        for (octets, wanted) in steps {
            assert_eq!(numbers(&told(&mut past, &octets, false), names), wanted);
        }
    }

    #[test]
    fn control_bits_are_written_as_letters() {
        let seen = told(&mut Past::default(), &segment(A, B, (1, 1), 0x18), false);

        let text = Value::Text("·······AP···".as_bytes());
        assert!(seen.contains(&("tcp.flags.str", text)), "{seen:?}");
    }

    #[test]
    fn datagrams_between_the_same_ports_are_one_stream_both_ways() {
        let mut past = Past::default();
        let datagram = |from: [u8; 4], to: [u8; 4], ports: (u16, u16)| {
            craft::frame().ip(from, to).udp(ports.0, ports.1).payload(b"gtp").octets()
        };
        for (octets, stream) in [
            (datagram(A, B, (1, 2123)), 0),
            (datagram(B, A, (2123, 1)), 0),
            (datagram(A, B, (2, 2123)), 1),
        ] {
            let names = ["udp.stream", "udp.time_relative", "udp.time_delta"];
            let seen = numbers(&told(&mut past, &octets, false), names);
            assert_eq!(seen, [Some(stream), Some(0), Some(0)]);
        }
    }

    #[test]
    fn a_datagram_of_no_octets_has_no_time() {
        let octets = craft::frame().ip(A, B).udp(1, 2123).octets();

        let seen = told(&mut Past::default(), &octets, false);

        assert_eq!(seen, [("udp.stream", Value::Number(0))]);
    }

    #[test]
    fn a_packet_that_is_quoted_has_no_time() {
        let octets = craft::frame().ip(A, B).udp(1, 2123).payload(b"gtp").octets();

        let seen = told(&mut Past::default(), &octets, true);

        assert_eq!(seen, [("udp.stream", Value::Number(0))]);
    }

    #[test]
    fn numbers_of_a_segment_that_is_quoted_are_its_own() {
        let mut past = Past::default();
        let syn = segment(A, B, (1000, 0), Tcp::SYN);
        told(&mut past, &syn, false);

        let quoted = numbers(&told(&mut past, &syn, true), NUMBERS);

        assert_eq!(quoted, [Some(1000), None, Some(0), Some(0), Some(0), Some(0)]);
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
