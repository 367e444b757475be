//! Diameter: the base protocol (RFC 6733) and the AVPs of the 3GPP applications.
//!
//! A message is read where every AVP lies within what holds it, to the last octet; AVPs are walked when asked for. What
//! two readers could understand differently is an error.
#![no_std]

mod avp;
mod avps;
mod codes;
mod framing;
mod grouped;
mod message;
mod names;
mod relations;
mod subscriber;
mod whereabouts;

pub use avp::{Avp, Avps, ETSI, IETF, TGPP};
pub use avps::Diameter;
pub use codes::{ApplicationId, CommandCode};
pub use framing::{Frame, frame};
pub use message::{Header, Message};

/// Port of Diameter over TCP and SCTP (RFC 6733 §2.1).
pub const PORT: u16 = 3868;
