//! The demo's table: what went on, what ended, by which rule, from whom.

use std::collections::BTreeMap;
use std::io::{IsTerminal as _, Write as _};
use std::time::Duration;

use controlplane::EventRecord;
use serde::Serialize;

use super::meter::Sums;
use crate::table::{grouped, table};

/// Blocked frames of one rule or reason, from one partner.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Cause {
    /// The rule, or the stage where no rule decided.
    pub(crate) rule: String,
    /// Whose traffic it was.
    pub(crate) partner: String,
    /// Why.
    pub(crate) reason: String,
}

/// What the table shows.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct View {
    /// How it runs: ports and modes as bound, or offline.
    pub(crate) mode: String,
    /// Frames judged and forwarded.
    pub(crate) forwarded: u64,
    /// Frames that ended.
    pub(crate) blocked: u64,
    /// The generation in force.
    pub(crate) generation: u64,
    /// The account at both ends.
    pub(crate) sums: Sums,
    /// Blocked frames by cause.
    #[serde(serialize_with = "as_rows")]
    pub(crate) causes: BTreeMap<Cause, u64>,
}

impl View {
    /// Counts an event.
    pub(crate) fn add(&mut self, event: &EventRecord) {
        let cause = Cause {
            rule: event.rule.clone().unwrap_or_else(|| "–".to_owned()),
            partner: event.partner.clone().unwrap_or_else(|| "unknown".to_owned()),
            reason: event.reason_text.clone(),
        };
        let frames = self.causes.entry(cause).or_default();
        *frames = frames.saturating_add(1);
    }
}

fn as_rows<S: serde::Serializer>(
    causes: &BTreeMap<Cause, u64>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Row<'a> {
        #[serde(flatten)]
        cause: &'a Cause,
        frames: u64,
    }
    serializer.collect_seq(causes.iter().map(|(cause, frames)| Row { cause, frames: *frames }))
}

/// Draws views one over the other on a terminal; elsewhere only the last.
#[derive(Debug)]
pub(crate) struct Board {
    is_live: bool,
    lines: usize,
}

impl Board {
    pub(crate) fn new(is_wanted: bool) -> Self {
        Self { is_live: is_wanted && std::io::stdout().is_terminal(), lines: 0 }
    }

    /// Shows where it stands, with the time that is left.
    pub(crate) fn show(&mut self, view: &View, left: Duration) {
        if self.is_live {
            self.draw(&format!(
                "{}\n{} s left; Ctrl-C ends it cleanly\n",
                render(view),
                left.as_secs()
            ));
        }
    }

    /// Shows the end.
    pub(crate) fn finish(&mut self, view: &View) {
        let text = render(view);
        self.draw(&format!("{text}\n"));
    }

    fn draw(&mut self, text: &str) {
        let mut out = std::io::stdout().lock();
        if self.lines > 0 {
            let _ = write!(out, "\x1b[{}A\x1b[J", self.lines);
        }
        let _ = write!(out, "{text}");
        let _ = out.flush();
        self.lines = if self.is_live { text.lines().count() } else { 0 };
    }
}

fn render(view: &View) -> String {
    let rows = view.causes.iter().map(|(cause, frames)| {
        vec![cause.rule.clone(), cause.partner.clone(), cause.reason.clone(), grouped(*frames)]
    });
    let causes = table(&["blocked by", "partner", "reason", "frames"], rows);
    let sums = view.sums;
    format!(
        "{}\ngeneration {}   forwarded {}   blocked {}\n{causes}\n\
         normal traffic: {} sent, {} lost, {} doubled, {} overtaken   attacks: {} sent, {} got through",
        view.mode,
        view.generation,
        view.forwarded,
        view.blocked,
        sums.benign,
        sums.lost,
        sums.duplicated,
        sums.reordered,
        sums.hostile,
        sums.leaked,
    )
}
