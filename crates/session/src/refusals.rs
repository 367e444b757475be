//! Subscribers about whom rules blocked messages from outside, and in which protocols.

use crate::keyed::Keyed;
use crate::packed::Packed;
use crate::pool::{Gauge, Owner, Worth};
use crate::subscribers::Told;

/// Subscribers that are remembered.
const REFUSALS_MAX: u32 = 8192;
/// How long a message that was blocked counts.
const HOUR_S: u32 = 3600;

/// Messages that were blocked, by subscriber.
#[derive(Debug)]
pub struct Refusals {
    known: Keyed<Packed, Times>,
}

/// When a message was blocked last in each protocol.
#[derive(Clone, Copy, Debug, Default)]
struct Times([Option<u32>; 3]);

impl Refusals {
    pub(crate) fn new(quota: u8, seed: u64) -> Self {
        Self { known: Keyed::new(REFUSALS_MAX, quota, seed, [HOUR_S; 3]) }
    }

    /// A message about a subscriber was blocked.
    pub fn note(&mut self, owner: Owner, (imsi, told): (Packed, Told), now: u32) {
        if imsi.is_none() {
            return;
        }
        let known = self.known.slot(&imsi);
        let slot =
            known.or_else(|| self.known.insert((owner, Worth::Used), now, imsi, Times::default()));
        let Some(slot) = slot else { return };
        self.known.touch_entry(slot, Worth::Used, now);
        if let Some(Times(times)) = self.known.at_mut(slot) {
            *told.of_mut(times) = Some(now);
        }
    }

    /// Protocols in which messages about a subscriber were blocked within the hour.
    pub fn protocols(&self, imsi: Packed, now: u32) -> u32 {
        let Some(Times(times)) = self.known.get(&imsi) else { return 0 };
        let recent = times.iter().flatten().filter(|time| now.saturating_sub(**time) <= HOUR_S);
        u32::try_from(recent.count()).unwrap_or(0)
    }

    pub(crate) fn expire(&mut self, now: u32) {
        self.known.expire(now);
    }

    pub(crate) fn gauge(&self) -> Gauge {
        self.known.gauge()
    }

    pub(crate) fn octets(&self) -> usize {
        self.known.octets()
    }

    pub(crate) fn touch(&mut self) {
        self.known.touch();
    }

    pub(crate) fn clear(&mut self) {
        self.known.clear();
    }
}

#[cfg(test)]
mod tests {
    use numbering::Digits;

    use super::*;

    #[test]
    fn each_protocol_counts_once_and_for_an_hour() {
        let imsi = Packed::of(Digits::parse("001010123456789").unwrap());
        let mut refusals = Refusals::new(100, 1);
        for (told, now) in [(Told::Map, 10), (Told::Map, 20), (Told::Gtp, 1000)] {
            refusals.note(Owner(1), (imsi, told), now);
        }

        assert_eq!([1000, 3620, 3621, 4601].map(|now| refusals.protocols(imsi, now)), [2, 2, 1, 0]);
        assert_eq!(refusals.protocols(Packed::default(), 1000), 0);
    }
}
