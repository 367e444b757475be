//! Pieces of messages that are not whole, with a buffer for each message.

use alloc::boxed::Box;
use alloc::vec;

use arrayvec::ArrayVec;

use crate::associations::{Channel, Part, PartBreach};
use crate::numbers::is_before;

/// Longest message in pieces.
const MESSAGE_OCTETS_MAX: usize = 64 * 1024;
/// Pieces of one message.
const PIECES_MAX: usize = 128;
/// Messages in pieces that one direction of an association may have at a time.
pub(crate) const OPEN_MAX: usize = 16;

/// Whose message it is: the place of the direction, and its channel.
type Owner = (usize, Channel);

/// Messages in pieces.
#[derive(Debug)]
pub(crate) struct Pieces {
    open: Box<[Open]>,
    buffers: Box<[u8]>,
    assembled: Box<[u8]>,
    assembled_len: usize,
    assembled_as: ArrayVec<(u32, usize), PIECES_MAX>,
    opened: u64,
}

/// Pieces of one message.
#[derive(Clone, Debug, Default)]
struct Open {
    owner: Option<Owner>,
    /// The lowest is the oldest.
    number: u64,
    pieces: ArrayVec<Piece, PIECES_MAX>,
    used: usize,
}

#[derive(Clone, Copy, Debug)]
struct Piece {
    tsn: u32,
    order: u32,
    start: usize,
    len: usize,
    is_first: bool,
    is_last: bool,
}

impl Pieces {
    pub(crate) fn new(messages_max: usize) -> Self {
        Self {
            open: vec![Open::default(); messages_max].into_boxed_slice(),
            buffers: vec![0; messages_max.saturating_mul(MESSAGE_OCTETS_MAX)].into_boxed_slice(),
            assembled: vec![0; MESSAGE_OCTETS_MAX].into_boxed_slice(),
            assembled_len: 0,
            assembled_as: ArrayVec::new(),
            opened: 0,
        }
    }

    #[cfg(test)]
    pub(crate) fn is_empty(&self) -> bool {
        self.open.iter().all(|open| open.owner.is_none())
    }

    pub(crate) fn forget(&mut self) {
        self.open.fill(Open::default());
        self.assembled_len = 0;
    }

    /// Keeps those pieces of a direction whose number is meant.
    pub(crate) fn retain(&mut self, place: usize, is_kept: impl Fn(u32) -> bool) {
        for open in self.open.iter_mut().filter(|open| open.is_of(place)) {
            open.pieces.retain(|piece| is_kept(piece.tsn));
            open.free_if_empty();
        }
    }

    /// Puts a piece to those of its message. `lost` is told the pieces of a message that had to make room.
    pub(crate) fn add<K>(
        &mut self,
        place: usize,
        part: &Part<'_, K>,
        lost: impl FnMut(usize, u32),
    ) -> Result<(), PartBreach> {
        let owner = (place, part.channel);
        let known = self.find(owner);
        // Pieces with numbers of their own come behind their first: nothing else tells that it is not lost.
        if part.fsn.is_some() && !part.is_first && known.is_none() {
            return Err(PartBreach::Unknown);
        }
        if part.fsn.is_none() && self.is_torn(owner, part) {
            return Err(PartBreach::Malformed);
        }
        let slot = known.or_else(|| self.open(owner, lost)).ok_or(PartBreach::Full)?;
        let stored = self.store(slot, part);
        if let Some(open) = self.open.get_mut(slot) {
            open.free_if_empty();
        }
        stored
    }

    /// Puts the message together where its first piece, its last and all between are there.
    pub(crate) fn complete(&mut self, owner: Owner, order: u32, judged: impl FnMut(u32)) -> bool {
        let Some(slot) = self.find(owner) else { return false };
        let run = self.open.get(slot).and_then(|open| open.run(order));
        let Some((from, to)) = run else { return false };
        self.assemble(slot, from, to);
        let Some(open) = self.open.get_mut(slot) else { return false };
        open.pieces.drain(from..to).map(|piece| piece.tsn).for_each(judged);
        open.free_if_empty();
        true
    }

    /// The message that was completed last.
    pub(crate) fn assembled(&self) -> &[u8] {
        self.assembled.get(..self.assembled_len).unwrap_or_default()
    }

    /// Number and octets of each piece of it, in their order.
    pub(crate) fn assembled_pieces(&self) -> &[(u32, usize)] {
        &self.assembled_as
    }

    /// All pieces of a message that are there, one behind the other, if the first is among them.
    pub(crate) fn joined(&mut self, owner: Owner) -> &[u8] {
        self.assembled_len = 0;
        let slot = self.find(owner);
        let open = slot.and_then(|slot| Some((slot, self.open.get(slot)?)));
        if let Some((slot, len)) = open
            .filter(|(_, open)| open.pieces.first().is_some_and(|piece| piece.is_first))
            .map(|(slot, open)| (slot, open.pieces.len()))
        {
            self.assemble(slot, 0, len);
        }
        self.assembled()
    }

    fn find(&self, owner: Owner) -> Option<usize> {
        self.open.iter().position(|open| open.owner == Some(owner))
    }

    /// True where a neighbour of another channel does not end where this piece begins, or begin where it ends: to who
    /// minds the numbers alone they are one message.
    fn is_torn<K>(&self, owner: Owner, part: &Part<'_, K>) -> bool {
        let others =
            self.open.iter().filter(|open| open.is_of(owner.0) && open.owner != Some(owner));
        others.flat_map(|open| &open.pieces).any(|known| {
            let is_before = known.tsn.wrapping_add(1) == part.tsn;
            let is_behind = part.tsn.wrapping_add(1) == known.tsn;
            (is_before && !(known.is_last && part.is_first))
                || (is_behind && !(part.is_last && known.is_first))
        })
    }

    /// A place for one more message: of a direction that has its part, its oldest makes room; where all is taken, the
    /// oldest of all.
    fn open(&mut self, owner: Owner, mut lost: impl FnMut(usize, u32)) -> Option<usize> {
        let own = self.open.iter().filter(|open| open.is_of(owner.0)).count();
        let free = self.open.iter().position(|open| open.owner.is_none());
        let slot = match free {
            Some(free) if own < OPEN_MAX => free,
            _ => {
                let is_meant = |open: &Open| own < OPEN_MAX || open.is_of(owner.0);
                let by_age = self.open.iter().enumerate().filter(|(_, open)| is_meant(open));
                by_age.min_by_key(|(_, open)| open.number)?.0
            }
        };
        let open = self.open.get_mut(slot)?;
        if let Some((place, _)) = open.owner {
            open.pieces.iter().for_each(|piece| lost(place, piece.tsn));
        }
        self.opened = self.opened.saturating_add(1);
        *open = Open { owner: Some(owner), number: self.opened, ..Open::default() };
        Some(slot)
    }

    fn store<K>(&mut self, slot: usize, part: &Part<'_, K>) -> Result<(), PartBreach> {
        let open = self.open.get_mut(slot).ok_or(PartBreach::Full)?;
        let (start, len) = (open.used, part.octets.len());
        let end = start.checked_add(len).filter(|end| *end <= MESSAGE_OCTETS_MAX);
        let end = end.ok_or(PartBreach::TooLong)?;
        let (is_first, is_last) = (part.is_first, part.is_last);
        let piece = Piece { tsn: part.tsn, order: part.order(), start, len, is_first, is_last };
        if open.contradicts(&piece) {
            return Err(PartBreach::Malformed);
        }
        let buffer = slot.saturating_mul(MESSAGE_OCTETS_MAX);
        let room = self.buffers.get_mut(buffer.saturating_add(start)..buffer.saturating_add(end));
        room.ok_or(PartBreach::Full)?.copy_from_slice(part.octets);
        let at = open.pieces.partition_point(|known| is_before(known.order, piece.order));
        open.pieces.try_insert(at, piece).map_err(|_| PartBreach::TooLong)?;
        open.used = end;
        Ok(())
    }

    fn assemble(&mut self, slot: usize, from: usize, to: usize) {
        self.assembled_len = 0;
        self.assembled_as.clear();
        let Some(open) = self.open.get(slot) else { return };
        let buffer = slot.saturating_mul(MESSAGE_OCTETS_MAX);
        for piece in open.pieces.get(from..to).unwrap_or_default() {
            let start = buffer.saturating_add(piece.start);
            let octets = self.buffers.get(start..start.saturating_add(piece.len));
            let end = self.assembled_len.saturating_add(piece.len);
            let room = self.assembled.get_mut(self.assembled_len..end);
            if let Some((room, octets)) = room.zip(octets) {
                room.copy_from_slice(octets);
                self.assembled_len = end;
                // Of as many pieces there is room for every one.
                let _ = self.assembled_as.try_push((piece.tsn, piece.len));
            }
        }
    }
}

impl Open {
    fn is_of(&self, place: usize) -> bool {
        self.owner.is_some_and(|(owner, _)| owner == place)
    }

    /// Neighbours must agree where a message begins and ends, and no two pieces have one number.
    fn contradicts(&self, piece: &Piece) -> bool {
        self.pieces.iter().any(|known| {
            known.order == piece.order
                || (known.order.wrapping_add(1) == piece.order && known.is_last != piece.is_first)
                || (piece.order.wrapping_add(1) == known.order && piece.is_last != known.is_first)
        })
    }

    /// The places of all pieces of the message around a number, where it is whole.
    fn run(&self, order: u32) -> Option<(usize, usize)> {
        let at = self.pieces.iter().position(|piece| piece.order == order)?;
        let follows = |one: &Piece, next: &Piece| one.order.wrapping_add(1) == next.order;
        let mut from = at;
        while !self.pieces.get(from)?.is_first {
            let before = from.checked_sub(1)?;
            if !follows(self.pieces.get(before)?, self.pieces.get(from)?) {
                return None;
            }
            from = before;
        }
        let mut to = at;
        while !self.pieces.get(to)?.is_last {
            let next = to.checked_add(1)?;
            if !follows(self.pieces.get(to)?, self.pieces.get(next)?) {
                return None;
            }
            to = next;
        }
        Some((from, to.checked_add(1)?))
    }

    fn free_if_empty(&mut self) {
        if self.pieces.is_empty() {
            *self = Self::default();
        }
    }
}
