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
const CHUNK_FRAMES: usize = 1024;
const CHUNK_OCTETS: usize = 16 << 20;
/// Frames that are worth a thread.
const PART_MIN: usize = 128;
/// Threads.
const WORKERS_MAX: usize = 16;

/// Octets of text that are written at a time.
const TEXT_OCTETS: usize = 1 << 16;

/// Writes what is said of every frame, in order, each before the next is read: of little text, which takes less time to
/// make than to hand frames to other processors.
pub(crate) fn write_lines<T>(
    file: &Path,
    out: &mut impl Write,
    mut tracer: Tracer,
    mut worker: T,
    add: Add<T>,
) -> anyhow::Result<()> {
    let mut capture = Capture::open(file)?;
    let bar = bar(capture.progress().1)?;
    let mut arena = Bump::new();
    let mut text = String::with_capacity(TEXT_OCTETS);
    let end = loop {
        let record = match capture.next_frame() {
            Ok(Some(record)) => record,
            Ok(None) => break Ok(()),
            Err(error) => break Err(error),
        };
        add(&mut worker, &record, &tracer.trace(&record, &arena), &mut text);
        if record.number.is_multiple_of(BAR_FRAMES) {
            bar.set_position(capture.progress().0);
        }
        if text.len() >= TEXT_OCTETS {
            out.write_all(text.as_bytes())?;
            text.clear();
        }
        empty(&mut arena);
    };
    out.write_all(text.as_bytes())?;
    end?;
    bar.finish_and_clear();
    Ok(())
}

/// Writes what a worker makes of every frame, in order, on all processors: frames follow from each other, their text
/// does not, so that it is made of some while the next are read.
pub(crate) fn write<T: Send>(
    file: &Path,
    out: &mut impl Write,
    tracer: Tracer,
    worker: impl Fn() -> T,
    add: Add<T>,
) -> anyhow::Result<()> {
    let capture = Capture::open(file)?;
    let bar = bar(capture.progress().1)?;
    let count =
        std::thread::available_parallelism().map_or(1, |count| count.get().min(WORKERS_MAX));
    let workers = (0..count).map(|_| (worker(), String::new())).collect();
    let mut writing = Writing { capture, tracer, workers, add, out, bar };
    let (mut even, mut odd) = (Bump::new(), Bump::new());
    let mut chunk = writing.read(&even);
    loop {
        let Some(next) = writing.turn(chunk, &odd)? else { return Ok(()) };
        empty(&mut even);
        let Some(next) = writing.turn(next, &even)? else { return Ok(()) };
        empty(&mut odd);
        chunk = next;
    }
}

/// Adds the text of a frame.
type Add<T> = fn(&mut T, &Record<'_>, &Frame<'_>, &mut String);
/// Frames that stay until they are written.
type Frames<'a> = Vec<(Record<'a>, Frame<'a>)>;

/// Frames, and why there are no more behind them.
struct Chunk<'a> {
    frames: Frames<'a>,
    end: Option<Result<(), CaptureError>>,
}

/// A capture on its way from a file to text.
struct Writing<'o, T, W> {
    capture: Capture,
    tracer: Tracer,
    workers: Vec<(T, String)>,
    add: Add<T>,
    out: &'o mut W,
    bar: ProgressBar,
}

impl<T: Send, W: Write> Writing<'_, T, W> {
    /// Reads the next frames while the text of these is made; nothing where there are none.
    fn turn<'a>(
        &mut self,
        Chunk { frames, end }: Chunk<'_>,
        arena: &'a Bump,
    ) -> anyhow::Result<Option<Chunk<'a>>> {
        let each = frames.len().div_ceil(self.workers.len().max(1)).max(PART_MIN);
        let mut workers = std::mem::take(&mut self.workers);
        let add = self.add;
        let next = std::thread::scope(|scope| {
            let mut parts = workers.iter_mut().zip(frames.chunks(each));
            let own = if end.is_some() { parts.next() } else { None };
            for (worker, part) in parts {
                scope.spawn(move || work(worker, part, add));
            }
            if let Some((worker, part)) = own {
                work(worker, part, add);
            }
            end.is_none().then(|| self.read(arena))
        });
        for (_, text) in &mut workers {
            self.out.write_all(text.as_bytes())?;
            text.clear();
        }
        self.workers = workers;
        end.unwrap_or(Ok(()))?;
        if next.is_none() {
            self.bar.finish_and_clear();
        }
        Ok(next)
    }

    /// The next frames.
    fn read<'a>(&mut self, arena: &'a Bump) -> Chunk<'a> {
        let mut frames = Vec::with_capacity(CHUNK_FRAMES);
        let mut end = None;
        while end.is_none() && frames.len() < CHUNK_FRAMES && arena.allocated_bytes() < CHUNK_OCTETS
        {
            match self.capture.next_frame() {
                Ok(Some(record)) => {
                    let record = kept(&record, arena);
                    frames.push((record, self.tracer.trace(&record, arena)));
                }
                Ok(None) => end = Some(Ok(())),
                Err(error) => end = Some(Err(error)),
            }
        }
        self.bar.set_position(self.capture.progress().0);
        Chunk { frames, end }
    }
}

/// An arena for other frames; what one of unusual size took is given back.
fn empty(arena: &mut Bump) {
    arena.reset();
    if arena.allocated_bytes() >= CHUNK_OCTETS {
        *arena = Bump::new();
    }
}

fn work<T>((worker, text): &mut (T, String), part: &[(Record<'_>, Frame<'_>)], add: Add<T>) {
    for (record, frame) in part {
        add(worker, record, frame, text);
    }
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
