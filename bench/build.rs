//! Compiles the policies that are judged by, so that the benchmarks hold their bundles and not their compiler.
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
    let mut shipped = sources(Path::new(&directory))?;
    build("shipped", &shipped)?;
    for source in &mut shipped {
        source.text = source.text.replace(SESSIONS_OF_A_PARTNER, "");
    }
    build("unlimited", &shipped)?;
    build("bound", &[Source::new("bound.policy", BOUND)])?;
    println!("cargo::rustc-env=SHIPPED_POLICY={}", directory.trim_start_matches("../"));
    Ok(())
}

/// How many sessions the shipped policy lets a partner set up.
const SESSIONS_OF_A_PARTNER: &str = "500/s burst 1000 per src.partner, ";

/// Packets of users are bound to their tunnels, and nothing else is asked of them.
const BOUND: &str = "policy \"bound\" { schema 1; default accept }
home { plmn 001-01; ip 10.10.0.0/16 }
partner acme { plmn 901-70; ip 192.0.2.0/24 }
state { gtpu bind; grace 0s; tunnels 131072; quota 100% }";

fn build(name: &str, sources: &[Source]) -> Result<(), Box<dyn Error>> {
    let compiled = policy::compile(sources, &Options::default());
    let compiled = compiled.map_err(|errors| errors.render(false))?;
    let slots = &mut (0_u32..);
    let bundle = compiled.bundle(SERIAL, |_| slots.next().unwrap_or(u32::MAX))?;
    let place = PathBuf::from(std::env::var("OUT_DIR")?).join(name).with_extension("bundle");
    Ok(std::fs::write(place, bundle)?)
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
