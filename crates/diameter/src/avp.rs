//! Attribute-value pairs (RFC 6733 §4).

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use wire::{Fault, Malformed, Reader};

use crate::grouped::{is_grouped, is_shown_grouped};

/// AVPs without a vendor.
pub const IETF: u32 = 0;
/// Vendor of 3GPP.
pub const TGPP: u32 = 10415;
/// Vendor Ericsson.
pub(crate) const ERICSSON: u32 = 193;
/// Vendor of ETSI.
pub const ETSI: u32 = 13019;

/// AVPs in AVPs that are followed.
const DEPTH_MAX: usize = 16;

/// One AVP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Avp<'a> {
    /// Code.
    pub code: u32,
    /// Vendor, 0 where there is none.
    pub vendor: u32,
    /// Flags: V, M, P and five reserved ones.
    pub flags: u8,
    /// Octets without padding, as it says itself.
    pub length: u32,
    /// Value without padding.
    pub octets: &'a [u8],
}

impl<'a> Avp<'a> {
    /// The vendor is told.
    pub const VENDOR: u8 = 0x80;
    /// Flags that must be zero.
    pub const RESERVED: u8 = 0x1f;

    /// True where the value is AVPs.
    pub fn is_grouped(&self) -> bool {
        is_grouped(self.code, self.vendor)
    }

    /// The AVPs inside it, where its value is AVPs.
    pub fn inside(&self) -> Avps<'a> {
        Avps {
            rest: Reader::new(if self.is_grouped() { self.octets } else { &[] }),
            reach: Reach::Level,
        }
    }

    /// A value of four octets.
    pub fn word(&self) -> Option<u32> {
        self.octets.try_into().map(u32::from_be_bytes).ok()
    }

    /// A value of eight octets.
    pub fn long(&self) -> Option<u64> {
        self.octets.try_into().map(u64::from_be_bytes).ok()
    }

    /// Seconds since 1970 of a moment, which begins anew in 2036 (RFC 6733 §4.3.1, RFC 5905 §6).
    pub fn moment(&self) -> Option<i64> {
        let seconds = self.word()?;
        let from = if seconds >> 31 == 1 { -SECONDS_1900_TO_1970 } else { SECONDS_1970_TO_2036 };
        i64::from(seconds).checked_add(from)
    }

    /// The family of an address (RFC 6733 §4.3.1).
    pub fn family(&self) -> Option<u16> {
        self.octets.first_chunk().copied().map(u16::from_be_bytes)
    }

    /// An address after its family (RFC 6733 §4.3.1).
    pub fn address(&self) -> Option<IpAddr> {
        match self.octets {
            [0, 1, v4 @ ..] => <[u8; 4]>::try_from(v4).ok().map(|v4| Ipv4Addr::from(v4).into()),
            [0, 2, v6 @ ..] => <[u8; 16]>::try_from(v6).ok().map(|v6| Ipv6Addr::from(v6).into()),
            _ => None,
        }
    }

    /// An address that has no family before it (RFC 7155 §4.4.10.5.1).
    pub fn bare_address(&self) -> Option<IpAddr> {
        let v4 = || <[u8; 4]>::try_from(self.octets).map(IpAddr::from).ok();
        v4().or_else(|| <[u8; 16]>::try_from(self.octets).map(IpAddr::from).ok())
    }
}

/// Where the two eras of network time begin (RFC 5905 §6).
const SECONDS_1900_TO_1970: i64 = 2_208_988_800;
const SECONDS_1970_TO_2036: i64 = 2_085_978_496;

/// AVPs in the order in which they stand.
#[derive(Clone, Debug)]
pub struct Avps<'a> {
    rest: Reader<'a>,
    reach: Reach,
}

/// Into which groups a walk goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Into none.
    Level,
    /// Into those of IETF, 3GPP and ETSI.
    Known,
    /// Into those of all vendors that Wireshark knows.
    Shown,
}

impl Reach {
    #[inline]
    fn goes_into(self, avp: &Avp<'_>) -> bool {
        match self {
            Self::Level => false,
            Self::Known => avp.is_grouped(),
            Self::Shown => is_shown_grouped(avp.code, avp.vendor),
        }
    }
}

impl<'a> Avps<'a> {
    /// The AVPs of one level.
    pub(crate) fn level(octets: Reader<'a>) -> Self {
        Self { rest: octets, reach: Reach::Level }
    }

    /// AVPs of all levels: those in a group follow the group. A group ends where its last AVP ends, so that the walk
    /// needs no memory.
    pub(crate) fn deep(octets: Reader<'a>, reach: Reach) -> Self {
        Self { rest: octets, reach }
    }

    /// Each AVP as the octets that it takes, and those of them that are its padding.
    pub(crate) fn whole(mut self) -> impl Iterator<Item = (&'a [u8], &'a [u8])> {
        core::iter::from_fn(move || {
            let from = self.rest.rest();
            let avp = self.next()?;
            let header: usize = if avp.flags & Avp::VENDOR == 0 { 8 } else { 12 };
            let len = header.saturating_add(avp.octets.len());
            let padded = len.saturating_add(len.wrapping_neg() & 3).min(from.len());
            let whole = from.get(..padded)?;
            Some((whole, whole.get(len..).unwrap_or_default()))
        })
    }

    #[inline]
    fn step(&mut self) -> Result<Option<Avp<'a>>, Malformed> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let (avp, whole) = head(&mut self.rest)?;
        if self.reach.goes_into(&avp) {
            return Ok(Some(avp));
        }
        self.rest.skip(whole.min(self.rest.len()))?;
        Ok(Some(avp))
    }
}

impl<'a> Iterator for Avps<'a> {
    type Item = Avp<'a>;

    /// Ends at an AVP that cannot be read; checked ones have none.
    #[inline]
    fn next(&mut self) -> Option<Avp<'a>> {
        self.step().ok().flatten()
    }
}

/// Reads over the header of an AVP; the octets that its value takes with its padding.
#[inline]
fn head<'a>(rest: &mut Reader<'a>) -> Result<(Avp<'a>, usize), Malformed> {
    let start = *rest;
    let code = rest.u32()?;
    let word = rest.u32()?;
    let [flags, ..] = word.to_be_bytes();
    let length = word & 0x00ff_ffff;
    let vendor = if flags & Avp::VENDOR == 0 { IETF } else { rest.u32()? };
    let header: u32 = if flags & Avp::VENDOR == 0 { 8 } else { 12 };
    let len = length.checked_sub(header).and_then(|len| usize::try_from(len).ok());
    let len = len.ok_or_else(|| start.fault(Fault::Length))?;
    let octets = { *rest }.take(len)?;
    Ok((Avp { code, vendor, flags, length, octets }, len.saturating_add(len.wrapping_neg() & 3)))
}

/// Walks all AVPs of all levels: each lies in what holds it, groups end where their last AVP ends, padding is there and
/// zero, nothing is nested too deep.
pub(crate) fn check(
    mut rest: Reader<'_>,
    mut each: impl FnMut(&Avp<'_>, usize) -> Result<(), Fault>,
) -> Result<(), Malformed> {
    let mut ends = [0_usize; DEPTH_MAX];
    let mut depth = 0_usize;
    loop {
        // What is left when a group is over is what was left behind it when it began.
        while rest.len() == end_of(&ends, depth) {
            match depth.checked_sub(1) {
                Some(outer) => depth = outer,
                None => return Ok(()),
            }
        }
        let end = end_of(&ends, depth);
        let start = rest;
        let (avp, whole) = head(&mut rest)?;
        let room = rest.len().checked_sub(end).filter(|room| whole <= *room);
        let room = room.ok_or_else(|| start.fault(Fault::Truncated))?;
        each(&avp, depth).map_err(|fault| start.fault(fault))?;
        if avp.is_grouped() {
            if avp.octets.len() != whole {
                return Err(start.fault(Fault::Length));
            }
            depth = depth.saturating_add(1);
            *ends.get_mut(depth).ok_or_else(|| start.fault(Fault::Depth))? =
                end.saturating_add(room.saturating_sub(whole));
        } else {
            rest.skip(avp.octets.len())?;
            let padding = rest.take(whole.saturating_sub(avp.octets.len()))?;
            if padding.iter().any(|octet| *octet != 0) {
                return Err(start.fault(Fault::Value));
            }
        }
    }
}

/// Walks all AVPs as Wireshark does: an AVP ends where what holds it ends, and its last padding may be missing there.
pub(crate) fn check_shown(
    mut rest: Reader<'_>,
    mut each: impl FnMut(&Avp<'_>) -> Result<(), Fault>,
) -> Result<(), Malformed> {
    let mut ends = [0_usize; DEPTH_MAX];
    let mut depth = 0_usize;
    loop {
        while rest.len() == end_of(&ends, depth) {
            match depth.checked_sub(1) {
                Some(outer) => depth = outer,
                None => return Ok(()),
            }
        }
        let end = end_of(&ends, depth);
        let start = rest;
        let (avp, whole) = head(&mut rest)?;
        let room = rest.len().checked_sub(end).filter(|room| avp.octets.len() <= *room);
        let room = room.ok_or_else(|| start.fault(Fault::Truncated))?;
        if avp.flags & Avp::RESERVED != 0 {
            return Err(start.fault(Fault::Value));
        }
        if whole > room && !avp.length.is_multiple_of(4) {
            return Err(start.fault(Fault::Truncated));
        }
        if avp.octets.is_empty() {
            continue;
        }
        each(&avp).map_err(|fault| start.fault(fault))?;
        if Reach::Shown.goes_into(&avp) && avp.octets.len() == whole {
            depth = depth.saturating_add(1);
            *ends.get_mut(depth).ok_or_else(|| start.fault(Fault::Depth))? =
                end.saturating_add(room.saturating_sub(whole));
            continue;
        }
        rest.skip(avp.octets.len())?;
        if rest.take(whole.saturating_sub(avp.octets.len()))?.iter().any(|octet| *octet != 0) {
            return Err(start.fault(Fault::Value));
        }
    }
}

fn end_of(ends: &[usize; DEPTH_MAX], depth: usize) -> usize {
    ends.get(depth).copied().unwrap_or(0)
}
