//! Zones: where a packet came from, by link, port, VLAN and prefix.

use ruletable::{Comparison, Direction, Expr, Member, Operand, Test, Ways};
use wire::FieldId;

use crate::check::Checker;
use crate::codes;
use crate::condition::Lowered;
use crate::diagnostic::Diagnostic;
use crate::source::At;
use crate::tree::{Block, Property, Rule, Tree};
use crate::value;

const KEYS: &[&str] = &["link", "port", "vlan", "ip"];

/// What a packet must be to come from a zone.
#[derive(Clone, Debug)]
pub(crate) struct Zone {
    pub(crate) ways: Ways,
    pub(crate) condition: Expr,
}

impl Checker<'_> {
    /// Reads every zone, so that one which no rule asks is right too.
    pub(crate) fn zones(&mut self) {
        let tree: &Tree = self.tree;
        for block in &tree.zones {
            let zone = self.zone(block);
            self.zones.insert(block.name.value.clone(), zone);
        }
    }

    /// Which way the messages of a rule go, and what their packets must be.
    pub(crate) fn origin(&mut self, rule: &Rule) -> Lowered<Zone> {
        match &rule.zone {
            None => Some(Zone { ways: rule.ways, condition: Expr::All(Vec::new()) }),
            Some(name) => self.zone_named(name),
        }
    }

    /// The zone of that name.
    pub(crate) fn zone_named(&mut self, name: &At<String>) -> Lowered<Zone> {
        if let Some(zone) = self.zones.get(&name.value) {
            return Some(zone.clone());
        }
        let message = format!("no zone is called `{}`", name.value);
        let known = ["interconnect".to_owned(), "home".to_owned()];
        let diagnostic = Diagnostic::new(codes::UNKNOWN_ZONE, name.span, message, "");
        let known = known.iter().chain(self.zones.keys());
        self.notes.push(diagnostic.suggest(&name.value, known));
        None
    }

    fn zone(&mut self, block: &Block) -> Zone {
        let mut zone = Zone { ways: Ways::Both, condition: Expr::All(Vec::new()) };
        let mut parts = Vec::new();
        for property in &block.properties {
            let words = || property.groups.iter().flatten().map(|value| value.text.as_str());
            match property.key.value.as_str() {
                "link" => parts.push(Expr::Any(words().map(link).collect())),
                "port" => match words().collect::<Vec<_>>().as_slice() {
                    ["outside"] => zone.ways = Ways::Inward,
                    ["inside"] => zone.ways = Ways::Outward,
                    _ => self.takes(property, "outside or inside"),
                },
                "vlan" => match words().map(vlan).collect::<Option<Vec<_>>>() {
                    Some(tags) => parts.push(Expr::Any(tags)),
                    None => self.takes(property, "numbers of VLANs, 0 to 4095"),
                },
                "ip" => match words().map(network).collect::<Option<Vec<_>>>() {
                    Some(networks) => parts.push(Expr::Any(networks)),
                    None => self.takes(property, "networks such as 192.0.2.0/24"),
                },
                key => {
                    let message = format!("no property is called `{key}` here");
                    let span = property.key.span;
                    let diagnostic = Diagnostic::new(codes::UNKNOWN_WORD, span, message, "");
                    self.notes.push(diagnostic.suggest(key, KEYS.iter()));
                }
            }
        }
        zone.condition = Expr::All(parts);
        zone
    }

    fn takes(&mut self, property: &Property, wanted: &str) {
        let message = format!("`{}` takes: {wanted}", property.key.value);
        self.note::<()>(codes::BAD_VALUE, property.key.span, message);
    }
}

impl Zone {
    /// The whole as a condition.
    pub(crate) fn asked(self) -> Expr {
        let way = match self.ways {
            Ways::Inward => Some(Direction::Inward),
            Ways::Outward => Some(Direction::Outward),
            Ways::Both => None,
        };
        let way = way.map(|way| Expr::Test(Test::Way(way)));
        Expr::All(way.into_iter().chain([self.condition]).collect())
    }
}

/// Did it come by the link of that name?
pub(crate) fn link(name: &str) -> Expr {
    Expr::Test(Test::Link(name.into()))
}

/// A tag of that number, whoever set it.
fn vlan(text: &str) -> Option<Expr> {
    let number = value::number(text).filter(|number| *number <= 4095)?;
    let is_tagged = |name| Some(is(packet_field(name)?, Member::Number(number)));
    TAGS.into_iter().map(is_tagged).collect::<Option<_>>().map(Expr::Any)
}

/// VLANs of a customer's tags and of a provider's (IEEE 802.1Q §9.6).
const TAGS: [&str; 4] = ["vlan.id", "ieee8021ad.id", "ieee8021ad.svid", "ieee8021ad.cvid"];

fn network(text: &str) -> Option<Expr> {
    let (address, len) = value::network(text)?;
    let name = if address.is_ipv4() { "ip.src" } else { "ipv6.src" };
    Some(is(packet_field(name)?, Member::Network(address, len)))
}

fn packet_field(name: &str) -> Option<FieldId> {
    dissect::field(dissect::PACKET, name).map(|row| row.id)
}

fn is(field: FieldId, member: Member) -> Expr {
    let operand = Operand::Is(member);
    Expr::Test(Test::Field(Comparison { field, every: false, negated: false, operand }))
}
