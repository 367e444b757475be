//! Where the subscriber of a message was last, in whichever protocol that was told.

extern crate alloc;

use alloc::vec::Vec;

use dissect::{Lineage, Message, SubscriberFacts};
use numbering::Digits;
use ruletable::{Party, RuleTable};
use session::{Packed, Subscriber, Told};

use super::rows::titles;
use super::{Book, Scene};

/// Networks and global titles of a party.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parties {
    home: Vec<Digits>,
    /// Beginnings of global titles with the first network of the partner, in order.
    titles: Vec<(Digits, Digits)>,
    /// The first network of each partner.
    networks: Vec<Option<Digits>>,
}

impl Parties {
    pub(crate) fn of(table: &RuleTable) -> Self {
        let mut titles: Vec<_> = table
            .partners()
            .iter()
            .chain([table.home()])
            .filter_map(|row| row.plmns.first().map(|network| (row, *network)))
            .flat_map(|(row, network)| row.titles.iter().map(move |title| (*title, network)))
            .collect();
        titles.sort_unstable();
        Self {
            home: table.home().plmns.clone(),
            titles,
            networks: table.partners().iter().map(|row| row.plmns.first().copied()).collect(),
        }
    }

    fn is_home(&self, imsi: Digits) -> bool {
        self.home.iter().any(|network| imsi.starts_with(*network))
    }

    /// The network of whoever is at that end.
    fn network_of(&self, party: Party) -> Option<Digits> {
        match party {
            Party::Partner(id) => *self.networks.get(usize::from(id.0))?,
            Party::Home => self.home.first().copied(),
            Party::Stranger | Party::Misplaced(_) => None,
        }
    }
}

/// The network of the partner whose title it is, by the longest beginning.
pub(crate) fn network_of_title(parties: &Parties, title: Digits) -> Option<Digits> {
    (1..=title.len()).rev().find_map(|len| {
        let wanted = title.prefix(len);
        let place = parties.titles.binary_search_by_key(&wanted, |(known, _)| *known).ok()?;
        parties.titles.get(place).map(|(_, network)| *network)
    })
}

/// What is known of the subscriber of a message; nothing where it names none.
pub(crate) fn subscriber<'a>(
    book: &'a Book,
    scene: &Scene,
    (lineage, of_session): (&Lineage<'_>, Option<Digits>),
) -> Option<SubscriberFacts<'a>> {
    let message = lineage.innermost()?;
    let imsi = book.rows.imsi(message).or(of_session)?;
    let mut facts = SubscriberFacts {
        known: Some(false),
        home: Some(book.parties.is_home(imsi)),
        learning: Some(book.state.is_learning(scene.now)),
        ..SubscriberFacts::default()
    };
    if let Some(known) = book.state.subscribers.find(Packed::of(imsi)) {
        let here = network_of_message(book, scene, (lineage, message));
        tell(&mut facts, book, known, (here, scene.now));
    }
    Some(facts)
}

fn tell<'a>(
    facts: &mut SubscriberFacts<'a>,
    book: &'a Book,
    known: &Subscriber,
    (here, now): (Option<Digits>, u32),
) {
    let age = now.saturating_sub(known.since);
    let network = known.network.digits();
    facts.known = Some(true);
    facts.plmn = network;
    facts.previous_plmn = known.previous.digits();
    facts.node = known.node.digits();
    facts.host = book.state.names.get(known.host);
    facts.age = Some(age);
    facts.plmn_map = known.network_in(Told::Map).digits();
    facts.plmn_diameter = known.network_in(Told::Diameter).digits();
    facts.plmn_gtp = known.network_in(Told::Gtp).digits();
    facts.seen_map = Some(facts.plmn_map.is_some());
    facts.seen_diameter = Some(facts.plmn_diameter.is_some());
    facts.seen_gtp = Some(facts.plmn_gtp.is_some());
    let Some((network, here)) = network.zip(here) else { return };
    facts.same_network = Some(network.starts_with(here) || here.starts_with(network));
    facts.velocity = book.state.places.apart_km(network, here).map(|km| {
        let an_hour_later = km.saturating_mul(3600);
        an_hour_later.checked_div(age.max(1)).unwrap_or(0)
    });
}

/// The network that a message names as visited, else the one that it comes from, as seen from home: the partner at the
/// outside.
fn network_of_message(
    book: &Book,
    scene: &Scene,
    (lineage, message): (&Lineage<'_>, &Message<'_>),
) -> Option<Digits> {
    let named = book.rows.visited(message);
    let by_node = || book.rows.node(message).and_then(|node| book.network_of(node));
    let by_title = || {
        let [sender, _] = titles(lineage);
        sender.and_then(|title| book.network_of(title))
    };
    let by_partner = || {
        let is_partner = |party: &&Party| matches!(party, Party::Partner(_));
        let party = scene.parties.iter().find(is_partner)?;
        book.parties.network_of(*party)
    };
    named.or_else(by_node).or_else(by_title).or_else(by_partner)
}
