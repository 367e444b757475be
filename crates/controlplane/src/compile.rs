//! From policy text to a bundle, through the compiler; a rule finds the counter slot that it had.

use std::collections::HashMap;

use policy::Options;
use ruletable::{Mode, RuleTable, Stage};

use crate::clock;
use crate::error::RolloutError;
use crate::manifest::{Digest, RuleRow, Source};
use crate::slots::Slots;

/// What the compiler made.
#[derive(Debug)]
pub(crate) struct Product {
    /// The bundle.
    pub(crate) bundle: Vec<u8>,
    /// The digest by which the data plane will name it.
    pub(crate) digest: Digest,
    /// The name in the `policy` block.
    pub(crate) policy: String,
    /// Its rules.
    pub(crate) rules: Vec<RuleRow>,
    /// Its partners, in the order of their numbers.
    pub(crate) partners: Vec<String>,
    /// Rendered warnings.
    pub(crate) warnings: String,
}

/// Compiles a policy under this serial; what the data plane will read is read here first.
pub(crate) fn compile(
    sources: &[Source],
    serial: u64,
    slots: &mut Slots,
) -> Result<Product, RolloutError> {
    let sources: Vec<_> =
        sources.iter().map(|source| policy::Source::new(&source.name, &source.text)).collect();
    let options = Options { today: Some(clock::today()) };
    let compiled = policy::compile(&sources, &options)
        .map_err(|diagnostics| RolloutError::Policy(diagnostics.render(false)))?;
    let bundle = compiled.bundle(serial, |rule| slots.slot(rule)).map_err(RolloutError::Bundle)?;
    let table = RuleTable::load(&bundle, schema()).map_err(RolloutError::Bundle)?;
    let captures: HashMap<&str, u32> =
        compiled.rules.iter().map(|rule| (rule.name.as_str(), rule.capture)).collect();
    let row = |rule: ruletable::RuleRef<'_>| RuleRow {
        name: rule.name.to_owned(),
        stage: stage(rule.stage).to_owned(),
        mode: mode(rule.mode).to_owned(),
        slot: rule.slot,
        capture: captures.get(rule.name).copied().unwrap_or(0),
    };
    let rules = table.rules().map(row).collect();
    Ok(Product {
        digest: Digest(table.digest()),
        policy: compiled.name,
        rules,
        partners: compiled.partners,
        warnings: compiled.warnings.render(false),
        bundle,
    })
}

/// The numbering of fields for which policies are compiled here.
pub(crate) fn schema() -> u64 {
    dissect::schema_digest()
}

fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Validate => "validate",
        Stage::Screen => "screen",
        Stage::Authorise => "authorise",
        Stage::Plausibility => "plausibility",
        Stage::Limit => "limit",
    }
}

fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Off => "off",
        Mode::Monitor => "monitor",
        Mode::Enforce => "enforce",
    }
}
