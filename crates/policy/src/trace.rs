//! Why a message was decided as it was: every rule that was asked, with each question, its answer and the values.

use ruletable::{Direction, Expr, Mode, RuleTable, Selector, Stage, Subject, Test, Ways};
use wire::{FieldId, Kind, MessageKey, Value, Values};

use crate::compiled::{Compiled, RuleCase, RuleInfo};
use crate::words;

/// How values are shown.
pub type Show = dyn Fn(Value<'_>, Kind) -> String;

/// A rule that is about messages such as the one at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Place of the rule in [`Compiled::rules`].
    pub rule: usize,
    /// What came of it.
    pub outcome: Outcome,
    /// Its questions, in the order of the text.
    pub answers: Vec<Answer>,
}

/// What came of asking a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All that it asks is so.
    Matched,
    /// Something that it asks is not so.
    NotMatched,
    /// The message goes the other way.
    OtherWay,
    /// A rule before it ended its stage, or all.
    NotReached,
    /// It is off.
    Off,
}

impl Outcome {
    fn of(holds: bool) -> Self {
        if holds { Self::Matched } else { Self::NotMatched }
    }
}

/// One question and its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The question, in the words of the language.
    pub question: String,
    /// Whether it is so.
    pub holds: bool,
    /// Whether it should be so for the rule to match; unclear between alternatives.
    pub wanted: bool,
    /// The field that is asked, where it is one.
    pub field: Option<&'static str>,
    /// The values that the message has.
    pub actual: Vec<String>,
    /// It is known from messages before.
    pub is_state: bool,
}

impl Compiled {
    /// Asks every rule about a message, stage by stage.
    pub fn trace(&self, table: &RuleTable, subject: &dyn Subject<'_>, show: &Show) -> Vec<Asked> {
        let keys = subject.keys();
        let mut cases: Vec<&RuleCase> =
            self.cases.iter().filter(|case| is_about(&case.selectors, &keys)).collect();
        cases.sort_by_key(|case| self.rules.get(case.rule).map(|rule| (rule.stage, case.rule)));
        let tracer = Tracer { compiled: self, table, subject, show };
        let mut walk = Walk { ended: None, is_over: false };
        let mut all: Vec<Asked> = Vec::new();
        for case in cases {
            let Some(rule) = self.rules.get(case.rule) else { continue };
            let mut answers = Vec::new();
            let outcome = if walk.is_over || walk.ended == Some(rule.stage) {
                Outcome::NotReached
            } else if rule.mode == Mode::Off {
                Outcome::Off
            } else if !goes(case.ways, subject.direction()) {
                Outcome::OtherWay
            } else {
                let holds = tracer.ask(&case.when, true, &mut answers);
                walk.take(holds && !case.is_partial, rule);
                Outcome::of(holds)
            };
            merge(&mut all, Asked { rule: case.rule, outcome, answers });
        }
        all
    }
}

impl Compiled {
    /// True where all that a rule asks is so, whatever way the message goes; nothing where there is no such rule.
    pub fn matches(
        &self,
        rule: &str,
        table: &RuleTable,
        subject: &dyn Subject<'_>,
    ) -> Option<bool> {
        let place = self.rules.iter().position(|known| known.name == rule)?;
        let keys = subject.keys();
        let mut cases = self.cases.iter().filter(|case| case.rule == place);
        Some(
            cases.any(|case| is_about(&case.selectors, &keys) && holds(&case.when, table, subject)),
        )
    }
}

fn holds(expr: &Expr, table: &RuleTable, subject: &dyn Subject<'_>) -> bool {
    match expr {
        Expr::All(parts) => parts.iter().all(|part| holds(part, table, subject)),
        Expr::Any(parts) => parts.iter().any(|part| holds(part, table, subject)),
        Expr::Not(inner) => !holds(inner, table, subject),
        Expr::Test(test) => table.asks(subject, test),
    }
}

/// How far the stages have been gone through.
struct Walk {
    ended: Option<Stage>,
    is_over: bool,
}

impl Walk {
    /// What matches in force ends its stage, and blocking ends all.
    fn take(&mut self, holds: bool, rule: &RuleInfo) {
        if holds && rule.mode == Mode::Enforce {
            self.ended = Some(rule.stage);
            self.is_over = rule.verdict != "accept";
        }
    }
}

fn goes(ways: Ways, direction: Direction) -> bool {
    match ways {
        Ways::Both => true,
        Ways::Inward => direction == Direction::Inward,
        Ways::Outward => direction == Direction::Outward,
    }
}

/// A rule may be about several layers of one message; what matched counts.
fn merge(all: &mut Vec<Asked>, asked: Asked) {
    match all.iter_mut().find(|known| known.rule == asked.rule) {
        Some(known) if known.outcome == Outcome::Matched => {}
        Some(known) => *known = asked,
        None => all.push(asked),
    }
}

/// True where one of the selectors means one of the messages.
pub(crate) fn is_about(selectors: &[Selector], keys: &[MessageKey]) -> bool {
    selectors.iter().any(|selector| {
        let is_kind = |key: &MessageKey| selector.kind.is_none_or(|kind| kind == key.kind);
        keys.iter().any(|key| key.protocol == selector.protocol && is_kind(key))
    })
}

struct Tracer<'t, 'a> {
    compiled: &'t Compiled,
    table: &'t RuleTable,
    subject: &'t dyn Subject<'a>,
    show: &'t Show,
}

impl Tracer<'_, '_> {
    /// Every question is asked, also where the answer no longer matters.
    fn ask(&self, expr: &Expr, wanted: bool, answers: &mut Vec<Answer>) -> bool {
        match expr {
            Expr::All(parts) => self.all(parts, wanted, answers).iter().all(|holds| *holds),
            Expr::Any(parts) => self.all(parts, wanted, answers).iter().any(|holds| *holds),
            Expr::Not(inner) => !self.ask(inner, !wanted, answers),
            Expr::Test(test) => {
                let holds = self.table.asks(self.subject, test);
                answers.push(self.answer(test, holds, wanted));
                holds
            }
        }
    }

    fn all(&self, parts: &[Expr], wanted: bool, answers: &mut Vec<Answer>) -> Vec<bool> {
        parts.iter().map(|part| self.ask(part, wanted, answers)).collect()
    }

    fn answer(&self, test: &Test, holds: bool, wanted: bool) -> Answer {
        let field = match test {
            Test::Present(field) => Some(*field),
            Test::Field(comparison) => Some(comparison.field),
            Test::Party(..) | Test::Link(_) | Test::Way(_) => None,
        };
        Answer {
            question: self.compiled.question(test),
            holds,
            wanted,
            field: field.map(words::name),
            actual: field.map(|field| self.values(field)).unwrap_or_default(),
            is_state: field.is_some_and(|field| field.protocol == dissect::STATE),
        }
    }

    fn values(&self, field: FieldId) -> Vec<String> {
        let mut values = Values::default();
        self.subject.read(field, &mut values);
        let kind = words::kind(field);
        values.as_slice().iter().map(|value| (self.show)(*value, kind)).collect()
    }
}
