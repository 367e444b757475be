//! Collects a policy and writes its bundle.

use alloc::string::String;
use alloc::vec::Vec;

use crate::link::LinkRow;
use crate::model::{Expr, Member, PartyRow, PatternIndex, RuleRow, Selector, SetIndex, Ways};
use crate::parts::{Entry, Parts};
use crate::pattern::{Pattern, PatternError};
use crate::program::{self, Program};
use crate::{BundleError, Cause, PATTERNS_MAX, PartnerId, StateRow, bundle};

/// A policy on its way into a bundle.
#[derive(Clone, Debug)]
pub struct Builder {
    schema_digest: u64,
    parts: Parts,
}

/// A rule of a [`Builder`], in the order of adding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleHandle(u32);

/// When a rule is asked, and what it needs to match.
#[derive(Clone, Copy, Debug)]
pub struct Case<'e> {
    /// The messages it is asked about.
    pub selectors: &'e [Selector],
    /// The ways they go.
    pub ways: Ways,
    /// What must hold.
    pub when: &'e Expr,
    /// The cause of a rejection, where it is another than the rule's.
    pub cause: Option<Cause>,
}

impl Builder {
    /// An empty policy that drops what no rule accepts, for readers with the same fields.
    pub fn new(schema_digest: u64, name: &str) -> Self {
        let parts = Parts { name: name.into(), ..Parts::default() };
        Self { schema_digest, parts }
    }

    /// Accept what no rule accepts or blocks.
    pub fn accept_by_default(&mut self) {
        self.parts.accepts_by_default = true;
    }

    /// Declares our own network.
    pub fn home(&mut self, row: PartyRow) {
        self.parts.home = row;
    }

    /// Declares a partner.
    pub fn partner(&mut self, row: PartyRow) -> Result<PartnerId, BundleError> {
        let place = u16::try_from(self.parts.partners.len());
        let id = place.map_err(|_| BundleError::Limit("partners"))?;
        self.parts.partners.push(row);
        Ok(PartnerId(id))
    }

    /// Declares a link.
    pub fn link(&mut self, row: LinkRow) {
        self.parts.links.push(row);
    }

    /// Declares what is remembered.
    pub fn state(&mut self, row: StateRow) {
        self.parts.state = row;
    }

    /// Adds a set.
    pub fn set(&mut self, members: Vec<Member>) -> Result<SetIndex, BundleError> {
        let place = u32::try_from(self.parts.sets.len());
        let index = place.map_err(|_| BundleError::Limit("sets"))?;
        self.parts.sets.push(members);
        Ok(SetIndex(index))
    }

    /// Adds a pattern; what cannot be asked in bounded time and memory is refused.
    pub fn pattern(&mut self, text: &str) -> Result<PatternIndex, PatternError> {
        let known = self.parts.patterns.iter().position(|known| known == text);
        if known.is_none() {
            Pattern::new(text)?;
        }
        let place = known.unwrap_or(self.parts.patterns.len());
        let index = u32::try_from(place).map_err(|_| PatternError::TooMany)?;
        if place >= PATTERNS_MAX {
            return Err(PatternError::TooMany);
        }
        if known.is_none() {
            self.parts.patterns.push(text.into());
        }
        Ok(PatternIndex(index))
    }

    /// The sets so far, by [`SetIndex`].
    pub fn sets(&self) -> &[Vec<Member>] {
        &self.parts.sets
    }

    /// The patterns so far, by [`PatternIndex`].
    pub fn patterns(&self) -> &[String] {
        &self.parts.patterns
    }

    /// Our own network and every partner, by [`PartnerId`].
    pub fn parties(&self) -> (&PartyRow, &[PartyRow]) {
        (&self.parts.home, &self.parts.partners)
    }

    /// Adds a rule; rules of one stage are asked in the order of adding.
    pub fn rule(&mut self, row: RuleRow) -> Result<RuleHandle, BundleError> {
        let place = u32::try_from(self.parts.rules.len());
        let handle = place.map_err(|_| BundleError::Limit("rules"))?;
        self.parts.rules.push(row);
        Ok(RuleHandle(handle))
    }

    /// Has a rule asked about messages under a condition; a rule may have several.
    pub fn on(&mut self, rule: RuleHandle, case: &Case<'_>) -> Result<(), BundleError> {
        let too_many = BundleError::Limit("steps");
        let (steps, start) = program::compile(case.when)?;
        let first = u32::try_from(self.parts.steps.len()).map_err(|_| too_many)?;
        let program = u32::try_from(self.parts.programs.len()).map_err(|_| too_many)?;
        let len = u16::try_from(steps.len()).map_err(|_| too_many)?;
        self.parts.steps.extend(steps);
        self.parts.programs.push(Program { first, len, start, cause: case.cause });
        self.parts.entries.extend(case.selectors.iter().map(|selector| Entry {
            selector: *selector,
            ways: case.ways,
            rule: rule.0,
            program,
        }));
        Ok(())
    }

    /// Gives the policy its number.
    pub fn serial(&mut self, serial: u64) {
        self.parts.serial = serial;
    }

    /// Gives every rule the counter that belongs to its name.
    pub fn slots(&mut self, mut slot: impl FnMut(&str) -> u32) {
        for rule in &mut self.parts.rules {
            rule.slot = slot(&rule.name);
        }
    }

    /// The rules so far, in the order of adding.
    pub fn rules(&self) -> &[RuleRow] {
        &self.parts.rules
    }

    /// Questions of all conditions so far.
    pub fn steps(&self) -> usize {
        self.parts.steps.len()
    }

    /// Writes the bundle.
    pub fn bundle(mut self) -> Result<Vec<u8>, BundleError> {
        self.order_by_stage()?;
        bundle::seal(&self.parts, self.schema_digest)
    }

    fn order_by_stage(&mut self) -> Result<(), BundleError> {
        let unknown = BundleError::Content("a condition of no rule");
        let mut order: Vec<(RuleRow, usize)> =
            core::mem::take(&mut self.parts.rules).into_iter().zip(0..).collect();
        order.sort_by_key(|(row, _)| row.stage);
        let mut places = alloc::vec![0_u32; order.len()];
        for ((_, before), now) in order.iter().zip(0..) {
            *places.get_mut(*before).ok_or(unknown)? = now;
        }
        for entry in &mut self.parts.entries {
            let before = usize::try_from(entry.rule).map_err(|_| unknown)?;
            entry.rule = *places.get(before).ok_or(unknown)?;
        }
        self.parts.rules = order.into_iter().map(|(row, _)| row).collect();
        Ok(())
    }
}
