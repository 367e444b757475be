//! The octets of TCP connections in their order (RFC 9293), as far as they carry messages one after the other.
//!
//! The segment that completes a message is judged with it; which frames wait for that, [`crate::Held`] knows. Octets are
//! remembered until they are far behind, so that a second version of them is noticed (RFC 5961 names the game), and so is
//! what the receiver was made to see instead of them.
//!
//! Where there is no room for one more, what is half-open goes first, then what was silent for long; a connection that
//! is in use stays, and the new one is refused.

use alloc::boxed::Box;
use alloc::vec;
use core::net::IpAddr;
use core::ops::Range;

use arrayvec::ArrayVec;
use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::Tick;
use crate::stream::{SILENCE_MS, Standing, Stream, WINDOW_OCTETS};

/// Connections that were there before us are picked up in this time, later ones show their beginning.
const GRACE_MS: u64 = 60_000;
/// One source may begin connections in at most this part of all directions; as many again answer them.
const QUOTA_DIVISOR: usize = 8;
/// Connections that had to make room and are not picked up again; once there are more, none is.
const EVICTED_MAX: usize = 64;

/// One direction of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StreamKey {
    /// Where it comes from.
    pub source: IpAddr,
    /// Where it goes.
    pub destination: IpAddr,
    /// Ports of both, in that order.
    pub ports: (u16, u16),
    /// What else keeps flows apart: port and VLAN tags.
    pub zone: u32,
}

impl StreamKey {
    /// The other way, which that zone keeps apart.
    #[must_use]
    pub fn reversed(self, zone: u32) -> Self {
        let Self { source, destination, ports: (from, to), zone: _ } = self;
        Self { source: destination, destination: source, ports: (to, from), zone }
    }
}

/// One segment.
#[derive(Clone, Copy, Debug)]
pub struct Segment<'a> {
    /// Its direction of its connection.
    pub key: StreamKey,
    /// The other direction.
    pub back: StreamKey,
    /// Sequence number of the first octet, or of the beginning.
    pub sequence: u32,
    /// True where the connection begins.
    pub is_syn: bool,
    /// True where no octet follows these.
    pub is_fin: bool,
    /// Its octets; not empty unless it is a beginning or an end.
    pub octets: &'a [u8],
}

impl Segment<'_> {
    /// Number of its first octet (RFC 9293 §3.4).
    pub fn first(&self) -> u32 {
        self.sequence.wrapping_add(self.is_syn.into())
    }
}

/// What stands at the head of some octets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// More octets are needed to know.
    Short,
    /// A message of so many octets; never 0.
    Message(usize),
    /// No message can stand here.
    Lost,
}

/// Why octets of a connection cannot be put in order safely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamBreach {
    /// Other octets than those seen before at this place.
    Conflict,
    /// Too far ahead of what was seen, or so far behind that nothing can be compared.
    Window,
    /// More gaps than are remembered.
    Gaps,
    /// No message stands where one must.
    Framing,
    /// A message longer than sigwall reads.
    TooLong,
    /// Its beginning was not seen.
    Unknown,
    /// The end of a message that was blocked.
    Blocked,
    /// Octets behind the end of the connection, or an end before octets that came.
    Ended,
    /// No room for one more connection: those there are in use.
    Full,
}

/// Place of one direction of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StreamSlot(usize);

/// Directions of connections that are read.
#[derive(Debug)]
pub struct Streams {
    rows: Box<[Stream]>,
    windows: Box<[u8]>,
    /// The same places, as the receiver was made to see them.
    sent: Box<[u8]>,
    places: HashMap<StreamKey, usize, FixedState>,
    grace_until: Option<Tick>,
    evicted: ArrayVec<StreamKey, EVICTED_MAX>,
}

impl Streams {
    /// Room for so many directions, with a window of 128 KiB each; the seed keeps look-ups from being steered.
    pub fn new(streams_max: usize, seed: u64) -> Self {
        Self {
            rows: vec![Stream::default(); streams_max].into_boxed_slice(),
            windows: vec![0; streams_max.saturating_mul(WINDOW_OCTETS)].into_boxed_slice(),
            sent: vec![0; streams_max.saturating_mul(WINDOW_OCTETS)].into_boxed_slice(),
            places: HashMap::with_capacity_and_hasher(streams_max, FixedState::with_seed(seed)),
            grace_until: None,
            evicted: ArrayVec::new(),
        }
    }

    /// Takes a segment in; then [`Streams::next`] gives the messages that it completes.
    pub fn take(
        &mut self,
        segment: &Segment<'_>,
        now: Tick,
    ) -> Result<(StreamSlot, usize), StreamBreach> {
        let grace_until = *self.grace_until.get_or_insert_with(|| now.after_ms(GRACE_MS));
        let slot = match self.places.get(&segment.key) {
            Some(place) => StreamSlot(*place),
            None if segment.is_syn => self.open(segment, now)?,
            None if now < grace_until && !self.evicted.contains(&segment.key) => {
                self.open(segment, now)?
            }
            None => return Err(StreamBreach::Unknown),
        };
        let (stream, window, sent) = self.parts(slot).ok_or(StreamBreach::Full)?;
        stream.touched = now;
        let begin = stream.take(segment, window, sent)?;
        if stream.has_octets() && !stream.is_established {
            let back = self.find(segment.back).and_then(|back| self.rows.get(back.0));
            if back.is_some_and(Stream::has_octets) {
                self.mark(segment, true);
            }
        }
        Ok((slot, begin))
    }

    /// A reset that both ends heed ends a connection; what still comes is judged as before.
    pub fn reset(&mut self, segment: &Segment<'_>) {
        self.mark(segment, false);
    }

    fn mark(&mut self, segment: &Segment<'_>, is_established: bool) {
        for key in [segment.key, segment.back] {
            let slot = self.find(key);
            if let Some(stream) = slot.and_then(|slot| self.rows.get_mut(slot.0)) {
                stream.is_established = is_established;
            }
        }
    }

    /// The next whole message in order, as a range for [`Streams::octets`]; nothing where octets are missing. Where the
    /// beginning of the connection was not seen, whatever `is_message` may be one.
    pub fn next(
        &mut self,
        slot: StreamSlot,
        frame: impl Fn(&[u8]) -> Framing,
        is_message: impl Fn(&[u8]) -> bool,
    ) -> Result<Option<Range<usize>>, StreamBreach> {
        let (stream, window, _) = self.parts(slot).ok_or(StreamBreach::Full)?;
        stream.next(window, frame, is_message)
    }

    /// Octets of a message that [`Streams::next`] gave last.
    pub fn octets(&self, slot: StreamSlot, range: Range<usize>) -> &[u8] {
        let start = slot.0.saturating_mul(WINDOW_OCTETS);
        let range = start.saturating_add(range.start)..start.saturating_add(range.end);
        self.windows.get(range).unwrap_or_default()
    }

    /// What the receiver was made to see at those places of the window.
    pub fn sent(&self, slot: StreamSlot, range: Range<usize>) -> &[u8] {
        let window = range_of(slot).and_then(|window| self.sent.get(window));
        window.and_then(|window| window.get(range)).unwrap_or_default()
    }

    /// The window as the receiver shall see it, for edits of what has not left yet.
    pub fn sent_mut(&mut self, slot: StreamSlot) -> &mut [u8] {
        range_of(slot).and_then(|window| self.sent.get_mut(window)).unwrap_or_default()
    }

    /// True for a reset that does not stand where the connection goes on, and for a beginning inside a connection that
    /// goes on (RFC 5961 §3.2, §4.2); who was silent for long may begin anew.
    pub fn is_out_of_order(&self, segment: &Segment<'_>, is_reset: bool, now: Tick) -> bool {
        let Some(stream) = self.find(segment.key).and_then(|slot| self.rows.get(slot.0)) else {
            return false;
        };
        if is_reset {
            return !stream.is_next(segment.first());
        }
        let is_fresh = now < stream.touched.after_ms(SILENCE_MS);
        segment.is_syn
            && is_fresh
            && stream.has_octets()
            && stream.offset(segment.first()) != Some(0)
    }

    /// A direction that is read.
    pub fn find(&self, key: StreamKey) -> Option<StreamSlot> {
        self.places.get(&key).copied().map(StreamSlot)
    }

    /// Octets up to this place have been judged; nothing where messages are not told from each other.
    pub fn judged(&self, slot: StreamSlot) -> Option<usize> {
        self.rows.get(slot.0)?.judged()
    }

    /// The place of a sequence number in the window.
    pub fn place(&self, slot: StreamSlot, sequence: u32) -> Option<usize> {
        self.rows.get(slot.0)?.offset(sequence)
    }

    /// True where every octet before this place has come.
    pub fn is_reached(&self, slot: StreamSlot, to: usize) -> bool {
        self.rows.get(slot.0).is_some_and(|stream| stream.is_reached(to))
    }

    /// True where no octet from this place on has left, so that it can still be edited.
    pub fn is_here(&self, slot: StreamSlot, from: usize) -> bool {
        self.rows.get(slot.0).is_some_and(|stream| stream.is_here(from))
    }

    /// Octets up to this place leave.
    pub fn leave(&mut self, slot: StreamSlot, to: usize) {
        if let Some(stream) = self.rows.get_mut(slot.0) {
            stream.leave(to);
        }
    }

    /// From now on no segment with the last octet of that message passes.
    pub fn block(&mut self, slot: StreamSlot, range: Range<usize>) {
        if let Some(stream) = self.rows.get_mut(slot.0) {
            stream.block(range);
        }
    }

    /// Forgets all connections; those that go on are picked up as at the start.
    pub fn forget(&mut self) {
        self.rows.fill(Stream::default());
        self.places.clear();
        self.grace_until = None;
        self.evicted.clear();
    }

    /// A place for one more: a free one, else that of the one worth least, of this source where it has its part.
    fn open(&mut self, segment: &Segment<'_>, now: Tick) -> Result<StreamSlot, StreamBreach> {
        let source = segment.key.source;
        let quota = (self.rows.len() / QUOTA_DIVISOR).max(1);
        let is_answer = self.places.contains_key(&segment.back);
        let began = |stream: &Stream| {
            !stream.is_answer && stream.key.is_some_and(|key| key.source == source)
        };
        let is_over =
            !is_answer && self.rows.iter().filter(|stream| began(stream)).count() >= quota;
        let streams = self.rows.iter().enumerate();
        let (place, old) = streams
            .filter(|(_, stream)| !is_over || began(stream))
            .min_by_key(|(_, stream)| (stream.standing(now), stream.touched))
            .filter(|(_, stream)| stream.standing(now) < Standing::Active)
            .ok_or(StreamBreach::Full)?;
        if let Some(key) = old.key {
            self.places.remove(&key);
            if self.evicted.try_push(key).is_err() {
                self.grace_until = Some(now);
            }
        }
        let row = self.rows.get_mut(place).ok_or(StreamBreach::Full)?;
        *row = Stream::begin(segment, now);
        row.is_answer = is_answer;
        self.places.insert(segment.key, place);
        Ok(StreamSlot(place))
    }

    fn parts(&mut self, slot: StreamSlot) -> Option<(&mut Stream, &mut [u8], &mut [u8])> {
        let range = range_of(slot)?;
        let window = self.windows.get_mut(range.clone())?;
        let sent = self.sent.get_mut(range)?;
        Some((self.rows.get_mut(slot.0)?, window, sent))
    }
}

fn range_of(slot: StreamSlot) -> Option<Range<usize>> {
    let start = slot.0.checked_mul(WINDOW_OCTETS)?;
    Some(start..start.checked_add(WINDOW_OCTETS)?)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::arithmetic_side_effects, reason = "tests")]
    extern crate std;

    use std::vec::Vec;

    use proptest::prelude::*;

    use super::*;
    use crate::stream::SPANS_MAX;

    #[test]
    fn a_message_in_three_segments_is_given_with_the_last() {
        let mut streams = begun();

        assert_eq!(send(&mut streams, 100, &[4, 1]), Ok(Vec::new()));
        assert_eq!(send(&mut streams, 102, &[2]), Ok(Vec::new()));
        assert_eq!(
            send(&mut streams, 103, &[3, 2, 9]),
            Ok(std::vec![std::vec![4, 1, 2, 3], std::vec![2, 9]])
        );
    }

    #[test]
    fn octets_ahead_wait_for_those_before_them() {
        let mut streams = begun();

        assert_eq!(send(&mut streams, 102, &[2, 3]), Ok(Vec::new()));
        assert_eq!(send(&mut streams, 100, &[4, 1]), Ok(std::vec![std::vec![4, 1, 2, 3]]));
    }

    #[test]
    fn other_octets_for_the_same_place_are_refused_whoever_comes_first() {
        let mut streams = begun();
        send(&mut streams, 100, &[4, 1, 2]).unwrap();

        assert_eq!(send(&mut streams, 101, &[1, 7, 3]), Err(StreamBreach::Conflict));
        assert_eq!(send(&mut streams, 101, &[1, 2, 3]), Ok(std::vec![std::vec![4, 1, 2, 3]]));
        assert_eq!(send(&mut streams, 102, &[8, 3]), Err(StreamBreach::Conflict));
    }

    #[test]
    fn who_asks_whether_the_receiver_is_there_may_send_any_octet_in_place_of_the_last() {
        let mut streams = begun();
        send(&mut streams, 100, &[4, 1, 2, 3]).unwrap();

        let (slot, begin) = streams.take(&segment(103, &[0]), Tick(2)).unwrap();

        assert_eq!(streams.sent(slot, begin..begin + 1), [3]);
        assert_eq!(send(&mut streams, 102, &[0]), Err(StreamBreach::Conflict));
        assert_eq!(send(&mut streams, 104, &[2, 9]), Ok(std::vec![std::vec![2, 9]]));
    }

    #[test]
    fn what_was_edited_is_shown_again_however_it_is_cut() {
        let mut streams = Streams::new(4, 1);
        streams.take(&Segment { is_syn: true, ..segment(99, &[]) }, Tick(0)).unwrap();
        let (slot, begin) = streams.take(&segment(100, &[4, 1, 2, 3]), Tick(1)).unwrap();
        streams.sent_mut(slot)[begin + 1] = 9;

        let (_, again) = streams.take(&segment(101, &[1, 2, 3, 7, 7]), Tick(2)).unwrap();

        assert_eq!(streams.sent(slot, begin..begin + 4), [4, 9, 2, 3]);
        assert_eq!(streams.sent(slot, again..again + 5), [9, 2, 3, 7, 7]);
    }

    #[test]
    fn the_end_of_a_blocked_message_never_passes() {
        let mut streams = begun();
        let (slot, _) = streams.take(&segment(100, &[4, 1, 2, 3]), Tick(1)).unwrap();
        let range = streams.next(slot, frame, is_message).unwrap().unwrap();

        streams.block(slot, range);

        assert_eq!(send(&mut streams, 100, &[4, 1, 2, 3]), Err(StreamBreach::Blocked));
        assert_eq!(send(&mut streams, 103, &[3]), Err(StreamBreach::Blocked));
        assert_eq!(send(&mut streams, 100, &[4, 1, 2]), Ok(Vec::new()));
    }

    #[test]
    fn a_connection_that_was_there_before_is_picked_up_at_the_next_message() {
        let mut streams = Streams::new(4, 1);

        // Inside the first message another may begin: nothing but the sender knows.
        assert_eq!(
            send(&mut streams, 100, &[0, 0, 0, 3, 1, 2]),
            Ok(std::vec![std::vec![3, 1, 2], std::vec![1]])
        );
        assert_eq!(send(&mut streams, 106, &[0]), Err(StreamBreach::Framing));
        assert_eq!(send(&mut streams, 107, &[2, 1]), Err(StreamBreach::Framing));
    }

    #[test]
    fn later_a_connection_without_a_beginning_is_refused() {
        let mut streams = begun();
        let late = Tick(0).after_ms(GRACE_MS + 1);
        let other = Segment { key: StreamKey { ports: (9, 9), ..KEY }, ..segment(5, &[2, 1]) };

        assert_eq!(streams.take(&other, late), Err(StreamBreach::Unknown));
    }

    #[test]
    fn a_forged_beginning_alone_changes_nothing() {
        let mut streams = begun();
        send(&mut streams, 100, &[4, 1]).unwrap();
        let forged = Segment { is_syn: true, ..segment(5_000_000, &[]) };

        streams.take(&forged, Tick(1)).unwrap();

        assert_eq!(send(&mut streams, 102, &[2, 3]), Ok(std::vec![std::vec![4, 1, 2, 3]]));
        assert_eq!(send(&mut streams, 5_000_001, &[2, 8]), Ok(std::vec![std::vec![2, 8]]));
    }

    #[test]
    fn nothing_stands_behind_the_end_of_a_connection() {
        let mut streams = begun();
        let end = |sequence, octets| Segment { is_fin: true, ..segment(sequence, octets) };
        let mut give = |segment: &Segment<'_>| streams.take(segment, Tick(1)).map(|_| ());

        assert_eq!(give(&segment(102, &[2, 3])), Ok(()));
        assert_eq!(give(&end(100, &[4, 1])), Err(StreamBreach::Ended));
        assert_eq!(give(&end(104, &[2, 9])), Ok(()));
        assert_eq!(give(&end(104, &[2, 9])), Ok(()));
        assert_eq!(give(&end(108, &[])), Err(StreamBreach::Ended));
        assert_eq!(give(&segment(106, &[7])), Err(StreamBreach::Ended));
        assert_eq!(give(&segment(100, &[4, 1])), Ok(()));
    }

    #[test]
    fn a_head_that_announces_more_than_there_is_hides_no_message_when_a_connection_is_picked_up() {
        let mut streams = Streams::new(4, 1);

        assert_eq!(
            send(&mut streams, 100, &[200, 7, 9, 3, 1, 2]),
            Ok(std::vec![std::vec![3, 1, 2], std::vec![1]])
        );
    }

    #[test]
    fn a_connection_that_made_room_is_not_picked_up_again() {
        let mut streams = Streams::new(16, 1);
        for port in 0..3 {
            let key = StreamKey { ports: (port, 1), ..KEY };
            streams.take(&Segment { key, ..segment(1, &[9, 1]) }, Tick(port.into())).unwrap();
        }

        let key = StreamKey { ports: (0, 1), ..KEY };
        let rest = streams.take(&Segment { key, ..segment(3, &[2, 7]) }, Tick(9));

        assert_eq!(rest, Err(StreamBreach::Unknown));
    }

    #[test]
    fn octets_far_ahead_are_refused_and_a_long_connection_moves_on() {
        let mut streams = begun();
        let message = [200_u8; 200];
        let mut sequence = 100_u32;
        for _ in 0..5_000 {
            assert_eq!(send(&mut streams, sequence, &message).unwrap().len(), 1);
            sequence = sequence.wrapping_add(200);
        }

        assert_eq!(send(&mut streams, sequence + 200_000, &[2]), Err(StreamBreach::Window));
        assert_eq!(send(&mut streams, 100, &message), Err(StreamBreach::Window));
        assert_eq!(send(&mut streams, sequence - 400, &message), Ok(Vec::new()));
    }

    #[test]
    fn the_idlest_makes_room() {
        let mut streams = Streams::new(16, 1);
        for port in 0..40 {
            let key = StreamKey { ports: (port, 1), ..KEY };
            streams.take(&Segment { key, ..segment(1, &[1]) }, Tick(port.into())).unwrap();
        }

        assert_eq!(streams.places.len(), 2);
    }

    #[test]
    fn who_talks_both_ways_stays_and_who_only_begins_makes_room() {
        let mut streams = Streams::new(16, 1);
        talk(&mut streams, 1, Tick(0));
        for port in 2..40 {
            streams.take(&of(port).0, Tick(port.into())).unwrap();
        }

        assert!(streams.find(of(1).0.key).is_some() && streams.find(of(1).1.key).is_some());
        assert!(streams.find(of(2).0.key).is_none());
    }

    #[test]
    fn where_all_are_in_use_one_more_is_refused_until_one_is_reset_or_silent() {
        let mut streams = Streams::new(16, 1);
        talk(&mut streams, 1, Tick(0));
        talk(&mut streams, 2, Tick(0));

        assert_eq!(streams.take(&of(3).0, Tick(1)), Err(StreamBreach::Full));
        let late = Tick(0).after_ms(SILENCE_MS);
        let mut silent = Streams::new(16, 1);
        talk(&mut silent, 1, Tick(0));
        talk(&mut silent, 2, Tick(0));
        assert!(silent.take(&Segment { is_syn: true, ..of(3).0 }, late).is_ok());
        streams.reset(&of(2).0);
        assert!(streams.take(&of(3).0, Tick(1)).is_ok());
        assert!(streams.find(of(1).0.key).is_some());
    }

    /// The first segments of both ways of a connection.
    fn of(port: u16) -> (Segment<'static>, Segment<'static>) {
        let key = StreamKey { ports: (port, 1), ..KEY };
        let there = Segment { key, back: key.reversed(1), ..segment(1, &[1]) };
        (there, Segment { key: there.back, back: key, ..there })
    }

    fn talk(streams: &mut Streams, port: u16, now: Tick) {
        let (there, back) = of(port);
        streams.take(&there, now).unwrap();
        streams.take(&back, now).unwrap();
    }

    proptest! {
        #[test]
        fn any_split_and_order_gives_the_same_messages(
            bodies in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 1..8),
            cuts in prop::collection::vec(1_usize..20, 1..20), seed: u64, start: u32,
        ) {
            let messages: Vec<Vec<u8>> = bodies
                .iter()
                .map(|body| [std::vec![u8::try_from(body.len() + 1).unwrap()], body.clone()].concat())
                .collect();
            let octets = messages.concat();
            let mut streams = Streams::new(2, 1);
            streams.take(&Segment { is_syn: true, ..segment(start, &[]) }, Tick(0)).unwrap();
            let mut pieces = Vec::new();
            let mut at = 0;
            for cut in cuts.iter().cycle() {
                let end = (at + cut).min(octets.len());
                pieces.push((at, &octets[at..end]));
                at = end;
                if at == octets.len() {
                    break;
                }
            }
            let count = pieces.len().min(SPANS_MAX);
            let turn = usize::try_from(seed % u64::try_from(count).unwrap()).unwrap();
            pieces[..count].rotate_left(turn);

            let mut given = Vec::new();
            for (at, piece) in pieces {
                let sequence = start.wrapping_add(1).wrapping_add(u32::try_from(at).unwrap());
                given.extend(send(&mut streams, sequence, piece).unwrap());
            }

            prop_assert_eq!(given, messages);
        }

        #[test]
        fn any_segments_are_taken_or_refused(
            segments in prop::collection::vec((any::<u8>(), any::<bool>(), prop::collection::vec(0_u8..6, 0..12)), 1..60),
        ) {
            let mut streams = Streams::new(2, 1);
            for (sequence, is_syn, octets) in segments {
                let segment = Segment { is_syn, ..segment(sequence.into(), &octets) };
                if let Ok((slot, _)) = streams.take(&segment, Tick(1)) {
                    while let Ok(Some(range)) = streams.next(slot, frame, is_message) {
                        prop_assert!(!range.is_empty());
                        prop_assert_eq!(streams.octets(slot, range.clone()).len(), range.len());
                    }
                }
            }
        }
    }

    const KEY: StreamKey = StreamKey {
        source: IpAddr::V4(core::net::Ipv4Addr::new(192, 0, 2, 1)),
        destination: IpAddr::V4(core::net::Ipv4Addr::new(10, 0, 0, 1)),
        ports: (40000, 3868),
        zone: 0,
    };

    fn segment(sequence: u32, octets: &[u8]) -> Segment<'_> {
        Segment { key: KEY, back: KEY.reversed(1), sequence, is_syn: false, is_fin: false, octets }
    }

    /// A connection whose first octet has number 100.
    fn begun() -> Streams {
        let mut streams = Streams::new(4, 1);
        streams.take(&Segment { is_syn: true, ..segment(99, &[]) }, Tick(0)).unwrap();
        streams
    }

    /// A message is its length, then as many octets less one; a length of 0 is none.
    fn frame(octets: &[u8]) -> Framing {
        match octets.first() {
            None => Framing::Short,
            Some(0) => Framing::Lost,
            Some(len) => Framing::Message(usize::from(*len)),
        }
    }

    fn is_message(octets: &[u8]) -> bool {
        octets.first().is_some_and(|len| usize::from(*len) == octets.len())
    }

    fn send(
        streams: &mut Streams,
        sequence: u32,
        octets: &[u8],
    ) -> Result<Vec<Vec<u8>>, StreamBreach> {
        let (slot, _) = streams.take(&segment(sequence, octets), Tick(1))?;
        let mut messages = Vec::new();
        while let Some(range) = streams.next(slot, frame, is_message)? {
            messages.push(streams.octets(slot, range).to_vec());
        }
        Ok(messages)
    }
}
