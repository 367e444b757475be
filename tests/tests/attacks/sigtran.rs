//! M3UA, SUA, M2PA and MTP3.

use craft::sctp::{data, ppid, sctp};
use craft::{Frame, sccp, sigtran, tcap};
use inspect::Reason;

use crate::bench::{Row, inward, outward, row};
use crate::sctp::update_location;
use crate::world::{
    ACME_GT, ACME_PC, HOME_GT, HOME_PC, OTHER_GT, OURS, TAG, chunks, home, imsi, invoke, m3ua,
    sccp_data, sequence,
};

pub fn rows() -> Vec<Row> {
    [adaptation(), management(), others()].concat()
}

fn adaptation() -> Vec<Row> {
    let location = || sccp_data(&update_location());
    let service = |indicator| sigtran::m3ua_data(ACME_PC, HOME_PC, indicator, &update_location());
    vec![
        row("SIG-06")
            .attack(
                [0, 2, 4].map(|indicator| {
                    inward(m3ua(&service(indicator))).by("ss7.user-part-not-agreed")
                }),
            )
            .attack([1, 13].map(|indicator| inward(m3ua(&service(indicator))).stopped()))
            .twin([inward(m3ua(&service(3)))]),
        row("SIG-07")
            .attack([
                inward(m3ua(&location().parameter(4, b"ls"))).by("ss7.parameter-without-meaning")
            ])
            .attack([inward(m3ua(&location().parameter(0x99, b"ls")))
                .by("ss7.parameter-without-meaning")])
            .attack([inward(m3ua(
                &location().parameter(0x13, &[0, 0, 0, 1]).parameter(0x13, &[0, 0, 0, 2]),
            ))
            .because(Reason::M3UA_MALFORMED)])
            .twin([inward(m3ua(&location().parameter(0x13, &[0, 0, 0, 1])))]),
        row("SIG-12")
            .attack([inward(m3ua(&location().length(4))).because(Reason::M3UA_MALFORMED)])
            .attack([
                inward(m3ua(&location().raw(&[0x02, 0x10, 0, 2]))).because(Reason::M3UA_MALFORMED)
            ])
            .attack([inward(m3ua(&location().parameter(0x210, &second_data())))
                .because(Reason::M3UA_MALFORMED)])
            .attack([inward(m3ua_octets(&[location().octets(), location().octets()].concat()))
                .because(Reason::M3UA_MALFORMED)])
            .twin([inward(m3ua(&location())), inward(m3ua_octets(&unpadded()))]),
        row("SIG-13")
            .attack([inward(m3ua(&location().version(2))).because(Reason::M3UA_MALFORMED)])
            .attack([inward(m3ua(&sigtran::m3ua(7, 1))).by("ss7.message-undefined")])
            .attack([inward(m3ua(&sigtran::m3ua(3, 9))).by("ss7.message-undefined")])
            .twin([inward(m3ua(&sigtran::m3ua(3, 1)))]),
        row("SIG-14")
            .attack([inward(m3ua(&sigtran::m3ua(3, 3).parameter(9, &[0x41; 600])))
                .by("ss7.parameter-oversize")])
            .attack([inward(m3ua(
                &sigtran::m3ua(0, 1).parameter(0xd, &[0, 1, 0, 2]).parameter(4, &[0x41; 600]),
            ))
            .by("ss7.parameter-oversize")])
            .twin([inward(m3ua(&sigtran::m3ua(3, 3).parameter(9, &[0x41; 32])))]),
    ]
}

fn management() -> Vec<Row> {
    let about = |kind, point_code: [u8; 4]| sigtran::m3ua(2, kind).parameter(0x12, &point_code);
    vec![
        row("SIG-10")
            .attack([inward(m3ua(&sigtran::m3ua(9, 1).parameter(0x207, &[0; 8])))
                .by("ss7.route-registration")])
            .attack([inward(m3ua(&sigtran::m3ua(9, 3).parameter(6, &[0, 0, 0, 1])))
                .by("ss7.route-registration")])
            .attack([inward(m3ua(&sigtran::m3ua(4, 1).parameter(0xb, &[0, 0, 0, 1])))
                .by("addresses.traffic-mode-not-agreed")])
            .attack([inward(m3ua(&sigtran::m3ua(4, 1).parameter(0xb, &[0, 0, 0, 3])))
                .by("addresses.traffic-mode-not-agreed")])
            .twin([inward(m3ua(&sigtran::m3ua(4, 1).parameter(0xb, &[0, 0, 0, 2])))]),
        row("SIG-08")
            .attack([inward(m3ua(&about(1, [8, 0, 2, 0xbc]))).by("ss7.range-of-point-codes")])
            .attack([
                inward(m3ua(&about(1, [0, 0, 2, 0xbd]))).by("addresses.point-code-not-of-partner")
            ])
            .attack([
                inward(m3ua(&about(6, [0, 0, 9, 9]))).by("addresses.point-code-not-of-partner")
            ])
            .attack([
                inward(m3ua(&about(4, [0, 0, 9, 9]))).by("addresses.point-code-not-of-partner")
            ])
            .twin([
                inward(m3ua(&about(1, [0, 0, 2, 0xbc]))),
                inward(m3ua(&about(2, [0, 0, 2, 0xbc]))),
            ]),
        row("SIG-02")
            .attack([
                inward(m3ua(&with(6, &[0, 0, 0, 9]))).by("addresses.routing-context-not-agreed")
            ])
            .attack([inward(m3ua(&with(0x200, &[0, 0, 0, 9])))
                .by("addresses.network-appearance-not-agreed")])
            .attack([
                inward(m3ua(&with(6, &[0, 0, 0, 1, 0, 0, 0, 2]))).because(Reason::M3UA_MALFORMED)
            ])
            .twin([
                inward(m3ua(&with(6, &[0, 0, 0, 1]))),
                inward(m3ua(&sccp_data(&update_location()))),
            ]),
        row("SIG-03")
            .attack(
                [inward(m3ua(&between(HOME_PC, HOME_PC))).by("addresses.sender-not-of-partner")],
            )
            .attack([inward(m3ua(&between(710, HOME_PC))).by("addresses.sender-not-of-partner")])
            .twin([inward(m3ua(&between(ACME_PC, HOME_PC))), inward(m3ua(&between(702, HOME_PC)))]),
        row("SIG-04")
            .attack([inward(m3ua(&between(ACME_PC, 999))).by("addresses.transit-by-point-code")])
            .twin([inward(m3ua(&between(ACME_PC, HOME_PC)))]),
        row("SIG-05")
            .attack([inward(m3ua(&network(0))).by("addresses.network-indicator-not-agreed")])
            .attack([inward(m3ua(&network(3))).by("addresses.network-indicator-not-agreed")])
            .twin([inward(m3ua(&network(2)))]),
        row("SIG-18")
            .attack(
                [inward(m3ua(&between(HOME_PC, ACME_PC))).by("addresses.sender-not-of-partner")],
            )
            .attack(
                [inward(m3ua(&between(ACME_PC, ACME_PC))).by("addresses.transit-by-point-code")],
            )
            .twin([outward(home(m3ua(&between(HOME_PC, ACME_PC))))]),
    ]
}

fn others() -> Vec<Row> {
    let transaction = invoke((1, 3), 2, &sequence(&[imsi(4, OURS)]));
    let interrogation = invoke((29, 3), 71, &sequence(&[tcap::tlv(0xa0, &imsi(0x80, OURS))]));
    let unitdata = |transaction: &[u8], calling| {
        sccp::udt(&sccp::party(HOME_GT, 6), &sccp::party(ACME_GT, calling), transaction)
    };
    let link =
        |octets: &[u8]| chunks(&sctp(TAG).ports(3565, 3565).data(&data(1, ppid::M2PA, octets)));
    let sua = |source: &[u8], transaction: &[u8]| {
        let message = sigtran::sua_cldt(source, &sigtran::sua_address(HOME_GT, 6), transaction);
        chunks(&sctp(TAG).ports(14001, 14001).data(&data(1, ppid::SUA, &message.octets())))
    };
    let m2pa = |transaction: &[u8], calling| {
        link(&sigtran::m2pa_data(
            1,
            2,
            &sigtran::mtp3(ACME_PC, HOME_PC, 3, &unitdata(transaction, calling)),
        ))
    };
    vec![
        row("SIG-16")
            .attack([inward(m2pa(&interrogation, 147)).by("ss7.operation-inside-a-network")])
            .twin([inward(m2pa(&transaction, 7)), inward(link(&sigtran::m2pa_status(4)))]),
        row("SIG-17")
            .attack([inward(sua(&sigtran::sua_address(ACME_GT, 147), &interrogation))
                .by("ss7.operation-inside-a-network")])
            .attack([inward(sua(&sigtran::sua_address(OTHER_GT, 7), &transaction))
                .by("ss7.title-not-of-partner")])
            .attack([inward(sua(&by_address(), &transaction)).by("ss7.address-of-a-node")])
            .twin([inward(sua(&sigtran::sua_address(ACME_GT, 7), &transaction))]),
    ]
}

fn m3ua_octets(octets: &[u8]) -> Frame {
    chunks(&sctp(TAG).data(&data(1000, ppid::M3UA, octets)))
}

fn second_data() -> Vec<u8> {
    [[ACME_PC, HOME_PC].map(u32::to_be_bytes).concat().as_slice(), &[3, 2, 0, 5, 9]].concat()
}

/// The padding of the last parameter is not counted in the header (RFC 4666 §3.2).
fn unpadded() -> Vec<u8> {
    sigtran::m3ua(3, 3).length(8 + 4 + 5).parameter(9, b"beats").octets()
}

fn with(tag: u16, octets: &[u8]) -> sigtran::Adaptation {
    let value = [
        [ACME_PC, HOME_PC].map(u32::to_be_bytes).concat().as_slice(),
        &[3, 2, 0, 5],
        &update_location(),
    ]
    .concat();
    sigtran::m3ua(1, 1).parameter(tag, octets).parameter(0x210, &value)
}

fn between(opc: u32, dpc: u32) -> sigtran::Adaptation {
    sigtran::m3ua_data(opc, dpc, 3, &update_location())
}

fn network(indicator: u8) -> sigtran::Adaptation {
    let value = [
        [ACME_PC, HOME_PC].map(u32::to_be_bytes).concat().as_slice(),
        &[3, indicator, 0, 5],
        &update_location(),
    ]
    .concat();
    sigtran::m3ua(1, 1).parameter(0x210, &value)
}

/// An address of SUA by a node's IP address instead of a title.
fn by_address() -> Vec<u8> {
    [
        [0, 2, 0, 5].as_slice(),
        &sigtran::parameter(0x8004, &[192, 0, 2, 1]),
        &sigtran::parameter(0x8003, &[0, 0, 0, 7]),
    ]
    .concat()
}
