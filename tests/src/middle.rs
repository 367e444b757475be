//! An inspector with what a worker does around it: frames in, frames out.

use std::collections::BTreeMap;
use std::sync::Arc;

use inspect::{Arrival, Decision, Direction, Fate, FrameId, Inspector, Reason, Tick};
use policy::{Options, Source};
use ruletable::RuleTable;

/// What came of one frame.
#[derive(Clone, Debug)]
pub struct Passed {
    /// What became of it.
    pub fate: Fate,
    /// Why.
    pub decision: Decision,
    /// The rule that decided or would have.
    pub rule: Option<String>,
    /// Frames that left at the other port, in their order.
    pub on: Vec<Vec<u8>>,
    /// The frame that went back.
    pub back: Option<Vec<u8>>,
}

/// A link with an inspector.
#[derive(Debug)]
pub struct Middle {
    inspector: Inspector,
    table: Arc<RuleTable>,
    held: BTreeMap<u32, Vec<u8>>,
    next: u32,
    /// The time of the next frame.
    pub now: Tick,
}

/// The table of a policy's text.
///
/// # Panics
///
/// Where the text has errors.
pub fn table(text: &str) -> RuleTable {
    let sources = [Source::new("test.policy", text)];
    let compiled = match policy::compile(&sources, &Options::default()) {
        Ok(compiled) => compiled,
        Err(errors) => panic!("{}", errors.render(false)),
    };
    let bundle = compiled.bundle(1, |_| 0).expect("a bundle");
    RuleTable::load(&bundle, inspect::schema()).expect("a table")
}

impl Middle {
    /// A link named `test` under that policy.
    pub fn new(text: &str) -> Self {
        let table = Arc::new(table(text));
        let mut inspector = Inspector::new("test", 1);
        inspector.adopt(Arc::clone(&table), 1);
        Self { inspector, table, held: BTreeMap::new(), next: 0, now: Tick(1) }
    }

    /// A frame comes in.
    pub fn pass(&mut self, direction: Direction, octets: &[u8]) -> Passed {
        let id = FrameId(self.next);
        self.next += 1;
        let arrival = Arrival { octets, direction, hold_as: Some(id), now: self.now };
        let finding = self.inspector.inspect(&arrival);
        let mut released: Vec<Vec<u8>> = Vec::new();
        for other in finding.others {
            let mut frame = self.held.remove(&other.0).expect("a frame that was held");
            finding.rewrite(Some(*other), &mut frame);
            released.push(frame);
        }
        let mut frame = octets.to_vec();
        finding.rewrite(None, &mut frame);
        let is_held = finding.fate == Fate::Hold;
        let on = match finding.fate {
            Fate::Send | Fate::Edit => released.into_iter().chain([frame.clone()]).collect(),
            Fate::Hold => released,
            Fate::Reset => vec![frame.clone()],
            Fate::Discard | Fate::Answer => Vec::new(),
        };
        let decision = finding.decision;
        let passed = Passed {
            fate: finding.fate,
            decision,
            rule: decision
                .rule
                .or(decision.would)
                .and_then(|rule| self.table.rule_name(rule))
                .map(str::to_owned),
            on,
            back: (!finding.answer.is_empty()).then(|| finding.answer.to_vec()),
        };
        if is_held {
            self.held.insert(id.0, frame);
        }
        passed
    }

    /// Time goes on: frames that waited in vain leave or end.
    pub fn wait(&mut self, ms: u64) -> Vec<(Reason, Option<Vec<u8>>)> {
        self.now = self.now.after_ms(ms);
        let mut ended = Vec::new();
        while let Some(lapse) = self.inspector.lapse(self.now) {
            for id in lapse.frames {
                let frame = self.held.remove(&id.0).expect("a frame that was held");
                ended.push((lapse.reason, lapse.leaves.map(|_| frame)));
            }
        }
        ended
    }
}
