//! Setting up an AF_XDP socket: registration, rings, bind (Linux `Documentation/networking/af_xdp.rst`).

#![expect(unsafe_code, reason = "XDP_MAX_TX_SKB_BUDGET has no safe wrapper")]

use std::{
    ffi::{c_int, c_uint},
    os::fd::{AsFd as _, AsRawFd as _, BorrowedFd, OwnedFd},
    thread::sleep,
    time::Duration,
};

use rustix::{
    io::Errno,
    net::{
        AddressFamily, SocketFlags, SocketType, bind, netdevice, socket_with, sockopt,
        xdp::{
            SocketAddrXdp, SocketAddrXdpFlags, SocketAddrXdpWithSharedUmem, XDP_PGOFF_RX_RING,
            XDP_PGOFF_TX_RING, XDP_UMEM_PGOFF_COMPLETION_RING, XDP_UMEM_PGOFF_FILL_RING,
            XdpRingOffset, XdpUmemReg, XdpUmemRegFlags,
        },
    },
};

use crate::{
    PortFacts, SideCounters, Umem, XskError,
    port::{Port, Rings, copying},
    ring::{Consumer, Producer, Shape},
};

/// Whose UMEM a socket uses; both carry the mode asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Sharing<'a> {
    /// It registers the UMEM.
    First(SocketAddrXdpFlags),
    /// It shares the UMEM, and so the mode, of this socket.
    With(BorrowedFd<'a>, SocketAddrXdpFlags),
}

/// A socket bound to a queue of an interface, its fill ring full.
pub(crate) fn open_port(
    umem: &Umem,
    pool: &mut Vec<u32>,
    end: (&str, u32),
    sharing: Sharing<'_>,
) -> Result<Port, XskError> {
    let (interface, queue) = end;
    let fault =
        |step| move |source| XskError::Socket { interface: interface.to_owned(), step, source };
    let socket = xdp_socket().map_err(fault("socket"))?;
    let index = interface_index(interface)?;
    if let Sharing::First(_) = sharing {
        register(&socket, umem).map_err(fault("register the UMEM"))?;
    }
    let mut rings = rings(&socket).map_err(fault("rings"))?;
    raise_budget(&socket);
    // Drivers take their first frames to receive into at the bind, and some never come back for the rest.
    let filled = rings.give(pool);
    bind_patiently(&socket, index, queue, sharing).map_err(|source| XskError::Bind {
        interface: interface.to_owned(),
        queue,
        mode: sharing.mode(),
        source,
    })?;
    let copying = copying(socket.as_fd()).map_err(fault("XDP_OPTIONS"))?;
    let facts = PortFacts { interface: interface.to_owned(), queue, copying };
    Ok(Port { socket, rings, facts, filled, sending: 0, counters: SideCounters::default() })
}

/// An AF_XDP socket, bound to nothing.
pub(crate) fn xdp_socket() -> Result<OwnedFd, Errno> {
    socket_with(AddressFamily::XDP, SocketType::RAW, SocketFlags::CLOEXEC, None)
}

/// A socket of no use but for asking about interfaces of this network namespace.
pub(crate) fn any_socket() -> Result<OwnedFd, Errno> {
    socket_with(AddressFamily::INET, SocketType::DGRAM, SocketFlags::CLOEXEC, None)
}

/// Index of an interface of this network namespace; an AF_XDP socket would not tell it.
pub(crate) fn interface_index(interface: &str) -> Result<u32, XskError> {
    any_socket()
        .and_then(|socket| netdevice::name_to_index(socket, interface))
        .map_err(|_| XskError::NoInterface(interface.to_owned()))
}

impl Sharing<'_> {
    fn mode(self) -> &'static str {
        let (Self::First(flags) | Self::With(_, flags)) = self;
        if flags.contains(SocketAddrXdpFlags::XDP_ZEROCOPY) { "zero-copy" } else { "copy" }
    }
}

fn register(socket: &OwnedFd, umem: &Umem) -> Result<(), Errno> {
    let start = u64::try_from(umem.start().addr().get()).map_err(|_| Errno::INVAL)?;
    let region = XdpUmemReg {
        addr: start,
        len: umem.len(),
        chunk_size: umem.config().frame_size.octets(),
        headroom: 0,
        flags: XdpUmemRegFlags::empty(),
        tx_metadata_len: 0,
    };
    sockopt::set_xdp_umem_reg(socket, region)
}

fn rings(socket: &OwnedFd) -> Result<Rings, Errno> {
    sockopt::set_xdp_umem_fill_ring_size(socket, RING)?;
    sockopt::set_xdp_umem_completion_ring_size(socket, RING)?;
    sockopt::set_xdp_rx_ring_size(socket, RING)?;
    sockopt::set_xdp_tx_ring_size(socket, RING)?;
    let at = sockopt::xdp_mmap_offsets(socket)?;
    let fd = socket.as_fd();
    let shape =
        |page_offset: u64, offsets: XdpRingOffset| Shape { page_offset, offsets, size: RING };
    Ok(Rings {
        receive: Consumer::map(fd, &shape(XDP_PGOFF_RX_RING, at.rx))?,
        send: Producer::map(fd, &shape(XDP_PGOFF_TX_RING, at.tx))?,
        fill: Producer::map(fd, &shape(XDP_UMEM_PGOFF_FILL_RING, at.fr))?,
        completion: Consumer::map(fd, &shape(XDP_UMEM_PGOFF_COMPLETION_RING, at.cr))?,
    })
}

/// A queue is busy for some 40 ms after its last owner has died.
fn bind_patiently(
    socket: &OwnedFd,
    index: u32,
    queue: u32,
    sharing: Sharing<'_>,
) -> Result<(), Errno> {
    for _ in 0..BIND_TRIES {
        match bind_once(socket, index, queue, sharing) {
            Err(Errno::BUSY) => sleep(BIND_PAUSE),
            bound => return bound,
        }
    }
    Err(Errno::BUSY)
}

fn bind_once(socket: &OwnedFd, index: u32, queue: u32, sharing: Sharing<'_>) -> Result<(), Errno> {
    match sharing {
        Sharing::First(mode) => {
            let flags = mode | SocketAddrXdpFlags::XDP_USE_NEED_WAKEUP;
            bind(socket, &SocketAddrXdp::new(flags, index, queue))
        }
        Sharing::With(shared_umem_fd, _) => {
            let addr = SocketAddrXdp::new(SocketAddrXdpFlags::XDP_SHARED_UMEM, index, queue);
            bind(socket, &SocketAddrXdpWithSharedUmem { addr, shared_umem_fd })
        }
    }
}

/// Kernels that do not know the option send 32 frames a call, which only costs calls.
fn raise_budget(socket: &OwnedFd) {
    let budget: c_uint = RING;
    let len = libc::socklen_t::try_from(size_of::<c_uint>()).unwrap_or(4);
    // SAFETY: `socket` is open, and the pointer leads to `len` readable octets that outlive the call.
    let _ = unsafe {
        libc::setsockopt(
            socket.as_raw_fd(),
            libc::SOL_XDP,
            XDP_MAX_TX_SKB_BUDGET,
            (&raw const budget).cast(),
            len,
        )
    };
}

/// Slots of each ring, a power of two.
const RING: u32 = 2048;

/// `XDP_MAX_TX_SKB_BUDGET` of `linux/if_xdp.h`.
const XDP_MAX_TX_SKB_BUDGET: c_int = 9;

const BIND_TRIES: u32 = 60;
const BIND_PAUSE: Duration = Duration::from_millis(5);
