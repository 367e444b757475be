//! Why octets are not what they claim to be.

use core::fmt;

/// What was wrong, and at which octet of the decoded unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// Octets from the start of the unit.
    pub offset: usize,
    /// What was wrong there.
    pub fault: Fault,
}

/// The ways in which octets can be wrong; numbers are stable, events and counters use them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Fault {
    /// The unit ends before what its length or type promises.
    Truncated = 1,
    /// Another version of the protocol.
    Version = 2,
    /// A length that contradicts what it measures.
    Length = 3,
    /// A value that the specification forbids there.
    Value = 4,
    /// More nested or chained parts than sigwall follows.
    Depth = 5,
    /// More parts of one kind than sigwall counts.
    Count = 6,
    /// Octets after the end of the unit.
    Trailing = 7,
    /// A part of which there may be one stands twice.
    Duplicate = 8,
    /// A mandatory part is missing.
    Missing = 9,
    /// A checksum that does not match.
    Checksum = 10,
}

impl Fault {
    /// What was wrong, as a fragment of a sentence.
    pub fn text(self) -> &'static str {
        match self {
            Self::Truncated => "ends too early",
            Self::Version => "another version",
            Self::Length => "length contradicts content",
            Self::Value => "forbidden value",
            Self::Depth => "nested too deep",
            Self::Count => "too many parts",
            Self::Trailing => "octets after the end",
            Self::Duplicate => "single part repeated",
            Self::Missing => "mandatory part missing",
            Self::Checksum => "checksum differs",
        }
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at octet {}", self.fault.text(), self.offset)
    }
}

impl core::error::Error for Malformed {}
