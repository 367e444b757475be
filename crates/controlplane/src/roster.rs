//! Names for the numbers in counters and events.

use std::collections::{BTreeMap, HashMap};

use crate::manifest::{Manifest, RuleRow};

/// Policies whose partners' names are remembered, so that late events find theirs.
const POLICIES_MAX: usize = 8;

/// Rules by slot, partners by generation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Roster {
    policy: Option<String>,
    current: Vec<RuleRow>,
    rules: HashMap<u32, RuleRow>,
    partners: BTreeMap<u64, Vec<String>>,
}

impl Roster {
    /// Learns the names of a policy that is current now.
    pub(crate) fn learn(&mut self, manifest: &Manifest) {
        self.policy = Some(manifest.policy.clone());
        self.current.clone_from(&manifest.rules);
        self.rules.extend(manifest.rules.iter().map(|rule| (rule.slot, rule.clone())));
        self.partners.insert(manifest.serial, manifest.partners.clone());
        while self.partners.len() > POLICIES_MAX {
            self.partners.pop_first();
        }
    }

    /// The rule that is counted in `slot`.
    pub(crate) fn rule(&self, slot: u32) -> Option<&RuleRow> {
        self.rules.get(&slot)
    }

    /// The rules of the current policy.
    pub(crate) fn rules(&self) -> &[RuleRow] {
        &self.current
    }

    /// A partner's name in one generation, or its number where the name is not known.
    pub(crate) fn partner(&self, generation: u64, number: u16) -> Option<String> {
        if number == u16::MAX {
            return None;
        }
        let names = self.partners.get(&generation);
        let name = names.and_then(|names| names.get(usize::from(number)));
        Some(name.cloned().unwrap_or_else(|| format!("partner {number}")))
    }
}
