//! Captures with octets changed at random: what tshark reads beside what we read, frame by frame.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use bumpalo::Bump;
use dissect::Row;
use trace::{Capture, Frame, LinkType, Tracer, show};
use wire::Kind;

use super::expressions::Dice;

/// Message types, identifiers, operations and results: what two readers must not understand differently.
pub const FIELDS: &[&str] = &[
    "gtp.message",
    "gtp.teid",
    "gtp.seq_number",
    "gtp.tid",
    "gtpv2.message_type",
    "gtpv2.teid",
    "gtpv2.seq",
    "pfcp.msg_type",
    "pfcp.seid",
    "pfcp.seqno",
    "diameter.cmd.code",
    "diameter.applicationId",
    "diameter.hopbyhopid",
    "diameter.endtoendid",
    "m3ua.message_class",
    "m3ua.message_type",
    "m3ua.protocol_data_opc",
    "m3ua.protocol_data_dpc",
    "m2pa.type",
    "m2ua.message_class",
    "m2ua.message_type",
    "sua.message_class",
    "sua.message_type",
    "sccp.message_type",
    "tcap.otid",
    "tcap.dtid",
    "gsm_old.localValue",
    "camel.local",
    "isup.message_type",
];

const ETHERNET: usize = 14;
const IPV4: usize = 20;
/// Octets of one frame that are changed at most.
const CHANGES_MAX: usize = 3;

/// A frame in which a field has other values.
#[derive(Debug)]
pub struct Disagreement {
    /// Which field.
    pub field: &'static str,
    /// Our values.
    pub ours: Vec<String>,
    /// Those of tshark.
    pub theirs: Vec<String>,
    /// The data plane refuses the frame.
    pub is_refused: bool,
    /// tshark calls the frame malformed.
    pub is_malformed: bool,
    /// A segment before it, of the same connection, began a message that it goes on with.
    pub is_promised: bool,
    /// Its connection has a segment, this one or one before it, that ends with no message's end.
    pub is_torn: bool,
    /// Its association has both kinds of chunks with data.
    pub is_mixed: bool,
    /// What the frame begins with.
    pub link: LinkType,
    /// Names of the protocols that tshark saw.
    pub protocols: String,
    /// The frame.
    pub octets: Vec<u8>,
}

/// Every frame of a capture with its first link type; the type, and the frames.
pub fn frames(capture: &Path) -> (LinkType, Vec<Vec<u8>>) {
    let mut reader = Capture::open(capture).expect("a capture");
    let (mut link, mut frames) = (None, Vec::new());
    while let Some(record) = reader.next_frame().expect("a frame") {
        if *link.get_or_insert(record.link) == record.link {
            frames.push(record.octets.to_vec());
        }
    }
    (link.unwrap_or(LinkType(1)), frames)
}

/// Changes up to three octets behind the headers of a frame of version 4. Each `round` through a capture has addresses
/// and verification tags of its own, and so has each frame of SCTP without pieces of messages, by its `place`: no frame
/// is the repetition of another.
pub fn mutate(link: LinkType, frame: &mut [u8], (round, place): (usize, usize), dice: &mut Dice) {
    let network = link.packet_offset().unwrap_or(ETHERNET);
    let header = frame.get(network..).and_then(|inside| inside.get(..IPV4));
    let Some(header) = header.filter(|header| header[0] == 0x45) else { return };
    let transport = match header[9] {
        6 => 20,
        132 => 12,
        _ => 8,
    };
    let begin = network + IPV4 + transport;
    let Some(room) = frame.len().checked_sub(begin).filter(|room| *room > 0) else { return };
    let sixteen = |number| u16::try_from(number & 0xffff).expect("sixteen bits").to_be_bytes();
    let mut change = |at: usize, by: [u8; 2]| {
        frame[at] ^= by[0];
        frame[at + 1] ^= by[1];
    };
    change(network + 12, sixteen(round));
    change(network + 16, sixteen(round));
    if transport == 12 {
        let tag = network + IPV4 + 4;
        change(tag, sixteen(round));
        if has_no_pieces(&frame[begin..]) {
            frame[tag + 2] ^= sixteen(place)[0];
            frame[tag + 3] ^= sixteen(place)[1];
        }
    }
    for _ in 0..=dice.below(CHANGES_MAX) {
        // The first octets of a message decide most.
        let reach = if dice.below(2) == 0 { room.min(48) } else { room };
        let place = begin + dice.below(reach);
        frame[place] = match dice.below(4) {
            0 => frame[place] ^ (1 << dice.below(8)),
            1 => [0, 1, 0x7f, 0x80, 0xff][dice.below(5)],
            2 => frame[place].wrapping_add(1),
            _ => u8::try_from(dice.below(256)).expect("an octet"),
        };
    }
}

/// True where every chunk of data is a whole message (RFC 9260 §3.3.1).
fn has_no_pieces(mut chunks: &[u8]) -> bool {
    while let [kind, flags, high, low, ..] = chunks {
        if *kind == 0 && flags & 3 != 3 {
            return false;
        }
        let len = usize::from(u16::from_be_bytes([*high, *low])).next_multiple_of(4).max(4);
        chunks = chunks.get(len..).unwrap_or_default();
    }
    true
}

/// Writes frames as a capture.
pub fn write(path: &Path, link: LinkType, frames: &[Vec<u8>]) {
    let mut file = std::io::BufWriter::new(fs::File::create(path).expect("a file"));
    let words = [0xa1b2_c3d4_u32, 0x0004_0002, 0, 0, 1 << 18, link.0];
    let mut put = |octets: &[u8]| file.write_all(octets).expect("room on the disk");
    words.iter().for_each(|word| put(&word.to_le_bytes()));
    for (place, frame) in frames.iter().enumerate() {
        let len = u32::try_from(frame.len()).expect("a length");
        let time = 1_700_000_000 + u32::try_from(place).expect("a number");
        [time, 0, len, len].iter().for_each(|word| put(&word.to_le_bytes()));
        put(frame);
    }
}

/// What tshark and we read differently in a capture, and how many frames it has.
pub fn compare(capture: &Path, mut visit: impl FnMut(Disagreement)) -> usize {
    let rows: Vec<Vec<Row>> = FIELDS.iter().map(|field| dissect::find(field).collect()).collect();
    let theirs = read_by_tshark(capture);
    let mut lines = theirs.lines();
    let mut reader = Capture::open(capture).expect("a capture");
    let (mut tracer, mut arena, mut count) = (Tracer::default(), Bump::new(), 0);
    let mut connections = Connections::default();
    let mut associations = Associations::default();
    while let Some(record) = reader.next_frame().expect("a frame") {
        let cells: Vec<&str> = lines.next().expect("a line for each frame").split('\t').collect();
        let frame = tracer.trace(&record, &arena);
        let is_mixed = associations.are_mixed_by(record.link, record.octets);
        let (is_promised, is_torn) = connections.take(record.link, record.octets);
        for ((field, rows), cell) in FIELDS.iter().zip(&rows).zip(&cells[2..]) {
            let (ours, theirs) = (read(&frame, rows), their_values(rows, cell));
            if ours != theirs {
                visit(Disagreement {
                    field,
                    ours,
                    theirs,
                    is_refused: frame.refused().is_some(),
                    is_malformed: !cells[1].is_empty(),
                    is_promised,
                    is_torn,
                    is_mixed,
                    link: record.link,
                    protocols: cells[0].to_owned(),
                    octets: record.octets.to_vec(),
                });
            }
        }
        count += 1;
        arena.reset();
    }
    count
}

fn read_by_tshark(capture: &Path) -> String {
    let mut command = Command::new("tshark");
    command.args(["-n", "-r"]).arg(capture).args(["-T", "fields", "-E", "aggregator=;"]);
    for field in ["frame.protocols", "_ws.malformed"].iter().chain(FIELDS) {
        command.args(["-e", field]);
    }
    let output = command.output().expect("tshark runs");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn read(frame: &Frame<'_>, rows: &[Row]) -> Vec<String> {
    let mut values = Vec::new();
    for layer in frame.layers {
        for row in rows.iter().filter(|row| row.id.protocol == layer.protocol()) {
            layer.read(row.id, |value| {
                let mut text = String::new();
                show::text(value, row.kind, &mut text);
                values.push(text.replace(':', ""));
            });
        }
    }
    values.sort_unstable();
    values
}

fn their_values(rows: &[Row], cell: &str) -> Vec<String> {
    let is_number = rows.iter().any(|row| matches!(row.kind, Kind::Number | Kind::Code(_)));
    let value = |text: &str| {
        let plain = text.replace(':', "");
        let hexadecimal =
            plain.strip_prefix("0x").and_then(|hex| u64::from_str_radix(hex, 16).ok());
        match hexadecimal.or_else(|| plain.parse().ok()) {
            Some(number) if is_number => number.to_string(),
            _ => plain,
        }
    };
    let mut values: Vec<String> =
        cell.split(';').filter(|text| !text.is_empty()).map(value).collect();
    values.sort_unstable();
    values
}

impl Disagreement {
    /// True where both read the same of the frame alone: what differs comes from the frames before it.
    fn vanishes_alone(&self) -> bool {
        let file = std::env::temp_dir().join(format!("sigwall-alone-{}.pcap", std::process::id()));
        write(&file, self.link, std::slice::from_ref(&self.octets));
        let mut vanishes = true;
        compare(&file, |other| vanishes &= other.field != self.field);
        let _ = fs::remove_file(&file);
        vanishes
    }
}

/// Octets that messages of Diameter still need, as their lengths promise (RFC 6733 §3), and whether that ever was so, by
/// connection and direction.
#[derive(Debug, Default)]
struct Connections(HashMap<[u8; 12], (usize, bool)>);

impl Connections {
    /// Whether a frame goes on with a message that one before it began, and whether a segment so far ended with no
    /// message's end.
    fn take(&mut self, link: LinkType, frame: &[u8]) -> (bool, bool) {
        const TCP: u8 = 6;

        let packet = frame.get(link.packet_offset().unwrap_or(ETHERNET)..).unwrap_or_default();
        let header = packet.get(..IPV4 + 20).filter(|header| header[0] == 0x45 && header[9] == TCP);
        let Some(header) = header else { return (false, false) };
        let total = usize::from(u16::from_be_bytes([header[2], header[3]])).min(packet.len());
        let begin = IPV4 + usize::from(header[IPV4 + 12] >> 4) * 4;
        let segment = packet.get(begin..total).unwrap_or_default();
        let ends = header[12..24].try_into().expect("addresses and ports");
        let (needed, is_torn) = self.0.entry(ends).or_default();
        let is_promised = *needed > 0 && !segment.is_empty();
        let mut rest = segment.get(*needed..).unwrap_or_default();
        *needed = needed.saturating_sub(segment.len());
        while let [1, high, middle, low, ..] = rest {
            let len = u32::from_be_bytes([0, *high, *middle, *low]);
            let len = usize::try_from(len).expect("a length").max(20);
            *needed = len.saturating_sub(rest.len());
            rest = rest.get(len..).unwrap_or_default();
        }
        *is_torn |= *needed > 0 || !rest.is_empty();
        (is_promised, *is_torn)
    }
}

/// Whether DATA and I-DATA were seen, by verification tag: no association has both (RFC 8260 §2.1).
#[derive(Debug, Default)]
struct Associations(HashMap<[u8; 4], [bool; 2]>);

impl Associations {
    /// True for a frame whose association had both so far.
    fn are_mixed_by(&mut self, link: LinkType, frame: &[u8]) -> bool {
        const SCTP: u8 = 132;

        let packet = frame.get(link.packet_offset().unwrap_or(ETHERNET)..).unwrap_or_default();
        let Some((header, mut chunks)) = packet.split_at_checked(IPV4 + 12) else { return false };
        if header[0] != 0x45 || header[9] != SCTP {
            return false;
        }
        let tag = header[IPV4 + 4..IPV4 + 8].try_into().expect("a tag");
        let [data, interleaved] = self.0.entry(tag).or_default();
        while let [kind, _, high, low, ..] = chunks {
            *data |= *kind == 0;
            *interleaved |= *kind == 64;
            let len = usize::from(u16::from_be_bytes([*high, *low])).next_multiple_of(4).max(4);
            chunks = chunks.get(len..).unwrap_or_default();
        }
        *data && *interleaved
    }
}

/// Reasons why readers may differ: `field,when,reason`; a field may end in `*`, `when` is a word of the frame.
#[derive(Debug)]
pub struct Rules(Vec<(String, String, String)>);

impl Rules {
    /// Reads the committed list.
    pub fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).expect("the list of rules");
        let rows = text.lines().skip(1).filter(|line| !line.is_empty()).map(|line| {
            let cells: Vec<&str> = line.splitn(3, ',').collect();
            let [field, when, reason] = cells.as_slice() else { panic!("three cells in {line}") };
            ((*field).to_owned(), (*when).to_owned(), (*reason).to_owned())
        });
        Self(rows.collect())
    }

    /// The reason of a disagreement.
    pub fn reason(&self, disagreement: &Disagreement) -> Option<&str> {
        let row = self.0.iter().find(|(field, when, _)| {
            let is_field = match field.strip_suffix('*') {
                Some(prefix) => disagreement.field.starts_with(prefix),
                None => disagreement.field == field,
            };
            is_field && holds(when, disagreement)
        });
        row.map(|(.., reason)| reason.as_str())
    }
}

/// Words that all hold: `refused`, `malformed` (for tshark), `more` (tshark reads more), `less`, `none` (tshark reads
/// none), `alone` (where the frame is the only one, both read the same), `promised` (it goes on with a message that a segment before it began), `in:PROTOCOL` (one that tshark saw),
/// `beyond` (all that ours reads is among it), `mixed` (its association has DATA and I-DATA), `torn` (a segment of its connection ends with no message's end), `once:PROTOCOL`, `not:PROTOCOL`.
fn holds(when: &str, disagreement: &Disagreement) -> bool {
    let (ours, theirs) = (disagreement.ours.len(), disagreement.theirs.len());
    let count =
        |name: &str| disagreement.protocols.split(':').filter(|protocol| *protocol == name).count();
    when.split(' ').all(|word| match word {
        "refused" => disagreement.is_refused,
        "malformed" => disagreement.is_malformed,
        "more" => theirs > ours,
        "less" => theirs < ours,
        "none" => theirs == 0,
        "promised" => disagreement.is_promised,
        "torn" => disagreement.is_torn,
        "mixed" => disagreement.is_mixed,
        "beyond" => disagreement.ours.iter().all(|value| disagreement.theirs.contains(value)),
        "alone" => disagreement.vanishes_alone(),
        _ => match word.split_once(':') {
            Some(("in", name)) => count(name) > 0,
            Some(("once", name)) => count(name) == 1,
            Some(("not", name)) => count(name) == 0,
            _ => panic!("`{word}` is no condition"),
        },
    })
}

/// How often each reason stood.
pub type Counts = BTreeMap<String, u64>;
