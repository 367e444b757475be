//! What we say of a frame, in the words of the truth.

use std::collections::HashMap;

use dissect::{Message, Row};
use packet::{Protocol, Transport};
use trace::{Frame, Layer, show};
use wire::{Kind, Value};

use super::Told;
use super::keys::{CHUNK, COMPONENT, COMPONENT_KINDS, Form, Key, LISTS, NAMES, TCAP_KINDS};

/// Reads fields of layers by name.
#[derive(Debug)]
pub struct Observer {
    rows: HashMap<(u8, &'static str), Row>,
}

impl Default for Observer {
    fn default() -> Self {
        Self { rows: dissect::fields().map(|row| ((row.id.protocol, row.name), row)).collect() }
    }
}

impl Observer {
    /// Every key of a frame that the truth may have.
    pub fn observe(&self, frame: &Frame<'_>) -> Told {
        let mut told = Told::new();
        let layers = frame.layers;
        let names = frame.protocols.iter().filter(|name| NAMES.contains(name));
        told.insert("proto".to_owned(), names.map(|name| (*name).to_owned()).collect());
        self.packets(unquoted(layers), &mut told);
        if frame.is_fragment() {
            told.insert("frag".to_owned(), vec!["true".to_owned()]);
        }
        for list in LISTS {
            let of = |group: &'static [u8]| {
                layers.iter().filter(move |layer| group.contains(&layer.protocol()))
            };
            for (place, layer) in list.groups.iter().copied().flat_map(of).enumerate() {
                let path = format!("{}[{place}]", list.name);
                self.keys(layer, list.keys, &path, &mut told);
                self.kind(layer, &path, &mut told);
            }
        }
        self.components(layers, &mut told);
        self.sctp(frame, unquoted(layers), &mut told);
        if frame.is_malformed() {
            told.insert("malformed".to_owned(), vec!["true".to_owned()]);
        }
        told.retain(|_, values| !values.is_empty());
        told
    }

    fn packets(&self, layers: &[Layer<'_>], told: &mut Told) {
        let packets = || layers.iter().filter(|layer| layer.packet().is_some());
        let mut ends = packets().filter_map(|layer| {
            layer.packet()?.addresses().map(|(source, destination)| [source, destination])
        });
        for (key, address) in ["src", "dst"].into_iter().zip(ends.next().into_iter().flatten()) {
            told.insert(key.to_owned(), vec![address.to_string()]);
        }
        let inner = ends.flatten().map(|address| address.to_string()).collect();
        told.insert("inner".to_owned(), inner);
        for transport in ["udp", "tcp", "sctp"] {
            let ports = |end: &str| {
                let field = format!("{transport}.{end}");
                packets().find_map(|layer| self.read(layer, &field).into_iter().next())
            };
            if let Some(port) = ports("srcport") {
                told.insert("l4".to_owned(), vec![transport.to_owned()]);
                told.insert("sport".to_owned(), vec![port]);
                told.insert("dport".to_owned(), ports("dstport").into_iter().collect());
                break;
            }
        }
    }

    fn kind(&self, layer: &Layer<'_>, path: &str, told: &mut Told) {
        if layer.protocol() == dissect::TCAP {
            let mut kinds =
                TCAP_KINDS.iter().filter(|(_, field)| !self.read(layer, field).is_empty());
            told.extend(
                kinds.next().map(|(kind, _)| (format!("{path}.type"), vec![(*kind).to_owned()])),
            );
        }
    }

    fn components(&self, layers: &[Layer<'_>], told: &mut Told) {
        let mut place = 0;
        for (name, protocol) in [("gsm_map", dissect::MAP), ("camel", dissect::CAP)] {
            let of = layers.iter().filter(|layer| layer.protocol() == protocol);
            // A dialogue has no kind and is no component.
            for (layer, kind) in of.filter_map(|layer| Some((layer, self.component(layer)?))) {
                let path = format!("comp[{place}]");
                told.insert(format!("{path}.proto"), vec![name.to_owned()]);
                told.insert(format!("{path}.kind"), vec![kind.to_owned()]);
                self.keys(layer, COMPONENT, &path, told);
                place += 1;
            }
        }
    }

    fn component(&self, layer: &Layer<'_>) -> Option<&'static str> {
        let has = |field: &&str| !self.read(layer, field).is_empty();
        let kind = COMPONENT_KINDS.iter().find(|(_, fields)| fields.iter().any(has));
        kind.map(|(kind, _)| *kind)
    }

    /// A frame that was not captured whole has no checksum that could be checked.
    fn sctp(&self, frame: &Frame<'_>, layers: &[Layer<'_>], told: &mut Told) {
        let is_chunk = |layer: &&Layer<'_>| matches!(layer, Layer::Message(Message::Sctp(_)));
        for (place, layer) in layers.iter().filter(is_chunk).enumerate() {
            let path = format!("sctp.chunks[{place}]");
            self.keys(layer, CHUNK, &path, told);
            // The truth lists the addresses of INIT and INIT ACK alone.
            if !matches!(layer, Layer::Message(Message::Sctp(chunk)) if chunk.kind.0 == 1 || chunk.kind.0 == 2)
            {
                told.remove(&format!("{path}.addrs"));
            }
        }
        for layer in layers {
            let Some(packet) = layer.packet() else { continue };
            self.keys(layer, &[("vtag", Form::Hex(8), &["sctp.verification_tag"])], "sctp", told);
            let Transport::Sctp(header) = packet.transport else { continue };
            if frame.is_cut() {
                continue;
            }
            let word = if header.is_intact(packet.payload) { "good" } else { "bad" };
            told.entry("sctp.crc".to_owned()).or_insert_with(|| vec![word.to_owned()]);
        }
    }

    fn keys(&self, layer: &Layer<'_>, keys: &[Key], path: &str, told: &mut Told) {
        for (key, form, fields) in keys {
            let is_list = matches!(
                form,
                Form::Every
                    | Form::EveryHex(_)
                    | Form::Distinct
                    | Form::DistinctHex(_)
                    | Form::NonZero
            );
            let each = fields.iter().map(|field| self.read(layer, field));
            let values: Vec<String> = if is_list {
                each.flatten().collect()
            } else {
                each.into_iter().find(|values| !values.is_empty()).unwrap_or_default()
            };
            let values = shape(*form, values);
            if !values.is_empty() {
                told.entry(format!("{path}.{key}")).or_insert(values);
            }
        }
    }

    /// Every value of a field of a layer, as tshark prints it.
    fn read(&self, layer: &Layer<'_>, field: &str) -> Vec<String> {
        let mut values = Vec::new();
        if let Some(row) = self.rows.get(&(layer.protocol(), field)) {
            layer.read(row.id, |value| values.push(shown(value, row.kind)));
        }
        values
    }
}

/// Layers but those that an error of ICMP is about, whose packets the truth does not list (RFC 792, RFC 4443 §3).
fn unquoted<'l, 'a>(layers: &'l [Layer<'a>]) -> &'l [Layer<'a>] {
    let is_error = |layer: &Layer<'_>| {
        let Some(packet) = layer.packet() else { return false };
        match packet.transport {
            Transport::Icmpv6 { kind } => kind < 128,
            Transport::Udp { .. } | Transport::Tcp(_) | Transport::Sctp(_) => false,
            Transport::Other => {
                packet.protocol == Protocol::ICMP
                    && matches!(packet.payload.first(), Some(3 | 4 | 5 | 11 | 12))
            }
        }
    };
    let len = layers.iter().position(is_error).map_or(layers.len(), |place| place + 1);
    &layers[..len]
}

fn shown(value: Value<'_>, kind: Kind) -> String {
    let mut text = String::new();
    show::text(value, kind, &mut text);
    text
}

fn shape(form: Form, mut values: Vec<String>) -> Vec<String> {
    match form {
        Form::First => values.truncate(1),
        Form::Hex(width) => {
            values.truncate(1);
            values = values.iter().map(|value| hex(value, width)).collect();
        }
        Form::Plain => {
            values.truncate(1);
            values = values.iter().map(|value| value.replace(':', "")).collect();
        }
        Form::Every => {}
        Form::EveryHex(width) => values = values.iter().map(|value| hex(value, width)).collect(),
        Form::Distinct => values = distinct(values),
        Form::DistinctHex(width) => {
            values = distinct(values.iter().map(|value| hex(value, width)).collect());
        }
        Form::IsZero | Form::IsSet => {
            let is_zero = values.first().map(|value| value == "0");
            let is_told = is_zero == Some(form == Form::IsZero);
            values = if is_told { vec!["true".to_owned()] } else { Vec::new() };
        }
        Form::NonZero => values.retain(|value| value != "0"),
    }
    values
}

fn distinct(values: Vec<String>) -> Vec<String> {
    values.into_iter().fold(Vec::new(), |mut seen, value| {
        if !seen.contains(&value) {
            seen.push(value);
        }
        seen
    })
}

fn hex(value: &str, width: usize) -> String {
    value.parse::<u64>().map_or_else(|_| value.to_owned(), |number| format!("{number:0width$x}"))
}
