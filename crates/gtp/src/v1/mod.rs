//! GTPv1-C (TS 29.060).

mod codes;
mod element;
mod fields;
mod malformed;
mod matrix;
mod message;
mod quality;
mod rows;

pub use codes::{
    Cause, ExtensionType, IeType, MessageType, PdpOrganization, PdpType, RatType, SelectionMode,
};
pub use element::{EndUserAddress, Ie, Ies, Uli};
pub(crate) use element::{TvLength, tv_length_v1};
pub use fields::Gtpv1;
pub(crate) use malformed::malformed;
pub use message::Message;
