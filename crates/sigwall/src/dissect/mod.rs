//! `sigwall dissect FILE`: what every frame of a capture says, as tshark names it.

mod jsonl;
mod table;

use std::io::{Write as _, stdout};
use std::path::PathBuf;

use clap::Args;
use trace::Tracer;

use crate::args::{Format, FormatKind};
use crate::capture;
use crate::outcome::Outcome;

use jsonl::Lines;
use table::Table;

/// Which capture, and how.
#[derive(Debug, Args)]
pub(crate) struct DissectArgs {
    /// A capture: pcap or pcapng, gzip or not
    file: PathBuf,
    #[command(flatten)]
    format: Format,
}

pub(crate) fn run(args: &DissectArgs) -> anyhow::Result<Outcome> {
    let mut out = stdout().lock();
    match args.format.format {
        FormatKind::Jsonl => {
            capture::write(&args.file, &mut out, Tracer::telling(), Lines::new, Lines::add)?;
        }
        FormatKind::Table => {
            out.write_all(table::heads().as_bytes())?;
            capture::write_lines(
                &args.file,
                &mut out,
                Tracer::default(),
                Table::new(),
                Table::add,
            )?;
        }
    }
    out.flush()?;
    Ok(Outcome::Done)
}
