//! The same attacks by every way that leads to a node: other carriers of SS7, IPv6 below GTP, TCP below Diameter.

use std::net::Ipv6Addr;

use craft::sctp::{data, ppid, sctp};
use craft::{Frame, diameter, frame, gtpv1, gtpv2, sccp, sigtran, tcap};

use crate::bench::{Row, Shot, inward, row};
use crate::world::{
    ACME, ACME_GT, ACME_HOST, ACME_PC, ACME_REALM, HOME, HOME_GT, HOME_PC, OTHER_GT, OURS, ROAMER,
    SGW_CONTROL, SGW_USER, TAG, begin, imsi, m3ua, next_tsn, number, s6a, sccp_data, sequence,
    update_location, visited,
};

const M2PA: u16 = 3565;
const SUA: u16 = 14001;

pub fn rows() -> Vec<Row> {
    [operations(), versions(), sessions_of_six(), contexts_of_six(), requests_of_tcp()].concat()
}

/// A transaction by each way that brings one: UDT and XUDT in M3UA, LUDT, M2PA, SUA, and M3UA over IPv6.
fn ways((calling, called): (u8, u8), transaction: &[u8]) -> Vec<Frame> {
    let (to, from) = (sccp::party(HOME_GT, called), sccp::party(ACME_GT, calling));
    let plain = sccp::udt(&to, &from, transaction);
    let link = sigtran::m2pa_data(5, 9, &sigtran::mtp3(ACME_PC, HOME_PC, 3, &plain));
    let addresses = (sigtran::sua_address(ACME_GT, calling), sigtran::sua_address(HOME_GT, called));
    let direct = sigtran::sua_cldt(&addresses.0, &addresses.1, transaction).octets();
    let carried = |port: u16, protocol: u32, octets: &[u8]| {
        let packet = sctp(TAG).ports(port, port).data(&data(next_tsn(), protocol, octets));
        frame().ip(ACME, HOME).sctp(&packet)
    };
    let six = sctp(TAG).data(&data(next_tsn(), ppid::M3UA, &sccp_data(&plain).octets()));
    vec![
        m3ua(&sccp_data(&plain)),
        m3ua(&sccp_data(&sccp::xudt(&to, &from, transaction, &[]))),
        m3ua(&sccp_data(&sccp::xudt(&to, &from, transaction, &[(0x12, &[3])]))),
        m3ua(&sccp_data(&long(&to, &from, transaction))),
        carried(M2PA, ppid::M2PA, &link),
        carried(SUA, ppid::SUA, &direct),
        frame().ip(acme_six(), home_six()).sctp(&six),
    ]
}

/// Long unitdata (Q.713 §4.20): pointers of two octets, each counted from its second one.
fn long(called: &[u8], calling: &[u8], transaction: &[u8]) -> Vec<u8> {
    let mut octets = vec![0x13, 0, 15];
    let len = |octets: &[u8]| u16::try_from(octets.len()).expect("short");
    let parties = len(called) + len(calling) + 2;
    let pointers = [7, 6 + len(called), 3 + parties, 0];
    octets.extend(pointers.map(u16::to_le_bytes).concat());
    for part in [called, calling] {
        octets.push(u8::try_from(part.len()).expect("short"));
        octets.extend(part);
    }
    octets.extend(len(transaction).to_le_bytes());
    octets.extend(transaction);
    octets
}

fn stopped(frames: Vec<Frame>) -> Vec<Shot> {
    frames.into_iter().map(|frame| inward(frame).stopped()).collect()
}

fn each(row: Row, attacks: Vec<Shot>, twins: Vec<Frame>) -> Row {
    let row = attacks.into_iter().fold(row, |row, shot| row.attack([shot]));
    row.twins(twins.into_iter().map(inward))
}

fn operations() -> Vec<Row> {
    let of = |context: (u8, u8), operation: u8, argument: &[u8], ssns: (u8, u8)| {
        let invoke = tcap::invoke(1, operation, argument);
        ways(ssns, &begin(context, &[invoke]))
    };
    let wanted = tcap::tlv(0xa1, &tcap::tlv(0x80, &[]));
    let anytime =
        |who: Vec<u8>| sequence(&[tcap::tlv(0xa0, &who), wanted.clone(), number(0x83, ACME_GT)]);
    let place = sequence(&[imsi(0x80, OURS), tcap::tlv(0xa2, &tcap::tlv(0x80, &[]))]);
    let theirs = sequence(&[imsi(0x80, ROAMER), tcap::tlv(0xa2, &tcap::tlv(0x80, &[]))]);
    let location = |node: &str| sequence(&[imsi(4, OURS), number(0x81, node), number(4, node)]);
    let vectors = |count: u8| sequence(&[imsi(0x80, OURS), tcap::tlv(2, &[count])]);
    let cancel = |who: &str| tcap::tlv(0xa3, &imsi(4, who));
    let profile = |who: &str| sequence(&[imsi(0x80, who), tcap::tlv(0x83, &[0])]);
    let roaming = |who: &str| sequence(&[imsi(0x80, who), number(0x81, ACME_GT)]);
    let packets = sequence(&[imsi(0x80, OURS), number(0x82, ACME_GT)]);
    vec![
        each(
            row("MAP-02"),
            [
                stopped(of((29, 3), 71, &anytime(number(0x81, "15550123")), (147, 6))),
                stopped(of((29, 3), 71, &anytime(imsi(0x80, OURS)), (6, 6))),
            ]
            .concat(),
            of((1, 3), 2, &location(ACME_GT), (7, 6)),
        ),
        each(
            row("MAP-05"),
            stopped(of((26, 2), 58, &number(4, "15550123"), (7, 6))),
            of((14, 3), 56, &vectors(3), (7, 6)),
        ),
        each(
            row("MAP-06"),
            stopped(of((5, 3), 22, &sequence(&[number(0x80, "15550123")]), (8, 6))),
            vec![],
        ),
        each(row("MAP-07"), stopped(of((33, 4), 24, &packets, (150, 6))), vec![]),
        each(
            row("MAP-21"),
            stopped(of((28, 3), 70, &place, (6, 7))),
            of((28, 3), 70, &theirs, (6, 7)),
        ),
        each(
            row("MAP-24"),
            stopped(of((2, 3), 3, &cancel(OURS), (6, 7))),
            of((2, 3), 3, &cancel(ROAMER), (6, 7)),
        ),
        each(
            row("MAP-22"),
            stopped(of((16, 3), 7, &profile(OURS), (6, 7))),
            of((16, 3), 7, &profile(ROAMER), (6, 7)),
        ),
        each(
            row("MAP-25"),
            stopped(of((3, 3), 4, &roaming(OURS), (6, 7))),
            of((3, 3), 4, &roaming(ROAMER), (6, 7)),
        ),
        each(row("MAP-30"), stopped(of((1, 3), 2, &location(OTHER_GT), (7, 6))), vec![]),
        each(row("MAP-32"), stopped(of((14, 3), 56, &vectors(9), (7, 6))), vec![]),
    ]
}

/// Versions 1 and 2 of what version 3 is known for.
fn versions() -> Vec<Row> {
    let of = |context: (u8, u8), operation: u8, argument: &[u8], ssns: (u8, u8)| {
        ways(ssns, &begin(context, &[tcap::invoke(1, operation, argument)]))
    };
    let profile = |who: &str| sequence(&[imsi(0x80, who), tcap::tlv(0x83, &[0])]);
    let roaming = sequence(&[imsi(0x80, OURS), number(0x81, ACME_GT)]);
    let lookup =
        sequence(&[number(0x80, "15550123"), tcap::tlv(0x81, &[0xff]), number(0x82, OTHER_GT)]);
    let theirs =
        sequence(&[number(0x80, "15550123"), tcap::tlv(0x81, &[0xff]), number(0x82, ACME_GT)]);
    vec![
        each(
            row("MAP-22"),
            stopped(of((16, 2), 7, &profile(OURS), (6, 7))),
            of((16, 2), 7, &profile(ROAMER), (6, 7)),
        ),
        each(
            row("MAP-24"),
            stopped(of((2, 2), 3, &imsi(4, OURS), (6, 7))),
            of((2, 2), 3, &imsi(4, ROAMER), (6, 7)),
        ),
        each(row("MAP-25"), stopped(of((3, 2), 4, &roaming, (6, 7))), vec![]),
        each(
            row("MAP-06"),
            stopped(of((5, 2), 22, &sequence(&[number(0x80, "15550123")]), (8, 6))),
            vec![],
        ),
        each(
            row("SMS-01"),
            stopped(of((20, 2), 45, &lookup, (8, 6))),
            of((20, 2), 45, &theirs, (8, 6)),
        ),
    ]
}

fn acme_six() -> Ipv6Addr {
    "2001:db8:70::1".parse().expect("an address")
}

fn home_six() -> Ipv6Addr {
    "2001:db8:1::1".parse().expect("an address")
}

fn over_six(port: u16, octets: &[u8]) -> Frame {
    frame().ip(acme_six(), home_six()).udp(port, port).payload(octets)
}

/// A session of acme over IPv6, with what the caller changes.
fn session_of_six(end: Ipv6Addr, imsi: &str, network: &str, name: &str) -> gtpv2::Message {
    let bearer = gtpv2::group().ebi(5).f_teid(2, SGW_USER, 0x1001, end).qos(9, 8);
    gtpv2::create_session_request()
        .imsi(imsi)
        .rat(6)
        .serving_network(network)
        .f_teid(0, SGW_CONTROL, 0x1000, end)
        .apn(name)
        .bearer_context(0, &bearer)
}

fn sessions_of_six() -> Vec<Row> {
    let of = |message: &gtpv2::Message| inward(over_six(2123, &message.octets()));
    let usual = || session_of_six(acme_six(), OURS, "901-70", "internet");
    let third: Ipv6Addr = "2001:db8:dead::1".parse().expect("an address");
    let sets = |node: Ipv6Addr| {
        let element = [&[0x11], node.octets().as_slice(), &[0, 1]].concat();
        of(&gtpv2::message(101).teid(0).sequence(9).ie(132, &element))
    };
    let row_of =
        |id: &'static str, shot: Shot| row(id).attack([shot.stopped()]).twin([of(&usual())]);
    vec![
        row_of("GTPC2-02", of(&session_of_six(acme_six(), OURS, "262-01", "internet"))),
        row_of(
            "GTPC2-03",
            of(&session_of_six(acme_six(), "262010123456789", "901-70", "internet")),
        ),
        row_of("GTPC2-06", of(&session_of_six(third, OURS, "901-70", "internet"))),
        row_of("GTPC2-06", of(&session_of_six(home_six(), OURS, "901-70", "internet"))),
        row_of("GTPC2-22", of(&session_of_six(acme_six(), OURS, "901-70", "corporate"))),
        row_of("GTPC2-23", of(&usual().rat(3))),
        row_of("GTPC2-42", of(&usual().teid(7))),
        row_of("GTPC2-12", of(&usual().apn("internet"))),
        row("GTPC2-10").attack([sets(third).stopped()]).twin([sets(acme_six())]),
        row("GTPC2-18")
            .attack([of(&gtpv2::echo_request().recovery(1).ie(255, &[0x41; 90])).stopped()])
            .attack([of(&gtpv2::echo_request().recovery(1).ie(1, &[0x41; 8])).stopped()])
            .twin([of(&gtpv2::echo_request().recovery(1).ie(152, &[1]))]),
    ]
}

fn contexts_of_six() -> Vec<Row> {
    let usual = |end: Ipv6Addr, imsi: &str, network: &str, name: &str| {
        let message = gtpv1::create_pdp_context_request()
            .imsi(imsi)
            .rai(network, 1, 1)
            .selection_mode(0)
            .teid_data(0x3001)
            .teid_control(0x3000)
            .nsapi(5)
            .end_user_dynamic()
            .apn(name)
            .gsn_address(end)
            .gsn_address(end)
            .msisdn("15550123")
            .qos();
        inward(over_six(2123, &message.octets()))
    };
    let good = || usual(acme_six(), OURS, "901-70", "internet");
    let third: Ipv6Addr = "2001:db8:dead::1".parse().expect("an address");
    let row_of = |id: &'static str, shot: Shot| row(id).attack([shot.stopped()]).twin([good()]);
    vec![
        row_of("GTPC1-01", usual(acme_six(), "262010123456789", "901-70", "internet")),
        row_of("GTPC1-01", usual(third, OURS, "901-70", "internet")),
        row_of("GTPC1-17", usual(acme_six(), OURS, "262-01", "internet")),
        row_of("GTPC1-15", usual(acme_six(), OURS, "901-70", "corporate")),
        row_of("GTPC1-05", {
            let message = gtpv1::message(50).teid(0).sequence(3).rai("001-01", 1, 1);
            inward(over_six(2123, &message.octets()))
        }),
    ]
}

fn requests_of_tcp() -> Vec<Row> {
    let sent = |message: &diameter::Message, wanted: fn(Shot) -> Shot| {
        let framed = |tcp: &craft::tcp::Tcp| frame().ip(ACME, HOME).tcp(tcp);
        let octets = message.octets();
        vec![
            inward(framed(&craft::tcp::tcp(100, 0).syn())),
            wanted(inward(framed(&craft::tcp::tcp(101, 1)).payload(&octets))),
        ]
    };
    let stop: fn(Shot) -> Shot = Shot::stopped;
    let pass: fn(Shot) -> Shot = |shot| shot;
    let home = |command: u32, who: &str| s6a(command).text(1, 0, who);
    let row_of = |id: &'static str, message: diameter::Message, twin: diameter::Message| {
        row(id).attack(sent(&message, stop)).twin(sent(&twin, pass))
    };
    vec![
        row_of(
            "DIA-17",
            home(317, OURS).word(1420, 10415, 2),
            home(317, ROAMER).word(1420, 10415, 0),
        ),
        row_of(
            "DIA-15",
            home(319, OURS).word(1490, 10415, 8),
            home(319, ROAMER).word(1490, 10415, 1),
        ),
        row_of(
            "DIA-18",
            home(320, OURS).word(1421, 10415, 1),
            home(320, ROAMER).word(1421, 10415, 1),
        ),
        row_of(
            "DIA-14",
            s6a(316)
                .text(1, 0, OURS)
                .word(1032, 10415, 1004)
                .word(1405, 10415, 34)
                .raw(&visited("262-01")),
            update_location(),
        ),
        row_of(
            "DIA-12",
            update_location().text(282, 0, ACME_HOST).text(282, 0, ACME_HOST),
            update_location().text(282, 0, ACME_HOST),
        ),
        row_of(
            "DIA-26",
            diameter::request(8_388_622, 16_777_291)
                .text(263, 0, "a;1;2")
                .from(ACME_HOST, ACME_REALM),
            update_location(),
        ),
        row_of("DIA-32", update_location().text(1, 0, ROAMER), update_location()),
    ]
}
