//! Pieces of datagrams and messages, put together as far as memory is set aside for them.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

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
    open: HashMap<K, Vec<Kept>>,
    order: VecDeque<K>,
}

impl<K> Default for Pieces<K> {
    fn default() -> Self {
        Self { open: HashMap::new(), order: VecDeque::new() }
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
        let at = kept.partition_point(|known| is_before(known.start, piece.start));
        if kept.get(at).is_some_and(|known| known.start == piece.start) {
            return None;
        }
        let Piece { start, end, is_first, is_last, octets } = *piece;
        kept.insert(at, Kept { start, end, is_first, is_last, octets: octets.to_vec() });
        let (from, to) = run(kept, at)?;
        let whole = kept.drain(from..to).flat_map(|piece| piece.octets).collect();
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

/// The places from a first piece to a last one around `at`, without a gap.
fn run(kept: &[Kept], at: usize) -> Option<(usize, usize)> {
    let follows = |one: &Kept, next: &Kept| one.end == next.start;
    let mut from = at;
    while !kept.get(from)?.is_first {
        let before = from.checked_sub(1)?;
        if !follows(kept.get(before)?, kept.get(from)?) {
            return None;
        }
        from = before;
    }
    let mut to = at;
    while !kept.get(to)?.is_last {
        let next = to.checked_add(1)?;
        if !follows(kept.get(to)?, kept.get(next)?) {
            return None;
        }
        to = next;
    }
    Some((from, to.checked_add(1)?))
}

/// Serial number arithmetic (RFC 1982).
fn is_before(one: u32, other: u32) -> bool {
    one != other && other.wrapping_sub(one) < 1 << 31
}
