//! What contradicts itself in a frame, found out when somebody asks.

use dissect::{Carrier, Refused};
use packet::sctp;

/// Octets that may contradict themselves.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Check<'a> {
    pub(crate) what: What,
    pub(crate) octets: &'a [u8],
    /// It stands in a packet that is quoted, which is cut off by its nature.
    pub(crate) is_quoted: bool,
}

/// What the octets are.
#[derive(Clone, Copy, Debug)]
pub(crate) enum What {
    /// The chunks behind a header of SCTP.
    Chunks(sctp::Header),
    /// A message, by its carrier.
    Message(Carrier),
}

impl Check<'_> {
    /// Why it is refused inline.
    pub(crate) fn refused(&self) -> Option<Refused> {
        match self.what {
            What::Chunks(header) => {
                let malformed = header.chunks(self.octets).err()?;
                Some(Refused::of_message(dissect::SCTP, malformed))
            }
            What::Message(carrier) => dissect::decode(carrier, self.octets).err(),
        }
    }

    /// True where tshark calls it malformed.
    pub(crate) fn is_malformed(&self) -> bool {
        let is_malformed = || match self.what {
            What::Chunks(_) => sctp::malformed(self.octets).is_some(),
            What::Message(carrier) => dissect::malformed(carrier, self.octets).is_some(),
        };
        !self.is_quoted && is_malformed()
    }
}
