//! How fields are read: a number at a place of every element of a type, and parts of those that have a form.

use core::net::{Ipv4Addr, Ipv6Addr};

use wire::{Each, Reader, Value, Yield};

use crate::FailedRule;
use crate::content::counter;
use crate::{
    FSeid, FTeid, Ie, IeType, Message, Node, OuterHeaderCreation, SdfFilter, UeAddress, UserId,
};

impl<'a> Message<'a> {
    /// The octet at a place of each.
    pub(crate) fn byte(&self, kind: IeType, at: usize) -> impl Yield<'a> + use<'a> {
        self.masked(kind, at, u8::MAX)
    }

    /// The bits of the octet at a place of each.
    pub(crate) fn masked(&self, kind: IeType, at: usize, mask: u8) -> impl Yield<'a> + use<'a> {
        Each(self.of(kind).filter_map(move |octets| octets.get(at).map(|octet| octet & mask)))
    }

    /// Kinds of rules that failed, and what is told of accesses: which one, and whether it is there.
    pub(crate) fn failures(&self) -> impl Iterator<Item = u8> + use<'a> {
        let parts = |ie: Ie<'a>| {
            let octet = ie.octets.first().copied()?;
            match ie.kind {
                IeType::FAILED_RULE_ID => Some([Some(octet & 7), None]),
                IeType::ACCESS_AVAILABILITY_INFORMATION => {
                    Some([Some(octet & 3), Some(octet >> 2 & 3)])
                }
                _ => None,
            }
        };
        self.ies().filter_map(parts).flatten().flatten()
    }

    /// Bits of the first octet of each that do not stand at its end.
    pub(crate) fn shifted(&self, kind: IeType, by: u8, mask: u8) -> impl Yield<'a> + use<'a> {
        let read = move |octets: &[u8]| octets.first().map(|octet| octet >> by & mask);
        Each(self.of(kind).filter_map(read))
    }

    /// One bit of the octet at a place of each.
    pub(crate) fn bit(&self, kind: IeType, at: usize, mask: u8) -> impl Yield<'a> + use<'a> {
        Each(self.of(kind).filter_map(move |octets| octets.get(at).map(|octet| octet & mask != 0)))
    }

    /// Two octets at a place of each.
    pub(crate) fn half(&self, kind: IeType, at: usize) -> impl Yield<'a> + use<'a> {
        let read = move |octets: &[u8]| octets.get(at..)?.first_chunk().copied();
        Each(self.of(kind).filter_map(read).map(u16::from_be_bytes))
    }

    /// Four octets at a place of each.
    pub(crate) fn word(&self, kind: IeType, at: usize) -> impl Yield<'a> + use<'a> {
        let read = move |octets: &[u8]| octets.get(at..)?.first_chunk().copied();
        Each(self.of(kind).filter_map(read).map(u32::from_be_bytes))
    }

    /// Five octets at a place of each.
    pub(crate) fn rate(&self, kind: IeType, at: usize) -> impl Yield<'a> + use<'a> {
        let read = move |octets: &[u8]| {
            let mut number = [0; 8];
            number.get_mut(3..)?.copy_from_slice(octets.get(at..)?.get(..5)?);
            Some(u64::from_be_bytes(number))
        };
        Each(self.of(kind).filter_map(read))
    }

    /// Numbers of rules of a kind, also of those that failed; the highest bit tells who gave them (§8.2.80).
    pub(crate) fn rules(&self, rule: Rule) -> impl Iterator<Item = u32> + use<'a> {
        self.ies().filter_map(move |ie| {
            let octets = match ie.kind {
                IeType::FAILED_RULE_ID => {
                    let (kind, number) = ie.octets.split_first()?;
                    (Rule::of_failed(kind & 0x1f)? == rule).then_some(number)?
                }
                kind => (Rule::of(kind)? == rule).then_some(ie.octets)?,
            };
            let mut reader = Reader::new(octets);
            match rule {
                Rule::Bar => reader.u8().ok().map(u32::from),
                Rule::Pdr => reader.u16().ok().map(u32::from),
                Rule::Far | Rule::Qer | Rule::Urr => reader.u32().ok(),
            }
        })
    }

    /// First octets of elements that are timers (§8.2.35, §8.2.29, §8.2.78).
    pub(crate) fn timers(&self) -> impl Iterator<Item = u8> + use<'a> {
        let is_timer = |kind| {
            matches!(
                kind,
                IeType::TIMER | IeType::DL_BUFFERING_DURATION | IeType::GRACEFUL_RELEASE_PERIOD
            )
        };
        self.ies().filter(move |ie| is_timer(ie.kind)).filter_map(|ie| ie.octets.first().copied())
    }

    /// Names of networks, also those of a peer and of resources (§8.2.4, §8.2.70).
    pub(crate) fn network_instances(&self) -> impl Iterator<Item = Value<'a>> + use<'a> {
        let each = self.ies().filter_map(|ie| match ie.kind {
            // Without octets it says that it is removed.
            IeType::NETWORK_INSTANCE => Some(ie.octets).filter(|octets| !octets.is_empty()),
            IeType::REMOTE_GTP_U_PEER => Peer::decode(ie.octets)?.network_instance,
            IeType::USER_PLANE_IP_RESOURCE_INFORMATION => resource_instance(ie.octets),
            _ => None,
        });
        each.map(name)
    }

    /// The counter of that flag of each.
    pub(crate) fn counter(&self, kind: IeType, place: u8) -> impl Yield<'a> + use<'a> {
        Each(self.of(kind).filter_map(move |octets| counter(octets, place)))
    }

    /// Every session that is named as a whole (§8.2.37).
    pub fn sessions(&self) -> impl Iterator<Item = FSeid> + use<'a> {
        self.of(IeType::F_SEID).filter_map(|octets| FSeid::decode(octets).ok())
    }

    /// Every tunnel that is named as a whole (§8.2.3).
    pub fn tunnels(&self) -> impl Iterator<Item = FTeid> + use<'a> {
        self.of(IeType::F_TEID).filter_map(|octets| FTeid::decode(octets).ok())
    }

    /// Every node, and every peer and server that is named like one (§8.2.38, §8.2.70).
    pub fn nodes(&self) -> impl Iterator<Item = Node<'a>> + use<'a> {
        self.ies()
            .flat_map(|ie| match ie.kind {
                IeType::NODE_ID => [Node::decode(ie.octets).ok(), None],
                IeType::REMOTE_GTP_U_PEER => Peer::decode(ie.octets)
                    .map_or([None; 2], |peer| [peer.ipv4.map(Node::V4), peer.ipv6.map(Node::V6)]),
                IeType::DNS_SERVER_ADDRESS | IeType::NBNS_SERVER_ADDRESS => {
                    [ie.octets.first_chunk::<4>().map(|octets| Node::V4((*octets).into())), None]
                }
                IeType::SMF_SET_ID => [ie.octets.get(1..).map(Node::Name), None],
                _ => [None; 2],
            })
            .flatten()
    }

    /// Every address of a user (§8.2.62).
    pub fn users(&self) -> impl Iterator<Item = UeAddress> + use<'a> {
        self.of(IeType::UE_IP_ADDRESS).filter_map(|octets| UeAddress::decode(octets).ok())
    }

    /// Every header that is put on (§8.2.56).
    pub fn headers(&self) -> impl Iterator<Item = OuterHeaderCreation> + use<'a> {
        let each = self.of(IeType::OUTER_HEADER_CREATION);
        each.filter_map(|octets| OuterHeaderCreation::decode(octets).ok())
    }

    /// Every filter of flows (§8.2.5).
    pub fn filters(&self) -> impl Iterator<Item = SdfFilter<'a>> + use<'a> {
        self.of(IeType::SDF_FILTER).filter_map(|octets| SdfFilter::decode(octets).ok())
    }

    /// Every description of a flow of its own, and the first of each detection of packet flows (§8.2.61, §8.2.39).
    pub(crate) fn flows(&self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        self.ies().filter_map(|ie| match ie.kind {
            IeType::FLOW_INFORMATION => redirect(ie.octets),
            IeType::PFD_CONTENTS => {
                let (flags, rest) = ie.octets.split_first()?;
                redirect(rest).filter(|_| flags & 1 != 0)
            }
            _ => None,
        })
    }

    /// Every user (§8.2.101).
    pub fn identities(&self) -> impl Iterator<Item = UserId<'a>> + use<'a> {
        self.of(IeType::USER_ID).filter_map(|octets| UserId::decode(octets).ok())
    }
}

/// The kinds of rules that have numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    Pdr,
    Far,
    Qer,
    Urr,
    Bar,
}

impl Rule {
    fn of(kind: IeType) -> Option<Self> {
        Some(match kind {
            IeType::PDR_ID => Self::Pdr,
            IeType::FAR_ID => Self::Far,
            IeType::QER_ID => Self::Qer,
            IeType::URR_ID | IeType::LINKED_URR_ID | IeType::AGGREGATED_URR_ID_IE => Self::Urr,
            IeType::BAR_ID => Self::Bar,
            _ => return None,
        })
    }

    fn of_failed(kind: u8) -> Option<Self> {
        Some(match FailedRule(kind) {
            FailedRule::PDR => Self::Pdr,
            FailedRule::FAR => Self::Far,
            FailedRule::QER => Self::Qer,
            FailedRule::URR => Self::Urr,
            FailedRule::BAR => Self::Bar,
            _ => return None,
        })
    }
}

/// A peer of the user plane (§8.2.70).
struct Peer<'a> {
    ipv4: Option<Ipv4Addr>,
    ipv6: Option<Ipv6Addr>,
    network_instance: Option<&'a [u8]>,
}

impl<'a> Peer<'a> {
    fn decode(octets: &'a [u8]) -> Option<Self> {
        let mut reader = Reader::new(octets);
        let flags = reader.u8().ok()?;
        let ipv4 = if flags & 2 == 0 { None } else { Some(reader.array::<4>().ok()?.into()) };
        let ipv6 = if flags & 1 == 0 { None } else { Some(reader.array::<16>().ok()?.into()) };
        let mut long = || {
            let len = reader.u16().ok()?;
            reader.take(len.into()).ok()
        };
        let _interface = if flags & 4 == 0 { None } else { long() };
        let network_instance = if flags & 8 == 0 { None } else { long() };
        Some(Self { ipv4, ipv6, network_instance })
    }
}

/// The network of addresses that a user plane may give (TS 29.244 of release 15 §8.2.82).
fn resource_instance(octets: &[u8]) -> Option<&[u8]> {
    let mut reader = Reader::new(octets);
    let flags = reader.u8().ok()?;
    let has = |bits: u8| usize::from(flags & bits != 0);
    let before = [has(0x1c), has(0x01).checked_mul(4)?, has(0x02).checked_mul(16)?];
    reader.skip(before.iter().sum()).ok()?;
    let len = reader.len().checked_sub(has(0x40))?;
    reader.take(len).ok().filter(|_| flags & 0x20 != 0)
}

pub(crate) fn v4(node: Node<'_>) -> Option<Ipv4Addr> {
    match node {
        Node::V4(address) => Some(address),
        Node::V6(_) | Node::Name(_) => None,
    }
}

pub(crate) fn v6(node: Node<'_>) -> Option<Ipv6Addr> {
    match node {
        Node::V6(address) => Some(address),
        Node::V4(_) | Node::Name(_) => None,
    }
}

pub(crate) fn labels(node: Node<'_>) -> Option<Value<'_>> {
    match node {
        Node::Name(name) => Some(Value::Labels(name)),
        Node::V4(_) | Node::V6(_) => None,
    }
}

/// Text behind one octet and a length of two (§8.2.20, §8.2.61).
pub(crate) fn redirect(octets: &[u8]) -> Option<&[u8]> {
    let mut reader = Reader::new(octets);
    reader.skip(1).ok()?;
    let len = reader.u16().ok()?;
    reader.take(len.into()).ok()
}

/// Octets behind a length of one (§8.2.23).
pub(crate) fn policy(octets: &[u8]) -> Option<&[u8]> {
    let mut reader = Reader::new(octets);
    let len = usize::from(reader.u8().ok()?);
    reader.take(len.min(reader.len())).ok()
}

/// A name that is text, or labels where its first octet is no character (§8.2.4).
fn name(octets: &[u8]) -> Value<'_> {
    match octets.first() {
        Some(0..=0x1f) => Value::Labels(octets),
        _ => Value::Text(octets),
    }
}
