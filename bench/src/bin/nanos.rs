//! Nanoseconds of each scenario in memory, hot, on one processor: `nanos [SCENARIO…]`, all of them where none is named.
//!
//! Every scenario is run in many short batches, in turn with the others; the median of a batch's mean is the figure. The
//! lowest tells what an idle machine would say.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use sigwall_bench::environment::environment;
use sigwall_bench::lab::pin;
use sigwall_bench::scenarios::{BESIDE, Rounds, SCENARIOS};

const PROCESSOR: usize = 1;
/// So short that most batches see no other work of the machine.
const BATCH: Duration = Duration::from_micros(40);
const BATCHES: usize = 5_000;
/// Rounds are a multiple of the frames of a worker's turn.
const STEP: u64 = 50;

struct Row {
    name: &'static str,
    rounds: Rounds,
    count: u64,
    nanos: Vec<f64>,
}

fn main() -> ExitCode {
    let names: Vec<String> = std::env::args().skip(1).collect();
    match measure(&names) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("nanos: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn measure(names: &[String]) -> Result<()> {
    pin(PROCESSOR)?;
    environment().iter().for_each(|(name, value)| println!("{name:<12} {value}"));
    let is_wanted = |name: &str| names.is_empty() || names.iter().any(|wanted| wanted == name);
    let mut rows = Vec::new();
    for scenario in SCENARIOS.iter().chain(BESIDE).filter(|scenario| is_wanted(scenario.name)) {
        let mut rounds = scenario.prepare()?;
        let count = rounds_of_a_batch(&mut rounds)?;
        rows.push(Row { name: scenario.name, rounds, count, nanos: Vec::new() });
    }
    ensure!(!rows.is_empty(), "no such scenario");
    for _ in 0..BATCHES {
        for row in &mut rows {
            row.batch()?;
        }
    }
    println!("\n{:<32} {:>10} {:>10} {:>10}", "scenario", "median ns", "lowest ns", "9 in 10 ns");
    rows.iter_mut().for_each(Row::print);
    Ok(())
}

fn rounds_of_a_batch(rounds: &mut Rounds) -> Result<u64> {
    let mut count = STEP;
    loop {
        let started = Instant::now();
        rounds(count)?;
        if started.elapsed() >= BATCH {
            return Ok(count);
        }
        count += STEP;
    }
}

impl Row {
    /// What another scenario left cold is warmed first.
    fn batch(&mut self) -> Result<()> {
        (self.rounds)(STEP.max(self.count / 4 / STEP * STEP))?;
        let started = Instant::now();
        (self.rounds)(self.count)?;
        self.nanos.push(started.elapsed().as_nanos() as f64 / self.count as f64);
        Ok(())
    }

    fn print(&mut self) {
        self.nanos.sort_by(f64::total_cmp);
        let at = |part: usize| self.nanos.get(self.nanos.len() * part / 10).copied().unwrap_or(0.0);
        println!("{:<32} {:>10.1} {:>10.1} {:>10.1}", self.name, at(5), at(0), at(9));
    }
}
