//! What Wireshark calls malformed in the headers of layers 3 and 4 (RFC 791, RFC 8200, RFC 768, RFC 9293), for tools.
//!
//! A header that ends with the octets that were on the wire is malformed. One that ends with those that were captured,
//! of a frame that went on, is only cut off.

use crate::{EtherType, Protocol};

/// IPv6 extension headers that are followed.
const EXTENSIONS_MAX: usize = 32;
const IPV4: usize = 20;
const IPV6: usize = 40;
const UDP: usize = 8;

/// Octets of a layer, and how many it had on the wire.
#[derive(Clone, Copy)]
struct Extent<'a> {
    octets: &'a [u8],
    on_wire: usize,
}

/// True for a packet of IP whose headers end too early, whose version is not the one that was announced, or whose
/// datagram of UDP says that it goes on behind the packet. `missing` octets behind it were not captured.
pub fn is_malformed(octets: &[u8], announced: EtherType, missing: usize) -> bool {
    let packet = Extent { octets, on_wire: octets.len().saturating_add(missing) };
    match (announced, octets.first().map(|octet| octet >> 4)) {
        (_, None) => packet.on_wire == 0,
        (EtherType::IPV4, Some(4)) => packet.ipv4(),
        (EtherType::IPV4 | EtherType::IPV6, Some(6)) => packet.ipv6(),
        (EtherType::IPV6, Some(_)) => true,
        (_, Some(_)) => false,
    }
}

/// The same of what stands behind the headers of a datagram that was put together.
pub fn is_malformed_transport(protocol: Protocol, octets: &[u8]) -> bool {
    Extent { octets, on_wire: octets.len() }.transport(protocol)
}

/// True for a packet of IP whose octets were captured as far as its header says that it goes: no other piece of a
/// datagram is put together.
pub fn is_whole(packet: &[u8]) -> bool {
    let word = |at: usize| packet.get(at..).and_then(<[u8]>::first_chunk).copied();
    let len = match packet.first().map(|octet| octet >> 4) {
        Some(4) => word(2).map(|total| usize::from(u16::from_be_bytes(total))),
        _ => word(4).map(|len| usize::from(u16::from_be_bytes(len)).saturating_add(IPV6)),
    };
    len.is_some_and(|len| len <= packet.len())
}

impl Extent<'_> {
    /// True where a header of that length ends with what was on the wire; false where it is whole or only cut off.
    fn lacks(self, header: usize) -> bool {
        self.on_wire < header
    }

    /// What stands behind a header, and ends where the header says.
    fn behind(self, header: usize, len: usize) -> Option<Self> {
        let on_wire = self.on_wire.checked_sub(header)?.min(len);
        let rest = self.octets.get(header..)?;
        Some(Self { octets: rest.get(..on_wire).unwrap_or(rest), on_wire })
    }

    fn ipv4(self) -> bool {
        let Some([first, _, high, low]) = self.octets.first_chunk() else { return self.lacks(4) };
        let header = usize::from(first & 0x0f).saturating_mul(4);
        let total = match usize::from(u16::from_be_bytes([*high, *low])) {
            // A frame that was cut into segments later than it was captured says 0.
            0 => self.on_wire,
            total => total,
        };
        // A header that says that it is shorter than any, or longer than its packet, is read no further.
        if header < IPV4 || total < header {
            return false;
        }
        let (Some([flags, offset]), Some(protocol)) =
            (self.octets.get(6..).and_then(<[u8]>::first_chunk), self.octets.get(9))
        else {
            return self.lacks(IPV4);
        };
        let Some(behind) = self.behind(header, total.saturating_sub(header)) else {
            return self.lacks(header);
        };
        // What a piece of a datagram lacks may stand in another.
        let is_piece = u16::from_be_bytes([*flags, *offset]) & 0x3fff != 0;
        !is_piece && behind.transport(Protocol(*protocol))
    }

    fn ipv6(self) -> bool {
        let Some(header) = self.octets.first_chunk::<IPV6>() else { return self.lacks(IPV6) };
        let [_, _, _, _, high, low, next, ..] = *header;
        let len = usize::from(u16::from_be_bytes([high, low]));
        let Some(mut behind) = self.behind(IPV6, len) else { return false };
        let mut protocol = Protocol(next);
        for _ in 0..EXTENSIONS_MAX {
            if !protocol.is_ipv6_extension() {
                return behind.transport(protocol);
            }
            let Some([next, len, high, low]) = behind.octets.first_chunk() else {
                return behind.lacks(4);
            };
            let header = match protocol {
                Protocol::AUTHENTICATION => usize::from(*len).saturating_add(2).saturating_mul(4),
                Protocol::FRAGMENT => 8,
                _ => usize::from(*len).saturating_add(1).saturating_mul(8),
            };
            let place = u16::from_be_bytes([*high, *low]) & 0xfff9;
            let is_piece = protocol == Protocol::FRAGMENT && place != 0;
            let Some(rest) = behind.behind(header, usize::MAX) else {
                return behind.lacks(header);
            };
            if is_piece {
                return false;
            }
            (behind, protocol) = (rest, Protocol(*next));
        }
        false
    }

    fn transport(self, protocol: Protocol) -> bool {
        if self.octets.is_empty() {
            return false;
        }
        match protocol {
            Protocol::UDP => self.udp(),
            Protocol::TCP => self.tcp(),
            Protocol::SCTP => self.lacks(12),
            Protocol::ICMP | Protocol::ICMPV6 => self.lacks(4),
            _ => false,
        }
    }

    /// A length of 0 is that of the packet (RFC 2675 §4).
    fn udp(self) -> bool {
        let len = self.octets.get(4..).and_then(<[u8]>::first_chunk);
        let len = len.map(|len| usize::from(u16::from_be_bytes(*len)));
        self.lacks(UDP) || len.is_some_and(|len| len > self.on_wire || (1..UDP).contains(&len))
    }

    /// A header that says that it is shorter than any is read no further.
    fn tcp(self) -> bool {
        let words = self.octets.get(12).map(|octet| usize::from(octet >> 4));
        let header = words.filter(|words| *words >= 5).map_or(0, |words| words.saturating_mul(4));
        self.lacks(20) || self.lacks(header)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: [u8; 4] = [10, 0, 0, 1];
    const B: [u8; 4] = [10, 0, 0, 2];

    fn flawed(octets: &[u8]) -> bool {
        is_malformed(octets, EtherType::IPV4, 0)
    }

    #[test]
    fn a_packet_is_malformed_where_its_header_or_its_datagram_ends_too_early() {
        let mut whole = craft::ip_packet(A, B, (1, 2), b"hello");
        assert!(!flawed(&whole));
        assert!(flawed(&whole[..19]));
        assert!(flawed(&whole[..24]));
        whole[25] = whole[25].wrapping_add(1);
        assert!(flawed(&whole));
        whole[25] = 7;
        assert!(flawed(&whole));
        whole[0] = 0x42;
        assert!(!flawed(&whole));
        assert!(crate::glimpse_ip(&whole).is_none());
    }

    #[test]
    fn what_was_not_captured_is_cut_off_and_not_malformed() {
        let whole = craft::ip_packet(A, B, (1, 2), b"hello");
        for len in 0..whole.len() {
            let missing = whole.len() - len;

            assert!(!is_malformed(&whole[..len], EtherType::IPV4, missing), "{len}");
        }
        let mut longer = whole;
        longer[25] += 1;
        assert!(is_malformed(&longer[..28], EtherType::IPV4, 5));
    }

    #[test]
    fn another_version_than_the_announced_one_is_malformed_where_that_is_6() {
        let octets = craft::ip_packet(A, B, (1, 2), b"hello");

        assert!(is_malformed(&octets, EtherType::IPV6, 0));
        assert!(!is_malformed(&[0x50; 40], EtherType::IPV4, 0));
        assert!(!is_malformed(&octets, EtherType::ARP, 0));
    }

    #[test]
    fn extension_headers_are_followed_to_a_header_that_ends_too_early() {
        let frame = craft::frame().ip([1; 16], [2; 16]).extension(60, &[0; 6]).payload(b"hello");
        let octets = frame.octets();
        let packet = &octets[14..];
        assert!(!is_malformed(packet, EtherType::IPV6, 0));
        for len in (40..44).chain(45..48).chain(49..56) {
            assert!(is_malformed(&packet[..len], EtherType::IPV6, 0), "{len}");
            let missing = packet.len() - len;
            assert!(!is_malformed(&packet[..len], EtherType::IPV6, missing), "{len}");
        }
    }

    #[test]
    fn a_segment_with_options_that_end_too_early_is_malformed_and_a_header_that_is_too_short_is_not()
     {
        let segment = |words: u8| {
            let mut header = [0; 24];
            header[12] = words << 4;
            is_malformed_transport(Protocol::TCP, &header)
        };

        assert_eq!([4, 5, 6, 7].map(segment), [false, false, false, true]);
    }

    #[test]
    fn a_packet_is_whole_where_all_its_octets_were_captured() {
        let four = craft::ip_packet(A, B, (1, 2), b"hello");
        let six = craft::frame().ip([1; 16], [2; 16]).payload(b"hello").octets();
        for packet in [&four[..], &six[14..]] {
            assert!(is_whole(packet));
            assert!(!is_whole(&packet[..packet.len() - 1]));
        }
    }
}
