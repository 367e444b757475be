//! `sigwall events`: what was blocked, or would have been.

use std::thread::sleep;
use std::time::Duration;

use clap::Args as ClapArgs;
use controlplane::{Client, EventPage, EventRecord, Request, Response};

use crate::args::{Directories, Format, FormatKind};
use crate::orders::unanswered;
use crate::outcome::Outcome;
use crate::table::{self, Row};

const LOOK_EVERY: Duration = Duration::from_millis(250);

/// Which events.
#[derive(Clone, Debug, ClapArgs)]
pub(crate) struct Args {
    /// Go on with those that come
    #[arg(short, long)]
    follow: bool,
    /// Only events with a greater number
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    since: u64,
    /// At most so many; all of them with --follow
    #[arg(long, default_value_t = 100)]
    limit: usize,
    #[command(flatten)]
    format: Format,
}

/// Lists events, oldest first.
pub(crate) fn run(directories: &Directories, args: &Args) -> anyhow::Result<Outcome> {
    let mut client = Client::connect(&directories.run_dir)?;
    let mut since = args.since;
    loop {
        let answer = client.ask(&Request::Events { since, limit: args.limit })?;
        let Response::Events(page) = answer else { return unanswered(answer) };
        show(&page, args)?;
        if !args.follow {
            return Ok(Outcome::Done);
        }
        since = page.next;
        sleep(LOOK_EVERY);
    }
}

fn show(page: &EventPage, args: &Args) -> std::io::Result<()> {
    if page.events.is_empty() && (args.follow || args.format.format == FormatKind::Jsonl) {
        return Ok(());
    }
    table::print(&page.events, args.format.format)
}

impl Row for EventRecord {
    const HEADS: &'static [&'static str] =
        &["number", "time", "verdict", "rule or reason", "message", "from", "to", "subscriber"];

    fn cells(&self) -> Vec<String> {
        let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
        let end = |ip: &Option<String>, port: Option<u16>| match port {
            Some(port) => format!("{}:{port}", text(ip)),
            None => text(ip),
        };
        vec![
            self.number.to_string(),
            self.timestamp.clone(),
            self.verdict.clone(),
            self.rule.clone().unwrap_or_else(|| self.reason_text.clone()),
            self.message
                .clone()
                .or_else(|| self.protocol.clone())
                .unwrap_or_else(|| "-".to_owned()),
            end(&self.src_ip, self.src_port),
            end(&self.dest_ip, self.dest_port),
            text(&self.imsi),
        ]
    }
}
