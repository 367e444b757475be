//! The policy that everything here is judged by: `rules/demo`, unless `SIGWALL_POLICY` named another one at the build.

use anyhow::{Result, anyhow};
use ruletable::RuleTable;

/// Where it stands.
pub const DIRECTORY: &str = env!("SHIPPED_POLICY");

/// Its bundle.
pub static BUNDLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/shipped.bundle"));

/// The bundle of the same policy, by which a partner sets up as many sessions as it likes.
pub static UNLIMITED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/unlimited.bundle"));

/// The bundle of a policy without rules: packets of users are bound to their tunnels, and nothing else is asked of them.
static BOUND: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/bound.bundle"));

/// Its rule table.
pub fn table() -> Result<RuleTable> {
    load(BUNDLE)
}

/// The rule table of [`UNLIMITED`].
pub fn unlimited() -> Result<RuleTable> {
    load(UNLIMITED)
}

/// The rule table of the policy without rules.
pub fn bound() -> Result<RuleTable> {
    load(BOUND)
}

fn load(bundle: &[u8]) -> Result<RuleTable> {
    RuleTable::load(bundle, inspect::schema()).map_err(|error| anyhow!("{error}"))
}
