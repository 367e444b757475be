//! Values of fields as text and as JSON.

use std::fmt::Write as _;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::LazyLock;

use wire::{Kind, Value};

/// Writes a value as JSON: numbers as numbers, anything else as a string.
pub fn json(value: Value<'_>, kind: Kind, out: &mut String) {
    if matches!(value, Value::Number(_)) {
        return text(value, kind, out);
    }
    out.push('"');
    match value {
        Value::Text(octets) | Value::Labels(octets) => {
            let start = out.len();
            text(value, kind, out);
            if octets.iter().any(|octet| matches!(octet, 0..=0x1f | b'"' | b'\\')) {
                escape(start, out);
            }
        }
        Value::Number(_) | Value::Digits(_) | Value::Address(_) | Value::Octets(_) => {
            text(value, kind, out);
        }
    }
    out.push('"');
}

/// Writes a value as people read it.
pub fn text(value: Value<'_>, kind: Kind, out: &mut String) {
    match value {
        Value::Number(count) if kind == Kind::Signed => {
            out.push_str(itoa::Buffer::new().format(count.cast_signed()));
        }
        Value::Number(count) => number(count, out),
        Value::Digits(digits) if digits.is_decimal() || digits.is_hexadecimal() => {
            add(out, digits);
        }
        Value::Digits(digits) => out.extend(digits.iter().map(digit)),
        Value::Address(address) => self::address(address, out),
        Value::Octets(octets) if kind == Kind::Oid => oid(octets, out),
        Value::Octets(octets) => hex(octets, out),
        Value::Text(octets) => out.push_str(&String::from_utf8_lossy(octets)),
        Value::Labels(octets) => labels(octets, out),
    }
}

/// Writes a number without going through a formatter.
pub fn number(count: u64, out: &mut String) {
    out.push_str(itoa::Buffer::new().format(count));
}

/// Writes a time in ns as seconds with nine decimals.
pub fn seconds(ns: i64, out: &mut String) {
    if ns < 0 {
        out.push('-');
    }
    let ns = ns.unsigned_abs();
    number(ns / NANOS, out);
    out.push('.');
    right(ns % NANOS, (9, "000000000"), out);
}

/// Nanoseconds of a second.
const NANOS: u64 = 1_000_000_000;

/// Writes a number at the right of a column of so many digits, behind as much of the filler as there is room.
pub fn right(count: u64, (width, filler): (usize, &str), out: &mut String) {
    let mut digits = itoa::Buffer::new();
    let digits = digits.format(count);
    out.push_str(filler.get(..width.saturating_sub(digits.len())).unwrap_or_default());
    out.push_str(digits);
}

/// Writes a number at the right of a column; false where it has more digits than that.
pub fn digits(mut count: u64, column: &mut [u8]) -> bool {
    for place in column.iter_mut().rev() {
        *place = b'0' | u8::try_from(count % 10).unwrap_or(0);
        count /= 10;
        if count == 0 {
            return true;
        }
    }
    false
}

/// Writes an address of version 4 at the left of a column of 16 octets at least, and blanks behind it.
pub fn dotted(address: Ipv4Addr, column: &mut [u8]) {
    let (octets, mut end) = (&*OCTETS, 0_usize);
    for octet in address.octets() {
        let Some((written, len)) = octets.get(usize::from(octet)) else { return };
        let Some(place) = column.get_mut(end..).and_then(<[u8]>::first_chunk_mut) else { return };
        *place = *written;
        end = end.saturating_add(*len);
    }
    // The dot behind the last.
    if let Some(dot) = end.checked_sub(1).and_then(|last| column.get_mut(last)) {
        *dot = b' ';
    }
}

/// Every octet in decimal digits with a dot behind them, and how many octets that takes; blanks behind it.
static OCTETS: LazyLock<[([u8; 4], usize); 256]> = LazyLock::new(|| {
    std::array::from_fn(|octet| {
        let text = format!("{octet}.");
        let mut column = [b' '; 4];
        column.iter_mut().zip(text.bytes()).for_each(|(place, digit)| *place = digit);
        (column, text.len())
    })
});

/// Writes an address.
pub fn address(address: IpAddr, out: &mut String) {
    match address {
        IpAddr::V4(address) => {
            for (place, octet) in address.octets().into_iter().enumerate() {
                if place > 0 {
                    out.push('.');
                }
                out.push_str(itoa::Buffer::new().format(octet));
            }
        }
        IpAddr::V6(address) => add(out, address),
    }
}

fn add(out: &mut String, value: impl std::fmt::Display) {
    // Writing to a string cannot fail.
    let _ = write!(out, "{value}");
}

/// What is no decimal digit is a question mark.
fn digit(digit: u8) -> char {
    if digit < 10 { char::from(b'0' | digit) } else { '?' }
}

fn escape(start: usize, out: &mut String) {
    let plain = out.split_off(start);
    for character in plain.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            control if u32::from(control) < 0x20 => {
                let _ = write!(out, "\\u{:04x}", u32::from(control));
            }
            other => out.push(other),
        }
    }
}

fn hex(octets: &[u8], out: &mut String) {
    let mut text = [[b':'; 3]; 64];
    for (place, octets) in octets.chunks(text.len()).enumerate() {
        for ([_, high, low], octet) in text.iter_mut().zip(octets) {
            (*high, *low) = (nibble(octet >> 4), nibble(octet & 0x0f));
        }
        // Nothing stands before the first.
        let from = usize::from(place == 0);
        let written = text.as_flattened().get(from..octets.len().saturating_mul(3));
        out.push_str(written.and_then(|text| str::from_utf8(text).ok()).unwrap_or_default());
    }
}

/// The digit of half an octet; 39 lies between those of ASCII and its letters.
#[inline]
fn nibble(value: u8) -> u8 {
    value.wrapping_add(b'0').wrapping_add(if value > 9 { 39 } else { 0 })
}

/// Labels with dots between, up to a NUL, which ends a text of Wireshark's.
fn labels(mut octets: &[u8], out: &mut String) {
    let start = out.len();
    while let Some((len, rest)) = octets.split_first() {
        let (label, behind) = rest.split_at(usize::from(*len).min(rest.len()));
        if out.len() > start {
            out.push('.');
        }
        out.push_str(&String::from_utf8_lossy(label));
        octets = behind;
    }
    if let Some(end) = out.get(start..).and_then(|text| text.find('\0')) {
        out.truncate(start.saturating_add(end));
    }
}

/// An object identifier as numbers with dots (X.690 §8.19).
fn oid(octets: &[u8], out: &mut String) {
    let mut arc = 0_u64;
    let mut is_first = true;
    for octet in octets {
        arc = arc << 7 | u64::from(octet & 0x7f);
        if octet & 0x80 != 0 {
            continue;
        }
        if is_first {
            let root = (arc / 40).min(2);
            let _ = write!(out, "{root}.{}", arc.saturating_sub(root.saturating_mul(40)));
            is_first = false;
        } else {
            let _ = write!(out, ".{arc}");
        }
        arc = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_tshark_prints_them() {
        for (value, kind, expected) in [
            (Value::Number(7), Kind::Number, "7"),
            (Value::Octets(&[4, 0, 0, 1, 0, 20, 3]), Kind::Oid, "\"0.4.0.0.1.0.20.3\""),
            (Value::Octets(&[0x2a, 0x86, 0x3a, 0x89, 0x61]), Kind::Oid, "\"1.2.826.1249\""),
            (Value::Octets(&[0, 0xab]), Kind::Octets, "\"00:ab\""),
            (Value::Octets(&[]), Kind::Octets, "\"\""),
            (Value::Octets(&[7; 65]), Kind::Octets, &format!("\"{}07\"", "07:".repeat(64))),
            (Value::Text(b"a\"\n"), Kind::Text, "\"a\\\"\\u000a\""),
            (Value::Labels(b"\x03ims\x04test"), Kind::Labels, "\"ims.test\""),
            (Value::Labels(b"\x09internet\0"), Kind::Labels, "\"internet\""),
        ] {
            let mut out = String::new();

            json(value, kind, &mut out);

            assert_eq!(out, expected);
        }
    }
}
