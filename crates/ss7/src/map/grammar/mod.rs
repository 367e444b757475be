//! What stands in the parameters of operations and errors (TS 29.002 §17.7, TS 29.078): a table of types, so that one
//! walk gives every value its name.
//!
//! Types carry the names of the standard, values those of Wireshark.
#![expect(
    non_upper_case_globals,
    clippy::upper_case_acronyms,
    reason = "types and values are named as in the standard"
)]
#![expect(
    clippy::as_conversions,
    clippy::large_stack_arrays,
    reason = "evaluated by the compiler, which allows nothing else"
)]

mod calls;
mod camel;
mod camel_gprs;
mod camel_sms;
mod common;
mod dialogue;
mod errors;
mod gprs;
mod groups;
mod handover;
mod information;
mod location;
mod mobility;
mod names;
mod names_camel;
mod names_ms;
mod names_rest;
mod old;
mod roots;
mod security;
mod services;
mod sms;
mod subscription;
mod tracing;
mod values_camel;
mod values_ms;
mod values_rest;

pub(super) use names::{
    CAMEL, CAMEL_ALSO, COUNT, Camel, Ch, Common, Lcs, Ms, NOTHING, Old, Sm, Ss, row,
};
pub(super) use roots::{
    camel_argument, camel_result, dialogue, map_argument, map_error, map_result,
};

/// A type of ASN.1.
#[derive(Debug)]
pub(super) enum Type {
    /// A value without others inside.
    Leaf(Content),
    /// `SEQUENCE`: its parts in their order.
    Sequence(&'static [Part]),
    /// `CHOICE`: one of these.
    Choice(&'static [Part]),
    /// `SEQUENCE OF`: any number of the one part.
    Each(&'static [Part]),
}

/// A value inside another.
#[derive(Debug)]
pub(super) struct Part {
    /// Class in the two highest bits, number below; [`UNTAGGED`] where the type has tags of its own.
    pub(super) tag: u16,
    /// Which row has its value.
    pub(super) name: u16,
    pub(super) of: &'static Type,
    /// The number by which Wireshark tells an alternative.
    pub(super) choice: u8,
    /// It may be left out.
    pub(super) is_optional: bool,
}

/// Any tag of the type itself.
pub(super) const UNTAGGED: u16 = u16::MAX;

/// What the octets of a value are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// A subscriber.
    Imsi,
    /// A number after its nature and plan (TS 29.002 §17.7.8).
    Address,
    /// Digits of a device or of a group.
    Tbcd,
    /// An address of packet service (TS 23.003 §5.1).
    Gsn,
    /// Country, network and area (TS 23.003 §4.1).
    Area,
    /// Country, network, area and cell or service area (TS 23.003 §4.3).
    Cell,
    /// Country, network, area and routing area (TS 23.003 §4.2).
    Routing,
    /// Country, network and tracking area (TS 23.003 §19.4.2.3).
    Tracking,
    /// Country, network and cell of LTE (TS 23.003 §19.6).
    Eutran,
    /// Country and network (TS 23.003 §12.1).
    Plmn,
    /// A network's name of labels (TS 23.003 §9.1).
    Apn,
    /// A short message (TS 23.040 §9.2).
    Signal,
    /// An address of a location (Q.763 §3.30).
    LocationNumber,
    /// A number in binary.
    Integer,
    /// True unless zero.
    Boolean,
    /// Bits, after an octet that counts those that are unused.
    Bits,
    /// It stands there or not.
    Null,
    /// Text.
    Text,
    /// State of a supplementary service (TS 29.002 §17.7.4 `SS-Status`).
    Status,
    /// How calls are sent on (TS 29.002 §17.7.4 `ForwardingOptions`).
    Forwarding,
    /// Why a call ends (Q.763 §3.12).
    Cause,
    /// How text is coded (TS 23.038 §5).
    Scheme,
    /// A value of any type.
    Any,
    /// Anything else.
    Octets,
}

/// Types without others inside.
#[expect(non_snake_case, reason = "stands before the names of the standard")]
mod L {
    use super::{Content, Type};

    macro_rules! leaves {
        ($($leaf:ident)*) => { $(pub(super) static $leaf: Type = Type::Leaf(Content::$leaf);)* };
    }

    leaves! {
        Imsi Address Tbcd Gsn Area Cell Routing Tracking Eutran Plmn Apn Signal LocationNumber Integer Boolean
        Bits Null Text Status Forwarding Cause Scheme Any Octets
    }
}

/// Writes types: kind, name, whose rows its values have, and its parts with class (`u` universal, `a` application,
/// `c` context, `p` private, `n` none of its own; a capital letter where it may be left out), number, row, type and, for
/// an alternative, its number.
macro_rules! grammar {
    ($($kind:ident $type:ident in $names:ident {
        $($class:ident $number:literal $name:ident: $of:path $(= $choice:literal)?),* $(,)?
    })*) => {
        $(pub(super) static $type: Type = Type::$kind(&[$(Part {
            tag: $crate::map::grammar::tag!($class $number),
            name: $names::$name.id(),
            of: &$of,
            choice: $crate::map::grammar::choice!($($choice)?),
            is_optional: $crate::map::grammar::is_optional!($class),
        }),*]);)*
    };
}

macro_rules! tag {
    (u $number:literal) => {
        $number
    };
    (U $number:literal) => {
        $number
    };
    (a $number:literal) => {
        0x4000 | $number
    };
    (A $number:literal) => {
        0x4000 | $number
    };
    (c $number:literal) => {
        0x8000 | $number
    };
    (C $number:literal) => {
        0x8000 | $number
    };
    (p $number:literal) => {
        0xc000 | $number
    };
    (P $number:literal) => {
        0xc000 | $number
    };
    (n $number:literal) => {
        $crate::map::grammar::UNTAGGED
    };
    (N $number:literal) => {
        $crate::map::grammar::UNTAGGED
    };
}

macro_rules! is_optional {
    (u) => {
        false
    };
    (a) => {
        false
    };
    (c) => {
        false
    };
    (p) => {
        false
    };
    (n) => {
        false
    };
    ($class:ident) => {
        true
    };
}

macro_rules! choice {
    () => {
        0
    };
    ($choice:literal) => {
        $choice
    };
}

use names::names;
use {choice, grammar, is_optional, tag};
