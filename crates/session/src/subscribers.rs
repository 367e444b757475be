//! Where subscribers are, from what their networks told each other in any of three protocols.

use crate::keyed::Keyed;
use crate::names::NameId;
use crate::packed::Packed;
use crate::pool::{Gauge, Owner, Worth};

/// How long changes of a device are counted.
const DEVICES_S: u32 = 86400;
/// How long a node has to end the sessions of a subscriber whose registration ended.
const GONE_S: u32 = 60;
/// How long a subscriber is remembered who is not heard of.
const IDLE_S: u32 = 30 * 86400;

/// Which protocol told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Told {
    /// MAP.
    #[default]
    Map,
    /// Diameter.
    Diameter,
    /// GTP.
    Gtp,
}

/// A registration that the home network accepted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Registration {
    /// Who.
    pub imsi: Packed,
    /// The network that serves the subscriber; its country alone where no more is known.
    pub network: Packed,
    /// Global title of the node that serves.
    pub node: Packed,
    /// Diameter identity of the node that serves.
    pub host: NameId,
    /// It only had vectors for authentication given to it.
    pub is_vectors: bool,
    /// The device, without its check digit or version, where one is named.
    pub device: Packed,
    /// Version of GTP and radio access of a session.
    pub access: Option<(u8, Option<u8>)>,
}

/// What is remembered of a subscriber.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Subscriber {
    /// Network of the last registration.
    pub network: Packed,
    /// Network of the registration before the last change of network.
    pub previous: Packed,
    /// Global title of the node of the last registration in MAP.
    pub node: Packed,
    /// Diameter identity of the node of the last registration in Diameter.
    pub host: NameId,
    /// When the last registration was.
    pub since: u32,
    /// The home network ended every registration.
    pub is_cancelled: bool,
    /// When the last registration was cancelled or purged; 0 where it stands.
    pub ended: u32,
    /// The device that was named last.
    pub device: Packed,
    /// Version of GTP and radio access of the last session.
    pub access: Option<(u8, Option<u8>)>,
    networks: [Packed; 3],
    vectors: (Packed, u32),
    /// Changes of the device, and since when they are counted.
    devices: (u16, u32),
}

/// All subscribers.
#[derive(Debug)]
pub struct Subscribers {
    known: Keyed<Packed, Subscriber>,
    /// Telephone numbers lead to subscribers.
    numbers: Keyed<Packed, Packed>,
}

impl Subscribers {
    pub(crate) fn new(max: u32, quota: u8, seed: u64) -> Self {
        let idle_s = [IDLE_S; 3];
        Self {
            known: Keyed::new(max, quota, seed, idle_s),
            numbers: Keyed::new(max, quota, seed, idle_s),
        }
    }

    /// What is known of a subscriber.
    pub fn find(&self, imsi: Packed) -> Option<&Subscriber> {
        self.known.get(&imsi).filter(|_| !imsi.is_none())
    }

    /// True where nothing was ever told of any subscriber: his network may tell it elsewhere.
    pub fn is_empty(&self) -> bool {
        self.known.gauge().len == 0
    }

    /// Whose telephone number it is.
    pub fn of_number(&self, number: Packed) -> Option<Packed> {
        self.numbers.get(&number).copied().filter(|_| !number.is_none())
    }

    /// The home network said whose telephone number it is.
    pub fn name(&mut self, owner: Owner, number: Packed, imsi: Packed, now: u32) {
        if !number.is_none() && !imsi.is_none() {
            self.numbers.insert((owner, Worth::Used), now, number, imsi);
        }
    }

    /// The home network gave a network what it authenticates a subscriber with.
    pub fn give_vectors(&mut self, owner: Owner, (imsi, to): (Packed, Packed), now: u32) {
        if let Some(subscriber) = self.touched(owner, imsi, now) {
            subscriber.vectors = (to, now);
        }
    }

    /// The home network ended what a node of a protocol had.
    pub fn cancel(&mut self, imsi: Packed, told: Told, now: u32) {
        let Some(subscriber) = self.known.get_mut(&imsi) else { return };
        *told.of_mut(&mut subscriber.networks) = Packed::default();
        let [map, diameter, _] = subscriber.networks;
        subscriber.is_cancelled = map.is_none() && diameter.is_none();
        if subscriber.is_cancelled {
            subscriber.ended = now.max(1);
        }
    }

    /// The node of the last registration has the subscriber no longer (TS 29.272 §5.2.1.3): the registration stands for
    /// what the home network believes, and ends for what the node carries.
    pub fn purge(&mut self, imsi: Packed, now: u32) {
        if let Some(subscriber) = self.known.get_mut(&imsi) {
            subscriber.ended = now.max(1);
        }
    }

    fn touched(&mut self, owner: Owner, imsi: Packed, now: u32) -> Option<&mut Subscriber> {
        if imsi.is_none() {
            return None;
        }
        let known = self.known.slot(&imsi);
        let slot = known.or_else(|| {
            self.known.insert((owner, Worth::Used), now, imsi, Subscriber::default())
        })?;
        self.known.touch_entry(slot, Worth::Used, now);
        self.known.at_mut(slot)
    }

    /// A registration was accepted.
    pub fn register(&mut self, owner: Owner, new: &Registration, told: Told, now: u32) {
        let is_of_session = new.access.is_some() || !new.device.is_none();
        if new.network.is_none() && !is_of_session {
            return;
        }
        let Some(subscriber) = self.touched(owner, new.imsi, now) else { return };
        subscriber.use_device(new.device, now);
        subscriber.access = new.access.or(subscriber.access);
        if new.network.is_none() {
            return;
        }
        if subscriber.network != new.network && !subscriber.network.is_none() {
            subscriber.previous = subscriber.network;
        }
        (subscriber.network, subscriber.since) = (new.network, now);
        *told.of_mut(&mut subscriber.networks) = new.network;
        match told {
            Told::Map => subscriber.node = new.node,
            Told::Diameter => subscriber.host = new.host,
            Told::Gtp => return,
        }
        subscriber.is_cancelled = false;
        subscriber.ended = 0;
    }

    /// Slots that operators look through.
    pub fn slots(&self) -> u32 {
        self.known.slots()
    }

    /// The subscriber of a slot.
    pub fn at(&self, slot: u32) -> Option<(Packed, &Subscriber)> {
        self.known.at(slot).map(|(imsi, subscriber)| (*imsi, subscriber))
    }

    pub(crate) fn expire(&mut self, now: u32) {
        self.known.expire(now);
        self.numbers.expire(now);
    }

    pub(crate) fn gauge(&self) -> Gauge {
        self.known.gauge()
    }

    pub(crate) fn octets(&self) -> usize {
        self.known.octets().saturating_add(self.numbers.octets())
    }

    pub(crate) fn touch(&mut self) {
        self.known.touch();
        self.numbers.touch();
    }

    pub(crate) fn clear(&mut self) {
        self.known.clear();
        self.numbers.clear();
    }
}

impl Subscriber {
    /// True where the last registration ended longer ago than packets are in flight and nodes take to tidy up.
    pub fn is_gone(&self, now: u32) -> bool {
        self.ended != 0 && now.saturating_sub(self.ended) > GONE_S
    }

    /// Network of the last registration in that protocol; none where the subscriber was not seen there.
    pub fn network_in(&self, told: Told) -> Packed {
        let mut networks = self.networks;
        *told.of_mut(&mut networks)
    }

    /// Changes of the device within a day, with the one that a message makes that names this one.
    pub fn devices(&self, named: Packed, now: u32) -> u32 {
        let (count, since) = self.devices;
        let before = if now.saturating_sub(since) < DEVICES_S { count } else { 0 };
        u32::from(before).saturating_add(u32::from(self.has_device(named) == Some(false)))
    }

    /// True where a device is the one that was named last; nothing where none was.
    pub fn has_device(&self, named: Packed) -> Option<bool> {
        (!self.device.is_none() && !named.is_none()).then_some(self.device == named)
    }

    fn use_device(&mut self, named: Packed, now: u32) {
        if named.is_none() {
            return;
        }
        if self.has_device(named) == Some(false) {
            let (count, since) = self.devices;
            let is_counting = count > 0 && now.saturating_sub(since) < DEVICES_S;
            self.devices = if is_counting { (count.saturating_add(1), since) } else { (1, now) };
        }
        self.device = named;
    }

    /// The network that was given vectors last, where that was within so many seconds.
    pub fn vectors_within(&self, seconds: u32, now: u32) -> Option<Packed> {
        let (to, at) = self.vectors;
        (!to.is_none() && now.saturating_sub(at) <= seconds).then_some(to)
    }
}

impl Told {
    pub(crate) fn of_mut<T>(self, each: &mut [T; 3]) -> &mut T {
        let [map, diameter, gtp] = each;
        match self {
            Self::Map => map,
            Self::Diameter => diameter,
            Self::Gtp => gtp,
        }
    }
}

#[cfg(test)]
mod tests {
    use numbering::Digits;

    use super::*;

    fn packed(text: &str) -> Packed {
        Packed::of(Digits::parse(text).unwrap())
    }

    #[test]
    fn changes_of_a_device_are_counted_for_a_day() {
        let mut subscribers = Subscribers::new(16, 100, 1);
        let imsi = packed("001010123456789");
        let with = |device: &str| Registration {
            imsi,
            network: packed("26201"),
            device: packed(device),
            ..Registration::default()
        };
        for (device, now) in [("11", 10), ("11", 20), ("22", 30), ("11", 40)] {
            subscribers.register(Owner(1), &with(device), Told::Diameter, now);
        }

        let known = subscribers.find(imsi).unwrap();
        assert_eq!(known.has_device(packed("11")), Some(true));
        assert_eq!((known.devices(packed("11"), 50), known.devices(packed("33"), 50)), (2, 3));
        assert_eq!(known.devices(packed("33"), 30 + DEVICES_S), 1);
    }

    #[test]
    fn the_last_registration_counts_and_the_network_before_is_known() {
        let mut subscribers = Subscribers::new(16, 100, 1);
        let imsi = packed("001010123456789");
        let at =
            |network| Registration { imsi, network: packed(network), ..Registration::default() };
        subscribers.register(Owner(1), &at("26201"), Told::Map, 10);
        subscribers.register(Owner(2), &at("20801"), Told::Diameter, 20);
        subscribers.register(Owner(2), &at("20801"), Told::Gtp, 30);

        let known = subscribers.find(imsi).unwrap();
        assert_eq!(
            (known.network, known.previous, known.since),
            (packed("20801"), packed("26201"), 30)
        );
        assert_eq!(known.network_in(Told::Map), packed("26201"));
        assert_eq!(known.network_in(Told::Gtp), packed("20801"));
        assert_eq!(subscribers.find(Packed::default()), None);
    }

    #[test]
    fn a_cancelled_registration_is_none_until_the_next_one() {
        let mut subscribers = Subscribers::new(16, 100, 1);
        let imsi = packed("001010123456789");
        let at = Registration { imsi, network: packed("26201"), ..Registration::default() };
        subscribers.register(Owner(1), &at, Told::Diameter, 10);

        subscribers.cancel(imsi, Told::Diameter, 10);
        let known = *subscribers.find(imsi).unwrap();
        assert!(known.is_cancelled && known.network_in(Told::Diameter).is_none());
        assert_eq!([70, 71].map(|now| known.is_gone(now)), [false, true]);

        subscribers.register(Owner(1), &at, Told::Gtp, 11);
        assert!(subscribers.find(imsi).unwrap().is_cancelled);
        subscribers.register(Owner(1), &at, Told::Map, 12);
        assert!(!subscribers.find(imsi).unwrap().is_cancelled);
        assert!(!subscribers.find(imsi).unwrap().is_gone(100));

        subscribers.purge(imsi, 20);
        let known = subscribers.find(imsi).unwrap();
        assert!(known.is_gone(100) && !known.is_cancelled);
    }

    #[test]
    fn numbers_lead_to_subscribers_and_vectors_are_forgotten_after_a_while() {
        let mut subscribers = Subscribers::new(16, 100, 1);
        let (imsi, number) = (packed("001010123456789"), packed("15550123"));
        subscribers.name(Owner(1), number, imsi, 5);
        subscribers.name(Owner(1), Packed::default(), imsi, 5);
        subscribers.give_vectors(Owner(1), (imsi, packed("26201")), 10);

        assert_eq!(subscribers.of_number(number), Some(imsi));
        assert_eq!(subscribers.of_number(Packed::default()), None);
        let known = subscribers.find(imsi).unwrap();
        assert_eq!(known.vectors_within(60, 70), Some(packed("26201")));
        assert_eq!(known.vectors_within(60, 71), None);
        assert!(known.network.is_none());
    }
}
