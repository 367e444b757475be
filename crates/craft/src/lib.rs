//! Builds messages, packets and captures for tests, demonstration and load.
//!
//! It imports no decoder, so that builder and decoder cannot share a mistake. A builder writes what it is told, also
//! what no peer should send.

pub mod capture;
pub mod diameter;
mod element;
mod frame;
mod gtp;
pub mod gtpu;
pub mod gtpv0;
pub mod gtpv1;
pub mod gtpv2;
pub mod isup;
pub mod pfcp;
pub mod sccp;
pub mod sctp;
pub mod sigtran;
pub mod sms;
pub mod tcap;
pub mod tcp;

pub use element::{apn, number, plmn, signals, tbcd};
pub use frame::{Frame, frame, ip_packet};
