//! Where a packet of IPv4 that names its route is bound for (RFC 791 §3.1, options 131 and 137).

use core::net::Ipv4Addr;

use crate::options::each_in;
use crate::{Network, Packet};

const LOOSE: u8 = 131;
const STRICT: u8 = 137;
/// Octets of the header without options.
const HEADER: usize = 20;
/// The pointer at the first address of a route.
const FIRST: usize = 4;

/// The receivers that a packet of IPv4 tells, as Wireshark counts them: where its routes end, and what the header says
/// unless the first of them has addresses left.
pub(crate) fn receivers(packet: &Packet<'_>) -> impl Iterator<Item = Ipv4Addr> {
    let destination = match packet.network {
        Network::Ipv4 { destination, .. } => Some(destination),
        Network::Ipv6 { .. } | Network::Other => None,
    };
    let is_on_the_way = routes(packet).next().is_some_and(has_addresses_left);
    let ends = routes(packet).filter(|route| route.len() % 4 == 3 && has_addresses_left(route));
    let ends = ends.filter_map(|route| route.last_chunk::<4>()).copied().map(Ipv4Addr::from);
    destination.filter(|_| !is_on_the_way).into_iter().chain(ends)
}

fn routes<'a>(packet: &Packet<'a>) -> impl Iterator<Item = &'a [u8]> + use<'a> {
    let header = packet.frame.get(packet.network_offset..).unwrap_or_default();
    let is_v4 = matches!(packet.network, Network::Ipv4 { .. });
    let len = header.first().map_or(0, |first| usize::from(first & 0x0f).saturating_mul(4));
    let options = header.get(HEADER..len).filter(|_| is_v4).unwrap_or_default();
    let before_end = each_in(options).take_while(|(kind, _)| *kind != 0);
    before_end.filter(|(kind, _)| matches!(*kind, LOOSE | STRICT)).map(|(_, octets)| octets)
}

/// True where the pointer stands at an address.
fn has_addresses_left(route: &[u8]) -> bool {
    let pointer = route.get(2).copied().map_or(0, usize::from);
    (FIRST..=route.len()).contains(&pointer) && pointer % 4 == 0
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use super::*;
    use crate::glimpse_ip;

    /// The receivers of a packet for 10.0.0.2 with these options.
    fn of(options: &[u8]) -> Vec<[u8; 4]> {
        let mut octets = craft::ip_packet([10, 0, 0, 1], [10, 0, 0, 2], (1, 2), b"");
        let room = options.len().next_multiple_of(4);
        octets[0] = 0x40 | u8::try_from(HEADER.saturating_add(room) / 4).unwrap();
        octets[3] = octets[3].saturating_add(u8::try_from(room).unwrap());
        let padded = options.iter().copied().chain([0; 3]).take(room);
        octets.splice(HEADER..HEADER, padded);
        let packet = glimpse_ip(&octets).unwrap();
        receivers(&packet).map(|address| address.octets()).collect()
    }

    #[test]
    fn a_packet_is_bound_for_the_end_of_a_route_that_has_addresses_left() {
        let (said, one, two) = ([10, 0, 0, 2], [1, 1, 1, 1], [2, 2, 2, 2]);
        for (options, expected) in [
            (&[][..], &[said][..]),
            (&[LOOSE, 7, 4, 1, 1, 1, 1], &[one]),
            (&[LOOSE, 7, 8, 1, 1, 1, 1], &[said]),
            (&[1, STRICT, 11, 8, 1, 1, 1, 1, 2, 2, 2, 2], &[two]),
            (&[LOOSE, 11, 5, 1, 1, 1, 1, 2, 2, 2, 2], &[said]),
            (&[LOOSE, 7, 4, 1, 1, 1, 1, STRICT, 7, 4, 2, 2, 2, 2], &[one, two]),
            (&[LOOSE, 7, 8, 1, 1, 1, 1, STRICT, 7, 4, 2, 2, 2, 2], &[said, two]),
            (&[0, LOOSE, 7, 4, 1, 1, 1, 1], &[said]),
            (&[LOOSE, 15, 4, 1, 1, 1, 1], &[said]),
        ] {
            assert_eq!(of(options), expected, "{options:?}");
        }
    }
}
