//! `sigwall status` and `sigwall rules`.

use std::io::{Write as _, stdout};

use controlplane::{
    Client, DataPlaneStatus, PortStatus, ReasonCount, Request, Response, RuleStatus, Status,
    WorkerStatus,
};

use crate::args::{Directories, Format, FormatKind};
use crate::orders::unanswered;
use crate::outcome::Outcome;
use crate::table::{self, Row, grouped};

/// Tells how it goes.
pub(crate) fn status(directories: &Directories, format: Format) -> anyhow::Result<Outcome> {
    let response = Client::connect(&directories.run_dir)?.ask(&Request::Status)?;
    let Response::Status(status) = response else { return unanswered(response) };
    match format.format {
        FormatKind::Table => people(&status)?,
        FormatKind::Jsonl => table::lines(&[status])?,
    }
    Ok(Outcome::Done)
}

/// Lists the rules in force with their hits.
pub(crate) fn rules(directories: &Directories, format: Format) -> anyhow::Result<Outcome> {
    let response = Client::connect(&directories.run_dir)?.ask(&Request::Rules)?;
    let Response::Rules(rules) = response else { return unanswered(response) };
    table::print(&rules, format.format)?;
    Ok(Outcome::Done)
}

fn people(status: &Status) -> std::io::Result<()> {
    let rows = overview(status).into_iter().map(|(name, value)| vec![name.to_owned(), value]);
    writeln!(stdout(), "{}", table::table(&[], rows))?;
    let Some(data_plane) = &status.data_plane else { return Ok(()) };
    let totals = data_plane.totals.iter().filter(|(_, count)| **count > 0);
    let totals = totals.map(|(name, count)| vec![name.replace('_', " "), grouped(*count)]);
    writeln!(stdout(), "\n{}", table::table(&["total", "count"], totals))?;
    if !data_plane.reasons.is_empty() {
        writeln!(stdout())?;
        table::print(&data_plane.reasons, FormatKind::Table)?;
    }
    writeln!(stdout())?;
    table::print(&data_plane.workers, FormatKind::Table)?;
    writeln!(stdout())?;
    table::print(&data_plane.ports, FormatKind::Table)
}

fn overview(status: &Status) -> Vec<(&'static str, String)> {
    let policy = status.policy.as_ref().map_or_else(
        || "none: `sigwall push DIR` puts one in force".to_owned(),
        |policy| {
            format!(
                "\"{}\", serial {}, digest {:.16}",
                policy.name,
                policy.serial,
                policy.digest.to_string()
            )
        },
    );
    let events = &status.events;
    vec![
        ("policy", policy),
        ("in force", in_force(status)),
        (
            "data plane",
            status.data_plane.as_ref().map_or_else(
                || "absent: `sigwall run …` starts one".to_owned(),
                |data_plane| format!("connected since {}", data_plane.connected_since),
            ),
        ),
        ("kept serials", status.kept.iter().map(u64::to_string).collect::<Vec<_>>().join(" ")),
        (
            "events",
            format!("{} read, {} lost, {} unwritten", events.last, events.lost, events.unwritten),
        ),
        ("uptime", format!("{} s", grouped(status.uptime_s))),
    ]
}

fn in_force(status: &Status) -> String {
    match &status.data_plane {
        _ if status.is_in_force => "yes".to_owned(),
        None => "unknown".to_owned(),
        Some(DataPlaneStatus { generation: 0, .. }) => {
            "no: signalling is refused until a policy is".to_owned()
        }
        Some(DataPlaneStatus { generation, .. }) => {
            format!("no: the data plane judges by generation {generation}")
        }
    }
}

impl Row for RuleStatus {
    const HEADS: &'static [&'static str] =
        &["rule", "stage", "mode", "hits", "would", "last event"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.rule.clone(),
            self.stage.clone(),
            self.mode.clone(),
            grouped(self.hits),
            grouped(self.would),
            self.last_event.clone().unwrap_or_else(|| "-".to_owned()),
        ]
    }
}

impl Row for ReasonCount {
    const HEADS: &'static [&'static str] = &["reason", "frames", "meaning"];

    fn cells(&self) -> Vec<String> {
        vec![self.reason.to_string(), grouped(self.frames), self.text.clone()]
    }
}

impl Row for PortStatus {
    const HEADS: &'static [&'static str] = &["port", "stands on"];

    fn cells(&self) -> Vec<String> {
        vec![self.port.clone(), self.stands_on.join(", ")]
    }
}

impl Row for WorkerStatus {
    const HEADS: &'static [&'static str] = &["worker", "turns", "received", "generation", "faults"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.worker.to_string(),
            grouped(self.turns),
            grouped(self.received),
            self.generation.to_string(),
            grouped(self.faults),
        ]
    }
}
