//! How a rule table reaches a worker: newest wins, and the worker never frees one.
//!
//! The publisher keeps every table until all workers have acknowledged a newer one, so that the last
//! reference is always dropped by the publisher's thread.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crossbeam::queue::ArrayQueue;
use crossbeam::utils::CachePadded;
use ruletable::RuleTable;
use southbound::Generation;

/// A rule table and the generation that it is.
#[derive(Clone, Debug)]
pub struct Issue {
    /// Its generation.
    pub generation: Generation,
    /// The table.
    pub table: Arc<RuleTable>,
}

#[derive(Debug)]
struct Slot {
    offered: ArrayQueue<Issue>,
    applied: CachePadded<AtomicU64>,
}

/// The worker's end.
#[derive(Debug)]
pub struct Mailbox(Arc<Slot>);

impl Mailbox {
    /// The newest table that was not taken yet.
    pub fn take(&self) -> Option<Issue> {
        self.0.offered.pop()
    }

    /// From now on every verdict is by `generation`.
    pub fn acknowledge(&self, generation: Generation) {
        self.0.applied.store(generation.0, Ordering::Release);
    }
}

/// The publisher's end of all workers.
#[derive(Debug)]
pub struct Publisher {
    slots: Vec<Arc<Slot>>,
    kept: Vec<Issue>,
}

impl Publisher {
    /// A publisher and the mailboxes of so many workers.
    pub fn new(workers: usize) -> (Self, Vec<Mailbox>) {
        let slots: Vec<_> = (0..workers)
            .map(|_| {
                Arc::new(Slot {
                    offered: ArrayQueue::new(1),
                    applied: CachePadded::new(AtomicU64::new(0)),
                })
            })
            .collect();
        let mailboxes = slots.iter().map(|slot| Mailbox(Arc::clone(slot))).collect();
        (Self { slots, kept: Vec::new() }, mailboxes)
    }

    /// Offers a table to every worker; an older one that was not taken is withdrawn.
    pub fn publish(&mut self, issue: &Issue) {
        self.kept.push(issue.clone());
        for slot in &self.slots {
            slot.offered.force_push(issue.clone());
        }
    }

    /// True when every worker judges by `generation` or a newer one.
    pub fn is_applied(&self, generation: Generation) -> bool {
        self.slots.iter().all(|slot| slot.applied.load(Ordering::Acquire) >= generation.0)
    }

    /// Frees the tables that no worker can use any more.
    pub fn reclaim(&mut self) {
        let oldest = self.slots.iter().map(|slot| slot.applied.load(Ordering::Acquire)).min();
        let oldest = Generation(oldest.unwrap_or(u64::MAX));
        self.kept.retain(|issue| issue.generation >= oldest);
    }
}
