//! A packet: layers 2 to 4 of a frame, decoded straight down.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use wire::Reader;

use crate::ethernet::Ethernet;
use crate::ipv4::Ipv4;
use crate::ipv6::{Chain, Ipv6};
use crate::{EtherType, Protocol, Refused, Transport, Vlans};

/// Reads a frame, down to the payload of its transport.
///
/// A fragment is given as it is: its payload is a piece of the datagram, and its transport is not looked into.
pub fn decode(frame: &[u8]) -> Result<Packet<'_>, Refused> {
    let mut reader = Reader::new(frame);
    let ethernet = Ethernet::decode(&mut reader)?;
    let network_offset = reader.offset();
    let frame_len = frame.len();
    let packet = Packet { frame_len, network_offset, ..Packet::of(ethernet, reader.rest()) };
    match ethernet.ethertype {
        EtherType::IPV4 => packet.with_ipv4(&Ipv4::decode(reader)?),
        EtherType::IPV6 => packet.with_ipv6(&Ipv6::decode(reader)?),
        _ => Ok(packet),
    }
}

/// Reads a reassembled datagram: `fragment` is the packet of its first fragment, `payload` all octets behind the
/// header that every fragment repeats.
pub fn decode_transport<'a>(
    fragment: &Packet<'_>,
    payload: &'a [u8],
) -> Result<Packet<'a>, Refused> {
    let chain = match fragment.network {
        Network::Ipv6 { .. } => Chain::of_datagram(fragment.protocol, payload)?,
        Network::Ipv4 { .. } | Network::Other => {
            Chain { protocol: fragment.protocol, fragment: None, payload: Reader::new(payload) }
        }
    };
    let whole = Packet {
        frame_len: fragment.frame_len,
        network_offset: fragment.network_offset,
        destination_mac: fragment.destination_mac,
        source_mac: fragment.source_mac,
        vlans: fragment.vlans,
        ethertype: fragment.ethertype,
        network: fragment.network,
        protocol: chain.protocol,
        transport: Transport::Other,
        fragment: None,
        payload,
    };
    whole.with_transport(chain.payload)
}

/// Layers 2 to 4 of a frame.
#[derive(Clone, Copy, Debug)]
pub struct Packet<'a> {
    /// Octets of the frame.
    pub frame_len: usize,
    /// Octets before the network header.
    pub network_offset: usize,
    /// Ethernet address of the receiver.
    pub destination_mac: [u8; 6],
    /// Ethernet address of the sender.
    pub source_mac: [u8; 6],
    /// VLAN tags.
    pub vlans: Vlans,
    /// What the frame carries behind its tags.
    pub ethertype: EtherType,
    /// Network layer.
    pub network: Network,
    /// Protocol behind the IP headers; of a fragment, what its datagram begins with. 0 where there is no IP.
    pub protocol: Protocol,
    /// Transport layer.
    pub transport: Transport,
    /// Place in a datagram, where the packet is a piece of one.
    pub fragment: Option<Fragment>,
    /// Behind the UDP header; of every other transport and of a fragment, behind the IP headers; of a frame that is
    /// not IP, behind its tags.
    pub payload: &'a [u8],
}

/// Network layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    /// IPv4 (RFC 791).
    Ipv4 {
        /// Sender.
        source: Ipv4Addr,
        /// Receiver.
        destination: Ipv4Addr,
        /// Time to live.
        hops: u8,
    },
    /// IPv6 (RFC 8200).
    Ipv6 {
        /// Sender.
        source: Ipv6Addr,
        /// Receiver.
        destination: Ipv6Addr,
        /// Hop limit.
        hops: u8,
    },
    /// Not IP.
    Other,
}

/// A piece of a datagram (RFC 791 §3.2, RFC 8200 §4.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// Which datagram, among those of its sender and receiver; 16 bits in IPv4.
    pub id: u32,
    /// Octets of the datagram's payload before this piece; a multiple of 8.
    pub offset: u16,
    /// Another piece follows.
    pub more: bool,
    /// Of an IPv6 datagram.
    pub is_ipv6: bool,
}

impl<'a> Packet<'a> {
    /// Sender, where the frame carries IP.
    pub fn source(&self) -> Option<IpAddr> {
        self.addresses().map(|(source, _)| source)
    }

    /// Receiver, where the frame carries IP.
    pub fn destination(&self) -> Option<IpAddr> {
        self.addresses().map(|(_, destination)| destination)
    }

    /// Sender and receiver, where the frame carries IP.
    pub fn addresses(&self) -> Option<(IpAddr, IpAddr)> {
        match self.network {
            Network::Ipv4 { source, destination, .. } => Some((source.into(), destination.into())),
            Network::Ipv6 { source, destination, .. } => Some((source.into(), destination.into())),
            Network::Other => None,
        }
    }

    fn of(ethernet: Ethernet, payload: &'a [u8]) -> Self {
        Self {
            frame_len: 0,
            network_offset: 0,
            destination_mac: ethernet.destination,
            source_mac: ethernet.source,
            vlans: ethernet.vlans,
            ethertype: ethernet.ethertype,
            network: Network::Other,
            protocol: Protocol(0),
            transport: Transport::Other,
            fragment: None,
            payload,
        }
    }

    fn with_ipv4(mut self, ipv4: &Ipv4<'a>) -> Result<Self, Refused> {
        let Ipv4 { source, destination, hops, .. } = *ipv4;
        self.network = Network::Ipv4 { source, destination, hops };
        self.protocol = ipv4.protocol;
        self.fragment = ipv4.fragment;
        self.with_transport(ipv4.payload)
    }

    fn with_ipv6(mut self, ipv6: &Ipv6<'a>) -> Result<Self, Refused> {
        let Ipv6 { source, destination, hops, chain } = *ipv6;
        self.network = Network::Ipv6 { source, destination, hops };
        self.protocol = chain.protocol;
        self.fragment = chain.fragment;
        self.with_transport(chain.payload)
    }

    fn with_transport(mut self, payload: Reader<'a>) -> Result<Self, Refused> {
        self.payload = payload.rest();
        if let (None, Some(addresses)) = (self.fragment, self.addresses()) {
            (self.transport, self.payload) = Transport::decode(self.protocol, addresses, payload)?;
        }
        Ok(self)
    }
}
