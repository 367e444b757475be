//! Shared memory that ends with its owner.

#![expect(unsafe_code, reason = "mapping of memory is a contract with the kernel")]

use std::{ffi::c_void, os::fd::BorrowedFd, ptr::NonNull};

use rustix::{
    io::Errno,
    mm::{MapFlags, ProtFlags, mmap, munmap},
};

/// A shared mapping, readable and writable, present in memory from the start.
#[derive(Debug)]
pub(crate) struct Mapping {
    start: NonNull<u8>,
    len: usize,
}

// SAFETY: the mapping belongs to the process, not to a thread, and this value owns it alone.
unsafe impl Send for Mapping {}
// SAFETY: shared use gives out nothing but the address and the length.
unsafe impl Sync for Mapping {}

impl Mapping {
    /// Maps `len` octets of `fd` from `offset`.
    pub(crate) fn new(fd: BorrowedFd<'_>, offset: u64, len: usize) -> Result<Self, Errno> {
        let protection = ProtFlags::READ | ProtFlags::WRITE;
        let flags = MapFlags::SHARED | MapFlags::POPULATE;
        // SAFETY: a null hint without MAP_FIXED makes a fresh mapping, which replaces no other.
        let start = unsafe { mmap(std::ptr::null_mut(), len, protection, flags, fd, offset) }?;
        let start = NonNull::new(start.cast::<u8>()).ok_or(Errno::NOMEM)?;
        Ok(Self { start, len })
    }

    /// First octet.
    pub(crate) fn start(&self) -> NonNull<u8> {
        self.start
    }

    /// A `T` at `offset`, if it lies inside and is aligned.
    pub(crate) fn at<T>(&self, offset: usize) -> Option<NonNull<T>> {
        let end = offset.checked_add(size_of::<T>())?;
        if end > self.len {
            return None;
        }
        // SAFETY: `offset` was found to lie inside of the mapping.
        let at = unsafe { self.start.add(offset) }.cast::<T>();
        at.is_aligned().then_some(at)
    }
}

impl Drop for Mapping {
    fn drop(&mut self) {
        let start: *mut c_void = self.start.as_ptr().cast();
        // SAFETY: exactly what `mmap` gave; whoever points into it borrows from, or lives beside, this value.
        let unmapped = unsafe { munmap(start, self.len) };
        debug_assert!(unmapped.is_ok(), "munmap of a whole mapping");
    }
}
