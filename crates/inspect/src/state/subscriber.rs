//! Where the subscriber of a message was last, in whichever protocol that was told.

extern crate alloc;

use alloc::vec::Vec;

use dissect::{Lineage, Message, SubscriberFacts};
use numbering::Digits;
use ruletable::{Direction, Party, RuleTable};
use session::{Packed, Side, Subscriber, Told};

use super::diameter::{self, DEVICE_DIGITS, ORIGIN_REALM};
use super::rows::{opened_for, titles};
use super::{Book, Scene};

/// Networks and global titles of a party.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parties {
    home: Vec<Digits>,
    /// Beginnings of global titles with the first network of the partner, in order.
    titles: Vec<(Digits, Digits)>,
    /// The first network of each partner.
    networks: Vec<Option<Digits>>,
    /// Every network of a partner with the partner's number, in order.
    owners: Vec<(Digits, usize)>,
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
        let mut owners: Vec<_> = (0..)
            .zip(table.partners())
            .flat_map(|(partner, row)| row.plmns.iter().map(move |network| (*network, partner)))
            .collect();
        owners.sort_unstable();
        Self {
            home: table.home().plmns.clone(),
            titles,
            networks: table.partners().iter().map(|row| row.plmns.first().copied()).collect(),
            owners,
        }
    }

    /// True where two networks are one, or one partner's.
    fn is_same(&self, one: Digits, other: Digits) -> bool {
        let owner = |network: Digits| {
            let place = self.owners.binary_search_by_key(&network, |(known, _)| *known).ok()?;
            self.owners.get(place).map(|(_, partner)| *partner)
        };
        one.starts_with(other)
            || other.starts_with(one)
            || owner(one).is_some_and(|partner| owner(other) == Some(partner))
    }

    /// The network that a realm of 3GPP names; its code has two digits where that is a partner's network.
    fn network_of_realm(&self, realm: &[u8]) -> Option<Digits> {
        let [short, long] = numbering::networks_of_realm(realm)?;
        let is_known = |network: &Digits| self.owners.iter().any(|(known, _)| known == network);
        short.filter(is_known).or(long)
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
    let imsi = book.imsi(lineage, message).or(of_session)?;
    let mut facts = SubscriberFacts {
        known: Some(false),
        home: Some(book.parties.is_home(imsi)),
        learning: Some(book.state.is_learning(scene.now) || book.state.subscribers.is_empty()),
        refused: Some(book.state.refusals.protocols(Packed::of(imsi), scene.now)),
        ..SubscriberFacts::default()
    };
    if let Some(known) = book.state.subscribers.find(Packed::of(imsi)) {
        let here = network_of_message(book, scene, lineage);
        let given = known.vectors_within(VECTORS_S, scene.now).and_then(Packed::digits);
        facts.vectors_ok = given.zip(here).map(|(given, here)| book.parties.is_same(given, here));
        let named = device(message);
        facts.same_device = known.has_device(named);
        facts.devices = Some(known.devices(named, scene.now));
        facts.other_version = known.access.zip(access(message)).map(|(known, asked)| {
            let is_same_radio = asked.1.is_none() || asked.1 == known.1;
            known.0 != asked.0 && is_same_radio
        });
        if !known.network.is_none() {
            tell(&mut facts, book, known, (here, scene.now));
        }
    }
    let owner = book
        .rows
        .number(message)
        .map(Packed::of)
        .and_then(|number| book.state.subscribers.of_number(number)?.digits());
    facts.number_ok = owner.map(|owner| owner == imsi);
    Some(facts)
}

/// A message about a subscriber of ours was blocked that came from outside.
pub(super) fn blame(book: &mut Book, scene: &Scene, lineage: &Lineage<'_>) {
    let Some(message) = lineage.innermost().filter(|_| scene.from() == Side::Outside) else {
        return;
    };
    let told = match message {
        Message::Map(_) | Message::Cap(_) => Told::Map,
        Message::Diameter(_) => Told::Diameter,
        Message::Gtpv1(_) | Message::Gtpv2(_) => Told::Gtp,
        _ => return,
    };
    if let Some(imsi) = book.imsi(lineage, message).filter(|imsi| book.parties.is_home(*imsi)) {
        book.state.refusals.note(scene.owner(), (Packed::of(imsi), told), scene.now);
    }
}

/// The device that a message names, without its check digit or version.
pub(crate) fn device(message: &Message<'_>) -> Packed {
    let named = match message {
        Message::Gtpv1(message) => message.imei().map(|imei| imei.0),
        Message::Gtpv2(message) => message.mei().map(|imei| imei.0),
        Message::Diameter(message) => return diameter::device(message),
        _ => None,
    };
    named.map(|digits| Packed::of(digits.prefix(DEVICE_DIGITS))).unwrap_or_default()
}

/// Version of GTP and radio access of a message that asks for a session.
pub(crate) fn access(message: &Message<'_>) -> Option<(u8, Option<u8>)> {
    match message {
        message if !super::offers::sets_up(message) => None,
        Message::Gtpv1(message) => Some((1, message.rat_type().map(|radio| radio.0))),
        Message::Gtpv2(message) => Some((2, message.rat_type().map(|radio| radio.0))),
        _ => None,
    }
}

/// How long vectors say who will register.
const VECTORS_S: u32 = 600;

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
    facts.cancelled = Some(known.is_cancelled);
    facts.split = facts.plmn_map.zip(facts.plmn_diameter).map(|(one, other)| is_apart(one, other));
    let Some((network, here)) = network.zip(here) else { return };
    let registered = [Some(network), facts.plmn_map, facts.plmn_diameter];
    let is_here = |network: Digits| book.parties.is_same(network, here);
    facts.same_network = Some(!known.is_cancelled && registered.into_iter().flatten().any(is_here));
    facts.velocity = book.state.places.apart_km(network, here).map(|km| {
        let an_hour_later = km.saturating_mul(3600);
        an_hour_later.checked_div(age.max(1)).unwrap_or(0)
    });
}

/// True for networks of different countries; shared codes are of none (E.212 §4.1, 901).
fn is_apart(one: Digits, other: Digits) -> bool {
    let country = |network: Digits| network.prefix(COUNTRY_DIGITS);
    let is_shared = Digits::parse(SHARED).is_some_and(|shared| country(one) == shared);
    one != other && (is_shared || country(one) != country(other))
}

/// Digits of a country in the code of a network (E.212).
const COUNTRY_DIGITS: usize = 3;
const SHARED: &str = "901";

/// The network that a message names as visited, else the one that it comes from, as seen from home: the partner at the
/// outside.
pub(crate) fn network_of_message(
    book: &Book,
    scene: &Scene,
    lineage: &Lineage<'_>,
) -> Option<Digits> {
    let message = lineage.innermost()?;
    let named = book.rows.visited(message);
    let by_realm = || match (message, scene.direction) {
        (Message::Diameter(message), Direction::Inward) => {
            book.parties.network_of_realm(message.find(ORIGIN_REALM.0, ORIGIN_REALM.1)?.octets)
        }
        _ => None,
    };
    let by_title = || {
        let [sender, receiver] = titles(lineage);
        let outside = if scene.direction == Direction::Inward { sender } else { receiver };
        outside.and_then(|title| book.network_of(title))
    };
    let by_node = || book.rows.node(message).and_then(|node| book.network_of(node));
    let by_partner = || {
        let is_partner = |party: &&Party| matches!(party, Party::Partner(_));
        let party = scene.parties.iter().find(is_partner)?;
        book.parties.network_of(*party)
    };
    named.or_else(by_realm).or_else(by_title).or_else(by_node).or_else(by_partner)
}

impl Book {
    /// The subscriber that a message names, or whose telephone number it names.
    pub(crate) fn imsi(&self, lineage: &Lineage<'_>, message: &Message<'_>) -> Option<Digits> {
        let of_number = |number| self.state.subscribers.of_number(Packed::of(number))?.digits();
        let by_opening = || match opened_for(lineage)? {
            (number, true) => of_number(number),
            (imsi, false) => Some(imsi),
        };
        let by_number = || of_number(self.rows.number(message)?);
        self.rows.imsi(message).or_else(by_opening).or_else(by_number)
    }
}
