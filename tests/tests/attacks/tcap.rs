//! TCAP and the components in it.

use craft::{Frame, sccp, tcap};
use inspect::Reason;

use crate::bench::{Row, inward, row};
use crate::world::{ACME_GT, HOME_GT, OURS, begin, imsi, invoke, number, sequence, ss7, unitdata};

pub fn rows() -> Vec<Row> {
    [operations(), encoding()].concat()
}

fn operations() -> Vec<Row> {
    let location = || tcap::invoke(1, 2, &location_argument());
    vec![
        row("TCAP-02")
            .attack([27, 82, 99, 108, 110, 126].map(|code| {
                inward(unitdata((7, 6), &tcap::begin(&[1], &[], &[tcap::invoke(1, code, &[])])))
                    .by("ss7.operation-unknown")
            }))
            .twin([inward(unitdata((7, 6), &update()))]),
        row("TCAP-07")
            .attack([inward(unitdata((7, 6), &begin((99, 3), &[location()])))
                .by("validate.map-updateLocation")])
            .attack([inward(unitdata((7, 6), &begin((14, 3), &[location()])))
                .by("validate.map-updateLocation")])
            .attack([inward(unitdata(
                (7, 6),
                &with_context(&[4, 0, 0, 1, 0, 1, 3, 1], &[location()]),
            ))
            .by("validate.map-updateLocation")])
            .attack([inward(unitdata(
                (7, 6),
                &tcap::begin(
                    &[1],
                    &[],
                    &[tcap::invoke(1, 56, &sequence(&[imsi(0x80, OURS), tcap::tlv(2, &[3])]))],
                ),
            ))
            .by("validate.map-sendAuthenticationInfo")])
            .twin([
                inward(unitdata((7, 6), &begin((1, 2), &[location()]))),
                inward(unitdata(
                    (8, 6),
                    &tcap::begin(&[1], &[], &[tcap::invoke(1, 45, &routing_argument())]),
                )),
            ]),
        row("TCAP-08")
            .attack([
                inward(unitdata((7, 6), &begin((1, 1), &[location()]))).flagged("ss7.old-version")
            ])
            .attack([inward(unitdata(
                (7, 6),
                &begin((14, 1), &[tcap::invoke(1, 9, &imsi(0x80, OURS))]),
            ))
            .because(Reason::MAP_MALFORMED)])
            .twin([inward(unitdata((7, 6), &begin((1, 3), &[location()])))]),
        row("TCAP-09")
            .attack([inward(unitdata(
                (7, 6),
                &begin((1, 3), &[location(), tcap::invoke(2, 71, &[])]),
            ))
            .by("validate.map-anyTimeInterrogation")])
            .attack([inward(unitdata(
                (7, 6),
                &begin((1, 3), &[location(), tcap::return_result(2, 2, &[])]),
            ))
            .because(Reason::TCAP_MALFORMED)])
            .twin([inward(unitdata(
                (6, 7),
                &tcap::continue_(&[1], &[2], &[profile(1), profile(2)]),
            ))]),
        row("TCAP-13")
            .attack([inward(unitdata((7, 6), &tcap::tlv(0x61, &tcap::tlv(0x6c, &location()))))
                .by("ss7.transaction-without-peer")])
            .twin([inward(unitdata((7, 6), &update()))]),
    ]
}

fn encoding() -> Vec<Row> {
    let argument = || tcap::tlv(0xa0, &imsi(0x80, OURS));
    let coded = |code: &[u8]| {
        let parts = [tcap::tlv(2, &[1]), code.to_vec(), sequence(&[argument()])];
        unitdata((147, 6), &begin((29, 3), &[tcap::tlv(0xa1, &parts.concat())]))
    };
    vec![
        row("TCAP-01")
            .attack([inward(coded(&[6, 1, 71])).because(Reason::MAP_MALFORMED)])
            .attack([inward(coded(&[2, 2, 0, 71])).because(Reason::MAP_MALFORMED)])
            .attack([inward(coded(&[10, 1, 71])).because(Reason::MAP_MALFORMED)])
            .twin([inward(initial_dp())]),
        row("TCAP-03")
            .attack([inward(unitdata((147, 6), &indefinite())).by("ss7.ansi-transaction")])
            .attack([inward(unitdata((147, 6), &long_length(&[0x84, 0, 0, 0])))
                .by("ss7.ansi-transaction")])
            .attack([inward(unitdata((147, 6), &long_length(&[0x82, 0])))
                .by("ss7.operation-inside-a-network")])
            .twin([inward(unitdata((7, 6), &padded_argument(120)))]),
        row("TCAP-04")
            .attack([inward(unitdata((7, 6), &begin((1, 3), &[tcap::invoke(1, 2, &deep(40))])))
                .because(Reason::TCAP_MALFORMED)])
            .attack([inward(unitdata(
                (7, 6),
                &begin((1, 3), &[tcap::invoke(1, 2, &constructed())]),
            ))
            .because(Reason::MAP_MALFORMED)])
            .twin([inward(unitdata((7, 6), &begin((1, 3), &[tcap::invoke(1, 2, &extended(2))])))]),
        row("TCAP-05")
            .attack([
                inward(unitdata((7, 6), &long_tag(&[0x9f, 0]))).because(Reason::TCAP_MALFORMED)
            ])
            .attack([inward(unitdata((7, 6), &long_tag(&[0x9f, 0x80, 0])))
                .because(Reason::TCAP_MALFORMED)])
            .twin([inward(initial_dp())]),
        row("TCAP-06")
            .attack([inward(unitdata((7, 6), &numbered(&[1; 5]))).because(Reason::TCAP_MALFORMED)])
            .attack([inward(unitdata((7, 6), &numbered(&[1; 8]))).because(Reason::TCAP_MALFORMED)])
            .attack([inward(unitdata((7, 6), &numbered(&[]))).because(Reason::TCAP_MALFORMED)])
            .twin([1, 2, 3, 4].map(|len| inward(unitdata((7, 6), &numbered(&vec![1; len]))))),
        row("TCAP-16")
            .attack([inward(unitdata((7, 6), &[update(), vec![0, 0]].concat()))
                .because(Reason::TCAP_MALFORMED)])
            .attack([inward(unitdata((7, 6), &twice())).because(Reason::TCAP_MALFORMED)])
            .attack([inward(unitdata((7, 6), &tcap::tlv(0xe2, &tcap::tlv(0xc7, &[0, 0, 0, 1]))))
                .by("ss7.ansi-transaction")])
            .twin([inward(unitdata((7, 6), &update()))]),
    ]
}

fn location_argument() -> Vec<u8> {
    sequence(&[imsi(4, OURS), number(0x81, ACME_GT), number(4, ACME_GT)])
}

fn routing_argument() -> Vec<u8> {
    sequence(&[number(0x80, "15550123"), tcap::tlv(0x81, &[0xff]), number(0x82, ACME_GT)])
}

fn update() -> Vec<u8> {
    invoke((1, 3), 2, &location_argument())
}

/// Insert Subscriber Data in a dialogue that goes on.
fn profile(id: u8) -> Vec<u8> {
    tcap::invoke(id, 7, &sequence(&[number(0x81, "883170123456")]))
}

/// A dialogue request in a context told by those octets.
fn with_context(oid: &[u8], components: &[Vec<u8>]) -> Vec<u8> {
    let name = tcap::tlv(0xa1, &tcap::tlv(6, oid));
    let pdu = tcap::tlv(0x60, &[tcap::tlv(0x80, &[7, 0x80]), name].concat());
    let external = [tcap::tlv(6, &[0, 17, 0x86, 5, 1, 1, 1]), tcap::tlv(0xa0, &pdu)].concat();
    tcap::begin(&[1], &tcap::tlv(0x6b, &tcap::tlv(0x28, &external)), components)
}

fn indefinite() -> Vec<u8> {
    let question = tcap::invoke(1, 71, &sequence(&[tcap::tlv(0xa0, &imsi(0x80, OURS))]));
    let content =
        [tcap::tlv(0x48, &[1]), tcap::dialogue_request(29, 3), tcap::tlv(0x6c, &question)];
    tcap::indefinite(0x62, &content.concat())
}

/// The outermost length in more octets than it needs.
fn long_length(prefix: &[u8]) -> Vec<u8> {
    let whole = invoke((29, 3), 71, &sequence(&[tcap::tlv(0xa0, &imsi(0x80, OURS))]));
    let (len, content) = match whole[1] {
        0x81 => (whole[2], &whole[3..]),
        len => (len, &whole[2..]),
    };
    [&[0x62], prefix, &[len], content].concat()
}

/// An argument of more than 127 octets needs a length of two octets.
fn padded_argument(octets: usize) -> Vec<u8> {
    let argument =
        sequence(&[imsi(4, OURS), number(0x81, ACME_GT), number(4, ACME_GT), private(octets)]);
    invoke((1, 3), 2, &argument)
}

/// A private extension of that size (TS 29.002 §17.7.11).
fn private(octets: usize) -> Vec<u8> {
    let extension = sequence(&[tcap::tlv(6, &[42, 3, 4]), tcap::tlv(4, &vec![0x41; octets])]);
    tcap::tlv(0x30, &tcap::tlv(0xa0, &extension))
}

fn extended(levels: usize) -> Vec<u8> {
    let inner = (0..levels).fold(tcap::tlv(4, b"x"), |inner, _| tcap::tlv(0x30, &inner));
    let extension = sequence(&[tcap::tlv(6, &[42, 3, 4]), inner]);
    let container = tcap::tlv(0x30, &tcap::tlv(0xa0, &extension));
    sequence(&[imsi(4, OURS), number(0x81, ACME_GT), number(4, ACME_GT), container])
}

fn deep(levels: usize) -> Vec<u8> {
    (0..levels).fold(location_argument(), |inner, _| tcap::tlv(0x30, &inner))
}

/// A subscriber as a constructed octet string of two pieces.
fn constructed() -> Vec<u8> {
    let digits = craft::tbcd(OURS);
    let pieces = [tcap::tlv(4, &digits[..4]), tcap::tlv(4, &digits[4..])].concat();
    sequence(&[tcap::tlv(0x24, &pieces), number(0x81, ACME_GT), number(4, ACME_GT)])
}

/// Vectors for a subscriber whose tag 0 is written long.
fn long_tag(tag: &[u8]) -> Vec<u8> {
    let digits = craft::tbcd(OURS);
    let len = u8::try_from(digits.len()).expect("few digits");
    let hidden = [tag, &[len], &digits].concat();
    invoke((14, 3), 56, &sequence(&[hidden, tcap::tlv(2, &[3])]))
}

fn numbered(otid: &[u8]) -> Vec<u8> {
    tcap::begin(otid, &tcap::dialogue_request(1, 3), &[tcap::invoke(1, 2, &location_argument())])
}

/// Two component portions.
fn twice() -> Vec<u8> {
    let portion = tcap::tlv(0x6c, &tcap::invoke(1, 2, &location_argument()));
    tcap::tlv(
        0x62,
        &[tcap::tlv(0x48, &[1]), tcap::dialogue_request(1, 3), portion.clone(), portion].concat(),
    )
}

/// Initial DP of CAMEL phase 4: the subscriber stands under tag 50, which has no short form.
pub fn initial_dp() -> Frame {
    let digits = craft::tbcd(OURS);
    let len = u8::try_from(digits.len()).expect("few digits");
    let argument =
        sequence(&[tcap::tlv(0x80, &[9]), [[0x9f, 0x32, len].as_slice(), &digits].concat()]);
    let dialogue = with_context(&[4, 0, 0, 1, 23, 3, 4], &[tcap::invoke(1, 0, &argument)]);
    ss7(&sccp::udt(&sccp::party(HOME_GT, 146), &sccp::party(ACME_GT, 146), &dialogue))
}
