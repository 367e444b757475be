//! What every fuzz target does with octets: decode them and ask every field.

use wire::{Protocol, Value, Values};

/// Decodes octets, strictly and as far as they go, and asks every field of what came out; a value that borrows must lie
/// inside the octets.
pub fn ask_everything<P: Protocol>(octets: &[u8]) {
    let _ = P::malformed(octets);
    if let Some(message) = P::glimpse(octets) {
        ask::<P>(&message, octets);
    }
    if let Ok(message) = P::decode(octets) {
        ask::<P>(&message, octets);
    }
}

/// Say what a number means: their text is the reader's own, and stands in no message.
const MEANINGS: [&str; 2] = ["sccp.linked_dissector", "pfcp.traffic_dscp"];

fn ask<P: Protocol>(message: &P::Message<'_>, octets: &[u8]) {
    for field in P::FIELDS {
        let mut values = Values::default();
        (field.read)(message, &mut values);
        for value in values.as_slice() {
            let is_inside = MEANINGS.contains(&field.name) || is_inside(*value, octets);
            assert!(is_inside, "{} reads outside of its message", field.name);
        }
    }
}

/// True where a value does not borrow, or borrows from the octets.
pub fn is_inside(value: Value<'_>, octets: &[u8]) -> bool {
    match value {
        Value::Octets(part) | Value::Text(part) | Value::Labels(part) => {
            let (whole, part) = (octets.as_ptr_range(), part.as_ptr_range());
            whole.start <= part.start && part.end <= whole.end
        }
        Value::Number(_) | Value::Digits(_) | Value::Address(_) => true,
    }
}
