//! Conditions, as Wireshark's display filters are written: `or` binds least, then `and`, then `not`.

use crate::codes;
use crate::lexer::Kind;
use crate::parse::{Parsed, Parser};
use crate::source::At;
use crate::tree::{Ask, Comparator, Expr, Members, Quantifier, Question};

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
        let field = self.word("a field")?;
        let token = self.peek();
        if token.kind == Kind::Mark('[') {
            return Err(self.not_yet(token.span, "slice"));
        }
        if token.kind == Kind::Mark('(') {
            return Err(self.not_yet(field.span, &field.value));
        }
        Ok(Question { quantifier, field, ask: self.ask()? })
    }

    fn ask(&mut self) -> Parsed<Ask> {
        if self.eat_word("present") {
            return Ok(Ask::Present);
        }
        if self.eat_word("absent") {
            return Ok(Ask::Absent);
        }
        if self.eat_word("in") {
            return Ok(Ask::In { negated: false, members: self.members()? });
        }
        if self.eat_word("not") {
            return if self.eat_word("in") {
                Ok(Ask::In { negated: true, members: self.members()? })
            } else {
                Err(self.expected("`in` after `not`"))
            };
        }
        match self.comparator()? {
            Some(comparator) => Ok(Ask::Compare(comparator, self.value()?)),
            None => Ok(Ask::Present),
        }
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
            "matches" | "~" | "&" => return Err(self.not_yet(token.span, word)),
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
