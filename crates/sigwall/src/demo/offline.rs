//! The demo from memory: the same mix through the same inspector, for those without root.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow};
use inspect::{Arrival, Direction, Fate, FrameId, Inspector, Party, Tick, Verdict};
use ruletable::RuleTable;
use xsk::Side;

use super::board::{Board, Cause, View};
use super::meter::Meter;
use super::mix::{Expect, FLOWS, Mark};
use super::swaps::SwapSummary;
use super::{Options, Report, policies};

/// Blocked frames kept as evidence.
const EVIDENCE_MAX: usize = 4096;
/// Frames that can be held at a time.
const HELD_MAX: usize = 64;

pub(super) fn run(options: &Options, folder: &Path, is_interrupted: &AtomicBool) -> Result<Report> {
    let [accepting, _] = policies();
    let table = compile(&accepting)?;
    let mut stage = Stage::new(Arc::new(table));
    let rounds = u64::from(options.rounds).saturating_mul(options.seconds.into());
    let mut board = Board::new(options.is_for_people());
    for round in 0..rounds {
        if is_interrupted.load(Ordering::Relaxed) {
            break;
        }
        stage.play(round);
        if round.is_multiple_of(1000) {
            stage.view.sums = stage.meter.sums();
            board.show(&stage.view, Duration::ZERO);
        }
    }
    stage.view.sums = stage.meter.sums();
    if options.is_for_people() {
        board.finish(&stage.view);
    }
    let evidence = folder.join("evidence.pcapng");
    std::fs::write(&evidence, craft::capture::pcapng(&["outside", "inside"], &stage.captured()))
        .with_context(|| format!("cannot write {}", evidence.display()))?;
    let sums = stage.view.sums;
    let passed =
        [sums.lost, sums.duplicated, sums.reordered, sums.leaked] == [0; 4] && sums.benign > 0;
    Ok(Report {
        view: stage.view,
        flows: stage.meter.rows(),
        swaps: SwapSummary::default(),
        control_back_ms: None,
        evidence,
        passed,
    })
}

fn compile(sources: &[controlplane::Source]) -> Result<RuleTable> {
    let sources: Vec<policy::Source> = sources
        .iter()
        .map(|source| policy::Source { name: source.name.clone(), text: source.text.clone() })
        .collect();
    let compiled =
        policy::compile(&sources, &policy::Options::default()).map_err(|diagnostics| {
            anyhow!("the demo's policy has errors:\n{}", diagnostics.render(false))
        })?;
    let slots = |name: &str| {
        compiled
            .rules
            .iter()
            .zip(0..)
            .find(|(rule, _)| rule.name == name)
            .map_or(0, |(_, slot)| slot)
    };
    let bundle = compiled.bundle(1, slots).context("the demo's policy does not fit a bundle")?;
    RuleTable::load(&bundle, inspect::schema()).context("the demo's policy does not load")
}

/// What is left of a blocked frame.
struct Blocked {
    micros: u64,
    side: Side,
    octets: Vec<u8>,
}

struct Stage {
    inspector: Inspector,
    table: Arc<RuleTable>,
    meter: Meter,
    view: View,
    held: Vec<Option<Vec<u8>>>,
    blocked: Vec<Blocked>,
    now: Tick,
}

impl Stage {
    fn new(table: Arc<RuleTable>) -> Self {
        let mut inspector = Inspector::new("demo", 1);
        inspector.adopt(Arc::clone(&table), 1);
        let view =
            View { mode: "offline, from memory".to_owned(), generation: 1, ..View::default() };
        let held = std::iter::repeat_with(|| None).take(HELD_MAX).collect();
        Self {
            inspector,
            table,
            meter: Meter::new(),
            view,
            held,
            blocked: Vec::new(),
            now: Tick::default(),
        }
    }

    fn play(&mut self, round: u64) {
        self.now = self.now.after_ms(1);
        for (place, flow) in
            FLOWS.iter().enumerate().filter(|(_, flow)| round.is_multiple_of(flow.every))
        {
            let Some(mark) = self.meter.next(place) else { return };
            if flow.expect == Expect::Swapped {
                continue;
            }
            for frame in flow.frames(mark) {
                self.inspect(flow.from, frame);
            }
        }
        while let Some(lapse) = self.inspector.lapse(self.now) {
            for id in lapse.frames {
                drop(take(&mut self.held, id));
            }
        }
    }

    fn inspect(&mut self, side: Side, frame: Vec<u8>) {
        let direction = match side {
            Side::Outside => Direction::Inward,
            Side::Inside => Direction::Outward,
        };
        let place = self.held.iter().position(Option::is_none);
        let hold_as = place.and_then(|place| u32::try_from(place).ok()).map(FrameId);
        let arrival = Arrival { octets: &frame, direction, hold_as, now: self.now };
        let finding = self.inspector.inspect(&arrival);
        if finding.decision.verdict != Verdict::Accept {
            let rule = finding
                .decision
                .rule
                .and_then(|rule| self.table.rule_name(rule))
                .unwrap_or("–")
                .to_owned();
            let reason = finding.decision.reason.text().to_owned();
            let partner = finding.parties.iter().find_map(|party| match party {
                Party::Partner(partner) => self.table.partner_name(*partner),
                Party::Home | Party::Misplaced(_) | Party::Stranger => None,
            });
            let partner = partner.unwrap_or("unknown").to_owned();
            let frames = self.view.causes.entry(Cause { rule, partner, reason }).or_default();
            *frames = frames.saturating_add(1);
            if self.blocked.len() < EVIDENCE_MAX {
                self.blocked.push(Blocked {
                    micros: self.now.0 / 1000,
                    side,
                    octets: frame.clone(),
                });
            }
        }
        let fate = finding.fate;
        let held: Vec<Vec<u8>> =
            finding.others.iter().filter_map(|id| take(&mut self.held, *id)).collect();
        match fate {
            Fate::Hold => {
                for frame in &held {
                    self.arrive(frame);
                }
                if let Some(place) = place.and_then(|place| self.held.get_mut(place)) {
                    *place = Some(frame);
                }
            }
            Fate::Send => held.into_iter().chain([frame]).for_each(|frame| self.arrive(&frame)),
            Fate::Discard | Fate::Answer | Fate::Edit | Fate::Reset => {
                self.view.blocked = self.view.blocked.saturating_add(1);
            }
        }
    }

    fn arrive(&mut self, frame: &[u8]) {
        self.view.forwarded = self.view.forwarded.saturating_add(1);
        if let Some(mark) = Mark::of(frame) {
            self.meter.arrived(mark);
        }
    }

    fn captured(&self) -> Vec<craft::capture::Captured<'_>> {
        let frames = self.blocked.iter().map(|blocked| craft::capture::Captured {
            micros: blocked.micros,
            interface: match blocked.side {
                Side::Outside => 0,
                Side::Inside => 1,
            },
            octets: &blocked.octets,
        });
        frames.collect()
    }
}

fn take(held: &mut [Option<Vec<u8>>], id: FrameId) -> Option<Vec<u8>> {
    held.get_mut(usize::try_from(id.0).ok()?)?.take()
}
