//! Packets behind other headers, and segments that come again: read as tshark reads them.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::tests_outside_test_module,
    reason = "tests"
)]

use std::net::Ipv4Addr;

use bumpalo::Bump;
use trace::{Layer, LinkType, Record, Tracer};

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
        section: None,
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
        (0x8100, &[0, 1, 0x81, 0, 0, 2, 0x81, 0, 0, 3, 8, 0], "eth:vlan:vlan:vlan:"),
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

/// The first octets of a frame.
fn captured(octets: &[u8], captured: usize) -> Record<'_> {
    Record {
        number: 1,
        time_ns: 0,
        interface: 0,
        interface_name: None,
        section: None,
        link: ETHERNET,
        original: u32::try_from(octets.len()).unwrap(),
        octets: &octets[..captured],
    }
}

/// A frame of which only the first octets were captured.
fn cut(tracer: &mut Tracer, octets: &[u8], len: usize) -> (String, bool) {
    let (arena, record) = (Bump::new(), captured(octets, len));
    let frame = tracer.trace(&record, &arena);
    assert!(frame.is_cut());
    (frame.protocols.join(":"), frame.is_malformed())
}

#[test]
fn a_frame_that_was_not_captured_whole_is_read_as_far_as_it_goes_and_is_not_malformed() {
    let octets = ethernet(0x0800, &[], &echo());
    for captured in 14..octets.len() {
        let (protocols, is_malformed) = cut(&mut Tracer::default(), &octets, captured);

        assert!("eth:ip:udp:gtpv2".starts_with(&protocols), "{captured} {protocols}");
        assert!(!is_malformed, "{captured}");
    }
    let nearly_whole = cut(&mut Tracer::default(), &octets, octets.len() - 1);
    assert_eq!(nearly_whole.0, "eth:ip:udp:gtpv2");
}

#[test]
fn a_first_fragment_that_was_not_captured_whole_is_read_by_itself() {
    let message = [craft::gtpv2::echo_request().octets(), vec![0; 80]].concat();
    let frame = craft::frame().ip(A, B).udp(2123, 2123).payload(&message);
    let pieces = frame.fragments(2);
    let mut tracer = Tracer::default();

    assert_eq!(cut(&mut tracer, &pieces[0], 60), ("eth:ip:udp:gtpv2".to_owned(), false));
    assert_eq!(read(&mut tracer, ETHERNET, &pieces[1]), ("eth:ip".to_owned(), false));
}

#[test]
fn a_chunk_that_was_not_captured_whole_is_not_read() {
    let packet = craft::sctp::sctp(7).sack(1, &[], &[]).sack(2, &[], &[]).octets();
    let octets = craft::frame().ip(A, B).protocol(132).payload(&packet).octets();
    let chunks = |captured: usize| {
        let original = u32::try_from(octets.len()).unwrap();
        let octets = &octets[..captured];
        let (number, time_ns, interface, interface_name, section) = (1, 0, 0, None, None);
        let link = ETHERNET;
        let record =
            Record { number, time_ns, interface, interface_name, section, link, original, octets };
        let arena = Bump::new();
        let frame = Tracer::default().trace(&record, &arena);
        let is_chunk = |layer: &&Layer<'_>| matches!(layer, Layer::Message(_));
        (frame.layers.iter().filter(is_chunk).count(), frame.is_malformed())
    };

    let end = octets.len();
    assert_eq!([end, end - 1, end - 16, end - 17].map(chunks), [2, 1, 1, 0].map(|n| (n, false)));
}

#[test]
fn a_segment_that_was_not_captured_whole_shows_the_messages_that_begin_in_it() {
    let message = craft::diameter::device_watchdog_request("a.example", "example").octets();
    let tcp = craft::tcp::tcp(100, 9).ports(4000, 3868);
    let octets = craft::frame().ip(A, B).tcp(&tcp).payload(&message).octets();
    let mut tracer = Tracer::default();

    let read = cut(&mut tracer, &octets, octets.len() - 4);

    assert_eq!(read, ("eth:ip:tcp:diameter".to_owned(), false));
}

#[test]
fn a_datagram_that_says_that_it_is_longer_than_its_packet_is_malformed() {
    let octets = |len: u16| {
        let frame = craft::frame().ip(A, B).udp(1, 2).payload(b"hello").udp_length(len);
        read(&mut Tracer::default(), ETHERNET, &frame.octets()).1
    };

    assert_eq!([13, 14, 7].map(octets), [false, true, true]);
}

#[test]
fn another_version_of_ip_than_the_announced_one_is_named_as_tshark_names_it() {
    let six = craft::frame().ip([1_u8; 16], [2_u8; 16]).udp(2123, 2123).packet();
    for (kind, packet, names, malformed) in [
        (0x0800, &six[..], "eth:ip:ipv6:udp", false),
        (0x0800, &[0x50; 40], "eth:ip", false),
        (0x86dd, &[0x50; 40], "eth", true),
        (0x86dd, &six[..39], "eth:ipv6", true),
        (0x0800, &echo()[..19], "eth:ip", true),
        (0x0800, &[0x42; 40], "eth:ip", false),
    ] {
        let (protocols, is_malformed) =
            read(&mut Tracer::default(), ETHERNET, &ethernet(kind, &[], packet));

        assert_eq!((protocols.as_str(), is_malformed), (names, malformed), "{kind:x} {packet:x?}");
    }
}

#[test]
fn a_length_that_goes_on_behind_its_frame_is_malformed() {
    let octets = |len: u16| ethernet(len, &[0xaa, 0xaa, 3, 0, 0, 0, 8, 0], &echo());
    let len = u16::try_from(octets(0).len() - 14).unwrap();

    assert!(!read(&mut Tracer::default(), ETHERNET, &octets(len)).1);
    assert!(read(&mut Tracer::default(), ETHERNET, &octets(len + 1)).1);
    assert_eq!(protocols(ETHERNET, &octets(0)), "eth");
}

#[test]
fn nothing_is_read_behind_a_sack_whose_blocks_are_not_there() {
    let mut packet = craft::sctp::sctp(7).sack(1, &[], &[]).sack(2, &[], &[]).octets();
    packet[12 + 13] = 9;
    let octets = craft::frame().ip(A, B).protocol(132).payload(&packet).octets();
    let (arena, record) = (Bump::new(), captured(&octets, octets.len()));

    let frame = Tracer::default().trace(&record, &arena);

    assert_eq!(frame.layers.len(), 2);
    assert!(frame.is_malformed());
}

#[test]
fn a_segment_that_begins_with_no_message_of_diameter_has_its_name() {
    let segment = |sequence: u32, octets: &[u8]| {
        let tcp = craft::tcp::tcp(sequence, 9).ports(4000, 3868);
        craft::frame().ip(A, B).tcp(&tcp).payload(octets).octets()
    };
    let message = craft::diameter::device_watchdog_request("a.example", "example").octets();
    let mut tracer = Tracer::default();
    let mut read =
        |sequence, octets: &[u8]| read(&mut tracer, ETHERNET, &segment(sequence, octets));

    assert_eq!(read(100, b"the end of a message"), ("eth:ip:tcp:diameter".to_owned(), false));
    assert_eq!(read(120, &message), ("eth:ip:tcp:diameter".to_owned(), false));
    assert_eq!(read(120, &[]), ("eth:ip:tcp".to_owned(), false));
}

#[test]
fn what_has_a_type_that_is_no_message_of_gtp_is_not_malformed() {
    // The length goes on behind the datagram.
    let payload = [0x32, 0xc3, 0xbf, 0, 0, 0, 0, 1, 0, 0, 0, 0];
    let octets = craft::frame().ip(A, B).udp(2152, 2152).payload(&payload).octets();

    let told = read(&mut Tracer::default(), ETHERNET, &octets);

    assert_eq!(told, ("eth:ip:udp".to_owned(), false));
}

#[test]
fn a_message_that_was_exported_alone_is_read_by_the_name_of_its_protocol() {
    let tagged = |name: &[u8], octets: &[u8]| {
        let len = u8::try_from(name.len()).unwrap();
        // A tag that is not read, the name with what fills it up, and the end.
        let fixed: &[u8] = &[0, 24, 0, 4, 0, 0, 0, 3, 0, 12, 0, len];
        [fixed, name, &[0, 0, 0, 0], octets].concat()
    };
    let gtpv1 = craft::gtpv1::message(16).octets();
    let user = craft::gtpu::gpdu(1, b"").octets();
    let gtpv2 = craft::gtpv2::echo_request().octets();
    let diameter = craft::diameter::device_watchdog_request("a.example", "example").octets();
    let ip = craft::frame().ip(A, B).udp(1, 2).octets();
    for (name, octets, expected) in [
        (&b"gtp\0"[..], gtpv1.as_slice(), "exported_pdu:gtp"),
        (b"gtp\0", &user, "exported_pdu:gtp"),
        (b"gtpv2\0\0\0", &gtpv2, "exported_pdu:gtpv2"),
        (b"diameter\0\0\0\0", &diameter, "exported_pdu:diameter"),
        (b"ip\0\0", &ip[14..], "exported_pdu:ip:udp"),
        (b"another\0", &gtpv2, "exported_pdu"),
    ] {
        let seen = read(&mut Tracer::default(), LinkType(252), &tagged(name, octets));
        assert_eq!(seen, (expected.to_owned(), false), "{expected}");
    }
    let cut = read(&mut Tracer::default(), LinkType(252), &[0, 12, 0, 9, b'g']);
    assert_eq!(cut.0, "");
}
