//! E-2: headers of IPv4 that lie, options, addresses, and packets in packets.

use craft::Frame;

use crate::case::{Case, case};
use crate::messages::{
    BARRED, TAG, WELCOME, ati_begin, gtpc, gtpu, m3ua, rewritten, six, sri_sm_begin, udt, v1, v2,
};

pub fn cases() -> Vec<Case> {
    [headers(), options(), addresses(), tunnels(), datagram_tunnels()]
        .into_iter()
        .flatten()
        .collect()
}

fn plain(imsi: &str) -> Frame {
    gtpc(&v2(imsi).octets())
}

fn changed(name: &str, change: impl Fn(Frame) -> Vec<u8>) -> Case {
    case(name, plain(BARRED).octets(), change(plain(BARRED)), change(plain(WELCOME)))
}

fn odd(name: &str, change: impl Fn(Frame) -> Vec<u8>) -> Case {
    case(name, plain(BARRED).octets(), change(plain(BARRED)), plain(WELCOME).octets())
}

fn headers() -> Vec<Case> {
    let set =
        |places: &'static [(usize, u8)]| move |frame: Frame| rewritten(frame.octets(), places);
    let claim = |change: i32| {
        move |frame: Frame| {
            let total = i32::try_from(frame.packet().len()).expect("short") + change;
            let [.., high, low] = total.to_be_bytes();
            rewritten(frame.octets(), &[(2, high), (3, low)])
        }
    };
    let broken = |at: usize| {
        move |frame: Frame| {
            let mut octets = frame.octets();
            octets[14 + at] ^= 0x40;
            octets
        }
    };
    vec![
        odd("a header of 16 octets", set(&[(0, 0x44)])),
        odd("a header of no octets", set(&[(0, 0x40)])),
        odd("a header that is longer than it is", set(&[(0, 0x46)])),
        odd("a header of 60 octets that has 20", set(&[(0, 0x4f)])),
        odd("version 5", set(&[(0, 0x55)])),
        odd("version 6 in a header of 4", set(&[(0, 0x65)])),
        odd("a total length of 0", set(&[(2, 0), (3, 0)])),
        odd("a total length below the header", set(&[(2, 0), (3, 19)])),
        odd("a total length of the header alone", set(&[(2, 0), (3, 20)])),
        odd("a total length one octet short", claim(-1)),
        odd("a total length one octet long", claim(1)),
        odd("a total length far beyond the frame", set(&[(2, 0xff), (3, 0xff)])),
        odd("a checksum that is wrong in one bit", broken(10)),
        odd("a hop count that the checksum does not cover", broken(8)),
        odd("no checksum", |frame| {
            let mut octets = frame.octets();
            octets[24..26].fill(0);
            octets
        }),
        changed("the last hop", |frame| frame.hops(1).octets()),
        odd("no hop left", |frame| frame.hops(0).octets()),
        changed("must not be fragmented", set(&[(6, 0x40)])),
        odd("the reserved flag", set(&[(6, 0x80)])),
        changed("a class of service and congestion notes", set(&[(1, 0xbb)])),
        changed("the identification 0", set(&[(4, 0), (5, 0)])),
    ]
}

fn options() -> Vec<Case> {
    let honest: [(&str, &[u8]); 6] = [
        ("options that do nothing", &[1, 1, 1, 0]),
        ("a router alert", &[148, 4, 0, 0]),
        ("a recorded route", &[7, 7, 4, 0, 0, 0, 0, 0]),
        ("time stamps", &[68, 8, 5, 0, 0, 0, 0, 0]),
        ("a stream identifier", &[136, 4, 0, 1]),
        ("forty octets of options", &[1; 40]),
    ];
    let odd_ones: [(&str, &[u8]); 7] = [
        ("a loose source route", &[131, 7, 4, 10, 10, 0, 9, 0]),
        ("a strict source route", &[137, 7, 4, 10, 10, 0, 9, 0]),
        ("a source route behind others", &[1, 1, 148, 4, 0, 0, 131, 7, 4, 10, 10, 0, 9, 0, 0, 0]),
        ("a source route whose pointer is past its end", &[131, 7, 8, 10, 10, 0, 9, 0]),
        ("an option of length 0", &[7, 0, 4, 0]),
        ("an option of length 1", &[7, 1, 4, 0]),
        ("an option beyond the header", &[7, 40, 4, 0]),
    ];
    let with = |octets: &'static [u8]| move |frame: Frame| frame.options(octets).octets();
    let honest = honest.map(|(name, octets)| changed(name, with(octets)));
    honest.into_iter().chain(odd_ones.map(|(name, octets)| odd(name, with(octets)))).collect()
}

fn addresses() -> Vec<Case> {
    let from: [(&str, [u8; 4]); 6] = [
        ("from the loopback", [127, 0, 0, 1]),
        ("from a group", [224, 0, 0, 1]),
        ("from all", [255, 255, 255, 255]),
        ("from nobody", [0, 0, 0, 0]),
        ("from the receiver itself", [10, 10, 0, 1]),
        ("from a reserved address", [240, 0, 0, 1]),
    ];
    let to: [(&str, [u8; 4]); 3] = [
        ("to the loopback", [127, 0, 0, 1]),
        ("to a group", [224, 0, 0, 1]),
        ("to all", [255, 255, 255, 255]),
    ];
    let from = from
        .map(|(name, source)| odd(name, move |frame| frame.ip(source, [10, 10, 0, 1]).octets()));
    let to = to.map(|(name, destination)| {
        odd(name, move |frame| frame.ip([192, 0, 2, 1], destination).octets())
    });
    from.into_iter().chain(to).collect()
}

/// Packets in packets, which some router or host may open.
fn tunnels() -> Vec<Case> {
    const AH: &[u8] = &[17, 4, 0, 0, 0, 0, 0, 9, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2];
    let inside = |protocol: u8, head: &'static [u8]| {
        move |frame: Frame| {
            let inner = frame.ip([10, 10, 0, 77], [10, 10, 0, 1]).packet();
            craft::frame().protocol(protocol).payload(&[head, &inner].concat()).octets()
        }
    };
    let behind = |protocol: u8, head: &'static [u8]| {
        move |frame: Frame| {
            craft::frame().protocol(protocol).payload(&[head, &frame.datagram()].concat()).octets()
        }
    };
    vec![
        odd("IPv4 in IPv4", inside(4, &[])),
        odd("IPv6 in IPv4", |frame| {
            craft::frame().protocol(41).payload(&six(frame).packet()).octets()
        }),
        odd("IPv4 in IPv4 in IPv4", |frame| {
            let middle = craft::frame().protocol(4).payload(&frame.packet());
            craft::frame().protocol(4).payload(&middle.packet()).octets()
        }),
        odd("GRE", inside(47, &[0, 0, 8, 0])),
        odd("GRE with a key", inside(47, &[0x20, 0, 8, 0, 0, 0, 0, 1])),
        odd(
            "GRE with checksum, key and sequence",
            inside(47, &[0xb0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1]),
        ),
        odd("an authentication header", behind(51, AH)),
        odd("minimal encapsulation", behind(55, &[17, 0, 0, 0, 10, 10, 0, 1])),
        odd("IPIP of protocol 94", inside(94, &[])),
        odd("Ethernet in IP", inside(97, &[0x30, 0, 2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1, 8, 0])),
        odd("UDP-Lite", behind(136, &[])),
    ]
}

/// Packets in datagrams.
fn datagram_tunnels() -> Vec<Case> {
    let in_udp = |port: u16, head: &'static [u8]| {
        move |frame: Frame| {
            let octets = [head, &frame.packet()].concat();
            craft::frame().udp(50000, port).payload(&octets).octets()
        }
    };
    let user = |ports: (u16, u16), message: &[u8]| {
        let packet = craft::ip_packet([10, 45, 0, 7], [10, 10, 0, 1], ports, message);
        gtpu(&craft::gtpu::gpdu(0x78, &packet).octets()).octets()
    };
    let dns = || user((50000, 53), b"a question");
    let map =
        |tcap: &[u8]| craft::sctp::sctp(TAG).data(&craft::sctp::data(1, 3, &m3ua(&udt(tcap))));
    vec![
        odd(
            "VXLAN",
            in_udp(4789, &[8, 0, 0, 0, 0, 0, 1, 0, 2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1, 8, 0]),
        ),
        odd(
            "GENEVE",
            in_udp(6081, &[0, 0, 0x65, 0x58, 0, 0, 1, 0, 2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1, 8, 0]),
        ),
        odd("GRE in UDP", in_udp(4754, &[0, 0, 8, 0])),
        odd("MPLS in UDP", in_udp(6635, &[0, 1, 1, 64])),
        odd("Teredo", |frame| {
            craft::frame().udp(50000, 3544).payload(&six(frame).packet()).octets()
        }),
        odd("L2TP", in_udp(1701, &[0, 2, 0, 1, 0, 1, 0, 0, 0xff, 3])),
        case(
            "SCTP in UDP (RFC 6951)",
            craft::frame().sctp(&map(&ati_begin())).octets(),
            craft::frame().udp(9899, 9899).payload(&map(&ati_begin()).octets()).octets(),
            craft::frame().sctp(&map(&sri_sm_begin())).octets(),
        ),
        case(
            "GTP-C in a user's packet",
            plain(BARRED).octets(),
            user((2123, 2123), &v2(BARRED).octets()),
            dns(),
        ),
        case(
            "GTPv1-C in a user's packet to the port of GTP-U",
            gtpc(&v1(BARRED).octets()).octets(),
            user((50000, 2152), &v1(BARRED).octets()),
            dns(),
        ),
    ]
}
