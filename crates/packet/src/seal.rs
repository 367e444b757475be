//! Checksums of a frame, written anew after its content was edited, or where a capture lacks them.

use core::net::IpAddr;
use core::ops::Range;

use crate::checksum::Sum;
use crate::{Network, Packet, Protocol, crc32c, decode_unverified, sctp};

/// Place of the checksum in the header of IPv4.
const IPV4: usize = 10;
const UDP: usize = 6;
const TCP: usize = 16;

/// Writes the checksums of IPv4 and of its transport; a fragment's transport, and a UDP checksum that was left out,
/// stay as they are. False where the frame is no packet whose lengths fit.
pub fn seal(frame: &mut [u8]) -> bool {
    let Some(plan) = Plan::of(frame) else { return false };
    if let Some(header) = plan.ipv4 {
        put(frame, header.start.saturating_add(IPV4), 0);
        let sum = frame.get(header.clone()).map(|octets| Sum::default().octets(octets).checksum());
        put(frame, header.start.saturating_add(IPV4), sum.unwrap_or(0));
    }
    if let Some((protocol, ends)) = plan.transport {
        transport(frame, plan.payload, protocol, ends);
    }
    true
}

/// What is where.
struct Plan {
    ipv4: Option<Range<usize>>,
    payload: Range<usize>,
    transport: Option<(Protocol, (IpAddr, IpAddr))>,
}

impl Plan {
    fn of(frame: &[u8]) -> Option<Self> {
        let packet: Packet<'_> = decode_unverified(frame).ok()?;
        let payload = packet.transport_range(frame)?;
        let start = packet.network_offset;
        let ipv4 = match packet.network {
            Network::Ipv4 { .. } => Some(start..start.checked_add(header_len(frame, start)?)?),
            Network::Ipv6 { .. } | Network::Other => None,
        };
        let is_whole = packet.fragment.is_none();
        let transport = packet.addresses().filter(|_| is_whole).map(|ends| (packet.protocol, ends));
        Some(Self { ipv4, payload, transport })
    }
}

fn header_len(frame: &[u8], start: usize) -> Option<usize> {
    frame.get(start).map(|first| usize::from(first & 0x0f).saturating_mul(4))
}

fn transport(
    frame: &mut [u8],
    range: Range<usize>,
    protocol: Protocol,
    (source, destination): (IpAddr, IpAddr),
) {
    let Some(octets) = frame.get_mut(range) else { return };
    let place = match protocol {
        Protocol::UDP if octets.get(UDP..8) == Some(&[0, 0]) => return,
        Protocol::UDP => UDP,
        Protocol::TCP => TCP,
        Protocol::SCTP => {
            let sum = crc32c::without_word_at(octets, sctp::Header::CHECKSUM);
            let end = sctp::Header::CHECKSUM.saturating_add(4);
            if let Some(word) = octets.get_mut(sctp::Header::CHECKSUM..end) {
                word.copy_from_slice(&sum.to_le_bytes());
            }
            return;
        }
        _ => return,
    };
    put(octets, place, 0);
    let sum = Sum::pseudo_header(source, destination, protocol.0, octets.len()).octets(octets);
    let sum = match (protocol, sum.checksum()) {
        (Protocol::UDP, 0) => u16::MAX,
        (_, sum) => sum,
    };
    put(octets, place, sum);
}

fn put(octets: &mut [u8], at: usize, word: u16) {
    if let Some(place) = octets.get_mut(at..).and_then(<[u8]>::first_chunk_mut) {
        *place = word.to_be_bytes();
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use craft::frame;
    use craft::sctp::{data, sctp};
    use craft::tcp::tcp;

    use super::*;
    use crate::decode;

    #[test]
    fn a_frame_with_wrong_checksums_is_read_once_it_is_sealed() {
        let v6 = |text: &str| text.parse::<core::net::Ipv6Addr>().unwrap();
        let six =
            frame().ip(v6("2001:db8::1"), v6("2001:db8::2")).extension(60, &[1, 4, 0, 0, 0, 0]);
        for right in [
            frame().payload(b"gtp").octets(),
            frame().vlan(7).options(&[1, 1, 1, 1]).tcp(&tcp(1, 2)).payload(b"x").octets(),
            frame().sctp(&sctp(7).data(&data(1, 3, b"m3ua"))).padding(9).octets(),
            six.udp(2123, 2123).payload(b"abc").octets(),
        ] {
            let checksum = |octets: &[u8]| match decode(octets).unwrap().protocol {
                Protocol::UDP => UDP,
                Protocol::TCP => TCP,
                _ => sctp::Header::CHECKSUM,
            };
            let start = decode_unverified(&right).unwrap().transport_range(&right).unwrap().start;
            let mut wrong = right.clone();
            wrong[start + checksum(&right)] ^= 0x55;
            assert!(decode(&wrong).is_err());

            assert!(seal(&mut wrong));

            assert_eq!(wrong, right);
        }
    }
}
