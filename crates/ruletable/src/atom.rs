//! Values as keys, so that sets and the index of rules find them by hash.

use core::hash::{BuildHasher as _, Hasher as _};
use core::net::IpAddr;

use foldhash::fast::FixedState;
use numbering::Digits;
use wire::Value;

use crate::model::{Member, Wildcard};
use crate::text;

/// How a value becomes a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Shape {
    Number,
    Digits,
    /// The first so many digits.
    Prefix(u8),
    /// The first so many bits of an IPv4 address.
    V4(u8),
    /// The first so many bits of an IPv6 address.
    V6(u8),
    /// A hash of a name in lower case; two names may share it.
    Name,
    /// Hashes of the ends of a name, each behind a dot.
    Leading,
    /// Hashes of the beginnings of a name, each before a dot.
    Trailing,
    /// A hash of the octets of a text; two texts may share it.
    Octets,
}

impl Shape {
    /// Visits every key that some values have of this shape; those that most rules are found by take the fewest steps.
    #[inline]
    pub(crate) fn each_key_of(self, values: &[Value<'_>], mut visit: impl FnMut(u128)) {
        match self {
            Self::Number => {
                for number in values.iter().filter_map(number) {
                    visit(number.into());
                }
            }
            Self::Prefix(len) => {
                let prefix = Prefix::new(len);
                for key in values.iter().filter_map(|value| prefix.of(value)) {
                    visit(key);
                }
            }
            Self::Digits
            | Self::V4(_)
            | Self::V6(_)
            | Self::Name
            | Self::Leading
            | Self::Trailing
            | Self::Octets => values.iter().for_each(|value| self.each_key(value, &mut visit)),
        }
    }

    /// Visits every key that a value has of this shape.
    #[inline]
    fn each_key(self, value: &Value<'_>, mut visit: impl FnMut(u128)) {
        if !matches!(self, Self::Leading | Self::Trailing) {
            return self.key(value).map_or((), visit);
        }
        let Some(name) = text::folded(value) else { return };
        for (head, tail) in text::cuts(&name) {
            visit(hash(if self == Self::Leading { tail } else { head }));
        }
    }

    /// The key of a value, where it has one and only one of this shape.
    #[inline]
    pub(crate) fn key(self, value: &Value<'_>) -> Option<u128> {
        match (self, value) {
            (Self::Number, Value::Number(number)) => Some(u128::from(*number)),
            (Self::Digits, Value::Digits(digits)) => Some(digits_key(*digits)),
            (Self::Prefix(len), value) => Prefix::new(len).of(value),
            (Self::V4(len), Value::Address(IpAddr::V4(address))) => {
                Some(u128::from(address.to_bits() & mask_v4(len)))
            }
            (Self::V6(len), Value::Address(IpAddr::V6(address))) => {
                Some(address.to_bits() & mask_v6(len))
            }
            (Self::Name, value) => text::name_hash(value).map(u128::from),
            (Self::Octets, Value::Text(octets) | Value::Octets(octets)) => Some(hash(octets)),
            _ => None,
        }
    }
}

impl Shape {
    /// A shape of fewer digits or bits under which values of this shape can stand too.
    pub(crate) fn is_within(self, other: Self) -> bool {
        match (self, other) {
            (Self::Digits, Self::Prefix(_)) => true,
            (Self::Prefix(long), Self::Prefix(short))
            | (Self::V4(long), Self::V4(short))
            | (Self::V6(long), Self::V6(short)) => long > short,
            _ => false,
        }
    }

    /// The key of this shape for values of a key of a shape within it; nothing where they are too short.
    pub(crate) fn shortened(self, key: u128) -> Option<u128> {
        match self {
            Self::Prefix(len) => {
                let digits = Digits::from_packed(key)?;
                let len = usize::from(len);
                (digits.len() >= len).then(|| digits_key(digits.prefix(len)))
            }
            Self::V4(len) => {
                u32::try_from(key).ok().map(|address| u128::from(address & mask_v4(len)))
            }
            Self::V6(len) => Some(key & mask_v6(len)),
            Self::Number
            | Self::Digits
            | Self::Name
            | Self::Leading
            | Self::Trailing
            | Self::Octets => None,
        }
    }
}

/// The shape and key that every value matched by `member` has, where there is one.
pub(crate) fn of(member: &Member) -> Option<(Shape, u128)> {
    match member {
        Member::Number(number) => Some((Shape::Number, u128::from(*number))),
        Member::Range(..) => None,
        Member::Digits(digits) => Some((Shape::Digits, digits_key(*digits))),
        Member::Prefix(digits) => {
            Some((Shape::Prefix(u8::try_from(digits.len()).ok()?), digits_key(*digits)))
        }
        Member::Network(network, len) => Some(of_network(*network, *len)),
        Member::Name(name) => Some(match name.wildcard {
            Wildcard::None => (Shape::Name, text::text_hash(&name.text).into()),
            Wildcard::Leading => (Shape::Leading, hash(&name.text)),
            Wildcard::Trailing => (Shape::Trailing, hash(&name.text)),
        }),
        Member::Text(octets) | Member::Octets(octets) => Some((Shape::Octets, hash(octets))),
    }
}

/// The shape and key of the addresses in a network.
pub(crate) fn of_network(network: IpAddr, len: u8) -> (Shape, u128) {
    match network {
        IpAddr::V4(address) => (Shape::V4(len), u128::from(address.to_bits() & mask_v4(len))),
        IpAddr::V6(address) => (Shape::V6(len), address.to_bits() & mask_v6(len)),
    }
}

fn number(value: &Value<'_>) -> Option<u64> {
    match value {
        Value::Number(number) => Some(*number),
        Value::Digits(_)
        | Value::Address(_)
        | Value::Octets(_)
        | Value::Text(_)
        | Value::Labels(_) => None,
    }
}

/// So many digits, as they stand in a key.
#[derive(Clone, Copy)]
struct Prefix {
    len: u8,
    mask: u128,
}

impl Prefix {
    #[inline]
    fn new(len: u8) -> Self {
        const NIBBLE: u32 = 4;
        let behind = u128::MAX.checked_shr(u32::from(len).saturating_mul(NIBBLE)).unwrap_or(0);
        Self { len, mask: !behind }
    }

    /// The key of [`Digits::prefix`] of that length, where the value has so many digits.
    #[inline]
    fn of(self, value: &Value<'_>) -> Option<u128> {
        let Value::Digits(digits) = value else { return None };
        let has_all = digits.len() >= usize::from(self.len);
        has_all.then(|| digits.packed() & self.mask | u128::from(self.len))
    }
}

/// The upper and the lower half of a key.
#[inline]
pub(crate) fn halves(key: u128) -> [u64; 2] {
    let low = u64::try_from(key & u128::from(u64::MAX)).unwrap_or(0);
    [u64::try_from(key >> 64).unwrap_or(0), low]
}

fn digits_key(digits: Digits) -> u128 {
    digits.packed()
}

fn mask_v4(len: u8) -> u32 {
    !u32::MAX.checked_shr(len.into()).unwrap_or(0)
}

fn mask_v6(len: u8) -> u128 {
    !u128::MAX.checked_shr(len.into()).unwrap_or(0)
}

fn hash(octets: &[u8]) -> u128 {
    let mut hasher = FixedState::default().build_hasher();
    hasher.write(octets);
    u128::from(hasher.finish())
}
