//! From words to a tree: `or` binds least, then `and`, then `not`, then comparisons, `&`, `+ -`, `* / %`.

use super::Math;
use super::lexer::{Kind, Token, fault, lex};
use super::literal::Written;
use super::range::{self, Slice};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::tree::Comparator;

/// Depth of parentheses, `not`, functions and braces.
const NESTING_MAX: usize = 64;

pub(super) type Parsed<T> = Result<T, Box<Diagnostic>>;

/// A filter as it is written; what its names mean is not looked at yet.
#[derive(Debug)]
pub(super) enum Node {
    And(Box<Self>, Box<Self>),
    Or(Box<Self>, Box<Self>),
    Not(Box<Self>),
    Exists(Entity),
    Compare { every: Option<bool>, left: Entity, comparator: Comparator, right: Entity, span: Span },
    In { every: Option<bool>, is_not: bool, left: Entity, set: Vec<(Entity, Option<Entity>)> },
}

/// What can be compared.
#[derive(Debug)]
pub(super) struct Entity {
    pub(super) what: What,
    pub(super) span: Span,
}

#[derive(Debug)]
pub(super) enum What {
    /// A field or a value.
    Word(String),
    /// A field, of some layers of that protocol.
    Field(String, Vec<Slice>),
    /// A value.
    Value(Written),
    Slice(Box<Entity>, Vec<Slice>),
    Call(String, Vec<Entity>),
    Minus(Box<Entity>),
    Math(Math, Box<Entity>, Box<Entity>),
}

pub(super) fn parse(text: &str) -> Parsed<Node> {
    let mut parser = Parser { tokens: lex(text)?, at: 0 };
    let node = parser.or(NESTING_MAX)?;
    if parser.peek().kind == Kind::End {
        Ok(node)
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
            Kind::Field(_)
            | Kind::Text(_)
            | Kind::Character(_)
            | Kind::Slice(_)
            | Kind::Layers(_)
            | Kind::End => false,
        };
        self.at = self.at.saturating_add(is_it.into());
        is_it
    }

    fn need(&mut self, spelling: &str) -> Parsed<()> {
        if self.eat(&[spelling]) { Ok(()) } else { Err(self.expected(spelling).into()) }
    }

    fn expected(&self, what: &str) -> Diagnostic {
        fault(self.peek().span, format!("expected {what}"))
    }

    fn deeper(&self, depth: usize) -> Parsed<usize> {
        let why = || fault(self.peek().span, format!("the filter nests deeper than {NESTING_MAX}"));
        depth.checked_sub(1).ok_or_else(|| why().into())
    }

    fn or(&mut self, depth: usize) -> Parsed<Node> {
        let mut left = self.and(depth)?;
        while self.eat(&["or", "||"]) {
            left = Node::Or(Box::new(left), Box::new(self.and(depth)?));
        }
        Ok(left)
    }

    fn and(&mut self, depth: usize) -> Parsed<Node> {
        let mut left = self.unary(depth)?;
        while self.eat(&["and", "&&"]) {
            left = Node::And(Box::new(left), Box::new(self.unary(depth)?));
        }
        Ok(left)
    }

    fn unary(&mut self, depth: usize) -> Parsed<Node> {
        let depth = self.deeper(depth)?;
        if self.eat(&["not", "!"]) {
            return Ok(Node::Not(Box::new(self.unary(depth)?)));
        }
        if self.eat(&["("]) {
            let inner = self.or(depth)?;
            return self.need(")").map(|()| inner);
        }
        self.test(depth)
    }

    fn test(&mut self, depth: usize) -> Parsed<Node> {
        let every = if self.eat(&["any"]) {
            Some(false)
        } else if self.eat(&["all"]) {
            Some(true)
        } else {
            None
        };
        let left = self.masked(depth)?;
        let span = self.peek().span;
        let is_plain = !matches!(left.what, What::Math(..) | What::Minus(_));
        let is_not = is_plain && self.eat(&["not"]);
        if is_plain && self.eat(&["in"]) {
            let set = self.set(depth)?;
            return Ok(Node::In { every, is_not, left, set });
        }
        if is_not {
            return Err(self.expected("in").into());
        }
        let search = SEARCHES.iter().find(|(words, _)| is_plain && self.eat(words));
        if let Some((_, comparator)) = search {
            let right = self.entity(depth)?;
            return Ok(Node::Compare { every, left, comparator: *comparator, right, span });
        }
        let Some((_, comparator)) = COMPARISONS.iter().find(|(words, _)| self.eat(words)) else {
            // `any` and `all` are about comparisons.
            return if every.is_none() {
                Ok(Node::Exists(left))
            } else {
                Err(self.expected("a comparison").into())
            };
        };
        let right = self.masked(depth)?;
        Ok(Node::Compare { every, left, comparator: *comparator, right, span })
    }

    /// Elements with commas between: an entity, or two with dots between.
    fn set(&mut self, depth: usize) -> Parsed<Vec<(Entity, Option<Entity>)>> {
        self.need("{")?;
        let mut set = Vec::new();
        loop {
            let from = self.element(depth)?;
            let to = if self.eat(&[".."]) { Some(self.element(depth)?) } else { None };
            set.push((from, to));
            if !self.eat(&[","]) {
                return self.need("}").map(|()| set);
            }
        }
    }

    fn masked(&mut self, depth: usize) -> Parsed<Entity> {
        self.math(&MASK, depth)
    }

    /// Operators of one rank, from left to right; `ranks` are those that bind closer.
    fn math(&mut self, ranks: &[&[(&[&str], Math)]], depth: usize) -> Parsed<Entity> {
        let Some((rank, closer)) = ranks.split_first() else { return self.signed(depth) };
        let mut left = self.math(closer, depth)?;
        while let Some((_, operator)) = rank.iter().find(|(words, _)| self.eat(words)) {
            let right = self.math(closer, depth)?;
            let span = left.span;
            let what = What::Math(*operator, Box::new(left), Box::new(right));
            left = Entity { what, span };
        }
        Ok(left)
    }

    /// Braces are the parentheses of arithmetic.
    fn signed(&mut self, depth: usize) -> Parsed<Entity> {
        if self.eat(&["{"]) {
            let depth = self.deeper(depth)?;
            let inner = self.masked(depth)?;
            return self.need("}").map(|()| inner);
        }
        self.element(depth)
    }

    fn element(&mut self, depth: usize) -> Parsed<Entity> {
        let span = self.peek().span;
        if self.eat(&["-"]) {
            let what = What::Minus(Box::new(self.entity(depth)?));
            return Ok(Entity { what, span });
        }
        self.eat(&["+"]);
        self.entity(depth)
    }

    fn entity(&mut self, depth: usize) -> Parsed<Entity> {
        let Token { kind, span } = self.next();
        let what = match kind {
            Kind::Word(word) if is_reserved(&word) => {
                return Err(fault(span, format!("`{word}` has no place here")).into());
            }
            Kind::Word(word) if self.eat(&["("]) => What::Call(word, self.arguments(depth)?),
            Kind::Word(word) => match self.layers()? {
                Some(layers) => What::Field(word, layers),
                None => What::Word(word),
            },
            Kind::Field(name) => What::Field(name, self.layers()?.unwrap_or_default()),
            Kind::Text(text) => What::Value(Written::Text(text)),
            Kind::Character(octet) => What::Value(Written::Character(octet)),
            Kind::Slice(_) | Kind::Layers(_) | Kind::Mark(_) | Kind::End => {
                self.at = self.at.saturating_sub(1);
                return Err(self.expected("a field or a value").into());
            }
        };
        let mut entity = Entity { what, span };
        while let Kind::Slice(text) = self.peek().kind.clone() {
            let slices =
                range::slices(&text).ok_or_else(|| self.expected("a slice such as [0:4]"))?;
            self.next();
            entity = Entity { what: What::Slice(Box::new(entity), slices), span };
        }
        Ok(entity)
    }

    fn layers(&mut self) -> Parsed<Option<Vec<Slice>>> {
        let Kind::Layers(text) = self.peek().kind.clone() else { return Ok(None) };
        let layers = range::slices(&text).ok_or_else(|| self.expected("a layer such as #1"))?;
        self.next();
        Ok(Some(layers))
    }

    fn arguments(&mut self, depth: usize) -> Parsed<Vec<Entity>> {
        let depth = self.deeper(depth)?;
        let mut arguments = Vec::new();
        while !self.eat(&[")"]) {
            if !arguments.is_empty() {
                self.need(",")?;
            }
            arguments.push(self.masked(depth)?);
        }
        Ok(arguments)
    }
}

type Spelled<T> = (&'static [&'static str], T);

const COMPARISONS: &[Spelled<Comparator>] = &[
    (&["===", "all_eq"], Comparator::AllEqual),
    (&["!==", "~=", "any_ne"], Comparator::AnyUnequal),
    (&["==", "eq", "any_eq"], Comparator::AnyEqual),
    (&["!=", "ne", "all_ne"], Comparator::AllUnequal),
    (&["<=", "le"], Comparator::AtMost),
    (&[">=", "ge"], Comparator::AtLeast),
    (&["<", "lt"], Comparator::Less),
    (&[">", "gt"], Comparator::Greater),
];

const SEARCHES: &[Spelled<Comparator>] =
    &[(&["contains"], Comparator::Contains), (&["matches", "~"], Comparator::Matches)];

/// Operators from those that bind least to those that bind most.
const MASK: [&[Spelled<Math>]; 3] = [
    &[(&["&", "bitwise_and"], Math::And)],
    &[(&["+"], Math::Add), (&["-"], Math::Subtract)],
    &[(&["*"], Math::Multiply), (&["/"], Math::Divide), (&["%"], Math::Remainder)],
];

/// Words that are no field and no value.
fn is_reserved(word: &str) -> bool {
    let operators = COMPARISONS.iter().chain(SEARCHES).flat_map(|(words, _)| words.iter());
    ["any", "all", "in", "not", "and", "or", "bitwise_and"]
        .iter()
        .chain(operators)
        .any(|known| *known == word)
}
