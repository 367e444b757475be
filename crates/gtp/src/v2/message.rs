//! A GTPv2-C message (TS 29.274 §5, §7).

use numbering::{Imei, Imsi, Msisdn, Plmn, Teid};
use wire::{Fault, Malformed, Reader, Value};

use super::{
    Ambr, BearerQos, Cause, FTeid, IeType, Ies, MessageType, Paa, PdnType, RatType, SelectionMode,
    Uli,
};
use crate::Refused;
use crate::content::{first_u8, first_u32, imei, imsi, labels, msisdn, plmn};

const VERSION: u8 = 2;
const PIGGYBACK: u8 = 0x10;
const TEID: u8 = 0x08;

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
    /// Tunnel at the receiver; nothing in messages of a path.
    pub teid: Option<Teid>,
    /// Sequence number, 24 bits.
    pub sequence: u32,
    ies: Ies<'a>,
    piggybacked: Option<&'a [u8]>,
}

impl<'a> Message<'a> {
    /// Reads a datagram that holds exactly one message, or two where piggybacking is allowed.
    pub fn decode(octets: &'a [u8]) -> Result<Self, Refused> {
        let (message, rest) = Self::decode_first(octets)?;
        if message.flags & PIGGYBACK == 0 {
            return if rest.is_empty() {
                Ok(message)
            } else {
                Err(rest.fault(Fault::Trailing).into())
            };
        }
        message.check_piggyback(rest)?;
        Ok(Self { piggybacked: Some(rest.rest()), ..message })
    }

    /// The first message of a datagram, and what follows it.
    fn decode_first(octets: &'a [u8]) -> Result<(Self, Reader<'a>), Refused> {
        let mut reader = Reader::new(octets);
        let flags = reader.u8()?;
        if flags >> 5 != VERSION {
            return Err(Reader::new(octets).fault(Fault::Version).into());
        }
        let message_type = MessageType(reader.u8()?);
        let length = reader.u16()?;
        let mut body = reader.sub(length.into())?;
        let teid = match flags & TEID {
            0 if has_no_teid(message_type) => None,
            0 => return Err(Reader::new(octets).fault(Fault::Value).into()),
            _ => Some(Teid(body.u32()?)),
        };
        let sequence = body.u24()?;
        body.u8()?;
        let ies = Ies::decode(body)?;
        let message = Self { flags, message_type, length, teid, sequence, ies, piggybacked: None };
        Ok((message, reader))
    }

    /// A second message must be one that may ride on the first, be whole, and carry none itself (§5.5.1).
    fn check_piggyback(&self, rest: Reader<'a>) -> Result<(), Refused> {
        let shift = |malformed: Malformed| Malformed {
            offset: malformed.offset.saturating_add(rest.offset()),
            ..malformed
        };
        let (second, past) = Self::decode_first(rest.rest())
            .map_err(|refused| Refused::piggyback(shift(refused.malformed)))?;
        let is_allowed = matches!(
            (self.message_type, second.message_type),
            (MessageType::CREATE_SESSION_RESPONSE, MessageType::CREATE_BEARER_REQUEST)
                | (MessageType::CREATE_BEARER_RESPONSE, MessageType::MODIFY_BEARER_REQUEST)
        );
        match (is_allowed, second.flags & PIGGYBACK, past.is_empty()) {
            (false, _, _) => Err(Refused::piggyback(rest.fault(Fault::Value))),
            (true, 0, true) => Ok(()),
            (true, 0, false) => Err(Refused::piggyback(shift(past.fault(Fault::Trailing)))),
            (true, _, _) => Err(Refused::piggyback(rest.fault(Fault::Depth))),
        }
    }

    /// The octets of the second message, which decode as one of their own (§5.5.1).
    pub fn piggybacked(&self) -> Option<&'a [u8]> {
        self.piggybacked
    }

    /// Octets of this message alone.
    pub fn octets(&self) -> usize {
        usize::from(self.length).saturating_add(UNCOUNTED)
    }

    /// The elements of the message, groups as one.
    pub fn ies(&self) -> Ies<'a> {
        self.ies
    }

    /// Subscriber (§8.3).
    pub fn imsi(&self) -> Option<Imsi> {
        self.one(IeType::IMSI, imsi)
    }

    /// Number of the subscriber (§8.11).
    pub fn msisdn(&self) -> Option<Msisdn> {
        self.one(IeType::MSISDN, msisdn)
    }

    /// Device (§8.10).
    pub fn mei(&self) -> Option<Imei> {
        self.one(IeType::MEI, imei)
    }

    /// Access point name (§8.6).
    pub fn apn(&self) -> Option<Value<'a>> {
        self.one(IeType::APN, labels)
    }

    /// Cause (§8.4).
    pub fn cause(&self) -> Option<Cause> {
        self.one(IeType::CAUSE, first_u8).map(Cause)
    }

    /// Radio access technology (§8.17).
    pub fn rat_type(&self) -> Option<RatType> {
        self.one(IeType::RAT_TYPE, first_u8).map(RatType)
    }

    /// Network that serves the user (§8.18).
    pub fn serving_network(&self) -> Option<Plmn> {
        self.one(IeType::SERVING_NETWORK, plmn)
    }

    /// Where the user is (§8.21).
    pub fn uli(&self) -> Option<Uli> {
        self.one(IeType::ULI, |octets| Uli::decode(octets).ok())
    }

    /// Address of the user (§8.14).
    pub fn paa(&self) -> Option<Paa> {
        self.one(IeType::PAA, |octets| Paa::decode(octets).ok())
    }

    /// Type of the connection (§8.34).
    pub fn pdn_type(&self) -> Option<PdnType> {
        self.one(IeType::PDN_TYPE, first_u8).map(|octet| PdnType(octet & 0x07))
    }

    /// How the APN was chosen (§8.58).
    pub fn selection_mode(&self) -> Option<SelectionMode> {
        self.one(IeType::SELECTION_MODE, first_u8).map(|octet| SelectionMode(octet & 0x03))
    }

    /// Restart counter of the sender (§8.5).
    pub fn recovery(&self) -> Option<u8> {
        self.one(IeType::RECOVERY, first_u8)
    }

    /// Aggregate maximum bit rate (§8.7).
    pub fn ambr(&self) -> Option<Ambr> {
        self.one(IeType::AMBR, |octets| Ambr::decode(octets).ok())
    }

    /// Charging identity (§8.29).
    pub fn charging_id(&self) -> Option<u32> {
        self.one(IeType::CHARGING_ID, first_u32)
    }

    /// Bearers that the message itself names, outside bearer contexts (§8.8).
    pub fn ebis(&self) -> impl Iterator<Item = u8> + use<'a> {
        self.ies.filter(|ie| ie.kind == IeType::EBI).filter_map(|ie| ebi(ie.octets))
    }

    /// Tunnel endpoints of the message itself, outside bearer contexts: those for control (§8.22).
    pub fn f_teids(&self) -> impl Iterator<Item = FTeid> + use<'a> {
        self.ies.f_teids()
    }

    /// Bearer contexts of every instance, in the order of the message (§8.28).
    pub fn bearers(&self) -> impl Iterator<Item = Bearer<'a>> + use<'a> {
        self.ies
            .filter(|ie| ie.kind == IeType::BEARER_CONTEXT)
            .map(|ie| Bearer { instance: ie.instance, ies: ie.ies() })
    }

    fn one<T>(&self, kind: IeType, read: fn(&'a [u8]) -> Option<T>) -> Option<T> {
        self.ies.first(kind).and_then(read)
    }
}

/// A bearer context (§8.28).
#[derive(Clone, Copy, Debug)]
pub struct Bearer<'a> {
    /// Which list of bearers it belongs to: to be created, to be removed, and so on.
    pub instance: u8,
    /// Its elements.
    pub ies: Ies<'a>,
}

impl<'a> Bearer<'a> {
    /// Bearer (§8.8).
    pub fn ebi(&self) -> Option<u8> {
        self.ies.first(IeType::EBI).and_then(ebi)
    }

    /// What became of it (§8.4).
    pub fn cause(&self) -> Option<Cause> {
        self.ies.first(IeType::CAUSE).and_then(first_u8).map(Cause)
    }

    /// Its tunnel endpoints for user data (§8.22).
    pub fn f_teids(&self) -> impl Iterator<Item = FTeid> + use<'a> {
        self.ies.f_teids()
    }

    /// Its quality of service (§8.15).
    pub fn qos(&self) -> Option<BearerQos> {
        self.ies.first(IeType::BEARER_QOS).and_then(|octets| BearerQos::decode(octets).ok())
    }

    /// Its charging identity (§8.29).
    pub fn charging_id(&self) -> Option<u32> {
        self.ies.first(IeType::CHARGING_ID).and_then(first_u32)
    }
}

pub(crate) fn ebi(octets: &[u8]) -> Option<u8> {
    first_u8(octets).map(|octet| octet & 0x0f)
}

/// Messages of a path, the only ones without a tunnel (§5.5.1).
fn has_no_teid(message_type: MessageType) -> bool {
    matches!(
        message_type,
        MessageType::ECHO_REQUEST
            | MessageType::ECHO_RESPONSE
            | MessageType::VERSION_NOT_SUPPORTED_INDICATION
    )
}
