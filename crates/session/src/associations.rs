//! The user messages of SCTP associations (RFC 9260 §6.9, RFC 8260): chunks that carry pieces of them.
//!
//! The piece that completes a message is judged with it; which frames wait for that, [`crate::Held`] knows. A TSN stands
//! for the octets that it first came with, so that a second version is noticed. Where room must be made, the
//! oldest message goes, and what is left of it never passes.

use alloc::boxed::Box;
use core::hash::Hash;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::Tick;
use crate::numbers::{Numbers, State, digest, is_before};
use crate::pieces::Pieces;

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
    /// Number among the pieces of its message, where those are numbered by themselves (I-DATA).
    pub fsn: Option<u32>,
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
    /// It came before with the same octets, was judged and passed.
    Again,
    /// It came before with the same octets, was judged and passed with edits.
    Edited,
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
    pieces: Pieces,
    seed: u64,
}

#[derive(Clone, Debug)]
struct Path<K> {
    key: Option<K>,
    touched: Tick,
    numbers: Numbers,
}

impl<K: Copy + Eq + Hash> Associations<K> {
    /// Room for so many directions, and for so many messages in pieces of 64 KiB at most. Who knows the seed can write
    /// two versions of a chunk that look the same.
    pub fn new(paths_max: usize, messages_max: usize, seed: u64) -> Self {
        let path = || Path { key: None, touched: Tick(0), numbers: Numbers::new() };
        Self {
            paths: core::iter::repeat_with(path).take(paths_max).collect(),
            places: HashMap::with_capacity_and_hasher(paths_max, FixedState::with_seed(seed)),
            pieces: Pieces::new(messages_max),
            seed,
        }
    }

    /// A packet of that direction without user octets: whoever begins an association shows it so.
    pub fn touch(&mut self, key: K, now: Tick) {
        if let Some(path) = self.place(key, now).and_then(|place| self.paths.get_mut(place)) {
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
        let place = self.place(part.key, now).ok_or(PartBreach::Full)?;
        let path = self.paths.get_mut(place).ok_or(PartBreach::Full)?;
        path.touched = now;
        let numbers = &mut path.numbers;
        if !is_known {
            numbers.begin(part.tsn);
        }
        numbers.check_kind(part.fsn.is_some())?;
        let is_whole = part.is_first && part.is_last;
        match numbers.known(part.tsn, digest, is_whole)? {
            State::Free if !part.is_first && numbers.is_before_floor(part.tsn) => {
                return Err(PartBreach::Unknown);
            }
            State::Blocked => return Err(PartBreach::Blocked),
            State::Lost => return Err(PartBreach::Full),
            State::Waiting => return Ok(Taken::Piece),
            State::Judged => return Ok(Taken::Again),
            State::Edited => return Ok(Taken::Edited),
            State::Whole if numbers.is_the_same(part.tsn, digest) => return Ok(Taken::Again),
            State::Free | State::Whole => {}
        }
        if is_whole {
            numbers.note(part.tsn, digest, State::Whole);
            return Ok(Taken::Whole);
        }
        let is_lost = numbers.is_of_lost(part);
        numbers.note(part.tsn, digest, if is_lost { State::Lost } else { State::Waiting });
        if is_lost {
            return Err(PartBreach::Full);
        }
        if let Err(breach) = self.add(place, part) {
            let may_come_again = matches!(breach, PartBreach::Unknown | PartBreach::Full);
            self.number(place, part.tsn, if may_come_again { State::Free } else { State::Lost });
            return Err(breach);
        }
        let paths = &mut self.paths;
        let judged = |tsn| set(paths, place, tsn, State::Judged);
        let is_complete = self.pieces.complete((place, part.channel), part.order(), judged);
        Ok(if is_complete { Taken::Complete } else { Taken::Piece })
    }

    /// The message that the last chunk completed.
    pub fn assembled(&self) -> &[u8] {
        self.pieces.assembled()
    }

    /// The pieces that came so far of the message that this one belongs to, as who minds no number would read them;
    /// nothing without the first.
    pub fn joined(&mut self, part: &Part<'_, K>) -> &[u8] {
        match self.places.get(&part.key) {
            Some(place) => self.pieces.joined((*place, part.channel)),
            None => &[],
        }
    }

    /// Number and octets of each piece of that message, in their order.
    pub fn assembled_pieces(&self) -> &[(u32, usize)] {
        self.pieces.assembled_pieces()
    }

    /// That chunk passed with edits.
    pub fn edit(&mut self, key: K, tsn: u32) {
        if let Some(place) = self.places.get(&key).copied() {
            self.number(place, tsn, State::Edited);
        }
    }

    /// From now on that chunk does not pass, however often it comes.
    pub fn block(&mut self, key: K, tsn: u32) {
        if let Some(place) = self.places.get(&key).copied() {
            self.number(place, tsn, State::Blocked);
        }
    }

    /// The sender gives up all TSNs to this one (RFC 3758).
    pub fn skip(&mut self, key: K, to: u32) {
        let Some(place) = self.places.get(&key).copied() else { return };
        if let Some(path) = self.paths.get_mut(place) {
            path.numbers.skip(to);
        }
        self.pieces.retain(place, |tsn| is_before(to, tsn));
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
        self.pieces.retain(place, |_| false);
        if let Some(path) = self.paths.get_mut(place) {
            path.key = None;
        }
    }

    /// Forgets all associations; those that go on are picked up.
    pub fn forget(&mut self) {
        self.places.clear();
        for path in &mut self.paths {
            path.key = None;
            path.numbers.forget();
        }
        self.pieces.forget();
    }

    /// Puts a piece to those of its message; what had to make room for it is lost for good.
    fn add(&mut self, place: usize, part: &Part<'_, K>) -> Result<(), PartBreach> {
        let paths = &mut self.paths;
        self.pieces.add(place, part, |place, tsn| set(paths, place, tsn, State::Lost))
    }

    fn number(&mut self, place: usize, tsn: u32, state: State) {
        set(&mut self.paths, place, tsn, state);
    }

    /// A direction by its key; a new one takes a free place, else that of the one idle longest.
    fn place(&mut self, key: K, now: Tick) -> Option<usize> {
        if let Some(place) = self.places.get(&key) {
            return Some(*place);
        }
        let by_age = self.paths.iter().enumerate();
        let (place, old) = by_age.min_by_key(|(_, path)| (path.key.is_some(), path.touched))?;
        if let Some(old) = old.key {
            self.places.remove(&old);
        }
        self.pieces.retain(place, |_| false);
        self.places.insert(key, place);
        let path = self.paths.get_mut(place)?;
        path.key = Some(key);
        path.touched = now;
        path.numbers.forget();
        Some(place)
    }
}

impl<K> Part<'_, K> {
    /// By which number it stands among the pieces of its message.
    pub(crate) fn order(&self) -> u32 {
        match self.fsn {
            Some(_) if self.is_first => 0,
            Some(fsn) => fsn,
            None => self.tsn,
        }
    }
}

fn set<K>(paths: &mut [Path<K>], place: usize, tsn: u32, state: State) {
    if let Some(path) = paths.get_mut(place) {
        path.numbers.set(tsn, state);
    }
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
    fn other_octets_are_refused_but_for_a_whole_message_of_a_sender_who_does_not_count() {
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
        assert_eq!(associations.take(&first(10, b"ab"), Tick(1)), Ok(Taken::Again));
    }

    #[test]
    fn what_comes_again_is_known_with_what_became_of_it() {
        let mut associations = begun();
        for tsn in 20..23 {
            assert_eq!(associations.take(&whole(tsn, b"x"), Tick(1)), Ok(Taken::Whole));
        }

        associations.edit(KEY, 21);
        associations.block(KEY, 22);

        for (tsn, octets, expected) in [
            (20, b"x", Ok(Taken::Again)),
            (20, b"y", Err(PartBreach::Conflict)),
            (21, b"x", Ok(Taken::Edited)),
            (21, b"y", Err(PartBreach::Conflict)),
            (22, b"x", Err(PartBreach::Blocked)),
        ] {
            assert_eq!(associations.take(&whole(tsn, octets), Tick(2)), expected, "{tsn}");
        }
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

        let behind = 5_000 - u32::try_from(crate::numbers::TSNS).unwrap();

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
    fn pieces_that_numbers_join_and_channels_part_are_refused() {
        let other = Channel { stream: 2, ..CHANNEL };
        for (tsn, is_last) in [(11, false), (11, true), (9, false)] {
            let mut associations = begun();
            associations.take(&middle(10, b"ab"), Tick(1)).unwrap();

            let torn = Part { channel: other, is_last, ..middle(tsn, b"cd") };

            assert_eq!(associations.take(&torn, Tick(1)), Err(PartBreach::Malformed));
        }
    }

    #[test]
    fn pieces_with_numbers_of_their_own_may_have_others_between_them() {
        let mut associations = begun();
        let of = |fsn, part: Part<'static>| Part { fsn: Some(fsn), ..part };

        assert_eq!(associations.take(&of(0, first(10, b"ab")), Tick(1)), Ok(Taken::Piece));
        assert_eq!(associations.take(&of(0, whole(11, b"x")), Tick(1)), Ok(Taken::Whole));
        assert_eq!(associations.take(&of(2, last(14, b"e")), Tick(1)), Ok(Taken::Piece));
        assert_eq!(associations.take(&of(1, middle(12, b"cd")), Tick(1)), Ok(Taken::Complete));
        assert_eq!(associations.assembled(), b"abcde");
        assert_eq!(associations.take(&last(15, b"z"), Tick(1)), Err(PartBreach::Malformed));
    }

    #[test]
    fn what_had_to_make_room_never_passes_to_its_end() {
        let mut associations = Associations::new(2, 2, 1);
        associations.touch(KEY, Tick(0));
        associations.take(&first(10, b"ab"), Tick(1)).unwrap();
        for (message, tsn) in [(6, 20), (7, 30)] {
            let other = Channel { message, ..CHANNEL };
            associations.take(&Part { channel: other, ..first(tsn, b"xy") }, Tick(1)).unwrap();
        }

        assert_eq!(associations.take(&middle(11, b"cd"), Tick(1)), Err(PartBreach::Full));
        assert_eq!(associations.take(&last(12, b"e"), Tick(1)), Err(PartBreach::Full));
        assert_eq!(associations.take(&first(10, b"ab"), Tick(1)), Err(PartBreach::Full));
    }

    #[test]
    fn the_pieces_that_are_there_are_given_in_their_order() {
        let mut associations = begun();
        associations.take(&last(12, b"e"), Tick(1)).unwrap();
        assert_eq!(associations.joined(&last(12, b"e")), b"");

        associations.take(&first(10, b"ab"), Tick(1)).unwrap();

        assert_eq!(associations.joined(&last(12, b"e")), b"abe");
        assert_eq!(associations.take(&middle(11, b"cd"), Tick(1)), Ok(Taken::Complete));
    }

    #[test]
    fn what_is_skipped_is_forgotten_and_its_rest_refused() {
        let mut associations = begun();
        associations.take(&first(10, b"ab"), Tick(1)).unwrap();

        associations.skip(KEY, 11);

        assert_eq!(associations.take(&last(11, b"cd"), Tick(1)), Err(PartBreach::Unknown));
        assert!(associations.pieces.is_empty());
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
        Part { key: KEY, tsn, fsn: None, channel: CHANNEL, is_first, is_last, ppid: 3, octets }
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
