//! GTPv0 (GSM 09.60), GTPv1-C (TS 29.060), GTPv2-C (TS 29.274), GTP-U (TS 29.281) and GTP′ (TS 32.295).
//!
//! Decoding borrows the datagram, never allocates, and walks every element once: what a decoded message is asked
//! later cannot fail.
#![no_std]

mod content;
mod extension;
mod header;
mod header_rows;
mod inner;
mod location;
mod needed;
mod options;
pub mod prime;
mod refusal;
mod refused;
pub mod u;
pub mod v0;
pub mod v1;
pub mod v2;

pub use extension::{Extension, Extensions};
pub use header::Header;
pub use inner::Inner;
pub use location::Cell;
pub use refusal::{REFUSAL_OCTETS_MAX, Refusal};
pub use refused::{Part, Refused};

/// UDP port of GTPv1-C and GTPv2-C (TS 29.060 §10.1.1, TS 29.274 §4.2).
pub const PORT_CONTROL: u16 = 2123;
/// UDP port of GTP-U (TS 29.281 §4.4.2).
pub const PORT_USER: u16 = 2152;
/// UDP port of GTPv0 and GTP′ (GSM 09.60 §10.1.1, TS 32.295 §6.1.1).
pub const PORT_V0: u16 = 3386;
