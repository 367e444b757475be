//! Strings of a display filter and what a backslash means in them.

/// A string and the octets that it takes with its closing quote; a raw one keeps its backslashes.
pub(super) fn string(
    inside: &str,
    quote: u8,
    is_raw: bool,
) -> Result<(Vec<u8>, usize), &'static str> {
    let octets = inside.as_bytes();
    let mut text = Vec::new();
    let mut at = 0_usize;
    loop {
        let behind = octets.get(at.saturating_add(1)..).unwrap_or_default();
        let len = match octets.get(at) {
            None => return Err("a string that does not end"),
            Some(octet) if *octet == quote => return Ok((text, at.saturating_add(1))),
            Some(b'\\') if is_raw => {
                let Some(octet) = behind.first() else { return Err("a string that does not end") };
                text.extend([b'\\', *octet]);
                2
            }
            Some(b'\\') => {
                let (octets, len) = escape(behind)?;
                text.extend(octets);
                len.saturating_add(1)
            }
            Some(octet) => {
                text.push(*octet);
                1
            }
        };
        at = at.saturating_add(len);
    }
}

/// What stands behind a backslash: `\x41`, `\101`, `\n`, `\u00e9`.
fn escape(rest: &[u8]) -> Result<(Vec<u8>, usize), &'static str> {
    const UNKNOWN: &str = "an escape that has no meaning";
    let one = |octet: u8| Ok((vec![octet], 1));
    match rest {
        [] => Err("a string that does not end"),
        [b'x', ..] => {
            let (value, len) = digits(rest, 16, 2).ok_or(UNKNOWN)?;
            Ok((vec![u8::try_from(value).map_err(|_| UNKNOWN)?], len))
        }
        [b'0'..=b'7', ..] => {
            let len = rest.iter().take(3).take_while(|octet| matches!(octet, b'0'..=b'7')).count();
            let value =
                rest.iter().take(len).fold(0_u32, |sum, digit| sum << 3 | u32::from(digit & 7));
            Ok((vec![u8::try_from(value).map_err(|_| "an octet above \\377")?], len))
        }
        [b'u', ..] => character(rest, 4).ok_or(UNKNOWN),
        [b'U', ..] => character(rest, 8).ok_or(UNKNOWN),
        [b'n', ..] => one(b'\n'),
        [b'r', ..] => one(b'\r'),
        [b't', ..] => one(b'\t'),
        [b'a', ..] => one(7),
        [b'b', ..] => one(8),
        [b'f', ..] => one(12),
        [b'v', ..] => one(11),
        [octet @ (b'"' | b'\\' | b'\''), ..] => one(*octet),
        _ => Err(UNKNOWN),
    }
}

/// The number behind a letter, of at most so many digits, and the octets of both.
fn digits(rest: &[u8], radix: u32, max: usize) -> Option<(u32, usize)> {
    let behind = rest.get(1..)?.iter().take(max);
    let len = behind.clone().take_while(|octet| octet.is_ascii_hexdigit()).count();
    let text = std::str::from_utf8(rest.get(1..len.checked_add(1)?)?).ok()?;
    Some((u32::from_str_radix(text, radix).ok()?, len.checked_add(1)?))
}

fn character(rest: &[u8], max: usize) -> Option<(Vec<u8>, usize)> {
    let (value, len) = digits(rest, 16, max).filter(|(_, len)| *len == max.saturating_add(1))?;
    let is_plain = value < 0xa0 && ![0x24, 0x40, 0x60].contains(&value);
    let character = char::from_u32(value).filter(|_| !is_plain)?;
    Some((character.to_string().into_bytes(), len))
}
