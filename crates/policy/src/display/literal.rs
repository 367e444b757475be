//! A value as it is written in a display filter, read as the field beside it needs it.

use std::collections::HashMap;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::LazyLock;

use wire::Kind;

use super::content::Content;
use super::moment;
use super::types::{Type, names_of_truth};
use crate::value;

/// Octets of an address of Ethernet (IEEE 802.3 §3.2.3).
const ETHER: usize = 6;

/// Names that Wireshark has for values and rules have not; without a name, that of rules is not Wireshark's; behind `=`
/// the field whose names these are.
const TABLE: &str = include_str!("names.csv");

static OTHER_NAMES: LazyLock<HashMap<&str, Vec<(u64, &str)>>> = LazyLock::new(|| {
    let mut others: HashMap<&str, Vec<(u64, &str)>> = HashMap::new();
    for line in TABLE.lines().skip(1) {
        let mut cells = line.splitn(3, ',');
        let (Some(field), Some(code), Some(name)) = (cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        if let Ok(code) = code.parse() {
            others.entry(field).or_default().push((code, name));
        } else if let Some(same) = others.get(name).cloned() {
            others.insert(field, same);
        }
    }
    others
});

/// A value that is no field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// A word without quotes.
    Word(String),
    /// What stands between double quotes.
    Text(Vec<u8>),
    /// What stands between single quotes.
    Character(u8),
}

/// What the value is to be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    pub(super) kind: Type,
    /// The field whose names for its values count.
    pub(super) row: Option<dissect::Row>,
    /// A part is enough, as `contains` takes it.
    pub(super) is_part: bool,
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&String::from_utf8_lossy(&self.octets_of_text()))
    }
}

impl Written {
    /// Nothing where it can be no value of that type.
    pub(super) fn read(&self, wanted: &Wanted) -> Option<Content> {
        match wanted.kind {
            Type::Unsigned(_) | Type::Signed(_) => {
                let by_number = self.number().filter(|number| {
                    let (least, largest) = wanted.kind.bounds();
                    (least..=largest).contains(number)
                });
                by_number.or_else(|| self.named(wanted)).map(Content::Number)
            }
            Type::Time => self.word().and_then(passed).map(Content::Number),
            Type::Moment => self.name().and_then(moment::read).map(Content::Number),
            Type::Boolean => self.truth(wanted).map(Content::Number),
            Type::Text => Some(Content::Text(self.octets_of_text())),
            Type::Ipv4 => self.word().and_then(ipv4),
            Type::Ipv6 => self.word().and_then(ipv6),
            Type::Address => self.word().and_then(|word| ipv4(word).or_else(|| ipv6(word))),
            Type::Octets | Type::Protocol => match self {
                Self::Word(word) => octets(word).map(Content::Octets),
                Self::Text(_) | Self::Character(_) => Some(Content::Octets(self.octets_of_text())),
            },
            Type::Ether => {
                let octets = self.word().and_then(octets)?;
                let fits = octets.len() == ETHER || wanted.is_part && octets.len() < ETHER;
                fits.then_some(Content::Octets(octets))
            }
            Type::Oid => self.word().and_then(value::object_identifier).map(Content::Octets),
            Type::Label => None,
        }
    }

    fn word(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            Self::Text(_) | Self::Character(_) => None,
        }
    }

    fn octets_of_text(&self) -> Vec<u8> {
        match self {
            Self::Word(word) => word.clone().into_bytes(),
            Self::Text(text) => text.clone(),
            Self::Character(octet) => vec![*octet],
        }
    }

    fn number(&self) -> Option<i128> {
        match self {
            Self::Word(word) => number(word).map(i128::from),
            Self::Text(_) => None,
            Self::Character(octet) => Some((*octet).into()),
        }
    }

    /// The value that the field calls so; letter case does not count.
    fn named(&self, wanted: &Wanted) -> Option<i128> {
        let row = wanted.row?;
        let names = if let Kind::Code(names) = row.kind { names } else { &[] };
        let text = self.name()?;
        let others = OTHER_NAMES.get(row.name).map(Vec::as_slice).unwrap_or_default();
        let is_dropped =
            |code: &u64| others.iter().any(|(known, name)| known == code && name.is_empty());
        let ours = names.iter().filter(|(code, _)| !is_dropped(code));
        let known = ours.chain(others).filter(|(_, name)| name.eq_ignore_ascii_case(text));
        known.map(|(code, _)| wanted.kind.wrapped(i128::from(*code))).min()
    }

    fn name(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            Self::Text(text) => std::str::from_utf8(text).ok(),
            Self::Character(_) => None,
        }
    }

    fn truth(&self, wanted: &Wanted) -> Option<i128> {
        if let Some(word) = self.word() {
            match word {
                "True" | "TRUE" => return Some(1),
                "False" | "FALSE" => return Some(0),
                _ => {}
            }
        }
        if let Some(number) = self.number() {
            return Some(i128::from(number != 0));
        }
        let [yes, no] = names_of_truth(wanted.row?.name);
        let text = self.name().filter(|_| yes != "True")?;
        let is = |name: &str| name.eq_ignore_ascii_case(text);
        is(yes).then_some(1).or_else(|| is(no).then_some(0))
    }
}

/// Decimal, `0x` hexadecimal, `0b` binary or `0` octal.
pub(super) fn number(text: &str) -> Option<u64> {
    let lower = text.to_ascii_lowercase();
    let (digits, radix) = if let Some(digits) = lower.strip_prefix("0x") {
        (digits, 16)
    } else if let Some(digits) = lower.strip_prefix("0b") {
        (digits, 2)
    } else if lower.len() > 1 && lower.starts_with('0') {
        (lower.get(1..)?, 8)
    } else {
        (lower.as_str(), 10)
    };
    u64::from_str_radix(digits, radix).ok().filter(|_| !digits.starts_with('+'))
}

/// Seconds with a fraction, in ns.
fn passed(word: &str) -> Option<i128> {
    let (whole, fraction) = word.split_once('.').unwrap_or((word, ""));
    let is_decimal = |text: &str| text.bytes().all(|digit| digit.is_ascii_digit());
    if word == "."
        || word.is_empty()
        || fraction.len() > 9
        || !is_decimal(fraction)
        || !is_decimal(whole)
    {
        return None;
    }
    let nanos: i128 = format!("{fraction:0<9}").parse().ok()?;
    let seconds: i128 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    seconds.checked_mul(1_000_000_000)?.checked_add(nanos)
}

fn ipv4(word: &str) -> Option<Content> {
    let (address, len) = prefixed(word, 32)?;
    address.parse::<Ipv4Addr>().ok().map(|address| Content::Address(IpAddr::V4(address), len))
}

fn ipv6(word: &str) -> Option<Content> {
    let (address, len) = prefixed(word, 128)?;
    address.parse::<Ipv6Addr>().ok().map(|address| Content::Address(IpAddr::V6(address), len))
}

fn prefixed(word: &str, bits: u8) -> Option<(&str, u8)> {
    let Some((address, len)) = word.split_once('/') else { return Some((word, bits)) };
    let len = len.parse().ok().filter(|len| *len <= bits)?;
    Some((address, len))
}

/// `0a:1b`, `0a-1b`, `0a.1b`, `0a1b`, one octet as `0x0a`; a digit alone is an octet too.
fn octets(word: &str) -> Option<Vec<u8>> {
    let lower = word.to_ascii_lowercase();
    let lower = match lower.strip_prefix("0x") {
        Some(octet) if octet.len() == 2 => octet,
        _ => lower.strip_prefix(':').unwrap_or(&lower),
    };
    let mut digits = lower.bytes().peekable();
    let nibble =
        |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
    let mut octets = Vec::new();
    while let Some(first) = digits.next() {
        let high = nibble(first)?;
        let low = digits.next_if(|digit| nibble(*digit).is_some()).and_then(nibble);
        octets.push(low.map_or(high, |low| high << 4 | low));
        digits.next_if(|mark| matches!(mark, b':' | b'-' | b'.'));
    }
    (!octets.is_empty()).then_some(octets)
}
