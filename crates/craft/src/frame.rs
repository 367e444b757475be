//! Ethernet frames with IP and UDP, whole, in fragments, or wrong on purpose.

use std::net::{IpAddr, Ipv4Addr};

use crate::sctp::Sctp;
use crate::tcp::Tcp;

const TCP: u8 = 6;
const UDP: u8 = 17;
const SCTP: u8 = 132;
const FRAGMENT: u8 = 44;
const UDP_HEADER: usize = 8;

/// Starts a frame of UDP from 192.0.2.1 to 10.10.0.1, both on the port of GTP-C.
pub fn frame() -> Frame {
    Frame {
        destination_mac: [2, 0, 0, 0, 0, 2],
        source_mac: [2, 0, 0, 0, 0, 1],
        tags: Vec::new(),
        source: Ipv4Addr::new(192, 0, 2, 1).into(),
        destination: Ipv4Addr::new(10, 10, 0, 1).into(),
        hops: 64,
        id: 1,
        options: Vec::new(),
        extensions: Vec::new(),
        transport: Transport::Udp { ports: (2123, 2123), checksum: None, length: None },
        payload: Vec::new(),
        padding: 0,
    }
}

/// A UDP packet without Ethernet, as a user sends it through a tunnel.
pub fn ip_packet(
    source: impl Into<IpAddr>,
    destination: impl Into<IpAddr>,
    ports: (u16, u16),
    payload: &[u8],
) -> Vec<u8> {
    frame().ip(source, destination).udp(ports.0, ports.1).payload(payload).packet()
}

/// A frame under construction.
#[derive(Clone, Debug)]
pub struct Frame {
    destination_mac: [u8; 6],
    source_mac: [u8; 6],
    tags: Vec<(u16, u16)>,
    source: IpAddr,
    destination: IpAddr,
    hops: u8,
    id: u32,
    options: Vec<u8>,
    extensions: Vec<(u8, Vec<u8>)>,
    transport: Transport,
    payload: Vec<u8>,
    padding: usize,
}

#[derive(Clone, Debug)]
enum Transport {
    Udp { ports: (u16, u16), checksum: Option<u16>, length: Option<u16> },
    Tcp(Tcp),
    Raw(u8),
}

/// Place of a piece in its datagram.
#[derive(Clone, Copy, Debug)]
struct Piece {
    offset: u16,
    more: bool,
}

impl Frame {
    /// Sets both Ethernet addresses.
    pub fn mac(mut self, source: [u8; 6], destination: [u8; 6]) -> Self {
        (self.source_mac, self.destination_mac) = (source, destination);
        self
    }

    /// Adds an inner tag of IEEE 802.1Q.
    pub fn vlan(self, id: u16) -> Self {
        self.tag(0x8100, id)
    }

    /// Adds an inner tag of any type.
    pub fn tag(mut self, tpid: u16, control: u16) -> Self {
        self.tags.push((tpid, control));
        self
    }

    /// Sets sender and receiver.
    pub fn ip(mut self, source: impl Into<IpAddr>, destination: impl Into<IpAddr>) -> Self {
        (self.source, self.destination) = (source.into(), destination.into());
        self
    }

    /// Sets time to live or hop limit.
    pub fn hops(mut self, hops: u8) -> Self {
        self.hops = hops;
        self
    }

    /// Sets the identification that fragments share.
    pub fn id(mut self, id: u32) -> Self {
        self.id = id;
        self
    }

    /// Adds IPv4 options; the caller gives a multiple of four octets, at most 40.
    pub fn options(mut self, octets: &[u8]) -> Self {
        self.options.extend(octets);
        self
    }

    /// Adds an IPv6 extension header; of the content, the first two octets are written here and the length is filled
    /// up to a multiple of eight.
    pub fn extension(mut self, kind: u8, content: &[u8]) -> Self {
        self.extensions.push((kind, content.to_vec()));
        self
    }

    /// Carries UDP between these ports.
    pub fn udp(mut self, source: u16, destination: u16) -> Self {
        self.transport =
            Transport::Udp { ports: (source, destination), checksum: None, length: None };
        self
    }

    /// Carries a segment of TCP.
    pub fn tcp(mut self, segment: &Tcp) -> Self {
        self.transport = Transport::Tcp(segment.clone());
        self
    }

    /// Carries a packet of SCTP.
    pub fn sctp(self, packet: &Sctp) -> Self {
        self.protocol(SCTP).payload(&packet.octets())
    }

    /// Carries any protocol; the payload is all of it.
    pub fn protocol(mut self, protocol: u8) -> Self {
        self.transport = Transport::Raw(protocol);
        self
    }

    /// Claims another checksum of TCP.
    pub fn checksum(mut self, claimed: u16) -> Self {
        if let Transport::Tcp(segment) = &mut self.transport {
            *segment = segment.clone().checksum(claimed);
        }
        self
    }

    /// Claims another UDP checksum; 0 leaves it out.
    pub fn udp_checksum(mut self, claimed: u16) -> Self {
        if let Transport::Udp { checksum, .. } = &mut self.transport {
            *checksum = Some(claimed);
        }
        self
    }

    /// Claims another UDP length.
    pub fn udp_length(mut self, claimed: u16) -> Self {
        if let Transport::Udp { length, .. } = &mut self.transport {
            *length = Some(claimed);
        }
        self
    }

    /// Sets what the transport carries.
    pub fn payload(mut self, octets: &[u8]) -> Self {
        self.payload = octets.to_vec();
        self
    }

    /// Adds Ethernet padding behind the packet.
    pub fn padding(mut self, octets: usize) -> Self {
        self.padding = octets;
        self
    }

    /// The frame.
    pub fn octets(&self) -> Vec<u8> {
        self.framed(&self.packet())
    }

    /// The packet, without Ethernet.
    pub fn packet(&self) -> Vec<u8> {
        self.network(None, &self.datagram())
    }

    /// The transport header and its payload: what is behind the IP headers.
    pub fn datagram(&self) -> Vec<u8> {
        match &self.transport {
            Transport::Raw(_) => self.payload.clone(),
            Transport::Tcp(segment) => self.tcp_datagram(segment),
            Transport::Udp { ports, checksum, length } => {
                self.udp_datagram(*ports, *checksum, *length)
            }
        }
    }

    /// The frames of the datagram in `count` pieces of about equal length, in order.
    pub fn fragments(&self, count: usize) -> Vec<Vec<u8>> {
        let datagram = self.datagram();
        let size = datagram.len().div_ceil(count.max(1)).next_multiple_of(8).max(8);
        let last = datagram.len().saturating_sub(1).div_euclid(size);
        datagram
            .chunks(size)
            .enumerate()
            .map(|(place, piece)| self.fragment(place.saturating_mul(size), place < last, piece))
            .collect()
    }

    /// One fragment as told: octets before it, whether more follow, and its payload.
    pub fn fragment(&self, offset: usize, more: bool, piece: &[u8]) -> Vec<u8> {
        let offset = u16::try_from(offset).unwrap_or(u16::MAX);
        self.framed(&self.network(Some(Piece { offset, more }), piece))
    }

    fn framed(&self, packet: &[u8]) -> Vec<u8> {
        let mut octets = [self.destination_mac, self.source_mac].concat();
        for (tpid, control) in &self.tags {
            octets.extend(tpid.to_be_bytes());
            octets.extend(control.to_be_bytes());
        }
        let ethertype: u16 = if self.source.is_ipv4() { 0x0800 } else { 0x86dd };
        octets.extend(ethertype.to_be_bytes());
        octets.extend(packet);
        octets.extend(std::iter::repeat_n(0, self.padding));
        octets
    }

    fn network(&self, piece: Option<Piece>, payload: &[u8]) -> Vec<u8> {
        match self.source {
            IpAddr::V4(_) => self.ipv4(piece, payload),
            IpAddr::V6(_) => self.ipv6(piece, payload),
        }
    }

    fn ipv4(&self, piece: Option<Piece>, payload: &[u8]) -> Vec<u8> {
        let header_len = self.options.len().saturating_add(20);
        let words = u8::try_from(header_len.div_euclid(4)).unwrap_or(0x0f);
        let total = len16(header_len.saturating_add(payload.len()));
        let place = piece.map_or(0, |piece| piece.offset >> 3 | u16::from(piece.more) << 13);
        let mut header = vec![0x40 | words & 0x0f, 0];
        header.extend(total.to_be_bytes());
        header.extend(u16::try_from(self.id & 0xffff).unwrap_or(0).to_be_bytes());
        header.extend(place.to_be_bytes());
        header.extend([self.hops, self.last_protocol(), 0, 0]);
        header.extend(address(self.source));
        header.extend(address(self.destination));
        header.extend(&self.options);
        let sum = checksum(&header).to_be_bytes();
        header.iter_mut().skip(10).zip(sum).for_each(|(to, from)| *to = from);
        header.extend(payload);
        header
    }

    fn ipv6(&self, piece: Option<Piece>, payload: &[u8]) -> Vec<u8> {
        let mut chain: Vec<(u8, Vec<u8>)> = self.extensions.clone();
        if let Some(piece) = piece {
            let place = (piece.offset | u16::from(piece.more)).to_be_bytes();
            let content = [place.as_slice(), &self.id.to_be_bytes()].concat();
            chain.push((FRAGMENT, content));
        }
        let mut headers = Vec::new();
        let mut next = self.last_protocol();
        for (kind, content) in chain.iter().rev() {
            let whole = content.len().saturating_add(2).next_multiple_of(8);
            let units = whole.div_euclid(8).saturating_sub(1);
            let mut header = vec![next, u8::try_from(units).unwrap_or(u8::MAX)];
            header.extend(content);
            header.resize(whole, 0);
            header.extend(headers);
            headers = header;
            next = *kind;
        }
        let len = len16(headers.len().saturating_add(payload.len()));
        let mut octets = vec![0x60, 0, 0, 0];
        octets.extend(len.to_be_bytes());
        octets.extend([next, self.hops]);
        octets.extend(address(self.source));
        octets.extend(address(self.destination));
        octets.extend(headers);
        octets.extend(payload);
        octets
    }

    fn udp_datagram(
        &self,
        ports: (u16, u16),
        claimed_checksum: Option<u16>,
        claimed_length: Option<u16>,
    ) -> Vec<u8> {
        let actual = len16(self.payload.len().saturating_add(UDP_HEADER));
        let length = claimed_length.unwrap_or(actual);
        let mut octets = [ports.0, ports.1, length, 0].map(u16::to_be_bytes).concat();
        octets.extend(&self.payload);
        let sum = claimed_checksum.unwrap_or_else(|| self.udp_sum(&octets, length));
        octets.iter_mut().skip(6).zip(sum.to_be_bytes()).for_each(|(to, from)| *to = from);
        octets
    }

    fn tcp_datagram(&self, segment: &Tcp) -> Vec<u8> {
        let mut octets = [segment.header(), self.payload.clone()].concat();
        let sum = segment.claimed().unwrap_or_else(|| self.sum(TCP, &octets));
        octets.iter_mut().skip(16).zip(sum.to_be_bytes()).for_each(|(to, from)| *to = from);
        octets
    }

    fn sum(&self, protocol: u8, datagram: &[u8]) -> u16 {
        let [high, low] = len16(datagram.len()).to_be_bytes();
        let head = [address(self.source), address(self.destination), vec![0, protocol, high, low]];
        checksum(&[head.concat().as_slice(), datagram].concat())
    }

    /// A sum of 0 is written as ffff, as 0 says that there is none (RFC 768).
    fn udp_sum(&self, datagram: &[u8], length: u16) -> u16 {
        let [high, low] = length.to_be_bytes();
        let head = [address(self.source), address(self.destination), vec![0, UDP, high, low]];
        match checksum(&[head.concat().as_slice(), datagram].concat()) {
            0 => u16::MAX,
            sum => sum,
        }
    }

    fn last_protocol(&self) -> u8 {
        match self.transport {
            Transport::Udp { .. } => UDP,
            Transport::Tcp(_) => TCP,
            Transport::Raw(protocol) => protocol,
        }
    }
}

fn address(address: IpAddr) -> Vec<u8> {
    match address {
        IpAddr::V4(v4) => v4.octets().to_vec(),
        IpAddr::V6(v6) => v6.octets().to_vec(),
    }
}

fn len16(len: usize) -> u16 {
    u16::try_from(len).unwrap_or(u16::MAX)
}

/// The complement of the sum of all 16-bit words, carries added back (RFC 1071).
fn checksum(octets: &[u8]) -> u16 {
    let folded = octets.chunks(2).fold(0_u16, |sum, pair| {
        let word = match pair {
            [high, low] => u16::from_be_bytes([*high, *low]),
            [high] => u16::from_be_bytes([*high, 0]),
            _ => 0,
        };
        let (sum, has_carry) = sum.overflowing_add(word);
        sum.wrapping_add(u16::from(has_carry))
    });
    !folded
}
