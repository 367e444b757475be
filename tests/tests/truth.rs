//! Other people's captures: what `dissect` reads is what tshark read, frame by frame.
//!
//! Captures and truth lie outside the repository (`SIGWALL_PCAPS`, else `../shared/pcaps`); without them this test says
//! so and passes.

use std::collections::{BTreeMap, BTreeSet};

use sigwall_tests::differential::{Difference, Explained, captures, compare, folder};
use sigwall_tests::root;

/// Differences of one key and capture that a failure prints; all with `SIGWALL_ALL_DIFFERENCES`.
const SHOWN_MAX: usize = 4;

#[test]
fn every_frame_of_the_captures_reads_as_tshark_read_it() {
    let captures = captures();
    if captures.is_empty() {
        eprintln!("SKIPPED: no captures in {}", folder().display());
        return;
    }
    let mut explained = Explained::read(&root().join("tests/tests/truth/explained.csv"));

    let mut differences = Vec::new();
    let compared: usize = captures.iter().map(|path| compare(path, &mut differences)).sum();
    differences.retain(|difference| !explained.covers(difference));

    let shown = shown(&differences);
    let frames: BTreeSet<_> =
        differences.iter().map(|difference| (&difference.capture, difference.frame)).collect();
    eprintln!("{compared} frames compared, {} differ", frames.len());
    assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), shown.join("\n"));
    assert_eq!(explained.unused().collect::<Vec<_>>(), Vec::<String>::new(), "rows without use");
    assert!(compared > 6000, "only {compared} frames were compared");
}

fn shown(differences: &[Difference]) -> Vec<String> {
    let max = std::env::var_os("SIGWALL_ALL_DIFFERENCES").map_or(SHOWN_MAX, |_| usize::MAX);
    let mut groups: BTreeMap<(&str, &str), Vec<&Difference>> = BTreeMap::new();
    for difference in differences {
        groups.entry((&difference.capture, &difference.key)).or_default().push(difference);
    }
    let lines = groups.iter().flat_map(|((capture, key), group)| {
        let hidden = group.len().saturating_sub(max);
        let rest = (hidden > 0).then(|| format!("{capture} {key}: {hidden} more"));
        group.iter().take(max).map(ToString::to_string).chain(rest)
    });
    lines.collect()
}
