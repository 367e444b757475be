//! A policy as a document: what its JSON twin holds, with the comments, and what `policy fmt` writes.
//!
//! Text and JSON are read into the same values and written from them, so that each gives the other back.

/// Writes into a string, which cannot fail.
macro_rules! put {
    ($out:expr, $($part:tt)*) => {{
        use std::fmt::Write as _;
        let _ = write!($out, $($part)*);
    }};
}

mod comments;
mod model;
mod of_tree;
mod print;
mod print_condition;

pub use model::{
    Block, Case, Document, Expr, Feed, Item, Limit, Mode, Notes, Operator, Origin, Property,
    Quantifier, Question, Rule, Selector, Send, Set, Slice, Stage, Test, Then, Value,
};
pub use print::Unwritable;

use crate::diagnostic::Diagnostics;
use crate::source::Source;
use crate::{codes, feeds, parse};

/// Why a JSON twin cannot be read.
#[derive(Debug)]
pub enum Unreadable {
    /// It is no document of a policy: line, column and what is wrong.
    Json(serde_json::Error),
    /// A value in it has no text.
    Value(Unwritable),
}

impl Document {
    /// Reads one file of a policy; only its grammar is looked at.
    pub fn parse(source: &Source) -> Result<Self, Diagnostics> {
        let sources = std::slice::from_ref(source);
        let mut errors = Vec::new();
        let tree = parse::parse(sources, &mut errors);
        let errors = Diagnostics::new(errors, sources);
        if errors.errors() > 0 || feeds::is_data(source) {
            return Err(errors);
        }
        Ok(of_tree::document(&tree, &comments::of(&source.text)))
    }

    /// Reads a JSON twin.
    pub fn from_json(text: &str) -> Result<Self, Unreadable> {
        let document: Self = serde_json::from_str(text).map_err(Unreadable::Json)?;
        document.text().map_err(Unreadable::Value)?;
        Ok(document)
    }

    /// The JSON twin.
    pub fn json(&self) -> String {
        // Every value of a document is one that JSON has.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// The text, as `policy fmt` writes it.
    pub fn text(&self) -> Result<String, Unwritable> {
        print::text(self)
    }

    /// The JSON Schema of JSON twins (draft 2020-12).
    pub fn schema() -> String {
        let schema = schemars::schema_for!(Self);
        // A schema is JSON.
        serde_json::to_string_pretty(&schema).unwrap_or_default()
    }
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Json(error) => write!(f, "it is no document of a policy: {error}"),
            Self::Value(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Unreadable {}

/// Where text is nothing but words, strings and marks, nothing else can go wrong in it.
pub(crate) fn is_word(text: &str) -> bool {
    let mut errors = Vec::new();
    let tokens = crate::lexer::lex(0, text, &mut errors);
    let is_one = matches!(
        tokens.as_slice(),
        [crate::lexer::Token { kind: crate::lexer::Kind::Word(word), .. }, _] if *word == text
    );
    debug_assert!(errors.iter().all(|error| error.code == codes::CHARACTER));
    is_one && errors.is_empty()
}
