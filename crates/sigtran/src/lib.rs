//! What SCTP carries of SS7: M3UA (RFC 4666), M2UA (RFC 3331), SUA (RFC 3868), M2PA (RFC 4165), and MTP3 (Q.704).
//!
//! A message is read where header and parameters agree to the last octet; parameters are walked when asked for.
#![no_std]

mod adaptation;
pub mod m2pa;
pub mod m2ua;
pub mod m3ua;
pub mod mtp3;
pub mod mtp3mg;
mod parameter;
pub mod sua;

pub use adaptation::{Adaptation, Message};
pub use parameter::{Header, Parameter, Parameters};
