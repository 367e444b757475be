//! The rule table: what is decided about a message.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::net::IpAddr;

use crate::facts::{Facts, Known, TooMuch};
use crate::index::Index;
use crate::link::LinkRow;
use crate::model::{Mode, PartyRow, RuleRow};
use crate::parts::{Parts, steps_of};
use crate::party::{Lists, Networks};
use crate::program::{Program, Step, YES};
use crate::set::Set;
use crate::{
    BundleError, Decision, PartnerId, Party, Reason, RuleIndex, StateRow, Subject, Verdict, bundle,
    pattern,
};

/// A compiled policy, ready to be asked; asking allocates nothing and cannot fail.
#[derive(Debug)]
pub struct RuleTable {
    name: String,
    serial: u64,
    digest: [u8; 32],
    accepts_by_default: bool,
    rules: Box<[RuleRow]>,
    stage_ends: Box<[u32]>,
    steps: Box<[Step]>,
    programs: Box<[Program]>,
    index: Index,
    known: Known,
    networks: Networks,
    home: PartyRow,
    partners: Box<[PartyRow]>,
    links: Box<[LinkRow]>,
    state: StateRow,
    standard: LinkRow,
}

impl RuleTable {
    /// Reads a bundle that was built for the same fields; every octet of it is checked.
    pub fn load(octets: &[u8], schema_digest: u64) -> Result<Self, BundleError> {
        let (parts, digest) = bundle::open(octets, schema_digest)?;
        Self::new(parts, digest)
    }

    /// What happens to a message: stages in order, in a stage the first rule that matches; `accept` ends its
    /// stage, a blocking verdict ends all, and what no rule accepts is left to the default.
    pub fn decide<'a, S: Subject<'a>>(&self, subject: &S) -> Decision {
        let mut facts = Facts::new(subject, &self.known);
        self.walk(subject, &mut facts).unwrap_or(Decision {
            verdict: Verdict::Drop,
            reason: Reason::TOO_MANY_VALUES,
            rule: None,
            would: None,
        })
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
    pub fn rules(&self) -> &[RuleRow] {
        &self.rules
    }

    /// A rule.
    pub fn rule(&self, index: RuleIndex) -> Option<&RuleRow> {
        self.rules.get(usize::try_from(index.0).ok()?)
    }

    /// The name of a rule.
    pub fn rule_name(&self, index: RuleIndex) -> Option<&str> {
        self.rule(index).map(|rule| rule.name.as_str())
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

    fn new(parts: Parts, digest: [u8; 32]) -> Result<Self, BundleError> {
        let networks = Networks::new(&parts.home, &parts.partners)
            .ok_or(BundleError::Content("two parties have one network"))?;
        Ok(Self {
            index: Index::new(&parts),
            known: Known {
                sets: parts.sets.iter().map(|members| Set::new(members)).collect(),
                patterns: pattern::all(&parts.patterns)?,
                home: Lists::new(&parts.home),
                partners: parts.partners.iter().map(Lists::new).collect(),
            },
            stage_ends: stage_ends(&parts.rules),
            name: parts.name,
            serial: parts.serial,
            digest,
            accepts_by_default: parts.accepts_by_default,
            rules: parts.rules.into(),
            steps: parts.steps.into(),
            programs: parts.programs.into(),
            networks,
            home: parts.home,
            partners: parts.partners.into(),
            links: parts.links.into(),
            state: parts.state,
            standard: LinkRow::standard("*"),
        })
    }

    fn walk<'a, S: Subject<'a>>(
        &self,
        subject: &S,
        facts: &mut Facts<'_, 'a, S>,
    ) -> Result<Decision, TooMuch> {
        let mut accepted = None;
        let mut would = None;
        let keys = subject.keys();
        let mut candidates = self.index.candidates((&keys, subject.direction()), facts)?;
        while let Some(candidate) = candidates.next() {
            let index = RuleIndex(candidate.rule);
            let Some(rule) = self.rule(index) else { continue };
            if rule.mode == Mode::Off || !self.holds(candidate.program, facts)? {
                continue;
            }
            match (rule.verdict, rule.mode) {
                (Verdict::Accept, Mode::Enforce) => {
                    accepted = Some(index);
                    candidates.skip_to(self.stage_end(candidate.rule));
                }
                (Verdict::Accept, Mode::Monitor | Mode::Off) => {}
                (Verdict::Drop | Verdict::Reject(_), Mode::Monitor | Mode::Off) => {
                    would = would.or(Some(index));
                }
                (verdict @ (Verdict::Drop | Verdict::Reject(_)), Mode::Enforce) => {
                    return Ok(Decision {
                        verdict: self.with_cause(verdict, candidate.program),
                        reason: Reason::RULE,
                        rule: Some(index),
                        would,
                    });
                }
            }
        }
        Ok(self.undisputed(accepted, would))
    }

    /// No rule blocks: what was accepted goes on, the rest is left to the default.
    fn undisputed(&self, accepted: Option<RuleIndex>, would: Option<RuleIndex>) -> Decision {
        let (verdict, reason) = if accepted.is_some() || self.accepts_by_default {
            (Verdict::Accept, Reason::NONE)
        } else {
            (Verdict::Drop, Reason::DEFAULT)
        };
        Decision { verdict, reason, rule: accepted, would }
    }

    /// Every jump leads forward (checked when the bundle was read), so this ends.
    fn holds<'a, S: Subject<'a>>(
        &self,
        program: u32,
        facts: &mut Facts<'_, 'a, S>,
    ) -> Result<bool, TooMuch> {
        let Some((steps, mut at)) = steps_of(&self.steps, &self.programs, program) else {
            return Ok(false);
        };
        while let Some(step) = steps.get(usize::from(at)) {
            at = if facts.holds(&step.test)? { step.yes } else { step.no };
        }
        Ok(at == YES)
    }

    fn with_cause(&self, verdict: Verdict, program: u32) -> Verdict {
        let program = usize::try_from(program).ok().and_then(|place| self.programs.get(place));
        match (verdict, program.and_then(|program| program.cause)) {
            (Verdict::Reject(_), Some(cause)) => Verdict::Reject(cause),
            (Verdict::Accept | Verdict::Drop | Verdict::Reject(_), _) => verdict,
        }
    }

    fn stage_end(&self, rule: u32) -> u32 {
        self.stage_ends.iter().copied().find(|end| rule < *end).unwrap_or(u32::MAX)
    }
}

/// Where the rules of each stage end.
fn stage_ends(rules: &[RuleRow]) -> Box<[u32]> {
    let stages = rules.chunk_by(|one, next| one.stage == next.stage);
    let mut end = 0_u32;
    let ends = stages.map(|stage| {
        end = end.saturating_add(u32::try_from(stage.len()).unwrap_or(u32::MAX));
        end
    });
    ends.collect::<Vec<_>>().into()
}
