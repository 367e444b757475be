//! Where subscribers are, from what their networks told each other in any of three protocols.

use crate::keyed::Keyed;
use crate::names::NameId;
use crate::packed::Packed;
use crate::pool::{Gauge, Owner, Worth};

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
    networks: [Packed; 3],
}

/// All subscribers.
#[derive(Debug)]
pub struct Subscribers(Keyed<Packed, Subscriber>);

impl Subscribers {
    pub(crate) fn new(max: u32, quota: u8, seed: u64) -> Self {
        Self(Keyed::new(max, quota, seed, [IDLE_S; 3]))
    }

    /// What is known of a subscriber.
    pub fn find(&self, imsi: Packed) -> Option<&Subscriber> {
        self.0.get(&imsi).filter(|_| !imsi.is_none())
    }

    /// A registration was accepted.
    pub fn register(&mut self, owner: Owner, new: &Registration, told: Told, now: u32) {
        if new.imsi.is_none() {
            return;
        }
        let known = self.0.slot(&new.imsi);
        let slot = known
            .or_else(|| self.0.insert((owner, Worth::Used), now, new.imsi, Subscriber::default()));
        let Some(slot) = slot else { return };
        self.0.touch_entry(slot, Worth::Used, now);
        let Some(subscriber) = self.0.at_mut(slot) else { return };
        if subscriber.network != new.network && !subscriber.network.is_none() {
            subscriber.previous = subscriber.network;
        }
        (subscriber.network, subscriber.since) = (new.network, now);
        *told.of_mut(&mut subscriber.networks) = new.network;
        match told {
            Told::Map => subscriber.node = new.node,
            Told::Diameter => subscriber.host = new.host,
            Told::Gtp => {}
        }
    }

    /// Slots that operators look through.
    pub fn slots(&self) -> u32 {
        self.0.slots()
    }

    /// The subscriber of a slot.
    pub fn at(&self, slot: u32) -> Option<(Packed, &Subscriber)> {
        self.0.at(slot).map(|(imsi, subscriber)| (*imsi, subscriber))
    }

    pub(crate) fn expire(&mut self, now: u32) {
        self.0.expire(now);
    }

    pub(crate) fn gauge(&self) -> Gauge {
        self.0.gauge()
    }

    pub(crate) fn octets(&self) -> usize {
        self.0.octets()
    }

    pub(crate) fn touch(&mut self) {
        self.0.touch();
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}

impl Subscriber {
    /// Network of the last registration in that protocol; none where the subscriber was not seen there.
    pub fn network_in(&self, told: Told) -> Packed {
        let mut networks = self.networks;
        *told.of_mut(&mut networks)
    }
}

impl Told {
    fn of_mut(self, each: &mut [Packed; 3]) -> &mut Packed {
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
}
