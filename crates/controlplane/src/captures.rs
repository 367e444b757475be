//! What a rule captures: the first frames that it blocks or would block, as many as it says, in a file of its own.
//!
//! A file that is taken away begins anew.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::evidence::{Pcapng, frames};
use crate::rotated::Rotated;

/// The files of all rules that capture.
#[derive(Debug)]
pub(crate) struct Captures {
    directory: PathBuf,
    open: HashMap<String, Capture>,
}

#[derive(Debug)]
struct Capture {
    path: PathBuf,
    file: Rotated<Pcapng>,
    frames: u32,
}

impl Captures {
    /// Files lie in `directory`.
    pub(crate) fn new(directory: &Path) -> Self {
        Self { directory: directory.to_owned(), open: HashMap::new() }
    }

    /// Adds a frame to the file of a rule, where fewer than `bound` are in it.
    pub(crate) fn keep(&mut self, rule: &str, bound: u32, block: &[u8]) -> io::Result<()> {
        if self.open.get(rule).is_some_and(|capture| !capture.path.exists()) {
            self.open.remove(rule);
        }
        if !self.open.contains_key(rule) {
            let path = self.directory.join(format!("capture-{}.pcapng", plain(rule)));
            let capture = Capture::open(path)?;
            self.open.insert(rule.to_owned(), capture);
        }
        match self.open.get_mut(rule) {
            Some(capture) if capture.frames < bound => capture.add(block),
            Some(_) | None => Ok(()),
        }
    }
}

impl Capture {
    fn open(path: PathBuf) -> io::Result<Self> {
        let older = path.with_extension("1.pcapng");
        let file = Rotated::open(&path, &older, Pcapng)?;
        let frames = frames(&fs::read(&path)?);
        Ok(Self { path, file, frames })
    }

    fn add(&mut self, block: &[u8]) -> io::Result<()> {
        self.file.append(block)?;
        self.frames = self.frames.saturating_add(1);
        Ok(())
    }
}

/// The name of a rule as one of a file.
fn plain(rule: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || ['.', '-', '_'].contains(&c);
    rule.chars().map(|c| if is_plain(c) { c } else { '_' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Evidence;

    #[test]
    fn a_rule_keeps_as_many_frames_as_it_says_also_over_a_restart() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("capture-a.b.pcapng");
        let count = || frames(&fs::read(&path).unwrap());
        let block = Evidence {
            time_ns: 1,
            is_inward: true,
            comment: "",
            octets: &[7; 60],
            frame_octets: 60,
        }
        .block();

        let mut captures = Captures::new(directory.path());
        (0..2).for_each(|_| captures.keep("a.b", 3, &block).unwrap());
        let mut captures = Captures::new(directory.path());
        (0..5).for_each(|_| captures.keep("a.b", 3, &block).unwrap());

        assert_eq!(count(), 3);
        fs::remove_file(&path).unwrap();
        captures.keep("a.b", 3, &block).unwrap();
        assert_eq!(count(), 1);
    }
}
