//! The name that a user asks a server of names for (RFC 1035 §4.1.2), as far as its length.

use wire::Reader;

/// Server of names (RFC 1035 §4.2.1).
const PORT: u16 = 53;
const UDP: u8 = 17;
/// Octets before the first question (RFC 1035 §4.1.1).
const HEADER: usize = 12;
/// Labels of a name, of 255 octets at the most.
const LABELS_MAX: usize = 128;

/// Octets of the first name in a question over UDP, with those of its lengths; nothing in any other packet.
pub(crate) fn name_len(packet: &[u8]) -> Option<u16> {
    let mut reader = Reader::new(packet);
    let header = match packet.first()? >> 4 {
        4 if packet.get(9) == Some(&UDP) => usize::from(packet.first()? & 0x0f).checked_mul(4)?,
        6 if packet.get(6) == Some(&UDP) => 40,
        _ => return None,
    };
    reader.skip(header).ok()?;
    let [_, to] = [reader.u16().ok()?, reader.u16().ok()?];
    reader.skip(4_usize.checked_add(HEADER)?).ok()?;
    if to != PORT {
        return None;
    }
    let begin = reader.offset();
    for _ in 0..LABELS_MAX {
        match reader.u8().ok()? {
            0 | 0xc0.. => break,
            len => reader.skip(len.into()).ok()?,
        }
    }
    u16::try_from(reader.offset().checked_sub(begin)?).ok()
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::net::Ipv4Addr;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_question_has_a_name_of_so_many_octets() {
        let ends = (Ipv4Addr::new(10, 99, 0, 5), Ipv4Addr::new(8, 8, 8, 8));
        let packet = |port: u16, labels: &[&str]| {
            let mut question = std::vec![0_u8; HEADER];
            for label in labels {
                question.push(u8::try_from(label.len()).unwrap());
                question.extend(label.as_bytes());
            }
            question.extend([0, 0, 1, 0, 1]);
            craft::ip_packet(ends.0, ends.1, (40_000, port), &question)
        };

        assert_eq!(name_len(&packet(53, &["www", "example", "org"])), Some(17));
        assert_eq!(name_len(&packet(5353, &["www"])), None);
        assert_eq!(name_len(&[]), None);
    }

    proptest! {
        #[test]
        fn any_octets_have_a_name_inside_them_or_none(octets in prop::collection::vec(any::<u8>(), 0..120)) {
            prop_assert!(name_len(&octets).is_none_or(|len| usize::from(len) <= octets.len()));
        }
    }
}
