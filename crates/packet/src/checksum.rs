//! The Internet checksum (RFC 1071), read, written and updated.

use core::net::IpAddr;

/// A sum of 16-bit words that may still grow, in the order of the machine's octets: it is the same either way (RFC 1071 §2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum(u64);

impl Sum {
    /// The words of both addresses, the length and the protocol (RFC 768, RFC 8200 §8.1).
    pub fn pseudo_header(source: IpAddr, destination: IpAddr, protocol: u8, len: usize) -> Self {
        let len = u32::try_from(len).unwrap_or(u32::MAX);
        Self::default().address(source).address(destination).word(u32::from(protocol)).word(len)
    }

    /// Adds octets that begin at an even place; an odd last one counts as if a zero followed.
    #[must_use]
    #[inline]
    pub fn octets(self, octets: &[u8]) -> Self {
        let (words, rest) = octets.as_chunks::<4>();
        let sum = words
            .iter()
            .fold(self.0, |sum, word| sum.wrapping_add(u64::from(u32::from_ne_bytes(*word))));
        let mut last = [0; 4];
        for (to, from) in last.iter_mut().zip(rest) {
            *to = *from;
        }
        Self(sum.wrapping_add(u64::from(u32::from_ne_bytes(last))))
    }

    /// The checksum to write: the complement of the folded sum.
    pub fn checksum(self) -> u16 {
        !u16::from_be(self.folded())
    }

    /// True where the sum includes a matching checksum.
    pub fn is_valid(self) -> bool {
        self.folded() == u16::MAX
    }

    fn address(self, address: IpAddr) -> Self {
        match address {
            IpAddr::V4(v4) => self.word(v4.to_bits()),
            IpAddr::V6(v6) => self.octets(&v6.octets()),
        }
    }

    /// Packets are far shorter than the 2³² words that a sum of 64 bits holds.
    fn word(self, word: u32) -> Self {
        Self(self.0.wrapping_add(u64::from(word.to_be())))
    }

    fn folded(self) -> u16 {
        let mut sum = self.0;
        while let Some(high) = core::num::NonZeroU64::new(sum >> 16) {
            sum = (sum & 0xffff).wrapping_add(high.get());
        }
        u16::try_from(sum).unwrap_or(u16::MAX)
    }
}

/// The checksum after a 16-bit word at an even place has changed (RFC 1624 equation 3).
pub fn updated(checksum: u16, before: u16, after: u16) -> u16 {
    let words = [!checksum, !before, after];
    words.into_iter().fold(Sum::default(), |sum, word| sum.word(word.into())).checksum()
}

#[cfg(test)]
mod tests {
    extern crate std;

    use proptest::prelude::*;
    use std::vec::Vec;

    use super::*;

    #[test]
    fn the_example_of_rfc_1071_sums_as_printed_there() {
        let sum = Sum::default().octets(&[0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7]);

        assert_eq!(sum.checksum(), !0xddf2);
    }

    proptest! {
        #[test]
        fn a_written_checksum_makes_the_whole_valid(mut octets in prop::collection::vec(any::<u8>(), 2..200)) {
            octets[..2].copy_from_slice(&[0, 0]);

            let checksum = Sum::default().octets(&octets).checksum();
            octets[..2].copy_from_slice(&checksum.to_be_bytes());

            prop_assert!(Sum::default().octets(&octets).is_valid());
        }

        #[test]
        fn an_update_of_one_word_is_a_sum_over_all(
            octets in prop::collection::vec(any::<u8>(), 4..64), after: u16,
        ) {
            let before = u16::from_be_bytes([octets[0], octets[1]]);
            let mut changed: Vec<u8> = octets.clone();
            changed[..2].copy_from_slice(&after.to_be_bytes());

            let checksum = updated(Sum::default().octets(&octets).checksum(), before, after);

            let whole = changed.iter().any(|octet| *octet != 0);
            prop_assume!(whole);
            prop_assert_eq!(checksum, Sum::default().octets(&changed).checksum());
        }
    }
}
