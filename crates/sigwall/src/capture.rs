//! Walking through a capture: frame after frame, with progress for people.

use std::io::{IsTerminal as _, Write};
use std::path::Path;

use bumpalo::Bump;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use trace::{Capture, CaptureError, Frame, Record, Tracer};

/// Files below this are read before a bar could be seen.
const BAR_OCTETS: u64 = 16 << 20;
/// Frames between two looks at the bar.
const BAR_FRAMES: u64 = 4096;
/// Frames at hand at a time, and octets of theirs.
const CHUNK_FRAMES: usize = 4096;
const CHUNK_OCTETS: usize = 16 << 20;
/// Frames that are worth a thread.
const PART_MIN: usize = 128;
/// Threads.
const WORKERS_MAX: usize = 16;

/// Gives every frame of a capture, in order, with its layers.
pub(crate) fn walk(
    file: &Path,
    mut visit: impl FnMut(&Record<'_>, &Frame<'_>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut tracer = Tracer::default();
    let mut arena = Bump::new();
    records(file, |record| {
        visit(record, &tracer.trace(record, &arena))?;
        arena.reset();
        Ok(())
    })
}

/// Writes what a worker makes of every frame, in order, on all processors: frames follow from each other, their text
/// does not.
pub(crate) fn write<T: Send>(
    file: &Path,
    out: &mut impl Write,
    worker: fn() -> T,
    add: Add<T>,
) -> anyhow::Result<()> {
    let mut capture = Capture::open(file)?;
    let bar = bar(capture.progress().1)?;
    let count =
        std::thread::available_parallelism().map_or(1, |count| count.get().min(WORKERS_MAX));
    let mut workers: Vec<_> = (0..count).map(|_| (worker(), String::new())).collect();
    let (mut tracer, mut arena) = (Tracer::default(), Bump::new());
    loop {
        let (frames, end) = chunk(&mut capture, &mut tracer, &arena);
        let is_last = frames.is_empty() || end.is_err();
        share(&frames, &mut workers, add);
        for (_, text) in &mut workers {
            out.write_all(text.as_bytes())?;
            text.clear();
        }
        end?;
        if is_last {
            bar.finish_and_clear();
            return Ok(());
        }
        drop(frames);
        arena.reset();
        bar.set_position(capture.progress().0);
    }
}

/// Adds the text of a frame.
type Add<T> = fn(&mut T, &Record<'_>, &Frame<'_>, &mut String);
/// Frames that stay until they are written.
type Chunk<'a> = Vec<(Record<'a>, Frame<'a>)>;

/// The next frames, and why there are no more.
fn chunk<'a>(
    capture: &mut Capture,
    tracer: &mut Tracer,
    arena: &'a Bump,
) -> (Chunk<'a>, Result<(), CaptureError>) {
    let mut frames = Vec::with_capacity(CHUNK_FRAMES);
    while frames.len() < CHUNK_FRAMES && arena.allocated_bytes() < CHUNK_OCTETS {
        match capture.next_frame() {
            Ok(Some(record)) => {
                let record = kept(&record, arena);
                frames.push((record, tracer.trace(&record, arena)));
            }
            Ok(None) => break,
            Err(error) => return (frames, Err(error)),
        }
    }
    (frames, Ok(()))
}

/// A part of the frames for each worker.
fn share<T: Send>(frames: &Chunk<'_>, workers: &mut [(T, String)], add: Add<T>) {
    let each = frames.len().div_ceil(workers.len().max(1)).max(PART_MIN);
    let work = |(worker, text): &mut (T, String), part: &[(Record<'_>, Frame<'_>)]| {
        for (record, frame) in part {
            add(worker, record, frame, text);
        }
    };
    let mut parts = workers.iter_mut().zip(frames.chunks(each));
    let Some((first, part)) = parts.next() else { return };
    std::thread::scope(|scope| {
        for (worker, part) in parts {
            scope.spawn(move || work(worker, part));
        }
        work(first, part);
    });
}

fn kept<'a>(record: &Record<'_>, arena: &'a Bump) -> Record<'a> {
    Record {
        interface_name: record.interface_name.map(|name| &*arena.alloc_str(name)),
        octets: arena.alloc_slice_copy(record.octets),
        ..*record
    }
}

/// Gives every frame of a capture, in order.
pub(crate) fn records(
    file: &Path,
    mut visit: impl FnMut(&Record<'_>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut capture = Capture::open(file)?;
    let bar = bar(capture.progress().1)?;
    let mut read = 0;
    while let Some(record) = capture.next_frame()? {
        visit(&record)?;
        let number = record.number;
        if number.is_multiple_of(BAR_FRAMES) {
            read = capture.progress().0;
            bar.set_position(read);
        }
    }
    bar.set_position(read);
    bar.finish_and_clear();
    Ok(())
}

fn bar(size: u64) -> anyhow::Result<ProgressBar> {
    let is_seen = size >= BAR_OCTETS && std::io::stderr().is_terminal();
    let target = if is_seen { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let style =
        ProgressStyle::with_template("{bar:40} {bytes}/{total_bytes} {bytes_per_sec} {eta}")?;
    Ok(ProgressBar::with_draw_target(Some(size), target).with_style(style))
}
