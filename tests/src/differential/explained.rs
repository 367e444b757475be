//! Differences that are known, each with its reason.

use std::fs;
use std::path::Path;

use super::Difference;

/// A row: which capture, which of its frames, which key, and why.
#[derive(Debug)]
pub struct Row {
    capture: String,
    frames: Vec<(u64, u64)>,
    key: String,
    reason: String,
    is_used: bool,
}

/// The committed list.
#[derive(Debug)]
pub struct Explained {
    rows: Vec<Row>,
}

impl Explained {
    /// Reads `capture,frames,key,reason`; frames are numbers and ranges with spaces between, or `*`.
    pub fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).expect("the list of explained differences");
        let rows = text.lines().skip(1).filter(|line| !line.is_empty()).map(|line| {
            let cells: Vec<&str> = line.splitn(4, ',').collect();
            let [capture, frames, key, reason] = cells.as_slice() else {
                panic!("four cells are expected in {line}")
            };
            Row {
                capture: (*capture).to_owned(),
                frames: frames.split_whitespace().map(range).collect(),
                key: (*key).to_owned(),
                reason: (*reason).to_owned(),
                is_used: false,
            }
        });
        Self { rows: rows.collect() }
    }

    /// True where a row tells why.
    pub fn covers(&mut self, difference: &Difference) -> bool {
        let row = self.rows.iter_mut().find(|row| {
            row.capture == difference.capture
                && row.key == plain(&difference.key)
                && row.frames.iter().any(|(from, to)| (*from..=*to).contains(&difference.frame))
        });
        row.map(|row| row.is_used = true).is_some()
    }

    /// Rows whose difference is gone.
    pub fn unused(&self) -> impl Iterator<Item = String> {
        let rows = self.rows.iter().filter(|row| !row.is_used);
        rows.map(|row| format!("{} {}: {}", row.capture, row.key, row.reason))
    }
}

/// A key without places: `gtp[0].teid` is `gtp.teid`.
fn plain(key: &str) -> String {
    let mut is_place = false;
    let keeps = |character: char| {
        is_place = character == '[' || (is_place && character != ']');
        !is_place && character != ']'
    };
    let mut keeps = keeps;
    key.chars().filter(|character| keeps(*character)).collect()
}

fn range(text: &str) -> (u64, u64) {
    if text == "*" {
        return (1, u64::MAX);
    }
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    (from.parse().expect("a frame"), to.parse().expect("a frame"))
}
