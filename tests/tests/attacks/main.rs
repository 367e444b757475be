//! Every kind of attack of the list in `rules/coverage.csv`, with a look-alike that must get through.
//!
//! Each row is played against the shipped policy in `rules/demo` by the inspector that judges live links. A row that
//! the appliance cannot decide says why, in the list; a row that is neither played nor explained fails.

mod associations;
mod bench;
mod carriers;
mod counting;
mod coverage;
mod dialogues;
mod diameter;
mod gtpc1;
mod gtpc2;
mod gtpu;
mod icmp;
mod ip;
mod isup;
mod map;
mod others;
mod pfcp;
mod pushed;
mod rates;
mod sccp;
mod sctp;
mod sessions;
mod sigtran;
mod sms;
mod subscribers;
mod tcap;
mod variants;
mod world;

use bench::{Bench, Row};

/// Every row that is played.
fn rows() -> Vec<Row> {
    [
        ip::rows(),
        icmp::rows(),
        sctp::rows(),
        sigtran::rows(),
        sccp::rows(),
        tcap::rows(),
        map::rows(),
        sms::rows(),
        isup::rows(),
        diameter::rows(),
        gtpc1::rows(),
        gtpc2::rows(),
        gtpu::rows(),
        pfcp::rows(),
        rates::rows(),
        sessions::rows(),
        subscribers::rows(),
        associations::rows(),
        counting::rows(),
        carriers::rows(),
        pushed::rows(),
        dialogues::rows(),
        others::rows(),
        variants::rows(),
    ]
    .concat()
}

#[test]
fn every_attack_is_stopped_and_every_look_alike_gets_through() {
    let bench = Bench::shipped();

    let faults: Vec<String> = rows().iter().flat_map(|row| bench.play(row)).collect();

    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
