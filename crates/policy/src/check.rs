//! The whole policy: every name is looked up, every error kept, and rules become rows of a table.

use std::collections::{HashMap, HashSet};

use ruletable::{
    Builder, BundleError, Case, Member, Operand, PartnerId, RuleRow, Selector, SetIndex,
};
use ruletable::{Cause, Expr};
use wire::FieldId;

use crate::causes;
use crate::codes::{self, Code};
use crate::compiled::{self, RuleCase, RuleInfo};
use crate::condition::Lowered;
use crate::diagnostic::{Diagnostic, closest};
use crate::own_sets::OwnSets;
use crate::parties::{self, Declared};
use crate::roles;
use crate::scope::{self, Found, Scope};
use crate::source::{At, Lines, Source, Span};
use crate::state;
use crate::tree::{Rule, Set, Tree, Value, Verb};
use crate::value::{self, Reading};
use crate::zones::Zone;

/// A policy being checked.
pub(crate) struct Checker<'t> {
    pub(crate) tree: &'t Tree,
    pub(crate) lines: Lines<'t>,
    pub(crate) names: HashSet<&'t str>,
    pub(crate) notes: Vec<Diagnostic>,
    pub(crate) builder: Builder,
    pub(crate) partners: HashMap<String, PartnerId>,
    pub(crate) rules: Vec<RuleInfo>,
    pub(crate) cases: Vec<RuleCase>,
    pub(crate) accepts_by_default: bool,
    sets: HashMap<&'t str, &'t Set>,
    lowered: HashMap<(&'t str, FieldId, bool), Option<SetIndex>>,
    used: HashSet<&'t str>,
    pub(crate) own: OwnSets<'t>,
    pub(crate) zones: HashMap<String, Zone>,
}

impl<'t> Checker<'t> {
    /// Checks all of a policy.
    pub(crate) fn check(tree: &'t Tree, sources: &'t [Source], notes: Vec<Diagnostic>) -> Self {
        let mut checker = Self::bare(tree, sources, notes);
        let mut declared = parties::declare(tree, &mut checker.notes);
        checker.own_sets(&mut declared);
        checker.builder = Builder::new(dissect::schema_digest(), &declared.name);
        checker.parties(declared);
        checker.builder.state(state::declare(tree, &mut checker.notes));
        checker.zones();
        for line in &tree.stages {
            if let Some(mode) = line.mode {
                checker.builder.stage_mode(line.stage.value, mode);
            }
        }
        checker.sets();
        for rule in &tree.rules {
            checker.rule(rule);
        }
        checker.once();
        checker
    }

    /// Nothing is declared and nothing checked yet.
    pub(crate) fn bare(tree: &'t Tree, sources: &'t [Source], notes: Vec<Diagnostic>) -> Self {
        Self {
            tree,
            lines: Lines::new(sources),
            names: tree.rules.iter().map(|rule| rule.name.value.as_str()).collect(),
            notes,
            builder: Builder::new(dissect::schema_digest(), ""),
            partners: HashMap::new(),
            rules: Vec::new(),
            cases: Vec::new(),
            accepts_by_default: false,
            sets: HashMap::new(),
            lowered: HashMap::new(),
            used: HashSet::new(),
            own: OwnSets::new(),
            zones: HashMap::new(),
        }
    }

    /// The names of sets by their places in the table.
    pub(crate) fn set_names(&self) -> HashMap<SetIndex, String> {
        let named = self.lowered.iter();
        named.filter_map(|((name, ..), index)| Some(((*index)?, (*name).to_owned()))).collect()
    }

    /// A set that no rule asks.
    pub(crate) fn unused_sets(&self) -> impl Iterator<Item = &'t Set> {
        self.tree.sets.iter().filter(|set| !self.used.contains(set.name.value.as_str()))
    }

    /// Notes an error and gives nothing.
    pub(crate) fn note<T>(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
    ) -> Lowered<T> {
        self.notes.push(Diagnostic::new(code, span, message, ""));
        None
    }

    /// The partner of that name.
    pub(crate) fn partner_named(&mut self, name: &str, span: Span) -> Lowered<PartnerId> {
        if let Some(id) = self.partners.get(name) {
            return Some(*id);
        }
        let message = format!("no partner is called `{name}`");
        let diagnostic = Diagnostic::new(codes::UNKNOWN_PARTNER, span, message, "");
        self.notes.push(diagnostic.suggest(name, self.partners.keys().map(String::as_str)));
        None
    }

    /// Adds a set to the table.
    pub(crate) fn add_set(&mut self, members: Vec<Member>, span: Span) -> Lowered<SetIndex> {
        let added = self.builder.set(members);
        self.within(added, span)
    }

    /// The set of that name for a field; nothing inside where the set is empty for it.
    pub(crate) fn named_set(
        &mut self,
        name: &At<String>,
        field: &At<String>,
        scope: Scope<'_>,
        found: Option<Found>,
    ) -> Lowered<Option<Operand>> {
        let Some(set) = self.sets.get(name.value.as_str()).copied() else {
            let message = format!("no set or list is called `{}`", name.value);
            let known = self.sets.keys().copied().chain(LISTS.iter().copied());
            let diagnostic = Diagnostic::new(codes::UNKNOWN_SET, name.span, message, "");
            let text = name.value.clone();
            let value = Value { text, is_quoted: false, span: name.span };
            let is_value = found.is_some_and(|found| value::member(&value, found.reading).is_ok());
            let is_close = closest(&name.value, known.clone()).is_some();
            self.notes.push(if is_value && !is_close {
                diagnostic.help(format!("write `in {{ {} }}` for a value", name.value))
            } else {
                diagnostic.suggest(&name.value, known)
            });
            return None;
        };
        self.used.insert(&set.name.value);
        let Some(found) = found else { return Some(None) };
        let is_network = matches!(found.reading, Reading::Network);
        let key = (set.name.value.as_str(), found.row.id, is_network);
        let known = self.lowered.get(&key).copied();
        let index = known.unwrap_or_else(|| self.lower_set(set, field, scope));
        self.lowered.insert(key, index);
        index.map(Operand::Set).map(Some)
    }

    fn lower_set(&mut self, set: &Set, field: &At<String>, scope: Scope<'_>) -> Lowered<SetIndex> {
        let members: Vec<_> =
            set.values.iter().map(|value| self.member(value, field, scope)).collect();
        let members = members.into_iter().collect::<Option<Vec<_>>>()?;
        self.add_set(members.into_iter().flatten().collect(), set.name.span)
    }

    fn parties(&mut self, declared: Declared) {
        self.accepts_by_default = declared.accepts_by_default;
        if declared.accepts_by_default {
            self.builder.accept_by_default();
        }
        self.builder.home(declared.home);
        for row in declared.partners {
            let name = row.name.clone();
            let added = self.builder.partner(row);
            if let Some(id) = self.within(added, Span::default()) {
                self.partners.insert(name, id);
            }
        }
        for link in declared.links {
            self.builder.link(link);
        }
    }

    /// Every set is read for the field that it names, whether a rule asks it or not.
    fn sets(&mut self) {
        let protocols: Vec<u8> = dissect::protocols().iter().map(|row| row.id).collect();
        for set in &self.tree.sets {
            self.sets.insert(&set.name.value, set);
            if !scope::exists(&set.field.value) {
                let message = format!("unknown field `{}`", set.field.value);
                let diagnostic = Diagnostic::new(codes::UNKNOWN_FIELD, set.field.span, message, "");
                self.notes.push(diagnostic.suggest(&set.field.value, scope::names()));
                continue;
            }
            let scope = Scope { protocol: 0, all: &protocols, carrier: None };
            let readings: Vec<_> =
                scope.everywhere(&set.field.value).iter().map(|found| found.reading).collect();
            for value in &set.values {
                self.readable(value, &readings);
            }
            if set.values.is_empty() {
                self.note::<()>(codes::MISSING, set.name.span, "the set is empty");
            }
        }
    }

    fn readable(&mut self, value: &Value, readings: &[Reading]) {
        let mut errors = Vec::new();
        for reading in readings {
            match value::member(value, *reading) {
                Ok(_) => return,
                Err(error) => errors.push(*error),
            }
        }
        self.notes.extend(errors.into_iter().next());
    }

    /// A rule captures a number of frames.
    fn capture_fits(&mut self, rule: &Rule) {
        for property in rule.properties.iter().filter(|property| property.key.value == "capture") {
            if !(1..=CAPTURE_MAX).contains(&compiled::frames(property)) {
                let message = format!("a rule captures 1 to {CAPTURE_MAX} frames");
                self.note::<()>(codes::BAD_VALUE, property.key.span, message);
            }
        }
    }

    fn rule(&mut self, rule: &Rule) {
        let selected = self.selected(rule);
        let origin = self.origin(rule);
        if !rule.is_broken && rule.then.is_none() {
            self.note::<()>(codes::MISSING, rule.name.span, "the rule has no `then`");
        }
        if !rule.is_broken && rule.on.is_empty() {
            self.note::<()>(codes::MISSING, rule.name.span, "the rule has no `on`");
        }
        let (Some(then), Some(selected), Some(origin)) = (&rule.then, selected, origin) else {
            return self.condition_alone(rule);
        };
        if rule.is_broken || rule.on.is_empty() {
            return self.condition_alone(rule);
        }
        let selectors: Vec<Selector> =
            selected.iter().flat_map(|part| part.selectors.iter().copied()).collect();
        let protocols = scope::protocols_of(&selectors);
        self.causes_known(then, &protocols);
        self.limits_fit(rule, then);
        self.capture_fits(rule);
        let Some(verdict) = self.verdict(then) else { return };
        let name = rule.name.value.clone();
        let row = RuleRow { name, stage: rule.stage, mode: rule.mode, verdict, slot: 0 };
        let added = self.builder.rule(row);
        let Some(handle) = self.within(added, rule.name.span) else { return };
        for protocol in &protocols {
            let scope = Scope { protocol: *protocol, all: &protocols, carrier: None };
            let when = match &rule.when {
                Some(when) => self.condition(when, scope),
                None => Some(Expr::All(Vec::new())),
            };
            let limits = self.limits(rule, scope);
            let (Some(when), Some(limits)) = (when, limits) else { continue };
            let strip = self.strip(then, scope);
            for part in selected.iter().filter(|part| !part.of(*protocol).is_empty()) {
                let own = part.of(*protocol);
                let told = roles::condition(*protocol, part.role);
                let when = with(told.as_ref(), &origin.condition, &when);
                let case = Case {
                    selectors: &own,
                    ways: origin.ways,
                    when: &when,
                    cause: causes::cause(then, *protocol).map(Cause),
                    strip,
                    limits: &limits,
                };
                let added = self.builder.on(handle, &case);
                self.within(added, rule.name.span);
                self.cases.push(RuleCase {
                    rule: self.rules.len(),
                    ways: origin.ways,
                    is_partial: is_partial(rule),
                    selectors: own,
                    when,
                });
            }
        }
        self.rules.push(RuleInfo::new(rule, &self.lines));
    }

    /// What is wrong with the condition of a rule that is given up, whatever messages it is about.
    fn condition_alone(&mut self, rule: &Rule) {
        let protocols: Vec<u8> = dissect::protocols().iter().map(|row| row.id).collect();
        if let Some(when) = &rule.when {
            self.condition(when, Scope { protocol: 0, all: &protocols, carrier: None });
        }
    }

    fn once(&mut self) {
        let rules = self.tree.rules.iter().map(|rule| (&rule.name, "rule"));
        let sets = self.tree.sets.iter().map(|set| (&set.name, "set"));
        let mut seen: HashMap<(&str, &str), Span> = HashMap::new();
        for (name, what) in rules.chain(sets) {
            let Some(first) = seen.insert((what, name.value.as_str()), name.span) else { continue };
            let message = format!("{what} `{}` is declared twice", name.value);
            let diagnostic = Diagnostic::new(codes::REPEATED, name.span, message, "");
            self.notes.push(diagnostic.related(first, "first here"));
        }
    }

    /// What the builder gave, or a note that there is too much of it.
    fn within<T>(&mut self, built: Result<T, BundleError>, span: Span) -> Lowered<T> {
        match built {
            Ok(built) => Some(built),
            Err(error) => {
                let is_condition = matches!(
                    error,
                    BundleError::Limit("depth of a condition" | "steps of a condition")
                );
                let code = if is_condition { codes::NESTING } else { codes::LIMIT };
                self.note(code, span, error.to_string())
            }
        }
    }
}

/// It counts messages before it decides, or only changes them.
fn is_partial(rule: &Rule) -> bool {
    let goes_on = rule.then.as_ref().is_some_and(|then| then.verb.value == Verb::Strip);
    goes_on || !rule.limits.is_empty()
}

/// What a message must be to match: its role, where it came from, and what the rule asks.
fn with(role: Option<&Expr>, origin: &Expr, when: &Expr) -> Expr {
    let is_said = |expr: &&Expr| !matches!(expr, Expr::All(parts) if parts.is_empty());
    let mut parts: Vec<_> =
        role.into_iter().chain([origin, when]).filter(is_said).cloned().collect();
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        Some(last) => {
            parts.push(last);
            Expr::All(parts)
        }
        None => Expr::All(parts),
    }
}

/// Frames that a rule may capture.
const CAPTURE_MAX: u32 = 100_000;

const LISTS: &[&str] = &[
    "home.plmn",
    "home.gt",
    "home.realm",
    "home.host",
    "home.ip",
    "home.apn",
    "src.partner.plmn",
    "src.partner.gt",
    "src.partner.realm",
    "src.partner.host",
    "src.partner.ip",
    "src.partner.apn",
    "dst.partner.plmn",
    "dst.partner.gt",
    "dst.partner.realm",
    "dst.partner.host",
    "dst.partner.ip",
    "dst.partner.apn",
];
