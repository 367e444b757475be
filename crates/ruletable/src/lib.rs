//! Compiled policy: what is decided about a message, and why.
//!
//! The table knows no protocol: it asks a [`Subject`] for numbered fields. [`Builder`] writes a bundle,
//! [`RuleTable::load`] reads it; after that nothing allocates and nothing can fail.
#![no_std]

extern crate alloc;

mod ahead;
mod anchor;
mod arrange;
mod atom;
mod builder;
mod bundle;
mod check;
mod decode;
mod encode;
mod facts;
mod index;
mod kinds;
mod link;
mod meter;
mod model;
mod parts;
mod party;
mod pattern;
mod plan;
mod postings;
mod program;
mod question;
mod rate;
mod reason;
mod set;
mod state;
mod subject;
mod table;
mod text;
mod verdict;

pub use builder::{Builder, Case, RuleHandle};
pub use bundle::{BUNDLE_MAX, BundleError};
pub use link::{Fail, LinkRow, PassKind, PassQuery, PassRow};
pub use meter::{Meter, Share};
pub use model::{
    Comparison, Expr, List, Member, Mode, Name, Operand, Owner, Pairing, PartyIs, PartyRow,
    PatternIndex, Relation, RuleRef, RuleRow, Selector, SetIndex, Side, Slice, Test, Ways,
    Wildcard,
};
pub use pattern::{Pattern, PatternError};
pub use rate::{Cap, KeyPart, Limit, Rate};
pub use reason::{Group, Reason};
pub use state::{ENTRIES_MAX, PlaceRow, StateRow};
pub use subject::{Direction, KEYS_MAX, Keys, PartnerId, Party, Subject};
pub use table::{Cost, RuleTable};
pub use verdict::{Cause, Decision, RuleIndex, STRIPS_MAX, Stage, Verdict, Warning};

/// Rules of one policy.
pub const RULES_MAX: usize = 1_000_000;
/// Depth to which a condition may nest.
pub const DEPTH_MAX: usize = 32;
/// Questions of one condition.
pub const STEPS_MAX: usize = 4096;
/// Patterns of one policy.
pub const PATTERNS_MAX: usize = 256;
/// Values that one limit counts by.
pub const KEY_PARTS_MAX: usize = 4;
/// Questions that one message may be asked by all rules together.
pub const QUESTIONS_MAX: usize = 16_384;
/// Octets that `contains` may search for.
pub const NEEDLE_MAX: usize = 64;
