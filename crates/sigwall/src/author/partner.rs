//! `sigwall partner`: data of partners, from what operators exchange into `partner` blocks.

use std::io::{Write as _, stdout};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use policy::partners::{self, Difference, Imported};
use policy::{Document, Source};
use serde::Serialize;

use crate::args::Format;
use crate::outcome::{Outcome, say};
use crate::sources;
use crate::table::{self, Row};

/// What to do with data of partners.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Write the partner blocks of a table (CSV) or a RAEX file of GSMA PRD IR.21 (XML)
    Import(ImportArgs),
    /// Tell what another file says otherwise of the same partners
    Diff(DiffArgs),
    /// List partners whose data is old or has no date
    Stale(StaleArgs),
}

/// A file of partners.
#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    /// *.csv (columns: name, plmn, gt, realm, ip, apn, link, `as_of`) or *.xml (IR.21)
    file: PathBuf,
    /// The link on which these partners arrive, where the file names none
    #[arg(long, value_name = "NAME")]
    link: Option<String>,
    /// Where to write it, instead of on standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Two files of partners.
#[derive(Debug, Args)]
pub(crate) struct DiffArgs {
    /// *.csv, *.xml, *.policy, or a directory of a policy
    before: PathBuf,
    /// The same
    after: PathBuf,
    #[command(flatten)]
    format: Format,
}

/// Partners of a policy.
#[derive(Debug, Args)]
pub(crate) struct StaleArgs {
    /// Directories of the policy, or its files
    #[arg(required = true, value_name = "DIR")]
    paths: Vec<PathBuf>,
    /// Days after which data is old
    #[arg(long, default_value_t = 180)]
    days: u32,
    #[command(flatten)]
    format: Format,
}

pub(crate) fn run(verb: &Verb) -> anyhow::Result<Outcome> {
    match verb {
        Verb::Import(args) => import(args),
        Verb::Diff(args) => diff(args),
        Verb::Stale(args) => stale(args),
    }
}

fn import(args: &ImportArgs) -> anyhow::Result<Outcome> {
    let Imported { mut document, wrong } = imported(&args.file)?;
    for fault in &wrong {
        say(&format!("{}: {fault}", args.file.display()));
    }
    if let Some(link) = &args.link {
        partners::arrive_on(&mut document, link);
    }
    let text = document.text()?;
    match &args.output {
        None => stdout().write_all(text.as_bytes())?,
        Some(output) => std::fs::write(output, text)
            .with_context(|| format!("{} cannot be written", output.display()))?,
    }
    Ok(if wrong.is_empty() { Outcome::Done } else { Outcome::Findings })
}

fn diff(args: &DiffArgs) -> anyhow::Result<Outcome> {
    let (before, after) = (document(&args.before)?, document(&args.after)?);
    let rows = partners::differences(&before, &after);
    table::print(&rows, args.format.format)?;
    Ok(if rows.is_empty() { Outcome::Done } else { Outcome::Findings })
}

fn stale(args: &StaleArgs) -> anyhow::Result<Outcome> {
    let mut rows = Vec::new();
    for path in &args.paths {
        let old = partners::stale(&document(path)?, &controlplane::today(), args.days.into());
        rows.extend(old.into_iter().map(|(partner, as_of, days)| Stale { partner, as_of, days }));
    }
    table::print(&rows, args.format.format)?;
    Ok(if rows.is_empty() { Outcome::Done } else { Outcome::Findings })
}

fn imported(file: &Path) -> anyhow::Result<Imported> {
    let unreadable = || format!("{} cannot be read", file.display());
    let text = std::fs::read_to_string(file).with_context(unreadable)?;
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("csv") => Ok(partners::from_csv(&text)),
        Some("xml") => Ok(partners::from_raex(&text)),
        _ => bail!("{} is neither a table (.csv) nor a RAEX file (.xml)", file.display()),
    }
}

/// The partners of a table, a RAEX file or a policy.
fn document(path: &Path) -> anyhow::Result<Document> {
    if path.extension().is_some_and(|extension| extension == "csv" || extension == "xml") {
        let Imported { document, wrong } = imported(path)?;
        for fault in &wrong {
            say(&format!("{}: {fault}", path.display()));
        }
        return Ok(document);
    }
    let mut whole = Document::default();
    for source in sources::read(&[path.to_owned()])? {
        if source.name.ends_with(".policy") {
            let document = Document::parse(&Source::new(&source.name, &source.text))?;
            whole.items.extend(document.items);
        }
    }
    Ok(whole)
}

#[derive(Debug, Serialize)]
struct Stale {
    partner: String,
    as_of: Option<String>,
    days: Option<i64>,
}

impl Row for Stale {
    const HEADS: &'static [&'static str] = &["partner", "as of", "days"];

    fn cells(&self) -> Vec<String> {
        let text = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
        vec![
            self.partner.clone(),
            text(self.as_of.clone()),
            text(self.days.map(|days| days.to_string())),
        ]
    }
}

impl Row for Difference {
    const HEADS: &'static [&'static str] = &["partner", "property", "less", "more"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.partner.clone(),
            self.property.clone(),
            self.less.join(", "),
            self.more.join(", "),
        ]
    }
}
