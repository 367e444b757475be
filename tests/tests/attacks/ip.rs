//! Layers below signalling: addresses, fragments, tunnels, tags.

use craft::{Frame, frame, gtpv2};
use inspect::Reason;

use crate::bench::{Row, inward, outward, row};
use crate::world::{ACME, ACME_OTHER, HOME, STRANGER, create_session, v2};

pub fn rows() -> Vec<Row> {
    vec![
        row("IP-01")
            .attack([inward(echo().ip(HOME, HOME)).by("baseline.our-address-from-outside")])
            .attack([inward(echo().ip(STRANGER, HOME)).by("baseline.stranger")])
            .twin([inward(echo().ip(ACME_OTHER, HOME)), outward(echo().ip(HOME, ACME))]),
        row("IP-02")
            .attack([inward(protocol(89)).because(Reason::NOT_PASSED)])
            .attack([inward(protocol(2)).because(Reason::NOT_PASSED)])
            .twin([inward(protocol(50)), inward(frame().ip(ACME, HOME).udp(4500, 4500))]),
        row("IP-03").attack(overlapping()).attack(tiny()).twin(out_of_order()),
        row("IP-04")
            .attack([inward(v6(43, &[0, 1, 0, 0, 0, 0]).octets()).because(Reason::IPV6_ROUTING)])
            .attack([inward(many_headers()).because(Reason::IPV6_DEPTH)])
            .twin([inward(v6(60, &[1, 4, 0, 0, 0, 0]))])
            .twin([inward(atomic_fragment())]),
        row("IP-05")
            .attack([inward(protocol(47)).because(Reason::NOT_PASSED)])
            .attack([inward(protocol(4)).because(Reason::NOT_PASSED)])
            .attack([inward(protocol(41)).because(Reason::NOT_PASSED)])
            .attack([inward(frame().ip(ACME, HOME).udp(40_000, 9899).payload(b"INIT"))
                .because(Reason::NOT_PASSED)])
            .twin([inward(echo().udp(9899, 2123))]),
        row("IP-06")
            .attack([inward(echo().tag(0x8100, 100).tag(0x8100, 200)).by("baseline.vlan-in-vlan")])
            .attack([inward(echo().vlan(1).vlan(2).vlan(3)).because(Reason::VLAN_DEPTH)])
            .twin([inward(echo().tag(0x88a8, 100).tag(0x8100, 200)), inward(echo().vlan(100))]),
        row("IP-09")
            .attack([inward(
                frame().ip(ACME, HOME).udp(40_000, 8805).payload(&[0x20, 1, 0, 4, 0, 0, 1, 0]),
            )
            .by("baseline.pfcp-from-outside")])
            .attack([inward(
                frame().ip(ACME, HOME).tcp(&craft::tcp::tcp(1, 0).ports(40_000, 5868).syn()),
            )
            .because(Reason::NOT_PASSED)])
            .attack([inward(
                crate::world::diameter(&crate::world::update_location())
                    .ip(crate::world::BRAVO, HOME),
            )
            .by("addresses.service-not-agreed")])
            .attack([inward(frame().ip(crate::world::BRAVO, HOME).sctp(
                &craft::sctp::sctp(0).ports(3868, 3868).chunk(
                    1,
                    0,
                    &[0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1],
                ),
            ))
            .by("addresses.service-not-agreed")])
            .twin([inward(echo())]),
    ]
}

fn echo() -> Frame {
    v2(&gtpv2::echo_request().recovery(1))
}

fn protocol(number: u8) -> Frame {
    frame().ip(ACME, HOME).protocol(number).payload(&[0; 32])
}

fn overlapping() -> Vec<crate::bench::Shot> {
    let whole = v2(&create_session()).id(7);
    let pieces = whole.fragments(2);
    let mut twisted = pieces[0].clone();
    *twisted.last_mut().expect("an octet") ^= 0xff;
    vec![inward(twisted).waits(), inward(pieces[0].clone()).because(Reason::FRAGMENT_OVERLAP)]
}

fn tiny() -> Vec<crate::bench::Shot> {
    let whole = v2(&create_session()).id(8);
    let datagram = whole.datagram();
    vec![inward(whole.fragment(0, true, &datagram[..8])).because(Reason::FRAGMENT_TINY)]
}

fn out_of_order() -> Vec<crate::bench::Shot> {
    let pieces = v2(&create_session()).id(9).fragments(3);
    let [first, second, third] = pieces.as_slice() else { panic!("three pieces") };
    let [first, second, third] = [first, second, third].map(Clone::clone);
    vec![inward(third).waits(), inward(second).waits(), inward(first)]
}

fn v6(kind: u8, content: &[u8]) -> Frame {
    let (acme, home) = ("2001:db8:70::1", "2001:db8:1::1");
    let addresses =
        [acme, home].map(|text| text.parse::<std::net::Ipv6Addr>().expect("an address"));
    echo().ip(addresses[0], addresses[1]).extension(kind, content)
}

fn many_headers() -> Frame {
    (0..9).fold(v6(60, &[1, 4, 0, 0, 0, 0]), |frame, _| frame.extension(60, &[1, 4, 0, 0, 0, 0]))
}

/// Whole, and announced as a fragment (RFC 6946).
fn atomic_fragment() -> Vec<u8> {
    let whole = echo().ip(
        "2001:db8:70::1".parse::<std::net::Ipv6Addr>().expect("an address"),
        "2001:db8:1::1".parse::<std::net::Ipv6Addr>().expect("an address"),
    );
    whole.fragment(0, false, &whole.datagram())
}
