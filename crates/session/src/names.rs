//! Names that many entries share: access points, Diameter identities, application contexts.

use arrayvec::ArrayVec;

use crate::keyed::Keyed;
use crate::pool::{Gauge, Owner, Worth};

/// Octets of a name that is kept; a longer one is none.
pub const NAME_OCTETS_MAX: usize = 126;
/// Names that are kept.
const NAMES_MAX: u32 = 4096;
/// How long a name is kept that nobody uses.
const IDLE_S: u32 = 7 * 86400;

type Octets = ArrayVec<u8, NAME_OCTETS_MAX>;

/// A name by number; once it had to make room for others, the number leads nowhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct NameId {
    slot: u16,
    /// 0 is no name.
    turn: u16,
}

/// What no name needs of its slot.
const MARKS: u16 = 0xf000;
const _: () = assert!(NAMES_MAX <= 0x1000);

impl NameId {
    /// The same with a mark in each of four bits, for who keeps very many of them.
    pub(crate) fn marked(self, marks: u16) -> Self {
        Self { slot: self.slot & !MARKS | marks << MARKS.trailing_zeros(), ..self }
    }

    pub(crate) fn marks(self) -> u16 {
        self.slot >> MARKS.trailing_zeros()
    }
}

/// All names.
#[derive(Debug)]
pub struct Names {
    known: Keyed<Octets, u16>,
    turn: u16,
}

impl Names {
    pub(crate) fn new(quota: u8, seed: u64) -> Self {
        Self { known: Keyed::new(NAMES_MAX, quota, seed, [IDLE_S; 3]), turn: 0 }
    }

    /// The number of a name, which is kept from now on.
    pub fn keep(&mut self, name: &[u8], owner: Owner, now: u32) -> NameId {
        let mut octets = Octets::new();
        if name.is_empty() || octets.try_extend_from_slice(name).is_err() {
            return NameId::default();
        }
        if let Some(slot) = self.known.slot(&octets) {
            if self.known.seen(slot) != now {
                self.known.touch_entry(slot, Worth::Used, now);
            }
            return self.id(slot);
        }
        self.turn = self.turn.wrapping_add(1).max(1);
        let slot = self.known.insert((owner, Worth::Used), now, octets, self.turn);
        slot.map(|slot| self.id(slot)).unwrap_or_default()
    }

    /// The name of a number.
    pub fn get(&self, id: NameId) -> Option<&[u8]> {
        let (name, turn) = self.known.at(id.slot.into())?;
        (*turn == id.turn).then_some(name.as_slice())
    }

    fn id(&self, slot: u32) -> NameId {
        let turn = self.known.at(slot).map_or(0, |(_, turn)| *turn);
        NameId { slot: u16::try_from(slot).unwrap_or(0), turn }
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
    use super::*;

    #[test]
    fn a_name_has_one_number_and_a_lost_one_leads_nowhere() {
        let mut names = Names::new(100, 1);
        let first = names.keep(b"internet", Owner(1), 0);
        assert_eq!(names.keep(b"internet", Owner(2), 0), first);
        assert_eq!(names.get(first), Some(&b"internet"[..]));
        for number in 0..NAMES_MAX {
            names.keep(&number.to_be_bytes(), Owner(1), 1);
        }

        assert_eq!(names.get(first), None);
        assert_eq!(names.get(NameId::default()), None);
        assert_eq!(names.keep(&[1; NAME_OCTETS_MAX + 1], Owner(1), 1), NameId::default());
    }
}
