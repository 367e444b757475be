//! What is known of one message: each field is read at most once.

use alloc::boxed::Box;

use arrayvec::ArrayVec;
use wire::{FieldId, MessageKey, Value, Values};

use crate::model::{Comparison, Member, Operand, Owner, PartyIs, Relation, Side, Test};
use crate::party::Lists;
use crate::pattern::Pattern;
use crate::set::{SetId, Sets};
use crate::{Party, Subject, text};

/// Different fields of one message whose values are remembered; further ones are read whenever they are asked.
const FIELDS_MAX: usize = 250;
/// Places of fields read; more than fields, so that two seldom share one.
const PLACES: usize = 128;
/// Answers remembered of questions that several conditions ask.
const ANSWERS: usize = 32;

/// The message says more than can be judged.
#[derive(Debug)]
pub(crate) struct TooMuch;

/// What the policy lists, for tests that ask.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) sets: Sets,
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
    /// For each place the number of the field read that stands there, from one on.
    places: [u8; PLACES],
    /// Questions by their last bits, each twice its place and one more where it holds.
    answers: [u32; ANSWERS],
}

#[derive(Clone, Copy)]
struct Read {
    field: FieldId,
    from: u8,
    to: u8,
}

impl<'s, 'a, S: Subject<'a>> Facts<'s, 'a, S> {
    #[inline]
    pub(crate) fn new(subject: &'s S, known: &'s Known) -> Self {
        Self {
            subject,
            known,
            values: Values::default(),
            read: ArrayVec::new(),
            places: [0; PLACES],
            answers: [u32::MAX; ANSWERS],
        }
    }

    /// The answer to a question that several conditions ask.
    pub(crate) fn holds_shared(&mut self, place: u32, test: &Test) -> Result<bool, TooMuch> {
        let asked = place.wrapping_mul(2);
        let slot = usize::try_from(place).unwrap_or(0) % ANSWERS;
        if let Some(known) = self.answers.get(slot).filter(|known| **known & !1 == asked) {
            return Ok(known & 1 == 1);
        }
        let answer = self.holds(test)?;
        if let Some(slot) = self.answers.get_mut(slot) {
            *slot = asked | u32::from(answer);
        }
        Ok(answer)
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

    /// Which message it is, without those that carry it.
    pub(crate) fn innermost(&self) -> Option<MessageKey> {
        self.subject.keys().last().copied()
    }

    /// The values of a field, read when first asked.
    #[inline]
    pub(crate) fn values(&mut self, field: FieldId) -> Result<&[Value<'a>], TooMuch> {
        let place = place_of(field);
        let number = self.places.get(place).copied().unwrap_or(0);
        let known = usize::from(number).checked_sub(1).and_then(|number| self.read.get(number));
        let (from, to) = match known {
            Some(read) if read.field == field => (read.from, read.to),
            known => self.elsewhere(field, place, known.is_none())?,
        };
        self.values.as_slice().get(usize::from(from)..usize::from(to)).ok_or(TooMuch)
    }

    /// A field whose place is another's, or that was not read yet.
    #[inline(never)]
    fn elsewhere(
        &mut self,
        field: FieldId,
        place: usize,
        is_free: bool,
    ) -> Result<(u8, u8), TooMuch> {
        let before = if is_free { &[] } else { self.read.as_slice() };
        if let Some(read) = before.iter().find(|read| read.field == field) {
            return Ok((read.from, read.to));
        }
        let from = u8::try_from(self.values.len()).map_err(|_| TooMuch)?;
        self.subject.read(field, &mut self.values);
        let to = u8::try_from(self.values.len()).map_err(|_| TooMuch)?;
        if self.values.is_overflown() {
            return Err(TooMuch);
        }
        let is_remembered = self.read.try_push(Read { field, from, to }).is_ok();
        if let Some(number) = self.places.get_mut(place).filter(|_| is_free && is_remembered) {
            *number = u8::try_from(self.read.len()).unwrap_or(0);
        }
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
        Operand::Set(set) => known.sets.has(SetId::of(*set), value),
        Operand::List(_, list) => lists.set(*list).is_some_and(|list| known.sets.has(list, value)),
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
        (Member::Name(pattern), _) => text::is_named(value, pattern),
        (
            Member::Text(wanted) | Member::Octets(wanted),
            Value::Text(octets) | Value::Octets(octets),
        ) => **wanted == **octets,
        _ => false,
    }
}

fn place_of(field: FieldId) -> usize {
    (usize::from(field.protocol) * 29).wrapping_add(usize::from(field.row)) % PLACES
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
