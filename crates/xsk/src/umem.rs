//! Memory of frames, shared with the kernel (Linux `Documentation/networking/af_xdp.rst`, "UMEM").

use std::{
    os::fd::{AsFd, BorrowedFd, OwnedFd},
    ptr::NonNull,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use rustix::{
    fs::{MemfdFlags, SealFlags, fcntl_add_seals, ftruncate, memfd_create},
    io::Errno,
};

use crate::{XskError, mapping::Mapping};

/// Octets of a frame, of which the kernel keeps the first 256 for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum FrameSize {
    /// Frames of up to 1792 octets.
    #[default]
    Octets2048,
    /// Frames of up to 3840 octets.
    Octets4096,
}

impl FrameSize {
    /// Octets, headroom included.
    pub const fn octets(self) -> u32 {
        match self {
            Self::Octets2048 => 2048,
            Self::Octets4096 => 4096,
        }
    }

    /// The longest frame that arrives whole, link layer included.
    pub const fn payload(self) -> u32 {
        self.octets().saturating_sub(HEADROOM)
    }
}

/// Size of a UMEM.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UmemConfig {
    /// Octets of one frame.
    pub frame_size: FrameSize,
    /// Number of frames, 64 to 1048576.
    pub frames: u32,
}

impl Default for UmemConfig {
    fn default() -> Self {
        Self { frame_size: FrameSize::default(), frames: 16384 }
    }
}

/// Memory of the frames of one link, reserved and resident from the start.
#[derive(Debug)]
pub struct Umem {
    area: Mapping,
    memory: OwnedFd,
    config: UmemConfig,
    huge_pages: bool,
    opened: bool,
    strays: Mutex<Vec<u32>>,
    has_strays: AtomicBool,
}

impl Umem {
    /// Reserves the memory, in huge pages where enough of them are free.
    pub fn new(config: UmemConfig) -> Result<Self, XskError> {
        if !FRAMES.contains(&config.frames) {
            return Err(XskError::FrameCount(config.frames));
        }
        let (memory, area, huge_pages) =
            match reserve(config, MemfdFlags::HUGETLB | MemfdFlags::HUGE_2MB) {
                Ok((memory, area)) => (memory, area, true),
                Err(_) => reserve(config, MemfdFlags::empty())
                    .map(|(memory, area)| (memory, area, false))
                    .map_err(XskError::Memory)?,
            };
        let strays = Mutex::new(Vec::with_capacity(widen(config.frames)));
        Ok(Self {
            area,
            memory,
            config,
            huge_pages,
            opened: false,
            strays,
            has_strays: AtomicBool::new(false),
        })
    }

    /// What it was made to.
    pub fn config(&self) -> UmemConfig {
        self.config
    }

    /// Whether the memory is of huge pages.
    pub fn has_huge_pages(&self) -> bool {
        self.huge_pages
    }

    /// Fresh memory for a socket to register: what an earlier socket may still write to is left to the kernel.
    pub(crate) fn renew(&mut self) -> Result<(), XskError> {
        if self.opened {
            *self = Self::new(self.config)?;
        }
        self.opened = true;
        Ok(())
    }

    pub(crate) fn start(&self) -> NonNull<u8> {
        self.area.start()
    }

    /// Octets of all frames, which is what the kernel is told.
    pub(crate) fn len(&self) -> u64 {
        u64::from(self.config.frame_size.octets()).saturating_mul(self.config.frames.into())
    }

    /// Address of the frame that holds `address`, if it lies inside.
    pub(crate) fn frame_of(&self, address: u64) -> Option<u32> {
        let mask = self.config.frame_size.octets().saturating_sub(1);
        let address = u32::try_from(address).ok().filter(|_| address < self.len())?;
        Some(address & !mask)
    }

    /// Addresses of all frames.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = u32> {
        let size = self.config.frame_size.octets();
        (0..self.config.frames).map(move |index| index.saturating_mul(size))
    }

    /// Keeps the frame of an owner that went away without giving it back.
    pub(crate) fn stray(&self, address: u32) {
        let mut strays = self.strays.lock().unwrap_or_else(PoisonError::into_inner);
        strays.push(address);
        self.has_strays.store(true, Ordering::Relaxed);
    }

    /// Moves what strayed to the pool.
    pub(crate) fn gather(&self, pool: &mut Vec<u32>) {
        if self.has_strays.swap(false, Ordering::Relaxed) {
            pool.append(&mut self.strays.lock().unwrap_or_else(PoisonError::into_inner));
        }
    }
}

impl AsFd for Umem {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.memory.as_fd()
    }
}

/// Sealed against any change of size, so that no access can fault.
fn reserve(config: UmemConfig, pages: MemfdFlags) -> Result<(OwnedFd, Mapping), Errno> {
    let octets = u64::from(config.frame_size.octets()).saturating_mul(config.frames.into());
    let octets = octets.next_multiple_of(if pages.is_empty() { PAGE } else { HUGE_PAGE });
    let memory =
        memfd_create("sigwall-umem", MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING | pages)?;
    ftruncate(&memory, octets)?;
    fcntl_add_seals(&memory, SealFlags::SHRINK | SealFlags::GROW | SealFlags::SEAL)?;
    let len = usize::try_from(octets).map_err(|_| Errno::NOMEM)?;
    let area = Mapping::new(memory.as_fd(), 0, len)?;
    Ok((memory, area))
}

/// A `u32` as a `usize`, which on every target of AF_XDP holds it.
pub(crate) fn widen(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// `XDP_PACKET_HEADROOM` of `linux/bpf.h`.
const HEADROOM: u32 = 256;

/// Frames of a UMEM; the upper bound keeps its addresses within 32 bits.
const FRAMES: std::ops::RangeInclusive<u32> = 64..=(1 << 20) - 1;

const PAGE: u64 = 4096;
const HUGE_PAGE: u64 = 1 << 21;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_umem_of_too_few_or_too_many_frames_is_refused() {
        for frames in [0, 63, 1 << 20] {
            let refused = Umem::new(UmemConfig { frames, ..UmemConfig::default() });

            assert!(matches!(refused, Err(XskError::FrameCount(n)) if n == frames));
        }
    }

    #[test]
    fn an_address_belongs_to_the_frame_around_it_and_none_outside() {
        let umem = Umem::new(UmemConfig { frames: 64, ..UmemConfig::default() }).unwrap();

        assert_eq!(umem.frame_of(0), Some(0));
        assert_eq!(umem.frame_of(2048 + 256), Some(2048));
        assert_eq!(umem.frame_of(64 * 2048 - 1), Some(63 * 2048));
        assert!(umem.frame_of(1 << 40).is_none());
        assert_eq!(umem.addresses().count(), 64);
    }

    #[test]
    fn opening_twice_gives_fresh_memory() {
        let mut umem = Umem::new(UmemConfig { frames: 64, ..UmemConfig::default() }).unwrap();
        umem.renew().unwrap();
        let first = umem.start();

        let fence = Umem::new(umem.config()).unwrap();
        umem.renew().unwrap();

        assert_ne!(umem.start(), fence.start());
        assert_ne!(umem.start(), first);
    }
}
