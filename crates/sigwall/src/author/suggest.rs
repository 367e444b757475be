//! `sigwall policy suggest FILE --policy DIR`: what a policy would have to accept so that clean traffic passes.
//!
//! Only what no rule decides is proposed: what a rule blocks was blocked on purpose.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Write as _, stdout};
use std::path::PathBuf;

use clap::Args;
use inspect::{Direction, Reason};
use policy::Document;
use policy::document::{Expr, Item, Notes, Operator, Question, Rule, Selector, Stage, Then, Value};

use crate::outcome::{Outcome, say};
use crate::replay::PlaceArgs;
use crate::rig::{Judged, Rig};
use crate::{capture, policy as policies};

/// Clean traffic and the policy that should let it pass.
#[derive(Debug, Args)]
pub(crate) struct SuggestArgs {
    /// Recorded traffic that is known to be good
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Directories of the policy, or its files
    #[arg(long, required = true, num_args = 1.., value_name = "DIR")]
    policy: Vec<PathBuf>,
    /// The file that the proposal is for
    #[arg(long, value_name = "FILE", default_value = "suggested.policy")]
    name: String,
    #[command(flatten)]
    place: PlaceArgs,
}

/// Messages by partner and direction.
type Seen = BTreeMap<(String, bool), BTreeMap<String, BTreeMap<String, u64>>>;

pub(crate) fn run(args: &SuggestArgs) -> anyhow::Result<Outcome> {
    let Some(table) = policies::table(&args.policy)? else { return Ok(Outcome::Findings) };
    let mut seen = Seen::new();
    let mut strangers = BTreeSet::new();
    for file in &args.files {
        let mut rig = Rig::new(std::sync::Arc::clone(&table), &args.place);
        capture::records(file, |record| {
            let judged = rig.judge(record);
            note(&judged, &mut seen, &mut strangers);
            Ok(())
        })?;
    }
    for stranger in &strangers {
        say(&format!("no partner declares an address of {stranger}: add the partner first"));
    }
    if seen.is_empty() {
        say("nothing is left to the default: there is nothing to accept");
        return Ok(Outcome::Done);
    }
    let text = proposal(&seen).text()?;
    let mut out = stdout().lock();
    writeln!(out, "--- /dev/null\n+++ b/{}\n@@ -0,0 +1,{} @@", args.name, text.lines().count())?;
    for line in text.lines() {
        writeln!(out, "+{line}")?;
    }
    Ok(Outcome::Findings)
}

fn note(judged: &Judged, seen: &mut Seen, strangers: &mut BTreeSet<String>) {
    if judged.decision.reason != Reason::DEFAULT {
        return;
    }
    let Some(message) = &judged.message else { return };
    let Some(partner) = &judged.partner else {
        strangers.insert(message.clone());
        return;
    };
    let is_inward = judged.direction == Direction::Inward;
    let (protocol, kind) = message.split_once(' ').unwrap_or((message, ""));
    let kinds = seen.entry((partner.clone(), is_inward)).or_default();
    let count = kinds.entry(protocol.to_owned()).or_default().entry(kind.to_owned()).or_default();
    *count = count.saturating_add(1);
}

/// A rule for each partner and direction.
fn proposal(seen: &Seen) -> Document {
    let stage = Stage { name: "authorise".to_owned(), mode: None, notes: Notes::default() };
    let rules = seen.iter().map(|((partner, is_inward), protocols)| {
        let (way, zone, end) = if *is_inward {
            ("from", "interconnect", "src.partner")
        } else {
            ("to", "home", "dst.partner")
        };
        let frames = protocols
            .values()
            .flat_map(BTreeMap::values)
            .fold(0_u64, |sum, count| sum.saturating_add(*count));
        let on = protocols.iter().map(|(protocol, kinds)| Selector {
            name: protocol.clone(),
            role: None,
            values: kinds.keys().map(|kind| value(kind)).collect(),
        });
        let before = vec![format!("{frames} frames of clean traffic; look at each message.")];
        Item::Rule(Box::new(Rule {
            name: format!("suggested.{way}-{partner}"),
            metadata: Vec::new(),
            on: on.collect(),
            from: Some(zone.to_owned()),
            when: Some(is_partner(end, partner)),
            limits: Vec::new(),
            then: Some(Then { verdict: "accept".to_owned(), what: None, per: Vec::new() }),
            mode: None,
            notes: Notes { before, ..Notes::default() },
            line_notes: BTreeMap::new(),
        }))
    });
    Document {
        items: [Item::Stage(stage)].into_iter().chain(rules).collect(),
        ..Document::default()
    }
}

fn is_partner(end: &str, partner: &str) -> Expr {
    Expr::Question(Question {
        quantifier: None,
        field: end.to_owned(),
        arguments: None,
        octets: None,
        bits: None,
        op: Operator::AnyEqual,
        value: Some(Value::Word(partner.to_owned())),
        unit: None,
        values: None,
        set: None,
    })
}

fn value(kind: &str) -> Value {
    match kind.parse() {
        Ok(number) => Value::Number(number),
        Err(_) => Value::Quoted { quoted: kind.to_owned() },
    }
}
