//! From words to an expression: `or` binds least, then `xor`, then `and`, then `not`.

use regex::bytes::RegexBuilder;
use wire::Kind as FieldKind;

use super::field::FieldRef;
use super::lexer::{Kind, Token, fault, lex};
use super::literal::{Literal, Written};
use super::{Comparator, End, Expr, Function, Operand, Right, Slice};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// Depth of parentheses and `not`.
const NESTING_MAX: usize = 64;
/// Octets that a compiled pattern may take.
const PATTERN_MAX: usize = 1 << 20;

type Parsed<T> = Result<T, Box<Diagnostic>>;

pub(super) fn parse(text: &str) -> Parsed<Expr> {
    let mut parser = Parser { tokens: lex(text)?, at: 0 };
    let expr = parser.or(NESTING_MAX)?;
    if parser.peek().kind == Kind::End {
        Ok(expr)
    } else {
        Err(parser.expected("and, or, or the end").into())
    }
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
}

const END: Token = Token { kind: Kind::End, span: Span { source: 0, start: 0, end: 0 } };

impl Parser {
    fn peek(&self) -> &Token {
        self.tokens.get(self.at).or_else(|| self.tokens.last()).unwrap_or(&END)
    }

    fn next(&mut self) -> Token {
        let token = self.peek().clone();
        self.at = self.at.saturating_add(1);
        token
    }

    fn eat(&mut self, spellings: &[&str]) -> bool {
        let is_it = match &self.peek().kind {
            Kind::Word(word) => spellings.contains(&word.as_str()),
            Kind::Mark(mark) => spellings.contains(mark),
            Kind::Text(_) | Kind::Slice(_) | Kind::End => false,
        };
        self.at = self.at.saturating_add(is_it.into());
        is_it
    }

    fn expected(&self, what: &str) -> Diagnostic {
        fault(self.peek().span, format!("expected {what}"))
    }

    fn or(&mut self, depth: usize) -> Parsed<Expr> {
        let mut left = self.xor(depth)?;
        while self.eat(&["or", "||"]) {
            left = Expr::Or(Box::new(left), Box::new(self.xor(depth)?));
        }
        Ok(left)
    }

    fn xor(&mut self, depth: usize) -> Parsed<Expr> {
        let mut left = self.and(depth)?;
        while self.eat(&["xor", "^^"]) {
            left = Expr::Xor(Box::new(left), Box::new(self.and(depth)?));
        }
        Ok(left)
    }

    fn and(&mut self, depth: usize) -> Parsed<Expr> {
        let mut left = self.unary(depth)?;
        while self.eat(&["and", "&&"]) {
            left = Expr::And(Box::new(left), Box::new(self.unary(depth)?));
        }
        Ok(left)
    }

    fn unary(&mut self, depth: usize) -> Parsed<Expr> {
        let depth = depth.checked_sub(1).ok_or_else(|| {
            fault(self.peek().span, format!("the filter nests deeper than {NESTING_MAX}"))
        })?;
        if self.eat(&["not", "!"]) {
            return Ok(Expr::Not(Box::new(self.unary(depth)?)));
        }
        if self.eat(&["("]) {
            let inner = self.or(depth)?;
            return if self.eat(&[")"]) { Ok(inner) } else { Err(self.expected(")").into()) };
        }
        self.test()
    }

    fn test(&mut self) -> Parsed<Expr> {
        let every = if self.eat(&["any"]) {
            Some(false)
        } else if self.eat(&["all"]) {
            Some(true)
        } else {
            None
        };
        let left = self.operand()?;
        let span = self.peek().span;
        let is_negated = self.peek().kind == Kind::Word("not".to_owned());
        if is_negated {
            self.next();
        }
        let Some(comparator) = self.comparator() else {
            return if is_negated {
                Err(self.expected("in").into())
            } else {
                Ok(Expr::Exists(left))
            };
        };
        if left.is_label() {
            let why = "a field that is there or not has no value to compare";
            return Err(fault(span, why).into());
        }
        let right = self.right(&left, comparator)?;
        let compare = Expr::Compare { every, left, comparator, right };
        match (is_negated, comparator) {
            (false, _) => Ok(compare),
            (true, Comparator::In) => Ok(Expr::Not(Box::new(compare))),
            (true, _) => Err(fault(span, "expected `in` after `not`").into()),
        }
    }

    fn comparator(&mut self) -> Option<Comparator> {
        const SPELLINGS: &[(&[&str], Comparator)] = &[
            (&["===", "all_eq"], Comparator::AllEqual),
            (&["!==", "~=", "any_ne"], Comparator::AnyUnequal),
            (&["==", "eq", "any_eq"], Comparator::AnyEqual),
            (&["!=", "ne", "all_ne"], Comparator::AllUnequal),
            (&["<=", "le"], Comparator::AtMost),
            (&[">=", "ge"], Comparator::AtLeast),
            (&["<", "lt"], Comparator::Less),
            (&[">", "gt"], Comparator::Greater),
            (&["contains"], Comparator::Contains),
            (&["matches", "~"], Comparator::Matches),
            (&["in"], Comparator::In),
        ];
        let found = SPELLINGS.iter().find(|(words, _)| self.eat(words));
        found.map(|(_, comparator)| *comparator)
    }

    fn operand(&mut self) -> Parsed<Operand> {
        let token = self.next();
        let Kind::Word(name) = &token.kind else {
            self.at = self.at.saturating_sub(1);
            return Err(self.expected("a field").into());
        };
        let function = match name.as_str() {
            "len" => Some(Function::Len),
            "count" => Some(Function::Count),
            "upper" => Some(Function::Upper),
            "lower" => Some(Function::Lower),
            _ => None,
        };
        if let Some(function) = function.filter(|_| self.eat(&["("])) {
            let inner = self.operand()?;
            if !self.eat(&[")"]) {
                return Err(self.expected(")").into());
            }
            return Ok(Operand { function: Some(function), ..inner });
        }
        let field = FieldRef::find_or_tell(name, token.span)?;
        let mut operand = Operand { field, slices: Vec::new(), mask: None, function: None };
        if let Token { kind: Kind::Slice(text), span } = self.peek().clone() {
            self.next();
            let slices = text.split(',').map(slice).collect::<Option<Vec<_>>>();
            operand.slices = slices.ok_or_else(|| fault(span, "expected a slice such as [0:4]"))?;
            if !operand.is_sliceable() {
                return Err(
                    fault(token.span, format!("`{name}` is a number and has no slices")).into()
                );
            }
        }
        if self.eat(&["&", "bitand"]) {
            let token = self.next();
            let mask = match &token.kind {
                Kind::Word(word) => super::literal::number(word),
                Kind::Text(_) | Kind::Slice(_) | Kind::Mark(_) | Kind::End => None,
            };
            operand.mask = Some(mask.ok_or_else(|| fault(token.span, "expected a number"))?);
        }
        Ok(operand)
    }

    fn right(&mut self, left: &Operand, comparator: Comparator) -> Parsed<Right> {
        if comparator == Comparator::In {
            return self.set(left);
        }
        let token = self.next();
        let written = match &token.kind {
            Kind::Text(text) => Written { text: text.clone(), is_quoted: true },
            Kind::Word(word) if comparator == Comparator::Matches => {
                return Err(fault(token.span, format!("expected \"{word}\" in quotes")).into());
            }
            Kind::Word(word) => {
                if let Some(operand) = self.other_side(left, word)? {
                    return Ok(Right::Operand(operand));
                }
                Written { text: word.clone().into_bytes(), is_quoted: false }
            }
            Kind::Slice(_) | Kind::Mark(_) | Kind::End => {
                self.at = self.at.saturating_sub(1);
                return Err(self.expected("a value").into());
            }
        };
        if comparator == Comparator::Matches {
            return pattern(&written, token.span);
        }
        literals(left, &written, token.span, comparator == Comparator::Contains)
    }

    /// A field to compare with, where the word is not a value of the left side.
    fn other_side(&mut self, left: &Operand, word: &str) -> Parsed<Option<Operand>> {
        let written = Written { text: word.as_bytes().to_vec(), is_quoted: false };
        let is_text = |kind: FieldKind| {
            matches!(
                kind,
                FieldKind::Text | FieldKind::Name | FieldKind::Digits | FieldKind::Labels
            )
        };
        let is_value =
            left.kinds().iter().any(|kind| !is_text(*kind) && written.read(*kind).is_some());
        if is_value || FieldRef::find(word).is_none() {
            return Ok(None);
        }
        self.at = self.at.saturating_sub(1);
        self.operand().map(Some)
    }

    fn set(&mut self, left: &Operand) -> Parsed<Right> {
        if !self.eat(&["{"]) {
            return Err(self.expected("{").into());
        }
        let mut sets = vec![Vec::new(); left.kinds().len()];
        while !self.eat(&["}"]) {
            let token = self.next();
            let (from, to) = match &token.kind {
                Kind::Text(text) => {
                    let written = Written { text: text.clone(), is_quoted: true };
                    (written.clone(), written)
                }
                Kind::Word(word) => range(word),
                Kind::Slice(_) | Kind::Mark(_) | Kind::End => {
                    self.at = self.at.saturating_sub(1);
                    return Err(self.expected("a value or }").into());
                }
            };
            let mut is_read = false;
            for (set, kind) in sets.iter_mut().zip(left.kinds()) {
                let bounds = from.read(kind).zip(to.read(kind));
                is_read |= bounds.is_some();
                set.extend(bounds);
            }
            if !is_read {
                return Err(no_value(&from, token.span).into());
            }
            self.eat(&[","]);
        }
        Ok(Right::Sets(sets))
    }
}

impl Operand {
    /// What its values are, one a field that it may be.
    fn kinds(&self) -> Vec<FieldKind> {
        match (self.function, &self.field) {
            (Some(Function::Len | Function::Count), _)
            | (_, FieldRef::Number | FieldRef::Len | FieldRef::Captured) => vec![FieldKind::Number],
            (_, FieldRef::Protocols) => vec![FieldKind::Text],
            (_, FieldRef::Frame | FieldRef::Layer(_)) => vec![FieldKind::Octets],
            (_, FieldRef::Rows(rows)) => rows
                .iter()
                .map(|row| {
                    let is_part = row.kind == FieldKind::Address && !self.slices.is_empty();
                    if is_part { FieldKind::Octets } else { row.kind }
                })
                .collect(),
        }
    }

    /// Fields of Wireshark that have no value.
    fn is_label(&self) -> bool {
        let FieldRef::Rows(rows) = &self.field else { return false };
        self.function.is_none() && rows.iter().all(|row| row.name.ends_with("_element"))
    }

    fn is_sliceable(&self) -> bool {
        let is_number = |kind: &FieldKind| {
            matches!(kind, FieldKind::Number | FieldKind::Flag | FieldKind::Code(_))
        };
        !self.kinds().iter().all(is_number)
    }
}

fn literals(left: &Operand, written: &Written, span: Span, is_needle: bool) -> Parsed<Right> {
    let read = |kind| if is_needle { written.needle(kind) } else { written.read(kind) };
    let literals: Vec<Option<Literal>> = left.kinds().into_iter().map(read).collect();
    if literals.iter().all(Option::is_none) {
        return Err(no_value(written, span).into());
    }
    Ok(Right::Literals(literals))
}

fn no_value(written: &Written, span: Span) -> Diagnostic {
    let text = String::from_utf8_lossy(&written.text);
    Diagnostic::new(codes::BAD_VALUE, span, format!("`{text}` is no value of that field"), "")
}

/// Case does not count, and a dot is any octet, as in Wireshark.
fn pattern(written: &Written, span: Span) -> Parsed<Right> {
    let text = String::from_utf8_lossy(&written.text);
    let regex = RegexBuilder::new(&text)
        .unicode(false)
        .case_insensitive(true)
        .size_limit(PATTERN_MAX)
        .build();
    let regex = regex.map_err(|error| {
        let why = error.to_string();
        fault(span, format!("not a regular expression: {}", why.lines().last().unwrap_or_default()))
    })?;
    Ok(Right::Pattern(Box::new(regex)))
}

/// `1..5`, or one value.
fn range(word: &str) -> (Written, Written) {
    let written = |text: &str| Written { text: text.as_bytes().to_vec(), is_quoted: false };
    let (from, to) = word.split_once("..").unwrap_or((word, word));
    (written(from), written(to))
}

/// `0:4`, `0-3`, `2`, `:4`, `2:`, `-2:2`.
fn slice(text: &str) -> Option<Slice> {
    let text = text.trim();
    let place = |text: &str| text.trim().parse::<i64>().ok();
    if let Some((from, len)) = text.split_once(':') {
        let from = if from.trim().is_empty() { 0 } else { place(from)? };
        let end =
            if len.trim().is_empty() { End::Open } else { End::Len(len.trim().parse().ok()?) };
        return Some(Slice { from, end });
    }
    let dash = text.char_indices().skip(1).find(|(_, c)| *c == '-').map(|(at, _)| at);
    match dash.and_then(|at| Some((text.get(..at)?, text.get(at.checked_add(1)?..)?))) {
        Some((from, to)) => {
            let (from, to) = (place(from)?, place(to)?);
            // Of places on both sides of an end nobody knows yet which comes first.
            let is_range = from < to || (from < 0) != (to < 0);
            is_range.then_some(Slice { from, end: End::At(to) })
        }
        None => Some(Slice { from: place(text)?, end: End::Len(1) }),
    }
}
