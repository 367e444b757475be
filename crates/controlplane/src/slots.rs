//! Counter slots: a rule keeps its place in the counters for as long as its name is unchanged.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use southbound::RULE_SLOTS_MAX;

/// The slot of a rule that finds no place any more: its hits are not counted.
pub const UNCOUNTED: u32 = u32::MAX;

/// Rule name → slot. A slot is never given to another name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Slots(BTreeMap<String, u32>);

impl Slots {
    /// The slot of a rule, now and for ever; [`UNCOUNTED`] once all are taken.
    pub fn slot(&mut self, rule: &str) -> u32 {
        if let Some(slot) = self.0.get(rule) {
            return *slot;
        }
        let slot = self.next();
        if slot != UNCOUNTED {
            self.0.insert(rule.to_owned(), slot);
        }
        slot
    }

    /// Takes over a slot that is known from elsewhere, unless the rule has one.
    pub(crate) fn adopt(&mut self, rule: &str, slot: u32) {
        if slot != UNCOUNTED {
            self.0.entry(rule.to_owned()).or_insert(slot);
        }
    }

    /// Number of rules that have a slot.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True where no rule has one.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Slots are given in order and never freed; the last one stays free for what is not counted.
    fn next(&self) -> u32 {
        let next = self.0.values().max().map_or(Some(0), |last| last.checked_add(1));
        let last = u32::try_from(RULE_SLOTS_MAX).unwrap_or(u32::MAX).saturating_sub(1);
        next.filter(|slot| *slot < last).unwrap_or(UNCOUNTED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_keeps_its_slot_and_no_other_gets_it() {
        let mut slots = Slots::default();
        let first = slots.slot("gtp.create");

        let second = slots.slot("gtp.delete");

        assert_ne!(first, second);
        assert_eq!(slots.slot("gtp.create"), first);
    }

    #[test]
    fn rules_beyond_the_bound_are_not_counted_and_take_no_slot() {
        let mut slots = Slots::default();
        slots.adopt("last", u32::try_from(RULE_SLOTS_MAX).unwrap() - 2);

        assert_eq!(slots.slot("one more"), UNCOUNTED);
        assert_eq!(slots.len(), 1);
    }
}
