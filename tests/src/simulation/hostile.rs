//! What a node does that means harm: it knows everything but is not where it would have to be.

use std::net::Ipv4Addr;

use craft::sctp::{data, sctp};
use craft::{diameter, frame, gtpu, gtpv1, gtpv2, sccp, sigtran, tcap};
use inspect::Direction;

use super::attached::Attached;
use super::rng::Rng;
use super::signalling::{Dialogue, carry};
use crate::world::CORE;

/// A node of another partner, which serves nobody here.
const EVIL: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 66);
const ELSEWHERE: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 66);
/// Numbers that no honest node gives.
const NO_TEID: u32 = 0x7f00_0000;

type Attack = (&'static str, Direction, Vec<u8>);

/// Any attack; those on a tunnel are on one that is there.
pub(super) fn attack(rng: &mut Rng, victim: &Attached, _: &Dialogue) -> Attack {
    let choice = rng.below(if victim.is_up() { 12 } else { 6 });
    let stray = NO_TEID + u32::try_from(rng.below(1 << 20)).expect("20 bits");
    match choice {
        0 => (
            "a tunnel that is none",
            Direction::Inward,
            packet(victim.node(), stray, victim.user()),
        ),
        1 => ("an answer to nothing", Direction::Outward, answer(stray)),
        2 => ("an answer of Diameter to nothing", Direction::Outward, diameter_answer(stray)),
        3 => ("an end of no dialogue", Direction::Outward, end(stray)),
        4 => ("an abort with another tag", Direction::Inward, abort(stray)),
        5 => ("an error about no tunnel", Direction::Inward, error(EVIL, stray, EVIL)),
        6 => (
            "another node's packet",
            Direction::Inward,
            packet(EVIL, victim.teids().0, victim.user()),
        ),
        7 => {
            let octets = packet(victim.node(), victim.teids().0, ELSEWHERE);
            ("another user's packet", Direction::Inward, octets)
        }
        8 => {
            let octets = packet(victim.node(), victim.teids().0, victim.user());
            ("a packet from the wrong side", Direction::Outward, octets)
        }
        9 => ("a tunnel in the tunnel", Direction::Inward, nested(victim)),
        10 => ("another partner's delete", Direction::Inward, delete(victim)),
        _ => {
            let octets = error(EVIL, victim.teids().1, victim.node());
            ("another node's error", Direction::Inward, octets)
        }
    }
}

fn packet(from: Ipv4Addr, teid: u32, user: Ipv4Addr) -> Vec<u8> {
    let inner = craft::ip_packet(user, Ipv4Addr::new(203, 0, 113, 1), (9, 9), b"evil");
    frame().ip(from, CORE).udp(2152, 2152).payload(&gtpu::gpdu(teid, &inner).octets()).octets()
}

fn nested(victim: &Attached) -> Vec<u8> {
    let echo = gtpv2::echo_request().octets();
    let inner = frame().ip(victim.user(), CORE).udp(40_000, 2123).payload(&echo).packet();
    let message = gtpu::gpdu(victim.teids().0, &inner).octets();
    frame().ip(victim.node(), CORE).udp(2152, 2152).payload(&message).octets()
}

fn error(from: Ipv4Addr, teid: u32, peer: Ipv4Addr) -> Vec<u8> {
    let message = gtpu::error_indication(teid, peer).octets();
    frame().ip(from, CORE).udp(2152, 2152).payload(&message).octets()
}

fn answer(sequence: u32) -> Vec<u8> {
    let message = gtpv2::create_session_response().teid(1).sequence(sequence & 0xff_ffff).cause(16);
    frame().ip(CORE, EVIL).udp(2123, 2123).payload(&message.octets()).octets()
}

fn delete(victim: &Attached) -> Vec<u8> {
    let message = if victim.is_v1() {
        let request = gtpv1::delete_pdp_context_request().teid(victim.control());
        request.sequence(7).teardown(true).nsapi(5).octets()
    } else {
        gtpv2::delete_session_request().teid(victim.control()).sequence(7).ebi(5).octets()
    };
    frame().ip(EVIL, CORE).udp(2123, 2123).payload(&message).octets()
}

fn diameter_answer(hop_by_hop: u32) -> Vec<u8> {
    let message = diameter::update_location_answer(2001).numbers(hop_by_hop, 1).octets();
    let chunk = data(hop_by_hop, 46, &message);
    frame().ip(CORE, EVIL).sctp(&sctp(0x99).ports(3868, 3868).data(&chunk)).octets()
}

fn end(number: u32) -> Vec<u8> {
    let message = tcap::end(&number.to_be_bytes(), &[], &[]);
    let sccp = sccp::udt(&sccp::party("883170000", 7), &sccp::party("15550001", 6), &message);
    let message = sigtran::m3ua_data(700, 701, 3, &sccp).octets();
    frame().ip(CORE, EVIL).sctp(&sctp(0x98).data(&data(number, 3, &message))).octets()
}

fn abort(tag: u32) -> Vec<u8> {
    carry(Direction::Inward, &sctp(tag).ports(2905, 2905).chunk(6, 0, &[]))
}
