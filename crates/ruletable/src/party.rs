//! Whose address it is, and what is listed for whom.

use alloc::vec::Vec;
use core::net::IpAddr;

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use wire::Value;

use crate::atom::{self, Shape};
use crate::model::{List, Member, Name, PartyRow, Wildcard};
use crate::set::{SetId, Sets};
use crate::{PartnerId, Party};

/// Home and partners by network, the longest prefix first.
#[derive(Debug, Default)]
pub(crate) struct Networks {
    shapes: Vec<Shape>,
    parties: HashMap<(Shape, u128), Party, FixedState>,
}

impl Networks {
    /// Nothing where two parties have one network.
    pub(crate) fn new(home: &PartyRow, partners: &[PartyRow]) -> Option<Self> {
        let mut networks = Self::default();
        networks.add(home, Party::Home)?;
        for (partner, id) in partners.iter().zip(0..=u16::MAX) {
            networks.add(partner, Party::Partner(PartnerId(id)))?;
        }
        networks.shapes = networks.parties.keys().map(|(shape, _)| *shape).collect();
        networks.shapes.sort_unstable();
        networks.shapes.dedup();
        networks.shapes.reverse();
        Some(networks)
    }

    pub(crate) fn party_of(&self, address: IpAddr) -> Party {
        let value = Value::Address(address);
        self.shapes
            .iter()
            .find_map(|shape| self.parties.get(&(*shape, shape.key(&value)?)))
            .copied()
            .unwrap_or_default()
    }

    fn add(&mut self, row: &PartyRow, party: Party) -> Option<()> {
        for (network, len) in &row.networks {
            let before = self.parties.insert(atom::of_network(*network, *len), party);
            if before.is_some_and(|before| before != party) {
                return None;
            }
        }
        Some(())
    }
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
            sets.add(&members(row, list));
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

/// What a list of a party has.
pub(crate) fn members(row: &PartyRow, list: List) -> Vec<Member> {
    match list {
        List::Plmn => row.plmns.iter().copied().map(Member::Digits).collect(),
        List::PlmnPrefix => row.plmns.iter().copied().map(Member::Prefix).collect(),
        List::GlobalTitle => row.titles.iter().copied().map(Member::Prefix).collect(),
        List::Realm => row.realms.iter().cloned().map(Member::Name).collect(),
        List::Address => {
            row.networks.iter().map(|(network, len)| Member::Network(*network, *len)).collect()
        }
        List::Host => {
            let inside = |realm: &Name| Name { wildcard: Wildcard::Leading, ..realm.clone() };
            row.realms.iter().map(inside).map(Member::Name).collect()
        }
        List::Apn => row.apns.iter().cloned().map(Member::Name).collect(),
        List::Own(place) => row.sets.get(usize::from(place)).cloned().unwrap_or_default(),
    }
}
