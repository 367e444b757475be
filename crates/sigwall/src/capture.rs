//! Walking through a capture: frame after frame, with progress for people.

use std::io::IsTerminal as _;
use std::path::Path;

use bumpalo::Bump;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use trace::{Capture, Frame, Record, Tracer};

/// Files below this are read before a bar could be seen.
const BAR_OCTETS: u64 = 16 << 20;
/// Frames between two looks at the bar.
const BAR_FRAMES: u64 = 4096;

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
