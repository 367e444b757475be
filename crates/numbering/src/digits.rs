//! A string of telephony digits in a word of 120 bits (TS 29.002 `TBCD-STRING`, ITU-T Q.713 §3.4.2.3).

use core::fmt;

/// Digits that one value can hold; E.164 and E.212 allow 15, an address on the wire may claim more.
pub const DIGITS_MAX: usize = 30;

const NIBBLE: u32 = 4;
/// Place of the first digit in its word.
const TOP: u32 = 124;
const FILLER: u8 = 0xf;
/// The octet of a word that no digit of 30 reaches.
const COUNT: u128 = 0xff;
/// The bit of the count that no count has: every nibble is a signal and is written as one.
const HEXADECIMAL: u64 = 0x80;
/// Nibbles of half a word.
const WORD_DIGITS: u32 = 16;
const HALF: usize = 16;
const LOW_NIBBLES: u64 = u64::MAX / 0xff * 0x0f;
const ONE_OF_NIBBLE: u128 = u128::MAX / 0x0f;
const ONE_OF_WORD: u64 = u64::MAX / 0x0f;
const ALPHABET: &[u8; 16] = b"0123456789*#abc?";
const HEXADECIMAL_ALPHABET: &[u8; 16] = b"0123456789ABCDEF";

/// Up to 30 digits (`0`–`9`, `*`, `#`, `a`–`c`), first digit in the highest nibble, their number in the lowest octet.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Digits {
    high: u64,
    low: u64,
}

impl Digits {
    /// Reads telephony BCD: low nibble first, a filler `f` only as the last nibble.
    /// Nothing where there are more than 30 digits or a filler stands among them.
    #[inline]
    pub fn from_tbcd(octets: &[u8]) -> Option<Self> {
        let (head, rest) = match octets.split_first_chunk() {
            None => (partial(octets), None),
            Some((head, [])) => (u64::from_be_bytes(*head), None),
            Some((head, rest)) if octets.len() <= DIGITS_MAX / 2 => {
                (u64::from_be_bytes(*head), Some(rest))
            }
            Some(_) => return None,
        };
        let (high, count) = before_filler(head)?;
        let Some(rest) = rest else { return Some(Self { high, low: count.into() }) };
        let (low, more) = before_filler(partial(rest))?;
        let is_one_row = count == WORD_DIGITS || more == 0;
        is_one_row.then(|| Self { high, low: low | u64::from(count.saturating_add(more)) })
    }

    /// True for octets that [`Digits::from_tbcd`] reads.
    #[inline]
    pub fn are_tbcd(octets: &[u8]) -> bool {
        let Some((head, rest)) = octets.split_first_chunk() else {
            return are_last(fillers_of(swapped(partial(octets))));
        };
        let fillers = fillers_of(swapped(u64::from_be_bytes(*head)));
        if rest.is_empty() {
            return are_last(fillers);
        }
        let more = fillers_of(swapped(partial(rest.get(..HALF / 2 - 1).unwrap_or(rest))));
        let is_one_row = fillers == 0 || more == ONE_OF_WORD;
        octets.len() <= DIGITS_MAX / 2 && is_one_row && are_last(fillers) && are_last(more)
    }

    /// Reads so many digits of address signals, low nibble first; nothing where there are more than 30, fewer octets
    /// than that, or a nibble that is no digit (Q.713 §3.4.2.3.1).
    #[inline]
    pub fn from_signals(octets: &[u8], count: usize) -> Option<Self> {
        let [(high, in_high), (low, in_low)] = halves(octets, count)?;
        let are_digits = is_filled(high, in_high) && is_filled(low, in_low);
        let count = u64::try_from(count).ok()?;
        are_digits.then_some(Self { high: high & in_high, low: low & in_low | count })
    }

    /// True for signals that [`Digits::from_signals`] reads.
    #[inline]
    pub fn are_signals(octets: &[u8], count: usize) -> bool {
        let Some(octets) = octets.get(..count.div_ceil(2)).filter(|_| count <= DIGITS_MAX) else {
            return false;
        };
        // Of an odd number the upper half of the last octet is none.
        let counted = if count % 2 == 1 { !0xf0 } else { !0 };
        if let (Some(head), Some(tail)) = (octets.first_chunk(), octets.last_chunk()) {
            let [head, tail] = [head, tail].map(|half| u64::from_be_bytes(*half));
            is_filled(tail, counted) && (octets.len() == HALF / 2 || is_filled(head, !0))
        } else {
            let whole = octets.iter().fold(0, |word, octet| word << 8 | u64::from(*octet));
            is_filled(whole, counted)
        }
    }

    /// So many signals whatever they are, which are written in hexadecimal: for people who look at them, equal to no
    /// digits.
    pub fn of_signals(octets: &[u8], count: usize) -> Option<Self> {
        let [(high, in_high), (low, in_low)] = halves(octets, count)?;
        let count = u64::try_from(count).ok()? | HEXADECIMAL;
        Some(Self { high: high & in_high, low: low & in_low | count })
    }

    /// True for what [`Digits::of_signals`] gives.
    pub fn is_hexadecimal(self) -> bool {
        self.low & HEXADECIMAL != 0
    }

    /// Reads text such as `001011234567890`; nothing where it is empty, too long or has another character.
    pub fn parse(text: &str) -> Option<Self> {
        Self::from_text(text.as_bytes())
    }

    /// The same of the octets of a text.
    pub fn from_text(text: &[u8]) -> Option<Self> {
        if text.is_empty() || text.len() > DIGITS_MAX {
            return None;
        }
        let len = u32::try_from(text.len()).ok()?;
        let (head, rest) = text.split_at(text.len().min(HALF));
        let [(high, head_fits), (low, rest_fits)] = [half(head), half(rest)];
        let whole = u128::from(high) << 64 | u128::from(low);
        (head_fits && rest_fits).then(|| Self::packing(whole, len))
    }

    /// One digit more at the end; nothing where there is no room or it is no digit.
    pub fn with(self, digit: u8) -> Option<Self> {
        if self.len() >= DIGITS_MAX || digit >= FILLER {
            return None;
        }
        let len = self.count();
        let shift = TOP.checked_sub(len.checked_mul(NIBBLE)?)?;
        let word = self.word() | u128::from(digit).checked_shl(shift)?;
        Some(Self::packing(word, len.checked_add(1)?))
    }

    /// Number of digits.
    #[inline]
    pub fn len(self) -> usize {
        usize::from(self.low.to_le_bytes()[0] & 0x7f)
    }

    /// True where there is no digit at all.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The first `count` digits, or all of them where there are fewer.
    #[inline]
    pub fn prefix(self, count: usize) -> Self {
        let len = u32::try_from(count).unwrap_or(u32::MAX).min(self.count());
        let mask = !u128::MAX.checked_shr(len.saturating_mul(NIBBLE)).unwrap_or(0);
        Self::packing(self.packed() & mask, len)
    }

    /// True where these digits begin with those of `prefix`.
    #[inline]
    pub fn starts_with(self, prefix: Self) -> bool {
        self.count() >= prefix.count() && self.prefix(prefix.len()) == prefix
    }

    /// True where every digit is one of `0`–`9`.
    #[inline]
    pub fn is_decimal(self) -> bool {
        let word = self.word();
        // A nibble above nine has its highest bit and one of the next two.
        word >> 3 & (word >> 2 | word >> 1) & ONE_OF_NIBBLE == 0
    }

    /// The digits in order, each 0–14.
    pub fn iter(self) -> impl Iterator<Item = u8> {
        self.word()
            .to_be_bytes()
            .into_iter()
            .flat_map(|octet| [octet >> 4, octet & 0x0f])
            .take(self.len())
    }

    /// The word that holds the digits, first digit highest; with [`Digits::len`] it gives the value back.
    #[inline]
    pub fn word(self) -> u128 {
        self.packed() & !COUNT
    }

    /// Digits and their number in one word; two values are the same where their words are.
    #[inline]
    pub fn packed(self) -> u128 {
        u128::from(self.high) << 64 | u128::from(self.low)
    }

    /// The value that [`Digits::packed`] describes; nothing where there is none.
    pub fn from_packed(packed: u128) -> Option<Self> {
        Self::from_word(packed & !COUNT, usize::try_from(packed & COUNT).ok()?)
    }

    /// The value that [`Digits::word`] and [`Digits::len`] describe; nothing where they do not fit each other.
    pub fn from_word(word: u128, len: usize) -> Option<Self> {
        let len = u32::try_from(len).ok().filter(|_| len <= DIGITS_MAX && word & COUNT == 0)?;
        let behind = u128::MAX.checked_shr(len.wrapping_mul(NIBBLE)).unwrap_or(0);
        (word & behind == 0 && fillers(word) == 0).then(|| Self::packing(word, len))
    }

    /// Up to eight digits in a word, the first highest, with nothing behind them.
    #[inline]
    pub(crate) fn of_first(word: u32, len: u8) -> Self {
        Self { high: u64::from(word) << 32, low: len.into() }
    }

    #[inline]
    fn count(self) -> u32 {
        u32::from(self.low.to_le_bytes()[0] & 0x7f)
    }

    #[inline]
    fn packing(word: u128, len: u32) -> Self {
        let [high, low] = [word >> 64, word & u128::from(u64::MAX)];
        let halve = |half| u64::try_from(half).unwrap_or(0);
        Self { high: halve(high), low: halve(low) | u64::from(len) }
    }
}

/// Up to 16 characters as the digits of half a word, and whether each is one.
#[inline]
fn half(text: &[u8]) -> (u64, bool) {
    let mut fits = true;
    let word = text.iter().fold(0_u64, |word, character| {
        let nibble = match character {
            b'0'..=b'9' => character & 0x0f,
            b'*' => 10,
            b'#' => 11,
            b'a'..=b'c' => (character & 0x0f).wrapping_add(11),
            _ => FILLER,
        };
        fits &= nibble != FILLER;
        word << NIBBLE | u64::from(nibble)
    });
    let free = u32::try_from(HALF.saturating_sub(text.len())).unwrap_or(0);
    (word.checked_shl(free.wrapping_mul(NIBBLE)).unwrap_or(0), fits)
}

/// A bit for each nibble that is a filler.
#[inline]
fn fillers(word: u128) -> u128 {
    word & word >> 1 & word >> 2 & word >> 3 & ONE_OF_NIBBLE
}

/// Both halves of a word of so many signals, each with a mask of those that count; nothing where they are too many, or
/// octets too few.
#[inline]
fn halves(octets: &[u8], count: usize) -> Option<[(u64, u64); 2]> {
    let octets = octets.get(..count.div_ceil(2)).filter(|_| count <= DIGITS_MAX)?;
    let (high, low) = match octets.split_first_chunk() {
        None => (partial(octets), 0),
        Some((head, rest)) => (u64::from_be_bytes(*head), partial(rest)),
    };
    let mask = |count: u32| !u64::MAX.checked_shr(count.wrapping_mul(NIBBLE)).unwrap_or(0);
    let count = u32::try_from(count).ok()?;
    Some([(swapped(high), mask(count)), (swapped(low), mask(count.saturating_sub(WORD_DIGITS)))])
}

/// True where no nibble that counts is a filler.
#[inline]
fn is_filled(word: u64, counted: u64) -> bool {
    fillers_of(word) & counted == 0
}

/// Up to seven octets, and fillers behind them.
#[inline]
fn partial(octets: &[u8]) -> u64 {
    let (Some(head), Some(tail)) = (octets.first_chunk(), octets.last_chunk()) else {
        let [a, b, c] = match *octets {
            [a, b, c, ..] => [a, b, c],
            [a, b] => [a, b, u8::MAX],
            [a] => [a, u8::MAX, u8::MAX],
            [] => [u8::MAX; 3],
        };
        let fillers = u8::MAX;
        return u64::from_be_bytes([a, b, c, fillers, fillers, fillers, fillers, fillers]);
    };
    // The last four octets once more, moved to where they stand: what both have is the same.
    let free = 8_usize.saturating_sub(octets.len()).wrapping_mul(8) & 63;
    let behind = (1_u64 << free).wrapping_sub(1);
    let [head, tail] = [head, tail].map(|half| u64::from(u32::from_be_bytes(*half)));
    head << 32 | tail << free | behind
}

/// The nibbles of each octet in the order in which they are read.
#[inline]
fn swapped(octets: u64) -> u64 {
    (octets & LOW_NIBBLES) << NIBBLE | octets >> NIBBLE & LOW_NIBBLES
}

/// A bit for each nibble of a word that is a filler.
#[inline]
fn fillers_of(word: u64) -> u64 {
    word & word >> 1 & word >> 2 & word >> 3 & ONE_OF_WORD
}

/// True where no digit stands behind a filler.
#[inline]
fn are_last(fillers: u64) -> bool {
    let nibbles = fillers.wrapping_mul(0x0f);
    nibbles & nibbles.wrapping_add(1) == 0
}

/// True where octets of telephony BCD are so many decimal digits at least, and fillers behind them; nothing is said of
/// more than eight octets.
#[inline]
pub(crate) fn are_decimals(octets: &[u8], min: u32) -> Option<bool> {
    let octets = match octets.first_chunk() {
        Some(head) if octets.len() == HALF / 2 => u64::from_be_bytes(*head),
        Some(_) => return None,
        None => partial(octets),
    };
    let word = swapped(octets);
    let fillers = fillers_of(word);
    // A nibble above nine has its highest bit and one of the next two.
    let above = word >> 3 & (word >> 2 | word >> 1) & ONE_OF_WORD;
    let needed = !u64::MAX.checked_shr(min.wrapping_mul(NIBBLE)).unwrap_or(0);
    Some(above == fillers && fillers != 0 && fillers & needed == 0 && are_last(fillers))
}

/// The digits of a word before its first filler, in their order, and how many; nothing where another nibble follows.
#[inline]
fn before_filler(octets: u64) -> Option<(u64, u32)> {
    let word = swapped(octets);
    let count = fillers_of(word).leading_zeros() / NIBBLE;
    let behind = u64::MAX.checked_shr(count.wrapping_mul(NIBBLE)).unwrap_or(0);
    (word & behind == behind).then_some((word & !behind, count))
}

impl fmt::Display for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let alphabet = if self.is_hexadecimal() { HEXADECIMAL_ALPHABET } else { ALPHABET };
        self.iter().try_for_each(|digit| {
            let character = alphabet.get(usize::from(digit)).copied().unwrap_or(b'?');
            fmt::Write::write_char(f, char::from(character))
        })
    }
}

impl fmt::Debug for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use proptest::prelude::*;
    use std::string::ToString as _;
    use std::vec::Vec;

    use super::*;
    use crate::Imsi;

    #[test]
    fn a_filler_ends_the_digits_and_none_may_follow() {
        let odd = Digits::from_tbcd(&[0x21, 0xf3]).unwrap();

        assert_eq!(odd.to_string(), "123");
        assert_eq!(Digits::from_tbcd(&[0x2f, 0x43]), None);
    }

    #[test]
    fn a_prefix_of_all_digits_is_the_value_itself() {
        let full = Digits::parse("123456789012345678901234567890").unwrap();

        assert_eq!(full.prefix(30), full);
        assert_eq!(full.prefix(0), Digits::default());
        assert_eq!(full.with(1), None);
    }

    proptest! {
        #[test]
        fn text_is_given_back(text in "[0-9*#abc]{1,30}") {
            let digits = Digits::parse(&text).unwrap();

            prop_assert_eq!(digits.to_string(), text);
            prop_assert_eq!(Digits::from_word(digits.word(), digits.len()), Some(digits));
            prop_assert_eq!(Digits::from_packed(digits.packed()), Some(digits));
        }

        #[test]
        fn a_prefix_is_what_the_text_begins_with(text in "[0-9]{1,16}", prefix in "[0-9]{1,4}") {
            let is_prefix = Digits::parse(&text).unwrap().starts_with(Digits::parse(&prefix).unwrap());

            prop_assert_eq!(is_prefix, text.starts_with(&prefix));
        }

        #[test]
        fn octets_are_read_as_nibble_by_nibble(octets in prop::collection::vec(nibbles(), 0..17)) {
            prop_assert_eq!(Digits::from_tbcd(&octets), one_by_one(&octets));
            prop_assert_eq!(Digits::are_tbcd(&octets), one_by_one(&octets).is_some());
            let imsi = one_by_one(&octets).and_then(Imsi::new);
            prop_assert_eq!(Imsi::is_tbcd(&octets), imsi.is_some());
        }

        #[test]
        fn signals_are_read_as_one_by_one(
            octets in prop::collection::vec(nibbles(), 0..17), count in 0_usize..34,
        ) {
            let mut nibbles = octets.iter().flat_map(|octet| [octet & 0x0f, octet >> 4]);
            let expected = (0..count)
                .try_fold(Digits::default(), |digits, _| digits.with(nibbles.next()?));

            prop_assert_eq!(Digits::from_signals(&octets, count), expected);
            prop_assert_eq!(Digits::are_signals(&octets, count), expected.is_some());
        }

        #[test]
        fn decimal_digits_are_those_up_to_nine(text in "[0-9*#abc]{1,30}") {
            let digits = Digits::parse(&text).unwrap();

            let expected = text.bytes().all(|character| character.is_ascii_digit());
            prop_assert_eq!(digits.is_decimal(), expected);
        }
    }

    fn nibbles() -> impl Strategy<Value = u8> {
        let nibble = || prop_oneof![8 => 0_u8..10, 1 => 10_u8..15, 1 => Just(FILLER)];
        (nibble(), nibble()).prop_map(|(low, high)| low | high << 4)
    }

    fn one_by_one(octets: &[u8]) -> Option<Digits> {
        let nibbles: Vec<u8> = octets.iter().flat_map(|octet| [octet & 0x0f, octet >> 4]).collect();
        let end = nibbles.iter().position(|nibble| *nibble == FILLER).unwrap_or(nibbles.len());
        let (digits, fillers) = nibbles.split_at(end);
        let is_whole = octets.len() <= 15 && fillers.iter().all(|nibble| *nibble == FILLER);
        is_whole.then(|| digits.iter().copied().try_fold(Digits::default(), Digits::with)).flatten()
    }
}
