//! How identities are written inside elements (TS 23.003, TS 24.008 §10.5).

use numbering::{Digits, Plmn};

/// Digits of text, two in an octet, low nibble first, filled with `f`.
pub fn tbcd(text: &str) -> Vec<u8> {
    let nibbles: Vec<u8> = text.chars().map(|digit| nibble(digit) & 0x0f).collect();
    nibbles
        .chunks(2)
        .map(|pair| match pair {
            [low, high] => high << 4 | low,
            [low] => 0xf0 | low,
            _ => 0xff,
        })
        .collect()
}

/// Digits as address signals, low nibble first; an odd last octet ends with 0 (Q.713 §3.4.2.3.1).
pub fn signals(text: &str) -> Vec<u8> {
    let mut octets = tbcd(text);
    if text.len() % 2 == 1
        && let Some(last) = octets.last_mut()
    {
        *last &= 0x0f;
    }
    octets
}

/// A name as labels, each after its length; the empty name is one empty label.
pub fn apn(name: &str) -> Vec<u8> {
    name.split('.')
        .flat_map(|label| {
            let len = u8::try_from(label.len()).unwrap_or(u8::MAX);
            std::iter::once(len).chain(label.bytes())
        })
        .collect()
}

/// The three octets of a network given as `001-01` or `310-410`; other text gives a network that is none.
pub fn plmn(text: &str) -> [u8; 3] {
    let digits: Vec<u8> =
        Plmn::parse(text).map(|plmn| Digits::iter(plmn.digits()).collect()).unwrap_or_default();
    match digits.as_slice() {
        [mcc @ .., tens, ones] if mcc.len() == 3 => packed(mcc, [*tens, *ones, 0x0f]),
        [mcc @ .., hundreds, tens, ones] => packed(mcc, [*hundreds, *tens, *ones]),
        _ => [0xff; 3],
    }
}

fn packed(mcc: &[u8], [first, second, third]: [u8; 3]) -> [u8; 3] {
    let [hundreds, tens, ones] = mcc.first_chunk().copied().unwrap_or([0x0f; 3]);
    [tens << 4 | hundreds, third << 4 | ones, second << 4 | first]
}

/// An international number with the octet that says so (TS 29.002 §17.7.8).
pub fn number(text: &str) -> Vec<u8> {
    std::iter::once(0x91).chain(tbcd(text)).collect()
}

fn nibble(digit: char) -> u8 {
    match digit {
        '*' => 0x0a,
        '#' => 0x0b,
        'a' => 0x0c,
        'b' => 0x0d,
        'c' => 0x0e,
        other => other.to_digit(10).and_then(|value| u8::try_from(value).ok()).unwrap_or(0x0f),
    }
}
