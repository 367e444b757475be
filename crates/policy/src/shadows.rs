//! Rules that never decide: because an earlier rule of their stage always does, or because nothing is as they ask.

use std::collections::HashMap;

use ruletable::{Comparison, Expr, Member, Mode, Operand, Relation, Selector, Stage, Test, Ways};

use crate::codes;
use crate::compiled::{Compiled, RuleCase};
use crate::diagnostic::Diagnostic;
use crate::logic::{self, Literal};
use crate::words;

/// Pairs of rules that are held against each other; a policy with more is looked at in part.
const PAIRS_MAX: usize = 1_000_000;
/// Questions of one rule above which it is told.
pub(crate) const QUESTIONS_MAX: usize = 256;

impl Compiled {
    /// Everything that is wrong with rules beside each other.
    pub(crate) fn shadows(&self) -> Vec<Diagnostic> {
        let spelled: Vec<Expr> =
            self.cases.iter().map(|case| logic::spelled(&case.when, self.builder.sets())).collect();
        let terms: Vec<_> = spelled.iter().map(logic::terms).collect();
        let mut finder = Finder { compiled: self, terms: &terms, before: HashMap::new(), pairs: 0 };
        let mut cases = self.cases.iter().enumerate().peekable();
        let mut notes = Vec::new();
        while let Some((first, case)) = cases.next() {
            let mut own = vec![first];
            while let Some((next, _)) = cases.next_if(|(_, next)| next.rule == case.rule) {
                own.push(next);
            }
            notes.extend(finder.rule(case.rule, &own));
        }
        notes
    }
}

struct Finder<'c> {
    compiled: &'c Compiled,
    /// The alternatives of each case; nothing where there are too many.
    terms: &'c [Option<Vec<logic::Term<'c>>>],
    /// Cases of earlier rules in force, by stage and the message that they are about.
    before: HashMap<(Stage, Selector), Vec<usize>>,
    pairs: usize,
}

impl<'c> Finder<'c> {
    fn rule(&mut self, place: usize, own: &[usize]) -> Option<Diagnostic> {
        let rule = self.compiled.rules.get(place)?;
        if rule.mode == Mode::Off {
            return None;
        }
        let questions = own.iter().filter_map(|case| Some(count(&self.case(*case)?.when))).max();
        let found = if own.iter().all(|case| self.is_impossible(*case)) {
            let message = format!("nothing can be as rule `{}` asks", rule.name);
            Some(Diagnostic::new(codes::CONTRADICTION, rule.span, message, ""))
        } else if let Some(first) = self.shadow(rule.stage, own) {
            self.told(place, first, own.first().copied()?)
        } else if questions.is_some_and(|count| count > QUESTIONS_MAX) {
            let count = questions.unwrap_or(0);
            let message = format!("rule `{}` asks up to {count} questions of a message", rule.name);
            let diagnostic = Diagnostic::new(codes::COST, rule.span, message, "");
            Some(diagnostic.help("long lists belong into a set, which is one question"))
        } else {
            None
        };
        if rule.mode == Mode::Enforce {
            self.remember(rule.stage, own);
        }
        found
    }

    fn case(&self, place: usize) -> Option<&RuleCase> {
        self.compiled.cases.get(place)
    }

    fn is_impossible(&self, place: usize) -> bool {
        self.terms(place).is_some_and(|terms| !terms.iter().any(|term| logic::is_possible(term)))
    }

    fn terms(&self, place: usize) -> Option<&'c [logic::Term<'c>]> {
        self.terms.get(place)?.as_deref()
    }

    fn remember(&mut self, stage: Stage, own: &[usize]) {
        for place in own {
            let Some(case) = self.compiled.cases.get(*place).filter(|case| !case.is_partial) else {
                continue;
            };
            for selector in &case.selectors {
                self.before.entry((stage, *selector)).or_default().push(*place);
            }
        }
    }

    /// The earlier rule that decides all that these cases would.
    fn shadow(&mut self, stage: Stage, own: &[usize]) -> Option<usize> {
        let mut found = Vec::new();
        for place in own {
            for selector in self.compiled.cases.get(*place)?.selectors.clone() {
                found.push(self.covering(stage, selector, *place)?);
            }
        }
        found.dedup();
        match found.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    fn covering(&mut self, stage: Stage, selector: Selector, place: usize) -> Option<usize> {
        if self.pairs > PAIRS_MAX {
            return None;
        }
        let every = Selector { kind: None, ..selector };
        let known = [selector, every].into_iter().filter_map(|one| self.before.get(&(stage, one)));
        let known: Vec<usize> = known.flatten().copied().collect();
        let mine = self.terms(place)?;
        let ways = self.case(place)?.ways;
        for other in known {
            self.pairs = self.pairs.saturating_add(1);
            if self.pairs > PAIRS_MAX {
                return None;
            }
            let case = self.case(other)?;
            if (case.ways == ways || case.ways == Ways::Both) && self.is_covered(mine, other) {
                return Some(case.rule);
            }
        }
        None
    }

    fn is_covered(&self, mine: &[logic::Term<'_>], other: usize) -> bool {
        self.terms(other).is_some_and(|theirs| {
            mine.iter().all(|term| theirs.iter().any(|wider| logic::covers(wider, term)))
        })
    }

    fn told(&self, place: usize, first: usize, case: usize) -> Option<Diagnostic> {
        let (rule, first) = (self.compiled.rules.get(place)?, self.compiled.rules.get(first)?);
        let message = format!("rule `{}` never decides", rule.name);
        let is_same = self.compiled.cases.iter().filter(|case| case.rule == place).all(|own| {
            self.compiled.cases.iter().any(|other| {
                other.rule < place && other.selectors == own.selectors && other.when == own.when
            })
        });
        if is_same {
            let label = "the same `on` and `when` as an earlier rule of this stage";
            let diagnostic = Diagnostic::new(codes::UNREACHABLE, rule.span, message, label);
            return Some(diagnostic.related(first.span, "this one decides first"));
        }
        let diagnostic = Diagnostic::new(codes::SHADOWED, rule.span, message, "");
        let diagnostic = diagnostic.related(first.span, "this one decides first");
        Some(match self.witness(case) {
            Some(witness) => diagnostic.help(format!("for example {witness}")),
            None => diagnostic,
        })
    }

    /// A message that both rules match.
    fn witness(&self, place: usize) -> Option<String> {
        let selector = self.case(place)?.selectors.first()?;
        let protocol = dissect::protocol(selector.protocol)?;
        let kind = u64::from(selector.kind.unwrap_or(0));
        let name = protocol.types.iter().find(|(known, _)| *known == kind).map(|(_, name)| *name);
        let terms = self.terms(place)?;
        let term = terms.iter().find(|term| logic::is_possible(term))?;
        let parts: Vec<String> = term.iter().map(|literal| self.value(literal)).collect();
        let message = match (selector.kind, name) {
            (None, _) => format!("any message of {}", protocol.name),
            (Some(_), Some(name)) => format!("{} \"{name}\"", protocol.name),
            (Some(kind), None) => format!("{} {kind}", protocol.name),
        };
        Some(match parts.as_slice() {
            [] => message,
            parts => format!("{message} with {}", parts.join(", ")),
        })
    }

    /// A value that answers a question so, or the question itself.
    fn value(&self, literal: &Literal<'_>) -> String {
        let question = self.compiled.question(literal.test);
        let Test::Field(Comparison { field, negated: false, operand, .. }) = literal.test else {
            return if literal.holds { question } else { format!("not {question}") };
        };
        let value = match operand {
            Operand::Is(Member::Prefix(prefix)) => Some(format!("\"{prefix:0<9}\"")),
            Operand::Is(Member::Range(first, _)) => Some(first.to_string()),
            Operand::Is(Member::Network(address, _)) => Some(address.to_string()),
            Operand::Order(Relation::Greater, bound) => Some(bound.saturating_add(1).to_string()),
            Operand::Order(Relation::Less, bound) => Some(bound.saturating_sub(1).to_string()),
            Operand::Order(Relation::AtMost | Relation::AtLeast, bound) => Some(bound.to_string()),
            Operand::Is(_)
            | Operand::Contains(_)
            | Operand::Set(_)
            | Operand::List(..)
            | Operand::Matches(_)
            | Operand::Slice(..)
            | Operand::Field(..)
            | Operand::Bits { .. } => None,
        };
        match value.filter(|_| literal.holds) {
            Some(value) => format!("{} {value}", words::name(*field)),
            None if literal.holds => question,
            None => format!("not {question}"),
        }
    }
}

/// Questions of a condition.
fn count(expr: &Expr) -> usize {
    match expr {
        Expr::All(parts) | Expr::Any(parts) => {
            parts.iter().fold(0, |sum, part| sum.saturating_add(count(part)))
        }
        Expr::Not(inner) => count(inner),
        Expr::Test(_) => 1,
    }
}
