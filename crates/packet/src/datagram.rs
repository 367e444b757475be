//! A datagram of UDP as nearly all of them come: over IPv4, without tags, options or pieces (RFC 768, RFC 791).

use core::net::Ipv4Addr;

use crate::checksum::Sum;
use crate::ethernet::PACKET_MIN;
use crate::{EtherType, Protocol};

/// Octets of Ethernet, of IPv4 without options, and of UDP.
const ETHERNET: usize = 14;
const IPV4: usize = 20;
const UDP: usize = 8;
/// Version 4 and a header without options.
const PLAIN: u8 = 0x45;
/// More fragments, and the place of one.
const PIECE: u16 = 0x3fff;

/// What [`crate::decode`] reads from such a frame, straight from its octets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Datagram<'a> {
    /// Sender.
    pub source: Ipv4Addr,
    /// Receiver.
    pub destination: Ipv4Addr,
    /// Port of the sender.
    pub source_port: u16,
    /// Port of the receiver.
    pub destination_port: u16,
    /// Behind the UDP header.
    pub payload: &'a [u8],
}

impl<'a> Datagram<'a> {
    /// One to that port; nothing for a frame of any other form, and for one that [`crate::decode`] refuses.
    #[inline]
    pub fn decode(frame: &'a [u8], port: u16) -> Option<Self> {
        let datagram = Self::glimpse(frame).filter(|one| one.destination_port == port)?;
        let (header, udp) = frame.get(ETHERNET..)?.split_first_chunk::<IPV4>()?;
        let len = datagram.payload.len().saturating_add(UDP);
        let (udp, behind) = udp.split_at_checked(len)?;
        let [_, _, _, _, len_high, len_low, sum_high, sum_low] = *udp.first_chunk()?;
        let is_right = usize::from(u16::from_be_bytes([len_high, len_low])) == len
            && behind.len() < PACKET_MIN
            && Sum::default().octets(header).is_valid();
        let is_bare = [sum_high, sum_low] == [0; 2];
        (is_right && (is_bare || datagram.adds_up(udp))).then_some(datagram)
    }

    /// The same of a frame whose checksums, and whose length by UDP, nobody looked at.
    #[inline]
    pub fn glimpse(frame: &'a [u8]) -> Option<Self> {
        let ([.., high, low], internet) = frame.split_first_chunk::<ETHERNET>()?;
        let (header, rest) = internet.split_first_chunk::<12>()?;
        let (source, rest) = rest.split_first_chunk::<4>()?;
        let (destination, _) = rest.split_first_chunk::<4>()?;
        let [first, _, total_high, total_low, _, _, place_high, place_low, _, protocol, ..] =
            *header;
        let is_plain = u16::from_be_bytes([*high, *low]) == EtherType::IPV4.0
            && first == PLAIN
            && u16::from_be_bytes([place_high, place_low]) & PIECE == 0
            && protocol == Protocol::UDP.0;
        let total = usize::from(u16::from_be_bytes([total_high, total_low]));
        let (ports, payload) =
            internet.get(IPV4..total).filter(|_| is_plain)?.split_first_chunk::<UDP>()?;
        let [source_high, source_low, destination_high, destination_low, ..] = *ports;
        Some(Self {
            source: Ipv4Addr::from(*source),
            destination: Ipv4Addr::from(*destination),
            source_port: u16::from_be_bytes([source_high, source_low]),
            destination_port: u16::from_be_bytes([destination_high, destination_low]),
            payload,
        })
    }

    fn adds_up(&self, udp: &[u8]) -> bool {
        let (source, destination) = (self.source.into(), self.destination.into());
        Sum::pseudo_header(source, destination, Protocol::UDP.0, udp.len()).octets(udp).is_valid()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::arithmetic_side_effects, reason = "tests")]
    extern crate std;

    use std::vec::Vec;

    use craft::frame;
    use proptest::prelude::*;

    use super::*;
    use crate::{Transport, decode};

    #[test]
    fn the_usual_form_is_read_and_no_other() {
        let usual = frame().udp(2152, 2152).payload(b"users").octets();
        let bare = frame().udp(2152, 2152).payload(b"users").udp_checksum(0).octets();
        let padded = [usual.as_slice(), &[0; 13]].concat();
        for octets in [&usual, &bare, &padded] {
            let datagram = Datagram::decode(octets, 2152).unwrap();

            assert_eq!((datagram.payload, datagram.source_port), (b"users".as_slice(), 2152));
        }
        let tagged = frame().vlan(7).udp(2152, 2152).payload(b"users").octets();
        let pieces = frame().udp(2152, 2152).payload(&[7; 64]).fragments(2);
        let six = [0x2001, 0xdb8, 0, 0, 0, 0, 0, 1_u16];
        let newer = frame().ip(six, six).udp(2152, 2152).payload(b"users").octets();
        for octets in [&tagged, &pieces[0], &pieces[1], &newer] {
            assert_eq!(Datagram::decode(octets, 2152), None);
        }
    }

    proptest! {
        /// What is read here is what is read there, whatever became of the octets on their way.
        #[test]
        fn a_datagram_is_what_the_decoder_of_all_forms_makes_of_it(
            content in prop::collection::vec(any::<u8>(), 0..80),
            is_bare: bool,
            behind in 0_usize..40,
            changes in prop::collection::vec((0_usize..60, any::<u8>()), 0..3),
            cut in 0_usize..120,
        ) {
            let usual = frame().udp(2152, 2152).payload(&content);
            let usual = if is_bare { usual.udp_checksum(0) } else { usual };
            let mut octets: Vec<u8> = usual.octets();
            octets.resize(octets.len() + behind, 0);
            for (place, value) in changes {
                let len = octets.len();
                octets[place % len] = value;
            }
            octets.truncate(octets.len().max(cut) - cut / 4);

            let all = decode(&octets);
            if let Some(datagram) = Datagram::decode(&octets, 2152) {
                let packet = all.unwrap();
                let ports = (datagram.source_port, datagram.destination_port);
                let ends = (datagram.source.into(), datagram.destination.into());
                prop_assert_eq!(packet.protocol, Protocol::UDP);
                prop_assert_eq!(packet.transport.ports(), Some(ports));
                prop_assert_eq!((packet.addresses(), packet.payload), (Some(ends), datagram.payload));
                prop_assert!(packet.fragment.is_none() && packet.vlans.is_empty());
            } else {
                let is_usual = all.is_ok_and(|packet| {
                    let total = usize::from(u16::from_be_bytes([octets[16], octets[17]]));
                    let is_udp = matches!(packet.transport, Transport::Udp { .. });
                    let is_plain = octets[14] == 0x45 && octets[23] == 17 && octets[36..38] == [8, 104];
                    is_udp && is_plain && octets.len() - 14 - total < PACKET_MIN
                });
                prop_assert!(!is_usual);
            }
        }
    }
}
