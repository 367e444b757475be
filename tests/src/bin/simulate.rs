//! `simulate SEEDS STEPS [FIRST]`: runs the simulation for so many seeds; the first that breaks an invariant is told.

use std::process::ExitCode;

use sigwall_tests::simulation::{Tally, run};

fn main() -> ExitCode {
    let numbers: Vec<u64> = std::env::args().skip(1).filter_map(|word| word.parse().ok()).collect();
    let (seeds, steps, first) = match *numbers.as_slice() {
        [seeds, steps] => (seeds, steps, 0),
        [seeds, steps, first] => (seeds, steps, first),
        _ => {
            eprintln!("usage: simulate SEEDS STEPS [FIRST]");
            return ExitCode::from(64);
        }
    };
    let mut sum = Tally::default();
    for seed in first..first.saturating_add(seeds) {
        match run(seed, steps) {
            Ok(tally) => sum.add(tally),
            Err(what) => {
                eprintln!("simulate: {what}; again with: simulate 1 {steps} {seed}");
                return ExitCode::FAILURE;
            }
        }
    }
    println!("{seeds} seeds of {steps} steps: {sum:?}");
    ExitCode::SUCCESS
}
