//! What can go wrong between this crate and the kernel.

use std::path::PathBuf;

use rustix::io::Errno;

/// A step at which the kernel, or what it was asked, was at fault.
#[derive(Debug, thiserror::Error)]
pub enum XskError {
    /// The interface does not exist in this network namespace.
    #[error("interface {0} does not exist in this network namespace")]
    NoInterface(String),
    /// A UMEM of this number of frames cannot be made.
    #[error("a UMEM of {0} frames is outside of 64 to 1048576")]
    FrameCount(u32),
    /// The memory of the UMEM could not be had.
    #[error("memory of the UMEM")]
    Memory(#[source] Errno),
    /// The kernel refused a step in setting up a socket.
    #[error("AF_XDP socket of {interface}: {step}")]
    Socket {
        /// The port's interface.
        interface: String,
        /// What was asked of the kernel.
        step: &'static str,
        /// Its answer.
        #[source]
        source: Errno,
    },
    /// The kernel refused the bind of a socket to its queue.
    #[error("bind to queue {queue} of {interface} in {mode} mode")]
    Bind {
        /// The port's interface.
        interface: String,
        /// Its queue.
        queue: u32,
        /// "copy" or "zero-copy".
        mode: &'static str,
        /// The kernel's answer.
        #[source]
        source: Errno,
    },
    /// The XDP program or one of its maps could not be loaded.
    #[error("XDP program of {interface}")]
    Load {
        /// The port's interface.
        interface: String,
        /// What was wrong.
        #[source]
        source: Box<aya::EbpfError>,
    },
    /// The program could not be attached to its interface.
    #[error("attach the XDP program to {interface}")]
    Attach {
        /// The port's interface.
        interface: String,
        /// What was wrong.
        #[source]
        source: Box<aya::programs::ProgramError>,
    },
    /// The object holds no program or map of this name.
    #[error("the XDP object has no {0}")]
    Missing(&'static str),
    /// A map refused what was asked.
    #[error("map {map}")]
    Map {
        /// Name in the object.
        map: &'static str,
        /// What was wrong.
        #[source]
        source: Box<aya::maps::MapError>,
    },
    /// More entries than the verdict map holds.
    #[error("{0} verdicts are more than the 1024 that the XDP program holds")]
    TooManyVerdicts(usize),
    /// The queue number is beyond what the program's maps hold.
    #[error(
        "queue {0} is beyond the 64 that the XDP program serves: `ethtool -L IF combined 64`, or fewer"
    )]
    Queue(u32),
    /// A port has fewer queues than its link is to serve.
    #[error(
        "{interface} has {found} queues to receive from and send by, and {wanted} are to be served: \
         `ethtool -L {interface} combined {wanted}`, or as many queues at the other port, or `--queues {found}`"
    )]
    TooFewQueues {
        /// The port's interface.
        interface: String,
        /// Queues that are to be served.
        wanted: u32,
        /// Queues that it has.
        found: u32,
    },
    /// A link name that cannot be a directory of bpffs.
    #[error("link name {0:?} is not 1 to 63 letters, digits, '-' or '_'")]
    LinkName(String),
    /// A pin in bpffs could not be made, read or removed.
    #[error("pin {}", path.display())]
    Pin {
        /// Where.
        path: PathBuf,
        /// What was wrong.
        #[source]
        source: std::io::Error,
    },
    /// The AF_PACKET channel of an interface could not be opened.
    #[error("AF_PACKET channel of {interface}")]
    Packet {
        /// The port's interface.
        interface: String,
        /// What was wrong.
        #[source]
        source: std::io::Error,
    },
    /// An ioctl on an interface was refused.
    #[error("{step} of {interface}")]
    Device {
        /// The interface.
        interface: String,
        /// What was asked.
        step: &'static str,
        /// The kernel's answer.
        #[source]
        source: Errno,
    },
}
