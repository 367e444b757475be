//! Numbers of locations, which MAP and CAP write as ISUP does (TS 29.002 §17.7.1, TS 29.078 §5.1, Q.763 §3.30).

use numbering::Digits;
use wire::{Each, Values, Yield};

use super::component::Component;
use super::grammar::Content;
use super::walk::Pace;
use crate::isup::Number;

impl<'a> Component<'a> {
    /// Adds what a function reads of each number of a location.
    pub(super) fn give_location<T: Yield<'a>>(
        &self,
        values: &mut Values<'a>,
        read: impl Fn(&'a [u8]) -> Option<T>,
    ) {
        self.give_each(Content::LocationNumber, values, read);
    }

    /// Adds the first or the second of each two signals of a number of a location.
    pub(super) fn give_location_signals(&self, values: &mut Values<'a>, is_second: bool) {
        self.give_location(values, |octets| Some(Each(Number::signals(octets, 2, is_second))));
    }
}

/// A number as ISUP writes it; tools see every signal.
pub(super) fn number(component: &Component<'_>, octets: &[u8]) -> Option<Number> {
    match component.pace {
        Pace::Wireshark => Number::glimpse(octets),
        Pace::Any => Number::decode(octets),
    }
}

/// Its digits.
pub(super) fn signals(component: &Component<'_>, octets: &[u8]) -> Option<Digits> {
    number(component, octets).map(|number| number.digits)
}

/// Some bits of one of the first octets.
pub(super) fn bits(octets: &[u8], at: usize, mask: u8) -> Option<u8> {
    (octets.get(at)? & mask).checked_shr(mask.trailing_zeros())
}

/// One bit of one of the first octets.
pub(super) fn bit(octets: &[u8], at: usize, mask: u8) -> Option<bool> {
    octets.get(at).map(|octet| octet & mask != 0)
}
