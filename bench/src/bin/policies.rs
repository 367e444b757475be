//! Compiles the policies of `many` rules, says what that takes, and writes their bundles beside itself.
//!
//! `policies [N…]`, or all numbers that are compared. Text is made before the clock starts; the peak of memory is that of
//! the process so far, so the smallest policy comes first.

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context as _, Result, anyhow};
use policy::{Options, Source};
use ruletable::RuleTable;
use sigwall_bench::environment::environment;
use sigwall_bench::many;

fn main() -> ExitCode {
    let counts: Result<Vec<usize>, _> = std::env::args().skip(1).map(|word| word.parse()).collect();
    let done = counts.context("the number of rules is no number").and_then(|counts| {
        environment().iter().for_each(|(name, value)| println!("{name:<12} {value}"));
        println!(
            "\n{:>8} {:>9} {:>9} {:>9} {:>9} {:>12} {:>10} {:>10}",
            "rules",
            "text MiB",
            "compile s",
            "bundle s",
            "load s",
            "bundle MiB",
            "octets/rule",
            "peak MiB"
        );
        let counts = if counts.is_empty() { many::COUNTS.to_vec() } else { counts };
        counts.into_iter().try_for_each(compile)
    });
    if let Err(error) = done {
        eprintln!("policies: {error:#}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn compile(rules: usize) -> Result<()> {
    let text = many::text(rules);
    let octets = text.len();
    let started = Instant::now();
    let source = Source::new("many.policy".to_owned(), text);
    let compiled = policy::compile(&[source], &Options::default())
        .map_err(|errors| anyhow!("{}", errors.render(false)))?;
    let compiled_in = started.elapsed();
    let slots = &mut (0_u32..);
    let bundle = compiled.bundle(1, |_| slots.next().unwrap_or(u32::MAX))?;
    let bundled_in = started.elapsed();
    let table = RuleTable::load(&bundle, inspect::schema())?;
    let loaded_in = started.elapsed();
    std::fs::write(many::place(rules)?, &bundle)?;
    println!(
        "{rules:>8} {:>9.1} {:>9.2} {:>9.2} {:>9.2} {:>12.1} {:>10} {:>10}",
        mebibytes(octets),
        compiled_in.as_secs_f64(),
        (bundled_in - compiled_in).as_secs_f64(),
        (loaded_in - bundled_in).as_secs_f64(),
        mebibytes(bundle.len()),
        table.cost().octets / rules,
        peak()?,
    );
    Ok(())
}

fn mebibytes(octets: usize) -> f64 {
    octets as f64 / f64::from(1 << 20)
}

/// The most memory that the process has had, in MiB.
fn peak() -> Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes: u64 = peak.context("no VmHWM")?.trim().trim_end_matches(" kB").parse()?;
    Ok(kibibytes / 1024)
}
