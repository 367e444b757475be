//! Other people's captures before the `edge` policy, with the partners that they name: what is benign gets through.
//!
//! `benign/captures.csv` has a row for every capture: the site before whose policy it is played, and what of it is
//! blocked all the same, with the reason. Captures of interfaces inside a network are played before `rules/permit`: what
//! is well-formed passes. Captures that are malformed on purpose are not played. The captures lie outside the repository
//! (`SIGWALL_PCAPS`, else `../shared/pcaps`); without them this test says so and passes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use sigwall_tests::differential::{captures, folder, name};
use sigwall_tests::{files, root, sigwall};

/// A capture, or a part of it that is blocked.
#[derive(Debug)]
struct Row {
    capture: String,
    policy: String,
    /// The rule, or words of the reason that no rule gave.
    by: String,
    frames: usize,
    why: String,
}

#[test]
fn benign_captures_pass_the_edge_and_what_does_not_is_listed_with_its_reason() {
    let captures = captures();
    if captures.is_empty() {
        eprintln!("SKIPPED: no captures in {}", folder().display());
        return;
    }
    let rows = rows();

    let mut faults = Vec::new();
    let mut frames = 0;
    for capture in &captures {
        let name = name(capture);
        let of_it: Vec<&Row> = rows.iter().filter(|row| row.capture == name).collect();
        match of_it.first().map(|row| row.policy.as_str()) {
            None => faults.push(format!("{name} is not listed")),
            Some("hostile") => {}
            Some(site) => frames += play(capture, site, &of_it, &mut faults),
        }
    }

    eprintln!("{frames} frames of {} captures", captures.len());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(frames > 4000, "only {frames} frames were judged");
}

#[test]
fn what_is_blocked_or_not_played_says_why() {
    let silent: BTreeSet<String> = rows()
        .into_iter()
        .filter(|row| row.why.is_empty() && (row.frames > 0 || row.policy == "hostile"))
        .map(|row| row.capture)
        .collect();

    assert_eq!(silent, BTreeSet::new());
}

/// Replays a capture; gives how many frames it has.
fn play(capture: &Path, site: &str, rows: &[&Row], faults: &mut Vec<String>) -> usize {
    let output = Command::new(sigwall())
        .arg("replay")
        .arg(capture)
        .args(["--format", "jsonl", "--policy"])
        .args(policy(site))
        .output()
        .expect("the program");
    let text = String::from_utf8(output.stdout).expect("text");
    let name = name(capture);
    if !output.status.success() {
        faults.push(format!("{name}: {}", String::from_utf8_lossy(&output.stderr)));
    }
    let mut wanted: BTreeMap<&str, usize> =
        rows.iter().filter(|row| row.frames > 0).map(|row| (row.by.as_str(), row.frames)).collect();
    let mut frames = 0;
    for line in text.lines() {
        let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
        frames += 1;
        if matches!(line["verdict"].as_str(), Some("accept" | "monitor")) {
            continue;
        }
        match wanted.iter_mut().find(|(by, left)| **left > 0 && is_by(&line, by)) {
            Some((_, left)) => *left -= 1,
            None => faults.push(format!("{name} before {site}: {line}")),
        }
    }
    let passed = wanted.iter().filter(|(_, left)| **left > 0);
    faults.extend(
        passed.map(|(by, left)| format!("{name}: {left} frames pass {by} that are listed")),
    );
    frames
}

fn is_by(line: &serde_json::Value, by: &str) -> bool {
    match line["rule"].as_str() {
        Some(rule) => rule == by,
        None => line["reason"].as_str().is_some_and(|reason| reason.contains(by)),
    }
}

/// The packs and the edge with the site of a capture in place of the demo's.
fn policy(site: &str) -> Vec<PathBuf> {
    if site == "permit" {
        return vec![root().join("rules/permit")];
    }
    let packs = files(&root().join("rules/demo"), ".policy");
    let packs = packs.into_iter().filter(|path| !path.ends_with("00-site.policy"));
    std::iter::once(root().join(format!("tests/tests/benign/{site}.policy"))).chain(packs).collect()
}

fn rows() -> Vec<Row> {
    let text = std::fs::read_to_string(root().join("tests/tests/benign/captures.csv"));
    text.expect("the list").lines().skip(1).map(row).collect()
}

fn row(line: &str) -> Row {
    let mut cells = line.splitn(5, ',').map(str::to_owned);
    let mut cell = || cells.next().expect("five cells");
    Row {
        capture: cell(),
        policy: cell(),
        by: cell(),
        frames: cell().parse().unwrap_or(0),
        why: cell(),
    }
}
