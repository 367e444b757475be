//! Which fields a name stands for, given the messages that a rule is about.

use std::collections::HashMap;
use std::sync::LazyLock;

use dissect::Row;
use ruletable::{List, Owner, Selector, Side};
use wire::Kind;

use crate::value::Reading;

/// Place of the packet's own fields in the registry.
const PACKET: u8 = dissect::PACKET;
/// Place of what is known from messages before.
const STATE: u8 = dissect::STATE;

/// The messages that a condition is about: one protocol at a time, of those that the rule selects.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scope<'s> {
    pub(crate) protocol: u8,
    pub(crate) all: &'s [u8],
    /// Of the protocols that may carry it, the one whose fields come first.
    pub(crate) carrier: Option<u8>,
}

/// A field as a name gives it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) row: Row,
    pub(crate) reading: Reading,
}

/// An end of a message as a name gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct End {
    pub(crate) side: Side,
    pub(crate) is_home: bool,
}

impl Scope<'_> {
    /// The protocol's own field of that name, else that of the nearest protocol that may carry it, else the packet's,
    /// else what is known from messages before.
    pub(crate) fn find(&self, name: &str) -> Option<Found> {
        let (rows, reading) = rows(name);
        let of = |protocol: u8| rows.iter().find(|row| row.id.protocol == protocol);
        let inside = self.carrier.into_iter().chain(self.inside().iter().copied());
        let mut places = [self.protocol].into_iter().chain(inside).chain([PACKET, STATE]);
        let row = *places.find_map(of)?;
        Some(Found { row, reading: reading.unwrap_or(Reading::Plain(row.kind)) })
    }

    /// The protocols that may carry it of which each has a field of that name, where it has none itself: a message has
    /// one of them, as SUA in the place of SCCP.
    pub(crate) fn carriers(&self, name: &str) -> Vec<u8> {
        let (rows, _) = rows(name);
        let has = |protocol: u8| rows.iter().any(|row| row.id.protocol == protocol);
        if self.carrier.is_some() || has(self.protocol) {
            return Vec::new();
        }
        self.inside().iter().copied().filter(|protocol| has(*protocol)).collect()
    }

    fn inside(&self) -> &'static [u8] {
        dissect::protocol(self.protocol).map_or(&[], |row| row.inside)
    }

    /// The field of that name in any of the protocols.
    pub(crate) fn everywhere(&self, name: &str) -> Vec<Found> {
        let of = |protocol: &u8| Scope { protocol: *protocol, ..*self }.find(name);
        self.all.iter().filter_map(of).collect()
    }
}

/// Every row of a name, and how it reads values if it is not plainly.
fn rows(name: &str) -> (Vec<Row>, Option<Reading>) {
    let plain = known(name);
    match name.strip_suffix(".plmn") {
        Some(base) if plain.is_empty() => {
            let digits = known(base).iter().filter(|row| matches!(row.kind, Kind::Digits));
            (digits.copied().collect(), Some(Reading::Network))
        }
        _ => (plain.to_vec(), None),
    }
}

/// The rows of a name or an alias, in the order of the registry; a policy says few names many times.
fn known(name: &str) -> &'static [Row] {
    static ROWS: LazyLock<HashMap<&str, Vec<Row>>> = LazyLock::new(|| {
        let mut rows: HashMap<&str, Vec<Row>> = HashMap::new();
        for row in dissect::fields() {
            rows.entry(row.name).or_default().push(row);
        }
        rows.extend(
            dissect::ALIASES.iter().map(|(alias, _)| (*alias, dissect::find(alias).collect())),
        );
        rows
    });
    ROWS.get(name).map_or(&[], Vec::as_slice)
}

/// True where any protocol has a field of that name.
pub(crate) fn exists(name: &str) -> bool {
    !rows(name).0.is_empty()
}

/// Every protocol that has a field of that name.
pub(crate) fn owners(name: &str) -> Vec<&'static str> {
    let mut names: Vec<_> = rows(name).0.iter().map(|row| row.protocol).collect();
    names.dedup();
    names
}

/// All names that a condition may ask.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    let fields = dissect::fields().map(|row| row.name);
    let aliases = dissect::ALIASES.iter().map(|(alias, _)| *alias);
    fields.chain(aliases).chain(ENDS.iter().map(|(name, _)| *name)).chain(ASKED)
}

/// The end that a name such as `src.partner` stands for.
pub(crate) fn end(name: &str) -> Option<End> {
    ENDS.iter().find(|(known, _)| *known == name).map(|(_, end)| *end)
}

/// The list that a name such as `src.partner.plmn` stands for.
pub(crate) fn list(name: &str) -> Option<(Owner, List)> {
    let (owner, list) = name.rsplit_once('.')?;
    let owner = self::owner(owner)?;
    let list = match list {
        "plmn" => List::Plmn,
        "gt" => List::GlobalTitle,
        "realm" => List::Realm,
        "host" => List::Host,
        "ip" => List::Address,
        "apn" => List::Apn,
        _ => return None,
    };
    Some((owner, list))
}

/// Whose lists `home`, `src.partner` and `dst.partner` are.
pub(crate) fn owner(name: &str) -> Option<Owner> {
    Some(match name {
        "home" => Owner::Home,
        "src.partner" => Owner::Source,
        "dst.partner" => Owner::Destination,
        _ => return None,
    })
}

/// The end of which `src.link_ok` and `dst.link_ok` tell whether a partner's packet came by a link of his.
pub(crate) fn link_end(name: &str) -> Option<Side> {
    match name {
        "src.link_ok" => Some(Side::Source),
        "dst.link_ok" => Some(Side::Destination),
        _ => None,
    }
}

/// The name of a protocol in the registry: rules may call MAP and CAP what everybody calls them.
pub(crate) fn protocol_name(name: &str) -> &str {
    match name {
        "map" => "gsm_map",
        "cap" => "camel",
        _ => name,
    }
}

/// Every protocol whose messages rules select.
pub(crate) fn protocols() -> impl Iterator<Item = &'static dissect::ProtocolRow> {
    dissect::protocols().iter().filter(|row| ![PACKET, STATE].contains(&row.id))
}

/// The different protocols of some selectors, in order.
pub(crate) fn protocols_of(selectors: &[Selector]) -> Vec<u8> {
    let mut protocols: Vec<_> = selectors.iter().map(|selector| selector.protocol).collect();
    protocols.sort_unstable();
    protocols.dedup();
    protocols
}

/// What else can be asked that is no field.
const ASKED: [&str; 5] = ["imsi.plmn", "src.link_ok", "dst.link_ok", "src.zone", "link"];

const ENDS: &[(&str, End)] = &[
    ("src.partner", End { side: Side::Source, is_home: false }),
    ("dst.partner", End { side: Side::Destination, is_home: false }),
    ("src.home", End { side: Side::Source, is_home: true }),
    ("dst.home", End { side: Side::Destination, is_home: true }),
];
