//! The sign that a worker makes progress, which the XDP programs look at before they give it a frame.

use inspect::Tick;
use xsk::Beat;

/// The heartbeat towards the programs of both ports; none where there are no programs.
#[derive(Debug, Default)]
pub(crate) struct Heart(Option<[Beat; 2]>);

impl Heart {
    pub(crate) fn of(beats: [Beat; 2]) -> Self {
        Self(Some(beats))
    }

    /// A turn that began at that time of `CLOCK_MONOTONIC` is over.
    pub(crate) fn beat(&self, began: Tick) {
        for beat in self.0.iter().flatten() {
            beat.strike(began.0);
        }
    }
}
