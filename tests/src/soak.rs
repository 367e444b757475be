//! Traffic of sessions, changed at random and sealed again, through the whole of `inspect`: seeds that are even under the
//! shipped policy, which accepts little, the others under that of the simulation, which accepts what no rule blocks.
//!
//! After every frame: an edit keeps the length, what leaves was held. Now and then: no table holds more than
//! it may, and what it counts adds up; memory of the process stays what it was.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use inspect::{Arrival, Direction, Fate, FrameId, Inspector, Tick, Uses};
use policy::{Options, Source, compile};
use ruletable::RuleTable;
use trace::LinkType;

use crate::differential::expressions::Dice;
use crate::differential::{captures, mutated};
use crate::simulation;

/// Tables so small that they overflow, and GTP-U that must find its tunnel.
const STATE: &str = "state { gtpu bind; grace 1s; tunnels 256; subscribers 64; dialogues 64; transactions 256; quota 50% }";
const ETHERNET: LinkType = LinkType(1);
/// Steps of the simulation whose frames are changed, of each of so many seeds.
const STEPS: u64 = 4000;
const SEEDS: u64 = 4;
const CENSUS_EVERY: u64 = 4096;
/// Numbers of frames that may be held.
const NUMBERS: u32 = 1 << 16;

/// What a run did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Frames let through.
    pub passed: u64,
    /// Frames kept for companions.
    pub held: u64,
    /// Frames that were changed, or answered in their sender's stead.
    pub edited: u64,
    /// Those of them that already said what the edit says: an acknowledgement of a heartbeat, say.
    pub unchanged: u64,
    /// Frames refused.
    pub refused: u64,
    /// KiB of memory in use after a tenth of the run.
    pub memory_early: u64,
    /// KiB of memory in use at the end.
    pub memory: u64,
}

/// Sends so many frames.
///
/// # Errors
///
/// The first invariant that does not hold, with the number of the frame.
pub fn run(frames: u64, seed: u64) -> Result<Tally, String> {
    let pool = pool();
    let mut soak = Soak::new(seed);
    let mut dice = Dice::new(seed);
    let mut scratch = Vec::with_capacity(1 << 16);
    let mut place = 0;
    for number in 0..frames {
        // Mostly in order, so that sessions come up and go.
        place = if dice.below(64) == 0 { dice.below(pool.len()) } else { (place + 1) % pool.len() };
        let (direction, octets) = &pool[place];
        scratch.clear();
        scratch.extend_from_slice(octets);
        if dice.below(2) == 0 {
            mutated::mutate(ETHERNET, &mut scratch, (0, 0), &mut dice);
            packet::seal(&mut scratch);
        }
        let told = |what: String| format!("seed {seed}, frame {number}: {what}");
        soak.arrive(&scratch, *direction, dice.below(1 << 28)).map_err(told)?;
        if number % CENSUS_EVERY == 0 {
            soak.census().map_err(told)?;
        }
        if number == frames / 10 {
            soak.tally.memory_early = memory();
        }
    }
    soak.close()?;
    soak.tally.memory = memory();
    Ok(soak.tally)
}

/// Frames of the simulation, and of all captures that are there.
fn pool() -> Vec<(Direction, Vec<u8>)> {
    let mut pool = Vec::new();
    for seed in 0..SEEDS {
        pool.extend(simulation::record(seed, STEPS).expect("an honest run"));
    }
    for capture in captures() {
        let (link, frames) = mutated::frames(&capture);
        if link == ETHERNET {
            let sides = [Direction::Inward, Direction::Outward].into_iter().cycle();
            pool.extend(sides.zip(frames));
        }
    }
    pool
}

struct Soak {
    inspector: Inspector,
    held: BTreeSet<FrameId>,
    number: u32,
    now: u64,
    tally: Tally,
}

impl Soak {
    fn new(seed: u64) -> Self {
        let mut inspector = Inspector::new("soak", seed);
        let is_even = seed.is_multiple_of(2);
        inspector.adopt(if is_even { shipped() } else { simulation::world().table() }, 1);
        inspector.reserve();
        Self {
            inspector,
            held: BTreeSet::new(),
            number: 0,
            now: 1_700_000_000_000_000_000,
            tally: Tally::default(),
        }
    }

    fn arrive(&mut self, octets: &[u8], direction: Direction, wait: usize) -> Result<(), String> {
        self.now += u64::try_from(wait).expect("a time");
        self.lapse(self.now)?;
        self.number = (self.number + 1) % NUMBERS;
        let id = FrameId(self.number);
        let hold_as = Some(id).filter(|id| !self.held.contains(id));
        let arrival = Arrival { octets, direction, hold_as, now: Tick(self.now) };
        // As a worker does it, and every other time as if it could not be told at a glance.
        let mut uses = Uses::default();
        let glanced =
            self.number.is_multiple_of(2).then(|| self.inspector.glance(&arrival, &mut uses));
        let glanced = glanced.flatten().map(|finding| finding.fate);
        self.inspector.note(&mut uses, arrival.now);
        if let Some(fate) = glanced {
            *if fate == Fate::Send { &mut self.tally.passed } else { &mut self.tally.refused } += 1;
            return Ok(());
        }
        let finding = self.inspector.inspect(&arrival);
        let fate = finding.fate;
        if matches!(fate, Fate::Edit | Fate::Reset) {
            let mut edited = octets.to_vec();
            finding.rewrite(None, &mut edited);
            self.tally.unchanged += u64::from(edited == octets);
        }
        for other in finding.others {
            if !self.held.remove(other) {
                return Err(format!("{other:?} left and was not held"));
            }
        }
        match fate {
            Fate::Send => self.tally.passed += 1,
            Fate::Hold => {
                self.tally.held += 1;
                if hold_as.is_none() || !self.held.insert(id) {
                    return Err(format!("{id:?} is held and had no place"));
                }
            }
            Fate::Edit | Fate::Answer | Fate::Reset => self.tally.edited += 1,
            _ => self.tally.refused += 1,
        }
        Ok(())
    }

    fn lapse(&mut self, now: u64) -> Result<(), String> {
        while let Some(lapse) = self.inspector.lapse(Tick(now)) {
            let mut frames = lapse.frames.into_iter();
            if let Some(id) = frames.find(|id| !self.held.remove(id)) {
                return Err(format!("{id:?} lapsed and was not held"));
            }
        }
        Ok(())
    }

    fn census(&mut self) -> Result<(), String> {
        let state = self.inspector.state().ok_or("no state")?;
        for (name, gauge) in state.gauges() {
            let gone = gauge.evicted + gauge.expired + gauge.ended;
            if gauge.len > gauge.max || gauge.inserted != gone + u64::from(gauge.len) {
                return Err(format!("{name} does not add up: {gauge:?}"));
            }
        }
        Ok(())
    }

    /// Nothing is held for ever.
    fn close(&mut self) -> Result<(), String> {
        self.lapse(u64::MAX)?;
        if self.held.is_empty() { Ok(()) } else { Err(format!("{} are held", self.held.len())) }
    }
}

/// The demo's policy with small tables.
fn shipped() -> Arc<RuleTable> {
    let folder = crate::root().join("rules/demo");
    let mut paths: Vec<PathBuf> = crate::files(&folder, ".policy");
    paths.sort();
    let source = |name: &str, text: String| Source { name: name.to_owned(), text };
    let mut sources: Vec<Source> = paths
        .iter()
        .map(|path| source("demo", std::fs::read_to_string(path).expect("a policy")))
        .collect();
    sources.push(source("state", STATE.to_owned()));
    let compiled = compile(&sources, &Options::default()).map_err(|errors| errors.render(false));
    let bundle = compiled.expect("it compiles").bundle(1, |_| 0).expect("a bundle");
    Arc::new(RuleTable::load(&bundle, inspect::schema()).expect("a table"))
}

/// KiB of memory that the process has in use.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or(0)
}
