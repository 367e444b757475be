//! What a capture says its frames begin with, and what that carries.

use dissect::Carrier;
use packet::{EtherType, Packet};

use crate::capture::Record;
use crate::wrapping::Wrapping;

/// What a frame begins with (the registry of the tcpdump group).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LinkType(pub u32);

/// What the first layer of a frame carries.
pub(crate) enum Inside<'a> {
    /// Layers 2 to 4.
    Packet(Packet<'a>),
    /// A message of SS7 on a link of its own, or nothing that is one.
    Message(Option<Carrier>, &'a [u8]),
    /// A packet behind more headers.
    Wrapped(Wrapping, &'a [u8]),
}

/// The service indicator of SCCP (Q.704 §14.2.1).
const SCCP: u8 = 3;

/// What Linux writes for a frame of IEEE 802.2 where a type would stand.
const COOKED_LLC: EtherType = EtherType(4);

impl LinkType {
    const NULL: Self = Self(0);
    /// Ethernet, with its header.
    pub const ETHERNET: Self = Self(1);
    const PPP: [Self; 2] = [Self(9), Self(50)];
    const FDDI: Self = Self(10);
    const CISCO_HDLC: Self = Self(104);
    const FRAME_RELAY: Self = Self(107);
    const PPP_WITH_DIRECTION: Self = Self(204);
    const RAW: [Self; 3] = [Self(12), Self(14), Self(101)];
    const LOOP: Self = Self(108);
    const LINUX_COOKED: Self = Self(113);
    const MTP2_WITH_HEADER: Self = Self(139);
    const MTP2: Self = Self(140);
    const MTP3: Self = Self(141);
    const SCCP: Self = Self(142);
    const IPV4: Self = Self(228);
    const IPV6: Self = Self(229);
    const LINUX_COOKED_2: Self = Self(276);

    /// Where the packet of IP begins in a frame that does not begin with Ethernet; nothing where it does. Behind all
    /// octets where the link carries something else.
    pub fn packet_offset(self) -> Option<usize> {
        match self {
            Self::ETHERNET => None,
            Self::LINUX_COOKED => Some(16),
            Self::LINUX_COOKED_2 => Some(20),
            Self::NULL | Self::LOOP => Some(4),
            Self::IPV4 | Self::IPV6 => Some(0),
            raw if Self::RAW.contains(&raw) => Some(0),
            _ => Some(usize::MAX),
        }
    }

    /// The name of a frame's first layer as in Wireshark, and what it carries; nothing where the type is not known.
    pub(crate) fn read<'a>(self, record: &Record<'a>) -> Option<(&'static str, Inside<'a>)> {
        if let Some((name, carrier, octets)) = self.signalling(record.octets) {
            return Some((name, Inside::Message(carrier, octets)));
        }
        if let Some((name, wrapping, header)) = self.wrapping(record.octets) {
            let octets = record.octets.get(header..).unwrap_or_default();
            return Some((name, Inside::Wrapped(wrapping, octets)));
        }
        let (name, packet) = self.packet(record.octets)?;
        let frame_len = usize::try_from(record.original).unwrap_or(usize::MAX);
        Some((name, Inside::Packet(Packet { frame_len, ..packet })))
    }

    /// What a link of SS7 brings, where it is a message and not a unit that only fills or tells of the link (Q.703 §2.2).
    fn signalling(self, octets: &[u8]) -> Option<(&'static str, Option<Carrier>, &[u8])> {
        let (header, long) = match self {
            Self::MTP3 => return Some(("", Some(Carrier::Mtp3), octets)),
            Self::SCCP => return Some(("", Some(Carrier::Mtp3User(SCCP)), octets)),
            Self::MTP2 => (0, false),
            Self::MTP2_WITH_HEADER => (4, octets.get(1) == Some(&1)),
            _ => return None,
        };
        let unit = octets.get(header..).unwrap_or_default();
        // Annex A of Q.703 has sequence numbers of 12 bits and a length of 9, the low octet first.
        let (length, message) = if long {
            let length = unit
                .get(4..)
                .and_then(<[u8]>::first_chunk)
                .map(|octets| u16::from_le_bytes(*octets) & 0x1ff);
            (length, unit.get(6..))
        } else {
            (unit.get(2).map(|octet| u16::from(octet & 0x3f)), unit.get(3..))
        };
        let carrier = length.filter(|length| *length > 2).map(|_| Carrier::Mtp3);
        Some(("mtp2", carrier, message.unwrap_or_default()))
    }

    /// What stands before the packet, behind how many octets of the link's own header.
    fn wrapping(self, octets: &[u8]) -> Option<(&'static str, Wrapping, usize)> {
        let cooked = |at: usize| {
            let kind = octets.get(at..).and_then(<[u8]>::first_chunk);
            kind.map(|kind| EtherType(u16::from_be_bytes(*kind)))
                .filter(|kind| !matches!(*kind, EtherType::IPV4 | EtherType::IPV6))
                .map(|kind| if kind == COOKED_LLC { Wrapping::Llc } else { Wrapping::Type(kind) })
        };
        Some(match self {
            ppp if Self::PPP.contains(&ppp) => ("", Wrapping::Ppp, 0),
            Self::PPP_WITH_DIRECTION => ("", Wrapping::Ppp, 1),
            Self::CISCO_HDLC => ("", Wrapping::CiscoHdlc, 0),
            Self::FRAME_RELAY => ("", Wrapping::FrameRelay, 0),
            Self::FDDI => ("fddi", Wrapping::Llc, 13),
            Self::LINUX_COOKED => ("sll", cooked(14)?, 16),
            Self::LINUX_COOKED_2 => ("sll", cooked(0)?, 20),
            _ => return None,
        })
    }

    fn packet(self, octets: &[u8]) -> Option<(&'static str, Packet<'_>)> {
        let ip = |from: usize| {
            let inside = octets.get(from..).unwrap_or_default();
            packet::glimpse_ip(inside).unwrap_or_else(|| packet::glimpse(&[]))
        };
        let by_type = |at: usize, from: usize| {
            let ethertype = octets.get(at..).and_then(<[u8]>::first_chunk);
            match ethertype.map(|octets| EtherType(u16::from_be_bytes(*octets))) {
                Some(EtherType::IPV4 | EtherType::IPV6) => ip(from),
                _ => packet::glimpse(&[]),
            }
        };
        Some(match self {
            Self::ETHERNET => ("eth", packet::glimpse(octets)),
            Self::LINUX_COOKED => ("sll", by_type(14, 16)),
            Self::LINUX_COOKED_2 => ("sll", by_type(0, 20)),
            Self::NULL | Self::LOOP => ("null", ip(4)),
            Self::IPV4 | Self::IPV6 => ("", ip(0)),
            raw if Self::RAW.contains(&raw) => ("raw", ip(0)),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MESSAGE: &[u8] = b"a message of MTP3";

    #[test]
    fn only_links_that_carry_ip_have_a_packet_at_once() {
        let of = |link: u32| LinkType(link).packet_offset();

        assert_eq!((of(1), of(101), of(228), of(113)), (None, Some(0), Some(0), Some(16)));
        assert_eq!([of(140), of(142), of(9)], [Some(usize::MAX); 3]);
    }

    fn carried(link: u32, before: &[u8]) -> Option<(&'static str, Option<Carrier>, Vec<u8>)> {
        let octets = [before, MESSAGE].concat();
        let read = LinkType(link).signalling(&octets);
        read.map(|(name, carrier, octets)| (name, carrier, octets.to_vec()))
    }

    #[test]
    fn a_link_of_ss7_brings_the_message_behind_its_own_header() {
        let mtp3 = |name| Some((name, Some(Carrier::Mtp3), MESSAGE.to_vec()));

        assert_eq!(carried(141, &[]), mtp3(""));
        assert_eq!(carried(140, &[0x81, 0x82, 0x3f]), mtp3("mtp2"));
        assert_eq!(carried(139, &[0, 0, 0, 5, 0x81, 0x82, 0x3f]), mtp3("mtp2"));
        assert_eq!(carried(139, &[0, 1, 0, 5, 0x81, 0, 0x82, 0, 0x00, 0x01]), mtp3("mtp2"));
        assert_eq!(carried(142, &[]), Some(("", Some(Carrier::Mtp3User(3)), MESSAGE.to_vec())));
        assert_eq!(carried(1, &[]), None);
    }

    #[test]
    fn a_unit_that_fills_or_tells_of_the_link_carries_no_message() {
        for length in [0, 1, 2] {
            let unit = [0x81, 0x82, length, 1, 2];
            let read = LinkType(140).signalling(&unit);
            assert!(matches!(read, Some(("mtp2", None, _))), "{length}");
        }
    }

    #[test]
    fn a_frame_of_any_length_is_read() {
        let octets = [0xff; 16];
        for link in [139, 140, 141, 142] {
            for length in 0..octets.len() {
                LinkType(link).signalling(&octets[..length]);
            }
        }
    }
}
