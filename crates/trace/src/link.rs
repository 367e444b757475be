//! What a capture says its frames begin with, and what that carries.

use dissect::Carrier;
use packet::{EtherType, Packet};

use crate::capture::Record;
use crate::exported;
use crate::wrapping::Wrapping;

/// What a frame begins with (the registry of the tcpdump group).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LinkType(pub u32);

/// What the first layer of a frame carries.
pub(crate) enum Inside<'a> {
    /// Layers 2 to 4.
    Packet(Packet<'a>),
    /// A packet of IP, as the link announces it.
    Ip(EtherType, &'a [u8]),
    /// A message of SS7 on a link of its own, or nothing that is one.
    Message(Option<Carrier>, &'a [u8]),
    /// A packet behind more headers.
    Wrapped(Wrapping, &'a [u8]),
}

/// The service indicator of SCCP (Q.704 §14.2.1).
const SCCP: u8 = 3;

/// Numbers that Wireshark's library of captures has for types of links.
const ENCAPSULATIONS: [(u32, u8); 25] = [
    (0, 15),
    (1, 1),
    (9, 4),
    (10, 6),
    (12, 7),
    (14, 7),
    (50, 4),
    (101, 7),
    (104, 28),
    (107, 26),
    (108, 174),
    (113, 25),
    (139, 75),
    (140, 42),
    (141, 43),
    (142, 101),
    (178, 83),
    (197, 98),
    (204, 19),
    (228, 129),
    (229, 130),
    (239, 141),
    (248, 149),
    (252, 155),
    (276, 210),
];

/// What Linux writes for a frame of IEEE 802.2 where a type would stand.
const COOKED_LLC: EtherType = EtherType(4);

impl LinkType {
    /// What is no packet.
    pub(crate) const NONE: Self = Self(u32::MAX);
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
    const EXPORTED: Self = Self(252);
    const LINUX_COOKED: Self = Self(113);
    const MTP2_WITH_HEADER: Self = Self(139);
    const MTP2: Self = Self(140);
    const MTP3: Self = Self(141);
    const SCCP: Self = Self(142);
    const IPV4: Self = Self(228);
    const IPV6: Self = Self(229);
    const JUNIPER_ETHERNET: Self = Self(178);
    const ERF: Self = Self(197);
    const NFLOG: Self = Self(239);
    const SCTP: Self = Self(248);
    pub(crate) const LINUX_COOKED_2: Self = Self(276);

    /// Where the packet of IP begins in a frame that does not begin with Ethernet; nothing where it does. Behind all
    /// octets where the link carries something else.
    pub fn packet_offset(self) -> Option<usize> {
        match self {
            Self::ETHERNET => None,
            Self::LINUX_COOKED | Self::LINUX_COOKED_2 => self.cooked_len(),
            Self::NULL | Self::LOOP => Some(4),
            Self::IPV4 | Self::IPV6 => Some(0),
            raw if Self::RAW.contains(&raw) => Some(0),
            _ => Some(usize::MAX),
        }
    }

    /// The number that Wireshark's library of captures has for it; nothing for what is not read.
    pub(crate) fn encapsulation(self) -> Option<u64> {
        let known = ENCAPSULATIONS.iter().find(|(link, _)| *link == self.0);
        known.map(|(_, number)| u64::from(*number))
    }

    /// Octets of the header that Linux writes (`LINKTYPE_LINUX_SLL` and `LINKTYPE_LINUX_SLL2` of the tcpdump group).
    pub(crate) fn cooked_len(self) -> Option<usize> {
        match self {
            Self::LINUX_COOKED => Some(16),
            Self::LINUX_COOKED_2 => Some(20),
            _ => None,
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
        if self == Self::EXPORTED {
            return exported::inside(record.octets).map(|inside| ("exported_pdu", inside));
        }
        if self == Self::ETHERNET {
            let frame_len = usize::try_from(record.original).unwrap_or(usize::MAX);
            let packet = Packet { frame_len, ..packet::glimpse(record.octets) };
            return Some(("eth", Inside::Packet(packet)));
        }
        let (name, announced, header) = self.ip(record.octets)?;
        let octets = record.octets.get(header..).unwrap_or_default();
        Some((name, Inside::Ip(announced, octets)))
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

    /// Octets that a capture writes before a frame and that are none of it.
    pub(crate) fn beside(self, octets: &[u8]) -> usize {
        match self {
            Self::PPP_WITH_DIRECTION => 1,
            Self::MTP2_WITH_HEADER => 4,
            Self::ERF => erf(octets).map_or(0, |(_, _, header)| header),
            _ => 0,
        }
    }

    /// What stands before the packet, behind how many octets of the link's own header.
    fn wrapping(self, octets: &[u8]) -> Option<Wrapped> {
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
            Self::JUNIPER_ETHERNET => ("juniper", Wrapping::Ethernet, juniper(octets)?),
            Self::ERF => erf(octets)?,
            Self::NFLOG => nflog(octets)?,
            Self::SCTP => ("", Wrapping::Sctp, 0),
            Self::LINUX_COOKED => ("sll", cooked(14)?, 16),
            Self::LINUX_COOKED_2 => ("sll", cooked(0)?, 20),
            _ => return None,
        })
    }

    /// The packet of IP that stands behind how many octets of the link's own header, and how it is announced.
    fn ip(self, octets: &[u8]) -> Option<(&'static str, EtherType, usize)> {
        let typed = |at: usize| {
            let kind = octets.get(at..).and_then(<[u8]>::first_chunk);
            kind.map_or(EtherType(0), |kind| EtherType(u16::from_be_bytes(*kind)))
        };
        let by_version = |at: usize| match octets.get(at).map(|octet| octet >> 4) {
            Some(4) => EtherType::IPV4,
            Some(6) => EtherType::IPV6,
            _ => EtherType(0),
        };
        Some(match self {
            Self::LINUX_COOKED => ("sll", typed(14), 16),
            Self::LINUX_COOKED_2 => ("sll", typed(0), 20),
            Self::NULL | Self::LOOP => ("null", by_version(4), 4),
            Self::IPV4 => ("", EtherType::IPV4, 0),
            Self::IPV6 => ("", EtherType::IPV6, 0),
            raw if Self::RAW.contains(&raw) => ("raw", by_version(0), 0),
            _ => return None,
        })
    }
}

type Wrapped = (&'static str, Wrapping, usize);

/// Octets of what a router of Juniper writes before a frame, unless it leaves out Ethernet.
fn juniper(octets: &[u8]) -> Option<usize> {
    match octets {
        [b'M', b'G', b'C', flags, ..] if flags & 0x82 == 0 => Some(4),
        [b'M', b'G', b'C', flags, high, low, ..] if flags & 2 == 0 => {
            Some(usize::from(u16::from_be_bytes([*high, *low])).saturating_add(6))
        }
        _ => None,
    }
}

/// A record of a capture card of Endace, with its extension headers.
fn erf(octets: &[u8]) -> Option<Wrapped> {
    let kind = octets.get(8)?;
    let mut header = 16_usize;
    let mut more = *kind;
    while more & 0x80 != 0 {
        more = *octets.get(header)?;
        header = header.saturating_add(8);
    }
    let (wrapping, pad) = match kind & 0x7f {
        1 => (Wrapping::CiscoHdlc, 0),
        // A frame stands behind its offset and an octet without meaning.
        2 | 4 | 11 | 16 | 20 => (Wrapping::Ethernet, 2),
        22 => (Wrapping::Ip(EtherType::IPV4), 0),
        23 => (Wrapping::Ip(EtherType::IPV6), 0),
        _ => (Wrapping::Nothing, 0),
    };
    Some(("erf", wrapping, header.saturating_add(pad)))
}

/// A packet among attributes of the firewall of Linux, whose lengths are in the order of its processor.
fn nflog(octets: &[u8]) -> Option<Wrapped> {
    const PAYLOAD: u16 = 9;

    let wrapping = match octets.first()? {
        2 => Wrapping::Ip(EtherType::IPV4),
        10 => Wrapping::Ip(EtherType::IPV6),
        _ => Wrapping::Nothing,
    };
    let mut at = 4_usize;
    while let Some(&[a, b, c, d]) = octets.get(at..).and_then(<[u8]>::first_chunk) {
        // No attribute has 256 octets before the packet and a type above 255.
        let of = if d == 0 { u16::from_le_bytes } else { u16::from_be_bytes };
        if of([c, d]) == PAYLOAD {
            return Some(("nflog", wrapping, at.saturating_add(4)));
        }
        let len = usize::from(of([a, b])).next_multiple_of(4);
        at = at.saturating_add(len.max(4));
    }
    Some(("nflog", Wrapping::Nothing, octets.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MESSAGE: &[u8] = b"a message of MTP3";

    #[test]
    fn what_a_capture_writes_beside_a_frame_is_none_of_it() {
        let beside = |link: u32, octets: &[u8]| LinkType(link).beside(octets);

        let erf = [&[0; 8][..], &[0x82], &[0; 7], &[0x80], &[0; 7], &[0; 10]].concat();
        assert_eq!((beside(1, &erf), beside(204, &erf), beside(139, &erf)), (0, 1, 4));
        assert_eq!((beside(197, &erf), beside(197, &erf[..17]), beside(197, &[])), (34, 0, 0));
    }

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
    fn what_cards_and_hosts_write_before_a_packet_is_gone_over() {
        let four = Wrapping::Ip(EtherType::IPV4);
        let erf = |kind: u8, more: &[u8]| [&[0; 8][..], &[kind], &[0; 7], more].concat();
        for (link, octets, wrapping, header) in [
            (178, b"MGC\x01".to_vec(), Wrapping::Ethernet, 4),
            (178, b"MGC\x80\0\x03123".to_vec(), Wrapping::Ethernet, 9),
            (197, erf(2, &[]), Wrapping::Ethernet, 18),
            (197, erf(0x82, &[5, 0, 0, 0, 0, 0, 0, 0]), Wrapping::Ethernet, 26),
            (197, erf(22, &[]), four, 16),
            (239, vec![2, 0, 0, 0, 6, 0, 1, 0, 3, 0, 0, 0, 24, 0, 9, 0], four, 16),
            (239, vec![2, 0, 0, 0, 0, 6, 0, 1, 3, 0, 0, 0, 0, 24, 0, 9], four, 16),
            (248, vec![], Wrapping::Sctp, 0),
        ] {
            let (_, inside, at) = LinkType(link).wrapping(&octets).unwrap();

            assert_eq!((inside, at), (wrapping, header), "{link} {octets:x?}");
        }
        assert!(LinkType(178).wrapping(b"MGC\x02").is_none());
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
        let links = [139, 140, 141, 142, 178, 197, 239, 248].map(LinkType);
        for octets in [vec![0xff; 40], vec![0; 40], b"MGC\x80\xff\xff".to_vec()] {
            for (link, length) in
                links.into_iter().flat_map(|link| (0..octets.len()).map(move |len| (link, len)))
            {
                link.signalling(&octets[..length]);
                link.wrapping(&octets[..length]);
            }
        }
    }
}
