//! Short messages in MAP.

use craft::tcap;

use crate::bench::{Row, inward, outward, row};
use crate::world::{
    ACME_GT, HOME_GT, OTHER_GT, OURS, home, imsi, invoke, number, sequence, ss7, unitdata,
};

pub fn rows() -> Vec<Row> {
    let lookup = |centre: &str| unitdata((8, 6), &invoke((20, 3), 45, &routing(centre)));
    let bring = |centre: &str, content: &[u8]| {
        let argument = sequence(&[imsi(0x80, OURS), number(0x84, centre), tcap::tlv(4, content)]);
        unitdata((8, 8), &invoke((25, 3), 44, &argument))
    };
    let old = |centre: &str| {
        let argument =
            sequence(&[imsi(0x80, OURS), number(0x84, centre), tcap::tlv(4, &deliver())]);
        unitdata((8, 8), &invoke((25, 2), 46, &argument))
    };
    vec![
        row("SMS-01")
            .attack([inward(bring(OTHER_GT, &deliver())).by("ss7.message-centre-not-of-partner")])
            .attack([inward(bring(HOME_GT, &deliver())).by("ss7.message-centre-not-of-partner")])
            .attack([inward(lookup(OTHER_GT)).by("ss7.message-centre-not-of-partner")])
            .attack([inward(old(OTHER_GT)).by("ss7.message-centre-not-of-partner")])
            .twin([inward(lookup(ACME_GT)), inward(bring(ACME_GT, &deliver()))]),
        row("SMS-03")
            .attack([outward(home(told(OTHER_GT))).by("ss7.serving-node-leaves")])
            .twin([outward(home(told(HOME_GT)))]),
        row("SMS-04")
            .attack([inward(by_subscriber_number()).by("ss7.routing-info-by-another-plan")])
            .twin([inward(lookup(ACME_GT))]),
    ]
}

fn routing(centre: &str) -> Vec<u8> {
    sequence(&[number(0x80, "15550123"), tcap::tlv(0x81, &[0xff]), number(0x82, centre)])
}

/// Routed to the subscriber's own number in E.214, past the router that hides subscribers.
fn by_subscriber_number() -> craft::Frame {
    let digits = "155500123456789";
    let party = [[0x12, 6, 0, 0x71, 4].as_slice(), &craft::signals(digits)].concat();
    let message = invoke((20, 3), 45, &routing(ACME_GT));
    crate::world::ss7(&craft::sccp::udt(&party, &craft::sccp::party(ACME_GT, 8), &message))
}

/// A text to a subscriber (TS 23.040 §9.2.2.1).
pub fn deliver() -> Vec<u8> {
    let sender = [&[11, 0x91], craft::tbcd("88317012345").as_slice()].concat();
    [&[0x04], sender.as_slice(), &[0, 0, 0x62, 0x11, 0x62, 0x11, 0x00, 0x00, 0x00, 2, 0xe8, 0x34]]
        .concat()
}

/// A text from a subscriber (TS 23.040 §9.2.2.2).
pub fn submit() -> Vec<u8> {
    craft::sms::submit(1, "88317012345", b"text")
}

/// What a lookup is told: the subscriber, and the node to which messages go.
fn told(node: &str) -> craft::Frame {
    let result = sequence(&[imsi(4, OURS), tcap::tlv(0xa0, &number(0x81, node))]);
    let message = tcap::end(&[1], &[], &[tcap::return_result(1, 45, &result)]);
    ss7(&craft::sccp::udt(
        &craft::sccp::party(ACME_GT, 8),
        &craft::sccp::party(HOME_GT, 6),
        &message,
    ))
}
