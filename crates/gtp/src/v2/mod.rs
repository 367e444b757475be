//! GTPv2-C (TS 29.274).

mod codes;
mod element;
mod fields;
mod malformed;
mod matrix;
mod message;
mod places;
mod rows;
mod value;

pub use codes::{Cause, IeType, InterfaceType, MessageType, PdnType, RatType, SelectionMode};
pub use element::{Ie, Ies};
pub use fields::Gtpv2;
pub use message::{Bearer, Message};
pub use value::{Ambr, BearerQos, FTeid, Paa, Uli};
