//! One message again and again, for callgrind: `rounds` lists the scenarios, `rounds SCENARIO N` does N rounds of one.
//!
//! `cargo xtask instructions` subtracts two runs, so that what is set up before the rounds does not count.

use std::process::ExitCode;

use anyhow::{Context as _, Result, anyhow};
use sigwall_bench::scenarios::{SCENARIOS, Scenario};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match *words.as_slice() {
        [] => {
            SCENARIOS.iter().for_each(|scenario| println!("{}", scenario.name));
            Ok(())
        }
        [scenario, rounds] => run(scenario, rounds),
        _ => Err(anyhow!("usage: rounds [SCENARIO N]")),
    };
    if let Err(error) = done {
        eprintln!("rounds: {error:#}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn run(scenario: &str, rounds: &str) -> Result<()> {
    let rounds = rounds.parse().context("the number of rounds is no number")?;
    Scenario::named(scenario)?.prepare()?(rounds)
}
