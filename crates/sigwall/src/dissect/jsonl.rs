//! A frame as one line of JSON.

use std::collections::HashMap;
use std::fmt::Write as _;

use policy::Told;
use trace::{Frame, Layer, Record, show};
use wire::{Kind, Value};

/// What is the same of every frame that nobody has touched.
const SAME: [&str; 4] = ["frame.encap_type", "frame.ignored", "frame.marked", "frame.offset_shift"];

/// Writes frames; the values of every field are collected in buffers that stay.
pub(super) struct Lines {
    /// Which buffer the field of each row goes to, by protocol.
    places: Vec<Vec<(usize, Kind)>>,
    /// The same of what stands in no message, in the order in which it is told, and whether it is a time.
    told: Vec<(&'static str, usize, bool)>,
    /// Where in that order the last one was found.
    last: usize,
    buffers: Vec<Buffer>,
    used: Vec<usize>,
}

/// The member of a field: its name, and its values with a comma behind each.
struct Buffer {
    text: String,
    /// Octets before the first value.
    head: usize,
}

impl Lines {
    pub(super) fn new() -> Self {
        let mut by_name = HashMap::new();
        let mut buffers = Vec::new();
        let mut places: Vec<Vec<(usize, Kind)>> = vec![Vec::new(); usize::from(u8::MAX)];
        for row in dissect::fields() {
            let place = *by_name.entry(row.name).or_insert_with(|| {
                let text = format!("\"{}\":[", row.name);
                buffers.push(Buffer { head: text.len(), text });
                buffers.len().saturating_sub(1)
            });
            // Told of every frame.
            let place = if row.name == "frame.len" { usize::MAX } else { place };
            if let Some(protocol) = places.get_mut(usize::from(row.id.protocol)) {
                protocol.push((place, row.kind));
            }
        }
        let told: Vec<_> = policy::told()
            .filter(|(name, _)| !SAME.contains(name))
            .map(|(name, is_time)| {
                let text = format!("\"{name}\":[");
                buffers.push(Buffer { head: text.len(), text });
                (name, buffers.len().saturating_sub(1), is_time)
            })
            .collect();
        Self { places, told, last: 0, buffers, used: Vec::new() }
    }

    /// Adds the line of a frame.
    pub(super) fn add(&mut self, record: &Record<'_>, frame: &Frame<'_>, line: &mut String) {
        for told in frame.told {
            self.tell(told);
        }
        for layer in frame.layers {
            self.collect(layer);
        }
        line.push_str("{\"frame\":");
        show::number(record.number, line);
        line.push_str(",\"time\":");
        show::seconds(i64::try_from(record.time_ns).unwrap_or(i64::MAX), line);
        line.push_str(",\"protocols\":[");
        for (place, name) in frame.protocols.iter().enumerate() {
            line.push_str(if place == 0 { "\"" } else { ",\"" });
            line.push_str(name);
            line.push('"');
        }
        line.push_str("],\"fields\":{\"frame.len\":[");
        show::number(record.frame().1.into(), line);
        line.push(']');
        for place in self.used.drain(..) {
            let Some(Buffer { text, head }) = self.buffers.get_mut(place) else { continue };
            // The comma behind the last value.
            text.pop();
            line.push(',');
            line.push_str(text);
            line.push(']');
            text.truncate(*head);
        }
        line.push_str("},\"malformed\":");
        line.push_str(if frame.is_malformed() { "true" } else { "false" });
        if let Some(refused) = frame.refused() {
            let _ = write!(line, ",\"refused\":\"{refused}\"");
        }
        line.push_str("}\n");
    }

    fn tell(&mut self, told: &Told<'_>) {
        let Self { told: names, last, buffers, used, .. } = self;
        let (before, behind) = names.split_at((*last).min(names.len()));
        let mut ahead = (*last..).zip(behind).chain((0..).zip(before));
        let found = ahead.find(|(_, (name, ..))| *name == told.name);
        let Some((found, (_, place, is_time))) = found else { return };
        *last = found.saturating_add(1);
        let Some(Buffer { text, head }) = buffers.get_mut(*place) else { return };
        if text.len() == *head {
            used.push(*place);
        }
        if let (true, Value::Number(ns)) = (*is_time, told.value) {
            show::seconds(ns.cast_signed(), text);
        } else {
            show::json(told.value, Kind::Signed, text);
        }
        text.push(',');
    }

    fn collect(&mut self, layer: &Layer<'_>) {
        let Self { places, buffers, used, .. } = self;
        let Some(places) = places.get(usize::from(layer.protocol())) else { return };
        layer.each(|row, value| {
            let Some((place, kind)) = places.get(usize::from(row)) else { return };
            let Some(Buffer { text, head }) = buffers.get_mut(*place) else { return };
            if text.len() == *head {
                used.push(*place);
            }
            show::json(value, *kind, text);
            text.push(',');
        });
    }
}
