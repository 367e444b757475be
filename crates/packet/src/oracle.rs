//! The same frames read by `etherparse`: where both accept, both must understand the same.

extern crate std;

use core::net::IpAddr;
use std::vec::Vec;

use etherparse::{IpNumber, NetSlice, SlicedPacket, TransportSlice};
use proptest::prelude::*;

use crate::{Packet, Transport, decode};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn etherparse_understands_the_same_of_true_and_of_mutated_frames(
        frame in frames(),
        mutations in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..3),
    ) {
        let mut octets = frame;
        for (place, octet) in mutations {
            let place = place.index(octets.len());
            octets[place] = octet;
        }

        if let (Ok(ours), Ok(theirs)) = (decode(&octets), SlicedPacket::from_ethernet(&octets)) {
            compare(&ours, &theirs);
        }
    }
}

fn compare(ours: &Packet<'_>, theirs: &SlicedPacket<'_>) {
    let Some((source, destination, is_fragment)) = addresses(theirs) else { return };
    assert_eq!(ours.addresses(), Some((source, destination)));
    if ends_at_mobility(theirs) {
        return;
    }
    assert_eq!(ours.fragment.is_some(), is_fragment);
    if let (Transport::Udp { .. }, Some(TransportSlice::Udp(udp))) =
        (ours.transport, &theirs.transport)
    {
        assert_eq!(ours.transport.ports(), Some((udp.source_port(), udp.destination_port())));
        assert_eq!(ours.payload.as_ptr_range(), udp.payload().as_ptr_range());
    }
    if let (Transport::Tcp { .. }, Some(TransportSlice::Tcp(tcp))) =
        (ours.transport, &theirs.transport)
    {
        assert_eq!(ours.transport.ports(), Some((tcp.source_port(), tcp.destination_port())));
    }
}

/// etherparse stops at a mobility header, which we read over (RFC 6275 §6.1.1: it names a next header).
fn ends_at_mobility(theirs: &SlicedPacket<'_>) -> bool {
    theirs.ip_payload().is_some_and(|payload| payload.ip_number == IpNumber::MOBILITY_HEADER)
}

fn addresses(theirs: &SlicedPacket<'_>) -> Option<(IpAddr, IpAddr, bool)> {
    match theirs.net.as_ref()? {
        NetSlice::Ipv4(ip) => {
            let header = ip.header();
            let (source, destination) = (header.source_addr(), header.destination_addr());
            Some((source.into(), destination.into(), header.is_fragmenting_payload()))
        }
        NetSlice::Ipv6(ip) => {
            let header = ip.header();
            let (source, destination) = (header.source_addr(), header.destination_addr());
            Some((source.into(), destination.into(), ip.is_payload_fragmented()))
        }
        NetSlice::Arp(_) => None,
    }
}

fn frames() -> impl Strategy<Value = Vec<u8>> {
    let payload = prop::collection::vec(any::<u8>(), 0..64);
    let kinds = (any::<bool>(), 0_usize..3, 0_usize..3, any::<bool>(), any::<bool>());
    (payload, kinds, any::<(u16, u16)>()).prop_map(
        |(payload, (is_v6, tags, extensions, is_piece, is_tcp), ports)| {
            let mut frame = craft::frame().udp(ports.0, ports.1).payload(&payload);
            for tag in 0..tags {
                frame = frame.vlan(u16::try_from(tag).unwrap());
            }
            if is_v6 {
                frame = frame
                    .ip([0x2001, 0xdb8, 0, 0, 0, 0, 0, 1_u16], [0xfe80, 0, 0, 0, 0, 0, 0, 2_u16]);
                frame = (0..extensions).fold(frame, |frame, _| frame.extension(60, &[0; 6]));
            }
            if is_tcp {
                frame = frame.protocol(6).payload(&[payload.as_slice(), &[0x50; 20]].concat());
            }
            if is_piece { frame.fragments(2).remove(0) } else { frame.octets() }
        },
    )
}
