//! PFCP, between control plane and user plane (TS 29.244).
//!
//! Decoding borrows the frame and never allocates; elements are walked when asked for.
#![no_std]

mod codes;
mod content;
mod dscp;
mod element;
mod fields;
mod ie_type;
mod message;
mod read;
mod rows;

pub use codes::{
    Cause, DestinationInterface, FailedRule, FlowDirection, Gate, InterfaceType, MessageType,
    NodeIdType, OuterHeader, OuterHeaderRemoval, PdnType, RedirectType, SourceInterface, TimerUnit,
};
pub use content::{FSeid, FTeid, Node, OuterHeaderCreation, SdfFilter, UeAddress, UserId};
pub use element::{Ie, Ies};
pub use fields::Pfcp;
pub use ie_type::IeType;
pub use message::Message;

/// UDP port of both functions (TS 29.244 §6.2).
pub const PORT: u16 = 8805;
