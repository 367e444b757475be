//! A frame as it was read: its layers from the outside in, and what each answers.

use std::sync::LazyLock;

use dissect::{Message, Refused};
use packet::Packet;
use wire::{FieldId, Value, Values};

/// Rows that tshark does not show, by protocol.
static UNSHOWN: LazyLock<Vec<Vec<bool>>> = LazyLock::new(|| {
    let mut rows: Vec<Vec<bool>> = vec![Vec::new(); usize::from(u8::MAX)];
    for FieldId { protocol, row } in dissect::unshown() {
        let Some(rows) = rows.get_mut(usize::from(protocol)) else { continue };
        rows.resize(rows.len().max(usize::from(row).saturating_add(1)), false);
        if let Some(is_unshown) = rows.get_mut(usize::from(row)) {
            *is_unshown = true;
        }
    }
    rows
});

/// One layer.
#[derive(Clone, Copy, Debug)]
pub enum Layer<'a> {
    /// Layers 2 to 4 of the frame, or of a packet inside it.
    Packet(Packet<'a>),
    /// A message of signalling.
    Message(Message<'a>),
}

/// What a frame carries and completes.
#[derive(Clone, Debug, Default)]
pub struct Frame<'a> {
    /// From the outside in, in the order in which they stand there.
    pub layers: Vec<Layer<'a>>,
    /// Names of all protocols as in Wireshark, in the same order.
    pub protocols: Vec<&'static str>,
    /// A message ends before what it promises, as tshark tells it.
    pub is_malformed: bool,
    /// The first message that contradicts itself; inline it is refused.
    pub refused: Option<Refused>,
    pub(crate) is_fragment: bool,
    /// What each layer was read from.
    pub(crate) octets: Vec<&'a [u8]>,
}

impl Frame<'_> {
    /// True where the outermost packet is a piece of a datagram.
    pub fn is_fragment(&self) -> bool {
        self.is_fragment
    }
}

impl<'a> Layer<'a> {
    /// Place of its protocol in the registry.
    pub fn protocol(&self) -> u8 {
        match self {
            Self::Packet(_) => dissect::PACKET,
            Self::Message(message) => message.key().protocol,
        }
    }

    /// Every value of a field, in order.
    pub fn read(&self, field: FieldId, mut visit: impl FnMut(Value<'a>)) {
        let unshown = UNSHOWN.get(usize::from(field.protocol));
        if unshown.and_then(|rows| rows.get(usize::from(field.row))) == Some(&true) {
            return;
        }
        let mut passed = 0_usize;
        loop {
            let mut values = Values::after(passed);
            match self {
                Self::Packet(packet) if field.protocol == dissect::PACKET => {
                    dissect::read_packet(packet, field.row, &mut values);
                }
                Self::Packet(_) => {}
                Self::Message(message) => message.read(field, &mut values),
            }
            values.as_slice().iter().copied().for_each(&mut visit);
            if !values.is_overflown() {
                return;
            }
            passed = passed.saturating_add(values.len());
        }
    }

    /// The rows that may have a value; all others have none.
    pub fn rows(&self, mut visit: impl FnMut(u16)) {
        match self {
            Self::Packet(_) => dissect::packet_rows().for_each(visit),
            Self::Message(message) => message.rows(&mut visit),
        }
    }
}
