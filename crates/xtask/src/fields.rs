//! `rules/fields.md`: what a policy can ask, written from the field rows.

use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use wire::Kind;

use crate::step::{root, say};

pub(crate) fn write() -> Result<()> {
    let path = path();
    std::fs::write(&path, manual()).with_context(|| format!("cannot write {}", path.display()))
}

pub(crate) fn check() -> Result<()> {
    say("── field manual");
    let path = path();
    let found = std::fs::read_to_string(&path)
        .with_context(|| format!("cannot read {}", path.display()))?;
    if found != manual() {
        bail!("{} is not current: run cargo xtask fields", path.display());
    }
    Ok(())
}

fn path() -> PathBuf {
    root().join("rules/fields.md")
}

fn manual() -> String {
    let mut text = String::from(
        "# Fields\n\nWhat a rule can ask, by protocol. Names are Wireshark's where it has one. Written by \
         `cargo xtask fields`; do not edit.\n\n## Names for several protocols\n\n| name | stands for |\n|---|---|\n",
    );
    for (alias, names) in dissect::ALIASES {
        let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        let _ = writeln!(text, "| `{alias}` | {} |", names.join(", "));
    }
    let mut protocol = "";
    for row in dissect::fields() {
        if row.protocol != protocol {
            protocol = row.protocol;
            let _ =
                write!(text, "\n## {protocol}\n\n| field | values | meaning |\n|---|---|---|\n");
        }
        let _ = writeln!(text, "| `{}` | {} | {} |", row.name, values(row.kind), row.doc.trim());
    }
    text
}

fn values(kind: Kind) -> String {
    match kind {
        Kind::Number => "number".to_owned(),
        Kind::Signed => "number with sign".to_owned(),
        Kind::Flag => "0 or 1".to_owned(),
        Kind::Code(names) => format!("code, {} names", names.len()),
        Kind::Digits => "digits".to_owned(),
        Kind::Address => "address".to_owned(),
        Kind::Octets => "octets".to_owned(),
        Kind::Oid => "object identifier".to_owned(),
        Kind::Text => "text".to_owned(),
        Kind::Name => "name".to_owned(),
        Kind::Labels => "name of labels".to_owned(),
    }
}
