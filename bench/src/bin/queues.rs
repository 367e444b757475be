//! What workers of several queues judge in a second with one memory of their traffic, beside one worker alone, workers that
//! have nothing in common, and an inspector behind one lock. In memory, a processor each; by command, on an idle machine.
//!
//! Then what a tunnel costs to look up in our own tables and in a `DashMap`, by one thread and by two.

use std::hint::black_box;
use std::net::Ipv4Addr;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Barrier, Mutex};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use arrayvec::ArrayVec;
use dashmap::DashMap;
use dataplane::{Common, Report, Worker};
use inspect::{Arrival, Direction, Inspector, Tick};
use ruletable::RuleTable;
use session::{Address, End, NewBearer, NewSession, NodeKey, Owner, Plane, Sizes, State};
use sigwall_bench::carousel::{user_packets, with_sessions};
use sigwall_bench::endless::{EndlessLink, FRAMES_A_TURN};
use sigwall_bench::environment::environment;
use sigwall_bench::lab::pin;
use sigwall_bench::shipped;
use sigwall_bench::traffic::Session;
use southbound::{Counters, EventWriter, Total};
use xsk::{Frame, PacketIo as _, Side};

const RUNS: usize = 9;
const RUN: Duration = Duration::from_millis(150);
/// Set-ups that come round: more than a run shows, so that none is a repetition.
const SET_UPS: u32 = 65_536;
const TUNNELS: u32 = 100_000;
const NODE: Ipv4Addr = Ipv4Addr::new(10, 10, 0, 1);

/// Gives its rule table.
type Policy = fn() -> Result<RuleTable>;

/// One way of sharing.
#[derive(Clone, Copy, Debug)]
enum Way {
    Alone,
    Apart,
    Common,
    Locked,
}

const WAYS: [(&str, Way); 4] = [
    ("one worker", Way::Alone),
    ("two that share nothing", Way::Apart),
    ("two with one memory", Way::Common),
    ("two, one lock a burst", Way::Locked),
];

fn main() -> ExitCode {
    match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("queues: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> Result<()> {
    environment().iter().for_each(|(name, value)| println!("{name:<12} {value}"));
    let heads = ("policy", "signalling", "way", "frames/s", "times");
    println!("\n{:<10} {:<18} {:<26} {:>10} {:>8}", heads.0, heads.1, heads.2, heads.3, heads.4);
    let policies: [(&str, Policy); 2] =
        [("bound", shipped::bound), ("shipped", shipped::unlimited)];
    for (name, policy) in policies {
        for (mix, one_in) in [("none", 0), ("1 frame in 64", 64), ("1 frame in 16", 16)] {
            compare((name, policy), (mix, one_in))?;
        }
    }
    lookups()
}

/// The ways in turn, several times.
fn compare((name, policy): (&str, Policy), (mix, one_in): (&str, usize)) -> Result<()> {
    let mut rates = WAYS.map(|_| Vec::new());
    for place in (0..RUNS).flat_map(|_| 0..WAYS.len()) {
        rates[place].push(run(WAYS[place].1, policy, one_in)?);
    }
    let medians = rates.map(median);
    for ((way, _), rate) in WAYS.iter().zip(medians) {
        println!("{name:<10} {mix:<18} {way:<26} {rate:>10.0} {:>8.2}", rate / medians[0]);
    }
    Ok(())
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Frames judged in a second.
fn run(way: Way, policy: Policy, one_in: usize) -> Result<f64> {
    let inspectors = || with_sessions(policy()?);
    let workers = if matches!(way, Way::Alone) { 1 } else { 2 };
    let counters = Counters::create(workers)?;
    let (first, now) = inspectors()?;
    let report = |number| {
        Ok::<_, anyhow::Error>(Report::new(counters.worker(number), EventWriter::create()?, 0))
    };
    let worker = |number, common: &Arc<Common<_>>, place| {
        Ok::<_, anyhow::Error>(Worker::new(link(number, one_in), (common, place), report(number)?))
    };
    if matches!(way, Way::Locked) {
        return locked(first, now, one_in);
    }
    let common = Arc::new(Common::new(first, workers));
    let mut crew = vec![worker(0, &common, 0)?];
    if matches!(way, Way::Common) {
        crew.push(worker(1, &common, 1)?);
    } else if matches!(way, Way::Apart) {
        crew.push(worker(1, &Arc::new(Common::new(inspectors()?.0, 1)), 0)?);
    }
    let started = Instant::now();
    let elapsed = together(crew, |worker| {
        worker.turn(at(now, started));
    })?;
    let judged = counters.total(Total::Received);
    ensure!(counters.total(Total::Blocked) == 0, "frames were blocked");
    Ok(judged as f64 / elapsed)
}

/// An inspector behind one lock, taken for a burst.
fn locked(inspector: Inspector, now: Tick, one_in: usize) -> Result<f64> {
    let inspector = Mutex::new(inspector);
    let judged = AtomicU64::new(0);
    let queue = |number| (link(number, one_in), Vec::with_capacity(FRAMES_A_TURN));
    let started = Instant::now();
    let elapsed = together(vec![queue(0), queue(1)], |(link, burst)| {
        link.receive(Side::Outside, FRAMES_A_TURN, burst);
        let now = at(now, started);
        let mut inspector = inspector.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        inspector.foresee(burst.iter().map(Frame::octets));
        for frame in &*burst {
            let (octets, direction) = (frame.octets(), Direction::Inward);
            black_box(inspector.inspect(&Arrival { octets, direction, hold_as: None, now }));
        }
        drop(inspector);
        judged.fetch_add(burst.len() as u64, Ordering::Relaxed);
        burst.drain(..).for_each(|frame| link.send(Side::Inside, frame));
    })?;
    Ok(judged.into_inner() as f64 / elapsed)
}

/// All workers have one clock.
fn at(start: Tick, started: Instant) -> Tick {
    Tick(start.0 + u64::try_from(started.elapsed().as_nanos()).unwrap_or(0))
}

/// Has each of a crew work on a processor of its own for the time of a run; gives the seconds that it took.
fn together<T: Send>(crew: Vec<T>, work: impl Fn(&mut T) + Sync) -> Result<f64> {
    let (is_over, barrier) = (AtomicBool::new(false), Barrier::new(crew.len() + 1));
    let started = std::thread::scope(|scope| {
        for (processor, mut one) in crew.into_iter().enumerate() {
            let (work, is_over, barrier) = (&work, &is_over, &barrier);
            scope.spawn(move || {
                let pinned = pin(processor);
                barrier.wait();
                let turns = std::iter::repeat(()).take_while(|()| !is_over.load(Ordering::Relaxed));
                turns.for_each(|()| work(&mut one));
                pinned
            });
        }
        barrier.wait();
        let started = Instant::now();
        std::thread::sleep(RUN);
        is_over.store(true, Ordering::Relaxed);
        started
    });
    Ok(started.elapsed().as_secs_f64())
}

/// A queue with users of its own, and in every so many frames a Create Session Request of a subscriber that is nobody else's.
fn link(queue: usize, one_in: usize) -> EndlessLink {
    let users: Vec<_> = user_packets().into_iter().skip(queue).step_by(2).collect();
    let from = 10_000 + u32::try_from(queue).unwrap_or(0) * SET_UPS;
    let numbers = if one_in == 0 { from..from } else { from..from + SET_UPS };
    let requests: Vec<_> = numbers.map(|number| Session::of(number).request().octets()).collect();
    EndlessLink::mixed(&users, (&requests, one_in))
}

/// A tunnel among 100,000, in no order.
fn lookups() -> Result<()> {
    let key = |address: Ipv4Addr| NodeKey { address: Address::of(address.into()), net: 0 };
    let end = |number: u32| End { node: key(NODE), teid: number };
    let sizes = Sizes {
        tunnels: TUNNELS,
        subscribers: 16,
        dialogues: 16,
        transactions: 16,
        quota: 100,
        grace_s: 0,
    };
    let mut state = State::new(sizes, 7);
    let map: DashMap<End, u32> = DashMap::with_capacity(TUNNELS as usize);
    for number in 1..=TUNNELS {
        let ends = [None, Some(end(number))];
        let bearers = ArrayVec::from_iter([NewBearer { ebi: 5, ends }]);
        let new = NewSession { owner: Owner(1), control: ends, bearers, ..NewSession::default() };
        let State { tunnels, nodes, .. } = &mut state;
        ensure!(tunnels.create(nodes, &new, 0), "no room for tunnel {number}");
        map.insert(end(number), number);
    }
    let ours = |number: u32| state.tunnels.find(&state.nodes, Plane::User, &end(number)).is_some();
    let theirs = |number: u32| map.get(&end(number)).is_some();
    println!(
        "\n{:<34} {:>12} {:>12}",
        "lookup of a tunnel among 100,000", "one thread", "two threads"
    );
    let ways: [(&str, &Find<'_>); 2] = [("ours", &ours), ("DashMap", &theirs)];
    for (name, find) in ways {
        let (one, two) = (nanos(find, 1)?, nanos(find, 2)?);
        println!("{name:<34} {one:>9.1} ns {two:>9.1} ns");
    }
    Ok(())
}

/// True where a tunnel of that number was found.
type Find<'f> = dyn Fn(u32) -> bool + Sync + 'f;

/// Nanoseconds of a lookup, where so many threads look up at a time.
fn nanos(find: &Find<'_>, threads: u32) -> Result<f64> {
    let lookups = |found: &AtomicU64, place: &mut u32| {
        let places = std::iter::successors(Some(next(*place)), |place| Some(next(*place)));
        let hits = places.take(1_000).inspect(|at| *place = *at);
        let hits = hits.filter(|place| find(*place % TUNNELS + 1)).count();
        found.fetch_add(hits as u64, Ordering::Relaxed);
    };
    let run = || -> Result<f64> {
        let found = AtomicU64::new(0);
        let places = (0..threads).map(next).collect();
        let elapsed = together(places, |place: &mut u32| lookups(&found, place))?;
        Ok(elapsed * 1e9 * f64::from(threads) / found.into_inner() as f64)
    };
    Ok(median((0..RUNS).map(|_| run()).collect::<Result<_>>()?))
}

/// Places in no order.
fn next(place: u32) -> u32 {
    place.wrapping_mul(747_796_405).wrapping_add(2_891_336_453)
}
