//! What a message must have for a condition to hold: under one of these values the rule stands in the index.

use alloc::rc::Rc;
use alloc::vec::Vec;

use wire::FieldId;

use crate::atom::{self, Shape};
use crate::model::{Comparison, Member, Operand, Owner, PartyIs, Side, Test};
use crate::parts::Parts;
use crate::program::{NO, YES};

/// Which value of a message is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Class {
    Field(FieldId, Shape),
    Source,
    Destination,
}

/// Values of which a message must have one.
pub(crate) type Anchor = Rc<[(Class, u128)]>;

/// Values of one anchor.
const VALUES_MAX: usize = 1024;
/// Anchors of one condition among which the index chooses.
const CHOICES_MAX: usize = 8;
/// Numbers of a range that stand in an anchor one by one.
const RANGE_MAX: u64 = 64;

/// Every anchor that a condition has; none where it may hold of a message without any value to look up.
pub(crate) fn anchors(parts: &Parts, program: u32) -> Vec<Anchor> {
    let Some((steps, start)) = parts.steps_of(program) else { return Vec::new() };
    let mut needs = Vec::with_capacity(steps.len());
    // Jumps lead forward: what a step needs is known once all behind it are.
    for step in steps.iter().rev() {
        let of = |target: u16| need(&needs, steps.len(), target);
        let anchor = parts.test_of(*step).and_then(|test| anchor(parts, test));
        let here = of(step.yes).and(anchor).or(of(step.no));
        needs.push(here);
    }
    match need(&needs, steps.len(), start) {
        Need::Never => Vec::new(),
        Need::Each(anchors) => anchors,
    }
}

/// What it takes to come from some step to yes.
#[derive(Clone)]
enum Need {
    /// No message comes there.
    Never,
    /// A value of each; nothing, where there is none.
    Each(Vec<Anchor>),
}

fn need(backwards: &[Need], steps: usize, target: u16) -> Need {
    match target {
        YES => Need::Each(Vec::new()),
        NO => Need::Never,
        step => {
            let behind = steps.checked_sub(usize::from(step)).and_then(|rest| rest.checked_sub(1));
            let known = behind.and_then(|place| backwards.get(place));
            known.cloned().unwrap_or(Need::Each(Vec::new()))
        }
    }
}

impl Need {
    fn and(self, anchor: Option<Anchor>) -> Self {
        match (self, anchor) {
            (Self::Each(mut anchors), Some(anchor)) if anchors.len() < CHOICES_MAX => {
                anchors.push(anchor);
                Self::Each(anchors)
            }
            (need, _) => need,
        }
    }

    /// Where two ways lead to yes, a value of either.
    fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Never, need) | (need, Self::Never) => need,
            (Self::Each(one), Self::Each(other)) => {
                let pairs = one.iter().flat_map(|one| other.iter().map(move |other| (one, other)));
                Self::Each(
                    pairs.take(CHOICES_MAX).filter_map(|(one, other)| union(one, other)).collect(),
                )
            }
        }
    }
}

fn union(one: &Anchor, other: &Anchor) -> Option<Anchor> {
    let both = one.iter().chain(other.iter()).copied().collect();
    bounded(both)
}

fn bounded(mut values: Vec<(Class, u128)>) -> Option<Anchor> {
    values.sort_unstable();
    values.dedup();
    (values.len() <= VALUES_MAX).then(|| values.into())
}

fn anchor(parts: &Parts, test: &Test) -> Option<Anchor> {
    match test {
        Test::Party(side, PartyIs::Partner(id)) => {
            let class = match side {
                Side::Source => Class::Source,
                Side::Destination => Class::Destination,
            };
            Some(Rc::new([(class, u128::from(id.0))]))
        }
        Test::Field(comparison) if !comparison.negated => of_comparison(parts, comparison),
        Test::Field(_) | Test::Party(..) | Test::Present(_) | Test::Link(_) | Test::Way(_) => None,
    }
}

fn of_comparison(parts: &Parts, comparison: &Comparison) -> Option<Anchor> {
    let of = |members: &[Member]| of_members(comparison.field, members);
    match &comparison.operand {
        Operand::Is(member) => of(core::slice::from_ref(member)),
        Operand::Set(set) => of(parts.sets.get(usize::try_from(set.0).ok()?)?),
        Operand::List(Owner::Home, list) => of(&parts.home.members(*list)),
        Operand::List(Owner::Source | Owner::Destination, _)
        | Operand::Order(..)
        | Operand::Contains(_)
        | Operand::Matches(_)
        | Operand::Slice(..)
        | Operand::Field(..)
        | Operand::Bits { .. } => None,
    }
}

fn of_members(field: FieldId, members: &[Member]) -> Option<Anchor> {
    if members.len() > VALUES_MAX {
        return None;
    }
    let mut values = Vec::with_capacity(members.len());
    for member in members {
        if let Member::Range(first, last) = member {
            if last.checked_sub(*first)? >= RANGE_MAX {
                return None;
            }
            let key = |number| (Class::Field(field, Shape::Number), u128::from(number));
            values.extend((*first..=*last).map(key));
        } else {
            let (shape, key) = atom::of(member)?;
            values.push((Class::Field(field, shape), key));
        }
    }
    bounded(values)
}
