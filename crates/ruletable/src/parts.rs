//! What a bundle holds, before it is made ready to be asked.

use alloc::string::String;
use alloc::vec::Vec;

use crate::StateRow;
use crate::link::LinkRow;
use crate::model::{Member, PartyRow, RuleRow, Selector, Ways};
use crate::program::{Program, Step};

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
    /// In the order in which they are asked: by stage, then as written.
    pub(crate) rules: Vec<RuleRow>,
    pub(crate) sets: Vec<Vec<Member>>,
    pub(crate) patterns: Vec<String>,
    pub(crate) steps: Vec<Step>,
    pub(crate) programs: Vec<Program>,
    pub(crate) entries: Vec<Entry>,
}

/// A rule is asked about such messages, with that condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) selector: Selector,
    pub(crate) ways: Ways,
    pub(crate) rule: u32,
    pub(crate) program: u32,
}

impl Parts {
    /// The steps of a program and where it starts.
    pub(crate) fn steps_of(&self, program: u32) -> Option<(&[Step], u16)> {
        steps_of(&self.steps, &self.programs, program)
    }
}

/// The steps of a program among all, and where it starts.
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
