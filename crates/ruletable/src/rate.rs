//! How much may go by: what rules and partners say of it, as values.

use alloc::vec::Vec;

use wire::FieldId;

use crate::Side;

/// Messages that a partner may send in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cap {
    /// A bit for the place of each protocol in the registry that counts.
    pub protocols: u64,
    /// How many of them.
    pub rate: Rate,
    /// Where someone wants to hear of it, in percent; 0 nowhere.
    pub warn: u8,
}

/// What a rule lets by before it matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Whose messages are counted together: those with the same values, at most [`crate::KEY_PARTS_MAX`]; a message
    /// that lacks one is not counted.
    pub key: Vec<KeyPart>,
    /// How many of them.
    pub rate: Rate,
    /// Where someone wants to hear of it, in percent of the burst; 0 nowhere.
    pub warn: u8,
}

/// A rate by the generic cell rate algorithm (ITU-T I.371 Annex A), in whole nanoseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Time that one message uses up; rounded up, so that never more than the rate goes on. At most a day.
    pub interval_ns: u64,
    /// Messages that may come at once; 0 allows none ever.
    pub burst: u32,
}

/// One value that messages are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyPart {
    /// The first value of a field.
    Field(FieldId),
    /// The beginning of the first value of a field: so many digits, or bits of an address.
    Prefix(FieldId, u8),
    /// The partner at that end.
    Partner(Side),
    /// Which message it is.
    Message,
}
