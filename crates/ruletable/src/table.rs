//! The rule table: what is decided about a message.

use alloc::boxed::Box;
use alloc::string::String;
use core::net::IpAddr;

use wire::MessageKey;

use crate::facts::{Facts, Fields, Known, TooMuch};
use crate::index::{Candidates, Groups, Index};
use crate::link::LinkRow;
use crate::meter::{self, Counter, Meter, Usage};
use crate::model::{Mode, PartyRow, RuleRef, RuleRow, Test, Ways};
use crate::parts::{CaseRow, MoreRow, Parts};
use crate::party::{Lists, Networks};
use crate::pattern::Pattern;
use crate::plan::Plan;
use crate::program::{NO, Step, YES};
use crate::question::Question;
use crate::set::Sets;
use crate::{
    BundleError, Cause, Decision, PartnerId, Party, Reason, RuleIndex, Stage, StateRow, Subject,
    Verdict, Warning, bundle, pattern,
};

/// A compiled policy, ready to be asked; asking allocates nothing and cannot fail.
#[derive(Debug)]
pub struct RuleTable {
    name: String,
    serial: u64,
    digest: [u8; 32],
    accepts_by_default: bool,
    /// Names of all rules, one behind the other.
    names: Box<str>,
    rules: Box<[Rule]>,
    /// The first case behind those of each stage.
    stage_ends: Box<[u32]>,
    cases: Box<[Case]>,
    more: Box<[MoreRow]>,
    limits: Box<[Counter]>,
    /// Of each the question's place.
    steps: Box<[Step]>,
    questions: Box<[Question]>,
    /// Of the first so many questions the answers are remembered.
    shared: u32,
    index: Index,
    known: Known,
    networks: Networks,
    home: PartyRow,
    partners: Box<[PartyRow]>,
    links: Box<[LinkRow]>,
    state: StateRow,
    standard: LinkRow,
}

/// Bounds of what a table costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Questions that one message may be asked; no table has more than [`crate::QUESTIONS_MAX`].
    pub questions: usize,
    /// Octets of memory.
    pub octets: usize,
}

impl RuleTable {
    /// Reads a bundle that was built for the same fields; every octet of it is checked.
    pub fn load(octets: &[u8], schema_digest: u64) -> Result<Self, BundleError> {
        let (parts, digest) = bundle::open(octets, schema_digest)?;
        Self::new(parts, digest)
    }

    /// What happens to a message: stages in order, in a stage the first rule that matches; `accept` ends its
    /// stage, a blocking verdict ends all, and what no rule accepts is left to the default.
    ///
    /// A rule with limits matches what is more than one of them allows. What nothing blocks is counted by the caps of
    /// the partner that sent it.
    pub fn decide<'a, S: Subject<'a>, M: Meter>(&self, subject: &S, meter: &mut M) -> Decision {
        let mut groups = Groups::new();
        self.index.groups(&subject.keys(), &mut groups);
        let decision = if groups.is_empty() {
            self.undisputed(None, Decision::new(Verdict::Accept, Reason::NONE))
        } else {
            let mut facts = Facts::new(subject, &self.known);
            let too_much = Decision::new(Verdict::Drop, Reason::TOO_MANY_VALUES);
            self.walk(&groups, &mut facts, meter).unwrap_or(too_much)
        };
        if decision.verdict.blocks() { decision } else { self.capped(decision, subject, meter) }
    }

    /// The answer to one question of a condition, for tools that explain; no where the message says too much.
    pub fn asks(&self, subject: &dyn Subject<'_>, test: &Test) -> bool {
        let mut facts = Facts::new(&subject, &self.known);
        let answer = facts.ask(&Question::new(test, false, &self.known.fields));
        answer && facts.verify().is_ok()
    }

    /// What happens to a message of that one name where no rule is about it and no cap of its sender counts it.
    pub fn settled(&self, key: MessageKey, source: Party) -> Option<Decision> {
        let partner = if let Party::Partner(id) = source { self.partner(id) } else { None };
        let is_counted = partner.is_some_and(|row| !row.caps.is_empty());
        let is_open = is_counted || self.index.is_about(key);
        (!is_open).then(|| self.undisputed(None, Decision::new(Verdict::Accept, Reason::NONE)))
    }

    /// True where rules accept or drop such a message and do nothing else with it: none counts, answers or edits it.
    pub fn is_plain(&self, key: MessageKey) -> bool {
        self.index.is_plain(key)
    }

    /// True where what no rule decides is accepted.
    pub fn accepts_by_default(&self) -> bool {
        self.accepts_by_default
    }

    /// Whose address it is, by the longest prefix that home or a partner declares.
    pub fn party_of(&self, address: IpAddr) -> Party {
        self.networks.party_of(address)
    }

    /// The same for an address that is met on a link: a partner's on another link is not that partner's.
    pub fn party_on(&self, address: IpAddr, link: &str) -> Party {
        let party = self.party_of(address);
        let Party::Partner(id) = party else { return party };
        if self.partner(id).is_none_or(|row| row.may_use(link)) {
            party
        } else {
            Party::Misplaced(id)
        }
    }

    /// The name of a partner.
    pub fn partner_name(&self, id: PartnerId) -> Option<&str> {
        self.partner(id).map(|row| row.name.as_str())
    }

    /// All that the policy declares about a partner.
    pub fn partner(&self, id: PartnerId) -> Option<&PartyRow> {
        self.partners.get(usize::from(id.0))
    }

    /// All that the policy declares about our own network.
    pub fn home(&self) -> &PartyRow {
        &self.home
    }

    /// Every partner, by [`PartnerId`].
    pub fn partners(&self) -> &[PartyRow] {
        &self.partners
    }

    /// Every rule, in the order in which they are asked and by [`RuleIndex`].
    pub fn rules(&self) -> impl ExactSizeIterator<Item = RuleRef<'_>> {
        let mut begin = 0;
        self.rules.iter().map(move |rule| {
            let name =
                self.names.get(core::mem::replace(&mut begin, rule.name_end())..rule.name_end());
            rule.named(name.unwrap_or_default())
        })
    }

    /// A rule.
    pub fn rule(&self, index: RuleIndex) -> Option<RuleRef<'_>> {
        let place = usize::try_from(index.0).ok()?;
        let rule = self.rules.get(place)?;
        let before = place.checked_sub(1).and_then(|before| self.rules.get(before));
        let name = self.names.get(before.map_or(0, Rule::name_end)..rule.name_end())?;
        Some(rule.named(name))
    }

    /// The name of a rule.
    pub fn rule_name(&self, index: RuleIndex) -> Option<&str> {
        self.rule(index).map(|rule| rule.name)
    }

    /// The counter of a rule, which stays the same from policy to policy while its name does.
    pub fn slot(&self, index: RuleIndex) -> Option<u32> {
        self.rule(index).map(|rule| rule.slot)
    }

    /// The link of that name, else the one named `*`, where the policy declares one.
    pub fn link(&self, name: &str) -> Option<&LinkRow> {
        let named = |wanted: &str| self.links.iter().find(|link| link.name == wanted);
        named(name).or_else(|| named("*"))
    }

    /// The link of that name; where the policy declares none, [`LinkRow::standard`].
    pub fn link_or_standard(&self, name: &str) -> &LinkRow {
        self.link(name).unwrap_or(&self.standard)
    }

    /// Every link that the policy declares.
    pub fn links(&self) -> &[LinkRow] {
        &self.links
    }

    /// What the policy has remembered of traffic.
    pub fn state(&self) -> &StateRow {
        &self.state
    }

    /// The name of the policy.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The number of the policy, which only grows.
    pub fn serial(&self) -> u64 {
        self.serial
    }

    /// SHA-256 over the bundle.
    pub fn digest(&self) -> [u8; 32] {
        self.digest
    }

    /// What it costs at most.
    pub fn cost(&self) -> Cost {
        Cost { questions: self.index.questions(), octets: self.octets() }
    }

    fn octets(&self) -> usize {
        let rows = size_of_val(&*self.rules)
            .saturating_add(size_of_val(&*self.cases))
            .saturating_add(size_of_val(&*self.more))
            .saturating_add(size_of_val(&*self.limits))
            .saturating_add(size_of_val(&*self.steps))
            .saturating_add(size_of_val(&*self.questions));
        let texts = self.questions.iter().map(Question::octets);
        let texts = texts.fold(self.names.len(), usize::saturating_add);
        let patterns = self.known.patterns.iter().map(Pattern::octets);
        let texts = patterns.fold(texts, usize::saturating_add);
        rows.saturating_add(texts)
            .saturating_add(self.index.octets())
            .saturating_add(self.known.sets.octets())
    }

    fn new(parts: Parts, digest: [u8; 32]) -> Result<Self, BundleError> {
        let networks = Networks::new(&parts.home, &parts.partners)
            .ok_or(BundleError::Content("two parties have one network"))?;
        let mut sets = Sets::default();
        for members in &parts.sets {
            sets.add(members);
        }
        let home = Lists::new(&parts.home, &mut sets);
        let partners = parts.partners.iter().map(|row| Lists::new(row, &mut sets)).collect();
        sets.shrink();
        let names: String = parts.rules.iter().map(|rule| rule.name.as_str()).collect();
        let fields = Fields::of(&parts);
        let Plan { steps, questions, shared } = Plan::new(&parts, &fields);
        Ok(Self {
            index: Index::new(&parts, &fields)?,
            stage_ends: stage_ends(&parts),
            names: names.into(),
            rules: Rule::all(&parts),
            cases: parts.cases.iter().map(|case| Case::new(case, &parts)).collect(),
            steps,
            questions,
            shared,
            limits: Counter::all(&parts),
            known: Known { sets, patterns: pattern::all(&parts.patterns)?, home, partners, fields },
            name: parts.name,
            serial: parts.serial,
            digest,
            accepts_by_default: parts.accepts_by_default,
            more: parts.more.into(),
            networks,
            home: parts.home,
            partners: parts.partners.into(),
            links: parts.links.into(),
            state: parts.state,
            standard: LinkRow::standard("*"),
        })
    }

    fn walk<'a, S: Subject<'a>, M: Meter>(
        &self,
        groups: &Groups<'_>,
        facts: &mut Facts<'_, 'a, S>,
        meter: &mut M,
    ) -> Result<Decision, TooMuch> {
        let mut accepted = None;
        let mut so_far = Decision::new(Verdict::Accept, Reason::NONE);
        let direction = facts.direction();
        let mut candidates = Candidates::new();
        self.index.collect(groups, facts, &mut candidates)?;
        while let Some(number) = candidates.next() {
            let Some(case) = at(&self.cases, number) else { continue };
            if !case.ways.has(direction) || !self.holds(case, facts) {
                continue;
            }
            facts.verify()?;
            let Some(rule) = at(&self.rules, case.rule) else { continue };
            let index = RuleIndex(case.rule);
            let more = at(&self.more, case.more);
            let reason = match more {
                None => Reason::RULE,
                Some(more) => match self.counted(rule.verdict, more, facts, meter)? {
                    Counted::Within => continue,
                    Counted::Near => {
                        let near = Warning { rule: Some(index), reason: Reason::LIMIT_NEAR };
                        so_far.warning = so_far.warning.or(Some(near));
                        continue;
                    }
                    Counted::For(reason) => reason,
                },
            };
            match (rule.verdict, rule.mode) {
                (Verdict::Accept, Mode::Enforce) => {
                    accepted = Some(index);
                    candidates.skip_to(self.stage_end(number));
                }
                (Verdict::Accept, Mode::Monitor | Mode::Off) => {}
                (_, Mode::Monitor | Mode::Off) => so_far.would = so_far.would.or(Some(index)),
                (Verdict::Strip(field), Mode::Enforce) => {
                    so_far.strip(more.and_then(|more| more.strip).unwrap_or(field), index)?;
                }
                (verdict, Mode::Enforce) => {
                    let verdict = verdict.with_cause(case.cause);
                    return Ok(Decision { verdict, reason, rule: Some(index), ..so_far });
                }
            }
        }
        facts.verify()?;
        Ok(self.undisputed(accepted, so_far))
    }

    /// No rule blocks: what was accepted goes on, without what was stripped; the rest is left to the default.
    fn undisputed(&self, accepted: Option<RuleIndex>, so_far: Decision) -> Decision {
        if accepted.is_some() || self.accepts_by_default {
            return Decision { rule: so_far.rule.or(accepted), ..so_far };
        }
        let Decision { would, warning, .. } = so_far;
        Decision { would, warning, ..Decision::new(Verdict::Drop, Reason::DEFAULT) }
    }

    /// What may go on is counted by the caps of its partner.
    fn capped<'a, S: Subject<'a>, M: Meter>(
        &self,
        decision: Decision,
        subject: &S,
        meter: &mut M,
    ) -> Decision {
        let Party::Partner(id) = subject.source() else { return decision };
        let Some(partner) = self.partner(id).filter(|row| !row.caps.is_empty()) else {
            return decision;
        };
        match meter::count_caps((&partner.name, &partner.caps), subject, meter) {
            Usage::Within(false) => decision,
            Usage::Within(true) => {
                let near = Warning { rule: None, reason: Reason::CAP_NEAR };
                Decision { warning: decision.warning.or(Some(near)), ..decision }
            }
            Usage::Over(_) => {
                let Decision { would, warning, .. } = decision;
                Decision { would, warning, ..Decision::new(Verdict::Drop, Reason::CAP) }
            }
        }
    }

    /// Whether a rule that holds is about the message for all that, by its limits and by what it has locked out.
    fn counted<'a, S: Subject<'a>, M: Meter>(
        &self,
        verdict: Verdict,
        more: &MoreRow,
        facts: &mut Facts<'_, 'a, S>,
        meter: &mut M,
    ) -> Result<Counted, TooMuch> {
        let limits = more.limits.of(&self.limits).unwrap_or_default();
        if more.is_guard {
            let is_locked = meter::is_locked(limits, facts, meter)?;
            return Ok(if is_locked { Counted::For(Reason::QUARANTINE) } else { Counted::Within });
        }
        let usage = meter::count(limits, facts, meter)?;
        if let (Usage::Over(key), Verdict::Quarantine(seconds)) = (usage, verdict) {
            meter.lock(key, seconds);
        }
        Ok(match usage {
            _ if limits.iter().all(|counter| counter.limit.rate.burst == 0) => {
                Counted::For(Reason::RULE)
            }
            Usage::Over(_) => Counted::For(Reason::LIMIT),
            Usage::Within(true) => Counted::Near,
            Usage::Within(false) => Counted::Within,
        })
    }

    /// Every jump leads forward (checked when the bundle was read), so this ends.
    #[inline]
    fn holds<'a, S: Subject<'a>>(&self, case: &Case, facts: &mut Facts<'_, 'a, S>) -> bool {
        let first = usize::try_from(case.first_step).unwrap_or(usize::MAX);
        let steps = self.steps.get(first..).unwrap_or_default();
        let mut at = case.start;
        while at < NO {
            let Some(step) = steps.get(usize::from(at)) else { return false };
            let answer = self.answer(step.test, facts);
            at = if answer { step.yes } else { step.no };
        }
        at == YES
    }

    /// The answer to the question of a step.
    #[inline]
    fn answer<'a, S: Subject<'a>>(&self, place: u32, facts: &mut Facts<'_, 'a, S>) -> bool {
        let is_shared = place < self.shared;
        if is_shared && let Some(known) = facts.known(place) {
            return known;
        }
        let Some(question) = at(&self.questions, place) else { return false };
        let answer = facts.ask(question);
        if is_shared {
            facts.remember(place, answer);
        }
        answer
    }

    /// The first case behind the stage of a case.
    fn stage_end(&self, case: u32) -> u32 {
        self.stage_ends.iter().copied().find(|end| case < *end).unwrap_or(u32::MAX)
    }
}

/// A case with its condition.
#[derive(Clone, Copy, Debug)]
struct Case {
    rule: u32,
    first_step: u32,
    /// What else there is to it, or [`CaseRow::NO_MORE`].
    more: u32,
    cause: Option<Cause>,
    /// The step at which its condition starts, [`YES`] or [`NO`].
    start: u16,
    ways: Ways,
}

impl Case {
    fn new(row: &CaseRow, parts: &Parts) -> Self {
        let CaseRow { rule, program, cause, ways, more } = *row;
        let program = at(&parts.programs, program);
        let (first_step, start) = program.map_or((0, NO), |program| (program.first, program.start));
        Self { rule, first_step, more, cause, start, ways }
    }
}

/// A rule without its name.
#[derive(Clone, Copy, Debug)]
struct Rule {
    /// Where its name ends; it begins where that of the rule before ends.
    name_end: u32,
    slot: u32,
    verdict: Verdict,
    stage: Stage,
    mode: Mode,
}

impl Rule {
    /// Every rule as far as its stage lets it be in force.
    fn all(parts: &Parts) -> Box<[Self]> {
        let mut end = 0_usize;
        let rules = parts.rules.iter().map(|row| {
            end = end.saturating_add(row.name.len());
            let RuleRow { stage, mode, verdict, slot, .. } = *row;
            let mode = mode.min(parts.mode_of(stage));
            Self { name_end: u32::try_from(end).unwrap_or(u32::MAX), slot, verdict, stage, mode }
        });
        rules.collect()
    }

    fn name_end(&self) -> usize {
        usize::try_from(self.name_end).unwrap_or(usize::MAX)
    }

    fn named<'t>(&self, name: &'t str) -> RuleRef<'t> {
        let Self { slot, verdict, stage, mode, .. } = *self;
        RuleRef { name, stage, mode, verdict, slot }
    }
}

fn at<T>(rows: &[T], place: u32) -> Option<&T> {
    rows.get(usize::try_from(place).ok()?)
}

/// Whether a rule is about a message, by its limits.
enum Counted {
    Within,
    /// It is not, but its limit is near.
    Near,
    For(Reason),
}

/// Where the cases of each stage end.
fn stage_ends(parts: &Parts) -> Box<[u32]> {
    let stage = |case: &CaseRow| at(&parts.rules, case.rule).map(|rule| rule.stage);
    let stages = parts.cases.chunk_by(|one, next| stage(one) == stage(next));
    let mut end = 0_u32;
    let ends = stages.map(|cases| {
        end = end.saturating_add(u32::try_from(cases.len()).unwrap_or(u32::MAX));
        end
    });
    ends.collect()
}
