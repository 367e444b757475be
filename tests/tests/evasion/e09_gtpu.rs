//! E-9: GTP-U: tunnels in tunnels, extension chains, and what else a user's datagram can be.

use std::net::IpAddr;

use craft::gtpu::{end_marker, gpdu};
use craft::{Frame, frame, gtpv0, gtpv1, ip_packet};

use crate::case::{Case, case};
use crate::messages::{BARRED, WELCOME, gtpu, v1, v2};

pub fn cases() -> Vec<Case> {
    [inner(), hidden(), extensions(), messages(), headers()].into_iter().flatten().collect()
}

const USER: [u8; 4] = [10, 45, 0, 7];
const NODE: [u8; 4] = [10, 10, 0, 1];

/// A user's packet in a tunnel.
fn user(packet: &[u8]) -> Vec<u8> {
    gtpu(&gpdu(0x77, packet).octets()).octets()
}

/// A user's packet with a message of GTP-C.
fn packet(ports: (u16, u16)) -> Frame {
    frame().ip(USER, NODE).udp(ports.0, ports.1).payload(&v2(BARRED).octets())
}

fn attack() -> Vec<u8> {
    user(&packet((40000, 2123)).packet())
}

/// A question to a server of names, from whatever port.
fn question(port: u16) -> Frame {
    frame().ip(USER, [8, 8, 8, 8]).udp(port, 53).payload(b"a question to a server of names")
}

fn odd(name: &str, packet: &[u8]) -> Case {
    case(name, attack(), user(packet), user(&question(40000).packet()))
}

fn alike(name: &str, change: impl Fn(Frame) -> Vec<u8>) -> Case {
    case(name, attack(), user(&change(packet((40000, 2123)))), user(&change(question(40000))))
}

fn six(frame: Frame) -> Frame {
    let address = |last: u16| IpAddr::from([0x2001, 0xdb8, 0x45, 0, 0, 0, 0, last]);
    frame.ip(address(7), address(1))
}

fn inner() -> Vec<Case> {
    let source_port = |port: u16| user(&question(port).packet());
    vec![
        case(
            "to the port of users",
            attack(),
            user(&packet((40000, 2152)).packet()),
            source_port(2152),
        ),
        case(
            "to the port of GTPv0",
            attack(),
            user(&packet((40000, 3386)).packet()),
            source_port(3386),
        ),
        case(
            "from and to the port of control",
            attack(),
            user(&packet((2123, 2123)).packet()),
            source_port(2123),
        ),
        case(
            "to the port of GTPv0 by TCP",
            attack(),
            user(&packet((0, 0)).tcp(&craft::tcp::tcp(1, 1).ports(40000, 3386)).packet()),
            user(&question(40000).tcp(&craft::tcp::tcp(1, 1).ports(3386, 443)).packet()),
        ),
        alike("a user of IPv6", |frame| six(frame).packet()),
        alike("with options", |frame| frame.options(&[148, 4, 0, 0]).packet()),
        alike("behind extension headers", |frame| {
            six(frame).extension(0, &[1, 4, 0, 0, 0, 0]).extension(60, &[1, 4, 0, 0, 0, 0]).packet()
        }),
        alike("behind eight extension headers", |frame| {
            (0..8).fold(six(frame), |frame, _| frame.extension(60, &[1, 4, 0, 0, 0, 0])).packet()
        }),
        alike("in an atomic fragment", |frame| six(frame).extension(44, &[0; 6]).packet()),
        alike("behind an authentication header of IPv6", |frame| {
            six(frame).extension(51, &[0, 0, 0, 0, 0, 9]).packet()
        }),
        alike("without a checksum", |frame| frame.udp_checksum(0).packet()),
        alike("with hops that end here", |frame| frame.hops(1).packet()),
        alike("as a first fragment", |frame| piece(&frame, 0)),
        alike("as a first fragment of IPv6", |frame| piece(&six(frame), 0)),
        odd("with a total length that lies", &{
            let mut octets = packet((40000, 2123)).packet();
            octets[3] = 20;
            octets[2] = 0;
            octets
        }),
        odd("with a wrong checksum of IP", &{
            let mut octets = packet((40000, 2123)).packet();
            octets[10] ^= 1;
            octets
        }),
        odd(
            "in two tunnels",
            &ip_packet(
                USER,
                NODE,
                (2152, 2152),
                &gpdu(1, &packet((40000, 2123)).packet()).octets(),
            ),
        ),
        odd(
            "in five tunnels",
            &(0..4).fold(packet((40000, 2123)).packet(), |packet, at| {
                ip_packet(USER, NODE, (2152, 2152), &gpdu(at, &packet).octets())
            }),
        ),
    ]
}

/// A piece of a user's datagram, without Ethernet.
fn piece(frame: &Frame, which: usize) -> Vec<u8> {
    frame.clone().id(5).fragments(2)[which][14..].to_vec()
}

/// Ports that a reader of the first octets does not find.
fn hidden() -> Vec<Case> {
    let behind = |protocol: u8, head: &[u8], packet: &[u8]| {
        frame().ip(USER, NODE).protocol(protocol).payload(&[head, packet].concat()).packet()
    };
    let whole = packet((40000, 2123));
    // The first fragment is an extension header; UDP stands in the next.
    let first_of_six = {
        let datagram = [[17, 0, 1, 4].as_slice(), &[0; 4], &whole.datagram()].concat();
        let frame = six(packet((40000, 2123))).protocol(60);
        [frame.fragment(0, true, &datagram[..8]), frame.fragment(8, false, &datagram[8..])]
    };
    let deep = |count: usize| {
        (0..count)
            .fold(six(packet((40000, 2123))), |frame, _| frame.extension(60, &[1, 4, 0, 0, 0, 0]))
    };
    let ah: &[u8] = &[17, 4, 0, 0, 0, 0, 0, 9, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2];
    let pieces =
        |frames: &[Vec<u8>]| frames.iter().map(|octets| user(&octets[14..])).collect::<Vec<_>>();
    let honest = six(question(40000).payload(&[7; 200])).id(5).fragments(2);
    vec![
        case(
            "the ports in the second fragment of IPv6",
            attack(),
            pieces(&first_of_six),
            pieces(&honest),
        ),
        odd("nine extension headers", &deep(9).packet()),
        odd("thirty extension headers", &deep(30).packet()),
        odd("an authentication header of IPv4", &behind(51, ah, &whole.datagram())),
    ]
}

fn extensions() -> Vec<Case> {
    let with = |change: &dyn Fn(gtpv1::Message) -> gtpv1::Message, packet: &[u8]| {
        gtpu(&change(gpdu(0x77, packet)).octets()).octets()
    };
    let alike = |name: &str, change: &dyn Fn(gtpv1::Message) -> gtpv1::Message| {
        case(
            name,
            attack(),
            with(change, &packet((40000, 2123)).packet()),
            with(change, &question(40000).packet()),
        )
    };
    let odd = |name: &str, octets: Vec<u8>| {
        case(name, attack(), gtpu(&octets).octets(), user(&question(40000).packet()))
    };
    let chain = |count: usize| {
        move |message: gtpv1::Message| {
            (0..count).fold(message, |message, _| message.extension(0x85, &[0x10, 9]))
        }
    };
    let broken = |head: &[u8]| {
        let body = [&[0, 0, 0, 0x85], head, packet((40000, 2123)).packet().as_slice()].concat();
        let length = u16::try_from(body.len()).expect("short").to_be_bytes();
        [&[0x34, 255, length[0], length[1], 0, 0, 0, 7], body.as_slice()].concat()
    };
    vec![
        alike("a container of a session", &chain(1)),
        alike("eight extension headers of the tunnel", &chain(8)),
        odd(
            "nine extension headers of the tunnel",
            chain(9)(gpdu(7, &packet((40000, 2123)).packet())).octets(),
        ),
        odd("a chain of a hundred", chain(100)(gpdu(7, &packet((40000, 2123)).packet())).octets()),
        odd("an extension header of no octets", broken(&[0, 0, 0, 0])),
        odd("an extension header beyond the message", broken(&[0xff, 0, 0, 0])),
        alike("a number of PDCP", &|message| message.extension(0xc0, &[0, 1])),
        alike("a port", &|message| message.extension(0x40, &[0, 1])),
        alike("an extension header that may be skipped", &|message| {
            message.extension(0x3f, &[0, 1])
        }),
        alike("a sequence number", &|message| message.sequence(9)),
        alike("a number of N-PDU", &|message| message.npdu(9)),
    ]
}

/// What should carry nothing.
fn messages() -> Vec<Case> {
    let inside = packet((40000, 2123)).packet();
    let odd = |name: &str, octets: Vec<u8>| {
        case(name, attack(), gtpu(&octets).octets(), gtpu(&end_marker(7).octets()).octets())
    };
    let hidden = |kind: u8| {
        let mut octets = gpdu(7, &inside).octets();
        octets[1] = kind;
        octets
    };
    let create = gtpu(&v1(BARRED).octets()).octets();
    let plain = || craft::frame().udp(2123, 2123).payload(&v1(BARRED).octets()).octets();
    vec![
        odd("a user's packet in an end marker", hidden(254)),
        odd("a user's packet in an echo", hidden(1)),
        odd("a user's packet in an error", hidden(26)),
        odd("a user's packet in a message of the future", hidden(200)),
        odd("a user's packet in a status", hidden(253)),
        case(
            "a session's request on the port of users",
            plain(),
            gtpu(&v1(BARRED).sequence(9).octets()).octets(),
            gtpu(&craft::gtpu::echo_request().octets()).octets(),
        ),
        case(
            "a session's answer on the port of users",
            plain(),
            gtpu(&gtpv1::create_pdp_context_response().cause(128).imsi(BARRED).octets()).octets(),
            gtpu(&craft::gtpu::echo_response().octets()).octets(),
        ),
        case(
            "a session's end on the port of users",
            plain(),
            gtpu(&gtpv1::delete_pdp_context_request().imsi(BARRED).octets()).octets(),
            gtpu(&craft::gtpu::end_marker(9).octets()).octets(),
        ),
        case(
            "a session's request from the port of users to any",
            plain(),
            frame().udp(2152, 40000).payload(&create[14 + 28..]).octets(),
            frame().udp(2152, 40000).payload(&gpdu(1, &question(9).packet()).octets()).octets(),
        ),
        case(
            "a user's packet of GTPv0",
            attack(),
            frame().udp(3386, 3386).payload(&tpdu(&inside)).octets(),
            frame().udp(3386, 3386).payload(&tpdu(&question(40000).packet())).octets(),
        ),
    ]
}

/// A user's packet in a tunnel of GTPv0.
fn tpdu(packet: &[u8]) -> Vec<u8> {
    gtpv0::message(255).tunnel(WELCOME, 5).raw(packet).octets()
}

fn headers() -> Vec<Case> {
    let inside = packet((40000, 2123)).packet();
    let length = |change: i32| {
        let actual = i32::try_from(inside.len()).expect("short");
        gtpu(&gpdu(7, &inside).length(u16::try_from(actual + change).expect("positive")).octets())
            .octets()
    };
    let honest = || user(&question(40000).packet());
    let behind = |first: &[u8], second: &[u8]| {
        gtpu(&[gpdu(7, first).octets(), gpdu(7, second).octets()].concat()).octets()
    };
    let bits = |bits: u8, packet: &[u8]| {
        let mut octets = gpdu(7, packet).octets();
        octets[0] ^= bits;
        gtpu(&octets).octets()
    };
    let padded = |packet: &[u8]| gtpu(&[gpdu(7, packet).octets(), vec![0; 6]].concat()).octets();
    let padding_with = |packet: &[u8]| {
        gtpu(&[gpdu(7, &question(40000).packet()).octets(), vec![0; 6], packet.to_vec()].concat())
            .octets()
    };
    vec![
        case("a length one octet short", attack(), length(-1), honest()),
        case("a length one octet long", attack(), length(1), honest()),
        case(
            "a length of 0",
            attack(),
            gtpu(&gpdu(7, &inside).length(0).octets()).octets(),
            honest(),
        ),
        case(
            "a second tunnel behind the first",
            attack(),
            behind(&question(40000).packet(), &inside),
            honest(),
        ),
        case(
            "zeros behind the user's packet",
            attack(),
            padded(&inside),
            padded(&question(40000).packet()),
        ),
        case(
            "a packet behind zeros",
            attack(),
            padding_with(&inside),
            padded(&question(40000).packet()),
        ),
        case("the spare flag", attack(), bits(8, &inside), bits(8, &question(40000).packet())),
        case("GTP′", attack(), bits(0x10, &inside), honest()),
        case("the tunnel 0", attack(), gtpu(&gpdu(0, &inside).octets()).octets(), honest()),
    ]
}
