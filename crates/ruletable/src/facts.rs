//! What is known of one message: each field is read at most once.

use alloc::boxed::Box;

use arrayvec::ArrayVec;
use wire::{FieldId, Value, Values};

use crate::model::{Comparison, Member, Operand, Owner, PartyIs, Relation, Side, Test};
use crate::party::Lists;
use crate::pattern::Pattern;
use crate::set::Set;
use crate::{Party, Subject, text};

/// Different fields that may be asked of one message.
const FIELDS_MAX: usize = 64;

/// The message says more than can be judged.
pub(crate) struct TooMuch;

/// What the policy lists, for tests that ask.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) sets: Box<[Set]>,
    pub(crate) patterns: Box<[Pattern]>,
    pub(crate) home: Lists,
    pub(crate) partners: Box<[Lists]>,
}

/// A message and the fields read so far.
pub(crate) struct Facts<'s, 'a, S> {
    subject: &'s S,
    known: &'s Known,
    values: Values<'a>,
    read: ArrayVec<Read, FIELDS_MAX>,
}

struct Read {
    field: FieldId,
    from: u8,
    to: u8,
}

impl<'s, 'a, S: Subject<'a>> Facts<'s, 'a, S> {
    pub(crate) fn new(subject: &'s S, known: &'s Known) -> Self {
        Self { subject, known, values: Values::default(), read: ArrayVec::new() }
    }

    pub(crate) fn holds(&mut self, test: &Test) -> Result<bool, TooMuch> {
        match test {
            Test::Present(field) => self.values(*field).map(|values| !values.is_empty()),
            Test::Field(comparison) => self.compare(comparison),
            Test::Party(side, is) => Ok(match (self.party(*side), is) {
                (Party::Home, PartyIs::Home)
                | (Party::Partner(_), PartyIs::AnyPartner)
                | (Party::Misplaced(_), PartyIs::Misplaced) => true,
                (Party::Partner(id), PartyIs::Partner(wanted)) => id == *wanted,
                (Party::Home | Party::Partner(_) | Party::Misplaced(_) | Party::Stranger, _) => {
                    false
                }
            }),
            Test::Link(name) => Ok(self.subject.link() == Some(&**name)),
            Test::Way(way) => Ok(self.subject.direction() == *way),
        }
    }

    pub(crate) fn party(&self, side: Side) -> Party {
        match side {
            Side::Source => self.subject.source(),
            Side::Destination => self.subject.destination(),
        }
    }

    /// The values of a field, read when first asked.
    pub(crate) fn values(&mut self, field: FieldId) -> Result<&[Value<'a>], TooMuch> {
        let known = self.read.iter().find(|read| read.field == field);
        let (from, to) = match known {
            Some(read) => (read.from, read.to),
            None => self.extract(field)?,
        };
        self.values.as_slice().get(usize::from(from)..usize::from(to)).ok_or(TooMuch)
    }

    fn extract(&mut self, field: FieldId) -> Result<(u8, u8), TooMuch> {
        let from = u8::try_from(self.values.len()).map_err(|_| TooMuch)?;
        self.subject.read(field, &mut self.values);
        let to = u8::try_from(self.values.len()).map_err(|_| TooMuch)?;
        if self.values.is_overflown() {
            return Err(TooMuch);
        }
        self.read.try_push(Read { field, from, to }).map_err(|_| TooMuch)?;
        Ok((from, to))
    }

    fn compare(&mut self, comparison: &Comparison) -> Result<bool, TooMuch> {
        let known = self.known;
        let Some(listed) = self.lists(&comparison.operand) else { return Ok(false) };
        let values = self.values(comparison.field)?;
        let mut answers = values
            .iter()
            .map(|value| is_match(known, listed, &comparison.operand, value) != comparison.negated);
        Ok(if comparison.every {
            !values.is_empty() && answers.all(|answer| answer)
        } else {
            answers.any(|answer| answer)
        })
    }

    /// Whose lists the operand asks; nothing where that end is nobody's.
    fn lists(&self, operand: &Operand) -> Option<&'s Lists> {
        let side = match operand {
            Operand::List(Owner::Source, _) => Side::Source,
            Operand::List(Owner::Destination, _) => Side::Destination,
            Operand::List(Owner::Home, _)
            | Operand::Is(_)
            | Operand::Order(..)
            | Operand::Contains(_)
            | Operand::Matches(_)
            | Operand::Slice(..)
            | Operand::Bits { .. }
            | Operand::Set(_) => return Some(&self.known.home),
        };
        match self.party(side) {
            Party::Partner(id) => self.known.partners.get(usize::from(id.0)),
            Party::Home | Party::Misplaced(_) | Party::Stranger => None,
        }
    }
}

fn is_match(known: &Known, lists: &Lists, operand: &Operand, value: &Value<'_>) -> bool {
    match operand {
        Operand::Is(member) => is_member(member, value),
        Operand::Order(relation, bound) => match value {
            Value::Number(number) => relation.holds(*number, *bound),
            Value::Digits(_)
            | Value::Address(_)
            | Value::Octets(_)
            | Value::Text(_)
            | Value::Labels(_) => false,
        },
        Operand::Contains(needle) => text::contains(value, needle),
        Operand::Set(set) => usize::try_from(set.0)
            .ok()
            .and_then(|place| known.sets.get(place))
            .is_some_and(|set| set.has(value)),
        Operand::List(_, list) => lists.has(*list, value),
        Operand::Matches(pattern) => usize::try_from(pattern.0)
            .ok()
            .and_then(|place| known.patterns.get(place))
            .is_some_and(|pattern| pattern.matches(value)),
        Operand::Slice(slice, wanted) => match value {
            Value::Octets(octets) | Value::Text(octets) => {
                slice.of(octets).is_some_and(|octets| *octets == **wanted)
            }
            Value::Number(_) | Value::Digits(_) | Value::Address(_) | Value::Labels(_) => false,
        },
        Operand::Bits { mask, wanted } => {
            matches!(value, Value::Number(number) if number & mask == *wanted)
        }
    }
}

/// True where `value` is what `member` means.
pub(crate) fn is_member(member: &Member, value: &Value<'_>) -> bool {
    match (member, value) {
        (Member::Number(wanted), Value::Number(number)) => number == wanted,
        (Member::Range(first, last), Value::Number(number)) => (first..=last).contains(&number),
        (Member::Digits(wanted), Value::Digits(digits)) => digits == wanted,
        (Member::Prefix(prefix), Value::Digits(digits)) => digits.starts_with(*prefix),
        (Member::Network(..), Value::Address(_)) => {
            crate::atom::of(member).is_some_and(|(shape, key)| shape.key(value) == Some(key))
        }
        (Member::Name(pattern), _) => {
            text::folded(value).is_some_and(|name| text::is_named(&name, pattern))
        }
        (
            Member::Text(wanted) | Member::Octets(wanted),
            Value::Text(octets) | Value::Octets(octets),
        ) => **wanted == **octets,
        _ => false,
    }
}

impl Relation {
    fn holds(self, number: u64, bound: u64) -> bool {
        match self {
            Self::Less => number < bound,
            Self::AtMost => number <= bound,
            Self::Greater => number > bound,
            Self::AtLeast => number >= bound,
        }
    }
}
