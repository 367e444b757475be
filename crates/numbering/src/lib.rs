//! Identities of the network, as values (TS 23.003, ITU-T E.164, E.212, Q.713).
//!
//! Every identity is `Copy`, allocates nothing and orders as its digits read.
#![no_std]

mod address;
mod digits;
mod identity;
pub mod networks;
mod plmn;

pub use address::{GlobalTitle, PointCode};
pub use digits::{DIGITS_MAX, Digits};
pub use identity::{Imei, Imsi, Msisdn, Teid};
pub use plmn::{Plmn, networks_of_realm};
