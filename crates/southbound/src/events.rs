//! The event ring of one worker: the newest events overwrite the oldest, the writer never waits.
//!
//! Each slot begins with the number of its event, written last; a reader that finds another number than it
//! expects has lost events and knows how many. Readers need no place in the ring, so one may be killed.

use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::atomic::{Ordering, fence};

use crate::SouthboundError;
use crate::pages::{Pages, WORD};

/// Events that one worker's ring holds.
pub const EVENTS_MAX: usize = 4096;
/// Octets of a frame that an event keeps as evidence.
pub const SNAPSHOT_OCTETS_MAX: usize = SLOT_OCTETS - HEADER_OCTETS;

const SLOT_OCTETS: usize = 2048;
const HEADER_OCTETS: usize = 64;
const RING_HEADER_OCTETS: usize = 64;
/// While a slot is written it carries this number.
const WRITING: u64 = u64::MAX;

/// What happened to one frame.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Event {
    /// Nanoseconds since 1970.
    pub time_ns: u64,
    /// The generation that judged.
    pub generation: u64,
    /// Counter slot of the rule that decided or would have; `u32::MAX` where none did.
    pub slot: u32,
    /// Number of the reason.
    pub reason: u16,
    /// 0 accept, 1 drop, 2 reject; 0 with a rule means that the rule only monitors.
    pub verdict: u8,
    /// 0 from the partner, 1 from the core.
    pub direction: u8,
    /// Partner at the source, at the destination; `u16::MAX` where there is none.
    pub partners: [u16; 2],
    /// Protocol in the registry and message type; 0 where no message was read.
    pub message: (u8, u32),
    /// Octets of the whole frame.
    pub frame_octets: u32,
    /// The first [`SNAPSHOT_OCTETS_MAX`] octets of the frame.
    pub snapshot: Vec<u8>,
}

impl Event {
    fn header(&self, snapshot: usize) -> [u8; HEADER_OCTETS - WORD] {
        let mut header = [0; HEADER_OCTETS - WORD];
        let fields: [&[u8]; 11] = [
            &self.time_ns.to_ne_bytes(),
            &self.generation.to_ne_bytes(),
            &self.slot.to_ne_bytes(),
            &self.frame_octets.to_ne_bytes(),
            &u32::try_from(snapshot).unwrap_or(0).to_ne_bytes(),
            &self.reason.to_ne_bytes(),
            &self.partners[0].to_ne_bytes(),
            &self.partners[1].to_ne_bytes(),
            &self.message.1.to_ne_bytes(),
            &[self.message.0, self.verdict],
            &[self.direction],
        ];
        let octets = fields.into_iter().flatten().copied();
        header.iter_mut().zip(octets).for_each(|(place, octet)| *place = octet);
        header
    }

    fn from_header(header: &[u8; HEADER_OCTETS - WORD]) -> Option<(Self, usize)> {
        let mut rest = header.as_slice();
        let event = Self {
            time_ns: u64::from_ne_bytes(next(&mut rest)?),
            generation: u64::from_ne_bytes(next(&mut rest)?),
            slot: u32::from_ne_bytes(next(&mut rest)?),
            frame_octets: u32::from_ne_bytes(next(&mut rest)?),
            ..Self::default()
        };
        let snapshot = usize::try_from(u32::from_ne_bytes(next(&mut rest)?)).ok()?;
        let reason = u16::from_ne_bytes(next(&mut rest)?);
        let partners = [u16::from_ne_bytes(next(&mut rest)?), u16::from_ne_bytes(next(&mut rest)?)];
        let kind = u32::from_ne_bytes(next(&mut rest)?);
        let [protocol, verdict, direction] = next(&mut rest)?;
        let event =
            Self { reason, partners, message: (protocol, kind), verdict, direction, ..event };
        Some((event, snapshot.min(SNAPSHOT_OCTETS_MAX)))
    }
}

fn next<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (head, tail) = rest.split_first_chunk()?;
    *rest = tail;
    Some(*head)
}

/// The writing end; there is one.
#[derive(Debug)]
pub struct EventWriter {
    pages: Pages,
    written: u64,
}

impl EventWriter {
    /// A new, empty ring.
    pub fn create() -> Result<Self, SouthboundError> {
        let octets = EVENTS_MAX.saturating_mul(SLOT_OCTETS).saturating_add(RING_HEADER_OCTETS);
        Ok(Self { pages: Pages::create("sigwall-events", octets)?, written: 0 })
    }

    /// Writes an event with its frame over the oldest; the event's own snapshot is not looked at.
    pub fn write(&mut self, event: &Event, frame: &[u8]) {
        let snapshot = frame.get(..SNAPSHOT_OCTETS_MAX).unwrap_or(frame);
        let start = slot_start(self.written);
        let stamp = start / WORD;
        self.pages.store(stamp, WRITING);
        fence(Ordering::Release);
        self.pages.write(start.saturating_add(WORD), &event.header(snapshot.len()));
        self.pages.write(start.saturating_add(HEADER_OCTETS), snapshot);
        self.written = self.written.wrapping_add(1);
        self.pages.store(stamp, self.written);
        self.pages.store(0, self.written);
    }
}

impl AsFd for EventWriter {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.pages.as_fd()
    }
}

/// A reading end with a place of its own.
#[derive(Debug)]
pub struct EventReader {
    pages: Pages,
    position: u64,
}

/// What a reader found.
#[derive(Debug, PartialEq, Eq)]
pub enum Read {
    /// The next event with its number.
    Event(u64, Event),
    /// So many events were overwritten before they were read.
    Lost(u64),
    /// Nothing new.
    Empty,
}

impl EventReader {
    /// Reads on after the event numbered `position` (0: from the oldest that is still there).
    pub fn open(fd: OwnedFd, position: u64) -> Result<Self, SouthboundError> {
        let pages = Pages::open(fd)?;
        if pages.len() < EVENTS_MAX.saturating_mul(SLOT_OCTETS).saturating_add(RING_HEADER_OCTETS) {
            return Err(SouthboundError::Foreign("an event ring that is too short"));
        }
        Ok(Self { pages, position })
    }

    /// Number of the last event that was read or lost.
    pub fn position(&self) -> u64 {
        self.position
    }

    /// The next event.
    pub fn read(&mut self) -> Read {
        let written = self.pages.load(0);
        let behind = written.saturating_sub(self.position);
        let capacity = u64::try_from(EVENTS_MAX).unwrap_or(u64::MAX);
        if written < self.position {
            self.position = 0;
            return Read::Empty;
        }
        if behind == 0 {
            return Read::Empty;
        }
        if behind > capacity {
            return self.lose(behind.saturating_sub(capacity));
        }
        match self.take() {
            Some(event) => {
                self.position = self.position.saturating_add(1);
                Read::Event(self.position, event)
            }
            None => self.lose(1),
        }
    }

    fn lose(&mut self, events: u64) -> Read {
        self.position = self.position.saturating_add(events);
        Read::Lost(events)
    }

    fn take(&self) -> Option<Event> {
        let start = slot_start(self.position);
        let stamp = start / WORD;
        let expected = self.position.checked_add(1)?;
        if self.pages.load(stamp) != expected {
            return None;
        }
        let mut header = [0; HEADER_OCTETS - WORD];
        self.pages.read(start.checked_add(WORD)?, &mut header);
        let (event, len) = Event::from_header(&header)?;
        let mut snapshot = vec![0; len];
        self.pages.read(start.checked_add(HEADER_OCTETS)?, &mut snapshot);
        fence(Ordering::Acquire);
        (self.pages.load(stamp) == expected).then_some(Event { snapshot, ..event })
    }
}

fn slot_start(event: u64) -> usize {
    let place = usize::try_from(event).unwrap_or(0) % EVENTS_MAX;
    place.saturating_mul(SLOT_OCTETS).saturating_add(RING_HEADER_OCTETS)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::as_conversions, reason = "tests")]
    use super::*;

    fn pair() -> (EventWriter, EventReader) {
        let writer = EventWriter::create().unwrap();
        let reader = EventReader::open(writer.as_fd().try_clone_to_owned().unwrap(), 0).unwrap();
        (writer, reader)
    }

    #[test]
    fn an_event_arrives_whole_with_its_frame() {
        let (mut writer, mut reader) = pair();
        let event = Event {
            time_ns: 1,
            generation: 2,
            slot: 3,
            reason: 4,
            verdict: 1,
            direction: 1,
            partners: [5, 6],
            message: (7, 8),
            frame_octets: 9000,
            snapshot: vec![0xab; SNAPSHOT_OCTETS_MAX],
        };

        writer.write(&event, &[0xab; 9000]);

        assert_eq!(reader.read(), Read::Event(1, event));
        assert_eq!(reader.read(), Read::Empty);
    }

    #[test]
    fn a_slow_reader_learns_how_many_it_lost() {
        let (mut writer, mut reader) = pair();

        for number in 0..EVENTS_MAX as u64 + 10 {
            writer.write(&Event { time_ns: number, ..Event::default() }, b"");
        }

        assert_eq!(reader.read(), Read::Lost(10));
        assert!(matches!(reader.read(), Read::Event(11, Event { time_ns: 10, .. })));
    }
}
