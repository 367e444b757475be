//! What a worker says of its work: counters and events, without waiting for anybody.

use inspect::{Arrival, Direction, Finding, Party, Reason, Verdict};
use southbound::{Event, EventWriter, Total, WorkerCounters};

/// Where a worker reports to.
#[derive(Debug)]
pub struct Report {
    counters: WorkerCounters,
    events: EventWriter,
    epoch_ns: u64,
}

impl Report {
    /// `epoch_ns` is what must be added to the worker's clock to give nanoseconds since 1970.
    pub fn new(counters: WorkerCounters, events: EventWriter, epoch_ns: u64) -> Self {
        Self { counters, events, epoch_ns }
    }

    /// The worker's counters.
    pub fn counters(&self) -> &WorkerCounters {
        &self.counters
    }

    /// Counts the rules of a finding, and makes an event of it where a frame was blocked or would have been.
    pub(crate) fn note(&mut self, finding: &Finding<'_>, arrival: &Arrival<'_>) {
        let [decided, would, warned] = finding.slots;
        let decision = finding.decision;
        if let Some(slot) = decided {
            self.counters.hit(slot);
        }
        let is_let_by = decision.verdict == Verdict::Accept && decision.reason != Reason::NONE;
        if would.is_some() || is_let_by {
            if let Some(slot) = would {
                self.counters.would(slot);
            }
            self.counters.add(Total::WouldBlock, 1);
            let reason = if is_let_by { decision.reason } else { Reason::RULE };
            self.note_passing((would, reason), finding, arrival);
        }
        if let Some(warning) = decision.warning {
            self.counters.reason(warning.reason);
            self.note_passing((warned, warning.reason), finding, arrival);
        }
        if decision.verdict != Verdict::Accept {
            self.counters.reason(decision.reason);
            let event = Event { slot: decided.unwrap_or(u32::MAX), ..self.event(finding, arrival) };
            self.events.write(&event, arrival.octets);
        }
    }

    /// An event about what goes on for all that.
    fn note_passing(
        &mut self,
        (slot, reason): (Option<u32>, Reason),
        finding: &Finding<'_>,
        arrival: &Arrival<'_>,
    ) {
        let slot = slot.unwrap_or(u32::MAX);
        let event = Event { slot, reason: reason.0, verdict: 0, ..self.event(finding, arrival) };
        self.events.write(&event, arrival.octets);
    }

    fn event(&self, finding: &Finding<'_>, arrival: &Arrival<'_>) -> Event {
        Event {
            time_ns: arrival.now.0.wrapping_add(self.epoch_ns),
            generation: finding.generation,
            slot: u32::MAX,
            reason: finding.decision.reason.0,
            verdict: finding.decision.verdict.code(),
            direction: match arrival.direction {
                Direction::Inward => 0,
                Direction::Outward => 1,
            },
            partners: finding.parties.map(|party| match party {
                Party::Partner(partner) | Party::Misplaced(partner) => partner.0,
                Party::Home | Party::Stranger => u16::MAX,
            }),
            message: finding.message.map_or((0, 0), |key| (key.protocol, key.kind)),
            frame_octets: u32::try_from(arrival.octets.len()).unwrap_or(u32::MAX),
            snapshot: Vec::new(),
        }
    }
}

/// Counts of one burst, kept in registers and published once.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    received: Count,
    forwarded: Count,
    passed: Count,
    blocked: Count,
    answered: u64,
    messages: u64,
}

#[derive(Debug, Default)]
struct Count {
    frames: u64,
    octets: u64,
}

impl Count {
    fn add(&mut self, octets: usize) {
        self.frames = self.frames.wrapping_add(1);
        self.octets = self.octets.wrapping_add(u64::try_from(octets).unwrap_or(0));
    }
}

impl Tally {
    pub(crate) fn received(&mut self, octets: usize, messages: u8) {
        self.received.add(octets);
        self.messages = self.messages.wrapping_add(messages.into());
    }

    pub(crate) fn sent(&mut self, octets: usize, is_signalling: bool) {
        if is_signalling { self.forwarded.add(octets) } else { self.passed.add(octets) }
    }

    pub(crate) fn blocked(&mut self, octets: usize) {
        self.blocked.add(octets);
    }

    pub(crate) fn answered(&mut self) {
        self.answered = self.answered.wrapping_add(1);
    }

    pub(crate) fn publish(&self, counters: &WorkerCounters) {
        let rows = [
            (Total::Received, self.received.frames),
            (Total::ReceivedOctets, self.received.octets),
            (Total::Forwarded, self.forwarded.frames),
            (Total::ForwardedOctets, self.forwarded.octets),
            (Total::Passed, self.passed.frames),
            (Total::PassedOctets, self.passed.octets),
            (Total::Blocked, self.blocked.frames),
            (Total::BlockedOctets, self.blocked.octets),
            (Total::Answered, self.answered),
            (Total::Messages, self.messages),
        ];
        for (total, count) in rows.into_iter().filter(|(_, count)| *count > 0) {
            counters.add(total, count);
        }
    }
}
