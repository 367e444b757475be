//! The header of ISUP (Q.763 §1.2, §1.3).

use wire::{Field, Kind, Malformed, Protocol, Reader, code, fields};

code! {
    /// Message type (Q.763 table 4).
    pub struct MessageType(u8);
    IAM = 1 => "Initial address",
    SAM = 2 => "Subsequent address",
    INR = 3 => "Information request (national use)",
    INF = 4 => "Information (national use)",
    COT = 5 => "Continuity",
    ACM = 6 => "Address complete",
    CON = 7 => "Connect",
    FOT = 8 => "Forward transfer",
    ANM = 9 => "Answer",
    REL = 12 => "Release",
    SUS = 13 => "Suspend",
    RES = 14 => "Resume",
    RLC = 16 => "Release complete",
    CCR = 17 => "Continuity check request",
    RSC = 18 => "Reset circuit",
    BLO = 19 => "Blocking",
    UBL = 20 => "Unblocking",
    BLA = 21 => "Blocking acknowledgement",
    UBA = 22 => "Unblocking acknowledgement",
    GRS = 23 => "Circuit group reset",
    CGB = 24 => "Circuit group blocking",
    CGU = 25 => "Circuit group unblocking",
    CGBA = 26 => "Circuit group blocking acknowledgement",
    CGUA = 27 => "Circuit group unblocking acknowledgement",
    GRA = 41 => "Circuit group reset acknowledgement",
    CPG = 44 => "Call progress",
    USR = 45 => "User-to-user information",
    UCIC = 46 => "Unequipped CIC (national use)",
    CFN = 47 => "Confusion",
    FAC = 51 => "Facility",
}

/// Circuit and message type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    /// Circuit identification code.
    pub circuit: u16,
    /// Message type.
    pub message_type: MessageType,
}

impl Message {
    /// Reads what every message begins with.
    pub fn decode(octets: &[u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(octets);
        let circuit = reader.array().map(u16::from_le_bytes)? & 0x0fff;
        Ok(Self { circuit, message_type: MessageType(reader.u8()?) })
    }
}

/// The protocol's row in the registry.
#[derive(Debug)]
pub struct Isup;

impl Protocol for Isup {
    type Message<'a> = Message;
    const NAME: &'static str = "isup";
    const FIELDS: &'static [Field<Self>] = fields! {
        /// Circuit identification code (Q.763 §1.2).
        "isup.cic": Kind::Number => |m| m.circuit;
        /// Message type (Q.763 §1.3).
        "isup.message_type": Kind::Code(MessageType::NAMES) => |m| m.message_type.0;
    };

    fn decode(octets: &[u8]) -> Result<Message, Malformed> {
        Message::decode(octets)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circuit_and_type_are_read() {
        let message = Message::decode(&[0x34, 0xf2, 12]).unwrap();

        assert_eq!((message.circuit, message.message_type), (0x0234, MessageType::REL));
        assert_eq!(wire::unread::<Isup>(&[&[1, 0, 1]]).count(), 0);
        assert!(Message::decode(&[1, 0]).is_err());
    }
}
