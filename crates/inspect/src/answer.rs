//! The answer to a rejected request: the way back of the frame that carried it, and the protocol's own refusal.

use core::net::IpAddr;

use arrayvec::ArrayVec;
use dissect::{Message, REFUSAL_OCTETS_MAX};
use packet::{Network, Packet, Protocol, Transport};
use ruletable::Cause;

/// Ethernet with two tags, IPv6 and UDP around the longest refusal.
const ANSWER_OCTETS_MAX: usize = 22 + 40 + UDP_OCTETS + REFUSAL_OCTETS_MAX;
const IPV4_OCTETS: usize = 20;
const UDP_OCTETS: usize = 8;
/// A checksum that is not zero is put right later.
const NO_CHECKSUM: u16 = 1;
const MAC_OCTETS: usize = 6;
const HOPS: u8 = 64;

/// A frame, reserved once.
#[derive(Debug, Default)]
pub(crate) struct Answer(ArrayVec<u8, ANSWER_OCTETS_MAX>);

impl Answer {
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn octets(&self) -> &[u8] {
        &self.0
    }

    /// Writes the answer to `message`; stays empty where its protocol has none.
    pub(crate) fn write(
        &mut self,
        frame: &[u8],
        packet: &Packet<'_>,
        message: &Message<'_>,
        cause: Cause,
    ) {
        self.clear();
        let Some(refusal) = message.refusal(cause.0) else { return };
        if self.try_write(frame, packet, &refusal).is_none() {
            self.clear();
        }
    }

    fn try_write(&mut self, frame: &[u8], packet: &Packet<'_>, refusal: &[u8]) -> Option<()> {
        let Transport::Udp { source_port, destination_port } = packet.transport else {
            return None;
        };
        let len = u16::try_from(refusal.len().checked_add(UDP_OCTETS)?).ok()?;
        let mut datagram = ArrayVec::<u8, { UDP_OCTETS + REFUSAL_OCTETS_MAX }>::new();
        for word in [destination_port, source_port, len, NO_CHECKSUM] {
            datagram.try_extend_from_slice(&word.to_be_bytes()).ok()?;
        }
        datagram.try_extend_from_slice(refusal).ok()?;
        self.back(frame, packet, (Protocol::UDP, &datagram))
    }

    /// Writes a frame that goes back with that transport header and what is behind it; its checksums are put right.
    pub(crate) fn back(
        &mut self,
        frame: &[u8],
        packet: &Packet<'_>,
        (protocol, transport): (Protocol, &[u8]),
    ) -> Option<()> {
        let (source, destination) = packet.addresses()?;
        self.put(frame.get(MAC_OCTETS..MAC_OCTETS * 2)?)?;
        self.put(frame.get(..MAC_OCTETS)?)?;
        self.put(frame.get(MAC_OCTETS * 2..packet.network_offset)?)?;
        self.ip(packet, (destination, source), (protocol, transport.len()))?;
        self.put(transport)?;
        packet::seal(&mut self.0).then_some(())
    }

    fn ip(
        &mut self,
        packet: &Packet<'_>,
        (source, destination): (IpAddr, IpAddr),
        (protocol, len): (Protocol, usize),
    ) -> Option<()> {
        match (packet.network, source, destination) {
            (Network::Ipv4 { .. }, IpAddr::V4(source), IpAddr::V4(destination)) => {
                let total = u16::try_from(len.checked_add(IPV4_OCTETS)?).ok()?;
                self.put(&[0x45, 0])?;
                self.put(&total.to_be_bytes())?;
                self.put(&[0, 0, 0, 0, HOPS, protocol.0, 0, 0])?;
                self.put(&source.octets())?;
                self.put(&destination.octets())
            }
            (Network::Ipv6 { .. }, IpAddr::V6(source), IpAddr::V6(destination)) => {
                self.put(&[0x60, 0, 0, 0])?;
                self.put(&u16::try_from(len).ok()?.to_be_bytes())?;
                self.put(&[protocol.0, HOPS])?;
                self.put(&source.octets())?;
                self.put(&destination.octets())
            }
            _ => None,
        }
    }

    fn put(&mut self, octets: &[u8]) -> Option<()> {
        self.0.try_extend_from_slice(octets).ok()
    }
}
