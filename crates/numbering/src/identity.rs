//! Subscribers, devices and tunnels (TS 23.003, TS 29.060 §3.1).

use core::fmt;

use crate::{Digits, Plmn, digits};

/// International mobile subscriber identity, 6 to 15 decimal digits (TS 23.003 §2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Imsi(Digits);

impl Imsi {
    /// Nothing where the digits are no IMSI.
    #[inline]
    pub fn new(digits: Digits) -> Option<Self> {
        ((6..=15).contains(&digits.len()) && digits.is_decimal()).then_some(Self(digits))
    }

    /// True for telephony BCD that [`Digits::from_tbcd`] reads and that is an IMSI.
    #[inline]
    pub fn is_tbcd(octets: &[u8]) -> bool {
        digits::are_decimals(octets, 6)
            .unwrap_or_else(|| Digits::from_tbcd(octets).and_then(Self::new).is_some())
    }

    /// True where the subscriber's home is `plmn`.
    pub fn is_of(self, plmn: Plmn) -> bool {
        self.0.starts_with(plmn.digits())
    }

    /// All digits.
    #[inline]
    pub fn digits(self) -> Digits {
        self.0
    }
}

/// International number of a subscriber (TS 23.003 §3.3, E.164).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Msisdn(pub Digits);

/// Identity of a device with its software version or check digit (TS 23.003 §6.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Imei(pub Digits);

/// Tunnel endpoint identifier (TS 29.060 §3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Teid(pub u32);

impl fmt::Display for Imsi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for Msisdn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for Imei {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for Teid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#010x}", self.0)
    }
}
