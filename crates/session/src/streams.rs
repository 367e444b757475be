//! The octets of TCP connections in their order (RFC 9293), as far as they carry messages one after the other.
//!
//! No segment waits: all but the last piece of a message may pass, and the segment that completes it is judged. Octets
//! are remembered until they are far behind, so that a second version of them is noticed (RFC 5961 names the game).

use alloc::boxed::Box;
use alloc::vec;
use core::net::IpAddr;
use core::ops::Range;

use arrayvec::ArrayVec;
use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::Tick;

/// Octets that one direction of a connection remembers.
const WINDOW_OCTETS: usize = 128 * 1024;
/// Judged octets that stay for comparison when the window moves on.
const HISTORY_OCTETS: usize = 32 * 1024;
/// Gaps in one direction at a time.
const SPANS_MAX: usize = 32;
/// Blocked messages that are remembered in one direction.
const BLOCKED_MAX: usize = 32;
/// Longest message (its length field has 24 bits; real ones have a few kilobytes).
const MESSAGE_OCTETS_MAX: usize = 64 * 1024;
/// Connections that were there before us are picked up in this time, later ones show their beginning.
const GRACE_MS: u64 = 60_000;
/// One source may hold at most this part of all directions.
const QUOTA_DIVISOR: usize = 4;

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

/// One segment.
#[derive(Clone, Copy, Debug)]
pub struct Segment<'a> {
    /// Its direction of its connection.
    pub key: StreamKey,
    /// Sequence number of the first octet, or of the beginning.
    pub sequence: u32,
    /// True where the connection begins.
    pub is_syn: bool,
    /// Its octets; not empty unless it is a beginning.
    pub octets: &'a [u8],
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
    /// No room for one more connection.
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
}

#[derive(Clone, Debug, Default)]
struct Stream {
    key: Option<StreamKey>,
    touched: Tick,
    /// Sequence number of the first octet of the window.
    base: u32,
    /// Octets of the window that were seen, in order.
    spans: ArrayVec<Span, SPANS_MAX>,
    /// Where the next message begins.
    parsed: usize,
    phase: Phase,
    blocked: ArrayVec<Span, BLOCKED_MAX>,
    /// Where the connection would begin anew.
    restart: Option<u32>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Phase {
    /// The beginning of a message is looked for.
    #[default]
    Seeking,
    /// Messages stand one after the other.
    Reading,
    /// No further octet can be judged.
    Broken(Wreck),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wreck {
    Framing,
    TooLong,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Span {
    start: usize,
    end: usize,
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
            None if segment.is_syn || now < grace_until => self.open(segment, now)?,
            None => return Err(StreamBreach::Unknown),
        };
        let (stream, window, sent) = self.parts(slot).ok_or(StreamBreach::Full)?;
        stream.touched = now;
        stream.take(segment, window, sent).map(|begin| (slot, begin))
    }

    /// The next whole message in order, as a range for [`Streams::octets`]; nothing where octets are missing.
    pub fn next(
        &mut self,
        slot: StreamSlot,
        frame: impl Fn(&[u8]) -> Framing,
    ) -> Result<Option<Range<usize>>, StreamBreach> {
        let (stream, window, _) = self.parts(slot).ok_or(StreamBreach::Full)?;
        stream.next(window, frame)
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

    /// From now on no segment with the last octet of that message passes.
    pub fn block(&mut self, slot: StreamSlot, range: Range<usize>) {
        if let Some(stream) = self.rows.get_mut(slot.0) {
            let span = Span { start: range.start, end: range.end };
            if stream.blocked.is_full() {
                stream.phase = Phase::Broken(Wreck::Framing);
            } else if !stream.blocked.contains(&span) {
                stream.blocked.push(span);
            }
        }
    }

    /// Forgets all connections; those that go on are picked up as at the start.
    pub fn forget(&mut self) {
        self.rows.fill(Stream::default());
        self.places.clear();
        self.grace_until = None;
    }

    /// A place for one more: a free one, else that of the one idle longest, of this source where it has its part.
    fn open(&mut self, segment: &Segment<'_>, now: Tick) -> Result<StreamSlot, StreamBreach> {
        let quota = (self.rows.len() / QUOTA_DIVISOR).max(1);
        let is_of_source =
            |stream: &Stream| stream.key.is_some_and(|key| key.source == segment.key.source);
        let count = self.rows.iter().filter(|stream| is_of_source(stream)).count();
        let idle = |is_meant: &dyn Fn(&Stream) -> bool| {
            let streams = self.rows.iter().enumerate().filter(|(_, stream)| is_meant(stream));
            streams.min_by_key(|(_, stream)| (stream.key.is_some(), stream.touched))
        };
        let chosen = if count >= quota { idle(&is_of_source) } else { idle(&|_| true) };
        let (place, old) = chosen.ok_or(StreamBreach::Full)?;
        if let Some(key) = old.key {
            self.places.remove(&key);
        }
        let begin = segment.sequence.wrapping_add(segment.is_syn.into());
        *self.rows.get_mut(place).ok_or(StreamBreach::Full)? = Stream {
            key: Some(segment.key),
            touched: now,
            base: begin,
            phase: if segment.is_syn { Phase::Reading } else { Phase::Seeking },
            ..Stream::default()
        };
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

impl Stream {
    fn take(
        &mut self,
        segment: &Segment<'_>,
        window: &mut [u8],
        sent: &mut [u8],
    ) -> Result<usize, StreamBreach> {
        let sequence = segment.sequence.wrapping_add(segment.is_syn.into());
        self.note_restart(segment, sequence);
        if segment.octets.is_empty() {
            return Ok(0);
        }
        if let Phase::Broken(wreck) = self.phase {
            return Err(wreck.into());
        }
        let span = self.place(sequence, segment.octets.len(), (window, sent))?;
        if self.blocked.iter().any(|blocked| span.start < blocked.end && blocked.end <= span.end) {
            return Err(StreamBreach::Blocked);
        }
        self.compare(span, segment.octets, window)?;
        let room = window.get_mut(span.start..span.end).ok_or(StreamBreach::Window)?;
        room.copy_from_slice(segment.octets);
        self.show(span, segment.octets, sent);
        self.note(span)?;
        Ok(span.start)
    }

    /// A beginning elsewhere counts only once octets follow it: a forged one alone changes nothing.
    fn note_restart(&mut self, segment: &Segment<'_>, sequence: u32) {
        if segment.is_syn && sequence != self.base && self.offset(sequence).is_none() {
            self.restart = Some(sequence);
        }
        if !segment.octets.is_empty() && self.restart == Some(sequence) {
            *self = Self {
                key: self.key,
                touched: self.touched,
                base: sequence,
                phase: Phase::Reading,
                ..Self::default()
            };
        }
    }

    /// Distance from the start of the window; nothing where it lies before or more than a window behind.
    fn offset(&self, sequence: u32) -> Option<usize> {
        let offset = usize::try_from(sequence.wrapping_sub(self.base)).ok()?;
        (offset < WINDOW_OCTETS).then_some(offset)
    }

    /// Where the octets belong; the window moves on where they would not fit.
    fn place(
        &mut self,
        sequence: u32,
        len: usize,
        (window, sent): (&mut [u8], &mut [u8]),
    ) -> Result<Span, StreamBreach> {
        let span = |stream: &Self| {
            let start = stream.offset(sequence)?;
            let end = start.checked_add(len).filter(|end| *end <= WINDOW_OCTETS)?;
            Some(Span { start, end })
        };
        if let Some(span) = span(self) {
            return Ok(span);
        }
        self.move_on(window, sent);
        span(self).ok_or(StreamBreach::Window)
    }

    fn move_on(&mut self, window: &mut [u8], sent: &mut [u8]) {
        let by = self.parsed.saturating_sub(HISTORY_OCTETS);
        let Ok(by_sequence) = u32::try_from(by) else { return };
        if by == 0 {
            return;
        }
        window.copy_within(by.., 0);
        sent.copy_within(by.., 0);
        self.base = self.base.wrapping_add(by_sequence);
        self.parsed = self.parsed.saturating_sub(by);
        for spans in [self.spans.as_mut_slice(), self.blocked.as_mut_slice()] {
            for span in spans {
                span.start = span.start.saturating_sub(by);
                span.end = span.end.saturating_sub(by);
            }
        }
        self.spans.retain(|span| span.end > 0);
        self.blocked.retain(|span| span.end > 0);
    }

    /// Octets that were seen before must be the same.
    fn compare(&self, span: Span, octets: &[u8], window: &[u8]) -> Result<(), StreamBreach> {
        for known in &self.spans {
            let (start, end) = (known.start.max(span.start), known.end.min(span.end));
            if start >= end {
                continue;
            }
            let from = start.saturating_sub(span.start);
            let to = end.saturating_sub(span.start);
            if window.get(start..end) != octets.get(from..to) {
                return Err(StreamBreach::Conflict);
            }
        }
        Ok(())
    }

    /// What is new is shown as it came; what came before, as it was shown then.
    fn show(&self, span: Span, octets: &[u8], sent: &mut [u8]) {
        let mut from = span.start;
        let behind = Span { start: span.end, end: span.end };
        for known in self.spans.iter().chain([&behind]) {
            let to = known.start.clamp(from, span.end);
            let part = from.saturating_sub(span.start)..to.saturating_sub(span.start);
            if let Some((place, part)) = sent.get_mut(from..to).zip(octets.get(part)) {
                place.copy_from_slice(part);
            }
            from = from.max(known.end).min(span.end);
        }
    }

    /// Joins the span with its neighbours.
    fn note(&mut self, span: Span) -> Result<(), StreamBreach> {
        let mut joined = span;
        self.spans.retain(|known| {
            let touches = known.start <= joined.end && joined.start <= known.end;
            if touches {
                joined.start = joined.start.min(known.start);
                joined.end = joined.end.max(known.end);
            }
            !touches
        });
        let place = self.spans.partition_point(|known| known.start < joined.start);
        self.spans.try_insert(place, joined).map_err(|_| StreamBreach::Gaps)
    }

    fn next(
        &mut self,
        window: &[u8],
        frame: impl Fn(&[u8]) -> Framing,
    ) -> Result<Option<Range<usize>>, StreamBreach> {
        if let Phase::Broken(wreck) = self.phase {
            return Err(wreck.into());
        }
        let ready =
            self.spans.iter().find(|span| span.start <= self.parsed && self.parsed < span.end);
        let Some(ready) = ready.copied() else { return Ok(None) };
        if self.phase == Phase::Seeking {
            self.seek(window, ready, &frame);
        }
        let octets = window.get(self.parsed..ready.end).unwrap_or_default();
        match frame(octets) {
            _ if self.phase == Phase::Seeking || octets.is_empty() => Ok(None),
            Framing::Message(len) if len > MESSAGE_OCTETS_MAX => {
                self.phase = Phase::Broken(Wreck::TooLong);
                Err(StreamBreach::TooLong)
            }
            Framing::Message(len) if len <= octets.len() => {
                let start = self.parsed;
                self.parsed = start.saturating_add(len);
                Ok(Some(start..self.parsed))
            }
            Framing::Message(_) | Framing::Short => Ok(None),
            Framing::Lost => {
                self.phase = Phase::Broken(Wreck::Framing);
                Err(StreamBreach::Framing)
            }
        }
    }

    /// Looks for the first place at which a message can begin; what stands before is the end of one that began
    /// before we were there.
    fn seek(&mut self, window: &[u8], ready: Span, frame: impl Fn(&[u8]) -> Framing) {
        while self.parsed < ready.end {
            let octets = window.get(self.parsed..ready.end).unwrap_or_default();
            match frame(octets) {
                Framing::Message(_) => {
                    self.phase = Phase::Reading;
                    return;
                }
                Framing::Short => return,
                Framing::Lost => self.parsed = self.parsed.saturating_add(1),
            }
        }
    }
}

impl From<Wreck> for StreamBreach {
    fn from(wreck: Wreck) -> Self {
        match wreck {
            Wreck::Framing => Self::Framing,
            Wreck::TooLong => Self::TooLong,
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::arithmetic_side_effects, reason = "tests")]
    extern crate std;

    use std::vec::Vec;

    use proptest::prelude::*;

    use super::*;

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
        assert_eq!(send(&mut streams, 103, &[9]), Err(StreamBreach::Conflict));
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
        let range = streams.next(slot, frame).unwrap().unwrap();

        streams.block(slot, range);

        assert_eq!(send(&mut streams, 100, &[4, 1, 2, 3]), Err(StreamBreach::Blocked));
        assert_eq!(send(&mut streams, 103, &[3]), Err(StreamBreach::Blocked));
        assert_eq!(send(&mut streams, 100, &[4, 1, 2]), Ok(Vec::new()));
    }

    #[test]
    fn a_connection_that_was_there_before_is_picked_up_at_the_next_message() {
        let mut streams = Streams::new(4, 1);

        assert_eq!(send(&mut streams, 100, &[0, 0, 0, 3, 1, 2]), Ok(std::vec![std::vec![3, 1, 2]]));
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
        let mut streams = Streams::new(8, 1);
        for port in 0..40 {
            let key = StreamKey { ports: (port, 1), ..KEY };
            streams.take(&Segment { key, ..segment(1, &[1]) }, Tick(port.into())).unwrap();
        }

        assert_eq!(streams.places.len(), 2);
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
                    while let Ok(Some(range)) = streams.next(slot, frame) {
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
        Segment { key: KEY, sequence, is_syn: false, octets }
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

    fn send(
        streams: &mut Streams,
        sequence: u32,
        octets: &[u8],
    ) -> Result<Vec<Vec<u8>>, StreamBreach> {
        let (slot, _) = streams.take(&segment(sequence, octets), Tick(1))?;
        let mut messages = Vec::new();
        while let Some(range) = streams.next(slot, frame)? {
            messages.push(streams.octets(slot, range).to_vec());
        }
        Ok(messages)
    }
}
