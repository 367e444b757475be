//! What the rule table is asked about: a message, the packet that carried it, and whose they are.

use dissect::Lineage;
use packet::{Packet, Transport};
use ruletable::{Direction, Keys, Party, PassQuery, Subject};
use wire::{FieldId, Values};

use crate::state::Observed;

/// One message, the packet that carried it or completed it, and whose they are.
pub(crate) struct PacketSubject<'s, 'a> {
    pub(crate) packet: &'s Packet<'a>,
    pub(crate) lineage: &'s Lineage<'a>,
    pub(crate) direction: Direction,
    pub(crate) parties: [Party; 2],
    pub(crate) link: &'s str,
    pub(crate) observed: &'s Observed<'s, 'a>,
}

impl<'a> Subject<'a> for PacketSubject<'_, 'a> {
    fn keys(&self) -> Keys {
        let mut keys = Keys::new();
        // Layers and their names are fewer than there is room for.
        self.lineage.each_key(|key| keys.try_push(key).unwrap_or_default());
        keys
    }

    fn read(&self, field: FieldId, values: &mut Values<'a>) {
        match field.protocol {
            dissect::PACKET => dissect::read_packet(self.packet, field.row, values),
            dissect::STATE => self.observed.read(field.row, values),
            _ => self.lineage.read(field, values),
        }
    }

    fn read_all(&self, fields: &[FieldId], values: &mut Values<'a>, ends: &mut [u8]) {
        self.lineage.read_all(fields, values, ends);
    }

    fn direction(&self) -> Direction {
        self.direction
    }

    fn source(&self) -> Party {
        self.parties[0]
    }

    fn destination(&self) -> Party {
        self.parties[1]
    }

    fn link(&self) -> Option<&str> {
        Some(self.link)
    }
}

/// What the pass-through list is asked about a packet that is not signalling.
pub(crate) fn pass_query(packet: &Packet<'_>) -> PassQuery {
    let ports = packet.transport.ports();
    let icmpv6 = match packet.transport {
        Transport::Icmpv6 { kind } => Some(kind),
        Transport::Udp { .. }
        | Transport::Tcp { .. }
        | Transport::Sctp { .. }
        | Transport::Other => None,
    };
    PassQuery {
        ethertype: packet.ethertype.0,
        protocol: packet.addresses().map(|_| packet.protocol.0),
        source_port: ports.map(|(source, _)| source),
        destination_port: ports.map(|(_, destination)| destination),
        icmpv6,
    }
}
