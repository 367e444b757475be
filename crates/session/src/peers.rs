//! Who speaks with whom over SCTP (RFC 9260 §4, RFC 5061) and TCP, and who they said they are (RFC 6733 §5.3).

use arrayvec::ArrayVec;

use crate::ends::Side;
use crate::keyed::Keyed;
use crate::names::NameId;
use crate::packed::Address;
use crate::pool::{Gauge, Owner, Worth};
use crate::sent::Sent;

/// Associations and connections that are remembered.
pub const PEERINGS_MAX: u32 = 1 << 12;
/// Addresses of an end beside the first.
pub const OTHERS_MAX: usize = 3;
/// Cookies of a handshake that are remembered: each answer to a repeated INIT has one.
const COOKIES_MAX: usize = 4;
/// Seconds: for a handshake, and without a message.
const OPENING_S: u32 = 60;
const IDLE_S: u32 = 86400;
/// Seconds in which restarts are counted.
const RESTARTS_S: u32 = 3600;

/// States as `association.state` gives them.
pub const COOKIE_WAIT: u8 = 1;
/// The initiator showed its cookie.
pub const COOKIE_ECHOED: u8 = 2;
/// Both agreed.
pub const ESTABLISHED: u8 = 3;
/// One wants to end it.
pub const SHUTDOWN: u8 = 4;

/// Both ends of an association or a connection, outside and inside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Pair {
    /// VLANs.
    pub net: u32,
    /// True for TCP.
    pub is_tcp: bool,
    /// Addresses.
    pub addresses: [Address; 2],
    /// Ports.
    pub ports: [u16; 2],
}

/// One end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Peer {
    /// The tag that packets to it carry; 0 where it is not known.
    pub tag: u32,
    /// Streams that it wants to send on, and that it takes; 0 where that is not known.
    pub streams: (u16, u16),
    /// Its addresses beside the first.
    pub others: ArrayVec<Address, OTHERS_MAX>,
    /// Its Diameter identity.
    pub host: NameId,
    /// Kinds of chunks beyond RFC 9260 that it announces: a bit each, as the caller numbers them.
    pub extensions: u8,
    /// What it sent.
    pub sent: Sent,
}

/// State of an application server process (RFC 4666 §4.3.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Asp {
    /// It was not told on this association.
    #[default]
    Unknown,
    /// Down, or up without traffic.
    Inactive,
    /// It takes traffic.
    Active,
}

/// An association or a connection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Peering {
    /// Both ends.
    pub peers: [Peer; 2],
    /// How far it is.
    pub state: u8,
    /// An application server process is active on it, where that was told.
    pub asp: Asp,
    /// It was not seen being set up.
    pub is_learned: bool,
    /// How often it began again, and since when that is counted.
    restarts: (u32, u32),
    /// What the cookies that were given come to.
    cookies: ArrayVec<u64, COOKIES_MAX>,
    pair: Pair,
}

/// The tag of one end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
struct TagKey {
    net: u32,
    to: Side,
    ports: [u16; 2],
    tag: u32,
}

/// All associations and connections.
#[derive(Debug)]
pub struct Peerings {
    opening: Keyed<Pair, Peering>,
    open: Keyed<Pair, Peering>,
    tags: Keyed<TagKey, Pair>,
}

impl Peerings {
    pub(crate) fn new(quota: u8, seed: u64) -> Self {
        let new = |max| Keyed::new(max, quota, seed, [OPENING_S; 3]);
        Self {
            opening: new(PEERINGS_MAX),
            open: Keyed::new(PEERINGS_MAX, quota, seed, [IDLE_S; 3]),
            tags: Keyed::new(PEERINGS_MAX.saturating_mul(2), quota, seed, [IDLE_S; 3]),
        }
    }

    /// The association of a packet by its tag, whatever the path; its sender must be one of its addresses.
    pub fn by_tag(&self, pair: &Pair, to: Side, tag: u32) -> Option<&Peering> {
        let peering = self.open.get(&self.place(pair, (to, tag)))?;
        if to.of(&peering.peers).tag != tag {
            return None;
        }
        let from = to.other();
        let sender = *from.of(&pair.addresses);
        peering.is_at(from, sender).then_some(peering)
    }

    /// The association or connection between two addresses.
    pub fn by_pair(&self, pair: &Pair) -> Option<&Peering> {
        self.open.get(pair)
    }

    /// The handshake between two addresses.
    pub fn opening(&self, pair: &Pair) -> Option<&Peering> {
        self.opening.get(pair)
    }

    /// A handshake begins.
    pub fn begin(&mut self, owner: Owner, pair: Pair, (from, peer): (Side, Peer), now: u32) {
        let before = self.opening.get(&pair).filter(|known| from.of(&known.peers).tag == peer.tag);
        let cookies = before.map(|known| known.cookies.clone()).unwrap_or_default();
        let mut peering = Peering { pair, state: COOKIE_WAIT, cookies, ..Peering::default() };
        *from.of_mut(&mut peering.peers) = peer;
        self.opening.insert((owner, Worth::HalfOpen), now, pair, peering);
    }

    /// The other side answers a handshake that carries the initiator's tag, with a cookie.
    pub fn answer(
        &mut self,
        pair: &Pair,
        (from, peer): (Side, Peer),
        tag: u32,
        cookie: Option<u64>,
    ) {
        let Some(peering) = self.opening.get_mut(pair) else { return };
        if from.other().of(&peering.peers).tag == tag {
            *from.of_mut(&mut peering.peers) = peer;
            let Some(cookie) = cookie else { return };
            if peering.cookies.is_full() {
                peering.cookies.remove(0);
            }
            peering.cookies.push(cookie);
        }
    }

    /// True where a cookie was given in the handshake between two addresses or in that of their association; nothing
    /// where neither was seen.
    pub fn has_given(&self, pair: &Pair, cookie: u64) -> Option<bool> {
        let known = [self.opening.get(pair), self.open.get(pair)].into_iter().flatten();
        let mut given = known.filter(|known| !known.is_learned && !known.cookies.is_empty());
        let first = given.next()?;
        Some(first.cookies.contains(&cookie) || given.any(|known| known.cookies.contains(&cookie)))
    }

    /// The initiator shows its cookie.
    pub fn echo(&mut self, pair: &Pair) {
        if let Some(peering) = self.opening.get_mut(pair) {
            peering.state = COOKIE_ECHOED;
        }
    }

    /// The other side takes it: the association is there, in the place of one that it restarts.
    pub fn establish(&mut self, owner: Owner, pair: &Pair, now: u32) {
        let Some(mut peering) = self.opening.remove(pair) else { return };
        (peering.state, peering.asp) = (ESTABLISHED, Asp::Inactive);
        let before = self.open.get(pair);
        peering.restarts = before.map_or((0, now), |known| {
            let (count, since) = known.restarts;
            let is_counting = count > 0 && now.saturating_sub(since) < RESTARTS_S;
            if is_counting { (count.saturating_add(1), since) } else { (1, now) }
        });
        self.add(owner, peering, now);
    }

    /// One that was not seen being set up: a packet to that side carries the tag.
    pub fn learn(&mut self, owner: Owner, pair: &Pair, (to, tag): (Side, u32), now: u32) {
        let from = to.other();
        if let Some(known) = self
            .get_mut(pair, (to, tag))
            .filter(|known| known.is_learned && to.of(&known.peers).tag == tag)
        {
            let sender = *from.of(&pair.addresses);
            if !known.is_at(from, sender) {
                // Where there is no room, the address stays unknown.
                let _ = from.of_mut(&mut known.peers).others.try_push(sender);
            }
            return;
        }
        let known = self.open.get(pair).filter(|known| known.is_learned);
        let mut peering = known.cloned().unwrap_or_default();
        (peering.pair, peering.state, peering.is_learned) = (*pair, ESTABLISHED, true);
        to.of_mut(&mut peering.peers).tag = tag;
        self.add(owner, peering, now);
    }

    /// The association or connection, to note what its ends say; one over TCP begins so.
    pub fn get_mut(&mut self, pair: &Pair, to: (Side, u32)) -> Option<&mut Peering> {
        let pair = self.place(pair, to);
        self.open.get_mut(&pair)
    }

    /// Where the association of a packet is: between its addresses where its tag is known there, else where the tag
    /// leads. Two peers may choose the same tag.
    fn place(&self, pair: &Pair, (to, tag): (Side, u32)) -> Pair {
        if self.open.get(pair).is_some_and(|known| to.of(&known.peers).tag == tag) {
            return *pair;
        }
        let key = TagKey { net: pair.net, to, ports: pair.ports, tag };
        self.tags.get(&key).copied().unwrap_or(*pair)
    }

    /// A connection over TCP; one that was picked up is whole once its ends say who they are.
    pub fn connect(&mut self, owner: Owner, pair: &Pair, is_learned: bool, now: u32) {
        if let Some(known) = self.open.get_mut(pair) {
            known.is_learned &= is_learned;
            return;
        }
        let peering = Peering { pair: *pair, state: ESTABLISHED, is_learned, ..Peering::default() };
        self.open.insert((owner, Worth::Used), now, *pair, peering);
    }

    /// It is over.
    pub fn end(&mut self, pair: &Pair, to: (Side, u32)) {
        self.opening.remove(pair);
        let pair = self.place(pair, to);
        self.drop(&pair);
    }

    /// A packet of it was let through.
    pub fn refresh(&mut self, pair: &Pair, (to, tag): (Side, u32), now: u32) {
        let key = TagKey { net: pair.net, to, ports: pair.ports, tag };
        let pair = self.place(pair, (to, tag));
        if let Some(slot) = self.open.slot(&pair).filter(|slot| self.open.seen(*slot) != now) {
            self.open.touch_entry(slot, Worth::Used, now);
        }
        if let Some(slot) = self.tags.slot(&key).filter(|slot| self.tags.seen(*slot) != now) {
            self.tags.touch_entry(slot, Worth::Used, now);
        }
    }

    /// Associations and connections of one owner.
    pub fn held_by(&self, owner: Owner) -> u32 {
        self.open.held_by(owner)
    }

    /// Slots that operators look through.
    pub fn slots(&self) -> u32 {
        self.open.slots()
    }

    /// The association or connection of a slot.
    pub fn at(&self, slot: u32) -> Option<(&Pair, &Peering)> {
        self.open.at(slot)
    }

    fn add(&mut self, owner: Owner, peering: Peering, now: u32) {
        let pair = peering.pair;
        self.drop(&pair);
        for to in [Side::Outside, Side::Inside] {
            let tag = to.of(&peering.peers).tag;
            if tag != 0 {
                let key = TagKey { net: pair.net, to, ports: pair.ports, tag };
                self.tags.insert((owner, Worth::Used), now, key, pair);
            }
        }
        self.open.insert((owner, Worth::Used), now, pair, peering);
    }

    fn drop(&mut self, pair: &Pair) {
        let Some(peering) = self.open.remove(pair) else { return };
        for to in [Side::Outside, Side::Inside] {
            let tag = to.of(&peering.peers).tag;
            let key = TagKey { net: pair.net, to, ports: pair.ports, tag };
            if self.tags.get(&key) == Some(pair) {
                self.tags.remove(&key);
            }
        }
    }

    pub(crate) fn expire(&mut self, now: u32) {
        self.opening.expire(now);
        self.open.expire(now);
        self.tags.expire(now);
    }

    pub(crate) fn gauge(&self) -> Gauge {
        self.open.gauge()
    }

    pub(crate) fn octets(&self) -> usize {
        [self.opening.octets(), self.open.octets(), self.tags.octets()].iter().sum()
    }

    pub(crate) fn touch(&mut self) {
        self.opening.touch();
        self.open.touch();
        self.tags.touch();
    }

    pub(crate) fn clear(&mut self) {
        self.opening.clear();
        self.open.clear();
        self.tags.clear();
    }
}

impl Peering {
    /// True where an end has that address.
    pub fn is_at(&self, side: Side, address: Address) -> bool {
        let first = *side.of(&self.pair.addresses);
        first == address || side.of(&self.peers).others.contains(&address)
    }

    /// True where a sender on that side may use a stream; nothing where that was not seen agreed.
    pub fn has_stream(&self, from: Side, stream: u16) -> Option<bool> {
        let (sends, _) = from.of(&self.peers).streams;
        let (_, takes) = from.other().of(&self.peers).streams;
        (sends != 0 && takes != 0).then(|| stream < sends.min(takes))
    }

    /// How often it began again within the hour.
    pub fn restarts(&self, now: u32) -> u32 {
        let (count, since) = self.restarts;
        if now.saturating_sub(since) < RESTARTS_S { count } else { 0 }
    }

    /// True where both ends announced a kind of chunk; nothing where that was not seen.
    pub fn has_extension(&self, bit: u8) -> Option<bool> {
        let [one, other] = &self.peers;
        (!self.is_learned).then_some(one.extensions & other.extensions & bit != 0)
    }
}

#[cfg(test)]
mod tests {
    use core::net::Ipv4Addr;

    use super::*;

    fn address(host: u8) -> Address {
        Address::of(Ipv4Addr::new(192, 0, 2, host).into())
    }

    fn pair() -> Pair {
        Pair { net: 0, is_tcp: false, addresses: [address(1), address(2)], ports: [2905, 2906] }
    }

    fn peer(tag: u32) -> Peer {
        Peer { tag, streams: (4, 10), ..Peer::default() }
    }

    fn opened() -> Peerings {
        let mut peerings = Peerings::new(100, 1);
        peerings.begin(
            Owner(1),
            pair(),
            (Side::Outside, Peer { others: [address(9)].into_iter().collect(), ..peer(11) }),
            0,
        );
        peerings.answer(&pair(), (Side::Inside, peer(22)), 11, Some(5));
        peerings.echo(&pair());
        peerings.establish(Owner(1), &pair(), 1);
        peerings
    }

    #[test]
    fn an_association_is_known_by_the_tags_that_its_ends_chose() {
        let peerings = opened();

        assert!(peerings.by_tag(&pair(), Side::Inside, 22).is_some());
        assert!(peerings.by_tag(&pair(), Side::Outside, 11).is_some());
        assert!(peerings.by_tag(&pair(), Side::Inside, 11).is_none());
        let known = peerings.by_pair(&pair()).unwrap();
        assert_eq!(
            (known.has_stream(Side::Outside, 3), known.has_stream(Side::Outside, 4)),
            (Some(true), Some(false))
        );
    }

    #[test]
    fn another_address_of_an_end_is_its_own_and_a_strangers_is_not() {
        let peerings = opened();
        let from = |host| Pair { addresses: [address(host), address(2)], ..pair() };

        assert!(peerings.by_tag(&from(9), Side::Inside, 22).is_some());
        assert!(peerings.by_tag(&from(8), Side::Inside, 22).is_none());
    }

    #[test]
    fn a_cookie_is_one_that_was_given() {
        let mut peerings = opened();

        assert_eq!(peerings.has_given(&pair(), 5), Some(true));
        assert_eq!(peerings.has_given(&pair(), 6), Some(false));
        peerings.begin(Owner(1), pair(), (Side::Outside, peer(33)), 5);
        peerings.answer(&pair(), (Side::Inside, peer(44)), 33, Some(7));
        peerings.begin(Owner(1), pair(), (Side::Outside, peer(33)), 6);
        assert_eq!(peerings.has_given(&pair(), 7), Some(true));
        assert_eq!(peerings.has_given(&Pair { net: 1, ..pair() }, 5), None);
    }

    #[test]
    fn two_peers_may_choose_the_same_tag() {
        let mut peerings = opened();
        let elsewhere = Pair { addresses: [address(7), address(2)], ..pair() };
        peerings.begin(Owner(2), elsewhere, (Side::Outside, peer(11)), 2);
        peerings.answer(&elsewhere, (Side::Inside, peer(22)), 11, Some(9));
        peerings.echo(&elsewhere);
        peerings.establish(Owner(2), &elsewhere, 3);

        assert!(peerings.by_tag(&pair(), Side::Inside, 22).is_some());
        assert!(peerings.by_tag(&elsewhere, Side::Inside, 22).is_some());
        peerings.end(&elsewhere, (Side::Inside, 22));
        assert!(peerings.by_tag(&pair(), Side::Inside, 22).is_some());
    }

    #[test]
    fn a_forged_answer_opens_nothing_and_an_end_leaves_nothing() {
        let mut peerings = Peerings::new(100, 1);
        peerings.begin(Owner(1), pair(), (Side::Outside, peer(11)), 0);
        peerings.answer(&pair(), (Side::Inside, peer(66)), 12, Some(5));
        peerings.establish(Owner(1), &pair(), 1);
        assert!(peerings.by_tag(&pair(), Side::Inside, 66).is_none());

        let mut peerings = opened();
        peerings.end(&pair(), (Side::Inside, 22));
        assert_eq!((peerings.open.gauge().len, peerings.tags.gauge().len), (0, 0));
    }

    #[test]
    fn a_restart_takes_the_place_of_the_old_one() {
        let mut peerings = opened();
        peerings.begin(Owner(1), pair(), (Side::Inside, peer(77)), 5);
        assert!(peerings.by_tag(&pair(), Side::Inside, 22).is_some());
        peerings.answer(&pair(), (Side::Outside, peer(88)), 77, Some(5));
        peerings.establish(Owner(1), &pair(), 6);

        assert!(peerings.by_tag(&pair(), Side::Inside, 22).is_none());
        assert!(peerings.by_tag(&pair(), Side::Inside, 77).is_some());
        let known = peerings.by_pair(&pair()).unwrap();
        assert_eq!((known.restarts(6), known.restarts(3605), known.restarts(3606)), (1, 1, 0));
        assert_eq!(peerings.held_by(Owner(1)), 1);
    }
}
