//! Management of MTP3 and its test messages (Q.704 §15, Q.707 §5.4).

use numbering::PointCode;
use wire::{Fault, Field, Kind, Malformed, Protocol, Reader, code, fields};

code! {
    /// Message by its two headings, the group in the low nibble (Q.704 §15.3).
    pub struct MessageType(u8);
    COO = 0x11 => "Changeover Order",
    COA = 0x21 => "Changeover Acknowledgement",
    CBD = 0x51 => "Changeback Declaration",
    CBA = 0x61 => "Changeback Acknowledgement",
    ECO = 0x12 => "Emergency Changeover Order",
    ECA = 0x22 => "Emergency Changeover Acknowledgement",
    RCT = 0x13 => "Signalling route set congestion test",
    TFC = 0x23 => "Transfer controlled",
    TFP = 0x14 => "Transfer prohibited",
    TFR = 0x34 => "Transfer restricted",
    TFA = 0x54 => "Transfer allowed",
    RST = 0x15 => "Signalling route set test for prohibited destination",
    RSR = 0x25 => "Signalling route set test for restricted destination",
    LIN = 0x16 => "Link inhibit",
    LUN = 0x26 => "Link uninhibit",
    LIA = 0x36 => "Link inhibit acknowledgement",
    LUA = 0x46 => "Link uninhibit acknowledgement",
    LID = 0x56 => "Link inhibit denied",
    LFU = 0x66 => "Link forced uninhibit",
    LLT = 0x76 => "Link local inhibit test",
    LRT = 0x86 => "Link remote inhibit test",
    TRA = 0x17 => "Traffic restart allowed",
    DLC = 0x18 => "Signalling data link connection order",
    UPU = 0x1a => "User part unavailable",
}

/// One message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message<'a> {
    /// Both headings.
    pub message_type: MessageType,
    /// Everything behind them.
    pub octets: &'a [u8],
}

impl<'a> Message<'a> {
    /// Reads the headings.
    pub fn decode(octets: &'a [u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(octets);
        let message_type = MessageType(reader.u8()?);
        Ok(Self { message_type, octets: reader.rest() })
    }

    /// Group of messages.
    pub fn group(&self) -> u8 {
        self.message_type.0 & 0x0f
    }

    /// Message in its group.
    pub fn message(&self) -> u8 {
        self.message_type.0 >> 4
    }

    /// Where traffic cannot or can go again, or whose user is not there (Q.704 §15.7, §15.8, §15.17).
    pub fn affected(&self) -> Option<PointCode> {
        let has_code = matches!(
            self.message_type,
            MessageType::TFP
                | MessageType::TFR
                | MessageType::TFA
                | MessageType::TFC
                | MessageType::RST
                | MessageType::RSR
                | MessageType::UPU
        );
        let octets = self.octets.first_chunk().filter(|_| has_code)?;
        Some(PointCode(u32::from(u16::from_le_bytes(*octets) & 0x3fff)))
    }

    /// The user that is not there, and why (Q.704 §15.17.2).
    pub fn unavailable(&self) -> Option<(u8, u8)> {
        let octet = self.octets.get(2).filter(|_| self.message_type == MessageType::UPU)?;
        Some((octet & 0x0f, octet >> 4))
    }
}

code! {
    /// Test message by its second heading (Q.707 §5.4).
    pub struct TestType(u8);
    SLTM = 1 => "Signalling link test message",
    SLTA = 2 => "Signalling link test acknowledgement message",
}

/// A message that tests a link: what it brings is sent back (Q.707 §2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Test<'a> {
    /// Group of messages.
    pub group: u8,
    /// Message in its group.
    pub kind: TestType,
    /// Octets that come back, as many as it says, and how many that is; nothing where it says nothing.
    pattern: Option<(u8, Option<&'a [u8]>)>,
}

impl<'a> Test<'a> {
    /// The group of messages that test a link.
    const GROUP: u8 = 1;

    /// Reads a message to the last octet that shall come back.
    pub fn decode(octets: &'a [u8]) -> Result<Self, Malformed> {
        let test = Self::glimpse(octets)?;
        match test.pattern {
            Some((_, None)) => Err(Reader::new(octets).fault(Fault::Truncated)),
            None if test.is_known() => Err(Reader::new(octets).fault(Fault::Truncated)),
            Some((_, Some(_))) | None => Ok(test),
        }
    }

    /// As much as can be read.
    fn glimpse(octets: &'a [u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(octets);
        let heading = reader.u8()?;
        let (group, kind) = (heading & 0x0f, TestType(heading >> 4));
        let mut test = Self { group, kind, pattern: None };
        if test.is_known() {
            let len = reader.u8().ok().map(|octet| octet >> 4);
            test.pattern = len.map(|len| (len, reader.take(len.into()).ok()));
        }
        Ok(test)
    }

    /// True where a pattern follows.
    fn is_known(&self) -> bool {
        self.group == Self::GROUP && matches!(self.kind, TestType::SLTM | TestType::SLTA)
    }
}

/// The row of tests in the registry.
#[derive(Debug)]
pub struct Mtp3test;

impl Protocol for Mtp3test {
    type Message<'a> = Test<'a>;
    const NAME: &'static str = "mtp3test";
    const FIELDS: &'static [Field<Self>] = fields! {
        /// Group of messages (Q.707 §5.4).
        "mtp3mg.test.h0": Kind::Number => |m| m.group;
        /// Message in its group (Q.707 §5.4).
        "mtp3mg.test.h1": Kind::Code(TestType::NAMES) => |m| Some(m.kind.0).filter(|_| m.group == Test::GROUP);
        /// Octets that shall come back, as it says itself (Q.707 §5.4).
        "mtp3mg.test.length": Kind::Number => |m| m.pattern.map(|(len, _)| len);
        /// Octets that shall come back (Q.707 §5.4).
        "mtp3mg.test_pattern": Kind::Octets => |m| m.pattern.and_then(|(_, octets)| octets);
    };

    fn decode(octets: &[u8]) -> Result<Test<'_>, Malformed> {
        Test::decode(octets)
    }

    fn glimpse(octets: &[u8]) -> Option<Test<'_>> {
        Test::glimpse(octets).ok()
    }

    fn malformed(octets: &[u8]) -> Option<Malformed> {
        Test::decode(octets).err()
    }
}

/// The protocol's row in the registry.
#[derive(Debug)]
pub struct Mtp3mg;

impl Protocol for Mtp3mg {
    type Message<'a> = Message<'a>;
    const NAME: &'static str = "mtp3mg";
    const FIELDS: &'static [Field<Self>] = fields! {
        /// Both headings in one number (Q.704 §15.3); Wireshark has no such field.
        "mtp3mg.message": Kind::Code(MessageType::NAMES) => |m| m.message_type.0;
        /// Group of messages (Q.704 §15.3).
        "mtp3mg.h0": Kind::Number => |m| m.group();
        /// Message in its group (Q.704 §15.3).
        "mtp3mg.h1": Kind::Number => |m| m.message();
        /// Where traffic cannot or can go again (Q.704 §15.7).
        "mtp3mg.apc": Kind::Number => |m| m.affected().map(|code| code.0);
        /// The user that is not there (Q.704 §15.17.4).
        "mtp3mg.user": Kind::Number => |m| m.unavailable().map(|(user, _)| user);
        /// Why it is not there (Q.704 §15.17.5).
        "mtp3mg.cause": Kind::Number => |m| m.unavailable().map(|(_, cause)| cause);
    };

    fn decode(octets: &[u8]) -> Result<Message<'_>, Malformed> {
        Message::decode(octets)
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use super::*;

    #[test]
    fn a_transfer_that_is_prohibited_names_where() {
        let message = Message::decode(&[0x14, 0x43, 0x0a]).unwrap();

        assert_eq!(
            (message.message_type, message.affected()),
            (MessageType::TFP, Some(PointCode(2627)))
        );
    }

    #[test]
    fn a_test_brings_what_shall_come_back() {
        let pattern = |octets| Mtp3test::glimpse(octets).unwrap().pattern;

        assert_eq!(pattern(&[0x11, 0x20, 7, 8, 9]), Some((2, Some([7, 8].as_slice()))));
        assert_eq!(pattern(&[0x11, 0x30, 7]), Some((3, None)));
        assert_eq!(pattern(&[0x31, 0x20, 7, 8]), None);
        assert!(Test::decode(&[0x11, 0x30, 7]).is_err() && Test::decode(&[0x21]).is_err());
        assert!(Test::decode(&[0x31]).is_ok());
    }

    #[test]
    fn every_row_is_read() {
        let unread: Vec<&str> = wire::unread::<Mtp3test>(&[&[0x21, 0x10, 7]]).collect();
        assert_eq!(unread, [""; 0]);
        let unread: Vec<&str> = wire::unread::<Mtp3mg>(&[&[0x1a, 1, 0, 0x13]]).collect();

        assert_eq!(unread, [""; 0]);
        assert!(Message::decode(&[]).is_err());
    }
}
