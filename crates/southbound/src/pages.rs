//! Memory that both planes see: a memfd of words, written by the data plane, read by whoever holds it.

use std::fs::File;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::atomic::{AtomicU64, Ordering};

use rustix::fs::{MemfdFlags, SealFlags, fcntl_add_seals, fcntl_get_seals, memfd_create};
use vm_memory::mmap::{MmapRegion, MmapRegionBuilder};
use vm_memory::{Bytes as _, FileOffset, VolatileMemory as _};

use crate::{SouthboundError, kernel};

/// Octets of one word.
pub(crate) const WORD: usize = size_of::<u64>();
const READ: i32 = 1;
const SHARED: i32 = 1;

/// Shared pages, seen as 64-bit words and as octets.
#[derive(Debug)]
pub struct Pages {
    region: MmapRegion,
    file: std::sync::Arc<File>,
}

impl Pages {
    /// New pages, all zero, whose size can never change again.
    pub fn create(name: &str, octets: usize) -> Result<Self, SouthboundError> {
        let fd = memfd_create(name, MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING)
            .map_err(kernel("memfd_create"))?;
        let len =
            u64::try_from(octets).map_err(|_| SouthboundError::Foreign("an impossible size"))?;
        rustix::fs::ftruncate(&fd, len).map_err(kernel("ftruncate"))?;
        fcntl_add_seals(&fd, SealFlags::SHRINK | SealFlags::GROW).map_err(kernel("add seals"))?;
        let offset = FileOffset::new(File::from(fd), 0);
        let file = std::sync::Arc::clone(offset.arc());
        Ok(Self { region: MmapRegion::from_file(offset, octets)?, file })
    }

    /// Pages of the other plane, for reading only. Their size must be sealed, so that no read can fault.
    pub fn open(fd: OwnedFd) -> Result<Self, SouthboundError> {
        let seals = fcntl_get_seals(&fd).map_err(kernel("get seals"))?;
        if !seals.contains(SealFlags::SHRINK) {
            return Err(SouthboundError::Foreign("pages that can shrink"));
        }
        let size = rustix::fs::fstat(&fd).map_err(kernel("fstat"))?.st_size;
        let octets =
            usize::try_from(size).map_err(|_| SouthboundError::Foreign("an impossible size"))?;
        let offset = FileOffset::new(File::from(fd), 0);
        let file = std::sync::Arc::clone(offset.arc());
        let region = MmapRegionBuilder::new(octets)
            .with_mmap_prot(READ)
            .with_mmap_flags(SHARED)
            .with_file_offset(offset)
            .build()?;
        Ok(Self { region, file })
    }

    /// Number of octets.
    pub fn len(&self) -> usize {
        self.region.size()
    }

    /// True where there is no octet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The word at `index`, or 0 beyond the end.
    pub fn load(&self, index: usize) -> u64 {
        self.word(index).map_or(0, |word| word.load(Ordering::Acquire))
    }

    /// Sets the word at `index`; for the writer only.
    pub fn store(&self, index: usize, value: u64) {
        if let Some(word) = self.word(index) {
            word.store(value, Ordering::Release);
        }
    }

    /// Adds to the word at `index`. There is one writer, so this is a load and a store.
    pub fn add(&self, index: usize, value: u64) {
        if let Some(word) = self.word(index) {
            word.store(word.load(Ordering::Relaxed).wrapping_add(value), Ordering::Relaxed);
        }
    }

    /// Copies octets in at `offset`; what does not fit is left out.
    pub(crate) fn write(&self, offset: usize, octets: &[u8]) {
        let _ = self.region.as_volatile_slice().write(octets, offset);
    }

    /// Copies octets out from `offset`; what lies beyond the end is left as it is.
    pub(crate) fn read(&self, offset: usize, octets: &mut [u8]) {
        let _ = self.region.as_volatile_slice().read(octets, offset);
    }

    fn word(&self, index: usize) -> Option<&AtomicU64> {
        self.region.get_atomic_ref(index.checked_mul(WORD)?).ok()
    }
}

impl AsFd for Pages {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.file.as_fd()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_sees_what_the_writer_adds() {
        let writer = Pages::create("test", 4096).unwrap();
        let reader = Pages::open(writer.as_fd().try_clone_to_owned().unwrap()).unwrap();

        writer.add(3, 40);
        writer.add(3, 2);
        writer.write(100, b"sigwall");

        let mut octets = [0; 7];
        reader.read(100, &mut octets);
        assert_eq!(reader.load(3), 42);
        assert_eq!(&octets, b"sigwall");
        assert_eq!(reader.load(usize::MAX), 0);
    }

    #[test]
    fn pages_that_could_shrink_are_not_mapped() {
        let fd = memfd_create("loose", MemfdFlags::ALLOW_SEALING).unwrap();

        assert!(matches!(Pages::open(fd), Err(SouthboundError::Foreign(_))));
    }
}
