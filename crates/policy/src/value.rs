//! What a value means for the field beside it.

use std::net::IpAddr;

use numbering::{Digits, Plmn};
use ruletable::{Member, Name};
use wire::{Kind, Names};

use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::tree::Value;

/// How a value is read.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Reading {
    /// As the field's values are.
    Plain(Kind),
    /// As the beginning of digits: `imsi.plmn`.
    Network,
}

/// A value as a member of a set; an error names what it should be.
pub(crate) fn member(value: &Value, reading: Reading) -> Result<Member, Box<Diagnostic>> {
    let text = value.text.as_str();
    let wrong = |wanted: &str| {
        let message = format!("`{text}` is no {wanted}");
        Box::new(Diagnostic::new(codes::BAD_VALUE, value.span, message, ""))
    };
    match reading {
        Reading::Network => network_code(text)
            .map(Member::Prefix)
            .ok_or_else(|| wrong("network code such as 001-01")),
        Reading::Plain(Kind::Number | Kind::Signed) => {
            numbers(text).ok_or_else(|| wrong("number, nor a range such as 1..5"))
        }
        Reading::Plain(Kind::Flag) => flag(text).ok_or_else(|| wrong("flag: 0, 1, false or true")),
        Reading::Plain(Kind::Code(names)) => code(value, names),
        Reading::Plain(Kind::Digits) => digits(text).ok_or_else(|| {
            wrong("string of digits, with `*` at the end for a prefix, nor a network code")
        }),
        Reading::Plain(Kind::Address) => network(text)
            .map(|(address, len)| Member::Network(address, len))
            .ok_or_else(|| wrong("address or network such as 192.0.2.0/24")),
        Reading::Plain(Kind::Octets) => octets(value)
            .map(|octets| Member::Octets(octets.into()))
            .ok_or_else(|| wrong("string of octets such as 0a:1b:2c, at most 255")),
        Reading::Plain(Kind::Oid) => object_identifier(text)
            .map(|octets| Member::Octets(octets.into()))
            .ok_or_else(|| wrong("object identifier such as 0.4.0.0.1.0.1.3")),
        Reading::Plain(Kind::Text) => (text.len() <= 255)
            .then(|| Member::Text(text.as_bytes().into()))
            .ok_or_else(|| wrong("text of at most 255 octets")),
        Reading::Plain(Kind::Labels | Kind::Name) => Name::parse(text)
            .map(Member::Name)
            .ok_or_else(|| wrong("name such as \"*.mnc001.mcc001.gprs\"")),
    }
}

/// A number in decimal or, after `0x`, hexadecimal digits.
pub(crate) fn number(text: &str) -> Option<u64> {
    match text.strip_prefix("0x") {
        Some(digits) => u64::from_str_radix(digits, 16).ok(),
        None => text.parse().ok().filter(|_| !text.starts_with('+')),
    }
}

/// The code point of a name, which must be the only one of that name.
pub(crate) fn named(names: Names, text: &str) -> Option<u64> {
    let mut known = names.iter().filter(|(_, name)| name.eq_ignore_ascii_case(text));
    let (code, _) = known.next()?;
    known.next().is_none().then_some(*code)
}

/// `192.0.2.1`, `192.0.2.0/24`, `2001:db8::/32`; bits behind the prefix must be zero.
pub(crate) fn network(text: &str) -> Option<(IpAddr, u8)> {
    let (address, len) = any_network(text)?;
    let rest = |len: u8| match address {
        IpAddr::V4(address) => u128::from(address.to_bits().checked_shl(len.into()).unwrap_or(0)),
        IpAddr::V6(address) => address.to_bits().checked_shl(len.into()).unwrap_or(0),
    };
    (rest(len) == 0).then_some((address, len))
}

/// The same, whatever stands behind the prefix.
pub(crate) fn any_network(text: &str) -> Option<(IpAddr, u8)> {
    let (address, len) = match text.split_once('/') {
        Some((address, len)) => (address.parse::<IpAddr>().ok()?, Some(len.parse::<u8>().ok()?)),
        None => (text.parse().ok()?, None),
    };
    let bits = if address.is_ipv4() { 32 } else { 128 };
    let len = len.unwrap_or(bits);
    (len <= bits).then_some((address, len))
}

/// True where the address begins as the network does.
pub(crate) fn is_in_network(address: IpAddr, network: IpAddr, len: u8) -> bool {
    let rest = |bits: u8| u32::from(bits.saturating_sub(len));
    match (address, network) {
        (IpAddr::V4(one), IpAddr::V4(other)) => {
            let differing = one.to_bits() ^ other.to_bits();
            differing.checked_shr(rest(32)).unwrap_or(0) == 0
        }
        (IpAddr::V6(one), IpAddr::V6(other)) => {
            let differing = one.to_bits() ^ other.to_bits();
            differing.checked_shr(rest(128)).unwrap_or(0) == 0
        }
        _ => false,
    }
}

/// `001-01`, or the digits of country and network one after the other.
pub(crate) fn network_code(text: &str) -> Option<Digits> {
    let plmn = Plmn::parse(text).or_else(|| Plmn::new(Digits::parse(text)?))?;
    Some(plmn.digits())
}

/// Decimal digits, with or without `+` before them.
pub(crate) fn title(text: &str) -> Option<Digits> {
    Digits::parse(text.strip_prefix('+').unwrap_or(text)).filter(|digits| digits.is_decimal())
}

/// What `contains` searches for.
pub(crate) fn needle(value: &Value, kind: Kind) -> Option<Vec<u8>> {
    let octets = match kind {
        Kind::Octets => octets(value)?,
        Kind::Labels | Kind::Name => value.text.to_ascii_lowercase().into_bytes(),
        Kind::Text | Kind::Digits => value.text.clone().into_bytes(),
        Kind::Number | Kind::Signed | Kind::Flag | Kind::Code(_) | Kind::Address | Kind::Oid => {
            return None;
        }
    };
    (1..=ruletable::NEEDLE_MAX).contains(&octets.len()).then_some(octets)
}

/// Octets that a part of a value is compared with, as they read without quotes; else the text.
pub(crate) fn part(value: &Value, kind: Kind) -> Option<Vec<u8>> {
    match kind {
        Kind::Octets => octets(value),
        Kind::Text | Kind::Name => octets(value)
            .or_else(|| (value.text.len() <= 255).then(|| value.text.clone().into_bytes())),
        Kind::Number
        | Kind::Signed
        | Kind::Flag
        | Kind::Code(_)
        | Kind::Digits
        | Kind::Address
        | Kind::Oid
        | Kind::Labels => None,
    }
}

fn numbers(text: &str) -> Option<Member> {
    match text.split_once("..") {
        Some((first, last)) => {
            let (first, last) = (number(first)?, number(last)?);
            (first <= last).then_some(Member::Range(first, last))
        }
        None => number(text).map(Member::Number),
    }
}

pub(crate) fn flag(text: &str) -> Option<Member> {
    match text {
        "0" | "false" | "False" => Some(Member::Number(0)),
        "1" | "true" | "True" => Some(Member::Number(1)),
        _ => None,
    }
}

fn code(value: &Value, names: Names) -> Result<Member, Box<Diagnostic>> {
    let by_name = || named(names, &value.text).map(Member::Number);
    let by_number = || numbers(&value.text);
    by_name().or_else(by_number).ok_or_else(|| {
        let message = format!("no value is named `{}`", value.text);
        let diagnostic = Diagnostic::new(codes::UNKNOWN_NAME, value.span, message, "");
        Box::new(diagnostic.suggest(&value.text, names.iter().map(|(_, name)| *name)))
    })
}

fn digits(text: &str) -> Option<Member> {
    if let Some(prefix) = text.strip_suffix('*') {
        return title(prefix).map(Member::Prefix);
    }
    title(text).or_else(|| network_code(text)).map(Member::Digits)
}

/// The contents octets of an object identifier (X.690 §8.19).
pub(crate) fn object_identifier(text: &str) -> Option<Vec<u8>> {
    let arcs = text.split('.').map(|arc| arc.parse().ok()).collect::<Option<Vec<u64>>>()?;
    let [root @ 0..=2, second, rest @ ..] = arcs.as_slice() else { return None };
    if *root < 2 && *second > 39 {
        return None;
    }
    let first = root.checked_mul(40)?.checked_add(*second)?;
    let mut octets = Vec::new();
    for arc in std::iter::once(&first).chain(rest) {
        let groups = (u64::BITS.saturating_sub(arc.leading_zeros())).div_ceil(7).max(1);
        for group in (0..groups).rev() {
            let bits = arc >> group.checked_mul(7)? & 0x7f;
            let more = if group == 0 { 0 } else { 0x80 };
            octets.push(u8::try_from(bits | more).ok()?);
        }
    }
    (octets.len() <= 255).then_some(octets)
}

fn octets(value: &Value) -> Option<Vec<u8>> {
    if value.is_quoted {
        return (value.text.len() <= 255).then(|| value.text.clone().into_bytes());
    }
    let pairs = value.text.split(':');
    let octet = |pair: &str| (pair.len() == 2).then(|| u8::from_str_radix(pair, 16).ok()).flatten();
    pairs.map(octet).collect::<Option<Vec<_>>>().filter(|octets| octets.len() <= 255)
}
