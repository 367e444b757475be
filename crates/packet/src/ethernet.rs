//! Ethernet and its VLAN tags (IEEE 802.3, IEEE 802.1Q).

use wire::{Fault, Reader, code};

use crate::{Layer, Refused};

code! {
    /// What an Ethernet frame or a VLAN tag carries (IEEE 802, IANA).
    pub struct EtherType(u16);
    IPV4 = 0x0800 => "IPv4",
    ARP = 0x0806 => "ARP",
    VLAN = 0x8100 => "802.1Q Virtual LAN",
    IPV6 = 0x86dd => "IPv6",
    QINQ = 0x88a8 => "802.1ad Provider Bridge (Q-in-Q)",
    QINQ_OLD = 0x9100 => "QinQ: old non-standard 802.1ad",
}

/// One VLAN tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Vlan {
    /// Type that announced the tag.
    pub tpid: EtherType,
    /// Priority, 0–7.
    pub priority: u8,
    /// The frame may be dropped first.
    pub is_drop_eligible: bool,
    /// VLAN, 0–4095.
    pub id: u16,
}

/// The tags of a frame, outermost first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Vlans([Option<Vlan>; 2]);

impl Vlans {
    /// The tags, outermost first.
    pub fn iter(&self) -> impl Iterator<Item = Vlan> + use<> {
        self.0.into_iter().flatten()
    }

    /// Number of tags.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// True for an untagged frame.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The outermost tag.
    pub fn outer(&self) -> Option<Vlan> {
        let [outer, _] = self.0;
        outer
    }

    /// The second tag.
    pub fn inner(&self) -> Option<Vlan> {
        let [_, inner] = self.0;
        inner
    }
}

/// What stands before the network header.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ethernet {
    pub(crate) destination: [u8; 6],
    pub(crate) source: [u8; 6],
    pub(crate) vlans: Vlans,
    pub(crate) ethertype: EtherType,
}

impl Ethernet {
    pub(crate) fn decode(reader: &mut Reader<'_>) -> Result<Self, Refused> {
        let ethernet = Self::head(reader)?;
        if is_tag(ethernet.ethertype) {
            return Err(Layer::Vlan.refuses(reader, Fault::Depth));
        }
        Ok(ethernet)
    }

    /// As many tags as are kept; what a third announces is told like any other type.
    pub(crate) fn glimpse(reader: &mut Reader<'_>) -> Result<Self, Refused> {
        Self::head(reader)
    }

    fn head(reader: &mut Reader<'_>) -> Result<Self, Refused> {
        let ended = |malformed| Layer::Ethernet.found(malformed);
        let destination = reader.array().map_err(ended)?;
        let source = reader.array().map_err(ended)?;
        let mut ethertype = EtherType(reader.u16().map_err(ended)?);
        let mut vlans = Vlans::default();
        for tag in &mut vlans.0 {
            if !is_tag(ethertype) {
                break;
            }
            let control = reader.u16().map_err(ended)?;
            let [high, _] = control.to_be_bytes();
            *tag = Some(Vlan {
                tpid: ethertype,
                priority: high >> 5,
                is_drop_eligible: high & 0x10 != 0,
                id: control & 0x0fff,
            });
            ethertype = EtherType(reader.u16().map_err(ended)?);
        }
        Ok(Self { destination, source, vlans, ethertype })
    }
}

/// Octets of the shortest frame with two tags and without its check sequence (IEEE 802.3 §4.2.3.3).
const SHORTEST: usize = 68;
/// No packet with a transport is shorter: IPv4 and UDP.
pub(crate) const PACKET_MIN: usize = 28;

/// What stands behind the packet must be padding of a short frame, or too short to be a packet: receivers are known that
/// find one there.
pub(crate) fn check_trailer(behind: Reader<'_>) -> Result<(), Refused> {
    let frame = behind.offset().saturating_add(behind.len());
    if behind.len() < PACKET_MIN || frame <= SHORTEST {
        return Ok(());
    }
    Err(Layer::Trailer.refuses(&behind, Fault::Trailing))
}

fn is_tag(ethertype: EtherType) -> bool {
    matches!(ethertype, EtherType::VLAN | EtherType::QINQ | EtherType::QINQ_OLD)
}
