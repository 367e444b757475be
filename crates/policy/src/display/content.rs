//! Values as a display filter compares them.

use std::cmp::Ordering;
use std::net::IpAddr;

use wire::Value;

use super::types::Type;

/// In a second.
const NANOS: i128 = 1_000_000_000;

/// A value of a frame, or one that is written in a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Number(i128),
    /// Longer text is not larger text.
    Text(Vec<u8>),
    /// More octets are larger than fewer.
    Octets(Vec<u8>),
    /// A layer with what it carries; so many octets are its own, and so long it says it is.
    Layer {
        octets: Vec<u8>,
        own: usize,
        len: usize,
    },
    /// The bits that count stand behind the address.
    Address(IpAddr, u8),
}

impl Content {
    /// The value of a field of that type.
    pub(super) fn of(value: Value<'_>, kind: Type) -> Self {
        match (value, kind) {
            (Value::Number(seconds), Type::Moment) => {
                Self::Number(i128::from(seconds.cast_signed()).saturating_mul(NANOS))
            }
            (Value::Number(number), Type::Signed(_)) => {
                Self::Number(kind.wrapped(number.cast_signed().into()))
            }
            (Value::Number(number), _) => Self::Number(kind.wrapped(number.into())),
            (Value::Digits(digits), _) => Self::Text(digits.to_string().into_bytes()),
            (Value::Address(address), Type::Text) => Self::Text(address.to_string().into_bytes()),
            (Value::Address(address), _) => Self::address(address),
            (Value::Octets(octets), Type::Text) | (Value::Text(octets), _) => {
                Self::Text(octets.to_vec())
            }
            (Value::Octets(octets), _) => Self::Octets(octets.to_vec()),
            (Value::Labels(octets), _) => Self::Text(labels(octets)),
        }
    }

    /// What stands in no message: times are in ns, and may be before.
    pub(super) fn told(value: Value<'_>, kind: Type) -> Self {
        match (value, kind) {
            (Value::Number(ns), Type::Time) => Self::Number(ns.cast_signed().into()),
            _ => Self::of(value, kind),
        }
    }

    pub(super) fn address(address: IpAddr) -> Self {
        Self::Address(address, if address.is_ipv4() { 32 } else { 128 })
    }

    /// What slices see.
    pub(super) fn octets(&self) -> Option<Vec<u8>> {
        match self {
            Self::Number(_) => None,
            Self::Layer { octets, own, .. } => Some(octets.get(..*own).unwrap_or(octets).to_vec()),
            Self::Text(octets) | Self::Octets(octets) => Some(octets.clone()),
            Self::Address(IpAddr::V4(address), _) => Some(address.octets().to_vec()),
            Self::Address(IpAddr::V6(address), _) => Some(address.octets().to_vec()),
        }
    }

    /// What `contains` and `matches` see: of a layer what it carries too.
    pub(super) fn searched(&self) -> Option<Vec<u8>> {
        match self {
            Self::Layer { octets, .. } => Some(octets.clone()),
            Self::Number(_) | Self::Text(_) | Self::Octets(_) | Self::Address(..) => self.octets(),
        }
    }

    /// Nothing where one has no place before or behind the other.
    pub(super) fn order(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Number(one), Self::Number(other)) => Some(one.cmp(other)),
            (Self::Text(one), Self::Text(other)) => Some(one.cmp(other)),
            (Self::Octets(one), Self::Octets(other)) => {
                Some(one.len().cmp(&other.len()).then_with(|| one.cmp(other)))
            }
            (Self::Address(IpAddr::V4(one), len), Self::Address(IpAddr::V4(other), other_len)) => {
                let mask = u32::MAX.checked_shl(rest(32, *len, *other_len)).unwrap_or(0);
                Some((one.to_bits() & mask).cmp(&(other.to_bits() & mask)))
            }
            (Self::Address(IpAddr::V6(one), len), Self::Address(IpAddr::V6(other), other_len)) => {
                let mask = u128::MAX.checked_shl(rest(128, *len, *other_len)).unwrap_or(0);
                Some((one.to_bits() & mask).cmp(&(other.to_bits() & mask)))
            }
            (Self::Layer { octets, own, .. }, other) => {
                Self::Octets(octets.get(..*own).unwrap_or(octets).to_vec()).order(other)
            }
            (one, Self::Layer { octets, own, .. }) => {
                one.order(&Self::Octets(octets.get(..*own).unwrap_or(octets).to_vec()))
            }
            _ => None,
        }
    }

    pub(super) fn contains(&self, needle: &Self) -> bool {
        let (Some(have), Some(needle)) = (self.searched(), needle.octets()) else { return false };
        needle.is_empty() || have.windows(needle.len()).any(|window| window == needle.as_slice())
    }

    /// Bit by bit; of octets as many as both have.
    pub(super) fn masked(&self, mask: &Self) -> Option<Self> {
        let and = |one: &[u8], other: &[u8]| {
            one.iter().zip(other).map(|(one, other)| one & other).collect::<Vec<u8>>()
        };
        match (self, mask) {
            (Self::Number(one), Self::Number(other)) => Some(Self::Number(one & other)),
            (Self::Octets(one), Self::Octets(other)) => Some(Self::Octets(and(one, other))),
            (Self::Address(IpAddr::V4(one), _), Self::Address(IpAddr::V4(other), _)) => {
                Some(Self::address(IpAddr::V4(*one & *other)))
            }
            (Self::Address(IpAddr::V6(one), _), Self::Address(IpAddr::V6(other), _)) => {
                Some(Self::address(IpAddr::V6(*one & *other)))
            }
            _ => None,
        }
    }

    /// What a test of a value alone asks: any bit set.
    pub(super) fn is_set(&self) -> bool {
        match self {
            Self::Number(number) => *number != 0,
            Self::Text(_) | Self::Layer { .. } => true,
            Self::Octets(octets) => octets.iter().any(|octet| *octet != 0),
            Self::Address(address, _) => !address.is_unspecified(),
        }
    }
}

/// Bits that do not count behind the shorter of two prefixes.
fn rest(bits: u32, len: u8, other: u8) -> u32 {
    bits.saturating_sub(len.min(other).into())
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
