//! Frames that wait until every message of which they carry a piece is whole and judged.

use arrayvec::ArrayVec;

use crate::{FrameId, Tick};

/// Pieces that wait, over all flows.
const PIECES_MAX: usize = 128;
/// Pieces that wait in one flow: a sender whose window is full must not be starved.
const FLOW_PIECES_MAX: usize = 8;

/// A piece of a message in a frame that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeldPiece<K> {
    /// The direction of the connection or association.
    pub flow: K,
    /// Number of the piece: its TSN, or the sequence number of its first octet.
    pub number: u32,
    /// Octets of the piece.
    pub len: usize,
    /// The frame.
    pub frame: FrameId,
    /// Where the piece stands in it.
    pub at: usize,
    /// When it has waited long enough.
    pub until: Tick,
    /// It then leaves although its message is not whole, else it ends and will come again.
    pub leaves: bool,
}

/// All pieces that wait, in the order in which they came.
#[derive(Debug)]
pub struct Held<K> {
    pieces: ArrayVec<HeldPiece<K>, PIECES_MAX>,
}

impl<K: Copy + Eq> Held<K> {
    /// Nothing waits.
    pub fn new() -> Self {
        Self { pieces: ArrayVec::new() }
    }

    /// True where one more piece of that flow may wait.
    pub fn has_room(&self, flow: K) -> bool {
        let count = self.pieces.iter().filter(|piece| piece.flow == flow).count();
        count < FLOW_PIECES_MAX && !self.pieces.is_full()
    }

    /// A piece waits from now on; false where there is no room.
    pub fn keep(&mut self, piece: HeldPiece<K>) -> bool {
        self.has_room(piece.flow) && self.pieces.try_push(piece).is_ok()
    }

    /// The piece of that number.
    pub fn find(&self, flow: K, number: u32) -> Option<&HeldPiece<K>> {
        self.pieces.iter().find(|piece| piece.flow == flow && piece.number == number)
    }

    /// The next piece of a flow that need not wait any longer; `is_last` is true where its frame has no other.
    pub fn take(
        &mut self,
        flow: K,
        is_done: impl Fn(&HeldPiece<K>) -> bool,
    ) -> Option<(HeldPiece<K>, bool)> {
        let place = self.pieces.iter().position(|piece| piece.flow == flow && is_done(piece))?;
        let piece = self.pieces.remove(place);
        let is_last = self.pieces.iter().all(|other| other.frame != piece.frame);
        Some((piece, is_last))
    }

    /// The next piece that waited too long.
    pub fn lapsed(&mut self, now: Tick) -> Option<(HeldPiece<K>, bool)> {
        let first = self.pieces.iter().find(|piece| piece.until <= now).copied()?;
        self.take(first.flow, |piece| *piece == first)
    }

    /// A frame does not wait after all.
    pub fn drop(&mut self, frame: FrameId) {
        self.pieces.retain(|piece| piece.frame != frame);
    }

    /// Forgets all.
    pub fn forget(&mut self) {
        self.pieces.clear();
    }
}

impl<K: Copy + Eq> Default for Held<K> {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_free_once_none_of_its_pieces_waits() {
        let mut held = Held::new();
        for (number, frame) in [(1, 7), (2, 7), (2, 8)] {
            assert!(held.keep(piece('a', number, frame)));
        }

        let first = held.take('a', |piece| piece.number == 1).unwrap();
        let second = held.take('a', |piece| piece.number == 2).unwrap();

        assert_eq!((first.0.frame, first.1), (FrameId(7), false));
        assert_eq!((second.0.frame, second.1), (FrameId(7), true));
        assert_eq!(held.take('b', |_| true), None);
    }

    #[test]
    fn no_flow_waits_with_more_than_its_part_or_longer_than_its_time() {
        let mut held = Held::new();
        let kept = (0..20).filter(|number| held.keep(piece('a', *number, *number))).count();

        assert_eq!(kept, FLOW_PIECES_MAX);
        assert!(held.keep(piece('b', 1, 30)));
        assert_eq!(held.lapsed(Tick(1)), None);
        let lapsed = held.lapsed(Tick(2)).map(|(piece, _)| piece.number);
        assert_eq!(lapsed, Some(0));
    }

    fn piece(flow: char, number: u32, frame: u32) -> HeldPiece<char> {
        HeldPiece {
            flow,
            number,
            len: 9,
            frame: FrameId(frame),
            at: 0,
            until: Tick(2),
            leaves: true,
        }
    }
}
