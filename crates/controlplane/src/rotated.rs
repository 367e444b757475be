//! A file that grows by whole records up to a bound; then it becomes the older one, and a new one begins.

use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

/// Octets of one file; two are kept.
const FILE_OCTETS_MAX: u64 = 64 << 20;

/// How a kind of file begins, and how much of one is whole.
pub(crate) trait Form {
    /// Octets at the start of every file.
    fn prefix(&self) -> Vec<u8>;
    /// Octets up to the end of the last whole record.
    fn whole(&self, octets: &[u8]) -> usize;
}

/// The file in use.
#[derive(Debug)]
pub(crate) struct Rotated<F> {
    form: F,
    path: PathBuf,
    older: PathBuf,
    file: File,
    len: u64,
    max: u64,
}

impl<F: Form> Rotated<F> {
    /// Appends to `path`; a record that a kill cut off is taken away first.
    pub(crate) fn open(path: &Path, older: &Path, form: F) -> io::Result<Self> {
        Self::open_bounded(path, older, form, FILE_OCTETS_MAX)
    }

    fn open_bounded(path: &Path, older: &Path, form: F, max: u64) -> io::Result<Self> {
        let file = append_to(path)?;
        let mut rotated =
            Self { form, path: path.to_owned(), older: older.to_owned(), file, len: 0, max };
        rotated.repair()?;
        Ok(rotated)
    }

    /// Adds a record, whole or not at all.
    pub(crate) fn append(&mut self, record: &[u8]) -> io::Result<()> {
        let octets = length(record);
        if self.len.saturating_add(octets) > self.max {
            self.rotate()?;
        }
        self.write(record)
    }

    fn write(&mut self, octets: &[u8]) -> io::Result<()> {
        match self.file.write_all(octets) {
            Ok(()) => {
                self.len = self.len.saturating_add(length(octets));
                Ok(())
            }
            Err(error) => {
                self.file.set_len(self.len)?;
                Err(error)
            }
        }
    }

    fn repair(&mut self) -> io::Result<()> {
        if self.file.metadata()?.len() > self.max {
            return self.rotate();
        }
        let octets = std::fs::read(&self.path)?;
        let whole = octets.get(..self.form.whole(&octets)).unwrap_or_default();
        self.len = length(whole);
        self.file.set_len(self.len)?;
        match self.len {
            0 => self.write(&self.form.prefix()),
            _ => Ok(()),
        }
    }

    fn rotate(&mut self) -> io::Result<()> {
        std::fs::rename(&self.path, &self.older)?;
        self.file = append_to(&self.path)?;
        self.len = 0;
        self.write(&self.form.prefix())
    }
}

fn append_to(path: &Path) -> io::Result<File> {
    OpenOptions::new().append(true).create(true).mode(0o600).open(path)
}

fn length(octets: &[u8]) -> u64 {
    u64::try_from(octets.len()).unwrap_or(u64::MAX)
}

/// Lines of text.
#[derive(Debug)]
pub(crate) struct Lines;

impl Form for Lines {
    fn prefix(&self) -> Vec<u8> {
        Vec::new()
    }

    fn whole(&self, octets: &[u8]) -> usize {
        octets.iter().rposition(|octet| *octet == b'\n').map_or(0, |end| end.saturating_add(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_a_kill_cut_off_is_taken_away() {
        let directory = tempfile::tempdir().unwrap();
        let (path, older) = (directory.path().join("e.jsonl"), directory.path().join("e.1.jsonl"));
        std::fs::write(&path, "one\ntw").unwrap();

        Rotated::open(&path, &older, Lines).unwrap().append(b"three\n").unwrap();

        assert_eq!(std::fs::read_to_string(&path).unwrap(), "one\nthree\n");
    }

    #[test]
    fn at_the_bound_the_file_becomes_the_older_one() {
        let directory = tempfile::tempdir().unwrap();
        let (path, older) = (directory.path().join("e.jsonl"), directory.path().join("e.1.jsonl"));
        let mut file = Rotated::open_bounded(&path, &older, Lines, 10).unwrap();

        for line in ["aaaa\n", "bbbb\n", "cccc\n", "dddd\n", "eeee\n"] {
            file.append(line.as_bytes()).unwrap();
        }

        assert_eq!(std::fs::read_to_string(&older).unwrap(), "cccc\ndddd\n");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "eeee\n");
    }
}
