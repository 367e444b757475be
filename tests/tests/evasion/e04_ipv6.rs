//! E-4: IPv6, its fragments and its chains of extension headers (RFC 5722, 6946, 7112, 8200).

use craft::Frame;

use crate::case::{Case, Trace, case};
use crate::e03_fragments::overlaps;
use crate::messages::{BARRED, WELCOME, gtpc, gtpu, six, v2};

const HOP_BY_HOP: u8 = 0;
const ROUTING: u8 = 43;
const FRAGMENT: u8 = 44;
const AUTHENTICATION: u8 = 51;
const DESTINATION: u8 = 60;

pub fn cases() -> Vec<Case> {
    [overlaps(plain, " (IPv6)"), chains(), fragments(), checksums()].into_iter().flatten().collect()
}

fn plain(imsi: &str) -> Frame {
    six(gtpc(&v2(imsi).octets())).id(0x0001_5157)
}

fn changed(name: &str, change: impl Fn(Frame) -> Vec<u8>) -> Case {
    case(name, plain(BARRED).octets(), change(plain(BARRED)), change(plain(WELCOME)))
}

fn odd(name: &str, change: impl Fn(Frame) -> Vec<u8>) -> Case {
    case(name, plain(BARRED).octets(), change(plain(BARRED)), plain(WELCOME).octets())
}

fn chains() -> Vec<Case> {
    let pad: &'static [u8] = &[1, 4, 0, 0, 0, 0];
    let deep = |count: usize| {
        move |frame: Frame| {
            (0..count).fold(frame, |frame, _| frame.extension(DESTINATION, pad)).octets()
        }
    };
    let with = |headers: &'static [(u8, &'static [u8])]| {
        move |frame: Frame| {
            headers
                .iter()
                .fold(frame, |frame, (kind, octets)| frame.extension(*kind, octets))
                .octets()
        }
    };
    vec![
        changed("options for every hop", with(&[(HOP_BY_HOP, &[1, 4, 0, 0, 0, 0])])),
        changed("options for the receiver", with(&[(DESTINATION, &[1, 4, 0, 0, 0, 0])])),
        changed("a long header of padding", with(&[(DESTINATION, &[1, 252, 0, 0, 0, 0])])),
        changed("a router alert", with(&[(HOP_BY_HOP, &[5, 2, 0, 0, 1, 0])])),
        changed(
            "every header that is followed",
            with(&[
                (HOP_BY_HOP, &[1, 4, 0, 0, 0, 0]),
                (DESTINATION, &[1, 4, 0, 0, 0, 0]),
                (135, &[0; 6]),
            ]),
        ),
        changed("a route that has been gone", with(&[(ROUTING, &[4, 0, 0, 0, 0, 0])])),
        odd(
            "options for every hop that do not come first",
            with(&[(DESTINATION, &[0; 6]), (HOP_BY_HOP, &[0; 6])]),
        ),
        odd("options for every hop twice", with(&[(HOP_BY_HOP, &[0; 6]), (HOP_BY_HOP, &[0; 6])])),
        odd(
            "a routing header of type 0",
            with(&[(ROUTING, &[0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9])]),
        ),
        odd(
            "a routing header of type 0 that has been gone",
            with(&[(ROUTING, &[0, 0, 0, 0, 0, 0])]),
        ),
        odd(
            "a segment route with hops to go",
            with(&[(ROUTING, &[4, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9])]),
        ),
        odd(
            "a mobile route with a hop to go",
            with(&[(ROUTING, &[2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9])]),
        ),
        odd("nine headers", deep(9)),
        odd("twelve headers", deep(12)),
        odd("forty headers", deep(40)),
        odd("the header of shims", with(&[(140, &[1, 4, 0, 0, 0, 0])])),
        changed("an authentication header", with(&[(AUTHENTICATION, &[0, 0, 0, 0, 0, 9])])),
        odd("IPv4 in IPv6", |frame| {
            six(craft::frame().protocol(4).payload(&ipv4(&frame))).octets()
        }),
        odd("IPv6 in IPv6", |frame| {
            six(craft::frame().protocol(41).payload(&frame.packet())).octets()
        }),
        odd("GRE in IPv6", |frame| {
            six(craft::frame()
                .protocol(47)
                .payload(&[&[0, 0, 0x86, 0xdd], frame.packet().as_slice()].concat()))
            .octets()
        }),
    ]
}

fn ipv4(frame: &Frame) -> Vec<u8> {
    frame.clone().ip([192, 0, 2, 1], [10, 10, 0, 1]).packet()
}

fn fragments() -> Vec<Case> {
    let attack = || plain(BARRED).octets();
    let pieces = |frame: &Frame, count: usize| Trace::from(frame.fragments(count));
    let atomic = |frame: Frame| frame.extension(FRAGMENT, &[0, 0, 0, 0, 0, 7]).octets();
    let destination_first = |imsi: &str| plain(imsi).extension(DESTINATION, &[1, 4, 0, 0, 0, 0]);
    // The extension header fills the first fragment; UDP stands in the second.
    let hidden_chain = |imsi: &str, is_reversed: bool| {
        let datagram = plain(imsi).datagram();
        let whole = [[17, 2, 1, 20].as_slice(), &[0; 20], &datagram].concat();
        let frame = plain(imsi).protocol(DESTINATION);
        let mut frames = vec![
            frame.fragment(0, true, &whole[..24]),
            frame.fragment(24, true, &whole[24..48]),
            frame.fragment(48, false, &whole[48..]),
        ];
        if is_reversed {
            frames.reverse();
        }
        Trace::from(frames)
    };
    let late_chain = |imsi: &str| {
        let datagram = plain(imsi).datagram();
        let whole = [[17, 0, 1, 4].as_slice(), &[0; 4], &datagram].concat();
        let frame = plain(imsi).protocol(DESTINATION);
        Trace::from(vec![
            frame.fragment(0, true, &whole[..64]),
            frame.fragment(64, false, &whole[64..]),
        ])
    };
    let nested = |imsi: &str| {
        let inner = plain(imsi).datagram();
        let whole = [[17, 0, 0, 0, 0, 0, 0, 9].as_slice(), &inner].concat();
        let frame = plain(imsi).protocol(FRAGMENT);
        Trace::from(vec![
            frame.fragment(0, true, &whole[..64]),
            frame.fragment(64, false, &whole[64..]),
        ])
    };
    let other_next = |imsi: &str| {
        let whole = plain(imsi).datagram();
        Trace::from(vec![
            plain(imsi).fragment(0, true, &whole[..48]),
            plain(imsi).protocol(DESTINATION).fragment(48, false, &whole[48..]),
            plain(imsi).fragment(48, false, &whole[48..]),
        ])
    };
    let behind_atomic =
        |imsi: &str| Trace::from(atomic(plain(imsi))).then(plain(imsi).fragments(2));
    let mixed_atomic = |imsi: &'static str| {
        let whole = plain(imsi).datagram();
        Trace::from(vec![
            plain(imsi).id(7).fragment(0, true, &whole[..48]),
            atomic(plain(WELCOME)),
            plain(imsi).id(7).fragment(48, false, &whole[48..]),
        ])
    };
    vec![
        changed("an atomic fragment", atomic),
        case("pieces", attack(), pieces(&plain(BARRED), 3), pieces(&plain(WELCOME), 3)),
        case(
            "pieces behind a header that is not fragmented",
            attack(),
            pieces(&destination_first(BARRED), 3),
            pieces(&destination_first(WELCOME), 3),
        ),
        case(
            "the transport in the second piece",
            attack(),
            hidden_chain(BARRED, false),
            late_chain(WELCOME),
        ),
        case(
            "the transport in the second piece, backwards",
            attack(),
            hidden_chain(BARRED, true),
            late_chain(WELCOME),
        ),
        case(
            "a chain that the first piece holds",
            attack(),
            late_chain(BARRED),
            late_chain(WELCOME),
        ),
        case("a fragment in a fragment", attack(), nested(BARRED), pieces(&plain(WELCOME), 2)),
        case(
            "a piece of another next header",
            attack(),
            other_next(BARRED),
            pieces(&plain(WELCOME), 2),
        ),
        case(
            "an atomic fragment before others of its number",
            attack(),
            behind_atomic(BARRED),
            behind_atomic(WELCOME),
        ),
        case(
            "an atomic fragment among others of its number",
            attack(),
            mixed_atomic(BARRED),
            mixed_atomic(WELCOME),
        ),
    ]
}

fn checksums() -> Vec<Case> {
    let claim = |length: u16| {
        move |frame: Frame| {
            let mut octets = frame.octets();
            octets[18..20].copy_from_slice(&length.to_be_bytes());
            octets
        }
    };
    let tunnel = |imsi: &str, ports: (u16, u16)| {
        let packet = craft::ip_packet([10, 45, 0, 7], [10, 10, 0, 1], ports, &v2(imsi).octets());
        six(gtpu(&craft::gtpu::gpdu(7, &packet).octets())).udp_checksum(0).octets()
    };
    vec![
        odd("no checksum of UDP", |frame| frame.udp_checksum(0).octets()),
        odd("a wrong checksum of UDP", |frame| frame.udp_checksum(0x5157).octets()),
        case(
            "no checksum of a tunnel that carries a tunnel",
            plain(BARRED).octets(),
            tunnel(BARRED, (2123, 2123)),
            tunnel(WELCOME, (40000, 53)),
        ),
        odd("a payload length of 0", claim(0)),
        odd("a payload length one octet short", |frame| {
            let length = u16::try_from(frame.packet().len() - 41).expect("short");
            claim(length)(frame)
        }),
        odd("a payload length beyond the frame", claim(0xffff)),
    ]
}
