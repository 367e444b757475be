//! How much is remembered of traffic, and what is enforced by it without a rule.

use alloc::vec::Vec;

/// The `state` block of a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateRow {
    /// True where GTP-U passes only to tunnels that GTP-C set up, between their ends.
    pub binds_gtpu: bool,
    /// Seconds after the start, or after a loss, in which what is seen is learned instead.
    pub grace_s: u32,
    /// Tunnels remembered, dedicated bearers not counted.
    pub tunnels: u32,
    /// Subscribers remembered.
    pub subscribers: u32,
    /// Dialogues of TCAP remembered.
    pub dialogues: u32,
    /// Requests remembered until their answers come, of each protocol.
    pub transactions: u32,
    /// Hundredths of each table that one partner may take.
    pub quota: u8,
    /// Where networks are, beside the countries that are compiled in.
    pub places: Vec<PlaceRow>,
}

/// The middle of a country or of a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceRow {
    /// Mobile country code, or that and a network code, as digits.
    pub network: numbering::Digits,
    /// Degrees north, in thousandths.
    pub north_mdeg: i32,
    /// Degrees east, in thousandths.
    pub east_mdeg: i32,
}

/// Entries that each table may have at most.
pub const ENTRIES_MAX: u32 = 1 << 24;

impl Default for StateRow {
    fn default() -> Self {
        Self {
            binds_gtpu: false,
            grace_s: 300,
            tunnels: 1 << 17,
            subscribers: 1 << 17,
            dialogues: 1 << 15,
            transactions: 1 << 15,
            quota: 25,
            places: Vec::new(),
        }
    }
}
