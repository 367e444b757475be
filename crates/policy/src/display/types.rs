//! The type that Wireshark gives a field: it bounds the values that the field can be compared with.

use std::collections::HashMap;
use std::sync::LazyLock;

use dissect::Row;
use wire::Kind;

/// What the values of a field, or of what is made of it, are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    /// So many bits.
    Unsigned(u8),
    /// So many bits, one of them the sign.
    Signed(u8),
    Boolean,
    Text,
    Ipv4,
    Ipv6,
    /// Of either version, for names of ours.
    Address,
    Octets,
    Ether,
    Oid,
    /// Time that passed, in ns.
    Time,
    /// A moment, in ns since 1970; a field has it in seconds.
    Moment,
    /// There or not: no value.
    Label,
    /// Octets from the beginning of a layer.
    Protocol,
}

/// Types that the kind of a field does not tell, with the names of true and false: a bar is between these where they have
/// commas.
const TABLE: &str = include_str!("types.csv");

/// A type, and the names of true and false where they are not these two words.
type Known = (Type, Option<[&'static str; 2]>);

static EXCEPTIONS: LazyLock<HashMap<&str, Known>> = LazyLock::new(|| {
    let rows = TABLE.lines().skip(1).filter_map(|line| {
        let mut cells = line.splitn(3, ',');
        let (name, kind) = (cells.next()?, Type::named(cells.next()?)?);
        let names = cells.next();
        let names = names.and_then(|names| names.split_once('|').or_else(|| names.split_once(',')));
        Some((name, (kind, names.map(|(yes, no)| [yes, no]))))
    });
    rows.collect()
});

impl Type {
    /// The type of a field.
    pub(super) fn of(row: &Row) -> Self {
        if let Some((kind, _)) = EXCEPTIONS.get(row.name) {
            return *kind;
        }
        match row.kind {
            Kind::Number | Kind::Code(_) => Self::Unsigned(32),
            Kind::Signed => Self::Signed(32),
            Kind::Flag if row.name.ends_with("_element") => Self::Label,
            Kind::Flag => Self::Boolean,
            Kind::Address if crate::wireshark::is_ours(row.name) => Self::Address,
            Kind::Address => Self::Ipv4,
            Kind::Octets => Self::Octets,
            Kind::Oid => Self::Oid,
            Kind::Digits | Kind::Text | Kind::Name | Kind::Labels => Self::Text,
        }
    }

    fn named(name: &str) -> Option<Self> {
        let bits = |digits: &str| digits.parse().ok();
        match name {
            "boolean" => Some(Self::Boolean),
            "ether" => Some(Self::Ether),
            "ipv6" => Some(Self::Ipv6),
            "label" => Some(Self::Label),
            "moment" => Some(Self::Moment),
            _ => match name.split_at_checked(1)? {
                ("u", digits) => bits(digits).map(Self::Unsigned),
                ("i", digits) => bits(digits).map(Self::Signed),
                _ => None,
            },
        }
    }

    pub(super) fn is_number(self) -> bool {
        matches!(self, Self::Unsigned(_) | Self::Signed(_))
    }

    fn is_address(self) -> bool {
        matches!(self, Self::Ipv4 | Self::Ipv6 | Self::Address)
    }

    fn is_octets(self) -> bool {
        matches!(self, Self::Octets | Self::Ether | Self::Oid)
    }

    pub(super) fn has_value(self) -> bool {
        self != Self::Label
    }

    pub(super) fn can_contain(self) -> bool {
        matches!(self, Self::Text | Self::Protocol) || self.is_octets()
    }

    pub(super) fn can_match(self) -> bool {
        self.can_contain() && self != Self::Oid
    }

    pub(super) fn can_be_sliced(self) -> bool {
        self.can_contain() || self.is_address()
    }

    pub(super) fn can_be_masked(self) -> bool {
        self.is_number() || self.is_address() || self.is_octets()
    }

    /// Types whose values can be compared with each other.
    pub(super) fn is_compatible(self, other: Self) -> bool {
        match self {
            Self::Unsigned(_) | Self::Signed(_) => other.is_number() || other == Self::Boolean,
            Self::Octets | Self::Ether | Self::Oid => other.is_octets(),
            Self::Address => other.is_address(),
            Self::Ipv4 | Self::Ipv6 => other == self || other == Self::Address,
            Self::Boolean
            | Self::Text
            | Self::Time
            | Self::Moment
            | Self::Label
            | Self::Protocol => other == self,
        }
    }

    /// Least and largest number.
    pub(super) fn bounds(self) -> (i128, i128) {
        let power = |bits: u8| 1_i128.checked_shl(bits.min(64).into()).unwrap_or(0);
        if let Self::Signed(bits) = self {
            let half = power(bits.saturating_sub(1));
            return (half.saturating_neg(), half.saturating_sub(1));
        }
        let bits = if let Self::Unsigned(bits) = self { bits } else { 64 };
        (0, power(bits).saturating_sub(1))
    }

    /// The largest number of its register that has a sign.
    pub(super) fn largest_with_sign(self) -> i128 {
        if self.is_short() { i32::MAX.into() } else { i64::MAX.into() }
    }

    /// True where a register has room for all these numbers; where one is below zero it has a sign.
    pub(super) fn has_room<const N: usize>(self, numbers: [i128; N]) -> bool {
        let is_signed = matches!(self, Self::Signed(_)) || numbers.iter().any(|number| *number < 0);
        let (least, largest) = match (self.is_short(), is_signed) {
            (true, true) => (i32::MIN.into(), i32::MAX.into()),
            (true, false) => (0, u32::MAX.into()),
            (false, true) => (i64::MIN.into(), i64::MAX.into()),
            (false, false) => (0, u64::MAX.into()),
        };
        numbers.iter().all(|number| (least..=largest).contains(number))
    }

    /// True where a register of 32 bits holds it.
    fn is_short(self) -> bool {
        matches!(self, Self::Unsigned(bits) | Self::Signed(bits) if bits <= 32)
    }

    /// A number as a register of 32 or 64 bits keeps it: what is too large or too small wraps around.
    pub(super) fn wrapped(self, number: i128) -> i128 {
        let low = u64::try_from(number & i128::from(u64::MAX)).unwrap_or(0);
        let short = u32::try_from(low & u64::from(u32::MAX)).unwrap_or(0);
        match (self, self.is_short()) {
            (Self::Signed(_), true) => short.cast_signed().into(),
            (Self::Signed(_), false) => low.cast_signed().into(),
            (_, true) => short.into(),
            (_, false) => low.into(),
        }
    }
}

/// What a field that is true or false calls these two; `True` and `False` where it has no names of its own.
pub(super) fn names_of_truth(name: &str) -> [&'static str; 2] {
    EXCEPTIONS.get(name).and_then(|(_, names)| *names).unwrap_or(["True", "False"])
}
