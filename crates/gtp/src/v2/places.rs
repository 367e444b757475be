//! Where the elements of a message stand, by type: noted while they are checked, so that no field walks them again.

/// Elements whose places are noted; of messages with more, none is.
const NOTED_MAX: usize = 32;
/// Types that are compared at once.
const LANES: usize = 8;

/// Types and places of elements in the order of the message.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Places {
    kinds: [u8; NOTED_MAX],
    /// Octets before each element, from that of the first.
    offsets: [u16; NOTED_MAX],
    count: u16,
}

impl Places {
    /// Of no element.
    pub(crate) fn new() -> Self {
        Self { kinds: [0; NOTED_MAX], offsets: [0; NOTED_MAX], count: 0 }
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
            *at = u16::try_from(offset).unwrap_or(u16::MAX);
        }
        self.count = self.count.saturating_add(1);
    }

    /// The elements of a type; nothing where there are too many elements to note.
    #[inline]
    pub(crate) fn of(&self, kind: u8) -> Option<Found<'_>> {
        let spare = NOTED_MAX.checked_sub(self.count.into())?;
        let noted = u32::MAX.checked_shr(u32::try_from(spare).ok()?).unwrap_or(0);
        let (lanes, _) = self.kinds.as_chunks::<LANES>();
        let equal =
            lanes.iter().rev().fold(0_u32, |mask, lanes| mask << LANES | equal(*lanes, kind));
        Some(Found { offsets: &self.offsets, left: equal & noted })
    }
}

/// Elements that were found, each by the octets before it.
#[derive(Clone, Debug)]
pub(crate) struct Found<'p> {
    offsets: &'p [u16; NOTED_MAX],
    left: u32,
}

impl Iterator for Found<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        let place = usize::try_from(self.left.trailing_zeros()).ok()?;
        self.left &= self.left.wrapping_sub(1);
        self.offsets.get(place).map(|offset| usize::from(*offset))
    }
}

/// A bit for each lane that is `kind`, the first lowest.
#[inline]
fn equal(lanes: [u8; LANES], kind: u8) -> u32 {
    const LOW: u64 = u64::MAX / 0xff * 0x7f;
    let differing = u64::from_le_bytes(lanes) ^ u64::from_le_bytes([kind; LANES]);
    // The highest bit of each octet that is zero: nothing is carried out of the seven bits below it.
    let zeros = !((differing & LOW).wrapping_add(LOW) | differing | LOW);
    // Moves the bit of octet n to bit 56 + n; no two terms of the product meet.
    let gathered = (zeros >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56;
    u32::try_from(gathered).unwrap_or(0)
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
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn lanes_are_compared_octet_by_octet(lanes: [u8; LANES], kind: u8) {
            let expected = lanes.iter().rev().fold(0, |mask, lane| mask << 1 | u32::from(*lane == kind));

            prop_assert_eq!(equal(lanes, kind), expected);
        }
    }
}
