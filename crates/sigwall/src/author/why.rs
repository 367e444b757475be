//! `sigwall why EVENT`: everything that is known of one event, and the rule that made it.

use std::io::{Write as _, stdout};
use std::path::PathBuf;

use anyhow::bail;
use clap::Args;
use controlplane::{Client, EventRecord, Request, Response};

use crate::args::{Directories, Format, FormatKind};
use crate::orders::failed;
use crate::outcome::Outcome;
use crate::{policy as policies, table};

/// Which event.
#[derive(Debug, Args)]
pub(crate) struct WhyArgs {
    /// Its number, as `sigwall events` lists it
    event: u64,
    /// Directories of the policy that was in force: shows where its rule stands, and its metadata
    #[arg(long, num_args = 1.., value_name = "DIR")]
    policy: Vec<PathBuf>,
    #[command(flatten)]
    format: Format,
}

pub(crate) fn run(directories: &Directories, args: &WhyArgs) -> anyhow::Result<Outcome> {
    let mut client = Client::connect(&directories.run_dir)?;
    let since = args.event.saturating_sub(1);
    let page = match client.ask(&Request::Events { since, limit: 1 })? {
        Response::Events(page) => page,
        Response::Failed(failure) => return failed(failure),
        Response::InForce(_)
        | Response::Checked { .. }
        | Response::Status(_)
        | Response::Rules(_)
        | Response::Reasons(_) => bail!("the control plane answered something else"),
    };
    let event = page.events.into_iter().find(|event| event.number == args.event);
    let Some(event) = event else {
        bail!("no event has the number {}: it was not yet, or is no longer kept", args.event)
    };
    match args.format.format {
        FormatKind::Jsonl => table::lines(&[event])?,
        FormatKind::Table => people(&event, args)?,
    }
    Ok(Outcome::Done)
}

fn people(event: &EventRecord, args: &WhyArgs) -> anyhow::Result<()> {
    let mut out = stdout().lock();
    let whole = serde_json::to_value(event)?;
    for (name, value) in whole.as_object().into_iter().flatten() {
        if !value.is_null() {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            writeln!(out, "{name:<16} {text}")?;
        }
    }
    let Some(rule) = &event.rule else { return Ok(()) };
    if args.policy.is_empty() {
        return Ok(());
    }
    let Some((compiled, _)) = policies::both(&args.policy)? else { return Ok(()) };
    match compiled.rules.iter().find(|known| known.name == *rule) {
        Some(known) => {
            writeln!(out, "{:<16} {}", "rule at", known.location)?;
            for (key, text) in &known.metadata {
                writeln!(out, "{key:<16} {text}")?;
            }
        }
        None => writeln!(out, "{:<16} not in this policy", "rule at")?,
    }
    Ok(())
}
