//! What a message carries: messages of other protocols, by their carrier.

use crate::carrier::Carrier;
use crate::lineage::Lineage;

impl<'a> Lineage<'a> {
    /// The messages inside the innermost one.
    pub fn carried(&self) -> Carried<'a> {
        Carried::Nothing
    }
}

/// What a message carries.
#[derive(Clone, Debug)]
pub enum Carried<'a> {
    /// No message of signalling.
    Nothing,
    /// One.
    One(Carrier, &'a [u8]),
}

impl<'a> Iterator for Carried<'a> {
    type Item = (Carrier, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        match core::mem::replace(self, Self::Nothing) {
            Self::Nothing => None,
            Self::One(carrier, octets) => Some((carrier, octets)),
        }
    }
}
