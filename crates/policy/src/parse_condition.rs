//! Conditions, as Wireshark's display filters are written: `or` binds least, then `and`, then `not`.

use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::lexer::Kind;
use crate::parse::{Parsed, Parser};
use ruletable::Slice;

use crate::source::At;
use crate::tree::{Ask, Comparator, Expr, Members, Part, Quantifier, Question};
use crate::{units, value};

/// Depth to which parentheses and `not` may nest in text.
const NESTING_MAX: usize = 32;

impl Parser<'_, '_> {
    pub(crate) fn condition(&mut self) -> Parsed<Expr> {
        self.or(NESTING_MAX)
    }

    fn or(&mut self, depth: usize) -> Parsed<Expr> {
        let first = self.and(depth)?;
        let mut parts = vec![first];
        while self.eat_word("or") || self.eat_operator("||") {
            parts.push(self.and(depth)?);
        }
        Ok(one_or(parts, Expr::Or))
    }

    fn and(&mut self, depth: usize) -> Parsed<Expr> {
        let first = self.unary(depth)?;
        let mut parts = vec![first];
        while self.eat_word("and") || self.eat_operator("&&") {
            parts.push(self.unary(depth)?);
        }
        Ok(one_or(parts, Expr::And))
    }

    fn unary(&mut self, depth: usize) -> Parsed<Expr> {
        let Some(depth) = depth.checked_sub(1) else {
            let span = self.peek().span;
            return Err(self.fault(codes::NESTING, span, "the condition nests deeper than 32"));
        };
        if self.eat_word("not") || self.eat_operator("!") {
            return self.unary(depth).map(|inner| Expr::Not(Box::new(inner)));
        }
        if self.eat('(') {
            let inner = self.or(depth)?;
            return if self.eat(')') { Ok(inner) } else { Err(self.expected(")")) };
        }
        self.question().map(Expr::Test)
    }

    fn question(&mut self) -> Parsed<Question> {
        let quantifier = if self.eat_word("any") {
            Some(Quantifier::Any)
        } else if self.eat_word("all") {
            Some(Quantifier::All)
        } else {
            None
        };
        if let Kind::Operator(operator) = self.peek().kind {
            let message = format!("no field stands before `{operator}`");
            let note = Diagnostic::new(codes::EXPECTED, self.peek().span, message, "");
            let help = "repeat the field: `opc < 1000 or opc > 1999`";
            return Err(self.note(note.help(help)));
        }
        let field = self.word("a field")?;
        let arguments = if self.eat('(') { Some(self.arguments()?) } else { None };
        let part = self.part()?;
        Ok(Question { quantifier, field, arguments, part, ask: self.ask()? })
    }

    fn arguments(&mut self) -> Parsed<Vec<At<String>>> {
        let mut arguments = Vec::new();
        while !self.eat(')') {
            if !arguments.is_empty() && !self.eat(',') {
                return Err(self.expected(", or )"));
            }
            arguments.push(self.word("a field")?);
        }
        Ok(arguments)
    }

    /// `[0:2]` or `& 0x0f`
    fn part(&mut self) -> Parsed<Option<At<Part>>> {
        if self.eat('[') {
            let word = self.word("octets such as 0:2, 0-1 or 4")?;
            let is_open = self.eat(':');
            let text = if is_open { format!("{}:", word.value) } else { word.value.clone() };
            let Some(slice) = slice(&text) else {
                let message = "octets of a value are given by place and number [0:2], by first and last [0-1], or by place [4]";
                return Err(self.fault(codes::BAD_VALUE, word.span, message));
            };
            if !self.eat(']') {
                return Err(self.expected("]"));
            }
            return Ok(Some(At { value: Part::Octets(slice), span: word.span }));
        }
        if self.eat_operator("&") || self.eat_word("bitwise_and") {
            let word = self.word("bits such as 0x0f")?;
            let Some(mask) = value::number(&word.value) else {
                return Err(self.fault(codes::BAD_VALUE, word.span, "bits are given by a number"));
            };
            return Ok(Some(At { value: Part::Bits(mask), span: word.span }));
        }
        Ok(None)
    }

    fn ask(&mut self) -> Parsed<Ask> {
        if self.eat_word("present") {
            return Ok(Ask::Present);
        }
        if self.eat_word("absent") {
            return Ok(Ask::Absent);
        }
        let negated = self.eat_word("not");
        if self.eat_word("in") {
            let members = self.members()?;
            if self.peek().kind == Kind::Word("except") {
                let span = self.peek().span;
                let note = Diagnostic::new(codes::EXPECTED, span, "lists have no `except`", "");
                return Err(self.note(note.help("write `and not …` with the same field")));
            }
            return Ok(Ask::In { negated, members });
        }
        if negated {
            return Err(self.expected("`in` after `not`"));
        }
        match self.comparator()? {
            Some(comparator) => {
                let value = self.value()?;
                Ok(Ask::Compare(comparator, value, self.unit()))
            }
            None => Ok(Ask::Present),
        }
    }

    /// A unit behind a value on its line.
    pub(crate) fn unit(&mut self) -> Option<At<String>> {
        let token = self.peek();
        let Kind::Word(word) = token.kind else { return None };
        if token.is_first || !units::is_unit(word) {
            return None;
        }
        self.advance();
        Some(At { value: word.to_owned(), span: token.span })
    }

    fn members(&mut self) -> Parsed<Members> {
        if self.peek().kind == Kind::Mark('{') {
            self.listed().map(Members::Listed)
        } else {
            self.word("a set, a list or {").map(Members::Named)
        }
    }

    fn comparator(&mut self) -> Parsed<Option<At<Comparator>>> {
        let token = self.peek();
        let (Kind::Word(word) | Kind::Operator(word)) = token.kind else { return Ok(None) };
        let comparator = match word {
            "==" | "eq" | "any_eq" => Comparator::AnyEqual,
            "!=" | "ne" | "all_ne" => Comparator::AllUnequal,
            "===" | "all_eq" => Comparator::AllEqual,
            "!==" | "any_ne" => Comparator::AnyUnequal,
            "<" | "lt" => Comparator::Less,
            "<=" | "le" => Comparator::AtMost,
            ">" | "gt" => Comparator::Greater,
            ">=" | "ge" => Comparator::AtLeast,
            "contains" => Comparator::Contains,
            "matches" | "~" => Comparator::Matches,
            "=" => {
                let note = Diagnostic::new(codes::EXPECTED, token.span, "`=` compares nothing", "");
                return Err(self.note(note.help("write `==`")));
            }
            _ if matches!(token.kind, Kind::Operator(_)) && !matches!(word, "&&" | "||") => {
                return Err(self.expected("a comparison such as == or in"));
            }
            _ => return Ok(None),
        };
        self.advance();
        Ok(Some(At { value: comparator, span: token.span }))
    }

    fn eat_operator(&mut self, operator: &str) -> bool {
        let is_there = self.peek().kind == Kind::Operator(operator);
        if is_there {
            self.advance();
        }
        is_there
    }
}

/// `0:2`, `4:`, `:3`, `0-1`, `-4:2` or `4`.
fn slice(text: &str) -> Option<Slice> {
    let place = |text: &str| if text.is_empty() { Some(0) } else { text.parse::<i16>().ok() };
    if let Some((from, len)) = text.split_once(':') {
        let len =
            if len.is_empty() { None } else { Some(len.parse().ok().filter(|len| *len > 0)?) };
        return Some(Slice { from: place(from)?, len });
    }
    match text.split_once('-') {
        Some((from, last)) if !from.is_empty() => {
            let (from, last) = (from.parse::<i16>().ok()?, last.parse::<i16>().ok()?);
            let len = last.checked_sub(from)?.checked_add(1)?;
            Some(Slice { from, len: Some(u16::try_from(len).ok().filter(|len| *len > 0)?) })
        }
        _ => Some(Slice { from: text.parse().ok()?, len: Some(1) }),
    }
}

fn one_or(mut parts: Vec<Expr>, many: fn(Vec<Expr>) -> Expr) -> Expr {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        Some(last) => {
            parts.push(last);
            many(parts)
        }
        None => many(parts),
    }
}
