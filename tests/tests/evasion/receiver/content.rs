//! What the policy forbids, looked for in the octets themselves: a receiver that finds it would act on it.

use std::collections::BTreeMap;

use crate::messages::{APN, BARRED, COMMAND, REALM, TARGET};

const DIAMETER: u32 = 46;

/// A datagram of GTP that names who or what is barred.
pub fn gtp(octets: &[u8]) -> bool {
    let is_end = |octet: u8| octet < b' ' || octet == b'.';
    let name: Vec<u8> = octets
        .iter()
        .map(|octet| if is_end(*octet) { b'.' } else { octet.to_ascii_lowercase() })
        .collect();
    has(octets, &digits(BARRED)) || has(&name, APN.as_bytes())
}

/// Octets of a connection that hold a request of Diameter about who or what is barred, wherever it may begin.
pub fn diameter(octets: &[u8]) -> bool {
    (0..octets.len()).any(|at| is_request(&octets[at..]))
}

/// A user message of SCTP.
pub fn user_message(ppid: u32, octets: &[u8]) -> bool {
    (ppid == DIAMETER || is_request(octets)) && diameter(octets)
        || is_ss7(octets) && names_target(octets)
}

/// Segments of SCCP in user messages that together name the target.
pub fn segments<'a>(messages: impl Iterator<Item = &'a [u8]>) -> bool {
    let mut parts: BTreeMap<[u8; 3], BTreeMap<u8, Vec<Vec<u8>>>> = BTreeMap::new();
    for (reference, remaining, data) in messages.filter(|octets| is_ss7(octets)).filter_map(segment)
    {
        parts.entry(reference).or_default().entry(15 - remaining).or_default().push(data);
    }
    let joined = |which: fn(&Vec<Vec<u8>>) -> Option<&Vec<u8>>| {
        parts.values().any(|parts| {
            let octets: Vec<u8> = parts.values().filter_map(which).flatten().copied().collect();
            names_target(&octets)
        })
    };
    joined(|versions| versions.first()) || joined(|versions| versions.last())
}

fn names_target(octets: &[u8]) -> bool {
    has(octets, &digits(TARGET)) || has(octets, &digits(BARRED))
}

/// Transfer of a message, not upkeep of the link: M3UA and M2UA, SUA, M2PA.
fn is_ss7(octets: &[u8]) -> bool {
    matches!(octets, [1, _, 1 | 6 | 7 | 8 | 11, ..])
}

fn is_request(octets: &[u8]) -> bool {
    let Some(head) = octets.first_chunk::<20>() else { return false };
    let [version, a, b, c, flags, d, e, f, application @ ..] = *head;
    let length = usize::try_from(u32::from_be_bytes([0, a, b, c])).unwrap_or(0);
    let command = u32::from_be_bytes([0, d, e, f]);
    let is_known = [257, 271, 272, 280, 316, 318, 321, 322].contains(&command);
    if version != 1 || flags & 0x80 == 0 || !is_known || application[..4] == [0xff; 4] {
        return false;
    }
    let message = &octets[20..length.clamp(20, octets.len())];
    let is_whole = octets.len() >= length;
    let text = plain_text(message);
    let is_named = has(&text, BARRED.as_bytes()) || has(&text, REALM.as_bytes());
    is_whole && (command == COMMAND || is_named)
}

/// Text as careless eyes see it: in lower case, without what is not printed, and letters of other scripts as they look.
fn plain_text(octets: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(octets).to_lowercase();
    let looks = text.chars().filter(|letter| !letter.is_control() && !letter.is_whitespace()).map(
        |letter| match letter {
            'е' => 'e',
            'ｅ' => 'e',
            'і' => 'i',
            other => other,
        },
    );
    looks.filter(|letter| *letter != '\u{200b}').collect::<String>().into_bytes()
}

/// Reference, segments that follow, and data of a segment of SCCP in M3UA.
fn segment(octets: &[u8]) -> Option<([u8; 3], u8, Vec<u8>)> {
    let at = octets.windows(2).position(|two| two == [2, 0x10])?;
    let sccp = octets.get(at + 16..)?;
    let (data_at, optional_at, len) = match sccp.first()? {
        17 => {
            let pointer = |at: usize| Some(at + usize::from(*sccp.get(at)?));
            let data = pointer(5)?;
            (data + 1, pointer(6)?, usize::from(*sccp.get(data)?))
        }
        19 => {
            let pointer = |at: usize| {
                let two: [u8; 2] = sccp.get(at..at + 2)?.try_into().ok()?;
                Some(at + 1 + usize::from(u16::from_le_bytes(two)))
            };
            let data = pointer(7)?;
            let two: [u8; 2] = sccp.get(data..data + 2)?.try_into().ok()?;
            (data + 2, pointer(9)?, usize::from(u16::from_le_bytes(two)))
        }
        _ => return None,
    };
    let data = sccp.get(data_at..(data_at + len).min(sccp.len()))?.to_vec();
    let mut optional = sccp.get(optional_at..)?;
    while let [name, len, rest @ ..] = optional {
        if let (16, [first, a, b, c, ..]) = (*name, rest) {
            return Some(([*a, *b, *c], first & 15, data));
        }
        optional = rest.get(usize::from(*len)..)?;
    }
    None
}

/// Fourteen digits, as they stand in octets whatever fills the last one.
fn digits(text: &str) -> Vec<u8> {
    craft::tbcd(&text[..14])
}

fn has(octets: &[u8], wanted: &[u8]) -> bool {
    octets.windows(wanted.len()).any(|window| window == wanted)
}
