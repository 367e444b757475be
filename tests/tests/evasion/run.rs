//! A trace through the real inspector, with an account of every frame.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use inspect::{Arrival, Fate, FrameId, Inspector, Reason, Tick, Verdict};
use policy::{Options, Source};
use ruletable::RuleTable;

use crate::case::{Sent, Trace};

/// What became of a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// It left as it came.
    Sent,
    /// It left with edits that make what was blocked in it harmless.
    Edited(Cause),
    /// It ended.
    Dropped(Cause),
}

/// Why a frame did not leave as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    pub reason: Reason,
    pub rule: Option<String>,
}

/// What became of a trace.
#[derive(Debug)]
pub struct Ran {
    /// One a frame, in the order of the trace.
    pub ends: Vec<End>,
    /// What left, in the order in which it left.
    pub left: Vec<Sent>,
}

impl Ran {
    /// The first cause for which a frame did not leave as it came; that one had other octets than those before it at
    /// the same place is none where there is another.
    pub fn cause(&self) -> Option<&Cause> {
        let causes = self.ends.iter().filter_map(|end| match end {
            End::Sent => None,
            End::Edited(cause) | End::Dropped(cause) => Some(cause),
        });
        causes.min_by_key(|cause| cause.reason == Reason::NONE)
    }
}

static POLICY: LazyLock<Arc<RuleTable>> = LazyLock::new(|| {
    let source = Source::new("evasion.policy", include_str!("evasion.policy"));
    let compiled = policy::compile(&[source], &Options::default())
        .unwrap_or_else(|errors| panic!("{}", errors.render(false)));
    let bundle = compiled.bundle(1, |_| 0).expect("a bundle");
    Arc::new(RuleTable::load(&bundle, inspect::schema()).expect("a table"))
});

/// An inspector with the policy beside these tests.
pub fn inspector() -> Inspector {
    let mut inspector = Inspector::new("evasion", 0x5157);
    inspector.adopt(Arc::clone(&POLICY), 1);
    inspector
}

/// Lets every frame be judged; each must leave, end, or be released, and none twice.
pub fn run(trace: &Trace) -> Ran {
    INSPECTOR.with_borrow_mut(|inspector| {
        inspector.forget();
        run_by(inspector, trace)
    })
}

thread_local! {
    static INSPECTOR: RefCell<Inspector> = RefCell::new(inspector());
}

fn run_by(inspector: &mut Inspector, trace: &Trace) -> Ran {
    let mut held = Waiting::new();
    let mut ends: Vec<Option<End>> = vec![None; trace.0.len()];
    let mut left = Vec::new();
    for (place, sent) in trace.0.iter().enumerate() {
        let id = u32::try_from(place).expect("few frames");
        let now = Tick(0).after_ms(sent.at_ms);
        lapse(inspector, now, (&mut held, &mut ends, &mut left), trace);
        let arrival = Arrival {
            octets: &sent.octets,
            direction: sent.direction,
            hold_as: Some(FrameId(id)),
            now,
        };
        let finding = inspector.inspect(&arrival);
        let rule = finding.decision.rule.and_then(|rule| POLICY.rule_name(rule)).map(str::to_owned);
        let cause = Cause { reason: finding.decision.reason, rule };
        let is_leaving = matches!(finding.fate, Fate::Send | Fate::Edit | Fate::Hold);
        for other in finding.others {
            let (place, mut octets) = held.remove(&other.0).expect("a frame that was held");
            finding.rewrite(Some(*other), &mut octets);
            let end = ends[place].take().filter(|end| is_leaving && *end != End::Sent);
            ends[place] = Some(match end {
                Some(edited) => edited,
                None if is_leaving => End::of(&trace.0[place], &octets, &cause),
                None => End::Dropped(cause.clone()),
            });
            left.extend(is_leaving.then(|| Sent { octets, ..trace.0[place].clone() }));
        }
        let (end, octets) = match finding.fate {
            Fate::Hold => {
                let mut octets = sent.octets.clone();
                finding.rewrite(None, &mut octets);
                ends[place] = Some(End::of(sent, &octets, &cause));
                held.insert(id, (place, octets));
                continue;
            }
            Fate::Send => {
                assert_eq!(finding.decision.verdict, Verdict::Accept);
                (End::Sent, Some(sent.octets.clone()))
            }
            Fate::Edit | Fate::Reset => {
                let mut octets = sent.octets.clone();
                finding.rewrite(None, &mut octets);
                assert_eq!(octets.len(), sent.octets.len());
                (End::of(sent, &octets, &cause), Some(octets))
            }
            Fate::Discard | Fate::Answer => (End::Dropped(cause.clone()), None),
        };
        ends[place] = Some(end);
        left.extend(octets.map(|octets| Sent { octets, ..sent.clone() }));
    }
    let far = trace.0.last().map_or(0, |last| last.at_ms) + 60_000;
    lapse(inspector, Tick(0).after_ms(far), (&mut held, &mut ends, &mut left), trace);
    assert!(held.is_empty(), "frames that are held for ever: {held:?}");
    let ends = ends.into_iter().map(|end| end.expect("every frame has an end")).collect();
    Ran { ends, left }
}

/// Frames that wait, by number: their place in the trace, and their octets with the edits so far.
type Waiting = BTreeMap<u32, (usize, Vec<u8>)>;

type Account<'a> = (&'a mut Waiting, &'a mut Vec<Option<End>>, &'a mut Vec<Sent>);

fn lapse(inspector: &mut Inspector, now: Tick, (held, ends, left): Account<'_>, trace: &Trace) {
    while let Some(lapse) = inspector.lapse(now) {
        for id in lapse.frames {
            let (place, octets) = held.remove(&id.0).expect("a frame that was held");
            let cause = Cause { reason: lapse.reason, rule: None };
            if lapse.leaves.is_some() {
                left.push(Sent { octets, ..trace.0[place].clone() });
            } else {
                ends[place] = Some(End::Dropped(cause));
            }
        }
    }
}

impl End {
    /// A frame left with these octets.
    fn of(sent: &Sent, octets: &[u8], cause: &Cause) -> Self {
        if octets == sent.octets { Self::Sent } else { Self::Edited(cause.clone()) }
    }
}
