//! Sessions in memory: what a flood leaves of them, how long they take to find, and what they cost.
//!
//! `sessions flood` has 100,000 genuine tunnels and 10,000,000 spoofed ones; `sessions path` times whole verdicts.

use std::hint::black_box;
use std::net::Ipv4Addr;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use arrayvec::ArrayVec;
use craft::{frame, gtpu, gtpv2};
use inspect::{Arrival, Direction, Fate, Inspector, Tick};
use session::{
    Address, End, Inner, NewBearer, NewSession, NodeKey, Owner, Packed, Plane, Sizes, State,
    UserAddresses,
};

const GENUINE: u32 = 100_000;
const SPOOFED: u32 = 10_000_000;
const ROUNDS: usize = 200_000;
/// Packets that a worker takes at once.
const BURST: usize = dataplane::BURST;
const CORE: Ipv4Addr = Ipv4Addr::new(10, 10, 0, 1);
const PARTNER: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 1);

fn main() -> ExitCode {
    let word = std::env::args().nth(1).unwrap_or_default();
    match word.as_str() {
        "flood" => flood(),
        "path" => path(),
        _ => {
            eprintln!("usage: sessions flood | path");
            return ExitCode::from(64);
        }
    }
    ExitCode::SUCCESS
}

/// Genuine tunnels are used both ways; spoofed ones are agreed by both sides and never used.
fn flood() {
    let sizes = Sizes {
        tunnels: 1 << 20,
        subscribers: 16,
        dialogues: 16,
        transactions: 1024,
        quota: 25,
        grace_s: 0,
    };
    let mut state = State::new(sizes, 0x1234_5678);
    state.touch();
    let octets = state.octets();
    for number in 0..GENUINE {
        let new = new(number, Owner(1), Ipv4Addr::new(192, 0, 2, 1));
        state.tunnels.create(&mut state.nodes, &new, 0);
        for (node, teid) in [(CORE, number + 1), (PARTNER, number + 1)] {
            use_once(&mut state, node, teid);
        }
    }
    let empty = {
        let mut empty = State::new(sizes, 0x1234_5678);
        empty.touch();
        lookups(&empty)
    };
    let before = lookups(&state);
    let began = Instant::now();
    for number in 0..SPOOFED {
        let owner = Owner(1 + u8::try_from(number % 2).unwrap_or(0));
        let node = Ipv4Addr::new(192, 0, 2, u8::try_from(2 + number % 200).unwrap_or(2));
        let new = new(number + 1_000_000, owner, node);
        state.tunnels.create(&mut state.nodes, &new, 1);
    }
    let took = began.elapsed();
    let after = lookups(&state);
    let survivors = (0..GENUINE).filter(|number| find(&state, CORE, number + 1)).count();
    println!("genuine tunnels that survive: {survivors} of {GENUINE}");
    println!("a spoofed tunnel set up in: {} ns", took.as_nanos() / u128::from(SPOOFED));
    println!("octets reserved in all tables of the state: {octets}");
    println!("octets a tunnel: {}", state.tunnels_octets() / (1 << 20));
    println!(
        "lookup ns, batches of 16 (median, p99): empty {empty:?}, 100k {before:?}, after the flood {after:?}"
    );
    println!("gauge: {:?}", state.gauges().find(|(name, _)| *name == "tunnels"));
}

fn new(number: u32, owner: Owner, node: Ipv4Addr) -> NewSession {
    let end = |node, teid| Some(End { node: key(node), teid });
    let (outside, inside) = (end(node, number + 1), end(CORE, number + 1));
    NewSession {
        owner,
        imsi: Packed::of(numbering::Digits::parse("001010123456789").unwrap_or_default()),
        control: [outside, inside],
        user: UserAddresses::new(Some(Ipv4Addr::from_bits(0x6440_0000 + number)), None),
        bearers: ArrayVec::from_iter([NewBearer { ebi: 5, ends: [outside, inside] }]),
        ..NewSession::default()
    }
}

fn key(node: Ipv4Addr) -> NodeKey {
    NodeKey { address: Address::of(node.into()), net: 0 }
}

fn find(state: &State, node: Ipv4Addr, teid: u32) -> bool {
    state.tunnels.find(&state.nodes, Plane::User, &End { node: key(node), teid }).is_some()
}

fn use_once(state: &mut State, node: Ipv4Addr, teid: u32) {
    let end = End { node: key(node), teid };
    let Some(found) = state.tunnels.find(&state.nodes, Plane::User, &end) else { return };
    if let Some(passed) = state.tunnels.count(found, (&Inner::default(), 0)) {
        state.note(passed, 0);
    }
}

/// Median and 99th hundredth of batches of 16 lookups all over the genuine tunnels, a lookup.
fn lookups(state: &State) -> (u128, u128) {
    let mut place = 1_u32;
    let mut times: Vec<u128> = (0..ROUNDS / 16)
        .map(|_| {
            let began = Instant::now();
            for _ in 0..16 {
                place = place.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                black_box(find(state, CORE, place % GENUINE + 1));
            }
            began.elapsed().as_nanos() / 16
        })
        .collect();
    times.sort_unstable();
    (hundredth(&times, 50), hundredth(&times, 99))
}

fn hundredth(times: &[u128], part: usize) -> u128 {
    times.get(times.len() * part / 100).copied().unwrap_or(0)
}

/// Whole verdicts on cold frames: GTP-U bound to 100,000 tunnels, and setting up a tunnel by GTP-C.
fn path() {
    let mut inspector = inspector();
    let mut setups = Vec::new();
    for number in 1..=GENUINE {
        let (request, answer) = setup(number);
        let began = Instant::now();
        let first = inspect(&mut inspector, &request, Direction::Inward);
        let second = inspect(&mut inspector, &answer, Direction::Outward);
        setups.push(began.elapsed().as_nanos() / 2);
        assert_eq!((first, second), (Fate::Send, Fate::Send));
    }
    let frames: Vec<Vec<u8>> = (1..=GENUINE).map(user_packet).collect();
    setups.sort_unstable();
    for burst in [1, BURST] {
        let times = verdicts(&mut inspector, &frames, burst);
        println!(
            "GTP-U verdict, cold frame, 100k tunnels, {burst} a burst, ns (median, p99): {} {}",
            hundredth(&times, 50),
            hundredth(&times, 99)
        );
    }
    println!(
        "GTP-C create or answer with state, ns (median, p99): {} {}",
        hundredth(&setups, 50),
        hundredth(&setups, 99)
    );
    let one = user_packet(1);
    let began = Instant::now();
    for _ in 0..ROUNDS {
        black_box(inspect(&mut inspector, &one, Direction::Inward));
    }
    println!("GTP-U verdict, warm, ns: {}", began.elapsed().as_nanos() / ROUNDS as u128);
}

/// Verdicts on packets of users from all over the tunnels, so many a burst as a worker takes them, a verdict.
fn verdicts(inspector: &mut Inspector, frames: &[Vec<u8>], burst: usize) -> Vec<u128> {
    let mut place = 1_u32;
    let mut next = || {
        place = place.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        frames.get(usize::try_from(place % GENUINE).unwrap_or(0)).map_or(&[][..], Vec::as_slice)
    };
    let mut times: Vec<u128> = (0..ROUNDS / BURST)
        .map(|_| {
            let chosen: [&[u8]; BURST] = std::array::from_fn(|_| next());
            let began = Instant::now();
            for frames in chosen.chunks(burst) {
                inspector.foresee(frames.iter().copied());
                for octets in frames {
                    assert_eq!(inspect(inspector, octets, Direction::Inward), Fate::Send);
                }
            }
            began.elapsed().as_nanos() / BURST as u128
        })
        .collect();
    times.sort_unstable();
    times
}

fn inspector() -> Inspector {
    let table = sigwall_bench::shipped::bound().expect("a policy without rules");
    let mut inspector = Inspector::new("bench", 1);
    inspector.adopt(Arc::new(table), 1);
    inspector.reserve();
    inspector
}

fn inspect(inspector: &mut Inspector, octets: &[u8], direction: Direction) -> Fate {
    let arrival = Arrival { octets, direction, hold_as: None, now: Tick(1_000_000_000) };
    inspector.inspect(&arrival).fate
}

fn setup(number: u32) -> (Vec<u8>, Vec<u8>) {
    let bearer = gtpv2::group().ebi(5).f_teid(2, 4, number, PARTNER);
    let request = gtpv2::create_session_request()
        .sequence(number)
        .imsi("001010123456789")
        .apn("internet")
        .serving_network("901-70")
        .f_teid(0, 6, number, PARTNER)
        .bearer_context(0, &bearer);
    let bearer = gtpv2::group().ebi(5).cause(16).f_teid(2, 5, number, CORE);
    let answer = gtpv2::create_session_response()
        .teid(number)
        .sequence(number)
        .cause(16)
        .f_teid(1, 7, number, CORE)
        .paa(user(number))
        .bearer_context(0, &bearer);
    let control = |from, to, octets: &[u8]| frame().ip(from, to).payload(octets).octets();
    (control(PARTNER, CORE, &request.octets()), control(CORE, PARTNER, &answer.octets()))
}

fn user(number: u32) -> Ipv4Addr {
    Ipv4Addr::from_bits(0x6440_0000 + number)
}

fn user_packet(number: u32) -> Vec<u8> {
    let inner = craft::ip_packet(user(number), Ipv4Addr::new(203, 0, 113, 1), (9, 9), &[0; 64]);
    frame().ip(PARTNER, CORE).udp(2152, 2152).payload(&gtpu::gpdu(number, &inner).octets()).octets()
}
