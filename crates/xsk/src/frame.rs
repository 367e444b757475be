//! A frame of a UMEM, owned by exactly one place at a time.

#![expect(unsafe_code, reason = "octets of a frame are memory shared with the kernel")]

use std::{mem, slice};

use crate::{Frame, Umem, umem::widen};

/// Owned octets of one frame; dropped instead of recycled, it still finds its way back to the pool.
#[derive(Debug)]
#[must_use = "send it or recycle it"]
pub struct XskFrame<'u> {
    umem: &'u Umem,
    start: u32,
    len: u32,
}

impl<'u> XskFrame<'u> {
    /// Takes over `len` octets at `address`, which must lie in one frame that nobody else owns.
    pub(crate) fn take(umem: &'u Umem, address: u64, len: u32) -> Option<Self> {
        let base = umem.frame_of(address)?;
        let start = u32::try_from(address).ok()?;
        let end = base.checked_add(umem.config().frame_size.octets())?;
        (start.checked_add(len)? <= end).then_some(Self { umem, start, len })
    }

    /// Where the octets lie in the UMEM.
    pub fn address(&self) -> u64 {
        self.start.into()
    }

    pub(crate) fn is_of(&self, umem: &Umem) -> bool {
        std::ptr::eq(self.umem, umem)
    }

    pub(crate) fn len(&self) -> u32 {
        self.len
    }

    /// Gives up ownership: the address of the octets.
    pub(crate) fn release(self) -> u32 {
        let start = self.start;
        mem::forget(self);
        start
    }

    fn base(&self) -> u32 {
        let mask = self.umem.config().frame_size.octets().saturating_sub(1);
        self.start & !mask
    }

    fn room(&self) -> u32 {
        let end = self.base().saturating_add(self.umem.config().frame_size.octets());
        end.saturating_sub(self.start)
    }
}

impl Frame for XskFrame<'_> {
    fn octets(&self) -> &[u8] {
        // SAFETY: `start` lies inside of the mapping, as `take` checked.
        let start = unsafe { self.umem.start().add(widen(self.start)) };
        // SAFETY: `len` initialised octets from `start` are inside one frame of the mapping, which `umem` keeps alive;
        // while this frame is owned here, neither the kernel nor another frame refers to them.
        unsafe { slice::from_raw_parts(start.as_ptr(), widen(self.len)) }
    }

    fn octets_mut(&mut self) -> &mut [u8] {
        // SAFETY: `start` lies inside of the mapping, as `take` checked.
        let start = unsafe { self.umem.start().add(widen(self.start)) };
        // SAFETY: as in `octets`; the exclusive borrow of the only owner makes it the only reference.
        unsafe { slice::from_raw_parts_mut(start.as_ptr(), widen(self.len)) }
    }

    fn resize(&mut self, len: usize) -> bool {
        let Some(new) = u32::try_from(len).ok().filter(|len| *len <= self.room()) else {
            return false;
        };
        let old = widen(mem::replace(&mut self.len, new));
        if let Some(grown) = self.octets_mut().get_mut(old..) {
            grown.fill(0);
        }
        true
    }

    fn capacity(&self) -> usize {
        widen(self.room())
    }
}

impl Drop for XskFrame<'_> {
    fn drop(&mut self) {
        self.umem.stray(self.base());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::UmemConfig;

    #[test]
    fn a_frame_grows_to_the_end_of_its_slot_and_no_further() {
        let umem = umem();
        let mut frame = XskFrame::take(&umem, 2048 + 256, 60).unwrap();

        assert_eq!(frame.capacity(), 1792);
        assert!(!frame.resize(1793));
        assert_eq!(frame.octets().len(), 60);
        assert!(frame.resize(1792));
        assert_eq!(frame.octets().len(), 1792);
    }

    #[test]
    fn what_a_frame_grows_by_is_zero_whatever_lay_there() {
        let umem = umem();
        let mut frame = XskFrame::take(&umem, 256, 100).unwrap();
        frame.octets_mut().fill(0xAA);

        frame.resize(10);
        frame.resize(100);

        assert!(frame.octets()[..10].iter().all(|octet| *octet == 0xAA));
        assert!(frame.octets()[10..].iter().all(|octet| *octet == 0));
    }

    #[test]
    fn a_frame_across_two_slots_or_outside_is_not_taken() {
        let umem = umem();

        assert!(XskFrame::take(&umem, 2000, 100).is_none());
        assert!(XskFrame::take(&umem, u64::MAX, 1).is_none());
        assert!(XskFrame::take(&umem, 1 << 31, 1).is_none());
    }

    #[test]
    fn a_dropped_frame_finds_its_way_back() {
        let umem = umem();
        drop(XskFrame::take(&umem, 2048 + 256, 60).unwrap());

        let mut pool = Vec::new();
        umem.gather(&mut pool);

        assert_eq!(pool, [2048]);
    }

    fn umem() -> Umem {
        Umem::new(UmemConfig { frames: 64, ..UmemConfig::default() }).unwrap()
    }
}
