//! Elements that a message can lose without changing its length.

use arrayvec::ArrayVec;
use gtp::v2;

use crate::registry::{DIAMETER, GTPV0, GTPV1, GTPV2, Message};

/// Octets of the head of a hidden element.
const HEAD_MAX: usize = 12;
/// Type of a Private Extension in every version of GTP (TS 29.060 §7.7.46, TS 29.274 §8.67).
const PRIVATE_EXTENSION: u8 = 255;
/// Types of GTP below have no length of their own (TS 29.060 §7.7).
const TLV: u8 = 128;
/// A type that TS 29.274 table 8.1-1 leaves for future use.
const SPARE: u8 = 253;
/// An AVP that nobody has assigned.
const UNASSIGNED: [u8; 4] = [0, 0xff, 0xff, 0xfe];
/// M, the flag of an AVP that its receiver must know (RFC 6733 §4.1).
const MANDATORY: u8 = 0x40;
/// V, the flag of an AVP that names its vendor.
const VENDOR: u8 = 0x80;

/// An information element or AVP, from its head to the end of its value.
#[derive(Clone, Copy, Debug)]
pub struct Element<'a> {
    /// All of it.
    pub whole: &'a [u8],
    protocol: u8,
}

/// True where messages of that protocol are made of elements that can be told from each other.
pub fn has_elements(protocol: u8) -> bool {
    matches!(protocol, GTPV0 | GTPV1 | GTPV2 | DIAMETER)
}

impl Element<'_> {
    /// The head of an element of the same length that its receiver ignores, behind which all is zero; nothing where
    /// none is short enough.
    pub fn hidden(&self) -> Option<ArrayVec<u8, HEAD_MAX>> {
        let mut head = ArrayVec::new();
        let mut put = |octets: &[u8]| head.try_extend_from_slice(octets).ok();
        match (self.protocol, self.whole) {
            (GTPV2, [_, high, low, instance, value @ ..]) => {
                let kind = if value.len() < 2 { SPARE } else { PRIVATE_EXTENSION };
                put(&[kind, *high, *low, *instance])?;
            }
            (DIAMETER, [_, _, _, _, flags, a, b, c, value @ ..]) => {
                put(&UNASSIGNED)?;
                put(&[flags & !MANDATORY, *a, *b, *c])?;
                if flags & VENDOR != 0 {
                    put(value.get(..4)?)?;
                }
            }
            (GTPV0 | GTPV1, whole @ [..]) => {
                // A Private Extension names its owner in two octets.
                let length =
                    u16::try_from(whole.len().checked_sub(3)?).ok().filter(|len| *len >= 2)?;
                let [high, low] = length.to_be_bytes();
                put(&[PRIVATE_EXTENSION, high, low])?;
            }
            _ => return None,
        }
        Some(head)
    }
}

/// The elements of a message that stands in these octets, those inside groups behind their group.
pub fn elements<'a>(
    message: &Message<'a>,
    octets: &'a [u8],
) -> impl Iterator<Item = Element<'a>> + use<'a> {
    let of = move |protocol: u8| {
        move |(head, value): (usize, &'a [u8])| {
            let begin = value.as_ptr().addr().checked_sub(octets.as_ptr().addr())?;
            let begin = begin.checked_sub(head)?;
            let end = begin.checked_add(head)?.checked_add(value.len())?;
            Some(Element { whole: octets.get(begin..end)?, protocol })
        }
    };
    let v2 = if let Message::Gtpv2(message) = message { Some(message.ies()) } else { None };
    let v2 = v2.into_iter().flat_map(v2::Ies::everywhere).map(|ie| (4, ie.octets));
    #[expect(clippy::wildcard_enum_match_arm, reason = "those with such elements are named")]
    let v1 = match message {
        Message::Gtpv1(message) => Some(message.ies()),
        Message::Gtpv0(message) => Some(message.ies()),
        _ => None,
    };
    let v1 = v1.into_iter().flatten().map(|ie| (if ie.kind.0 < TLV { 1 } else { 3 }, ie.octets));
    let avps = if let Message::Diameter(message) = message { Some(message) } else { None };
    let avps = avps.map(diameter::Message::everywhere).into_iter().flatten();
    let avps = avps.map(|avp| (if avp.flags & VENDOR == 0 { 8 } else { 12 }, avp.octets));
    let gtp = v2.filter_map(of(GTPV2)).chain(v1.filter_map(of(GTPV1)));
    gtp.chain(avps.filter_map(of(DIAMETER)))
}
