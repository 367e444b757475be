//! `policy`, `home`, `partner` and `link` blocks.

use std::collections::HashMap;
use std::net::IpAddr;

use ruletable::{Fail, LinkRow, Mode, Name, PartyRow, PassKind, PassRow};

use crate::codes;
use crate::dates;
use crate::diagnostic::Diagnostic;
use crate::limits;
use crate::source::Span;
use crate::tree::{Block, Property, Tree, Value};
use crate::value;

/// What the blocks of a policy declare.
#[derive(Debug, Default)]
pub(crate) struct Declared {
    pub(crate) name: String,
    pub(crate) accepts_by_default: bool,
    pub(crate) home: PartyRow,
    pub(crate) partners: Vec<PartyRow>,
    pub(crate) links: Vec<LinkRow>,
}

const PARTY_KEYS: &[&str] = &["plmn", "gt", "realm", "ip", "apn", "link", "cap", "mode", "as_of"];
const LINK_KEYS: &[&str] = &["pass", "fail", "mode"];
const POLICY_KEYS: &[&str] = &["schema", "default"];

/// Kinds of traffic by name, which `pass` takes without a number.
const NAMED: &[(&str, &[PassRow])] = &[
    ("arp", &[PassRow::new(PassKind::EtherType, 0x0806)]),
    ("lacp", &[PassRow::new(PassKind::EtherType, 0x8809)]),
    ("lldp", &[PassRow::new(PassKind::EtherType, 0x88cc)]),
    ("icmp", &[PassRow::new(PassKind::IpProtocol, 1)]),
    ("icmpv6", &[PassRow::new(PassKind::IpProtocol, 58)]),
    (
        "nd",
        &[
            PassRow::new(PassKind::Icmpv6Type, 133),
            PassRow::new(PassKind::Icmpv6Type, 134),
            PassRow::new(PassKind::Icmpv6Type, 135),
            PassRow::new(PassKind::Icmpv6Type, 136),
            PassRow::new(PassKind::Icmpv6Type, 137),
        ],
    ),
    (
        "bfd",
        &[
            PassRow::new(PassKind::UdpPort, 3784),
            PassRow::new(PassKind::UdpPort, 3785),
            PassRow::new(PassKind::UdpPort, 4784),
        ],
    ),
    ("bgp", &[PassRow::new(PassKind::TcpPort, 179)]),
    ("esp", &[PassRow::new(PassKind::IpProtocol, 50)]),
    ("ah", &[PassRow::new(PassKind::IpProtocol, 51)]),
    ("ike", &[PassRow::new(PassKind::UdpPort, 500), PassRow::new(PassKind::UdpPort, 4500)]),
];

const NUMBERED: &[(&str, PassKind)] = &[
    ("ethertype", PassKind::EtherType),
    ("protocol", PassKind::IpProtocol),
    ("udp", PassKind::UdpPort),
    ("tcp", PassKind::TcpPort),
    ("icmpv6", PassKind::Icmpv6Type),
];

/// Reads all blocks of a policy.
pub(crate) fn declare(tree: &Tree, notes: &mut Vec<Diagnostic>) -> Declared {
    let mut reader = Blocks { notes };
    let mut declared = Declared::default();
    reader.policy(tree, &mut declared);
    for home in &tree.homes {
        let row = reader.party(home);
        declared.home = row;
    }
    if let [_, second, ..] = tree.homes.as_slice() {
        reader.note(codes::REPEATED, second.name.span, "`home` is declared twice");
    }
    declared.partners = tree.partners.iter().map(|block| reader.party(block)).collect();
    declared.links = tree.links.iter().map(|block| reader.link(block)).collect();
    reader.once(&tree.partners, "partner");
    reader.once(&tree.links, "link");
    reader.overlaps(tree);
    declared
}

struct Blocks<'n> {
    notes: &'n mut Vec<Diagnostic>,
}

impl Blocks<'_> {
    fn policy(&mut self, tree: &Tree, declared: &mut Declared) {
        let block = match tree.policies.as_slice() {
            [block] => block,
            [_, second, ..] => {
                return self.note(codes::POLICY_BLOCK, second.name.span, "a second `policy` block");
            }
            // It may be what could not be read.
            [] if self.notes.iter().any(|note| note.code == codes::EXPECTED) => return,
            [] => {
                let help = "add: policy \"name\" { schema 1; default drop }";
                let message = "no `policy` block in any file";
                let diagnostic = Diagnostic::new(codes::POLICY_BLOCK, Span::default(), message, "");
                return self.notes.push(diagnostic.help(help));
            }
        };
        declared.name.clone_from(&block.name.value);
        for property in &block.properties {
            match (property.key.value.as_str(), word(property)) {
                ("default", Some("drop")) | ("schema", Some("1")) => {}
                ("default", Some("accept")) => declared.accepts_by_default = true,
                ("default", _) => self.bad(property, "drop or accept"),
                ("schema", _) => self.bad(property, "1"),
                _ => self.unknown(property, POLICY_KEYS),
            }
        }
    }

    fn party(&mut self, block: &Block) -> PartyRow {
        let mut row = PartyRow { name: block.name.value.clone(), ..PartyRow::default() };
        for property in &block.properties {
            match property.key.value.as_str() {
                "plmn" => {
                    let codes = self.each(property, "network code", value::network_code);
                    row.plmns.extend(codes);
                }
                "gt" => row.titles.extend(self.each(property, "global title", value::title)),
                "realm" => row.realms.extend(self.each(property, "realm", Name::parse)),
                "ip" => row.networks.extend(self.each(property, "network", value::network)),
                "apn" => row.apns.extend(self.each(property, "access point name", Name::parse)),
                "link" => {
                    let named = |name: &str| (!name.is_empty()).then(|| name.to_owned());
                    row.links.extend(self.each(property, "link", named));
                }
                "as_of" => {
                    let date = |text: &str| dates::day(text);
                    self.each(property, "date such as 2026-11-26", date);
                }
                "cap" => self.caps(property, &mut row),
                "mode" => row.mode = self.mode(property),
                _ => self.unknown(property, PARTY_KEYS),
            }
        }
        row.plmns.sort_unstable();
        row.plmns.dedup();
        row
    }

    fn caps(&mut self, property: &Property, row: &mut PartyRow) {
        for group in &property.groups {
            match limits::cap(group, row) {
                Ok(()) => {}
                Err(Some(wrong)) => {
                    let message = format!("`{}` is no {}", wrong.value.text, wrong.wanted);
                    self.note(codes::BAD_VALUE, wrong.value.span, message);
                }
                Err(None) => {
                    self.bad(property, "gtpc 2000/s burst 400 warn at 80%, tunnels 500000");
                }
            }
        }
    }

    fn mode(&mut self, property: &Property) -> Mode {
        match word(property) {
            Some("off") => Mode::Off,
            Some("monitor") => Mode::Monitor,
            Some("enforce") => Mode::Enforce,
            _ => {
                self.bad(property, "off, monitor or enforce");
                Mode::Enforce
            }
        }
    }

    fn each<T>(&mut self, property: &Property, what: &str, read: fn(&str) -> Option<T>) -> Vec<T> {
        let mut values = Vec::new();
        for value in property.groups.iter().flatten() {
            if let Some(read) = read(&value.text) {
                values.push(read);
            } else {
                let message = format!("`{}` is no {what}", value.text);
                self.note(codes::BAD_VALUE, value.span, message);
            }
        }
        if property.groups.iter().all(Vec::is_empty) {
            self.bad(property, what);
        }
        values
    }

    fn link(&mut self, block: &Block) -> LinkRow {
        let mut row = LinkRow::standard(&block.name.value);
        let is_pass = |property: &&Property| property.key.value == "pass";
        if block.properties.iter().any(|property| is_pass(&property)) {
            row.pass.clear();
        }
        for property in &block.properties {
            match (property.key.value.as_str(), word(property)) {
                ("pass", _) => self.pass(property, &mut row),
                ("fail", Some("closed")) => row.fail = Fail::Closed,
                ("fail", Some("open")) => row.fail = Fail::Open,
                ("fail", _) => self.bad(property, "closed or open"),
                ("mode", _) => row.mode = self.mode(property),
                _ => self.unknown(property, LINK_KEYS),
            }
        }
        row
    }

    fn pass(&mut self, property: &Property, row: &mut LinkRow) {
        for group in &property.groups {
            match pass(group) {
                Some(Pass::All) => row.passes_all = true,
                Some(Pass::Standard) => row.pass.extend(LinkRow::standard("").pass),
                Some(Pass::Rows(rows)) => row.pass.extend(rows),
                None => {
                    let span = group.first().map_or(property.key.span, |value| value.span);
                    let named = NAMED.iter().map(|(name, _)| *name);
                    let words: Vec<_> =
                        ["all", "none", "standard"].into_iter().chain(named).collect();
                    let help = format!(
                        "one of: {}; or: ethertype N, protocol N, udp N, tcp N, icmpv6 N",
                        words.join(", ")
                    );
                    let message = "no kind of traffic that a link can pass";
                    let diagnostic = Diagnostic::new(codes::BAD_VALUE, span, message, "");
                    self.notes.push(diagnostic.help(help));
                }
            }
        }
    }

    fn once(&mut self, blocks: &[Block], what: &str) {
        let mut seen: HashMap<&str, Span> = HashMap::new();
        for block in blocks {
            let name = block.name.value.as_str();
            if let Some(first) = seen.insert(name, block.name.span) {
                let message = format!("{what} `{name}` is declared twice");
                let diagnostic = Diagnostic::new(codes::REPEATED, block.name.span, message, "");
                self.notes.push(diagnostic.related(first, "first here"));
            }
        }
    }

    fn overlaps(&mut self, tree: &Tree) {
        let mut seen: HashMap<(IpAddr, u8), (Span, Span)> = HashMap::new();
        for (block, value) in tree.homes.iter().chain(&tree.partners).flat_map(networks) {
            let Some(network) = value::network(&value.text) else { continue };
            let (party, first) = *seen.entry(network).or_insert((block.name.span, value.span));
            if party != block.name.span {
                let message = format!("`{}` belongs to two parties", value.text);
                let diagnostic = Diagnostic::new(codes::OVERLAP, value.span, message, "");
                self.notes.push(diagnostic.related(first, "declared here first"));
            }
        }
    }

    fn bad(&mut self, property: &Property, wanted: &str) {
        let message = format!("`{}` takes: {wanted}", property.key.value);
        self.note(codes::BAD_VALUE, property.key.span, message);
    }

    fn unknown(&mut self, property: &Property, known: &[&str]) {
        let key = property.key.value.as_str();
        let message = format!("no property is called `{key}` here");
        let diagnostic = Diagnostic::new(codes::UNKNOWN_WORD, property.key.span, message, "");
        self.notes.push(diagnostic.suggest(key, known.iter().copied()));
    }

    fn note(&mut self, code: codes::Code, span: Span, message: impl Into<String>) {
        self.notes.push(Diagnostic::new(code, span, message, ""));
    }
}

enum Pass {
    All,
    Standard,
    Rows(Vec<PassRow>),
}

fn pass(group: &[Value]) -> Option<Pass> {
    match group {
        [only] => match only.text.as_str() {
            "all" => Some(Pass::All),
            "none" => Some(Pass::Rows(Vec::new())),
            "standard" => Some(Pass::Standard),
            name => {
                let (_, rows) = NAMED.iter().find(|(known, _)| *known == name)?;
                Some(Pass::Rows(rows.to_vec()))
            }
        },
        [kind, number] => {
            let (_, kind) = NUMBERED.iter().find(|(known, _)| *known == kind.text)?;
            let number =
                value::number(&number.text).and_then(|number| u16::try_from(number).ok())?;
            let is_octet = matches!(kind, PassKind::IpProtocol | PassKind::Icmpv6Type);
            let is_there = !is_octet || number <= 255;
            is_there.then(|| Pass::Rows(vec![PassRow::new(*kind, number)]))
        }
        _ => None,
    }
}

fn networks(block: &Block) -> impl Iterator<Item = (&Block, &Value)> {
    let properties = block.properties.iter().filter(|property| property.key.value == "ip");
    properties
        .flat_map(|property| property.groups.iter().flatten())
        .map(move |value| (block, value))
}

/// The only value of a property.
fn word(property: &Property) -> Option<&str> {
    match property.groups.as_slice() {
        [group] => match group.as_slice() {
            [value] => Some(value.text.as_str()),
            _ => None,
        },
        _ => None,
    }
}
