//! E-5: UDP whose length lies, and ports that belong to another protocol.

use craft::Frame;

use crate::case::{Case, case};
use crate::messages::{BARRED, WELCOME, gtpc, gtpu, v0, v1, v2};

pub fn cases() -> Vec<Case> {
    [lengths(), checksums(), ports()].into_iter().flatten().collect()
}

fn plain(imsi: &str) -> Frame {
    gtpc(&v2(imsi).octets())
}

fn odd(name: &str, change: impl Fn(Frame) -> Vec<u8>) -> Case {
    case(name, plain(BARRED).octets(), change(plain(BARRED)), plain(WELCOME).octets())
}

fn lengths() -> Vec<Case> {
    let behind = |first: Vec<u8>, second: Vec<u8>| {
        let claimed = u16::try_from(first.len() + 8).expect("short");
        gtpc(&[first, second].concat()).udp_length(claimed).octets()
    };
    let echo = || craft::gtpv2::echo_request().recovery(1).octets();
    let relative = |change: i32| {
        move |frame: Frame| {
            let length = i32::try_from(frame.datagram().len()).expect("short") + change;
            frame.udp_length(u16::try_from(length).expect("positive")).octets()
        }
    };
    vec![
        odd("a length of 0", |frame| frame.udp_length(0).octets()),
        odd("a length of 7", |frame| frame.udp_length(7).octets()),
        odd("a length of 8", |frame| frame.udp_length(8).octets()),
        odd("a length one octet short", relative(-1)),
        odd("a length one octet long", relative(1)),
        odd("a length of 65535", |frame| frame.udp_length(0xffff).octets()),
        case(
            "a second message behind the end that UDP tells",
            plain(BARRED).octets(),
            behind(echo(), v2(BARRED).octets()),
            gtpc(&echo()).octets(),
        ),
        case(
            "a version behind the end of another",
            plain(BARRED).octets(),
            behind(v1(WELCOME).octets(), v2(BARRED).octets()),
            gtpc(&v1(WELCOME).octets()).octets(),
        ),
    ]
}

fn checksums() -> Vec<Case> {
    let none = |imsi: &str| plain(imsi).udp_checksum(0).octets();
    let whole = |imsi: &str| plain(imsi).fragments(2);
    let wrong_in_pieces = |imsi: &str| plain(imsi).udp_checksum(0x5157).fragments(2);
    vec![
        case("no checksum", plain(BARRED).octets(), none(BARRED), none(WELCOME)),
        odd("a wrong checksum", |frame| frame.udp_checksum(0x1234).octets()),
        odd("a checksum of ones", |frame| frame.udp_checksum(0xffff).octets()),
        case(
            "a wrong checksum in fragments",
            plain(BARRED).octets(),
            wrong_in_pieces(BARRED),
            whole(WELCOME),
        ),
    ]
}

/// A protocol where another is at home: nodes differ in whether they look at the port or at the version.
fn ports() -> Vec<Case> {
    let at = |ports: (u16, u16), octets: &[u8]| {
        craft::frame().udp(ports.0, ports.1).payload(octets).octets()
    };
    let attack_v1 = || gtpc(&v1(BARRED).octets()).octets();
    let attack_v0 = || at((3386, 3386), &v0(BARRED).octets());
    let user = |octets: &[u8]| {
        gtpu(
            &craft::gtpu::gpdu(
                9,
                &craft::ip_packet([10, 45, 0, 7], [8, 8, 8, 8], (40000, 53), octets),
            )
            .octets(),
        )
        .octets()
    };
    let answer_port = |imsi: &str| at((50000, 2123), &v2(imsi).octets());
    vec![
        case(
            "GTPv2-C on the port of users",
            plain(BARRED).octets(),
            at((2123, 2152), &v2(BARRED).octets()),
            user(b"x"),
        ),
        case(
            "GTPv1-C on the port of users",
            attack_v1(),
            at((2152, 2152), &v1(BARRED).octets()),
            user(b"y"),
        ),
        case(
            "GTPv0 on the port of control",
            attack_v0(),
            at((2123, 2123), &v0(BARRED).octets()),
            at((3386, 3386), &v0(WELCOME).octets()),
        ),
        case(
            "GTPv1-C on the port of GTPv0",
            attack_v1(),
            at((3386, 3386), &v1(BARRED).octets()),
            at((2123, 2123), &v1(WELCOME).octets()),
        ),
        case(
            "GTPv2-C on the port of GTPv0",
            plain(BARRED).octets(),
            at((3386, 3386), &v2(BARRED).octets()),
            plain(WELCOME).octets(),
        ),
        case(
            "GTPv0 on the port of users",
            attack_v0(),
            at((3386, 2152), &v0(BARRED).octets()),
            user(b"z"),
        ),
        case(
            "from any port to the port of control",
            plain(BARRED).octets(),
            answer_port(BARRED),
            answer_port(WELCOME),
        ),
        case(
            "from the port of control to any port",
            plain(BARRED).octets(),
            at((2123, 50000), &v2(BARRED).octets()),
            at((2123, 50000), &v2(WELCOME).octets()),
        ),
        case(
            "from the port of users to the port of control",
            plain(BARRED).octets(),
            at((2152, 2123), &v2(BARRED).octets()),
            at((2152, 2123), &v2(WELCOME).octets()),
        ),
        case(
            "GTP′ on the port of control",
            attack_v1(),
            gtpc(&v1(BARRED).prime().octets()).octets(),
            gtpc(&v1(WELCOME).octets()).octets(),
        ),
        case(
            "a version of the future",
            plain(BARRED).octets(),
            gtpc(&v2(BARRED).version(3).octets()).octets(),
            plain(WELCOME).octets(),
        ),
        case(
            "a user's packet that is a message on the port of control",
            plain(BARRED).octets(),
            gtpc(
                &craft::gtpu::gpdu(
                    7,
                    &craft::ip_packet(
                        [10, 45, 0, 7],
                        [10, 10, 0, 1],
                        (2123, 2123),
                        &v2(BARRED).octets(),
                    ),
                )
                .octets(),
            )
            .octets(),
            user(b"w"),
        ),
    ]
}
