//! A policy without rules: users' packets are bound to their tunnels, and nothing else is asked of them.

use anyhow::{Result, anyhow};
use policy::{Options, Source};
use ruletable::RuleTable;

const TEXT: &str = "policy \"bound\" { schema 1; default accept }
home { plmn 001-01; ip 10.10.0.0/16 }
partner acme { plmn 901-70; ip 192.0.2.0/24 }
state { gtpu bind; grace 0s; tunnels 131072; quota 100% }";

/// The policy, compiled.
pub fn table() -> Result<RuleTable> {
    let source = Source::new("bound.policy", TEXT);
    let compiled = policy::compile(&[source], &Options::default())
        .map_err(|errors| anyhow!("{}", errors.render(false)))?;
    let bundle = compiled.bundle(1, |_| 0).map_err(|error| anyhow!("{error}"))?;
    RuleTable::load(&bundle, inspect::schema()).map_err(|error| anyhow!("{error}"))
}
