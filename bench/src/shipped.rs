//! The policy that everything here is judged by: `rules/demo`, unless `SIGWALL_POLICY` named another one at the build.

use anyhow::{Result, anyhow};
use ruletable::RuleTable;

/// Where it stands.
pub const DIRECTORY: &str = env!("SHIPPED_POLICY");

/// Its bundle.
pub static BUNDLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/shipped.bundle"));

/// Its rule table.
pub fn table() -> Result<RuleTable> {
    RuleTable::load(BUNDLE, inspect::schema()).map_err(|error| anyhow!("{error}"))
}
