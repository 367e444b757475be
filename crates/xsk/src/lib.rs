//! AF_XDP sockets, UMEM, owned frames, the XDP program and its maps.
//!
//! A worker sees [`PacketIo`] only: whole frames in, whole frames out. [`Link`] does it over AF_XDP
//! without a copy of our own, [`RawLink`] over AF_PACKET, [`MemoryLink`] in memory.

mod attachment;
mod bpffs;
mod device;
mod error;
mod ethtool;
mod frame;
mod io;
mod link;
#[cfg(feature = "livegen")]
pub mod livegen;
mod mapping;
mod maps;
mod memlock;
mod memory;
mod packet_socket;
mod port;
mod probe;
mod program;
mod promiscuous;
mod raw;
mod readiness;
mod resident;
mod ring;
mod socket;
mod umem;

pub use error::XskError;
pub use ethtool::{Offload, Offloads, set_offload};
pub use frame::XskFrame;
pub use io::{Frame, IoCounters, PacketIo, Side, SideCounters};
pub use link::{Ends, Link, Mode};
pub use maps::{Action, Beat, FailMode, Kind, ProgramCounters, Settings, monotonic_ns};
pub use memlock::{Memlock, memlock, raise_memlock};
pub use memory::{MemoryFrame, MemoryLink};
pub use port::{Copying, PortFacts};
pub use probe::{HostFacts, InterfaceFacts, host_facts, interface_facts};
pub use program::{Attach, Attached, Place, Program};
pub use promiscuous::Promiscuous;
pub use raw::{RawFrame, RawLink};
pub use resident::keep_resident;
pub use umem::{FrameSize, Umem, UmemConfig};
