//! Pieces of datagrams and messages, put together as far as memory is set aside for them.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

use foldhash::fast::RandomState;

/// Things in pieces at a time; the oldest is given up for one more.
const OPEN_MAX: usize = 4096;
/// Octets of one thing.
const OCTETS_MAX: usize = 1 << 20;
/// Pieces of one thing.
const PIECES_MAX: usize = 4096;

/// A piece: where it begins, and whether others stand before and behind it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece<'a> {
    pub(crate) start: u32,
    /// Where the next piece begins.
    pub(crate) end: u32,
    pub(crate) is_first: bool,
    pub(crate) is_last: bool,
    pub(crate) octets: &'a [u8],
}

#[derive(Debug)]
struct Kept {
    start: u32,
    end: u32,
    is_first: bool,
    is_last: bool,
    octets: Vec<u8>,
}

/// Everything that is not whole yet, by what belongs together.
#[derive(Debug)]
pub(crate) struct Pieces<K> {
    open: HashMap<K, Vec<Kept>, RandomState>,
    order: VecDeque<K>,
}

impl<K> Default for Pieces<K> {
    fn default() -> Self {
        Self { open: HashMap::default(), order: VecDeque::new() }
    }
}

impl<K: Copy + Eq + Hash> Pieces<K> {
    /// Takes a piece; gives the whole that it completes.
    pub(crate) fn add(&mut self, key: K, piece: &Piece<'_>) -> Option<Vec<u8>> {
        if !self.open.contains_key(&key) {
            self.make_room();
            self.order.push_back(key);
        }
        let kept = self.open.entry(key).or_default();
        let octets: usize = kept.iter().map(|piece| piece.octets.len()).sum();
        if kept.len() >= PIECES_MAX || octets.saturating_add(piece.octets.len()) > OCTETS_MAX {
            self.end(key);
            return None;
        }
        // What begins where another begins counts where it goes on behind it.
        let at = kept.partition_point(|known| !is_before(piece.start, known.start));
        let before = at.checked_sub(1).and_then(|before| kept.get(before));
        if before
            .is_some_and(|known| known.start == piece.start && !is_before(known.end, piece.end))
        {
            return None;
        }
        let Piece { start, end, is_first, is_last, octets } = *piece;
        kept.insert(at, Kept { start, end, is_first, is_last, octets: octets.to_vec() });
        let (from, to) = run(kept, at)?;
        let whole = join(kept.drain(from..to));
        if kept.is_empty() {
            self.end(key);
        }
        Some(whole)
    }

    /// Gives up what belongs to that key.
    pub(crate) fn end(&mut self, key: K) {
        self.open.remove(&key);
        self.order.retain(|known| *known != key);
    }

    fn make_room(&mut self) {
        while self.order.len() >= OPEN_MAX {
            let Some(oldest) = self.order.pop_front() else { return };
            self.open.remove(&oldest);
        }
    }
}

/// The places from a first piece to a last one around `at`, without a gap; pieces may lie over each other.
fn run(kept: &[Kept], at: usize) -> Option<(usize, usize)> {
    let first = kept.get(..=at)?.iter().rfind(|piece| piece.is_first)?;
    let mut covered = first.start;
    let from = kept.iter().position(|piece| piece.start == covered)?;
    let mut to = from;
    for piece in kept.get(from..)? {
        if is_before(covered, piece.start) {
            return None;
        }
        if is_before(covered, piece.end) {
            covered = piece.end;
        }
        to = to.checked_add(1)?;
        if piece.is_last && to > at {
            return Some((from, to));
        }
    }
    None
}

/// What lies over what came from further in front is left out, as in Wireshark.
fn join(pieces: impl Iterator<Item = Kept>) -> Vec<u8> {
    let mut whole = Vec::new();
    let mut covered = None;
    for Kept { start, end, octets, .. } in pieces {
        let from = covered.unwrap_or(start);
        let over = if is_before(start, from) { from.wrapping_sub(start) } else { 0 };
        let over = usize::try_from(over).unwrap_or(usize::MAX);
        whole.extend_from_slice(octets.get(over..).unwrap_or_default());
        covered = Some(if is_before(from, end) { end } else { from });
    }
    whole
}

/// Serial number arithmetic (RFC 1982).
pub(crate) fn is_before(one: u32, other: u32) -> bool {
    one != other && other.wrapping_sub(one) < 1 << 31
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(start: u32, octets: &[u8], is_last: bool) -> Piece<'_> {
        let end = start.wrapping_add(u32::try_from(octets.len()).unwrap());
        Piece { start, end, is_first: start == 0, is_last, octets }
    }

    #[test]
    fn what_lies_over_an_earlier_piece_is_left_out_in_any_order() {
        let parts = [piece(0, b"abcd", false), piece(2, b"XXef", false), piece(6, b"gh", true)];
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [2, 0, 1]] {
            let mut pieces = Pieces::default();

            let mut wholes = order.iter().filter_map(|place| pieces.add(1, &parts[*place]));

            assert_eq!(wholes.next(), Some(b"abcdefgh".to_vec()), "{order:?}");
            assert_eq!(wholes.next(), None);
        }
    }

    #[test]
    fn a_piece_counts_again_where_it_goes_on_behind_the_one_that_begins_there() {
        let mut pieces = Pieces::default();

        assert_eq!(pieces.add(1, &piece(0, b"ab", false)), None);
        assert_eq!(pieces.add(1, &piece(0, b"XY", false)), None);
        assert_eq!(pieces.add(1, &piece(0, b"XYcd", false)), None);
        assert_eq!(pieces.add(1, &piece(4, b"ef", true)), Some(b"abcdef".to_vec()));
    }

    #[test]
    fn a_gap_is_waited_for() {
        let mut pieces = Pieces::default();

        assert_eq!(pieces.add(1, &piece(0, b"ab", false)), None);
        assert_eq!(pieces.add(1, &piece(4, b"ef", true)), None);
        assert_eq!(pieces.add(1, &piece(2, b"cd", false)), Some(b"abcdef".to_vec()));
    }
}
