//! Changes captures at random and compares what tshark and we read: `cargo run -p sigwall-tests --bin differential --
//! PACKETS [SEED]`. Prints how often each reason stood; ends with 1 where a disagreement has none.

use std::process::ExitCode;

use sigwall_tests::differential::expressions::Dice;
use sigwall_tests::differential::mutated::{
    Counts, Disagreement, Rules, compare, frames, mutate, write,
};
use sigwall_tests::differential::{captures, name, tshark};
use sigwall_tests::root;

/// Frames of one capture that tshark reads at a time.
const BATCH: usize = 20_000;
/// Disagreements without a reason that are shown.
const SHOWN_MAX: u64 = 40;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1).filter_map(|text| text.parse::<usize>().ok());
    let packets = arguments.next().unwrap_or(100_000);
    let seed = arguments.next().unwrap_or(1);
    let captures = captures();
    if captures.is_empty() || !tshark::is_here() {
        eprintln!("SKIPPED: no tshark or no captures");
        return ExitCode::SUCCESS;
    }
    let rules = Rules::read(&root().join("tests/tests/mutated.csv"));
    let mut dice = Dice::new(u64::try_from(seed).unwrap_or(1));
    let (mut done, mut counts, mut unclassified) = (0, Counts::new(), 0_u64);
    let file = std::env::temp_dir().join(format!("sigwall-mutated-{}.pcap", std::process::id()));
    let each = packets.div_ceil(captures.len());
    for capture in &captures {
        let (link, plain) = frames(capture);
        let mut left = each;
        while left > 0 {
            let mut batch: Vec<Vec<u8>> =
                plain.iter().cycle().take(left.min(BATCH)).cloned().collect();
            for (place, frame) in batch.iter_mut().enumerate() {
                mutate(link, frame, (place / plain.len(), place), &mut dice);
            }
            write(&file, link, &batch);
            let mut found = Vec::new();
            done += compare(&file, |disagreement| found.push(disagreement));
            let more = classify(&rules, &found, &mut counts);
            if more > 0 {
                let kept =
                    file.with_file_name(format!("sigwall-unclassified-{seed}-{}", name(capture)));
                std::fs::copy(&file, &kept).expect("room on the disk");
                eprintln!("kept as {}", kept.display());
            }
            unclassified += more;
            left -= batch.len();
        }
        eprintln!("{}: {done} packets, {unclassified} unclassified", name(capture));
    }
    let _ = std::fs::remove_file(&file);
    for (reason, count) in counts {
        println!("{count:>9} {reason}");
    }
    println!("{done} packets compared, {unclassified} disagreements without a reason");
    if unclassified == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Counts what has a reason; shows the first ones that have none, and gives how many they are.
fn classify(rules: &Rules, found: &[Disagreement], counts: &mut Counts) -> u64 {
    let mut unclassified = 0;
    for disagreement in found {
        let Some(reason) = rules.reason(disagreement) else {
            unclassified += 1;
            if unclassified <= SHOWN_MAX {
                eprintln!("{disagreement:02x?}");
            }
            continue;
        };
        *counts.entry(format!("{}: {reason}", disagreement.field)).or_default() += 1;
    }
    unclassified
}
