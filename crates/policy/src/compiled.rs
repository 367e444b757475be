//! What compiling a policy gives.

use std::collections::HashMap;

use ruletable::{Builder, BundleError, Expr, Mode, Selector, SetIndex, Stage, Ways};

use crate::diagnostic::Diagnostics;
use crate::source::{Lines, Location, Span};
use crate::tests::Test;
use crate::tree::{Property, Rule};

/// A policy without errors.
#[derive(Clone, Debug)]
pub struct Compiled {
    pub(crate) builder: Builder,
    /// The name in its `policy` block.
    pub name: String,
    /// Its rules, in the order of the text.
    pub rules: Vec<RuleInfo>,
    /// Its partners, in the order of their numbers.
    pub partners: Vec<String>,
    /// Its tests, for the caller to run.
    pub tests: Vec<Test>,
    /// What someone should look at.
    pub warnings: Diagnostics,
    /// What it costs.
    pub cost: Cost,
    pub(crate) cases: Vec<RuleCase>,
    pub(crate) set_names: HashMap<SetIndex, String>,
    pub(crate) own_names: HashMap<String, u16>,
}

/// A rule for the messages of one protocol.
#[derive(Clone, Debug)]
pub(crate) struct RuleCase {
    /// Place of the rule in [`Compiled::rules`].
    pub(crate) rule: usize,
    pub(crate) selectors: Vec<Selector>,
    pub(crate) ways: Ways,
    pub(crate) when: Expr,
    /// It counts messages before it decides, or only changes them.
    pub(crate) is_partial: bool,
}

/// What people want to know of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleInfo {
    /// Its name.
    pub name: String,
    /// When it is asked.
    pub stage: Stage,
    /// How far it is in force.
    pub mode: Mode,
    /// `accept`, `drop`, `reject` or another.
    pub verdict: &'static str,
    /// `cat`, `owner`, `ticket`, `source` and `log` as written.
    pub metadata: Vec<(String, String)>,
    /// Frames that it captures at most.
    pub capture: u32,
    /// Where it stands.
    pub location: Location,
    pub(crate) span: Span,
}

/// Bounds of the work that a policy makes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Rules.
    pub rules: usize,
    /// Questions that one message may be asked, at most.
    pub questions: usize,
    /// Octets of the bundle.
    pub bundle_octets: usize,
    /// Octets of memory that the table holds.
    pub table_octets: usize,
}

impl Compiled {
    /// Writes the bundle with its number; every rule gets the counter slot that belongs to its name.
    pub fn bundle(
        &self,
        serial: u64,
        slot: impl FnMut(&str) -> u32,
    ) -> Result<Vec<u8>, BundleError> {
        let mut builder = self.builder.clone();
        builder.serial(serial);
        builder.slots(slot);
        builder.bundle()
    }
}

/// The number that a `capture` says; none where it is no number.
pub(crate) fn frames(property: &Property) -> u32 {
    let mut values = property.groups.iter().flatten();
    match (values.next(), values.next()) {
        (Some(value), None) => value.text.parse().unwrap_or(0),
        _ => 0,
    }
}

impl RuleInfo {
    pub(crate) fn new(rule: &Rule, lines: &Lines<'_>) -> Self {
        let metadata = rule.properties.iter().map(|property| {
            let values = property.groups.iter().map(|group| {
                group.iter().map(|value| value.text.as_str()).collect::<Vec<_>>().join(" ")
            });
            (property.key.value.clone(), values.collect::<Vec<_>>().join(", "))
        });
        Self {
            name: rule.name.value.clone(),
            stage: rule.stage,
            mode: rule.mode,
            verdict: rule.then.as_ref().map_or("", |then| then.verb.value.name()),
            metadata: metadata.collect(),
            capture: rule
                .properties
                .iter()
                .filter(|property| property.key.value == "capture")
                .map(frames)
                .sum(),
            location: lines.location(rule.name.span),
            span: rule.name.span,
        }
    }
}
