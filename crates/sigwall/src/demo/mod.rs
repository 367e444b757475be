//! `sigwall demo`: real traffic through a real link in a small world of its own, or through captures without root.

mod board;
mod inline;
mod lab;
mod meter;
mod mix;
mod offline;
mod player;
mod swaps;

use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use anyhow::{Context as _, Result};
use controlplane::Source;
use serde::Serialize;
use signal_hook::consts::{SIGINT, SIGTERM};

use board::View;
use meter::FlowRow;
use swaps::SwapSummary;

use crate::args::{Format, FormatKind};
use crate::outcome::{Outcome, say};

/// What the demo can be told.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Seconds of traffic.
    #[arg(long, default_value_t = 12, value_parser = clap::value_parser!(u32).range(1..=3600))]
    seconds: u32,
    /// Rounds of the mix a second; a round is about four frames.
    #[arg(long, default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..=20_000))]
    rounds: u32,
    /// Policy swaps a second while the traffic runs.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(0..=100))]
    swaps: u32,
    /// Leaves the control plane alone, instead of killing it once (kill -9) under load.
    #[arg(long)]
    no_kill: bool,
    /// Runs the traffic through the inspector from memory, without namespaces.
    #[arg(long)]
    offline: bool,
    /// Where evidence and logs go (default: a new folder below the temporary folder).
    #[arg(long)]
    keep: Option<PathBuf>,
    #[command(flatten)]
    format: Format,
}

/// What the demo found.
#[derive(Debug, Serialize)]
struct Report {
    #[serde(flatten)]
    view: View,
    /// Each flow of the mix.
    flows: Vec<FlowRow>,
    swaps: SwapSummary,
    /// Milliseconds from kill -9 of the control plane until a new one was in charge.
    control_back_ms: Option<u64>,
    /// Where the evidence lies.
    evidence: PathBuf,
    /// Nothing lost, doubled, overtaken or leaked.
    passed: bool,
}

/// The policy of the demo, which is the one in `rules/demo`.
const POLICY: &[(&str, &str)] = &[
    ("00-site.policy", include_str!("../../../../rules/demo/00-site.policy")),
    ("06-validate-gtpv1-gp.policy", include_str!("../../../../rules/validate/gtpv1-gp.policy")),
    ("07-validate-gtpv2-s8.policy", include_str!("../../../../rules/validate/gtpv2-s8.policy")),
    ("08-validate.policy", include_str!("../../../../rules/validate/validate.policy")),
    ("10-baseline.policy", include_str!("../../../../rules/baseline/baseline.policy")),
    ("20-interconnect-gtp.policy", include_str!("../../../../rules/interconnect/gtp/gtp.policy")),
    ("edge.policy", include_str!("../../../../rules/demo/edge.policy")),
];

/// The rule that is swapped.
const ACCEPTING: &str = include_str!("accepting.policy");
const BLOCKING: &str = include_str!("blocking.policy");

impl Options {
    fn is_for_people(&self) -> bool {
        self.format.format == FormatKind::Table
    }
}

/// Runs it.
pub(crate) fn run(options: &Options) -> Result<Outcome> {
    let folder = match &options.keep {
        Some(folder) => folder.clone(),
        None => std::env::temp_dir().join(format!("sigwall-demo-{}", std::process::id())),
    };
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let is_interrupted = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&is_interrupted))
            .context("cannot watch for Ctrl-C")?;
    }
    let obstacle =
        if options.offline { Some("it was asked to stay offline") } else { lab::obstacle() };
    let report = match obstacle {
        None => inline::run(options, &folder, &is_interrupted)?,
        Some(why) => {
            say(&format!(
                "not inline, {why}: the same traffic runs through the same inspector from memory"
            ));
            offline::run(options, &folder, &is_interrupted)?
        }
    };
    let text =
        if options.is_for_people() { summary(&report) } else { serde_json::to_string(&report)? };
    writeln!(std::io::stdout(), "{text}")?;
    Ok(if report.passed { Outcome::Done } else { Outcome::Findings })
}

fn summary(report: &Report) -> String {
    let swaps = &report.swaps;
    let swapped = (swaps.swaps > 0).then(|| {
        format!(
            "policy swaps under load: {}; a push took {:.1} ms until every worker judged by it (p99), of which the data \
             plane {} µs; no message met the policy before later than {:.1} ms after",
            swaps.swaps, swaps.push_ms_p99, swaps.applied_us_p99, swaps.effective_ms_p99
        )
    });
    let killed = report.control_back_ms.map(|ms| {
        format!("control plane killed (kill -9) under load: a new one was in charge after {ms} ms")
    });
    let evidence = report.evidence.display();
    let lines = [
        swapped,
        killed,
        Some(format!(
            "evidence: {evidence}   (tshark -r {evidence} -T fields -e frame.number -e frame.comment)"
        )),
        Some(
            if report.passed {
                "passed: nothing lost, nothing leaked"
            } else {
                "FAILED: see the counts"
            }
            .to_owned(),
        ),
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// The two policies that are swapped: they differ in one rule.
fn policies() -> [Vec<Source>; 2] {
    [ACCEPTING, BLOCKING].map(|rule| {
        let shared = POLICY.iter().map(|(name, text)| source(name, text));
        shared.chain([source("00-swapped.policy", rule)]).collect()
    })
}

fn source(name: &str, text: &str) -> Source {
    Source { name: name.to_owned(), text: text.to_owned() }
}
