//! Display filters with Wireshark's meaning, on anything that can be asked for fields.
//!
//! Plain on purpose: what is asked is looked up and compared, value by value, every time.
//! Judged by tshark 4.0, which takes no more and no less.

mod calculate;
mod check;
mod compare;
mod content;
mod escape;
mod field;
mod lexer;
mod literal;
mod moment;
mod parse;
mod pattern;
mod range;
mod term;
mod told;
mod types;

use dissect::Row;
use wire::Value;

use crate::diagnostic::Diagnostics;
use crate::source::Source;
use crate::tree::Comparator;

use compare::Right;
use term::Term;

/// What a filter is asked about: a frame with its layers.
pub trait Subject {
    /// Gives every value of a field, with the number of calls of the protocol that it is of by then, from 1.
    fn each<'s>(&'s self, row: &Row, visit: &mut dyn FnMut(usize, Value<'s>));
    /// How many layers are of that protocol.
    fn layers(&self, protocol: &str) -> usize;
    /// Gives every layer of that protocol, from the outside in.
    fn parts(&self, protocol: &str, visit: &mut dyn FnMut(Part<'_>));
    /// What only the capture knows.
    fn capture(&self) -> Captured<'_>;
}

/// A frame as the capture has it.
#[derive(Clone, Copy, Debug)]
pub struct Captured<'a> {
    /// Its number, from 1.
    pub number: u64,
    /// Octets that it had on the wire.
    pub len: u64,
    /// What was captured of it.
    pub octets: &'a [u8],
    /// Names of its protocols.
    pub protocols: &'a [&'static str],
    /// When it came, in ns since 1970.
    pub epoch_ns: i128,
    /// In ns since the first frame.
    pub relative_ns: i128,
    /// In ns since the frame before.
    pub delta_ns: i128,
    /// In ns since the frame that was shown before.
    pub displayed_ns: i128,
    /// What it and the frames before tell.
    pub told: &'a [Told<'a>],
}

/// A value that stands in no message: the capture or the frames before tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told<'a> {
    /// The field.
    pub name: &'static str,
    /// Its value; of a time in ns, and below zero where that was before.
    pub value: Value<'a>,
    /// How often its protocol had been called by then.
    pub layer: usize,
}

/// Every field that stands in no message, and whether it is a time.
pub fn told() -> impl Iterator<Item = (&'static str, bool)> {
    told::FIELDS.iter().map(|(name, kind)| (*name, *kind == types::Type::Time))
}

/// A layer of a frame.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// The layer, and what it carries.
    pub octets: &'a [u8],
    /// So many octets of it are its own: slices see these.
    pub own: usize,
    /// How long it says it is.
    pub len: usize,
}

/// A display filter, read once.
#[derive(Clone, Debug)]
pub struct Filter {
    expr: Expr,
    asks_the_past: bool,
}

impl Filter {
    /// Reads a display filter; an error tells where and what was expected.
    pub fn parse(text: &str) -> Result<Self, Diagnostics> {
        let sources = [Source::new("filter", text)];
        let expr = parse::parse(text).and_then(check::check);
        let asks_the_past =
            text.contains('#') || told::FIELDS.iter().any(|(name, _)| text.contains(name));
        expr.map(|expr| Self { expr, asks_the_past })
            .map_err(|error| Diagnostics::new(vec![*error], &sources))
    }

    /// True where it may ask for what only the frames before tell, or for layers by number.
    pub fn asks_the_past(&self) -> bool {
        self.asks_the_past
    }

    /// True where the frame is one of those that `tshark -Y` shows.
    pub fn matches(&self, subject: &impl Subject) -> bool {
        compare::holds(&self.expr, subject)
    }
}

#[derive(Clone, Debug)]
enum Expr {
    And(Box<Self>, Box<Self>),
    Or(Box<Self>, Box<Self>),
    Not(Box<Self>),
    Exists(Term),
    Compare { every: Option<bool>, left: Term, comparator: Comparator, right: Right },
    In { every: Option<bool>, left: Term, set: Vec<Element> },
}

/// A value of a set, or all from one to another.
#[derive(Clone, Debug)]
struct Element {
    from: Right,
    to: Option<Right>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Math {
    And,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}
