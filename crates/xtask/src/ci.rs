//! The test command of the README, which is what CI runs: cheap steps first.

use anyhow::Result;

use crate::step::{cargo, has, root, run, say};
use crate::{fields, fuzz, instructions, rules};

/// Seconds of mutation for each fuzz target, after its corpus.
const FUZZ_SECONDS: u32 = 5;

/// Seconds of mutation for the whole path with its memory of sessions.
const INSPECT_SECONDS: u32 = 60;

pub(crate) fn test() -> Result<()> {
    run("format", &mut cargo(&["fmt", "--all", "--check"]))?;
    run(
        "lints",
        &mut cargo(&["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]),
    )?;
    fields::check()?;
    rules::check()?;
    // The program itself first: tests of namespaces and peers run it.
    run("build", &mut cargo(&["build", "--release", "--quiet", "--bin", "sigwall"]))?;
    if has("cargo-nextest") {
        run("tests", &mut cargo(&["nextest", "run", "--workspace", "--profile", "ci"]))?;
    } else {
        run(
            "tests",
            &mut cargo(&["test", "--workspace", "--quiet", "--lib", "--bins", "--tests"]),
        )?;
    }
    run("examples in documentation", &mut cargo(&["test", "--workspace", "--quiet", "--doc"]))?;
    run(
        "documentation",
        cargo(&["doc", "--workspace", "--no-deps", "--quiet"]).env("RUSTDOCFLAGS", "-D warnings"),
    )?;
    fuzz::mutate(FUZZ_SECONDS, None)?;
    fuzz::mutate(INSPECT_SECONDS, Some("inspect"))?;
    instructions::check()?;
    say(&format!("\nall of it passed in {}", root().display()));
    Ok(())
}
