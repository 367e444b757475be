//! `sigwall policy` and `sigwall explain`: policies without a running sigwall.

use std::io::{IsTerminal as _, Write as _, stderr, stdout};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use controlplane::Source;
use policy::{Compiled, Exported, Options};
use ruletable::{Reason, RuleTable};
use serde::Serialize;

use crate::args::{Format, FormatKind};
use crate::author::{diff, explain, fmt, suggest};
use crate::outcome::{Outcome, say};
use crate::{policy_test, sources, table};

/// What to do with a policy.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Say all that is wrong with it
    Check(Paths),
    /// Run its own tests
    Test(TestArgs),
    /// Tell which frames of a capture two policies decide differently
    Diff(diff::DiffArgs),
    /// Propose what to accept, from clean traffic, as a diff to review
    Suggest(suggest::SuggestArgs),
    /// Write a rule as a display filter of Wireshark
    ToWireshark(WiresharkArgs),
    /// Write it in its one way, as text or as its JSON twin
    Fmt(fmt::FmtArgs),
    /// Write its bundle, as a data plane takes it
    Build(BuildArgs),
    /// Explain a diagnostic, such as P0001, or a frame of a capture
    Explain(ExplainArgs),
}

/// Where a policy stands.
#[derive(Debug, Args)]
pub(crate) struct Paths {
    /// Directory of the policy, or its files
    #[arg(required = true, value_name = "DIR")]
    paths: Vec<PathBuf>,
}

/// Tests to run.
#[derive(Debug, Args)]
pub(crate) struct TestArgs {
    #[command(flatten)]
    policy: Paths,
    /// List every rule with the cases that it decided
    #[arg(long)]
    coverage: bool,
    #[command(flatten)]
    format: Format,
}

/// A bundle to write.
#[derive(Debug, Args)]
pub(crate) struct BuildArgs {
    #[command(flatten)]
    policy: Paths,
    /// Where to write it
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Its serial; a data plane takes only a greater one than it has
    #[arg(long, default_value_t = 1)]
    serial: u64,
}

/// Which rules.
#[derive(Debug, Args)]
pub(crate) struct WiresharkArgs {
    /// The rule; all of them where none is named
    rule: Option<String>,
    /// Directories of the policy, or its files
    #[arg(long, required = true, num_args = 1.., value_name = "DIR")]
    policy: Vec<PathBuf>,
    #[command(flatten)]
    format: Format,
}

/// Which diagnostic or reason, or which frame.
#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// The code of a diagnostic, as it stands in brackets, the number of a reason behind an R, `reasons`, or a capture
    #[arg(value_name = "CODE|REASON|FILE")]
    what: String,
    #[command(flatten)]
    frame: explain::FrameArgs,
    #[command(flatten)]
    format: Format,
}

/// Works on a policy.
pub(crate) fn run(verb: &Verb) -> anyhow::Result<Outcome> {
    match verb {
        Verb::Check(args) => check(&args.paths),
        Verb::Test(args) => match compiled(&sources::read(&args.policy.paths)?) {
            Some(compiled) => policy_test::run(&compiled, args.coverage, args.format.format),
            None => Ok(Outcome::Findings),
        },
        Verb::Diff(args) => diff::run(args),
        Verb::Suggest(args) => suggest::run(args),
        Verb::ToWireshark(args) => to_wireshark(args),
        Verb::Fmt(args) => fmt::run(args),
        Verb::Build(args) => build(args),
        Verb::Explain(args) => explain(args),
    }
}

/// Explains a diagnostic, a reason, or a frame of a capture.
pub(crate) fn explain(args: &ExplainArgs) -> anyhow::Result<Outcome> {
    let file = Path::new(&args.what);
    if args.frame.frame.is_some() || file.is_file() {
        return explain::run(file, &args.frame, args.format.format);
    }
    let code = args.what.to_uppercase();
    let Some(text) = policy::explain(&code).map(str::to_owned).or_else(|| reasons(&code)) else {
        bail!(
            "nothing has the code {code}: diagnostics look like P0001, as `sigwall policy check` prints them, and \
             reasons like R220"
        )
    };
    writeln!(stdout(), "{text}")?;
    Ok(Outcome::Done)
}

/// The reason of that number, or all of them.
fn reasons(code: &str) -> Option<String> {
    let number = code.strip_prefix('R').and_then(|number| number.parse().ok());
    let is_meant = |reason: Reason| code == "REASONS" || number == Some(reason.0);
    let lines = Reason::ALL.iter().filter(|(reason, _)| is_meant(*reason));
    let lines: Vec<String> = lines
        .map(|(reason, text)| format!("R{:<4} {:<10} {text}", reason.0, reason.group().name()))
        .collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// The files of a policy, where it has no errors; what is wrong with it was said.
pub(crate) fn checked(paths: &[PathBuf]) -> anyhow::Result<Option<Vec<Source>>> {
    let sources = sources::read(paths)?;
    Ok(compiled(&sources).map(|_| sources))
}

/// The rule table of a policy, where it has no errors; what is wrong with it was said.
pub(crate) fn table(paths: &[PathBuf]) -> anyhow::Result<Option<Arc<RuleTable>>> {
    Ok(both(paths)?.map(|(_, table)| table))
}

/// The same with what it was compiled from.
pub(crate) fn both(paths: &[PathBuf]) -> anyhow::Result<Option<(Compiled, Arc<RuleTable>)>> {
    let Some(compiled) = compiled(&sources::read(paths)?) else { return Ok(None) };
    let mut slots = controlplane::Slots::default();
    let bundle = compiled.bundle(1, |rule| slots.slot(rule))?;
    let table = RuleTable::load(&bundle, inspect::schema())
        .context("the bundle of this policy cannot be read back")?;
    Ok(Some((compiled, Arc::new(table))))
}

fn to_wireshark(args: &WiresharkArgs) -> anyhow::Result<Outcome> {
    let Some(compiled) = compiled(&sources::read(&args.policy)?) else {
        return Ok(Outcome::Findings);
    };
    let is_meant = |name: &&str| args.rule.as_deref().is_none_or(|wanted| wanted == *name);
    let names = compiled.rules.iter().map(|rule| rule.name.as_str()).filter(is_meant);
    let rows: Vec<_> = names
        .filter_map(|name| {
            let Exported { filter, without } = compiled.to_wireshark(name)?;
            Some(FilterRow { rule: name.to_owned(), filter, without })
        })
        .collect();
    match (rows.as_slice(), args.format.format) {
        ([], _) => {
            bail!("the policy has no rule `{}`", args.rule.as_deref().unwrap_or_default())
        }
        (rows, FormatKind::Jsonl) => table::lines(rows)?,
        (rows, FormatKind::Table) => {
            for row in rows {
                if !row.without.is_empty() {
                    let what = row.without.join("; ");
                    say(&format!("{}: a display filter cannot ask: {what}", row.rule));
                }
                writeln!(stdout(), "{}", row.filter)?;
            }
        }
    }
    Ok(Outcome::Done)
}

/// A rule as a display filter.
#[derive(Debug, Serialize)]
struct FilterRow {
    rule: String,
    filter: String,
    /// What the filter cannot ask.
    without: Vec<String>,
}

fn check(paths: &[PathBuf]) -> anyhow::Result<Outcome> {
    let Some(compiled) = compiled(&sources::read(paths)?) else { return Ok(Outcome::Findings) };
    let Compiled { name, rules, tests, cost, .. } = &compiled;
    let octets = cost.bundle_octets;
    let unposed = policy_test::unposed(&compiled)?;
    for told in &unposed {
        say(told);
    }
    let line = format!(
        "policy \"{name}\": {} rules, {} tests, {} warnings; at most {} questions a message, {} octets of memory, \
         a bundle of {octets} octets",
        rules.len(),
        tests.len(),
        compiled.warnings.len().saturating_add(unposed.len()),
        cost.questions,
        cost.table_octets,
    );
    writeln!(stdout(), "{line}")?;
    Ok(Outcome::Done)
}

fn build(args: &BuildArgs) -> anyhow::Result<Outcome> {
    let sources = sources::read(&args.policy.paths)?;
    let Some(compiled) = compiled(&sources) else { return Ok(Outcome::Findings) };
    let mut slots = controlplane::Slots::default();
    let bundle = compiled.bundle(args.serial, |rule| slots.slot(rule))?;
    write(&args.output, &bundle)?;
    Ok(Outcome::Done)
}

fn write(path: &Path, bundle: &[u8]) -> anyhow::Result<()> {
    std::fs::write(path, bundle)
        .with_context(|| format!("the bundle cannot be written to {}", path.display()))
}

/// Compiles; errors and warnings are said.
fn compiled(sources: &[Source]) -> Option<Compiled> {
    let sources: Vec<_> =
        sources.iter().map(|source| policy::Source::new(&source.name, &source.text)).collect();
    let options = Options { today: Some(controlplane::today()) };
    let (compiled, notes) = match policy::compile(&sources, &options) {
        Ok(compiled) => (Some(compiled.clone()), compiled.warnings),
        Err(diagnostics) => (None, diagnostics),
    };
    if !notes.is_empty() {
        say(notes.render(stderr().is_terminal()).trim_end());
    }
    compiled
}
