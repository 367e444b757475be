//! `sigwall why EVENT`: everything that is known of one event, and the rule that made it.

use std::io::{Write as _, stdout};
use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Args;
use controlplane::{Client, EventRecord, Request, Response, rfc3339_ns};
use serde::Serialize;
use trace::Capture;

use crate::args::{Directories, Format, FormatKind};
use crate::orders::unanswered;
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

/// An event with the frame that is kept of it.
#[derive(Debug, Serialize)]
struct Why<'a> {
    #[serde(flatten)]
    event: &'a EventRecord,
    /// The file that holds the frame, and its number there.
    evidence: Option<(PathBuf, u64)>,
}

pub(crate) fn run(directories: &Directories, args: &WhyArgs) -> anyhow::Result<Outcome> {
    let mut client = Client::connect(&directories.run_dir)?;
    let since = args.event.saturating_sub(1);
    let answer = client.ask(&Request::Events { since, limit: 1 })?;
    let Response::Events(page) = answer else { return unanswered(answer) };
    let event = page.events.into_iter().find(|event| event.number == args.event);
    let Some(event) = event else {
        bail!("no event has the number {}: it was not yet, or is no longer kept", args.event)
    };
    let why = Why { event: &event, evidence: evidence(&directories.state_dir, &event) };
    match args.format.format {
        FormatKind::Jsonl => table::lines(&[why])?,
        FormatKind::Table => people(&why, args)?,
    }
    Ok(Outcome::Done)
}

/// Where the frame is kept; nothing where it was not blocked, is no longer kept, or must not be read by this user.
fn evidence(state_dir: &Path, event: &EventRecord) -> Option<(PathBuf, u64)> {
    ["evidence.pcapng", "evidence.1.pcapng"].iter().find_map(|name| {
        let path = state_dir.join(name);
        let mut capture = Capture::open(&path).ok()?;
        while let Some(record) = capture.next_frame().ok()? {
            let is_it = record.original == event.frame_octets
                && rfc3339_ns(record.time_ns) == event.timestamp;
            if is_it {
                return Some((path, record.number));
            }
        }
        None
    })
}

fn people(Why { event, evidence }: &Why<'_>, args: &WhyArgs) -> anyhow::Result<()> {
    let mut out = stdout().lock();
    let whole = serde_json::to_value(event)?;
    for (name, value) in whole.as_object().into_iter().flatten() {
        if !value.is_null() {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            writeln!(out, "{name:<16} {text}")?;
        }
    }
    if let Some((file, frame)) = evidence {
        let file = file.display();
        writeln!(out, "{:<16} {file}, frame {frame}", "evidence")?;
        writeln!(
            out,
            "{:<16} sigwall explain {file} --frame {frame} --policy DIR",
            "see all of it"
        )?;
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
