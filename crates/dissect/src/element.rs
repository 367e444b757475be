//! Elements that a message can lose without changing its length.

use crate::registry::{DIAMETER, GTPV0, GTPV1, GTPV2};

/// True where messages of that protocol are made of elements that can be told from each other.
pub fn has_elements(protocol: u8) -> bool {
    matches!(protocol, GTPV0 | GTPV1 | GTPV2 | DIAMETER)
}
