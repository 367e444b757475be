//! `sigwall policy diff A B --pcap FILE`: the frames of a capture that two policies decide differently.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use crate::args::{Format, FormatKind};
use crate::outcome::{Outcome, say};
use crate::replay::{Line, PlaceArgs, Replay};
use crate::table::{self, Row};
use crate::{capture, policy as policies};

/// Two policies and the traffic that they are held against.
#[derive(Debug, Args)]
pub(crate) struct DiffArgs {
    /// Directory of the policy before
    before: PathBuf,
    /// Directory of the policy after
    after: PathBuf,
    /// Recorded traffic
    #[arg(long, required = true, num_args = 1.., value_name = "FILE")]
    pcap: Vec<PathBuf>,
    /// Frames that may change before the exit code is 1, as a number or as a part such as 0.5%
    #[arg(long, default_value = "0")]
    threshold: Threshold,
    /// List every frame that changes instead of counting them
    #[arg(long)]
    frames: bool,
    #[command(flatten)]
    place: PlaceArgs,
    #[command(flatten)]
    format: Format,
}

/// How many frames may change.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Threshold {
    Frames(u64),
    Percent(f64),
}

impl std::str::FromStr for Threshold {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wanted = "a number of frames, or a part such as 0.5%";
        match text.strip_suffix('%') {
            Some(part) => {
                let part = part.parse().ok().filter(|part| (0.0..=100.0).contains(part));
                part.map(Self::Percent).ok_or(wanted)
            }
            None => text.parse().map(Self::Frames).map_err(|_| wanted),
        }
    }
}

impl Threshold {
    fn is_passed(self, changed: u64, all: u64) -> bool {
        match self {
            Self::Frames(most) => changed > most,
            Self::Percent(part) => {
                // Frames of captures are far fewer than a double counts exactly.
                #[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "see above")]
                let (changed, all) = (changed as f64, all as f64);
                changed * 100.0 > part * all
            }
        }
    }
}

/// One kind of change, or one frame that changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Change {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    frame: Option<u64>,
    before: Side,
    after: Side,
    message: Option<String>,
    partner: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Side {
    verdict: &'static str,
    rule: Option<String>,
    reason: &'static str,
    stage: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct Counted {
    #[serde(flatten)]
    change: Change,
    frames: u64,
}

pub(crate) fn run(args: &DiffArgs) -> anyhow::Result<Outcome> {
    let before = policies::table(std::slice::from_ref(&args.before))?;
    let after = policies::table(std::slice::from_ref(&args.after))?;
    let (Some(before), Some(after)) = (before, after) else { return Ok(Outcome::Findings) };
    let mut changed = Vec::new();
    let mut all = 0_u64;
    for file in &args.pcap {
        let mut sides =
            [&before, &after].map(|table| Replay::new(std::sync::Arc::clone(table), &args.place));
        let mut compare = |sides: &mut [Replay; 2]| {
            while let Some([before, after]) = both(sides) {
                all = all.saturating_add(1);
                let change = change(&before, &after, args.frames.then_some(file.as_path()));
                changed.extend(change);
            }
        };
        capture::records(file, |record| {
            for side in &mut sides {
                side.take(record);
            }
            compare(&mut sides);
            Ok(())
        })?;
        for side in &mut sides {
            side.end();
        }
        compare(&mut sides);
    }
    let count = u64::try_from(changed.len()).unwrap_or(u64::MAX);
    let rows = counted(changed);
    if !rows.is_empty() || args.format.format == FormatKind::Jsonl {
        table::print(&rows, args.format.format)?;
    }
    say(&format!("{count} of {all} frames are decided differently"));
    let is_passed = args.threshold.is_passed(count, all);
    Ok(if is_passed { Outcome::Findings } else { Outcome::Done })
}

/// Changes of one kind together.
fn counted(changed: Vec<Change>) -> Vec<Counted> {
    let mut counts: BTreeMap<Change, u64> = BTreeMap::new();
    for change in changed {
        let count = counts.entry(change).or_default();
        *count = count.saturating_add(1);
    }
    counts.into_iter().map(|(change, frames)| Counted { change, frames }).collect()
}

/// The next frame, where both have decided it.
fn both([before, after]: &mut [Replay; 2]) -> Option<[Line; 2]> {
    if before.is_ready() && after.is_ready() {
        before.pop().zip(after.pop()).map(|(before, after)| [before, after])
    } else {
        None
    }
}

/// What changes; of that frame, where frames are listed.
fn change(before: &Line, after: &Line, listed: Option<&Path>) -> Option<Change> {
    let [before_side, after_side] = [before, after].map(|line| Side {
        verdict: line.verdict,
        rule: line.rule.clone(),
        reason: line.reason,
        stage: line.stage,
    });
    (before_side != after_side).then(|| Change {
        file: listed.map(|file| file.display().to_string()),
        frame: listed.map(|_| before.frame),
        before: before_side,
        after: after_side,
        message: after.message.clone().or_else(|| before.message.clone()),
        partner: after.partner.clone(),
    })
}

impl Row for Counted {
    const HEADS: &'static [&'static str] =
        &["frames", "before", "by", "after", "by", "message", "partner"];

    fn cells(&self) -> Vec<String> {
        let Change { frame, before, after, message, partner, .. } = &self.change;
        let by = |side: &Side| side.rule.clone().unwrap_or_else(|| side.reason.to_owned());
        let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
        vec![
            frame.map_or_else(|| table::grouped(self.frames), |frame| format!("#{frame}")),
            before.verdict.to_owned(),
            by(before),
            after.verdict.to_owned(),
            by(after),
            text(message),
            text(partner),
        ]
    }
}
