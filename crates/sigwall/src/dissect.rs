//! `sigwall dissect FILE`: what every frame of a capture says, as tshark names it.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{BufWriter, Write as _, stdout};
use std::path::PathBuf;

use clap::Args;
use trace::{Frame, Layer, Record};
use wire::{FieldId, Kind};

use crate::args::{Format, FormatKind};
use crate::capture;
use crate::outcome::Outcome;
use trace::show;

/// Which capture, and how.
#[derive(Debug, Args)]
pub(crate) struct DissectArgs {
    /// A capture: pcap or pcapng, gzip or not
    file: PathBuf,
    #[command(flatten)]
    format: Format,
}

pub(crate) fn run(args: &DissectArgs) -> anyhow::Result<Outcome> {
    let mut out = BufWriter::with_capacity(1 << 20, stdout().lock());
    match args.format.format {
        FormatKind::Jsonl => {
            let mut lines = Lines::new();
            capture::walk(&args.file, |record, frame| {
                Ok(out.write_all(lines.line(record, frame).as_bytes())?)
            })?;
        }
        FormatKind::Table => {
            writeln!(out, "{}", heads())?;
            capture::walk(&args.file, |record, frame| {
                Ok(writeln!(out, "{}", row(record, frame))?)
            })?;
        }
    }
    out.flush()?;
    Ok(Outcome::Done)
}

/// Writes frames as JSON; the values of every field are collected in buffers that stay.
struct Lines {
    /// Which buffer the field of each row goes to, by protocol.
    places: Vec<Vec<(usize, Kind)>>,
    buffers: Vec<(&'static str, String)>,
    used: Vec<usize>,
    line: String,
}

impl Lines {
    fn new() -> Self {
        let mut by_name = HashMap::new();
        let mut buffers: Vec<(&'static str, String)> = Vec::new();
        let mut places: Vec<Vec<(usize, Kind)>> = vec![Vec::new(); usize::from(u8::MAX)];
        for row in dissect::fields() {
            let place = *by_name.entry(row.name).or_insert_with(|| {
                buffers.push((row.name, String::new()));
                buffers.len().saturating_sub(1)
            });
            if let Some(protocol) = places.get_mut(usize::from(row.id.protocol)) {
                protocol.push((place, row.kind));
            }
        }
        Self { places, buffers, used: Vec::new(), line: String::new() }
    }

    fn line(&mut self, record: &Record<'_>, frame: &Frame<'_>) -> &str {
        for layer in &frame.layers {
            self.collect(layer);
        }
        self.line.clear();
        self.line.push_str("{\"frame\":");
        show::number(record.number, &mut self.line);
        self.line.push_str(",\"protocols\":[");
        for (place, name) in frame.protocols.iter().enumerate() {
            self.line.push_str(if place == 0 { "\"" } else { ",\"" });
            self.line.push_str(name);
            self.line.push('"');
        }
        self.line.push_str("],\"fields\":{");
        for (count, place) in self.used.drain(..).enumerate() {
            let Some((name, values)) = self.buffers.get_mut(place) else { continue };
            self.line.push_str(if count == 0 { "\"" } else { ",\"" });
            self.line.push_str(name);
            self.line.push_str("\":[");
            self.line.push_str(values.strip_prefix(',').unwrap_or(values));
            self.line.push(']');
            values.clear();
        }
        self.line.push_str("},\"malformed\":");
        self.line.push_str(if frame.is_malformed { "true" } else { "false" });
        if let Some(refused) = &frame.refused {
            let _ = write!(self.line, ",\"refused\":\"{refused}\"");
        }
        self.line.push_str("}\n");
        &self.line
    }

    fn collect(&mut self, layer: &Layer<'_>) {
        let protocol = layer.protocol();
        let Self { places, buffers, used, .. } = self;
        let Some(places) = places.get(usize::from(protocol)) else { return };
        layer.rows(|row| {
            let Some((place, kind)) = places.get(usize::from(row)) else { return };
            let Some((_, buffer)) = buffers.get_mut(*place) else { return };
            let was_empty = buffer.is_empty();
            layer.read(FieldId { protocol, row }, |value| {
                buffer.push(',');
                show::json(value, *kind, buffer);
            });
            if was_empty && !buffer.is_empty() {
                used.push(*place);
            }
        });
    }
}

fn heads() -> String {
    format!("{:>7} {:>12} {:<39} {:<39} {}", "FRAME", "TIME", "SOURCE", "DESTINATION", "WHAT")
}

/// One line for people: who, to whom, and every message with its subscriber.
fn row(record: &Record<'_>, frame: &Frame<'_>) -> String {
    let packet = frame.layers.iter().find_map(|layer| match layer {
        Layer::Packet(packet) => packet.addresses(),
        Layer::Message(_) => None,
    });
    let (source, destination) = packet.map_or_else(Default::default, |(source, destination)| {
        (source.to_string(), destination.to_string())
    });
    let seconds = std::time::Duration::from_nanos(record.time_ns).as_secs_f64() % 86_400.0;
    let what = what(frame);
    format!("{:>7} {seconds:>12.6} {source:<39} {destination:<39} {what}", record.number)
}

fn what(frame: &Frame<'_>) -> String {
    let messages: Vec<String> = frame.layers.iter().filter_map(message).collect();
    let what = if messages.is_empty() { frame.protocols.join(" ") } else { messages.join(", ") };
    match &frame.refused {
        Some(refused) => format!("{what} [refused: {refused}]"),
        None => what,
    }
}

fn message(layer: &Layer<'_>) -> Option<String> {
    let Layer::Message(message) = layer else { return None };
    let name = message.name().map_or_else(|| message.kind().to_string(), str::to_owned);
    let mut text = format!("{} {name}", message.protocol());
    for field in ["e212.imsi", "e164.msisdn"] {
        let row = dissect::field(message.key().protocol, field);
        if let Some(row) = row {
            layer.read(row.id, |value| {
                text.push(' ');
                show::text(value, row.kind, &mut text);
            });
        }
    }
    Some(text)
}
