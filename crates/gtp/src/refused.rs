//! Why a datagram is no GTP message, and which part of it is at fault.

use core::fmt;

use wire::Malformed;

/// A message that cannot be read safely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Where the contradiction lies.
    pub part: Part,
    /// What it is, and at which octet of the datagram.
    pub malformed: Malformed,
}

/// The parts of a datagram that are told apart in reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The header, its length or its extension headers.
    Header,
    /// An information element.
    Element,
    /// A piggybacked message (TS 29.274 §5.5.1).
    Piggyback,
}

impl Refused {
    pub(crate) fn element(malformed: Malformed) -> Self {
        Self { part: Part::Element, malformed }
    }

    pub(crate) fn piggyback(malformed: Malformed) -> Self {
        Self { part: Part::Piggyback, malformed }
    }
}

impl From<Malformed> for Refused {
    fn from(malformed: Malformed) -> Self {
        Self { part: Part::Header, malformed }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = match self.part {
            Part::Header => "header",
            Part::Element => "element",
            Part::Piggyback => "piggybacked message",
        };
        write!(f, "{part}: {}", self.malformed)
    }
}

impl core::error::Error for Refused {}
