//! `sigwall policy test`: a policy's own tests, judged by the same inspector as a live link.

use std::collections::BTreeMap;
use std::io::{Write as _, stdout};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, bail};
use controlplane::Slots;
use inspect::{Arrival, Decision, Direction, Tick};
use policy::{Case, Compiled, Origin, Send, Test};
use ruletable::{RuleIndex, RuleTable};
use serde::Serialize;
use trace::Capture;

use crate::args::FormatKind;
use crate::outcome::Outcome;
use crate::replay::PlaceArgs;
use crate::rig::Rig;
use crate::table::{self, Row};
use crate::testbench::{Posed, link, pose};

/// Runs every test; findings where one goes otherwise than it expects.
pub(crate) fn run(
    compiled: &Compiled,
    is_covered: bool,
    format: FormatKind,
) -> anyhow::Result<Outcome> {
    let mut bench = Bench::new(compiled)?;
    let results: Vec<_> = compiled.tests.iter().flat_map(|test| bench.run(test)).collect();
    let failed = results.iter().filter(|result| !result.passed).count();
    match format {
        _ if is_covered => table::print(&bench.coverage(compiled), format)?,
        FormatKind::Jsonl => table::lines(&results)?,
        FormatKind::Table => people(&results, failed, &bench.silent(compiled))?,
    }
    Ok(if failed > 0 { Outcome::Findings } else { Outcome::Done })
}

/// Cases whose message cannot be crafted, each with why.
pub(crate) fn unposed(compiled: &Compiled) -> anyhow::Result<Vec<String>> {
    let bench = Bench::new(compiled)?;
    let cases = compiled.tests.iter().flat_map(|test| &test.cases);
    let crafted = cases.filter(|case| matches!(case.send, Send::Message { .. }));
    let told = crafted.filter_map(|case| {
        let error = pose(case, &bench.table).err()?;
        Some(format!("warning: {}: this message is not sent: {error}", case.location))
    });
    Ok(told.collect())
}

/// One case of one test.
#[derive(Debug, Serialize)]
struct CaseResult {
    test: String,
    location: String,
    passed: bool,
    expected: String,
    got: String,
}

/// A rule table and which of its rules were seen to decide.
struct Bench {
    table: Arc<RuleTable>,
    fired: BTreeMap<String, u64>,
}

impl Bench {
    fn new(compiled: &Compiled) -> anyhow::Result<Self> {
        let mut slots = Slots::default();
        let bundle = compiled.bundle(1, |rule| slots.slot(rule))?;
        let table = RuleTable::load(&bundle, inspect::schema())
            .context("the bundle of this policy cannot be read back")?;
        Ok(Self { table: Arc::new(table), fired: BTreeMap::new() })
    }

    /// The cases of one test come one after the other by the same link.
    fn run(&mut self, test: &Test) -> Vec<CaseResult> {
        let mut rig = Rig::new(Arc::clone(&self.table), &PlaceArgs::new(Direction::Inward, "*"));
        let mut now = Tick(0);
        let mut results = Vec::new();
        for case in &test.cases {
            now = now.after_ms(u64::from(case.after_s).saturating_mul(1000));
            results.push(self.case(test, case, (&mut rig, now)));
        }
        results
    }

    fn case(&mut self, test: &Test, case: &Case, (rig, now): (&mut Rig, Tick)) -> CaseResult {
        let decision = match &case.send {
            Send::Message { .. } => {
                // Each time with numbers of its own: what comes again with the same octets is not judged anew.
                let mut once = || {
                    pose(case, &self.table)
                        .map(|posed| rig.inspect(&posed.link, &arrival(&posed, now)).decision)
                };
                let before = (1..case.times).try_for_each(|_| once().map(drop));
                before.and_then(|()| once()).map_err(anyhow::Error::from)
            }
            Send::Capture { file, frame } => self.captured(case, file, *frame),
        };
        let verdict = match decision {
            Ok(decision) => self.judge(&decision),
            Err(error) => Judged { verdict: format!("not run: {error:#}"), by: None, would: None },
        };
        let wanted = Judged {
            verdict: case.expect.to_owned(),
            by: case.by.clone(),
            would: case.would.clone(),
        };
        CaseResult {
            test: test.name.clone(),
            location: case.location.to_string(),
            passed: verdict.satisfies(&wanted),
            expected: wanted.to_string(),
            got: verdict.to_string(),
        }
    }

    /// A frame is judged after those that stand before it in its capture.
    fn captured(&self, case: &Case, file: &str, frame: u64) -> anyhow::Result<Decision> {
        let beside = Path::new(&case.location.source).parent().map(|place| place.join(file));
        let path = beside.filter(|path| path.exists()).unwrap_or_else(|| PathBuf::from(file));
        let direction = match case.from {
            Some(Origin::Home) => Direction::Outward,
            Some(Origin::Partner(_) | Origin::Stranger) | None => Direction::Inward,
        };
        let place = PlaceArgs::new(direction, &link(case, &self.table));
        let mut rig = Rig::new(Arc::clone(&self.table), &place);
        let mut capture = Capture::open(&path)?;
        while let Some(record) = capture.next_frame()? {
            let judged = rig.judge(&record);
            if record.number == frame {
                return Ok(judged.decision);
            }
        }
        bail!("{} has no frame {frame}", path.display())
    }

    fn judge(&mut self, decision: &Decision) -> Judged {
        let name = |rule: Option<RuleIndex>| {
            rule.and_then(|rule| self.table.rule_name(rule)).map(str::to_owned)
        };
        let (rule, would) = (name(decision.rule), name(decision.would));
        for rule in [&rule, &would].into_iter().flatten() {
            let count = self.fired.entry(rule.clone()).or_default();
            *count = count.saturating_add(1);
        }
        Judged {
            verdict: decision.verdict.name().to_owned(),
            by: rule.or_else(|| Some(decision.reason.to_string())),
            would,
        }
    }

    /// Every rule with the cases that it decided.
    fn coverage(&self, compiled: &Compiled) -> Vec<Covered> {
        let row = |rule: &policy::RuleInfo| Covered {
            rule: rule.name.clone(),
            stage: rule.stage.name(),
            cases: self.fired.get(&rule.name).copied().unwrap_or(0),
            location: rule.location.to_string(),
        };
        compiled.rules.iter().map(row).collect()
    }

    /// Rules that no test fired.
    fn silent(&self, compiled: &Compiled) -> Vec<String> {
        let names = compiled.rules.iter().map(|rule| rule.name.clone());
        names.filter(|name| !self.fired.contains_key(name)).collect()
    }
}

/// A rule and how many cases it decided.
#[derive(Debug, Serialize)]
struct Covered {
    rule: String,
    stage: &'static str,
    cases: u64,
    location: String,
}

impl Row for Covered {
    const HEADS: &'static [&'static str] = &["rule", "stage", "cases", "at"];

    fn cells(&self) -> Vec<String> {
        let cases = if self.cases == 0 { "none".to_owned() } else { self.cases.to_string() };
        vec![self.rule.clone(), self.stage.to_owned(), cases, self.location.clone()]
    }
}

/// What was decided, or should be; where nothing is said of a rule, any will do.
#[derive(Debug)]
struct Judged {
    verdict: String,
    by: Option<String>,
    would: Option<String>,
}

impl Judged {
    /// The rule that would have blocked.
    fn noted(&self) -> &str {
        self.would.as_deref().unwrap_or(policy::NOTHING)
    }

    fn satisfies(&self, wanted: &Self) -> bool {
        self.verdict == wanted.verdict
            && (wanted.by.is_none() || self.by == wanted.by)
            && wanted.would.as_ref().is_none_or(|rule| *rule == self.noted())
    }
}

impl std::fmt::Display for Judged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.verdict)?;
        if let Some(rule) = &self.by {
            write!(f, " by {rule}")?;
        }
        if let Some(rule) = self.would.as_ref().filter(|rule| *rule != policy::NOTHING) {
            write!(f, ", would by {rule}")?;
        }
        Ok(())
    }
}

fn arrival(posed: &Posed, now: Tick) -> Arrival<'_> {
    Arrival { octets: &posed.octets, direction: posed.direction, hold_as: None, now }
}

fn people(results: &[CaseResult], failed: usize, silent: &[String]) -> std::io::Result<()> {
    let failures = results.iter().filter(|result| !result.passed).map(Row::cells);
    if failed > 0 {
        writeln!(stdout(), "{}\n", table::table(CaseResult::HEADS, failures))?;
    }
    if !silent.is_empty() {
        writeln!(stdout(), "no test fired: {}", silent.join(", "))?;
    }
    writeln!(stdout(), "{} cases, {failed} failed", results.len())
}

impl Row for CaseResult {
    const HEADS: &'static [&'static str] = &["test", "at", "expected", "got"];

    fn cells(&self) -> Vec<String> {
        vec![self.test.clone(), self.location.clone(), self.expected.clone(), self.got.clone()]
    }
}
