//! Where messages begin and end in a stream of octets (RFC 6733 §3).

use crate::message::Header;

/// Longest message that a stream may hold, octets; its length has 24 bits, real ones have a few thousand.
const MESSAGE_OCTETS_MAX: usize = 64 * 1024;

/// What stands at the head of some octets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// More octets are needed to know.
    Short,
    /// A message of so many octets, at least 20.
    Message(usize),
    /// No message can stand here.
    Lost,
}

/// Reads where the message at the head of a stream ends.
pub fn frame(octets: &[u8]) -> Frame {
    if octets.first().is_some_and(|version| *version != Header::VERSION) {
        return Frame::Lost;
    }
    let Some([_, high, middle, low]) = octets.first_chunk() else { return Frame::Short };
    let length = u32::from_be_bytes([0, *high, *middle, *low]);
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    let is_possible = (Header::OCTETS..=MESSAGE_OCTETS_MAX).contains(&length);
    let has_known_flags = octets.get(4).is_none_or(|flags| flags & Header::RESERVED == 0);
    if is_possible && length.is_multiple_of(4) && has_known_flags {
        Frame::Message(length)
    } else {
        Frame::Lost
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_tells_where_its_message_ends() {
        let octets = craft::diameter::device_watchdog_request("mme.example", "example").octets();

        assert_eq!(frame(&octets), Frame::Message(octets.len()));
        assert_eq!(frame(&octets[..4]), Frame::Message(octets.len()));
        assert_eq!(frame(&octets[..3]), Frame::Short);
        assert_eq!(frame(&[]), Frame::Short);
    }

    #[test]
    fn what_is_no_header_is_seen_by_its_first_octets() {
        for octets in [
            [2, 0, 0, 20, 0].as_slice(),
            &[1, 0, 0, 19, 0],
            &[1, 0, 0, 22, 0],
            &[1, 0, 0, 16, 0],
            &[1, 1, 0, 4, 0],
            &[1, 0, 0, 20, 0x81],
            b"GET / HTTP/1.1",
        ] {
            assert_eq!(frame(octets), Frame::Lost, "{octets:02x?}");
        }
    }
}
