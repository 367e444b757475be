//! Captures as tools see them: frames of any file, every layer of a frame, pieces put together.
//!
//! Nothing here judges: what the data plane refuses is shown as far as it can be read.

mod asked;
mod capture;
mod checks;
mod datagrams;
mod error;
mod exported;
mod frame;
mod given_up;
mod layers;
mod link;
mod octets;
mod pcap;
mod pcapng;
mod pieces;
mod seen;
mod segments;
pub mod show;
mod stream;
mod told;
mod transports;
mod wrapping;

pub use asked::Asked;
pub use capture::{Capture, Record};
pub use error::CaptureError;
pub use frame::{Frame, Layer};
pub use layers::Tracer;
pub use link::LinkType;
pub use told::Times;
