//! Public land mobile network: country and network code (TS 23.003 §12.1).

use core::fmt;

use crate::Digits;

/// Mobile country code of three digits and mobile network code of two or three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Plmn(Digits);

impl Plmn {
    /// Reads the three octets of TS 24.008 §10.5.1.3: MCC digits 2 1, MNC digit 3 MCC digit 3, MNC digits 2 1.
    #[inline]
    pub fn from_octets([first, second, third]: [u8; 3]) -> Option<Self> {
        let [one, two, three] = [first, second & 0x0f | third << 4, second & 0xf0 | third >> 4];
        let word =
            u32::from_be_bytes([one.rotate_left(4), two.rotate_left(4), three.rotate_left(4), 0]);
        let len = if three >> 4 == 0x0f { 5 } else { 6 };
        // The filler of a code of two digits is none of them.
        let word = if len == 5 { word & 0xffff_f000 } else { word };
        // A nibble above nine has its highest bit and one of the next two.
        let is_decimal = word >> 3 & (word >> 2 | word >> 1) & 0x1111_1100 == 0;
        is_decimal.then(|| Self(Digits::of_first(word, len)))
    }

    /// Reads `001-01` or `901-700`.
    pub fn parse(text: &str) -> Option<Self> {
        let (mcc, mnc) = text.split_once('-')?;
        if mcc.len() != 3 {
            return None;
        }
        mnc.bytes()
            .try_fold(Digits::parse(mcc)?, |digits, character| {
                digits.with(character.checked_sub(b'0')?)
            })
            .and_then(Self::new)
    }

    /// Five or six decimal digits; nothing otherwise.
    #[inline]
    pub fn new(digits: Digits) -> Option<Self> {
        ((5..=6).contains(&digits.len()) && digits.is_decimal()).then_some(Self(digits))
    }

    /// Country and network code, one after the other.
    #[inline]
    pub fn digits(self) -> Digits {
        self.0
    }
}

impl fmt::Display for Plmn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, digit) in self.0.iter().enumerate() {
            if place == 3 {
                f.write_str("-")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

/// The networks that a realm such as `epc.mnc070.mcc901.3gppnetwork.org` may mean (TS 23.003 §19.2): one with a code of
/// two digits, which is written with a 0 before it, and one of three.
pub fn networks_of_realm(realm: &[u8]) -> Option<[Option<Digits>; 2]> {
    let rest = without_end(realm, b".3gppnetwork.org")?;
    let (rest, country) = rest.split_last_chunk::<3>()?;
    let rest = without_end(rest, b".mcc")?;
    let (rest, [first, second, third]) = rest.split_last_chunk::<3>()?;
    without_end(rest, b"mnc")?;
    let read = |octets: &[u8]| Digits::parse(core::str::from_utf8(octets).ok()?);
    let [one, two, three] = *country;
    let long = read(&[one, two, three, *first, *second, *third])?;
    let short = (*first == b'0').then(|| read(&[one, two, three, *second, *third])).flatten();
    Some([short, Some(long)])
}

fn without_end<'a>(octets: &'a [u8], end: &[u8]) -> Option<&'a [u8]> {
    let (rest, last) = octets.split_at_checked(octets.len().checked_sub(end.len())?)?;
    last.eq_ignore_ascii_case(end).then_some(rest)
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString as _;

    use super::*;

    #[test]
    fn two_and_three_digit_network_codes_are_told_apart() {
        assert_eq!(Plmn::from_octets([0x62, 0xf2, 0x10]).unwrap().to_string(), "262-01");
        assert_eq!(Plmn::from_octets([0x13, 0x00, 0x14]).unwrap().to_string(), "310-410");
        assert_eq!(Plmn::from_octets([0x1f, 0x00, 0x14]), None);
    }

    #[test]
    fn text_that_is_no_network_is_refused() {
        assert_eq!(Plmn::parse("262-01").unwrap().to_string(), "262-01");
        for wrong in ["", "26201", "26-201", "262-1", "262-1234", "262-1a", "262-"] {
            assert_eq!(Plmn::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_realm_names_a_network_by_two_digits_or_by_three() {
        let networks = |realm: &str| {
            let found = networks_of_realm(realm.as_bytes())?;
            Some(found.map(|digits| digits.map(|digits| digits.to_string())))
        };

        assert_eq!(
            networks("epc.mnc070.mcc901.3GPPnetwork.org"),
            Some([Some("90170".into()), Some("901070".into())])
        );
        assert_eq!(
            networks("ims.mnc410.mcc310.3gppnetwork.org"),
            Some([None, Some("310410".into())])
        );
        for realm in ["visited.example", "mnc07.mcc901.3gppnetwork.org", ".3gppnetwork.org", ""] {
            assert_eq!(networks(realm), None, "{realm}");
        }
    }
}
