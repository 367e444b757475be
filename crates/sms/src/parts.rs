//! What stands in the octets of a message: groups of the data coding scheme, moments, and elements of the header.

use core::ops::RangeInclusive;

use crate::{MessageType, Tpdu};

/// How the bits of a data coding scheme are laid out (TS 23.038 §4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Compression, class and character set.
    General,
    /// What waits for the subscriber.
    Waiting,
    /// Coding and class.
    Data,
}

impl<'a> Tpdu<'a> {
    /// Bits of the first octet of messages of those types (TS 23.040 §9.2.2).
    pub fn first(&self, types: &[MessageType], mask: u8) -> Option<u8> {
        types.contains(&self.message_type).then(|| bits(self.flags, mask))
    }

    /// Bits of a protocol identifier of which some bits are just these (TS 23.040 §9.2.3.9).
    pub fn protocol_bits(&self, (form, value): (u8, u8), mask: u8) -> Option<u8> {
        let protocol = self.protocol.filter(|protocol| protocol & form == value)?;
        Some(bits(protocol, mask))
    }

    /// Bits of a data coding scheme of one of those groups (TS 23.038 §4).
    pub fn coding_bits(&self, groups: &[Group], mask: u8) -> Option<u8> {
        let group = self.group()?;
        Some(bits(self.coding?, mask)).filter(|_| groups.contains(&group))
    }

    /// Its moments: when the service centre had it, when it was delivered, until when it counts (TS 23.040 §9.2.3.11 to
    /// §9.2.3.13).
    pub fn moments(&self) -> impl Iterator<Item = [u8; 7]> + use<> {
        let until = self.validity.first_chunk().copied().filter(|_| self.has_validity(3));
        [self.time, self.discharge, until].into_iter().flatten()
    }

    /// The number at a place of its moments: two digits, of which the second stands first (TS 23.040 §9.2.3.11).
    pub fn moment(&self, place: usize) -> impl Iterator<Item = u8> + use<> {
        self.moments().filter_map(move |moment| moment.get(place).copied().map(decimal))
    }

    /// Quarters of an hour from Greenwich in its moments, whichever way (TS 23.040 §9.2.3.11).
    pub fn zone(&self) -> impl Iterator<Item = u8> + use<> {
        self.moments().map(|[.., zone]| decimal(zone & 0xf7))
    }

    /// The first octet of a validity period in the enhanced format; `is_read` where it has no extension (TS 23.040
    /// §9.2.3.12.3).
    pub fn enhanced(&self, is_read: bool, mask: u8) -> Option<u8> {
        let first = *self.validity.first().filter(|_| self.has_validity(1))?;
        (!is_read || first & 0x80 == 0).then(|| bits(first, mask))
    }

    /// A validity period of one octet (TS 23.040 §9.2.3.12.1).
    pub fn period(&self) -> Option<u8> {
        match (self.enhanced(true, 7), self.validity) {
            (Some(1 | 2), [_, period, ..]) | (None, [period]) => Some(*period),
            _ => None,
        }
    }

    /// The number at a place of a validity period in hours, minutes and seconds (TS 23.040 §9.2.3.12.3).
    pub fn clock(&self, place: usize) -> Option<u8> {
        let octet = self.validity.get(place)?;
        self.enhanced(true, 7).filter(|format| *format == 3).map(|_| decimal(*octet))
    }

    /// Octet at a place of the header's elements of that identifier that have so many octets (TS 23.040 §9.2.3.24).
    pub fn element(
        &self,
        identifier: u8,
        lens: RangeInclusive<usize>,
        place: usize,
        mask: u8,
    ) -> impl Iterator<Item = u8> + use<'a> {
        let elements = self
            .header()
            .filter(move |(found, octets)| *found == identifier && lens.contains(&octets.len()));
        elements.filter_map(move |(_, octets)| octets.get(place).map(|octet| bits(*octet, mask)))
    }

    /// What stands behind a place of the header's elements of that identifier (TS 23.040 §9.2.3.24.10).
    pub fn behind(&self, identifier: u8, place: usize) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let elements = self.header().filter(move |(found, _)| *found == identifier);
        elements.filter_map(move |(_, octets)| {
            octets.split_at_checked(place).map(|(_, rest)| rest).filter(|rest| !rest.is_empty())
        })
    }

    /// The octets of the header's elements that are not told apart here (TS 23.040 §9.2.3.24).
    pub fn other_elements(&self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let others = self.header().filter(|(identifier, octets)| {
            !matches!(identifier, 0 | 1 | 4..=8 | 10..=19 | 0x24 | 0x25) && !octets.is_empty()
        });
        others.map(|(_, octets)| octets)
    }

    /// User data behind their header where they are compressed (TS 23.038 §4).
    pub fn compressed(&self) -> Option<&'a [u8]> {
        self.text().filter(|_| self.is_compressed())
    }

    /// User data behind their header where they are octets, of no protocol that ports tell (TS 23.038 §4).
    pub fn body(&self) -> Option<&'a [u8]> {
        let is_protocol = |port| matches!(port, 2948 | 9200 | 9201);
        let has_protocol =
            self.ports().last().is_some_and(|(to, from)| is_protocol(to) || is_protocol(from));
        let is_text = self.is_packed() || self.is_wide() || self.is_compressed();
        self.text().filter(|_| !is_text && !has_protocol)
    }

    /// Bits between the header and characters of seven bits, as many as make these begin after whole ones (TS 23.040
    /// §9.2.3.24).
    pub fn fill(&self) -> Option<u8> {
        let header = u16::from(self.header_len()?);
        let count = 6_u16.saturating_sub(header.saturating_mul(8) % 7);
        let mask = 1_u8.checked_shl(count.into())?.saturating_sub(1);
        let fill = self.text()?.first()? & mask;
        (self.is_packed() && !self.is_compressed() && count > 0).then_some(fill)
    }

    /// Octets of the header as it says itself (TS 23.040 §9.2.3.24).
    pub fn header_len(&self) -> Option<u8> {
        let is_there = self.has_header() && self.user_data_length.is_some_and(|told| told > 0);
        let len = self.user_data.first().copied().filter(|_| is_there)?;
        (usize::from(len) < self.user_data.len()).then_some(len)
    }

    /// User data behind their header; nothing where they are none.
    fn text(&self) -> Option<&'a [u8]> {
        let told = self.user_data_length.filter(|told| *told > 0);
        let before =
            if self.has_header() { usize::from(self.header_len()?).saturating_add(1) } else { 0 };
        self.user_data.get(before..).filter(|_| told.is_some())
    }

    fn group(&self) -> Option<Group> {
        match self.coding? {
            0x01..=0x7f => Some(Group::General),
            0xc0..=0xef => Some(Group::Waiting),
            0xf0..=0xff => Some(Group::Data),
            0x00 | 0x80..=0xbf => None,
        }
    }

    /// True for characters of seven bits.
    fn is_packed(&self) -> bool {
        match self.group() {
            Some(Group::General) => self.coding_bits(&[Group::General], 0x0c) == Some(0),
            Some(Group::Waiting) => self.coding_bits(&[Group::Waiting], 0x20) == Some(0),
            Some(Group::Data) => self.coding_bits(&[Group::Data], 0x04) == Some(0),
            None => self.coding == Some(0),
        }
    }

    /// True for characters of two octets.
    fn is_wide(&self) -> bool {
        self.coding_bits(&[Group::General], 0x0c) == Some(2)
            || self.coding_bits(&[Group::Waiting], 0x30) == Some(2)
    }

    fn is_compressed(&self) -> bool {
        self.coding_bits(&[Group::General], 0x20) == Some(1)
    }

    fn has_validity(&self, format: u8) -> bool {
        self.first(&[MessageType::SUBMIT], 0x18) == Some(format)
    }
}

fn bits(octet: u8, mask: u8) -> u8 {
    (octet & mask).checked_shr(mask.trailing_zeros()).unwrap_or(0)
}

/// Two digits in one octet, of which the second stands first.
fn decimal(octet: u8) -> u8 {
    (octet & 0x0f).wrapping_mul(10).wrapping_add(octet >> 4)
}
