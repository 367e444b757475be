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
                hash = label.iter().copied().fold(hash, add);
                hash = if after.is_empty() { hash } else { add(hash, b'.') };
                rest = after;
            }
            Some(hash)
        }
        Value::Number(_) | Value::Digits(_) | Value::Address(_) | Value::Octets(_) => None,
    }
}

/// The same of a text.
pub(crate) fn text_hash(text: &[u8]) -> u64 {
    text.iter().copied().fold(NO_TEXT, add)
}

/// Labels from the first that is not empty; before it, nothing needs a dot.
#[inline]
fn begun(octets: &[u8]) -> &[u8] {
    let first = octets.iter().position(|len| *len != 0).unwrap_or(octets.len());
    octets.get(first..).unwrap_or_default()
}

/// Fowler, Noll and Vo's hash, one octet at a time.
#[inline]
fn add(hash: u64, octet: u8) -> u64 {
    (hash ^ u64::from(octet.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
}

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
    let mut text = text;
    while let Some((len, after)) = rest.split_first() {
        let (label, after) = after.split_at_checked(usize::from(*len)).unwrap_or((after, &[]));
        let Some((head, tail)) = text.split_at_checked(label.len()) else { return false };
        if !head.eq_ignore_ascii_case(label) {
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
