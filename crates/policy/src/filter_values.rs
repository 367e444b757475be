//! Values of rules as display filters write them.

use ruletable::{Comparison, Member, Operand, Wildcard};
use wire::Kind;

use crate::words;

/// What stands behind the field, so that one of its values is one of these; empty where there is none.
pub(crate) fn among(members: &[Member], (field, kind): (&str, Kind)) -> Option<String> {
    let members: Vec<&Member> =
        members.iter().filter(|member| is_of_family(member, field)).collect();
    if members.is_empty() {
        return Some(String::new());
    }
    match kind {
        Kind::Digits | Kind::Name | Kind::Labels => {
            let patterns =
                members.iter().map(|member| pattern(member)).collect::<Option<Vec<_>>>()?;
            Some(format!("matches {}", quoted(&format!("^(?:{})$", patterns.join("|")))))
        }
        Kind::Number
        | Kind::Signed
        | Kind::Flag
        | Kind::Code(_)
        | Kind::Address
        | Kind::Octets
        | Kind::Oid
        | Kind::Text => {
            let values =
                members.iter().map(|member| value(member, kind)).collect::<Option<Vec<_>>>()?;
            let is_range = |text: &String| text.contains("..");
            Some(match values.as_slice() {
                [only] if !is_range(only) => format!("== {only}"),
                many => format!("in {{{}}}", many.join(", ")),
            })
        }
    }
}

/// Some value is none of these numbers.
pub(crate) fn gaps(field: &str, members: &[&Member]) -> Option<String> {
    let range = |member: &&Member| match member {
        Member::Number(number) => Some((*number, *number)),
        Member::Range(first, last) => Some((*first, *last)),
        Member::Digits(_)
        | Member::Prefix(_)
        | Member::Network(..)
        | Member::Name(_)
        | Member::Text(_)
        | Member::Octets(_) => None,
    };
    let mut ranges = members.iter().map(range).collect::<Option<Vec<_>>>()?;
    ranges.sort_unstable();
    let mut parts = Vec::new();
    let mut next = 0_u64;
    for (first, last) in ranges {
        if first > next {
            let before = first.checked_sub(1)?;
            parts.push(if next == 0 {
                format!("{field} < {first}")
            } else {
                format!("{field} in {{{next}..{before}}}")
            });
        }
        next = next.max(last.checked_add(1)?);
    }
    // The field may have no room for the number behind the last.
    parts.push(format!("{field} > {}", next.checked_sub(1)?));
    Some(joined(parts, " or "))
}

/// A field has addresses of one family in Wireshark, which its name tells.
pub(crate) fn is_of_family(member: &Member, field: &str) -> bool {
    match member {
        Member::Network(network, _) => network.is_ipv6() == field.contains("v6"),
        Member::Number(_)
        | Member::Range(..)
        | Member::Digits(_)
        | Member::Prefix(_)
        | Member::Name(_)
        | Member::Text(_)
        | Member::Octets(_) => true,
    }
}

pub(crate) fn value(member: &Member, kind: Kind) -> Option<String> {
    Some(match member {
        Member::Number(number) if kind == Kind::Signed => number.cast_signed().to_string(),
        Member::Number(number) => number.to_string(),
        Member::Range(first, last) => format!("{first}..{last}"),
        Member::Network(address, 32 | 128) => address.to_string(),
        Member::Network(address, len) => format!("{address}/{len}"),
        Member::Octets(octets) if kind == Kind::Oid => object_identifier(octets)?,
        Member::Octets(octets) | Member::Text(octets) if kind == Kind::Text => {
            quoted(std::str::from_utf8(octets).ok()?)
        }
        Member::Octets(octets) | Member::Text(octets) => words::octets(octets, kind),
        Member::Digits(_) | Member::Prefix(_) | Member::Name(_) => return None,
    })
}

/// Digits and names as patterns, in either letter case as Wireshark matches.
pub(crate) fn pattern(member: &Member) -> Option<String> {
    Some(match member {
        Member::Digits(digits) => escaped(&digits.to_string()),
        Member::Prefix(digits) => format!("{}.*", escaped(&digits.to_string())),
        Member::Name(name) => {
            let text = escaped(std::str::from_utf8(&name.text).ok()?);
            match name.wildcard {
                Wildcard::None => text,
                Wildcard::Leading => format!(".+\\.{text}"),
                Wildcard::Trailing => format!("{text}\\..+"),
            }
        }
        Member::Number(_)
        | Member::Range(..)
        | Member::Network(..)
        | Member::Text(_)
        | Member::Octets(_) => return None,
    })
}

pub(crate) fn part(comparison: &Comparison, field: &str) -> Option<String> {
    let (left, right) = match &comparison.operand {
        Operand::Slice(slice, wanted) => {
            (format!("{field}{}", words::part(*slice)), words::octets(wanted, Kind::Octets))
        }
        Operand::Bits { mask, wanted } => (format!("{field} & {mask:#x}"), format!("{wanted:#x}")),
        Operand::Is(_)
        | Operand::Order(..)
        | Operand::Contains(_)
        | Operand::Set(_)
        | Operand::List(..)
        | Operand::Field(..)
        | Operand::Matches(_) => return None,
    };
    Some(match (comparison.every, comparison.negated) {
        (false, false) => format!("{left} == {right}"),
        (true, false) => format!("{left} === {right}"),
        (true, true) => format!("{left} != {right}"),
        (false, true) => format!("{left} !== {right}"),
    })
}

/// Numbers with dots (X.690 §8.19).
pub(crate) fn object_identifier(octets: &[u8]) -> Option<String> {
    let mut text = String::new();
    let mut arc = 0_u64;
    for octet in octets {
        arc = arc.checked_mul(128)?.checked_add(u64::from(octet & 0x7f))?;
        if octet & 0x80 != 0 {
            continue;
        }
        text = if text.is_empty() {
            let root = arc.checked_div(40)?.min(2);
            format!("{root}.{}", arc.checked_sub(root.checked_mul(40)?)?)
        } else {
            format!("{text}.{arc}")
        };
        arc = 0;
    }
    (!text.is_empty()).then_some(text)
}

pub(crate) fn joined(mut parts: Vec<String>, joint: &str) -> String {
    parts.dedup();
    match parts.as_slice() {
        [only] => only.clone(),
        many => format!("({})", many.join(joint)),
    }
}

pub(crate) fn wrapped(text: &str) -> String {
    if text.starts_with('(') { text.to_owned() } else { format!("({text})") }
}

pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A text that matches itself.
pub(crate) fn escaped(text: &str) -> String {
    let is_plain =
        |character: char| character.is_ascii_alphanumeric() || "-_@ ".contains(character);
    text.chars().fold(String::new(), |out, character| {
        if is_plain(character) {
            format!("{out}{character}")
        } else {
            format!("{out}\\{character}")
        }
    })
}
