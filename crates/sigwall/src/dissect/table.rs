//! A frame as one line for people: who, to whom, and every message with its subscriber.

use std::fmt::Write as _;
use std::net::IpAddr;

use dissect::Row;
use trace::{Frame, Layer, Record, show};

/// Fields that are shown of every message that has them.
const SHOWN: [&str; 2] = ["e212.imsi", "e164.msisdn"];
/// Nanoseconds of a second, and seconds of a day.
const SECOND: u64 = 1_000_000_000;
const DAY: u64 = 86_400;

/// Heads of the columns.
pub(super) fn heads() -> String {
    format!("{:>7} {:>12} {:<39} {:<39} WHAT\n", "FRAME", "TIME", "SOURCE", "DESTINATION")
}

/// Writes frames; which fields are shown is looked up once.
pub(super) struct Table {
    shown: Vec<Row>,
    cell: String,
}

impl Table {
    pub(super) fn new() -> Self {
        let shown = dissect::fields().filter(|row| SHOWN.contains(&row.name)).collect();
        Self { shown, cell: String::new() }
    }

    /// Adds the line of a frame.
    pub(super) fn add(&mut self, record: &Record<'_>, frame: &Frame<'_>, line: &mut String) {
        let packet = frame.layers.iter().find_map(|layer| match layer {
            Layer::Packet(packet) => packet.addresses(),
            Layer::Message(_) => None,
        });
        let seconds = record.time_ns.checked_div(SECOND).unwrap_or(0) % DAY;
        let micros = record.time_ns % SECOND / 1000;
        // Writing to a string cannot fail.
        let _ = write!(line, "{:>7} {seconds:>5}.{micros:06} ", record.number);
        let (source, destination) = packet.unzip();
        self.address(source, line);
        self.address(destination, line);
        let begin = line.len();
        for layer in &frame.layers {
            let Layer::Message(_) = layer else { continue };
            if line.len() > begin {
                line.push_str(", ");
            }
            self.message(layer, line);
        }
        if line.len() == begin {
            line.push_str(&frame.protocols.join(" "));
        }
        if let Some(refused) = &frame.refused {
            let _ = write!(line, " [refused: {refused}]");
        }
        line.push('\n');
    }

    fn address(&mut self, address: Option<IpAddr>, line: &mut String) {
        self.cell.clear();
        if let Some(address) = address {
            show::address(address, &mut self.cell);
        }
        let _ = write!(line, "{:<39} ", self.cell);
    }

    fn message(&self, layer: &Layer<'_>, line: &mut String) {
        let Layer::Message(message) = layer else { return };
        line.push_str(message.protocol());
        line.push(' ');
        match message.name() {
            Some(name) => line.push_str(name),
            None => show::number(message.kind().into(), line),
        }
        let protocol = message.key().protocol;
        for row in self.shown.iter().filter(|row| row.id.protocol == protocol) {
            layer.read(row.id, |value| {
                line.push(' ');
                show::text(value, row.kind, line);
            });
        }
    }
}
