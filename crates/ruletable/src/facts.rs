//! What is known of one message: each field is read at most once.

use alloc::boxed::Box;
use alloc::vec::Vec;

use wire::{FieldId, MessageKey, Value, Values};

use crate::model::{Comparison, Member, Operand, Owner, Pairing, PartyIs, Relation, Side, Test};
use crate::parts::Parts;
use crate::party::Lists;
use crate::pattern::Pattern;
use crate::set::{SetId, Sets};
use crate::{KeyPart, Party, Subject, text};

/// Different fields of one policy whose values are remembered; further ones are read whenever they are asked.
const FIELDS_MAX: usize = 255;
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
    pub(crate) fields: Fields,
}

/// A question, with the place of its field among the facts.
#[derive(Debug)]
pub(crate) struct Question {
    pub(crate) test: Test,
    pub(crate) slot: Slot,
}

/// A message and the fields read so far.
pub(crate) struct Facts<'s, 'a, S> {
    subject: &'s S,
    known: &'s Known,
    /// Those that are remembered, and behind them those that were read last and are not.
    values: Values<'a>,
    kept: usize,
    /// Where the values of each field begin and end; [`UNREAD`] of the others.
    read: [Span; FIELDS_MAX],
    /// Questions by their last bits, each twice its place and one more where it holds.
    answers: [u32; ANSWERS],
}

type Span = (u8, u8);

/// No span ends before it begins.
const UNREAD: Span = (1, 0);

/// Every field that a policy asks, in order.
#[derive(Debug)]
pub(crate) struct Fields(Box<[FieldId]>);

/// The place of a field among the facts of a message; of those that are not remembered, one behind the last.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Slot(u8);

impl Fields {
    pub(crate) fn of(parts: &Parts) -> Self {
        let of_part = |part: &KeyPart| match part {
            KeyPart::Field(field) | KeyPart::Prefix(field, _) => Some(*field),
            KeyPart::Partner(_) | KeyPart::Message => None,
        };
        let of_test = |test: &Test| test.field().into_iter().chain(test.other_field());
        let counted = parts.limits.iter().flat_map(|limit| &limit.key).filter_map(of_part);
        let mut fields: Vec<FieldId> =
            parts.tests.iter().flat_map(of_test).chain(counted).collect();
        fields.sort_unstable();
        fields.dedup();
        Self(fields.into())
    }

    /// Every question with the place of its field.
    pub(crate) fn questions(&self, tests: Vec<Test>) -> Box<[Question]> {
        tests.into_iter().map(|test| Question { slot: self.slot_of(&test), test }).collect()
    }

    pub(crate) fn slot_of(&self, test: &Test) -> Slot {
        test.field().map(|field| self.slot(field)).unwrap_or_default()
    }

    pub(crate) fn slot(&self, field: FieldId) -> Slot {
        let place = self.0.binary_search(&field).unwrap_or_else(|place| place);
        Slot(u8::try_from(place).unwrap_or(u8::MAX))
    }
}

const _: () = assert!(FIELDS_MAX == 255, "a slot of eight bits has one number more");

impl<'s, 'a, S: Subject<'a>> Facts<'s, 'a, S> {
    #[inline]
    pub(crate) fn new(subject: &'s S, known: &'s Known) -> Self {
        Self {
            subject,
            known,
            values: Values::default(),
            kept: 0,
            read: [UNREAD; FIELDS_MAX],
            answers: [u32::MAX; ANSWERS],
        }
    }

    /// The answer to a question that several conditions ask.
    pub(crate) fn holds_shared(
        &mut self,
        place: u32,
        question: &Question,
    ) -> Result<bool, TooMuch> {
        let asked = place.wrapping_mul(2);
        let slot = usize::try_from(place).unwrap_or(0) % ANSWERS;
        if let Some(known) = self.answers.get(slot).filter(|known| **known & !1 == asked) {
            return Ok(known & 1 == 1);
        }
        let answer = self.holds(&question.test, question.slot)?;
        if let Some(slot) = self.answers.get_mut(slot) {
            *slot = asked | u32::from(answer);
        }
        Ok(answer)
    }

    pub(crate) fn holds(&mut self, test: &Test, slot: Slot) -> Result<bool, TooMuch> {
        match test {
            Test::Present(field) => self.values(*field, slot).map(|values| !values.is_empty()),
            Test::Field(comparison) => self.compare(comparison, slot),
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
    pub(crate) fn values(&mut self, field: FieldId, slot: Slot) -> Result<&[Value<'a>], TooMuch> {
        let (mut from, mut to) = self.read.get(usize::from(slot.0)).copied().unwrap_or(UNREAD);
        if from > to {
            (from, to) = self.read(field, slot)?;
        }
        self.values.as_slice().get(usize::from(from)..usize::from(to)).ok_or(TooMuch)
    }

    /// The values of a field that a limit counts by.
    pub(crate) fn counted(&mut self, field: FieldId) -> Result<&[Value<'a>], TooMuch> {
        self.values(field, self.known.fields.slot(field))
    }

    /// Reads a field that was not read yet, or is not remembered.
    #[inline(never)]
    fn read(&mut self, field: FieldId, slot: Slot) -> Result<Span, TooMuch> {
        self.values.truncate(self.kept);
        self.subject.read(field, &mut self.values);
        let (from, to) = (self.kept, self.values.len());
        let span = u8::try_from(from).ok().zip(u8::try_from(to).ok());
        let span = span.filter(|_| !self.values.is_overflown()).ok_or(TooMuch)?;
        if let Some(place) = self.read.get_mut(usize::from(slot.0)) {
            (*place, self.kept) = (span, to);
        }
        Ok(span)
    }

    fn compare(&mut self, comparison: &Comparison, slot: Slot) -> Result<bool, TooMuch> {
        if let Operand::Field(pairing, other) = comparison.operand {
            return self.pair(comparison, (pairing, other), slot);
        }
        let known = self.known;
        let Some(listed) = self.lists(&comparison.operand) else { return Ok(false) };
        let values = self.values(comparison.field, slot)?;
        let mut answers = values
            .iter()
            .map(|value| is_match(known, listed, &comparison.operand, value) != comparison.negated);
        Ok(if comparison.every {
            !values.is_empty() && answers.all(|answer| answer)
        } else {
            answers.any(|answer| answer)
        })
    }

    /// Each value of one field beside each of another, as Wireshark pairs them: `===` and `!==` ask all pairs.
    fn pair(
        &mut self,
        comparison: &Comparison,
        (pairing, other): (Pairing, FieldId),
        slot: Slot,
    ) -> Result<bool, TooMuch> {
        let mut others = Values::default();
        for value in self.values(other, self.known.fields.slot(other))? {
            others.add(*value);
        }
        let others = others.as_slice();
        let values = self.values(comparison.field, slot)?;
        if values.is_empty() || others.is_empty() {
            return Ok(false);
        }
        let of_all = comparison.every != comparison.negated;
        let is_so = |value: &Value<'_>| {
            let mut pairs = others.iter().map(|other| pairing.holds(value, other));
            let holds = if of_all { pairs.all(|holds| holds) } else { pairs.any(|holds| holds) };
            holds != comparison.negated
        };
        Ok(if comparison.every { values.iter().all(is_so) } else { values.iter().any(is_so) })
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
            | Operand::Field(..)
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
        // Asked in pairs.
        Operand::Field(..) => false,
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

impl Pairing {
    fn holds(self, value: &Value<'_>, other: &Value<'_>) -> bool {
        match (self, value, other) {
            (
                Self::Same,
                Value::Text(one) | Value::Octets(one),
                Value::Text(other) | Value::Octets(other),
            ) => one == other,
            (Self::Same, value, other) => value == other,
            (Self::SameName, value, other) => {
                text::folded(value).is_some_and(|name| Some(name) == text::folded(other))
            }
            (Self::Begins, Value::Digits(digits), Value::Digits(other)) => {
                digits.starts_with(*other)
            }
            (Self::Order(relation), Value::Number(number), Value::Number(bound)) => {
                relation.holds(*number, *bound)
            }
            (Self::Begins | Self::Order(_), ..) => false,
        }
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
