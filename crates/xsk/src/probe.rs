//! Facts about this host and its interfaces that decide whether a link will work; words and remedies are the caller's.

use rustix::{io::Errno, system::uname};

use crate::{FrameSize, Memlock, Offloads, XskError, bpffs, device::Device, memlock, socket};

/// Facts about an interface of the current network namespace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterfaceFacts {
    /// Its name.
    pub interface: String,
    /// Its index in this namespace.
    pub index: u32,
    /// Name of its driver; none where it does not tell.
    pub driver: Option<String>,
    /// Octets of a packet without its link layer.
    pub mtu: u32,
    /// Whether it is switched on.
    pub is_up: bool,
    /// Whether the other end is there too.
    pub has_carrier: bool,
    /// Queues to receive from, at least 1.
    pub receive_queues: u32,
    /// Queues to send by, at least 1.
    pub send_queues: u32,
    /// What it does to frames.
    pub offloads: Offloads,
}

impl InterfaceFacts {
    /// Whether the longest frame, with two VLAN tags, fits into one frame of the UMEM.
    pub const fn fits(&self, frame_size: FrameSize) -> bool {
        self.mtu.saturating_add(LINK_LAYER) <= frame_size.payload()
    }
}

/// Facts about this host as this process sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostFacts {
    /// Release of the kernel, as `uname -r` prints it.
    pub kernel: String,
    /// Memory that may be locked.
    pub memlock: Memlock,
    /// Whether `/sys/fs/bpf` is a BPF file system.
    pub has_bpffs: bool,
    /// Whether this process may open an `AF_XDP` socket, or why not.
    pub xdp_socket: Result<(), Errno>,
    /// Huge pages that nobody uses, of the default size.
    pub huge_pages_free: u64,
}

/// Facts about an interface of the current network namespace.
pub fn interface_facts(interface: &str) -> Result<InterfaceFacts, XskError> {
    let device = Device::new(interface)?;
    let index = socket::interface_index(interface)?;
    let fault =
        |step| move |source| XskError::Device { interface: interface.to_owned(), step, source };
    let flags = device.flags().map_err(fault("flags"))?;
    let channels = device.channels().unwrap_or_default();
    Ok(InterfaceFacts {
        interface: interface.to_owned(),
        index,
        driver: device.driver().ok(),
        mtu: device.mtu().map_err(fault("MTU"))?,
        is_up: flags & libc::IFF_UP != 0,
        has_carrier: flags & libc::IFF_RUNNING != 0,
        receive_queues: channels.combined.saturating_add(channels.receive).max(1),
        send_queues: channels.combined.saturating_add(channels.send).max(1),
        offloads: Offloads::of(&device),
    })
}

/// Facts about this host.
pub fn host_facts() -> HostFacts {
    HostFacts {
        kernel: uname().release().to_string_lossy().into_owned(),
        memlock: memlock(),
        has_bpffs: bpffs::is_mounted(),
        xdp_socket: socket::xdp_socket().map(drop),
        huge_pages_free: huge_pages_free().unwrap_or(0),
    }
}

/// `HugePages_Free` of `proc_meminfo(5)`.
fn huge_pages_free() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/meminfo").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("HugePages_Free:"))?;
    line.trim().parse().ok()
}

/// Octets of an Ethernet header and two VLAN tags.
const LINK_LAYER: u32 = 22;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loopback_is_found_up_and_of_one_queue() {
        let facts = interface_facts("lo").unwrap();

        assert_eq!((facts.index, facts.receive_queues), (1, 1));
        assert!(facts.mtu > 1500);
        assert!(!facts.fits(FrameSize::Octets4096));
    }

    #[test]
    fn an_interface_that_is_not_there_is_an_error_whatever_its_name() {
        for name in ["", "nosuch0", "a-name-longer-than-fifteen", "../lo"] {
            assert!(matches!(interface_facts(name), Err(XskError::NoInterface(_))), "{name:?}");
        }
    }

    #[test]
    fn the_host_tells_its_kernel() {
        let facts = host_facts();

        assert!(facts.kernel.contains('.'));
    }
}
