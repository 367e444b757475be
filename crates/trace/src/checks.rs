//! What contradicts itself in a frame, found out when somebody asks.

use dissect::{Carrier, Refused};
use packet::{EtherType, Protocol, sctp};

/// Octets that may contradict themselves.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Check<'a> {
    pub(crate) what: What,
    pub(crate) octets: &'a [u8],
    /// The place that they have among the layers, where they are read.
    pub(crate) layer: usize,
    /// Octets behind them that were not captured.
    pub(crate) missing: usize,
    /// It stands in a packet that is quoted or a piece, which is cut off by its nature.
    pub(crate) is_excused: bool,
}

/// What the octets are.
#[derive(Clone, Copy, Debug)]
pub(crate) enum What {
    /// Octets that are said to be that many.
    Within(usize),
    /// A packet of IP, by the type that announced it.
    Ip(EtherType),
    /// What stands behind the headers of a datagram that was put together.
    Transport(Protocol),
    /// The chunks behind a header of SCTP.
    Chunks(sctp::Header),
    /// A message, by its carrier.
    Message(Carrier),
}

impl Check<'_> {
    /// Why it is refused inline.
    pub(crate) fn refused(&self) -> Option<Refused> {
        match self.what {
            What::Within(_) | What::Ip(_) | What::Transport(_) => None,
            What::Chunks(header) => {
                let malformed = header.chunks(self.octets).err()?;
                Some(Refused::of_message(dissect::SCTP, malformed))
            }
            What::Message(carrier) => dissect::decode(carrier, self.octets).err(),
        }
    }

    /// True where tshark calls it malformed: what is quoted or a piece, and a message of which the end was not captured, is only
    /// cut off.
    pub(crate) fn is_malformed(&self) -> bool {
        if self.is_excused {
            return false;
        }
        match self.what {
            What::Within(len) => self.octets.len().saturating_add(self.missing) < len,
            What::Ip(announced) => packet::is_malformed(self.octets, announced, self.missing),
            What::Transport(protocol) => packet::is_malformed_transport(protocol, self.octets),
            What::Chunks(_) => self.missing == 0 && sctp::malformed(self.octets).is_some(),
            What::Message(carrier) => {
                self.missing == 0 && dissect::malformed(carrier, self.octets).is_some()
            }
        }
    }
}
