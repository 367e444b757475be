//! One line a protocol; the numbers are part of compiled policies and never change.

use gtp::{u, v0, v1, v2};
use wire::{FieldId, MessageKey, Values};

use crate::catalogue::{ProtocolRow, Row, rows};
use crate::message::read_row;

/// Place of the packet's own fields, which every message has beside its own.
pub const PACKET: u8 = 0;

macro_rules! registry {
    ($($variant:ident = $id:literal, $message:ty, $protocol:ty, $type_field:literal,
       |$m:ident| $kind:expr, $names:expr;)*) => {
        /// One signalling message of any protocol.
        #[derive(Clone, Copy, Debug)]
        #[non_exhaustive]
        pub enum Message<'a> {
            $(
                #[doc = concat!("A message of `", stringify!($protocol), "`.")]
                $variant($message),
            )*
        }

        impl<'a> Message<'a> {
            /// Which message this is: protocol and message type.
            pub fn key(&self) -> MessageKey {
                match self {
                    $(Self::$variant($m) => MessageKey { protocol: $id, kind: $kind },)*
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
        }

        /// Every protocol in the order of its number; the packet itself is the first.
        pub(crate) const PROTOCOLS: &[ProtocolRow] = &[
            ProtocolRow {
                id: PACKET,
                name: <packet::Layers as wire::Protocol>::NAME,
                type_field: None,
                types: &[],
            },
            $(ProtocolRow {
                id: $id,
                name: <$protocol as wire::Protocol>::NAME,
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
    Gtpv1 = 1, v1::Message<'a>, v1::Gtpv1, "gtp.message", |m| m.message_type().0.into(), v1::MessageType::NAMES;
    Gtpv2 = 2, v2::Message<'a>, v2::Gtpv2, "gtpv2.message_type", |m| m.message_type.0.into(), v2::MessageType::NAMES;
    Gtpu = 3, u::Message<'a>, u::Gtpu, "gtp.message", |m| m.message_type().0.into(), u::MessageType::NAMES;
    Gtpv0 = 4, v0::Message<'a>, v0::Gtpv0, "gtp.message", |m| m.message_type.0.into(), v1::MessageType::NAMES;
}
