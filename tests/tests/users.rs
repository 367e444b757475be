//! Packets of users are judged at a glance, on a way of their own, or as all other messages are: all three say the same.

use std::net::{IpAddr, Ipv4Addr};

use craft::{Frame, frame, gtpu, gtpv2};
use inspect::{Arrival, Decision, Direction, Fate, Reason, Uses, Witness};
use proptest::prelude::*;
use sigwall_tests::world::{ACME, BRAVO, CORE, World};

const SERVER: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 9);
const SIX: [u16; 8] = [0x2001, 0xdb8, 0, 0, 0, 0, 0, 1];
const TUNNELS: u32 = 8;
/// Policies under which packets of users are free, counted, asked about, learned from, or nobody's business.
const POLICIES: [&str; 7] = [
    "state { gtpu bind; grace 0s }",
    "state { gtpu bind; grace 3s; tunnels 16; quota 50% }",
    "state { gtpu off }",
    "state { gtpu bind; grace 0s } link \"world\" { mode monitor }",
    "state { gtpu bind; grace 0s } partner held { ip 192.0.2.0/28; cap gtpu 2/s }",
    "state { gtpu bind; grace 0s } partner apart { ip 192.0.2.128/25; link \"another\" }",
    "state { gtpu bind; grace 0s } stage screen
     rule some { on gtpu.gpdu when inner.ip.dst == 203.0.113.9 and tunnel.age > 1s then drop }",
];

/// A packet as it is sent, and what becomes of it on its way.
#[derive(Clone, Debug)]
struct Sent {
    direction: Direction,
    nodes: (IpAddr, IpAddr),
    ports: (u16, u16),
    teid: u32,
    inner: Vec<u8>,
    /// Flags of the header, with what they announce (TS 29.281 §5.1).
    sequence: Option<u16>,
    extensions: Vec<(u8, Vec<u8>)>,
    form: Form,
    /// Places and values of octets that are changed.
    changes: Vec<(usize, u8)>,
    wait_ms: u64,
}

#[derive(Clone, Copy, Debug)]
enum Form {
    Usual,
    Bare,
    Tagged,
    Pieces,
    Padded(usize),
    WrongSum,
    Options,
}

#[derive(Debug)]
struct Silent;

impl Witness for Silent {
    fn judged(&mut self, _: &dyn ruletable::Subject<'_>, _: wire::MessageKey, _: &Decision) {}
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Tools are told of every message: with a witness, packets of users are judged as all other messages are.
    #[test]
    fn every_way_comes_to_the_same_verdicts_and_remembers_the_same(
        sent in prop::collection::vec(sent(), 1..60), policy in prop::sample::select(&POLICIES[..]),
    ) {
        let (mut glancing, mut short, mut long) =
            (World::new(policy), World::new(policy), World::new(policy));
        long.inspector().tell(Some(Box::new(Silent)));
        for world in [&mut glancing, &mut short, &mut long] {
            (1..=TUNNELS).for_each(|number| attach(world, number));
        }

        for sent in &sent {
            for world in [&mut glancing, &mut short, &mut long] {
                world.wait_ms(sent.wait_ms);
            }
            for octets in sent.frames() {
                let told = short.told(&octets, sent.direction);
                let glanced = glancing.told_at_a_glance(&octets, sent.direction);
                let glanced = glanced.unwrap_or_else(|| glancing.told(&octets, sent.direction));
                prop_assert_eq!(&told, &glanced, "{:02x?}", octets);
                prop_assert_eq!(&told, &long.told(&octets, sent.direction), "{:02x?}", octets);
            }
        }

        prop_assert_eq!(short.remembered(), glancing.remembered());
        prop_assert_eq!(short.remembered(), long.remembered());
    }
}

/// Packets that cannot be judged at a glance are rare: the first of a second, those of counted partners, of tunnels that are
/// learned, and those that are not as usual.
#[test]
fn a_glance_tells_most_verdicts_under_a_policy_that_asks_about_users_and_under_one_that_does_not() {
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::TestRunner;
    const PACKETS: u32 = 3_000;

    for (policy, part) in [(POLICIES[0], 50), (POLICIES[6], 50), (POLICIES[4], 0)] {
        let mut runner = TestRunner::deterministic();
        let mut world = World::new(policy);
        (1..=TUNNELS).for_each(|number| attach(&mut world, number));
        let (mut sent_on, mut ended) = (0, 0);
        for _ in 0..PACKETS {
            let sent =
                Sent { form: Form::Usual, ..sent().new_tree(&mut runner).unwrap().current() };
            world.wait_ms(1);
            let octets = &sent.frames()[0];
            match world.told_at_a_glance(octets, sent.direction) {
                Some(told) if told.starts_with("(Send") => sent_on += 1,
                Some(_) => ended += 1,
                None => _ = world.told(octets, sent.direction),
            }
        }
        let told = (sent_on + ended) * 100 / PACKETS;
        assert!(told >= part, "{policy}: {sent_on} sent and {ended} ended of {PACKETS}");
        assert!(part == 0 || sent_on > 100 && ended > 100, "{policy}: {sent_on} and {ended}");
    }
}

#[test]
fn what_is_sent_here_is_passed_and_refused_for_every_reason_of_the_user_plane() {
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let mut world = World::new(POLICIES[0]);
    (1..=TUNNELS).for_each(|number| attach(&mut world, number));
    let mut seen = std::collections::BTreeMap::new();
    for _ in 0..6_000 {
        let sent = sent().new_tree(&mut runner).unwrap().current();
        world.wait_ms(sent.wait_ms);
        for octets in sent.frames() {
            let fared = world.arrive(&octets, sent.direction);
            *seen.entry(fared.reason.0).or_insert(0) += 1;
        }
    }

    let reasons = [
        Reason::NONE,
        Reason::GTPU_UNKNOWN,
        Reason::GTPU_DIRECTION,
        Reason::GTPU_PEER,
        Reason::GTPU_INNER,
        Reason::GTPU_SEQUENCE,
        Reason::GTPU_INNER_GTP,
    ];
    for reason in reasons {
        assert!(seen.get(&reason.0).is_some_and(|count| *count > 20), "{reason:?}: {seen:?}");
    }
}

#[test]
fn packets_that_are_let_pass_by_several_at_a_time_are_all_counted() {
    const PACKETS: u64 = 5_000;
    let mut world = World::new(POLICIES[0]);
    attach(&mut world, 1);
    let inner = craft::ip_packet(user(1).octets(), SERVER.octets(), (1, 2), b"hello");
    let message = gtpu::gpdu(inside(1), &inner).octets();
    let octets = frame().ip(ACME, CORE).udp(2152, 2152).payload(&message).octets();
    world.inward(&octets);
    let arrival =
        Arrival { octets: &octets, direction: Direction::Inward, hold_as: None, now: world.now() };

    let inspector = &*world.inspector();
    let glance = || {
        let mut uses = Uses::default();
        let fate = |_| inspector.glance(&arrival, &mut uses).map(|found| found.fate);
        (0..PACKETS).map(fate).all(|fate| fate == Some(Fate::Send))
    };
    std::thread::scope(|scope| {
        let threads = [(); 4].map(|()| scope.spawn(glance));
        assert!(threads.into_iter().all(|thread| thread.join().unwrap()));
    });

    let (packets, carried) = (4 * PACKETS + 1, u64::try_from(inner.len()).unwrap());
    let counted = format!("in={packets}/{}", packets * carried);
    let remembered = world.remembered();
    assert!(remembered.contains(&counted), "{counted} is not in {remembered}");
}

impl Sent {
    fn frames(&self) -> Vec<Vec<u8>> {
        let mut message = gtpu::gpdu(self.teid, &self.inner);
        if let Some(sequence) = self.sequence {
            message = message.sequence(sequence);
        }
        for (kind, content) in &self.extensions {
            message = message.extension(*kind, content);
        }
        let mut message = message.octets();
        for (place, value) in &self.changes {
            let len = message.len();
            message[place % len] = *value;
        }
        if let Form::Padded(octets) = self.form {
            message.resize(message.len() + octets, 0);
        }
        let (source, destination) = self.nodes;
        let frame = frame().ip(source, destination).udp(self.ports.0, self.ports.1);
        self.formed(frame.payload(&message))
    }

    fn formed(&self, frame: Frame) -> Vec<Vec<u8>> {
        match self.form {
            Form::Usual | Form::Padded(_) => vec![frame.octets()],
            Form::Bare => vec![frame.udp_checksum(0).octets()],
            Form::Tagged => vec![frame.vlan(7).octets()],
            Form::Pieces => frame.fragments(2),
            Form::WrongSum => vec![frame.udp_checksum(0x1234).octets()],
            Form::Options => vec![frame.options(&[1, 1, 1, 0]).octets()],
        }
    }
}

/// Mostly as it should be, and now and then wrong in one thing or in several.
fn sent() -> impl Strategy<Value = Sent> {
    let form = prop_oneof![
        8 => Just(Form::Usual),
        8 => Just(Form::Bare),
        1 => Just(Form::Tagged),
        1 => Just(Form::Pieces),
        1 => (1_usize..12).prop_map(Form::Padded),
        1 => Just(Form::WrongSum),
        1 => Just(Form::Options),
    ];
    let partner = prop_oneof![
        12 => Just(IpAddr::from(ACME)),
        1 => Just(IpAddr::from(BRAVO)),
        1 => Just(IpAddr::from([192, 0, 2, 200])),
        1 => Just(IpAddr::from([203, 0, 113, 1])),
        1 => Just(IpAddr::from(SIX)),
    ];
    let direction = prop_oneof![Just(Direction::Inward), Just(Direction::Outward)];
    let crossed = prop_oneof![15 => Just(false), 1 => Just(true)];
    let ports = prop_oneof![15 => Just((2152, 2152)), 1 => Just((2152, 9)), 1 => Just((9, 2152))];
    let sequence = prop_oneof![
        12 => Just(None), 4 => (0_u16..9).prop_map(Some), 1 => any::<u16>().prop_map(Some),
    ];
    let extension = (prop::sample::select(&[0x85, 0x40, 0xc0, 0xe1_u8][..]), Just(vec![0, 9]));
    let extensions =
        prop_oneof![6 => Just(Vec::new()), 1 => prop::collection::vec(extension, 1..3)];
    let change = (any::<usize>(), any::<u8>());
    let changes = prop_oneof![9 => Just(Vec::new()), 1 => prop::collection::vec(change, 1..3)];
    let tunnel = (0..=TUNNELS + 1, prop_oneof![15 => Just(0), 1 => 1..TUNNELS]);
    let wait_ms = prop_oneof![9 => 0_u64..20, 1 => 900_u64..9_000];
    let shape = (form, direction, crossed, partner, ports);
    let content = (tunnel, any::<u8>(), sequence, extensions, changes, wait_ms);
    (shape, content).prop_map(|(shape, content)| {
        let (form, direction, crossed, partner, ports) = shape;
        let ((number, other), kind, sequence, extensions, changes, wait_ms) = content;
        let is_inward = (direction == Direction::Inward) != crossed;
        let core = if partner.is_ipv4() { CORE.into() } else { SIX.into() };
        let teid = if is_inward { inside(number) } else { outside(number) };
        let inner = inner(number.wrapping_add(other), is_inward, kind);
        let nodes = if is_inward { (partner, core) } else { (core, partner) };
        Sent { direction, nodes, ports, teid, inner, sequence, extensions, form, changes, wait_ms }
    })
}

/// The packet of a user, to a server or from it; of 16 kinds one is GTP, one is no IP and one is of version 6.
fn inner(number: u32, is_inward: bool, kind: u8) -> Vec<u8> {
    let (user, server) = (IpAddr::from(user(number)), IpAddr::from(SERVER));
    let (source, destination) = if is_inward { (user, server) } else { (server, user) };
    match kind % 16 {
        0 => craft::ip_packet(source, destination, (9, 2123), &gtpv2::echo_request().octets()),
        1 => b"ethernet".to_vec(),
        2 => craft::ip_packet([0xfe80, 0, 0, 0, 0, 0, 0, 1_u16], SIX, (9, 9), b"x"),
        3 => craft::ip_packet(source, destination, (2152, 53), b"query"),
        _ => craft::ip_packet(source, destination, (40_000, 443), &[0x55; 21]),
    }
}

/// A session is set up, the user's end outside.
fn attach(world: &mut World, number: u32) {
    let bearer = gtpv2::group().ebi(5).f_teid(2, 4, outside(number), ACME);
    let request = gtpv2::create_session_request()
        .sequence(number)
        .imsi(&format!("00101012345678{number}"))
        .apn("internet")
        .serving_network("901-70")
        .f_teid(0, 6, 0x1000 + number, ACME)
        .bearer_context(0, &bearer);
    let bearer = gtpv2::group().ebi(5).cause(16).f_teid(2, 5, inside(number), CORE);
    let answer = gtpv2::create_session_response()
        .teid(0x1000 + number)
        .sequence(number)
        .cause(16)
        .f_teid(1, 7, 0x2000 + number, CORE)
        .paa(user(number))
        .bearer_context(0, &bearer);
    let control = |from, to, octets: &[u8]| frame().ip(from, to).payload(octets).octets();
    world.inward(&control(ACME, CORE, &request.octets()));
    world.outward(&control(CORE, ACME, &answer.octets()));
}

fn outside(number: u32) -> u32 {
    0x100 + number
}

fn inside(number: u32) -> u32 {
    0x200 + number
}

fn user(number: u32) -> Ipv4Addr {
    Ipv4Addr::from_bits(0x6440_0000 + number)
}
