//! What blocks a message leaves the transport that carried it alive, and its neighbours as they came.

use craft::{Frame, diameter, frame, gtpv1, gtpv2, sccp, sctp, sigtran, tcap, tcp};
use inspect::{Direction, Fate, Reason};
use packet::{Packet, Transport};
use sigwall_tests::middle::{Middle, Passed};

const ATI: u8 = 71;
const SRI_SM: u8 = 45;
const BARRED: &str = "001019999999999";
const WELCOME: &str = "001010123456789";

#[test]
fn a_blocked_message_of_m3ua_becomes_an_acknowledgement_and_its_neighbours_pass_as_they_came() {
    let mut middle = policy("rule r { on map.invoke; when map.op == 71; then drop }");
    let chunks = [map(1, SRI_SM), map(2, ATI), map(3, SRI_SM)];

    let passed = forth(&mut middle, &packet(&chunks));

    let [edited] = user_messages(&passed.on[0]).try_into().unwrap_or_else(|_| panic!());
    let octets = |place: usize| chunks[place].1.clone();
    assert_eq!(passed.fate, Fate::Edit);
    assert_eq!((&edited[0], &edited[2]), (&octets(0), &octets(2)));
    assert_eq!(edited[1][..4], [1, 0, 3, 6]);
    assert_eq!(edited[1].len(), octets(1).len());
}

#[test]
fn neutralising_ends_the_innermost_layer_that_can_end_silently() {
    for (data, at, expected) in [
        (tcap::begin(&[1, 2, 3, 4], &[], &[tcap::invoke(1, ATI, &[])]), 0, 0x64),
        (tcap::continue_(&[1], &[2], &[tcap::invoke(1, ATI, &[])]), 0, 0x65),
    ] {
        let mut middle = policy("rule r { on map.invoke; then neutralise }");
        let sccp = sccp::udt(&sccp::party("15550", 6), &sccp::party("49170", 8), &data);

        let passed = forth(&mut middle, &packet(&[(1, m3ua(&sccp))]));

        let edited = &user_messages(&passed.on[0])[0][0];
        let sccp_begin = edited.len() - sccp.len().next_multiple_of(4);
        let data_begin = sccp_begin + sccp.len() - data.len();
        assert_eq!(edited[data_begin + at], expected);
        assert_eq!(edited[sccp_begin], if expected == 0x64 { 0x09 } else { 0x0a });
    }
}

#[test]
fn a_rejected_operation_comes_back_by_sccp_or_is_unknown_where_its_neighbours_go_on() {
    let mut middle = policy("rule r { on map.invoke; when map.op == 71; then reject }");
    let one = tcap::begin(&[1], &[], &[tcap::invoke(1, ATI, &[])]);
    let two = tcap::begin(&[1], &[], &[tcap::invoke(1, SRI_SM, &[]), tcap::invoke(2, ATI, &[])]);
    let udt = |data: &[u8]| sccp::udt(&sccp::party("15550", 6), &sccp::party("49170", 8), data);

    let alone = forth(&mut middle, &packet(&[(1, m3ua(&udt(&one)))]));
    let among = forth(&mut middle, &packet(&[(2, m3ua(&udt(&two)))]));

    let alone = &user_messages(&alone.on[0])[0][0];
    assert!(alone.windows(2).any(|pair| pair == [0xfb, 0x00]) || alone.contains(&0xfb));
    let among = &user_messages(&among.on[0])[0][0];
    assert!(among.windows(3).any(|code| code == [2, 1, 0x7f]));
    assert!(among.windows(3).any(|code| code == [2, 1, SRI_SM]));
    assert!(!among.contains(&0xfb));
}

#[test]
fn what_comes_again_leaves_with_the_same_octets_even_when_it_would_be_judged_otherwise() {
    let mut middle = policy("rule r { on map.invoke; limit 1/h; then drop }");
    let frames = [packet(&[map(1, SRI_SM)]), packet(&[map(2, SRI_SM)])];

    let first: Vec<Passed> = frames.iter().map(|octets| forth(&mut middle, octets)).collect();
    middle.wait(7_200_000);
    let again: Vec<Passed> = frames.iter().rev().map(|octets| forth(&mut middle, octets)).collect();

    assert_eq!((first[0].fate, first[1].fate), (Fate::Send, Fate::Edit));
    assert_eq!(again[0].on, first[1].on);
    assert_eq!(again[1].on, first[0].on);
}

#[test]
fn a_message_in_chunks_of_several_packets_waits_and_is_edited_in_its_first_piece() {
    let mut middle = policy("rule r { on map.invoke; when map.op == 71; then drop }");
    let (tsn, message) = map(10, ATI);
    let pieces = sctp::data(tsn, 3, &message).split(3);
    let frames: Vec<_> =
        pieces.iter().map(|piece| frame().sctp(&sctp::sctp(7).data(piece)).octets()).collect();

    let passed: Vec<_> = frames.iter().map(|octets| forth(&mut middle, octets)).collect();
    let again = forth(&mut middle, &frames[0]);

    assert_eq!(
        [passed[0].fate, passed[1].fate, passed[2].fate],
        [Fate::Hold, Fate::Hold, Fate::Edit]
    );
    let left = &passed[2].on;
    assert_eq!(left.len(), 3);
    let whole: Vec<u8> =
        left.iter().flat_map(|frame| user_messages(frame).concat().concat()).collect();
    assert_eq!(whole[..4], [1, 0, 3, 6]);
    assert!(whole[12..].iter().all(|octet| *octet == 0));
    assert_eq!(again.on, left[..1]);
}

#[test]
fn pieces_that_waited_too_long_leave_and_what_is_blocked_late_ends_the_association() {
    let mut middle = policy("rule r { on map.invoke; when map.op == 71; then drop }");
    let (tsn, message) = map(10, ATI);
    let pieces = sctp::data(tsn, 3, &message).split(2);
    let frames: Vec<_> =
        pieces.iter().map(|piece| frame().sctp(&sctp::sctp(7).data(piece)).octets()).collect();

    let first = forth(&mut middle, &frames[0]);
    let left = middle.wait(600);
    let last = forth(&mut middle, &frames[1]);

    assert_eq!(first.fate, Fate::Hold);
    assert_eq!(left, [(Reason::NONE, Some(frames[0].clone()))]);
    assert_eq!(last.fate, Fate::Reset);
    assert_eq!(chunk_kinds(&last.on[0]), [6]);
    assert_eq!(chunk_kinds(last.back.as_ref().unwrap()), [6]);
}

#[test]
fn a_segment_waits_for_the_rest_of_its_message_and_leaves_edited() {
    let mut middle =
        policy("rule r { on diameter.request; when imsi == \"001019999999999\"; then drop }");
    let good = update(1, WELCOME);
    let bad = update(2, BARRED);
    let stream = [good.as_slice(), &bad, &good].concat();
    let cut = good.len() + 9;

    let syn = forth(&mut middle, &segment(99, &[]).tcp(&tcp::tcp(99, 0).syn()).octets());
    let first = forth(&mut middle, &segment(100, &stream[..cut]).octets());
    let rest = forth(&mut middle, &segment(sequence(100, cut), &stream[cut..]).octets());
    let again = forth(&mut middle, &segment(sequence(100, 4), &stream[4..cut + 40]).octets());

    assert_eq!([syn.fate, first.fate, rest.fate], [Fate::Send, Fate::Hold, Fate::Edit]);
    let left: Vec<u8> = rest.on.iter().flat_map(|frame| payload(frame)).collect();
    let bad_begin = good.len();
    assert_eq!(left.len(), stream.len());
    assert_eq!(left[..bad_begin], good);
    assert_eq!(left[bad_begin + 4], 0x40);
    assert_ne!(left[bad_begin + 12..bad_begin + 16], bad[12..16]);
    assert_eq!(left[bad_begin + bad.len()..], good);
    assert_eq!(payload(&again.on[0]), left[4..cut + 40]);
}

#[test]
fn a_message_longer_than_what_may_wait_is_judged_late_and_ends_its_connection() {
    let mut middle =
        policy("rule r { on diameter.request; when imsi == \"001019999999999\"; then drop }");
    let bad = diameter::request(316, diameter::S6A)
        .text(263, 0, "session")
        .avp(999, 0, &[0; 20_000])
        .text(1, 0, BARRED)
        .octets();
    forth(&mut middle, &segment(99, &[]).tcp(&tcp::tcp(99, 0).syn()).octets());

    let mut passed = Vec::new();
    for (place, piece) in bad.chunks(1400).enumerate() {
        passed.push(forth(&mut middle, &segment(sequence(100, place * 1400), piece).octets()));
    }

    let last = passed.last().unwrap();
    assert_eq!(last.fate, Fate::Reset);
    let flags = |frame: &[u8]| match decode(frame).transport {
        Transport::Tcp(tcp) => (tcp.flags, tcp.sequence),
        _ => panic!(),
    };
    assert_eq!(flags(&last.on[0]).0, 0x14);
    assert_eq!(flags(last.back.as_ref().unwrap()), (0x04, 555));
    let left: usize = passed.iter().map(|one| one.on.len()).sum();
    assert_eq!(left, passed.len());
}

#[test]
fn octets_ahead_of_others_wait_shortly_and_leave_and_what_is_blocked_in_them_ends_the_connection() {
    let mut middle =
        policy("rule r { on diameter.request; when imsi == \"001019999999999\"; then drop }");
    let (good, bad) = (update(1, WELCOME), update(2, BARRED));
    forth(&mut middle, &segment(99, &[]).tcp(&tcp::tcp(99, 0).syn()).octets());
    let ahead = segment(sequence(100, good.len()), &bad).octets();

    let first = forth(&mut middle, &ahead);
    let soon = middle.wait(10);
    let later = middle.wait(15);
    let last = forth(&mut middle, &segment(100, &good).octets());

    assert_eq!((first.fate, soon), (Fate::Hold, Vec::new()));
    assert_eq!(later, [(Reason::NONE, Some(ahead))]);
    assert_eq!((last.fate, last.rule.as_deref()), (Fate::Reset, Some("r")));
}

#[test]
fn a_probe_with_any_octet_reaches_the_receiver_with_the_one_that_was_there() {
    let mut middle = policy("");
    let good = update(1, WELCOME);
    forth(&mut middle, &segment(99, &[]).tcp(&tcp::tcp(99, 0).syn()).octets());
    forth(&mut middle, &segment(100, &good).octets());

    let probe = forth(&mut middle, &segment(sequence(99, good.len()), &[0xa5]).octets());

    assert_eq!(probe.decision.verdict.name(), "accept");
    assert_eq!(decode(&probe.on[0]).payload, &good[good.len() - 1..]);
}

#[test]
fn a_reset_is_told_to_both_ends() {
    let mut middle =
        policy("rule r { on diameter.request; then reset }\nrule s { on map.invoke; then reset }");
    forth(&mut middle, &segment(99, &[]).tcp(&tcp::tcp(99, 0).syn()).octets());

    let stream = forth(&mut middle, &segment(100, &update(1, WELCOME)).octets());
    let association = forth(&mut middle, &packet(&[map(1, ATI)]));

    for passed in [&stream, &association] {
        assert_eq!((passed.fate, passed.on.len(), passed.back.is_some()), (Fate::Reset, 1, true));
    }
    assert_eq!(chunk_kinds(&association.on[0]), [6]);
    let back = decode(association.back.as_ref().unwrap());
    let Transport::Sctp(header) = back.transport else { panic!() };
    assert_eq!((header.verification_tag, back.payload), (7, [6, 1, 0, 4].as_slice()));
}

#[test]
fn a_stripped_element_becomes_one_that_its_receiver_ignores() {
    let mut middle = policy(
        "rule a { on gtpv2 \"Create Session Request\"; then strip gtpv2.mei }
         rule b { on gtp \"Create PDP context request\"; then strip gtp.apn }
         rule c { on diameter.request; then strip diameter.User-Name }",
    );
    let v2 = gtpv2::create_session_request().imsi(WELCOME).apn("internet").ie(75, &[0x12; 8]);
    let v1 = gtpv1::create_pdp_context_request().imsi(WELCOME).apn("internet");
    let (v2, v1) = (frame().payload(&v2.octets()), frame().payload(&v1.octets()));
    forth(&mut middle, &segment(99, &[]).tcp(&tcp::tcp(99, 0).syn()).octets());

    let v2 = forth(&mut middle, &v2.octets());
    let v1 = forth(&mut middle, &v1.octets());
    let diameter = forth(&mut middle, &segment(100, &update(1, WELCOME)).octets());

    for passed in [&v2, &v1, &diameter] {
        assert_eq!((passed.fate, passed.decision.verdict.name()), (Fate::Edit, "strip"));
    }
    let has = |passed: &Passed, octets: &[u8]| {
        passed.on[0].windows(octets.len()).any(|window| window == octets)
    };
    assert!(!has(&v2, &[0x12; 8]) && has(&v2, &[255, 0, 8, 0, 0, 0]));
    assert!(!has(&v1, b"\x08internet") && has(&v1, &[255, 0, 9, 0, 0]));
    assert!(!has(&diameter, WELCOME.as_bytes()) && has(&diameter, &[0, 0xff, 0xff, 0xfe]));
}

#[test]
fn an_answer_is_made_to_say_what_the_rule_says_and_e_goes_with_errors_of_the_protocol() {
    for (cause, flags) in [("5003", 0x40), ("3004", 0x60)] {
        let mut middle = policy(&format!("rule r {{ on diameter.answer; then reject {cause} }}"));
        forth(&mut middle, &segment(99, &[]).tcp(&tcp::tcp(99, 0).syn()).octets());
        let answer = diameter::update_location_answer(2001).octets();

        let passed = forth(&mut middle, &segment(100, &answer).octets());

        let left = payload(&passed.on[0]);
        let code = cause.parse::<u32>().unwrap().to_be_bytes();
        assert!(left.windows(4).any(|word| word == code));
        assert_eq!(left[4], flags);
    }
}

#[test]
fn on_a_link_or_with_a_partner_that_is_monitored_all_goes_on_as_it_came() {
    for text in [
        "link \"test\" { mode monitor }\nstage screen\nrule r { on gtpv2; then drop }",
        "partner acme { ip 192.0.2.0/24; mode monitor }\nstage screen\nrule r { on gtpv2; then drop }",
    ] {
        let mut middle = Middle::new(&format!("policy \"t\" {{ default accept }}\n{text}"));
        let octets = frame().payload(&gtpv2::create_session_request().octets()).octets();

        let passed = forth(&mut middle, &octets);

        assert_eq!((passed.fate, passed.rule.as_deref()), (Fate::Send, Some("r")), "{text}");
        assert_eq!(passed.on, [octets]);
    }
}

fn policy(rules: &str) -> Middle {
    Middle::new(&format!("policy \"t\" {{ default accept }}\nstage screen\n{rules}"))
}

fn forth(middle: &mut Middle, octets: &[u8]) -> Passed {
    middle.pass(Direction::Inward, octets)
}

fn m3ua(sccp: &[u8]) -> Vec<u8> {
    sigtran::m3ua_data(1, 2, 3, sccp).octets()
}

fn map(tsn: u32, operation: u8) -> (u32, Vec<u8>) {
    let data = tcap::begin(&[1, 2, 3, 4], &[], &[tcap::invoke(1, operation, &[])]);
    (tsn, m3ua(&sccp::udt(&sccp::party("15550", 6), &sccp::party("49170", 8), &data)))
}

fn packet(chunks: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let packet = chunks.iter().fold(sctp::sctp(7), |packet, (tsn, octets)| {
        packet.data(&sctp::data(*tsn, sctp::ppid::M3UA, octets))
    });
    frame().sctp(&packet).octets()
}

fn update(number: u32, imsi: &str) -> Vec<u8> {
    diameter::update_location_request(imsi, [0, 0xf1, 0x10]).numbers(number, number).octets()
}

fn segment(sequence: u32, octets: &[u8]) -> Frame {
    frame().tcp(&tcp::tcp(sequence, 555)).payload(octets)
}

fn sequence(from: u32, behind: usize) -> u32 {
    from + u32::try_from(behind).unwrap()
}

/// Reads a frame whose checksums must be right.
fn decode(frame: &[u8]) -> Packet<'_> {
    packet::decode(frame).unwrap()
}

fn payload(frame: &[u8]) -> Vec<u8> {
    decode(frame).payload.to_vec()
}

/// The user octets of every DATA chunk, by frame.
fn user_messages(frame: &[u8]) -> Vec<Vec<Vec<u8>>> {
    let packet = decode(frame);
    let Transport::Sctp(header) = packet.transport else { panic!("no SCTP") };
    let chunks = header.chunks(packet.payload).unwrap();
    let octets = chunks.filter_map(|chunk| chunk.data().map(|data| data.octets.to_vec()));
    vec![octets.collect()]
}

fn chunk_kinds(frame: &[u8]) -> Vec<u8> {
    let packet = decode(frame);
    let Transport::Sctp(header) = packet.transport else { panic!("no SCTP") };
    header.chunks(packet.payload).unwrap().map(|chunk| chunk.kind.0).collect()
}

#[test]
fn a_barred_subscriber_is_refused_in_every_version_of_gtp() {
    let mut middle = policy(
        "rule r {
           on   gtpv2 \"Create Session Request\", gtp \"Create PDP context request\",
                gtpv0 \"Create PDP context request\"
           when imsi in { 240010123456789, \"001019999999999\" }
           then reject
         }",
    );
    let v0 = craft::gtpv0::message(16).tunnel("240010123456789", 5).flow_labels(1, 2).octets();
    let v1 = gtpv1::create_pdp_context_request().imsi("240010123456789").octets();

    for octets in [frame().udp(3386, 3386).payload(&v0), frame().payload(&v1)] {
        let passed = forth(&mut middle, &octets.octets());

        assert_eq!(passed.rule.as_deref(), Some("r"), "{passed:?}");
        assert!(passed.on.is_empty());
    }
}
