//! `sigwall policy` and `sigwall explain`: policies without a running sigwall.

use std::path::PathBuf;

use anyhow::bail;
use clap::{Args, Subcommand};
use controlplane::Source;

use crate::outcome::Outcome;
use crate::sources;

/// What to do with a policy.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Say all that is wrong with it
    Check {
        /// Directory of the policy, or its files
        #[arg(required = true, value_name = "DIR")]
        paths: Vec<PathBuf>,
    },
}

/// Which diagnostic.
#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// Its code
    code: String,
}

/// Checks a policy.
pub(crate) fn run(verb: &Verb) -> anyhow::Result<Outcome> {
    let Verb::Check { paths } = verb;
    Ok(if checked(paths)?.is_some() { Outcome::Done } else { Outcome::Findings })
}

/// Explains a diagnostic.
pub(crate) fn explain(args: &ExplainArgs) -> anyhow::Result<Outcome> {
    bail!("no diagnostic has the code {}", args.code)
}

/// The files of a policy, where nothing is wrong with it.
pub(crate) fn checked(paths: &[PathBuf]) -> anyhow::Result<Option<Vec<Source>>> {
    sources::read(paths).map(Some)
}
