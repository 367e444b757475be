//! How untrusted octets are read, and what a policy can ask of them.
//!
//! Lengths are checked in one place, [`Reader`]; nothing here allocates or can panic.
#![no_std]

mod code;
mod field;
pub mod layout;
mod malformed;
mod reader;
mod value;

pub use field::{
    Each, Field, FieldId, Kind, MessageKey, Names, Protocol, Yield, count, join, left_out, read,
    unread,
};
pub use malformed::{Fault, Malformed};
pub use reader::Reader;
pub use value::{VALUES_MAX, Value, Values};
