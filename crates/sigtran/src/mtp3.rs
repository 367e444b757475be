//! MTP3 (ITU-T Q.704 §2, §14), with the label of 14-bit point codes.

use numbering::PointCode;
use wire::{Field, Kind, Malformed, Protocol, Reader, code, fields};

code! {
    /// User of MTP3 (Q.704 §14.2.1).
    pub struct ServiceIndicator(u8);
    SNM = 0 => "SNM",
    MTN = 1 => "MTN",
    MTNS = 2 => "MTNS",
    SCCP = 3 => "SCCP",
    TUP = 4 => "TUP",
    ISUP = 5 => "ISUP",
    DUP_CC = 6 => "DUP (CC)",
    DUP_FAC = 7 => "DUP (FAC/CANC)",
    MTP_TEST = 8 => "MTP Test",
    ISUP_B = 9 => "ISUP-b",
    ISUP_S = 10 => "ISUP-s",
    AAL_TYPE_2 = 12 => "AAL type 2",
    BICC = 13 => "BICC",
    GCP = 14 => "GCP",
}

code! {
    /// Network (Q.704 §14.2.2).
    pub struct NetworkIndicator(u8);
    INTERNATIONAL = 0 => "International network",
    SPARE = 1 => "Spare (for international use only)",
    NATIONAL = 2 => "National network",
    RESERVED = 3 => "Reserved for national use",
}

/// One message.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    /// User of MTP3.
    pub service_indicator: ServiceIndicator,
    /// Network.
    pub network_indicator: NetworkIndicator,
    /// Bits between network and user.
    pub spare: u8,
    /// Where it goes.
    pub dpc: PointCode,
    /// Where it comes from.
    pub opc: PointCode,
    /// Signalling link selection.
    pub sls: u8,
    /// The user's octets.
    pub octets: &'a [u8],
}

impl<'a> Message<'a> {
    /// Reads service information octet and label.
    pub fn decode(octets: &'a [u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(octets);
        let service = reader.u8()?;
        let label = reader.array().map(u32::from_le_bytes)?;
        Ok(Self {
            service_indicator: ServiceIndicator(service & 0x0f),
            network_indicator: NetworkIndicator(service >> 6),
            spare: service >> 4 & 3,
            dpc: PointCode(label & 0x3fff),
            opc: PointCode(label >> 14 & 0x3fff),
            sls: u8::try_from(label >> 28).unwrap_or(0),
            octets: reader.rest(),
        })
    }
}

/// The protocol's row in the registry.
#[derive(Debug)]
pub struct Mtp3;

impl Protocol for Mtp3 {
    type Message<'a> = Message<'a>;
    const NAME: &'static str = "mtp3";
    const FIELDS: &'static [Field<Self>] = fields! {
        /// User of MTP3 (Q.704 §14.2.1).
        "mtp3.service_indicator": Kind::Code(ServiceIndicator::NAMES) => |m| m.service_indicator.0;
        /// Network (Q.704 §14.2.2).
        "mtp3.network_indicator": Kind::Code(NetworkIndicator::NAMES) => |m| m.network_indicator.0;
        /// Originating point code (Q.704 §2.2).
        "mtp3.opc": Kind::Number => |m| m.opc.0;
        /// Destination point code (Q.704 §2.2).
        "mtp3.dpc": Kind::Number => |m| m.dpc.0;
        /// Both point codes (Q.704 §2.2).
        "mtp3.pc": Kind::Number => |m| wire::Each([m.opc.0, m.dpc.0].into_iter());
        /// Signalling link selection (Q.704 §2.2).
        "mtp3.sls": Kind::Number => |m| m.sls;
        /// Bits between network and user; some networks tell a priority there (Q.704 §14.2.2).
        "mtp3.spare": Kind::Number => |m| m.spare;
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
    fn a_label_is_read_low_octet_first() {
        let octets = craft::sigtran::mtp3(0x1234, 0x2345, 3, b"sccp");

        let message = Message::decode(&octets).unwrap();

        assert_eq!((message.opc, message.dpc), (PointCode(0x1234), PointCode(0x2345)));
        assert_eq!((message.sls, message.octets), (5, b"sccp".as_slice()));
        assert_eq!(message.network_indicator, NetworkIndicator::NATIONAL);
    }

    #[test]
    fn every_row_is_read() {
        let octets = craft::sigtran::mtp3(1, 2, 3, b"");

        let unread: Vec<&str> = wire::unread::<Mtp3>(&[&octets]).collect();

        assert_eq!(unread, [""; 0]);
    }
}
