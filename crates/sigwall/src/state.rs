//! `sigwall state`: what a running box remembers of tunnels, associations and subscribers.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::IpAddr;
use std::os::unix::net::UnixStream;

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand, ValueEnum};
use numbering::Digits;
use serde_json::{Map, Value};

use crate::args::{Directories, Format, FormatKind};
use crate::outcome::Outcome;
use crate::table;

/// Where the data plane answers, in the run directory.
const SOCKET: &str = "state.sock";

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// List the entries of a table
    Show(ShowArgs),
    /// List what belongs to a subscriber, a TEID or a node
    Find(FindArgs),
}

#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// What to list
    #[arg(value_enum, default_value_t = Part::Tables)]
    part: Part,
    #[command(flatten)]
    shown: Shown,
}

#[derive(Debug, Args)]
pub(crate) struct FindArgs {
    /// An IMSI, a TEID such as 0x1234, or the address of a node
    #[arg(value_name = "IMSI|TEID|PEER")]
    what: String,
    #[command(flatten)]
    shown: Shown,
}

#[derive(Debug, Args)]
struct Shown {
    /// Show who subscribers are, not only of which network
    #[arg(long)]
    unmask: bool,
    #[command(flatten)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// How full each table is
    Tables,
    Tunnels,
    Subscribers,
    Associations,
}

/// Keys and values of one entry; a key may come again.
type Entry = Vec<(String, String)>;

/// Asks the data plane.
pub(crate) fn run(directories: &Directories, verb: &Verb) -> anyhow::Result<Outcome> {
    let (question, shown) = match verb {
        Verb::Show(args) => (args.part.question().to_owned(), &args.shown),
        Verb::Find(args) => (question(&args.what)?, &args.shown),
    };
    let path = directories.run_dir.join(SOCKET);
    let mut stream = UnixStream::connect(&path)
        .with_context(|| format!("no data plane answers at {}", path.display()))?;
    writeln!(stream, "{question}")?;
    let mut entries = Vec::new();
    for line in BufReader::new(stream).lines() {
        entries.push(entry(&line?, shown.unmask));
    }
    match shown.format.format {
        FormatKind::Table => people(&entries)?,
        FormatKind::Jsonl => table::lines(&entries.iter().map(value).collect::<Vec<_>>())?,
    }
    Ok(Outcome::Done)
}

impl Part {
    fn question(self) -> &'static str {
        match self {
            Self::Tables => "tables",
            Self::Tunnels => "tunnels",
            Self::Subscribers => "subscribers",
            Self::Associations => "associations",
        }
    }
}

/// Fourteen digits or more are an IMSI, fewer a TEID.
fn question(what: &str) -> anyhow::Result<String> {
    if what.parse::<IpAddr>().is_ok() {
        return Ok(format!("node {what}"));
    }
    let is_decimal = !what.is_empty() && what.bytes().all(|octet| octet.is_ascii_digit());
    match what.strip_prefix("0x") {
        Some(hex) if u32::from_str_radix(hex, 16).is_ok() => Ok(format!("teid {what}")),
        None if is_decimal && (14..=15).contains(&what.len()) => Ok(format!("imsi {what}")),
        None if what.parse::<u32>().is_ok() => Ok(format!("teid {what}")),
        Some(_) | None => bail!("`{what}` is no IMSI, no TEID and no address"),
    }
}

/// A line of `key=value` with tabs between; who a subscriber is stays hidden unless asked for.
fn entry(line: &str, unmask: bool) -> Entry {
    let pairs = line.split('\t').filter_map(|pair| pair.split_once('='));
    let shown = pairs.map(|(key, value)| {
        let digits = Digits::parse(value).filter(|_| key == "imsi" && !unmask);
        (key.to_owned(), digits.map_or_else(|| value.to_owned(), controlplane::mask))
    });
    shown.collect()
}

/// A key that comes again has a list.
fn value(entry: &Entry) -> Value {
    let mut object = Map::new();
    for (key, text) in entry {
        let new = Value::String(text.clone());
        match object.get_mut(key) {
            None => drop(object.insert(key.clone(), new)),
            Some(Value::Array(list)) => list.push(new),
            Some(one) => *one = Value::Array(vec![one.take(), new]),
        }
    }
    Value::Object(object)
}

/// Entries of one kind stand together, and each kind has columns of its own.
fn people(entries: &[Entry]) -> std::io::Result<()> {
    let kind = |entry: &Entry| entry.first().map(|(key, _)| key.clone());
    let mut out = std::io::stdout().lock();
    for group in entries.chunk_by(|one, next| kind(one) == kind(next)) {
        let Some(longest) = group.iter().max_by_key(|entry| entry.len()) else { continue };
        let heads: Vec<&str> = longest.iter().map(|(key, _)| key.as_str()).collect();
        let rows = group.iter().map(|entry| entry.iter().map(|(_, value)| value.clone()).collect());
        writeln!(out, "{}", table::table(&heads, rows))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_for_is_told_by_its_form() {
        let asked = |what| question(what).ok();

        assert_eq!(asked("001010123456789").as_deref(), Some("imsi 001010123456789"));
        assert_eq!(asked("0x22").as_deref(), Some("teid 0x22"));
        assert_eq!(asked("34").as_deref(), Some("teid 34"));
        assert_eq!(asked("2001:db8::1").as_deref(), Some("node 2001:db8::1"));
        assert_eq!(asked("acme"), None);
    }

    #[test]
    fn a_subscriber_is_hidden_unless_asked_for() {
        let line = "tunnel=3\timsi=001010123456789\tbearer=5\tbearer=6";

        assert_eq!(value(&entry(line, false))["imsi"], "00101********89");
        assert_eq!(value(&entry(line, true))["imsi"], "001010123456789");
        assert_eq!(value(&entry(line, true))["bearer"], serde_json::json!(["5", "6"]));
    }
}
