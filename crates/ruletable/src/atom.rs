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
    /// Visits every key that a value has of this shape.
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
            (Self::Prefix(len), Value::Digits(digits)) => Prefix::new(len).of(*digits),
            _ => self.rare_key(value),
        }
    }

    /// The same of values that fewer rules ask for.
    #[inline(never)]
    fn rare_key(self, value: &Value<'_>) -> Option<u128> {
        match (self, value) {
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

/// A shape, and what it takes to make the keys of values: those that most rules are found by take the fewest steps.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cut {
    Number,
    Digits(Prefix),
    V4(u32),
    V6(u128),
    Rare(Shape),
}

impl Cut {
    pub(crate) fn new(shape: Shape) -> Self {
        match shape {
            Shape::Number => Self::Number,
            Shape::Digits => Self::Digits(Prefix::ALL),
            Shape::Prefix(len) => Self::Digits(Prefix::new(len)),
            Shape::V4(len) => Self::V4(mask_v4(len)),
            Shape::V6(len) => Self::V6(mask_v6(len)),
            Shape::Name | Shape::Leading | Shape::Trailing | Shape::Octets => Self::Rare(shape),
        }
    }

    /// Visits both halves of every key that some values have, each with the half by which it is told from others first.
    #[inline]
    pub(crate) fn each_key(self, values: &[Value<'_>], mut visit: impl FnMut(u64, [u64; 2])) {
        let values = values.iter();
        match self {
            Self::Number => values.filter_map(number).for_each(|low| visit(low, [0, low])),
            Self::Digits(prefix) => {
                let keys = values.filter_map(|value| prefix.of(digits(value)?)).map(halves);
                keys.for_each(|[high, low]| visit(high, [high, low]));
            }
            Self::V4(mask) => {
                let keys = values.filter_map(v4).map(|address| u64::from(address & mask));
                keys.for_each(|low| visit(low, [0, low]));
            }
            Self::V6(mask) => {
                let keys = values.filter_map(v6).map(|address| halves(address & mask));
                keys.for_each(|[high, low]| visit(high, [high, low]));
            }
            Self::Rare(shape) => {
                let mut visit = |[high, low]: [u64; 2]| visit(low, [high, low]);
                values.for_each(|value| shape.each_key(value, |key| visit(halves(key))));
            }
        }
    }

    /// The half of a key by which it is told from others first.
    pub(crate) fn rank(self, key: u128) -> u64 {
        let [high, low] = halves(key);
        match self {
            Self::Digits(_) | Self::V6(_) => high,
            Self::Number | Self::V4(_) | Self::Rare(_) => low,
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

#[inline]
fn number(value: &Value<'_>) -> Option<u64> {
    let Value::Number(number) = value else { return None };
    Some(*number)
}

#[inline]
fn digits(value: &Value<'_>) -> Option<Digits> {
    let Value::Digits(digits) = value else { return None };
    Some(*digits)
}

#[inline]
fn v4(value: &Value<'_>) -> Option<u32> {
    let Value::Address(IpAddr::V4(address)) = value else { return None };
    Some(address.to_bits())
}

#[inline]
fn v6(value: &Value<'_>) -> Option<u128> {
    let Value::Address(IpAddr::V6(address)) = value else { return None };
    Some(address.to_bits())
}

/// So many digits, as they stand in a key.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Prefix {
    len: u8,
    mask: u128,
    count: u8,
}

impl Prefix {
    /// All digits of a value, however many.
    const ALL: Self = Self { len: 0, mask: u128::MAX, count: 0 };

    #[inline]
    fn new(len: u8) -> Self {
        const NIBBLE: u32 = 4;
        let behind = u128::MAX.checked_shr(u32::from(len).saturating_mul(NIBBLE)).unwrap_or(0);
        Self { len, mask: !behind, count: len }
    }

    /// The key of [`Digits::prefix`] of that length, where the value has so many digits.
    #[inline]
    fn of(self, digits: Digits) -> Option<u128> {
        let has_all = digits.len() >= usize::from(self.len);
        has_all.then(|| digits.packed() & self.mask | u128::from(self.count))
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
