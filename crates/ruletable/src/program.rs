//! Conditions as steps that only jump forward, so that asking ends after at most as many questions as there are.

use alloc::vec::Vec;

use crate::model::{Expr, Test};
use crate::{BundleError, DEPTH_MAX, STEPS_MAX};

/// One question and where each answer leads: a later step of the program, [`YES`] or [`NO`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Step {
    /// Place of the question among those of the table.
    pub(crate) test: u32,
    pub(crate) yes: u16,
    pub(crate) no: u16,
}

/// The steps of one condition among those of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Program {
    /// Place of its first step.
    pub(crate) first: u32,
    /// Number of steps.
    pub(crate) len: u16,
    /// The step at which it starts, [`YES`] or [`NO`].
    pub(crate) start: u16,
}

/// The condition holds.
pub(crate) const YES: u16 = u16::MAX;
/// The condition does not hold.
pub(crate) const NO: u16 = u16::MAX - 1;

/// Lays out a condition; the steps are those of this condition alone, and `place_of` says where each question stands.
pub(crate) fn compile(
    expr: &Expr,
    mut place_of: impl FnMut(&Test) -> Result<u32, BundleError>,
) -> Result<(Vec<Step>, u16), BundleError> {
    let mut backwards = Vec::new();
    let start = emit(&mut backwards, expr, Goal { yes: Label::Yes, no: Label::No }, DEPTH_MAX)?;
    let count = backwards.len();
    let place = |label: Label| match label {
        Label::Yes => Some(YES),
        Label::No => Some(NO),
        Label::Step(emitted) => u16::try_from(count.checked_sub(emitted)?.checked_sub(1)?).ok(),
    };
    let too_long = BundleError::Limit("steps of a condition");
    if count > STEPS_MAX {
        return Err(too_long);
    }
    let steps = backwards.into_iter().rev().map(|(test, goal)| {
        let (yes, no) = place(goal.yes).zip(place(goal.no)).ok_or(too_long)?;
        Ok::<_, BundleError>(Step { test: place_of(test)?, yes, no })
    });
    let steps = steps.collect::<Result<Vec<_>, BundleError>>()?;
    Ok((steps, place(start).ok_or(too_long)?))
}

/// True where every jump leads forward and ends inside the program.
pub(crate) fn is_sound(steps: &[Step], start: u16) -> bool {
    let end = steps.len();
    let leads_on = |from: usize, to: u16| {
        to == YES || to == NO || (usize::from(to) > from && usize::from(to) < end)
    };
    let starts = start == YES || start == NO || usize::from(start) < end;
    let mut places = steps.iter().enumerate();
    end <= STEPS_MAX
        && starts
        && places.all(|(place, step)| leads_on(place, step.yes) && leads_on(place, step.no))
}

#[derive(Clone, Copy)]
enum Label {
    Yes,
    No,
    Step(usize),
}

#[derive(Clone, Copy)]
struct Goal {
    yes: Label,
    no: Label,
}

/// Later steps are laid out first, so that every goal is known; returns where the condition starts.
fn emit<'e>(
    steps: &mut Vec<(&'e Test, Goal)>,
    expr: &'e Expr,
    goal: Goal,
    depth: usize,
) -> Result<Label, BundleError> {
    let depth = depth.checked_sub(1).ok_or(BundleError::Limit("depth of a condition"))?;
    match expr {
        Expr::Test(test) => {
            steps.push((test, goal));
            Ok(Label::Step(steps.len().saturating_sub(1)))
        }
        Expr::Not(inner) => emit(steps, inner, Goal { yes: goal.no, no: goal.yes }, depth),
        Expr::All(parts) => parts
            .iter()
            .rev()
            .try_fold(goal.yes, |yes, part| emit(steps, part, Goal { yes, no: goal.no }, depth)),
        Expr::Any(parts) => parts
            .iter()
            .rev()
            .try_fold(goal.no, |no, part| emit(steps, part, Goal { yes: goal.yes, no }, depth)),
    }
}
