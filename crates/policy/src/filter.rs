//! A display filter: one condition for any message, as `tshark -Y` takes it.

use ruletable::{Builder, Case, Mode, RuleRow, RuleTable, Selector, Stage, Verdict, Ways};

use crate::check::Checker;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lexer::{Kind, lex};
use crate::parse::Parser;
use crate::scope::Scope;
use crate::source::{Source, Span};
use crate::tree::Tree;

/// A table that accepts the messages of which the condition holds, and drops all others.
pub fn filter(text: &str) -> Result<RuleTable, Diagnostics> {
    let sources = [Source::new("filter", text)];
    let mut errors = Vec::new();
    let tokens = lex(0, text, &mut errors);
    let mut parser = Parser::new(&tokens, &mut errors);
    let condition = parser.condition().ok();
    if condition.is_some() && parser.peek().kind != Kind::End {
        let _ = parser.expected("and, or, or the end");
    }
    let tree = Tree::default();
    let mut checker = Checker::bare(&tree, &sources, errors);
    let protocols: Vec<u8> = dissect::protocols().iter().map(|row| row.id).collect();
    let mut cases = Vec::new();
    for protocol in &protocols {
        let scope = Scope { protocol: *protocol, all: &protocols };
        let lowered = condition.as_ref().and_then(|condition| checker.condition(condition, scope));
        cases.extend(lowered.map(|when| (*protocol, when)));
    }
    if !checker.notes.is_empty() {
        return Err(Diagnostics::new(checker.notes, &sources));
    }
    build(checker.builder, &cases).map_err(|error| {
        let diagnostic = Diagnostic::new(codes::LIMIT, Span::default(), error.to_string(), "");
        Diagnostics::new(vec![diagnostic], &sources)
    })
}

fn build(
    mut builder: Builder,
    cases: &[(u8, ruletable::Expr)],
) -> Result<RuleTable, ruletable::BundleError> {
    let rule = builder.rule(RuleRow {
        name: "filter".to_owned(),
        stage: Stage::Screen,
        mode: Mode::Enforce,
        verdict: Verdict::Accept,
        slot: 0,
    })?;
    for (protocol, when) in cases {
        let selectors = [Selector { protocol: *protocol, kind: None }];
        builder.on(rule, &Case { selectors: &selectors, ways: Ways::Both, when, cause: None })?;
    }
    RuleTable::load(&builder.bundle()?, dissect::schema_digest())
}
