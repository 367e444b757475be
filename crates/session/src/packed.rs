//! Digits and addresses in as few octets as tables want.

use core::hash::{Hash, Hasher};
use core::net::{IpAddr, Ipv6Addr};

use numbering::Digits;

/// Up to 15 digits in one word, 0 for none: a nibble each from the top, their number in the lowest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Packed(u64);

impl Packed {
    /// Nothing is kept of more than 15 digits.
    pub fn of(digits: Digits) -> Self {
        let Some(len) = u64::try_from(digits.len()).ok().filter(|len| (1..=15).contains(len))
        else {
            return Self(0);
        };
        Self(u64::try_from(digits.word() >> 64).unwrap_or(0) | len)
    }

    /// The digits; nothing where there are none.
    pub fn digits(self) -> Option<Digits> {
        let len = usize::try_from(self.0 & 0xf).ok().filter(|len| *len > 0)?;
        Digits::from_word(u128::from(self.0 & !0xf) << 64, len)
    }

    /// True where there are none.
    pub fn is_none(self) -> bool {
        self.0 == 0
    }
}

/// An address of either version as one number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address([u64; 2]);

/// Two words, not octets whose number is told first.
impl Hash for Address {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        let [high, low] = self.0;
        state.write_u64(high);
        state.write_u64(low);
    }
}

impl Address {
    /// No address.
    pub const NONE: Self = Self([0; 2]);

    /// Any address.
    #[inline]
    pub fn of(address: IpAddr) -> Self {
        let bits = match address {
            IpAddr::V4(address) => address.to_ipv6_mapped().to_bits(),
            IpAddr::V6(address) => address.to_bits(),
        };
        Self([bits >> 64, bits & u128::from(u64::MAX)].map(|half| u64::try_from(half).unwrap_or(0)))
    }

    /// The address as it is written.
    pub fn ip(self) -> IpAddr {
        let [high, low] = self.0;
        Ipv6Addr::from_bits(u128::from(high) << 64 | u128::from(low)).to_canonical()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_come_back() {
        for text in ["0", "00101", "001010123456789"] {
            let digits = Digits::parse(text).unwrap();
            assert_eq!(Packed::of(digits).digits(), Some(digits));
        }
        assert!(Packed::of(Digits::parse("0010101234567890").unwrap()).is_none());
        assert_eq!(Packed::of(Digits::default()).digits(), None);
    }

    #[test]
    fn addresses_come_back() {
        for text in ["192.0.2.1", "2001:db8::1", "0.0.0.0", "::"] {
            let address: IpAddr = text.parse().unwrap();
            assert_eq!(Address::of(address).ip(), address);
        }
    }
}
