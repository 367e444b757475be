//! `sigwall policy fmt`: policies in their one way of writing, as text or as their JSON twin.

use std::io::{IsTerminal as _, Write as _, stderr, stdout};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};
use policy::{Document, Source};

use crate::outcome::{Outcome, say};
use crate::sources;

/// Files, and what becomes of them.
#[derive(Debug, Args)]
pub(crate) struct FmtArgs {
    /// Files of a policy or their JSON twins, or directories of such files
    #[arg(required = true, value_name = "FILE")]
    paths: Vec<PathBuf>,
    /// Write the text, or the JSON twin (its schema is rules/policy.schema.json)
    #[arg(long, value_enum, default_value_t = Form::Text)]
    to: Form,
    /// Write each file where it stands, a twin beside it, instead of on standard output
    #[arg(short, long)]
    write: bool,
    /// Only name the files that would change; exit code 1 where there are any
    #[arg(long, conflicts_with = "write")]
    check: bool,
}

/// How a policy is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    Text,
    Json,
}

impl Form {
    fn extension(self) -> &'static str {
        match self {
            Self::Text => "policy",
            Self::Json => "json",
        }
    }
}

pub(crate) fn run(args: &FmtArgs) -> anyhow::Result<Outcome> {
    let files: Vec<PathBuf> =
        sources::files(&args.paths)?.into_iter().filter(|path| !sources::is_feed(path)).collect();
    if files.len() > 1 && args.to == Form::Json && !args.write && !args.check {
        bail!("{} files have as many twins: write them with --write", files.len());
    }
    let mut outcome = Outcome::Done;
    for path in &files {
        let before = std::fs::read_to_string(path)
            .with_context(|| format!("{} cannot be read", path.display()))?;
        let Some(document) = document(path, &before)? else {
            outcome = Outcome::Findings;
            continue;
        };
        let after = match args.to {
            Form::Text => document.text()?,
            Form::Json => document.json() + "\n",
        };
        let place = path.with_extension(args.to.extension());
        if args.check {
            let is_same = std::fs::read_to_string(&place).is_ok_and(|there| there == after);
            if !is_same {
                writeln!(stdout(), "{}", place.display())?;
                outcome = Outcome::Findings;
            }
        } else if !args.write {
            stdout().write_all(after.as_bytes())?;
        } else if before != after {
            std::fs::write(&place, after)
                .with_context(|| format!("{} cannot be written", place.display()))?;
            writeln!(stdout(), "{}", place.display())?;
        }
    }
    Ok(outcome)
}

/// What a file says; nothing where it is wrong, and that was said.
fn document(path: &Path, text: &str) -> anyhow::Result<Option<Document>> {
    if path.extension().is_some_and(|extension| extension == "json") {
        let document = Document::from_json(text);
        return document.map(Some).with_context(|| path.display().to_string());
    }
    match Document::parse(&Source::new(path.display().to_string(), text)) {
        Ok(document) => Ok(Some(document)),
        Err(diagnostics) => {
            say(diagnostics.render(stderr().is_terminal()).trim_end());
            Ok(None)
        }
    }
}
