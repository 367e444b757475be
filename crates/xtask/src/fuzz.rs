//! Fuzzing: every target builds, its corpus is replayed, then it is mutated for some seconds.
//!
//! Targets are built as cargo-fuzz does it, without it: the stable compiler instruments them by itself.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::step::{cargo, root, run};

/// Seconds for each target where none are given.
pub(crate) const SECONDS: u32 = 10;

const TRIPLE: &str = "x86_64-unknown-linux-gnu";
const INSTRUMENTS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing -Ccodegen-units=1";
/// Longest input; more would only slow the mutation down.
const INPUT_OCTETS_MAX: u32 = 4096;
/// That of `inspect`: many frames, since its tables are made for each input.
const FRAMES_OCTETS_MAX: u32 = 65536;
/// The allocator keeps what was freed: fresh pages for each input would take most of the time.
const KEPT_MEMORY: [(&str, &str); 3] = [
    ("MALLOC_MMAP_THRESHOLD_", "1000000000"),
    ("MALLOC_TRIM_THRESHOLD_", "4000000000"),
    ("MALLOC_TOP_PAD_", "64000000"),
];

pub(crate) fn parse_and_run(seconds: &str, target: Option<&str>) -> Result<()> {
    mutate(seconds.parse().context("SECONDS is no number")?, target)
}

/// Builds all targets, then runs one or each.
pub(crate) fn mutate(seconds: u32, only: Option<&str>) -> Result<()> {
    let workspace = root().join("tests/fuzz");
    let output = root().join("target/fuzz");
    let mut build = cargo(&["build", "--release", "--bins", "--quiet", "--target", TRIPLE]);
    build.arg("--manifest-path").arg(workspace.join("Cargo.toml")).arg("--target-dir").arg(&output);
    run("fuzz targets", build.env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", INSTRUMENTS))?;
    let names = targets(&workspace)?;
    if let Some(name) = only.filter(|name| !names.iter().any(|known| known == name)) {
        bail!("there is no fuzz target {name}; there are: {}", names.join(", "));
    }
    for name in names.iter().filter(|name| only.is_none_or(|only| only == *name)) {
        fuzz(&workspace, &output, name, seconds)?;
    }
    Ok(())
}

fn octets_max(name: &str) -> u32 {
    if name == "inspect" { FRAMES_OCTETS_MAX } else { INPUT_OCTETS_MAX }
}

fn fuzz(workspace: &Path, output: &Path, name: &str, seconds: u32) -> Result<()> {
    let grown = output.join("corpus").join(name);
    let artifacts = output.join("artifacts");
    for folder in [&grown, &artifacts] {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let mut command = Command::new(output.join(TRIPLE).join("release").join(name));
    command
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-max_len={}", octets_max(name)))
        .arg(format!("-artifact_prefix={}/{name}-", artifacts.display()))
        .args(["-print_final_stats=1", "-verbosity=0", "-timeout=10"])
        .envs(KEPT_MEMORY)
        .args([grown, workspace.join("corpus").join(name)]);
    run(&format!("fuzz {name}"), &mut command)
}

fn targets(workspace: &Path) -> Result<Vec<String>> {
    let folder = workspace.join("fuzz_targets");
    let entries =
        std::fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    let mut names: Vec<String> =
        paths.iter().filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect();
    names.sort();
    Ok(names)
}
