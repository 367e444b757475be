//! A port of a bump in the wire takes frames that are addressed to others (`packet(7)`).

#![expect(unsafe_code, reason = "memberships of packet sockets have no safe wrapper")]

use std::os::fd::{AsRawFd as _, OwnedFd};

use rustix::net::netdevice;

use crate::{XskError, device::last_error, packet_socket};

/// While it lives, the interface is promiscuous; when its process dies, the kernel ends it.
#[derive(Debug)]
pub struct Promiscuous {
    _socket: OwnedFd,
}

impl Promiscuous {
    /// Holds an interface promiscuous; needs `CAP_NET_RAW`.
    pub fn hold(interface: &str) -> Result<Self, XskError> {
        let failed = |source| XskError::Socket {
            interface: interface.to_owned(),
            step: "make the port promiscuous",
            source,
        };
        let socket = packet_socket::open().map_err(failed)?;
        let index = netdevice::name_to_index(&socket, interface).map_err(failed)?;
        let membership = libc::packet_mreq {
            mr_ifindex: i32::try_from(index).map_err(|_| failed(rustix::io::Errno::RANGE))?,
            mr_type: PROMISCUOUS,
            mr_alen: 0,
            mr_address: [0; 8],
        };
        let len = libc::socklen_t::try_from(size_of_val(&membership)).unwrap_or(0);
        // SAFETY: the socket is open, and the pointer leads to `len` readable octets that outlive the call.
        let answer = unsafe {
            libc::setsockopt(
                socket.as_raw_fd(),
                libc::SOL_PACKET,
                libc::PACKET_ADD_MEMBERSHIP,
                (&raw const membership).cast(),
                len,
            )
        };
        if answer == 0 { Ok(Self { _socket: socket }) } else { Err(failed(last_error())) }
    }
}

/// `PACKET_MR_PROMISC` of `linux/if_packet.h`.
const PROMISCUOUS: u16 = 1;
