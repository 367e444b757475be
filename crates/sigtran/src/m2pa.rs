//! M2PA (RFC 4165).

use wire::{Each, Fault, Field, Kind, Malformed, Protocol, Reader, code, fields};

code! {
    /// Message type (RFC 4165 §2.1.3).
    pub struct MessageType(u8);
    USER_DATA = 1 => "User Data",
    LINK_STATUS = 2 => "Link Status",
}

code! {
    /// State of a link (RFC 4165 §2.3.2).
    pub struct Status(u32);
    ALIGNMENT = 1 => "Alignment",
    PROVING_NORMAL = 2 => "Proving Normal",
    PROVING_EMERGENCY = 3 => "Proving Emergency",
    READY = 4 => "Ready",
    PROCESSOR_OUTAGE = 5 => "Processor Outage",
    PROCESSOR_OUTAGE_ENDED = 6 => "Processor Outage Ended",
    BUSY = 7 => "Busy",
    BUSY_ENDED = 8 => "Busy Ended",
    OUT_OF_SERVICE = 9 => "Out of Service",
}

/// One message.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    /// Message class, 11.
    pub class: u8,
    /// Message type.
    pub message_type: MessageType,
    /// Octets of the message, as it says itself.
    pub length: u32,
    /// Last number received.
    pub bsn: u32,
    /// Number of this message.
    pub fsn: u32,
    /// Octets that mean nothing: behind the version, and before either number.
    pub spares: [u8; 3],
    /// Behind the header.
    octets: &'a [u8],
}

impl<'a> Message<'a> {
    const CLASS: u8 = 11;
    const HEADER: usize = 16;

    /// Reads octets that hold exactly one message.
    pub fn decode(octets: &'a [u8]) -> Result<Self, Malformed> {
        let message = Self::head(octets)?;
        let fault = |fault| Malformed { offset: 4, fault };
        if message.class != Self::CLASS {
            return Err(fault(Fault::Value));
        }
        if usize::try_from(message.length) != Ok(octets.len()) {
            return Err(fault(Fault::Length));
        }
        match message.message_type {
            MessageType::LINK_STATUS if message.status().is_none() => Err(fault(Fault::Missing)),
            _ => Ok(message),
        }
    }

    /// As much as can be read.
    pub fn glimpse(octets: &'a [u8]) -> Option<Self> {
        Self::head(octets).ok()
    }

    /// A message of MTP3; nothing in one that only acknowledges.
    pub fn user_data(&self) -> Option<&'a [u8]> {
        let is_data = self.message_type == MessageType::USER_DATA;
        let (_, mtp3) = self.octets.split_first().filter(|_| is_data)?;
        (!mtp3.is_empty()).then_some(mtp3)
    }

    /// Priority of user data, in the two high bits of its octet.
    pub fn priority(&self) -> Option<u8> {
        self.priority_octet().map(|octet| octet >> 6)
    }

    fn priority_octet(&self) -> Option<u8> {
        let is_data = self.message_type == MessageType::USER_DATA;
        self.octets.first().copied().filter(|_| is_data)
    }

    /// State of the link.
    pub fn status(&self) -> Option<Status> {
        let is_status = self.message_type == MessageType::LINK_STATUS;
        let word = self.octets.first_chunk().filter(|_| is_status)?;
        Some(Status(u32::from_be_bytes(*word)))
    }

    fn head(octets: &'a [u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(octets);
        let start = reader;
        let [version, spare, class, kind] = reader.array()?;
        if version != 1 {
            return Err(start.fault(Fault::Version));
        }
        let length = reader.u32()?;
        let [unused] = reader.array()?;
        let bsn = reader.u24()?;
        let [unused_too] = reader.array()?;
        let fsn = reader.u24()?;
        let spares = [spare, unused, unused_too];
        let len = usize::try_from(length).unwrap_or(usize::MAX).saturating_sub(Self::HEADER);
        let octets = reader.take(len.min(reader.len()))?;
        Ok(Self { class, message_type: MessageType(kind), length, bsn, fsn, spares, octets })
    }
}

/// The protocol's row in the registry.
#[derive(Debug)]
pub struct M2pa;

impl Protocol for M2pa {
    type Message<'a> = Message<'a>;
    const NAME: &'static str = "m2pa";
    const FIELDS: &'static [Field<Self>] = fields! {
        /// Version, always 1 (RFC 4165 §2.1.1).
        "m2pa.version": Kind::Number => |_m| 1_u8;
        /// Message class (RFC 4165 §2.1.2).
        "m2pa.class": Kind::Number => |m| m.class;
        /// Message type (RFC 4165 §2.1.3).
        "m2pa.type": Kind::Code(MessageType::NAMES) => |m| m.message_type.0;
        /// Octet of the header that means nothing (RFC 4165 §2.1).
        "m2pa.spare": Kind::Number => |m| m.spares.first().copied();
        /// Octets before the two numbers, which mean nothing (RFC 4165 §2.2).
        "m2pa.unused": Kind::Number => |m| Each(m.spares.into_iter().skip(1));
        /// Octets of the message (RFC 4165 §2.1.4).
        "m2pa.length": Kind::Number => |m| m.length;
        /// Last number received (RFC 4165 §2.2).
        "m2pa.bsn": Kind::Number => |m| m.bsn;
        /// Number of this message (RFC 4165 §2.2).
        "m2pa.fsn": Kind::Number => |m| m.fsn;
        /// Priority of user data (RFC 4165 §2.3.1).
        "m2pa.priority": Kind::Number => |m| m.priority();
        /// Bits behind the priority, which mean nothing (RFC 4165 §2.3.1).
        "m2pa.priority_spare": Kind::Number => |m| m.priority_octet().map(|octet| octet & 0x3f);
        /// State of the link (RFC 4165 §2.3.2).
        "m2pa.status": Kind::Code(Status::NAMES) => |m| m.status().map(|status| status.0);
    };

    fn decode(octets: &[u8]) -> Result<Message<'_>, Malformed> {
        Message::decode(octets)
    }

    fn glimpse(octets: &[u8]) -> Option<Message<'_>> {
        Message::glimpse(octets)
    }

    fn malformed(octets: &[u8]) -> Option<Malformed> {
        Message::head(octets).err().filter(|malformed| malformed.fault == Fault::Truncated)
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use craft::sigtran::{m2pa, m2pa_data, m2pa_status};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn user_data_is_read_behind_its_priority() {
        let octets = m2pa_data(7, 8, b"mtp3");

        let message = Message::decode(&octets).unwrap();

        assert_eq!((message.bsn, message.fsn), (7, 8));
        assert_eq!((message.priority(), message.user_data()), (Some(0), Some(b"mtp3".as_slice())));
    }

    #[test]
    fn a_message_that_only_acknowledges_carries_nothing() {
        let octets = m2pa(1, 7, 8, &[]);

        assert_eq!(Message::decode(&octets).unwrap().user_data(), None);
    }

    #[test]
    fn every_row_is_read() {
        let (data, status) = (m2pa_data(7, 8, b"x"), m2pa_status(9));

        let unread: Vec<&str> = wire::unread::<M2pa>(&[&data, &status]).collect();

        assert_eq!(unread, [""; 0]);
    }

    #[test]
    fn what_receivers_read_differently_is_refused() {
        let mut long = m2pa_status(9);
        long.push(0);
        for (octets, fault) in [
            (long, Fault::Length),
            (m2pa(2, 0, 0, &[0; 3]), Fault::Missing),
            (m2pa_status(9)[..15].to_vec(), Fault::Truncated),
        ] {
            assert_eq!(Message::decode(&octets).unwrap_err().fault, fault, "{octets:02x?}");
        }
    }

    proptest! {
        #[test]
        fn any_octets_are_a_message_or_an_error(octets: Vec<u8>, kind in 0_u8..4) {
            let _ = Message::decode(&octets);
            let _ = Message::decode(&m2pa(kind, 0, 0, &octets));
        }
    }
}
