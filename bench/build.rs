//! Compiles the policy that is shipped, so that the benchmarks hold its bundle and not its compiler.
//!
//! What shares a program shares decisions of the optimiser: a change to the compiler must not look like one of the
//! packet path.

use std::error::Error;
use std::path::{Path, PathBuf};

use policy::{Options, Source};

/// Serial of the bundle.
const SERIAL: u64 = 1;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed=SIGWALL_POLICY");
    println!("cargo::rerun-if-changed=../rules");
    let directory = std::env::var("SIGWALL_POLICY").unwrap_or_else(|_| "../rules/demo".to_owned());
    println!("cargo::rerun-if-changed={directory}");
    let compiled = policy::compile(&sources(Path::new(&directory))?, &Options::default())
        .map_err(|errors| errors.render(false))?;
    let slots = &mut (0_u32..);
    let bundle = compiled.bundle(SERIAL, |_| slots.next().unwrap_or(u32::MAX))?;
    let place = PathBuf::from(std::env::var("OUT_DIR")?).join("shipped.bundle");
    std::fs::write(place, bundle)?;
    println!("cargo::rustc-env=SHIPPED_POLICY={}", directory.trim_start_matches("../"));
    Ok(())
}

fn sources(directory: &Path) -> Result<Vec<Source>, Box<dyn Error>> {
    let entries = std::fs::read_dir(directory)?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut paths = paths.collect::<std::io::Result<Vec<PathBuf>>>()?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "policy"));
    paths.sort();
    let read = |path: &PathBuf| {
        Ok(Source::new(path.display().to_string(), std::fs::read_to_string(path)?))
    };
    paths.iter().map(read).collect()
}
