//! Other people's captures: what `dissect` reads is what tshark read.
//!
//! Captures and truth lie outside the repository (`SIGWALL_PCAPS`, else `../shared/pcaps`); without them this test says
//! so and passes.

use std::fs;
use std::path::{Path, PathBuf};

use dissect::{Carrier, Message};
use pcap_file::pcap::PcapReader;
use pcap_file::pcapng::{Block, PcapNgReader};
use serde_json::Value as Json;
use wire::{Value, Values};

/// Key of the truth, and the fields that must give its values.
const KEYS: [(&str, &[&str]); 23] = [
    ("ver", &["gtp.flags.version", "gtpv2.version"]),
    ("type", &["gtp.message", "gtpv2.message_type"]),
    ("teid", &["gtp.teid", "gtpv2.teid"]),
    ("seq", &["gtp.seq_number", "gtpv2.seq"]),
    ("npdu", &["gtp.npdu_number"]),
    ("flow", &["gtp.flow_label"]),
    ("tid", &["gtp.tid"]),
    ("qfi", &["gtp.ext_hdr.pdu_ses_con.qos_flow_id"]),
    ("cause", &["gtp.cause", "gtpv2.cause"]),
    ("imsi", &["e212.imsi"]),
    ("recovery", &["gtp.recovery", "gtpv2.rec"]),
    ("pdn", &["gtpv2.pdn_type"]),
    ("gsn", &["gtp.gsn_ipv4", "gtp.gsn_ipv6"]),
    ("ue", &["gtp.user_ipv4", "gtp.user_ipv6"]),
    ("msisdn", &["e164.msisdn"]),
    ("mei", &["gtpv2.mei"]),
    ("apn", &["gtp.apn", "gtpv2.apn"]),
    ("nsapi", &["gtp.nsapi"]),
    ("ebi", &["gtpv2.ebi"]),
    ("rat", &["gtp.ext_rat_type", "gtpv2.rat_type"]),
    ("teid_u", &["gtp.teid_data"]),
    ("teid_c", &["gtp.teid_cp"]),
    ("ies", &["gtpv2.ie_type"]),
];

#[test]
fn every_gtp_message_of_the_captures_reads_as_tshark_read_it() {
    let folder = folder();
    if !folder.is_dir() {
        eprintln!("SKIPPED: no captures in {}", folder.display());
        return;
    }

    let mut compared = 0;
    let mut differences = Vec::new();
    for capture in captures(&folder) {
        compared += compare_capture(&capture, &mut differences);
    }

    assert!(
        differences.is_empty(),
        "{} differences:\n{}",
        differences.len(),
        differences.join("\n")
    );
    assert!(compared > 1000, "only {compared} messages were compared");
    eprintln!("{compared} messages read as tshark read them");
}

fn folder() -> PathBuf {
    std::env::var_os("SIGWALL_PCAPS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/pcaps"),
        PathBuf::from,
    )
}

fn captures(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| truth_of(path).is_file());
    found.sort();
    found
}

fn truth_of(capture: &Path) -> PathBuf {
    let name = capture.file_name().unwrap().to_string_lossy();
    capture.with_file_name("truth").join(format!("{name}.jsonl"))
}

/// Compares the first GTP message of each frame; gives how many were compared.
fn compare_capture(capture: &Path, differences: &mut Vec<String>) -> usize {
    let truth = fs::read_to_string(truth_of(capture)).unwrap();
    let lines = truth.lines().map(|line| serde_json::from_str::<Json>(line).unwrap());
    let mut compared = 0;
    for (frame, line) in frames(capture).iter().zip(lines) {
        let Some(expected) = line.get("gtp").and_then(|list| list.get(0)) else { continue };
        let Some(packet) = packet_of(frame) else { continue };
        let Some((source_port, destination_port)) = packet.transport.ports() else { continue };
        let carrier = Carrier::Udp { source_port, destination_port };
        let Ok(Some(message)) = dissect::decode(carrier, packet.payload) else { continue };
        compared += 1;
        let name = capture.file_name().unwrap().to_string_lossy();
        for difference in compare(&message, expected) {
            differences.push(format!("{name} frame {}: {difference}", line["f"]));
        }
    }
    compared
}

fn compare(message: &Message<'_>, expected: &Json) -> Vec<String> {
    KEYS.iter()
        .filter_map(|(key, names)| {
            let theirs = every(expected.get(*key)?);
            let mut ours: Vec<String> = names.iter().flat_map(|name| read(message, name)).collect();
            if theirs.len() == 1 {
                ours.truncate(1);
            }
            ours = distinct(key, ours);
            let is_hex = matches!(*key, "teid" | "teid_u" | "teid_c");
            let theirs =
                if is_hex { theirs.iter().map(|hex| decimal(hex)).collect() } else { theirs };
            (ours != theirs).then(|| format!("{key}: ours {ours:?}, tshark's {theirs:?}"))
        })
        .collect()
}

/// The truth names causes and bearers once each, elements and addresses as often as they stand there.
fn distinct(key: &str, values: Vec<String>) -> Vec<String> {
    if matches!(key, "ies" | "gsn" | "ue") {
        return values;
    }
    values.into_iter().fold(Vec::new(), |mut seen, value| {
        if !seen.contains(&value) {
            seen.push(value);
        }
        seen
    })
}

fn every(json: &Json) -> Vec<String> {
    match json {
        Json::Array(items) => items.iter().flat_map(every).collect(),
        Json::String(text) => vec![text.clone()],
        other => vec![other.to_string()],
    }
}

fn decimal(hex: &str) -> String {
    u32::from_str_radix(hex, 16).unwrap().to_string()
}

fn read(message: &Message<'_>, name: &str) -> Vec<String> {
    let mut values = Values::default();
    for row in dissect::find(name) {
        message.read(row.id, &mut values);
    }
    values.as_slice().iter().map(show).collect()
}

fn show(value: &Value<'_>) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Digits(digits) => digits.to_string(),
        Value::Address(address) => address.to_string(),
        Value::Octets(octets) | Value::Text(octets) => String::from_utf8_lossy(octets).into_owned(),
        Value::Labels(octets) => dotted(octets),
    }
}

fn dotted(mut rest: &[u8]) -> String {
    let mut labels = Vec::new();
    while let Some((len, after)) = rest.split_first() {
        let (label, next) = after.split_at(usize::from(*len));
        labels.push(String::from_utf8_lossy(label).into_owned());
        rest = next;
    }
    labels.join(".")
}

/// Captures of senders with checksum offload hold wrong UDP checksums: those frames are read without.
fn packet_of(frame: &[u8]) -> Option<packet::Packet<'_>> {
    match packet::decode(frame) {
        Ok(packet) => Some(packet),
        Err(refused) if refused.layer == packet::Layer::UdpChecksum => {
            let mut repaired = frame.to_vec();
            repaired.get_mut(refused.malformed.offset + 6..)?.get_mut(..2)?.fill(0);
            packet::decode(repaired.leak()).ok()
        }
        Err(_) => None,
    }
}

/// Every frame of a capture, those of Linux's cooked link types under an Ethernet header.
fn frames(capture: &Path) -> Vec<Vec<u8>> {
    let octets = fs::read(capture).unwrap();
    let captured =
        if octets.starts_with(&[0x0a, 0x0d, 0x0d, 0x0a]) { pcapng(&octets) } else { pcap(&octets) };
    captured.into_iter().map(|(link, frame)| ethernet(link, frame)).collect()
}

fn ethernet(link: u32, frame: Vec<u8>) -> Vec<u8> {
    match link {
        113 => [&[0; 12], &frame[14..]].concat(),
        276 => [&[0; 12], &frame[..2], &frame[20..]].concat(),
        _ => frame,
    }
}

fn pcap(octets: &[u8]) -> Vec<(u32, Vec<u8>)> {
    let mut reader = PcapReader::new(octets).unwrap();
    let link = reader.header().datalink.into();
    let mut frames = Vec::new();
    while let Some(Ok(packet)) = reader.next_packet() {
        frames.push((link, packet.data.into_owned()));
    }
    frames
}

fn pcapng(octets: &[u8]) -> Vec<(u32, Vec<u8>)> {
    let mut reader = PcapNgReader::new(octets).unwrap();
    let mut frames = Vec::new();
    while let Some(Ok(block)) = reader.next_block() {
        if let Block::EnhancedPacket(packet) = block {
            frames.push((packet.interface_id, packet.data.into_owned()));
        }
    }
    let links: Vec<u32> =
        reader.interfaces().iter().map(|interface| interface.linktype.into()).collect();
    frames.into_iter().map(|(interface, frame)| (links[interface as usize], frame)).collect()
}
