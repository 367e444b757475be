//! Developer chores: `cargo xtask VERB`.

mod ci;
mod fields;
mod fuzz;
mod instructions;
mod rules;
mod step;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask VERB

  test                       everything that CI runs, in its order
  fields [--check]           writes rules/fields.md, or fails where it is not current
  rules [--check]            writes rules/validate/*.policy from its tables, or fails where one is not current
  fuzz [SECONDS [TARGET]]    builds every fuzz target, replays its corpus, then mutates for so long (10)
  instructions [--accept]    counts instructions per message, against bench/instructions.csv
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["test"] => ci::test(),
        ["fields"] => fields::write(),
        ["fields", "--check"] => fields::check(),
        ["rules"] => rules::write(),
        ["rules", "--check"] => rules::check(),
        ["fuzz"] => fuzz::mutate(fuzz::SECONDS, None),
        ["fuzz", seconds] => fuzz::parse_and_run(seconds, None),
        ["fuzz", seconds, target] => fuzz::parse_and_run(seconds, Some(target)),
        ["instructions"] => instructions::check(),
        ["instructions", "--accept"] => instructions::accept(),
        _ => return usage(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            step::say(&format!("\nxtask: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    step::say(USAGE);
    ExitCode::from(64)
}
