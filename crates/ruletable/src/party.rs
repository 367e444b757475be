//! Whose address it is, and what is listed for whom.

use alloc::vec::Vec;
use core::net::IpAddr;

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use wire::Value;

use crate::atom::{self, Shape};
use crate::model::{List, Member, PartyRow};
use crate::set::Set;
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
    plmn: Set,
    plmn_prefix: Set,
    title: Set,
    realm: Set,
    address: Set,
    apn: Set,
    own: Vec<Set>,
}

impl Lists {
    pub(crate) fn new(row: &PartyRow) -> Self {
        let set = |members: Vec<Member>| Set::new(&members);
        Self {
            plmn: set(row.plmns.iter().copied().map(Member::Digits).collect()),
            plmn_prefix: set(row.plmns.iter().copied().map(Member::Prefix).collect()),
            title: set(row.titles.iter().copied().map(Member::Prefix).collect()),
            realm: set(row.realms.iter().cloned().map(Member::Name).collect()),
            address: set(row
                .networks
                .iter()
                .map(|(net, len)| Member::Network(*net, *len))
                .collect()),
            apn: set(row.apns.iter().cloned().map(Member::Name).collect()),
            own: row.sets.iter().map(|members| Set::new(members)).collect(),
        }
    }

    pub(crate) fn has(&self, list: List, value: &Value<'_>) -> bool {
        let set = match list {
            List::Plmn => &self.plmn,
            List::PlmnPrefix => &self.plmn_prefix,
            List::GlobalTitle => &self.title,
            List::Realm => &self.realm,
            List::Address => &self.address,
            List::Apn => &self.apn,
            List::Own(place) => {
                return self.own.get(usize::from(place)).is_some_and(|set| set.has(value));
            }
        };
        set.has(value)
    }
}
