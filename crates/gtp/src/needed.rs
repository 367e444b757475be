//! How many octets Wireshark reads of an element whatever its length says: what is not there makes it malformed.

use numbering::Plmn;

use crate::content::told_digits;

/// Octets that elements of these types need.
pub(crate) type Needed = &'static [(usize, &'static [u8])];

/// What a table says of a type; 0 of one that is not in it.
pub(crate) fn of_table(table: Needed, kind: u8) -> usize {
    table.iter().find(|(_, kinds)| kinds.contains(&kind)).map_or(0, |(needed, _)| *needed)
}

/// An identity that has not 5 to 15 decimal digits (TS 23.003 §2.2).
pub(crate) fn is_bad_imsi(octets: &[u8]) -> bool {
    told_digits(octets).is_none_or(|told| !(5..=15).contains(&told.len()) || !told.is_decimal())
}

/// A network code with a digit that is none; all ones stand for no network (TS 24.008 §10.5.1.3).
pub(crate) fn is_bad_network(octets: &[u8]) -> bool {
    octets
        .first_chunk()
        .is_some_and(|code| *code != [0xff; 3] && Plmn::from_octets(*code).is_none())
}

/// Octets of a traffic flow template: each filter is read as far as its components go (TS 24.008 §10.5.6.12).
pub(crate) fn needed_of_filters(octets: &[u8]) -> usize {
    let at = |place: usize| octets.get(place).copied();
    let first = at(0).unwrap_or_default();
    let (operation, count) = (first >> 5, usize::from(first & 0x0f));
    let mut place = 1_usize;
    match operation {
        DELETE | NONE => return place,
        DELETE_FILTERS => return place.saturating_add(count),
        _ => {}
    }
    for _ in 0..count {
        let Some(len) = at(place.saturating_add(2)) else { return place.saturating_add(3) };
        let begin = place.saturating_add(3);
        let end = begin.saturating_add(len.into());
        place = begin;
        while place < end {
            let Some(kind) = at(place) else { return end };
            place = match component(kind) {
                Some(len) => place.saturating_add(len).saturating_add(1),
                // Behind a component of a later release nothing is read.
                None => return place.saturating_add(1),
            };
        }
    }
    place
}

const DELETE: u8 = 2;
const DELETE_FILTERS: u8 = 5;
const NONE: u8 = 6;

/// Octets behind the type of a component of a packet filter (TS 24.008 table 10.5.162).
fn component(kind: u8) -> Option<usize> {
    Some(match kind {
        0x10 | 0x11 => 8,
        0x20 => 32,
        0x21 | 0x23 => 17,
        0x30 => 1,
        0x40 | 0x50 | 0x70 => 2,
        0x41 | 0x51 | 0x60 => 4,
        0x80 => 3,
        _ => return None,
    })
}
