//! Questions in the form in which they are asked: what takes the fewest steps.

use alloc::boxed::Box;

use wire::{FieldId, Value};

use crate::Direction;
use crate::atom::{self, Shape};
use crate::facts::{Fields, Slot};
use crate::model::{
    Comparison, List, Member, Operand, Owner, Pairing, PartyIs, Relation, Side, Test,
};
use crate::set::SetId;

/// A question about a message.
#[derive(Debug)]
pub(crate) struct Question {
    pub(crate) ask: Ask,
    pub(crate) field: FieldId,
    /// The place of its field among the facts.
    pub(crate) slot: Slot,
    quantity: Quantity,
    /// Whether it is the values that are not the operand that settle it.
    is_flipped: bool,
}

/// Of how many values a comparison must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quantity {
    Any,
    /// There is one, and it holds of each.
    Every,
    /// There is one, and it does not hold of each.
    Denied,
}

/// What is asked of the values of a field, or of the message.
#[derive(Debug)]
pub(crate) enum Ask {
    Present,
    /// A number from the first to the last.
    Range(u64, u64),
    Bits {
        mask: u64,
        wanted: u64,
    },
    /// A value that has that key, as two halves.
    Key(Shape, [u64; 2]),
    Set(SetId),
    List(Owner, List),
    /// How the values are beside those of another field, which has that place among the facts.
    Pair(Pairing, FieldId, Slot),
    /// What few rules ask.
    Rare(Box<Operand>),
    Party(Side, PartyIs),
    Link(Box<str>),
    Way(Direction),
}

impl Question {
    /// A test; where it is denied, whether the field is there and the comparison does not hold.
    pub(crate) fn new(test: &Test, is_denied: bool, fields: &Fields) -> Self {
        let comparison = match test {
            Test::Field(comparison) => Some(comparison),
            Test::Present(_) | Test::Party(..) | Test::Link(_) | Test::Way(_) => None,
        };
        let quantity = match comparison.is_some_and(|comparison| comparison.every) {
            false => Quantity::Any,
            true if is_denied => Quantity::Denied,
            true => Quantity::Every,
        };
        let negated = comparison.is_some_and(|comparison| comparison.negated);
        let field = test.field();
        Self {
            ask: Ask::of(test, fields),
            field: field.unwrap_or(FieldId { protocol: 0, row: 0 }),
            slot: field.map(|field| fields.slot(field)).unwrap_or_default(),
            quantity,
            is_flipped: negated != (quantity != Quantity::Any),
        }
    }

    /// What it says of values of which `is_match` tells whether they are the operand.
    #[inline]
    pub(crate) fn of(&self, values: &[Value<'_>], is_match: impl Fn(&Value<'_>) -> bool) -> bool {
        let is_settled = values.iter().any(|value| is_match(value) != self.is_flipped);
        match self.quantity {
            Quantity::Any | Quantity::Denied => is_settled,
            Quantity::Every => !is_settled && !values.is_empty(),
        }
    }

    /// What it says of values where there is nothing to compare them with.
    pub(crate) fn of_nothing(&self, values: &[Value<'_>]) -> bool {
        self.quantity == Quantity::Denied && !values.is_empty()
    }

    /// The same of each value beside each of another field, as Wireshark pairs them: `===` and `!==` ask all pairs.
    pub(crate) fn of_pairs(
        &self,
        (values, others): (&[Value<'_>], &[Value<'_>]),
        pairing: Pairing,
    ) -> bool {
        let is_every = self.quantity != Quantity::Any;
        let negated = self.is_flipped != is_every;
        let is_so = |value: &Value<'_>| {
            let mut pairs = others.iter().map(|other| pairing.holds(value, other));
            let of_all = is_every != negated;
            let holds = if of_all { pairs.all(|holds| holds) } else { pairs.any(|holds| holds) };
            holds != negated
        };
        let is_there = !values.is_empty() && !others.is_empty();
        let holds =
            is_there && if is_every { values.iter().all(is_so) } else { values.iter().any(is_so) };
        match self.quantity {
            Quantity::Any | Quantity::Every => holds,
            Quantity::Denied => !holds && !values.is_empty(),
        }
    }

    /// Octets that it holds outside of itself.
    pub(crate) fn octets(&self) -> usize {
        match &self.ask {
            Ask::Rare(operand) => size_of::<Operand>().saturating_add(operand.octets()),
            Ask::Link(name) => name.len(),
            Ask::Present
            | Ask::Range(..)
            | Ask::Bits { .. }
            | Ask::Key(..)
            | Ask::Set(_)
            | Ask::List(..)
            | Ask::Pair(..)
            | Ask::Party(..)
            | Ask::Way(_) => 0,
        }
    }
}

/// No number is in it.
const NEVER: Ask = Ask::Range(1, 0);

impl Ask {
    fn of(test: &Test, fields: &Fields) -> Self {
        match test {
            Test::Present(_) => Self::Present,
            Test::Field(Comparison { operand, .. }) => Self::of_operand(operand, fields),
            Test::Party(side, is) => Self::Party(*side, *is),
            Test::Link(name) => Self::Link(name.clone()),
            Test::Way(way) => Self::Way(*way),
        }
    }

    fn of_operand(operand: &Operand, fields: &Fields) -> Self {
        match operand {
            Operand::Is(Member::Number(number)) => Self::Range(*number, *number),
            Operand::Is(Member::Range(first, last)) => Self::Range(*first, *last),
            Operand::Is(member @ (Member::Digits(_) | Member::Prefix(_) | Member::Network(..))) => {
                atom::of(member).map_or(NEVER, |(shape, key)| Self::Key(shape, atom::halves(key)))
            }
            Operand::Order(relation, bound) => Self::of_order(*relation, *bound),
            Operand::Bits { mask, wanted } => Self::Bits { mask: *mask, wanted: *wanted },
            Operand::Set(set) => Self::Set(SetId::of(*set)),
            Operand::List(owner, list) => Self::List(*owner, *list),
            Operand::Field(pairing, other) => Self::Pair(*pairing, *other, fields.slot(*other)),
            Operand::Is(Member::Name(_) | Member::Text(_) | Member::Octets(_))
            | Operand::Contains(_)
            | Operand::Matches(_)
            | Operand::Slice(..) => Self::Rare(Box::new(operand.clone())),
        }
    }

    fn of_order(relation: Relation, bound: u64) -> Self {
        let range = match relation {
            Relation::Less => bound.checked_sub(1).map(|last| (0, last)),
            Relation::AtMost => Some((0, bound)),
            Relation::Greater => bound.checked_add(1).map(|first| (first, u64::MAX)),
            Relation::AtLeast => Some((bound, u64::MAX)),
        };
        range.map_or(NEVER, |(first, last)| Self::Range(first, last))
    }
}
