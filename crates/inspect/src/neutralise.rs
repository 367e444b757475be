//! How a blocked message is made harmless, by its protocol: silently, or so that its originator is told.

use dissect::{Lineage, Message};

use crate::edit::Pen;

/// Places in the header of Diameter (RFC 6733 §3).
const FLAGS: usize = 4;
const APPLICATION: usize = 8;
const HOP_BY_HOP: usize = 12;
const HEADER: usize = 20;
const REQUEST: u8 = 0x80;
const ERROR: u8 = 0x20;
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

/// Octets before a message of MTP3 in one of M2PA: header and priority (RFC 4165 §2.1, §2.2).
const M2PA_HEADER: usize = 17;
/// Class and type of user data of M2PA (RFC 4165 §2.1.2).
const M2PA_USER_DATA: [u8; 2] = [11, 1];
/// Service information octet and routing label of MTP3 (Q.704 §2.2, §14.2).
const MTP3_HEADER: usize = 5;
/// Service indicator of the tests of a link (Q.704 §14.2.1).
const TESTS: u8 = 1;
/// The acknowledgement of a test that nobody began (Q.707 §5.4), with a pattern of no length.
const TEST_ACKNOWLEDGED: [u8; 2] = [0x21, 0];

/// Message types of SCCP that carry data without a connection, and the type in which each is returned (Q.713 §2.1).
const RETURNED: &[(u8, u8)] = &[(0x09, 0x0a), (0x11, 0x12), (0x13, 0x14)];
/// Return cause: no translation for an address of such nature (Q.713 §3.12).
const NO_TRANSLATION: u8 = 0;
/// A subsystem that no node has (Q.713 §3.4.2.2).
const NO_SUBSYSTEM: u8 = 0xfb;
/// Class octet: the receiver returns what it cannot deliver (Q.713 §3.6).
const RETURN_ON_ERROR: u8 = 0x80;

/// Tags of TCAP (Q.773 §3.1): Begin, End, and the transaction at the receiver.
const BEGIN: u8 = 0x62;
const END: u8 = 0x64;
const DTID: u8 = 0x49;
/// An operation that neither MAP nor CAP has (TS 29.002 §17.5, TS 29.078 §7.1).
const NO_OPERATION: u8 = 0x7f;

/// Makes the receiver throw a user message away without a word; nothing where no edit is known.
pub(crate) fn silence(protocol: u8, octets: &[u8], pen: &mut Pen<'_>) -> Option<()> {
    match protocol {
        dissect::DIAMETER => silence_diameter(octets, pen),
        dissect::M3UA | dissect::SUA | dissect::M2UA => beat(octets, pen),
        dissect::M2PA => test_acknowledgement(octets, pen),
        _ => None,
    }
}

/// Makes the receiver throw a message away at the innermost layer that has a way to: a transaction that ends without
/// having begun, data that are returned to who never sent them; nothing where there is none.
pub(crate) fn quiet(lineage: &Lineage<'_>, pen: &mut Pen<'_>) -> Option<()> {
    let end = |pen: &mut Pen<'_>| end_unknown(lineage.tcap()?, pen);
    let back = |pen: &mut Pen<'_>| returned(lineage.sccp()?.octets(), pen);
    pen.all(end).or_else(|| pen.all(back))
}

/// A message of Diameter becomes an answer to nothing; one that cannot be read, a watchdog's answer to nothing.
fn silence_diameter(octets: &[u8], pen: &mut Pen<'_>) -> Option<()> {
    let (head, rest) = octets.split_at_checked(HEADER)?;
    let flags = *head.get(FLAGS)?;
    let number = head.get(HOP_BY_HOP..)?.first_chunk().map(|octets| u32::from_be_bytes(*octets))?;
    let is_readable = matches!(dissect::decode(dissect::Carrier::Diameter, octets), Ok(Some(_)));
    pen.write(head, HOP_BY_HOP, &(number ^ UNKNOWN).to_be_bytes())?;
    if is_readable {
        return pen.write(head, FLAGS, &[flags & !REQUEST]);
    }
    pen.write(head, FLAGS, &WATCHDOG_ANSWER)?;
    if rest.is_empty() {
        return Some(());
    }
    let length = u32::try_from(rest.len()).ok().filter(|length| *length >= 8)?;
    let mut avp = [0; 8];
    let words = [ERROR_MESSAGE, length].map(u32::to_be_bytes);
    avp.iter_mut().zip(words.into_iter().flatten()).for_each(|(to, from)| *to = from);
    pen.overwrite(rest, &avp)
}

/// A message of M3UA becomes the acknowledgement of a heartbeat, of the same length.
fn beat(octets: &[u8], pen: &mut Pen<'_>) -> Option<()> {
    let length = u32::try_from(octets.len()).ok()?.to_be_bytes();
    let data = u16::try_from(octets.len().checked_sub(M3UA_HEADER)?).ok()?;
    let mut head = [0; 12];
    let parts = BEAT_ACK.into_iter().chain(length).chain(HEARTBEAT_DATA).chain(data.to_be_bytes());
    head.iter_mut().zip(parts).for_each(|(to, from)| *to = from);
    match data {
        0 => pen.overwrite(octets, head.get(..M3UA_HEADER)?),
        4.. => pen.head(octets, &head),
        _ => None,
    }
}

/// What a message of M2PA carries becomes the acknowledgement of a test that nobody began: its own numbers count on.
fn test_acknowledgement(octets: &[u8], pen: &mut Pen<'_>) -> Option<()> {
    let mtp3 = octets.get(M2PA_HEADER..)?;
    if octets.get(2..4) != Some(&M2PA_USER_DATA) {
        return None;
    }
    let (label, user) = mtp3.split_at_checked(MTP3_HEADER)?;
    pen.write(label, 0, &[label.first()? & 0xf0 | TESTS])?;
    pen.head(user, &TEST_ACKNOWLEDGED)
}

/// A transaction that begins becomes one that ends without having begun (Q.774 §3.2.2).
fn end_unknown(tcap: &dissect::Tcap<'_>, pen: &mut Pen<'_>) -> Option<()> {
    let (octets, id) = (tcap.octets(), tcap.otid()?);
    if octets.first() != Some(&BEGIN) {
        return None;
    }
    let mut unknown = UNKNOWN.to_be_bytes();
    let unknown = unknown.get_mut(..id.len())?;
    unknown.iter_mut().zip(id).for_each(|(to, own)| *to ^= own);
    pen.write(octets, 0, &[END])?;
    pen.write(tcap.otid_whole()?, 0, &[DTID])?;
    pen.write(id, 0, unknown)
}

/// Data without a connection become data that are returned (Q.714 §4.2).
fn returned(octets: &[u8], pen: &mut Pen<'_>) -> Option<()> {
    let (kind, _) = octets.split_first()?;
    let (_, returned) = RETURNED.iter().find(|(sent, _)| sent == kind)?;
    pen.write(octets, 0, &[*returned, NO_TRANSLATION])
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
    (octets, cause): (&[u8], u32),
    pen: &mut Pen<'_>,
) -> Option<Refusal> {
    let Message::Diameter(diameter) = message else { return None };
    let application = diameter.header().application.0;
    pen.write(octets, APPLICATION, &NO_APPLICATION)?;
    Some(Refusal { application, result: result(cause) })
}

/// Makes an answer of Diameter say what a rule wants; E goes with the protocol's own errors alone (RFC 6733 §7.1.3).
pub(crate) fn answer_diameter(
    message: &Message<'_>,
    (application, cause): (Option<u32>, u32),
    octets: &[u8],
    pen: &mut Pen<'_>,
) -> Option<()> {
    let Message::Diameter(diameter) = message else { return None };
    let code = diameter.find(RESULT_CODE, 0).filter(|avp| avp.octets.len() == 4)?;
    let result = result(cause);
    pen.write(code.octets, 0, &result.to_be_bytes())?;
    if (3000..4000).contains(&result) {
        pen.write(octets, FLAGS, &[diameter.header().flags | ERROR])?;
    }
    if let Some(application) = application {
        pen.write(octets, APPLICATION, &application.to_be_bytes())?;
    }
    Some(())
}

fn result(cause: u32) -> u32 {
    if (3000..6000).contains(&cause) { cause } else { UNABLE_TO_COMPLY }
}

/// Makes the receiver tell the originator: it returns data to a subsystem that it does not have, or rejects an operation
/// that it does not know where the data cannot come back, or where neighbours of the component are to go on.
pub(crate) fn refuse_ss7(lineage: &Lineage<'_>, pen: &mut Pen<'_>) -> Option<()> {
    let is_alone = lineage.tcap().is_none_or(|tcap| tcap.components().count() <= 1);
    let back = |pen: &mut Pen<'_>| {
        let sccp = lineage.sccp()?;
        RETURNED.iter().find(|(sent, _)| sccp.octets().first() == Some(sent))?;
        pen.write(sccp.called_subsystem()?, 0, &[NO_SUBSYSTEM])?;
        pen.write(sccp.octets(), 1, &[sccp.octets().get(1)? | RETURN_ON_ERROR])
    };
    let unknown =
        |pen: &mut Pen<'_>| pen.overwrite(lineage.component()?.invoked()?, &[NO_OPERATION]);
    if is_alone {
        // Who delivers it for all that cannot carry it out.
        let (returned, refused) = (pen.all(back), pen.all(unknown));
        returned.or(refused)
    } else {
        pen.all(unknown).or_else(|| pen.all(back))
    }
}
