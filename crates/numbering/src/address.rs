//! Addresses of signalling: point codes (Q.704 §14.2.2) and global titles (Q.713 §3.4.2.3).

use core::fmt;

use crate::Digits;

/// A point code of 14 bits (ITU-T), or of 24 (ANSI, China).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PointCode(pub u32);

/// A global title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GlobalTitle {
    /// Which of the parts below stand in it, 1–4.
    pub indicator: u8,
    /// Translation type.
    pub translation_type: Option<u8>,
    /// Numbering plan.
    pub numbering_plan: Option<u8>,
    /// Encoding scheme: 1 odd, 2 even number of digits.
    pub encoding: Option<u8>,
    /// Nature of address.
    pub nature_of_address: Option<u8>,
    /// Address signals.
    pub digits: Digits,
}

impl GlobalTitle {
    const ODD: u8 = 1;
    const EVEN: u8 = 2;

    /// Reads the title of that indicator; nothing where it is no indicator, a part is missing, the encoding is not BCD,
    /// or a filler stands among the digits.
    pub fn decode(indicator: u8, octets: &[u8]) -> Option<Self> {
        let (head, signals, count) = Self::split(indicator, octets)?;
        let title = match (indicator, head) {
            (1, [nature]) => Self {
                encoding: Some(parity(*nature)),
                nature_of_address: Some(nature & 0x7f),
                ..Self::empty(indicator)
            },
            (2, [kind]) => Self { translation_type: Some(*kind), ..Self::empty(indicator) },
            (_, [kind, plan, rest @ ..]) => Self {
                translation_type: Some(*kind),
                numbering_plan: Some(plan >> 4),
                encoding: Some(plan & 0x0f),
                nature_of_address: rest.first().map(|nature| nature & 0x7f),
                ..Self::empty(indicator)
            },
            _ => return None,
        };
        Some(Self { digits: Digits::from_signals(signals, count)?, ..title })
    }

    /// True for octets that [`GlobalTitle::decode`] reads.
    pub fn is_title(indicator: u8, octets: &[u8]) -> bool {
        Self::split(indicator, octets)
            .is_some_and(|(_, signals, count)| Digits::are_signals(signals, count))
    }

    /// What stands before the signals, the signals, and how many they are.
    fn split(indicator: u8, octets: &[u8]) -> Option<(&[u8], &[u8], usize)> {
        let (encoding, before) = match (indicator, octets) {
            (1, [nature, ..]) => (parity(*nature), 1),
            (2, _) => (Self::EVEN, 1),
            (3, [_, plan, ..]) => (plan & 0x0f, 2),
            (4, [_, plan, ..]) => (plan & 0x0f, 3),
            _ => return None,
        };
        let (head, signals) = octets.split_at_checked(before)?;
        let even = signals.len().saturating_mul(2);
        let count = match encoding {
            Self::ODD => even.checked_sub(1)?,
            Self::EVEN => even,
            _ => return None,
        };
        Some((head, signals, count))
    }

    /// As much of a title as Wireshark reads: any encoding but an even one has an odd number of digits, and an
    /// indicator beyond 4 has nothing before them. Nothing where there is no title.
    pub fn glimpse(indicator: u8, octets: &[u8]) -> Option<Self> {
        let (title, signals) = match (indicator, octets) {
            (0, _) => return None,
            (1, [nature, signals @ ..]) => {
                let encoding = Some(parity(*nature));
                let nature_of_address = Some(nature & 0x7f);
                (Self { encoding, nature_of_address, ..Self::empty(indicator) }, signals)
            }
            (2, [kind, signals @ ..]) => {
                (Self { translation_type: Some(*kind), ..Self::empty(indicator) }, signals)
            }
            (3 | 4, [kind, rest @ ..]) => {
                let title = Self { translation_type: Some(*kind), ..Self::empty(indicator) };
                title.planned(rest)
            }
            (_, signals) => (Self::empty(indicator), signals),
        };
        let even = signals.len().saturating_mul(2);
        let is_even = matches!(title.encoding, Some(Self::EVEN) | None);
        let count = if is_even { even } else { even.saturating_sub(1) };
        let is_digits = |count: &usize| Digits::from_signals(signals, *count).is_some();
        let count = [count, count.saturating_sub(1)].into_iter().find(is_digits);
        let digits = count.and_then(|count| Digits::from_signals(signals, count));
        Some(Self { digits: digits.unwrap_or_default(), ..title })
    }

    /// Plan, encoding and nature as far as they are there, and what follows.
    fn planned(self, octets: &[u8]) -> (Self, &[u8]) {
        let Some((plan, rest)) = octets.split_first() else { return (self, octets) };
        let title = Self { numbering_plan: Some(plan >> 4), encoding: Some(plan & 0x0f), ..self };
        match rest.split_first().filter(|_| self.indicator == 4) {
            Some((nature, rest)) => {
                (Self { nature_of_address: Some(nature & 0x7f), ..title }, rest)
            }
            None => (title, rest),
        }
    }

    fn empty(indicator: u8) -> Self {
        Self {
            indicator,
            translation_type: None,
            numbering_plan: None,
            encoding: None,
            nature_of_address: None,
            digits: Digits::default(),
        }
    }
}

/// The encoding that a nature of address tells (Q.713 §3.4.2.3.1).
fn parity(nature: u8) -> u8 {
    if nature >> 7 == 1 { GlobalTitle::ODD } else { GlobalTitle::EVEN }
}

impl fmt::Display for PointCode {
    /// As its number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use proptest::prelude::*;
    use std::string::ToString as _;

    use super::*;

    #[test]
    fn a_title_of_each_indicator_is_read() {
        for (indicator, octets, digits, plan, nature) in [
            (1, [0x84_u8, 0x21, 0x03].as_slice(), "123", None, Some(4)),
            (2, &[7, 0x21, 0x43], "1234", None, None),
            (3, &[0, 0x12, 0x21, 0x43], "1234", Some(1), None),
            (4, &[0, 0x11, 4, 0x21, 0xf3], "123", Some(1), Some(4)),
        ] {
            let title = GlobalTitle::decode(indicator, octets).unwrap();

            assert_eq!(title.digits.to_string(), digits);
            assert_eq!((title.numbering_plan, title.nature_of_address), (plan, nature));
        }
    }

    #[test]
    fn what_is_no_title_is_nothing() {
        for (indicator, octets) in [
            (0, [0_u8; 4].as_slice()),
            (5, &[0; 4]),
            (4, &[0, 0x11]),
            (4, &[0, 0x11, 4]),
            (4, &[0, 0x13, 4, 0x21]),
            (4, &[0, 0x12, 4, 0xf1]),
        ] {
            assert_eq!(GlobalTitle::decode(indicator, octets), None, "{octets:02x?}");
        }
    }

    proptest! {
        #[test]
        fn any_octets_are_a_title_or_nothing(indicator: u8, octets: std::vec::Vec<u8>) {
            let _ = GlobalTitle::decode(indicator, &octets);
        }
    }
}
