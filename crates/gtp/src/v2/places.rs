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
        self.count = self.count.saturating_add(1);
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
        let is_noted = usize::from(self.count) <= NOTED_MAX;
        is_noted.then(|| Found {
            places: self,
            kind,
            lane: 0,
            left: self.equal(0, kind),
            left_out: 0,
        })
    }

    /// Those of them that stand in no group.
    #[inline]
    pub(crate) fn outer(&self, kind: u8) -> Option<Found<'_>> {
        self.of(kind).map(|found| Found { left_out: self.inner, ..found })
    }

    /// The types of the elements that stand in no group, in their order; nothing where there are too many to note.
    #[inline]
    pub(crate) fn outer_kinds(&self) -> Option<impl Iterator<Item = u8>> {
        let kinds = self.kinds.get(..usize::from(self.count))?;
        let is_outer = |place: u32| !is_among(self.inner, place);
        Some(
            kinds.iter().zip(0..).filter(move |(_, place)| is_outer(*place)).map(|(kind, _)| *kind),
        )
    }

    /// A bit in the octet of each place of a lane that holds an element of the type.
    #[inline]
    fn equal(&self, lane: usize, kind: u8) -> u64 {
        const LOW: u64 = u64::MAX / 0xff * 0x7f;
        let (lanes, _) = self.kinds.as_chunks();
        let Some(kinds) = lanes.get(lane) else { return 0 };
        let differing = u64::from_le_bytes(*kinds) ^ u64::from_le_bytes([kind; LANES]);
        // The highest bit of each octet that is zero: nothing is carried out of the seven bits below it.
        !((differing & LOW).wrapping_add(LOW) | differing | LOW)
    }
}

/// True for a place whose bit is there.
#[inline]
fn is_among(places: u32, place: u32) -> bool {
    places.checked_shr(place).is_some_and(|bits| bits & 1 == 1)
}

/// Elements of a type, each by the octets before it.
#[derive(Clone, Debug)]
pub(crate) struct Found<'p> {
    places: &'p Places,
    kind: u8,
    lane: usize,
    /// Those of the lane that were not given yet.
    left: u64,
    /// A bit for each place that does not count.
    left_out: u32,
}

impl Iterator for Found<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        loop {
            let place = self.place()?;
            if !is_among(self.left_out, u32::try_from(place).ok()?) {
                return self.places.offsets.get(place).map(|offset| usize::from(*offset));
            }
        }
    }
}

impl Found<'_> {
    /// The next place that holds an element of the type.
    #[inline]
    fn place(&mut self) -> Option<usize> {
        let count = usize::from(self.places.count);
        while self.left == 0 {
            self.lane = self.lane.saturating_add(1);
            if self.lane.saturating_mul(LANES) >= count {
                return None;
            }
            self.left = self.places.equal(self.lane, self.kind);
        }
        let place = usize::try_from(self.left.trailing_zeros() >> 3).ok()?;
        self.left &= self.left.wrapping_sub(1);
        let place = self.lane.saturating_mul(LANES).saturating_add(place);
        // Behind the last element stand octets that are none.
        (place < count).then_some(place)
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
            prop_assert_eq!(found, expected);
        }
    }
}
