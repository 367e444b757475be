//! Rows of what stands at a place of elements, beside those of `fields.rs`.

pub(super) mod flags;
pub(super) mod indications;
pub(super) mod layouts;
pub(super) mod numbers;

use wire::layout::{Form, Layout, Site};
use wire::{Values, Yield};

use super::{IeType, Message};

/// An element, without parts.
const fn ours(kind: IeType) -> Layout {
    Layout::new(u32::from_be_bytes([0, 0, 0, kind.0]))
}

/// What stands at these places, element by element.
pub(super) struct Sites<'m, 'a> {
    message: &'m Message<'a>,
    form: Form,
    places: &'static [Site],
}

impl<'a> Message<'a> {
    /// What stands at these places of its elements.
    pub(super) fn sites<'m>(&'m self, form: Form, places: &'static [Site]) -> Sites<'m, 'a> {
        Sites { message: self, form, places }
    }
}

impl<'a> Yield<'a> for Sites<'_, 'a> {
    fn give(self, values: &mut Values<'a>) {
        let Self { message, form, places } = self;
        let is_there = |site: &Site| {
            let [.., kind] = site.layout.kind.to_be_bytes();
            message.may_have(IeType(kind))
        };
        if !places.iter().any(is_there) {
            return;
        }
        for ie in message.ies().everywhere() {
            for site in places.iter().filter(|site| site.layout.kind == u32::from(ie.kind.0)) {
                site.give(form, ie.octets, values);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use craft::gtpv2::message;
    use wire::{Protocol as _, Value, Values};

    use crate::v2::{Gtpv2, Message};

    /// What a row reads from one element.
    fn read(name: &str, kind: u8, value: &[u8]) -> Vec<u64> {
        let octets = message(32).ie(kind, value).octets();
        let row = Gtpv2::FIELDS.iter().find(|field| field.name == name).unwrap();
        let mut values = Values::default();
        (row.read)(&Message::glimpse(&octets).unwrap(), &mut values);
        let number = |value: &Value<'_>| match value {
            Value::Number(number) => *number,
            Value::Digits(_)
            | Value::Address(_)
            | Value::Octets(_)
            | Value::Text(_)
            | Value::Labels(_) => u64::MAX,
        };
        values.as_slice().iter().map(number).collect()
    }

    #[test]
    fn an_identity_of_a_location_stands_behind_those_whose_flags_are_set() {
        let both = [3, 0x00, 0xf1, 0x10, 0, 7, 0, 9, 0x09, 0xf1, 0x07, 0, 5, 0, 6];

        for (name, expected) in [
            ("gtpv2.uli_cgi_lac", 7),
            ("gtpv2.uli_cgi_ci", 9),
            ("gtpv2.sai_lac", 5),
            ("gtpv2.sai_sac", 6),
            ("e212.cgi.mcc", 1),
            ("e212.sai.mcc", 901),
            ("e212.sai.mnc", 70),
            ("gtpv2.uli_sai_flg", 1),
            ("gtpv2.uli_rai_flg", 0),
        ] {
            assert_eq!(read(name, 86, &both), [expected], "{name}");
        }
    }

    #[test]
    fn indications_are_there_as_far_as_the_element_goes() {
        assert_eq!(read("gtpv2.daf", 77, &[0x80]), [1]);
        assert_eq!(read("gtpv2.sqci", 77, &[0x80]), [0; 0]);
        assert_eq!(read("gtpv2.emci", 77, &[0, 0, 0, 0, 0, 0, 0, 0, 1]), [1]);
    }

    #[test]
    fn connection_sets_are_read_where_their_node_is_known() {
        assert_eq!(read("gtpv2.fq_csid_id", 132, &[2, 192, 0, 2, 1, 0, 7, 0, 8]), [7, 8]);
        assert_eq!(read("gtpv2.fq_csid_id", 132, &[0x31, 0, 0, 0, 0, 0, 7]), [0; 0]);
    }

    #[test]
    fn bits_of_several_elements_are_one_field() {
        assert_eq!(read("gtpv2.spare_bits", 73, &[0xa5]), [10]);
        assert_eq!(read("gtpv2.spare_bits", 186, &[0xa5, 0x07]), [10, 3]);
        assert_eq!(read("gtpv2.ebi", 186, &[0xa5, 0x07]), [5]);
    }
}
