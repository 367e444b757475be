//! A value in a display filter, as the field beside it reads it.

use std::net::IpAddr;

use wire::{Kind, Value};

use crate::value;

/// What a value is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Literal {
    Number(u64),
    Network(IpAddr, u8),
    Octets(Vec<u8>),
}

/// A value as it was written.
#[derive(Clone, Debug)]
pub(super) struct Written {
    pub(super) text: Vec<u8>,
    pub(super) is_quoted: bool,
}

impl Written {
    /// The value for a field of that kind; nothing where it can be none of its values.
    pub(super) fn read(&self, kind: Kind) -> Option<Literal> {
        let text = std::str::from_utf8(&self.text).ok();
        match kind {
            Kind::Number | Kind::Signed => text.and_then(number).map(Literal::Number),
            Kind::Flag => text.and_then(flag).map(Literal::Number),
            Kind::Code(names) => {
                let by_number = || text.filter(|_| !self.is_quoted).and_then(number);
                let by_name = || value::named(names, text?);
                by_number().or_else(by_name).map(Literal::Number)
            }
            Kind::Address => text
                .and_then(value::any_network)
                .map(|(address, len)| Literal::Network(address, len)),
            Kind::Digits | Kind::Text | Kind::Name | Kind::Labels => {
                Some(Literal::Octets(self.text.clone()))
            }
            Kind::Octets if self.is_quoted => Some(Literal::Octets(self.text.clone())),
            Kind::Octets => text.and_then(octets).map(Literal::Octets),
            Kind::Oid => text.and_then(value::object_identifier).map(Literal::Octets),
        }
    }

    /// What is searched for in strings and octets.
    pub(super) fn needle(&self, kind: Kind) -> Option<Literal> {
        match kind {
            Kind::Digits | Kind::Text | Kind::Name | Kind::Labels => {
                Some(Literal::Octets(self.text.clone()))
            }
            Kind::Octets | Kind::Oid => self.read(Kind::Octets),
            Kind::Number | Kind::Signed | Kind::Flag | Kind::Code(_) | Kind::Address => None,
        }
    }
}

/// Decimal, `0x` hexadecimal, `0b` binary, `0` octal, or a character in quotes.
pub(super) fn number(text: &str) -> Option<u64> {
    if let Some(character) = text.strip_prefix('\'').and_then(|text| text.strip_suffix('\'')) {
        let mut octets = character.bytes();
        return octets.next().filter(|_| octets.next().is_none()).map(u64::from);
    }
    let lower = text.to_ascii_lowercase();
    if let Some(digits) = lower.strip_prefix("0x") {
        return u64::from_str_radix(digits, 16).ok();
    }
    if let Some(digits) = lower.strip_prefix("0b") {
        return u64::from_str_radix(digits, 2).ok();
    }
    match lower.strip_prefix('0') {
        Some(digits) if !digits.is_empty() => u64::from_str_radix(digits, 8).ok(),
        _ => lower.parse().ok(),
    }
}

fn flag(text: &str) -> Option<u64> {
    match text.to_ascii_lowercase().as_str() {
        "true" => Some(1),
        "false" => Some(0),
        _ => number(text).map(|number| u64::from(number != 0)),
    }
}

/// `0a:1b`, `0a-1b`, `0a.1b`, `0a1b`, or `0x0a1b`.
pub(super) fn octets(text: &str) -> Option<Vec<u8>> {
    let digits: String = text
        .strip_prefix("0x")
        .unwrap_or(text)
        .chars()
        .filter(|c| !matches!(c, ':' | '-' | '.'))
        .collect();
    if digits.is_empty() || !digits.len().is_multiple_of(2) {
        return None;
    }
    let pairs = digits.as_bytes().chunks_exact(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

/// The octets of a value, as slices, `contains` and `matches` see them.
pub(super) fn as_octets(value: Value<'_>) -> Option<Vec<u8>> {
    match value {
        Value::Number(_) => None,
        Value::Digits(digits) => Some(digits.to_string().into_bytes()),
        Value::Address(IpAddr::V4(address)) => Some(address.octets().to_vec()),
        Value::Address(IpAddr::V6(address)) => Some(address.octets().to_vec()),
        Value::Octets(octets) | Value::Text(octets) => Some(octets.to_vec()),
        Value::Labels(octets) => Some(labels(octets)),
    }
}

/// Labels with dots between.
fn labels(mut octets: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    while let Some((len, rest)) = octets.split_first() {
        let (label, behind) = rest.split_at(usize::from(*len).min(rest.len()));
        if !text.is_empty() {
            text.push(b'.');
        }
        text.extend(label);
        octets = behind;
    }
    text
}
