//! `replay --captures DIR`: the frames that rules keep, as a live link keeps them, each rule's in a file of its own.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use craft::capture::{Captured, pcapng};
use policy::RuleInfo;
use trace::{LinkType, Record};

use crate::capture;

/// Which frames rules want; their octets are read once all is judged, since a frame may wait for others.
#[derive(Debug)]
pub(crate) struct Kept {
    directory: PathBuf,
    /// Frames that each rule may still keep.
    left: BTreeMap<String, u32>,
    wanted: BTreeMap<u64, String>,
}

/// A frame as it goes into the file of its rule.
struct Whole {
    micros: u64,
    octets: Vec<u8>,
}

impl Kept {
    /// Nothing yet, of rules that say how much they capture.
    pub(crate) fn new(directory: &Path, rules: &[RuleInfo]) -> Self {
        let left = rules.iter().filter(|rule| rule.capture > 0);
        let left = left.map(|rule| (rule.name.clone(), rule.capture)).collect();
        Self { directory: directory.to_owned(), left, wanted: BTreeMap::new() }
    }

    /// A rule blocked a frame, or would.
    pub(crate) fn want(&mut self, frame: u64, rule: &str) {
        let Some(left) = self.left.get_mut(rule).filter(|left| **left > 0) else { return };
        *left = left.saturating_sub(1);
        self.wanted.insert(frame, rule.to_owned());
    }

    /// Reads the capture once more and writes a file for each rule that kept something; says how many there are.
    pub(crate) fn write(&self, file: &Path) -> anyhow::Result<usize> {
        let rules = self.read(file)?;
        fs::create_dir_all(&self.directory)
            .with_context(|| format!("{} cannot be made", self.directory.display()))?;
        for (rule, frames) in &rules {
            let path = self.directory.join(format!("capture-{}.pcapng", plain(rule)));
            let frames: Vec<_> = frames.iter().map(Whole::captured).collect();
            fs::write(&path, pcapng(&["replay"], &frames))
                .with_context(|| format!("{} cannot be written", path.display()))?;
        }
        Ok(rules.len())
    }

    /// What is wanted, by rule.
    fn read(&self, file: &Path) -> anyhow::Result<BTreeMap<&str, Vec<Whole>>> {
        let mut rules: BTreeMap<&str, Vec<Whole>> = BTreeMap::new();
        if self.wanted.is_empty() {
            return Ok(rules);
        }
        capture::records(file, |record| {
            let Some(rule) = self.wanted.get(&record.number) else { return Ok(()) };
            rules.entry(rule).or_default().push(Whole::of(record)?);
            Ok(())
        })?;
        Ok(rules)
    }
}

impl Whole {
    fn of(record: &Record<'_>) -> anyhow::Result<Self> {
        anyhow::ensure!(
            record.link == LinkType::ETHERNET,
            "frame {} is no frame of Ethernet, and is captured by no rule",
            record.number
        );
        Ok(Self { micros: record.time_ns / 1000, octets: record.octets.to_vec() })
    }

    fn captured(&self) -> Captured<'_> {
        Captured { interface: 0, micros: self.micros, octets: &self.octets }
    }
}

/// The name of a rule as one of a file, as the control plane writes it.
fn plain(rule: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || ['.', '-', '_'].contains(&c);
    rule.chars().map(|c| if is_plain(c) { c } else { '_' }).collect()
}
