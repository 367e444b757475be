//! Edits in place, of the same length: a message is blocked, and the transport that carried it lives on.
//!
//! What each edit does to real stacks was measured: the receiver throws the message away or refuses it, and asks for
//! nothing again. An edit depends on nothing but the message, so that a retransmission gets the same octets.

use core::ops::Range;

use arrayvec::ArrayVec;
use session::FrameId;

/// Edits of one frame and those that leave with it.
const EDITS_MAX: usize = 128;
/// Octets that one edit writes.
const OCTETS_MAX: usize = 12;
/// Frames that one message may stand in: those that may wait, and the one at hand.
pub(crate) const PIECES_MAX: usize = 9;

/// New octets at one place of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The frame, where it is one that was held.
    frame: Option<FrameId>,
    at: usize,
    octets: [u8; OCTETS_MAX],
    len: usize,
    /// Zeros behind them.
    zeros: usize,
}

/// Every edit of a frame, reserved once.
pub(crate) type Edits = ArrayVec<Edit, EDITS_MAX>;

impl Edit {
    /// True where it is about that frame; nothing stands for the frame at hand.
    pub(crate) fn is_of(&self, frame: Option<FrameId>) -> bool {
        self.frame == frame
    }

    /// The same edit, counted from that place; nothing where it stands before it.
    pub(crate) fn relative_to(&self, at: usize) -> Option<Self> {
        Some(Self { frame: None, at: self.at.checked_sub(at)?, ..*self })
    }

    /// The same edit of that frame, so far behind that place.
    pub(crate) fn moved_to(&self, frame: Option<FrameId>, at: usize) -> Self {
        Self { frame, at: self.at.saturating_add(at), ..*self }
    }

    /// True where it begins in that part of that frame.
    pub(crate) fn is_in(&self, frame: Option<FrameId>, part: &Range<usize>) -> bool {
        self.frame == frame && part.contains(&self.at)
    }

    pub(crate) fn apply(&self, frame: &mut [u8]) {
        let octets = self.octets.get(..self.len).unwrap_or_default();
        let Some(rest) = frame.get_mut(self.at..) else { return };
        let Some((written, rest)) = rest.split_at_mut_checked(octets.len()) else { return };
        written.copy_from_slice(octets);
        if let Some(cleared) = rest.get_mut(..self.zeros) {
            cleared.fill(0);
        }
    }
}

/// Where the octets of a message stand: in one frame or stream, or in the frames of its pieces.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places {
    begin: usize,
    len: usize,
    pieces: ArrayVec<Piece, PIECES_MAX>,
}

#[derive(Clone, Copy, Debug)]
struct Piece {
    start: usize,
    len: usize,
    frame: Option<FrameId>,
    at: usize,
}

impl Places {
    /// The message stands at that place of the frame at hand, or of its stream.
    pub(crate) fn whole(octets: &[u8], at: usize) -> Self {
        let mut places = Self::of(octets);
        places.add(octets.len(), None, at);
        places
    }

    /// The message stands in pieces that are to be added in their order; nothing is known of those that are missing.
    pub(crate) fn of(octets: &[u8]) -> Self {
        Self { begin: octets.as_ptr().addr(), len: octets.len(), pieces: ArrayVec::new() }
    }

    /// The next piece; false where there are too many.
    pub(crate) fn add(&mut self, len: usize, frame: Option<FrameId>, at: usize) -> bool {
        let start = self.pieces.last().map_or(0, |piece| piece.start.saturating_add(piece.len));
        self.pieces.try_push(Piece { start, len, frame, at }).is_ok()
    }

    /// How far a part of the message is from its begin.
    fn offset(&self, part: &[u8]) -> Option<usize> {
        let offset = part.as_ptr().addr().checked_sub(self.begin)?;
        (offset.checked_add(part.len())? <= self.len).then_some(offset)
    }
}

/// Writes over a message where it stands.
#[derive(Debug)]
pub(crate) struct Pen<'p> {
    pub(crate) places: &'p Places,
    pub(crate) edits: &'p mut Edits,
}

impl Pen<'_> {
    /// All that is written, or nothing where a part of it cannot be.
    pub(crate) fn all(&mut self, write: impl FnOnce(&mut Self) -> Option<()>) -> Option<()> {
        let before = self.edits.len();
        let done = write(self);
        if done.is_none() {
            self.edits.truncate(before);
        }
        done
    }

    /// Writes `octets` so far behind the begin of a part of the message, at most as many as an edit holds.
    pub(crate) fn write(&mut self, part: &[u8], behind: usize, octets: &[u8]) -> Option<()> {
        self.put(part, behind, (octets, 0))
    }

    /// Writes `octets` at the begin of a part of the message, and zeros over the rest of it.
    pub(crate) fn overwrite(&mut self, part: &[u8], octets: &[u8]) -> Option<()> {
        let zeros = part.len().checked_sub(octets.len())?;
        self.put(part, 0, (octets, zeros))
    }

    /// The same, where the rest may have left: it is of no account behind what is written.
    pub(crate) fn head(&mut self, part: &[u8], octets: &[u8]) -> Option<()> {
        self.all(|pen| pen.overwrite(part, octets)).or_else(|| self.write(part, 0, octets))
    }

    fn put(&mut self, part: &[u8], behind: usize, (octets, zeros): (&[u8], usize)) -> Option<()> {
        let begin = self.places.offset(part)?.checked_add(behind)?;
        let end = begin.checked_add(octets.len())?.checked_add(zeros)?;
        if end > self.places.len || octets.len() > OCTETS_MAX {
            return None;
        }
        let mut done = begin;
        for piece in &self.places.pieces {
            let stop = piece.start.checked_add(piece.len)?.min(end);
            if done >= stop || done < piece.start {
                continue;
            }
            let written = octets.get(done.checked_sub(begin)?..).unwrap_or_default();
            let written = written.get(..stop.checked_sub(done)?).unwrap_or(written);
            let mut edit = Edit {
                frame: piece.frame,
                at: piece.at.checked_add(done.checked_sub(piece.start)?)?,
                octets: [0; OCTETS_MAX],
                len: written.len(),
                zeros: stop.checked_sub(done)?.checked_sub(written.len())?,
            };
            edit.octets.get_mut(..written.len())?.copy_from_slice(written);
            self.edits.try_push(edit).ok()?;
            done = stop;
        }
        (done == end).then_some(())
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use super::*;

    #[test]
    fn what_crosses_the_border_of_two_pieces_is_written_in_both_frames() {
        let message = *b"abcdefgh";
        let mut places = Places::of(&message);
        places.add(3, Some(FrameId(7)), 10);
        places.add(5, None, 0);
        let mut edits = Edits::new();

        let mut pen = Pen { places: &places, edits: &mut edits };
        pen.overwrite(&message[1..7], b"XYZ").unwrap();

        let mut frames: [Vec<u8>; 2] = [b"..........abc".to_vec(), b"defgh".to_vec()];
        for edit in &edits {
            let held = edit.is_of(Some(FrameId(7)));
            edit.apply(&mut frames[usize::from(!held)]);
        }
        assert_eq!(frames, [b"..........aXY".to_vec(), b"Z\0\0\0h".to_vec()]);
    }

    #[test]
    fn where_a_part_has_left_nothing_is_written() {
        let message = *b"abcdefgh";
        let mut places = Places::of(&message);
        places.add(5, None, 0);
        let mut edits = Edits::new();

        let mut pen = Pen { places: &places, edits: &mut edits };
        let done = pen.all(|pen| {
            pen.write(&message, 0, b"X")?;
            pen.write(&message, 4, b"YZ")
        });

        assert_eq!((done, edits.len()), (None, 0));
    }
}
