//! Rows of values: their names as in Wireshark, and what they are.

use wire::{Kind, Values};

pub(in crate::map) use super::names_camel::Camel;
pub(in crate::map) use super::names_ms::Ms;
pub(in crate::map) use super::names_rest::{Ch, Common, Dialogue, Er, Gr, Lcs, Om, Sm, Ss};
pub(in crate::map) use super::old::Old;
use crate::map::Component;

/// Of a value that has no row.
pub(in crate::map) const NOTHING: u16 = u16::MAX;

/// A value's row, whatever the protocol.
#[derive(Clone, Copy)]
pub(in crate::map) struct Row {
    pub(in crate::map) name: &'static str,
    pub(in crate::map) doc: &'static str,
    pub(in crate::map) kind: Kind,
    pub(in crate::map) read: for<'a> fn(&Component<'a>, &mut Values<'a>),
}

/// Rows before which there is none.
pub(super) struct Start;

impl Start {
    pub(super) const END: u16 = 0;
}

/// Number of the rows before those of CAP.
pub(in crate::map) const CAMEL: usize = Old::END as usize;

/// Number of all rows.
pub(in crate::map) const COUNT: usize = Camel::END as usize;

const TABLES: [&[Row]; 11] = [
    Common::ROWS,
    Ms::ROWS,
    Ch::ROWS,
    Ss::ROWS,
    Sm::ROWS,
    Om::ROWS,
    Gr::ROWS,
    Lcs::ROWS,
    Er::ROWS,
    Dialogue::ROWS,
    Old::ROWS,
];

/// Rows of MAP whose values stand in parameters of CAP too.
pub(in crate::map) const CAMEL_ALSO: &[u16] = &[
    Common::privateExtensionList.id(),
    Common::pcs_Extensions_element.id(),
    Common::PrivateExtension_element.id(),
    Common::extId.id(),
    Common::cellGlobalIdOrServiceAreaIdFixedLength.id(),
    Common::laiFixedLength.id(),
    Common::ext_BearerService.id(),
    Common::ext_Teleservice.id(),
    Ms::msc_Number.id(),
    Ms::extensionContainer_element.id(),
    Ms::csg_Id.id(),
    Ms::mme_Name.id(),
    Ms::locationInformationEPS_element.id(),
    Ms::ageOfLocationInformation.id(),
    Ms::geographicalInformation.id(),
    Ms::vlr_number.id(),
    Ms::locationNumber.id(),
    Ms::cellGlobalIdOrServiceAreaIdOrLAI.id(),
    Ms::selectedLSA_Id.id(),
    Ms::geodeticInformation.id(),
    Ms::currentLocationRetrieved_element.id(),
    Ms::sai_Present_element.id(),
    Ms::userCSGInformation_element.id(),
    Ms::e_utranCellGlobalIdentity.id(),
    Ms::trackingAreaIdentity.id(),
    Ms::accessMode.id(),
    Ms::cmi.id(),
    Ms::assumedIdle_element.id(),
    Ms::camelBusy_element.id(),
    Ms::netDetNotReachable.id(),
    Ms::notProvidedFromVLR_element.id(),
    Ms::mSNetworkCapability.id(),
    Ms::mSRadioAccessCapability.id(),
    Ch::extensionContainer_element.id(),
    Ch::uuIndicator.id(),
    Ch::uui.id(),
    Ch::uusCFInteraction_element.id(),
];

/// The row of that number.
#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated by the compiler"
)]
pub(in crate::map) const fn row(mut place: usize) -> Row {
    let mut table = 0;
    while table < TABLES.len() {
        if place < TABLES[table].len() {
            return TABLES[table][place];
        }
        place -= TABLES[table].len();
        table += 1;
    }
    Camel::ROWS[place]
}

/// Writes rows: what they belong to, prefix and clause, those before them, and each name with what it is, and another
/// name in full where Wireshark has it elsewhere.
macro_rules! names {
    ($names:ident $prefix:literal $spec:literal after $before:ident
     $($name:ident $kind:ident $($values:ident)? $(= $other:literal)?),* $(,)?) => {
        #[doc = concat!("Rows of ", $spec, ".")]
        #[expect(non_camel_case_types, reason = "rows are named as in Wireshark")]
        #[derive(Clone, Copy)]
        pub(in crate::map) enum $names {
            $($name),*,
            nothing,
        }

        impl $names {
            const BASE: u16 = super::names::$before::END;
            pub(super) const END: u16 = Self::BASE.saturating_add(Self::nothing as u16);
            pub(super) const ROWS: &[super::names::Row] = &[$(super::names::Row {
                name: super::names::text!($prefix, $name $(, $other)?),
                doc: concat!(super::names::what!($kind), " `", stringify!($name), "` (", $spec, ")."),
                kind: super::names::kind!($kind $($values)?),
                read: |component, values| component.give(Self::$name.id(), values),
            }),*];

            pub(in crate::map) const fn id(self) -> u16 {
                match self {
                    Self::nothing => super::names::NOTHING,
                    name => Self::BASE.saturating_add(name as u16),
                }
            }
        }
    };
}

macro_rules! text {
    ($prefix:literal, $name:ident) => {
        concat!($prefix, stringify!($name))
    };
    ($prefix:literal, $name:ident, $other:literal) => {
        $other
    };
}

macro_rules! kind {
    (Code $values:ident) => {
        wire::Kind::Code($values)
    };
    (Number) => {
        wire::Kind::Number
    };
    (Flag) => {
        wire::Kind::Flag
    };
    (Text) => {
        wire::Kind::Text
    };
    (Oid) => {
        wire::Kind::Oid
    };
    ($octets:ident) => {
        wire::Kind::Octets
    };
}

macro_rules! what {
    (Imsi) => {
        "Subscriber"
    };
    (Address) => {
        "Number"
    };
    (Tbcd) => {
        "Digits"
    };
    (Area) => {
        "Area"
    };
    (Plmn) => {
        "Network"
    };
    (Gsn) => {
        "Address"
    };
    (Code) => {
        "Code"
    };
    (Number) => {
        "Value"
    };
    (Flag) => {
        "It has"
    };
    (Text) => {
        "Text"
    };
    (Oid) => {
        "Object"
    };
    (Octets) => {
        "Octets"
    };
}

pub(super) use {kind, names, text, what};
