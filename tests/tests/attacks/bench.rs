//! Plays frames against the shipped policy and says what went otherwise than it should.

use std::sync::Arc;

use inspect::{Arrival, Direction, Fate, FrameId, Inspector, Reason, Tick, Verdict};
use ruletable::RuleTable;

use crate::world::CHARLIE;

/// One kind of attack: scenes in which it is tried, and scenes of what looks like it.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its name in `rules/coverage.csv`.
    pub id: &'static str,
    scenes: Vec<Scene>,
}

/// Frames one after the other, seen by an inspector that has seen nothing before.
#[derive(Clone, Debug)]
struct Scene {
    name: &'static str,
    shots: Vec<Shot>,
    is_enforced: bool,
}

/// A frame, where and when it comes in, and what must become of it.
#[derive(Clone, Debug)]
pub struct Shot {
    octets: Vec<u8>,
    direction: Direction,
    pause_ms: u64,
    wanted: Wanted,
}

/// What must become of a frame.
#[derive(Clone, Copy, Debug)]
enum Wanted {
    /// It gets through, and no rule would have it otherwise.
    Pass,
    /// That rule blocks it.
    Rule(&'static str),
    /// It is blocked for a reason that no rule gave.
    Reason(Reason),
    /// It is blocked, for whatever reason.
    Stopped,
    /// It gets through, and that rule would have blocked it.
    Flag(&'static str),
    /// Alone it says nothing: it waits for others or leaves ahead of them.
    Wait,
    /// It fills a measure.
    Any,
}

/// Starts a row.
pub fn row(id: &'static str) -> Row {
    Row { id, scenes: Vec::new() }
}

/// A frame from the partners' side.
pub fn inward(octets: impl Into<Octets>) -> Shot {
    Shot {
        octets: octets.into().0,
        direction: Direction::Inward,
        pause_ms: 1,
        wanted: Wanted::Pass,
    }
}

/// A frame from our side.
pub fn outward(octets: impl Into<Octets>) -> Shot {
    Shot { direction: Direction::Outward, ..inward(octets) }
}

/// A frame as octets, whoever built it.
#[derive(Debug)]
pub struct Octets(Vec<u8>);

impl From<Vec<u8>> for Octets {
    fn from(octets: Vec<u8>) -> Self {
        Self(octets)
    }
}

impl From<craft::Frame> for Octets {
    fn from(frame: craft::Frame) -> Self {
        Self(frame.octets())
    }
}

impl Row {
    /// What must be stopped: at least one of the shots says so.
    pub fn attack(self, shots: impl IntoIterator<Item = Shot>) -> Self {
        let shots: Vec<Shot> = shots.into_iter().collect();
        let stops = shots
            .iter()
            .any(|shot| !matches!(shot.wanted, Wanted::Pass | Wanted::Wait | Wanted::Any));
        assert!(stops, "{}: an attack in which nothing is stopped", self.id);
        self.scene("attack", shots)
    }

    /// What looks like it and is legitimate.
    pub fn twin(self, shots: impl IntoIterator<Item = Shot>) -> Self {
        self.scene("twin", shots.into_iter().collect())
    }

    /// Several things that look like it, each on its own.
    pub fn twins(self, shots: impl IntoIterator<Item = Shot>) -> Self {
        shots.into_iter().fold(self, |row, shot| row.twin([shot]))
    }

    /// All of it is played where nothing is being learned any more, and user traffic is bound to tunnels.
    pub fn enforced(mut self) -> Self {
        self.scenes.iter_mut().for_each(|scene| scene.is_enforced = true);
        self
    }

    fn scene(mut self, name: &'static str, shots: Vec<Shot>) -> Self {
        self.scenes.push(Scene { name, shots, is_enforced: false });
        self
    }
}

impl Shot {
    /// That rule must block it.
    pub fn by(self, rule: &'static str) -> Self {
        Self { wanted: Wanted::Rule(rule), ..self }
    }

    /// Something must block it.
    pub fn stopped(self) -> Self {
        Self { wanted: Wanted::Stopped, ..self }
    }

    /// It must be blocked for that reason.
    pub fn because(self, reason: Reason) -> Self {
        Self { wanted: Wanted::Reason(reason), ..self }
    }

    /// It must get through and be noted by that rule.
    pub fn flagged(self, rule: &'static str) -> Self {
        Self { wanted: Wanted::Flag(rule), ..self }
    }

    /// It comes so much later than the one before.
    pub fn after_ms(self, pause_ms: u64) -> Self {
        Self { pause_ms, ..self }
    }

    /// Whatever becomes of it.
    pub fn any(self) -> Self {
        Self { wanted: Wanted::Any, ..self }
    }

    /// It is judged with others: until then it waits, or leaves ahead of them.
    pub fn waits(self) -> Self {
        Self { wanted: Wanted::Wait, ..self }
    }
}

/// The shipped policy, as it begins and as it is once nothing is learned any more.
pub struct Bench {
    table: Arc<RuleTable>,
    enforced: Arc<RuleTable>,
}

impl Bench {
    /// Compiles `rules/demo`.
    pub fn shipped() -> Self {
        let small = "tunnels 1024; subscribers 1024; dialogues 8192; transactions 1024";
        let table = |more: &str| table(&format!("{CHARLIE}\nstate {{ {small}; {more} }}"));
        Self { table: table(""), enforced: table("grace 0s; gtpu bind") }
    }
}

fn table(site: &str) -> Arc<RuleTable> {
    let mut sources: Vec<policy::Source> = Vec::new();
    for path in sigwall_tests::files(&sigwall_tests::root().join("rules/demo"), ".policy") {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).expect("a readable policy");
        sources.push(policy::Source::new(&name, text));
    }
    sources.push(policy::Source::new("site.policy", site));
    let compiled = policy::compile(&sources, &policy::Options::default());
    let compiled = compiled.unwrap_or_else(|errors| panic!("{}", errors.render(false)));
    let bundle = compiled.bundle(1, |_| 0).expect("a bundle");
    let table = RuleTable::load(&bundle, inspect::schema()).expect("a table");
    Arc::new(table)
}

impl Bench {
    /// What went otherwise than it should.
    pub fn play(&self, row: &Row) -> Vec<String> {
        let scenes = row.scenes.iter();
        scenes
            .flat_map(|scene| {
                self.scene(scene).into_iter().map(|fault| format!("{} {fault}", row.id))
            })
            .collect()
    }

    fn scene(&self, scene: &Scene) -> Vec<String> {
        let mut inspector = Inspector::new("test", 1);
        let table = if scene.is_enforced { &self.enforced } else { &self.table };
        inspector.adopt(Arc::clone(table), 1);
        let mut faults = Vec::new();
        let mut now = Tick(START_NS);
        for (number, shot) in (1_u32..).zip(&scene.shots) {
            now = now.after_ms(shot.pause_ms);
            let arrival = Arrival {
                octets: &shot.octets,
                direction: shot.direction,
                hold_as: Some(FrameId(number)),
                now,
            };
            let finding = inspector.inspect(&arrival);
            let got = self.got(finding.fate, finding.decision);
            if !got.satisfies(shot.wanted) {
                let message = finding.message.map(dissect::message_name);
                faults.push(format!(
                    "{} frame {number}: wanted {:?}, got {got:?} {message:?}",
                    scene.name, shot.wanted
                ));
            }
        }
        faults
    }

    fn got(&self, fate: Fate, decision: inspect::Decision) -> Got {
        let name = |rule: Option<ruletable::RuleIndex>| {
            rule.and_then(|rule| self.table.rule_name(rule)).map(str::to_owned)
        };
        if fate == Fate::Hold {
            return Got::Wait;
        }
        match decision.verdict {
            Verdict::Accept => Got::Pass { would: name(decision.would), by: name(decision.rule) },
            _ => Got::Block { rule: name(decision.rule), reason: decision.reason },
        }
    }
}

/// What became of a frame.
#[derive(Debug)]
enum Got {
    Pass {
        would: Option<String>,
        #[expect(dead_code, reason = "shown where a test fails")]
        by: Option<String>,
    },
    Block {
        rule: Option<String>,
        reason: Reason,
    },
    Wait,
}

impl Got {
    fn satisfies(&self, wanted: Wanted) -> bool {
        match (self, wanted) {
            (Self::Pass { would, .. }, Wanted::Pass | Wanted::Wait) => would.is_none(),
            (Self::Pass { would, .. }, Wanted::Flag(rule)) => would.as_deref() == Some(rule),
            (Self::Block { rule, .. }, Wanted::Rule(wanted)) => rule.as_deref() == Some(wanted),
            (Self::Block { rule, reason }, Wanted::Reason(wanted)) => {
                rule.is_none() && *reason == wanted
            }
            (Self::Wait, Wanted::Wait)
            | (Self::Block { .. }, Wanted::Stopped)
            | (_, Wanted::Any) => true,
            _ => false,
        }
    }
}

/// A time at which nothing has begun: all rates are unused.
const START_NS: u64 = 1_000_000_000_000;
