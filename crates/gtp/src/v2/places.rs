//! Where the elements of a message stand, by type: noted while they are checked, so that no field walks them again.

use wide::u8x16;

/// Elements whose places are noted; of messages with more, none is.
const NOTED_MAX: usize = 32;
/// Types that are compared at once.
const LANES: usize = 16;

/// Types and places of elements in the order of the message; aligned, so that each copy moves the same words.
#[derive(Clone, Copy, Debug)]
#[repr(align(8))]
pub(crate) struct Places {
    kinds: [u8; NOTED_MAX],
    /// Octets before each element, from that of the first.
    offsets: [u16; NOTED_MAX],
    /// A bit for each element that stands in a group.
    inner: u32,
    count: u16,
}

const _: () = assert!(NOTED_MAX == 32, "a bit of a word for each");

impl Places {
    /// Of no element.
    pub(crate) fn new() -> Self {
        Self { kinds: [0; NOTED_MAX], offsets: [0; NOTED_MAX], inner: 0, count: 0 }
    }

    /// Of elements that nobody walked: they are found by walking.
    pub(crate) fn unknown() -> Self {
        Self { count: u16::MAX, ..Self::new() }
    }

    /// Notes the next element.
    #[inline]
    pub(crate) fn note(&mut self, kind: u8, offset: usize) {
        let place = usize::from(self.count);
        if let (Some(noted), Some(at)) = (self.kinds.get_mut(place), self.offsets.get_mut(place)) {
            *noted = kind;
            // A length of 16 bits counts all elements.
            let [low, high, ..] = offset.to_le_bytes();
            *at = u16::from_le_bytes([low, high]);
        }
        // A length of 16 bits has room for a quarter of what can be counted.
        self.count = self.count.wrapping_add(1);
    }

    /// Elements noted so far.
    pub(crate) fn count(&self) -> u16 {
        self.count
    }

    /// The elements from the one of that number on stand in a group.
    pub(crate) fn are_inner(&mut self, from: u16) {
        let before = |count: u16| 1_u32.checked_shl(count.into()).unwrap_or(0).wrapping_sub(1);
        self.inner |= before(self.count) & !before(from);
    }

    /// The elements of a type; nothing where there are too many elements to note.
    #[inline]
    pub(crate) fn of(&self, kind: u8) -> Option<Found<'_>> {
        let all = self.all()?;
        Some(Found { places: self, left: self.equal(kind) & all })
    }

    /// Those of them that stand in no group.
    #[inline]
    pub(crate) fn outer(&self, kind: u8) -> Option<Found<'_>> {
        self.of(kind).map(Found::outer)
    }

    /// The elements of several types, in their order; nothing where there are too many elements to note.
    #[inline]
    pub(crate) fn any_of(&self, kinds: &[u8]) -> Option<Found<'_>> {
        let all = self.all()?;
        let left = kinds.iter().fold(0, |left, kind| left | self.equal(*kind));
        Some(Found { places: self, left: left & all })
    }

    /// The types of all elements in their order; nothing where there are too many to note.
    #[inline]
    pub(crate) fn kinds(&self) -> Option<&[u8]> {
        self.kinds.get(..usize::from(self.count))
    }

    /// The same of those that stand in no group.
    #[inline]
    pub(crate) fn outer_kinds(&self) -> Option<impl Iterator<Item = u8>> {
        let outer = !self.inner;
        self.kinds().map(|kinds| among(kinds, outer))
    }

    /// Whether two elements are of one type, whatever their instances: among those in no group, and among those in
    /// groups; nothing where there are too many to note.
    #[inline]
    pub(crate) fn repeats(&self) -> Option<[bool; 2]> {
        // A bit for each type: those in no group, then those in groups.
        let mut seen = [0_u64; 8];
        let (mut twice, mut inner) = (0_u64, self.inner);
        for kind in self.kinds()? {
            let list = u8::from(inner & 1 == 1);
            if let Some(word) = seen.get_mut(usize::from(list << 2 | kind >> 6)) {
                twice |= (*word >> (kind & 63) & 1) << list;
                *word |= 1 << (kind & 63);
            }
            inner >>= 1;
        }
        Some([twice & 1 != 0, twice & 2 != 0])
    }

    /// A bit for each place that is taken; nothing where there are too many elements to note.
    #[inline]
    fn all(&self) -> Option<u32> {
        let free = NOTED_MAX.checked_sub(self.count.into())?;
        Some(u32::MAX.checked_shr(u32::try_from(free).ok()?).unwrap_or(0))
    }

    /// A bit for each place that says that type; those behind the last element mean nothing.
    #[inline]
    fn equal(&self, kind: u8) -> u32 {
        let (lanes, _) = self.kinds.as_chunks();
        let of_lane = |bits: u32, lane: &[u8; LANES]| {
            bits << LANES | u8x16::new(*lane).simd_eq(u8x16::splat(kind)).to_bitmask()
        };
        lanes.iter().rev().fold(0, of_lane)
    }
}

/// The types at the places that have a bit.
#[inline]
fn among(kinds: &[u8], mut places: u32) -> impl Iterator<Item = u8> {
    kinds.iter().copied().filter(move |_| {
        let is_there = places & 1 == 1;
        places >>= 1;
        is_there
    })
}

/// Elements, each by the octets before it.
#[derive(Clone, Debug)]
pub(crate) struct Found<'p> {
    places: &'p Places,
    /// A bit for each place that was not given yet.
    left: u32,
}

impl Found<'_> {
    /// Leaves out those that stand in a group.
    #[inline]
    pub(crate) fn outer(self) -> Self {
        Self { left: self.left & !self.places.inner, ..self }
    }
}

impl Iterator for Found<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        let place = usize::try_from(self.left.trailing_zeros()).ok()?;
        let offset = self.places.offsets.get(place)?;
        self.left &= self.left.wrapping_sub(1);
        Some(usize::from(*offset))
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use proptest::prelude::*;
    use std::vec::Vec;

    use super::*;

    proptest! {
        #[test]
        fn every_element_is_found_by_its_type_and_no_other(
            kinds in prop::collection::vec(0_u8..6, 0..40), wanted in 0_u8..7,
        ) {
            let mut places = Places::new();
            for (kind, offset) in kinds.iter().zip(0..) {
                places.note(*kind, offset);
            }

            let found: Option<Vec<usize>> = places.of(wanted).map(Iterator::collect);

            let all = kinds.iter().zip(0..).filter(|(kind, _)| **kind == wanted);
            let expected = (kinds.len() <= NOTED_MAX).then(|| all.map(|(_, place)| place).collect());
            prop_assert_eq!(&found, &expected);
            let both = places.any_of(&[wanted, 9]).map(Iterator::collect);
            prop_assert_eq!(&both, &expected);
            let three = places.any_of(&[1, 2, 3]).map(Iterator::count);
            let counted = kinds.iter().filter(|kind| (1..4).contains(*kind)).count();
            prop_assert_eq!(three, expected.map(|_| counted));
        }
    }
}
