//! Packets behind other headers, and segments that come again: read as tshark reads them.
#![expect(clippy::unwrap_used, clippy::tests_outside_test_module, reason = "tests")]

use std::net::Ipv4Addr;

use bumpalo::Bump;
use trace::{LinkType, Record, Tracer};

const A: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 1);
const B: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 2);
const ETHERNET: LinkType = LinkType(1);

/// Names of the protocols of one frame with colons between, and whether it is malformed.
fn read(tracer: &mut Tracer, link: LinkType, octets: &[u8]) -> (String, bool) {
    let record = Record {
        number: 1,
        time_ns: 0,
        interface: 0,
        interface_name: None,
        link,
        original: u32::try_from(octets.len()).unwrap(),
        octets,
    };
    let arena = Bump::new();
    let frame = tracer.trace(&record, &arena);
    (frame.protocols.join(":"), frame.is_malformed())
}

fn protocols(link: LinkType, octets: &[u8]) -> String {
    read(&mut Tracer::default(), link, octets).0
}

fn echo() -> Vec<u8> {
    let echo = craft::gtpv2::echo_request().octets();
    craft::frame().ip(A, B).udp(2123, 2123).payload(&echo).packet()
}

/// A frame of Ethernet around something.
fn ethernet(kind: u16, header: &[u8], octets: &[u8]) -> Vec<u8> {
    [&[2; 12], kind.to_be_bytes().as_slice(), header, octets].concat()
}

#[test]
fn a_message_is_found_behind_the_headers_of_links() {
    for (kind, header, names) in [
        (0x0800, &[][..], "eth:"),
        (0x8847, &[0, 1, 0, 64, 0, 2, 1, 64], "eth:mpls:"),
        (0x8864, &[0x11, 0, 0, 1, 0, 42, 0, 0x21], "eth:pppoes:ppp:"),
        (0x0030, &[0xaa, 0xaa, 3, 0, 0, 0, 8, 0], "eth:llc:"),
        (0x8100, &[0, 5, 0x88, 0x47, 0, 1, 1, 64], "eth:vlan:mpls:"),
    ] {
        let octets = ethernet(kind, header, &echo());

        assert_eq!(protocols(ETHERNET, &octets), format!("{names}ip:udp:gtpv2"), "{header:x?}");
    }
    for (link, header, names) in [
        (9, &[0xff, 3, 0, 0x21][..], "ppp:"),
        (204, &[1, 0, 0x21], "ppp:"),
        (104, &[0x0f, 0, 8, 0], "chdlc:"),
        (107, &[0x18, 0x41, 3, 0xcc], "fr:"),
        (113, &[0, 0, 0, 1, 0, 6, 2, 2, 2, 2, 2, 2, 0, 0, 0x88, 0x47, 0, 1, 1, 64], "sll:mpls:"),
    ] {
        let octets = [header, &echo()].concat();

        assert_eq!(protocols(LinkType(link), &octets), format!("{names}ip:udp:gtpv2"), "{link}");
    }
}

#[test]
fn a_message_is_found_in_tunnels() {
    let bridged = ethernet(0x0800, &[], &echo());
    let over = |port, header: &[u8], inside: &[u8]| {
        let payload = [header, inside].concat();
        craft::frame().ip(A, B).udp(40000, port).payload(&payload).octets()
    };
    let behind = |protocol, header: &[u8], inside: &[u8]| {
        let payload = [header, inside].concat();
        craft::frame().ip(A, B).protocol(protocol).payload(&payload).octets()
    };
    for (octets, names) in [
        (over(4789, &[8, 0, 0, 0, 0, 0, 5, 0], &bridged), "udp:vxlan:eth:ip:udp:gtpv2"),
        (over(6081, &[0, 0, 0x65, 0x58, 0, 0, 5, 0], &bridged), "udp:geneve:eth:ip:udp:gtpv2"),
        (behind(47, &[0, 0, 8, 0], &echo()), "gre:ip:udp:gtpv2"),
        (behind(47, &[0x10, 0, 0x65, 0x58, 0, 0, 0, 1], &bridged), "gre:eth:ip:udp:gtpv2"),
        (behind(97, &[0x30, 0], &bridged), "etherip:eth:ip:udp:gtpv2"),
        (behind(137, &[0, 1, 1, 64], &echo()), "mpls:ip:udp:gtpv2"),
        (behind(51, &[4, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2], &echo()), "ah:ip:udp:gtpv2"),
    ] {
        assert_eq!(protocols(ETHERNET, &octets), format!("eth:ip:{names}"));
    }
}

#[test]
fn sctp_is_read_over_udp() {
    let packet = craft::sctp::sctp(7).sack(1, &[], &[]).octets();
    let octets = craft::frame().ip(A, B).udp(9899, 9899).payload(&packet).octets();

    assert_eq!(protocols(ETHERNET, &octets), "eth:ip:udp:sctp");
}

#[test]
fn a_transport_that_is_cut_off_has_a_name_and_is_malformed() {
    for (protocol, name) in [(6, "tcp"), (17, "udp"), (132, "sctp")] {
        let octets = craft::frame().ip(A, B).protocol(protocol).payload(&[0; 4]).octets();

        let (protocols, is_malformed) = read(&mut Tracer::default(), ETHERNET, &octets);

        assert_eq!(protocols, format!("eth:ip:{name}"));
        assert!(is_malformed, "{name}");
    }
}

#[test]
fn what_claims_to_be_ip_and_is_another_version_has_no_packet() {
    let mut octets = ethernet(0x0800, &[], &echo());
    octets[14] = 0x55;
    assert_eq!(protocols(ETHERNET, &octets), "eth:ip");

    octets[12..14].copy_from_slice(&[0x86, 0xdd]);
    assert_eq!(protocols(ETHERNET, &octets), "eth");
}

#[test]
fn a_segment_that_the_other_end_has_already_is_not_read_again() {
    let message = craft::diameter::device_watchdog_request("a.example", "example").octets();
    let len = u32::try_from(message.len()).unwrap();
    let segment = |sequence: u32, answers: u32, ports: (u16, u16), octets: &[u8]| {
        let tcp = craft::tcp::tcp(sequence, answers).ports(ports.0, ports.1);
        let (from, to) = if ports.1 == 3868 { (A, B) } else { (B, A) };
        craft::frame().ip(from, to).tcp(&tcp).payload(octets).octets()
    };
    let mut tracer = Tracer::default();
    let mut read = |octets: &[u8]| read(&mut tracer, ETHERNET, octets).0;

    assert_eq!(read(&segment(100, 9, (4000, 3868), &message)), "eth:ip:tcp:diameter");
    // The answer was captured before the request that it acknowledges.
    assert_eq!(read(&segment(9, 100 + 2 * len, (3868, 4000), &[])), "eth:ip:tcp");
    assert_eq!(read(&segment(100 + len, 9, (4000, 3868), &message)), "eth:ip:tcp");
    assert_eq!(read(&segment(100 + 2 * len, 9, (4000, 3868), &message)), "eth:ip:tcp:diameter");
    assert_eq!(read(&segment(100 + 2 * len, 9, (4000, 3868), &message)), "eth:ip:tcp");
}
