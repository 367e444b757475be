//! The path of a packet, from octets to effects.
#![expect(clippy::unwrap_used, clippy::tests_outside_test_module, reason = "tests")]

use std::sync::Arc;

use craft::{frame, gtpu, gtpv0, gtpv1, gtpv2};
use inspect::{Arrival, Direction, Fate, FrameId, Inspector, Reason, Tick, Verdict};
use numbering::Digits;
use proptest::prelude::*;
use ruletable::{
    Builder, Case, Cause, Comparison, Expr, Member, Mode, Operand, RuleRow, RuleTable, Selector,
    Stage, Test,
};

const BARRED: &str = "262011234567890";
const WELCOME: &str = "901701234567890";
const NO_RESOURCES: u32 = 199;

#[test]
fn a_message_that_no_rule_blocks_leaves_as_it_came() {
    let octets = frame().payload(&create(WELCOME).octets()).octets();

    let found = inspect(&mut inspector(Verdict::Drop), &octets);

    assert_eq!((found.fate, found.reason, found.messages), (Fate::Send, Reason::NONE, 1));
}

#[test]
fn without_a_policy_signalling_is_refused() {
    let octets = frame().payload(&create(WELCOME).octets()).octets();

    let found = inspect(&mut Inspector::new("test", 1), &octets);

    assert_eq!((found.fate, found.reason), (Fate::Discard, Reason::NO_POLICY));
}

#[test]
fn every_reason_of_a_single_frame_is_reached() {
    let message = create(WELCOME).octets();
    let whole = frame().payload(&message);
    let cut = |octets: &[u8], len: usize| octets[..len].to_vec();
    let mut checksum = whole.octets();
    checksum[24] ^= 1;
    let lie = gtpv2::create_session_request().ie_with_length(1, 900, &[0x62]).octets();
    let version = gtpv2::create_session_request().version(5).octets();
    let piggyback = create(WELCOME).piggyback(&gtpv2::create_session_request().version(1)).octets();
    let many =
        (0..300).fold(gtpv2::create_session_request(), |message, _| message.imsi(WELCOME)).octets();
    let v6 = (
        "2001:db8::1".parse::<std::net::IpAddr>().unwrap(),
        "2001:db8::2".parse::<std::net::IpAddr>().unwrap(),
    );
    let deep =
        (0..9).fold(frame().ip(v6.0, v6.1), |frame, _| frame.extension(60, &[1, 4, 0, 0, 0, 0]));
    let cases: &[(Reason, Vec<u8>)] = &[
        (Reason::RULE, frame().payload(&create(BARRED).octets()).octets()),
        (Reason::NOT_PASSED, frame().udp(9, 9).payload(b"?").octets()),
        (Reason::TOO_MANY_VALUES, frame().payload(&many).octets()),
        (Reason::ETHERNET_MALFORMED, cut(&whole.octets(), 13)),
        (Reason::VLAN_DEPTH, frame().vlan(1).vlan(2).vlan(3).payload(&message).octets()),
        (Reason::IPV4_MALFORMED, cut(&whole.octets(), 30)),
        (Reason::IPV4_CHECKSUM, checksum),
        (Reason::IPV6_MALFORMED, cut(&frame().ip(v6.0, v6.1).payload(&message).octets(), 40)),
        (Reason::IPV6_DEPTH, deep.payload(&message).octets()),
        (
            Reason::IPV6_ROUTING,
            frame().ip(v6.0, v6.1).extension(43, &[0, 1, 0, 0, 0, 0]).payload(&message).octets(),
        ),
        (Reason::UDP_MALFORMED, frame().udp_length(9).payload(&message).octets()),
        (Reason::UDP_CHECKSUM, frame().udp_checksum(0x1234).payload(&message).octets()),
        (Reason::TCP_MALFORMED, frame().protocol(6).payload(&[1]).octets()),
        (Reason::FRAGMENT_TINY, whole.fragment(0, true, &[0; 8])),
        (Reason::FRAGMENT_MALFORMED, whole.fragment(0, true, &[0; 33])),
        (Reason::FRAGMENT_TOO_LONG, whole.fragment(60_000, true, &[0; 32])),
        (Reason::GTP_MALFORMED, frame().payload(&version).octets()),
        (Reason::GTP_ELEMENT, frame().payload(&lie).octets()),
        (Reason::GTP_PIGGYBACK, frame().payload(&piggyback).octets()),
    ];
    for (reason, octets) in cases {
        let found = inspect(&mut inspector(Verdict::Drop), octets);

        assert_eq!((found.fate, found.reason), (Fate::Discard, *reason), "{reason}");
    }
}

#[test]
fn pieces_wait_and_leave_with_the_one_that_completes_them() {
    let mut inspector = inspector(Verdict::Drop);
    let pieces = frame().payload(&create(WELCOME).octets()).fragments(3);

    let first = inspect_as(&mut inspector, &pieces[2], 7, Tick(0));
    let second = inspect_as(&mut inspector, &pieces[0], 8, Tick(1));
    let last = inspect_as(&mut inspector, &pieces[1], 9, Tick(2));

    assert_eq!((first.fate, second.fate), (Fate::Hold, Fate::Hold));
    assert_eq!(
        (last.fate, last.others, last.messages),
        (Fate::Send, vec![FrameId(7), FrameId(8)], 1)
    );
}

#[test]
fn pieces_of_a_blocked_message_end_together() {
    let mut inspector = inspector(Verdict::Drop);
    let pieces = frame().payload(&create(BARRED).octets()).fragments(2);

    inspect_as(&mut inspector, &pieces[0], 3, Tick(0));
    let last = inspect_as(&mut inspector, &pieces[1], 4, Tick(0));

    assert_eq!(
        (last.fate, last.reason, last.others),
        (Fate::Discard, Reason::RULE, vec![FrameId(3)])
    );
}

#[test]
fn pieces_of_another_vlan_or_direction_are_another_datagram() {
    let mut inspector = inspector(Verdict::Drop);
    let message = create(WELCOME).octets();
    let tagged = frame().vlan(5).payload(&message).fragments(2);
    let plain = frame().payload(&message).fragments(2);

    inspect_as(&mut inspector, &plain[0], 1, Tick(0));
    let other_vlan = inspect_as(&mut inspector, &tagged[1], 2, Tick(0));

    assert_eq!(other_vlan.fate, Fate::Hold);
}

#[test]
fn overlap_ends_what_waited_and_lapse_ends_what_waits_too_long() {
    let mut inspector = inspector(Verdict::Drop);
    let whole = frame().payload(&create(WELCOME).octets());
    inspect_as(&mut inspector, &whole.fragment(0, true, &[1; 32]), 1, Tick(0));

    let overlap = inspect_as(&mut inspector, &whole.fragment(24, true, &[2; 32]), 2, Tick(0));
    let other = whole.id(99).fragment(0, true, &[1; 32]);
    inspect_as(&mut inspector, &other, 3, Tick(5));

    assert_eq!((overlap.reason, overlap.others), (Reason::FRAGMENT_OVERLAP, vec![FrameId(1)]));
    assert!(inspector.lapse(Tick(5)).is_none());
    let late = Tick(0).after_ms(3000);
    let lapsed: Vec<FrameId> =
        std::iter::from_fn(|| inspector.lapse(late)).flat_map(|lapse| lapse.frames).collect();
    assert_eq!(lapsed, [FrameId(3)]);
}

#[test]
fn without_a_number_to_hold_it_under_a_piece_ends() {
    let octets = frame().payload(&create(WELCOME).octets()).fragments(2).remove(0);
    let arrival =
        Arrival { octets: &octets, direction: Direction::Inward, hold_as: None, now: Tick(0) };

    let mut inspector = inspector(Verdict::Drop);
    let found = inspector.inspect(&arrival);

    assert_eq!((found.fate, found.decision.reason), (Fate::Discard, Reason::HOLD_FULL));
}

#[test]
fn the_strictest_verdict_of_a_packet_counts() {
    let answer = gtpv2::create_session_response().teid(1).cause(16);
    let octets = frame()
        .payload(&answer.piggyback(&gtpv2::message(95).teid(1).imsi(BARRED)).octets())
        .octets();

    let found = inspect(&mut inspector_for(95, Verdict::Drop), &octets);

    assert_eq!((found.fate, found.messages), (Fate::Discard, 2));
}

#[test]
fn a_rejected_request_is_answered_to_its_own_endpoint() {
    let v2 =
        create(BARRED).sequence(77).f_teid(0, 6, 0xabcd, std::net::Ipv4Addr::new(192, 0, 2, 1));
    let v2 = v2.bearer_context(0, &gtpv2::group().ebi(5)).octets();
    let v1 = gtpv1::create_pdp_context_request()
        .sequence(9)
        .imsi(BARRED)
        .teid_control(0xabcd)
        .nsapi(5)
        .octets();
    let v0 = gtpv0::message(16).tunnel(BARRED, 5).sequence(9).flow_labels(1, 0xabcd).octets();

    for (port, request, answer) in
        [(2123, v2, &[0x48, 33][..]), (2123, v1, &[0x32, 17]), (3386, v0, &[0x1e, 17])]
    {
        let octets = frame().vlan(12).udp(4000, port).payload(&request).octets();
        let mut inspector = inspector(Verdict::Reject(Cause(NO_RESOURCES)));
        let arrival = Arrival {
            octets: &octets,
            direction: Direction::Inward,
            hold_as: Some(FrameId(0)),
            now: Tick(0),
        };
        let finding = inspector.inspect(&arrival);

        assert_eq!(finding.fate, Fate::Answer);
        let back = packet::decode(finding.answer).unwrap();
        let there = packet::decode(&octets).unwrap();
        assert_eq!((back.source(), back.destination()), (there.destination(), there.source()));
        assert_eq!(back.transport.ports(), Some((port, 4000)));
        assert_eq!((back.source_mac, back.vlans.len()), (there.destination_mac, 1));
        assert_eq!(back.payload[..2], *answer);
        assert!(back.payload.windows(2).any(|octets| octets == [0xab, 0xcd]));
        let carrier = dissect::Carrier::Udp { source_port: port, destination_port: 4000 };
        assert!(dissect::decode(carrier, back.payload).unwrap().is_some());
    }
}

#[test]
fn a_rejected_message_that_has_no_answer_is_dropped() {
    let octets = frame().payload(&gtpv2::message(34).teid(1).imsi(BARRED).octets()).octets();

    let found = inspect(&mut inspector_for(34, Verdict::Reject(Cause(NO_RESOURCES))), &octets);

    assert_eq!((found.fate, found.reason), (Fate::Discard, Reason::RULE));
}

#[test]
fn user_data_and_neighbours_pass() {
    let inner = craft::ip_packet([10, 0, 0, 1], [8, 8, 8, 8], (1, 2), b"hello");
    let user = frame().udp(2152, 2152).payload(&gtpu::gpdu(1, &inner).octets()).octets();
    let arp = [&[0xff; 12][..], &[8, 6], &[0; 46]].concat();

    for octets in [user, arp] {
        assert_eq!(inspect(&mut inspector(Verdict::Drop), &octets).fate, Fate::Send);
    }
}

proptest! {
    #[test]
    fn any_frames_leave_every_held_number_accounted_for(
        frames in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..120), 0..50),
        kinds in proptest::collection::vec(0_u8..4, 50),
    ) {
        let mut inspector = inspector(Verdict::Drop);
        let mut held = std::collections::BTreeSet::new();
        for (number, (octets, kind)) in (0_u32..).zip(frames.iter().zip(kinds)) {
            let octets = match kind {
                0 => octets.clone(),
                1 => frame().payload(octets).octets(),
                2 => frame().id(u32::from(kind)).fragment(usize::from(octets.first().copied().unwrap_or(0)) * 8, true, octets),
                _ => frame().udp(2152, 2152).payload(octets).octets(),
            };
            let found = inspect_as(&mut inspector, &octets, number, Tick(u64::from(number)));
            for id in &found.others {
                prop_assert!(held.remove(id), "a frame that was not held left");
            }
            if found.fate == Fate::Hold {
                held.insert(FrameId(number));
            }
        }
        while let Some(lapse) = inspector.lapse(Tick(u64::MAX)) {
            for id in lapse.frames {
                prop_assert!(held.remove(&id));
            }
        }
        prop_assert!(held.is_empty());
    }
}

#[derive(Debug)]
struct Found {
    fate: Fate,
    reason: Reason,
    others: Vec<FrameId>,
    messages: u8,
}

fn inspect(inspector: &mut Inspector, octets: &[u8]) -> Found {
    inspect_as(inspector, octets, 0, Tick(0))
}

fn inspect_as(inspector: &mut Inspector, octets: &[u8], number: u32, now: Tick) -> Found {
    let arrival =
        Arrival { octets, direction: Direction::Inward, hold_as: Some(FrameId(number)), now };
    let finding = inspector.inspect(&arrival);
    Found {
        fate: finding.fate,
        reason: finding.decision.reason,
        others: finding.others.to_vec(),
        messages: finding.messages,
    }
}

fn create(imsi: &str) -> gtpv2::Message {
    gtpv2::create_session_request()
        .imsi(imsi)
        .apn("internet.mnc070.mcc901.gprs")
        .rat(6)
        .serving_network("901-70")
}

fn inspector(verdict: Verdict) -> Inspector {
    inspector_for(32, verdict)
}

/// Accepts all but messages about one subscriber: creates of every version, and one GTPv2-C message.
fn inspector_for(kind: u32, verdict: Verdict) -> Inspector {
    let mut builder = Builder::new(inspect::schema(), "test");
    builder.accept_by_default();
    let row = RuleRow {
        name: "barred".into(),
        stage: Stage::Screen,
        mode: Mode::Enforce,
        verdict,
        slot: 0,
    };
    let rule = builder.rule(row).unwrap();
    for (protocol, kind) in [(1, 16), (2, kind), (4, 16)] {
        let imsi = dissect::find("e212.imsi").find(|row| row.id.protocol == protocol).unwrap().id;
        let operand = Operand::Is(Member::Digits(Digits::parse(BARRED).unwrap()));
        let when = Expr::Test(Test::Field(Comparison {
            field: imsi,
            every: false,
            negated: false,
            operand,
        }));
        let selectors = [Selector { protocol, kind: Some(kind) }];
        builder.on(rule, &Case::new(&selectors, &when)).unwrap();
    }
    builder.serial(1);
    let table = RuleTable::load(&builder.bundle().unwrap(), inspect::schema()).unwrap();
    let mut inspector = Inspector::new("test", 1);
    inspector.adopt(Arc::new(table), 1);
    inspector
}
