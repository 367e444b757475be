//! Packet sockets (`packet(7)`) that keep the VLAN tag and never read back what was sent.

#![expect(
    unsafe_code,
    reason = "auxiliary data and options of packet sockets have no safe wrapper"
)]

use std::{
    ffi::{c_int, c_void},
    mem,
    os::fd::{AsRawFd as _, BorrowedFd, OwnedFd},
};

use rustix::{
    io::Errno,
    net::{AddressFamily, SocketFlags, SocketType, socket_with},
};

use crate::device::last_error;

/// Octets of a VLAN tag, which the buffer of an arrival has room for in front.
pub(crate) const TAG: usize = 4;

/// What came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Arrival {
    /// A frame of `len` octets from `start` of the buffer.
    Whole { start: usize, len: usize },
    /// A frame longer than the buffer.
    TooLong,
}

/// A socket that hears nothing before it is bound.
pub(crate) fn open() -> Result<OwnedFd, Errno> {
    let socket = socket_with(AddressFamily::PACKET, SocketType::RAW, SocketFlags::CLOEXEC, None)?;
    set(&socket, libc::SOL_PACKET, PACKET_IGNORE_OUTGOING, 1)?;
    set(&socket, libc::SOL_PACKET, libc::PACKET_AUXDATA, 1)?;
    // Without CAP_NET_ADMIN the system's own bound holds.
    let _ = set(&socket, libc::SOL_SOCKET, libc::SO_RCVBUFFORCE, RECEIVE_BUFFER);
    Ok(socket)
}

/// The next frame, its tag put back; none where there is none now.
pub(crate) fn receive(socket: BorrowedFd<'_>, buffer: &mut [u8]) -> Option<Arrival> {
    let mut control = [0_u64; CONTROL_WORDS];
    let (len, flags) = receive_message(socket, buffer.get_mut(TAG..)?, &mut control)?;
    if flags & libc::MSG_TRUNC != 0 {
        return Some(Arrival::TooLong);
    }
    let Some(tag) = tag(&control) else { return Some(Arrival::Whole { start: TAG, len }) };
    buffer.copy_within(TAG..ADDRESSES.saturating_add(TAG), 0);
    buffer.get_mut(ADDRESSES..ADDRESSES.saturating_add(TAG))?.copy_from_slice(&tag);
    Some(Arrival::Whole { start: 0, len: len.saturating_add(TAG) })
}

/// Frames that the kernel dropped since last asked, for want of room.
pub(crate) fn drops(socket: BorrowedFd<'_>) -> u64 {
    let mut statistics = libc::tpacket_stats { tp_packets: 0, tp_drops: 0 };
    let mut len = socklen(size_of::<libc::tpacket_stats>());
    let value: *mut c_void = (&raw mut statistics).cast();
    // SAFETY: `socket` is open; `value` leads to `len` writable octets, which outlive the call, as does `len`.
    let answer = unsafe {
        libc::getsockopt(
            socket.as_raw_fd(),
            libc::SOL_PACKET,
            libc::PACKET_STATISTICS,
            value,
            &raw mut len,
        )
    };
    if answer == 0 { statistics.tp_drops.into() } else { 0 }
}

/// Octets received and flags of the message.
fn receive_message(
    socket: BorrowedFd<'_>,
    buffer: &mut [u8],
    control: &mut [u64; CONTROL_WORDS],
) -> Option<(usize, c_int)> {
    let mut part = libc::iovec { iov_base: buffer.as_mut_ptr().cast(), iov_len: buffer.len() };
    // SAFETY: all zeros is a value of this structure of numbers and nullable pointers.
    let mut message: libc::msghdr = unsafe { mem::zeroed() };
    message.msg_iov = &raw mut part;
    message.msg_iovlen = 1;
    message.msg_control = control.as_mut_ptr().cast();
    message.msg_controllen = size_of_val(control);
    // SAFETY: `socket` is open; the message leads to one part and to control octets, each writable to its length,
    // and all of them outlive the call.
    let len = unsafe {
        libc::recvmsg(socket.as_raw_fd(), &raw mut message, libc::MSG_DONTWAIT | libc::MSG_TRUNC)
    };
    Some((usize::try_from(len).ok()?, message.msg_flags))
}

/// The tag that the kernel took out of the frame, as it stood there: TPID, then TCI.
fn tag(control: &[u64; CONTROL_WORDS]) -> Option<[u8; TAG]> {
    let mut octets = [0_u8; CONTROL_WORDS * 8];
    for (place, word) in octets.chunks_exact_mut(8).zip(control) {
        place.copy_from_slice(&word.to_ne_bytes());
    }
    // The only message asked for is the first one: `struct cmsghdr`, then `struct tpacket_auxdata`.
    let (header, auxiliary) = octets.split_at_checked(size_of::<libc::cmsghdr>())?;
    let (level, kind) = header.get(size_of::<usize>()..)?.split_first_chunk::<4>()?;
    let is_auxiliary = i32::from_ne_bytes(*level) == libc::SOL_PACKET
        && kind == libc::PACKET_AUXDATA.to_ne_bytes();
    let status = u32::from_ne_bytes(*auxiliary.first_chunk::<4>()?);
    if !is_auxiliary || status & libc::TP_STATUS_VLAN_VALID == 0 {
        return None;
    }
    let [tci_0, tci_1, tpid_0, tpid_1] = *auxiliary.get(VLAN_TCI..)?.first_chunk::<4>()?;
    let tci = u16::from_ne_bytes([tci_0, tci_1]);
    let tpid = match status & libc::TP_STATUS_VLAN_TPID_VALID {
        0 => TPID_8021Q,
        _ => u16::from_ne_bytes([tpid_0, tpid_1]),
    };
    let ([tpid_0, tpid_1], [tci_0, tci_1]) = (tpid.to_be_bytes(), tci.to_be_bytes());
    Some([tpid_0, tpid_1, tci_0, tci_1])
}

fn set(socket: &OwnedFd, level: c_int, option: c_int, value: c_int) -> Result<(), Errno> {
    let len = socklen(size_of::<c_int>());
    // SAFETY: `socket` is open, and the pointer leads to `len` readable octets that outlive the call.
    let answer = unsafe {
        libc::setsockopt(socket.as_raw_fd(), level, option, (&raw const value).cast(), len)
    };
    if answer == 0 { Ok(()) } else { Err(last_error()) }
}

fn socklen(octets: usize) -> libc::socklen_t {
    libc::socklen_t::try_from(octets).unwrap_or(0)
}

/// Octets of the two addresses before a VLAN tag.
const ADDRESSES: usize = 12;

/// Room for one control message, aligned as it must be.
const CONTROL_WORDS: usize = 8;

/// Offset of `tp_vlan_tci` in `struct tpacket_auxdata` of `linux/if_packet.h`.
const VLAN_TCI: usize = 16;

/// Tag protocol identifier of IEEE 802.1Q, for kernels that do not tell it.
const TPID_8021Q: u16 = 0x8100;

/// `PACKET_IGNORE_OUTGOING` of `linux/if_packet.h`.
const PACKET_IGNORE_OUTGOING: c_int = 23;

/// Octets that the kernel may queue for a slow reader.
const RECEIVE_BUFFER: c_int = 8 << 20;
