//! Rows of what stands at a place of elements, beside those of `fields.rs`.

pub(super) mod flags;
pub(super) mod layouts;
pub(super) mod numbers;

use wire::layout::{Elements, Layout};

use super::{IeType, Message};

/// An element, without parts.
const fn ours(kind: IeType) -> Layout {
    Layout::new(u32::from_be_bytes([0, 0, 0, kind.0]))
}

impl<'a> Elements<'a> for Message<'a> {
    fn each_element(&self, mut visit: impl FnMut(u32, &'a [u8])) {
        self.ies().for_each(|ie| visit(ie.kind.0.into(), ie.octets));
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use craft::gtpv1::message;
    use wire::Value;

    use crate::v1::{Gtpv1, Message};

    /// What a row reads from one element.
    fn read(name: &str, kind: u8, value: &[u8]) -> Vec<u64> {
        let octets = message(16).tlv(kind, value).octets();
        let values = wire::read::<Gtpv1>(&Message::glimpse(&octets).unwrap(), name);
        values.as_slice().iter().filter_map(|value| value.number()).collect()
    }

    #[test]
    fn quality_of_service_is_read_as_far_as_its_release_goes() {
        let quality = [2, 0x1b, 0x92, 0x1f, 0x73, 0x96, 0x40, 0x40, 0x74, 0x81, 0, 0];

        assert_eq!(read("gtp.qos_al_ret_priority", 135, &quality), [2]);
        assert_eq!(read("gtp.qos_delay", 135, &quality[..4]), [3]);
        assert_eq!(read("gtp.qos_traf_class", 135, &quality), [3]);
        assert_eq!(read("gtp.qos_traf_class", 135, &quality[..11]), [0; 0]);
        assert_eq!(read("gtp.qos_mean", 135, &quality[..3]), [0; 0]);
    }

    #[test]
    fn rates_are_steps_of_1_8_and_64_kbit_per_s_and_more_in_an_extension() {
        let mut quality = [0; 17];
        quality[5..8].copy_from_slice(&[150, 0x40, 0x80]);
        quality[10..12].copy_from_slice(&[63, 0xfe]);
        quality[13..].copy_from_slice(&[0x4a, 0, 0xba, 0xfa]);

        assert_eq!(read("gtp.qos_max_sdu_size", 135, &quality), [1500]);
        assert_eq!(read("gtp.qos_max_ul", 135, &quality), [64, 128]);
        assert_eq!(read("gtp.qos_max_dl", 135, &quality), [576, 16000]);
        assert_eq!(read("gtp.qos_guar_ul", 135, &quality), [63, 256]);
        assert_eq!(read("gtp.qos_guar_dl", 135, &quality), [8640]);
        assert_eq!(read("gtp.qos_max_ul", 135, &quality[..16]), [64]);
        assert_eq!(read("gtp.qos_max_ul", 135, &quality[..11]), [0; 0]);
    }

    #[test]
    fn an_area_is_read_from_a_location_of_each_type() {
        let cell = [0x09, 0xf1, 0x07, 0, 5, 0, 6];
        for (kind, name, expected) in [
            (0, "e212.cgi.mcc", &[901][..]),
            (1, "e212.cgi.mcc", &[]),
            (1, "e212.sai.mnc", &[70]),
            (2, "gtp.lac", &[5]),
            (3, "gtp.lac", &[]),
        ] {
            assert_eq!(read(name, 152, &[&[kind][..], &cell].concat()), expected, "{name} {kind}");
        }
    }

    #[test]
    fn a_time_zone_is_two_digits_the_other_way_round_without_their_sign() {
        assert_eq!(read("gtp.timezone", 153, &[0x19, 1]), [11]);
        assert_eq!(read("gtp.timezone_dst", 153, &[0x19, 1]), [1]);
    }

    #[test]
    fn a_container_of_a_session_is_read_by_the_way_its_packet_takes() {
        let read = |name: &str, octets: &[u8]| {
            let octets = message(16).extension(0x85, octets).octets();
            let values = wire::read::<Gtpv1>(&Message::glimpse(&octets).unwrap(), name);
            values.as_slice().first() == Some(&Value::Number(1)) && values.len() == 1
        };

        assert!(read("gtp.ext_hdr", &[0, 0]));
        assert!(read("gtp.ext_hdr.length", &[0, 0]));
        assert!(read("gtp.ext_hdr.pdu_ses_con.pdu_type", &[0x10, 0]));
        assert!(read("gtp.ext_hdr.pdu_ses_cont.ppp", &[0, 0x80]));
        assert!(!read("gtp.ext_hdr.pdu_ses_cont.ppp", &[0x10, 0x80]));
        assert!(read("gtp.spare.b7b6", &[0x10, 0x40]));
        assert!(!read("gtp.spare.b7b6", &[0, 0x40]));
    }
}
