//! Whose address it is, and what is listed for whom.

use alloc::vec::Vec;
use core::cmp::Reverse;
use core::net::IpAddr;

use crate::atom;
use crate::model::{List, Member, Name, PartyRow, Wildcard};
use crate::set::{SetId, Sets};
use crate::{PartnerId, Party};

/// Home and partners by network, the longest prefix first.
#[derive(Debug)]
pub(crate) struct Networks {
    v4: Vec<(u32, Party)>,
    v6: Vec<(u128, Party)>,
}

impl Networks {
    /// Nothing where two parties have one network.
    pub(crate) fn new(home: &PartyRow, partners: &[PartyRow]) -> Option<Self> {
        let partners = partners.iter().zip((0..=u16::MAX).map(|id| Party::Partner(PartnerId(id))));
        let rows = core::iter::once((home, Party::Home)).chain(partners);
        let networks = rows.flat_map(|(row, party)| {
            row.networks.iter().map(move |(network, len)| (*network, *len, party))
        });
        let (v4, v6) = networks.partition(|(network, ..)| network.is_ipv4());
        let (v4, v6) = (Ranges::new(v4)?.0, Ranges::new(v6)?.0);
        // What is behind the last address is none.
        let v4 =
            v4.into_iter().filter_map(|(first, party)| Some((u32::try_from(first).ok()?, party)));
        Some(Self { v4: v4.collect(), v6 })
    }

    pub(crate) fn party_of(&self, address: IpAddr) -> Party {
        match address {
            IpAddr::V4(address) => party_in(&self.v4, address.to_bits()),
            IpAddr::V6(address) => party_in(&self.v6, address.to_bits()),
        }
    }
}

/// Whose range the last one is that begins at an address or before.
#[inline]
fn party_in<A: Copy + Ord>(ranges: &[(A, Party)], address: A) -> Party {
    let behind = ranges.partition_point(|(first, _)| *first <= address);
    let range = behind.checked_sub(1).and_then(|place| ranges.get(place));
    range.map_or(Party::Stranger, |(_, party)| *party)
}

/// Addresses of one family in order, each range by its first, with whose it is.
#[derive(Debug, Default)]
struct Ranges(Vec<(u128, Party)>);

impl Ranges {
    fn new(networks: Vec<(IpAddr, u8, Party)>) -> Option<Self> {
        let mut rows: Vec<_> = networks.into_iter().map(range).collect();
        rows.sort_unstable_by_key(|(first, last, _)| (*first, Reverse(*last)));
        let is_disputed = |pair: &[(u128, u128, Party)]| matches!(pair, [one, other] if (one.0, one.1) == (other.0, other.1) && one.2 != other.2);
        if rows.windows(2).any(is_disputed) {
            return None;
        }
        let mut ranges = Self::default();
        let mut around: Vec<(u128, Party)> = Vec::new();
        for (first, last, party) in rows {
            ranges.end(&mut around, |end| end < first);
            ranges.begin(first, party);
            around.push((last, party));
        }
        ranges.end(&mut around, |_| true);
        Some(ranges)
    }

    /// Networks lie in each other or apart: what is behind one that ended is that around it again.
    fn end(&mut self, around: &mut Vec<(u128, Party)>, is_over: impl Fn(u128) -> bool) {
        while let Some((last, _)) = around.pop_if(|(last, _)| is_over(*last)) {
            let party = around.last().map_or(Party::Stranger, |(_, party)| *party);
            if let Some(next) = last.checked_add(1) {
                self.begin(next, party);
            }
        }
    }

    fn begin(&mut self, first: u128, party: Party) {
        self.0.pop_if(|(before, _)| *before == first);
        self.0.push((first, party));
    }
}

/// First and last address of a network.
fn range((network, len, party): (IpAddr, u8, Party)) -> (u128, u128, Party) {
    let (_, first) = atom::of_network(network, len);
    let hosts = match network {
        IpAddr::V4(_) => u32::MAX.checked_shr(len.into()).unwrap_or(0).into(),
        IpAddr::V6(_) => u128::MAX.checked_shr(len.into()).unwrap_or(0),
    };
    (first, first | hosts, party)
}

/// The lists of one party.
#[derive(Debug)]
pub(crate) struct Lists {
    first: SetId,
    own: u16,
}

const LISTS: [List; 7] = [
    List::Plmn,
    List::PlmnPrefix,
    List::GlobalTitle,
    List::Realm,
    List::Address,
    List::Apn,
    List::Host,
];

impl Lists {
    /// Adds every list of a party, one behind the other.
    pub(crate) fn new(row: &PartyRow, sets: &mut Sets) -> Self {
        let first = sets.next();
        for list in LISTS {
            sets.add(&row.members(list));
        }
        for members in &row.sets {
            sets.add(members);
        }
        Self { first, own: u16::try_from(row.sets.len()).unwrap_or(u16::MAX) }
    }

    pub(crate) fn set(&self, list: List) -> Option<SetId> {
        let place = match list {
            List::Plmn => 0,
            List::PlmnPrefix => 1,
            List::GlobalTitle => 2,
            List::Realm => 3,
            List::Address => 4,
            List::Apn => 5,
            List::Host => 6,
            List::Own(place) if place < self.own => place.checked_add(7)?,
            List::Own(_) => return None,
        };
        Some(self.first.behind(place))
    }
}

/// A network, and that of version 4 once more as nodes write it where only version 6 has room (RFC 4291 §2.5.5.2).
fn with_mapped((network, len): (IpAddr, u8)) -> impl Iterator<Item = Member> {
    let mapped = match network {
        IpAddr::V4(v4) => Some((IpAddr::V6(v4.to_ipv6_mapped()), len.saturating_add(96))),
        IpAddr::V6(_) => None,
    };
    core::iter::once((network, len))
        .chain(mapped)
        .map(|(network, len)| Member::Network(network, len))
}

impl PartyRow {
    /// What a list of the party has.
    pub fn members(&self, list: List) -> Vec<Member> {
        match list {
            List::Plmn => self.plmns.iter().copied().map(Member::Digits).collect(),
            List::PlmnPrefix => self.plmns.iter().copied().map(Member::Prefix).collect(),
            List::GlobalTitle => self.titles.iter().copied().map(Member::Prefix).collect(),
            List::Realm => self.realms.iter().cloned().map(Member::Name).collect(),
            List::Address => self.networks.iter().copied().flat_map(with_mapped).collect(),
            List::Host => {
                let inside = |realm: &Name| Name { wildcard: Wildcard::Leading, ..realm.clone() };
                self.realms.iter().map(inside).map(Member::Name).collect()
            }
            List::Apn => self.apns.iter().cloned().map(Member::Name).collect(),
            List::Own(place) => self.sets.get(usize::from(place)).cloned().unwrap_or_default(),
        }
    }
}
