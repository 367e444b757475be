//! Load at rates that no socket reaches: frames made in the kernel by `BPF_PROG_TEST_RUN` over live frames
//! (Linux `Documentation/bpf/bpf_prog_run.rst`), and a sink that counts them. For the benchmark only.
//!
//! The interface under load, or the far end of its veth pair, needs native XDP or GRO to take redirected frames.

mod generator;
mod redirect;
mod run;
mod sink;

pub use generator::{Generator, Load, Number, Sent};
pub use redirect::Redirect;
pub use sink::{Arrivals, Sink};

/// Where a frame carries its mark (16 bits) and its sequence number (48 bits), from 0, one more each frame.
pub(crate) const NO_STAMP: u64 = 0xffff;

#[derive(Debug, thiserror::Error)]
/// What can go wrong with load.
pub enum LoadError {
    /// No template, more than 64, or one shorter than an Ethernet header or longer than 2048 octets.
    #[error("a load has 1 to 64 templates of 14 to 2048 octets")]
    Templates,
    /// The stamp does not fit into every template.
    #[error("the stamp of 8 octets does not fit into every template")]
    Stamp,
    /// A number does not fit into every template, or there are more than 8.
    #[error("a load has up to 8 numbers of 1 to 8 octets inside every template")]
    Numbers,
    /// An interface or a program of this crate was at fault.
    #[error(transparent)]
    Xsk(#[from] crate::XskError),
    /// A program could not be loaded or attached.
    #[error("program {0}")]
    Program(&'static str, #[source] Box<dyn std::error::Error + Send + Sync>),
    /// The kernel refused to run frames.
    #[error("run over live frames")]
    Run(#[source] rustix::io::Errno),
    /// The thread of the generator is gone.
    #[error("the generator's thread is gone")]
    Gone,
}
