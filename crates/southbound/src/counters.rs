//! Counters in shared pages: one block a worker, one writer a block, any number of readers.

use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::Arc;

use ruletable::Reason;

use crate::pages::{Pages, WORD};
use crate::{SouthboundError, VERSION};

/// Workers that one data plane can have.
pub const WORKERS_MAX: usize = 64;
/// Rules that can be counted; a rule keeps its slot while its id is unchanged.
pub const RULE_SLOTS_MAX: usize = 1 << 17;

const HEADER_WORDS: usize = 8;
const WORDS_A_RULE: usize = 2;
const TOTALS: usize = 32;
const REASONS: usize = 256;
const BLOCK_WORDS: usize = TOTALS + REASONS + RULE_SLOTS_MAX * WORDS_A_RULE;

/// What a worker counts; the discriminant is the place in its block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Total {
    /// Frames that came in.
    Received = 0,
    /// Octets that came in.
    ReceivedOctets = 1,
    /// Frames with signalling or user plane that were judged and sent on.
    Forwarded = 2,
    /// Octets of those.
    ForwardedOctets = 3,
    /// Frames that the pass-through list let by in user space.
    Passed = 4,
    /// Octets of those.
    PassedOctets = 5,
    /// Frames that ended here.
    Blocked = 6,
    /// Octets of those.
    BlockedOctets = 7,
    /// Frames that are held for reassembly now.
    Held = 8,
    /// Frames that were turned into an answer to their originator.
    Answered = 9,
    /// Frames that a full transmit ring refused.
    Refused = 10,
    /// Messages that were judged.
    Messages = 11,
    /// Messages that a rule in monitor mode would have blocked.
    WouldBlock = 12,
    /// The generation that judges now.
    Generation = 13,
    /// Turns that did some work; proves progress.
    Turns = 14,
    /// Defects that were caught; each cost one burst.
    Faults = 15,
    /// Frames that the kernel dropped before the worker saw them.
    KernelDropped = 16,
    /// Frames that the XDP program passed to the other port by itself.
    KernelPassed = 17,
    /// What the outside port stands on, as bits of [`PortState`].
    Outside = 18,
    /// What the inside port stands on, as bits of [`PortState`].
    Inside = 19,
    /// Frames that met a worker whose heartbeat was overdue: the fail mode of the link decided.
    Overdue = 20,
    /// Tables of sessions that are nearly full now: older entries soon make room for new ones.
    TablesFull = 21,
}

/// What the kernel made of a port; a level in the counters, so that every reader is told the truth.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about a port")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PortState {
    /// Bound by AF_XDP, not AF_PACKET.
    pub is_af_xdp: bool,
    /// The XDP program runs in the driver.
    pub is_native: bool,
    /// The device reads and writes the UMEM itself.
    pub is_zero_copy: bool,
    /// The pass-through list is forwarded by the XDP program.
    pub passes_in_kernel: bool,
    /// The program and its fail mode outlive the process.
    pub is_pinned: bool,
}

impl PortState {
    /// As a level of [`Total::Outside`] or [`Total::Inside`].
    pub fn level(self) -> u64 {
        let flags = [
            self.is_af_xdp,
            self.is_native,
            self.is_zero_copy,
            self.passes_in_kernel,
            self.is_pinned,
        ];
        flags.into_iter().rev().fold(0, |level, flag| level << 1 | u64::from(flag))
    }

    /// Back from the level.
    pub fn from_level(level: u64) -> Self {
        let flag = |place: u32| level.checked_shr(place).unwrap_or(0) & 1 == 1;
        Self {
            is_af_xdp: flag(0),
            is_native: flag(1),
            is_zero_copy: flag(2),
            passes_in_kernel: flag(3),
            is_pinned: flag(4),
        }
    }
}

/// Hits of one rule over all workers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RuleHits {
    /// Messages on which the rule decided.
    pub hits: u64,
    /// Messages that it would have blocked, were it not in monitor mode.
    pub would: u64,
}

/// The counters of a data plane, as made by it or as read by another process.
#[derive(Clone, Debug)]
pub struct Counters {
    pages: Arc<Pages>,
    workers: usize,
}

impl Counters {
    /// New counters for 1 to [`WORKERS_MAX`] workers, all zero.
    pub fn create(workers: usize) -> Result<Self, SouthboundError> {
        let workers = workers.clamp(1, WORKERS_MAX);
        let words = BLOCK_WORDS.saturating_mul(workers).saturating_add(HEADER_WORDS);
        let pages = Pages::create("sigwall-counters", words.saturating_mul(WORD))?;
        pages.store(0, VERSION.into());
        pages.store(1, u64::try_from(workers).unwrap_or(0));
        Ok(Self { pages: Arc::new(pages), workers })
    }

    /// Counters of another process.
    pub fn open(fd: OwnedFd) -> Result<Self, SouthboundError> {
        let pages = Pages::open(fd)?;
        let workers = usize::try_from(pages.load(1)).unwrap_or(0);
        let words = BLOCK_WORDS.saturating_mul(workers).saturating_add(HEADER_WORDS);
        if pages.load(0) != u64::from(VERSION) || !(1..=WORKERS_MAX).contains(&workers) {
            return Err(SouthboundError::Foreign("counters of another version"));
        }
        if pages.len() < words.saturating_mul(WORD) {
            return Err(SouthboundError::Foreign("counters that are too short"));
        }
        Ok(Self { pages: Arc::new(pages), workers })
    }

    /// Number of workers.
    pub fn workers(&self) -> usize {
        self.workers
    }

    /// The writing end of one worker; give each worker its own.
    pub fn worker(&self, worker: usize) -> WorkerCounters {
        WorkerCounters {
            pages: Arc::clone(&self.pages),
            block: block(worker.min(self.workers.saturating_sub(1))),
        }
    }

    /// A total over all workers.
    pub fn total(&self, total: Total) -> u64 {
        self.sum(usize::from(total.place()))
    }

    /// A total of one worker.
    pub fn total_of(&self, worker: usize, total: Total) -> u64 {
        self.pages.load(block(worker).saturating_add(usize::from(total.place())))
    }

    /// Frames that ended for each reason that occurred, over all workers.
    pub fn reasons(&self) -> impl Iterator<Item = (Reason, u64)> {
        Reason::ALL.iter().enumerate().filter_map(|(place, (reason, _))| {
            let frames = self.sum(TOTALS.saturating_add(place));
            (frames > 0).then_some((*reason, frames))
        })
    }

    /// Hits of the rule in `slot`, over all workers.
    pub fn rule(&self, slot: u32) -> RuleHits {
        let place = rule_place(slot);
        RuleHits { hits: self.sum(place), would: self.sum(place.saturating_add(1)) }
    }

    fn sum(&self, place: usize) -> u64 {
        (0..self.workers)
            .map(|worker| self.pages.load(block(worker).saturating_add(place)))
            .fold(0, u64::wrapping_add)
    }
}

impl AsFd for Counters {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.pages.as_fd()
    }
}

/// The writing end of one worker's block.
#[derive(Debug)]
pub struct WorkerCounters {
    pages: Arc<Pages>,
    block: usize,
}

impl WorkerCounters {
    /// Adds to a total.
    pub fn add(&self, total: Total, count: u64) {
        self.pages.add(self.block.saturating_add(usize::from(total.place())), count);
    }

    /// Sets a total that is a level, not a count.
    pub fn set(&self, total: Total, level: u64) {
        self.pages.store(self.block.saturating_add(usize::from(total.place())), level);
    }

    /// One frame more that ended for this reason.
    pub fn reason(&self, reason: Reason) {
        if let Some(place) = reason.index().filter(|place| *place < REASONS) {
            self.pages.add(self.block.saturating_add(TOTALS).saturating_add(place), 1);
        }
    }

    /// One message more on which the rule in `slot` decided.
    pub fn hit(&self, slot: u32) {
        self.pages.add(self.block.saturating_add(rule_place(slot)), 1);
    }

    /// One message more that the rule in `slot` would have blocked.
    pub fn would(&self, slot: u32) {
        self.pages.add(self.block.saturating_add(rule_place(slot)).saturating_add(1), 1);
    }
}

impl Total {
    #[expect(clippy::as_conversions, reason = "the discriminant is the place, by declaration")]
    const fn place(self) -> u8 {
        self as u8
    }
}

fn block(worker: usize) -> usize {
    worker.saturating_mul(BLOCK_WORDS).saturating_add(HEADER_WORDS)
}

/// A slot beyond the bound shares the last one, which no rule is given.
fn rule_place(slot: u32) -> usize {
    let slot = usize::try_from(slot).unwrap_or(usize::MAX).min(RULE_SLOTS_MAX.saturating_sub(1));
    slot.saturating_mul(WORDS_A_RULE).saturating_add(TOTALS).saturating_add(REASONS)
}

const _: () = assert!(Reason::ALL.len() <= REASONS, "every reason has a counter");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_process_sees_the_sum_of_all_workers() {
        let counters = Counters::create(2).unwrap();
        let reader = Counters::open(counters.as_fd().try_clone_to_owned().unwrap()).unwrap();

        counters.worker(0).add(Total::Received, 5);
        counters.worker(1).add(Total::Received, 7);
        counters.worker(1).hit(9);
        counters.worker(0).would(9);
        counters.worker(0).reason(Reason::DEFAULT);

        assert_eq!(reader.total(Total::Received), 12);
        assert_eq!(reader.rule(9), RuleHits { hits: 1, would: 1 });
        assert_eq!(reader.reasons().collect::<Vec<_>>(), [(Reason::DEFAULT, 1)]);
    }

    #[test]
    fn a_port_is_told_as_it_is() {
        let state = PortState {
            is_af_xdp: true,
            is_zero_copy: true,
            is_pinned: true,
            ..PortState::default()
        };

        assert_eq!(PortState::from_level(state.level()), state);
    }

    #[test]
    fn a_slot_beyond_the_bound_disturbs_no_rule() {
        let counters = Counters::create(1).unwrap();

        counters.worker(0).hit(u32::MAX);

        assert!((0..100).all(|slot| counters.rule(slot) == RuleHits::default()));
        assert_eq!(counters.total(Total::Received), 0);
    }
}
