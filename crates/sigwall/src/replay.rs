//! `sigwall replay FILE --policy DIR`: what the policy would have done with every frame of a capture.

use std::collections::{BTreeMap, VecDeque};
use std::io::{BufWriter, Write, stdout};
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use inspect::{Decision, Direction, Fate, FrameId, Reason, Verdict};
use ruletable::RuleTable;
use serde::Serialize;

use crate::args::{Format, FormatKind};
use crate::kept::Kept;
use crate::outcome::{Outcome, say};
use crate::rig::{Judged, Rig};
use crate::{capture, policy, table};

/// A capture and the policy that judges it.
#[derive(Debug, Args)]
pub(crate) struct ReplayArgs {
    /// A capture: pcap or pcapng, gzip or not
    file: PathBuf,
    /// Directories of the policy, or its files
    #[arg(long, required = true, num_args = 1.., value_name = "DIR")]
    policy: Vec<PathBuf>,
    /// Keep the frames that rules with `capture` block, or would, in files of this directory
    #[arg(long, value_name = "DIR")]
    captures: Option<PathBuf>,
    #[command(flatten)]
    place: PlaceArgs,
    #[command(flatten)]
    format: Format,
}

/// Where frames come in, if neither the capture nor the policy tells.
#[derive(Clone, Debug, Args)]
pub(crate) struct PlaceArgs {
    /// Port by which frames come in whose direction nothing else tells
    #[arg(long = "in", value_enum, default_value_t = Port::Outside)]
    port: Port,
    /// Link of frames whose partner names none
    #[arg(long, value_name = "NAME", default_value = "*")]
    link: String,
    /// Refuse frames with wrong checksums, as a live link does; captures of a sender's own host have many. Without it only
    /// those of SCTP are refused whose sender has right ones
    #[arg(long)]
    verify_checksums: bool,
}

/// A port of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Port {
    /// Towards the partner
    Outside,
    /// Towards the core
    Inside,
}

impl PlaceArgs {
    /// Frames that go that way by that link where nothing else tells.
    pub(crate) fn new(direction: Direction, link: &str) -> Self {
        let port = match direction {
            Direction::Inward => Port::Outside,
            Direction::Outward => Port::Inside,
        };
        Self { port, link: link.to_owned(), verify_checksums: false }
    }

    /// Which way such frames go.
    pub(crate) fn direction(&self) -> Direction {
        match self.port {
            Port::Outside => Direction::Inward,
            Port::Inside => Direction::Outward,
        }
    }

    /// True where checksums are looked at.
    pub(crate) fn verifies(&self) -> bool {
        self.verify_checksums
    }

    /// The link.
    pub(crate) fn link(&self) -> &str {
        &self.link
    }
}

/// What became of one frame.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Line {
    pub(crate) frame: u64,
    pub(crate) verdict: &'static str,
    pub(crate) rule: Option<String>,
    pub(crate) reason: &'static str,
    pub(crate) code: u16,
    pub(crate) stage: Option<&'static str>,
    pub(crate) message: Option<String>,
    pub(crate) partner: Option<String>,
}

pub(crate) fn run(args: &ReplayArgs) -> anyhow::Result<Outcome> {
    let Some((compiled, table)) = policy::both(&args.policy)? else {
        return Ok(Outcome::Findings);
    };
    let mut replay = Replay::new(table, &args.place);
    replay.kept = args.captures.as_ref().map(|directory| Kept::new(directory, &compiled.rules));
    let mut out = BufWriter::with_capacity(1 << 20, stdout().lock());
    let format = args.format.format;
    if format == FormatKind::Table {
        writeln!(out, "{:>7} {:<8} {:<32} {:<28} REASON", "FRAME", "VERDICT", "RULE", "MESSAGE")?;
    }
    capture::records(&args.file, |record| {
        replay.take(record);
        replay.print(&mut out, format)
    })?;
    replay.end();
    replay.print(&mut out, format)?;
    out.flush()?;
    replay.summary();
    if let Some(kept) = &replay.kept {
        let files = kept.write(&args.file)?;
        say(&format!("captures of {files} rules"));
    }
    Ok(Outcome::Done)
}

/// A capture in front of a policy. Lines wait for their turn, since a fragment is judged with those that complete it.
pub(crate) struct Replay {
    rig: Rig,
    table: Arc<RuleTable>,
    lines: VecDeque<(u64, Option<Line>)>,
    counts: BTreeMap<(&'static str, String), u64>,
    kept: Option<Kept>,
}

impl Replay {
    pub(crate) fn new(table: Arc<RuleTable>, place: &PlaceArgs) -> Self {
        Self {
            rig: Rig::new(Arc::clone(&table), place),
            table,
            lines: VecDeque::new(),
            counts: BTreeMap::new(),
            kept: None,
        }
    }

    /// Judges a frame.
    pub(crate) fn take(&mut self, record: &trace::Record<'_>) {
        for (id, reason) in self.rig.lapsed(record.time_ns) {
            self.decide(id, lapsed_line(id, reason));
        }
        self.lines.push_back((record.number, None));
        let judged = self.rig.judge(record);
        if judged.fate == Fate::Hold {
            return;
        }
        let line = self.line(record.number, &judged);
        for other in &judged.others {
            self.decide(*other, Line { frame: other.0.into(), ..line.clone() });
        }
        if let Some((_, waiting)) = self.lines.back_mut() {
            *waiting = Some(line);
        }
    }

    fn decide(&mut self, id: FrameId, line: Line) {
        let number = u64::from(id.0);
        let waiting = self.lines.iter_mut().find(|(known, _)| *known == number);
        if let Some((_, waiting)) = waiting {
            *waiting = Some(line);
        }
    }

    /// What still waits has waited in vain.
    pub(crate) fn end(&mut self) {
        for (number, waiting) in &mut self.lines {
            let line = lapsed_line(FrameId(0), Reason::FRAGMENT_TIMEOUT);
            waiting.get_or_insert_with(|| Line { frame: *number, ..line });
        }
    }

    fn line(&self, frame: u64, judged: &Judged) -> Line {
        let Decision { verdict, reason, rule, would, .. } = judged.decision;
        let (verdict, rule) = match (verdict, would) {
            (Verdict::Accept, Some(would)) => ("monitor", Some(would)),
            (Verdict::Accept, None) if reason != Reason::NONE => ("monitor", None),
            (verdict, _) => (verdict.name(), rule),
        };
        let row = rule.and_then(|rule| self.table.rule(rule));
        Line {
            frame,
            verdict,
            rule: row.map(|row| row.name.to_owned()),
            reason: reason.text(),
            code: reason.0,
            stage: row.map(|row| row.stage.name()),
            message: judged.message.clone(),
            partner: judged.partner.clone(),
        }
    }

    /// True where the next frame is decided.
    pub(crate) fn is_ready(&self) -> bool {
        matches!(self.lines.front(), Some((_, Some(_))))
    }

    /// The next frame, where it is decided.
    pub(crate) fn pop(&mut self) -> Option<Line> {
        self.lines.pop_front_if(|(_, line)| line.is_some()).and_then(|(_, line)| line)
    }

    /// Every line whose turn has come.
    fn print(&mut self, out: &mut impl Write, format: FormatKind) -> anyhow::Result<()> {
        while let Some(line) = self.pop() {
            if let (Some(kept), Some(rule), true) =
                (&mut self.kept, &line.rule, line.verdict != Verdict::Accept.name())
            {
                kept.want(line.frame, rule);
            }
            let rule = line.rule.clone().unwrap_or_else(|| line.reason.to_owned());
            let count = self.counts.entry((line.verdict, rule)).or_default();
            *count = count.saturating_add(1);
            match format {
                FormatKind::Jsonl => {
                    serde_json::to_writer(&mut *out, &line)?;
                    writeln!(out)?;
                }
                FormatKind::Table => writeln!(out, "{}", people(&line))?,
            }
        }
        Ok(())
    }

    fn summary(&self) {
        let rows = self.counts.iter().map(|((verdict, rule), count)| {
            vec![(*verdict).to_owned(), table::grouped(*count), rule.clone()]
        });
        say(&table::table(&["verdict", "frames", "rule or reason"], rows).to_string());
    }
}

fn people(line: &Line) -> String {
    let rule = line.rule.as_deref().unwrap_or("–");
    let message = line.message.as_deref().unwrap_or("–");
    format!("{:>7} {:<8} {rule:<32} {message:<28} {}", line.frame, line.verdict, line.reason)
}

fn lapsed_line(id: FrameId, reason: Reason) -> Line {
    let verdict = if reason == Reason::NONE { Verdict::Accept } else { Verdict::Drop };
    Line {
        frame: id.0.into(),
        verdict: verdict.name(),
        rule: None,
        reason: reason.text(),
        code: reason.0,
        stage: None,
        message: None,
        partner: None,
    }
}
