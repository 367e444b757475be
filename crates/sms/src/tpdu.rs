//! A protocol data unit of the transfer layer (TS 23.040 §9.2.2).

use numbering::Digits;
use wire::{Reader, code};

code! {
    /// Message type by its indicator and its way (TS 23.040 §9.2.3.1).
    pub struct MessageType(u8);
    DELIVER = 0 => "SMS-DELIVER",
    SUBMIT_REPORT = 1 => "SMS-SUBMIT REPORT",
    STATUS_REPORT = 2 => "SMS-STATUS REPORT",
    DELIVER_REPORT = 4 => "SMS-DELIVER REPORT",
    SUBMIT = 5 => "SMS-SUBMIT",
    COMMAND = 6 => "SMS-COMMAND",
}

/// Which way a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From the service centre to a mobile.
    ToMobile,
    /// From a mobile to the service centre.
    FromMobile,
}

/// A party of a message (TS 23.040 §9.1.2.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address<'a> {
    /// Number of its digits, or of half octets of text.
    pub length: u8,
    /// Type of number and numbering plan.
    pub kind: u8,
    /// Digits or text.
    pub octets: &'a [u8],
}

/// Which part of a longer message this is (TS 23.040 §9.2.3.24.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Concatenation {
    /// Number of the longer message.
    pub reference: u16,
    /// Number of its parts.
    pub parts: u8,
    /// Which of them this is, from 1.
    pub part: u8,
}

/// One message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tpdu<'a> {
    /// What it is.
    pub message_type: MessageType,
    /// First octet: indicator and flags.
    pub flags: u8,
    /// Number that its sender gives it.
    pub reference: Option<u8>,
    /// The other party.
    pub address: Option<Address<'a>>,
    /// Protocol identifier.
    pub protocol: Option<u8>,
    /// Data coding scheme.
    pub coding: Option<u8>,
    /// Time stamp of the service centre.
    pub time: Option<[u8; 7]>,
    /// When it was delivered, or tried last.
    pub discharge: Option<[u8; 7]>,
    /// How long it counts: nothing, one octet or seven.
    pub validity: &'a [u8],
    /// What a command asks for.
    pub command: Option<u8>,
    /// Which message a command is about.
    pub number: Option<u8>,
    /// Octets of the command's data, as it says itself.
    pub command_length: Option<u8>,
    /// Why a report is one of failure.
    pub failure: Option<u8>,
    /// Which parts a report has.
    pub indicator: Option<u8>,
    /// What became of an earlier message.
    pub status: Option<u8>,
    /// Number of characters or octets of user data, as it says itself.
    pub user_data_length: Option<u8>,
    /// User data with its header.
    pub user_data: &'a [u8],
    /// It ends before its last part does.
    pub is_cut: bool,
}

impl<'a> Address<'a> {
    /// Its digits; nothing where it is text.
    pub fn digits(&self) -> Option<Digits> {
        let is_text = self.kind >> 4 & 7 == Self::ALPHANUMERIC;
        Digits::from_tbcd(self.octets).filter(|_| !is_text)
    }

    /// Type of number.
    pub fn number_type(&self) -> u8 {
        self.kind >> 4 & 7
    }

    /// Numbering plan.
    pub fn plan(&self) -> u8 {
        self.kind & 0x0f
    }

    const ALPHANUMERIC: u8 = 5;

    fn read(reader: &mut Reader<'a>) -> Option<Self> {
        let [length, kind] = reader.array().ok()?;
        let octets = reader.take(usize::from(length).div_ceil(2)).ok()?;
        Some(Self { length, kind, octets })
    }
}

/// Octets of user data in one message (TS 23.040 §9.2.3.24).
const USER_DATA_MAX: usize = 140;

impl<'a> Tpdu<'a> {
    /// Reads what is there; nothing where not even the first octet is.
    pub fn glimpse(octets: &'a [u8], direction: Direction) -> Option<Self> {
        let mut reader = Reader::new(octets);
        let flags = reader.u8().ok()?;
        let from_mobile = if direction == Direction::FromMobile { 4 } else { 0 };
        let mut tpdu = Self {
            message_type: MessageType(flags & 3 | from_mobile),
            flags,
            reference: None,
            address: None,
            protocol: None,
            coding: None,
            time: None,
            discharge: None,
            validity: &[],
            command: None,
            number: None,
            command_length: None,
            failure: None,
            indicator: None,
            status: None,
            user_data_length: None,
            user_data: &[],
            is_cut: false,
        };
        // What cannot be read ends the message; what stands before it counts.
        tpdu.is_cut = tpdu.rest(&mut reader).is_none();
        Some(tpdu)
    }

    /// True of a type that means nothing yet (TS 23.040 §9.2.3.1).
    pub fn is_reserved(&self) -> bool {
        self.message_type.0 & 3 == 3
    }

    /// True where its parts do not agree on where they end: octets that are told and not there or there and not told, a
    /// header that does not fill its length, a part beyond the last (TS 23.040 §9.2.3.16, §9.2.3.24).
    pub fn is_contradictory(&self) -> bool {
        let octets = self.user_data.len();
        let is_told = self.user_data_length.is_none_or(|told| {
            let told = usize::from(told);
            octets == told || octets == told.saturating_mul(7).div_ceil(8)
        });
        let is_part =
            self.concatenation().is_none_or(|whole| (1..=whole.parts).contains(&whole.part));
        let is_typed = !self.is_reserved();
        let is_long = octets > USER_DATA_MAX || self.has_wrong_concatenation();
        self.is_cut || !is_told || !self.is_header_whole() || !is_part || !is_typed || is_long
    }

    /// An element that tells a part of a longer message and is none (TS 23.040 §9.2.3.24.1, §9.2.3.24.8).
    fn has_wrong_concatenation(&self) -> bool {
        self.header().any(|(identifier, octets)| {
            matches!((identifier, octets.len()), (0, len) if len != 3)
                || matches!((identifier, octets.len()), (8, len) if len != 4)
        })
    }

    fn is_header_whole(&self) -> bool {
        if !self.has_header() || self.user_data_length.is_none() {
            return true;
        }
        let header = self.user_data.split_first();
        let header = header.and_then(|(len, rest)| rest.get(..usize::from(*len)));
        let read: usize = self.header().map(|(_, value)| value.len().saturating_add(2)).sum();
        header.is_some_and(|header| header.len() == read)
    }

    /// User data begin with a header (TS 23.040 §9.2.3.23).
    pub fn has_header(&self) -> bool {
        self.flags & 0x40 != 0
    }

    /// Elements of the header of user data, each with its identifier.
    pub fn header(&self) -> impl Iterator<Item = (u8, &'a [u8])> + use<'a> {
        let header = self.user_data.split_first().filter(|_| self.has_header());
        let octets = header.and_then(|(len, rest)| rest.get(..usize::from(*len)));
        let mut reader = Reader::new(octets.unwrap_or_default());
        core::iter::from_fn(move || {
            let [identifier, len] = reader.array().ok()?;
            Some((identifier, reader.take(len.into()).ok()?))
        })
    }

    /// Which part of a longer message it is.
    pub fn concatenation(&self) -> Option<Concatenation> {
        self.concatenations().next()
    }

    /// Which part of which longer message it says that it is, as often as it says so.
    pub fn concatenations(&self) -> impl Iterator<Item = Concatenation> + use<'a> {
        self.header().filter_map(|(identifier, octets)| match (identifier, octets) {
            (0, [reference, parts, part]) => {
                Some(Concatenation { reference: (*reference).into(), parts: *parts, part: *part })
            }
            (8, [high, low, parts, part]) => Some(Concatenation {
                reference: u16::from_be_bytes([*high, *low]),
                parts: *parts,
                part: *part,
            }),
            _ => None,
        })
    }

    /// Ports of applications, of the receiver and of the sender (TS 23.040 §9.2.3.24.3, §9.2.3.24.4).
    pub fn ports(&self) -> impl Iterator<Item = (u16, u16)> + use<'a> {
        self.header().filter_map(|(identifier, octets)| match (identifier, octets) {
            (4, [to, from]) => Some(((*to).into(), (*from).into())),
            (5, [a, b, c, d]) => Some((u16::from_be_bytes([*a, *b]), u16::from_be_bytes([*c, *d]))),
            _ => None,
        })
    }

    fn rest(&mut self, reader: &mut Reader<'a>) -> Option<()> {
        match self.message_type {
            MessageType::DELIVER => {
                self.address = Some(Address::read(reader)?);
                self.protocol_and_coding(reader)?;
                self.time = Some(reader.array().ok()?);
                self.user_data(reader)
            }
            MessageType::SUBMIT => {
                self.reference = Some(reader.u8().ok()?);
                self.address = Some(Address::read(reader)?);
                self.protocol_and_coding(reader)?;
                // Validity period: none, relative in one octet, enhanced or absolute in seven (TS 23.040 §9.2.3.3).
                let validity = match self.flags >> 3 & 3 {
                    0 => 0,
                    2 => 1,
                    _ => 7,
                };
                self.validity = reader.take(validity).ok()?;
                self.user_data(reader)
            }
            MessageType::STATUS_REPORT => {
                self.reference = Some(reader.u8().ok()?);
                self.address = Some(Address::read(reader)?);
                self.time = Some(reader.array().ok()?);
                self.discharge = Some(reader.array().ok()?);
                self.status = Some(reader.u8().ok()?);
                // What may be left out ends no message too early.
                let _ = self.indicated(reader);
                Some(())
            }
            MessageType::COMMAND => {
                self.reference = Some(reader.u8().ok()?);
                self.protocol = Some(reader.u8().ok()?);
                self.command = Some(reader.u8().ok()?);
                self.number = Some(reader.u8().ok()?);
                self.address = Some(Address::read(reader)?);
                self.command_length = reader.u8().ok();
                Some(())
            }
            MessageType::DELIVER_REPORT | MessageType::SUBMIT_REPORT => {
                let _ = self.report(reader);
                Some(())
            }
            _ => Some(()),
        }
    }

    /// A cause first where it is one of failure: causes have the bit that no indicator has (TS 23.040 §9.2.2.1a, §9.2.2.2a).
    fn report(&mut self, reader: &mut Reader<'a>) -> Option<()> {
        if reader.peek().is_some_and(|first| first & 0x80 != 0) {
            self.failure = Some(reader.u8().ok()?);
        }
        if self.message_type == MessageType::SUBMIT_REPORT {
            self.indicator = Some(reader.u8().ok()?);
            self.time = Some(reader.array().ok()?);
            self.optional(reader)
        } else {
            self.indicated(reader)
        }
    }

    fn indicated(&mut self, reader: &mut Reader<'a>) -> Option<()> {
        self.indicator = Some(reader.u8().ok()?);
        self.optional(reader)
    }

    /// What the indicator tells (TS 23.040 §9.2.3.27).
    fn optional(&mut self, reader: &mut Reader<'a>) -> Option<()> {
        let indicator = self.indicator?;
        if indicator & 1 != 0 {
            self.protocol = Some(reader.u8().ok()?);
        }
        if indicator & 2 != 0 {
            self.coding = Some(reader.u8().ok()?);
        }
        if indicator & 4 != 0 { self.user_data(reader) } else { Some(()) }
    }

    fn protocol_and_coding(&mut self, reader: &mut Reader<'a>) -> Option<()> {
        self.protocol = Some(reader.u8().ok()?);
        self.coding = Some(reader.u8().ok()?);
        Some(())
    }

    fn user_data(&mut self, reader: &mut Reader<'a>) -> Option<()> {
        self.user_data_length = Some(reader.u8().ok()?);
        self.user_data = reader.rest();
        Some(())
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString as _;
    use std::vec::Vec;

    use craft::sms::{deliver, status_report, submit};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_message_whose_lengths_disagree_contradicts_itself() {
        let message = |len: u8, is_headed: bool, user_data: &[u8]| {
            let mut octets = deliver("8831700001", user_data);
            let place = octets.len() - user_data.len() - 1;
            octets[place] = len;
            octets[0] |= u8::from(is_headed) << 6;
            let tpdu = Tpdu::glimpse(&octets, Direction::ToMobile).unwrap();
            tpdu.is_contradictory()
        };

        assert!(!message(4, false, b"text") && !message(8, false, &[0xd4; 7]));
        assert!(!message(8, true, &[5, 0, 3, 9, 2, 1, b'a', b'b']));
        assert!(!message(6, true, &[3, 0x70, 1, 0, b'a', b'b']));
        assert!(message(200, false, b"text") && message(3, false, b"too long"));
        assert!(message(8, true, &[9, 0, 3, 9, 2, 1, b'a', b'b']));
        assert!(message(8, true, &[5, 0, 9, 9, 2, 1, b'a', b'b']));
        assert!(message(8, true, &[5, 0, 3, 9, 2, 3, b'a', b'b']));
        let whole = deliver("8831700001", b"");
        let cut = Tpdu::glimpse(&whole[..9], Direction::ToMobile).unwrap();
        assert!(cut.is_contradictory());
    }

    #[test]
    fn a_message_to_a_mobile_names_who_sent_it() {
        let octets = deliver("8831700001", b"text");

        let tpdu = Tpdu::glimpse(&octets, Direction::ToMobile).unwrap();

        assert_eq!(tpdu.message_type, MessageType::DELIVER);
        let address = tpdu.address.unwrap();
        assert_eq!(address.digits().unwrap().to_string(), "8831700001");
        assert_eq!((address.number_type(), address.plan(), address.length), (1, 1, 10));
        assert_eq!(
            (tpdu.protocol, tpdu.coding, tpdu.user_data),
            (Some(0), Some(4), b"text".as_slice())
        );
    }

    #[test]
    fn a_message_from_a_mobile_names_who_shall_have_it() {
        let octets = submit(7, "15550001", b"text");

        let tpdu = Tpdu::glimpse(&octets, Direction::FromMobile).unwrap();

        assert_eq!((tpdu.message_type, tpdu.reference), (MessageType::SUBMIT, Some(7)));
        assert_eq!(tpdu.address.unwrap().digits().unwrap().to_string(), "15550001");
        assert_eq!(tpdu.user_data, b"text");
    }

    #[test]
    fn a_report_tells_what_became_of_a_message() {
        let tpdu = status_report(7, "15550001", 0x46);

        let tpdu = Tpdu::glimpse(&tpdu, Direction::ToMobile).unwrap();

        assert_eq!((tpdu.message_type, tpdu.status), (MessageType::STATUS_REPORT, Some(0x46)));
    }

    #[test]
    fn a_part_says_which_message_it_belongs_to() {
        for (header, reference) in
            [([5, 0, 3, 9, 2, 1].as_slice(), 9), (&[6, 8, 4, 1, 9, 2, 1], 0x109)]
        {
            let mut octets = deliver("1", &[header, b"x"].concat());
            octets[0] |= 0x40;

            let part = Tpdu::glimpse(&octets, Direction::ToMobile).unwrap().concatenation();

            assert_eq!(part, Some(Concatenation { reference, parts: 2, part: 1 }));
        }
    }

    #[test]
    fn a_name_instead_of_a_number_has_no_digits() {
        let address = Address { length: 8, kind: 0xd0, octets: &[0xc1, 0xe1, 0x30, 1] };

        assert_eq!(address.digits(), None);
    }

    proptest! {
        #[test]
        fn any_octets_are_a_message_or_nothing(octets: Vec<u8>, from_mobile: bool) {
            let direction = if from_mobile { Direction::FromMobile } else { Direction::ToMobile };
            if let Some(tpdu) = Tpdu::glimpse(&octets, direction) {
                let _ = (tpdu.concatenation(), tpdu.ports().count(), tpdu.header().count());
            }
        }
    }
}
