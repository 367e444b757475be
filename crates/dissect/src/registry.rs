//! One line a protocol; the numbers are part of compiled policies and never change.

use gtp::{u, v0, v1, v2};
use wire::{FieldId, Protocol, Values};

use crate::carrier::{Blame as _, Refused};
use crate::catalogue::{ProtocolRow, Row, rows};
use crate::message::read_row;

/// Place of the packet's own fields, which every message has beside its own.
pub const PACKET: u8 = 0;

macro_rules! registry {
    ($($variant:ident $number:ident = $id:literal, $message:ty, $protocol:ty, inside $inside:expr,
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

            pub(crate) fn decode_as(protocol: u8, octets: &'a [u8]) -> Result<Self, Refused> {
                match protocol {
                    $($id => <$message>::decode(octets)
                        .map(Self::$variant)
                        .map_err(|error| error.blame($id)),)*
                    _ => Err(Refused::unknown(protocol)),
                }
            }

            pub(crate) fn glimpse_as(protocol: u8, octets: &'a [u8]) -> Option<Self> {
                match protocol {
                    $($id => <$protocol as Protocol>::glimpse(octets).map(Self::$variant),)*
                    _ => None,
                }
            }
        }

        /// Every protocol in the order of its number; the packet itself is the first.
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
        ];

        /// Every row of every protocol, in the order of the registry.
        pub(crate) fn all_rows() -> impl Iterator<Item = Row> {
            rows::<packet::Layers>(PACKET)$(.chain(rows::<$protocol>($id)))*
        }
    };
}

registry! {
    Gtpv1 GTPV1 = 1, v1::Message<'a>, v1::Gtpv1, inside &[], "gtp.message", |m| m.message_type().0.into(), v1::MessageType::NAMES;
    Gtpv2 GTPV2 = 2, v2::Message<'a>, v2::Gtpv2, inside &[], "gtpv2.message_type", |m| m.message_type.0.into(), v2::MessageType::NAMES;
    Gtpu GTPU = 3, u::Message<'a>, u::Gtpu, inside &[], "gtp.message", |m| m.message_type().0.into(), u::MessageType::NAMES;
    Gtpv0 GTPV0 = 4, v0::Message<'a>, v0::Gtpv0, inside &[], "gtp.message", |m| m.message_type.0.into(), v1::MessageType::NAMES;
}
