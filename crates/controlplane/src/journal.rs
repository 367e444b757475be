//! The newest events in memory, and all of them in files.

use std::collections::{HashMap, VecDeque};
use std::io;
use std::path::Path;
use std::sync::Arc;

use southbound::Event;
use tokio::sync::Mutex;
use tracing::warn;

use crate::captures::Captures;
use crate::evidence::{Evidence, Pcapng};
use crate::record::{comment, is_inward};
use crate::response::{EventCounts, EventPage, EventRecord};
use crate::rotated::{Lines, Rotated};

/// Events that can be asked for.
const EVENTS_MAX: usize = 10_000;
/// Events in one answer.
const PAGE_MAX: usize = 1_000;

/// The journal, for one writer and the clients that read.
pub(crate) type SharedJournal = Arc<Mutex<Journal>>;

/// All that is remembered of events.
#[derive(Debug)]
pub(crate) struct Journal {
    newest: VecDeque<EventRecord>,
    last_of: HashMap<u32, u64>,
    counts: EventCounts,
    lines: Rotated<Lines>,
    evidence: Rotated<Pcapng>,
    captures: Captures,
}

impl Journal {
    /// Opens the files in `directory`; numbers go on after `counts`.
    pub(crate) fn open(directory: &Path, counts: EventCounts) -> io::Result<Self> {
        let [lines, older_lines] =
            ["events.jsonl", "events.1.jsonl"].map(|name| directory.join(name));
        let [evidence, older_evidence] =
            ["evidence.pcapng", "evidence.1.pcapng"].map(|name| directory.join(name));
        let newest = newest(&lines);
        let last = newest.back().map_or(0, |record| record.number);
        let counts = EventCounts { last: counts.last.max(last), ..counts };
        Ok(Self {
            newest,
            last_of: HashMap::new(),
            counts,
            lines: Rotated::open(&lines, &older_lines, Lines)?,
            evidence: Rotated::open(&evidence, &older_evidence, Pcapng)?,
            captures: Captures::new(directory),
        })
    }

    /// Numbers an event and keeps it, with its frame as evidence where it was blocked, and in the capture of its rule
    /// until that has `capture` frames.
    pub(crate) fn keep(&mut self, event: &Event, mut record: EventRecord, capture: u32) {
        self.counts.last = self.counts.last.saturating_add(1);
        record.number = self.counts.last;
        if record.rule.is_some() {
            self.last_of.insert(event.slot, event.time_ns);
        }
        if let Err(error) = self.write(event, &record, capture) {
            if self.counts.unwritten == 0 {
                warn!(%error, "events cannot be written to their files; they are counted");
            }
            self.counts.unwritten = self.counts.unwritten.saturating_add(1);
        }
        if self.newest.len() >= EVENTS_MAX {
            self.newest.pop_front();
        }
        self.newest.push_back(record);
    }

    /// So many events were overwritten before they were read.
    pub(crate) fn lose(&mut self, events: u64) {
        self.counts.lost = self.counts.lost.saturating_add(events);
    }

    /// Events with a greater number than `since`, at most `limit`; what no longer is in memory is passed over.
    pub(crate) fn page(&self, since: u64, limit: usize) -> EventPage {
        let start = self.newest.partition_point(|record| record.number <= since);
        let events: Vec<_> =
            self.newest.iter().skip(start).take(limit.min(PAGE_MAX)).cloned().collect();
        let next =
            events.last().map_or_else(|| since.min(self.counts.last), |record| record.number);
        EventPage { events, next }
    }

    /// Time of the last event of the rule in this slot, in nanoseconds since 1970.
    pub(crate) fn last_of(&self, slot: u32) -> Option<u64> {
        self.last_of.get(&slot).copied()
    }

    /// How many there were.
    pub(crate) fn counts(&self) -> EventCounts {
        self.counts
    }

    /// Adds to every file.
    fn write(&mut self, event: &Event, record: &EventRecord, capture: u32) -> io::Result<()> {
        let mut line = serde_json::to_vec(record)?;
        line.push(b'\n');
        self.lines.append(&line)?;
        let block = Evidence {
            time_ns: event.time_ns,
            is_inward: is_inward(event),
            comment: &comment(record),
            octets: &event.snapshot,
            frame_octets: event.frame_octets,
        }
        .block();
        if let (Some(rule), 1..) = (&record.rule, capture) {
            self.captures.keep(rule, capture, &block)?;
        }
        if event.verdict == 0 { Ok(()) } else { self.evidence.append(&block) }
    }
}

/// The last events that an earlier control plane wrote; a line that cannot be read is passed over.
fn newest(lines: &Path) -> VecDeque<EventRecord> {
    let text = std::fs::read(lines).unwrap_or_default();
    let last = text.rsplit(|octet| *octet == b'\n').take(EVENTS_MAX);
    let mut records: VecDeque<EventRecord> = VecDeque::new();
    for record in last.filter_map(|line| serde_json::from_slice(line).ok()) {
        records.push_front(record);
    }
    records
}
