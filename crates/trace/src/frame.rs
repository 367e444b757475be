//! A frame as it was read: its layers from the outside in, and what each answers.

use std::sync::LazyLock;

use bumpalo::Bump;
use bumpalo::collections::Vec as ArenaVec;
use dissect::{Message, Refused};
use packet::{Network, Packet};
use policy::Told;
use wire::{FieldId, Value, Values};

use crate::capture::Record;
use crate::checks::{Check, What};
use crate::told::{Named, Times};

/// Layers and names of protocols that most frames have room in.
const LAYERS: usize = 4;
const NAMES: usize = 8;

/// Rows that tshark does not show, by protocol.
static UNSHOWN: LazyLock<Vec<Vec<bool>>> = LazyLock::new(|| {
    let mut rows: Vec<Vec<bool>> = vec![Vec::new(); usize::from(u8::MAX)];
    for FieldId { protocol, row } in dissect::unshown() {
        if let Some(rows) = rows.get_mut(usize::from(protocol)) {
            mark(rows, row);
        }
    }
    rows
});

/// Rows of a packet that tshark does not show where ICMP quotes it.
static UNQUOTED: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let mut rows = unshown(dissect::PACKET).to_vec();
    dissect::find("tcp.seq_raw").for_each(|row| mark(&mut rows, row.id.row));
    rows
});

fn mark(rows: &mut Vec<bool>, row: u16) {
    rows.resize(rows.len().max(usize::from(row).saturating_add(1)), false);
    if let Some(is_unshown) = rows.get_mut(usize::from(row)) {
        *is_unshown = true;
    }
}

/// One layer.
#[derive(Clone, Copy, Debug)]
pub enum Layer<'a> {
    /// Layers 2 to 4 of the frame, or of a packet inside it.
    Packet(Packet<'a>),
    /// The packet that an error message of ICMP is about.
    Quoted(Packet<'a>),
    /// A message of signalling.
    Message(Message<'a>),
}

/// What a frame carries and completes.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// From the outside in, in the order in which they stand there.
    pub layers: &'a [Layer<'a>],
    /// Names of all protocols as in Wireshark, in the same order.
    pub protocols: &'a [&'static str],
    /// What each layer was read from.
    pub(crate) octets: &'a [&'a [u8]],
    /// Where the tracer tells: how often the protocol of each message had been called by then.
    pub(crate) calls: &'a [usize],
    /// Further items that tshark has for SCTP: behind a chunk whose data was read another one begins.
    pub(crate) sctp_items: usize,
    /// When it came.
    pub times: Times,
    /// What the capture and the frames before tell of it, where the tracer was asked to.
    pub told: &'a [Told<'a>],
    checks: &'a [Check<'a>],
    is_fragment: bool,
    is_cut: bool,
}

/// A frame that is still read.
#[derive(Debug)]
pub(crate) struct Draft<'a> {
    pub(crate) layers: ArenaVec<'a, Layer<'a>>,
    pub(crate) protocols: ArenaVec<'a, &'static str>,
    octets: ArenaVec<'a, &'a [u8]>,
    calls: ArenaVec<'a, usize>,
    pub(crate) checks: ArenaVec<'a, Check<'a>>,
    pub(crate) told: ArenaVec<'a, Told<'a>>,
    times: Times,
    pub(crate) sctp_items: usize,
    /// How often the protocol that was called last had been called by then.
    pub(crate) call: usize,
    /// Where the octets that were captured end, and how many the frame had behind them.
    end: usize,
    missing: usize,
    /// What is read is quoted.
    pub(crate) is_quoted: bool,
    /// What is read is the first piece of a datagram.
    pub(crate) is_piece: bool,
    pub(crate) is_fragment: bool,
}

impl Frame<'_> {
    /// True where the outermost packet is a piece of a datagram.
    pub fn is_fragment(&self) -> bool {
        self.is_fragment
    }

    /// True where a message ends before what it promises, as tshark tells it.
    pub fn is_malformed(&self) -> bool {
        self.checks.iter().any(Check::is_malformed)
    }

    /// True where not all of its octets were captured.
    pub fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// The first message that contradicts itself; inline it is refused.
    pub fn refused(&self) -> Option<Refused> {
        self.checks.iter().find_map(Check::refused)
    }
}

impl<'a> Draft<'a> {
    pub(crate) fn new(arena: &'a Bump, times: Times, record: &Record<'a>) -> Self {
        let original = usize::try_from(record.original).unwrap_or(usize::MAX);
        Self {
            end: record.octets.as_ptr_range().end.addr(),
            missing: original.saturating_sub(record.octets.len()),
            times,
            told: ArenaVec::new_in(arena),
            calls: ArenaVec::new_in(arena),
            sctp_items: 0,
            call: 0,
            layers: ArenaVec::with_capacity_in(LAYERS, arena),
            protocols: ArenaVec::with_capacity_in(NAMES, arena),
            octets: ArenaVec::with_capacity_in(LAYERS, arena),
            checks: ArenaVec::with_capacity_in(LAYERS, arena),
            is_quoted: false,
            is_piece: false,
            is_fragment: false,
        }
    }

    pub(crate) fn layer(&mut self, layer: Layer<'a>, octets: &'a [u8]) {
        self.layers.push(layer);
        self.octets.push(octets);
    }

    /// The same for a tracer that tells.
    pub(crate) fn counted(&mut self, layer: Layer<'a>, octets: &'a [u8]) {
        self.calls.push(self.call);
        self.layer(layer, octets);
    }

    /// Adds what is told of a layer that was called so often by then.
    pub(crate) fn tell(&mut self, (name, value): Named<'a>, layer: usize) {
        self.told.push(Told { name, value, layer });
    }

    /// Leaves so many layers away, from that place on.
    pub(crate) fn leave_away(&mut self, from: usize, count: usize) {
        let to = from.saturating_add(count).min(self.layers.len());
        if from < to {
            self.layers.drain(from..to);
            self.octets.drain(from..to);
            if self.calls.len() >= to {
                self.calls.drain(from..to);
            }
        }
    }

    /// How often a protocol has been called.
    pub(crate) fn calls_of(&self, name: &str) -> usize {
        self.protocols.iter().filter(|known| **known == name).count()
    }

    /// Octets that may contradict themselves.
    pub(crate) fn check(&mut self, what: What, octets: &'a [u8]) {
        let missing = self.missing(octets);
        let is_excused = self.is_quoted || self.is_piece;
        let layer = self.layers.len();
        self.checks.push(Check { what, octets, layer, missing, is_excused });
    }

    /// Octets that the frame had behind these and that were not captured.
    pub(crate) fn missing(&self, octets: &[u8]) -> usize {
        if octets.as_ptr_range().end.addr() == self.end { self.missing } else { 0 }
    }

    pub(crate) fn done(self) -> Frame<'a> {
        Frame {
            layers: self.layers.into_bump_slice(),
            protocols: self.protocols.into_bump_slice(),
            octets: self.octets.into_bump_slice(),
            calls: self.calls.into_bump_slice(),
            sctp_items: self.sctp_items,
            checks: self.checks.into_bump_slice(),
            times: self.times,
            told: self.told.into_bump_slice(),
            is_fragment: self.is_fragment,
            is_cut: self.missing > 0,
        }
    }
}

impl<'a> Layer<'a> {
    /// Its packet, where it is one.
    pub fn packet(&self) -> Option<&Packet<'a>> {
        match self {
            Self::Packet(packet) | Self::Quoted(packet) => Some(packet),
            Self::Message(_) => None,
        }
    }

    /// Its message, to be changed, where it is one.
    pub(crate) fn message_mut(&mut self) -> Option<&mut Message<'a>> {
        match self {
            Self::Message(message) => Some(message),
            Self::Packet(_) | Self::Quoted(_) => None,
        }
    }

    /// Place of its protocol in the registry.
    pub fn protocol(&self) -> u8 {
        match self {
            Self::Packet(_) | Self::Quoted(_) => dissect::PACKET,
            Self::Message(message) => message.protocol_id(),
        }
    }

    /// Every value of a field, in order.
    pub fn read(&self, field: FieldId, visit: impl FnMut(Value<'a>)) {
        if is_shown(self.unshown(), field.row) && field.protocol == self.protocol() {
            self.give(field, visit);
        }
    }

    /// Every value of every field, with the row of the field.
    pub fn each(&self, mut visit: impl FnMut(u16, Value<'a>)) {
        let protocol = self.protocol();
        let unshown = self.unshown();
        self.rows(|row| {
            if is_shown(unshown, row) {
                self.give(FieldId { protocol, row }, |value| visit(row, value));
            }
        });
    }

    /// The rows that may have a value; all others have none.
    pub fn rows(&self, mut visit: impl FnMut(u16)) {
        match self {
            Self::Packet(packet) | Self::Quoted(packet) => {
                dissect::packet_rows(packet, &mut visit);
            }
            Self::Message(message) => message.rows(&mut visit),
        }
    }

    /// The rows that tshark does not show of it.
    fn unshown(&self) -> &'static [bool] {
        match self {
            Self::Quoted(packet) if matches!(packet.network, Network::Ipv4 { .. }) => &UNQUOTED,
            Self::Packet(_) | Self::Quoted(_) => unshown(dissect::PACKET),
            Self::Message(message) => unshown(message.protocol_id()),
        }
    }

    #[inline]
    fn give(&self, field: FieldId, mut visit: impl FnMut(Value<'a>)) {
        let mut passed = 0_usize;
        loop {
            let mut values = Values::after(passed);
            match self {
                Self::Packet(packet) | Self::Quoted(packet) => {
                    dissect::read_packet(packet, field.row, &mut values);
                }
                Self::Message(message) => message.read(field, &mut values),
            }
            values.as_slice().iter().copied().map(as_shown).for_each(&mut visit);
            if !values.is_overflown() {
                return;
            }
            passed = passed.saturating_add(values.len());
        }
    }
}

/// A text ends at its first octet of zero, as Wireshark shows and compares it.
fn as_shown(value: Value<'_>) -> Value<'_> {
    match value {
        Value::Text(octets) => {
            let end = octets.iter().position(|octet| *octet == 0);
            Value::Text(end.and_then(|end| octets.get(..end)).unwrap_or(octets))
        }
        Value::Number(_)
        | Value::Digits(_)
        | Value::Address(_)
        | Value::Octets(_)
        | Value::Labels(_) => value,
    }
}

/// The rows of a protocol that tshark does not show.
fn unshown(protocol: u8) -> &'static [bool] {
    UNSHOWN.get(usize::from(protocol)).map_or(&[], Vec::as_slice)
}

fn is_shown(unshown: &[bool], row: u16) -> bool {
    unshown.get(usize::from(row)) != Some(&true)
}
