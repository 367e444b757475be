//! The one place where lengths from the wire are checked.

use crate::{Fault, Malformed};

/// A cursor over untrusted octets that knows how far it is from the start of the unit.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
    offset: usize,
}

impl<'a> Reader<'a> {
    /// Starts at the first octet of a unit.
    #[inline]
    pub fn new(octets: &'a [u8]) -> Self {
        Self { rest: octets, offset: 0 }
    }

    /// Starts at some octets of a unit that stand so far from its first.
    #[inline]
    pub fn at(offset: usize, octets: &'a [u8]) -> Self {
        Self { rest: octets, offset }
    }

    /// Next octet.
    #[inline]
    pub fn u8(&mut self) -> Result<u8, Malformed> {
        self.array().map(u8::from_be_bytes)
    }

    /// Next two octets, network order.
    #[inline]
    pub fn u16(&mut self) -> Result<u16, Malformed> {
        self.array().map(u16::from_be_bytes)
    }

    /// Next three octets, network order.
    #[inline]
    pub fn u24(&mut self) -> Result<u32, Malformed> {
        let [high, middle, low] = self.array()?;
        Ok(u32::from_be_bytes([0, high, middle, low]))
    }

    /// Next four octets, network order.
    #[inline]
    pub fn u32(&mut self) -> Result<u32, Malformed> {
        self.array().map(u32::from_be_bytes)
    }

    /// Next eight octets, network order.
    #[inline]
    pub fn u64(&mut self) -> Result<u64, Malformed> {
        self.array().map(u64::from_be_bytes)
    }

    /// Next `N` octets by value.
    #[inline]
    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], Malformed> {
        let (head, rest) =
            self.rest.split_first_chunk().ok_or_else(|| self.fault(Fault::Truncated))?;
        self.advance(rest, N);
        Ok(*head)
    }

    /// Next `len` octets, borrowed.
    #[inline]
    pub fn take(&mut self, len: usize) -> Result<&'a [u8], Malformed> {
        let (head, rest) =
            self.rest.split_at_checked(len).ok_or_else(|| self.fault(Fault::Truncated))?;
        self.advance(rest, len);
        Ok(head)
    }

    /// A reader of its own over the next `len` octets, so that a false length inside ends there.
    #[inline]
    pub fn sub(&mut self, len: usize) -> Result<Self, Malformed> {
        let offset = self.offset;
        self.take(len).map(|rest| Self { rest, offset })
    }

    /// Leaves out `len` octets.
    #[inline]
    pub fn skip(&mut self, len: usize) -> Result<(), Malformed> {
        self.take(len).map(|_| ())
    }

    /// Next octet without moving on.
    #[inline]
    pub fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    /// All octets that are left.
    #[inline]
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// Number of octets that are left.
    #[inline]
    pub fn len(&self) -> usize {
        self.rest.len()
    }

    /// True where no octet is left.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// Octets from the start of the unit.
    #[inline]
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// An error at this octet.
    #[inline]
    pub fn fault(&self, fault: Fault) -> Malformed {
        Malformed { offset: self.offset, fault }
    }

    #[inline]
    fn advance(&mut self, rest: &'a [u8], by: usize) {
        self.rest = rest;
        self.offset = self.offset.saturating_add(by);
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use proptest::prelude::*;
    use std::vec::Vec;

    use super::*;

    #[test]
    fn a_nested_reader_ends_inside_its_element_and_keeps_the_offset_of_the_unit() {
        let mut reader = Reader::new(&[0, 2, 7, 8, 9]);
        reader.u16().unwrap();

        let mut inner = reader.sub(2).unwrap();
        inner.u16().unwrap();

        assert_eq!(inner.u8(), Err(Malformed { offset: 4, fault: Fault::Truncated }));
        assert_eq!(reader.rest(), &[9]);
    }

    #[test]
    fn a_failed_read_does_not_move() {
        let mut reader = Reader::new(&[1, 2]);

        assert!(reader.u32().is_err());
        assert_eq!(reader.u16(), Ok(0x0102));
    }

    proptest! {
        #[test]
        fn what_is_read_and_what_is_left_is_the_whole(octets: Vec<u8>, len in 0_usize..64) {
            let mut reader = Reader::new(&octets);

            if let Ok(head) = reader.take(len) {
                prop_assert_eq!(&[head, reader.rest()].concat(), &octets);
                prop_assert_eq!(reader.offset(), len);
            } else {
                prop_assert!(octets.len() < len);
            }
        }
    }
}
