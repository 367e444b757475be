//! The demo is the main job: inline between real ports, loaded from both ends, swapped and killed under load.

use std::process::Command;

use serde_json::Value;
use sigwall_tests::{is_root, sigwall};

#[test]
fn inline_nothing_is_lost_and_nothing_leaks_while_policies_swap_and_the_control_plane_is_killed() {
    if !is_root() || Command::new("ip").arg("-V").output().is_err() {
        eprintln!("SKIPPED: the inline demo needs root and `ip` (apt-get install iproute2)");
        return;
    }

    let report = demo(&["--seconds", "5", "--rounds", "300"]);

    let sums = &report["sums"];
    for fault in ["lost", "duplicated", "reordered", "leaked"] {
        assert_eq!(sums[fault], 0, "{report:#}");
    }
    // How many there are depends on the machine.
    assert!(sums["benign"].as_u64().unwrap() > 100, "{report:#}");
    assert!(report["swaps"]["swaps"].as_u64().unwrap() > 1, "{report:#}");
    assert!(report["mode"].as_str().unwrap().contains("af_xdp"), "{report:#}");
    assert!(report["control_back_ms"].is_u64(), "{report:#}");
    for flow in report["flows"].as_array().unwrap() {
        assert!(flow["sent"].as_u64().unwrap() > 0, "{flow} was never sent");
    }
}

#[test]
fn from_memory_the_same_traffic_meets_the_same_verdicts() {
    let report = demo(&["--seconds", "2", "--rounds", "200", "--offline"]);

    assert_eq!(report["passed"], true, "{report:#}");
    let rules: Vec<&str> = report["causes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|cause| cause["rule"].as_str().unwrap())
        .collect();
    for rule in ["baseline.stranger", "baseline.tunnel-in-tunnel", "gtp.imsi-not-of-partner"] {
        assert!(rules.contains(&rule), "{rule} blocked nothing: {rules:?}");
    }
}

fn demo(arguments: &[&str]) -> Value {
    let keep = std::env::temp_dir().join(format!(
        "sigwall-demo-test-{}-{}",
        std::process::id(),
        arguments.len()
    ));
    let mut command = Command::new(sigwall());
    let output = command
        .arg("demo")
        .args(["--format", "jsonl"])
        .args(arguments)
        .arg("--keep")
        .arg(&keep)
        .output();
    let output = output.unwrap_or_else(|error| {
        panic!("{}: {error}: cargo build --release first", sigwall().display())
    });
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let report =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {said}"));
    std::fs::remove_dir_all(keep).unwrap();
    report
}
