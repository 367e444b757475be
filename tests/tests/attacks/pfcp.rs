//! PFCP, which never crosses an interconnect.

use craft::{Frame, gtpv2};

use crate::bench::{Row, inward, row};
use crate::world::{udp, v2};

pub fn rows() -> Vec<Row> {
    let refused = |id: &'static str, kinds: &[u8]| {
        let shots: Vec<_> = kinds
            .iter()
            .map(|kind| inward(message(*kind)).by("baseline.pfcp-from-outside"))
            .collect();
        row(id).attack(shots).twin([inward(v2(&gtpv2::echo_request().recovery(1)))])
    };
    vec![
        refused("PFCP-01", &[1, 2, 3, 5, 7, 50, 52, 54, 56]),
        refused("PFCP-02", &[54]),
        refused("PFCP-03", &[52]),
        refused("PFCP-04", &[50, 52]),
        refused("PFCP-05", &[5, 5, 5, 5]),
        refused("PFCP-06", &[9, 14]),
        refused("PFCP-07", &[1, 2]),
        refused("PFCP-08", &[50, 50, 50, 50]),
        refused("PFCP-09", &[52, 54]),
        refused("PFCP-11", &[56]),
        refused("PFCP-12", &[3]),
        row("PFCP-10")
            .attack([inward(udp(8805, &[0x20, 1, 0, 90, 0, 0, 1, 0]))
                .because(inspect::Reason::GTP_MALFORMED)])
            .twin([inward(v2(&gtpv2::echo_request().recovery(1)))]),
    ]
}

/// A header with a session where the message has one (TS 29.244 §7.2.2).
fn message(kind: u8) -> Frame {
    let header = if kind < 50 {
        vec![0x20, kind, 0, 4, 0, 0, 1, 0]
    } else {
        vec![0x21, kind, 0, 12, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0]
    };
    udp(8805, &header)
}
