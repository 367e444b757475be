//! `sigwall control`: the control plane.

use anyhow::Context as _;
use controlplane::Config;

use crate::args::Directories;
use crate::logging;
use crate::outcome::Outcome;
use crate::supervise::follow_supervisor;

/// Serves until it is told to end, or a newer control plane takes over.
pub(crate) fn run(directories: &Directories) -> anyhow::Result<Outcome> {
    logging::start();
    follow_supervisor()?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("no runtime for the control plane")?;
    let config =
        Config { run_dir: directories.run_dir.clone(), state_dir: directories.state_dir.clone() };
    runtime.block_on(controlplane::serve(&config))?;
    Ok(Outcome::Done)
}
