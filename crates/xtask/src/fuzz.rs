//! Fuzzing: every target builds, its corpus is replayed, then it is mutated for some seconds.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::step::{root, run};

/// Seconds for each target where none are given.
pub(crate) const SECONDS: u32 = 10;

pub(crate) fn parse_and_run(seconds: &str, target: Option<&str>) -> Result<()> {
    run(seconds.parse().context("SECONDS is no number")?, target)
}
