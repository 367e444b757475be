//! AF_XDP sockets, UMEM, owned frames, the XDP program and its maps.
//!
//! A worker sees [`PacketIo`] only: whole frames in, whole frames out. [`Link`] does it over AF_XDP
//! without a copy of our own, [`MemoryLink`] in memory.

mod error;
mod frame;
mod io;
mod link;
mod mapping;
mod memlock;
mod memory;
mod port;
mod ring;
mod socket;
mod umem;

pub use error::XskError;
pub use frame::XskFrame;
pub use io::{Frame, IoCounters, PacketIo, Side, SideCounters};
pub use link::{Ends, Link, Mode};
pub use memlock::{Memlock, memlock, raise_memlock};
pub use memory::{MemoryFrame, MemoryLink};
pub use port::{Copying, PortFacts};
pub use umem::{FrameSize, Umem, UmemConfig};
