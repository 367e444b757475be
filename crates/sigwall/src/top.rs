//! `sigwall top`: what goes through now, and which rules decide on it.

use std::collections::BTreeMap;
use std::io::{IsTerminal as _, Write as _, stdout};
use std::num::NonZeroU32;
use std::thread::sleep;
use std::time::Duration;

use clap::Args;
use controlplane::{Client, DataPlaneStatus, Request, Response, RuleStatus};
use serde::Serialize;

use crate::args::{Directories, Format, FormatKind};
use crate::orders::unanswered;
use crate::outcome::Outcome;
use crate::table::{self, grouped};

/// Totals that are levels, not sums.
const LEVELS: [&str; 2] = ["held", "generation"];
/// Rows of a list that people see at once.
const ROWS: usize = 15;
/// Takes the cursor home and wipes what is below it.
const WIPE: &str = "\x1b[H\x1b[J";

/// How often, and how long.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct TopArgs {
    /// Seconds between two looks
    #[arg(long, value_name = "SECONDS", default_value = "1")]
    every: NonZeroU32,
    /// Ends after so many looks; without it, it goes on
    #[arg(long, value_name = "LOOKS")]
    count: Option<u32>,
    #[command(flatten)]
    format: Format,
}

/// What was counted up to a moment.
#[derive(Clone, Debug, Default)]
struct Sums {
    totals: BTreeMap<String, u64>,
    rules: BTreeMap<String, u64>,
    reasons: BTreeMap<String, u64>,
}

/// How much of it comes in a second; levels are as they stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Look {
    totals: BTreeMap<String, u64>,
    rules: Vec<Rate>,
    reasons: Vec<Rate>,
}

/// One rule or reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Rate {
    name: String,
    per_second: u64,
    sum: u64,
}

/// Looks again and again.
pub(crate) fn run(directories: &Directories, args: TopArgs) -> anyhow::Result<Outcome> {
    let mut client = Client::connect(&directories.run_dir)?;
    let mut before: Option<Sums> = None;
    let mut left = args.count;
    while left != Some(0) {
        let sums = match sums(&mut client)? {
            Ok(sums) => sums,
            Err(answer) => return unanswered(answer),
        };
        if let Some(before) = &before {
            let look = sums.since(before, args.every.get().into());
            show(&look, args.format.format)?;
            left = left.map(|left| left.saturating_sub(1));
        }
        before = Some(sums);
        if left != Some(0) {
            sleep(Duration::from_secs(args.every.get().into()));
        }
    }
    Ok(Outcome::Done)
}

/// What is counted now; where the control plane tells something else, that.
fn sums(client: &mut Client) -> anyhow::Result<Result<Sums, Response>> {
    let answer = client.ask(&Request::Status)?;
    let Response::Status(status) = answer else { return Ok(Err(answer)) };
    let answer = client.ask(&Request::Rules)?;
    let Response::Rules(rules) = answer else { return Ok(Err(answer)) };
    Ok(Ok(status.data_plane.map_or_else(Sums::default, |counted| Sums::of(counted, rules))))
}

impl Sums {
    fn of(counted: DataPlaneStatus, rules: Vec<RuleStatus>) -> Self {
        let rule = |rule: RuleStatus| (rule.rule, rule.hits.saturating_add(rule.would));
        let reasons = counted.reasons.into_iter().map(|reason| (reason.text, reason.frames));
        Self {
            totals: counted.totals,
            rules: rules.into_iter().map(rule).collect(),
            reasons: reasons.collect(),
        }
    }

    fn since(&self, before: &Self, seconds: u64) -> Look {
        let total = |(name, sum): (&String, &u64)| {
            let is_level = LEVELS.contains(&name.as_str());
            (
                name.clone(),
                if is_level { *sum } else { gained(*sum, before.totals.get(name), seconds) },
            )
        };
        Look {
            totals: self.totals.iter().map(total).collect(),
            rules: rates(&self.rules, &before.rules, seconds),
            reasons: rates(&self.reasons, &before.reasons, seconds),
        }
    }
}

/// A data plane that was started again counts from the beginning.
fn gained(sum: u64, before: Option<&u64>, seconds: u64) -> u64 {
    let before = before.copied().filter(|before| *before <= sum).unwrap_or(0);
    sum.saturating_sub(before).div_ceil(seconds.max(1))
}

/// Those that came, the busiest first.
fn rates(sums: &BTreeMap<String, u64>, before: &BTreeMap<String, u64>, seconds: u64) -> Vec<Rate> {
    let rate = |(name, sum): (&String, &u64)| {
        let per_second = gained(*sum, before.get(name), seconds);
        (per_second > 0).then(|| Rate { name: name.clone(), per_second, sum: *sum })
    };
    let mut rates: Vec<Rate> = sums.iter().filter_map(rate).collect();
    rates.sort_by_key(|rate| std::cmp::Reverse(rate.per_second));
    rates
}

fn show(look: &Look, format: FormatKind) -> std::io::Result<()> {
    if format == FormatKind::Jsonl {
        return table::lines(&[look]);
    }
    let mut out = stdout();
    if out.is_terminal() {
        write!(out, "{WIPE}")?;
    }
    let totals = look.totals.iter().filter(|(_, count)| **count > 0);
    let totals = totals.map(|(name, count)| vec![name.replace('_', " "), grouped(*count)]);
    writeln!(out, "{}", table::table(&["a second", ""], totals))?;
    for (head, rates) in [("rule", &look.rules), ("reason", &look.reasons)] {
        if !rates.is_empty() {
            let rows = rates.iter().take(ROWS);
            let rows = rows
                .map(|rate| vec![rate.name.clone(), grouped(rate.per_second), grouped(rate.sum)]);
            writeln!(out, "\n{}", table::table(&[head, "a second", "in all"], rows))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(pairs: &[(&str, u64)]) -> BTreeMap<String, u64> {
        pairs.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
    }

    #[test]
    fn sums_become_rates_and_levels_stay() {
        let before = Sums { totals: counted(&[("received", 100), ("held", 7)]), ..Sums::default() };
        let after = Sums { totals: counted(&[("received", 500), ("held", 3)]), ..Sums::default() };

        let look = after.since(&before, 2);

        assert_eq!(look.totals, counted(&[("received", 200), ("held", 3)]));
    }

    #[test]
    fn the_busiest_rule_stands_first_and_idle_ones_do_not_stand_at_all() {
        let sums = counted(&[("idle", 9), ("busy", 40), ("some", 15)]);

        let rates = rates(&sums, &counted(&[("idle", 9), ("busy", 10), ("some", 10)]), 1);

        let names: Vec<_> =
            rates.iter().map(|rate| (rate.name.as_str(), rate.per_second)).collect();
        assert_eq!(names, [("busy", 30), ("some", 5)]);
    }

    #[test]
    fn a_data_plane_that_began_again_counts_from_nothing() {
        assert_eq!(gained(5, Some(&1000), 1), 5);
    }
}
