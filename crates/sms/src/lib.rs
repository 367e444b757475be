//! Short messages between a mobile and its service centre (TS 23.040 §9.2).
//!
//! A message is read as far as its octets go: what stands in it is the user's, and networks carry it whatever it says.
#![no_std]

mod parts;
mod rows;
mod tpdu;

pub use parts::Group;
pub use tpdu::{Address, Concatenation, Direction, MessageType, Tpdu};
