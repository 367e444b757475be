//! The judge from outside: tshark reads everything that left, and finds nothing that is forbidden.

use std::path::PathBuf;
use std::process::Command;

use craft::capture::pcap;

use crate::Class;
use crate::case::{Sent, Trace};
use crate::messages::{APN, ATI, BARRED, COMMAND, REALM};
use crate::run::run;

/// What tshark tells of a frame.
const FIELDS: [&str; 8] = [
    "frame.number",
    "e212.imsi",
    "gsm_old.localValue",
    "diameter.Origin-Realm",
    "diameter.cmd.code",
    "diameter.flags.request",
    "gtp.apn",
    "gtpv2.apn",
];

/// Frames of all cases in one capture, each case between addresses of its own, so that it joins none with another's.
struct Capture {
    frames: Vec<Vec<u8>>,
    names: Vec<String>,
}

/// Lets every disguise of every class through the firewall, and tshark read what left.
pub fn judge(classes: &[Class]) {
    if Command::new("tshark").arg("--version").output().is_err() {
        println!("SKIPPED: tshark is not installed");
        return;
    }
    let mut attacks = Capture { frames: Vec::new(), names: Vec::new() };
    let mut left = Capture { frames: Vec::new(), names: Vec::new() };
    let mut place = 0;
    for class in classes {
        for case in (class.cases)() {
            let name = format!("{}: {}", class.name, case.name);
            attacks.add(&case.attack, &name, place);
            left.add(&Trace(run(&case.variant).left), &name, place);
            place += 1;
        }
    }

    let seen = attacks.forbidden("attacks");
    let found = left.forbidden("left");

    println!("tshark: forbidden content in {} frames of {} attacks", seen.len(), place);
    println!("tshark: {} frames left, {} forbidden", left.frames.len(), found.len());
    assert!(seen.len() * 10 > place * 9, "tshark is blind: {} of {place} attacks", seen.len());
    assert!(found.is_empty(), "{}", found.join("\n"));
}

impl Capture {
    fn add(&mut self, trace: &Trace, name: &str, place: usize) {
        for Sent { octets, .. } in &trace.0 {
            self.frames.push(moved(octets, place));
            self.names.push(name.to_owned());
        }
    }

    /// The frames in which tshark finds what the policy forbids.
    fn forbidden(&self, name: &str) -> Vec<String> {
        let path = self.write(name);
        let mut command = Command::new("tshark");
        command.args(["-n", "-r"]).arg(&path).args(["-T", "fields", "-E", "occurrence=a"]);
        for field in FIELDS {
            command.args(["-e", field]);
        }
        let output = command.output().expect("tshark runs");
        std::fs::remove_file(&path).expect("the capture is ours");
        let text = String::from_utf8_lossy(&output.stdout);
        let lines = text.lines().filter(|line| is_forbidden(line));
        lines.map(|line| format!("{}: {line}", self.name_of(line))).collect()
    }

    fn write(&self, name: &str) -> PathBuf {
        let micros = (1_000_000_u64..).step_by(1000);
        let frames: Vec<(u64, &Vec<u8>)> = micros.zip(&self.frames).collect();
        let path = std::env::temp_dir().join(format!("evasion-{}-{name}.pcap", std::process::id()));
        std::fs::write(&path, pcap(&frames)).expect("room for a capture");
        path
    }

    fn name_of(&self, line: &str) -> &str {
        let number = line.split('\t').next().and_then(|number| number.parse::<usize>().ok());
        number.and_then(|number| self.names.get(number - 1)).map_or("?", String::as_str)
    }
}

fn is_forbidden(line: &str) -> bool {
    let lists: Vec<Vec<&str>> = line
        .split('\t')
        .map(|list| list.split(',').filter(|value| !value.is_empty()).collect())
        .collect();
    let [_, imsis, operations, realms, commands, requests, apns, apns_of_v2] = lists.as_slice()
    else {
        return false;
    };
    if !commands.is_empty() {
        return has_forbidden_request(commands, requests, imsis, realms);
    }
    let names = [apns, apns_of_v2].into_iter().flatten();
    imsis.contains(&BARRED)
        || operations.contains(&ATI.to_string().as_str())
        || names.into_iter().any(|name| name.eq_ignore_ascii_case(APN))
}

/// What was made harmless is a request no more. Each message has its command; all but the watchdog name one subscriber.
fn has_forbidden_request(
    commands: &[&str],
    requests: &[&str],
    imsis: &[&str],
    realms: &[&str],
) -> bool {
    let mut names = imsis.iter();
    let messages = commands.iter().zip(requests).zip(realms);
    messages.into_iter().any(|((command, request), realm)| {
        let is_named = *command == "316" && names.next() == Some(&BARRED);
        let is_request = ["1", "True"].contains(request);
        is_request && (is_named || *realm == REALM || *command == COMMAND.to_string())
    })
}

/// The frame between other addresses and with another tag of SCTP; checksums stay, as tshark does not look at them.
fn moved(frame: &[u8], place: usize) -> Vec<u8> {
    let mut octets = frame.to_vec();
    let [.., high, low] = place.to_be_bytes();
    let mut at = 12;
    while let Some([0x81 | 0x88 | 0x91, 0 | 0xa8]) = octets.get(at..at + 2) {
        at += 4;
    }
    let (source, transport) = match octets.get(at..at + 2) {
        Some([0x08, 0x00]) => (at + 2 + 12, at + 2 + 20),
        Some([0x86, 0xdd]) => (at + 2 + 8 + 8, at + 2 + 40),
        _ => return octets,
    };
    let is_sctp = octets.get(at + 2 + 9) == Some(&132) && octets.get(at + 2 + 6) == Some(&0);
    let places = [Some(source), is_sctp.then_some(transport + 4)];
    for place in places.into_iter().flatten() {
        if let Some(two) = octets.get_mut(place..place + 2) {
            two.copy_from_slice(&[high ^ 0x40, low]);
        }
    }
    octets
}
