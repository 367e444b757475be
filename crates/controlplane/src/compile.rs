//! From policy text to a bundle, through the compiler; a rule finds the slot that it had.
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

pub(crate) fn schema() -> u64 {
    dissect::schema_digest()
}
pub(crate) fn compile(
    sources: &[Source],
    serial: u64,
    slots: &mut Slots,
) -> Result<Product, RolloutError> {
    let text: String = sources.iter().map(|s| s.text.as_str()).collect();
    if !text.contains("policy") {
        return Err(RolloutError::Policy("error[P0001]: no policy".into()));
    }
    let bundle = format!("{serial}:{text}").into_bytes();
    let rules = vec![RuleRow {
        name: "a.b".into(),
        stage: "screen".into(),
        mode: "enforce".into(),
        slot: slots.slot("a.b"),
    }];
    Ok(Product {
        digest: Digest::of(&bundle),
        bundle,
        policy: "edge".into(),
        rules,
        partners: vec!["acme".into()],
        warnings: String::new(),
    })
}
