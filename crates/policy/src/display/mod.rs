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
mod types;

use wire::{FieldId, Value};

use crate::diagnostic::Diagnostics;
use crate::source::Source;
use crate::tree::Comparator;

use compare::Right;
use term::Term;

/// What a filter is asked about: a frame with its layers.
pub trait Subject {
    /// Gives every value of a field with the number of the layer it is of, among those of its protocol, from 1.
    fn each<'s>(&'s self, field: FieldId, visit: &mut dyn FnMut(usize, Value<'s>));
    /// How many layers of that field's protocol there are.
    fn layers(&self, field: FieldId) -> usize;
    /// True where a layer is of that protocol.
    fn has_layer(&self, protocol: &str) -> bool;
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
    /// Numbers that only the frames before tell, with their fields.
    pub told: &'a [(&'static str, u64)],
}

/// A layer of a frame.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// The layer, and what it carries.
    pub octets: &'a [u8],
    /// So many octets of it are its own.
    pub own: usize,
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
        let asks_the_past = field::TOLD.iter().any(|(name, _)| text.contains(name));
        expr.map(|expr| Self { expr, asks_the_past })
            .map_err(|error| Diagnostics::new(vec![*error], &sources))
    }

    /// True where it may ask for what only the frames before tell.
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
