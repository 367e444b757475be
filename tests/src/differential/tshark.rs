//! tshark as the judge of display filters: many of them in one pass over a capture.

use std::collections::HashMap;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

/// Frames that a filter shows, told by their number and the sum of their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// How many.
    pub count: u64,
    /// Their numbers, summed up.
    pub sum: u64,
}

/// What `tshark -Y` shows of a capture for each filter; nothing where it does not take one of them.
pub fn shown(capture: &Path, filters: &[String]) -> Option<Vec<Shown>> {
    let mut statistics = "io,stat,0".to_owned();
    for filter in filters {
        statistics.push_str(&format!(",({filter}),SUM(frame.number)frame.number && ({filter})"));
    }
    let output = Command::new("tshark")
        .args(["-n", "-q", "-r"])
        .arg(capture)
        .args(["-z", &statistics])
        .output()
        .expect("tshark runs");
    if !output.status.success() {
        return None;
    }
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let row = text.lines().rfind(|line| line.contains("<>"))?;
    let cells: Vec<u64> =
        row.split('|').skip(2).filter_map(|cell| cell.trim().parse().ok()).collect();
    // A count of frames stands with the octets of these frames.
    let each = cells.chunks_exact(3).map(|cells| Shown { count: cells[0], sum: cells[2] });
    let all: Vec<Shown> = each.collect();
    (all.len() == filters.len()).then_some(all)
}

/// What `tshark -Y` shows for one filter; nothing where it does not take it.
pub fn shown_one(capture: &Path, filter: &str) -> Option<Shown> {
    let frames = frames(capture, filter)?;
    let count = u64::try_from(frames.len()).expect("a count");
    Some(Shown { count, sum: frames.iter().sum() })
}

/// The numbers of the frames that `tshark -Y` shows; nothing where it does not take the filter.
pub fn frames(capture: &Path, filter: &str) -> Option<Vec<u64>> {
    let output = Command::new("tshark")
        .args(["-n", "-r"])
        .arg(capture)
        .args(["-Y", filter, "-T", "fields", "-e", "frame.number"])
        .output()
        .expect("tshark runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    output
        .status
        .success()
        .then(|| text.lines().filter_map(|line| line.trim().parse().ok()).collect())
}

/// True where tshark is installed.
pub fn is_here() -> bool {
    Command::new("tshark").arg("--version").output().is_ok_and(|output| output.status.success())
}

/// The types of every field that tshark knows; several where a name is registered more than once.
pub fn types() -> &'static HashMap<String, Vec<String>> {
    static TYPES: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
        let output = Command::new("tshark").args(["-G", "fields"]).output().expect("tshark runs");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let mut types: HashMap<String, Vec<String>> = HashMap::new();
        for line in text.lines() {
            let cells: Vec<&str> = line.split('\t').collect();
            match *cells.as_slice() {
                ["F", _, name, kind, ..] => {
                    types.entry(name.to_owned()).or_default().push(kind.to_owned())
                }
                // Options are protocols by name only, with their octets.
                ["P", _, name, ..] if name.contains('.') => {
                    types.insert(name.to_owned(), vec!["FT_BYTES".to_owned()]);
                }
                _ => {}
            }
        }
        types
    });
    &TYPES
}
