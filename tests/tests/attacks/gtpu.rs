//! The user plane on S8 and Gp.

use std::net::Ipv4Addr;

use craft::{frame, gtpu};
use inspect::Reason;

use crate::bench::{Row, inward, outward, row};
use crate::world::{HOME, SERVER, USER, home, inner, t_pdu, udp, user};

pub fn rows() -> Vec<Row> {
    [spoofing(), encoding()].concat()
}

fn spoofing() -> Vec<Row> {
    vec![
        row("GTPU-01")
            .attack([2123, 2152, 3386].map(|port| {
                inward(t_pdu(&inner(USER, SERVER, (40_000, port)))).by("baseline.tunnel-in-tunnel")
            }))
            .attack([inward(t_pdu(&segment(3386))).by("baseline.tunnel-in-tunnel")])
            .attack([inward(t_pdu(&behind_options(2152))).by("baseline.tunnel-in-tunnel")])
            .attack([outward(home(t_pdu(&tunnel_to_user()))).by("baseline.tunnel-to-user")])
            .twins([
                inward(t_pdu(&inner(USER, SERVER, (2152, 53)))),
                outward(home(t_pdu(&inner(SERVER, USER, (53, 2152))))),
            ]),
        row("GTPU-03")
            .attack([
                inward(t_pdu(&inner(USER, HOME, (40_000, 22)))).by("gtp.user-traffic-to-our-nodes")
            ])
            .attack([inward(t_pdu(&ping(HOME))).by("gtp.user-traffic-to-our-nodes")])
            .twins([inward(t_pdu(&ping(SERVER)))]),
        row("GTPU-11")
            .attack([inward(t_pdu(&inner(USER, Ipv4Addr::new(10, 99, 0, 6), (40_000, 80))))
                .by("edge.user-to-user")])
            .twins([inward(t_pdu(&inner(USER, SERVER, (40_000, 80))))]),
        row("GTPU-18")
            .attack(
                [
                    Ipv4Addr::new(224, 0, 0, 1),
                    Ipv4Addr::BROADCAST,
                    Ipv4Addr::LOCALHOST,
                    Ipv4Addr::UNSPECIFIED,
                ]
                .map(|to| {
                    inward(t_pdu(&inner(USER, to, (40_000, 53))))
                        .by("baseline.impossible-user-address")
                }),
            )
            .attack([inward(t_pdu(&inner(Ipv4Addr::LOCALHOST, SERVER, (40_000, 53))))
                .by("baseline.impossible-user-address")])
            .attack([inward(t_pdu(&v6_multicast())).by("baseline.impossible-user-address")])
            .twins([
                inward(t_pdu(&inner(USER, Ipv4Addr::new(1, 1, 1, 255), (40_000, 53)))),
                inward(t_pdu(&router_solicitation())),
            ]),
        row("GTPU-20")
            .attack([
                inward(t_pdu(&inner(USER, SERVER, (40_000, 8805)))).by("baseline.tunnel-in-tunnel")
            ])
            .twins([inward(t_pdu(&inner(USER, SERVER, (8805, 53))))]),
        row("PFCP-13")
            .attack([
                inward(t_pdu(&inner(USER, SERVER, (8805, 8805)))).by("baseline.tunnel-in-tunnel")
            ])
            .twins([inward(t_pdu(&inner(USER, SERVER, (8805, 53))))]),
        row("GTPU-21")
            .attack([inward(t_pdu(&inner(HOME, SERVER, (40_000, 53))))
                .by("gtp.user-traffic-to-our-nodes")])
            .twins([inward(t_pdu(&inner(USER, SERVER, (40_000, 53))))]),
        row("GTPU-22")
            .attack([inward(
                t_pdu(&inner(USER, SERVER, (40_000, 53))).ip(Ipv4Addr::new(10, 10, 0, 7), HOME),
            )
            .by("baseline.our-address-from-outside")])
            .twins([outward(home(t_pdu(&inner(SERVER, USER, (53, 40_000)))))]),
    ]
}

fn encoding() -> Vec<Row> {
    let packet = || inner(USER, SERVER, (40_000, 443));
    let extended = |kind: u8, octets: &[u8]| gtpu::gpdu(7, &packet()).extension(kind, octets);
    vec![
        row("GTPU-07")
            .attack([inward(user(
                &(0..9)
                    .fold(gtpu::gpdu(7, &packet()), |message, _| message.extension(0xc0, &[0, 1])),
            ))
            .because(Reason::GTP_MALFORMED)])
            .attack([inward(udp(2152, &[0x34, 255, 0, 8, 0, 0, 0, 7, 0, 0, 0, 0xc0, 0, 0, 0, 0]))
                .because(Reason::GTP_MALFORMED)])
            .attack([
                inward(user(&extended(0xe1, &[0, 1]))).by("gtp.extension-header-unknown-of-users")
            ])
            .twins([
                inward(user(&extended(0xc0, &[0, 1]))),
                inward(user(&extended(0x40, &[0x08, 0x68]))),
            ]),
        row("GTPU-08")
            .attack([
                inward(user(&gtpu::gpdu(7, &packet()).length(900))).because(Reason::GTP_MALFORMED)
            ])
            .attack([
                inward(user(&gtpu::gpdu(7, &packet()).length(4))).because(Reason::GTP_MALFORMED)
            ])
            .attack([
                inward(user(&gtpu::gpdu(7, &packet()).version(2))).because(Reason::GTP_MALFORMED)
            ])
            .twins([inward(user(&gtpu::gpdu(7, &packet()).sequence(9)))]),
        row("GTPU-10")
            .attack([inward(t_pdu(&tiny())).by("baseline.tiny-user-fragment")])
            .attack([inward(t_pdu(&pieces(2152)[0])).by("baseline.tunnel-in-tunnel")])
            .twins(pieces(53).iter().map(|piece| inward(t_pdu(piece)))),
        row("GTPU-16")
            .attack([inward(user(&extended(0x85, &[0x10, 9]))).by("gtp.session-container")])
            .twins([inward(user(&gtpu::gpdu(7, &packet())))]),
    ]
}

fn tunnel_to_user() -> Vec<u8> {
    craft::ip_packet(SERVER, USER, (40_000, 2152), &gtpu::echo_request().octets())
}

fn segment(port: u16) -> Vec<u8> {
    frame().ip(USER, SERVER).tcp(&craft::tcp::tcp(1, 0).ports(40_000, port)).packet()
}

fn behind_options(port: u16) -> Vec<u8> {
    let [source, destination] = ["2001:db8:99::5", "2001:db8:8::8"]
        .map(|text| text.parse::<std::net::Ipv6Addr>().expect("an address"));
    frame()
        .ip(source, destination)
        .extension(60, &[1, 4, 0, 0, 0, 0])
        .udp(40_000, port)
        .payload(b"GTP")
        .packet()
}

fn ping(to: Ipv4Addr) -> Vec<u8> {
    frame().ip(USER, to).protocol(1).payload(&[8, 0, 0xf7, 0xff, 0, 0, 0, 0]).packet()
}

fn v6_multicast() -> Vec<u8> {
    let [source, destination] = ["2001:db8:99::5", "ff05::2"]
        .map(|text| text.parse::<std::net::Ipv6Addr>().expect("an address"));
    frame().ip(source, destination).udp(40_000, 53).packet()
}

fn router_solicitation() -> Vec<u8> {
    let [source, destination] =
        ["fe80::1", "ff02::2"].map(|text| text.parse::<std::net::Ipv6Addr>().expect("an address"));
    frame().ip(source, destination).protocol(58).payload(&[133, 0, 0, 0, 0, 0, 0, 0]).packet()
}

/// A first fragment that ends before its ports are told.
fn tiny() -> Vec<u8> {
    let whole = inner(USER, SERVER, (40_000, 2152));
    let mut octets = whole[..22].to_vec();
    octets[2..4].copy_from_slice(&[0, 22]);
    octets[6] = 0x20;
    octets
}

/// A user's large datagram in two fragments.
fn pieces(port: u16) -> Vec<Vec<u8>> {
    let frames = frame().ip(USER, SERVER).udp(40_000, port).payload(&[0x55; 1200]).fragments(2);
    frames.into_iter().map(|octets| octets[14..].to_vec()).collect()
}
