//! Tunnels that were used by packets judged at a glance, until someone notes it.

use arrayvec::ArrayVec;
use session::Passed;

/// Tunnels that wait to be noted, at most.
const USES_MAX: usize = 64;

/// Uses of tunnels that are due to be noted by [`crate::Inspector::note`].
#[derive(Clone, Debug, Default)]
pub struct Uses(ArrayVec<Passed, USES_MAX>);

impl Uses {
    /// True where there is nothing to note.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn is_full(&self) -> bool {
        self.0.is_full()
    }

    /// Keeps a use that is due, while there is room: the next one is due in eight seconds.
    #[inline]
    pub(crate) fn add(&mut self, passed: Passed) {
        if passed.is_due() {
            let _ = self.0.try_push(passed);
        }
    }

    pub(crate) fn take(&mut self) -> impl Iterator<Item = Passed> {
        self.0.drain(..)
    }
}
