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

/// Columns of an address.
const ADDRESS: usize = 39;
/// Octets of the columns that have a width.
const HEAD: usize = 101;
/// As many blanks as a column may need, and zeros of a fraction.
const BLANKS: &str = "                                        ";
const ZEROS: &str = "000000";

/// Writes frames; which fields are shown is looked up once.
pub(super) struct Table {
    /// By protocol.
    shown: Vec<Vec<Row>>,
}

impl Table {
    pub(super) fn new() -> Self {
        let mut shown = vec![Vec::new(); usize::from(u8::MAX)];
        for row in dissect::fields().filter(|row| SHOWN.contains(&row.name)) {
            if let Some(rows) = shown.get_mut(usize::from(row.id.protocol)) {
                rows.push(row);
            }
        }
        Self { shown }
    }

    /// Adds the line of a frame.
    pub(super) fn add(&mut self, record: &Record<'_>, frame: &Frame<'_>, line: &mut String) {
        let ends = frame.layers.iter().find_map(|layer| layer.packet()?.addresses());
        columns(record, ends, line);
        let begin = line.len();
        for layer in frame.layers {
            let Layer::Message(_) = layer else { continue };
            if line.len() > begin {
                line.push_str(", ");
            }
            self.message(layer, line);
        }
        if line.len() == begin {
            line.push_str(&frame.protocols.join(" "));
        }
        if let Some(refused) = frame.refused() {
            // Writing to a string cannot fail.
            let _ = write!(line, " [refused: {refused}]");
        }
        line.push('\n');
    }

    fn message(&self, layer: &Layer<'_>, line: &mut String) {
        let Layer::Message(message) = layer else { return };
        line.push_str(message.protocol());
        line.push(' ');
        match message.name() {
            Some(name) => line.push_str(name),
            None => show::number(message.kind().into(), line),
        }
        let rows = self.shown.get(usize::from(message.protocol_id()));
        for row in rows.into_iter().flatten() {
            layer.read(row.id, |value| {
                line.push(' ');
                show::text(value, row.kind, line);
            });
        }
    }
}

/// Writes the columns of numbers and addresses, which have the same width in almost every line.
fn columns(record: &Record<'_>, ends: Option<(IpAddr, IpAddr)>, line: &mut String) {
    let seconds = record.time_ns.checked_div(SECOND).unwrap_or(0) % DAY;
    let micros = record.time_ns % SECOND / 1000;
    let mut head = [b' '; HEAD];
    if let Some((IpAddr::V4(source), IpAddr::V4(destination))) = ends
        && show::digits(record.number, &mut head[..7])
    {
        show::digits(seconds, &mut head[8..13]);
        head[13] = b'.';
        head[14..20].fill(b'0');
        show::digits(micros, &mut head[14..20]);
        show::dotted(source, &mut head[21..60]);
        show::dotted(destination, &mut head[61..100]);
        line.push_str(str::from_utf8(&head).unwrap_or_default());
        return;
    }
    show::right(record.number, (7, BLANKS), line);
    line.push(' ');
    show::right(seconds, (5, BLANKS), line);
    line.push('.');
    show::right(micros, (6, ZEROS), line);
    line.push(' ');
    let (source, destination) = ends.unzip();
    address(source, line);
    address(destination, line);
}

/// Writes an address at the left of its column, and the blank behind it.
fn address(address: Option<IpAddr>, line: &mut String) {
    let begin = line.len();
    if let Some(address) = address {
        show::address(address, line);
    }
    let width = line.len().saturating_sub(begin);
    line.push_str(BLANKS.get(width.min(ADDRESS)..ADDRESS.saturating_add(1)).unwrap_or_default());
}
