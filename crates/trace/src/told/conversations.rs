//! Connections of TCP, and what goes between two ports of UDP.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::LazyLock;

use packet::{Packet, Tcp};
use wire::Value;

use super::{Named, OPEN_MAX};

/// Names of the times since the first packet and since the one before.
pub(super) const UDP_TIMES: [&str; 2] = ["udp.time_relative", "udp.time_delta"];
pub(super) const TCP_TIMES: [&str; 2] = ["tcp.time_relative", "tcp.time_delta"];

/// What has been seen of a connection, a bit each, as Wireshark adds them up.
const SYN: u8 = 1;
const SYN_ACK: u8 = 2;
const ACK: u8 = 4;
const DATA: u8 = 8;
const FIN: u8 = 16;
const RST: u8 = 32;

/// A window is not larger than 2^14 times what the header has room for (RFC 7323 §2.3).
const SHIFT_MAX: u8 = 14;

/// Letters of the control bits, the highest first; those that mean nothing share one.
const LETTERS: [char; 12] = ['R', 'R', 'R', 'A', 'C', 'E', 'U', 'A', 'P', 'R', 'S', 'F'];

/// Every set of control bits as Wireshark writes it.
static FLAGS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let is_set = |bits: u16, place: usize| bits.checked_shl(u32::try_from(place).unwrap_or(0));
    let written = |bits: u16| {
        let letters = LETTERS.into_iter().enumerate();
        let letter = |(place, letter)| {
            let is_set = is_set(bits, place).is_some_and(|bits| bits & 0x0800 != 0);
            if is_set { letter } else { '·' }
        };
        letters.map(letter).collect()
    };
    (0..0x1000).map(written).collect()
});

pub(crate) type End = (IpAddr, u16);

/// Both ends, the lower first, and whether they speak TCP.
pub(super) type Key = (End, End, bool);

/// What an end told of how its windows count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Scale {
    #[default]
    Unknown,
    /// As they are.
    Unused,
    /// In units of two to the power of this.
    By(u8),
}

impl Scale {
    /// What the window of a segment is multiplied by: -1 where nobody told it, -2 where both ends know that it is not;
    /// nothing while the connection begins.
    fn factor(self, tcp: &Tcp) -> Option<i64> {
        (tcp.flags & Tcp::SYN == 0).then(|| match self {
            Self::Unknown => -1,
            Self::Unused => -2,
            Self::By(shift) => 1_i64.wrapping_shl(shift.into()),
        })
    }
}

/// A connection of TCP, or what goes between two ports of UDP.
#[derive(Clone, Copy, Debug)]
pub(super) struct Conversation {
    pub(super) number: u64,
    /// When its first packet came, and the one before.
    first_ns: u64,
    before_ns: u64,
    /// Numbers before the first octet of the lower and of the higher end.
    bases: [Option<u32>; 2],
    scales: [Scale; 2],
    completeness: u8,
    is_new: bool,
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Conversations {
    known: HashMap<Key, Conversation>,
    counts: [u64; 2],
}

impl Conversations {
    pub(super) fn get(&mut self, key: Key, now: u64) -> Conversation {
        match self.known.get(&key) {
            Some(known) => *known,
            None => self.begin(key, now),
        }
    }

    pub(super) fn put(&mut self, key: Key, conversation: Conversation) {
        self.known.insert(key, conversation);
    }

    /// How long after its first packet and after the one before this one came; the next counts from this one.
    pub(super) fn since(&mut self, key: Key, conversation: Conversation, now: u64) -> [u64; 2] {
        let Conversation { first_ns, before_ns, .. } = conversation;
        self.put(key, Conversation { before_ns: now, ..conversation });
        [first_ns, before_ns].map(|then| now.wrapping_sub(then))
    }

    /// The numbers of a segment that is quoted are not counted from the first, and its window is not scaled; that it came is.
    pub(super) fn quoted<'a>(
        &mut self,
        ((key, is_higher), now): ((Key, bool), u64),
        (packet, tcp): (&Packet<'_>, &Tcp),
        tell: &mut impl FnMut(Named<'a>),
    ) -> Conversation {
        let places = if is_higher { (1, 0) } else { (0, 1) };
        let mut conversation = self.get(key, now);
        let scale = conversation.scales.get(places.0).copied().unwrap_or_default();
        let mut number = |name, number| tell((name, Value::Number(number)));
        number("tcp.seq", tcp.sequence.into());
        number("tcp.ack", tcp.acknowledgement.into());
        number("tcp.stream", conversation.number);
        number("tcp.completeness", conversation.completeness.into());
        number("tcp.window_size", tcp.window.into());
        if let Some(factor) = scale.factor(tcp) {
            number("tcp.window_size_scalefactor", factor.cast_unsigned());
        }
        tell(("tcp.flags.str", Value::Text(written(packet, tcp))));
        conversation.complete(tcp, true);
        conversation.learn_scale(places, (packet, tcp));
        conversation
    }

    pub(super) fn segment<'a>(
        &mut self,
        ((key, is_higher), now): ((Key, bool), u64),
        (packet, tcp, len): (&Packet<'_>, &Tcp, usize),
        tell: &mut impl FnMut(Named<'a>),
    ) -> Conversation {
        let places = if is_higher { (1, 0) } else { (0, 1) };
        let known = self.get(key, now);
        let base = known.bases.get(places.0).copied().flatten();
        // Who begins again with another number has another connection.
        let is_new = is_first(tcp)
            && base.is_some_and(|base| base != tcp.sequence || known.completeness & FIN != 0);
        let mut conversation = if is_new {
            // That it begins is known when it is found.
            let fresh = self.begin(key, now);
            Conversation { completeness: SYN, is_new: false, ..fresh }
        } else {
            known
        };
        let mut number = |name, number| tell((name, Value::Number(number)));
        number("tcp.len", u64::try_from(len).unwrap_or(u64::MAX));
        conversation.count(places, (tcp, len), &mut number);
        conversation.confirm(places.1, packet, &mut number);
        // What this segment adds is told of those behind it.
        number("tcp.completeness", conversation.completeness.into());
        conversation.complete(tcp, len == 0);
        conversation.scale(places, (packet, tcp), &mut number);
        number("tcp.stream", conversation.number);
        tell(("tcp.flags.str", Value::Text(written(packet, tcp))));
        conversation
    }

    fn begin(&mut self, key: Key, now: u64) -> Conversation {
        if self.known.len() >= OPEN_MAX {
            self.known.clear();
        }
        let (.., is_tcp) = key;
        let [udp, tcp] = &mut self.counts;
        let count = if is_tcp { tcp } else { udp };
        let fresh = Conversation {
            number: *count,
            first_ns: now,
            before_ns: now,
            bases: [None; 2],
            scales: [Scale::Unknown; 2],
            completeness: 0,
            is_new: true,
        };
        *count = count.saturating_add(1);
        self.known.insert(key, fresh);
        fresh
    }
}

impl Conversation {
    /// Numbers of octets from the first of either end.
    fn count(
        &mut self,
        (own, other): (usize, usize),
        (tcp, len): (&Tcp, usize),
        tell: &mut impl FnMut(&'static str, u64),
    ) {
        let is = |flag| tcp.flags & flag != 0;
        let first = tcp.sequence.wrapping_sub((!is(Tcp::SYN)).into());
        if let Some(base) = self.bases.get_mut(own) {
            // What a first segment says counts more than what the other end confirmed.
            let base = if is(Tcp::SYN) { base.insert(first) } else { base.get_or_insert(first) };
            let relative = tcp.sequence.wrapping_sub(*base);
            tell("tcp.seq", relative.into());
            let taken = len.saturating_add((is(Tcp::SYN) || is(Tcp::FIN)).into());
            let next = relative.wrapping_add(u32::try_from(taken).unwrap_or(0));
            tell("tcp.nxtseq", next.into());
        }
        if let Some(base) = self.bases.get_mut(other) {
            let base = if is(Tcp::ACK) {
                *base.get_or_insert(tcp.acknowledgement.wrapping_sub(1))
            } else {
                0
            };
            tell("tcp.ack", tcp.acknowledgement.wrapping_sub(base).into());
        }
    }

    /// Blocks that have come, counted from the first octet of the other end.
    fn confirm(&self, other: usize, packet: &Packet<'_>, tell: &mut impl FnMut(&'static str, u64)) {
        let base = self.bases.get(other).copied().flatten().unwrap_or(0);
        for edges in packet.confirmed_blocks() {
            let [first, behind] = edges.map(|edge| u64::from(edge.wrapping_sub(base)));
            tell("tcp.options.sack_le", first);
            tell("tcp.options.sack_re", behind);
        }
    }

    /// Adds what a segment tells of how much of the connection has been seen.
    fn complete(&mut self, tcp: &Tcp, is_empty: bool) {
        let has = |flag| tcp.flags & flag != 0;
        let data = if is_empty { 0 } else { DATA };
        let seen = match (has(Tcp::SYN), has(Tcp::ACK)) {
            (true, false) if self.is_new => SYN | data,
            _ if self.is_new => 0,
            (true, true) => SYN_ACK,
            (false, true) if is_empty => ACK,
            (false, true) => data,
            (_, false) => 0,
        };
        let end = |is_end, bit| if is_end && !self.is_new { bit } else { 0 };
        let is_fin = has(Tcp::FIN) && has(Tcp::ACK);
        self.completeness |= seen | end(is_fin, FIN) | end(has(Tcp::RST), RST);
        self.is_new = false;
    }

    /// How large the window of a segment is, and what it tells of those behind it (RFC 7323 §2.2).
    fn scale(
        &mut self,
        (own, other): (usize, usize),
        (packet, tcp): (&Packet<'_>, &Tcp),
        tell: &mut impl FnMut(&'static str, u64),
    ) {
        let known = self.scales.get(own).copied().unwrap_or_default();
        let factor = known.factor(tcp);
        let times = factor.and_then(|factor| u64::try_from(factor).ok()).unwrap_or(1);
        tell("tcp.window_size", u64::from(tcp.window).saturating_mul(times));
        if let Some(factor) = factor {
            tell("tcp.window_size_scalefactor", factor.cast_unsigned());
        }
        self.learn_scale((own, other), (packet, tcp));
    }

    /// What the windows of the segments behind this one are multiplied by.
    fn learn_scale(&mut self, (own, other): (usize, usize), (packet, tcp): (&Packet<'_>, &Tcp)) {
        let [is_begin, is_answer] = [Tcp::SYN, Tcp::ACK].map(|flag| tcp.flags & flag != 0);
        let known = self.scales.get(own).copied().unwrap_or_default();
        let told = packet.window_shift().map(|shift| Scale::By(shift.min(SHIFT_MAX)));
        let mine = told.unwrap_or(known);
        let others = self.scales.get(other).copied().unwrap_or_default();
        let (mine, others) = match (mine, others) {
            (Scale::Unknown, _) if is_begin => (Scale::Unused, Scale::Unused),
            (_, Scale::Unused) if is_begin && is_answer => (Scale::Unused, Scale::Unused),
            both => both,
        };
        for (place, scale) in [(own, mine), (other, others)] {
            if let Some(known) = self.scales.get_mut(place) {
                *known = scale;
            }
        }
    }
}

/// True for the first segment of a connection.
fn is_first(tcp: &Tcp) -> bool {
    tcp.flags & (Tcp::SYN | Tcp::ACK) == Tcp::SYN
}

/// The control bits as letters.
fn written(packet: &Packet<'_>, tcp: &Tcp) -> &'static [u8] {
    let high = packet.tcp_reserved_bits().unwrap_or(0);
    let bits = usize::from(u16::from_be_bytes([high, tcp.flags]));
    FLAGS.get(bits).map_or(&[], |text| text.as_bytes())
}

/// The lower end first, and whether the sender is the higher.
pub(super) fn ends(from: End, to: End, is_tcp: bool) -> (Key, bool) {
    if from <= to { ((from, to, is_tcp), false) } else { ((to, from, is_tcp), true) }
}
