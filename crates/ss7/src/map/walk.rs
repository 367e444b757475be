//! One walk through a parameter, by the table of its types.

use super::grammar::{Content, NOTHING, Part, Type, UNTAGGED};
use crate::ber::{DEPTH_MAX, Tlv, Tlvs};

/// A value with what it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found<'a> {
    /// Its row.
    pub(super) name: u16,
    /// What its octets are; nothing where it holds others.
    pub(super) content: Option<Content>,
    /// How many others it holds, or which of several it is.
    pub(super) number: u64,
    /// Its octets.
    pub(super) octets: &'a [u8],
}

/// Visits every value of a parameter that is one of these types, each before those inside it.
pub(super) fn walk<'a>(
    parameter: &Tlv<'a>,
    roots: &'static [Part],
    visit: &mut impl FnMut(Found<'a>),
) {
    if let Some(part) = roots.iter().find(|part| is_meant(part, parameter.label())) {
        step(part, parameter, DEPTH_MAX, visit);
    }
}

/// Tags of an alternative are those of its own alternatives where it has none.
pub(super) fn is_meant(part: &Part, label: u16) -> bool {
    let is_untagged_meant = || match part.of {
        Type::Choice(parts) => parts.iter().any(|part| is_meant(part, label)),
        Type::Leaf(Content::Any) => true,
        Type::Leaf(_) | Type::Sequence(_) | Type::Each(_) => false,
    };
    part.tag == label || part.tag == UNTAGGED && is_untagged_meant()
}

fn step<'a>(part: &'static Part, value: &Tlv<'a>, depth: usize, visit: &mut impl FnMut(Found<'a>)) {
    let Some(depth) = depth.checked_sub(1) else { return };
    let mut found = |content, number| {
        if part.name != NOTHING {
            visit(Found { name: part.name, content, number, octets: value.octets });
        }
    };
    match part.of {
        Type::Leaf(content) => found(Some(*content), 1),
        Type::Sequence(parts) => {
            found(None, 1);
            sequence(parts, value.inside(), depth, visit);
        }
        Type::Each(parts) => {
            found(None, u64::try_from(value.inside().count()).unwrap_or(0));
            let Some(part) = parts.first() else { return };
            let meant = value.inside().filter(|inner| is_meant(part, inner.label()));
            meant.for_each(|inner| step(part, &inner, depth, visit));
        }
        Type::Choice(parts) => {
            // A choice with a tag of its own stands in a value of its own (X.680 §31.2.7).
            let inner = if part.tag == UNTAGGED { Some(*value) } else { value.inside().next() };
            let Some(inner) = inner else { return };
            let Some(one) = parts.iter().find(|one| is_meant(one, inner.label())) else { return };
            found(None, one.choice.into());
            step(one, &inner, depth, visit);
        }
    }
}

/// Parts stand in their order; one that is not known is left out.
fn sequence<'a>(
    parts: &'static [Part],
    values: Tlvs<'a>,
    depth: usize,
    visit: &mut impl FnMut(Found<'a>),
) {
    let mut rest = parts.iter();
    for value in values {
        let label = value.label();
        let mut ahead = rest.clone();
        if let Some(part) = ahead.find(|part| is_meant(part, label)) {
            rest = ahead;
            step(part, &value, depth, visit);
        }
    }
}
