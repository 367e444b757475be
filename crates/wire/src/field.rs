//! What a policy can ask of a message is one row in its protocol's table.

use core::fmt;
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use numbering::{Digits, Imei, Imsi, Msisdn, Plmn, Teid};

use crate::{Malformed, Value, Values};

/// Code points with the names that Wireshark prints.
pub type Names = &'static [(u64, &'static str)];

/// A protocol: how its messages are read and what can be asked of them.
pub trait Protocol: 'static {
    /// A decoded message, borrowing the frame.
    type Message<'a>;
    /// The name of the protocol as in Wireshark.
    const NAME: &'static str;
    /// One row a field.
    const FIELDS: &'static [Field<Self>];
    /// Reads one message; what two readers could understand differently is an error.
    fn decode(octets: &[u8]) -> Result<Self::Message<'_>, Malformed>;
    /// As much of a message as can be read, for people who look at it: lengths that lie end at the last octet and
    /// checks are left out. Nothing where not even the header is there. Never judged.
    fn glimpse(octets: &[u8]) -> Option<Self::Message<'_>> {
        Self::decode(octets).ok()
    }
    /// What Wireshark calls malformed, for tools; what a stack would take all the same is not.
    fn malformed(octets: &[u8]) -> Option<Malformed> {
        Self::decode(octets).err()
    }
    /// The rows that may have a value in this message, for tools that show everything.
    fn rows(_message: &Self::Message<'_>, visit: &mut dyn FnMut(u16)) {
        (0_u16..).take(Self::FIELDS.len()).for_each(visit);
    }
}

/// A row: name as in Wireshark, what it holds, what it means, and how it is read.
pub struct Field<P: Protocol + ?Sized> {
    /// Exact Wireshark name where there is one.
    pub name: &'static str,
    /// What its values are.
    pub kind: Kind,
    /// One sentence with the clause of the specification.
    pub doc: &'static str,
    /// Adds each value that the message has.
    pub read: for<'a> fn(&P::Message<'a>, &mut Values<'a>),
}

/// Which values a field has, hence which comparisons a policy may make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// [`Value::Number`].
    Number,
    /// [`Value::Number`] that holds a number below zero as its two's complement.
    Signed,
    /// [`Value::Number`], 0 or 1.
    Flag,
    /// [`Value::Number`] with names.
    Code(Names),
    /// [`Value::Digits`].
    Digits,
    /// [`Value::Address`].
    Address,
    /// [`Value::Octets`].
    Octets,
    /// [`Value::Octets`]: the contents of an object identifier (X.690 §8.19), told as numbers with dots.
    Oid,
    /// [`Value::Text`].
    Text,
    /// [`Value::Text`] that names a host or a realm, compared in either letter case (RFC 6733 §4.3.1).
    Name,
    /// [`Value::Labels`].
    Labels,
}

/// A field of any protocol: the protocol's place in the registry, and the row in its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldId {
    /// Place of the protocol in the registry.
    pub protocol: u8,
    /// Row in the protocol's table.
    pub row: u16,
}

/// Which message this is: what rules are dispatched on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MessageKey {
    /// Place of the protocol in the registry.
    pub protocol: u8,
    /// The protocol's message type, command or operation code.
    pub kind: u32,
}

/// Writes a table of fields: doc comment, name, kind, and how it is read.
///
/// ```text
/// const FIELDS: &'static [Field<Self>] = fields! {
///     /// Subscriber the message is about (TS 29.274 §8.3).
///     "e212.imsi": Kind::Digits => |m| m.imsi();
/// };
/// ```
#[macro_export]
macro_rules! fields {
    ($(#[doc = $doc:literal] $name:literal : $kind:expr => |$message:ident| $read:expr;)*) => {
        &[$($crate::Field {
            name: $name,
            kind: $kind,
            doc: $doc,
            read: |$message, values| $crate::Yield::give($read, values),
        }),*]
    };
}

/// What a row may give: a value, nothing, or several ([`Each`]).
pub trait Yield<'a> {
    /// Adds its values.
    fn give(self, values: &mut Values<'a>);
}

/// Every value of an iterator.
#[derive(Debug)]
pub struct Each<I>(pub I);

impl<'a, I: Iterator<Item: Yield<'a>>> Yield<'a> for Each<I> {
    fn give(self, values: &mut Values<'a>) {
        for item in self.0 {
            if values.is_overflown() {
                break;
            }
            item.give(values);
        }
    }
}

impl<'a, T: Yield<'a>> Yield<'a> for Option<T> {
    #[inline]
    fn give(self, values: &mut Values<'a>) {
        if let Some(item) = self {
            item.give(values);
        }
    }
}

impl<'a, T: Yield<'a>, const N: usize> Yield<'a> for [T; N] {
    #[inline]
    fn give(self, values: &mut Values<'a>) {
        for item in self {
            item.give(values);
        }
    }
}

impl<'a> Yield<'a> for Value<'a> {
    #[inline]
    fn give(self, values: &mut Values<'a>) {
        values.add(self);
    }
}

impl<'a> Yield<'a> for &'a [u8] {
    fn give(self, values: &mut Values<'a>) {
        values.add(Value::Octets(self));
    }
}

macro_rules! yields {
    ($($type:ty => |$item:ident| $value:expr;)*) => {
        $(impl<'a> Yield<'a> for $type {
            #[inline]
            fn give(self, values: &mut Values<'a>) {
                let $item = self;
                values.add($value);
            }
        })*
    };
}

yields! {
    bool => |flag| Value::Number(flag.into());
    u8 => |number| Value::Number(number.into());
    u16 => |number| Value::Number(number.into());
    u32 => |number| Value::Number(number.into());
    u64 => |number| Value::Number(number);
    i32 => |number| Value::Number(i64::from(number).cast_unsigned());
    Digits => |digits| Value::Digits(digits);
    Imsi => |imsi| Value::Digits(imsi.digits());
    Msisdn => |msisdn| Value::Digits(msisdn.0);
    Imei => |imei| Value::Digits(imei.0);
    Plmn => |plmn| Value::Digits(plmn.digits());
    Teid => |teid| Value::Number(teid.0.into());
    IpAddr => |address| Value::Address(address);
    Ipv4Addr => |address| Value::Address(address.into());
    Ipv6Addr => |address| Value::Address(address.into());
}

impl<'a, A: Yield<'a>, B: Yield<'a>> Yield<'a> for (A, B) {
    #[inline]
    fn give(self, values: &mut Values<'a>) {
        self.0.give(values);
        self.1.give(values);
    }
}

/// How many rows several tables have.
#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated by the compiler"
)]
pub const fn count<P: Protocol>(tables: &[&[Field<P>]]) -> usize {
    let (mut table, mut count) = (0, 0);
    while table < tables.len() {
        count += tables[table].len();
        table += 1;
    }
    count
}

/// Several tables, of which the first has a row, as one.
#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated by the compiler"
)]
pub const fn join<P: Protocol, const N: usize>(tables: &[&[Field<P>]]) -> [Field<P>; N] {
    let mut all = [tables[0][0]; N];
    let (mut table, mut at) = (0, 0);
    while table < tables.len() {
        let mut row = 0;
        while row < tables[table].len() {
            all[at] = tables[table][row];
            at += 1;
            row += 1;
        }
        table += 1;
    }
    all
}

/// Values of the first field of that name, for tests; none where there is no such field.
pub fn read<'a, P: Protocol>(message: &P::Message<'a>, name: &str) -> Values<'a> {
    let mut values = Values::default();
    if let Some(field) = P::FIELDS.iter().find(|field| field.name == name) {
        (field.read)(message, &mut values);
    }
    values
}

/// Names of the fields that none of these messages has, for tests that every row can be read.
pub fn unread<'s, P: Protocol>(
    messages: &'s [&'s [u8]],
) -> impl Iterator<Item = &'static str> + 's {
    let has = |field: &Field<P>, octets: &[u8]| {
        P::glimpse(octets).is_some_and(|message| {
            let mut values = Values::default();
            (field.read)(&message, &mut values);
            !values.is_empty()
        })
    };
    P::FIELDS
        .iter()
        .filter(move |field| !messages.iter().any(|octets| has(field, octets)))
        .map(|field| field.name)
}

/// Names of the fields of a message that [`Protocol::rows`] leaves out though they have a value, for tests that there is
/// none.
pub fn left_out<P: Protocol>(message: &P::Message<'_>) -> impl Iterator<Item = &'static str> {
    let is_left_out = |row: u16, field: &Field<P>| {
        let mut is_visited = false;
        P::rows(message, &mut |visited| is_visited |= visited == row);
        let mut values = Values::default();
        (field.read)(message, &mut values);
        !is_visited && !values.is_empty()
    };
    (0_u16..)
        .zip(P::FIELDS)
        .filter(move |(row, field)| is_left_out(*row, field))
        .map(|(_, field)| field.name)
}

impl<P: Protocol + ?Sized> Copy for Field<P> {}

impl<P: Protocol + ?Sized> Clone for Field<P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P: Protocol + ?Sized> fmt::Debug for Field<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Field")
            .field("name", &self.name)
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Reader;

    struct Sample;
    struct SampleMessage<'a> {
        number: u8,
        octets: &'a [u8],
    }

    impl Protocol for Sample {
        type Message<'a> = SampleMessage<'a>;
        const NAME: &'static str = "sample";
        const FIELDS: &'static [Field<Self>] = fields! {
            /// A number.
            "sample.number": Kind::Number => |m| m.number;
            /// Each octet.
            "sample.each": Kind::Number => |m| Each(m.octets.iter().copied());
            /// All octets.
            "sample.octets": Kind::Octets => |m| m.octets;
        };
        fn decode(octets: &[u8]) -> Result<SampleMessage<'_>, Malformed> {
            let mut reader = Reader::new(octets);
            Ok(SampleMessage { number: reader.u8()?, octets: reader.rest() })
        }
    }

    #[test]
    fn a_row_gives_its_values_in_order() {
        let message = Sample::decode(&[1, 2, 3]).unwrap();
        let mut values = Values::default();

        for field in Sample::FIELDS {
            (field.read)(&message, &mut values);
        }

        let expected =
            [Value::Number(1), Value::Number(2), Value::Number(3), Value::Octets(&[2, 3])];
        assert_eq!(values.as_slice(), expected);
    }

    #[test]
    fn values_beyond_the_bound_are_noticed() {
        let octets = [7; 300];
        let message = Sample::decode(&octets).unwrap();
        let mut values = Values::default();

        (Sample::FIELDS[1].read)(&message, &mut values);

        assert!(values.is_overflown());
        assert_eq!(values.len(), crate::VALUES_MAX);
    }
}
