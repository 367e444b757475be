//! Information elements of GTPv0, GTPv1-C and GTP-U (TS 29.060 §7.7, GSM 09.60 §7.9, TS 29.281 §8).
//!
//! Types below 128 have a length of their own (TV); the others carry one (TLV).

use core::net::{Ipv4Addr, Ipv6Addr};

use numbering::Plmn;
use wire::{Fault, Malformed, Reader};

use super::{IeType, PdpOrganization, PdpType};
use crate::content::{
    check_address, check_digits, check_imsi, check_labels, check_length, check_plmn, ipv4, ipv6,
};
use crate::{Cell, Refused};

/// Types from here on carry a length.
const TLV: u8 = 128;

/// Octets that the value of a TV element has, by type.
pub(crate) type TvLength = fn(IeType) -> Option<usize>;

/// One information element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ie<'a> {
    /// What it is.
    pub kind: IeType,
    /// Its value.
    pub octets: &'a [u8],
}

/// Information elements in the order of the message.
#[derive(Clone, Copy, Debug)]
pub struct Ies<'a> {
    reader: Reader<'a>,
    tv_length: TvLength,
}

impl<'a> Ies<'a> {
    /// Walks every element once, so that no later walk can fail.
    pub(crate) fn decode(reader: Reader<'a>, tv_length: TvLength) -> Result<Self, Refused> {
        let whole = Self { reader, tv_length };
        let mut walk = whole;
        while !walk.reader.is_empty() {
            let start = walk.reader;
            let ie = walk.step().map_err(Refused::element)?;
            check(ie).map_err(|fault| Refused::element(start.fault(fault)))?;
        }
        Ok(whole)
    }

    /// The elements as far as they can be read.
    pub(crate) fn glimpse(reader: Reader<'a>, tv_length: TvLength) -> Self {
        Self { reader, tv_length }
    }

    /// No element at all.
    pub(crate) fn none() -> Self {
        Self { reader: Reader::new(&[]), tv_length: tv_length_v1 }
    }

    /// The values of all elements of a type.
    pub fn of(self, kind: IeType) -> impl Iterator<Item = &'a [u8]> {
        self.filter(move |ie| ie.kind == kind).map(|ie| ie.octets)
    }

    /// The value of the first element of a type.
    pub fn first(self, kind: IeType) -> Option<&'a [u8]> {
        self.of(kind).next()
    }

    /// Lengths of the elements whose length Wireshark tells like that of the message.
    pub(crate) fn told_lengths(self) -> impl Iterator<Item = u16> {
        let is_told = |ie: &Ie<'_>| match ie.kind {
            IeType::END_USER_ADDRESS | IeType::MM_CONTEXT => ie.octets.len() > 1,
            IeType::PCO | IeType::MSISDN | IeType::DATA_RECORD_PACKET => true,
            _ => false,
        };
        self.filter(is_told).filter_map(|ie| u16::try_from(ie.octets.len()).ok())
    }

    /// Lengths of the elements that Wireshark tells like that of a private extension.
    pub(crate) fn extension_lengths(self) -> impl Iterator<Item = u16> {
        let is_told =
            |ie: &Ie<'_>| matches!(ie.kind.0, 136 | 138 | 139 | 142..=189 | 191..=224 | 251 | 255);
        self.filter(is_told).filter_map(|ie| u16::try_from(ie.octets.len()).ok())
    }

    /// Each element with what is left of the message from its value on.
    pub(crate) fn with_rest(
        mut self,
    ) -> impl Iterator<Item = Result<(Ie<'a>, Reader<'a>), Malformed>> {
        core::iter::from_fn(move || {
            let start = self.reader;
            if start.is_empty() {
                return None;
            }
            let step = self.step();
            if step.is_err() {
                self.reader = Reader::new(&[]);
            }
            Some(step.map(|ie| {
                let behind = ie.octets.len().saturating_add(self.reader.len());
                let mut rest = start;
                // The head of an element that was read stands before its value.
                let _ = rest.skip(start.len().saturating_sub(behind));
                (ie, rest)
            }))
        })
    }

    fn step(&mut self) -> Result<Ie<'a>, Malformed> {
        let start = self.reader;
        let kind = IeType(self.reader.u8()?);
        let len = match kind {
            IeType::EXTENSION_HEADER_TYPES_LIST => self.reader.u8()?.into(),
            IeType(TLV..) => self.reader.u16()?.into(),
            _ => (self.tv_length)(kind).ok_or_else(|| start.fault(Fault::Value))?,
        };
        Ok(Ie { kind, octets: self.reader.take(len)? })
    }
}

#[expect(
    clippy::copy_iterator,
    reason = "every walk starts from a copy; the message keeps its own"
)]
impl<'a> Iterator for Ies<'a> {
    type Item = Ie<'a>;

    fn next(&mut self) -> Option<Ie<'a>> {
        self.step().ok()
    }
}

/// Lengths of TV elements of GTPv1 (TS 29.060 table 37).
pub(crate) fn tv_length_v1(kind: IeType) -> Option<usize> {
    Some(match kind {
        IeType::CAUSE
        | IeType::REORDER_REQUIRED
        | IeType::MAP_CAUSE
        | IeType::MS_VALIDATED
        | IeType::RECOVERY
        | IeType::SELECTION_MODE
        | IeType::TEARDOWN
        | IeType::NSAPI
        | IeType::RANAP_CAUSE
        | IeType::RADIO_PRIORITY_FOR_MO_SMS
        | IeType::RADIO_PRIORITY
        | IeType::MS_NOT_REACHABLE_REASON
        | IeType::PACKET_TRANSFER_COMMAND => 1,
        IeType::PACKET_FLOW_ID
        | IeType::CHARGING_CHARACTERISTICS
        | IeType::TRACE_REFERENCES
        | IeType::TRACE_TYPE => 2,
        IeType::P_TMSI_SIGNATURE => 3,
        IeType::TLLI
        | IeType::P_TMSI
        | IeType::TEID_DATA
        | IeType::TEID_CONTROL
        | IeType::CHARGING_ID => 4,
        IeType::TEID_DATA_II => 5,
        IeType::RAI => 6,
        IeType::IMSI => 8,
        IeType::RAB_CONTEXT => 9,
        IeType::AUTHENTICATION_TRIPLETS => 28,
        _ => return None,
    })
}

/// What is read from an element later must be there now.
fn check(Ie { kind, octets }: Ie<'_>) -> Result<(), Fault> {
    match kind {
        IeType::IMSI => check_imsi(octets),
        IeType::RAI => check_plmn(octets),
        IeType::END_USER_ADDRESS => EndUserAddress::decode(octets).map(|_| ()),
        IeType::APN => check_labels(octets),
        IeType::GSN_ADDRESS | IeType::CHARGING_GATEWAY_ADDRESS => check_address(octets),
        IeType::MSISDN => {
            check_length(octets, 1)?;
            check_digits(octets.get(1..).unwrap_or_default())
        }
        IeType::RAT_TYPE
        | IeType::COMMON_FLAGS
        | IeType::APN_RESTRICTION
        | IeType::DIRECT_TUNNEL_FLAGS => check_length(octets, 1),
        IeType::ULI => Uli::decode(octets).map(|_| ()),
        IeType::IMEISV => check_digits(octets),
        IeType::MS_TIME_ZONE | IeType::PRIVATE_EXTENSION => check_length(octets, 2),
        _ => Ok(()),
    }
}

/// Address of the user (TS 29.060 §7.7.27).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EndUserAddress {
    /// Who names the type.
    pub organization: PdpOrganization,
    /// Type of the packet data protocol.
    pub kind: PdpType,
    /// Address of version 4; nothing where the network shall choose it.
    pub ipv4: Option<Ipv4Addr>,
    /// Address of version 6; nothing where the network shall choose it.
    pub ipv6: Option<Ipv6Addr>,
}

impl EndUserAddress {
    /// An address must have the length that its type has.
    pub(crate) fn decode(octets: &[u8]) -> Result<Self, Fault> {
        let ([organization, kind], address) =
            octets.split_first_chunk::<2>().ok_or(Fault::Length)?;
        let organization = PdpOrganization(organization & 0x0f);
        let kind = PdpType(*kind);
        let (first, second) = match (organization, kind, address.len()) {
            (_, _, 0) => (None, None),
            (PdpOrganization::IETF, PdpType::IPV4 | PdpType::IPV4V6, 4) => (ipv4(address), None),
            (PdpOrganization::IETF, PdpType::IPV6 | PdpType::IPV4V6, 16) => (None, ipv6(address)),
            (PdpOrganization::IETF, PdpType::IPV4V6, 20) => {
                (ipv4(address), address.get(4..).and_then(ipv6))
            }
            (PdpOrganization::IETF, PdpType::IPV4 | PdpType::IPV6 | PdpType::IPV4V6, _) => {
                return Err(Fault::Length);
            }
            _ => (None, None),
        };
        Ok(Self { organization, kind, ipv4: first, ipv6: second })
    }
}

/// The address as Wireshark shows it: by its type alone, past the length that the element says.
pub(crate) fn told_user(octets: &[u8], rest: &[u8]) -> (Option<Ipv4Addr>, Option<Ipv6Addr>) {
    let address = rest.get(2..).unwrap_or_default();
    match (octets.get(1).copied().map(PdpType), octets.len()) {
        (_, 0..=2) => (None, None),
        (Some(PdpType::IPV4), _) | (Some(PdpType::IPV4V6), 6) => (ipv4(address), None),
        (Some(PdpType::IPV6), _) | (Some(PdpType::IPV4V6), 18) => (None, ipv6(address)),
        (Some(PdpType::IPV4V6), 22) => (ipv4(address), address.get(4..).and_then(ipv6)),
        _ => (None, None),
    }
}

/// Where the user is (TS 29.060 §7.7.51).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uli {
    /// Cell global identity.
    Cgi(Cell),
    /// Service area identity.
    Sai(Cell),
    /// Routing area identity.
    Rai(Cell),
    /// A geographic location type of a later release.
    Other(u8),
}

impl Uli {
    /// A known location must be whole and name a network.
    pub(crate) fn decode(octets: &[u8]) -> Result<Self, Fault> {
        let mut reader = Reader::new(octets);
        let kind = reader.u8().map_err(|_| Fault::Length)?;
        let place = match kind {
            0 => Self::Cgi,
            1 => Self::Sai,
            2 => Self::Rai,
            other => return Ok(Self::Other(other)),
        };
        let cell = Cell::part(&mut reader).map_err(|_| Fault::Length)?;
        if cell.plmn.is_some() { Ok(place(cell)) } else { Err(Fault::Value) }
    }

    /// The geographic location type.
    pub fn kind(self) -> u8 {
        match self {
            Self::Cgi(_) => 0,
            Self::Sai(_) => 1,
            Self::Rai(_) => 2,
            Self::Other(kind) => kind,
        }
    }

    /// Area and network; nothing where the type is not known.
    pub fn cell(self) -> Option<Cell> {
        match self {
            Self::Cgi(cell) | Self::Sai(cell) | Self::Rai(cell) => Some(cell),
            Self::Other(_) => None,
        }
    }

    /// The network that serves the user.
    pub fn plmn(self) -> Option<Plmn> {
        self.cell().and_then(|cell| cell.plmn)
    }
}
