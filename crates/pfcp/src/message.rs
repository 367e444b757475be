//! A PFCP message (TS 29.244 §7.2).

use wire::{Fault, Malformed, Reader};

use crate::{IeType, Ies, MessageType};

const VERSION: u8 = 1;
const SEID: u8 = 0x01;
const PRIORITY: u8 = 0x02;
const FOLLOW_ON: u8 = 0x04;

/// Octets of the header that its length does not count.
const UNCOUNTED: usize = 4;

/// A message whose header and elements do not contradict each other.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    /// Version, and what the header holds.
    pub flags: u8,
    /// Message type.
    pub message_type: MessageType,
    /// Octets after the first four.
    pub length: u16,
    /// Session at the receiver; nothing in messages of a node.
    pub seid: Option<u64>,
    /// Sequence number, 24 bits.
    pub sequence: u32,
    /// Priority of the message, where it has one; 4 bits.
    pub priority: Option<u8>,
    ies: Ies<'a>,
    following: &'a [u8],
}

impl<'a> Message<'a> {
    /// Reads the first message of a datagram; another may follow only where the header says so (§7.2.1A).
    pub fn decode(octets: &'a [u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(octets);
        let start = reader;
        let [flags, kind] = reader.array()?;
        if flags >> 5 != VERSION {
            return Err(start.fault(Fault::Version));
        }
        let message_type = MessageType(kind);
        if (flags & SEID != 0) != has_seid(message_type) {
            return Err(start.fault(Fault::Value));
        }
        let length = reader.u16()?;
        let body = reader.sub(length.into())?;
        let is_followed = flags & FOLLOW_ON != 0;
        if is_followed == reader.is_empty() {
            let fault = if is_followed { Fault::Missing } else { Fault::Trailing };
            return Err(reader.fault(fault));
        }
        let message = Self::body(flags, message_type, length, body)?;
        message.ies.check()?;
        Ok(Self { following: reader.rest(), ..message })
    }

    /// As much of a message as can be read.
    pub(crate) fn glimpse(octets: &'a [u8]) -> Option<Self> {
        let mut reader = Reader::new(octets);
        let [flags, kind] = reader.array().ok()?;
        let length = reader.u16().ok()?;
        let body = reader.sub(usize::from(length).min(reader.len())).ok()?;
        let message = Self::body(flags, MessageType(kind), length, body).ok()?;
        let is_followed = flags & FOLLOW_ON != 0;
        Some(Self { following: if is_followed { reader.rest() } else { &[] }, ..message })
    }

    fn body(
        flags: u8,
        message_type: MessageType,
        length: u16,
        mut body: Reader<'a>,
    ) -> Result<Self, Malformed> {
        let seid = if flags & SEID == 0 { None } else { Some(body.u64()?) };
        let sequence = body.u24()?;
        let last = body.u8()?;
        let priority = (flags & PRIORITY != 0).then_some(last >> 4);
        let ies = Ies::new(body);
        let following = &[];
        Ok(Self { flags, message_type, length, seid, sequence, priority, ies, following })
    }

    /// The octets of the message behind this one (§7.2.1A).
    pub fn following(&self) -> Option<&'a [u8]> {
        Some(self.following).filter(|octets| !octets.is_empty())
    }

    /// Octets of this message alone.
    pub fn octets(&self) -> usize {
        usize::from(self.length).saturating_add(UNCOUNTED)
    }

    /// Every element of the message, a group before those inside it.
    pub fn ies(&self) -> Ies<'a> {
        self.ies
    }

    /// Every value of a type, also of those inside groups.
    pub fn of(&self, kind: IeType) -> impl Iterator<Item = &'a [u8]> + Clone + use<'a> {
        self.ies.of(kind)
    }
}

/// Messages of sessions name one; those of nodes name none (§7.2.2.2, table 7.3-1).
fn has_seid(message_type: MessageType) -> bool {
    message_type.0 >= MessageType::SESSION_ESTABLISHMENT_REQUEST.0
}
