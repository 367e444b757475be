//! A GTPv1-C message (TS 29.060 §6, §7).

use core::net::IpAddr;

use numbering::{Imei, Imsi, Msisdn, Plmn, Teid};
use wire::Value;

use super::element::tv_length_v1;
use super::{Cause, EndUserAddress, IeType, Ies, MessageType, RatType, SelectionMode, Uli};
use crate::Refused;
use crate::content::{
    address, first_u8, first_u16, first_u32, imei, imsi, labels, msisdn, plmn, teid,
};
use crate::header::Header;

/// A message whose header and elements do not contradict each other.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    header: Header<'a>,
    ies: Ies<'a>,
}

impl<'a> Message<'a> {
    /// Reads a datagram that holds exactly one message.
    pub fn decode(octets: &'a [u8]) -> Result<Self, Refused> {
        let (header, reader) = Header::decode(octets)?;
        let ies = Ies::decode(reader, tv_length_v1)?;
        Ok(Self { header, ies })
    }

    /// Flags, length, sequence number and extension headers.
    pub fn header(&self) -> &Header<'a> {
        &self.header
    }

    /// Message type.
    pub fn message_type(&self) -> MessageType {
        MessageType(self.header.message_type)
    }

    /// Tunnel at the receiver; 0 before one exists.
    pub fn teid(&self) -> Teid {
        self.header.teid
    }

    /// Sequence number, where there is one.
    pub fn sequence(&self) -> Option<u16> {
        self.header.sequence
    }

    /// Every information element.
    pub fn ies(&self) -> Ies<'a> {
        self.ies
    }

    /// Subscriber (§7.7.2).
    pub fn imsi(&self) -> Option<Imsi> {
        self.one(IeType::IMSI, imsi)
    }

    /// Number of the subscriber (§7.7.33).
    pub fn msisdn(&self) -> Option<Msisdn> {
        self.one(IeType::MSISDN, |octets| msisdn(octets.get(1..)?))
    }

    /// Device (§7.7.53).
    pub fn imei(&self) -> Option<Imei> {
        self.one(IeType::IMEISV, imei)
    }

    /// Access point name (§7.7.30).
    pub fn apn(&self) -> Option<Value<'a>> {
        self.one(IeType::APN, labels)
    }

    /// Cause (§7.7.1).
    pub fn cause(&self) -> Option<Cause> {
        self.one(IeType::CAUSE, first_u8).map(Cause)
    }

    /// Radio access technology (§7.7.50).
    pub fn rat_type(&self) -> Option<RatType> {
        self.one(IeType::RAT_TYPE, first_u8).map(RatType)
    }

    /// How the APN was chosen (§7.7.12).
    pub fn selection_mode(&self) -> Option<SelectionMode> {
        self.one(IeType::SELECTION_MODE, first_u8).map(|octet| SelectionMode(octet & 0x03))
    }

    /// Restart counter of the sender (§7.7.11).
    pub fn recovery(&self) -> Option<u8> {
        self.one(IeType::RECOVERY, first_u8)
    }

    /// Tunnel for user data at the sender (§7.7.13).
    pub fn teid_data(&self) -> Option<Teid> {
        self.one(IeType::TEID_DATA, teid)
    }

    /// Tunnel for control at the sender (§7.7.14).
    pub fn teid_control(&self) -> Option<Teid> {
        self.one(IeType::TEID_CONTROL, teid)
    }

    /// Bearers, in the order of the message: the primary's and the linked one's (§7.7.17).
    pub fn nsapis(&self) -> impl Iterator<Item = u8> + use<'a> {
        self.ies.of(IeType::NSAPI).filter_map(first_u8).map(|octet| octet & 0x0f)
    }

    /// Addresses of the sender, in the order of the message: control first, then user data (§7.7.32).
    pub fn gsn_addresses(&self) -> impl Iterator<Item = IpAddr> + use<'a> {
        self.ies.of(IeType::GSN_ADDRESS).filter_map(address)
    }

    /// Address of the user (§7.7.27).
    pub fn end_user_address(&self) -> Option<EndUserAddress> {
        self.one(IeType::END_USER_ADDRESS, |octets| EndUserAddress::decode(octets).ok())
    }

    /// Where the user is (§7.7.51).
    pub fn uli(&self) -> Option<Uli> {
        self.one(IeType::ULI, |octets| Uli::decode(octets).ok())
    }

    /// The network that serves the user: of the routing area (§7.7.3), else of the location (§7.7.51).
    pub fn serving_plmn(&self) -> Option<Plmn> {
        self.one(IeType::RAI, plmn).or_else(|| self.uli().and_then(Uli::plmn))
    }

    /// True where every bearer of the connection goes (§7.7.16).
    pub fn is_teardown(&self) -> bool {
        self.one(IeType::TEARDOWN, first_u8).is_some_and(|octet| octet & 1 == 1)
    }

    /// Charging identity (§7.7.26).
    pub fn charging_id(&self) -> Option<u32> {
        self.one(IeType::CHARGING_ID, first_u32)
    }

    /// Charging characteristics (§7.7.23).
    pub fn charging_characteristics(&self) -> Option<u16> {
        self.one(IeType::CHARGING_CHARACTERISTICS, first_u16)
    }

    fn one<T>(&self, kind: IeType, read: fn(&'a [u8]) -> Option<T>) -> Option<T> {
        self.ies.first(kind).and_then(read)
    }
}
