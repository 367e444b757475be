//! Management of SCCP (Q.713 §5), what subsystem 1 of either end says.

use numbering::PointCode;
use wire::{Fault, Field, Kind, Malformed, Protocol, Reader, code, fields};

code! {
    /// Message type (Q.713 §5.2.1).
    pub struct MessageType(u8);
    SSA = 1 => "SubSystem Allowed",
    SSP = 2 => "SubSystem Prohibited",
    SST = 3 => "Subsystem Status Test",
    SOR = 4 => "Subsystem Out of service Request",
    SOG = 5 => "Subsystem Out of service Grant",
    SSC = 6 => "SCCP/Subsystem Congested",
}

/// One message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    /// Message type.
    pub message_type: MessageType,
    /// Subsystem that it is about.
    pub ssn: u8,
    /// Where that subsystem is.
    pub point_code: PointCode,
    /// How many of the same there are.
    pub multiplicity: u8,
    /// How congested it is.
    pub congestion: Option<u8>,
}

impl Message {
    /// Reads one message.
    pub fn decode(octets: &[u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(octets);
        let start = reader;
        let message_type = MessageType(reader.u8()?);
        if !(1..=6).contains(&message_type.0) {
            return Err(start.fault(Fault::Value));
        }
        let ssn = reader.u8()?;
        let point_code = PointCode(u32::from(reader.array().map(u16::from_le_bytes)? & 0x3fff));
        let multiplicity = reader.u8()? & 3;
        let congestion = match message_type {
            MessageType::SSC => Some(reader.u8()? & 0x0f),
            _ => None,
        };
        Ok(Self { message_type, ssn, point_code, multiplicity, congestion })
    }
}

/// The protocol's row in the registry.
#[derive(Debug)]
pub struct Scmg;

impl Protocol for Scmg {
    type Message<'a> = Message;
    const NAME: &'static str = "sccpmg";
    const FIELDS: &'static [Field<Self>] = fields! {
        /// Message type (Q.713 §5.2.1).
        "sccpmg.message_type": Kind::Code(MessageType::NAMES) => |m| m.message_type.0;
        /// Subsystem that it is about (Q.713 §5.2.2.1).
        "sccpmg.ssn": Kind::Number => |m| m.ssn;
        /// Where that subsystem is (Q.713 §5.2.2.2).
        "sccpmg.pc": Kind::Number => |m| m.point_code.0;
        /// How many of the same there are (Q.713 §5.2.2.3).
        "sccpmg.smi": Kind::Number => |m| m.multiplicity;
        /// How congested it is (Q.713 §5.2.2.4).
        "sccpmg.congestion": Kind::Number => |m| m.congestion;
    };

    fn decode(octets: &[u8]) -> Result<Message, Malformed> {
        Message::decode(octets)
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use super::*;

    #[test]
    fn a_test_of_a_subsystem_names_it() {
        let message = Message::decode(&[3, 142, 0x43, 0x0a, 1]).unwrap();

        let expected = (MessageType::SST, 142, PointCode(2627), 1);
        let read = (message.message_type, message.ssn, message.point_code, message.multiplicity);
        assert_eq!(read, expected);
        assert!(Message::decode(&[6, 142, 0x43, 0x0a, 1]).is_err());
    }

    #[test]
    fn every_row_is_read() {
        let unread: Vec<&str> = wire::unread::<Scmg>(&[&[6, 8, 1, 0, 0, 3]]).collect();

        assert_eq!(unread, [""; 0]);
    }
}
