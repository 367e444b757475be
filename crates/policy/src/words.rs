//! Questions of rules in the words of the language, as explanations show them.

use ruletable::{
    Comparison, Direction, List, Member, Operand, Owner, Pairing, PartyIs, Relation, SetIndex,
    Side, Slice, Test, Wildcard,
};
use wire::{FieldId, Kind};

use crate::compiled::Compiled;

/// Members of a list that are shown.
const SHOWN_MAX: usize = 6;

impl Compiled {
    /// A question in words.
    pub(crate) fn question(&self, test: &Test) -> String {
        match test {
            Test::Present(field) => format!("{} present", name(*field)),
            Test::Field(comparison) => self.comparison(comparison),
            Test::Party(side, is) => {
                let end = side_name(*side);
                match is {
                    PartyIs::Home => format!("{end}.home present"),
                    PartyIs::AnyPartner => format!("{end}.partner present"),
                    PartyIs::Misplaced => format!("{end}.link_ok == false"),
                    PartyIs::Partner(id) => {
                        let partner = self.partners.get(usize::from(id.0));
                        format!("{end}.partner == {}", partner.map_or("?", String::as_str))
                    }
                }
            }
            Test::Link(link) => format!("link == \"{link}\""),
            Test::Way(Direction::Inward) => "from interconnect".to_owned(),
            Test::Way(Direction::Outward) => "from home".to_owned(),
        }
    }

    fn comparison(&self, comparison: &Comparison) -> String {
        let field = name(comparison.field);
        let kind = kind(comparison.field);
        let quantifier = if comparison.every { "all " } else { "" };
        let not = if comparison.negated { "not " } else { "" };
        let equal = match (comparison.every, comparison.negated) {
            (false, false) => "==",
            (true, false) => "===",
            (true, true) => "!=",
            (false, true) => "!==",
        };
        match &comparison.operand {
            Operand::Is(is @ (Member::Prefix(_) | Member::Network(..) | Member::Range(..))) => {
                format!("{quantifier}{field} {not}in {{ {} }}", member(is, kind))
            }
            Operand::Is(is) => format!("{field} {equal} {}", member(is, kind)),
            Operand::Order(relation, bound) => {
                format!("{quantifier}{field} {} {bound}", symbol(*relation))
            }
            Operand::Field(Pairing::Order(relation), other) => {
                format!("{quantifier}{field} {} {}", symbol(*relation), name(*other))
            }
            Operand::Field(Pairing::Begins, other) => {
                format!("{field}.plmn {equal} {}", name(*other))
            }
            Operand::Field(Pairing::Same | Pairing::SameName, other) => {
                format!("{field} {equal} {}", name(*other))
            }
            Operand::Contains(needle) => {
                format!("{quantifier}{field} contains {}", octets(needle, kind))
            }
            Operand::Set(set) => format!("{quantifier}{field} {not}in {}", self.set(*set, kind)),
            Operand::List(owner, list) => {
                format!("{quantifier}{field} {not}in {}", self.list(*owner, *list))
            }
            Operand::Matches(pattern) => {
                let place = usize::try_from(pattern.0).ok();
                let text = place.and_then(|place| self.builder.patterns().get(place));
                let text = text.map_or("", String::as_str);
                format!("{quantifier}{field} {not}matches \"{text}\"")
            }
            Operand::Slice(slice, wanted) => {
                format!("{field}{} {equal} {}", part(*slice), octets(wanted, kind))
            }
            Operand::Bits { mask, wanted } => format!("{field} & {mask:#x} {equal} {wanted:#x}"),
        }
    }

    fn set(&self, set: SetIndex, kind: Kind) -> String {
        if let Some(name) = self.set_names.get(&set) {
            return name.clone();
        }
        let place = usize::try_from(set.0).ok();
        let members = place.and_then(|place| self.builder.sets().get(place));
        let members = members.map_or([].as_slice(), Vec::as_slice);
        let shown = members.iter().take(SHOWN_MAX).map(|one| member(one, kind));
        let mut shown: Vec<_> = shown.collect();
        if members.len() > SHOWN_MAX {
            shown.push(format!("… {} in all", members.len()));
        }
        format!("{{ {} }}", shown.join(", "))
    }

    fn list(&self, owner: Owner, list: List) -> String {
        let owner = match owner {
            Owner::Home => "home",
            Owner::Source => "src.partner",
            Owner::Destination => "dst.partner",
        };
        let list = match list {
            List::Plmn | List::PlmnPrefix => "plmn",
            List::GlobalTitle => "gt",
            List::Realm => "realm",
            List::Host => "host",
            List::Address => "ip",
            List::Apn => "apn",
            List::Own(place) => {
                let own = self.own_names.iter().find(|(_, known)| **known == place);
                own.map_or("?", |(name, _)| name.as_str())
            }
        };
        format!("{owner}.{list}")
    }
}

/// The name of a field.
pub(crate) fn name(field: FieldId) -> &'static str {
    row(field).map_or("?", |row| row.name)
}

/// What the values of a field are.
pub(crate) fn kind(field: FieldId) -> Kind {
    row(field).map_or(Kind::Octets, |row| row.kind)
}

fn row(field: FieldId) -> Option<dissect::Row> {
    dissect::fields().find(|row| row.id == field)
}

/// How an order is written.
pub(crate) fn symbol(relation: Relation) -> &'static str {
    match relation {
        Relation::Less => "<",
        Relation::AtMost => "<=",
        Relation::Greater => ">",
        Relation::AtLeast => ">=",
    }
}

fn side_name(side: Side) -> &'static str {
    match side {
        Side::Source => "src",
        Side::Destination => "dst",
    }
}

fn member(member: &Member, kind: Kind) -> String {
    match member {
        Member::Number(number) => code(*number, kind).unwrap_or_else(|| number.to_string()),
        Member::Range(first, last) => format!("{first}..{last}"),
        Member::Digits(digits) => format!("\"{digits}\""),
        Member::Prefix(digits) => format!("\"{digits}*\""),
        Member::Network(address, 32 | 128) => address.to_string(),
        Member::Network(address, len) => format!("{address}/{len}"),
        Member::Name(name) => {
            let text = String::from_utf8_lossy(&name.text);
            match name.wildcard {
                Wildcard::None => format!("\"{text}\""),
                Wildcard::Leading => format!("\"*.{text}\""),
                Wildcard::Trailing => format!("\"{text}.*\""),
            }
        }
        Member::Text(text) | Member::Octets(text) => octets(text, kind),
    }
}

/// The name of a code point.
pub(crate) fn code(number: u64, kind: Kind) -> Option<String> {
    let Kind::Code(names) = kind else { return None };
    let (_, name) = names.iter().find(|(known, _)| *known == number)?;
    Some(format!("\"{name}\" ({number})"))
}

/// Octets as they are written: text between quotes, anything else with colons.
pub(crate) fn octets(octets: &[u8], kind: Kind) -> String {
    let is_text = matches!(kind, Kind::Text | Kind::Labels | Kind::Digits);
    if let Some(text) = std::str::from_utf8(octets).ok().filter(|_| is_text) {
        return format!("\"{text}\"");
    }
    let pairs: Vec<_> = octets.iter().map(|octet| format!("{octet:02x}")).collect();
    pairs.join(":")
}

/// `[0:2]`
pub(crate) fn part(slice: Slice) -> String {
    let len = slice.len.map(|len| len.to_string()).unwrap_or_default();
    format!("[{}:{len}]", slice.from)
}
