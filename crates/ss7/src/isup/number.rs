//! Numbers as ISUP, MAP and CAP write them (Q.763 §3.9, §3.10).

use numbering::Digits;

/// A number as ISUP writes it (Q.763 §3.9, §3.10).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// Nature of address.
    pub nature: u8,
    /// Numbering plan.
    pub plan: u8,
    /// Whether it may be shown, 1 for not.
    pub presentation: u8,
    /// Address signals.
    pub digits: Digits,
}

/// Plan and nature of an international telephone number (Q.763 §3.9).
const TELEPHONY: u8 = 1;
const INTERNATIONAL: u8 = 4;

impl Number {
    /// The signals behind so many octets: the first of each two, or the second (Q.763 §3.9).
    pub(crate) fn signals(
        octets: &[u8],
        from: usize,
        is_second: bool,
    ) -> impl Iterator<Item = u8> + use<'_> {
        let is_odd = octets.first().is_some_and(|first| first & 0x80 != 0);
        let signals = octets.get(from..).unwrap_or_default();
        let count = signals.len().saturating_sub((is_odd && is_second).into());
        signals.iter().take(count).map(move |pair| if is_second { pair >> 4 } else { pair & 15 })
    }

    /// The digits of a number of the plan of telephony (Q.763 §3.9).
    pub(crate) fn of_telephony(&self) -> Option<Digits> {
        (self.plan == TELEPHONY).then_some(self.digits)
    }

    /// The same of an international number (Q.763 §3.9).
    pub(crate) fn international(&self) -> Option<Digits> {
        self.of_telephony().filter(|_| self.nature == INTERNATIONAL)
    }

    /// Reads what is there; nothing where it has no digit.
    pub fn decode(octets: &[u8]) -> Option<Self> {
        Self::read(octets, |signals, count| {
            let digits = |count| Digits::from_signals(signals, count);
            // A filler where the number of digits is told to be even ends them (Q.763 §3.9).
            digits(count).or_else(|| digits(count.saturating_sub(1)))
        })
    }

    /// The same with every signal, a filler too.
    pub(crate) fn glimpse(octets: &[u8]) -> Option<Self> {
        Self::read(octets, Digits::of_signals)
    }

    fn read(octets: &[u8], digits: impl FnOnce(&[u8], usize) -> Option<Digits>) -> Option<Self> {
        let ([first, second], signals) = octets.split_first_chunk()?;
        let even = signals.len().saturating_mul(2);
        let digits = digits(signals, even.saturating_sub(usize::from(first >> 7)))?;
        let (nature, plan, presentation) = (first & 0x7f, second >> 4 & 7, second >> 2 & 3);
        (!signals.is_empty()).then_some(Self { nature, plan, presentation, digits })
    }
}
