//! Requests about one interface of the current network namespace (`netdevice(7)`, `linux/ethtool.h`).

#![expect(unsafe_code, reason = "ioctls on interfaces have no safe wrapper")]

use std::{
    ffi::{c_char, c_int},
    mem,
    os::fd::{AsRawFd as _, OwnedFd},
};

use rustix::io::Errno;

use crate::{XskError, socket::any_socket};

/// An interface to ask about and to set.
#[derive(Debug)]
pub(crate) struct Device<'a> {
    socket: OwnedFd,
    interface: &'a str,
}

/// Numbers of queues (`struct ethtool_channels`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub(crate) struct Channels {
    command: u32,
    pub(crate) maxima: [u32; 4],
    pub(crate) receive: u32,
    pub(crate) send: u32,
    other: u32,
    pub(crate) combined: u32,
}

/// A number behind a command (`struct ethtool_value`).
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct Value {
    command: u32,
    data: u32,
}

/// Who drives an interface (`struct ethtool_drvinfo`, 196 octets).
#[repr(C)]
struct DriverInfo {
    command: u32,
    driver: [u8; 32],
    rest: [u8; 160],
}

impl<'a> Device<'a> {
    pub(crate) fn new(interface: &'a str) -> Result<Self, XskError> {
        let no_interface = || XskError::NoInterface(interface.to_owned());
        if interface.is_empty() || interface.len() >= libc::IFNAMSIZ {
            return Err(no_interface());
        }
        let socket = any_socket().map_err(|_| no_interface())?;
        Ok(Self { socket, interface })
    }

    /// Octets of a packet without its link layer.
    pub(crate) fn mtu(&self) -> Result<u32, Errno> {
        let mut request = self.request();
        // SAFETY: the kernel writes the MTU into the request, which outlives the call.
        unsafe { self.ioctl(libc::SIOCGIFMTU, &mut request) }?;
        // SAFETY: an answered SIOCGIFMTU has set this member of the union; every bit pattern is a value of it.
        let mtu = unsafe { request.ifr_ifru.ifru_mtu };
        u32::try_from(mtu).map_err(|_| Errno::RANGE)
    }

    /// `IFF_…` of `netdevice(7)`.
    pub(crate) fn flags(&self) -> Result<c_int, Errno> {
        let mut request = self.request();
        // SAFETY: the kernel writes the flags into the request, which outlives the call.
        unsafe { self.ioctl(libc::SIOCGIFFLAGS, &mut request) }?;
        // SAFETY: an answered SIOCGIFFLAGS has set this member of the union; every bit pattern is a value of it.
        let flags = unsafe { request.ifr_ifru.ifru_flags };
        Ok(flags.into())
    }

    /// Name of the driver.
    pub(crate) fn driver(&self) -> Result<String, Errno> {
        let mut info = DriverInfo { command: GET_DRIVER, driver: [0; 32], rest: [0; 160] };
        // SAFETY: `info` has the layout that the command takes and answers with.
        unsafe { self.ethtool(&mut info) }?;
        let name = info.driver.split(|octet| *octet == 0).next().unwrap_or_default();
        Ok(String::from_utf8_lossy(name).into_owned())
    }

    /// Numbers of queues.
    pub(crate) fn channels(&self) -> Result<Channels, Errno> {
        let mut channels = Channels { command: GET_CHANNELS, ..Channels::default() };
        // SAFETY: `channels` has the layout that the command takes and answers with.
        unsafe { self.ethtool(&mut channels) }?;
        Ok(channels)
    }

    /// The number that a command of `struct ethtool_value` gets.
    pub(crate) fn value(&self, command: u32) -> Result<u32, Errno> {
        let mut value = Value { command, data: 0 };
        // SAFETY: `value` has the layout of the commands of this kind, and callers use no others.
        unsafe { self.ethtool(&mut value) }?;
        Ok(value.data)
    }

    /// Sets the number of a command of `struct ethtool_value`.
    pub(crate) fn set_value(&self, command: u32, data: u32) -> Result<(), Errno> {
        let mut value = Value { command, data };
        // SAFETY: as in `value`.
        unsafe { self.ethtool(&mut value) }
    }

    fn request(&self) -> libc::ifreq {
        // SAFETY: all zeros is a value of this structure of octets, numbers and nullable pointers.
        let mut request: libc::ifreq = unsafe { mem::zeroed() };
        for (place, octet) in request.ifr_name.iter_mut().zip(self.interface.bytes()) {
            *place = c_char::from_ne_bytes([octet]);
        }
        request
    }

    /// # Safety
    ///
    /// `data` has the layout of the ethtool command that it begins with.
    unsafe fn ethtool<T>(&self, data: &mut T) -> Result<(), Errno> {
        let mut request = self.request();
        request.ifr_ifru.ifru_data = (&raw mut *data).cast();
        // SAFETY: the request leads to `data`, which has the command's layout and outlives the call.
        unsafe { self.ioctl(libc::SIOCETHTOOL, &mut request) }
    }

    /// # Safety
    ///
    /// What `request` leads to is what the kernel reads and writes for `code`.
    unsafe fn ioctl(&self, code: libc::c_ulong, request: &mut libc::ifreq) -> Result<(), Errno> {
        // SAFETY: the socket is open; the request is a whole `ifreq`, and the caller vouches for what it leads to.
        let answer = unsafe { libc::ioctl(self.socket.as_raw_fd(), code, &raw mut *request) };
        if answer >= 0 { Ok(()) } else { Err(last_error()) }
    }
}

/// Why the last system call of this thread failed.
pub(crate) fn last_error() -> Errno {
    Errno::from_io_error(&std::io::Error::last_os_error()).unwrap_or(Errno::INVAL)
}

const GET_DRIVER: u32 = 0x03;
const GET_CHANNELS: u32 = 0x3c;
