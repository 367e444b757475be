//! Real peers through sigwall, by the scripts of `tests/peers` and, where they are, those of `../shared/peers`.

use std::process::Command;

use sigwall_tests::{root, sigwall};

/// Exit of a script that cannot run here.
const SKIPPED: i32 = 77;

#[test]
fn a_pushed_rule_refuses_the_next_context_while_the_running_tunnel_goes_on() {
    script("tests/peers/gtp-ggsn", &[]);
}

#[test]
fn a_link_of_two_queues_knows_its_tunnels_by_whichever_their_messages_and_packets_come() {
    let mut script = Command::new(root().join("tests/peers/gtp-ggsn"));
    let status = script.env("SIGWALL", sigwall()).env("QUEUES", "2").status();
    check("gtp-ggsn with two queues", status.unwrap().code());
}

#[test]
fn a_worker_that_hangs_is_noticed_and_the_fail_mode_of_the_link_decides() {
    script("tests/peers/hang", &[]);
}

#[test]
fn real_gtp_peers_exchange_through_a_policy_that_permits_them() {
    let shared = root().join("../shared/peers");
    if !shared.is_dir() {
        eprintln!(
            "SKIPPED: {} is not here; tests/peers/gtp-ggsn covers the essentials",
            shared.display()
        );
        return;
    }
    let hook = root().join("tests/peers/hook");
    for (name, version) in [("gtp-ggsn.sh", "1"), ("gtp-ggsn.sh", "0")] {
        let status = Command::new("bash")
            .arg(shared.join(name))
            .arg(&hook)
            .env("GTPV", version)
            .env("SIGWALL", sigwall())
            .status();
        check(name, status.unwrap().code());
    }
}

fn script(path: &str, arguments: &[&str]) {
    let status =
        Command::new(root().join(path)).args(arguments).env("SIGWALL", sigwall()).status().unwrap();
    check(path, status.code());
}

fn check(name: &str, code: Option<i32>) {
    match code {
        Some(0) => {}
        Some(SKIPPED) => eprintln!("SKIPPED: {name}, as it says above"),
        code => panic!("{name} ended with {code:?}"),
    }
}
