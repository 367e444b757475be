//! What stands inside information elements whose flags tell which parts follow (TS 29.244 §8.2).

use core::net::{Ipv4Addr, Ipv6Addr};

use numbering::{Digits, Imsi};
use wire::{Fault, Malformed, Reader};

use crate::element::Ie;
use crate::{IeType, NodeIdType};

type Read<T> = Result<T, Malformed>;

/// A part that is there where its flag is set.
fn part<'a, T>(
    flags: u8,
    bit: u8,
    reader: &mut Reader<'a>,
    read: fn(&mut Reader<'a>) -> Read<T>,
) -> Read<Option<T>> {
    if flags & bit == 0 { Ok(None) } else { read(reader).map(Some) }
}

fn ipv4(reader: &mut Reader<'_>) -> Read<Ipv4Addr> {
    reader.array::<4>().map(Ipv4Addr::from)
}

fn ipv6(reader: &mut Reader<'_>) -> Read<Ipv6Addr> {
    reader.array::<16>().map(Ipv6Addr::from)
}

/// Octets behind a length of one octet.
fn short<'a>(reader: &mut Reader<'a>) -> Read<&'a [u8]> {
    let len = reader.u8()?;
    reader.take(len.into())
}

/// Octets behind a length of two octets.
fn long<'a>(reader: &mut Reader<'a>) -> Read<&'a [u8]> {
    let len = reader.u16()?;
    reader.take(len.into())
}

/// A session as a whole: who has it, and its number there (§8.2.37).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FSeid {
    /// Which addresses follow.
    pub flags: u8,
    /// The session.
    pub seid: u64,
    /// Address of version 4.
    pub ipv4: Option<Ipv4Addr>,
    /// Address of version 6.
    pub ipv6: Option<Ipv6Addr>,
}

impl FSeid {
    pub(crate) fn decode(octets: &[u8]) -> Read<Self> {
        let mut reader = Reader::new(octets);
        let flags = reader.u8()?;
        Ok(Self {
            flags,
            seid: reader.u64()?,
            ipv4: part(flags, 0x02, &mut reader, ipv4)?,
            ipv6: part(flags, 0x01, &mut reader, ipv6)?,
        })
    }
}

/// A tunnel as a whole, or the wish that one be chosen (§8.2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FTeid {
    /// What follows.
    pub flags: u8,
    /// The tunnel.
    pub teid: Option<u32>,
    /// Address of version 4.
    pub ipv4: Option<Ipv4Addr>,
    /// Address of version 6.
    pub ipv6: Option<Ipv6Addr>,
    /// Wishes of the same number get the same tunnel.
    pub choose_id: Option<u8>,
}

impl FTeid {
    pub(crate) fn decode(octets: &[u8]) -> Read<Self> {
        let mut reader = Reader::new(octets);
        let flags = reader.u8()?;
        let chosen = if flags & 0x04 == 0 { flags } else { 0 };
        let teid = if flags & 0x04 == 0 { Some(reader.u32()?) } else { None };
        Ok(Self {
            flags,
            teid,
            ipv4: part(chosen, 0x01, &mut reader, ipv4)?,
            ipv6: part(chosen, 0x02, &mut reader, ipv6)?,
            choose_id: part(flags, 0x08, &mut reader, Reader::u8)?,
        })
    }
}

/// A node (§8.2.38).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Node<'a> {
    /// By its address of version 4.
    V4(Ipv4Addr),
    /// By its address of version 6.
    V6(Ipv6Addr),
    /// By a name of labels.
    Name(&'a [u8]),
}

impl<'a> Node<'a> {
    pub(crate) fn decode(octets: &'a [u8]) -> Read<Self> {
        let mut reader = Reader::new(octets);
        let start = reader;
        match NodeIdType(reader.u8()? & 0x0f) {
            NodeIdType::IPV4_ADDRESS => ipv4(&mut reader).map(Self::V4),
            NodeIdType::IPV6_ADDRESS => ipv6(&mut reader).map(Self::V6),
            NodeIdType::FQDN => Ok(Self::Name(reader.rest())),
            _ => Err(start.fault(Fault::Value)),
        }
    }
}

/// Address of a user (§8.2.62).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UeAddress {
    /// What follows.
    pub flags: u8,
    /// Address of version 4.
    pub ipv4: Option<Ipv4Addr>,
    /// Address of version 6.
    pub ipv6: Option<Ipv6Addr>,
    /// Bits of the prefix that are delegated.
    pub delegated: Option<u8>,
    /// Bits of the prefix.
    pub prefix: Option<u8>,
}

impl UeAddress {
    pub(crate) fn decode(octets: &[u8]) -> Read<Self> {
        let mut reader = Reader::new(octets);
        let flags = reader.u8()?;
        Ok(Self {
            flags,
            ipv4: part(flags, 0x02, &mut reader, ipv4)?,
            ipv6: part(flags, 0x01, &mut reader, ipv6)?,
            delegated: part(flags, 0x08, &mut reader, Reader::u8)?,
            prefix: part(flags, 0x40, &mut reader, Reader::u8)?,
        })
    }
}

/// What is put before a user's packet (§8.2.56).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OuterHeaderCreation {
    /// Which headers.
    pub description: u16,
    /// The tunnel.
    pub teid: Option<u32>,
    /// Receiver of version 4.
    pub ipv4: Option<Ipv4Addr>,
    /// Receiver of version 6.
    pub ipv6: Option<Ipv6Addr>,
    /// Its port.
    pub port: Option<u16>,
}

impl OuterHeaderCreation {
    pub(crate) fn decode(octets: &[u8]) -> Read<Self> {
        let mut reader = Reader::new(octets);
        let description = reader.u16()?;
        let [flags, _] = description.to_be_bytes();
        let has = |bits: u8| flags & bits;
        Ok(Self {
            description,
            teid: part(has(0x03), 0x03, &mut reader, Reader::u32)?,
            ipv4: part(has(0x15), 0x15, &mut reader, ipv4)?,
            ipv6: part(has(0x2a), 0x2a, &mut reader, ipv6)?,
            port: part(has(0x0c), 0x0c, &mut reader, Reader::u16)?,
        })
    }
}

/// Which packets a rule is about (§8.2.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SdfFilter<'a> {
    /// What follows.
    pub flags: u8,
    /// A rule in the words of `IPFilterRule` (RFC 6733 §4.3.1).
    pub description: Option<&'a [u8]>,
    /// Type of service and its mask.
    pub traffic_class: Option<u16>,
    /// Index of security parameters.
    pub spi: Option<u32>,
    /// Label of a flow.
    pub flow_label: Option<u32>,
    /// Number of the filter in both directions.
    pub id: Option<u32>,
}

impl<'a> SdfFilter<'a> {
    pub(crate) fn decode(octets: &'a [u8]) -> Read<Self> {
        let mut reader = Reader::new(octets);
        let [flags, _] = reader.array()?;
        Ok(Self {
            flags,
            description: part(flags, 0x01, &mut reader, long)?,
            traffic_class: part(flags, 0x02, &mut reader, Reader::u16)?,
            spi: part(flags, 0x04, &mut reader, Reader::u32)?,
            flow_label: part(flags, 0x08, &mut reader, Reader::u24)?,
            id: part(flags, 0x10, &mut reader, Reader::u32)?,
        })
    }
}

/// Who the user is (§8.2.101).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UserId<'a> {
    /// What follows.
    pub flags: u8,
    /// Subscriber, in telephony BCD.
    pub imsi: Option<&'a [u8]>,
    /// Device, in telephony BCD.
    pub imei: Option<&'a [u8]>,
    /// Number, in telephony BCD.
    pub msisdn: Option<&'a [u8]>,
    /// Network access identifier.
    pub nai: Option<&'a [u8]>,
}

impl<'a> UserId<'a> {
    pub(crate) fn decode(octets: &'a [u8]) -> Read<Self> {
        let mut reader = Reader::new(octets);
        let flags = reader.u8()?;
        Ok(Self {
            flags,
            imsi: part(flags, 0x01, &mut reader, short)?,
            imei: part(flags, 0x02, &mut reader, short)?,
            msisdn: part(flags, 0x04, &mut reader, short)?,
            nai: part(flags, 0x08, &mut reader, short)?,
        })
    }
}

/// Volumes and packets that their flags announce, in the order of the flags (§8.2.13, §8.2.44).
pub(crate) fn counter(octets: &[u8], place: u8) -> Option<u64> {
    let mut reader = Reader::new(octets);
    let flags = reader.u8().ok()?;
    let before = 1_u8.checked_shl(place.into())?.wrapping_sub(1);
    for _ in 0..(flags & before).count_ones() {
        reader.skip(8).ok()?;
    }
    (flags >> place & 1 == 1).then(|| reader.u64().ok()).flatten()
}

/// What is read from an element later must be there now.
pub(crate) fn check(Ie { kind, octets, .. }: Ie<'_>) -> Result<(), Fault> {
    let whole = |malformed: Malformed| malformed.fault;
    match kind {
        IeType::F_SEID => FSeid::decode(octets).map(|_| ()).map_err(whole),
        IeType::F_TEID => FTeid::decode(octets).map(|_| ()).map_err(whole),
        IeType::NODE_ID => Node::decode(octets).map(|_| ()).map_err(whole),
        IeType::UE_IP_ADDRESS => UeAddress::decode(octets).map(|_| ()).map_err(whole),
        IeType::OUTER_HEADER_CREATION => {
            OuterHeaderCreation::decode(octets).map(|_| ()).map_err(whole)
        }
        IeType::SDF_FILTER => SdfFilter::decode(octets).map(|_| ()).map_err(whole),
        IeType::USER_ID => check_user(UserId::decode(octets).map_err(whole)?),
        _ if octets.len() < least(kind) => Err(Fault::Truncated),
        _ => Ok(()),
    }
}

fn check_user(user: UserId<'_>) -> Result<(), Fault> {
    let is_imsi = |octets| Digits::from_tbcd(octets).and_then(Imsi::new).is_some();
    if user.imsi.is_none_or(is_imsi) { Ok(()) } else { Err(Fault::Value) }
}

/// Octets that a value has at least (§8.2).
fn least(kind: IeType) -> usize {
    match kind {
        IeType::CAUSE
        | IeType::SOURCE_INTERFACE
        | IeType::DESTINATION_INTERFACE
        | IeType::GATE_STATUS
        | IeType::APPLY_ACTION
        | IeType::REPORT_TYPE
        | IeType::OUTER_HEADER_REMOVAL
        | IeType::PDN_TYPE
        | IeType::QFI
        | IeType::BAR_ID
        | IeType::METRIC
        | IeType::TIMER
        | IeType::TRAFFIC_ENDPOINT_ID => 1,
        IeType::PDR_ID | IeType::OFFENDING_IE => 2,
        IeType::FAR_ID
        | IeType::URR_ID
        | IeType::LINKED_URR_ID
        | IeType::QER_ID
        | IeType::PRECEDENCE
        | IeType::SEQUENCE_NUMBER
        | IeType::UR_SEQN
        | IeType::RECOVERY_TIME_STAMP => 4,
        IeType::MBR | IeType::GBR => 10,
        _ => 0,
    }
}
