//! Whether a display filter holds of a frame.

use std::cmp::Ordering;
use std::net::IpAddr;

use wire::Value;

use super::field::FieldRef;
use super::literal::{Literal, as_octets};
use super::{Comparator, End, Expr, Function, Operand, Right, Slice, Subject};
use crate::value;

/// A value of the frame, and which of the fields of that name it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Have {
    place: usize,
    value: Content,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Content {
    Number(u64),
    Address(IpAddr),
    Octets(Vec<u8>),
}

pub(super) fn holds(expr: &Expr, subject: &impl Subject) -> bool {
    match expr {
        Expr::And(one, other) => holds(one, subject) && holds(other, subject),
        Expr::Or(one, other) => holds(one, subject) || holds(other, subject),
        Expr::Xor(one, other) => holds(one, subject) != holds(other, subject),
        Expr::Not(inner) => !holds(inner, subject),
        Expr::Exists(operand) => exists(operand, subject),
        Expr::Compare { every, left, comparator, right } => {
            compare(*every, left, (*comparator, right), subject)
        }
    }
}

fn exists(operand: &Operand, subject: &impl Subject) -> bool {
    if let FieldRef::Layer(name) = &operand.field {
        return subject.has_layer(name);
    }
    let is_set = |have: &Have| operand.mask.is_none() || have.value != Content::Number(0);
    values(operand, subject).iter().any(is_set)
}

/// Without a value on either side nothing holds.
fn compare(
    every: Option<bool>,
    left: &Operand,
    (comparator, right): (Comparator, &Right),
    subject: &impl Subject,
) -> bool {
    let haves = values(left, subject);
    let others = match right {
        Right::Operand(operand) => Some(values(operand, subject)),
        Right::Literals(_) | Right::Sets(_) | Right::Pattern(_) => None,
    };
    if haves.is_empty() || others.as_ref().is_some_and(Vec::is_empty) {
        return false;
    }
    let (natural, is_negated) = match comparator {
        Comparator::AllEqual => (true, false),
        Comparator::AllUnequal => (true, true),
        Comparator::AnyUnequal => (false, true),
        Comparator::AnyEqual
        | Comparator::Less
        | Comparator::AtMost
        | Comparator::Greater
        | Comparator::AtLeast
        | Comparator::Contains
        | Comparator::Matches
        | Comparator::In => (false, false),
    };
    let is_so = |have: &Have| match (&others, right) {
        (Some(others), _) => {
            let is = |other: &Have| {
                relates(comparator, compared(&have.value, &other.value)) != is_negated
            };
            if natural { others.iter().all(is) } else { others.iter().any(is) }
        }
        (None, right) => against(have, comparator, right) != is_negated,
    };
    if every.unwrap_or(natural) { haves.iter().all(is_so) } else { haves.iter().any(is_so) }
}

/// One value against what is written; equality is told without negation.
fn against(have: &Have, comparator: Comparator, right: &Right) -> bool {
    match right {
        Right::Pattern(regex) => octets(&have.value).is_some_and(|octets| regex.is_match(octets)),
        Right::Sets(sets) => sets.get(have.place).is_some_and(|set| {
            set.iter().any(|(from, to)| {
                if from == to {
                    return is_equal(&have.value, from);
                }
                order(&have.value, from).is_some_and(Ordering::is_ge)
                    && order(&have.value, to).is_some_and(Ordering::is_le)
            })
        }),
        Right::Literals(literals) => {
            let Some(Some(literal)) = literals.get(have.place) else { return false };
            match comparator {
                Comparator::Contains => contains(&have.value, literal),
                Comparator::Less
                | Comparator::AtMost
                | Comparator::Greater
                | Comparator::AtLeast => relates(comparator, order(&have.value, literal)),
                Comparator::AnyEqual
                | Comparator::AllUnequal
                | Comparator::AllEqual
                | Comparator::AnyUnequal
                | Comparator::Matches
                | Comparator::In => is_equal(&have.value, literal),
            }
        }
        Right::Operand(_) => false,
    }
}

fn relates(comparator: Comparator, ordering: Option<Ordering>) -> bool {
    ordering.is_some_and(|ordering| match comparator {
        Comparator::Less => ordering.is_lt(),
        Comparator::AtMost => ordering.is_le(),
        Comparator::Greater => ordering.is_gt(),
        Comparator::AtLeast => ordering.is_ge(),
        Comparator::AnyEqual
        | Comparator::AllUnequal
        | Comparator::AllEqual
        | Comparator::AnyUnequal
        | Comparator::Contains
        | Comparator::Matches
        | Comparator::In => ordering.is_eq(),
    })
}

fn is_equal(have: &Content, literal: &Literal) -> bool {
    match (have, literal) {
        (Content::Address(address), Literal::Network(network, len)) => {
            value::is_in_network(*address, *network, *len)
        }
        _ => order(have, literal).is_some_and(Ordering::is_eq),
    }
}

fn order(have: &Content, literal: &Literal) -> Option<Ordering> {
    match (have, literal) {
        (Content::Number(have), Literal::Number(wanted)) => Some(have.cmp(wanted)),
        (Content::Address(have), Literal::Network(wanted, _))
            if have.is_ipv4() == wanted.is_ipv4() =>
        {
            Some(have.cmp(wanted))
        }
        (Content::Octets(have), Literal::Octets(wanted)) => Some(have.cmp(wanted)),
        _ => None,
    }
}

fn compared(one: &Content, other: &Content) -> Option<Ordering> {
    match (one, other) {
        (Content::Number(one), Content::Number(other)) => Some(one.cmp(other)),
        (Content::Address(one), Content::Address(other)) => Some(one.cmp(other)),
        (Content::Octets(one), Content::Octets(other)) => Some(one.cmp(other)),
        _ => None,
    }
}

fn contains(have: &Content, literal: &Literal) -> bool {
    let (Some(have), Literal::Octets(needle)) = (octets(have), literal) else { return false };
    needle.is_empty() || have.windows(needle.len()).any(|window| window == needle.as_slice())
}

fn octets(have: &Content) -> Option<&[u8]> {
    match have {
        Content::Octets(octets) => Some(octets),
        Content::Number(_) | Content::Address(_) => None,
    }
}

/// Every value of an operand.
fn values(operand: &Operand, subject: &impl Subject) -> Vec<Have> {
    let mut haves = plain(operand, subject);
    if let Some(mask) = operand.mask {
        for have in &mut haves {
            if let Content::Number(number) = &mut have.value {
                *number &= mask;
            }
        }
    }
    match operand.function {
        None => haves,
        Some(Function::Count) => {
            let count = u64::try_from(haves.len()).unwrap_or(u64::MAX);
            vec![Have { place: 0, value: Content::Number(count) }]
        }
        Some(function) => haves.into_iter().map(|have| apply(function, have)).collect(),
    }
}

fn apply(function: Function, have: Have) -> Have {
    match (function, have.value) {
        (Function::Len, Content::Octets(octets)) => {
            let len = u64::try_from(octets.len()).unwrap_or(u64::MAX);
            Have { place: 0, value: Content::Number(len) }
        }
        (Function::Upper, Content::Octets(octets)) => {
            Have { place: have.place, value: Content::Octets(octets.to_ascii_uppercase()) }
        }
        (Function::Lower, Content::Octets(octets)) => {
            Have { place: have.place, value: Content::Octets(octets.to_ascii_lowercase()) }
        }
        (_, value) => Have { place: have.place, value },
    }
}

fn plain(operand: &Operand, subject: &impl Subject) -> Vec<Have> {
    let captured = subject.capture();
    let number = |number: u64| vec![Have { place: 0, value: Content::Number(number) }];
    let of_octets = |octets: &[u8]| {
        let value = sliced(octets, &operand.slices).map(Content::Octets);
        value.map(|value| Have { place: 0, value }).into_iter().collect()
    };
    match &operand.field {
        FieldRef::Number => number(captured.number),
        FieldRef::Len => number(captured.len),
        FieldRef::Captured => number(u64::try_from(captured.octets.len()).unwrap_or(u64::MAX)),
        FieldRef::Frame => of_octets(captured.octets),
        FieldRef::Protocols => of_octets(captured.protocols.join(":").as_bytes()),
        FieldRef::Layer(_) => Vec::new(),
        FieldRef::Rows(rows) => {
            let mut haves = Vec::new();
            for (place, row) in rows.iter().enumerate() {
                subject.each(row.id, &mut |value| {
                    let value = content(value, &operand.slices);
                    haves.extend(value.map(|value| Have { place, value }));
                });
            }
            haves
        }
    }
}

fn content(value: Value<'_>, slices: &[Slice]) -> Option<Content> {
    match value {
        Value::Number(number) => Some(Content::Number(number)),
        Value::Address(address) if slices.is_empty() => Some(Content::Address(address)),
        Value::Address(_)
        | Value::Digits(_)
        | Value::Octets(_)
        | Value::Text(_)
        | Value::Labels(_) => sliced(&as_octets(value)?, slices).map(Content::Octets),
    }
}

/// The parts one after the other; nothing where one lies outside.
fn sliced(octets: &[u8], slices: &[Slice]) -> Option<Vec<u8>> {
    if slices.is_empty() {
        return Some(octets.to_vec());
    }
    let len = i64::try_from(octets.len()).ok()?;
    let place = |at: i64| usize::try_from(if at < 0 { at.checked_add(len)? } else { at }).ok();
    let mut parts = Vec::new();
    for slice in slices {
        let from = place(slice.from)?;
        let to = match slice.end {
            End::Open => octets.len(),
            End::Len(len) => from.checked_add(len)?,
            End::At(at) => place(at)?.checked_add(1)?,
        };
        parts.extend(octets.get(from..to).filter(|part| !part.is_empty())?);
    }
    Some(parts)
}
