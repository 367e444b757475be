//! What the data plane of one link is told.

use std::path::PathBuf;
use std::time::Duration;

use xsk::Mode;

/// What carries frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// AF_XDP.
    Xsk,
    /// AF_PACKET, for hosts without XDP and for tests.
    Raw,
}

/// Where frames of the pass-through list are forwarded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassWhere {
    /// In the kernel, but on veth and virtio, which may lose a redirected frame.
    Auto,
    /// By the XDP program.
    Kernel,
    /// By the worker.
    User,
}

/// One link.
#[derive(Clone, Debug)]
pub struct Config {
    /// Name of the link, as the policy may declare it.
    pub link: String,
    /// Interface towards the partner.
    pub outside: String,
    /// Interface towards the core.
    pub inside: String,
    /// Queues that are served, a worker each; without, as many as both ports have.
    pub queues: Option<u32>,
    /// What carries frames.
    pub backend: Backend,
    /// Copy or zero-copy.
    pub mode: Mode,
    /// Where the pass-through list is forwarded.
    pub pass: PassWhere,
    /// Age of a worker's last turn at which the fail mode of the link decides; zero is never.
    pub deadline: Duration,
    /// Takes the XDP program off the interfaces at the end, instead of leaving the fail mode in force.
    pub detach_on_stop: bool,
    /// Where the socket for control planes is made.
    pub run_dir: PathBuf,
    /// Where the bundle in force is kept.
    pub state_dir: PathBuf,
}
