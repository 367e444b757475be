//! What the policy forbids, looked for in the octets themselves: a receiver that finds it would act on it.

use std::collections::BTreeMap;

use crate::messages::{APN, BARRED, COMMAND, REALM, TARGET};

const DIAMETER: u32 = 46;

/// A datagram of GTP that names who or what is barred.
pub fn gtp(octets: &[u8]) -> bool {
    let is_end = |octet: u8| octet < b' ' || octet == b'.';
    let mut name: Vec<u8> = octets
        .iter()
        .map(|octet| if is_end(*octet) { b'.' } else { octet.to_ascii_lowercase() })
        .collect();
    name.dedup_by(|one, other| *one == b'.' && *other == b'.');
    has(octets, &digits(BARRED)) || has(&name, APN.as_bytes())
}

/// Octets of a connection that hold a request of Diameter about who or what is barred, wherever it may begin.
pub fn diameter(octets: &[u8]) -> bool {
    (0..octets.len()).any(|at| is_request(&octets[at..]))
}

/// A user message of SCTP. Who minds no segmentation reads a segment that is a whole transaction.
pub fn user_message(ppid: u32, octets: &[u8]) -> bool {
    let is_piece = segment(octets).is_some_and(|segment| !is_transaction(&segment.data));
    let is_transfer = is_ss7(octets) && !is_piece;
    (ppid == DIAMETER || is_request(octets)) && diameter(octets)
        || is_transfer && names_target(octets)
}

/// Segments of SCCP in user messages that together are a transaction about the target.
pub fn segments<'a>(messages: impl Iterator<Item = &'a [u8]>) -> bool {
    let mut parts: BTreeMap<[u8; 3], BTreeMap<u8, Vec<Vec<u8>>>> = BTreeMap::new();
    for segment in messages.filter(|octets| is_ss7(octets)).filter_map(segment) {
        let place = 15 - segment.remaining;
        parts.entry(segment.reference).or_default().entry(place).or_default().push(segment.data);
    }
    let joined = |which: fn(&Vec<Vec<u8>>) -> Option<&Vec<u8>>| {
        parts.values().any(|parts| {
            let octets: Vec<u8> = parts.values().filter_map(which).flatten().copied().collect();
            is_transaction(&octets) && names_target(&octets)
        })
    };
    joined(|versions| versions.first()) || joined(|versions| versions.last())
}

/// A message of TCAP from its first octet to its last.
fn is_transaction(octets: &[u8]) -> bool {
    let length = |octets: &[u8]| octets.iter().fold(0, |sum, octet| sum << 8 | usize::from(*octet));
    match octets {
        [0x61..=0x67, 0x80, .., 0, 0] => true,
        [0x61..=0x67, short @ 0..0x80, rest @ ..] => usize::from(*short) == rest.len(),
        [0x61..=0x67, long, rest @ ..] => {
            let count = usize::from(long & 0x7f);
            rest.split_at_checked(count).is_some_and(|(len, rest)| length(len) == rest.len())
        }
        _ => false,
    }
}

fn names_target(octets: &[u8]) -> bool {
    has(octets, &digits(TARGET)) || has(octets, &digits(BARRED))
}

/// Transfer of a message, not upkeep of the link: M3UA and M2UA, SUA, M2PA, wherever it begins.
fn is_ss7(octets: &[u8]) -> bool {
    matches!(octets, [1, _, 1 | 6 | 7 | 8 | 11, ..])
        || octets.chunks(4).any(|word| word == [1, 0, 1, 1])
}

fn is_request(octets: &[u8]) -> bool {
    let Some(head) = octets.first_chunk::<20>() else { return false };
    let [version, a, b, c, flags, d, e, f, application @ ..] = *head;
    let length = usize::try_from(u32::from_be_bytes([0, a, b, c])).unwrap_or(0);
    let command = u32::from_be_bytes([0, d, e, f]);
    let is_known = [271, 272, 316, 318, 321, 322].contains(&command);
    if version != 1 || flags & 0x80 == 0 || !is_known || application[..4] == [0xff; 4] {
        return false;
    }
    // Who does not believe the length reads on to the end of what came.
    let is_lie = length < 28 || length % 4 != 0;
    let end = if is_lie { octets.len() } else { length.min(octets.len()) };
    let message = &octets[20..end];
    let is_whole = is_lie || octets.len() >= length;
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

/// A segment of SCCP.
struct Segment {
    reference: [u8; 3],
    remaining: u8,
    data: Vec<u8>,
}

/// A segment of SCCP in M3UA.
fn segment(octets: &[u8]) -> Option<Segment> {
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
            return Some(Segment { reference: [*a, *b, *c], remaining: first & 15, data });
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
