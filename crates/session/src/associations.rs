//! The user messages of SCTP associations (RFC 9260 §6.9, RFC 8260): chunks that carry pieces of them.
//!
//! No chunk waits: all but the last piece of a message may pass, and the piece that completes it is judged. A TSN
//! stands for the octets that it first came with, so that a second version is noticed.

use alloc::boxed::Box;
use alloc::vec;
use core::hash::{BuildHasher as _, Hash, Hasher as _};

use arrayvec::ArrayVec;
use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::Tick;

/// TSNs that one direction of an association remembers.
const TSNS: usize = 1024;
/// Longest message in pieces.
const MESSAGE_OCTETS_MAX: usize = 64 * 1024;
/// Pieces of messages that are not whole, in one channel.
const PIECES_MAX: usize = 128;
/// Channels with such pieces, in one direction of an association.
const OPEN_MAX: usize = 16;

/// One direction of an association: the tag is the receiver's, whatever its addresses (RFC 9260 §8.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AssociationKey {
    /// Verification tag.
    pub tag: u32,
    /// Ports of sender and receiver.
    pub ports: (u16, u16),
    /// Which way it goes.
    pub zone: u32,
}

/// Pieces that can belong to one message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Channel {
    /// Stream identifier.
    pub stream: u16,
    /// Stream sequence number of an ordered DATA chunk, message identifier of I-DATA, else 0.
    pub message: u32,
    /// Unordered pieces stand apart.
    pub is_unordered: bool,
}

/// A chunk with user octets.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a, K = AssociationKey> {
    /// Its direction of its association, or whatever else numbers its pieces.
    pub key: K,
    /// Transmission sequence number.
    pub tsn: u32,
    /// What it can be put together with.
    pub channel: Channel,
    /// First piece of a message.
    pub is_first: bool,
    /// Last piece of a message.
    pub is_last: bool,
    /// What else must be the same when it comes again: the payload protocol.
    pub ppid: u32,
    /// User octets.
    pub octets: &'a [u8],
}

/// What a chunk did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// Its octets are a whole message.
    Whole,
    /// Pieces are missing; without them nobody can read it.
    Piece,
    /// It completes a message, which [`Associations::assembled`] gives.
    Complete,
}

/// Why a chunk cannot be read safely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartBreach {
    /// Other octets than those with which its TSN came before.
    Conflict,
    /// Its TSN lies so far behind that nothing can be compared.
    Old,
    /// A piece whose first one came before we were there.
    Unknown,
    /// It completes a message that was blocked.
    Blocked,
    /// The message is longer, or in more pieces, than sigwall reads.
    TooLong,
    /// Pieces contradict each other.
    Malformed,
    /// No room for one more message in pieces, or for one more association.
    Full,
}

/// Directions of associations that are read.
#[derive(Debug)]
pub struct Associations<K = AssociationKey> {
    paths: Box<[Path<K>]>,
    places: HashMap<K, usize, FixedState>,
    open: Box<[Open]>,
    buffers: Box<[u8]>,
    assembled: Box<[u8]>,
    assembled_len: usize,
    seed: u64,
}

#[derive(Clone, Debug)]
struct Path<K> {
    key: Option<K>,
    touched: Tick,
    /// From here on every TSN was seen as it came; before, a piece may belong to a message that was not.
    floor: Option<u32>,
    seen: Box<[Seen]>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    tsn: u32,
    digest: u64,
    state: State,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Free,
    /// A piece of a message that is not whole.
    Waiting,
    /// A whole message: whatever else comes under its number is judged by itself.
    Whole,
    /// A piece of a message that was judged.
    Judged,
    /// A piece that would complete a message that was blocked.
    Blocked,
}

/// Pieces of one channel.
#[derive(Clone, Debug, Default)]
struct Open {
    owner: Option<(usize, Channel)>,
    pieces: ArrayVec<Piece, PIECES_MAX>,
    used: usize,
}

#[derive(Clone, Copy, Debug)]
struct Piece {
    tsn: u32,
    start: usize,
    len: usize,
    is_first: bool,
    is_last: bool,
}

impl<K: Copy + Eq + Hash> Associations<K> {
    /// Room for so many directions, and for so many messages in pieces of 64 KiB at most. Who knows the seed can write
    /// two versions of a chunk that look the same.
    pub fn new(paths_max: usize, messages_max: usize, seed: u64) -> Self {
        let path = Path { key: None, touched: Tick(0), floor: None, seen: Box::default() };
        let mut paths = vec![path; paths_max].into_boxed_slice();
        for path in &mut paths {
            path.seen = vec![Seen::default(); TSNS].into_boxed_slice();
        }
        Self {
            paths,
            places: HashMap::with_capacity_and_hasher(paths_max, FixedState::with_seed(seed)),
            open: vec![Open::default(); messages_max].into_boxed_slice(),
            buffers: vec![0; messages_max.saturating_mul(MESSAGE_OCTETS_MAX)].into_boxed_slice(),
            assembled: vec![0; MESSAGE_OCTETS_MAX].into_boxed_slice(),
            assembled_len: 0,
            seed,
        }
    }

    /// A packet of that direction without user octets: whoever begins an association shows it so.
    pub fn touch(&mut self, key: K, now: Tick) {
        if let Some(path) = self.path(key, now) {
            path.touched = now;
        }
    }

    /// Takes a chunk in.
    pub fn take(&mut self, part: &Part<'_, K>, now: Tick) -> Result<Taken, PartBreach> {
        let is_known = self.places.contains_key(&part.key);
        if !is_known && !part.is_first {
            return Err(PartBreach::Unknown);
        }
        let digest = digest(part, self.seed);
        let path = self.path(part.key, now).ok_or(PartBreach::Full)?;
        path.touched = now;
        if !is_known {
            path.floor = Some(part.tsn);
        }
        let is_whole = part.is_first && part.is_last;
        match path.known(part.tsn, digest, is_whole)? {
            State::Free if !part.is_first && path.is_before_floor(part.tsn) => {
                return Err(PartBreach::Unknown);
            }
            State::Blocked => return Err(PartBreach::Blocked),
            State::Waiting | State::Judged => return Ok(Taken::Piece),
            State::Free | State::Whole => {}
        }
        if is_whole {
            path.note(part.tsn, digest, State::Whole);
            return Ok(Taken::Whole);
        }
        let place = *self.places.get(&part.key).ok_or(PartBreach::Full)?;
        self.add(place, part)?;
        if let Some(path) = self.paths.get_mut(place) {
            path.note(part.tsn, digest, State::Waiting);
        }
        self.complete(place, part)
    }

    /// The message that the last chunk completed.
    pub fn assembled(&self) -> &[u8] {
        self.assembled.get(..self.assembled_len).unwrap_or_default()
    }

    /// From now on that chunk does not pass, however often it comes.
    pub fn block(&mut self, key: K, tsn: u32) {
        let path = self.places.get(&key).and_then(|place| self.paths.get_mut(*place));
        if let Some(seen) = path
            .and_then(|path| path.seen_mut(tsn))
            .filter(|seen| seen.tsn == tsn && seen.state != State::Whole)
        {
            seen.state = State::Blocked;
        }
    }

    /// The sender gives up all TSNs to this one (RFC 3758).
    pub fn skip(&mut self, key: K, to: u32) {
        let Some(place) = self.places.get(&key).copied() else { return };
        if let Some(path) = self.paths.get_mut(place)
            && path.floor.is_none_or(|floor| is_before(floor, to.wrapping_add(1)))
        {
            path.floor = Some(to.wrapping_add(1));
        }
        for open in self.open.iter_mut().filter(|open| open.is_of(place)) {
            open.pieces.retain(|piece| is_before(to, piece.tsn));
            open.free_if_empty();
        }
    }

    /// Ends what was idle for so long: its numbers may begin anew.
    pub fn expire(&mut self, key: K, now: Tick, idle_ms: u64) {
        let path = self.places.get(&key).and_then(|place| self.paths.get(*place));
        if path.is_some_and(|path| path.touched.after_ms(idle_ms) < now) {
            self.end(key);
        }
    }

    /// Ends a direction: its numbers may begin anew.
    pub fn end(&mut self, key: K) {
        let Some(place) = self.places.remove(&key) else { return };
        for open in self.open.iter_mut().filter(|open| open.is_of(place)) {
            *open = Open::default();
        }
        if let Some(path) = self.paths.get_mut(place) {
            path.key = None;
        }
    }

    /// Forgets all associations; those that go on are picked up.
    pub fn forget(&mut self) {
        self.places.clear();
        for path in &mut self.paths {
            path.key = None;
            path.seen.fill(Seen::default());
        }
        self.open.fill(Open::default());
    }

    /// A direction by its key; a new one takes a free place, else that of the one idle longest.
    fn path(&mut self, key: K, now: Tick) -> Option<&mut Path<K>> {
        if let Some(place) = self.places.get(&key) {
            return self.paths.get_mut(*place);
        }
        let by_age = self.paths.iter().enumerate();
        let (place, old) = by_age.min_by_key(|(_, path)| (path.key.is_some(), path.touched))?;
        if let Some(old) = old.key {
            self.places.remove(&old);
        }
        for open in self.open.iter_mut().filter(|open| open.is_of(place)) {
            *open = Open::default();
        }
        self.places.insert(key, place);
        let path = self.paths.get_mut(place)?;
        path.key = Some(key);
        path.touched = now;
        path.floor = None;
        path.seen.fill(Seen::default());
        Some(path)
    }

    fn add(&mut self, place: usize, part: &Part<'_, K>) -> Result<(), PartBreach> {
        let slot = self.slot(place, part.channel).ok_or(PartBreach::Full)?;
        let open = self.open.get_mut(slot).ok_or(PartBreach::Full)?;
        let (start, len) = (open.used, part.octets.len());
        let end = start.checked_add(len).filter(|end| *end <= MESSAGE_OCTETS_MAX);
        let end = end.ok_or(PartBreach::TooLong)?;
        let piece =
            Piece { tsn: part.tsn, start, len, is_first: part.is_first, is_last: part.is_last };
        if open.contradicts(&piece) {
            return Err(PartBreach::Malformed);
        }
        let buffer = slot.saturating_mul(MESSAGE_OCTETS_MAX);
        let room = self.buffers.get_mut(buffer.saturating_add(start)..buffer.saturating_add(end));
        room.ok_or(PartBreach::Full)?.copy_from_slice(part.octets);
        let at = open.pieces.partition_point(|known| is_before(known.tsn, part.tsn));
        open.pieces.try_insert(at, piece).map_err(|_| PartBreach::TooLong)?;
        open.used = end;
        Ok(())
    }

    /// The pieces of a channel, or a place for them.
    fn slot(&mut self, place: usize, channel: Channel) -> Option<usize> {
        let owner = Some((place, channel));
        let known = self.open.iter().position(|open| open.owner == owner);
        known.or_else(|| {
            if self.open.iter().filter(|open| open.is_of(place)).count() >= OPEN_MAX {
                return None;
            }
            let free = self.open.iter().position(|open| open.owner.is_none())?;
            *self.open.get_mut(free)? = Open { owner, ..Open::default() };
            Some(free)
        })
    }

    /// Puts the message together where its first piece, its last and all between are there.
    fn complete(&mut self, place: usize, part: &Part<'_, K>) -> Result<Taken, PartBreach> {
        let slot = self.open.iter().position(|open| open.owner == Some((place, part.channel)));
        let slot = slot.ok_or(PartBreach::Full)?;
        let open = self.open.get_mut(slot).ok_or(PartBreach::Full)?;
        let Some((from, to)) = open.run(part.tsn) else { return Ok(Taken::Piece) };
        self.assembled_len = 0;
        let buffer = slot.saturating_mul(MESSAGE_OCTETS_MAX);
        for piece in open.pieces.drain(from..to) {
            let start = buffer.saturating_add(piece.start);
            let octets = self.buffers.get(start..start.saturating_add(piece.len));
            let end = self.assembled_len.saturating_add(piece.len);
            let room = self.assembled.get_mut(self.assembled_len..end);
            room.zip(octets).ok_or(PartBreach::TooLong).map(|(room, octets)| {
                room.copy_from_slice(octets);
            })?;
            self.assembled_len = end;
            let seen = self.paths.get_mut(place).and_then(|path| path.seen_mut(piece.tsn));
            if let Some(seen) = seen.filter(|seen| seen.tsn == piece.tsn) {
                seen.state = State::Judged;
            }
        }
        open.free_if_empty();
        Ok(Taken::Complete)
    }
}

impl<K> Path<K> {
    fn seen_mut(&mut self, tsn: u32) -> Option<&mut Seen> {
        self.seen.get_mut(usize::try_from(tsn).ok()? % TSNS)
    }

    /// What is known of a TSN; other octets, or a place that a later TSN has taken, are refused.
    fn known(&mut self, tsn: u32, digest: u64, is_whole: bool) -> Result<State, PartBreach> {
        let seen = self.seen_mut(tsn).ok_or(PartBreach::Full)?;
        match seen.state {
            State::Free => Ok(State::Free),
            State::Whole if seen.tsn == tsn && is_whole => Ok(State::Whole),
            _ if seen.tsn == tsn && seen.digest == digest => Ok(seen.state),
            _ if seen.tsn == tsn => Err(PartBreach::Conflict),
            _ if is_before(tsn, seen.tsn) => Err(PartBreach::Old),
            State::Waiting | State::Whole | State::Judged | State::Blocked => Ok(State::Free),
        }
    }

    fn note(&mut self, tsn: u32, digest: u64, state: State) {
        if let Some(seen) = self.seen_mut(tsn) {
            *seen = Seen { tsn, digest, state };
        }
    }

    fn is_before_floor(&self, tsn: u32) -> bool {
        self.floor.is_some_and(|floor| tsn == floor || is_before(tsn, floor))
    }
}

impl Open {
    fn is_of(&self, place: usize) -> bool {
        self.owner.is_some_and(|(owner, _)| owner == place)
    }

    /// Neighbours must agree where a message begins and ends.
    fn contradicts(&self, piece: &Piece) -> bool {
        self.pieces.iter().any(|known| {
            (known.tsn.wrapping_add(1) == piece.tsn && known.is_last != piece.is_first)
                || (piece.tsn.wrapping_add(1) == known.tsn && piece.is_last != known.is_first)
        })
    }

    /// The places of all pieces of the message around a TSN, where it is whole.
    fn run(&self, tsn: u32) -> Option<(usize, usize)> {
        let at = self.pieces.iter().position(|piece| piece.tsn == tsn)?;
        let follows = |one: &Piece, next: &Piece| one.tsn.wrapping_add(1) == next.tsn;
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

/// Serial number arithmetic (RFC 1982).
fn is_before(one: u32, other: u32) -> bool {
    one != other && other.wrapping_sub(one) < 1 << 31
}

fn digest<K>(part: &Part<'_, K>, seed: u64) -> u64 {
    let mut hasher = FixedState::with_seed(seed).build_hasher();
    hasher.write_u32(part.ppid);
    hasher.write_u32(part.channel.message);
    hasher.write_u32(u32::from(part.channel.stream) << 3 | flags(part));
    hasher.write(part.octets);
    hasher.finish()
}

fn flags<K>(part: &Part<'_, K>) -> u32 {
    u32::from(part.is_first) << 2
        | u32::from(part.is_last) << 1
        | u32::from(part.channel.is_unordered)
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_begin_anew_once_a_direction_has_ended() {
        let mut associations = Associations::new(2, 2, 1);
        let first = Part { is_last: false, ..whole(1, b"one") };
        let other = Part { is_last: false, ..whole(1, b"two") };
        associations.take(&first, Tick(0)).unwrap();

        assert_eq!(associations.take(&other, Tick(0)), Err(PartBreach::Conflict));
        associations.expire(KEY, Tick(0).after_ms(9), 10);
        assert_eq!(associations.take(&other, Tick(0)), Err(PartBreach::Conflict));
        associations.expire(KEY, Tick(0).after_ms(11), 10);
        assert_eq!(associations.take(&other, Tick(0)), Ok(Taken::Piece));
        associations.end(KEY);
        assert_eq!(associations.take(&first, Tick(0)), Ok(Taken::Piece));
    }

    #[test]
    fn a_message_in_three_pieces_is_given_with_the_one_that_completes_it() {
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [0, 2, 1]] {
            let mut associations = begun();
            let pieces = [first(10, b"ab"), middle(11, b"cd"), last(12, b"e")];

            let taken: Vec<Taken> =
                order.iter().map(|at| associations.take(&pieces[*at], Tick(1)).unwrap()).collect();

            assert_eq!(taken, [Taken::Piece, Taken::Piece, Taken::Complete]);
            assert_eq!(associations.assembled(), b"abcde");
        }
    }

    #[test]
    fn a_piece_that_comes_again_with_other_octets_is_refused_and_a_whole_message_is_judged_anew() {
        let mut associations = Associations::new(2, 2, 1);
        let piece = first(1, b"one");

        assert_eq!(associations.take(&piece, Tick(0)), Ok(Taken::Piece));
        assert_eq!(associations.take(&first(1, b"two"), Tick(0)), Err(PartBreach::Conflict));
        assert_eq!(associations.take(&whole(1, b"two"), Tick(0)), Err(PartBreach::Conflict));
        assert_eq!(associations.take(&whole(9, b"one"), Tick(0)), Ok(Taken::Whole));
        assert_eq!(associations.take(&whole(9, b"two"), Tick(0)), Ok(Taken::Whole));
        assert_eq!(associations.take(&first(9, b"two"), Tick(0)), Err(PartBreach::Conflict));
    }

    #[test]
    fn the_piece_that_completed_a_blocked_message_never_passes() {
        let mut associations = begun();
        associations.take(&first(10, b"ab"), Tick(1)).unwrap();
        associations.take(&last(11, b"cd"), Tick(1)).unwrap();

        associations.block(KEY, 11);

        assert_eq!(associations.take(&last(11, b"cd"), Tick(1)), Err(PartBreach::Blocked));
        assert_eq!(associations.take(&first(10, b"ab"), Tick(1)), Ok(Taken::Piece));
    }

    #[test]
    fn a_piece_whose_beginning_was_not_seen_is_refused() {
        let mut fresh = Associations::new(4, 4, 1);

        assert_eq!(fresh.take(&last(10, b"cd"), Tick(1)), Err(PartBreach::Unknown));
        assert_eq!(fresh.take(&whole(20, b"x"), Tick(1)), Ok(Taken::Whole));
        assert_eq!(fresh.take(&last(19, b"cd"), Tick(1)), Err(PartBreach::Unknown));
        assert_eq!(fresh.take(&middle(22, b"cd"), Tick(1)), Ok(Taken::Piece));
    }

    #[test]
    fn a_tsn_far_behind_is_refused() {
        let mut associations = begun();
        associations.take(&whole(5_000, b"x"), Tick(1)).unwrap();

        let behind = 5_000 - u32::try_from(TSNS).unwrap();

        assert_eq!(associations.take(&whole(behind, b"y"), Tick(1)), Err(PartBreach::Old));
    }

    #[test]
    fn neighbours_that_disagree_are_refused() {
        let mut associations = begun();
        associations.take(&first(10, b"ab"), Tick(1)).unwrap();

        assert_eq!(associations.take(&first(11, b"cd"), Tick(1)), Err(PartBreach::Malformed));
    }

    #[test]
    fn messages_of_two_streams_stand_apart() {
        let mut associations = begun();
        let other = Channel { stream: 2, ..CHANNEL };
        let of_other = |part: Part<'static>| Part { channel: other, ..part };
        associations.take(&first(10, b"ab"), Tick(1)).unwrap();
        associations.take(&of_other(first(12, b"xy")), Tick(1)).unwrap();

        assert_eq!(associations.take(&of_other(last(13, b"z")), Tick(1)), Ok(Taken::Complete));
        assert_eq!(associations.assembled(), b"xyz");
        assert_eq!(associations.take(&last(11, b"c"), Tick(1)), Ok(Taken::Complete));
        assert_eq!(associations.assembled(), b"abc");
    }

    #[test]
    fn what_is_skipped_is_forgotten_and_its_rest_refused() {
        let mut associations = begun();
        associations.take(&first(10, b"ab"), Tick(1)).unwrap();

        associations.skip(KEY, 11);

        assert_eq!(associations.take(&last(11, b"cd"), Tick(1)), Err(PartBreach::Unknown));
        assert!(associations.open.iter().all(|open| open.owner.is_none()));
    }

    #[test]
    fn pieces_without_end_fill_their_own_room_alone() {
        let mut associations = begun();
        let long = [7; 1000];
        let breach = (0..200)
            .map(|at| {
                let part = if at == 0 { first(at, &long) } else { middle(at, &long) };
                associations.take(&part, Tick(1))
            })
            .find_map(Result::err);

        assert_eq!(breach, Some(PartBreach::TooLong));
    }

    proptest! {
        #[test]
        fn any_chunks_are_taken_or_refused(
            chunks in prop::collection::vec((0_u32..12, 0_u16..2, any::<(bool, bool, bool)>(), 0_u8..3), 1..80),
        ) {
            let mut associations = Associations::new(2, 2, 1);
            for (tsn, stream, (is_first, is_last, is_unordered), octet) in chunks {
                let channel = Channel { stream, message: 0, is_unordered };
                let octets = [octet; 3];
                let part = Part { channel, is_first, is_last, ..whole(tsn, &octets) };
                let taken = associations.take(&part, Tick(1));
                if taken == Ok(Taken::Complete) {
                    prop_assert!(associations.assembled().len() >= 6);
                }
            }
        }
    }

    const KEY: AssociationKey = AssociationKey { tag: 7, ports: (2905, 2905), zone: 0 };
    const CHANNEL: Channel = Channel { stream: 1, message: 5, is_unordered: false };

    fn begun() -> Associations {
        let mut associations = Associations::new(4, 4, 1);
        associations.touch(KEY, Tick(0));
        associations
    }

    fn whole(tsn: u32, octets: &[u8]) -> Part<'_> {
        let (is_first, is_last) = (true, true);
        Part { key: KEY, tsn, channel: CHANNEL, is_first, is_last, ppid: 3, octets }
    }

    fn first(tsn: u32, octets: &[u8]) -> Part<'_> {
        Part { is_last: false, ..whole(tsn, octets) }
    }

    fn middle(tsn: u32, octets: &[u8]) -> Part<'_> {
        Part { is_first: false, is_last: false, ..whole(tsn, octets) }
    }

    fn last(tsn: u32, octets: &[u8]) -> Part<'_> {
        Part { is_first: false, ..whole(tsn, octets) }
    }
}
