//! Compiled policy: what is decided about a message, and why.
//!
//! The table knows no protocol: it asks a [`Subject`] for numbered fields.
#![no_std]

extern crate alloc;

mod reason;
mod subject;
mod verdict;

pub use reason::{Group, Reason};
pub use subject::{Direction, PartnerId, Party, Subject};
pub use verdict::{Cause, Decision, RuleIndex, Stage, Verdict};
