//! How fields are read: a number at a place of every element of a type, and parts of those that have a form.

use wire::{Each, Reader, Value, Yield};

use crate::content::counter;
use crate::{
    FSeid, FTeid, IeType, Message, Node, OuterHeaderCreation, SdfFilter, UeAddress, UserId,
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

    /// Numbers of rules; the highest bit tells who gave them.
    pub(crate) fn rules(&self, kind: IeType) -> impl Yield<'a> + use<'a> {
        let read = |octets: &[u8]| octets.first_chunk().copied().map(u32::from_be_bytes);
        Each(self.of(kind).filter_map(read).map(|rule| rule & 0x7fff_ffff))
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

    /// Every node (§8.2.38).
    pub fn nodes(&self) -> impl Iterator<Item = Node<'a>> + use<'a> {
        self.of(IeType::NODE_ID).filter_map(|octets| Node::decode(octets).ok())
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

    /// Every description of a flow of its own (§8.2.61).
    pub(crate) fn flows(&self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        self.of(IeType::FLOW_INFORMATION).filter_map(redirect)
    }

    /// Every user (§8.2.101).
    pub fn identities(&self) -> impl Iterator<Item = UserId<'a>> + use<'a> {
        self.of(IeType::USER_ID).filter_map(|octets| UserId::decode(octets).ok())
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
    let len = reader.u8().ok()?;
    reader.take(len.into()).ok()
}

/// A name that is text, or labels where its first octet is no character (§8.2.4).
pub(crate) fn name(octets: &[u8]) -> Value<'_> {
    match octets.first() {
        Some(0..=0x1f) => Value::Labels(octets),
        _ => Value::Text(octets),
    }
}
