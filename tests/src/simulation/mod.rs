//! The whole of `inspect` with its memory of sessions, under seeded traffic of honest and hostile nodes.
//!
//! The network loses, repeats and delays. After every step: what honest nodes send passes, what hostile ones send does
//! not, no table holds more than it may, and what it counts adds up. A seed gives the same run every time.

mod attached;
mod hostile;
mod network;
mod rng;
mod signalling;

use inspect::{Direction, Fate};

use crate::world::{Fared, World};
use attached::Attached;
use network::{Network, Sender};
use rng::Rng;
use signalling::Dialogue;

/// Sessions that come and go.
const SESSIONS: usize = 24;
/// Dialogues and registrations that come and go.
const DIALOGUES: usize = 8;
/// What the operator enforces.
const POLICY: &str = include_str!("policy.sw");

/// What a run did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Frames of honest nodes, all let through.
    pub honest: u64,
    /// Frames of hostile nodes, none let through.
    pub hostile: u64,
    /// Frames that the network lost.
    pub lost: u64,
    /// Frames that came twice.
    pub repeated: u64,
    /// Sessions that were set up, and dialogues that ended.
    pub completed: u64,
}

impl Tally {
    /// Adds what another run did.
    pub fn add(&mut self, other: Self) {
        self.honest += other.honest;
        self.hostile += other.hostile;
        self.lost += other.lost;
        self.repeated += other.repeated;
        self.completed += other.completed;
    }
}

/// A world with its nodes.
struct Simulation {
    world: World,
    rng: Rng,
    network: Network,
    attached: Vec<Attached>,
    dialogues: Vec<Dialogue>,
    tally: Tally,
    record: Option<Record>,
}

/// Frames in the order in which they arrived.
pub type Record = Vec<(Direction, Vec<u8>)>;

/// Runs so many steps.
///
/// # Errors
///
/// The first invariant that does not hold, with the step.
pub fn run(seed: u64, steps: u64) -> Result<Tally, String> {
    let mut simulation = Simulation::new(seed);
    for step in 0..steps {
        simulation.step().map_err(|what| format!("seed {seed}, step {step}: {what}"))?;
        if step % CENSUS_EVERY == 0 {
            simulation.census().map_err(|what| format!("seed {seed}, step {step}: {what}"))?;
        }
    }
    Ok(simulation.tally)
}

/// The frames of a run, for whoever wants the same traffic.
///
/// # Errors
///
/// As [`run`].
pub fn record(seed: u64, steps: u64) -> Result<Record, String> {
    let mut simulation = Simulation::new(seed);
    simulation.record = Some(signalling::opening());
    for _ in 0..steps {
        simulation.step()?;
    }
    Ok(simulation.record.unwrap_or_default())
}

/// An inspector's world under the policy that the simulation enforces.
pub fn world() -> World {
    World::new(POLICY)
}

const CENSUS_EVERY: u64 = 64;

impl Simulation {
    fn new(seed: u64) -> Self {
        let mut world = world();
        for (direction, octets) in signalling::opening() {
            world.arrive(&octets, direction);
        }
        Self {
            world,
            rng: Rng::new(seed),
            network: Network::default(),
            attached: (0..SESSIONS).map(Attached::new).collect(),
            dialogues: (0..DIALOGUES).map(Dialogue::new).collect(),
            tally: Tally::default(),
            record: None,
        }
    }

    /// A frame is there.
    fn arrive(&mut self, octets: &[u8], direction: Direction) -> Fared {
        if let Some(record) = &mut self.record {
            record.push((direction, octets.to_vec()));
        }
        self.world.arrive(octets, direction)
    }

    /// A frame arrives, or somebody sends one.
    fn step(&mut self) -> Result<(), String> {
        self.world.wait_ms(self.rng.below(40));
        if let Some(flight) = self.network.next(&mut self.rng) {
            self.tally.honest += 1;
            let fared = self.arrive(&flight.octets, flight.direction);
            if fared.fate != Fate::Send {
                return Err(format!("an honest frame did not pass: {fared:?} {:?}", flight.sender));
            }
            if self.rng.one_in(10) {
                self.tally.lost += 1;
                self.landed(flight.sender);
                return Ok(());
            }
            self.receive(flight.sender);
            self.landed(flight.sender);
            return Ok(());
        }
        match self.rng.below(6) {
            0 => self.attack(),
            1 => {
                let place = self.rng.index(self.dialogues.len());
                let dialogue = &mut self.dialogues[place];
                let sent = dialogue.send(&mut self.rng);
                self.launch(sent.into_iter().collect());
                Ok(())
            }
            _ => {
                let place = self.rng.index(self.attached.len());
                let sent = self.attached[place].send(&mut self.rng);
                self.launch(sent);
                Ok(())
            }
        }
    }

    fn launch(&mut self, sent: Vec<(Sender, Direction, Vec<u8>)>) {
        for (sender, direction, octets) in sent {
            let copies = if self.rng.one_in(12) { 2 } else { 1 };
            self.tally.repeated += copies - 1;
            for _ in 0..copies {
                self.aloft(sender, 1);
                self.network.launch(&mut self.rng, sender, direction, octets.clone());
            }
        }
    }

    fn receive(&mut self, sender: Sender) {
        let answers = match sender {
            Sender::Session { place, what } => self.attached[place].receive(what),
            Sender::Dialogue { place, what } => self.dialogues[place].receive(what),
        };
        let is_done = match sender {
            Sender::Session { place, .. } => self.attached[place].take_completed(),
            Sender::Dialogue { place, .. } => self.dialogues[place].take_completed(),
        };
        self.tally.completed += u64::from(is_done);
        self.launch(answers);
    }

    fn landed(&mut self, sender: Sender) {
        self.aloft(sender, -1);
    }

    fn aloft(&mut self, sender: Sender, by: i32) {
        let aloft = match sender {
            Sender::Session { place, .. } => &mut self.attached[place].aloft,
            Sender::Dialogue { place, .. } => &mut self.dialogues[place].aloft,
        };
        *aloft += by;
    }

    fn attack(&mut self) -> Result<(), String> {
        let place = self.rng.index(self.attached.len());
        let (name, direction, octets) =
            hostile::attack(&mut self.rng, &self.attached[place], &self.dialogues[0]);
        self.tally.hostile += 1;
        let fared = self.arrive(&octets, direction);
        if fared.fate == Fate::Send {
            return Err(format!("a hostile frame passed: {name}"));
        }
        Ok(())
    }

    /// No table holds more than it may, and what came is what went and what is there.
    fn census(&mut self) -> Result<(), String> {
        let state = self.world.inspector().state().ok_or("no state")?;
        for (name, gauge) in state.gauges() {
            if gauge.len > gauge.max {
                return Err(format!("{name} holds {} of {}", gauge.len, gauge.max));
            }
            let gone = gauge.evicted + gauge.expired + gauge.ended;
            if gauge.inserted != gone + u64::from(gauge.len) {
                return Err(format!("{name} does not add up: {gauge:?}"));
            }
        }
        Ok(())
    }
}
