//! What Wireshark calls malformed in the elements of GTPv0, GTPv1-C, GTP-U and GTP′, for tools; never judged.

use wire::{Fault, Malformed, Reader};

use super::element::Ie;
use super::{IeType, Ies};
use crate::needed::{Needed, is_bad_imsi, is_bad_network, needed_of_filters, of_table};

/// Octets that elements of these types need at least; the others say what they need.
const NEEDED: Needed = &[
    (
        1,
        &[
            140, 144, 146, 147, 148, 149, 150, 151, 154, 157, 159, 163, 166, 167, 171, 173, 176,
            178, 179, 181, 182, 183, 184, 187, 191, 193, 195, 197, 202, 203, 205, 208, 210, 216,
            218, 220, 222, 224,
        ],
    ),
    (2, &[128, 153, 160, 180, 189, 192, 199, 204, 211, 213, 219, 223]),
    (3, &[164, 168, 207]),
    (4, &[135, 139, 212, 214, 217, 221]),
    (8, &[169, 194, 198, 200, 206]),
    (9, &[162, 174, 175, 201]),
    (12, &[156]),
    (26, &[130]),
];

/// Types whose length must be 1, whatever stands there.
const ONE: [IeType; 2] = [IeType::APN_RESTRICTION, IeType::RAT_TYPE];
/// Traffic flow template (TS 29.060 §7.7.36).
const FILTERS: IeType = IeType(137);

/// The first element that is not there as far as it is read, or whose digits are none.
pub(crate) fn malformed(ies: Ies<'_>) -> Option<Malformed> {
    ies.with_rest().find_map(|told| match told {
        Ok((ie, rest)) => of(ie, rest),
        // A type without a length ends the walk in silence.
        Err(malformed) => (malformed.fault == Fault::Truncated).then_some(malformed),
    })
}

fn of(Ie { kind, octets }: Ie<'_>, rest: Reader<'_>) -> Option<Malformed> {
    let is_bad = match kind {
        IeType::IMSI => is_bad_imsi(octets),
        IeType::RAI => is_bad_network(octets),
        IeType::ULI if matches!(octets.first(), Some(0..=2)) => {
            is_bad_network(rest.rest().get(1..).unwrap_or_default())
        }
        kind => ONE.contains(&kind) && octets.len() != 1,
    };
    if is_bad {
        return Some(rest.fault(Fault::Value));
    }
    let needed = match kind {
        IeType::ULI if matches!(octets.first(), Some(0..=2)) => 8,
        IeType::ULI => 1,
        FILTERS => needed_of_filters(rest.rest()),
        kind => of_table(NEEDED, kind.0),
    };
    (rest.len() < needed).then(|| rest.fault(Fault::Length))
}
