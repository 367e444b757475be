//! How a verb ends: exit code 0 done, 1 findings, 2 failure, 64 usage.

use std::io::{Write as _, stderr};
use std::process::ExitCode;

/// What a verb that did its work has found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing to object to.
    Done,
    /// Something is wrong with what was looked at, and it was said.
    Findings,
    /// The command line was wrong, and it was said.
    Usage,
}

const FINDINGS: u8 = 1;
const FAILURE: u8 = 2;
/// `EX_USAGE` of sysexits.h.
pub(crate) const USAGE: u8 = 64;

/// The exit code; a failure is told with what caused it.
pub(crate) fn exit_code(outcome: anyhow::Result<Outcome>) -> ExitCode {
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(FINDINGS),
        Ok(Outcome::Usage) => ExitCode::from(USAGE),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("sigwall: {error:#}"));
            ExitCode::from(FAILURE)
        }
    }
}

/// Help and version are asked for; anything else is a wrong command line.
pub(crate) fn from_usage(error: &clap::Error) -> anyhow::Result<Outcome> {
    error.print()?;
    Ok(if error.use_stderr() { Outcome::Usage } else { Outcome::Done })
}

/// A line on standard error; where nobody listens, it is lost.
pub(crate) fn say(line: &str) {
    let _ = writeln!(stderr(), "{line}");
}

/// Whoever read our output has seen enough, as `head` does.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let fault = error.downcast_ref::<std::io::Error>();
    fault.is_some_and(|fault| fault.kind() == std::io::ErrorKind::BrokenPipe)
}
