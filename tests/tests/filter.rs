//! Display filters made from the captures: `sigwall filter` shows the frames that `tshark -Y` shows.
//!
//! A few hundred by default; `SIGWALL_FILTER_PAIRS=2500` for the full set, `SIGWALL_FILTER_SEED` for another. Without tshark or captures the test says so
//! and passes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use bumpalo::Bump;
use dissect::Row;
use policy::Filter;
use sigwall_tests::differential::expressions::{Dice, Seen, expression, note, note_told};
use sigwall_tests::differential::sharkd::Sharkd;
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
    let asked = |name| std::env::var(name).ok().and_then(|number| number.parse().ok());
    let pairs: usize = asked("SIGWALL_FILTER_PAIRS").unwrap_or(PAIRS);
    let seed: usize = asked("SIGWALL_FILTER_SEED").unwrap_or(1);
    let each = pairs.div_ceil(captures.len());
    let explained = explained();

    let mut compared = 0;
    let mut differences = Vec::new();
    for (place, capture) in captures.iter().enumerate() {
        let mut dice = Dice::new(u64::try_from(seed * 1000 + place).unwrap());
        let seen = seen(capture);
        let wanted: Vec<String> = (0..each).filter_map(|_| expression(&seen, &mut dice)).collect();
        for (frames, batch) in grouped(wanted, &found(&explained, capture)) {
            let unread = Unread::of(capture, frames.into_iter());
            // Commas part the statistics of a pass: what has one is judged alone.
            let (alone, together): (Vec<_>, Vec<_>) =
                batch.into_iter().partition(|filter| filter.contains(','));
            for batch in together.chunks(BATCH).chain(alone.chunks(1)) {
                compared += compare(capture, batch, &unread, &mut differences);
            }
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

/// Frames in which a field has values that we do not read: `field,frames,reason`. A field may end in `*`, frames are a
/// display filter; a filter about such a field is compared on all other frames. Behind `any:` one frame stands for all;
/// a field with `#` stands for filters that number layers.
struct Explained {
    field: String,
    frames: String,
}

fn explained() -> Vec<Explained> {
    let text = fs::read_to_string(root().join("tests/tests/filter/explained.csv")).unwrap();
    let rows = text.lines().skip(1).map(|line| {
        let mut cells = line.splitn(3, ',').map(str::to_owned);
        Explained { field: cells.next().unwrap(), frames: cells.next().unwrap() }
    });
    rows.collect()
}

impl Explained {
    fn is_any(&self) -> bool {
        self.frames.starts_with("any:")
    }

    fn asked(&self) -> &str {
        self.frames.trim_start_matches("any:")
    }

    fn is_about(&self, filter: &str) -> bool {
        let (field, is_numbered) = self
            .field
            .strip_suffix('#')
            .map_or((self.field.as_str(), false), |field| (field, true));
        filter.contains(field.trim_end_matches('*')) && (!is_numbered || filter.contains('#'))
    }
}

/// Those whose frames a capture has.
fn found<'e>(explained: &'e [Explained], capture: &Path) -> Vec<&'e Explained> {
    let filters: Vec<String> = explained.iter().map(|row| row.asked().to_owned()).collect();
    // Of a capture of one moment there are no statistics.
    let alone = || filters.iter().map(|filter| tshark::shown_one(capture, filter).unwrap());
    let shown = tshark::shown(capture, &filters).unwrap_or_else(|| alone().collect());
    explained.iter().zip(shown).filter(|(_, shown)| shown.count > 0).map(|(row, _)| row).collect()
}

/// Filters that leave out the same frames, behind what shows these frames.
fn grouped<'e>(
    filters: Vec<String>,
    found: &[&'e Explained],
) -> BTreeMap<Vec<&'e str>, Vec<String>> {
    let mut groups = BTreeMap::<Vec<&str>, Vec<String>>::new();
    for filter in filters {
        let about = found.iter().filter(|row| row.is_about(&filter));
        let frames = about.map(|row| if row.is_any() { "frame" } else { row.asked() }).collect();
        groups.entry(frames).or_default().push(filter);
    }
    groups
}

/// Frames that are not compared.
struct Unread {
    filter: Option<String>,
    frames: BTreeSet<u64>,
}

impl Unread {
    /// The frames that one of these filters shows.
    fn of<'f>(capture: &Path, filters: impl Iterator<Item = &'f str>) -> Self {
        let filters: Vec<&str> = filters.collect();
        let filter = (!filters.is_empty()).then(|| filters.join(" || "));
        let frames =
            filter.as_ref().map(|filter| tshark::frames(capture, filter).expect("a filter"));
        Self { filter, frames: frames.into_iter().flatten().collect() }
    }
}

/// Values of every field of Wireshark's that a capture has.
fn seen(capture: &Path) -> Seen {
    let known = tshark::types();
    let is_asked = |row: &Row| known.contains_key(row.name);
    let rows: Vec<Row> = dissect::fields().filter(is_asked).collect();
    let mut seen = Seen::new();
    each_frame(capture, |asked| {
        for layer in asked.frame.layers {
            for row in rows.iter().filter(|row| row.id.protocol == layer.protocol()) {
                layer.read(row.id, |value| note(&mut seen, row, value));
            }
        }
        for told in asked.frame.told {
            note_told(&mut seen, told.name, told.value);
        }
    });
    seen
}

fn each_frame(capture: &Path, mut visit: impl FnMut(&Asked<'_, '_>)) {
    let mut frames = Capture::open(capture).unwrap();
    let (mut tracer, mut arena, mut displayed_ns) = (Tracer::of_filters(true), Bump::new(), None);
    while let Some(record) = frames.next_frame().unwrap() {
        // Statistics show every frame.
        let frame = &tracer.trace(&record, &arena);
        visit(&Asked { record: &record, frame, displayed_ns });
        displayed_ns = Some(frame.times.epoch);
        arena.reset();
    }
}

/// Compares a batch; gives how many filters there were.
fn compare(
    capture: &Path,
    batch: &[String],
    unread: &Unread,
    differences: &mut Vec<String>,
) -> usize {
    let ours = shown(capture, batch, unread);
    let limited = |filter: &String| match &unread.filter {
        Some(frames) => format!("({filter}) && !({frames})"),
        None => filter.clone(),
    };
    let asked: Vec<String> = batch.iter().map(limited).collect();
    let is_alone = asked.iter().any(|filter| filter.contains(','));
    let together = || tshark::shown(capture, &asked).or_else(|| shown_of_taken(capture, &asked));
    let theirs = (!is_alone).then(together).flatten().unwrap_or_else(|| {
        let one = |filter: &String| tshark::shown_one(capture, filter).unwrap_or(NOT_TAKEN);
        asked.iter().map(one).collect()
    });
    for ((filter, ours), theirs) in batch.iter().zip(&ours).zip(&theirs) {
        if ours != theirs {
            differences
                .push(format!("{} {filter}: ours {ours:?}, tshark's {theirs:?}", name(capture)));
        }
    }
    batch.len()
}

/// The same where some are no filters: sharkd tells which.
fn shown_of_taken(capture: &Path, asked: &[String]) -> Option<Vec<Shown>> {
    let mut judge = Sharkd::start()?;
    let is_taken: Vec<bool> = asked.iter().map(|filter| judge.refuses(filter).is_none()).collect();
    let taken = asked.iter().zip(&is_taken).filter(|(_, is_taken)| **is_taken);
    let taken: Vec<String> = taken.map(|(filter, _)| filter.clone()).collect();
    let mut shown = tshark::shown(capture, &taken)?.into_iter();
    let each = |is_taken| if is_taken { shown.next() } else { Some(NOT_TAKEN) };
    is_taken.into_iter().map(each).collect()
}

/// What stands for a filter that is no filter.
const NOT_TAKEN: Shown = Shown { count: u64::MAX, sum: u64::MAX };

fn shown(capture: &Path, batch: &[String], unread: &Unread) -> Vec<Shown> {
    let filters: Vec<Option<Filter>> =
        batch.iter().map(|filter| Filter::parse(filter).ok()).collect();
    let mut shown: Vec<Shown> = filters
        .iter()
        .map(|filter| filter.as_ref().map_or(NOT_TAKEN, |_| Shown { count: 0, sum: 0 }))
        .collect();
    each_frame(capture, |asked| {
        if unread.frames.contains(&asked.record.number) {
            return;
        }
        for (filter, shown) in filters.iter().zip(&mut shown) {
            if filter.as_ref().is_some_and(|filter| filter.matches(asked)) {
                shown.count += 1;
                shown.sum += asked.record.number;
            }
        }
    });
    shown
}
