//! Instructions per message, counted by callgrind: they repeat exactly, so they are a gate.
//!
//! A scenario runs twice with different numbers of rounds; the difference leaves start-up out.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::step::{cargo, has, root, run, say};

/// A figure may get this much worse before the gate closes, in percent.
const TOLERANCE_PERCENT: u64 = 3;
const ROUNDS_FEW: u64 = 1_000;
const ROUNDS_MANY: u64 = 3_000;

pub(crate) fn check() -> Result<()> {
    if !has("valgrind") {
        say("── instructions: SKIPPED, valgrind is missing: apt-get install valgrind");
        return Ok(());
    }
    let measured = measure()?;
    let accepted = read(&path())?;
    let mut worse = Vec::new();
    for (scenario, figure) in &measured {
        let before = accepted.get(scenario).copied().unwrap_or(0);
        say(&format!("   {scenario:<36} {figure:>8}   accepted {before:>8}"));
        if before.saturating_mul(100_u64.saturating_add(TOLERANCE_PERCENT))
            < figure.saturating_mul(100)
        {
            worse.push(scenario.as_str());
        }
    }
    if !worse.is_empty() {
        bail!(
            "more instructions than accepted: {}; where it is worth it: cargo xtask instructions --accept",
            worse.join(", ")
        );
    }
    Ok(())
}

pub(crate) fn accept() -> Result<()> {
    let mut text = String::from("scenario,instructions\n");
    for (scenario, figure) in measure()? {
        let _ = writeln!(text, "{scenario},{figure}");
    }
    std::fs::write(path(), text).context("cannot write bench/instructions.csv")
}

fn path() -> PathBuf {
    root().join("bench/instructions.csv")
}

fn read(path: &Path) -> Result<BTreeMap<String, u64>> {
    let text =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    text.lines()
        .skip(1)
        .map(|line| {
            let (scenario, figure) =
                line.split_once(',').context("a line of bench/instructions.csv has no comma")?;
            Ok((
                scenario.to_owned(),
                figure.parse().context("a figure of bench/instructions.csv is no number")?,
            ))
        })
        .collect()
}

fn measure() -> Result<BTreeMap<String, u64>> {
    let build = ["build", "--release", "--quiet", "--package", "sigwall-bench"];
    let programs = ["--bin", "rounds", "--bin", "policies"];
    run("instructions", &mut cargo(&[build.as_slice(), &programs].concat()))?;
    let release = target().join("release");
    run("instructions", &mut Command::new(release.join("policies")))?;
    let program = release.join("rounds");
    let listed = Command::new(&program).output().context("cannot run the rounds")?;
    let names = String::from_utf8(listed.stdout).context("scenario names are no text")?;
    names
        .lines()
        .map(|scenario| {
            let few = count(&program, scenario, ROUNDS_FEW)?;
            let many = count(&program, scenario, ROUNDS_MANY)?;
            let rounds = ROUNDS_MANY.saturating_sub(ROUNDS_FEW);
            Ok((scenario.to_owned(), many.saturating_sub(few).checked_div(rounds).unwrap_or(0)))
        })
        .collect()
}

fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

fn count(program: &Path, scenario: &str, rounds: u64) -> Result<u64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .args([scenario, &rounds.to_string()])
        .output()
        .context("cannot run valgrind")?;
    let text = String::from_utf8_lossy(&output.stderr);
    let collected = text
        .lines()
        .find_map(|line| line.split_once("Collected : "))
        .map(|(_, figure)| figure.trim());
    let figure =
        collected.with_context(|| format!("valgrind counted nothing for {scenario}:\n{text}"))?;
    figure.parse().context("valgrind's count is no number")
}
