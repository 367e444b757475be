//! The policy that is shipped for the demo, compiled: what everything here is judged by.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow};
use policy::{Options, Source};
use ruletable::RuleTable;

/// Serial of the bundle.
pub const SERIAL: u64 = 1;

/// Where the policy stands: `rules/demo`, unless the environment names another directory in `SIGWALL_POLICY`.
pub fn directory() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."));
    std::env::var_os("SIGWALL_POLICY").map_or_else(|| root.join("rules/demo"), PathBuf::from)
}

/// Its bundle; each rule has a counter slot of its own.
pub fn bundle() -> Result<Vec<u8>> {
    let sources = sources(&directory())?;
    let compiled = policy::compile(&sources, &Options::default())
        .map_err(|errors| anyhow!("{}", errors.render(false)))?;
    let slots = &mut (0_u32..);
    Ok(compiled.bundle(SERIAL, |_| slots.next().unwrap_or(u32::MAX))?)
}

/// Its rule table.
pub fn table() -> Result<RuleTable> {
    RuleTable::load(&bundle()?, inspect::schema()).map_err(|error| anyhow!("{error}"))
}

fn sources(directory: &Path) -> Result<Vec<Source>> {
    let entries = std::fs::read_dir(directory)
        .with_context(|| format!("no policy at {}", directory.display()))?;
    let mut paths = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<std::io::Result<Vec<PathBuf>>>()?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "policy"));
    paths.sort();
    paths
        .iter()
        .map(|path| Ok(Source::new(path.display().to_string(), std::fs::read_to_string(path)?)))
        .collect()
}
