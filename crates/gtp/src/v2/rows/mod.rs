//! Rows of what stands at a place of elements, beside those of `fields.rs`.

pub(super) mod flags;
pub(super) mod indications;
pub(super) mod layouts;
pub(super) mod numbers;

use wire::layout::{Elements, Layout};

use super::{IeType, Message};

/// An element, without parts.
const fn ours(kind: IeType) -> Layout {
    Layout::new(u32::from_be_bytes([0, 0, 0, kind.0]))
}

impl<'a> Elements<'a> for Message<'a> {
    fn may_have(&self, kind: u32) -> bool {
        let [.., kind] = kind.to_be_bytes();
        Message::may_have(self, IeType(kind))
    }

    fn each_element(&self, mut visit: impl FnMut(u32, &'a [u8])) {
        self.ies().everywhere().for_each(|ie| visit(ie.kind.0.into(), ie.octets));
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use craft::gtpv2::message;

    use crate::v2::{Gtpv2, Message};

    /// What a row reads from one element.
    fn read(name: &str, kind: u8, value: &[u8]) -> Vec<u64> {
        let octets = message(32).ie(kind, value).octets();
        let values = wire::read::<Gtpv2>(&Message::glimpse(&octets).unwrap(), name);
        values.as_slice().iter().filter_map(|value| value.number()).collect()
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
