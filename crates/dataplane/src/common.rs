//! What the workers of a link have in common: one memory of its traffic, whichever queue that comes by.
//!
//! Packets of users are judged by all workers at a time, as they change nothing but counts. All else is judged by one
//! worker at a time, for a burst at the longest: so limits count a link and not a queue, an answer is held against its
//! request wherever the two arrive, and a policy comes into force for all workers at once.

use std::hint::spin_loop;
use std::ops::{Deref, DerefMut};
use std::sync::{LockResult, PoisonError, TryLockError, TryLockResult};

use crossbeam::sync::{ShardedLock, ShardedLockReadGuard, ShardedLockWriteGuard};
use inspect::Inspector;

use crate::hold::Hold;

/// Frames that may wait for a verdict; at the bound, a further piece ends.
const HELD_MAX: u32 = 2048;

/// Attempts to have the memory before a worker sleeps until it may: some tens of microseconds.
const ATTEMPTS: u32 = 2_000;

/// The memory of a link's traffic.
#[derive(Debug)]
pub struct Common<F>(ShardedLock<Memory<F>>);

/// What is remembered, and the frames that wait.
#[derive(Debug)]
pub(crate) struct Memory<F> {
    pub(crate) inspector: Inspector,
    pub(crate) held: Hold<F>,
}

/// The right to change the memory. Where a defect ends it early, nothing of what was remembered is trusted.
pub(crate) struct Exclusive<'c, F>(ShardedLockWriteGuard<'c, Memory<F>>);

impl<F> Common<F> {
    /// The memory of so many workers, judged by that inspector.
    pub fn new(inspector: Inspector, workers: usize) -> Self {
        Self(ShardedLock::new(Memory { inspector, held: Hold::new(HELD_MAX, workers) }))
    }

    /// Beside others who only look.
    pub(crate) fn look(&self) -> ShardedLockReadGuard<'_, Memory<F>> {
        patiently(|| self.0.try_read(), || self.0.read())
    }

    /// Alone.
    pub(crate) fn change(&self) -> Exclusive<'_, F> {
        Exclusive(patiently(|| self.0.try_write(), || self.0.write()))
    }
}

/// Others take microseconds, and to be woken by the kernel takes more: it is asked only where they take longer.
fn patiently<G>(attempt: impl Fn() -> TryLockResult<G>, wait: impl FnOnce() -> LockResult<G>) -> G {
    for _ in 0..ATTEMPTS {
        match attempt() {
            Ok(guard) => return guard,
            Err(TryLockError::Poisoned(guard)) => return guard.into_inner(),
            Err(TryLockError::WouldBlock) => spin_loop(),
        }
    }
    wait().unwrap_or_else(PoisonError::into_inner)
}

impl<F> Memory<F> {
    /// Forgets all traffic; frames that waited end.
    pub(crate) fn forget(&mut self) {
        self.inspector.forget();
        self.held.end_all();
    }
}

impl<F> Deref for Exclusive<'_, F> {
    type Target = Memory<F>;

    fn deref(&self) -> &Memory<F> {
        &self.0
    }
}

impl<F> DerefMut for Exclusive<'_, F> {
    fn deref_mut(&mut self) -> &mut Memory<F> {
        &mut self.0
    }
}

impl<F> Drop for Exclusive<'_, F> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.forget();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use super::*;
    use crate::hold::Back;

    #[test]
    fn after_a_defect_in_the_middle_of_a_change_others_find_nothing_that_was_half_done() {
        let common = Common::new(Inspector::new("test", 1), 2);

        let ended = catch_unwind(AssertUnwindSafe(|| {
            common.change().held.keep(1, 'a').unwrap();
            let _memory = common.change();
            std::panic::resume_unwind(Box::new("a defect"));
        }));

        assert!(ended.is_err());
        assert_eq!((common.look().held.len(1), common.look().held.has_back(1)), (0, true));
        assert_eq!(common.change().held.back(1), Some(Back { frame: 'a', exit: None }));
    }
}
