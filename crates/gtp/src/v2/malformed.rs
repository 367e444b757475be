//! What Wireshark calls malformed in an element of GTPv2-C, for tools that look at captures; never judged.
//!
//! An element is read as far as its type needs, past the length that it says, and that must be in its list.

use wire::{Fault, Malformed};

use super::IeType;
use super::element::Told;
use crate::needed::{Needed, is_bad_imsi, is_bad_network, needed_of_filters, of_table};

/// Octets that elements of these types need at least; the others say what they need.
const NEEDED: Needed = &[
    (
        1,
        &[
            3, 51, 52, 53, 56, 60, 73, 76, 77, 78, 79, 82, 90, 92, 94, 97, 100, 113, 121, 123, 127,
            128, 130, 131, 133, 134, 135, 139, 140, 143, 148, 149, 150, 152, 153, 155, 156, 157,
            160, 163, 165, 167, 168, 177, 182, 187, 188, 194, 197, 202, 203,
        ],
    ),
    (2, &[91, 95, 102, 114, 116, 118, 126, 141, 144, 154, 169, 172, 175, 176, 184, 186, 200, 255]),
    (3, &[83, 112, 120, 138, 159]),
    (4, &[59, 88, 111, 147, 170, 178, 179, 183, 196, 198, 207]),
    (5, &[89, 142, 166, 199]),
    (6, &[115, 158, 206]),
    (7, &[57, 58, 61, 189]),
    (8, &[72, 145, 161, 164]),
    (9, &[110, 124, 129]),
    (10, &[117]),
    (11, &[205]),
    (14, &[105]),
    (15, &[103]),
    (20, &[204]),
    (21, &[81]),
    (22, &[80]),
    (26, &[201]),
    (29, &[96]),
    (33, &[54, 106, 108]),
    (41, &[55, 62, 104, 107]),
];

/// Numbers that are read at the length that the element says, and the octets that they may have.
const NUMBERS: [(u8, u16); 4] = [(94, 4), (97, 8), (172, 5), (188, 8)];

/// Bearer TFT and traffic aggregation description (TS 29.274 §8.19, §8.20).
const FILTERS: [IeType; 2] = [IeType(84), IeType(85)];

/// Identities of a location: flag, octets, and whether a network begins them (TS 29.274 §8.21).
const CELLS: [(u8, usize, bool); 8] = [
    (0x01, 7, true),
    (0x02, 7, true),
    (0x04, 7, true),
    (0x08, 5, true),
    (0x10, 7, true),
    (0x20, 5, true),
    (0x40, 6, true),
    (0x80, 6, true),
];

pub(super) fn malformed(told: Told<'_>) -> Option<Malformed> {
    let fault = |fault| Some(told.rest.fault(fault));
    if told.is_cut {
        // What goes on behind its list is told and passed over; a head of three octets is not.
        return if told.is_head_cut { fault(Fault::Truncated) } else { None };
    }
    let (kind, octets) = (told.ie.kind, told.rest.rest());
    let needed = match kind {
        IeType::IMSI if is_bad_imsi(told.ie.octets) => return fault(Fault::Value),
        IeType::SERVING_NETWORK if is_bad_network(octets) => return fault(Fault::Value),
        IeType::CAUSE if told.announced == 2 => 2,
        IeType::CAUSE => 6,
        IeType::F_TEID => endpoint(octets),
        IeType::FQ_CSID => set(octets),
        IeType::ULI => match location(octets) {
            Some(needed) => needed,
            None => return fault(Fault::Value),
        },
        kind if FILTERS.contains(&kind) => needed_of_filters(octets),
        kind => of_table(NEEDED, kind.0),
    };
    let is_long = NUMBERS.iter().any(|(of, max)| *of == kind.0 && told.announced > *max);
    (is_long || octets.len() < needed).then(|| told.rest.fault(Fault::Length))
}

/// Flags, key, and an address of either version (TS 29.274 §8.22).
fn endpoint(octets: &[u8]) -> usize {
    let flags = octets.first().copied().unwrap_or_default();
    let of = |flag, len| if flags & flag == 0 { 0_usize } else { len };
    of(0x80, 4).saturating_add(of(0x40, 16)).saturating_add(5)
}

/// A node and so many identifiers of two octets (TS 29.274 §8.62).
fn set(octets: &[u8]) -> usize {
    let first = octets.first().copied().unwrap_or_default();
    let node = match first >> 4 {
        0 | 2 => 4,
        1 => 16,
        _ => return 1,
    };
    usize::from(first & 0x0f).saturating_mul(2).saturating_add(node).saturating_add(1)
}

/// Nothing where a network of it is none.
fn location(octets: &[u8]) -> Option<usize> {
    let flags = octets.first().copied().unwrap_or_default();
    let mut needed = 1_usize;
    for (flag, len, has_network) in CELLS {
        if flags & flag == 0 {
            continue;
        }
        if has_network && is_bad_network(octets.get(needed..).unwrap_or_default()) {
            return None;
        }
        needed = needed.saturating_add(len);
    }
    Some(needed)
}
