//! All that crosses the planes: bundles down; acknowledgements, counters and events up.
//!
//! The data plane makes the pages and listens; a control plane connects, maps the pages read-only and may be
//! killed and replaced at any time. Nothing here waits for the other side.

mod bundle;
mod channel;
mod counters;
mod events;
mod note;
mod pages;

pub use bundle::{BUNDLE_OCTETS_MAX, BundleFile};
pub use channel::{Channel, Listener, connect};
pub use counters::{
    Counters, PortState, RULE_SLOTS_MAX, RuleHits, Total, WORKERS_MAX, WorkerCounters,
};
pub use events::{EVENTS_MAX, Event, EventReader, EventWriter, Read, SNAPSHOT_OCTETS_MAX};
pub use note::{Generation, Note, Welcome};
pub use pages::Pages;

/// Version of everything in this crate that two processes must agree on.
pub const VERSION: u32 = 1;

/// What can go wrong between the planes.
#[derive(Debug, thiserror::Error)]
pub enum SouthboundError {
    /// The kernel refused.
    #[error("{0}")]
    Kernel(&'static str, #[source] rustix::io::Errno),
    /// Shared pages could not be mapped.
    #[error("shared pages cannot be mapped")]
    Pages(#[from] vm_memory::mmap::MmapRegionError),
    /// The other side speaks another version or sent something that is no note.
    #[error("the other plane sent {0}")]
    Foreign(&'static str),
    /// The other side is gone.
    #[error("the other plane closed the channel")]
    Closed,
    /// A bundle is not sealed, or too long.
    #[error("bundle refused: {0}")]
    Bundle(&'static str),
}

/// Names the call that the kernel refused.
pub(crate) fn kernel(call: &'static str) -> impl Fn(rustix::io::Errno) -> SouthboundError {
    move |errno| SouthboundError::Kernel(call, errno)
}
