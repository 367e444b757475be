//! What a rule says, as values: what [`crate::Builder`] takes and what [`crate::RuleTable`] evaluates.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::net::IpAddr;

use numbering::Digits;
use wire::FieldId;

use crate::{Cap, Direction, PartnerId, Stage, Verdict};

/// How far a rule is in force.
///
/// Rules, stages, partners and links have one each; the weakest wins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// It is not asked.
    Off,
    /// It is asked and what it would have blocked is noted.
    Monitor,
    /// Its verdict happens.
    #[default]
    Enforce,
}

/// A rule without its conditions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleRow {
    /// Its name, unique in the policy; at most 255 octets.
    pub name: String,
    /// When it is asked.
    pub stage: Stage,
    /// How far it is in force.
    pub mode: Mode,
    /// What happens to a message that it matches.
    pub verdict: Verdict,
    /// Its counter, which stays the same while its name does.
    pub slot: u32,
}

/// A rule of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleRef<'t> {
    /// Its name, unique in the policy.
    pub name: &'t str,
    /// When it is asked.
    pub stage: Stage,
    /// How far it is in force.
    pub mode: Mode,
    /// What happens to a message that it matches.
    pub verdict: Verdict,
    /// Its counter, which stays the same while its name does.
    pub slot: u32,
}

/// Which messages a rule is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Selector {
    /// Place of the protocol in the registry.
    pub protocol: u8,
    /// The message type, or every one of the protocol.
    pub kind: Option<u32>,
}

/// Whether a rule is asked inward, outward or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ways {
    /// `from interconnect`.
    Inward,
    /// `from home`.
    Outward,
    /// No `from`.
    Both,
}

/// A condition; nested at most [`crate::DEPTH_MAX`] deep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// One question.
    Test(Test),
    /// True where each is; where there is none, true.
    All(Vec<Self>),
    /// True where one is; where there is none, false.
    Any(Vec<Self>),
    /// True where the other is false.
    Not(Box<Self>),
}

/// One question about a message.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Test {
    /// Has the field a value?
    Present(FieldId),
    /// How do the values of a field compare? False where there is none.
    Field(Comparison),
    /// Whose is the address at that end?
    Party(Side, PartyIs),
    /// Did it come by the link of that name?
    Link(Box<str>),
    /// Does it go that way?
    Way(Direction),
}

/// A comparison of every value of a field; as Wireshark 4 has it, `==` is neither, `!=` is both,
/// `===` is `every`, `!==` is `negated`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Comparison {
    /// The field.
    pub field: FieldId,
    /// Must it hold of every value, or of any?
    pub every: bool,
    /// Must a value differ from the operand?
    pub negated: bool,
    /// What a value is compared with.
    pub operand: Operand,
}

/// What a value is compared with.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Operand {
    /// It is that.
    Is(Member),
    /// It is a number that relates so to that one.
    Order(Relation, u64),
    /// Its octets hold these, at most [`crate::NEEDLE_MAX`]; letters of a name in either case.
    Contains(Box<[u8]>),
    /// It is in that set.
    Set(SetIndex),
    /// It is in that list of a party; false where the end of the message is nobody's.
    List(Owner, List),
    /// Its text or octets match that pattern somewhere.
    Matches(PatternIndex),
    /// Some of its octets are these.
    Slice(Slice, Box<[u8]>),
    /// It relates so to a value of that field; false where that one is absent.
    Field(Pairing, FieldId),
    /// It is a number of which these bits have that value.
    Bits {
        /// The bits that count.
        mask: u64,
        /// What they must be.
        wanted: u64,
    },
}

/// How a value relates to one of another field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pairing {
    /// It is the same.
    Same,
    /// It is the same name, in either letter case.
    SameName,
    /// Its digits begin so.
    Begins,
    /// It is a number that relates so to that one.
    Order(Relation),
}

/// Octets of a value: `[from..from + len]`, or to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Slice {
    /// The first octet; below zero counted from the end.
    pub from: i16,
    /// How many; nothing for all that follow.
    pub len: Option<u16>,
}

/// Place of a pattern in the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PatternIndex(pub u32);

/// What can be a member of a set.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Member {
    /// That number.
    Number(u64),
    /// Numbers from the first to the last, both included.
    Range(u64, u64),
    /// Exactly those digits.
    Digits(Digits),
    /// Digits that begin so.
    Prefix(Digits),
    /// An address of that network, by the length of its prefix in bits.
    Network(IpAddr, u8),
    /// A name of labels, in either case.
    Name(Name),
    /// Exactly that text.
    Text(Box<[u8]>),
    /// Exactly those octets.
    Octets(Box<[u8]>),
}

/// A name of labels in lower case with dots between, whole or with `*` for one label or more at an end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// Labels with dots between, without the wildcard; at most 255 octets.
    pub text: Box<[u8]>,
    /// Where the wildcard stands.
    pub wildcard: Wildcard,
}

/// Where a `*` stands in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wildcard {
    /// Nowhere.
    None,
    /// `*.mnc001.mcc001.gprs`.
    Leading,
    /// `internet.*`.
    Trailing,
}

/// Order of two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

/// An end of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// `src`
    Source,
    /// `dst`
    Destination,
}

/// Whose an end may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartyIs {
    /// Ours.
    Home,
    /// Any partner's.
    AnyPartner,
    /// That partner's.
    Partner(PartnerId),
    /// A partner's that must arrive on another link.
    Misplaced,
}

/// Whose lists are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Owner {
    /// `home`
    Home,
    /// `src.partner`
    Source,
    /// `dst.partner`
    Destination,
}

/// A list that a party declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum List {
    /// Digits are exactly one of its networks.
    Plmn,
    /// Digits begin with one of its networks, as an IMSI does.
    PlmnPrefix,
    /// Digits begin with one of its global titles.
    GlobalTitle,
    /// A realm.
    Realm,
    /// A name inside one of its realms, as those of its hosts are.
    Host,
    /// An address in one of its networks.
    Address,
    /// An access point name.
    Apn,
    /// A set of the policy's own, by its place in [`PartyRow::sets`].
    Own(u16),
}

/// Place of a set in the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SetIndex(pub u32);

/// What the policy declares about a party.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartyRow {
    /// Its name; at most 255 octets.
    pub name: String,
    /// Mobile country and network codes, one after the other.
    pub plmns: Vec<Digits>,
    /// Beginnings of its global titles.
    pub titles: Vec<Digits>,
    /// Its realms.
    pub realms: Vec<Name>,
    /// Its networks, by the length of the prefix in bits; no two parties have the same one.
    pub networks: Vec<(IpAddr, u8)>,
    /// Its access point names.
    pub apns: Vec<Name>,
    /// The links on which it may arrive; none, or `*` among them, for any.
    pub links: Vec<String>,
    /// Sets of the policy's own; a name has the same place in every party.
    pub sets: Vec<Vec<Member>>,
    /// How far rules are in force for what it sends and gets.
    pub mode: Mode,
    /// What it may send in all.
    pub caps: Vec<Cap>,
    /// Tunnels that it may have at a time.
    pub tunnels_max: Option<u32>,
}

impl PartyRow {
    /// True where it may arrive on that link.
    pub fn may_use(&self, link: &str) -> bool {
        self.links.is_empty() || self.links.iter().any(|known| known == "*" || known == link)
    }
}

impl Slice {
    /// The octets that it means; nothing where the value is too short.
    pub fn of<'o>(&self, octets: &'o [u8]) -> Option<&'o [u8]> {
        let distance = usize::from(self.from.unsigned_abs());
        let from = if self.from < 0 { octets.len().checked_sub(distance)? } else { distance };
        let rest = octets.get(from..)?;
        match self.len {
            Some(len) => rest.get(..usize::from(len)),
            None => Some(rest),
        }
    }
}

impl Ways {
    /// True where a message of that direction goes one of them.
    #[inline]
    pub(crate) fn has(self, direction: Direction) -> bool {
        match direction {
            Direction::Inward => matches!(self, Self::Inward | Self::Both),
            Direction::Outward => matches!(self, Self::Outward | Self::Both),
        }
    }
}

impl Test {
    /// The field that it asks.
    pub(crate) fn field(&self) -> Option<FieldId> {
        match self {
            Self::Present(field) => Some(*field),
            Self::Field(comparison) => Some(comparison.field),
            Self::Party(..) | Self::Link(_) | Self::Way(_) => None,
        }
    }

    /// The field whose values it compares those of its own field with.
    pub(crate) fn other_field(&self) -> Option<FieldId> {
        match self {
            Self::Field(Comparison { operand: Operand::Field(_, other), .. }) => Some(*other),
            Self::Field(_) | Self::Present(_) | Self::Party(..) | Self::Link(_) | Self::Way(_) => {
                None
            }
        }
    }
}

impl Operand {
    /// Octets of text that it holds outside of itself.
    pub(crate) fn octets(&self) -> usize {
        match self {
            Self::Is(Member::Name(name)) => name.text.len(),
            Self::Is(Member::Text(text) | Member::Octets(text))
            | Self::Contains(text)
            | Self::Slice(_, text) => text.len(),
            Self::Is(_)
            | Self::Order(..)
            | Self::Set(_)
            | Self::List(..)
            | Self::Matches(_)
            | Self::Field(..)
            | Self::Bits { .. } => 0,
        }
    }
}

impl Name {
    /// Reads `internet`, `*.mnc001.mcc001.gprs` or `internet.*`; nothing where it is empty, longer than
    /// 255 octets, has an empty label or a `*` elsewhere.
    pub fn parse(text: &str) -> Option<Self> {
        let (rest, wildcard) = match (text.strip_prefix("*."), text.strip_suffix(".*")) {
            (Some(rest), _) => (rest, Wildcard::Leading),
            (None, Some(rest)) => (rest, Wildcard::Trailing),
            (None, None) => (text, Wildcard::None),
        };
        let is_name = rest.len() <= 255
            && !rest.contains('*')
            && rest.split('.').all(|label| !label.is_empty());
        is_name.then(|| Self { text: rest.to_ascii_lowercase().into_bytes().into(), wildcard })
    }
}
