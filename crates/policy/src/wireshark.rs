//! Rules as display filters of Wireshark, so that `tshark -Y` is a second judge of them.

use std::net::IpAddr;

use ruletable::{
    Comparison, Expr, Member, Operand, Owner, Pairing, PartyIs, PartyRow, Relation, Selector, Side,
    Test, Ways,
};
use wire::{FieldId, Kind};

use crate::compiled::{Compiled, RuleCase};
use crate::filter_values::{
    among, escaped, gaps, is_of_family, joined, part, pattern, quoted, value, wrapped,
};
use crate::words;

/// A rule as a display filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// The filter.
    pub filter: String,
    /// What a filter cannot ask: the filter lets by more than the rule matches. Empty where it asks all.
    pub without: Vec<String>,
}

/// Names of ours that Wireshark has not; those that end with a dot stand for all that begin so.
const OURS: &[&str] = &[
    "association.",
    "camel.component",
    "dialogue.",
    "diameter.avp_count",
    "diameter.avp_longest",
    "diameter.misfiled",
    "diameter.nested_route",
    "diameter.origin_outside_realm",
    "diameter.proxy_info_stray",
    "diameter.route_begun_outside",
    "diameter.route_length",
    "diameter.route_looped",
    "diameter.session_of_another",
    "diameter.sms_number",
    "diameter.to_its_own_realm",
    "diameter.user_id",
    "diameter.visited_plmn",
    "dst.ip",
    "gsm_map.area_plmn",
    "gsm_map.component",
    "gtp.common_flags",
    "gtp.disordered",
    "gtp.ie_type",
    "gtp.missing",
    "gtp.opaque_len",
    "gtp.pco_server",
    "gtp.ext_hdr.count",
    "gtp.rai_plmn",
    "gtp.uli_plmn",
    "gtpv0.nsapi",
    "gtpv2.area_plmn",
    "gtpv2.indication",
    "gtpv2.missing",
    "gtpv2.opaque_len",
    "gtpv2.pco_server",
    "gtpv2.bearer_interface_type",
    "gtpv2.ebi_repeated",
    "gtpv2.pgw_ipv4",
    "gtpv2.repeated",
    "gtpv2.reserved",
    "gtpv2.serving_network",
    "gtpv2.uli_plmn",
    "gtpv2.visited_ipv4",
    "gtpv2.visited_ipv6",
    "inner.",
    "m2ua.message",
    "m3ua.message",
    "map.",
    "mtp3mg.message",
    "path.",
    "pfcp.recovery",
    "quoted.",
    "sccp.data",
    "sccp.unknown_parameter_type",
    "sctp.address_count",
    "sms.contradictory",
    "sms.status",
    "sms.type",
    "src.ip",
    "sua.message",
    "subscriber.",
    "tcap.length_octets",
    "tcap.message",
    "transaction.",
    "tunnel.",
];

/// Messages that Wireshark tells by other fields than ours.
const CLASSES: &[(&str, &str)] = &[
    ("diameter.request", "diameter.flags.request == 1"),
    ("diameter.answer", "diameter.flags.request == 0"),
    ("map.invoke", "gsm_old.invoke_element"),
    ("map.result", "gsm_old.returnResultLast_element"),
    ("map.error", "gsm_old.returnError_element"),
    ("map.reject", "gsm_old.reject_element"),
    ("cap.invoke", "camel.invoke_element"),
];

/// What the filter of a whole layer is; versions of GTP share a name.
const LAYERS: &[(u8, &str)] = &[
    (dissect::GTPV1, "(gtp.flags.version == 1 and udp.port == 2123)"),
    (dissect::GTPU, "(gtp.flags.version == 1 and udp.port == 2152)"),
    (dissect::GTPV0, "gtp.flags.version == 0"),
];

/// True where Wireshark has no field of that name.
pub fn is_ours(name: &str) -> bool {
    OURS.iter().any(|ours| *ours == name || ours.ends_with('.') && name.starts_with(ours))
}

impl Compiled {
    /// The display filter of a rule; nothing where none is called so.
    pub fn to_wireshark(&self, rule: &str) -> Option<Exported> {
        let place = self.rules.iter().position(|known| known.name == rule)?;
        let mut writer = Writer { compiled: self, without: Vec::new() };
        let cases = self.cases.iter().filter(|case| case.rule == place);
        let parts: Vec<String> = cases.filter_map(|case| writer.case(case)).collect();
        if self.cases.iter().any(|case| case.rule == place && case.is_partial) {
            writer.without.push("limit".to_owned());
        }
        writer.without.sort_unstable();
        writer.without.dedup();
        Some(Exported { filter: joined(parts, " or "), without: writer.without })
    }
}

struct Writer<'c> {
    compiled: &'c Compiled,
    without: Vec<String>,
}

impl Writer<'_> {
    fn case(&mut self, case: &RuleCase) -> Option<String> {
        match case.ways {
            Ways::Inward => self.without.push("from interconnect".to_owned()),
            Ways::Outward => self.without.push("from home".to_owned()),
            Ways::Both => {}
        }
        let on = self.on(&case.selectors)?;
        Some(match self.expr(&case.when, false) {
            Some(when) if when != TRUE => format!("({on} and {when})"),
            Some(_) | None => on,
        })
    }

    /// The messages of one protocol.
    fn on(&mut self, selectors: &[Selector]) -> Option<String> {
        let row = dissect::protocol(selectors.first()?.protocol)?;
        let own = LAYERS.iter().find(|(id, _)| *id == row.id).map(|(_, text)| *text);
        let layer = own.unwrap_or(row.name);
        let mut kinds = Vec::new();
        let mut parts = Vec::new();
        for selector in selectors {
            let Some(kind) = selector.kind else { return Some(layer.to_owned()) };
            match (class(*selector), coded(*selector, row.type_field)) {
                (Some(text), _) => parts.push(text.to_owned()),
                (None, Some(text)) => parts.push(text),
                (None, None)
                    if kind < 0x1_0000 && row.type_field.is_some_and(|name| !is_ours(name)) =>
                {
                    kinds.push(kind.to_string());
                }
                (None, None) => {
                    self.without.push(format!("on {} {kind}", row.name));
                    return Some(layer.to_owned());
                }
            }
        }
        let field = row.type_field.unwrap_or_default();
        match kinds.as_slice() {
            [] => {}
            [only] => parts.push(format!("{field} == {only}")),
            many => parts.push(format!("{field} in {{{}}}", many.join(", "))),
        }
        let kinds = joined(parts, " or ");
        Some(own.map_or_else(|| kinds.clone(), |layer| format!("({layer} and {kinds})")))
    }

    /// A filter that holds wherever the condition does; `is_inside` a negation nothing may be left out.
    fn expr(&mut self, expr: &Expr, is_inside: bool) -> Option<String> {
        match expr {
            Expr::All(parts) => {
                let written: Vec<_> = parts.iter().map(|part| self.expr(part, is_inside)).collect();
                if is_inside && written.iter().any(Option::is_none) {
                    return None;
                }
                let known: Vec<_> =
                    written.into_iter().flatten().filter(|part| part != TRUE).collect();
                Some(if known.is_empty() { TRUE.to_owned() } else { joined(known, " and ") })
            }
            Expr::Any(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| self.expr(part, is_inside)).collect();
                let parts = parts.into_iter().collect::<Option<Vec<_>>>()?;
                if parts.iter().any(|part| part == TRUE) {
                    return Some(TRUE.to_owned());
                }
                let known: Vec<_> = parts.into_iter().filter(|part| part != FALSE).collect();
                Some(if known.is_empty() { FALSE.to_owned() } else { joined(known, " or ") })
            }
            Expr::Not(inner) => {
                let inner = self.expr(inner, true)?;
                Some(match inner.as_str() {
                    TRUE => FALSE.to_owned(),
                    FALSE => TRUE.to_owned(),
                    _ => format!("not {}", wrapped(&inner)),
                })
            }
            Expr::Test(test) => {
                let written = self.test(test);
                if written.is_none() {
                    self.without.push(self.compiled.question(test));
                }
                written
            }
        }
    }

    fn test(&self, test: &Test) -> Option<String> {
        match test {
            Test::Present(field) => place(*field).map(|(name, _)| name),
            Test::Field(comparison) => self.comparison(comparison),
            Test::Party(side, is) => self.party(*side, *is),
            Test::Link(_) | Test::Way(_) => None,
        }
    }

    fn comparison(&self, comparison: &Comparison) -> Option<String> {
        let Operand::List(owner, list) = &comparison.operand else {
            return self.against(comparison, None);
        };
        let (home, partners) = self.compiled.builder.parties();
        let side = match owner {
            Owner::Home => return self.against(comparison, Some(&home.members(*list))),
            Owner::Source => Side::Source,
            Owner::Destination => Side::Destination,
        };
        let mut parts = Vec::new();
        for partner in partners {
            let from = self.addresses(side, partner);
            let inside = self.against(comparison, Some(&partner.members(*list)))?;
            if from != FALSE && inside != FALSE {
                parts.push(format!("({from} and {inside})"));
            }
        }
        Some(if parts.is_empty() { FALSE.to_owned() } else { joined(parts, " or ") })
    }

    fn against(&self, comparison: &Comparison, list: Option<&[Member]>) -> Option<String> {
        let (field, kind) = place(comparison.field)?;
        let set;
        let asked = match (&comparison.operand, list) {
            (_, Some(members)) => among(members, (&field, kind))?,
            (Operand::Is(member), None) => among(std::slice::from_ref(member), (&field, kind))?,
            (Operand::Set(index), None) => {
                set = self.compiled.builder.sets().get(usize::try_from(index.0).ok()?)?;
                among(set, (&field, kind))?
            }
            (Operand::Order(relation, bound), None) => {
                format!("{} {bound}", words::symbol(*relation))
            }
            (Operand::Contains(needle), None) if kind == Kind::Labels => {
                let text = String::from_utf8(needle.to_vec()).ok()?;
                format!("matches {}", quoted(&escaped(&text)))
            }
            (Operand::Contains(needle), None) if kind == Kind::Octets => {
                format!("contains {}", words::octets(needle, kind))
            }
            (Operand::Contains(needle), None) => {
                format!("contains {}", quoted(std::str::from_utf8(needle).ok()?))
            }
            (Operand::Matches(pattern), None) => {
                let place = usize::try_from(pattern.0).ok()?;
                format!("matches {}", quoted(self.compiled.builder.patterns().get(place)?))
            }
            (Operand::Field(pairing, other), None) => {
                return pair(comparison, &field, (*pairing, &place(*other)?.0));
            }
            (Operand::Slice(..) | Operand::Bits { .. } | Operand::List(..), None) => {
                return part(comparison, &field);
            }
        };
        if asked.is_empty() {
            return Some(match (comparison.every, comparison.negated) {
                (_, false) => FALSE.to_owned(),
                (_, true) => field,
            });
        }
        Some(match (comparison.every, comparison.negated) {
            (false, false) => format!("{field} {asked}"),
            (true, true) => format!("({field} and not {field} {asked})"),
            // tshark 4.0 reads `all f in {a, b}` as all a or all b, hence another way to say it.
            (true, false) => format!("({field} and not ({}))", self.outside(comparison, list)?),
            (false, true) => self.outside(comparison, list)?,
        })
    }

    /// Some value is none of these.
    fn outside(&self, comparison: &Comparison, list: Option<&[Member]>) -> Option<String> {
        let (field, kind) = place(comparison.field)?;
        let members: &[Member] = match (&comparison.operand, list) {
            (_, Some(members)) => members,
            (Operand::Is(member), None) => std::slice::from_ref(member),
            (Operand::Set(index), None) => {
                self.compiled.builder.sets().get(usize::try_from(index.0).ok()?)?
            }
            (Operand::Order(relation, bound), None) => {
                let opposite = match relation {
                    Relation::Less => ">=",
                    Relation::AtMost => ">",
                    Relation::Greater => "<=",
                    Relation::AtLeast => "<",
                };
                return Some(format!("{field} {opposite} {bound}"));
            }
            _ => return None,
        };
        let members: Vec<&Member> =
            members.iter().filter(|member| is_of_family(member, &field)).collect();
        match (kind, members.as_slice()) {
            (_, []) => Some(field),
            (Kind::Digits | Kind::Name | Kind::Labels, _) => {
                let patterns =
                    members.iter().map(|member| pattern(member)).collect::<Option<Vec<_>>>()?;
                let pattern = format!("^(?!(?:{})$)", patterns.join("|"));
                Some(format!("{field} matches {}", quoted(&pattern)))
            }
            (_, [only]) if !matches!(only, Member::Range(..)) => {
                Some(format!("{field} !== {}", value(only, kind)?))
            }
            (Kind::Number | Kind::Flag | Kind::Code(_), _) => gaps(&field, &members),
            (Kind::Signed | Kind::Address | Kind::Octets | Kind::Oid | Kind::Text, _) => None,
        }
    }

    fn party(&self, side: Side, is: PartyIs) -> Option<String> {
        let (home, partners) = self.compiled.builder.parties();
        match is {
            PartyIs::Home => Some(self.addresses(side, home)),
            PartyIs::Partner(id) => Some(self.addresses(side, partners.get(usize::from(id.0))?)),
            PartyIs::Misplaced => None,
            PartyIs::AnyPartner => {
                let parts = partners.iter().map(|row| self.addresses(side, row));
                let parts: Vec<_> = parts.filter(|part| part != FALSE).collect();
                Some(if parts.is_empty() { FALSE.to_owned() } else { joined(parts, " or ") })
            }
        }
    }

    /// An address of that party at that end of the outer packet, unless a longer prefix is another's.
    fn addresses(&self, side: Side, own: &PartyRow) -> String {
        let (home, partners) = self.compiled.builder.parties();
        let others = || partners.iter().chain([home]).filter(|row| row.name != own.name);
        let mut parts = Vec::new();
        for (network, len) in &own.networks {
            let name = match (network, side) {
                (IpAddr::V4(_), Side::Source) => "ip.src#1",
                (IpAddr::V4(_), Side::Destination) => "ip.dst#1",
                (IpAddr::V6(_), Side::Source) => "ipv6.src#1",
                (IpAddr::V6(_), Side::Destination) => "ipv6.dst#1",
            };
            let longer = others().flat_map(|row| &row.networks).filter(|(other, other_len)| {
                other_len > len && crate::value::is_in_network(*other, *network, *len)
            });
            let mut all = vec![format!("{name} == {network}/{len}")];
            all.extend(longer.map(|(other, len)| format!("not {name} == {other}/{len}")));
            parts.push(joined(all, " and "));
        }
        if parts.is_empty() { FALSE.to_owned() } else { joined(parts, " or ") }
    }
}

/// A class of messages, as Wireshark tells it.
fn class(selector: Selector) -> Option<&'static str> {
    let is_it = |key: &wire::MessageKey| {
        key.protocol == selector.protocol && Some(key.kind) == selector.kind
    };
    let (name, _) = dissect::SELECTORS.iter().find(|(_, key)| is_it(key))?;
    CLASSES.iter().find(|(class, _)| class == name).map(|(_, text)| *text)
}

/// A message type of class and type, which Wireshark has as two fields.
fn coded(selector: Selector, type_field: Option<&str>) -> Option<String> {
    let protocol = type_field?.strip_suffix(".message")?;
    let kind = selector.kind.filter(|_| ["m3ua", "m2ua", "sua"].contains(&protocol))?;
    let (class, kind) = (kind >> 8, kind & 0xff);
    Some(format!("({protocol}.message_class == {class} and {protocol}.message_type == {kind})"))
}

/// What always holds of a frame, and what never does.
const TRUE: &str = "frame";
const FALSE: &str = "not frame";

/// The name of a field and its kind, where Wireshark has it; of a packet in a packet the outer one counts.
fn place(field: FieldId) -> Option<(String, Kind)> {
    let name = words::name(field);
    if is_ours(name) {
        return None;
    }
    let is_address = matches!(name, "ip.src" | "ip.dst" | "ipv6.src" | "ipv6.dst");
    let name = if is_address { format!("{name}#1") } else { name.to_owned() };
    Some((name, words::kind(field)))
}

/// Values of one field beside those of another: Wireshark pairs them in the same way, and tells letter cases apart.
fn pair(comparison: &Comparison, field: &str, (pairing, other): (Pairing, &str)) -> Option<String> {
    let equal = match (comparison.every, comparison.negated) {
        (false, false) => "==",
        (true, true) => "!=",
        (true, false) => "===",
        (false, true) => "!==",
    };
    Some(match pairing {
        Pairing::Same => format!("{field} {equal} {other}"),
        Pairing::SameName => format!("lower({field}) {equal} lower({other})"),
        Pairing::Order(relation) if !comparison.every => {
            format!("{field} {} {other}", words::symbol(relation))
        }
        Pairing::Begins | Pairing::Order(_) => return None,
    })
}
