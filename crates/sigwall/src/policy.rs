//! `sigwall policy` and `sigwall explain`: policies without a running sigwall.

use std::io::{IsTerminal as _, Write as _, stderr, stdout};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use controlplane::Source;
use policy::{Compiled, Options};
use ruletable::RuleTable;

use crate::args::Format;
use crate::author::fmt;
use crate::outcome::{Outcome, say};
use crate::{policy_test, sources};

/// What to do with a policy.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Say all that is wrong with it
    Check(Paths),
    /// Run its own tests
    Test(TestArgs),
    /// Write it in its one way, as text or as its JSON twin
    Fmt(fmt::FmtArgs),
    /// Write its bundle, as a data plane takes it
    Build(BuildArgs),
    /// Explain a diagnostic, such as P0001
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

/// Which diagnostic.
#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// Its code, as it stands in brackets
    code: String,
}

/// Works on a policy.
pub(crate) fn run(verb: &Verb) -> anyhow::Result<Outcome> {
    match verb {
        Verb::Check(args) => check(&args.paths),
        Verb::Test(args) => match compiled(&sources::read(&args.policy.paths)?) {
            Some(compiled) => policy_test::run(&compiled, args.format.format),
            None => Ok(Outcome::Findings),
        },
        Verb::Fmt(args) => fmt::run(args),
        Verb::Build(args) => build(args),
        Verb::Explain(args) => explain(args),
    }
}

/// Explains a diagnostic.
pub(crate) fn explain(args: &ExplainArgs) -> anyhow::Result<Outcome> {
    let code = args.code.to_uppercase();
    let Some(text) = policy::explain(&code) else {
        bail!(
            "no diagnostic has the code {code}: codes look like P0001, as `sigwall policy check` prints them"
        )
    };
    writeln!(stdout(), "{text}")?;
    Ok(Outcome::Done)
}

/// The files of a policy, where it has no errors; what is wrong with it was said.
pub(crate) fn checked(paths: &[PathBuf]) -> anyhow::Result<Option<Vec<Source>>> {
    let sources = sources::read(paths)?;
    Ok(compiled(&sources).map(|_| sources))
}

/// The rule table of a policy, where it has no errors; what is wrong with it was said.
pub(crate) fn table(paths: &[PathBuf]) -> anyhow::Result<Option<Arc<RuleTable>>> {
    let Some(compiled) = compiled(&sources::read(paths)?) else { return Ok(None) };
    let mut slots = controlplane::Slots::default();
    let bundle = compiled.bundle(1, |rule| slots.slot(rule))?;
    let table = RuleTable::load(&bundle, inspect::schema())
        .context("the bundle of this policy cannot be read back")?;
    Ok(Some(Arc::new(table)))
}

fn check(paths: &[PathBuf]) -> anyhow::Result<Outcome> {
    let Some(compiled) = compiled(&sources::read(paths)?) else { return Ok(Outcome::Findings) };
    let Compiled { name, rules, tests, cost, .. } = &compiled;
    let octets = cost.bundle_octets;
    let line = format!(
        "policy \"{name}\": {} rules, {} tests, {} warnings, {} questions at most, {octets} octets",
        rules.len(),
        tests.len(),
        compiled.warnings.len(),
        cost.questions,
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
