//! What display filters find in frames that are crafted, each as tshark 4.0 finds it.
#![expect(clippy::unwrap_used, clippy::tests_outside_test_module, reason = "tests")]

use std::net::Ipv4Addr;

use bumpalo::Bump;
use craft::sctp::{data, ppid, sctp};
use policy::Filter;
use trace::{Asked, LinkType, Record, Tracer};

const A: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 1);
const B: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 2);
const ETHERNET: LinkType = LinkType(1);

/// The numbers of the frames that a filter shows; one comes every second.
fn shown(frames: &[Vec<u8>], filter: &str) -> Vec<u64> {
    shown_on(ETHERNET, frames, filter)
}

fn shown_on(link: LinkType, frames: &[Vec<u8>], filter: &str) -> Vec<u64> {
    let filter = Filter::parse(filter).unwrap();
    let mut tracer = Tracer::of_filters(true);
    let (mut shown, mut displayed_ns) = (Vec::new(), None);
    for (number, octets) in (1..).zip(frames) {
        let record = Record {
            number,
            time_ns: number.saturating_mul(1_000_000_000),
            interface: 0,
            interface_name: None,
            section: None,
            link,
            original: u32::try_from(octets.len()).unwrap(),
            octets,
        };
        let arena = Bump::new();
        let frame = &tracer.trace(&record, &arena);
        if filter.matches(&Asked { record: &record, frame, displayed_ns }) {
            displayed_ns = Some(frame.times.epoch);
            shown.push(number);
        }
    }
    shown
}

fn check(frames: &[Vec<u8>], cases: &[(&str, &[u64])]) {
    for (filter, expected) in cases {
        assert_eq!(shown(frames, filter), *expected, "{filter}");
    }
}

fn plain() -> craft::Frame {
    craft::frame().ip(A, B)
}

#[test]
fn the_tags_of_a_provider_are_no_vlans_of_a_customer() {
    let frames = [
        plain().tag(0x88a8, 0x3064).tag(0x88a8, 0xb0c8).udp(1, 2).octets(),
        plain().tag(0x88a8, 100).tag(0x8100, 300).udp(1, 2).octets(),
        plain().tag(0x8100, 100).tag(0x88a8, 200).udp(1, 2).octets(),
        plain().tag(0x9100, 0x7064).tag(0x8100, 200).udp(1, 2).octets(),
    ];
    check(
        &frames,
        &[
            ("vlan.id", &[2, 3, 4]),
            ("vlan.id == 100", &[3, 4]),
            ("vlan.etype == 0x88a8", &[3]),
            ("vlan.id#2 == 200", &[4]),
            ("ieee8021ad.id", &[2, 3]),
            ("ieee8021ad.svid == 100 && ieee8021ad.cvid == 200", &[1]),
            ("ieee8021ad.priority == 5 && ieee8021ad.dei == 1", &[1]),
            ("count(ieee8021ad) == 1", &[1, 2, 3]),
        ],
    );
}

#[test]
fn options_of_tcp_end_as_tshark_ends_them() {
    let segment = |options: &[u8]| {
        let tcp = craft::tcp::tcp(100, 0).ports(1, 2).syn().options(options);
        plain().tcp(&tcp).octets()
    };
    let frames = [
        segment(&[1, 0, 0, 77]),
        segment(&[2, 3, 1, 1]),
        segment(&[200, 0, 1, 1]),
        segment(&[3, 3, 7, 8]),
    ];
    check(
        &frames,
        &[
            ("count(tcp.option_kind) == 3", &[1]),
            ("tcp.option_kind == 77", &[]),
            ("tcp.option_len == 3", &[2, 4]),
            ("tcp.options.mss_val", &[]),
            ("tcp.option_kind == 200", &[]),
            ("tcp.options.wscale.shift == 7", &[4]),
        ],
    );
}

#[test]
fn a_datagram_with_a_length_that_is_none_has_no_checksum_and_no_stream() {
    let frames = [plain().udp(1, 2).udp_length(0).octets(), plain().udp(1, 2).octets()];
    check(
        &frames,
        &[("udp.port == 2", &[1, 2]), ("udp.checksum", &[2]), ("udp.stream == 0", &[2])],
    );
}

#[test]
fn fields_count_the_calls_of_the_protocol_that_they_are_of() {
    let inner = craft::frame().ip(B, A).tcp(&craft::tcp::tcp(1, 0).ports(7, 8)).packet();
    let user = craft::gtpu::gpdu(1, &inner).octets();
    let riding = craft::gtpv2::message(33).teid(1).piggyback(&craft::gtpv2::message(95).teid(2));
    let chunks = || sctp(7).data(&data(1, ppid::M2PA, b"x")).data(&data(2, ppid::M2PA, b"y"));
    let frames = [
        plain().udp(2152, 2152).payload(&user).octets(),
        plain().udp(2123, 2123).payload(&riding.octets()).octets(),
        plain().sctp(&chunks()).octets(),
    ];
    check(
        &frames,
        &[
            ("tcp.port#1 == 7", &[1]),
            ("tcp.port#2", &[]),
            ("ip.src#2 == 10.0.0.2", &[1]),
            ("ip.src#[-1] == 10.0.0.2", &[1]),
            ("frame.len#1", &[1, 2, 3]),
            ("frame.len#2", &[]),
            ("gtpv2.message_type#2", &[]),
            ("count(gtpv2) == 2", &[2]),
            ("sctp.chunk_type#2", &[]),
            ("count(sctp) == 2", &[3]),
        ],
    );
}

#[test]
fn transactions_of_ansi_and_gtp_on_the_port_of_charging_have_their_own_names() {
    let transaction = [0xe2, 8, 0xc7, 4, 1, 2, 3, 4, 0xe8, 0];
    let udt = craft::sccp::udt(
        &craft::sccp::party("1555", 6),
        &craft::sccp::party("1556", 8),
        &transaction,
    );
    let transfer = craft::sigtran::m3ua_data(1, 2, 3, &udt).octets();
    let frames = [
        plain().sctp(&sctp(7).data(&data(1, ppid::M3UA, &transfer))).octets(),
        plain().udp(3386, 3386).payload(&craft::gtpv0::echo_request().octets()).octets(),
    ];
    check(
        &frames,
        &[
            ("tcap", &[]),
            ("ansi_tcap", &[1]),
            ("frame.protocols contains \"tcap\"", &[1]),
            ("gtp", &[2]),
            ("gtpprime", &[]),
            ("frame.protocols contains \"gtpprime\"", &[2]),
        ],
    );
}

#[test]
fn what_an_error_of_icmp_quotes_has_no_number_and_no_length_of_a_segment() {
    let segment = plain().tcp(&craft::tcp::tcp(1000, 0).ports(1, 3868).syn()).packet();
    let error = [&[3, 1, 0, 0, 0, 0, 0, 0], segment.as_slice()].concat();
    let frames = [plain().protocol(1).payload(&error).octets()];
    check(
        &frames,
        &[
            ("tcp.dstport == 3868", &[1]),
            ("tcp.seq == 1000", &[1]),
            ("tcp.seq_raw", &[]),
            ("tcp.len", &[]),
        ],
    );
}

#[test]
fn the_frame_that_was_shown_before_counts_for_the_time_since() {
    let frames =
        [plain().udp(1, 2).octets(), plain().udp(3, 4).octets(), plain().udp(1, 2).octets()];
    check(
        &frames,
        &[
            ("udp.port == 1 && frame.time_delta_displayed <= 2", &[1, 3]),
            ("udp.port == 1 && frame.time_delta_displayed < 2", &[1]),
            ("frame.time_delta_displayed == 1", &[]),
            ("frame.time_delta_displayed == 0", &[1]),
        ],
    );
}

#[test]
fn what_stands_behind_a_message_that_ends_too_early_is_not_read() {
    let parties = [craft::sccp::party("1555", 6), craft::sccp::party("1556", 8)];
    let segment = craft::sccp::segmentation(true, 0, 7);
    let message = |transaction: &[u8]| {
        let [called, calling] = &parties;
        let xudt = craft::sccp::xudt(called, calling, transaction, &[(16, &segment)]);
        let transfer = craft::sigtran::m3ua_data(1, 2, 3, &xudt).octets();
        data(1, ppid::M3UA, &transfer)
    };
    let whole = [0x62, 6, 0x48, 4, 1, 2, 3, 4];
    let frames = [
        plain().sctp(&sctp(7).data(&message(&whole))).octets(),
        plain().sctp(&sctp(8).data(&message(&whole[..6]))).octets(),
        plain().sctp(&sctp(9).data(&message(&whole[..6])).sack(1, &[], &[])).octets(),
    ];
    check(
        &frames,
        &[
            ("sccp.message_type == 17", &[1, 2, 3]),
            ("sccp.segmentation.slr", &[1]),
            ("count(sccp.parameter_length) == 3", &[1]),
            ("sctp.chunk_type == 3", &[3]),
        ],
    );
}

#[test]
fn a_number_has_every_signal() {
    let message = [1, 0, 1, 0, 0, 0, 10, 0, 2, 0, 5, 4, 0x10, 0x21, 0x43, 0xf5];
    let transfer = craft::sigtran::m3ua_data(1, 2, 5, &message).octets();
    let frames = [plain().sctp(&sctp(7).data(&data(1, ppid::M3UA, &transfer))).octets()];
    check(
        &frames,
        &[
            ("isup.called == \"12345F\"", &[1]),
            ("e164.called_party_number.digits contains \"5F\"", &[1]),
            ("isup.called == \"12345\"", &[]),
        ],
    );
}

#[test]
fn an_answer_tells_its_request_and_how_long_it_took() {
    let ask = |message: &[u8]| craft::frame().ip(A, B).udp(7, 2123).payload(message).octets();
    let tell = |message: &[u8]| craft::frame().ip(B, A).udp(2123, 7).payload(message).octets();
    let v1 = |kind| craft::gtpv1::message(kind).sequence(5).octets();
    let v2 = |kind| craft::gtpv2::message(kind).sequence(5).octets();
    check(
        &[ask(&v1(16)), tell(&v1(17)), tell(&v1(17))],
        &[("gtp.response_to == 1", &[2]), ("gtp.time == 1", &[2]), ("gtp.time > 1", &[])],
    );
    check(
        &[ask(&v2(32)), ask(&v2(32)), tell(&v2(33)), ask(&v2(34)), ask(&v2(33))],
        &[
            ("gtpv2.response_to == 2", &[3]),
            // The last request under a number counts, whoever asked and whatever the answer is for.
            ("gtpv2.response_to == 4", &[5]),
            ("gtpv2.response_time == 1", &[3, 5]),
        ],
    );
    let pfcp = |kind| craft::pfcp::message(kind).sequence(5).octets();
    let ask = |message: &[u8]| craft::frame().ip(A, B).udp(8805, 8805).payload(message).octets();
    check(
        &[ask(&pfcp(5)), ask(&pfcp(11))],
        &[("pfcp.response_to == 1 and pfcp.response_time", &[2])],
    );
}

#[test]
fn every_answer_of_diameter_tells_the_last_request_of_its_number() {
    let request = craft::diameter::device_watchdog_request("a.example", "example").numbers(7, 8);
    let answer = craft::diameter::update_location_answer(2001).numbers(7, 8);
    let carried = |message: &craft::diameter::Message, tag| {
        let packet = sctp(tag).data(&data(tag, ppid::DIAMETER, &message.octets()));
        let ports = if tag == 1 { (3868, 40000) } else { (40000, 3868) };
        let ends = if tag == 1 { (B, A) } else { (A, B) };
        craft::frame().ip(ends.0, ends.1).sctp(&packet.ports(ports.0, ports.1)).octets()
    };
    let (asked, answered) = (carried(&request, 2), carried(&answer, 1));
    check(
        &[asked, answered.clone()],
        &[
            ("diameter.answer_to == 1 && diameter.resp_time == 1", &[2]),
            ("diameter.answer_to", &[2]),
        ],
    );
    check(&[answered], &[("diameter.answer_to", &[])]);
}

#[test]
fn what_is_confirmed_counts_from_the_first_chunk_of_the_other_direction() {
    let packet = |ends: (Ipv4Addr, Ipv4Addr), ports: (u16, u16), packet: craft::sctp::Sctp| {
        craft::frame().ip(ends.0, ends.1).sctp(&packet.ports(ports.0, ports.1)).octets()
    };
    let forward = packet((A, B), (1, 2), sctp(9).data(&data(100, 0, b"abcd")));
    let back = packet((B, A), (2, 1), sctp(4).sack(102, &[], &[]));
    let alone = packet((A, B), (1, 3), sctp(5).sack(102, &[], &[]));
    check(
        &[forward, back, alone],
        &[("sctp.data_tsn == 0", &[1]), ("sctp.sack_cumulative_tsn_ack == 2", &[2])],
    );
}

#[test]
fn windows_are_scaled_where_both_ends_agreed() {
    let segment = |is_answer: bool, numbers: (u32, u32), flags: u8, options: &[u8]| {
        let (ends, ports) = if is_answer { ((B, A), (2, 1)) } else { ((A, B), (1, 2)) };
        let tcp = craft::tcp::tcp(numbers.0, numbers.1).ports(ports.0, ports.1).flags(flags);
        craft::frame().ip(ends.0, ends.1).tcp(&tcp.options(options)).octets()
    };
    let begin = segment(false, (100, 0), 2, &[3, 3, 3, 1]);
    let answer = segment(true, (200, 101), 0x12, &[3, 3, 2, 1]);
    let without = segment(true, (200, 101), 0x12, &[]);
    let third = segment(false, (101, 201), 0x10, &[]);
    check(
        &[begin.clone(), answer, third.clone()],
        &[
            ("tcp.window_size_scalefactor == 8", &[3]),
            ("tcp.srcport < tcp.window_size_scalefactor", &[3]),
            ("tcp.window_size == tcp.window_size_value", &[1, 2]),
            ("tcp.completeness == 3 and tcp.flags.str contains \"A\"", &[3]),
        ],
    );
    let block = [1, 1, 5, 10, 0, 0, 0, 205, 0, 0, 0, 209];
    let confirms = segment(false, (101, 201), 0x10, &block);
    check(
        &[begin.clone(), without.clone(), confirms],
        &[
            ("tcp.options.sack_le == 5 and tcp.options.sack_re == 9", &[3]),
            ("tcp.options.sack.count == 1 and tcp.options.sack[1] == 0a", &[3]),
            ("tcp.options.nop and count(tcp.options.nop) == 2", &[3]),
            ("tcp.connection.syn", &[1]),
            ("tcp.connection.synack", &[2]),
        ],
    );
    // A number without sign has no place before or behind what is below zero: that satisfies none, and fails no `all`.
    let cases: &[(&str, &[u64])] = &[
        ("tcp.window_size_scalefactor == -2", &[3]),
        ("tcp.window_size_scalefactor < tcp.srcport", &[3]),
        ("tcp.srcport < tcp.window_size_scalefactor", &[]),
        ("tcp.srcport > tcp.window_size_scalefactor", &[]),
        ("all tcp.srcport < tcp.window_size_scalefactor", &[3]),
        ("tcp.srcport != tcp.window_size_scalefactor", &[3]),
    ];
    check(&[begin, without, third], cases);
}

#[test]
fn what_a_segment_that_resets_carries_is_why() {
    let segment = |flags| craft::tcp::tcp(1, 1).ports(1, 3868).flags(flags);
    let mut frames =
        [0x18, 0x14].map(|flags| plain().tcp(&segment(flags)).payload(b"why").octets());
    frames[0][14 + 20 + 12] |= 2;
    let cases: &[(&str, &[u64])] = &[
        ("tcp.payload", &[1]),
        ("tcp.reset_cause == \"why\"", &[2]),
        ("tcp.flags == 0x218", &[1]),
        ("tcp.len == 3", &[1, 2]),
    ];
    check(&frames, cases);
}

#[test]
fn the_header_that_linux_writes_is_asked_like_a_layer() {
    let ip = craft::frame().ip(A, B).udp(1, 2).octets();
    let packet = &ip[14..];
    let header = |len: u8, kind: u8| {
        [&[0, 4, 0, 1, 0, len, 2, 3, 4, 5, 6, 7, 8, 9, 8, kind], packet].concat()
    };
    let frames = [header(6, 0), header(4, 0), header(0, 0)];
    let cases: &[(&str, &[u64])] = &[
        ("sll.src.eth == 02:03:04:05:06:07", &[1]),
        ("sll.src.ipv4 == 2.3.4.5 and sll.unused == 06:07:08:09", &[2]),
        ("sll.halen == 0 && len(sll.unused) == 8", &[3]),
        ("sll.etype == 0x0800 and sll.pkttype == 4 and sll.hatype == 1", &[1, 2, 3]),
        ("sll contains 0a:00:00:02", &[1, 2, 3]),
        ("len(sll) == 16 and sll[14:2] == 08:00 and frame.encap_type == 25", &[1, 2, 3]),
    ];
    for (filter, expected) in cases {
        assert_eq!(shown_on(LinkType(113), &frames, filter), *expected, "{filter}");
    }
    let second = [&[8, 0, 0, 0, 0, 0, 0, 9, 0, 1, 4, 6, 2, 3, 4, 5, 6, 7, 0, 0], packet].concat();
    let filter = "sll.ifindex == 9 and sll.src.eth == 02:03:04:05:06:07 and len(sll) == 20";
    assert_eq!(shown_on(LinkType(276), &[second], filter), [1]);
}

#[test]
fn a_message_of_gtpv2_is_as_long_as_it_says() {
    let message = craft::gtpv2::message(34).octets();
    assert_eq!(message.len(), 12);
    let whole = plain().udp(7, 2123).payload(&message).octets();
    let mut said = message;
    said[3] = 200;
    let longer = plain().udp(7, 2123).payload(&said).octets();
    check(&[whole, longer], &[("len(gtpv2) == 12", &[1]), ("len(gtpv2) == 204", &[2])]);
}
