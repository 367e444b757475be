//! SCTP, Diameter and SS7: who may speak in which association and dialogue, and where subscribers are.

use std::net::Ipv4Addr;

use craft::sctp::{Sctp, data, sctp};
use craft::tcp::tcp;
use craft::{diameter, frame, sccp, sigtran, tbcd, tcap};
use inspect::{Direction, Fate};
use sigwall_tests::world::{ACME, BRAVO, CORE, World};

const M3UA: u16 = 2905;
const IMSI: &str = "001010123456789";
const PPID_M3UA: u32 = 3;
const ORIGIN: &str = "mme.epc.mnc070.mcc901.3gppnetwork.org";
const REALM: &str = "epc.mnc070.mcc901.3gppnetwork.org";
const HLR: &str = "15550001";

#[test]
fn an_association_is_held_to_the_tags_and_streams_that_its_ends_agreed_on() {
    let rules = "state { grace 0s }
stage validate
rule stranger { on sctp\n when association.known == 0\n then drop }
rule forged { on sctp\n when association.tag_ok == 0\n then drop }
rule stream { on m3ua\n when association.stream_ok == 0\n then drop }
rule shut { on sctp \"HEARTBEAT\"\n when association.state == \"shutdown\"\n then drop }";
    let rules = rules.replace(
        "on sctp\n when association.known",
        "on sctp \"DATA\", sctp \"SACK\", sctp \"ABORT\"\n when association.known",
    );
    let mut world = World::new(&rules);
    let beat = |tag| packet(ACME, CORE, &sctp(tag).ports(M3UA, M3UA).chunk(4, 0, &[0, 1, 0, 4]));
    let sack = |tag| packet(ACME, CORE, &sctp(tag).ports(M3UA, M3UA).sack(1, &[], &[]));
    assert_eq!(world.inward(&sack(22)).rule.as_deref(), Some("stranger"));
    handshake(&mut world);

    assert_eq!(world.inward(&sack(22)).fate, Fate::Send);
    assert_eq!(world.inward(&sack(23)).rule.as_deref(), Some("forged"));
    assert_eq!(world.inward(&from_stream(22, 9)).fate, Fate::Send);
    assert_eq!(world.inward(&from_stream(22, 10)).rule.as_deref(), Some("stream"));
    let abort = packet(BRAVO, CORE, &sctp(22).ports(M3UA, M3UA).chunk(6, 0, &[]));
    assert_eq!(world.inward(&abort).rule.as_deref(), Some("stranger"));
    assert_eq!(world.inward(&beat(22)).fate, Fate::Send);
    world.outward(&packet(CORE, ACME, &sctp(11).ports(M3UA, M3UA).chunk(7, 0, &[0, 0, 0, 1])));
    assert_eq!(world.inward(&beat(22)).rule.as_deref(), Some("shut"));
}

#[test]
fn an_address_that_was_added_belongs_to_the_association() {
    let rule = "state { grace 0s }\nstage validate\nrule stranger { on sctp \"SACK\"\n when association.known == 0\n then drop }";
    let mut world = World::new(rule);
    handshake(&mut world);
    let other = Ipv4Addr::new(192, 0, 2, 77);
    let sack = packet(other, CORE, &sctp(22).ports(M3UA, M3UA).sack(1, &[], &[]));
    assert_eq!(world.inward(&sack).rule.as_deref(), Some("stranger"));
    let address = |kind: u16, id: u32, host: Ipv4Addr| {
        let inner = craft::sctp::parameter(5, &host.octets());
        craft::sctp::parameter(kind, &[&id.to_be_bytes(), inner.as_slice()].concat())
    };
    let own = craft::sctp::parameter(5, &ACME.octets());
    let add = [&1_u32.to_be_bytes(), own.as_slice(), &address(0xc001, 1, other)].concat();
    world.inward(&packet(ACME, CORE, &sctp(22).ports(M3UA, M3UA).chunk(193, 0, &add)));

    assert_eq!(world.inward(&sack).fate, Fate::Send);
}

#[test]
fn traffic_of_an_application_server_that_is_not_active_is_known_as_such() {
    let rule = "state { grace 0s }\nstage validate\nrule early { on m3ua \"Payload data (DATA)\", sccp\n when association.asp_active == 0\n then drop }";
    let mut world = World::new(rule);
    handshake(&mut world);
    assert_eq!(
        world.inward(&ss7(Direction::Inward, 1, &begin("883170001", HLR))).rule.as_deref(),
        Some("early")
    );
    world.outward(&m3ua(CORE, ACME, 11, &sigtran::m3ua(4, 3).octets()));

    assert_eq!(world.inward(&ss7(Direction::Inward, 2, &begin("883170001", HLR))).fate, Fate::Send);
}

#[test]
fn a_connection_of_diameter_is_held_to_the_identity_that_its_end_gave() {
    let rules = "stage plausibility
rule identity { on diameter.request\n when association.identity_ok == 0\n then drop }
rule spoofed { on diameter.answer\n when transaction.known == 0 or transaction.same_peer == 0\n then drop }";
    let mut world = World::new(rules);
    let hello = diameter::capabilities_exchange_request(ORIGIN, REALM).numbers(1, 1).octets();
    world.inward(&segment(Direction::Inward, 1, &hello));
    let other = update(2, "evil.example").octets();
    let relayed = update(3, "evil.example").text(282, 0, "evil.example").octets();

    assert_eq!(
        world
            .inward(&segment(Direction::Inward, 1 + len(&hello), &update(4, ORIGIN).octets()))
            .fate,
        Fate::Send
    );
    let next = 1 + len(&hello) + len(&update(4, ORIGIN).octets());
    let spoofed = world.inward(&segment(Direction::Inward, next, &other));
    assert_eq!(spoofed.rule.as_deref(), Some("identity"));
    let relayed = world.inward(&segment(Direction::Inward, next + len(&other), &relayed));
    assert_eq!(relayed.rule, None);
    let answer = diameter::update_location_answer(2001).numbers(4, 4).octets();
    let forged = diameter::update_location_answer(2001).numbers(99, 4).octets();
    assert_eq!(world.outward(&segment(Direction::Outward, 1, &answer)).rule, None);
    let forged = world.outward(&segment(Direction::Outward, 1 + len(&answer), &forged));
    assert_eq!(forged.rule.as_deref(), Some("spoofed"));
}

#[test]
fn a_dialogue_goes_on_between_the_two_that_began_it_alone() {
    let rules = "state { grace 0s }
stage plausibility
rule unknown { on map, tcap\n when dialogue.known == 0\n then drop }
rule other { on map, tcap\n when dialogue.same_peer == 0\n then drop }
rule unasked { on map.result\n when dialogue.invoke_known == 0\n then drop }";
    let mut world = World::new(rules);
    let mut tsn = 0;
    let mut send = |world: &mut World, way, sccp: &[u8]| {
        tsn += 1;
        world.arrive(&ss7(way, tsn, sccp), way).rule
    };
    assert_eq!(
        send(&mut world, Direction::Outward, &reply("883170001", 1)).as_deref(),
        Some("unknown")
    );
    assert_eq!(send(&mut world, Direction::Inward, &begin("883170001", HLR)), None);

    assert_eq!(
        send(&mut world, Direction::Outward, &reply("883170002", 1)).as_deref(),
        Some("unknown")
    );
    assert_eq!(
        send(&mut world, Direction::Outward, &reply("883170001", 2)).as_deref(),
        Some("unasked")
    );
    let onward = continued(HLR, "883170001", (&[9, 9, 9, 9], &[1, 2, 3, 4]));
    assert_eq!(send(&mut world, Direction::Outward, &onward), None);
    let forged = continued("15559999", "883170001", (&[9, 9, 9, 9], &[1, 2, 3, 4]));
    assert_eq!(send(&mut world, Direction::Outward, &forged).as_deref(), Some("other"));
    assert_eq!(send(&mut world, Direction::Outward, &reply("883170001", 1)), None);
    assert_eq!(send(&mut world, Direction::Outward, &reply("883170001", 1)), None);
    world.wait_s(121);
    let late = send(&mut world, Direction::Outward, &reply("883170001", 1));
    assert_eq!(late.as_deref(), Some("unknown"));
}

#[test]
fn a_result_knows_what_was_asked_of_whom() {
    let rule = format!(
        "stage plausibility\nrule asked {{ on map.result\n when dialogue.op == 2 and dialogue.imsi == \"{IMSI}\" and dialogue.acn == \"0.4.0.0.1.0.1.3\"\n then drop\n mode monitor }}"
    );
    let mut world = World::new(&rule);
    world.inward(&ss7(Direction::Inward, 1, &begin("883170001", HLR)));

    let result = world.outward(&ss7(Direction::Outward, 2, &reply("883170001", 1)));

    assert_eq!((result.fate, result.rule.as_deref()), (Fate::Send, Some("asked")));
}

#[test]
fn a_subscriber_who_is_in_two_places_at_once_is_noticed_across_protocols() {
    let rules = "stage plausibility
rule travel { on diameter.request\n when subscriber.velocity > 1000\n then drop }
rule moved { on diameter.request\n when subscriber.known == 1 and subscriber.same_network == 0\n then drop\n mode monitor }
rule first { on diameter.request\n when subscriber.home == 1 and subscriber.known == 0\n then drop\n mode monitor }";
    let mut world = World::new(&format!("{rules}\nstate {{ place 901-70 \"13.7\" \"100.5\" }}"));
    let ulr = |hop: u32| {
        let message =
            diameter::update_location_request(IMSI, [0x62, 0xf2, 0x10]).numbers(hop, hop).octets();
        segment_from(BRAVO, Direction::Inward, 1 + (hop - 1) * len(&message), &message)
    };
    assert_eq!(world.inward(&ulr(1)).rule.as_deref(), Some("first"));
    world.inward(&ss7(Direction::Inward, 1, &begin("883170001", HLR)));
    world.outward(&ss7(Direction::Outward, 2, &reply("883170001", 1)));

    let mut later = |hop, seconds| {
        world.wait_s(seconds);
        world.inward(&ulr(hop)).rule
    };
    assert_eq!(later(2, 60).as_deref(), Some("travel"));
    assert_eq!(later(3, 86400).as_deref(), Some("moved"));
}

#[test]
fn a_registration_counts_when_the_home_network_accepted_it() {
    let rule = "stage plausibility
rule there { on map.invoke\n when subscriber.plmn == 262-01 and subscriber.seen.diameter == 1 and subscriber.seen.map == 0\n then drop\n mode monitor }";
    for (result, expected) in [(2001, Some("there")), (5004, None)] {
        let mut world = World::new(rule);
        let request = diameter::update_location_request(IMSI, [0x62, 0xf2, 0x10]).numbers(7, 8);
        world.inward(&segment_from(BRAVO, Direction::Inward, 1, &request.octets()));
        let answer = diameter::update_location_answer(result).numbers(7, 8).octets();
        world.outward(&segment_from(BRAVO, Direction::Outward, 1, &answer));

        let asked = world.inward(&ss7(Direction::Inward, 1, &begin("883170001", HLR)));
        assert_eq!(asked.rule.as_deref(), expected);
    }
}

fn handshake(world: &mut World) {
    world.inward(&packet(ACME, CORE, &sctp(0).ports(M3UA, M3UA).init(1, 11, &[])));
    let cookie: (u16, &[u8]) = (7, &[1, 2, 3, 4]);
    world.outward(&packet(CORE, ACME, &sctp(11).ports(M3UA, M3UA).init(2, 22, &[cookie])));
    world.inward(&packet(ACME, CORE, &sctp(22).ports(M3UA, M3UA).chunk(10, 0, &[1, 2, 3, 4])));
    world.outward(&packet(CORE, ACME, &sctp(11).ports(M3UA, M3UA).chunk(11, 0, &[])));
}

fn packet(from: Ipv4Addr, to: Ipv4Addr, packet: &Sctp) -> Vec<u8> {
    frame().ip(from, to).sctp(packet).octets()
}

fn from_stream(tag: u32, stream: u16) -> Vec<u8> {
    let beat = sigtran::m3ua(3, 3).octets();
    let chunk = data(u32::from(stream) + 1, PPID_M3UA, &beat).stream(stream, 0);
    packet(ACME, CORE, &sctp(tag).ports(M3UA, M3UA).data(&chunk))
}

fn m3ua(from: Ipv4Addr, to: Ipv4Addr, tag: u32, message: &[u8]) -> Vec<u8> {
    packet(from, to, &sctp(tag).ports(M3UA, M3UA).data(&data(50, PPID_M3UA, message)))
}

fn ss7(way: Direction, tsn: u32, sccp: &[u8]) -> Vec<u8> {
    let (from, to, tag) = match way {
        Direction::Inward => (ACME, CORE, 22),
        Direction::Outward => (CORE, ACME, 11),
    };
    let message = sigtran::m3ua_data(700, 701, 3, sccp).octets();
    packet(from, to, &sctp(tag).ports(M3UA, M3UA).data(&data(tsn + 1000, PPID_M3UA, &message)))
}

/// updateLocation from a visited register to the home register.
fn begin(from: &str, to: &str) -> Vec<u8> {
    let number = |digits: &str| [&[0x91], tbcd(digits).as_slice()].concat();
    let parameter = tcap::tlv(
        0x30,
        &[tcap::tlv(4, &tbcd(IMSI)), tcap::tlv(0x81, &number(from)), tcap::tlv(4, &number(from))]
            .concat(),
    );
    let component = tcap::invoke(1, 2, &parameter);
    let message = tcap::begin(&[1, 2, 3, 4], &tcap::dialogue_request(1, 3), &[component]);
    sccp::udt(&sccp::party(to, 6), &sccp::party(from, 7), &message)
}

fn reply(to: &str, invoke: u8) -> Vec<u8> {
    let parameter = tcap::tlv(0x30, &tcap::tlv(4, &[&[0x91], tbcd(HLR).as_slice()].concat()));
    let component = tcap::return_result(invoke, 2, &parameter);
    let message = tcap::end(&[1, 2, 3, 4], &[], &[component]);
    sccp::udt(&sccp::party(to, 7), &sccp::party(HLR, 6), &message)
}

fn continued(from: &str, to: &str, (otid, dtid): (&[u8], &[u8])) -> Vec<u8> {
    let message = tcap::continue_(otid, dtid, &[]);
    sccp::udt(&sccp::party(to, 7), &sccp::party(from, 6), &message)
}

fn update(hop: u32, host: &str) -> diameter::Message {
    diameter::request(316, 16_777_251).from(host, REALM).numbers(hop, hop)
}

fn segment(way: Direction, sequence: u32, octets: &[u8]) -> Vec<u8> {
    segment_from(ACME, way, sequence, octets)
}

fn segment_from(partner: Ipv4Addr, way: Direction, sequence: u32, octets: &[u8]) -> Vec<u8> {
    let (from, to, ports) = match way {
        Direction::Inward => (partner, CORE, (40_000, 3868)),
        Direction::Outward => (CORE, partner, (3868, 40_000)),
    };
    let segment = tcp(sequence, 1).ports(ports.0, ports.1);
    frame().ip(from, to).tcp(&segment).payload(octets).octets()
}

fn len(octets: &[u8]) -> u32 {
    u32::try_from(octets.len()).unwrap()
}
