//! GTP: who may use which tunnel, from its setting up to a minute after its end.

use std::net::Ipv4Addr;

use craft::{frame, gtpu, gtpv1, gtpv2};
use inspect::{Fate, Reason};
use sigwall_tests::world::{ACME, BRAVO, CORE, Fared, World};

const USER: Ipv4Addr = Ipv4Addr::new(100, 64, 0, 1);
const SERVER: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 9);
const IMSI: &str = "001010123456789";
const BOUND: &str = "state { gtpu bind; grace 0s }";

#[test]
fn user_packets_pass_only_through_the_tunnel_that_both_sides_agreed_on() {
    for setup in [attach_v2, attach_v1] {
        let mut world = World::new(BOUND);
        assert_eq!(refused(world.inward(&uplink(0x22, USER, ACME))), Reason::GTPU_UNKNOWN);
        setup(&mut world);

        assert_eq!(world.inward(&uplink(0x22, USER, ACME)).fate, Fate::Send);
        assert_eq!(world.outward(&downlink(0x12, USER)).fate, Fate::Send);
        assert_eq!(refused(world.inward(&uplink(0x23, USER, ACME))), Reason::GTPU_UNKNOWN);
        assert_eq!(refused(world.inward(&uplink(0x22, SERVER, ACME))), Reason::GTPU_INNER);
        assert_eq!(refused(world.outward(&downlink(0x12, SERVER))), Reason::GTPU_INNER);
        assert_eq!(refused(world.inward(&uplink(0x22, USER, BRAVO))), Reason::GTPU_PEER);
        assert_eq!(refused(world.outward(&uplink(0x22, USER, ACME))), Reason::GTPU_DIRECTION);
        assert_eq!(refused(world.inward(&nested())), Reason::GTPU_INNER_GTP);
    }
}

#[test]
fn a_tunnel_that_was_refused_or_not_answered_is_none() {
    let mut world = World::new(BOUND);
    world.inward(&control(ACME, CORE, &create_v2().octets()));
    assert_eq!(refused(world.inward(&uplink(0x22, USER, ACME))), Reason::GTPU_UNKNOWN);

    world.outward(&control(CORE, ACME, &created_v2().cause(73).octets()));
    assert_eq!(refused(world.inward(&uplink(0x22, USER, ACME))), Reason::GTPU_UNKNOWN);
}

#[test]
fn an_answer_of_another_node_or_to_no_request_sets_nothing_up() {
    let rule = "stage plausibility\nrule spoofed { on gtpv2\n when transaction.known == 0 or transaction.same_peer == 0\n then drop }";
    let mut world = World::new(&format!("{BOUND}\n{rule}"));
    let answer = created_v2().cause(16).octets();
    assert_eq!(refused(world.outward(&control(CORE, ACME, &answer))), Reason::RULE);

    world.inward(&control(ACME, CORE, &create_v2().octets()));
    let other = Ipv4Addr::new(10, 10, 0, 2);
    assert_eq!(refused(world.outward(&control(other, ACME, &answer))), Reason::RULE);
    assert_eq!(refused(world.inward(&uplink(0x22, USER, ACME))), Reason::GTPU_UNKNOWN);
    assert_eq!(world.outward(&control(CORE, ACME, &answer)).fate, Fate::Send);
    assert_eq!(world.inward(&uplink(0x22, USER, ACME)).fate, Fate::Send);
}

#[test]
fn what_was_blocked_changes_nothing() {
    let rule = format!(
        "stage screen\nrule barred {{ on gtpv2 \"Create Session Request\"\n when imsi == \"{IMSI}\"\n then drop }}"
    );
    let mut world = World::new(&format!("{BOUND}\n{rule}"));
    attach_v2(&mut world);

    assert_eq!(refused(world.inward(&uplink(0x22, USER, ACME))), Reason::GTPU_UNKNOWN);
}

#[test]
fn a_handover_moves_the_tunnel_and_the_old_end_is_gone() {
    let mut world = World::new(BOUND);
    attach_v2(&mut world);
    let old = (ACME, 0x12);
    let bearer = gtpv2::group().ebi(5).f_teid(0, 4, 0x32, BRAVO);
    let request = gtpv2::modify_bearer_request().teid(0x21).sequence(9).f_teid(0, 6, 0x31, BRAVO);
    world.inward(&control(BRAVO, CORE, &request.bearer_context(0, &bearer).octets()));
    assert_eq!(world.inward(&uplink(0x22, USER, ACME)).fate, Fate::Send);
    let answer = gtpv2::modify_bearer_response().teid(0x31).sequence(9).cause(16);
    world.outward(&control(CORE, BRAVO, &answer.octets()));

    assert_eq!(world.inward(&uplink(0x22, USER, BRAVO)).fate, Fate::Send);
    assert_eq!(refused(world.inward(&uplink(0x22, USER, ACME))), Reason::GTPU_PEER);
    assert_eq!(refused(world.outward(&packet_to(old, USER))), Reason::GTPU_UNKNOWN);
    assert_eq!(world.outward(&packet_to((BRAVO, 0x32), USER)).fate, Fate::Send);
}

#[test]
fn a_dedicated_bearer_comes_and_goes() {
    let mut world = World::new(BOUND);
    attach_v2(&mut world);
    let offered = gtpv2::group().ebi(0).f_teid(1, 5, 0x24, CORE);
    let request = gtpv2::message(95).teid(0x11).sequence(5).ebi(5).bearer_context(0, &offered);
    world.outward(&control(CORE, ACME, &request.octets()));
    let taken = gtpv2::group().ebi(6).cause(16).f_teid(0, 4, 0x14, ACME).f_teid(1, 5, 0x24, CORE);
    let answer = gtpv2::message(96).teid(0x21).sequence(5).cause(16).bearer_context(0, &taken);
    world.inward(&control(ACME, CORE, &answer.octets()));

    assert_eq!(world.inward(&uplink(0x24, USER, ACME)).fate, Fate::Send);
    assert_eq!(world.outward(&packet_to((ACME, 0x14), USER)).fate, Fate::Send);
    let request = gtpv2::message(99).teid(0x11).sequence(6).instance(73, 1, &[6]);
    world.outward(&control(CORE, ACME, &request.octets()));
    let answer = gtpv2::message(100).teid(0x21).sequence(6).cause(16);
    world.inward(&control(ACME, CORE, &answer.octets()));
    world.wait_s(3);
    assert_eq!(refused(world.inward(&uplink(0x24, USER, ACME))), Reason::GTPU_UNKNOWN);
    assert_eq!(world.inward(&uplink(0x22, USER, ACME)).fate, Fate::Send);
}

#[test]
fn a_deleted_tunnel_is_known_as_such_for_a_minute_once_nothing_is_in_flight() {
    let rule = "stage validate\nrule late { on gtpu\n when tunnel.deleted == 1\n then drop }";
    let mut world = World::new(&format!("{BOUND}\n{rule}"));
    attach_v2(&mut world);
    detach_v2(&mut world);

    assert_eq!(world.inward(&uplink(0x22, USER, ACME)).fate, Fate::Send);
    world.wait_s(3);
    assert_eq!(refused(world.inward(&uplink(0x22, USER, ACME))), Reason::RULE);
    world.wait_s(62);
    assert_eq!(refused(world.inward(&uplink(0x22, USER, ACME))), Reason::GTPU_UNKNOWN);
}

#[test]
fn another_partner_cannot_take_an_end_over() {
    let mut world = World::new(BOUND);
    attach_v2(&mut world);
    let bearer = gtpv2::group().ebi(5).f_teid(2, 4, 0x12, ACME);
    let request = gtpv2::create_session_request().sequence(3).imsi(IMSI).f_teid(0, 6, 0x11, ACME);
    world.inward(&control(BRAVO, CORE, &request.bearer_context(0, &bearer).octets()));
    let answer = gtpv2::group().ebi(5).cause(16).f_teid(2, 5, 0x99, CORE);
    let answer = gtpv2::create_session_response()
        .teid(0x11)
        .sequence(3)
        .cause(16)
        .f_teid(1, 7, 0x98, CORE)
        .bearer_context(0, &answer);
    world.outward(&control(CORE, BRAVO, &answer.octets()));

    assert_eq!(world.outward(&downlink(0x12, USER)).fate, Fate::Send);
    assert_eq!(refused(world.inward(&uplink(0x99, USER, BRAVO))), Reason::GTPU_UNKNOWN);
}

#[test]
fn tunnels_that_were_there_before_are_learned_in_the_time_of_grace_and_then_held_to_it() {
    let mut world = World::new("state { gtpu bind; grace 5m }");
    assert_eq!(world.inward(&uplink(0x22, USER, ACME)).fate, Fate::Send);
    let reply = frame().ip(ACME, CORE).udp(2152, 2152).payload(
        &gtpu::gpdu(0x22, &craft::ip_packet(USER, Ipv4Addr::new(203, 0, 113, 10), (9, 9), b"x"))
            .octets(),
    );
    assert_eq!(world.inward(&reply.octets()).fate, Fate::Send);
    world.wait_s(301);

    assert_eq!(world.inward(&uplink(0x22, USER, ACME)).fate, Fate::Send);
    assert_eq!(refused(world.inward(&uplink(0x22, SERVER, ACME))), Reason::GTPU_INNER);
    assert_eq!(refused(world.inward(&uplink(0x22, USER, BRAVO))), Reason::GTPU_PEER);
    assert_eq!(refused(world.inward(&uplink(0x77, USER, ACME))), Reason::GTPU_UNKNOWN);
}

#[test]
fn an_error_indication_is_believed_of_the_tunnels_own_end_alone() {
    let mut world = World::new(BOUND);
    attach_v2(&mut world);
    let error = |from: Ipv4Addr, to, teid, peer: Ipv4Addr| {
        let message = gtpu::error_indication(teid, peer).octets();
        frame().ip(from, to).udp(2152, 2152).payload(&message).octets()
    };

    assert_eq!(world.inward(&error(ACME, CORE, 0x12, ACME)).fate, Fate::Send);
    assert_eq!(refused(world.inward(&error(BRAVO, CORE, 0x12, ACME))), Reason::GTPU_ERROR);
    assert_eq!(refused(world.inward(&error(ACME, CORE, 0x55, ACME))), Reason::GTPU_ERROR);
    assert_eq!(refused(world.inward(&error(ACME, CORE, 0x22, CORE))), Reason::GTPU_ERROR);
}

#[test]
fn what_was_learned_of_a_forgery_goes_when_the_end_that_was_addressed_denies_it() {
    let mut world = World::new("state { gtpu bind; grace 5m }");
    let denial = |from: Ipv4Addr, to| {
        let message = gtpu::error_indication(0x22, CORE).octets();
        frame().ip(from, to).udp(2152, 2152).payload(&message).octets()
    };
    assert_eq!(world.inward(&uplink(0x22, USER, ACME)).fate, Fate::Send);
    assert_eq!(world.inward(&denial(BRAVO, CORE)).fate, Fate::Send, "nothing is held yet");
    world.wait_s(301);
    assert_eq!(world.inward(&uplink(0x22, USER, ACME)).fate, Fate::Send, "BRAVO is not its end");

    assert_eq!(world.outward(&denial(CORE, ACME)).fate, Fate::Send);

    world.wait_s(3);
    assert_eq!(refused(world.inward(&uplink(0x22, USER, ACME))), Reason::GTPU_UNKNOWN);
}

#[test]
fn sequence_numbers_do_not_jump() {
    let mut world = World::new(BOUND);
    attach_v2(&mut world);
    let packet = |sequence| {
        let inner = craft::ip_packet(USER, SERVER, (9, 9), b"x");
        let message = gtpu::gpdu(0x22, &inner).sequence(sequence).octets();
        frame().ip(ACME, CORE).udp(2152, 2152).payload(&message).octets()
    };

    assert_eq!(world.inward(&packet(100)).fate, Fate::Send);
    assert_eq!(world.inward(&packet(65_500)).fate, Fate::Send);
    assert_eq!(refused(world.inward(&packet(30_000))), Reason::GTPU_SEQUENCE);
    world.wait_s(9);
    assert_eq!(world.inward(&packet(30_000)).fate, Fate::Send);
}

#[test]
fn what_a_tunnel_knows_can_be_asked_of_every_message_that_addresses_it() {
    let rules = format!(
        "stage plausibility
rule owner {{ on gtpv2 \"Delete Session Request\"\n when tunnel.same_partner == 0\n then drop }}
rule unknown {{ on gtpv2 \"Delete Session Request\"\n when tunnel.known == 0\n then drop }}
rule subscriber {{ on gtpu.gpdu\n when tunnel.imsi == \"{IMSI}\" and tunnel.apn == \"internet\" and tunnel.age >= 100\n then drop }}"
    );
    let mut world = World::new(&rules);
    attach_v2(&mut world);
    let delete = gtpv2::delete_session_request().teid(0x21).sequence(8).octets();

    assert_eq!(world.inward(&control(BRAVO, CORE, &delete)).rule.as_deref(), Some("owner"));
    let other = gtpv2::delete_session_request().teid(0x29).sequence(8).octets();
    assert_eq!(world.inward(&control(ACME, CORE, &other)).rule.as_deref(), Some("unknown"));
    assert_eq!(world.inward(&uplink(0x22, USER, ACME)).fate, Fate::Send);
    world.wait_s(100);
    assert_eq!(world.inward(&uplink(0x22, USER, ACME)).rule.as_deref(), Some("subscriber"));
}

#[test]
fn who_attached_by_gtp_is_known_to_be_there() {
    let rule = "stage plausibility
rule there { on gtpv2 \"Create Session Request\"\n when subscriber.seen.gtp == 1 and subscriber.plmn == 901-70\n then drop }";
    let mut world = World::new(rule);
    attach_v2(&mut world);

    let again = world.inward(&control(ACME, CORE, &create_v2().sequence(5).octets()));

    assert_eq!(again.rule.as_deref(), Some("there"));
}

#[test]
fn a_partner_sets_up_no_more_tunnels_than_it_may_have() {
    let mut world = World::new("partner small { ip 203.0.113.77/32; cap tunnels 1 }");
    let small = Ipv4Addr::new(203, 0, 113, 77);
    let create = |number: u32| {
        let bearer = gtpv2::group().ebi(5).f_teid(2, 4, 0x100 + number, small);
        let request = gtpv2::create_session_request().sequence(number).imsi(IMSI).apn("internet");
        let request = request.f_teid(0, 6, number, small).bearer_context(0, &bearer);
        control(small, CORE, &request.octets())
    };
    assert_eq!(world.inward(&create(1)).fate, Fate::Send);
    assert_eq!(world.inward(&create(2)).fate, Fate::Send, "neither is set up yet");

    let bearer = gtpv2::group().ebi(5).cause(16).f_teid(2, 5, 0x22, CORE);
    let answer = gtpv2::create_session_response().teid(1).sequence(1).cause(16).paa(USER);
    let answer = answer.f_teid(1, 7, 0x21, CORE).bearer_context(0, &bearer);
    world.outward(&control(CORE, small, &answer.octets()));

    assert_eq!(refused(world.inward(&create(3))), Reason::TUNNELS);
    attach_v2(&mut world);
    let ends = gtpv2::delete_session_request().teid(0x21).sequence(4).ebi(5);
    assert_eq!(world.inward(&control(small, CORE, &ends.octets())).fate, Fate::Send);
    let ended = gtpv2::delete_session_response().teid(1).sequence(4).cause(16);
    world.outward(&control(CORE, small, &ended.octets()));
    assert_eq!(world.inward(&create(5)).fate, Fate::Send);
}

#[test]
fn a_node_that_restarts_again_and_again_is_noticed() {
    let rule = "stage plausibility\nrule restless { on gtpv2 \"Echo Request\"\n when path.restarts > 3\n then drop }";
    let mut world = World::new(rule);
    let fates: Vec<Fate> = (0..5)
        .map(|counter| {
            let echo =
                gtpv2::echo_request().sequence(counter).recovery(u8::try_from(counter).unwrap());
            world.inward(&control(ACME, CORE, &echo.octets())).fate
        })
        .collect();

    assert_eq!(fates, [Fate::Send, Fate::Send, Fate::Send, Fate::Send, Fate::Discard]);
}

#[test]
fn a_request_that_comes_again_is_told_from_another_with_its_number() {
    let rules = "stage validate
rule again { on gtpv2\n when transaction.repeated == 1\n then drop }
rule conflict { on gtpv2\n when transaction.conflict == 1\n then drop }";
    let mut world = World::new(rules);
    let request = control(ACME, CORE, &create_v2().octets());
    world.inward(&request);

    assert_eq!(world.inward(&request).rule.as_deref(), Some("again"));
    let other = create_v2().msisdn("15550100").octets();
    assert_eq!(world.inward(&control(ACME, CORE, &other)).rule.as_deref(), Some("conflict"));
}

fn attach_v2(world: &mut World) {
    world.inward(&control(ACME, CORE, &create_v2().octets()));
    world.outward(&control(CORE, ACME, &created_v2().cause(16).octets()));
}

fn create_v2() -> gtpv2::Message {
    let bearer = gtpv2::group().ebi(5).f_teid(2, 4, 0x12, ACME);
    gtpv2::create_session_request()
        .sequence(1)
        .imsi(IMSI)
        .apn("internet")
        .serving_network("901-70")
        .paa(Ipv4Addr::UNSPECIFIED)
        .f_teid(0, 6, 0x11, ACME)
        .bearer_context(0, &bearer)
}

fn created_v2() -> gtpv2::Message {
    let bearer = gtpv2::group().ebi(5).cause(16).f_teid(2, 5, 0x22, CORE);
    gtpv2::create_session_response()
        .teid(0x11)
        .sequence(1)
        .f_teid(1, 7, 0x21, CORE)
        .paa(USER)
        .bearer_context(0, &bearer)
}

fn detach_v2(world: &mut World) {
    let request = gtpv2::delete_session_request().teid(0x21).sequence(2).ebi(5);
    world.inward(&control(ACME, CORE, &request.octets()));
    let answer = gtpv2::delete_session_response().teid(0x11).sequence(2).cause(16);
    world.outward(&control(CORE, ACME, &answer.octets()));
}

fn attach_v1(world: &mut World) {
    let request = gtpv1::create_pdp_context_request()
        .sequence(1)
        .imsi(IMSI)
        .teid_data(0x12)
        .teid_control(0x11)
        .nsapi(5)
        .end_user_dynamic()
        .apn("internet")
        .gsn_address(ACME)
        .gsn_address(ACME);
    world.inward(&control(ACME, CORE, &request.octets()));
    let answer = gtpv1::create_pdp_context_response()
        .teid(0x11)
        .sequence(1)
        .cause(128)
        .teid_data(0x22)
        .teid_control(0x21)
        .end_user(USER)
        .gsn_address(CORE)
        .gsn_address(CORE);
    world.outward(&control(CORE, ACME, &answer.octets()));
}

fn control(from: Ipv4Addr, to: Ipv4Addr, message: &[u8]) -> Vec<u8> {
    frame().ip(from, to).udp(2123, 2123).payload(message).octets()
}

fn uplink(teid: u32, user: Ipv4Addr, from: Ipv4Addr) -> Vec<u8> {
    let message = gtpu::gpdu(teid, &craft::ip_packet(user, SERVER, (9, 9), b"x")).octets();
    frame().ip(from, CORE).udp(2152, 2152).payload(&message).octets()
}

fn downlink(teid: u32, user: Ipv4Addr) -> Vec<u8> {
    packet_to((ACME, teid), user)
}

fn packet_to((node, teid): (Ipv4Addr, u32), user: Ipv4Addr) -> Vec<u8> {
    let server = if user == SERVER { Ipv4Addr::new(203, 0, 113, 1) } else { SERVER };
    let message = gtpu::gpdu(teid, &craft::ip_packet(server, user, (9, 9), b"x")).octets();
    frame().ip(CORE, node).udp(2152, 2152).payload(&message).octets()
}

fn nested() -> Vec<u8> {
    let echo = gtpv2::echo_request().octets();
    let inner = frame().ip(USER, SERVER).udp(40_000, 2123).payload(&echo).packet();
    frame().ip(ACME, CORE).udp(2152, 2152).payload(&gtpu::gpdu(0x22, &inner).octets()).octets()
}

fn refused(fared: Fared) -> Reason {
    assert_eq!(fared.fate, Fate::Discard, "{fared:?}");
    fared.reason
}
