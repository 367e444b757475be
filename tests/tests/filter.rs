//! Display filters made from the captures: `sigwall filter` shows the frames that `tshark -Y` shows.
//!
//! A few hundred by default; `SIGWALL_FILTER_PAIRS=2500` for the full set. Without tshark or captures the test says so
//! and passes.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use bumpalo::Bump;
use dissect::Row;
use policy::Filter;
use sigwall_tests::differential::expressions::{Dice, Seen, expression, note};
use sigwall_tests::differential::tshark::{self, Shown};
use sigwall_tests::differential::{captures, folder, name};
use sigwall_tests::root;
use trace::{Asked, Capture, Tracer};

/// Filters that tshark judges in one pass.
const BATCH: usize = 60;
/// Pairs of a run that nobody asked for more.
const PAIRS: usize = 240;

#[test]
fn filters_show_the_frames_that_tshark_shows() {
    let captures = captures();
    if captures.is_empty() || !tshark::is_here() {
        eprintln!("SKIPPED: no tshark, or no captures in {}", folder().display());
        return;
    }
    let asked = std::env::var("SIGWALL_FILTER_PAIRS").ok().and_then(|pairs| pairs.parse().ok());
    let pairs: usize = asked.unwrap_or(PAIRS);
    let each = pairs.div_ceil(captures.len());
    let explained = explained();

    let mut compared = 0;
    let mut differences = Vec::new();
    for (place, capture) in captures.iter().enumerate() {
        let mut dice = Dice::new(1 + u64::try_from(place).unwrap());
        let seen = seen(capture, &explained);
        let wanted: Vec<String> = (0..each).filter_map(|_| expression(&seen, &mut dice)).collect();
        for batch in wanted.chunks(BATCH) {
            compared += compare(capture, batch, &mut differences);
        }
    }

    eprintln!("{compared} pairs of capture and filter compared");
    assert!(
        differences.is_empty(),
        "{} differences:\n{}",
        differences.len(),
        differences.join("\n")
    );
    assert!(compared >= pairs, "only {compared} pairs were compared");
}

/// Fields that say something else in a capture, or in all of them (`*`): `capture,field,reason`.
fn explained() -> BTreeSet<(String, String)> {
    let text = fs::read_to_string(root().join("tests/tests/filter/explained.csv")).unwrap();
    let rows = text.lines().skip(1).filter_map(|line| line.split_once(','));
    let fields = rows.filter_map(|(capture, rest)| Some((capture, rest.split_once(',')?.0)));
    fields.map(|(capture, field)| (capture.to_owned(), field.to_owned())).collect()
}

/// Values of every field of Wireshark's that a capture has.
fn seen(capture: &Path, explained: &BTreeSet<(String, String)>) -> Seen {
    let known = tshark::types();
    let is_explained = |row: &Row| {
        [name(capture), "*".to_owned()]
            .into_iter()
            .any(|place| explained.contains(&(place, row.name.to_owned())))
    };
    let is_asked = |row: &Row| known.contains_key(row.name) && !is_explained(row);
    let rows: Vec<Row> = dissect::fields().filter(is_asked).collect();
    let mut seen = Seen::new();
    each_frame(capture, |asked| {
        for layer in &asked.frame.layers {
            for row in rows.iter().filter(|row| row.id.protocol == layer.protocol()) {
                layer.read(row.id, |value| note(&mut seen, row, value));
            }
        }
    });
    seen
}

fn each_frame(capture: &Path, mut visit: impl FnMut(&Asked<'_, '_>)) {
    let mut frames = Capture::open(capture).unwrap();
    let (mut tracer, mut arena) = (Tracer::default(), Bump::new());
    while let Some(record) = frames.next_frame().unwrap() {
        visit(&Asked { record: &record, frame: &tracer.trace(&record, &arena) });
        arena.reset();
    }
}

/// Compares a batch; gives how many filters there were.
fn compare(capture: &Path, batch: &[String], differences: &mut Vec<String>) -> usize {
    let ours = shown(capture, batch);
    let theirs = tshark::shown(capture, batch).unwrap_or_else(|| {
        let one = |filter: &String| tshark::shown_one(capture, filter).unwrap_or(NOT_TAKEN);
        batch.iter().map(one).collect()
    });
    for ((filter, ours), theirs) in batch.iter().zip(&ours).zip(&theirs) {
        if ours != theirs {
            differences
                .push(format!("{} {filter}: ours {ours:?}, tshark's {theirs:?}", name(capture)));
        }
    }
    batch.len()
}

/// What stands for a filter that is no filter.
const NOT_TAKEN: Shown = Shown { count: u64::MAX, sum: u64::MAX };

fn shown(capture: &Path, batch: &[String]) -> Vec<Shown> {
    let filters: Vec<Option<Filter>> =
        batch.iter().map(|filter| Filter::parse(filter).ok()).collect();
    let mut shown: Vec<Shown> = filters
        .iter()
        .map(|filter| filter.as_ref().map_or(NOT_TAKEN, |_| Shown { count: 0, sum: 0 }))
        .collect();
    each_frame(capture, |asked| {
        for (filter, shown) in filters.iter().zip(&mut shown) {
            if filter.as_ref().is_some_and(|filter| filter.matches(asked)) {
                shown.count += 1;
                shown.sum += asked.record.number;
            }
        }
    });
    shown
}
