//! Rows of what stands at a place of elements, beside those of `fields.rs`.

pub(crate) mod features;
pub(crate) mod flags;
pub(crate) mod layouts;
pub(crate) mod numbers;
pub(crate) mod spares;
pub(crate) mod vendors;

use wire::layout::{Elements, Layout};

use crate::element::Ie;
use crate::{IeType, Message};

/// An element of 3GPP, without parts.
const fn ours(kind: IeType) -> Layout {
    of_vendor(0, kind.0)
}

/// An element of an enterprise, without parts.
const fn of_vendor(enterprise: u16, kind: u16) -> Layout {
    let [high, low] = enterprise.to_be_bytes();
    let [kind_high, kind_low] = kind.to_be_bytes();
    Layout::new(u32::from_be_bytes([high, low, kind_high, kind_low]))
}

impl<'a> Elements<'a> for Message<'a> {
    fn may_have(&self, kind: u32) -> bool {
        let [_, _, high, low] = kind.to_be_bytes();
        Message::may_have(self, IeType(u16::from_be_bytes([high, low])))
    }

    fn each_element(&self, mut visit: impl FnMut(u32, &'a [u8])) {
        let kind = |ie: &Ie<'_>| u32::from(ie.enterprise.unwrap_or(0)) << 16 | u32::from(ie.kind.0);
        self.ies().for_each(|ie| visit(kind(&ie), ie.octets));
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use craft::pfcp::message;
    use wire::Value;

    use crate::{Message, Pfcp};

    /// What a row reads from one element.
    fn read(name: &str, kind: u16, value: &[u8]) -> Vec<std::string::String> {
        let octets = message(50).seid(1).ie(kind, value).octets();
        let values = wire::read::<Pfcp>(&Message::glimpse(&octets).unwrap(), name);
        let told = |value: &Value<'_>| match value {
            Value::Number(number) => std::format!("{}", number.cast_signed()),
            Value::Address(address) => std::format!("{address}"),
            Value::Digits(_) | Value::Octets(_) | Value::Text(_) | Value::Labels(_) => {
                std::format!("{value:02x?}")
            }
        };
        values.as_slice().iter().map(told).collect()
    }

    #[test]
    fn a_part_stands_behind_those_whose_flags_are_set() {
        let volumes: &[u8] = &[0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 9];
        for (flags, name, expected) in [
            (3, "tovol", &["7"][..]),
            (3, "ulvol", &["9"]),
            (3, "dlvol", &[]),
            (5, "dlvol", &["9"]),
            (2, "ulvol", &["7"]),
            (0, "tovol", &[]),
        ] {
            let name = std::format!("pfcp.subsequent_volume_quota.{name}");
            assert_eq!(read(&name, 121, &[&[flags], volumes].concat()), expected, "{name} {flags}");
        }
    }

    #[test]
    fn what_an_element_has_no_octets_for_is_not_there_and_what_stands_before_it_is() {
        assert_eq!(read("pfcp.dn_len", 61, &[4, 0, 0, 9, b'a']), ["9"]);
        assert_eq!(read("pfcp.dn", 61, &[4, 0, 0, 9, b'a']), [""; 0]);
        assert_eq!(read("pfcp.cp_len", 61, &[12, 0, 0, 9, b'a']), [""; 0]);
        assert_eq!(read("pfcp.ul_time_unit", 94, &[1, 3]), ["3"]);
        assert_eq!(read("pfcp.max_ul_pr", 94, &[1, 3]), [""; 0]);
    }

    #[test]
    fn items_are_read_as_many_as_there_are() {
        let sets = [&[3][..], &[192, 0, 2, 1], &[0, 5, 0, 6, 0, 7, 0x21]].concat();
        assert_eq!(read("pfcp.csid", 65, &sets), ["5", "6", "7"]);
        assert_eq!(read("pfcp.fq_csid_node_type", 65, &sets), ["1"]);
        assert_eq!(read("pfcp.qfi_value", 224, &[4, 2, 0x81, 0x42]), ["1", "66"]);
        assert_eq!(read("pfcp.dscp_to_ppi_mapping_info_dscp_value", 317, &[1, 8, 9]), ["8", "9"]);
    }

    #[test]
    fn bits_of_several_elements_and_of_the_header_are_one_field() {
        assert_eq!(read("pfcp.spare_b3", 57, &[8, 0, 0, 0, 0, 0, 0, 0, 1]), ["0", "1"]);
        assert_eq!(read("pfcp.spare_oct", 61, &[0, 7]), ["0", "7"]);
        assert_eq!(read("pfcp.spare_h1", 20, &[0xa3]), ["10"]);
        assert_eq!(read("pfcp.c_tag.cvid", 134, &[1, 0x27, 0x74]), ["628"]);
        assert_eq!(read("pfcp.up_function_features.mbsn4", 43, &[0, 0, 0, 0, 0, 0, 2]), ["0", "1"]);
    }

    #[test]
    fn moments_count_from_1970_and_begin_anew_in_2036() {
        assert_eq!(read("pfcp.start_time", 75, &[0, 0, 0, 0]), ["0"]);
        assert_eq!(read("pfcp.start_time", 75, &[0x83, 0xaa, 0x7e, 0x80]), ["0"]);
        assert_eq!(read("pfcp.start_time", 75, &[0, 0, 0, 1]), ["2085978497"]);
    }

    #[test]
    fn an_element_of_an_enterprise_is_not_that_of_another() {
        assert_eq!(read("pfcp.bbf.mtu", 0x8008, &[0x0d, 0xe9, 5, 0xdc]), ["1500"]);
        assert_eq!(read("pfcp.bbf.mtu", 0x8008, &[0x48, 0xf9, 5, 0xdc]), [""; 0]);
    }
}
