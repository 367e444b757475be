//! A frame as one line of JSON.

use std::collections::HashMap;
use std::fmt::Write as _;

use trace::{Frame, Layer, Record, show};
use wire::{FieldId, Kind};

/// Writes frames; the values of every field are collected in buffers that stay.
pub(super) struct Lines {
    /// Which buffer the field of each row goes to, by protocol.
    places: Vec<Vec<(usize, Kind)>>,
    buffers: Vec<(&'static str, String)>,
    used: Vec<usize>,
}

impl Lines {
    pub(super) fn new() -> Self {
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
        Self { places, buffers, used: Vec::new() }
    }

    /// Adds the line of a frame.
    pub(super) fn add(&mut self, record: &Record<'_>, frame: &Frame<'_>, line: &mut String) {
        for layer in frame.layers {
            self.collect(layer);
        }
        line.push_str("{\"frame\":");
        show::number(record.number, line);
        line.push_str(",\"protocols\":[");
        for (place, name) in frame.protocols.iter().enumerate() {
            line.push_str(if place == 0 { "\"" } else { ",\"" });
            line.push_str(name);
            line.push('"');
        }
        line.push_str("],\"fields\":{");
        for (count, place) in self.used.drain(..).enumerate() {
            let Some((name, values)) = self.buffers.get_mut(place) else { continue };
            line.push_str(if count == 0 { "\"" } else { ",\"" });
            line.push_str(name);
            line.push_str("\":[");
            line.push_str(values.strip_prefix(',').unwrap_or(values));
            line.push(']');
            values.clear();
        }
        line.push_str("},\"malformed\":");
        line.push_str(if frame.is_malformed() { "true" } else { "false" });
        if let Some(refused) = frame.refused() {
            let _ = write!(line, ",\"refused\":\"{refused}\"");
        }
        line.push_str("}\n");
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
