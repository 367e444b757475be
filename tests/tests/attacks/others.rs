//! Cases that somebody made from the catalogue alone, without a look at the rules or at the rows beside this file, and
//! that got through then.

use craft::sctp::{data, ppid, sctp};
use craft::{Frame, sccp, sigtran, tcap};
use inspect::Reason;

use crate::bench::{Row, inward, outward, row};
use crate::isup::call;
use crate::sctp::update_location;
use crate::world::{
    ACME_GT, ACME_PC, FOREIGNER, HOME_GT, HOME_PC, OURS, TAG, begin, chunks, home, imsi, invoke,
    m3ua, next_tsn, number, sccp_data, sequence, ss7, unitdata,
};

pub fn rows() -> Vec<Row> {
    [chunks_refused(), carriers(), letters(), subscribers()].concat()
}

/// What was refused stays so, whatever stands behind it in the packet.
fn chunks_refused() -> Vec<Row> {
    let location = |tsn| data(tsn, ppid::M3UA, &sccp_data(&update_location()).octets());
    let first = next_tsn();
    let _ = (next_tsn(), next_tsn());
    let other = data(first + 1, ppid::M3UA, &sccp_data(&another_location()).octets());
    vec![
        row("SCTP-22")
            .attack([
                inward(chunks(&sctp(TAG).data(&location(first)))),
                inward(chunks(
                    &sctp(TAG).data(&location(first + 1).interleaved(0)).data(&location(first + 2)),
                ))
                .because(Reason::CHUNK_MALFORMED),
            ])
            .twin([inward(chunks(&sctp(TAG).data(&location(first)).data(&location(first + 1))))]),
        row("SCTP-11")
            .attack([
                inward(chunks(&sctp(TAG).data(&location(first)))),
                inward(chunks(&sctp(TAG).data(&location(first + 1)))),
                inward(chunks(&sctp(TAG).data(&other))).because(Reason::CHUNK_CONFLICT),
            ])
            .twin([
                inward(chunks(&sctp(TAG).data(&location(first)))),
                inward(chunks(&sctp(TAG).data(&location(first + 1)))),
                inward(chunks(&sctp(TAG).data(&location(first + 1)))),
            ]),
        row("SCTP-03")
            .attack([inward(chunks(&sctp(9).init(2, 0, &[(7, b"cookie")])))
                .by("sctp.init-breaks-its-rules")])
            .twin([inward(chunks(&sctp(9).init(2, 7, &[(7, b"cookie")])))]),
    ]
}

/// SUA and M2PA carry what M3UA carries, and its addresses count as much.
fn carriers() -> Vec<Row> {
    let location = invoke((1, 3), 2, &argument(OURS));
    let from = |ssn| sua(&sigtran::sua_address(ACME_GT, ssn), 6, &location);
    let between = |opc, dpc, user| link(&sigtran::mtp3(opc, dpc, user, &update_location()));
    vec![
        row("SIG-17")
            .attack([inward(from(6)).by("validate.map-updateLocation")])
            .attack([inward(from(254)).by("validate.map-updateLocation")])
            .attack([inward(sua(&sigtran::sua_address("8831", 7), 6, &location))
                .by("ss7.title-not-of-partner")])
            .twin([inward(from(7))]),
        row("SIG-03")
            .attack([inward(between(HOME_PC, HOME_PC, 3)).by("addresses.sender-not-of-partner")])
            .twin([inward(between(ACME_PC, HOME_PC, 3))]),
        row("SIG-04")
            .attack([inward(between(ACME_PC, 999, 3)).by("addresses.transit-by-point-code")])
            .twin([inward(between(ACME_PC, HOME_PC, 3))]),
        row("SIG-06")
            .attack([inward(between(ACME_PC, HOME_PC, 4)).by("ss7.user-part-not-agreed")])
            .attack([inward(between(ACME_PC, HOME_PC, 13)).stopped()])
            .twin([inward(between(ACME_PC, HOME_PC, 3))]),
        row("SIG-02")
            .attack([inward(m3ua(&context(&[]))).because(Reason::M3UA_MALFORMED)])
            .attack([
                inward(m3ua(&context(&[0, 0, 0, 1, 0, 0, 0, 1]))).because(Reason::M3UA_MALFORMED)
            ])
            .twin([inward(m3ua(&context(&[0, 0, 0, 1])))]),
    ]
}

/// What receivers may read in two ways.
fn letters() -> Vec<Row> {
    let isup = |octets: &[u8]| m3ua(&sigtran::m3ua_data(ACME_PC, HOME_PC, 5, octets));
    let whole = call("88317012345", "15550123");
    let changed = |place: usize, value: u8| {
        let mut octets = whole.clone();
        octets[place] = value;
        inward(isup(&octets)).because(Reason::ISUP_MALFORMED)
    };
    let unended = || whole[..whole.len() - 1].to_vec();
    let component = |octets: &[u8]| {
        inward(unitdata((7, 6), &begin((1, 3), &[tcap::tlv(0xa1, octets)])))
            .because(Reason::MAP_MALFORMED)
    };
    let parties = || (sccp::party(HOME_GT, 6), sccp::party(ACME_GT, 7));
    let important = |octets: &[u8]| {
        let (called, calling) = parties();
        ss7(&sccp::xudt(&called, &calling, &invoke((1, 3), 2, &argument(OURS)), &[(18, octets)]))
    };
    vec![
        row("ISUP-04")
            .attack([changed(8, 200)])
            .attack([changed(9, 200)])
            .attack([changed(10, 90)])
            .attack([changed(10, 0)])
            .attack([inward(isup(&unended())).because(Reason::ISUP_MALFORMED)])
            .attack([inward(isup(&whole[..6])).because(Reason::ISUP_MALFORMED)])
            .twin([inward(isup(&whole))]),
        row("TCAP-03")
            .attack([inward(unitdata((7, 6), &endless())).by("ss7.ansi-transaction")])
            .twin([inward(unitdata((7, 6), &invoke((1, 3), 2, &argument(OURS))))]),
        row("TCAP-07")
            .attack([inward(unitdata((7, 6), &answered())).by("ss7.context-unknown")])
            .twin([inward(unitdata((7, 6), &invoke((1, 3), 2, &argument(OURS))))]),
        row("TCAP-18")
            .attack([component(&[&[2, 2, 0, 1, 2, 1, 2][..], &argument(OURS)].concat())])
            .twin([inward(unitdata((7, 6), &invoke((1, 3), 2, &argument(OURS))))]),
        row("TCAP-01")
            .attack([component(&[&[2, 1, 1, 2, 2, 0, 2][..], &argument(OURS)].concat())])
            .twin([inward(unitdata((7, 6), &invoke((1, 3), 2, &argument(OURS))))]),
        row("SCCP-13")
            .attack([inward(important(&[9])).by("ss7.protocol-class")])
            .attack([inward(important(&[1, 1])).because(Reason::SCCP_MALFORMED)])
            .twin([inward(important(&[7]))]),
    ]
}

/// Who is meant, and where he is said to be.
fn subscribers() -> Vec<Row> {
    let packet = |address: [u8; 4]| {
        let address = tcap::tlv(4, &[[4].as_slice(), &address].concat());
        let argument = sequence(&[imsi(4, OURS), number(4, ACME_GT), address]);
        inward(unitdata((149, 6), &invoke((32, 3), 23, &argument)))
    };
    let vectors = |count: u8| {
        let argument = sequence(&[imsi(0x80, OURS), tcap::tlv(2, &[count])]);
        inward(unitdata((7, 6), &invoke((14, 3), 56, &argument)))
    };
    let reset = |subscriber: &str| {
        let list = sequence(&[imsi(4, subscriber)]);
        inward(unitdata((6, 7), &invoke((10, 3), 37, &sequence(&[number(4, ACME_GT), list]))))
    };
    let partly = || {
        let component = tcap::return_result(1, 71, &sequence(&[]));
        let component = [&[0xa7], &component[1..]].concat();
        outward(home(unitdata((6, 147), &tcap::end(&[7], &[], &[component]))))
    };
    vec![
        row("MAP-31")
            .attack([packet([203, 0, 113, 9]).by("ss7.node-not-of-partner")])
            .twin([packet([192, 0, 2, 55])]),
        row("MAP-32")
            .attack([vectors(0).by("ss7.question-in-another-form")])
            .attack([vectors(6).by("ss7.question-in-another-form")])
            .twin([vectors(5)]),
        row("MAP-26")
            .attack([reset(&FOREIGNER[..7]).by("ss7.reset-of-another-register")])
            .twin([reset("9017001")]),
        row("MAP-43")
            .attack([partly().by("ss7.answer-that-leaves")])
            .twin([inward(unitdata((7, 6), &invoke((1, 3), 2, &argument(OURS))))]),
    ]
}

fn argument(subscriber: &str) -> Vec<u8> {
    sequence(&[imsi(4, subscriber), number(0x81, ACME_GT), number(4, ACME_GT)])
}

/// Update Location of another subscriber of ours.
fn another_location() -> Vec<u8> {
    let transaction = invoke((1, 3), 2, &argument("001010123456780"));
    sccp::udt(&sccp::party(HOME_GT, 6), &sccp::party(ACME_GT, 7), &transaction)
}

/// Update Location between lengths without an end.
fn endless() -> Vec<u8> {
    let components = tcap::indefinite(0x6c, &tcap::invoke(1, 2, &argument(OURS)));
    let contents =
        [tcap::tlv(0x48, &[0, 1, 2, 3]), tcap::dialogue_request(1, 3), components].concat();
    tcap::indefinite(0x62, &contents)
}

/// A transaction that begins with an answer to a dialogue.
fn answered() -> Vec<u8> {
    tcap::begin(
        &[0, 1, 2, 3],
        &tcap::dialogue_response(1, 3),
        &[tcap::invoke(1, 2, &argument(OURS))],
    )
}

fn context(octets: &[u8]) -> sigtran::Adaptation {
    let value = [
        [ACME_PC, HOME_PC].map(u32::to_be_bytes).concat().as_slice(),
        &[3, 2, 0, 5],
        &update_location(),
    ]
    .concat();
    sigtran::m3ua(1, 1).parameter(6, octets).parameter(0x210, &value)
}

fn sua(source: &[u8], ssn: u8, octets: &[u8]) -> Frame {
    let message = sigtran::sua_cldt(source, &sigtran::sua_address(HOME_GT, ssn), octets);
    chunks(&sctp(TAG).ports(14001, 14001).data(&data(next_tsn(), ppid::SUA, &message.octets())))
}

fn link(mtp3: &[u8]) -> Frame {
    let message = sigtran::m2pa_data(1, 2, mtp3);
    chunks(&sctp(TAG).ports(3565, 3565).data(&data(next_tsn(), ppid::M2PA, &message)))
}
