//! IP reassembly for inspection (RFC 791, RFC 8200 §4.5, RFC 5722).
//!
//! The octets of a datagram are put together in a buffer of its own; the frames that carried them wait, by
//! number, and leave as they came once the whole is judged. Any overlap with other octets ends the datagram.

use alloc::boxed::Box;
use alloc::vec;
use core::net::IpAddr;

use arrayvec::ArrayVec;

use crate::held::FLOW_PIECES_MAX;
use crate::{FrameId, Tick};

/// Longest datagram that is put together, octets after the IP header.
pub const DATAGRAM_OCTETS_MAX: usize = 16 * 1024;
/// Frames that one datagram may have.
pub const PIECES_MAX: usize = 16;
/// Frames of one datagram, and of one flow that waited for it.
const FRAMES_MAX: usize = PIECES_MAX + FLOW_PIECES_MAX;

/// How long the rest of a datagram is awaited.
const WAIT_MS: u64 = 2_000;
/// One source may hold at most this part of all datagrams.
const QUOTA_DIVISOR: usize = 4;
/// Datagrams that can make room for others between two bursts.
const EVICTED_MAX: usize = 64;
/// Every piece but the last has a length that is a multiple of this (RFC 791).
const UNIT: usize = 8;

/// Which datagram a piece belongs to (RFC 791: addresses, protocol, identification; RFC 8200: without protocol).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DatagramKey {
    /// Where it comes from.
    pub source: IpAddr,
    /// Where it goes.
    pub destination: IpAddr,
    /// Identification.
    pub id: u32,
    /// Protocol for IPv4, 0 for IPv6.
    pub protocol: u8,
    /// What else keeps flows apart: port and VLAN tags.
    pub zone: u32,
}

/// One fragment.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    /// Its datagram.
    pub key: DatagramKey,
    /// Where its octets belong.
    pub offset: usize,
    /// True for every piece but the last.
    pub has_more: bool,
    /// Its octets.
    pub octets: &'a [u8],
    /// Shortest first piece that holds the headers a verdict rests on (RFC 1858, RFC 7112).
    pub first_octets_min: usize,
}

/// What a piece did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The frame waits for the others.
    Held,
    /// The datagram is whole; read it, then release it.
    Whole(Slot),
    /// The datagram is broken for good: its waiting frames end with this one.
    Broken(Slot, Breach),
    /// This piece ends; nothing waits with it.
    Refused(Breach),
}

/// Why pieces cannot be put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breach {
    /// Two pieces claim the same octets.
    Overlap,
    /// The first piece is too short to hold the headers.
    Tiny,
    /// Its length, its end or its place contradict the rules or the other pieces.
    Malformed,
    /// Beyond [`DATAGRAM_OCTETS_MAX`].
    TooLong,
    /// More than [`PIECES_MAX`] pieces.
    TooMany,
    /// No room for one more datagram, in all or for this source.
    Full,
}

/// Place of a datagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot(usize);

/// Datagrams that are being put together.
#[derive(Debug)]
pub struct Fragments {
    datagrams: Box<[Datagram]>,
    buffers: Box<[u8]>,
    used: usize,
    /// Frames of datagrams that had to make room; they end with the burst.
    evicted: ArrayVec<Frames, EVICTED_MAX>,
    opened: u64,
}

/// Frames that leave or end together: those of a datagram, and those that waited for what it completes.
pub type Frames = ArrayVec<FrameId, FRAMES_MAX>;

#[derive(Clone, Debug, Default)]
struct Datagram {
    state: State,
    key: Option<DatagramKey>,
    number: u64,
    until: Tick,
    frames: Frames,
    spans: ArrayVec<Span, PIECES_MAX>,
    total: Option<usize>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Free,
    Collecting,
    /// Pieces of a broken datagram that come late are refused until its time is over, or its place is needed.
    Broken(Breach),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    start: usize,
    end: usize,
}

impl Fragments {
    /// Room for `datagrams_max` datagrams at a time, with a buffer of [`DATAGRAM_OCTETS_MAX`] each.
    pub fn new(datagrams_max: usize) -> Self {
        Self {
            datagrams: vec![Datagram::default(); datagrams_max].into_boxed_slice(),
            buffers: vec![0; datagrams_max.saturating_mul(DATAGRAM_OCTETS_MAX)].into_boxed_slice(),
            used: 0,
            evicted: ArrayVec::new(),
            opened: 0,
        }
    }

    /// Adds a piece whose frame would wait as `frame`.
    pub fn add(&mut self, piece: &Piece<'_>, frame: FrameId, now: Tick) -> Progress {
        let Some(slot) = self.find(&piece.key).or_else(|| self.open(&piece.key, now)) else {
            return Progress::Refused(Breach::Full);
        };
        let Some((datagram, buffer)) = self.parts(slot) else {
            return Progress::Refused(Breach::Full);
        };
        if let State::Broken(breach) = datagram.state {
            return Progress::Refused(breach);
        }
        match datagram.take(piece, buffer) {
            Ok(()) if datagram.is_whole() => Progress::Whole(slot),
            Ok(()) => {
                datagram.frames.push(frame);
                Progress::Held
            }
            Err(breach) => {
                datagram.state = State::Broken(breach);
                Progress::Broken(slot, breach)
            }
        }
    }

    /// Octets of a whole datagram, after the IP header and its extensions.
    pub fn octets(&self, slot: Slot) -> &[u8] {
        let total = self.datagrams.get(slot.0).and_then(|datagram| datagram.total).unwrap_or(0);
        let start = slot.0.saturating_mul(DATAGRAM_OCTETS_MAX);
        self.buffers.get(start..start.saturating_add(total)).unwrap_or_default()
    }

    /// The frames that wait for this datagram, in the order in which they came. They leave its care.
    pub fn take_frames(&mut self, slot: Slot) -> Frames {
        self.datagrams
            .get_mut(slot.0)
            .map(|datagram| core::mem::take(&mut datagram.frames))
            .unwrap_or_default()
    }

    /// Forgets a datagram that was judged.
    pub fn release(&mut self, slot: Slot) {
        if let Some(datagram) =
            self.datagrams.get_mut(slot.0).filter(|datagram| datagram.state != State::Free)
        {
            *datagram = Datagram::default();
            self.used = self.used.saturating_sub(1);
        }
    }

    /// Frames that wait in vain: their datagram had to make room, or its time is over. Call until there are none.
    pub fn lapsed(&mut self, now: Tick) -> Option<Frames> {
        if let Some(frames) = self.evicted.pop() {
            return Some(frames);
        }
        if self.used == 0 {
            return None;
        }
        let place = self.datagrams.iter().position(|datagram| datagram.is_over(now))?;
        let frames = self.take_frames(Slot(place));
        self.release(Slot(place));
        Some(frames)
    }

    /// Datagrams that are being put together.
    pub fn len(&self) -> usize {
        self.used
    }

    /// True where nothing waits.
    pub fn is_empty(&self) -> bool {
        self.used == 0 && self.evicted.is_empty()
    }

    fn find(&self, key: &DatagramKey) -> Option<Slot> {
        if self.used == 0 {
            return None;
        }
        self.datagrams.iter().position(|datagram| datagram.key.as_ref() == Some(key)).map(Slot)
    }

    /// A place for one more. Where its source has its part, the oldest of that source makes room; where all is
    /// taken, the oldest of all: what completes soon survives a flood of what never will.
    fn open(&mut self, key: &DatagramKey, now: Tick) -> Option<Slot> {
        let quota = (self.datagrams.len() / QUOTA_DIVISOR).max(1);
        let is_of_source = |known: &DatagramKey| known.source == key.source;
        if self.waiting(is_of_source).count() >= quota {
            let (_, oldest) = self.waiting(is_of_source).min()?;
            self.evict(oldest)?;
        }
        let is_free = |state| state == State::Free;
        let is_broken = |state| matches!(state, State::Broken(_));
        let free = self.in_state(is_free).next().or_else(|| self.in_state(is_broken).min());
        let place = match free {
            Some((_, place)) => place,
            None => self.evict(self.waiting(|_| true).min()?.1)?,
        };
        self.release(Slot(place));
        self.opened = self.opened.wrapping_add(1);
        self.used = self.used.saturating_add(1);
        *self.datagrams.get_mut(place)? = Datagram {
            state: State::Collecting,
            key: Some(*key),
            number: self.opened,
            until: now.after_ms(WAIT_MS),
            ..Datagram::default()
        };
        Some(Slot(place))
    }

    /// Frees a place; nothing where no more frames can be noted before the end of the burst.
    fn evict(&mut self, place: usize) -> Option<usize> {
        if self.evicted.is_full() {
            return None;
        }
        let frames = self.take_frames(Slot(place));
        self.evicted.push(frames);
        self.release(Slot(place));
        Some(place)
    }

    /// Numbers and places of the datagrams in that state; the lowest number is the oldest.
    fn in_state(&self, is_meant: impl Fn(State) -> bool) -> impl Iterator<Item = (u64, usize)> {
        let places =
            self.datagrams.iter().enumerate().filter(move |(_, datagram)| is_meant(datagram.state));
        places.map(|(place, datagram)| (datagram.number, place))
    }

    /// The same of those that hold frames.
    fn waiting(
        &self,
        is_meant: impl Fn(&DatagramKey) -> bool,
    ) -> impl Iterator<Item = (u64, usize)> {
        let is_waiting = move |datagram: &Datagram| {
            datagram.state == State::Collecting && datagram.key.as_ref().is_some_and(&is_meant)
        };
        let places =
            self.datagrams.iter().enumerate().filter(move |(_, datagram)| is_waiting(datagram));
        places.map(|(place, datagram)| (datagram.number, place))
    }

    fn parts(&mut self, slot: Slot) -> Option<(&mut Datagram, &mut [u8])> {
        let start = slot.0.checked_mul(DATAGRAM_OCTETS_MAX)?;
        let buffer = self.buffers.get_mut(start..start.checked_add(DATAGRAM_OCTETS_MAX)?)?;
        Some((self.datagrams.get_mut(slot.0)?, buffer))
    }
}

impl Datagram {
    fn is_over(&self, now: Tick) -> bool {
        self.state != State::Free && self.until <= now
    }

    fn take(&mut self, piece: &Piece<'_>, buffer: &mut [u8]) -> Result<(), Breach> {
        let span = self.place(piece)?;
        if self.frames.len() >= PIECES_MAX || self.spans.is_full() {
            return Err(Breach::TooMany);
        }
        let room = buffer.get_mut(span.start..span.end).ok_or(Breach::TooLong)?;
        if self.spans.contains(&span) {
            return if room == piece.octets { Ok(()) } else { Err(Breach::Overlap) };
        }
        if self.spans.iter().any(|known| known.start < span.end && span.start < known.end) {
            return Err(Breach::Overlap);
        }
        room.copy_from_slice(piece.octets);
        self.spans.push(span);
        Ok(())
    }

    /// Where the piece belongs, checked against the rules and against the end of the datagram.
    fn place(&mut self, piece: &Piece<'_>) -> Result<Span, Breach> {
        let len = piece.octets.len();
        let end = piece
            .offset
            .checked_add(len)
            .filter(|end| *end <= DATAGRAM_OCTETS_MAX)
            .ok_or(Breach::TooLong)?;
        if len == 0 || (piece.has_more && !len.is_multiple_of(UNIT)) {
            return Err(Breach::Malformed);
        }
        if piece.offset == 0 && len < piece.first_octets_min {
            return Err(Breach::Tiny);
        }
        let known_end = self.spans.iter().map(|span| span.end).max().unwrap_or(0);
        match (self.total, piece.has_more) {
            (Some(total), true) if end >= total => return Err(Breach::Malformed),
            (Some(total), false) if end != total => return Err(Breach::Malformed),
            (None, false) if known_end > end => return Err(Breach::Malformed),
            (None, false) => self.total = Some(end),
            (Some(_), _) | (None, true) => {}
        }
        Ok(Span { start: piece.offset, end })
    }

    /// No two spans overlap, so the datagram is whole when their lengths add up.
    fn is_whole(&self) -> bool {
        let octets = self
            .spans
            .iter()
            .fold(0_usize, |sum, span| sum.saturating_add(span.end.saturating_sub(span.start)));
        self.total == Some(octets)
    }
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::as_conversions,
        clippy::arithmetic_side_effects,
        clippy::cast_possible_truncation,
        clippy::too_many_arguments,
        reason = "tests"
    )]
    extern crate std;

    use core::net::Ipv4Addr;
    use proptest::prelude::*;
    use std::vec::Vec;

    use super::*;

    #[test]
    fn pieces_in_any_order_give_the_datagram_and_the_frames_in_their_order_of_arrival() {
        let mut fragments = Fragments::new(4);
        let octets: Vec<u8> = (0..40).collect();

        assert_eq!(add(&mut fragments, 1, 24, false, &octets[24..], 7), Progress::Held);
        assert_eq!(add(&mut fragments, 1, 0, true, &octets[..16], 8), Progress::Held);
        let Progress::Whole(slot) = add(&mut fragments, 1, 16, true, &octets[16..24], 9) else {
            panic!("not whole");
        };

        assert_eq!(fragments.octets(slot), octets);
        assert_eq!(fragments.take_frames(slot).as_slice(), [FrameId(7), FrameId(8)]);
        fragments.release(slot);
        assert!(fragments.is_empty());
    }

    #[test]
    fn an_overlap_with_other_octets_ends_the_datagram_and_every_late_piece() {
        let mut fragments = Fragments::new(4);
        add(&mut fragments, 1, 0, true, &[0; 24], 1);

        let overlap = add(&mut fragments, 1, 16, true, &[1; 16], 2);

        assert!(matches!(overlap, Progress::Broken(_, Breach::Overlap)));
        assert_eq!(
            add(&mut fragments, 1, 40, false, &[0; 4], 3),
            Progress::Refused(Breach::Overlap)
        );
    }

    #[test]
    fn an_exact_duplicate_waits_with_the_others() {
        let mut fragments = Fragments::new(4);

        assert_eq!(add(&mut fragments, 1, 0, true, &[5; 24], 1), Progress::Held);
        assert_eq!(add(&mut fragments, 1, 0, true, &[5; 24], 2), Progress::Held);
        assert!(matches!(add(&mut fragments, 1, 24, false, &[6; 3], 3), Progress::Whole(_)));
    }

    #[test]
    fn a_duplicate_with_other_octets_is_an_overlap() {
        let mut fragments = Fragments::new(4);
        add(&mut fragments, 1, 0, true, &[5; 24], 1);

        assert!(matches!(
            add(&mut fragments, 1, 0, true, &[6; 24], 2),
            Progress::Broken(_, Breach::Overlap)
        ));
    }

    #[test]
    fn each_contradiction_has_its_name() {
        type Pieces = &'static [(usize, bool, usize)];
        let cases: [(Pieces, Breach); 7] = [
            (&[(0, true, 8)], Breach::Tiny),
            (&[(16, true, 9)], Breach::Malformed),
            (&[(16, false, 0)], Breach::Malformed),
            (&[(DATAGRAM_OCTETS_MAX - 8, false, 9)], Breach::TooLong),
            (&[(64, false, 8), (80, false, 8)], Breach::Malformed),
            (&[(64, false, 8), (80, true, 8)], Breach::Malformed),
            (&[(64, true, 8), (32, false, 8)], Breach::Malformed),
        ];
        for (pieces, breach) in cases {
            let mut fragments = Fragments::new(4);
            let last = pieces
                .iter()
                .map(|(offset, more, len)| {
                    add(&mut fragments, 1, *offset, *more, &std::vec![0; *len], 1)
                })
                .last();
            assert!(
                matches!(last, Some(Progress::Broken(_, found)) if found == breach),
                "{pieces:?} {last:?}"
            );
        }
    }

    #[test]
    fn too_many_pieces_end_the_datagram() {
        let mut fragments = Fragments::new(4);

        let last =
            (0..=PIECES_MAX).map(|n| add(&mut fragments, 1, 64 + n * 8, true, &[0; 8], 1)).last();

        assert!(matches!(last, Some(Progress::Broken(_, Breach::TooMany))));
    }

    #[test]
    fn one_source_cannot_take_all_the_room() {
        let mut fragments = Fragments::new(8);

        for id in 0..6 {
            assert_eq!(add(&mut fragments, id, 64, true, &[0; 8], id), Progress::Held);
        }

        assert_eq!(fragments.len(), 2);
        let ended: Vec<Frames> = std::iter::from_fn(|| fragments.lapsed(Tick(0))).collect();
        let ended: Vec<FrameId> = ended.into_iter().rev().flatten().collect();
        assert_eq!(ended, [0, 1, 2, 3].map(FrameId));
    }

    #[test]
    fn broken_datagrams_keep_no_others_of_their_source_out() {
        let mut fragments = Fragments::new(8);
        for id in 0..20 {
            add(&mut fragments, id, 0, true, &[0; 24], 1);
            let broken = add(&mut fragments, id, 8, true, &[1; 24], 2);
            let Progress::Broken(slot, Breach::Overlap) = broken else {
                panic!("{id}: {broken:?}")
            };
            fragments.take_frames(slot);
        }

        assert_eq!(add(&mut fragments, 99, 0, true, &[5; 24], 1), Progress::Held);
        assert!(matches!(add(&mut fragments, 99, 24, false, &[6; 3], 2), Progress::Whole(_)));
    }

    #[test]
    fn what_completes_soon_survives_a_flood_of_its_source() {
        let mut fragments = Fragments::new(64);

        for id in 0..60 {
            assert_eq!(add(&mut fragments, id, 0, true, &[5; 24], id), Progress::Held);
        }
        add(&mut fragments, 99, 0, true, &[5; 24], 99);

        assert!(matches!(add(&mut fragments, 99, 24, false, &[6; 3], 100), Progress::Whole(_)));
    }

    #[test]
    fn a_flood_within_one_burst_ends_at_the_bound_of_what_can_be_noted() {
        let mut fragments = Fragments::new(8);

        let held = (0..200)
            .filter(|id| add(&mut fragments, *id, 64, true, &[0; 8], *id) == Progress::Held)
            .count();

        assert_eq!(held, 2 + EVICTED_MAX);
    }

    #[test]
    fn all_lapse_when_their_time_is_over_and_none_before() {
        let mut fragments = Fragments::new(8);
        for source in 0..8 {
            let key = DatagramKey { source: Ipv4Addr::new(10, 0, 0, source).into(), ..key(1) };
            let piece =
                Piece { key, offset: 64, has_more: true, octets: &[0; 8], first_octets_min: 20 };
            fragments.add(&piece, FrameId(u32::from(source)), Tick(0));
        }

        assert_eq!(fragments.lapsed(Tick(0).after_ms(WAIT_MS - 1)), None);
        let late = Tick(0).after_ms(WAIT_MS);
        assert_eq!(std::iter::from_fn(|| fragments.lapsed(late)).flatten().count(), 8);
        assert!(fragments.is_empty());
    }

    #[test]
    fn where_all_is_taken_the_oldest_of_all_makes_room() {
        let mut fragments = Fragments::new(4);
        for source in 0..5 {
            let key = DatagramKey { source: Ipv4Addr::new(10, 0, 0, source).into(), ..key(1) };
            let piece =
                Piece { key, offset: 64, has_more: true, octets: &[0; 8], first_octets_min: 20 };
            let progress =
                fragments.add(&piece, FrameId(u32::from(source)), Tick(u64::from(source)));
            assert_eq!(progress, Progress::Held);
        }

        assert_eq!(fragments.lapsed(Tick(5)).unwrap().as_slice(), [FrameId(0)]);
    }

    proptest! {
        #[test]
        fn any_pieces_leave_bounded_memory_and_only_true_datagrams(
            pieces in proptest::collection::vec((0_u32..3, 0_usize..12, any::<bool>(), 0_usize..40), 0..200)
        ) {
            let mut fragments = Fragments::new(4);
            for (number, (id, unit, more, len)) in pieces.into_iter().enumerate() {
                let octets: Vec<u8> = (unit * 8..unit * 8 + len).map(|n| n as u8).collect();
                let progress = add(&mut fragments, id, unit * 8, more, &octets, number as u32);
                if let Progress::Whole(slot) = progress {
                    let whole: Vec<u8> = (0..fragments.octets(slot).len()).map(|n| n as u8).collect();
                    prop_assert_eq!(fragments.octets(slot), whole);
                    fragments.release(slot);
                }
                prop_assert!(fragments.len() <= 4);
            }
        }
    }

    fn key(id: u32) -> DatagramKey {
        let source = Ipv4Addr::new(192, 0, 2, 1).into();
        DatagramKey {
            source,
            destination: Ipv4Addr::new(10, 0, 0, 1).into(),
            id,
            protocol: 17,
            zone: 0,
        }
    }

    fn add(
        fragments: &mut Fragments,
        id: u32,
        offset: usize,
        has_more: bool,
        octets: &[u8],
        frame: u32,
    ) -> Progress {
        let piece = Piece { key: key(id), offset, has_more, octets, first_octets_min: 16 };
        fragments.add(&piece, FrameId(frame), Tick(0))
    }
}
