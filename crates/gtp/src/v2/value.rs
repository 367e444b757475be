//! Values of information elements that have parts (TS 29.274 §8).

use core::net::{Ipv4Addr, Ipv6Addr};

use numbering::{Plmn, Teid};
use wire::{Fault, Malformed, Reader};

use super::{InterfaceType, PdnType};
use crate::Cell;
use crate::content::plmn;

const CGI: u8 = 0x01;
const SAI: u8 = 0x02;
const RAI: u8 = 0x04;
const TAI: u8 = 0x08;
const ECGI: u8 = 0x10;
const LAI: u8 = 0x20;
const MACRO_ENODEB: u8 = 0x40;
const EXTENDED_MACRO_ENODEB: u8 = 0x80;

/// Fully qualified tunnel endpoint identifier (§8.22).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FTeid {
    /// Which of several the message means it to be.
    pub instance: u8,
    /// Interface that it belongs to.
    pub interface: InterfaceType,
    /// Tunnel, or GRE key.
    pub teid: Teid,
    /// Address of version 4 of its node.
    pub ipv4: Option<Ipv4Addr>,
    /// Address of version 6 of its node.
    pub ipv6: Option<Ipv6Addr>,
}

impl FTeid {
    #[inline]
    pub(crate) fn decode(octets: &[u8], instance: u8) -> Result<Self, Malformed> {
        let mut reader = Reader::new(octets);
        let flags = reader.u8()?;
        let teid = Teid(reader.u32()?);
        let ipv4 = (flags & 0x80 != 0).then(|| reader.array::<4>()).transpose()?;
        let ipv6 = (flags & 0x40 != 0).then(|| reader.array::<16>()).transpose()?;
        Ok(Self {
            instance,
            interface: InterfaceType(flags & 0x3f),
            teid,
            ipv4: ipv4.map(Ipv4Addr::from),
            ipv6: ipv6.map(Ipv6Addr::from),
        })
    }
}

/// PDN address allocation (§8.14).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paa {
    /// Type of the connection.
    pub kind: PdnType,
    /// Address of version 4; 0.0.0.0 where the network shall choose it.
    pub ipv4: Option<Ipv4Addr>,
    /// Address of version 6.
    pub ipv6: Option<Ipv6Addr>,
    /// Bits of the prefix of version 6.
    pub prefix: Option<u8>,
}

impl Paa {
    pub(crate) fn decode(octets: &[u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(octets);
        let kind = PdnType(reader.u8()? & 0x07);
        let has_ipv6 = matches!(kind, PdnType::IPV6 | PdnType::IPV4V6);
        let has_ipv4 = matches!(kind, PdnType::IPV4 | PdnType::IPV4V6);
        let prefix = has_ipv6.then(|| reader.u8()).transpose()?;
        let ipv6 = has_ipv6.then(|| reader.array::<16>()).transpose()?;
        let ipv4 = has_ipv4.then(|| reader.array::<4>()).transpose()?;
        Ok(Self { kind, ipv4: ipv4.map(Ipv4Addr::from), ipv6: ipv6.map(Ipv6Addr::from), prefix })
    }
}

/// Aggregate maximum bit rate, in kbit/s (§8.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ambr {
    /// From the user.
    pub uplink: u32,
    /// To the user.
    pub downlink: u32,
}

impl Ambr {
    pub(crate) fn decode(octets: &[u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(octets);
        Ok(Self { uplink: reader.u32()?, downlink: reader.u32()? })
    }
}

/// Quality of service of a bearer; rates in kbit/s (§8.15).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BearerQos {
    /// May not take the place of another bearer.
    pub is_not_preempting: bool,
    /// Allocation and retention priority, 1 the highest of 15.
    pub priority: u8,
    /// May not lose its place to another bearer.
    pub is_not_preemptable: bool,
    /// Quality of service class identifier.
    pub qci: u8,
    /// Most from the user.
    pub maximum_uplink: u64,
    /// Most to the user.
    pub maximum_downlink: u64,
    /// Guaranteed from the user.
    pub guaranteed_uplink: u64,
    /// Guaranteed to the user.
    pub guaranteed_downlink: u64,
}

impl BearerQos {
    pub(crate) fn decode(octets: &[u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(octets);
        let flags = reader.u8()?;
        Ok(Self {
            is_not_preempting: flags & 0x40 != 0,
            priority: flags >> 2 & 0x0f,
            is_not_preemptable: flags & 0x01 != 0,
            qci: reader.u8()?,
            maximum_uplink: rate(&mut reader)?,
            maximum_downlink: rate(&mut reader)?,
            guaranteed_uplink: rate(&mut reader)?,
            guaranteed_downlink: rate(&mut reader)?,
        })
    }
}

fn rate(reader: &mut Reader<'_>) -> Result<u64, Malformed> {
    let [highest, rest @ ..] = reader.array::<5>()?;
    Ok(u64::from(highest) << 32 | u64::from(u32::from_be_bytes(rest)))
}

/// User location information (§8.21).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uli {
    /// Cell global identity.
    pub cgi: Option<Cell>,
    /// Service area identity.
    pub sai: Option<Cell>,
    /// Routing area identity.
    pub rai: Option<Cell>,
    /// Tracking area identity.
    pub tai: Option<Cell>,
    /// E-UTRAN cell global identity.
    pub ecgi: Option<Cell>,
    /// Location area identity.
    pub lai: Option<Cell>,
}

impl Uli {
    /// Every announced identity must be whole and name a network.
    pub(crate) fn decode(octets: &[u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(octets);
        let flags = reader.u8()?;
        let reader = &mut reader;
        let uli = Self {
            cgi: announced(flags & CGI, reader, Cell::part)?,
            sai: announced(flags & SAI, reader, Cell::part)?,
            rai: announced(flags & RAI, reader, Cell::part)?,
            tai: announced(flags & TAI, reader, Cell::area)?,
            ecgi: announced(flags & ECGI, reader, Cell::eutran)?,
            lai: announced(flags & LAI, reader, Cell::area)?,
        };
        announced(flags & MACRO_ENODEB, reader, |rest| rest.skip(6))?;
        announced(flags & EXTENDED_MACRO_ENODEB, reader, |rest| rest.skip(6))?;
        Ok(uli)
    }

    /// The network that serves the user: of the tracking area, else of any other identity.
    pub fn plmn(&self) -> Option<Plmn> {
        let cell = self.tai.or(self.ecgi).or(self.rai).or(self.cgi).or(self.sai).or(self.lai)?;
        cell.plmn
    }

    /// Every identity that is there, in the order of the element.
    pub fn cells(&self) -> impl Iterator<Item = Cell> + use<> {
        let Self { cgi, sai, rai, tai, ecgi, lai } = *self;
        [cgi, sai, rai, tai, ecgi, lai].into_iter().flatten()
    }

    /// Refuses an identity that is not whole, or whose network has no digits; what [`Uli::decode`] reads is there.
    pub(crate) fn check(octets: &[u8]) -> Result<(), Fault> {
        let (flags, mut rest) = octets.split_first().ok_or(Fault::Truncated)?;
        let (mut left, mut has_digits) = (*flags, true);
        while let Some(len) =
            usize::try_from(left.trailing_zeros()).ok().and_then(|at| LENGTHS.get(at))
        {
            let is_cell = left & left.wrapping_neg() < MACRO_ENODEB;
            let (identity, behind) = rest.split_at_checked(*len).ok_or(Fault::Truncated)?;
            has_digits &= !is_cell || plmn(identity).is_some();
            (rest, left) = (behind, left & left.wrapping_sub(1));
        }
        if has_digits { Ok(()) } else { Err(Fault::Value) }
    }
}

/// Octets of each identity, in the order of the element and of the flags.
const LENGTHS: [usize; 8] = [7, 7, 7, 5, 7, 5, 6, 6];

fn announced<'a, T>(
    flag: u8,
    reader: &mut Reader<'a>,
    read: fn(&mut Reader<'a>) -> Result<T, Malformed>,
) -> Result<Option<T>, Malformed> {
    (flag != 0).then(|| read(reader)).transpose()
}
