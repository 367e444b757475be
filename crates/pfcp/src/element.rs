//! Information elements of PFCP (TS 29.244 §8.1): type, length, and elements inside elements.

use wire::{Fault, Malformed, Reader};

use crate::IeType;
use crate::content;

/// Groups inside groups that are followed; the specification has three.
const DEPTH_MAX: usize = 5;
/// Types from here on are a vendor's; an enterprise stands before their value.
const VENDOR: u16 = 0x8000;

/// The Broadband Forum, and its types that are groups (TR-459 §6.6.3).
pub(crate) const BROADBAND: u16 = 3561;
const BROADBAND_GROUPS: [u16; 2] = [0x800c, 0x800d];

/// One information element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ie<'a> {
    /// What it is.
    pub kind: IeType,
    /// Octets of its value and enterprise, as it tells.
    pub length: u16,
    /// Whose element it is, where it is no element of 3GPP.
    pub enterprise: Option<u16>,
    /// Its value; of a group, the elements inside.
    pub octets: &'a [u8],
}

impl Ie<'_> {
    /// True where the value is a list of elements.
    pub fn is_group(&self) -> bool {
        is_group(self.kind)
            || self.enterprise == Some(BROADBAND) && BROADBAND_GROUPS.contains(&self.kind.0)
    }
}

/// Information elements in the order of the message, a group before those inside it.
#[derive(Clone, Copy, Debug)]
pub struct Ies<'a>(Reader<'a>);

impl<'a> Ies<'a> {
    /// The elements as far as they can be read.
    pub(crate) fn new(reader: Reader<'a>) -> Self {
        Self(reader)
    }

    /// Walks every element once, groups inside out, so that no later walk can fail.
    pub(crate) fn check(self) -> Result<(), Malformed> {
        check_list(self.0, DEPTH_MAX)
    }

    /// Every value of a type.
    pub fn of(self, kind: IeType) -> impl Iterator<Item = &'a [u8]> + Clone + use<'a> {
        self.filter(move |ie| ie.kind == kind).map(|ie| ie.octets)
    }
}

#[expect(
    clippy::copy_iterator,
    reason = "every walk starts from a copy; the message keeps its own"
)]
impl<'a> Iterator for Ies<'a> {
    type Item = Ie<'a>;

    /// A group's content follows its head, so that going into it is not skipping it.
    fn next(&mut self) -> Option<Ie<'a>> {
        let mut past = self.0;
        let (ie, inside) = step(&mut past).ok().or_else(|| {
            past = self.0;
            cut(&mut past)
        })?;
        self.0 = if ie.is_group() { inside } else { past };
        Some(ie)
    }
}

/// One element, and a reader that stands at its value but ends with the list.
fn step<'a>(reader: &mut Reader<'a>) -> Result<(Ie<'a>, Reader<'a>), Malformed> {
    let (mut ie, len) = head(reader)?;
    let inside = *reader;
    ie.octets = reader.take(len)?;
    Ok((ie, inside))
}

/// The last element of a message that ends too early: what there is of it.
fn cut<'a>(reader: &mut Reader<'a>) -> Option<(Ie<'a>, Reader<'a>)> {
    let (mut ie, _) = head(reader).ok()?;
    let inside = *reader;
    ie.octets = reader.take(reader.len()).ok()?;
    Some((ie, inside))
}

/// Type, length and enterprise; and the octets that its value shall have.
fn head<'a>(reader: &mut Reader<'a>) -> Result<(Ie<'a>, usize), Malformed> {
    let start = *reader;
    let kind = IeType(reader.u16()?);
    let length = reader.u16()?;
    let len = usize::from(length);
    if kind.0 & VENDOR == 0 {
        return Ok((Ie { kind, length, enterprise: None, octets: &[] }, len));
    }
    let enterprise = Some(reader.u16()?);
    let len = len.checked_sub(2).ok_or_else(|| start.fault(Fault::Length))?;
    Ok((Ie { kind, length, enterprise, octets: &[] }, len))
}

fn check_list(mut reader: Reader<'_>, depth: usize) -> Result<(), Malformed> {
    while !reader.is_empty() {
        let start = reader;
        let (ie, mut inside) = step(&mut reader)?;
        if ie.is_group() {
            let deeper = depth.checked_sub(1).ok_or_else(|| start.fault(Fault::Depth))?;
            check_list(inside.sub(ie.octets.len())?, deeper)?;
        } else {
            content::check(ie).map_err(|fault| start.fault(fault))?;
        }
    }
    Ok(())
}

/// Grouped types (TS 29.244 table 8.1.2-1).
pub(crate) fn is_group(kind: IeType) -> bool {
    matches!(
        kind.0,
        1..=18 | 51 | 54 | 58 | 59 | 68 | 77..=80 | 83 | 85..=87 | 99 | 102 | 105 | 118
            | 127..=130 | 132 | 143 | 147 | 165..=169 | 175 | 176 | 183 | 187..=190 | 195
            | 199..=201 | 203 | 205 | 211..=214 | 216 | 218 | 220 | 221 | 225..=227 | 233
            | 238..=240 | 242 | 247 | 252 | 254..=256 | 261 | 263 | 264 | 267 | 270..=273
            | 276 | 277 | 279 | 290 | 295 | 300..=304 | 310 | 311 | 315 | 316
    )
}
