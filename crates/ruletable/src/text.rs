//! Names and texts of the wire, read without allocating.

use arrayvec::ArrayVec;
use numbering::{DIGITS_MAX, Digits};
use wire::Value;

use crate::model::{Name, Wildcard};

/// A name in lower case; a longer one is none that a policy can name.
pub(crate) type Folded = ArrayVec<u8, 256>;

/// The name that a value holds: labels with dots between, in lower case.
pub(crate) fn folded(value: &Value<'_>) -> Option<Folded> {
    let mut text = Folded::new();
    match value {
        Value::Labels(octets) => labels(octets, &mut text)?,
        Value::Text(octets) => text.try_extend_from_slice(octets).ok()?,
        Value::Number(_) | Value::Digits(_) | Value::Address(_) | Value::Octets(_) => return None,
    }
    text.make_ascii_lowercase();
    Some(text)
}

/// A hash of the name that a value holds, the same in either letter case.
#[inline]
pub(crate) fn name_hash(value: &Value<'_>) -> Option<u64> {
    match value {
        Value::Text(octets) => Some(text_hash(octets)),
        Value::Labels(octets) => {
            let mut hash = NO_TEXT;
            let mut rest = begun(octets);
            while let Some((len, after)) = rest.split_first() {
                let (label, after) =
                    after.split_at_checked(usize::from(*len)).unwrap_or((after, &[]));
                hash = add(hash, label).unwrap_or_else(|| add_all(hash, label));
                rest = after;
            }
            Some(hash)
        }
        Value::Number(_) | Value::Digits(_) | Value::Address(_) | Value::Octets(_) => None,
    }
}

/// The same of a text.
pub(crate) fn text_hash(text: &[u8]) -> u64 {
    if text.is_empty() { NO_TEXT } else { add_all(NO_TEXT, text) }
}

/// Labels from the first that is not empty; before it, nothing needs a dot.
#[inline]
fn begun(octets: &[u8]) -> &[u8] {
    let first = octets.iter().position(|len| *len != 0).unwrap_or(octets.len());
    octets.get(first..).unwrap_or_default()
}

/// Adds every part of a text that dots take apart, as labels do.
fn add_all(hash: u64, text: &[u8]) -> u64 {
    let parts = text.split(|octet| *octet == b'.');
    parts.fold(hash, |hash, part| add(hash, part).unwrap_or(hash))
}

/// Adds a part of a name, eight octets at a time, and its length; nothing where a dot takes it apart.
#[inline]
fn add(hash: u64, part: &[u8]) -> Option<u64> {
    const DOTS: u64 = ONES * 0x2e;
    let (words, rest) = part.as_chunks();
    let (mut hash, mut from_dots) = (hash, u64::MAX);
    let mut add = |word: u64| {
        let differing = word ^ DOTS;
        from_dots &= (differing & !HIGH).wrapping_add(!HIGH) | differing;
        hash = mixed(hash ^ lower(word));
    };
    for word in words {
        add(u64::from_le_bytes(*word));
    }
    if !rest.is_empty() {
        add(partial(rest));
    }
    let len = u64::try_from(part.len()).unwrap_or(u64::MAX);
    (from_dots & HIGH == HIGH).then_some(mixed(hash ^ !len))
}

/// Seven octets at most as a word, with nothing behind them.
#[inline]
fn partial(octets: &[u8]) -> u64 {
    octets.iter().rev().fold(0, |word, octet| word << 8 | u64::from(*octet))
}

/// Each of eight letters in lower case.
#[inline]
fn lower(word: u64) -> u64 {
    let below = word & !HIGH;
    // The highest bit of each octet tells whether it is at or behind `A`, and behind `Z`.
    let from_a = below.wrapping_add(ONES * 0x3f);
    let behind_z = below.wrapping_add(ONES * 0x25);
    word | (from_a & !behind_z & !word & HIGH) >> 2
}

#[inline]
fn mixed(hash: u64) -> u64 {
    let product = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ product >> 32
}

const ONES: u64 = u64::MAX / 0xff;
const HIGH: u64 = ONES << 7;
const NO_TEXT: u64 = 0xcbf2_9ce4_8422_2325;

/// True where the value is a name as `pattern` means it.
pub(crate) fn is_named(value: &Value<'_>, pattern: &Name) -> bool {
    let text: &[u8] = &pattern.text;
    match pattern.wildcard {
        Wildcard::None => is_text(value, text),
        Wildcard::Leading => {
            folded(value).is_some_and(|name| matches!(name.strip_suffix(text), Some([_, .., b'.'])))
        }
        Wildcard::Trailing => {
            folded(value).is_some_and(|name| matches!(name.strip_prefix(text), Some([b'.', _, ..])))
        }
    }
}

/// True where the value is a name that reads so, in either case.
pub(crate) fn is_text(value: &Value<'_>, text: &[u8]) -> bool {
    match value {
        Value::Labels(octets) => are_labels(octets, text),
        Value::Text(octets) => octets.eq_ignore_ascii_case(text),
        Value::Number(_) | Value::Digits(_) | Value::Address(_) | Value::Octets(_) => false,
    }
}

/// True where labels with dots between are that text, in either case.
fn are_labels(octets: &[u8], text: &[u8]) -> bool {
    let mut rest = begun(octets);
    // A length or a dot before each label, but no dot before the first.
    if rest.len().saturating_sub(1) != text.len() {
        return false;
    }
    let mut text = text;
    while let Some((len, after)) = rest.split_first() {
        let (label, after) = after.split_at_checked(usize::from(*len)).unwrap_or((after, &[]));
        let Some((head, tail)) = text.split_at_checked(label.len()) else { return false };
        if head != label && !head.eq_ignore_ascii_case(label) {
            return false;
        }
        text = match tail {
            [b'.', tail @ ..] if !after.is_empty() => tail,
            [] if after.is_empty() => tail,
            _ => return false,
        };
        rest = after;
    }
    text.is_empty()
}

/// True where `needle` stands somewhere in the value; in a name, in either case.
pub(crate) fn contains(value: &Value<'_>, needle: &[u8]) -> bool {
    match value {
        Value::Labels(_) => folded(value).is_some_and(|name| {
            name.windows(needle.len().max(1)).any(|window| window.eq_ignore_ascii_case(needle))
        }),
        Value::Text(octets) | Value::Octets(octets) => {
            octets.windows(needle.len().max(1)).any(|window| window == needle)
        }
        Value::Digits(digits) => {
            written(*digits).windows(needle.len().max(1)).any(|window| window == needle)
        }
        Value::Number(_) | Value::Address(_) => false,
    }
}

/// The value as people read it, where it is text; names and digits are written out.
pub(crate) fn with_octets<T>(value: &Value<'_>, read: impl FnOnce(&[u8]) -> T) -> Option<T> {
    match value {
        Value::Text(octets) | Value::Octets(octets) => Some(read(octets)),
        Value::Labels(_) => folded(value).map(|name| read(&name)),
        Value::Digits(digits) => Some(read(&written(*digits))),
        Value::Number(_) | Value::Address(_) => None,
    }
}

fn written(digits: Digits) -> ArrayVec<u8, DIGITS_MAX> {
    digits.iter().filter_map(|digit| ALPHABET.get(usize::from(digit)).copied()).collect()
}

/// The two parts around each dot that has something on both sides.
pub(crate) fn cuts(name: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let places = name.iter().enumerate().filter(|(_, octet)| **octet == b'.');
    places.filter_map(|(place, _)| {
        let (head, tail) = name.split_at_checked(place)?;
        let (_, tail) = tail.split_first()?;
        (!head.is_empty() && !tail.is_empty()).then_some((head, tail))
    })
}

const ALPHABET: &[u8; 15] = b"0123456789*#abc";

fn labels(octets: &[u8], text: &mut Folded) -> Option<()> {
    let mut rest = octets;
    while let Some((len, after)) = rest.split_first() {
        let (label, after) = after.split_at_checked(usize::from(*len)).unwrap_or((after, &[]));
        if !text.is_empty() {
            text.try_push(b'.').ok()?;
        }
        text.try_extend_from_slice(label).ok()?;
        rest = after;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    extern crate std;

    use proptest::prelude::*;
    use std::vec::Vec;

    use super::*;

    proptest! {
        #[test]
        fn a_name_has_one_hash_however_it_stands_on_the_wire(
            labels in prop::collection::vec("[a-zA-Z.@-Z-]{0,20}", 0..5), written: bool,
        ) {
            let octets: Vec<u8> = labels.iter().flat_map(|label| {
                let len = u8::try_from(label.len()).unwrap();
                core::iter::once(len).chain(label.bytes())
            }).collect();
            let text = folded(&Value::Labels(&octets)).unwrap();
            let upper = text.to_ascii_uppercase();
            let value = if written { Value::Text(&upper) } else { Value::Labels(&octets) };

            prop_assert_eq!(name_hash(&value), Some(text_hash(&text)));
            prop_assert!(is_text(&Value::Labels(&octets), &text));
        }

        #[test]
        fn letters_are_lowered_and_nothing_else(word: [u8; 8]) {
            let lowered = lower(u64::from_le_bytes(word)).to_le_bytes();

            prop_assert_eq!(lowered.to_vec(), word.to_ascii_lowercase());
        }
    }
}
