//! `sigwall explain FILE --frame N --policy DIR`: layer by layer what a frame says, stage by stage why it was decided so.

use std::fmt::Write as _;
use std::io::{Write as _, stdout};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::bail;
use bumpalo::Bump;
use clap::Args;
use inspect::Witness;
use policy::{Answer, Asked, Compiled, Outcome as Came};
use ruletable::{Decision, Reason, RuleTable, Subject};
use serde::Serialize;
use trace::{Capture, Frame, Layer, Tracer, show};
use wire::{FieldId, Kind, MessageKey, Value};

use crate::args::FormatKind;
use crate::outcome::Outcome;
use crate::policy as policies;
use crate::replay::PlaceArgs;
use crate::rig::{Judged, Rig, message_text};

/// A frame and the policy that judges it.
#[derive(Debug, Args)]
pub(crate) struct FrameArgs {
    /// Number of the frame in the capture
    #[arg(long, value_name = "N", requires = "policy")]
    pub(crate) frame: Option<u64>,
    /// Directories of the policy, or its files
    #[arg(long, num_args = 1.., value_name = "DIR")]
    pub(crate) policy: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) place: PlaceArgs,
}

/// Explains one frame of a capture; those before it are judged first, so that what is known of traffic is the same.
pub(crate) fn run(file: &Path, args: &FrameArgs, format: FormatKind) -> anyhow::Result<Outcome> {
    let Some(number) = args.frame else {
        bail!("say which frame: sigwall explain {} --frame N --policy DIR", file.display())
    };
    let Some((compiled, table)) = policies::both(&args.policy)? else {
        return Ok(Outcome::Findings);
    };
    let explained = frame(file, number, (&Arc::new(compiled), &table), &args.place)?;
    let mut out = stdout().lock();
    match format {
        FormatKind::Jsonl => {
            for line in explained.lines() {
                writeln!(out, "{line}")?;
            }
        }
        FormatKind::Table => out.write_all(explained.text().as_bytes())?,
    }
    Ok(Outcome::Done)
}

/// All that is to be said of a frame.
#[derive(Debug)]
pub(crate) struct Explained {
    frame: u64,
    layers: Vec<LayerLine>,
    malformed: Option<String>,
    messages: Vec<MessageLines>,
    verdict: VerdictLine,
}

/// One layer with its fields.
#[derive(Debug, Serialize)]
struct LayerLine {
    layer: String,
    message: Option<String>,
    fields: Vec<(&'static str, Vec<String>)>,
}

/// One message, and every rule that is about such messages.
#[derive(Debug)]
struct MessageLines {
    message: String,
    rules: Vec<RuleLine>,
}

#[derive(Debug, Serialize)]
struct RuleLine {
    stage: &'static str,
    rule: String,
    verdict: &'static str,
    mode: &'static str,
    location: String,
    outcome: &'static str,
    questions: Vec<QuestionLine>,
}

#[derive(Debug, Serialize)]
struct QuestionLine {
    question: String,
    holds: bool,
    /// Whether the answer speaks against the rule.
    fails: bool,
    field: Option<&'static str>,
    actual: Vec<String>,
    state: bool,
}

#[derive(Debug, Serialize)]
struct VerdictLine {
    verdict: &'static str,
    rule: Option<String>,
    would: Option<String>,
    reason: &'static str,
    code: u16,
    partner: Option<String>,
}

/// Explains that frame.
pub(crate) fn frame(
    file: &Path,
    number: u64,
    (compiled, table): (&Arc<Compiled>, &Arc<RuleTable>),
    place: &PlaceArgs,
) -> anyhow::Result<Explained> {
    let mut rig = Rig::new(Arc::clone(table), place);
    let mut tracer = Tracer::default();
    let arena = Bump::new();
    let mut capture = Capture::open(file)?;
    while let Some(record) = capture.next_frame()? {
        let frame = tracer.trace(&record, &arena);
        if record.number < number {
            rig.judge(&record);
            continue;
        }
        let told = Arc::new(Mutex::new(Vec::new()));
        let watcher = Watcher {
            compiled: Arc::clone(compiled),
            table: Arc::clone(table),
            told: Arc::clone(&told),
        };
        rig.tell(Box::new(move || Box::new(watcher.clone())));
        let judged = rig.judge(&record);
        let messages = std::mem::take(&mut *told.lock().unwrap_or_else(PoisonError::into_inner));
        return Ok(Explained {
            frame: number,
            layers: frame.layers.iter().map(layer).collect(),
            malformed: refused(&frame),
            messages,
            verdict: verdict(table, &judged),
        });
    }
    bail!("{} has no frame {number}", file.display())
}

/// Asks every rule about each message while it is there.
#[derive(Clone)]
struct Watcher {
    compiled: Arc<Compiled>,
    table: Arc<RuleTable>,
    told: Arc<Mutex<Vec<MessageLines>>>,
}

impl std::fmt::Debug for Watcher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watcher").finish_non_exhaustive()
    }
}

impl Witness for Watcher {
    fn judged(&mut self, subject: &dyn Subject<'_>, message: MessageKey, _: &Decision) {
        let asked = self.compiled.trace(&self.table, subject, &shown);
        let rules = asked.iter().filter_map(|asked| rule_line(&self.compiled, asked)).collect();
        let line = MessageLines { message: message_text(message), rules };
        self.told.lock().unwrap_or_else(PoisonError::into_inner).push(line);
    }
}

fn rule_line(compiled: &Compiled, asked: &Asked) -> Option<RuleLine> {
    let rule = compiled.rules.get(asked.rule)?;
    Some(RuleLine {
        stage: rule.stage.name(),
        rule: rule.name.clone(),
        verdict: rule.verdict,
        mode: match rule.mode {
            ruletable::Mode::Off => "off",
            ruletable::Mode::Monitor => "monitor",
            ruletable::Mode::Enforce => "enforce",
        },
        location: rule.location.to_string(),
        outcome: match asked.outcome {
            Came::Matched => "matched",
            Came::NotMatched => "not matched",
            Came::OtherWay => "other direction",
            Came::NotReached => "not asked",
            Came::Off => "off",
        },
        questions: asked.answers.iter().map(|answer| question(answer, asked.outcome)).collect(),
    })
}

fn question(answer: &Answer, outcome: Came) -> QuestionLine {
    QuestionLine {
        question: answer.question.clone(),
        holds: answer.holds,
        fails: outcome == Came::NotMatched && answer.holds != answer.wanted,
        field: answer.field,
        actual: answer.actual.clone(),
        state: answer.is_state,
    }
}

fn layer(layer: &Layer<'_>) -> LayerLine {
    let protocol = layer.protocol();
    let mut fields: Vec<(&'static str, Vec<String>)> = Vec::new();
    layer.rows(|row| {
        let field = FieldId { protocol, row };
        let Some(known) = dissect::fields().find(|known| known.id == field) else { return };
        let mut values = Vec::new();
        layer.read(field, |value| values.push(shown(value, known.kind)));
        if !values.is_empty() {
            fields.push((known.name, values));
        }
    });
    let (name, message) = match layer {
        Layer::Packet(_) | Layer::Quoted(_) => ("packet".to_owned(), None),
        Layer::Message(message) => {
            let kind = message.name().map_or_else(|| message.kind().to_string(), str::to_owned);
            (message.protocol().to_owned(), Some(kind))
        }
    };
    LayerLine { layer: name, message, fields }
}

fn refused(frame: &Frame<'_>) -> Option<String> {
    frame.refused().map(|refused| refused.to_string())
}

fn verdict(table: &RuleTable, judged: &Judged) -> VerdictLine {
    let Decision { verdict, reason, rule, would, .. } = judged.decision;
    let name = |rule: Option<ruletable::RuleIndex>| {
        rule.and_then(|rule| table.rule_name(rule)).map(str::to_owned)
    };
    let is_held = judged.fate == inspect::Fate::Hold;
    VerdictLine {
        verdict: if is_held { "held" } else { verdict.name() },
        rule: name(rule),
        would: name(would),
        reason: if is_held { "it waits for the rest of its datagram" } else { text(reason) },
        code: reason.0,
        partner: judged.partner.clone(),
    }
}

fn text(reason: Reason) -> &'static str {
    reason.text()
}

/// A value as people read it, code points with their names.
fn shown(value: Value<'_>, kind: Kind) -> String {
    let mut out = String::new();
    let is_text = matches!(value, Value::Text(_) | Value::Labels(_) | Value::Digits(_));
    if is_text {
        out.push('"');
    }
    show::text(value, kind, &mut out);
    if is_text {
        out.push('"');
    }
    if let (Value::Number(number), Kind::Code(names)) = (value, kind)
        && let Some((_, name)) = names.iter().find(|(known, _)| *known == number)
    {
        let _ = write!(out, " ({name})");
    }
    out
}

impl Explained {
    /// A JSON value a line: layers, rules, and the verdict last.
    fn lines(&self) -> Vec<serde_json::Value> {
        let mut lines = Vec::new();
        for layer in &self.layers {
            let fields: serde_json::Map<_, _> = layer
                .fields
                .iter()
                .map(|(name, values)| ((*name).to_owned(), values.clone().into()))
                .collect();
            lines.push(serde_json::json!({
                "frame": self.frame, "layer": layer.layer, "message": layer.message, "fields": fields,
            }));
        }
        for message in &self.messages {
            let of = serde_json::json!({ "frame": self.frame, "message": message.message });
            lines.extend(message.rules.iter().map(|rule| merged(&of, rule)));
        }
        let of = serde_json::json!({ "frame": self.frame, "malformed": self.malformed });
        lines.push(merged(&of, &self.verdict));
        lines
    }

    /// The same for people.
    pub(crate) fn text(&self) -> String {
        let mut out = String::new();
        for layer in &self.layers {
            let _ = writeln!(out, "{} {}", layer.layer, layer.message.as_deref().unwrap_or(""));
            for (name, values) in &layer.fields {
                let _ = writeln!(out, "    {name:<40} {}", values.join(", "));
            }
        }
        if let Some(malformed) = &self.malformed {
            let _ = writeln!(out, "malformed: {malformed}");
        }
        for message in &self.messages {
            let _ = writeln!(out, "\n{}", message.message);
            for stage in message.rules.chunk_by(|one, next| one.stage == next.stage) {
                let name = stage.first().map_or("", |rule| rule.stage);
                let _ = writeln!(out, "  stage {name}");
                out.extend(stage.iter().map(rule_text));
            }
        }
        let VerdictLine { verdict, rule, would, reason, code, partner } = &self.verdict;
        let _ = write!(out, "\n{verdict}");
        for (word, name) in [("by", rule), ("would be blocked by", would), ("partner", partner)] {
            if let Some(name) = name {
                let _ = write!(out, ", {word} {name}");
            }
        }
        let _ = writeln!(out, ": {reason} ({code})");
        out
    }
}

/// The members of both.
fn merged(of: &serde_json::Value, line: &impl Serialize) -> serde_json::Value {
    let mut whole = serde_json::to_value(line).unwrap_or_default();
    if let (Some(whole), Some(of)) = (whole.as_object_mut(), of.as_object()) {
        whole.extend(of.clone());
    }
    whole
}

fn rule_text(rule: &RuleLine) -> String {
    let mut out = String::new();
    let RuleLine { rule: name, outcome, verdict, mode, .. } = rule;
    let mode = if *mode == "enforce" { "" } else { mode };
    let _ = writeln!(out, "    {name:<40} {outcome:<15} {verdict} {mode}");
    for asked in &rule.questions {
        let mark = if asked.fails { "✗" } else { " " };
        let actual = match (asked.field, asked.actual.as_slice()) {
            (None, _) => if asked.holds { "yes" } else { "no" }.to_owned(),
            (Some(_), []) => "absent".to_owned(),
            (Some(_), values) => values.join(", "),
        };
        let state = if asked.state { "  [state]" } else { "" };
        let holds = if asked.holds { "yes" } else { "no" };
        let _ = writeln!(out, "      {mark} {} → {holds}; it is {actual}{state}", asked.question);
    }
    out
}
