//! The octets of one direction of a TCP connection, in their order (RFC 9293 §3.4).

use core::ops::Range;

use arrayvec::ArrayVec;

use crate::Tick;
use crate::streams::{Framing, Segment, StreamBreach, StreamKey};

/// Octets that one direction of a connection remembers.
pub(crate) const WINDOW_OCTETS: usize = 128 * 1024;
/// Judged octets that stay for comparison when the window moves on.
const HISTORY_OCTETS: usize = 32 * 1024;
/// Gaps in one direction at a time.
pub(crate) const SPANS_MAX: usize = 32;
/// Blocked messages that are remembered in one direction.
const BLOCKED_MAX: usize = 32;
/// Longest message (its length field has 24 bits; real ones have a few kilobytes).
const MESSAGE_OCTETS_MAX: usize = 64 * 1024;
/// Octets in which a connection that is picked up must show a message.
const SEEK_OCTETS: usize = 16 * 1024;

/// How long a connection is silent whose end may have begun anew: longer than two watchdogs (RFC 3539 §3.4.1).
pub(crate) const SILENCE_MS: u64 = 60_000;

/// Who makes room first, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    Free,
    /// Nothing went one of both ways, or no more will.
    HalfOpen,
    Idle,
    /// Makes no room.
    Active,
}

/// The octets of one direction.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stream {
    pub(crate) key: Option<StreamKey>,
    pub(crate) touched: Tick,
    /// Octets went both ways.
    pub(crate) is_established: bool,
    /// The other way was there before it.
    pub(crate) is_answer: bool,
    /// Sequence number of the first octet of the window.
    base: u32,
    /// Octets of the window that were seen, in order.
    spans: ArrayVec<Span, SPANS_MAX>,
    /// Where the next message begins.
    parsed: usize,
    /// No octet behind this place has left.
    left: usize,
    phase: Phase,
    blocked: ArrayVec<Span, BLOCKED_MAX>,
    /// Where the connection would begin anew.
    restart: Option<u32>,
    /// Number behind the last octet, once the sender has told it.
    end: Option<u32>,
    /// Places inside the first message of a connection that was picked up, at which another may begin.
    doubtful: Range<usize>,
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
    Unknown,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Span {
    start: usize,
    end: usize,
}

impl Stream {
    /// Begins with that segment, or picks up there what was begun before.
    pub(crate) fn begin(segment: &Segment<'_>, now: Tick) -> Self {
        Self {
            key: Some(segment.key),
            touched: now,
            base: segment.first(),
            phase: if segment.is_syn { Phase::Reading } else { Phase::Seeking },
            ..Self::default()
        }
    }

    /// Where the next message begins; nothing where messages are not told from each other.
    pub(crate) fn judged(&self) -> Option<usize> {
        (self.phase == Phase::Reading).then_some(self.parsed)
    }

    /// True where every octet from the next message to this place has come.
    pub(crate) fn is_reached(&self, to: usize) -> bool {
        let at = self.parsed;
        to <= at || self.spans.iter().any(|span| span.start <= at && to <= span.end)
    }

    pub(crate) fn is_here(&self, from: usize) -> bool {
        self.left <= from
    }

    pub(crate) fn leave(&mut self, to: usize) {
        self.left = self.left.max(to);
    }

    pub(crate) fn block(&mut self, range: Range<usize>) {
        let span = Span { start: range.start, end: range.end };
        if self.blocked.is_full() {
            self.phase = Phase::Broken(Wreck::Framing);
        } else if !self.blocked.contains(&span) {
            self.blocked.push(span);
        }
    }

    pub(crate) fn take(
        &mut self,
        segment: &Segment<'_>,
        window: &mut [u8],
        sent: &mut [u8],
    ) -> Result<usize, StreamBreach> {
        let sequence = segment.first();
        self.note_restart(segment, sequence);
        self.check_end(segment, sequence)?;
        self.doubtful = 0..0;
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
        if self.is_probe(span) {
            return Ok(span.start);
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
                is_answer: self.is_answer,
                base: sequence,
                phase: Phase::Reading,
                ..Self::default()
            };
        }
    }

    /// No octet stands behind the end that the sender told, and no end before an octet that came: receivers differ in
    /// which of them they keep.
    fn check_end(&mut self, segment: &Segment<'_>, sequence: u32) -> Result<(), StreamBreach> {
        let behind = u32::try_from(segment.octets.len()).unwrap_or(u32::MAX);
        let behind = sequence.wrapping_add(behind);
        let seen = self.spans.last().map_or(0, |span| span.end);
        if let Some(end) = self.end {
            let is_fin_elsewhere = segment.is_fin && behind != end;
            let is_behind = !segment.octets.is_empty() && is_before(end, behind);
            return if is_fin_elsewhere || is_behind { Err(StreamBreach::Ended) } else { Ok(()) };
        }
        match self.offset(behind) {
            Some(offset) if segment.is_fin && offset < seen => Err(StreamBreach::Ended),
            Some(_) if segment.is_fin => {
                self.end = Some(behind);
                Ok(())
            }
            None if segment.is_fin && !self.is_next(behind) => Err(StreamBreach::Window),
            Some(_) | None => Ok(()),
        }
    }

    /// True for the last octet alone: it asks whether the receiver is there, and may be another than it was
    /// (RFC 9293 §3.8.4).
    fn is_probe(&self, span: Span) -> bool {
        let last =
            self.spans.last().map(|seen| Span { start: seen.end.saturating_sub(1), ..*seen });
        last == Some(span)
    }

    /// True where the octet with that number is the next one, or the end that follows it.
    pub(crate) fn is_next(&self, sequence: u32) -> bool {
        let seen = self.spans.last().map_or(0, |span| span.end);
        let next = self.base.wrapping_add(u32::try_from(seen).unwrap_or(u32::MAX));
        sequence.wrapping_sub(next) <= u32::from(self.end.is_some())
    }

    /// What it is worth when room must be made for another.
    pub(crate) fn standing(&self, now: Tick) -> Standing {
        if self.key.is_none() {
            Standing::Free
        } else if !self.is_established || self.end.is_some() {
            Standing::HalfOpen
        } else if now < self.touched.after_ms(SILENCE_MS) {
            Standing::Active
        } else {
            Standing::Idle
        }
    }

    /// True where the connection has carried something.
    pub(crate) fn has_octets(&self) -> bool {
        !self.spans.is_empty()
    }

    /// Distance from the start of the window; nothing where it lies before or more than a window behind.
    pub(crate) fn offset(&self, sequence: u32) -> Option<usize> {
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
        self.left = self.left.saturating_sub(by);
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

    pub(crate) fn next(
        &mut self,
        window: &[u8],
        frame: impl Fn(&[u8]) -> Framing,
        is_message: impl Fn(&[u8]) -> bool,
    ) -> Result<Option<Range<usize>>, StreamBreach> {
        if let Phase::Broken(wreck) = self.phase {
            return Err(wreck.into());
        }
        let at = if self.doubtful.is_empty() { self.parsed } else { self.doubtful.start };
        let ready = self.spans.iter().find(|span| span.start <= at && at < span.end);
        let Some(ready) = ready.copied() else { return Ok(None) };
        let message_at = |at: usize| {
            let octets = window.get(at..ready.end)?;
            let Framing::Message(len) = frame(octets) else { return None };
            octets.get(..len).filter(|octets| is_message(octets))?;
            Some(at..at.saturating_add(len))
        };
        if self.phase == Phase::Seeking {
            return self.seek(ready, message_at);
        }
        if let Some(inner) = self.doubtful.find_map(message_at) {
            return Ok(Some(inner));
        }
        let octets = window.get(self.parsed..ready.end).unwrap_or_default();
        match frame(octets) {
            _ if octets.is_empty() => Ok(None),
            Framing::Message(len) if len > MESSAGE_OCTETS_MAX => self.wreck(Wreck::TooLong),
            Framing::Message(len) if len <= octets.len() => {
                let start = self.parsed;
                self.parsed = start.saturating_add(len);
                Ok(Some(start..self.parsed))
            }
            Framing::Message(_) | Framing::Short => Ok(None),
            Framing::Lost => self.wreck(Wreck::Framing),
        }
    }

    /// Looks for the first message that is there to its end; what stands before is the end of one that began before we
    /// were there, or only looks like a beginning.
    fn seek(
        &mut self,
        ready: Span,
        message_at: impl Fn(usize) -> Option<Range<usize>>,
    ) -> Result<Option<Range<usize>>, StreamBreach> {
        if let Some(message) = (self.parsed..ready.end).find_map(message_at) {
            self.phase = Phase::Reading;
            self.parsed = message.end;
            self.doubtful = message.start.saturating_add(1)..message.end;
            return Ok(Some(message));
        }
        if ready.end > SEEK_OCTETS { self.wreck(Wreck::Unknown) } else { Ok(None) }
    }

    fn wreck<T>(&mut self, wreck: Wreck) -> Result<T, StreamBreach> {
        self.phase = Phase::Broken(wreck);
        Err(wreck.into())
    }
}

/// Serial number arithmetic (RFC 9293 §3.4).
fn is_before(one: u32, other: u32) -> bool {
    one != other && other.wrapping_sub(one) < 1 << 31
}

impl From<Wreck> for StreamBreach {
    fn from(wreck: Wreck) -> Self {
        match wreck {
            Wreck::Framing => Self::Framing,
            Wreck::TooLong => Self::TooLong,
            Wreck::Unknown => Self::Unknown,
        }
    }
}
