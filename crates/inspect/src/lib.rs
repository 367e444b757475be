//! The path of a packet, pure: octets, time and rule table in; effects on frames, with reasons, out.
//!
//! A capture, a fuzzer, a benchmark and a live port run the same [`Inspector::inspect`].
#![no_std]

mod ahead;
mod answer;
mod arrival;
mod chunks;
mod edit;
mod finding;
mod inspector;
mod judge;
mod judgement;
mod memory;
mod meter;
mod neutralise;
mod reasons;
mod repeats;
mod reset;
mod state;
mod stream;
mod strip;
mod subject;
mod terms;
mod units;
mod users;
mod uses;
mod view;
mod witness;

pub use arrival::Arrival;
pub use dissect::schema_digest as schema;
pub use edit::Edit;
pub use finding::{Fate, Finding};
pub use inspector::{Inspector, Lapse};
pub use ruletable::{Decision, Direction, Party, Reason, Verdict};
pub use session::{FrameId, State, Tick};
pub use uses::Uses;
pub use view::{Inquiry, Wanted};
pub use witness::Witness;
