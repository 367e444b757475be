//! Collects a policy and writes its bundle.

use alloc::string::String;
use alloc::vec::Vec;

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use wire::FieldId;

use crate::link::LinkRow;
use crate::model::{
    Expr, Member, Mode, PartyRow, PatternIndex, RuleRow, Selector, SetIndex, Test, Ways,
};
use crate::parts::{CaseRow, Entry, LimitsRow, MoreRow, Parts};
use crate::pattern::{Pattern, PatternError};
use crate::program::{self, Program, Step};
use crate::{BundleError, Cause, Limit, PATTERNS_MAX, PartnerId, Stage, StateRow, Verdict, bundle};

/// A policy on its way into a bundle.
#[derive(Clone, Debug)]
pub struct Builder {
    schema_digest: u64,
    parts: Parts,
    tests: Places<Test>,
    programs: Places<(Vec<Step>, u16)>,
    sets: Places<Vec<Member>>,
}

/// Where that which was added before stands.
type Places<T> = HashMap<T, u32, FixedState>;

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
    /// The field whose element a message loses, where the rule strips.
    pub strip: Option<FieldId>,
    /// What goes by before the rule matches: it does where the message is more than one of them allows.
    pub limits: &'e [Limit],
}

impl<'e> Case<'e> {
    /// Asked both ways, with nothing of its own.
    pub fn new(selectors: &'e [Selector], when: &'e Expr) -> Self {
        Self { selectors, ways: Ways::Both, when, cause: None, strip: None, limits: &[] }
    }
}

impl Builder {
    /// An empty policy that drops what no rule accepts, for readers with the same fields.
    pub fn new(schema_digest: u64, name: &str) -> Self {
        let parts = Parts { name: name.into(), ..Parts::default() };
        Self {
            schema_digest,
            parts,
            tests: Places::default(),
            programs: Places::default(),
            sets: Places::default(),
        }
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

    /// Adds a set; one with the same members in the same order is the same set.
    pub fn set(&mut self, members: Vec<Member>) -> Result<SetIndex, BundleError> {
        if let Some(place) = self.sets.get(&members) {
            return Ok(SetIndex(*place));
        }
        let place = next(&self.parts.sets, "sets")?;
        self.parts.sets.push(members.clone());
        self.sets.insert(members, place);
        Ok(SetIndex(place))
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
        let place = next(&self.parts.rules, "rules")?;
        self.parts.rules.push(row);
        Ok(RuleHandle(place))
    }

    /// How far the rules of a stage are in force.
    pub fn stage_mode(&mut self, stage: Stage, mode: Mode) {
        if let Some(own) = self.parts.stage_modes.get_mut(stage.place()) {
            *own = mode.min(*own);
        }
    }

    /// Has a rule asked about messages under a condition; a rule may have several. A rule that locks out is asked
    /// first whether the message is locked out, whatever its condition.
    pub fn on(&mut self, rule: RuleHandle, asked: &Case<'_>) -> Result<(), BundleError> {
        let row = usize::try_from(rule.0).ok().and_then(|place| self.parts.rules.get(place));
        let limits = LimitsRow {
            first: next(&self.parts.limits, "limits")?,
            count: u8::try_from(asked.limits.len()).map_err(|_| BundleError::Limit("limits"))?,
        };
        if matches!(row.map(|row| row.verdict), Some(Verdict::Quarantine(_))) {
            let always = Expr::All(Vec::new());
            let more = MoreRow { strip: None, limits, is_guard: true };
            self.ask(rule, &Case { when: &always, ..*asked }, Some(more))?;
        }
        let more = MoreRow { strip: asked.strip, limits, is_guard: false };
        let has_more = asked.strip.is_some() || limits.count > 0;
        self.ask(rule, asked, has_more.then_some(more))?;
        self.parts.limits.extend_from_slice(asked.limits);
        Ok(())
    }

    fn ask(
        &mut self,
        rule: RuleHandle,
        asked: &Case<'_>,
        more: Option<MoreRow>,
    ) -> Result<(), BundleError> {
        let Case { selectors, ways, when, cause, .. } = *asked;
        let program = self.program(when)?;
        let case = next(&self.parts.cases, "conditions")?;
        let place = match more {
            None => CaseRow::NO_MORE,
            Some(_) => next(&self.parts.more, "limits")?,
        };
        self.parts.more.extend(more);
        self.parts.cases.push(CaseRow { rule: rule.0, program, cause, ways, more: place });
        self.parts
            .entries
            .extend(selectors.iter().map(|selector| Entry { selector: *selector, case }));
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

    /// Writes the bundle.
    pub fn bundle(mut self) -> Result<Vec<u8>, BundleError> {
        self.order()?;
        bundle::seal(&self.parts, self.schema_digest)
    }

    /// The place of a condition among all; the same one, where it was there before.
    fn program(&mut self, when: &Expr) -> Result<u32, BundleError> {
        let Self { parts, tests, .. } = self;
        let laid_out = program::compile(when, |test| {
            if let Some(place) = tests.get(test) {
                return Ok(*place);
            }
            let place = next(&parts.tests, "questions")?;
            parts.tests.push(test.clone());
            tests.insert(test.clone(), place);
            Ok(place)
        })?;
        if let Some(place) = self.programs.get(&laid_out) {
            return Ok(*place);
        }
        let place = next(&self.parts.programs, "conditions")?;
        let (steps, start) = &laid_out;
        let first = next(&self.parts.steps, "steps")?;
        let len = u16::try_from(steps.len()).map_err(|_| BundleError::Limit("steps"))?;
        self.parts.steps.extend(steps);
        self.parts.programs.push(Program { first, len, start: *start });
        self.programs.insert(laid_out, place);
        Ok(place)
    }

    /// Rules by stage, cases by rule.
    fn order(&mut self) -> Result<(), BundleError> {
        let unknown = BundleError::Content("a condition of no rule");
        let places = sort(&mut self.parts.rules, |row| row.stage);
        for case in &mut self.parts.cases {
            case.rule = place(&places, case.rule).ok_or(unknown)?;
        }
        let places = sort(&mut self.parts.cases, |case| case.rule);
        for entry in &mut self.parts.entries {
            entry.case = place(&places, entry.case).ok_or(unknown)?;
        }
        Ok(())
    }
}

/// The place that the next one will have.
fn next<T>(rows: &[T], what: &'static str) -> Result<u32, BundleError> {
    u32::try_from(rows.len()).map_err(|_| BundleError::Limit(what))
}

/// Sorts rows, and says where each has gone; rows of one key keep their order.
fn sort<T, K: Ord>(rows: &mut Vec<T>, key: impl Fn(&T) -> K) -> Vec<u32> {
    let mut order: Vec<(T, usize)> = core::mem::take(rows).into_iter().zip(0..).collect();
    order.sort_by_key(|(row, _)| key(row));
    let mut places = alloc::vec![0; order.len()];
    for ((_, before), now) in order.iter().zip(0_u32..) {
        if let Some(place) = places.get_mut(*before) {
            *place = now;
        }
    }
    rows.extend(order.into_iter().map(|(row, _)| row));
    places
}

fn place(places: &[u32], before: u32) -> Option<u32> {
    places.get(usize::try_from(before).ok()?).copied()
}
