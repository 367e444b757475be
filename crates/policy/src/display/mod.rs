//! Display filters with Wireshark's meaning, on anything that can be asked for fields.
//!
//! Plain on purpose: what is asked is looked up and compared, value by value, every time.

mod evaluate;
mod field;
mod lexer;
mod literal;
mod parse;

use regex::bytes::Regex;
use wire::{FieldId, Value};

use crate::diagnostic::Diagnostics;
use crate::source::Source;

use field::FieldRef;
use literal::Literal;

/// What a filter is asked about: a frame with its layers.
pub trait Subject {
    /// Gives every value of a field, layer by layer.
    fn each<'s>(&'s self, field: FieldId, visit: &mut dyn FnMut(Value<'s>));
    /// True where a layer is of that protocol.
    fn has_layer(&self, protocol: &str) -> bool;
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
}

/// A display filter, read once.
#[derive(Clone, Debug)]
pub struct Filter {
    expr: Expr,
}

impl Filter {
    /// Reads a display filter; an error tells where and what was expected.
    pub fn parse(text: &str) -> Result<Self, Diagnostics> {
        let sources = [Source::new("filter", text)];
        let expr = parse::parse(text);
        expr.map(|expr| Self { expr }).map_err(|error| Diagnostics::new(vec![*error], &sources))
    }

    /// True where the frame is one of those that `tshark -Y` shows.
    pub fn matches(&self, subject: &impl Subject) -> bool {
        evaluate::holds(&self.expr, subject)
    }
}

#[derive(Clone, Debug)]
enum Expr {
    And(Box<Self>, Box<Self>),
    Or(Box<Self>, Box<Self>),
    Xor(Box<Self>, Box<Self>),
    Not(Box<Self>),
    Exists(Operand),
    Compare { every: Option<bool>, left: Operand, comparator: Comparator, right: Right },
}

/// What stands left of a comparison, and what its values are made of.
#[derive(Clone, Debug)]
struct Operand {
    field: FieldRef,
    slices: Vec<Slice>,
    mask: Option<u64>,
    function: Option<Function>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Function {
    Len,
    Count,
    Upper,
    Lower,
}

/// A part of a string of octets; places below zero count from the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Slice {
    from: i64,
    end: End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Len(usize),
    At(i64),
    Open,
}

#[derive(Clone, Debug)]
enum Right {
    /// One a field of the left side, in its order.
    Literals(Vec<Option<Literal>>),
    /// Sets likewise: any of these ranges.
    Sets(Vec<Vec<(Literal, Literal)>>),
    Pattern(Box<Regex>),
    Operand(Operand),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparator {
    AnyEqual,
    AllUnequal,
    AllEqual,
    AnyUnequal,
    Less,
    AtMost,
    Greater,
    AtLeast,
    Contains,
    Matches,
    In,
}
