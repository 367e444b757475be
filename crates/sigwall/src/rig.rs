//! An inspector for each link that a capture shows, fed as a data plane feeds it.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

use inspect::{
    Arrival, Decision, Direction, Fate, FrameId, Inspector, Party, Reason, Tick, Witness,
};
use ruletable::RuleTable;
use trace::Record;

use crate::replay::PlaceArgs;

/// Links whose traffic is kept apart.
const LINKS_MAX: usize = 64;
/// Octets before the packet, where the capture has none of Ethernet.
const ETHERNET_OCTETS: usize = 14;

/// Inspectors by link.
pub(crate) struct Rig {
    table: Arc<RuleTable>,
    place: PlaceArgs,
    inspectors: HashMap<String, Inspector>,
    frame: Vec<u8>,
    witness: Option<Make>,
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
        if !self.place.verifies() {
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
