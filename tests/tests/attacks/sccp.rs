//! SCCP over M3UA.

use craft::sccp;
use inspect::Reason;

use crate::bench::{Row, Shot, inward, row};
use crate::world::{
    ACME_GT, BRAVO_GT, HOME_GT, OTHER_GT, OURS, imsi, invoke, number, sequence, ss7,
};

pub fn rows() -> Vec<Row> {
    [addresses(), messages()].concat()
}

fn addresses() -> Vec<Row> {
    vec![
        row("SCCP-01")
            .attack([inward(parties((HOME_GT, 6), (HOME_GT, 7))).by("ss7.our-title-from-outside")])
            .attack([inward(parties((HOME_GT, 6), (OTHER_GT, 7))).by("ss7.title-not-of-partner")])
            .attack([inward(parties((HOME_GT, 6), (BRAVO_GT, 7))).by("ss7.title-not-of-partner")])
            .attack([inward(parties((OTHER_GT, 6), (ACME_GT, 7))).by("ss7.transit")])
            .twin([inward(parties((HOME_GT, 6), (ACME_GT, 7)))]),
        row("SCCP-02")
            .attack([inward(ss7(&sccp::udt(
                &sccp::party(HOME_GT, 6),
                &sccp::party_by_code(700, 7),
                &location(),
            )))
            .by("ss7.sender-without-title")])
            .attack([inward(ss7(&sccp::udt(&sccp::party(HOME_GT, 6), &[0x42, 7], &location())))
                .by("ss7.sender-without-title")])
            .attack([inward(ss7(&sccp::udt(&sccp::party(HOME_GT, 6), &[0], &location())))
                .by("ss7.sender-without-title")])
            .twin([inward(ss7(&management(1, 8, 700)))]),
        row("SCCP-03")
            .attack([inward(parties((HOME_GT, 6), (HOME_GT, 7))).by("ss7.our-title-from-outside")])
            .attack([inward(parties((ACME_GT, 6), (ACME_GT, 7))).by("ss7.transit")])
            .twin([inward(parties((HOME_GT, 6), (ACME_GT, 7)))]),
        row("SCCP-05")
            .attack([inward(parties((HOME_GT, 0), (ACME_GT, 7))).by("validate.map-updateLocation")])
            .attack([
                inward(parties((HOME_GT, 254), (ACME_GT, 7))).by("validate.map-updateLocation")
            ])
            .attack([
                inward(parties((HOME_GT, 142), (ACME_GT, 7))).by("validate.map-updateLocation")
            ])
            .attack([inward(ss7(&sccp::udt(
                &without_ssn(HOME_GT),
                &sccp::party(ACME_GT, 7),
                &location(),
            )))
            .by("ss7.subsystem-absent")])
            .attack([inward(parties((HOME_GT, 8), (ACME_GT, 7))).by("validate.map-updateLocation")])
            .attack([
                inward(parties((HOME_GT, 6), (ACME_GT, 147))).by("validate.map-updateLocation")
            ])
            .twin([
                inward(parties((HOME_GT, 6), (ACME_GT, 7))),
                inward(parties((HOME_GT, 5), (ACME_GT, 7))),
            ]),
        row("SCCP-06")
            .attack([inward(called(&form(HOME_GT, 9, 1, 4))).by("ss7.title-in-another-form")])
            .attack([inward(called(&form(HOME_GT, 0, 3, 4))).by("ss7.title-in-another-form")])
            .attack([inward(called(&form(HOME_GT, 0, 1, 3))).by("ss7.title-in-another-form")])
            .attack([inward(called(&form("1555000000a", 0, 1, 4))).by("ss7.title-in-another-form")])
            .attack([
                inward(called(&form("1555000000012345", 0, 1, 4))).by("ss7.title-in-another-form")
            ])
            .attack([inward(ss7(&sccp::udt(
                &form(OURS, 0, 7, 4),
                &sccp::party(ACME_GT, 8),
                &routing_info(),
            )))
            .by("ss7.routing-info-by-another-plan")])
            .twin([inward(called(&form("155500123456789", 0, 7, 4)))]),
        row("SCCP-07")
            .attack([inward(ss7(&sccp::udt(
                &routed_by_subsystem(),
                &sccp::party(ACME_GT, 7),
                &location(),
            )))
            .by("ss7.routed-by-subsystem")])
            .twin([inward(parties((HOME_GT, 6), (ACME_GT, 7)))]),
    ]
}

fn messages() -> Vec<Row> {
    vec![
        row("SCCP-08").attack(segments(true)).attack(orphan()).twin(segments(false)),
        row("SCCP-09")
            .attack([inward(ss7(&twisted(2, 200))).because(Reason::SCCP_MALFORMED)])
            .attack([inward(ss7(&twisted(4, 1))).because(Reason::SCCP_MALFORMED)])
            .attack([inward(ss7(&[plain(), vec![0, 0]].concat())).because(Reason::SCCP_MALFORMED)])
            .twin([inward(ss7(&plain())), inward(ss7(&long()))]),
        row("SCCP-11")
            .attack([
                inward(ss7(&management(2, 6, 701))).by("addresses.managed-node-not-of-partner")
            ])
            .attack([
                inward(ss7(&management(2, 6, 999))).by("addresses.managed-node-not-of-partner")
            ])
            .twin([inward(ss7(&management(1, 6, 700))), inward(ss7(&management(3, 6, 701)))]),
        row("SCCP-12")
            .attack([inward(ss7(&sccp::connection_request(7, &sccp::party(HOME_GT, 254))))
                .by("ss7.connection-oriented")])
            .attack([inward(ss7(&[4, 0, 0, 1, 0, 0, 2, 0, 0])).by("ss7.connection-oriented")])
            .twin([inward(ss7(&plain()))]),
        row("SCCP-13")
            .attack([inward(ss7(&class(2))).by("ss7.protocol-class")])
            .attack([inward(ss7(&class(0x31))).by("ss7.protocol-class")])
            .attack([inward(ss7(&extended(&[(0x7f, b"odd".as_slice())])))
                .by("ss7.optional-part-unknown")])
            .twin([inward(ss7(&class(0x81))), inward(ss7(&extended(&[(0x12, [4].as_slice())])))]),
    ]
}

fn location() -> Vec<u8> {
    invoke((1, 3), 2, &sequence(&[imsi(4, OURS), number(0x81, ACME_GT), number(4, ACME_GT)]))
}

fn routing_info() -> Vec<u8> {
    let argument = sequence(&[
        number(0x80, "15550123"),
        craft::tcap::tlv(0x81, &[0xff]),
        number(0x82, ACME_GT),
    ]);
    invoke((20, 3), 45, &argument)
}

fn parties((called, asked): (&str, u8), (calling, own): (&str, u8)) -> craft::Frame {
    ss7(&sccp::udt(&sccp::party(called, asked), &sccp::party(calling, own), &location()))
}

fn called(party: &[u8]) -> craft::Frame {
    ss7(&sccp::udt(party, &sccp::party(ACME_GT, 7), &location()))
}

fn plain() -> Vec<u8> {
    sccp::udt(&sccp::party(HOME_GT, 6), &sccp::party(ACME_GT, 7), &location())
}

/// Routed by title, with translation type, numbering plan and nature of address.
fn form(digits: &str, translation: u8, plan: u8, nature: u8) -> Vec<u8> {
    let scheme = plan << 4 | if digits.len() % 2 == 1 { 1 } else { 2 };
    [[0x12, 6, translation, scheme, nature].as_slice(), &craft::signals(digits)].concat()
}

fn without_ssn(digits: &str) -> Vec<u8> {
    let scheme = if digits.len() % 2 == 1 { 0x11 } else { 0x12 };
    [[0x10, 0, scheme, 4].as_slice(), &craft::signals(digits)].concat()
}

fn routed_by_subsystem() -> Vec<u8> {
    let mut party = sccp::party(HOME_GT, 6);
    party[0] |= 0x40;
    party
}

fn class(octet: u8) -> Vec<u8> {
    let mut octets = plain();
    octets[1] = octet;
    octets
}

fn extended(optional: &[(u8, &[u8])]) -> Vec<u8> {
    sccp::xudt(&sccp::party(HOME_GT, 6), &sccp::party(ACME_GT, 7), &location(), optional)
}

/// One octet of a message replaced.
fn twisted(place: usize, octet: u8) -> Vec<u8> {
    let mut octets = plain();
    octets[place] = octet;
    octets
}

/// Long Unitdata with pointers of two octets (Q.713 §4.20).
fn long() -> Vec<u8> {
    let (called, calling, transaction) =
        (sccp::party(HOME_GT, 6), sccp::party(ACME_GT, 7), location());
    let len = |part: &[u8]| u8::try_from(part.len()).expect("a short part");
    let mut octets = vec![0x13, 0, 15];
    let pointers = [7, 6 + called.len(), 5 + called.len() + calling.len(), 0];
    octets.extend(pointers.iter().flat_map(|at| u16::try_from(*at).expect("near").to_le_bytes()));
    octets.push(len(&called));
    octets.extend(&called);
    octets.push(len(&calling));
    octets.extend(&calling);
    octets.extend(u16::try_from(transaction.len()).expect("short").to_le_bytes());
    octets.extend(&transaction);
    octets
}

/// Management of subsystems (Q.713 §5.3): a kind, the subsystem and the node that it is about.
fn management(kind: u8, ssn: u8, point_code: u16) -> Vec<u8> {
    let [low, high] = point_code.to_le_bytes();
    let (called, calling) = ([0x42, 1].to_vec(), sccp::party_by_code(700, 1));
    sccp::udt(&called, &calling, &[kind, ssn, low, high, 0])
}

fn segments(is_attack: bool) -> Vec<Shot> {
    let whole = if is_attack {
        let who = craft::tcap::tlv(0xa0, &imsi(0x80, OURS));
        invoke((29, 3), 71, &sequence(&[who, number(0x83, ACME_GT)]))
    } else {
        location()
    };
    let own = if is_attack { 147 } else { 7 };
    let half = whole.len() / 2;
    let piece = |octets: &[u8], is_first, remaining| {
        let segmentation = sccp::segmentation(is_first, remaining, 77);
        inward(ss7(&sccp::xudt(
            &sccp::party(HOME_GT, 6),
            &sccp::party(ACME_GT, own),
            octets,
            &[(0x10, segmentation.as_slice())],
        )))
    };
    let last = piece(&whole[half..], false, 0);
    vec![
        piece(&whole[..half], true, 1),
        if is_attack { last.by("ss7.operation-inside-a-network") } else { last },
    ]
}

/// A segment whose first one never came.
fn orphan() -> Vec<Shot> {
    let segmentation = sccp::segmentation(false, 1, 78);
    let optional: &[(u8, &[u8])] = &[(0x10, &segmentation)];
    let octets =
        sccp::xudt(&sccp::party(HOME_GT, 6), &sccp::party(ACME_GT, 7), &[1, 2, 3], optional);
    vec![inward(ss7(&octets)).because(Reason::SEGMENT_UNKNOWN)]
}
