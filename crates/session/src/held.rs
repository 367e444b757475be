//! Frames that wait until every message of which they carry a piece is whole and judged.

use alloc::vec::Vec;

use crate::{FrameId, Tick};

/// Pieces that wait in one flow: a sender whose window is full must not be starved.
pub(crate) const FLOW_PIECES_MAX: usize = 8;

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
}

/// All pieces that wait, in the order in which they came.
#[derive(Debug)]
pub struct Held<K> {
    pieces: Vec<HeldPiece<K>>,
    max: usize,
}

impl<K: Copy + Eq> Held<K> {
    /// Room for the part of each of so many flows.
    pub fn new(flows_max: usize) -> Self {
        let max = flows_max.saturating_mul(FLOW_PIECES_MAX);
        Self { pieces: Vec::with_capacity(max), max }
    }

    /// True where one more piece of that flow may wait.
    pub fn has_room(&self, flow: K) -> bool {
        let count = self.pieces.iter().filter(|piece| piece.flow == flow).count();
        count < FLOW_PIECES_MAX && self.pieces.len() < self.max
    }

    /// A piece waits from now on; false where there is no room.
    pub fn keep(&mut self, piece: HeldPiece<K>) -> bool {
        let has_room = self.has_room(piece.flow);
        if has_room {
            self.pieces.push(piece);
        }
        has_room
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

    /// The next piece that waited too long, or stands before one of its flow that did.
    pub fn lapsed(&mut self, now: Tick) -> Option<(HeldPiece<K>, bool)> {
        let flow = self.pieces.iter().find(|piece| piece.until <= now)?.flow;
        self.take(flow, |_| true)
    }

    /// True where nothing waits.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_free_once_none_of_its_pieces_waits() {
        let mut held = Held::new(2);
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
        let mut held = Held::new(2);
        let kept = (0..20).filter(|number| held.keep(piece('a', *number, *number))).count();

        assert_eq!(kept, FLOW_PIECES_MAX);
        assert!(held.keep(piece('b', 1, 30)));
        assert_eq!(held.lapsed(Tick(1)), None);
        let lapsed = held.lapsed(Tick(2)).map(|(piece, _)| piece.number);
        assert_eq!(lapsed, Some(0));
    }

    fn piece(flow: char, number: u32, frame: u32) -> HeldPiece<char> {
        HeldPiece { flow, number, len: 9, frame: FrameId(frame), at: 0, until: Tick(2) }
    }
}
