//! How the parameters of a message lie: by pointers, one behind the other, optional ones last (Q.763 §1.4 to §1.7).

use wire::{Fault, Malformed, Reader};

use super::MessageType;

/// Parameters that hold numbers, and the cause (Q.763 table 5).
pub(super) const CALLED: u8 = 4;
pub(super) const SUBSEQUENT: u8 = 5;
pub(super) const OPTIONAL_FORWARD: u8 = 8;
pub(super) const CALLING: u8 = 10;
pub(super) const REDIRECTING: u8 = 0x0b;
pub(super) const REDIRECTION: u8 = 12;
pub(super) const CAUSE: u8 = 18;
pub(super) const REDIRECTION_INFORMATION: u8 = 19;
pub(super) const RANGE: u8 = 22;
pub(super) const USER_SERVICE: u8 = 29;
pub(super) const USER_TO_USER: u8 = 32;
pub(super) const CONNECTED: u8 = 33;
pub(super) const ORIGINAL_CALLED: u8 = 40;
pub(super) const LOCATION: u8 = 63;
pub(super) const CALL_TRANSFER: u8 = 69;
pub(super) const GENERIC: u8 = 192;

pub(super) const BACKWARD: u8 = 17;

/// Where the pointer of that place leads, counted from itself; nothing where it is 0.
pub(super) fn pointed_to(mut head: Reader<'_>, place: usize) -> Option<Reader<'_>> {
    head.skip(place).ok()?;
    let mut to = head;
    let distance = head.u8().ok().filter(|distance| *distance != 0)?;
    to.skip(distance.into()).ok()?;
    Some(to)
}

/// Parts stand where pointers lead, one behind the other; optional ones to the octet that ends them, and nothing behind
/// (Q.763 §1.4 to §1.7). Of messages without a layout nothing is known.
pub(super) fn check(message_type: MessageType, parameters: Reader<'_>) -> Result<(), Malformed> {
    let (fixed, variable, has_optional) = layout(message_type);
    if (fixed, variable.len(), has_optional) == (0, 0, false) || SHOWN.contains(&message_type) {
        return Ok(());
    }
    let mut head = parameters;
    head.skip(fixed)?;
    let mut end = head;
    end.skip(variable.len().saturating_add(has_optional.into()))?;
    let fault = |at: Reader<'_>, fault| Err(at.fault(fault));
    for place in 0..variable.len() {
        let at = pointed_to(head, place).filter(|at| at.offset() == end.offset());
        let Some(mut at) = at else { return fault(head, Fault::Value) };
        let len = at.u8()?;
        if len == 0 {
            return fault(at, Fault::Length);
        }
        at.skip(len.into())?;
        end = at;
    }
    let mut pointer = head;
    pointer.skip(variable.len())?;
    if has_optional && pointer.u8()? != 0 {
        let at = pointed_to(head, variable.len()).filter(|at| at.offset() == end.offset());
        let Some(mut at) = at else { return fault(head, Fault::Value) };
        let mut names = [false; 256];
        loop {
            let name = at.u8()?;
            if name == 0 {
                break;
            }
            let seen = names.get_mut(usize::from(name)).map(|seen| core::mem::replace(seen, true));
            if seen == Some(true) && SINGLE.contains(&name) {
                return fault(at, Fault::Duplicate);
            }
            let len = at.u8()?;
            at.skip(len.into())?;
        }
        end = at;
    }
    if end.is_empty() { Ok(()) } else { fault(end, Fault::Trailing) }
}

/// Messages whose parameters are shown and not checked.
const SHOWN: [MessageType; 9] = [
    MessageType::APM,
    MessageType::USR,
    MessageType::COT,
    MessageType::GRS,
    MessageType::GRA,
    MessageType::CGB,
    MessageType::CGU,
    MessageType::CGBA,
    MessageType::CGUA,
];

/// Numbers of which a call has one each.
const SINGLE: [u8; 3] = [CALLING, REDIRECTING, ORIGINAL_CALLED];

/// Octets of the fixed part, names of the variable parts, and whether optional ones follow (Q.763 tables 21 to 55).
pub(super) fn layout(message_type: MessageType) -> (usize, &'static [u8], bool) {
    match message_type {
        MessageType::IAM => (5, &[CALLED], true),
        MessageType::SAM => (0, &[SUBSEQUENT], true),
        MessageType::ACM | MessageType::CON | MessageType::INR | MessageType::INF => (2, &[], true),
        MessageType::CPG | MessageType::SUS | MessageType::RES => (1, &[], true),
        MessageType::ANM
        | MessageType::RLC
        | MessageType::FOT
        | MessageType::FAC
        | MessageType::APM => (0, &[], true),
        MessageType::REL | MessageType::CFN => (0, &[CAUSE], true),
        MessageType::USR => (0, &[USER_TO_USER], true),
        MessageType::COT => (1, &[], false),
        MessageType::GRS | MessageType::GRA => (0, &[RANGE], false),
        MessageType::CGB | MessageType::CGU | MessageType::CGBA | MessageType::CGUA => {
            (1, &[RANGE], false)
        }
        _ => (0, &[], false),
    }
}

/// Names of the parameters of the fixed part (Q.763 tables 21 to 55).
pub(super) fn fixed_names(message_type: MessageType) -> &'static [u8] {
    match message_type {
        MessageType::IAM => &[6, 7, 9, 2],
        MessageType::ACM | MessageType::CON => &[BACKWARD],
        MessageType::INR => &[14],
        MessageType::INF => &[15],
        MessageType::COT => &[16],
        MessageType::CGB | MessageType::CGU | MessageType::CGBA | MessageType::CGUA => &[21],
        MessageType::SUS | MessageType::RES => &[34],
        MessageType::CPG => &[36],
        _ => &[],
    }
}
