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
        row("SMS-05")
            .attack(
                [coded(0x40, 0), coded(0x7f, 0xf6), coded(0, 0xf6), coded(0, 0x12)]
                    .map(|text| inward(bring(ACME_GT, &text)).by("sms.silent")),
            )
            .attack([inward(bring(ACME_GT, &headed(&[0x70, 0]))).by("sms.silent")])
            .twin([
                inward(bring(ACME_GT, &headed(&[0, 3, 9, 2, 1]))),
                inward(bring(ACME_GT, &coded(0, 0x08))),
                inward(bring(ACME_GT, &coded(0x41, 0xf1))),
            ]),
        row("SMS-06")
            .attack([inward(bring(ACME_GT, &craft::sms::deliver("15550199", b"hello")))
                .by("sms.sender-of-ours")])
            .twin([
                inward(bring(ACME_GT, &deliver())),
                inward(bring(ACME_GT, &craft::sms::deliver("4915550199", b"hello"))),
            ]),
        row("SMS-07")
            .attack(
                [
                    told_length(200),
                    told_length(2),
                    headed(&[0, 9, 9, 2, 1]),
                    headed(&[0, 3, 9, 2, 3]),
                ]
                .map(|text| inward(bring(ACME_GT, &text)).by("sms.contradictory")),
            )
            .attack([inward(bring(ACME_GT, &deliver()[..9])).by("sms.contradictory")])
            .twin([
                inward(bring(ACME_GT, &headed(&[0x23, 1, 7]))),
                inward(bring(ACME_GT, &deliver())),
            ]),
        row("SMS-09")
            .attack([inward(alert("15550123")).by("sms.alert-about-ours")])
            .twin([inward(alert("88317012345"))]),
        row("X-07")
            .attack([
                inward(lookup(ACME_GT)),
                inward(unitdata((147, 6), &invoke((29, 3), 71, &anything())))
                    .by("ss7.operation-inside-a-network"),
                inward(unitdata((6, 7), &invoke((28, 3), 70, &place())))
                    .by("ss7.our-subscriber-by-a-foreign-home"),
            ])
            .twin([inward(lookup(ACME_GT)), inward(bring(ACME_GT, &deliver()))]),
        row("SMS-04")
            .attack([inward(by_subscriber_number()).by("ss7.routing-info-by-another-plan")])
            .twin([inward(lookup(ACME_GT))]),
    ]
}

/// Any Time Interrogation, and Provide Subscriber Information, of a subscriber of ours.
fn anything() -> Vec<u8> {
    let wanted = tcap::tlv(0xa1, &tcap::tlv(0x80, &[]));
    sequence(&[tcap::tlv(0xa0, &number(0x81, "15550123")), wanted, number(0x83, ACME_GT)])
}

fn place() -> Vec<u8> {
    sequence(&[imsi(0x80, OURS), tcap::tlv(0xa2, &tcap::tlv(0x80, &[]))])
}

/// A text with that protocol identifier and coding.
fn coded(protocol: u8, coding: u8) -> Vec<u8> {
    let mut octets = craft::sms::deliver("88317012345", b"hi");
    octets[9..11].copy_from_slice(&[protocol, coding]);
    octets
}

/// A text whose user data begin with a header of that element.
fn headed(element: &[u8]) -> Vec<u8> {
    let len = u8::try_from(element.len()).expect("a short element");
    let mut octets = craft::sms::deliver("88317012345", &[&[len], element, b"hi"].concat());
    octets[0] |= 0x40;
    octets
}

/// A text of five octets that tells another length.
fn told_length(len: u8) -> Vec<u8> {
    let mut octets = craft::sms::deliver("88317012345", b"hello");
    let place = octets.len() - 6;
    octets[place] = len;
    octets
}

/// That a number can be reached again (TS 29.002 §12.5).
fn alert(digits: &str) -> craft::Frame {
    let argument = sequence(&[number(4, digits), number(4, ACME_GT)]);
    unitdata((6, 8), &invoke((23, 2), 64, &argument))
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
