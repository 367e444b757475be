//! One line a protocol; the numbers are part of compiled policies and never change.

use diameter::Diameter;
use gtp::{prime, u, v0, v1, v2};
use packet::icmp::{self, Icmp, IcmpType, Icmpv6, Icmpv6Type};
use packet::sctp::{Chunk, ChunkType, Sctp};
use sigtran::{m2pa, m2ua, m3ua, mtp3, mtp3mg, sua};
use ss7::map::{CapOperation, Component, Operation};
use ss7::{isup, map, sccp, scmg, tcap};
use wire::{FieldId, Protocol, Values};

use crate::carrier::{Blame as _, Refused};
use crate::catalogue::{ProtocolRow, Row, rows};
use crate::message::{read_row, read_rows};
use crate::state::State;

/// Place of the packet's own fields, which every message has beside its own.
pub const PACKET: u8 = 0;
/// Place of what is known from the messages before, which every message may be asked.
pub const STATE: u8 = 19;

macro_rules! registry {
    ($($variant:ident $number:ident = $id:literal, $message:ty, $decoder:ty, $protocol:ty, inside $inside:expr,
       $type_field:literal, |$m:ident| $kind:expr, $names:expr;)*) => {
        /// One signalling message of any protocol.
        #[derive(Clone, Copy, Debug)]
        #[non_exhaustive]
        pub enum Message<'a> {
            $(
                #[doc = concat!("A message of `", stringify!($protocol), "`.")]
                $variant($message),
            )*
        }

        $(
            #[doc = concat!("Place of `", stringify!($protocol), "` in the registry.")]
            pub const $number: u8 = $id;
        )*

        impl<'a> Message<'a> {
            /// Place of its protocol in the registry.
            pub fn protocol_id(&self) -> u8 {
                match self {
                    $(Self::$variant(_) => $id,)*
                }
            }

            /// The value of the field that tells the messages of its protocol apart.
            pub fn kind(&self) -> u32 {
                match self {
                    $(Self::$variant($m) => $kind,)*
                }
            }

            /// Adds every value of a field; nothing where the field is another protocol's.
            pub fn read(&self, field: FieldId, values: &mut Values<'a>) {
                match self {
                    $(Self::$variant(message) if field.protocol == $id => {
                        read_row::<$protocol>(message, field.row, values);
                    })*
                    _ => {}
                }
            }

            /// The same of several fields of its own protocol, with how many values there are behind each.
            pub(crate) fn read_all(
                &self,
                fields: &[FieldId],
                values: &mut Values<'a>,
                ends: &mut [u8],
            ) {
                match self {
                    $(Self::$variant(message) => {
                        read_rows::<$protocol>(message, fields, values, ends);
                    })*
                }
            }

            /// Every row of its protocol that may have a value.
            pub fn rows(&self, visit: &mut dyn FnMut(u16)) {
                match self {
                    $(Self::$variant(message) => <$protocol as Protocol>::rows(message, visit),)*
                }
            }

            /// Reads a message and hands it on from where it was read.
            #[inline]
            pub(crate) fn decode_as<T>(
                protocol: u8,
                octets: &'a [u8],
                then: impl FnOnce(Option<Self>) -> T,
            ) -> Result<T, Refused> {
                match protocol {
                    $($id => <$decoder>::decode(octets)
                        .map(|message| then(Some(Self::$variant(message))))
                        .map_err(|error| error.blame($id)),)*
                    _ => Err(Refused::unknown(protocol)),
                }
            }

            pub(crate) fn malformed_as(protocol: u8, octets: &[u8]) -> Option<Refused> {
                match protocol {
                    $($id => <$protocol as Protocol>::malformed(octets).map(|error| error.blame($id)),)*
                    _ => None,
                }
            }

            pub(crate) fn glimpse_as(protocol: u8, octets: &'a [u8]) -> Option<Self> {
                match protocol {
                    $($id => <$protocol as Protocol>::glimpse(octets).map(Self::$variant),)*
                    _ => None,
                }
            }
        }

        /// Every protocol: the packet itself is the first, what is known from before the last.
        pub(crate) const PROTOCOLS: &[ProtocolRow] = &[
            ProtocolRow {
                id: PACKET,
                name: <packet::Layers as Protocol>::NAME,
                inside: &[],
                type_field: None,
                types: &[],
            },
            $(ProtocolRow {
                id: $id,
                name: <$protocol as Protocol>::NAME,
                inside: $inside,
                type_field: Some($type_field),
                types: $names,
            },)*
            ProtocolRow {
                id: STATE,
                name: <State as Protocol>::NAME,
                inside: &[],
                type_field: None,
                types: &[],
            },
        ];

        /// Every row of every protocol, in the order of the registry.
        pub(crate) fn all_rows() -> impl Iterator<Item = Row> {
            rows::<packet::Layers>(PACKET)$(.chain(rows::<$protocol>($id)))*.chain(rows::<State>(STATE))
        }
    };
}

registry! {
    Gtpv1 GTPV1 = 1, v1::Message<'a>, v1::Message<'a>, v1::Gtpv1, inside &[], "gtp.message", |m| m.message_type().0.into(), v1::MessageType::NAMES;
    Gtpv2 GTPV2 = 2, v2::Message<'a>, v2::Message<'a>, v2::Gtpv2, inside &[], "gtpv2.message_type", |m| m.message_type.0.into(), v2::MessageType::NAMES;
    Gtpu GTPU = 3, u::Message<'a>, u::Message<'a>, u::Gtpu, inside &[], "gtp.message", |m| m.message_type().0.into(), u::MessageType::NAMES;
    Gtpv0 GTPV0 = 4, v0::Message<'a>, v0::Message<'a>, v0::Gtpv0, inside &[], "gtp.message", |m| m.message_type.0.into(), v1::MessageType::NAMES;
    Diameter DIAMETER = 5, diameter::Message<'a>, diameter::Message<'a>, Diameter, inside &[SCTP], "diameter.cmd.code", |m| m.header().command.0, diameter::CommandCode::NAMES;
    Sctp SCTP = 6, Chunk<'a>, Sctp, Sctp, inside &[], "sctp.chunk_type", |m| m.kind.0.into(), ChunkType::NAMES;
    M3ua M3UA = 7, m3ua::Message<'a>, m3ua::Message<'a>, m3ua::M3ua, inside &[SCTP], "m3ua.message", |m| m.message_type().0.into(), m3ua::MessageType::NAMES;
    M2ua M2UA = 8, m2ua::Message<'a>, m2ua::Message<'a>, m2ua::M2ua, inside &[SCTP], "m2ua.message", |m| m.message_type().0.into(), m2ua::MessageType::NAMES;
    Sua SUA = 9, sua::Message<'a>, sua::Message<'a>, sua::Sua, inside &[SCTP], "sua.message", |m| m.message_type().0.into(), sua::MessageType::NAMES;
    M2pa M2PA = 10, m2pa::Message<'a>, m2pa::Message<'a>, m2pa::M2pa, inside &[SCTP], "m2pa.type", |m| m.message_type.0.into(), m2pa::MessageType::NAMES;
    Mtp3 MTP3 = 11, mtp3::Message<'a>, mtp3::Message<'a>, mtp3::Mtp3, inside &[M2PA, M2UA, SCTP], "mtp3.service_indicator", |m| m.service_indicator.0.into(), mtp3::ServiceIndicator::NAMES;
    Sccp SCCP = 12, sccp::Message<'a>, sccp::Message<'a>, sccp::Sccp, inside &[M3UA, MTP3, M2PA, M2UA, SCTP], "sccp.message_type", |m| m.message_type.0.into(), sccp::MessageType::NAMES;
    Tcap TCAP = 13, tcap::Message<'a>, tcap::Message<'a>, tcap::Tcap, inside &[SCCP, SUA, M3UA, MTP3, M2PA, M2UA, SCTP], "tcap.message", |m| m.message_type.0.into(), tcap::MessageType::NAMES;
    Map MAP = 14, Component<'a>, map::Map, map::Map, inside &[TCAP, SCCP, SUA, M3UA, MTP3, M2PA, M2UA, SCTP], "gsm_old.localValue", |m| component_kind(m), Operation::NAMES;
    Cap CAP = 15, Component<'a>, map::Cap, map::Cap, inside &[TCAP, SCCP, SUA, M3UA, MTP3, M2PA, M2UA, SCTP], "camel.local", |m| component_kind(m), CapOperation::NAMES;
    Isup ISUP = 16, isup::Message<'a>, isup::Isup, isup::Isup, inside &[M3UA, MTP3, M2PA, M2UA, SCTP], "isup.message_type", |m| m.message_type.0.into(), isup::MessageType::NAMES;
    Pfcp PFCP = 17, pfcp::Message<'a>, pfcp::Message<'a>, pfcp::Pfcp, inside &[], "pfcp.msg_type", |m| m.message_type.0.into(), pfcp::MessageType::NAMES;
    GtpPrime GTPPRIME = 18, prime::Message<'a>, prime::Message<'a>, prime::GtpPrime, inside &[], "gtp.message", |m| m.message_type.0.into(), v1::MessageType::NAMES;
    Scmg SCMG = 21, scmg::Message, scmg::Message, scmg::Scmg, inside &[SCCP, M3UA, MTP3, M2PA, M2UA, SCTP], "sccpmg.message_type", |m| m.message_type.0.into(), scmg::MessageType::NAMES;
    Mtp3mg MTP3MG = 22, mtp3mg::Message<'a>, mtp3mg::Message<'a>, mtp3mg::Mtp3mg, inside &[MTP3, M2PA, M2UA, SCTP], "mtp3mg.message", |m| m.message_type.0.into(), mtp3mg::MessageType::NAMES;
    Bicc BICC = 23, isup::Message<'a>, isup::Bicc, isup::Bicc, inside &[M3UA, MTP3, M2PA, M2UA, SCTP], "isup.message_type", |m| m.message_type.0.into(), isup::MessageType::NAMES;
    Inap INAP = 24, Component<'a>, map::Inap, map::Inap, inside &[TCAP, SCCP, SUA, M3UA, MTP3, M2PA, M2UA, SCTP], "inap.operation", |m| component_kind(m), CapOperation::NAMES;
    Icmp ICMP = 25, icmp::Message<'a>, Icmp, Icmp, inside &[], "icmp.type", |m| m.kind.into(), IcmpType::NAMES;
    Icmpv6 ICMPV6 = 26, icmp::Message<'a>, Icmpv6, Icmpv6, inside &[], "icmpv6.type", |m| m.kind.into(), Icmpv6Type::NAMES;
    Mtp3test MTP3TEST = 27, mtp3mg::Test<'a>, mtp3mg::Test<'a>, mtp3mg::Mtp3test, inside &[MTP3, M2PA, M2UA, SCTP], "mtp3mg.test.h1", |m| m.kind.0.into(), mtp3mg::TestType::NAMES;
}

/// The operation of a component; an error or what has no number stands above all operations.
fn component_kind(component: &Component<'_>) -> u32 {
    let local = component.local().and_then(|code| u16::try_from(code).ok()).map(u32::from);
    match (component.kind, local) {
        (map::ComponentKind::RETURN_ERROR, Some(code)) => ERROR | code,
        (_, Some(code)) => code,
        (_, None) => NO_OPERATION,
    }
}

const ERROR: u32 = 0x1_0000;
const NO_OPERATION: u32 = 0x2_0000;
