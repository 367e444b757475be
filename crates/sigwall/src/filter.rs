//! `sigwall filter FILE EXPR`: the frames that `tshark -Y EXPR` would show.

use std::io::{Write as _, stdout};
use std::path::PathBuf;

use clap::Args;
use policy::Filter;
use trace::{Asked, Frame, Record, Tracer, show};

use crate::capture;
use crate::outcome::{Outcome, say};

/// Which capture, and what is wanted of it.
#[derive(Debug, Args)]
#[command(after_long_help = told())]
pub(crate) struct FilterArgs {
    /// A capture: pcap or pcapng, gzip or not
    file: PathBuf,
    /// A display filter, such as `gtpv2.message_type == 32 && e212.imsi contains "901"`
    expression: String,
}

/// The fields that stand in no message.
fn told() -> String {
    let names: Vec<&str> = policy::told().map(|(name, _)| name).collect();
    format!(
        "Beside the fields of rules/fields.md it knows what the capture and the frames before tell: frame, frame.number, \
         frame.len, frame.cap_len, frame.protocols, frame.time, frame.time_epoch, frame.time_relative, \
         frame.time_delta, frame.time_delta_displayed, {}",
        names.join(", ")
    )
}

pub(crate) fn run(args: &FilterArgs) -> anyhow::Result<Outcome> {
    let filter = match Filter::parse(&args.expression) {
        Ok(filter) => filter,
        Err(errors) => {
            say(&errors.to_string());
            return Ok(Outcome::Usage);
        }
    };
    let mut out = stdout().lock();
    let tracer = Tracer::of_filters(filter.asks_the_past());
    capture::write_lines(&args.file, &mut out, tracer, (&filter, None), add)?;
    out.flush()?;
    Ok(Outcome::Done)
}

/// A filter, and when the frame came that it showed last.
type Showing<'f> = (&'f Filter, Option<i128>);

/// Adds the number of a frame of which the filter holds.
fn add(showing: &mut Showing<'_>, record: &Record<'_>, frame: &Frame<'_>, line: &mut String) {
    let (filter, displayed_ns) = showing;
    if filter.matches(&Asked { record, frame, displayed_ns: *displayed_ns }) {
        *displayed_ns = Some(frame.times.epoch);
        show::number(record.number, line);
        line.push('\n');
    }
}
