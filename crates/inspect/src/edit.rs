//! Edits in place, of the same length: a message is blocked, and the transport that carried it lives on.
//!
//! What each edit does to real stacks was measured: the receiver throws the message away or refuses it, and asks for
//! nothing again. An edit depends on nothing but the message, so that a retransmission gets the same octets.

use arrayvec::ArrayVec;

/// Edits of one frame.
const EDITS_MAX: usize = 64;
/// Octets that one edit writes.
const OCTETS_MAX: usize = 12;

/// New octets at one place of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    at: usize,
    octets: [u8; OCTETS_MAX],
    len: usize,
    /// Zeros behind them, to this place.
    zeros_to: usize,
}

/// Every edit of a frame, reserved once.
pub(crate) type Edits = ArrayVec<Edit, EDITS_MAX>;

impl Edit {
    /// Writes `octets`; nothing where they are more than an edit holds.
    pub(crate) fn write(at: usize, octets: &[u8]) -> Option<Self> {
        let mut written = [0; OCTETS_MAX];
        written.get_mut(..octets.len())?.copy_from_slice(octets);
        Some(Self { at, octets: written, len: octets.len(), zeros_to: 0 })
    }

    /// The same, and zeros behind it to that place.
    pub(crate) fn write_and_clear(at: usize, octets: &[u8], to: usize) -> Option<Self> {
        Some(Self { zeros_to: to, ..Self::write(at, octets)? })
    }

    pub(crate) fn apply(&self, frame: &mut [u8]) {
        let end = self.at.saturating_add(self.len);
        let octets = self.octets.get(..self.len);
        if let Some((place, octets)) = frame.get_mut(self.at..end).zip(octets) {
            place.copy_from_slice(octets);
        }
        if let Some(rest) = frame.get_mut(end..self.zeros_to) {
            rest.fill(0);
        }
    }
}
