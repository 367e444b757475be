//! What a bundle holds, before it is made ready to be asked.

use alloc::string::String;
use alloc::vec::Vec;

use wire::FieldId;

use crate::link::LinkRow;
use crate::model::{Member, Mode, PartyRow, RuleRow, Selector, Test, Ways};
use crate::program::{Program, Step};
use crate::{Cause, Limit, Stage, StateRow};

/// All of a policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parts {
    pub(crate) name: String,
    pub(crate) serial: u64,
    pub(crate) accepts_by_default: bool,
    pub(crate) home: PartyRow,
    pub(crate) partners: Vec<PartyRow>,
    pub(crate) links: Vec<LinkRow>,
    pub(crate) state: StateRow,
    /// By the place of the stage.
    pub(crate) stage_modes: [Mode; 5],
    /// In the order in which they are asked: by stage, then as written.
    pub(crate) rules: Vec<RuleRow>,
    pub(crate) sets: Vec<Vec<Member>>,
    pub(crate) patterns: Vec<String>,
    /// Every question once, however many conditions ask it.
    pub(crate) tests: Vec<Test>,
    pub(crate) steps: Vec<Step>,
    /// Every condition once, however many rules have it.
    pub(crate) programs: Vec<Program>,
    /// In the order of their rules.
    pub(crate) cases: Vec<CaseRow>,
    pub(crate) more: Vec<MoreRow>,
    pub(crate) limits: Vec<Limit>,
    pub(crate) entries: Vec<Entry>,
}

/// A rule under one of its conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CaseRow {
    pub(crate) rule: u32,
    pub(crate) program: u32,
    /// The cause of a rejection, in the words of the protocol that the condition is about.
    pub(crate) cause: Option<Cause>,
    pub(crate) ways: Ways,
    /// What else there is to it, or [`CaseRow::NO_MORE`].
    pub(crate) more: u32,
}

impl CaseRow {
    /// There is nothing else to it, as to most.
    pub(crate) const NO_MORE: u32 = u32::MAX;
}

/// What few cases have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MoreRow {
    /// The field whose element a message loses.
    pub(crate) strip: Option<FieldId>,
    pub(crate) limits: LimitsRow,
    /// It asks whether the message is locked out.
    pub(crate) is_guard: bool,
}

/// Limits that stand one behind the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LimitsRow {
    pub(crate) first: u32,
    pub(crate) count: u8,
}

impl LimitsRow {
    /// They themselves among all; nothing where they are not there.
    pub(crate) fn of<T>(self, limits: &[T]) -> Option<&[T]> {
        let (_, rest) = limits.split_at_checked(usize::try_from(self.first).ok()?)?;
        let (own, _) = rest.split_at_checked(usize::from(self.count))?;
        Some(own)
    }
}

/// Such messages are asked about that case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) selector: Selector,
    pub(crate) case: u32,
}

impl Parts {
    /// True where a case is asked at all: its rule and its stage are not off.
    pub(crate) fn is_asked(&self, case: u32) -> bool {
        let case = usize::try_from(case).ok().and_then(|case| self.cases.get(case));
        let rule = case.and_then(|case| self.rules.get(usize::try_from(case.rule).ok()?));
        rule.is_some_and(|rule| rule.mode != Mode::Off && self.mode_of(rule.stage) != Mode::Off)
    }

    /// How far a stage is in force.
    pub(crate) fn mode_of(&self, stage: Stage) -> Mode {
        self.stage_modes.get(stage.place()).copied().unwrap_or_default()
    }

    /// The steps of a program and where it starts.
    pub(crate) fn steps_of(&self, program: u32) -> Option<(&[Step], u16)> {
        steps_of(&self.steps, &self.programs, program)
    }

    /// The question of a step.
    pub(crate) fn test_of(&self, step: Step) -> Option<&Test> {
        self.tests.get(usize::try_from(step.test).ok()?)
    }
}

/// The steps of a program among all, and where it starts.
#[inline]
pub(crate) fn steps_of<'t>(
    steps: &'t [Step],
    programs: &[Program],
    program: u32,
) -> Option<(&'t [Step], u16)> {
    let program = programs.get(usize::try_from(program).ok()?)?;
    let (_, rest) = steps.split_at_checked(usize::try_from(program.first).ok()?)?;
    let (steps, _) = rest.split_at_checked(usize::from(program.len))?;
    Some((steps, program.start))
}
