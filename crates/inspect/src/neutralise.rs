//! How a blocked message is made harmless, by its protocol: silently, or so that its originator is told.

use dissect::{Lineage, Message};

use crate::edit::{Edit, Edits};

/// Places in the header of Diameter (RFC 6733 §3).
const FLAGS: usize = 4;
const APPLICATION: usize = 8;
const HOP_BY_HOP: usize = 12;
const HEADER: usize = 20;
const REQUEST: u8 = 0x80;
const RESULT_CODE: u32 = 268;
/// A transaction that nobody has begun, made of the one that was.
const UNKNOWN: u32 = 0x5157_a11f;
/// An application that nobody serves, so that the receiver's own stack answers 3007 (RFC 6733 §7.1.3).
const NO_APPLICATION: [u8; 4] = [0xff; 4];
/// The result where a rule names none: unable to comply (RFC 6733 §7.1.5).
const UNABLE_TO_COMPLY: u32 = 5012;
/// Code of an AVP that holds text for people, here nothing (RFC 6733 §7.3).
const ERROR_MESSAGE: u32 = 281;
/// Flags, command and application of a watchdog's answer (RFC 6733 §5.5.2).
const WATCHDOG_ANSWER: [u8; 8] = [0, 0, 1, 24, 0, 0, 0, 0];

/// Version, reserved octet, class and type of BEAT ACK (RFC 4666 §3.5.6); SUA and M2UA have the same.
const BEAT_ACK: [u8; 4] = [1, 0, 3, 6];
const HEARTBEAT_DATA: [u8; 2] = [0, 9];
/// Octets of a header of M3UA.
const M3UA_HEADER: usize = 8;
/// A subsystem that no node has (Q.713 §3.4.2.2).
const NO_SUBSYSTEM: u8 = 0xfb;
/// Class octet: the receiver returns what it cannot deliver (Q.713 §3.6).
const RETURN_ON_ERROR: u8 = 0x80;

/// Where octets that were judged stand in the frame; nothing where they came in pieces.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Base {
    octets: usize,
    len: usize,
    at: usize,
}

impl Base {
    /// The octets stand at that place of the frame.
    pub(crate) fn new(octets: &[u8], at: usize) -> Self {
        Self { octets: octets.as_ptr().addr(), len: octets.len(), at }
    }

    /// The place of some of them.
    fn place(self, part: &[u8]) -> Option<usize> {
        let offset = part.as_ptr().addr().checked_sub(self.octets)?;
        let end = offset.checked_add(part.len())?;
        (end <= self.len).then(|| self.at.saturating_add(offset))
    }
}

/// Makes the receiver throw a user message away without a word; false where no edit is known.
pub(crate) fn silence(protocol: u8, octets: &[u8], base: Base, edits: &mut Edits) -> bool {
    let Some(at) = base.place(octets) else { return false };
    match protocol {
        dissect::DIAMETER => silence_diameter(octets, at, edits),
        dissect::M3UA | dissect::SUA | dissect::M2UA => beat(octets.len(), at, edits),
        _ => None,
    }
    .is_some()
}

/// A message of Diameter becomes an answer to nothing; one that cannot be read, a watchdog's answer to nothing.
fn silence_diameter(octets: &[u8], at: usize, edits: &mut Edits) -> Option<()> {
    let (head, rest) = octets.split_at_checked(HEADER)?;
    let flags = *head.get(FLAGS)?;
    let number = head.get(HOP_BY_HOP..)?.first_chunk().map(|octets| u32::from_be_bytes(*octets))?;
    let is_readable = matches!(dissect::decode(dissect::Carrier::Diameter, octets), Ok(Some(_)));
    let mut add = |at: usize, octets: &[u8]| edits.try_push(Edit::write(at, octets)?).ok();
    add(at.checked_add(HOP_BY_HOP)?, &(number ^ UNKNOWN).to_be_bytes())?;
    if is_readable {
        return add(at.checked_add(FLAGS)?, &[flags & !REQUEST]);
    }
    add(at.checked_add(FLAGS)?, &WATCHDOG_ANSWER)?;
    if rest.is_empty() {
        return Some(());
    }
    let length = u32::try_from(rest.len()).ok().filter(|length| *length >= 8)?;
    let [code, length] = [ERROR_MESSAGE, length].map(u32::to_be_bytes);
    let mut avp = [0; 8];
    avp.iter_mut().zip(code.into_iter().chain(length)).for_each(|(to, from)| *to = from);
    let begin = at.checked_add(HEADER)?;
    let end = begin.checked_add(rest.len())?;
    edits.try_push(Edit::write_and_clear(begin, &avp, end)?).ok()
}

/// A message of M3UA becomes the acknowledgement of a heartbeat, of the same length.
fn beat(len: usize, at: usize, edits: &mut Edits) -> Option<()> {
    let length = u32::try_from(len).ok()?.to_be_bytes();
    let data = u16::try_from(len.checked_sub(M3UA_HEADER)?).ok()?;
    let mut head = [0; 12];
    let parts = BEAT_ACK.into_iter().chain(length).chain(HEARTBEAT_DATA).chain(data.to_be_bytes());
    head.iter_mut().zip(parts).for_each(|(to, from)| *to = from);
    let end = at.checked_add(len)?;
    match data {
        0 => edits.try_push(Edit::write(at, head.get(..M3UA_HEADER)?)?).ok(),
        4.. => edits.try_push(Edit::write_and_clear(at, &head, end)?).ok(),
        _ => None,
    }
}

/// A request that is refused by its receiver's own stack: what its answer must be put back to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Refusal {
    pub(crate) application: u32,
    pub(crate) result: u32,
}

/// Makes the receiver refuse a request of Diameter.
pub(crate) fn refuse_diameter(
    message: &Message<'_>,
    cause: u32,
    octets: &[u8],
    (base, edits): (Base, &mut Edits),
) -> Option<Refusal> {
    let Message::Diameter(diameter) = message else { return None };
    let at = base.place(octets)?;
    let result = result(cause);
    let application = diameter.header().application.0;
    let edit = Edit::write(at.checked_add(APPLICATION)?, &NO_APPLICATION)?;
    edits.try_push(edit).ok()?;
    Some(Refusal { application, result })
}

/// Makes an answer of Diameter say what a rule wants.
pub(crate) fn answer_diameter(
    message: &Message<'_>,
    refusal: (Option<u32>, u32),
    octets: &[u8],
    (base, edits): (Base, &mut Edits),
) -> Option<()> {
    let Message::Diameter(diameter) = message else { return None };
    let (application, cause) = refusal;
    let code = diameter.find(RESULT_CODE, 0).filter(|avp| avp.octets.len() == 4)?;
    let code_at = base.place(code.octets)?;
    edits.try_push(Edit::write(code_at, &result(cause).to_be_bytes())?).ok()?;
    if let Some(application) = application {
        let at = base.place(octets)?.checked_add(APPLICATION)?;
        edits.try_push(Edit::write(at, &application.to_be_bytes())?).ok()?;
    }
    Some(())
}

fn result(cause: u32) -> u32 {
    if (3000..6000).contains(&cause) { cause } else { UNABLE_TO_COMPLY }
}

/// Makes the receiver return Unitdata to its originator, as to a subsystem that it does not have.
pub(crate) fn return_unitdata(lineage: &Lineage<'_>, base: Base, edits: &mut Edits) -> Option<()> {
    let mut layers = lineage.layers().iter().rev();
    let sccp = layers.find_map(|layer| {
        let Message::Sccp(sccp) = layer else { return None };
        Some(sccp)
    })?;
    let subsystem = base.place(sccp.called_subsystem()?)?;
    let class = base.place(sccp.octets())?.checked_add(1)?;
    let octet = sccp.octets().get(1)?;
    edits.try_push(Edit::write(subsystem, &[NO_SUBSYSTEM])?).ok()?;
    edits.try_push(Edit::write(class, &[octet | RETURN_ON_ERROR])?).ok()
}
