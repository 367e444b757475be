//! Single-producer single-consumer rings between a socket and the kernel
//! (Linux `Documentation/networking/af_xdp.rst`, "Rings"; memory order as in `net/xdp/xsk_queue.h`).

#![expect(unsafe_code, reason = "rings are memory shared with the kernel")]

use std::{
    os::fd::BorrowedFd,
    ptr::NonNull,
    sync::atomic::{AtomicU32, Ordering},
};

use rustix::{io::Errno, net::xdp::XdpRingOffset};

use crate::{mapping::Mapping, umem::widen};

/// The ring on which we give descriptors to the kernel.
#[derive(Debug)]
pub(crate) struct Producer<T>(Ring<T>);

/// The ring on which the kernel gives descriptors to us.
#[derive(Debug)]
pub(crate) struct Consumer<T>(Ring<T>);

impl<T: Copy> Producer<T> {
    pub(crate) fn map(fd: BorrowedFd<'_>, shape: &Shape) -> Result<Self, Errno> {
        Ring::map(fd, shape).map(Self)
    }

    /// Writes a descriptor, unseen by the kernel until `publish`; false where the ring is full.
    pub(crate) fn push(&mut self, descriptor: T) -> bool {
        if self.free() == 0 {
            return false;
        }
        self.0.write(descriptor);
        self.0.cursor = self.0.cursor.wrapping_add(1);
        true
    }

    /// Descriptors that can be pushed now.
    pub(crate) fn free(&mut self) -> u32 {
        let used = self.0.cursor.wrapping_sub(self.0.seen);
        if used == self.0.size() {
            self.0.seen = self.0.consumer().load(Ordering::Acquire);
        }
        self.0.size().saturating_sub(self.0.cursor.wrapping_sub(self.0.seen))
    }

    /// Slots, used or not.
    pub(crate) fn size(&self) -> u32 {
        self.0.size()
    }

    /// Shows the kernel everything pushed.
    pub(crate) fn publish(&self) {
        self.0.producer().store(self.0.cursor, Ordering::Release);
    }

    /// Descriptors published that the kernel has not taken.
    pub(crate) fn waiting(&self) -> u32 {
        self.0.cursor.wrapping_sub(self.0.consumer().load(Ordering::Relaxed))
    }

    /// Whether the kernel asks to be woken to look at this ring.
    pub(crate) fn needs_wakeup(&self) -> bool {
        self.0.flags().load(Ordering::Relaxed) & NEED_WAKEUP != 0
    }
}

impl<T: Copy> Consumer<T> {
    pub(crate) fn map(fd: BorrowedFd<'_>, shape: &Shape) -> Result<Self, Errno> {
        Ring::map(fd, shape).map(Self)
    }

    /// Takes the next descriptor; its slot stays ours until `release`.
    pub(crate) fn pop(&mut self) -> Option<T> {
        if self.0.cursor == self.0.seen {
            self.0.seen = self.0.producer().load(Ordering::Acquire);
            if self.0.cursor == self.0.seen {
                return None;
            }
        }
        let descriptor = self.0.read();
        self.0.cursor = self.0.cursor.wrapping_add(1);
        Some(descriptor)
    }

    /// Gives the slots of everything popped back to the kernel.
    pub(crate) fn release(&self) {
        self.0.consumer().store(self.0.cursor, Ordering::Release);
    }
}

/// Where in a socket's descriptor a ring lies.
#[derive(Debug)]
pub(crate) struct Shape {
    /// `XDP_PGOFF_…` of `linux/if_xdp.h`.
    pub(crate) page_offset: u64,
    /// Offsets of its parts, from `XDP_MMAP_OFFSETS`.
    pub(crate) offsets: XdpRingOffset,
    /// Number of slots, a power of two.
    pub(crate) size: u32,
}

/// `cursor` is our next index, `seen` the other side's index when last looked at; both run freely over 32 bits.
#[derive(Debug)]
struct Ring<T> {
    _memory: Mapping,
    producer: NonNull<AtomicU32>,
    consumer: NonNull<AtomicU32>,
    flags: NonNull<AtomicU32>,
    slots: NonNull<T>,
    mask: u32,
    cursor: u32,
    seen: u32,
}

// SAFETY: the pointers lead into the mapping that the ring owns, which belongs to no thread.
unsafe impl<T: Send> Send for Ring<T> {}

impl<T: Copy> Ring<T> {
    fn map(fd: BorrowedFd<'_>, shape: &Shape) -> Result<Self, Errno> {
        let offset = |offset: u64| usize::try_from(offset).map_err(|_| Errno::INVAL);
        let slots_at = offset(shape.offsets.desc)?;
        let slots_len = size_of::<T>().checked_mul(widen(shape.size)).ok_or(Errno::INVAL)?;
        let memory = Mapping::new(
            fd,
            shape.page_offset,
            slots_at.checked_add(slots_len).ok_or(Errno::INVAL)?,
        )?;
        let part = |at: u64| memory.at::<AtomicU32>(offset(at)?).ok_or(Errno::INVAL);
        // Kernels before 5.4 know no need_wakeup and give no flags; they are not served.
        let flags = part(shape.offsets.flags.ok_or(Errno::OPNOTSUPP)?)?;
        let (producer, consumer) = (part(shape.offsets.producer)?, part(shape.offsets.consumer)?);
        let slots = memory.at::<T>(slots_at).ok_or(Errno::INVAL)?;
        let mask = shape
            .size
            .checked_sub(1)
            .filter(|_| shape.size.is_power_of_two())
            .ok_or(Errno::INVAL)?;
        Ok(Self { _memory: memory, producer, consumer, flags, slots, mask, cursor: 0, seen: 0 })
    }

    fn size(&self) -> u32 {
        self.mask.saturating_add(1)
    }

    fn producer(&self) -> &AtomicU32 {
        // SAFETY: aligned and inside of the mapping, as `map` checked; the kernel too uses it as an atomic.
        unsafe { self.producer.as_ref() }
    }

    fn consumer(&self) -> &AtomicU32 {
        // SAFETY: as in `producer`.
        unsafe { self.consumer.as_ref() }
    }

    fn flags(&self) -> &AtomicU32 {
        // SAFETY: as in `producer`.
        unsafe { self.flags.as_ref() }
    }

    fn slot(&self) -> NonNull<T> {
        // SAFETY: the masked index is below the number of slots, which `map` found to lie inside of the mapping.
        unsafe { self.slots.add(widen(self.cursor & self.mask)) }
    }

    fn write(&mut self, descriptor: T) {
        // SAFETY: aligned and inside of the mapping; a slot between the consumer's and our index is ours by the protocol.
        unsafe { self.slot().write(descriptor) }
    }

    fn read(&self) -> T {
        // SAFETY: aligned and inside of the mapping; the kernel wrote the slot before the index that we acquired,
        // and leaves it alone until `release`; every bit pattern of a descriptor is a value.
        unsafe { self.slot().read() }
    }
}

/// `XDP_RING_NEED_WAKEUP` of `linux/if_xdp.h`.
const NEED_WAKEUP: u32 = 1;
