//! What is known of one message: each field is read at most once.

use alloc::boxed::Box;
use alloc::vec::Vec;

use arrayvec::ArrayVec;
use wire::{FieldId, MessageKey, Value, Values};

use crate::ahead::{AHEAD_MAX, Ahead};
use crate::atom;
use crate::model::{Member, Operand, Owner, Pairing, PartyIs, Relation, Side, Test};
use crate::parts::Parts;
use crate::party::Lists;
use crate::pattern::Pattern;
use crate::question::{Ask, Question};
use crate::set::{Members, Sets};
use crate::{Direction, KeyPart, Party, Subject, text};

/// Different fields of one policy whose values are remembered; further ones are read whenever they are asked.
const FIELDS_MAX: usize = 255;
/// Questions whose answers are remembered: those that most conditions ask.
pub(crate) const ANSWERS_MAX: usize = 256;

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

/// A message and the fields read so far.
pub(crate) struct Facts<'s, 'a, S> {
    subject: &'s S,
    known: &'s Known,
    /// Those that are remembered, and behind them those that were read last and are not.
    values: Values<'a>,
    kept: u8,
    /// Some of them were read before anybody asked.
    is_ahead: bool,
    is_too_much: bool,
    /// Where the values of each field begin and end; [`UNREAD`] of the others.
    read: ArrayVec<Span, FIELDS_MAX>,
    /// Of the questions that several conditions ask, which were, and of which the answer was yes.
    answers: [[u64; ANSWERS_MAX / 64]; 2],
}

type Span = (u8, u8);

/// No span ends before it begins.
const UNREAD: Span = (1, 0);
const NOTHING: Span = (0, 0);
const NONE_READ: [Span; FIELDS_MAX] = [UNREAD; FIELDS_MAX];

/// Every field that a policy asks, in order.
#[derive(Debug)]
pub(crate) struct Fields(Box<[FieldId]>);

/// The place of a field among the facts of a message; of those that are not remembered, one behind the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Slot(u8);

/// Pairs of values that one question about two fields may hold beside each other, so that its cost has a bound: 32 of the
/// one and 32 of the other. A message with more is one that says too much.
const PAIRS_MAX: usize = 1024;
/// The place of those that are not remembered.
const UNKEPT: Slot = Slot(u8::MAX);

impl Slot {
    /// True for those that are remembered.
    pub(crate) fn is_kept(self) -> bool {
        self != UNKEPT
    }
}

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

    /// None of them is read.
    #[inline]
    fn unread(&self) -> ArrayVec<Span, FIELDS_MAX> {
        let Self(fields) = self;
        let mut read = ArrayVec::new();
        let none = NONE_READ.get(..fields.len()).unwrap_or(&NONE_READ);
        // There is room for all of them.
        read.try_extend_from_slice(none).unwrap_or_default();
        read
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
            is_ahead: false,
            is_too_much: false,
            read: known.fields.unread(),
            answers: Default::default(),
        }
    }

    /// The answer that is remembered.
    #[inline]
    pub(crate) fn known(&self, place: u32) -> Option<bool> {
        let [asked, holds] = &self.answers;
        let (word, bit) = place_of(place);
        let is_asked = asked.get(word)? & bit != 0;
        is_asked.then_some(holds.get(word)? & bit != 0)
    }

    /// Remembers it.
    #[inline]
    pub(crate) fn remember(&mut self, place: u32, answer: bool) {
        let [asked, holds] = &mut self.answers;
        let (word, bit) = place_of(place);
        if let (Some(asked), Some(holds)) = (asked.get_mut(word), holds.get_mut(word)) {
            *asked |= bit;
            *holds |= if answer { bit } else { 0 };
        }
    }

    /// The answer to a question; it means nothing once the message says too much.
    #[inline]
    pub(crate) fn ask(&mut self, question: &Question) -> bool {
        let Question { ask, field, slot, .. } = question;
        let (field, slot) = (*field, *slot);
        let (known, subject) = (self.known, self.subject);
        match ask {
            Ask::Present => !self.values(field, slot).is_empty(),
            Ask::Range(first, last) => question.of(
                self.values(field, slot),
                |value| matches!(value, Value::Number(number) if (first..=last).contains(&number)),
            ),
            Ask::Bits { mask, wanted } => question.of(
                self.values(field, slot),
                |value| matches!(value, Value::Number(number) if number & mask == *wanted),
            ),
            Ask::Key(shape, wanted) => question.of(self.values(field, slot), |value| {
                shape.key(value).is_some_and(|key| atom::halves(key) == *wanted)
            }),
            Ask::Set(set) => among(question, known.sets.members(*set), self.values(field, slot)),
            Ask::List(owner, list) => match known.lists(*owner, subject) {
                Some(lists) => {
                    let members = lists.set(*list).and_then(|set| known.sets.members(set));
                    among(question, members, self.values(field, slot))
                }
                None => question.of_nothing(self.values(field, slot)),
            },
            Ask::Pair(pairing, other, place) => {
                let mut others = Values::default();
                for value in self.values(*other, *place) {
                    others.add(*value);
                }
                let pairs = self.values(field, slot).len().saturating_mul(others.len());
                if pairs > PAIRS_MAX {
                    self.is_too_much = true;
                    return false;
                }
                question.of_pairs((self.values(field, slot), others.as_slice()), *pairing)
            }
            Ask::Rare(operand) => {
                question.of(self.values(field, slot), |value| is_match(known, operand, value))
            }
            Ask::Party(side, is) => match (self.party(*side), is) {
                (Party::Home, PartyIs::Home)
                | (Party::Partner(_), PartyIs::AnyPartner)
                | (Party::Misplaced(_), PartyIs::Misplaced) => true,
                (Party::Partner(id), PartyIs::Partner(wanted)) => id == *wanted,
                (Party::Home | Party::Partner(_) | Party::Misplaced(_) | Party::Stranger, _) => {
                    false
                }
            },
            Ask::Link(name) => subject.link() == Some(&**name),
            Ask::Way(way) => subject.direction() == *way,
        }
    }

    /// An error once more was read than can be judged.
    #[inline]
    pub(crate) fn verify(&self) -> Result<(), TooMuch> {
        if self.is_too_much { Err(TooMuch) } else { Ok(()) }
    }

    pub(crate) fn direction(&self) -> Direction {
        self.subject.direction()
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

    /// The values of a field, read when first asked; none where they are too many.
    #[inline]
    pub(crate) fn values(&mut self, field: FieldId, slot: Slot) -> &[Value<'a>] {
        let (mut from, mut to) = self.read.get(usize::from(slot.0)).copied().unwrap_or(UNREAD);
        if from > to {
            (from, to) = self.read(field, slot);
        }
        self.values.as_slice().get(usize::from(from)..usize::from(to)).unwrap_or_default()
    }

    /// The values of a field that a limit counts by.
    pub(crate) fn counted(&mut self, field: FieldId) -> Result<&[Value<'a>], TooMuch> {
        let slot = self.known.fields.slot(field);
        self.values(field, slot);
        self.verify()?;
        Ok(self.values(field, slot))
    }

    /// Reads several fields before they are asked; where there are too many values for that, each when it is asked.
    pub(crate) fn read_ahead(&mut self, ahead: &Ahead) {
        if ahead.fields.is_empty() {
            return;
        }
        let mut ends = [0; AHEAD_MAX];
        self.values.truncate(self.kept.into());
        self.subject.read_all(&ahead.fields, &mut self.values, &mut ends);
        if self.values.is_overflown() {
            return self.forget();
        }
        let mut from = self.kept;
        for (slot, end) in ahead.slots.iter().zip(&ends) {
            if let Some(place) = self.read.get_mut(usize::from(slot.0)) {
                *place = (from, *end);
            }
            from = *end;
        }
        (self.kept, self.is_ahead) = (from, true);
    }

    /// Reads a field anew where what was read ahead left too little room; false where that is not enough.
    #[cold]
    fn makes_room_for(&mut self, field: FieldId) -> bool {
        if self.is_ahead {
            self.forget();
            self.subject.read(field, &mut self.values);
        }
        !self.values.is_overflown()
    }

    /// What was read ahead leaves too little room.
    #[cold]
    fn forget(&mut self) {
        (self.values, self.kept, self.is_ahead) = (Values::default(), 0, false);
        self.read = self.known.fields.unread();
    }

    /// Reads a field that was not read yet, or is not remembered.
    #[inline(never)]
    fn read(&mut self, field: FieldId, slot: Slot) -> Span {
        self.values.truncate(self.kept.into());
        self.subject.read(field, &mut self.values);
        if self.values.is_overflown() && !self.makes_room_for(field) {
            self.is_too_much = true;
            return NOTHING;
        }
        let to = u8::try_from(self.values.len()).unwrap_or(u8::MAX);
        let span = (self.kept, to);
        if let Some(place) = self.read.get_mut(usize::from(slot.0)).filter(|_| slot.is_kept()) {
            (*place, self.kept) = (span, to);
        }
        span
    }
}

/// The word and the bit of a question whose answer is remembered.
#[inline]
fn place_of(place: u32) -> (usize, u64) {
    (usize::try_from(place >> 6).unwrap_or(usize::MAX), 1 << (place & 63))
}

/// What a question says of the members of a set; where there is no such set, it has none.
#[inline]
fn among(question: &Question, members: Option<Members<'_>>, values: &[Value<'_>]) -> bool {
    match members {
        Some(members) => question.of(values, |value| members.has(value)),
        None => question.of(values, |_| false),
    }
}

impl Known {
    /// Whose lists are asked; nothing where that end is nobody's.
    #[inline]
    fn lists<'a, S: Subject<'a>>(&self, owner: Owner, subject: &S) -> Option<&Lists> {
        let party = match owner {
            Owner::Home => return Some(&self.home),
            Owner::Source => subject.source(),
            Owner::Destination => subject.destination(),
        };
        match party {
            Party::Partner(id) => self.partners.get(usize::from(id.0)),
            Party::Home | Party::Misplaced(_) | Party::Stranger => None,
        }
    }
}

/// True where a value is what few rules ask for.
#[inline(never)]
fn is_match(known: &Known, operand: &Operand, value: &Value<'_>) -> bool {
    match operand {
        Operand::Is(member) => is_member(member, value),
        Operand::Contains(needle) => text::contains(value, needle),
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
        Operand::Order(..)
        | Operand::Bits { .. }
        | Operand::Set(_)
        | Operand::List(..)
        | Operand::Field(..) => false,
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
            atom::of(member).is_some_and(|(shape, key)| shape.key(value) == Some(key))
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
    pub(crate) fn holds(self, value: &Value<'_>, other: &Value<'_>) -> bool {
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
