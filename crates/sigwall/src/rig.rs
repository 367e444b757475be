//! An inspector for each link that a capture shows, fed as a data plane feeds it.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Arc;

use inspect::{
    Arrival, Decision, Direction, Fate, FrameId, Inspector, Party, Reason, Tick, Witness,
};
use packet::Transport;
use ruletable::RuleTable;
use trace::Record;

use crate::replay::PlaceArgs;

/// Links whose traffic is kept apart.
const LINKS_MAX: usize = 64;
/// Senders of SCTP whose checksums are counted.
const SENDERS_MAX: usize = 4096;
/// Octets of SCTP before its chunks (RFC 9260 §3.1).
const SCTP_OCTETS: usize = 12;
/// Octets before the packet, where the capture has none of Ethernet.
const ETHERNET_OCTETS: usize = 14;

/// Inspectors by link.
pub(crate) struct Rig {
    table: Arc<RuleTable>,
    place: PlaceArgs,
    inspectors: HashMap<String, Inspector>,
    frame: Vec<u8>,
    witness: Option<Make>,
    /// By sender of SCTP, how many more of its checksums were right than wrong.
    sums: HashMap<IpAddr, i64>,
}

/// Makes a witness for one more link.
type Make = Box<dyn Fn() -> Box<dyn Witness>>;

/// What became of a frame.
#[derive(Clone, Debug)]
pub(crate) struct Judged {
    pub(crate) fate: Fate,
    pub(crate) others: Vec<FrameId>,
    pub(crate) decision: Decision,
    pub(crate) message: Option<String>,
    pub(crate) partner: Option<String>,
    pub(crate) direction: Direction,
}

impl Rig {
    pub(crate) fn new(table: Arc<RuleTable>, place: &PlaceArgs) -> Self {
        Self {
            table,
            place: place.clone(),
            inspectors: HashMap::new(),
            frame: Vec::new(),
            witness: None,
            sums: HashMap::new(),
        }
    }

    /// Tells of every message from now on.
    pub(crate) fn tell(&mut self, make: Make) {
        for inspector in self.inspectors.values_mut() {
            inspector.tell(Some(make()));
        }
        self.witness = Some(make);
    }

    /// Frames that waited too long at that time, and why they end; without a reason they leave.
    pub(crate) fn lapsed(&mut self, time_ns: u64) -> Vec<(FrameId, Reason)> {
        let mut lapsed = Vec::new();
        for inspector in self.inspectors.values_mut() {
            while let Some(lapse) = inspector.lapse(Tick(time_ns)) {
                lapsed.extend(lapse.frames.into_iter().map(|frame| (frame, lapse.reason)));
            }
        }
        lapsed
    }

    /// Judges a frame by the way and the link that it goes.
    pub(crate) fn judge(&mut self, record: &Record<'_>) -> Judged {
        self.take(record);
        if !self.place.verifies() && !self.is_spoiled() {
            packet::seal(&mut self.frame);
        }
        let packet = packet::glimpse(&self.frame);
        let parties = packet.addresses().map_or([Party::Stranger; 2], |(source, destination)| {
            [self.table.party_of(source), self.table.party_of(destination)]
        });
        let direction = direction(record, parties).unwrap_or_else(|| self.place.direction());
        let partner = partner(&self.table, parties);
        let link = partner.and_then(|(_, link)| link).unwrap_or_else(|| self.place.link());
        let partner = partner.map(|(name, _)| name.to_owned());
        let link = link.to_owned();
        let hold_as = u32::try_from(record.number).ok().map(FrameId);
        let now = Tick(record.time_ns);
        let octets = std::mem::take(&mut self.frame);
        let arrival = Arrival { octets: &octets, direction, hold_as, now };
        let judged = Judged { partner, ..self.inspect(&link, &arrival) };
        self.frame = octets;
        judged
    }

    /// True for a wrong checksum of SCTP by a sender whose checksums are right: no network card was to write it.
    fn is_spoiled(&mut self) -> bool {
        let packet = packet::glimpse(&self.frame);
        let Transport::Sctp(header) = packet.transport else { return false };
        let Some((sender, _)) = packet.addresses().filter(|_| packet.fragment.is_none()) else {
            return false;
        };
        let octets = packet.transport_range(&self.frame).and_then(|range| self.frame.get(range));
        let chunks = octets.and_then(|octets| octets.get(SCTP_OCTETS..)).unwrap_or_default();
        let is_right = header.is_intact(chunks);
        if self.sums.len() >= SENDERS_MAX {
            self.sums.clear();
        }
        let balance = self.sums.entry(sender).or_default();
        let is_trusted = *balance > 0;
        *balance = balance.saturating_add(if is_right { 1 } else { -1 });
        is_trusted && !is_right
    }

    /// Judges what comes in by a link.
    pub(crate) fn inspect(&mut self, link: &str, arrival: &Arrival<'_>) -> Judged {
        let finding = self.inspector(link).inspect(arrival);
        Judged {
            fate: finding.fate,
            others: finding.others.to_vec(),
            decision: finding.decision,
            message: finding.message.map(message_text),
            partner: None,
            direction: arrival.direction,
        }
    }

    fn inspector(&mut self, link: &str) -> &mut Inspector {
        if self.inspectors.len() >= LINKS_MAX && !self.inspectors.contains_key(link) {
            self.inspectors.clear();
        }
        let (table, verifies) = (&self.table, self.place.verifies());
        self.inspectors.entry(link.to_owned()).or_insert_with(|| {
            let inspector = Inspector::new(link, 1);
            let mut inspector = if verifies { inspector } else { inspector.trusting() };
            inspector.adopt(Arc::clone(table), 1);
            inspector.tell(self.witness.as_ref().map(|make| make()));
            inspector
        })
    }

    /// The frame as Ethernet would carry it.
    fn take(&mut self, record: &Record<'_>) {
        self.frame.clear();
        let Some(from) = record.link.packet_offset() else {
            self.frame.extend_from_slice(record.octets);
            return;
        };
        let octets = record.octets.get(from..).unwrap_or_default();
        let ethertype: [u8; 2] = match octets.first().map(|first| first >> 4) {
            Some(4) => [0x08, 0x00],
            Some(6) => [0x86, 0xdd],
            _ => [0, 0],
        };
        self.frame.resize(ETHERNET_OCTETS.saturating_sub(ethertype.len()), 2);
        self.frame.extend_from_slice(&ethertype);
        self.frame.extend_from_slice(octets);
    }
}

/// A message as people read it: protocol and name, or number.
pub(crate) fn message_text(key: wire::MessageKey) -> String {
    match dissect::message_name(key) {
        (protocol, Some(name)) => format!("{protocol} {name}"),
        (protocol, None) => format!("{protocol} {}", key.kind),
    }
}

/// By the name of the capture's interface, else by whose addresses they are.
fn direction(record: &Record<'_>, parties: [Party; 2]) -> Option<Direction> {
    match record.interface_name {
        Some("outside") => return Some(Direction::Inward),
        Some("inside") => return Some(Direction::Outward),
        _ => {}
    }
    // Home is inside, partners are outside; a stranger is beyond a partner, or before home.
    let depth = |party| match party {
        Party::Home => 2_u8,
        Party::Partner(_) | Party::Misplaced(_) => 1,
        Party::Stranger => 0,
    };
    let [source, destination] = parties.map(depth);
    let is_partners = source.max(destination) == 1;
    match source.cmp(&destination) {
        Ordering::Equal => is_partners.then_some(Direction::Inward),
        Ordering::Greater if is_partners => Some(Direction::Inward),
        Ordering::Less if is_partners => Some(Direction::Outward),
        Ordering::Greater => Some(Direction::Outward),
        Ordering::Less => Some(Direction::Inward),
    }
}

/// The partner at either end, and the link that it names.
fn partner(table: &RuleTable, parties: [Party; 2]) -> Option<(&str, Option<&str>)> {
    let id = parties.into_iter().find_map(|party| match party {
        Party::Partner(id) => Some(id),
        Party::Home | Party::Misplaced(_) | Party::Stranger => None,
    })?;
    let row = table.partner(id)?;
    let link = row.links.first().map(String::as_str).filter(|link| *link != "*");
    Some((row.name.as_str(), link))
}

#[cfg(test)]
mod tests {
    use craft::frame;
    use craft::sctp::sctp;

    use super::*;

    #[test]
    fn a_wrong_checksum_counts_where_its_sender_writes_right_ones() {
        let mut rig = Rig::new(permit(), &PlaceArgs::new(Direction::Inward, "*"));
        let mut is_spoiled = |from: [u8; 4], is_right: bool| {
            let packet = sctp(1).chunk(4, 0, &craft::sctp::parameter(1, b"beat"));
            let packet = if is_right { packet } else { packet.checksum(7) };
            rig.frame = frame().ip(from, [192, 0, 2, 9]).sctp(&packet).octets();
            rig.is_spoiled()
        };

        assert!(!is_spoiled([192, 0, 2, 1], false) && !is_spoiled([192, 0, 2, 1], false));
        assert!(!is_spoiled([192, 0, 2, 2], true));
        assert!(is_spoiled([192, 0, 2, 2], false));
        assert!(!is_spoiled([192, 0, 2, 2], true));
    }

    fn permit() -> Arc<RuleTable> {
        let text = include_str!("../../../rules/permit/permit.policy");
        let sources = [policy::Source::new("permit.policy", text)];
        let compiled = policy::compile(&sources, &policy::Options::default()).unwrap();
        let bundle = compiled.bundle(1, |_| 0).unwrap();
        Arc::new(RuleTable::load(&bundle, inspect::schema()).unwrap())
    }
}
