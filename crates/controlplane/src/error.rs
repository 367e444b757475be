//! What can go wrong in a control plane.

use std::io;
use std::path::PathBuf;

use ruletable::BundleError;
use southbound::SouthboundError;

/// The store cannot do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file system refused.
    #[error("{0}")]
    Io(PathBuf, #[source] io::Error),
    /// Another control plane holds it.
    #[error("state directory {0} is held by another control plane that does not end")]
    Held(PathBuf),
    /// No policy of that serial is kept.
    #[error("no policy with serial {0} is kept")]
    Unknown(u64),
    /// Its files do not verify.
    #[error("the files of policy {0} are damaged")]
    Damaged(u64),
    /// All serials were given.
    #[error("no serial is left")]
    Exhausted,
    /// It cannot be written as JSON.
    #[error("not writable as JSON")]
    Json(#[source] serde_json::Error),
}

/// A policy did not come into force.
#[derive(Debug, thiserror::Error)]
pub enum RolloutError {
    /// Its text has errors; the rendered diagnostics.
    #[error("the policy has errors")]
    Policy(String),
    /// The data plane refused the bundle; the last good policy stands.
    #[error("the data plane refused it, the last good policy stands: {0}")]
    Refused(String),
    /// The data plane said nothing within the deadline.
    #[error(
        "the data plane did not acknowledge within 2 s; `sigwall status` tells which policy is in force"
    )]
    Silent,
    /// The data plane numbers fields in another way.
    #[error("the data plane is of another release than this control plane: restart the older one")]
    Release,
    /// There is nothing to go back to.
    #[error("no earlier policy is kept")]
    NoEarlier,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The bundle cannot be written or read back.
    #[error("the policy makes no bundle")]
    Bundle(#[source] BundleError),
    /// The compiler itself failed.
    #[error("the compiler ended by a defect")]
    Compiler,
}

/// Why a control plane ended.
#[derive(Debug, thiserror::Error)]
pub enum ControlError {
    /// A newer one is in charge.
    #[error("another control plane took over {0}; this one ends")]
    Displaced(PathBuf),
    /// Its API socket cannot be made.
    #[error("API socket {0}")]
    Socket(PathBuf, #[source] io::Error),
    /// Its event files cannot be opened.
    #[error("event file {0}")]
    Events(PathBuf, #[source] io::Error),
    /// Its store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It cannot wait for signals.
    #[error("signals")]
    Signals(#[source] io::Error),
    /// The channel to the data plane cannot be watched.
    #[error(transparent)]
    Southbound(#[from] SouthboundError),
}
