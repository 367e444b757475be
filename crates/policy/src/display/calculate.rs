//! Arithmetic of display filters: without a result where it has no room in a register of the field's width.

use std::net::IpAddr;

use super::Math;
use super::content::Content;
use super::types::Type;

/// Nothing where there is no result.
pub(super) fn calculate(math: Math, one: &Content, other: &Content, kind: Type) -> Option<Content> {
    if math == Math::And {
        return one.masked(other);
    }
    let (Content::Number(one), Content::Number(other)) = (one, other) else { return None };
    let result = match math {
        Math::Add => one.checked_add(*other),
        Math::Subtract => one.checked_sub(*other),
        Math::Multiply => one.checked_mul(*other),
        Math::Divide => one.checked_div(*other),
        Math::Remainder => one.checked_rem(*other),
        Math::And => None,
    };
    result.filter(|result| kind.has_room([*one, *other, *result])).map(Content::Number)
}

pub(super) fn negative(value: &Content, kind: Type) -> Option<Content> {
    let Content::Number(number) = value else { return None };
    let minus = number.checked_neg()?;
    kind.has_room([*number, minus]).then_some(Content::Number(minus))
}

/// True where the number below zero has room beside its sign.
pub(super) fn has_negative(value: &Content, kind: Type) -> bool {
    matches!(value, Content::Number(number) if *number <= kind.largest_with_sign())
}

pub(super) fn absolute(value: &Content) -> Option<Content> {
    let Content::Number(number) = value else { return None };
    Some(Content::Number(number.saturating_abs()))
}

/// A value as text; of an object identifier its numbers with dots.
pub(super) fn shown(value: &Content, kind: Type) -> Option<Vec<u8>> {
    let text = match value {
        Content::Number(number) => number.to_string(),
        Content::Address(IpAddr::V4(address), _) => address.to_string(),
        Content::Address(IpAddr::V6(address), _) => address.to_string(),
        Content::Octets(octets) if kind == Type::Oid => {
            crate::filter_values::object_identifier(octets)?
        }
        Content::Octets(octets) => {
            let pairs: Vec<String> = octets.iter().map(|octet| format!("{octet:02x}")).collect();
            pairs.join(":")
        }
        Content::Text(_) | Content::Layer { .. } => return None,
    };
    Some(text.into_bytes())
}
