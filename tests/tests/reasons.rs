//! Every reason of the registry is given to some traffic: the last frame of each case is judged for that reason.

use std::collections::BTreeSet;
use std::net::Ipv4Addr;
use std::sync::Arc;

use craft::sctp::{Data, data, ppid, sctp};
use craft::tcp::{Tcp, tcp};
use craft::{Frame, diameter, frame, gtpu, gtpv2, sccp, sigtran, tcap};
use inspect::{Arrival, Direction, FrameId, Inspector, Reason, Tick};
use sigwall_tests::middle::table;
use sigwall_tests::world::{ACME, BRAVO, CORE};

const TAG: u32 = 7;
/// Payload protocol and port of what SCTP carries.
const M3UA: (u32, u16) = (ppid::M3UA, 2905);
const M2UA: (u32, u16) = (ppid::M2UA, 2904);
const SUA: (u32, u16) = (ppid::SUA, 14001);
const M2PA: (u32, u16) = (ppid::M2PA, 3565);
const IMSI: &str = "001010123456789";
const USER: Ipv4Addr = Ipv4Addr::new(100, 64, 0, 1);
const SERVER: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 9);
const ATI: u8 = 71;
const OPEN: &str = "policy \"t\" { default accept }";
const NO_ATI: &str = "policy \"t\" { default accept }
    stage screen
    rule r { on map.invoke; when map.op == 71; then drop }";
const NO_REQUESTS: &str = "policy \"t\" { default accept }
    stage screen
    rule r { on diameter.request; then drop }";
const FEW: &str = "policy \"t\" { default accept }
    home { plmn 001-01; ip 10.10.0.0/16 }
    partner acme { plmn 901-70; ip 192.0.2.0/24; cap tunnels 1 }";
const BOUND: &str = "policy \"t\" { default accept }
    home { plmn 001-01; ip 10.10.0.0/16 }
    partner acme { plmn 901-70; ip 192.0.2.0/24 }
    partner bravo { plmn 262-01; ip 198.51.100.0/24 }
    state { gtpu bind; grace 0s }";

/// Traffic, and why the last of it is judged as it is.
struct Case {
    reason: Reason,
    policy: Option<&'static str>,
    shots: Vec<Shot>,
    has_room: bool,
}

/// A frame, its way, and how long after the one before it comes.
struct Shot {
    octets: Vec<u8>,
    direction: Direction,
    pause_ms: u64,
}

#[test]
fn every_reason_is_reached() {
    let cases = [policies(), packets(), fragments(), streams(), chunks(), segments(), messages()];
    let cases: Vec<Case> = cases.into_iter().flatten().chain(tunnels()).collect();
    let mut wrong: Vec<String> = Vec::new();
    for case in &cases {
        let given = case.play();
        if !given.contains(&case.reason) {
            wrong.push(format!("{}: given {given:?}", case.reason));
        }
    }
    let reached: BTreeSet<Reason> = cases.iter().map(|case| case.reason).collect();
    let missing = Reason::ALL.iter().filter(|(reason, _)| !reached.contains(reason));
    wrong.extend(missing.map(|(reason, _)| format!("{reason}: no case")));

    assert!(wrong.is_empty(), "{} faults\n{}", wrong.len(), wrong.join("\n"));
    assert!(Reason::ALL.len() >= 65, "{} reasons", Reason::ALL.len());
}

fn policies() -> Vec<Case> {
    let one = || v2(&create());
    let many = (0..300).fold(create(), |message, _| message.imsi(IMSI));
    let ten: Vec<Vec<u8>> = (0..10).map(|id| tcap::invoke(id, ATI, &[])).collect();
    let ten = m3ua(6, &tcap::begin(&[1], &[], &ten));
    let crowd = (0..16).fold(sctp(TAG), |packet, tsn| packet.data(&data(tsn, ppid::M3UA, &ten)));
    let barred = "policy \"t\" { default accept }
        stage screen
        rule r { on gtpv2; when imsi == \"001010123456789\"; then drop }";
    let limited = "policy \"t\" { default accept }
        stage limit
        rule r { on gtpv2; limit 2/h warn at 50%; then drop }";
    let locked = "policy \"t\" { default accept }
        stage screen
        rule r { on gtpv2; when imsi == \"001010123456789\"; then quarantine 1m per src.ip }";
    let capped = "policy \"t\" { default accept }
        partner acme { ip 192.0.2.0/24; cap gtpc 2/h warn at 50% }";
    let closed = "policy \"t\" { default drop }";
    let other = gtpv2::echo_request().recovery(1);
    vec![
        case(Reason::NONE, [one()]),
        case(Reason::RULE, [one()]).under(barred),
        case(Reason::DEFAULT, [one()]).under(closed),
        Case { policy: None, ..case(Reason::NO_POLICY, [one()]) },
        case(Reason::NOT_PASSED, [frame().udp(9, 9).payload(b"?").octets()]),
        case(Reason::TOO_MANY_VALUES, [v2(&many)]).under(barred),
        case(Reason::TOO_MANY_MESSAGES, [frame().sctp(&crowd).octets()]),
        case(Reason::LIMIT, [one(), one(), one()]).under(limited),
        case(Reason::LIMIT_NEAR, [one(), one()]).under(limited),
        case(Reason::QUARANTINE, [one(), v2(&other)]).under(locked),
        case(Reason::CAP, [one(), one(), one()]).under(capped),
        case(Reason::CAP_NEAR, [one(), one()]).under(capped),
    ]
}

fn packets() -> Vec<Case> {
    let whole = v2(&create());
    let message = create().octets();
    let six =
        || frame().ip([0x2001, 0xdb8, 0, 0, 0, 0, 0, 1_u16], [0x2001, 0xdb8, 0, 0, 0, 0, 0, 2_u16]);
    let deep = (0..9).fold(six(), |frame, _| frame.extension(60, &[1, 4, 0, 0, 0, 0]));
    let mut header = whole.clone();
    header[24] ^= 1;
    let trailer = frame().payload(&message).padding(64);
    let of = |reason, octets: Vec<u8>| case(reason, [octets]);
    let segment = |segment: &Tcp| frame().tcp(segment).payload(&watchdog()).octets();
    vec![
        of(Reason::ETHERNET_MALFORMED, whole[..13].to_vec()),
        of(Reason::VLAN_DEPTH, frame().vlan(1).vlan(2).vlan(3).payload(&message).octets()),
        of(Reason::ETHERNET_TRAILER, trailer.octets()),
        of(Reason::IPV4_MALFORMED, whole[..30].to_vec()),
        of(Reason::IPV4_CHECKSUM, header),
        of(Reason::IPV6_MALFORMED, six().payload(&message).octets()[..40].to_vec()),
        of(Reason::IPV6_DEPTH, deep.payload(&message).octets()),
        of(
            Reason::IPV6_ROUTING,
            six().extension(43, &[0, 1, 0, 0, 0, 0]).payload(&message).octets(),
        ),
        of(Reason::UDP_MALFORMED, frame().udp_length(9).payload(&message).octets()),
        of(Reason::UDP_CHECKSUM, frame().udp_checksum(0x1234).payload(&message).octets()),
        of(
            Reason::ICMP_MALFORMED,
            frame().protocol(1).payload(&[3, 4, 0, 0, 0, 0, 5, 0x78]).octets(),
        ),
        of(Reason::TCP_MALFORMED, frame().protocol(6).payload(&[1]).octets()),
        of(Reason::TCP_CHECKSUM, segment(&tcp(1, 0).checksum(0x1234))),
        of(Reason::TCP_URGENT, segment(&tcp(1, 0).urgent(1))),
        of(Reason::TCP_FLAGS, segment(&tcp(1, 0).flags(0x03))),
        of(
            Reason::SCTP_MALFORMED,
            frame().sctp(&sctp(TAG).chunk_with_length(4, 0, 900, &[1])).octets(),
        ),
        of(
            Reason::SCTP_CHECKSUM,
            frame().sctp(&sctp(TAG).chunk(4, 0, &[]).checksum(0x1234)).octets(),
        ),
        of(
            Reason::SCTP_PROTOCOL,
            chunk(&sctp(TAG).ports(2905, 2905), &data(1, ppid::SUA, &map(ATI))),
        ),
    ]
}

fn fragments() -> Vec<Case> {
    let whole = frame().payload(&create().octets());
    let first = |id: u32| whole.clone().id(id).fragment(0, true, &[1; 32]);
    let after = |offset: usize| whole.fragment(offset, true, &[2; 8]);
    let crowd = (0..16).map(|number| after(32 + number * 8));
    let late = case(Reason::FRAGMENT_TIMEOUT, [first(1)]);
    let room = case(Reason::HOLD_FULL, [first(1)]);
    vec![
        case(Reason::FRAGMENT_OVERLAP, [first(1), after(24)]),
        case(Reason::FRAGMENT_TINY, [whole.fragment(0, true, &[0; 8])]),
        case(Reason::FRAGMENT_MALFORMED, [whole.fragment(0, true, &[0; 33])]),
        case(Reason::FRAGMENT_TOO_LONG, [whole.fragment(60_000, true, &[0; 32])]),
        case(Reason::FRAGMENT_COUNT, std::iter::once(first(1)).chain(crowd)),
        case(Reason::FRAGMENTS_FULL, (0..400).map(first)).at_once(),
        late,
        Case { has_room: false, ..room },
    ]
}

fn streams() -> Vec<Case> {
    let begin = || frame().tcp(&tcp(99, 0).syn()).octets();
    let (one, two) = (watchdog(), watchdog());
    let (first, rest) = one.split_at(40);
    let mut changed = one.clone();
    changed[30] ^= 1;
    let comb = (0..60).map(|place| at(102 + place * 2, &[1]));
    let fin = frame().tcp(&tcp(100, 1).flags(0x11)).payload(&one).octets();
    let behind = at(100 + len(&one), &two);
    let late = |octets: &[u8], port: u16| {
        frame().tcp(&tcp(500, 1).ports(port, 3868)).payload(octets).octets()
    };
    let late = case(Reason::STREAM_UNKNOWN, [late(&one, 40_001), late(&one, 40_002)]);
    let barred = [begin(), at(100, first), at(140, rest), at(140, rest)];
    vec![
        crowd(&one),
        case(Reason::STREAM_CONFLICT, [begin(), at(100, first), at(100, &changed)]),
        case(Reason::STREAM_WINDOW, [begin(), at(1_000_000, &one)]),
        case(Reason::STREAM_GAPS, std::iter::once(begin()).chain(comb)),
        case(Reason::STREAM_FRAMING, [begin(), at(100, &[2; 40])]),
        late.after_ms(61_000),
        case(Reason::STREAM_BLOCKED, barred).under(NO_REQUESTS).after_ms(200),
        case(Reason::STREAM_ENDED, [begin(), fin, behind]),
        case(Reason::STREAM_CONTROL, [begin(), frame().tcp(&tcp(900_000, 1).flags(0x04)).octets()]),
    ]
}

/// More connections of one node, all in use, than it may have.
fn crowd(message: &[u8]) -> Case {
    let segment = |port: u16| frame().tcp(&tcp(500, 1).ports(port, 3868)).payload(message);
    let shots = (40_000..40_033).flat_map(|port| {
        let back = frame().ip([10, 10, 0, 1], [192, 0, 2, 1]).tcp(&tcp(900, 1).ports(3868, port));
        let back = back.payload(message).octets();
        let back = Shot { direction: Direction::Outward, ..shot_of(back) };
        [shot_of(segment(port).octets()), back]
    });
    let mut shots: Vec<Shot> = shots.collect();
    shots.pop();
    Case { shots, ..case(Reason::STREAMS_FULL, []) }
}

fn chunks() -> Vec<Case> {
    let piece = |tsn, octets: &[u8]| data(tsn, ppid::M3UA, octets).piece(true, false);
    let middle = |tsn: u32| data(tsn, ppid::M3UA, &[1; 8]).stream(1, 1).piece(tsn == 0, false);
    let whole = |tsn| data(tsn, ppid::M3UA, &map(45));
    let parts = data(1, ppid::M3UA, &map(ATI)).split(2);
    let barred = [&parts[0], &parts[1], &parts[1]].map(packet);
    let crowd = (0..200).map(|other| piece(100 + other * 2, &[1; 64]).stream(2, other));
    let crowd = crowd.map(|part| packet(&part));
    let lost = [packet(&parts[0])].into_iter().chain(crowd).chain([packet(&parts[1])]);
    vec![
        case(
            Reason::CHUNK_CONFLICT,
            [piece(1, b"one"), piece(1, b"two")].map(|part| packet(&part)),
        ),
        case(Reason::CHUNK_OLD, [whole(5000), whole(5000 - 1024)].map(|part| packet(&part))),
        case(Reason::CHUNK_UNKNOWN, [packet(&parts[1])]),
        case(Reason::CHUNK_BLOCKED, barred).under(NO_ATI).after_ms(600),
        case(Reason::CHUNK_TOO_LONG, (0..129).map(|tsn| packet(&middle(tsn)))),
        case(
            Reason::CHUNK_MALFORMED,
            [piece(1, b"one"), piece(2, b"two")].map(|part| packet(&part)),
        ),
        case(Reason::CHUNKS_FULL, lost),
    ]
}

fn segments() -> Vec<Case> {
    let segment = |tsn: u32, is_first: bool, left: u8, octets: &[u8]| {
        let value = sccp::segmentation(is_first, left, 77);
        let (called, calling) = (sccp::party("15550", 6), sccp::party("49170", 8));
        let sccp = sccp::xudt(&called, &calling, octets, &[(16, &value)]);
        packet(&data(tsn, ppid::M3UA, &sigtran::m3ua_data(1, 2, 3, &sccp).octets()))
    };
    let first = || segment(1, true, 2, &[0x62, 0x7f, 1, 2]);
    vec![
        case(Reason::SEGMENT_CONFLICT, [first(), segment(2, true, 2, &[0x62, 0x7f, 1, 3])]),
        case(Reason::SEGMENT_UNKNOWN, [segment(1, false, 0, &[1, 2])]),
        case(Reason::SEGMENT_MALFORMED, [first(), segment(2, true, 1, &[1, 2])]),
    ]
}

fn messages() -> Vec<Case> {
    let of_datagram = |reason, message: &gtpv2::Message| case(reason, [v2(message)]);
    let lie = gtpv2::create_session_request().ie_with_length(1, 900, &[0x62]);
    let piggyback = create().piggyback(&gtpv2::create_session_request().version(1));
    let chunk_of = |reason, (protocol, port), octets: &[u8]| {
        case(reason, [chunk(&sctp(TAG).ports(port, port), &data(1, protocol, octets))])
    };
    let of_m3ua = |reason, octets: &[u8]| chunk_of(reason, M3UA, octets);
    let invoke = |operation: u8| tcap::begin(&[1], &[], &[tcap::invoke(1, operation, &[])]);
    let unnamed = tcap::begin(&[1], &[], &[tcap::tlv(0xa1, &tcap::tlv(2, &[1]))]);
    let otid = tcap::tlv(0x48, &[1]);
    let twice = tcap::tlv(0x62, &[otid.as_slice(), &otid].concat());
    let beside = |service, octets: &[u8]| sigtran::m3ua_data(1, 2, service, octets).octets();
    let short = |octets: &[u8]| octets[..octets.len() - 4].to_vec();
    let mut lengthy = watchdog();
    lengthy[27] = 0xff;
    vec![
        of_datagram(Reason::GTP_MALFORMED, &create().version(5)),
        of_datagram(Reason::GTP_ELEMENT, &lie),
        of_datagram(Reason::GTP_PIGGYBACK, &piggyback),
        case(
            Reason::DIAMETER_MALFORMED,
            [frame().tcp(&tcp(99, 0).syn()).octets(), at(100, &lengthy)],
        ),
        chunk_of(Reason::M3UA_MALFORMED, M3UA, &short(&map(ATI))),
        chunk_of(Reason::M2UA_MALFORMED, M2UA, &short(&sigtran::m2ua_data(&[0; 16]).octets())),
        chunk_of(Reason::SUA_MALFORMED, SUA, &short(&sua())),
        chunk_of(Reason::M2PA_MALFORMED, M2PA, &short(&sigtran::m2pa_data(1, 1, &[0; 16]))),
        chunk_of(Reason::MTP3_MALFORMED, M2PA, &sigtran::m2pa_data(1, 1, &[0x83, 1])),
        of_m3ua(Reason::SCCP_MALFORMED, &beside(3, &[9, 0, 200, 200, 200])),
        of_m3ua(Reason::TCAP_MALFORMED, &m3ua(6, &twice)),
        of_m3ua(Reason::MAP_MALFORMED, &m3ua(6, &invoke(24))),
        of_m3ua(Reason::CAP_MALFORMED, &m3ua(146, &unnamed)),
        of_m3ua(Reason::ISUP_MALFORMED, &beside(5, &[1, 0])),
    ]
}

fn tunnels() -> Vec<Case> {
    let through = |reason, shot: Shot| {
        let mut case = case(reason, [control(ACME, CORE, &attach(0))]).under(BOUND);
        case.shots.push(Shot {
            direction: Direction::Outward,
            ..shot_of(control(CORE, ACME, &attached()))
        });
        case.shots.push(shot);
        case
    };
    let inward = |from: Ipv4Addr, message: &craft::gtpv1::Message| {
        shot_of(frame().ip(from, CORE).udp(2152, 2152).payload(&message.octets()).octets())
    };
    let packet = |user: Ipv4Addr| gtpu::gpdu(0x22, &craft::ip_packet(user, SERVER, (9, 9), b"x"));
    let echo = gtpv2::echo_request().octets();
    let inner = frame().ip(USER, SERVER).udp(40_000, 2123).payload(&echo).packet();
    let back = Shot { direction: Direction::Outward, ..inward(ACME, &packet(USER)) };
    let mut jump = through(Reason::GTPU_SEQUENCE, inward(ACME, &packet(USER).sequence(100)));
    jump.shots.push(inward(ACME, &packet(USER).sequence(30_000)));
    let again = attach(7).sequence(2);
    let one_more = through(Reason::TUNNELS, shot_of(control(ACME, CORE, &again)));
    vec![
        one_more.under(FEW),
        case(Reason::GTPU_UNKNOWN, [inward(ACME, &packet(USER)).octets]).under(BOUND),
        through(Reason::GTPU_PEER, inward(BRAVO, &packet(USER))),
        through(Reason::GTPU_DIRECTION, back),
        through(Reason::GTPU_INNER, inward(ACME, &packet(SERVER))),
        jump,
        through(Reason::GTPU_ERROR, inward(ACME, &gtpu::error_indication(0x55, ACME))),
        through(Reason::GTPU_INNER_GTP, inward(ACME, &gtpu::gpdu(0x22, &inner))),
    ]
}

fn case(reason: Reason, frames: impl IntoIterator<Item = Vec<u8>>) -> Case {
    let shots = frames.into_iter().map(shot_of).collect();
    Case { reason, policy: Some(OPEN), shots, has_room: true }
}

fn shot_of(octets: Vec<u8>) -> Shot {
    Shot { octets, direction: Direction::Inward, pause_ms: 1 }
}

impl Case {
    fn under(self, policy: &'static str) -> Self {
        Self { policy: Some(policy), ..self }
    }

    /// All comes in one burst.
    fn at_once(mut self) -> Self {
        self.shots.iter_mut().for_each(|shot| shot.pause_ms = 0);
        self
    }

    /// So much time is between two frames.
    fn after_ms(mut self, pause_ms: u64) -> Self {
        self.shots.iter_mut().for_each(|shot| shot.pause_ms = pause_ms);
        self
    }

    /// Why the last frame was judged as it was, what was noted beside, or why it waited in vain.
    fn play(&self) -> Vec<Reason> {
        let mut inspector = Inspector::new("test", 1);
        if let Some(policy) = self.policy {
            inspector.adopt(Arc::new(table(policy)), 1);
        }
        let mut now = Tick(1);
        let (mut given, mut noted) = (None, Vec::new());
        for (number, shot) in (0..).zip(&self.shots) {
            now = now.after_ms(shot.pause_ms);
            // Frames of one burst come before anything lapses.
            let lapses = std::iter::from_fn(|| inspector.lapse(now));
            lapses.take(if shot.pause_ms > 0 { usize::MAX } else { 0 }).for_each(drop);
            let hold_as = self.has_room.then_some(FrameId(number));
            let arrival = Arrival { octets: &shot.octets, direction: shot.direction, hold_as, now };
            let decision = inspector.inspect(&arrival).decision;
            noted.extend(decision.warning.map(|near| near.reason));
            given = Some(decision.reason);
        }
        let late = now.after_ms(60_000);
        noted.extend(std::iter::from_fn(|| inspector.lapse(late)).map(|lapse| lapse.reason));
        noted.extend(given);
        noted
    }
}

fn create() -> gtpv2::Message {
    gtpv2::create_session_request().imsi(IMSI)
}

fn v2(message: &gtpv2::Message) -> Vec<u8> {
    frame().payload(&message.octets()).octets()
}

fn watchdog() -> Vec<u8> {
    diameter::device_watchdog_request("mme.visited.example", "visited.example").octets()
}

fn at(sequence: u32, octets: &[u8]) -> Vec<u8> {
    frame().tcp(&tcp(sequence, 1)).payload(octets).octets()
}

fn len(octets: &[u8]) -> u32 {
    u32::try_from(octets.len()).expect("short")
}

fn chunk(packet: &craft::sctp::Sctp, part: &Data) -> Vec<u8> {
    frame().sctp(&packet.clone().data(part)).octets()
}

fn packet(part: &Data) -> Vec<u8> {
    chunk(&sctp(TAG), part)
}

fn map(operation: u8) -> Vec<u8> {
    m3ua(6, &tcap::begin(&[1, 2, 3, 4], &[], &[tcap::invoke(1, operation, &[])]))
}

fn m3ua(subsystem: u8, data: &[u8]) -> Vec<u8> {
    let sccp = sccp::udt(&sccp::party("15550", subsystem), &sccp::party("49170", 8), data);
    sigtran::m3ua_data(1, 2, 3, &sccp).octets()
}

fn sua() -> Vec<u8> {
    let [source, destination] =
        [("49170", 8), ("15550", 6)].map(|(digits, ssn)| sigtran::sua_address(digits, ssn));
    sigtran::sua_cldt(&source, &destination, &tcap::begin(&[1], &[], &[])).octets()
}

fn control(from: Ipv4Addr, to: Ipv4Addr, message: &gtpv2::Message) -> Vec<u8> {
    let frame: Frame = frame().ip(from, to).udp(2123, 2123);
    frame.payload(&message.octets()).octets()
}

fn attach(session: u32) -> gtpv2::Message {
    let bearer = gtpv2::group().ebi(5).f_teid(2, 4, 0x12 + session, ACME);
    let request = create().sequence(1).apn("internet").serving_network("901-70");
    request.paa(Ipv4Addr::UNSPECIFIED).f_teid(0, 6, 0x11 + session, ACME).bearer_context(0, &bearer)
}

fn attached() -> gtpv2::Message {
    let bearer = gtpv2::group().ebi(5).cause(16).f_teid(2, 5, 0x22, CORE);
    let answer = gtpv2::create_session_response().teid(0x11).sequence(1).cause(16);
    answer.f_teid(1, 7, 0x21, CORE).paa(USER).bearer_context(0, &bearer)
}
