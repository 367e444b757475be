//! Every field is read from some message: of the captures, or of the seeds of the fuzzers.
//!
//! Rows that nothing reads yet are listed in `fields/unread.csv`, which must hold no others: it only shrinks. Captures lie
//! outside the repository
//! (`SIGWALL_PCAPS`, else `../shared/pcaps`); without them this test says so and passes.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use bumpalo::Bump;
use dissect::{Carrier, Message};
use sigwall_tests::differential::{captures, folder};
use sigwall_tests::root;
use ss7::map::Application;
use trace::{Capture, Layer, Tracer};
use wire::{FieldId, Values};

type Read = BTreeSet<FieldId>;

#[test]
fn every_field_is_read_from_some_message() {
    let captures = captures();
    if captures.is_empty() {
        eprintln!("SKIPPED: no captures in {}", folder().display());
        return;
    }
    let mut read = Read::new();
    for capture in &captures {
        from_capture(capture, &mut read);
    }
    for (target, carrier) in SEEDS {
        for seed in seeds(target) {
            let octets = fs::read(seed).unwrap();
            if let Some(message) = dissect::glimpse(*carrier, &octets) {
                from_message(message, &mut read);
            }
        }
    }
    for seed in seeds("sctp") {
        let octets = fs::read(seed).unwrap();
        for chunk in packet::sctp::Chunks::glimpse(&octets) {
            from_message(Message::Sctp(chunk), &mut read);
        }
    }
    for seed in seeds("packet") {
        let octets = fs::read(seed).unwrap();
        from_layer(&Layer::Packet(packet::glimpse(&octets)), &mut read);
    }

    // What the state of traffic says is in no message.
    let unread: BTreeSet<String> = dissect::fields()
        .filter(|row| row.id.protocol != dissect::STATE && !read.contains(&row.id))
        .map(|row| format!("{},{}", row.protocol, row.name))
        .collect();
    let listed = fs::read_to_string(root().join("tests/tests/fields/unread.csv")).unwrap();
    let listed: BTreeSet<String> = listed.lines().skip(1).map(str::to_owned).collect();
    let count = dissect::fields().count();
    eprintln!("{} of {count} fields are read", read.len());
    let lost: Vec<_> = unread.difference(&listed).collect();
    let found: Vec<_> = listed.difference(&unread).collect();
    assert!(lost.is_empty(), "nothing reads these any more: {lost:#?}");
    assert!(found.is_empty(), "these are read now, take them off the list: {found:#?}");
}

/// Targets of the fuzzers and what carries their messages.
const SEEDS: &[(&str, Carrier)] = &[
    ("gtpv0", udp(3386)),
    ("gtpprime", udp(3386)),
    ("gtpv1", udp(2123)),
    ("gtpv2", udp(2123)),
    ("gtpu", udp(2152)),
    ("pfcp", udp(8805)),
    ("diameter", Carrier::Diameter),
    ("icmp", Carrier::Icmp),
    ("icmpv6", Carrier::Icmpv6),
    ("m2ua", sctp(2)),
    ("m3ua", sctp(3)),
    ("sua", sctp(4)),
    ("m2pa", sctp(5)),
    ("mtp3", Carrier::Mtp3),
    ("mtp3mg", Carrier::Mtp3User(0)),
    ("mtp3mg", Carrier::Mtp3User(1)),
    ("sccp", Carrier::Mtp3User(3)),
    ("isup", Carrier::Mtp3User(5)),
    ("bicc", Carrier::Mtp3User(13)),
    ("scmg", Carrier::SccpUser([Some(1), Some(1)])),
    ("tcap", Carrier::SccpUser([Some(6), Some(8)])),
    ("map", Carrier::Component(Application::Map, 1)),
    ("map", Carrier::Component(Application::Map, 2)),
    ("map", Carrier::Component(Application::Map, 3)),
    ("cap", Carrier::Component(Application::Cap, 2)),
    ("inap", Carrier::Component(Application::Inap, 0)),
];

const fn udp(port: u16) -> Carrier {
    Carrier::Udp { source_port: port, destination_port: port }
}

const fn sctp(ppid: u32) -> Carrier {
    Carrier::Sctp { ppid, source_port: 0, destination_port: 0 }
}

fn seeds(target: &str) -> impl Iterator<Item = PathBuf> {
    let folder = root().join("tests/fuzz/corpus").join(target);
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path())
}

fn from_capture(capture: &std::path::Path, read: &mut Read) {
    let mut frames = Capture::open(capture).unwrap();
    let (mut tracer, mut arena) = (Tracer::default(), Bump::new());
    while let Some(record) = frames.next_frame().unwrap() {
        for layer in tracer.trace(&record, &arena).layers {
            from_layer(layer, read);
        }
        arena.reset();
    }
}

fn from_message(message: Message<'_>, read: &mut Read) {
    from_layer(&Layer::Message(message), read);
    if let Some(dialogue) = message.dialogue() {
        from_layer(&Layer::Message(dialogue), read);
    }
}

/// Also what tools leave out.
fn from_layer(layer: &Layer<'_>, read: &mut Read) {
    let protocol = layer.protocol();
    layer.rows(|row| {
        let id = FieldId { protocol, row };
        let mut values = Values::default();
        match layer {
            Layer::Packet(packet) | Layer::Quoted(packet) => {
                dissect::read_packet(packet, row, &mut values)
            }
            Layer::Message(message) => message.read(id, &mut values),
        }
        if !values.is_empty() {
            read.insert(id);
        }
    });
}
