//! Errors of ICMP: forged ones, and those about packets that were sent.

use std::net::Ipv6Addr;

use craft::sctp::sctp;
use craft::tcp::tcp;
use craft::{Frame, frame, gtpu};
use inspect::Reason;

use crate::associations::handshake;
use crate::bench::{Row, Shot, inward, row};
use crate::sessions::set_up;
use crate::world::{ACME, BRAVO, HERE, HOME, SERVER, TAG_OUT, USER, inner};

const M3UA: u16 = 2905;
const DIAMETER: u16 = 3868;
/// Where acme takes packets of the user (its F-TEID in `set_up`).
const USER_PLANE: u32 = 0x1001;
const UNREACHABLE: u8 = 3;
const NO_PORT: u8 = 3;
const TOO_LONG: u8 = 4;
const REDIRECT: u8 = 5;

pub fn rows() -> Vec<Row> {
    let made_up = |shot: Shot| shot.by("icmp.about-no-session");
    let long = |packet: &Frame| error(UNREACHABLE, TOO_LONG, 1400, packet);
    let chunk = |tag: u32| out(&frame().sctp(&sctp(tag).ports(M3UA, M3UA).chunk(0, 3, &[0; 12])));
    let segment = out(&frame().tcp(&tcp(1, 0).ports(DIAMETER, 40_000)));
    let open = || handshake(HERE, M3UA, &[]);
    let downlink = |teid: u32| {
        out(&frame()
            .udp(2152, 2152)
            .payload(&gtpu::gpdu(teid, &inner(SERVER, USER, (53, 40_000))).octets()))
    };
    vec![
        row("IP-08")
            .attack([open(), vec![made_up(inward(long(&chunk(TAG_OUT + 9))))]].concat())
            .attack([made_up(inward(long(&segment)))])
            .attack([made_up(inward(error(11, 0, 0, &segment)))])
            .attack([inward(error(REDIRECT, 1, 0, &chunk(TAG_OUT))).by("icmp.redirect")])
            .attack([inward(error(4, 0, 0, &chunk(TAG_OUT))).by("icmp.source-quench")])
            .attack([inward(redirect_v6()).by("icmp.redirect")])
            .attack(
                [
                    open(),
                    vec![
                        inward(error(UNREACHABLE, TOO_LONG, 68, &chunk(TAG_OUT)))
                            .by("icmp.path-too-narrow"),
                    ],
                ]
                .concat(),
            )
            .attack([
                inward(notice(UNREACHABLE, TOO_LONG, 1400, &[])).because(Reason::ICMP_MALFORMED)
            ])
            .twin([open(), vec![inward(long(&chunk(TAG_OUT)))]].concat())
            .twin([inward(notice(8, 0, 0, b"ping"))])
            .enforced(),
        row("IP-10")
            .attack([set_up(), vec![made_up(inward(long(&downlink(USER_PLANE + 9))))]].concat())
            .attack(
                [set_up(), vec![made_up(inward(error(UNREACHABLE, NO_PORT, 0, &downlink(9))))]]
                    .concat(),
            )
            .attack(
                [set_up(), vec![made_up(inward(long(&downlink(USER_PLANE).ip(BRAVO, ACME))))]]
                    .concat(),
            )
            .twin([set_up(), vec![inward(long(&downlink(USER_PLANE)))]].concat())
            .twin([set_up(), vec![inward(long(&downlink(USER_PLANE)).ip(SERVER, HOME))]].concat())
            .enforced(),
    ]
}

/// A packet from home to acme.
fn out(packet: &Frame) -> Frame {
    packet.clone().ip(HOME, ACME)
}

/// An error from acme that quotes a packet.
fn error(kind: u8, code: u8, mtu: u16, packet: &Frame) -> Frame {
    notice(kind, code, mtu, &packet.packet())
}

fn notice(kind: u8, code: u8, mtu: u16, rest: &[u8]) -> Frame {
    let [high, low] = mtu.to_be_bytes();
    let octets = [[kind, code, 0, 0, 0, 0, high, low].as_slice(), rest].concat();
    frame().ip(ACME, HOME).protocol(1).payload(&octets)
}

fn redirect_v6() -> Frame {
    let [acme, home] = ["2001:db8:70::1", "2001:db8:1::1"]
        .map(|text| text.parse::<Ipv6Addr>().expect("an address"));
    frame().ip(acme, home).protocol(58).payload(&[&[137, 0], [0; 38].as_slice()].concat())
}
