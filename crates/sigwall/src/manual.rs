//! `sigwall completions` and `sigwall man`, made from the command line's own description.

use std::io::{Write as _, stdout};

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use crate::Cli;
use crate::outcome::Outcome;

/// For which shell.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct CompletionsArgs {
    /// The shell
    shell: Shell,
}

/// Prints completions.
pub(crate) fn completions(args: CompletionsArgs) -> anyhow::Result<Outcome> {
    let mut octets = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "sigwall", &mut octets);
    stdout().write_all(&octets)?;
    Ok(Outcome::Done)
}

/// Prints the manual page.
pub(crate) fn man() -> anyhow::Result<Outcome> {
    let mut octets = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut octets)?;
    stdout().write_all(&octets)?;
    Ok(Outcome::Done)
}
