//! What tshark says of a frame beside what we say of it, key by key.
//!
//! The truth is what `make_truth.py` writes: one JSON object a frame. Both sides become a map from keys such as
//! `gtp[0].teid` to values, and every key whose values differ is a difference.

mod expected;
mod explained;
pub mod expressions;
mod keys;
pub mod mutated;
mod observe;
pub mod sharkd;
pub mod tshark;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use bumpalo::Bump;
use trace::{Capture, Tracer};

pub use expected::expected;
pub use explained::Explained;
pub use observe::Observer;

use crate::root;

/// Keys of a frame and their values.
pub type Told = BTreeMap<String, Vec<String>>;

/// A key whose values are not those of tshark.
#[derive(Clone, Debug)]
pub struct Difference {
    /// Name of the capture.
    pub capture: String,
    /// Number of the frame.
    pub frame: u64,
    /// Which key.
    pub key: String,
    /// Our values.
    pub ours: Vec<String>,
    /// Those of tshark.
    pub theirs: Vec<String>,
}

impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { capture, frame, key, ours, theirs } = self;
        write!(f, "{capture} {frame} {key}: ours {ours:?}, tshark's {theirs:?}")
    }
}

/// Where the captures lie: `SIGWALL_PCAPS`, else beside the repository.
pub fn folder() -> PathBuf {
    std::env::var_os("SIGWALL_PCAPS").map_or_else(|| root().join("../shared/pcaps"), PathBuf::from)
}

/// Every capture that has a truth, in order; none where there is no folder.
pub fn captures() -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder()) else { return Vec::new() };
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    found.retain(|path| truth_of(path).is_file());
    found.sort();
    found
}

/// Name of a capture without its folder.
pub fn name(capture: &Path) -> String {
    capture.file_name().expect("a file").to_string_lossy().into_owned()
}

fn truth_of(capture: &Path) -> PathBuf {
    capture.with_file_name("truth").join(format!("{}.jsonl", name(capture)))
}

/// Compares every frame of a capture with its truth; gives how many there were.
pub fn compare(capture: &Path, differences: &mut Vec<Difference>) -> usize {
    let truth = fs::read_to_string(truth_of(capture)).expect("a truth");
    let mut lines = truth.lines();
    let mut frames = Capture::open(capture).expect("a capture");
    let (mut tracer, observer) = (Tracer::default(), Observer::default());
    let mut arena = Bump::new();
    let mut compared = 0;
    while let Some(record) = next(&mut frames, capture) {
        let line = lines.next().expect("a line of the truth for each frame");
        let theirs = expected(&serde_json::from_str(line).expect("JSON"));
        let ours = observer.observe(&tracer.trace(&record, &arena));
        differences.extend(between(&ours, &theirs).map(|(key, ours, theirs)| Difference {
            capture: name(capture),
            frame: record.number,
            key,
            ours,
            theirs,
        }));
        compared += 1;
        arena.reset();
    }
    let more = lines.count();
    if more > 0 {
        differences.push(Difference {
            capture: name(capture),
            frame: u64::try_from(compared).expect("a count"),
            key: "frames".to_owned(),
            ours: vec![compared.to_string()],
            theirs: vec![(compared + more).to_string()],
        });
    }
    compared
}

/// The next frame; a capture that is cut off ends there, for tshark too.
fn next<'c>(frames: &'c mut Capture, capture: &Path) -> Option<trace::Record<'c>> {
    frames.next_frame().unwrap_or_else(|error| {
        eprintln!("{}: {error}", name(capture));
        None
    })
}

/// Keys with different values on both sides.
fn between<'t>(
    ours: &'t Told,
    theirs: &'t Told,
) -> impl Iterator<Item = (String, Vec<String>, Vec<String>)> + use<'t> {
    let mut keys: Vec<&String> = ours.keys().chain(theirs.keys()).collect();
    keys.sort_unstable();
    keys.dedup();
    let of = |told: &Told, key: &String| told.get(key).cloned().unwrap_or_default();
    let pairs = keys.into_iter().map(move |key| (key.clone(), of(ours, key), of(theirs, key)));
    pairs.filter(|(_, ours, theirs)| ours != theirs)
}
