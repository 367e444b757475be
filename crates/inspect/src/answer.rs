//! The answer to a rejected request: the way back of the frame that carried it, and the protocol's own refusal.

use core::net::IpAddr;

use arrayvec::ArrayVec;
use dissect::{Message, REFUSAL_OCTETS_MAX};
use packet::checksum::Sum;
use packet::{Network, Packet, Protocol, Transport};
use ruletable::Cause;

/// Ethernet with two tags, IPv6 and UDP around the longest refusal.
const ANSWER_OCTETS_MAX: usize = 22 + 40 + UDP_OCTETS + REFUSAL_OCTETS_MAX;
const IPV4_OCTETS: usize = 20;
const UDP_OCTETS: usize = 8;
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
        let (source, destination) = packet.addresses()?;
        let udp_len = refusal.len().checked_add(UDP_OCTETS)?;
        self.put(frame.get(MAC_OCTETS..MAC_OCTETS * 2)?)?;
        self.put(frame.get(..MAC_OCTETS)?)?;
        self.put(frame.get(MAC_OCTETS * 2..packet.network_offset)?)?;
        self.ip(packet, destination, source, udp_len)?;
        let udp_start = self.0.len();
        self.put(&destination_port.to_be_bytes())?;
        self.put(&source_port.to_be_bytes())?;
        self.put(&u16::try_from(udp_len).ok()?.to_be_bytes())?;
        self.put(&[0, 0])?;
        self.put(refusal)?;
        let sum = Sum::pseudo_header(destination, source, Protocol::UDP.0, udp_len);
        let checksum = match sum.octets(self.0.get(udp_start..)?).checksum() {
            0 => u16::MAX,
            checksum => checksum,
        };
        self.patch(udp_start.checked_add(6)?, checksum)
    }

    fn ip(
        &mut self,
        packet: &Packet<'_>,
        source: IpAddr,
        destination: IpAddr,
        len: usize,
    ) -> Option<()> {
        match (packet.network, source, destination) {
            (Network::Ipv4 { .. }, IpAddr::V4(source), IpAddr::V4(destination)) => {
                let start = self.0.len();
                let total = u16::try_from(len.checked_add(IPV4_OCTETS)?).ok()?;
                self.put(&[0x45, 0])?;
                self.put(&total.to_be_bytes())?;
                self.put(&[0, 0, 0, 0, HOPS, Protocol::UDP.0, 0, 0])?;
                self.put(&source.octets())?;
                self.put(&destination.octets())?;
                let checksum = Sum::default().octets(self.0.get(start..)?).checksum();
                self.patch(start.checked_add(10)?, checksum)
            }
            (Network::Ipv6 { .. }, IpAddr::V6(source), IpAddr::V6(destination)) => {
                self.put(&[0x60, 0, 0, 0])?;
                self.put(&u16::try_from(len).ok()?.to_be_bytes())?;
                self.put(&[Protocol::UDP.0, HOPS])?;
                self.put(&source.octets())?;
                self.put(&destination.octets())
            }
            _ => None,
        }
    }

    fn put(&mut self, octets: &[u8]) -> Option<()> {
        self.0.try_extend_from_slice(octets).ok()
    }

    fn patch(&mut self, at: usize, word: u16) -> Option<()> {
        self.0.get_mut(at..at.checked_add(2)?)?.copy_from_slice(&word.to_be_bytes());
        Some(())
    }
}
