//! One step of a chore: said, run, timed.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

/// Root of the repository.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// Says something to the developer.
#[expect(clippy::print_stderr, reason = "the one place where chores speak")]
pub(crate) fn say(text: &str) {
    eprintln!("{text}");
}

/// True where a program is on the path.
pub(crate) fn has(program: &str) -> bool {
    let silent =
        Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    silent.is_ok()
}

/// `cargo` with arguments, in the root.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.args(arguments).current_dir(root());
    command
}

/// Runs a command, says what and how long; fails where it fails.
pub(crate) fn run(what: &str, command: &mut Command) -> Result<()> {
    say(&format!("── {what}"));
    let started = Instant::now();
    let status = command.status().with_context(|| format!("{what}: cannot start {command:?}"))?;
    if !status.success() {
        bail!("{what}: {status}; run it again with\n  {command:?}");
    }
    say(&format!("   {:.1} s", started.elapsed().as_secs_f64()));
    Ok(())
}
