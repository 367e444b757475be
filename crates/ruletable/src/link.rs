//! What a link passes besides signalling, and what it does when its worker is gone.

use alloc::string::String;
use alloc::vec::Vec;

use crate::Mode;

/// A link as the policy declares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkRow {
    /// Its name; `*` stands for every link that is not declared.
    pub name: String,
    /// What goes through without being read.
    pub pass: Vec<PassRow>,
    /// True where everything that is not signalling goes through.
    pub passes_all: bool,
    /// What happens while no worker is there.
    pub fail: Fail,
    /// How far rules, and the checks before them, are in force on it.
    pub mode: Mode,
}

/// What happens to signalling while no worker is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fail {
    /// It is dropped.
    Closed,
    /// It passes unread.
    Open,
}

/// One kind of traffic that passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PassRow {
    /// What `value` is.
    pub kind: PassKind,
    /// The code point or port.
    pub value: u16,
}

/// By what traffic is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PassKind {
    /// Ethernet type.
    EtherType,
    /// IPv4 protocol or IPv6 next header.
    IpProtocol,
    /// UDP port at either end.
    UdpPort,
    /// TCP port at either end.
    TcpPort,
    /// ICMPv6 type.
    Icmpv6Type,
}

/// What is known of a packet that is not signalling.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PassQuery {
    /// Ethernet type after the VLAN tags.
    pub ethertype: u16,
    /// IPv4 protocol or last IPv6 next header.
    pub protocol: Option<u8>,
    /// UDP or TCP source port.
    pub source_port: Option<u16>,
    /// UDP or TCP destination port.
    pub destination_port: Option<u16>,
    /// ICMPv6 type.
    pub icmpv6: Option<u8>,
}

impl LinkRow {
    /// A link of that name with what keeps a link alive: ARP, LLDP, slow protocols, ICMP, ICMPv6 neighbour
    /// discovery and errors, BFD, BGP, IKE, ESP and AH; it fails closed.
    pub fn standard(name: &str) -> Self {
        Self {
            name: name.into(),
            pass: STANDARD.to_vec(),
            passes_all: false,
            fail: Fail::Closed,
            mode: Mode::Enforce,
        }
    }

    /// True where such a packet goes through without being read.
    pub fn passes(&self, query: &PassQuery) -> bool {
        self.passes_all || self.lists(query)
    }

    /// True where the list itself names such a packet.
    pub fn lists(&self, query: &PassQuery) -> bool {
        self.pass.iter().any(|row| row.holds(query))
    }
}

impl PassRow {
    /// One row.
    pub const fn new(kind: PassKind, value: u16) -> Self {
        Self { kind, value }
    }

    fn holds(self, query: &PassQuery) -> bool {
        let has_port = |protocol| {
            query.protocol == Some(protocol)
                && [query.source_port, query.destination_port].contains(&Some(self.value))
        };
        match self.kind {
            PassKind::EtherType => query.ethertype == self.value,
            PassKind::IpProtocol => query.protocol.map(u16::from) == Some(self.value),
            PassKind::UdpPort => has_port(UDP),
            PassKind::TcpPort => has_port(TCP),
            PassKind::Icmpv6Type => query.icmpv6.map(u16::from) == Some(self.value),
        }
    }
}

const TCP: u8 = 6;
const UDP: u8 = 17;

const STANDARD: &[PassRow] = &[
    PassRow::new(PassKind::EtherType, 0x0806),
    PassRow::new(PassKind::EtherType, 0x8809),
    PassRow::new(PassKind::EtherType, 0x88cc),
    PassRow::new(PassKind::IpProtocol, 1),
    PassRow::new(PassKind::IpProtocol, 50),
    PassRow::new(PassKind::IpProtocol, 51),
    PassRow::new(PassKind::UdpPort, 500),
    PassRow::new(PassKind::UdpPort, 4500),
    PassRow::new(PassKind::UdpPort, 3784),
    PassRow::new(PassKind::UdpPort, 3785),
    PassRow::new(PassKind::UdpPort, 4784),
    PassRow::new(PassKind::TcpPort, 179),
    PassRow::new(PassKind::Icmpv6Type, 1),
    PassRow::new(PassKind::Icmpv6Type, 2),
    PassRow::new(PassKind::Icmpv6Type, 3),
    PassRow::new(PassKind::Icmpv6Type, 4),
    PassRow::new(PassKind::Icmpv6Type, 128),
    PassRow::new(PassKind::Icmpv6Type, 129),
    PassRow::new(PassKind::Icmpv6Type, 133),
    PassRow::new(PassKind::Icmpv6Type, 134),
    PassRow::new(PassKind::Icmpv6Type, 135),
    PassRow::new(PassKind::Icmpv6Type, 136),
    PassRow::new(PassKind::Icmpv6Type, 137),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_standard_link_passes_what_keeps_it_alive_and_nothing_else() {
        let link = LinkRow::standard("vpn");
        let udp = |port| PassQuery {
            ethertype: 0x0800,
            protocol: Some(UDP),
            source_port: Some(port),
            destination_port: Some(9),
            icmpv6: None,
        };

        assert!(link.passes(&PassQuery { ethertype: 0x0806, ..PassQuery::default() }));
        assert!(link.passes(&udp(500)));
        assert!(!link.passes(&udp(53)));
        assert!(!link.passes(&PassQuery { protocol: Some(TCP), ..udp(500) }));
    }

    #[test]
    fn a_link_that_passes_all_passes_what_has_no_row() {
        let link = LinkRow { passes_all: true, ..LinkRow::standard("lab") };

        assert!(link.passes(&PassQuery { ethertype: 0x1234, ..PassQuery::default() }));
    }
}
