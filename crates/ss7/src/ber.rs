//! Basic encoding rules (X.690 §8), as TCAP and its users need them.
//!
//! | on the wire | reading |
//! |---|---|
//! | length in short or long form, also with zeros before it, at most four octets | the same length |
//! | indefinite length with its end | the same contents |
//! | end-of-contents elsewhere | refused |
//! | tag of several octets for a number that fits in one, or of more than three | refused |
//! | nested deeper than 16 | refused |

use wire::{Fault, Malformed, Reader};

/// Values in values that are followed.
pub const DEPTH_MAX: usize = 16;

const INDEFINITE: u8 = 0x80;
const CONSTRUCTED: u32 = 0x20;

/// One value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tlv<'a> {
    /// Identifier octets in one number: 0x30, 0xa1, 0x9f24 …
    pub tag: u32,
    /// Contents without length and end-of-contents.
    pub octets: &'a [u8],
    /// Everything from the tag to the end.
    pub whole: &'a [u8],
}

impl<'a> Tlv<'a> {
    /// True where the contents are values.
    #[inline]
    pub fn is_constructed(&self) -> bool {
        let first = match self.tag {
            0..=0xff => self.tag,
            0x100..=0xffff => self.tag >> 8,
            _ => self.tag >> 16,
        };
        first & CONSTRUCTED != 0
    }

    /// Class in the two highest bits, number below them.
    #[inline]
    pub fn label(&self) -> u16 {
        let (first, number) = match self.tag {
            0..=0xff => (self.tag, self.tag & 0x1f),
            0x100..=0xffff => (self.tag >> 8, self.tag & 0x7f),
            _ => (self.tag >> 16, (self.tag >> 8 & 0x7f) << 7 | self.tag & 0x7f),
        };
        u16::try_from((first & 0xc0) << 8 | number).unwrap_or(u16::MAX)
    }

    /// The values inside it; none where it is primitive.
    #[inline]
    pub fn inside(&self) -> Tlvs<'a> {
        Tlvs::new(if self.is_constructed() { self.octets } else { &[] })
    }

    /// An INTEGER of at most four octets.
    #[inline]
    pub fn integer(&self) -> Option<i32> {
        if let [octet] = self.octets {
            return Some(octet.cast_signed().into());
        }
        let (first, _) = self.octets.split_first()?;
        let sign = if first >> 7 == 1 { -1 } else { 0 };
        let is_short = self.octets.len() <= 4;
        is_short.then(|| self.octets.iter().fold(sign, |sum, octet| sum << 8 | i32::from(*octet)))
    }

    /// Every value inside, to the last of so many levels, can be read.
    pub fn check(&self, depth: usize) -> Result<(), Malformed> {
        check(self.octets, self.is_constructed(), depth)
    }
}

/// True where every value there, to the last level, can be read.
pub fn is_readable(octets: &[u8]) -> bool {
    check(octets, true, DEPTH_MAX).is_ok()
}

/// True where a value without others inside, or what stands before a value, ends too early.
pub fn is_cut(octets: &[u8]) -> bool {
    is_cut_in(octets, DEPTH_MAX)
}

fn is_cut_in(octets: &[u8], depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    let mut values = Tlvs::new(octets);
    loop {
        let start = values.clone();
        let is_whole = matches!(values.clone().step(), Ok(Some(_)));
        let Some(value) = values.next() else { return !start.rest.is_empty() };
        let is_primitive = !value.is_constructed();
        if is_primitive && !is_whole || !is_primitive && is_cut_in(value.octets, depth) {
            return true;
        }
    }
}

fn check(octets: &[u8], is_constructed: bool, depth: usize) -> Result<(), Malformed> {
    if !is_constructed || depth > 0 && is_plain(octets, depth) {
        return Ok(());
    }
    let mut values = Tlvs::new(octets);
    let depth = depth.checked_sub(1).ok_or_else(|| values.fault(Fault::Depth))?;
    while let Some(value) = values.step()? {
        check(value.octets, value.is_constructed(), depth)?;
    }
    Ok(())
}

/// Octets behind the first of the longest length of the values there, to the last level; 128 where one is indefinite.
pub fn length_octets(octets: &[u8]) -> u8 {
    length_octets_in(octets, DEPTH_MAX)
}

fn length_octets_in(octets: &[u8], depth: usize) -> u8 {
    let Some(depth) = depth.checked_sub(1).filter(|_| !is_plain(octets, DEPTH_MAX)) else {
        return 0;
    };
    let mut longest = 0;
    for value in Tlvs::new(octets) {
        let tag_octets = match value.tag {
            0..=0xff => 1,
            0x100..=0xffff => 2,
            _ => 3,
        };
        let own = value.whole.get(tag_octets).map_or(0, |first| match *first {
            INDEFINITE => INDEFINITE,
            first => first.saturating_sub(INDEFINITE),
        });
        longest = longest.max(own);
        if value.is_constructed() {
            longest = longest.max(length_octets_in(value.octets, depth));
        }
    }
    longest
}

/// True where every value inside, to the last level, is of the usual form: one octet of tag, one of length.
///
/// One way through all levels: the octets behind a value tell where it ends. Where nothing follows it at its own level,
/// what is around it ends there too.
fn is_plain(octets: &[u8], depth: usize) -> bool {
    let (mut rest, mut end, mut level) = (octets, 0, 0_usize);
    // By level: where the value ends in which others follow the one that was gone into.
    let (mut ends, mut followed) = ([0; DEPTH_MAX], 0_u32);
    loop {
        if rest.len() == end {
            let Some(outer) = followed.checked_ilog2() else { return true };
            followed &= !(1 << (outer & 31));
            level = usize::try_from(outer).unwrap_or(0);
            end = ends.get(level).copied().unwrap_or(0);
            continue;
        }
        let [tag, len, behind @ ..] = rest else { return false };
        let Some(left) = behind.len().checked_sub((*len).into()) else { return false };
        if !is_short(*tag, *len) || left < end {
            return false;
        }
        if u32::from(*tag) & CONSTRUCTED == 0 {
            rest = behind.get(usize::from(*len)..).unwrap_or_default();
            continue;
        }
        if left > end {
            let Some(outer) = ends.get_mut(level) else { return false };
            *outer = end;
            followed |= 1 << (level & 31);
        }
        (end, level, rest) = (left, level.saturating_add(1), behind);
        if level >= depth {
            return false;
        }
    }
}

/// True for one octet of tag and one of length, as almost all values have; tag 0 is no value.
#[inline]
fn is_short(tag: u8, len: u8) -> bool {
    tag != 0 && tag & 0x1f != 0x1f && len < INDEFINITE
}

/// Values one after the other.
#[derive(Clone, Debug)]
pub struct Tlvs<'a> {
    rest: &'a [u8],
    /// Octets before and behind the place that is reached.
    len: usize,
}

impl<'a> Tlvs<'a> {
    /// The values in some octets.
    #[inline]
    pub fn new(octets: &'a [u8]) -> Self {
        Self { rest: octets, len: octets.len() }
    }

    /// The first value of that tag.
    pub fn find(mut self, tag: u32) -> Option<Tlv<'a>> {
        Iterator::find(&mut self, |value| value.tag == tag)
    }

    /// The next value, or what is wrong with it.
    #[inline]
    pub fn step(&mut self) -> Result<Option<Tlv<'a>>, Malformed> {
        if let Some((value, rest)) = short(self.rest) {
            self.rest = rest;
            return Ok(Some(value));
        }
        if self.rest.is_empty() { Ok(None) } else { self.long().map(Some) }
    }

    /// What is wrong where another value must not follow.
    #[inline]
    pub fn end(&self) -> Result<(), Malformed> {
        if self.rest.is_empty() { Ok(()) } else { Err(self.fault(Fault::Trailing)) }
    }

    /// An error at this place.
    #[inline]
    pub fn fault(&self, fault: Fault) -> Malformed {
        self.reader().fault(fault)
    }

    /// A value of another form than the usual one.
    #[cold]
    fn long(&mut self) -> Result<Tlv<'a>, Malformed> {
        let mut reader = self.reader();
        let value = read(&mut reader, DEPTH_MAX);
        self.rest = reader.rest();
        value
    }

    #[inline]
    fn reader(&self) -> Reader<'a> {
        Reader::at(self.len.saturating_sub(self.rest.len()), self.rest)
    }
}

impl<'a> Iterator for Tlvs<'a> {
    type Item = Tlv<'a>;

    /// A value whose end is missing is cut there; what cannot be read ends all. Checked ones have neither.
    #[inline]
    fn next(&mut self) -> Option<Tlv<'a>> {
        let start = self.rest;
        if let Ok(value) = self.step() {
            return value;
        }
        let (value, rest) = cut(start);
        self.rest = rest;
        value
    }
}

/// A value of the usual form, and what follows it.
#[inline]
fn short(octets: &[u8]) -> Option<(Tlv<'_>, &[u8])> {
    let [tag, len, behind @ ..] = octets else { return None };
    let (inside, rest) = behind.split_at_checked((*len).into()).filter(|_| is_short(*tag, *len))?;
    let whole = octets.get(..inside.len().saturating_add(2))?;
    Some((Tlv { tag: u32::from(*tag), octets: inside, whole }, rest))
}

fn read<'a>(rest: &mut Reader<'a>, depth: usize) -> Result<Tlv<'a>, Malformed> {
    let start = *rest;
    let tag = tag(rest)?;
    let first = rest.u8()?;
    let octets = if first == INDEFINITE {
        indefinite(rest, tag, depth)?
    } else {
        let len = length(rest, first)?;
        rest.take(len)?
    };
    let whole_len = start.len().saturating_sub(rest.len());
    let whole = { start }.take(whole_len)?;
    Ok(Tlv { tag, octets, whole })
}

/// What is left of a value that says that it goes on behind the last octet, and where reading ends.
#[cold]
fn cut(start: &[u8]) -> (Option<Tlv<'_>>, &[u8]) {
    let mut rest = Reader::new(start);
    let mut read = || {
        let tag = tag(&mut rest).ok()?;
        let first = rest.u8().ok().filter(|first| *first != INDEFINITE)?;
        let len = length(&mut rest, first).ok()?;
        let is_cut = len > rest.len();
        let octets = is_cut.then(|| rest.take(rest.len()).ok())??;
        Some(Tlv { tag, octets, whole: start })
    };
    (read(), rest.rest())
}

/// Tag 0 is the end of contents and nothing else.
#[inline]
fn tag(rest: &mut Reader<'_>) -> Result<u32, Malformed> {
    let start = *rest;
    let first = rest.u8()?;
    if first == 0 {
        return Err(start.fault(Fault::Value));
    }
    if first & 0x1f != 0x1f {
        return Ok(first.into());
    }
    let second = rest.u8()?;
    let is_short = second & 0x7f < 0x1f && second & 0x80 == 0;
    if is_short || second == 0x80 {
        return Err(start.fault(Fault::Value));
    }
    let two = u32::from(first) << 8 | u32::from(second);
    if second & 0x80 == 0 {
        return Ok(two);
    }
    let third = rest.u8()?;
    if third & 0x80 != 0 {
        return Err(start.fault(Fault::Value));
    }
    Ok(two << 8 | u32::from(third))
}

/// A length of the definite form, whose first octet has been read.
#[inline]
fn length(rest: &mut Reader<'_>, first: u8) -> Result<usize, Malformed> {
    if first & 0x80 == 0 {
        return Ok(first.into());
    }
    let count = usize::from(first & 0x7f);
    if count > 4 {
        return Err(rest.fault(Fault::Length));
    }
    let octets = rest.take(count)?;
    Ok(octets.iter().fold(0, |len, octet| len << 8 | usize::from(*octet)))
}

/// Contents to their end-of-contents, which is read over.
fn indefinite<'a>(rest: &mut Reader<'a>, tag: u32, depth: usize) -> Result<&'a [u8], Malformed> {
    let start = *rest;
    let is_constructed = Tlv { tag, octets: &[], whole: &[] }.is_constructed();
    let depth = depth.checked_sub(1).filter(|_| is_constructed);
    let depth = depth.ok_or_else(|| start.fault(Fault::Depth))?;
    while rest.peek() != Some(0) {
        read(rest, depth)?;
    }
    let len = start.len().saturating_sub(rest.len());
    match rest.array()? {
        [0, 0] => { start }.take(len),
        _ => Err(rest.fault(Fault::Value)),
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_form_of_a_length_gives_the_same_contents() {
        for octets in [
            [0x30, 2, 5, 0].as_slice(),
            &[0x30, 0x81, 2, 5, 0],
            &[0x30, 0x82, 0, 2, 5, 0],
            &[0x30, 0x84, 0, 0, 0, 2, 5, 0],
            &[0x30, 0x80, 5, 0, 0, 0],
        ] {
            let value = Tlvs::new(octets).step().unwrap().unwrap();

            assert_eq!((value.tag, value.octets, value.whole), (0x30, [5, 0].as_slice(), octets));
            assert_eq!(value.check(DEPTH_MAX), Ok(()));
        }
    }

    #[test]
    fn what_receivers_read_differently_is_refused() {
        for (octets, fault) in [
            ([0x30, 0x85, 0, 0, 0, 0, 0].as_slice(), Fault::Length),
            (&[0x30, 3, 5, 0], Fault::Truncated),
            (&[0x30, 0x80, 5, 0], Fault::Truncated),
            (&[0x30, 0x80, 5, 0, 0, 1], Fault::Value),
            (&[0x04, 0x80, 0, 0], Fault::Depth),
            (&[0, 0], Fault::Value),
            (&[0x1f, 0x1e, 0], Fault::Value),
            (&[0x1f, 0x80, 0x24, 0], Fault::Value),
            (&[0x9f, 0x81, 0x81, 1, 0], Fault::Value),
        ] {
            assert_eq!(Tlvs::new(octets).step().unwrap_err().fault, fault, "{octets:02x?}");
        }
        for (octets, fault) in [
            ([0x30, 4, 5, 0, 0, 0].as_slice(), Fault::Value),
            (&[0x30, 3, 0x30, 2, 5], Fault::Truncated),
        ] {
            let value = Tlvs::new(octets).step().unwrap().unwrap();
            assert_eq!(value.check(DEPTH_MAX).unwrap_err().fault, fault, "{octets:02x?}");
        }
    }

    #[test]
    fn nesting_is_bounded_in_either_form() {
        let definite = (0..20_u8).fold(Vec::new(), |inner, _| {
            [[0x30, u8::try_from(inner.len()).unwrap()].as_slice(), &inner].concat()
        });
        let indefinite = (0..20)
            .fold(Vec::new(), |inner, _| [[0x30, 0x80].as_slice(), &inner, &[0, 0]].concat());

        let value = Tlvs::new(&definite).step().unwrap().unwrap();
        assert_eq!(value.check(DEPTH_MAX).unwrap_err().fault, Fault::Depth);
        assert_eq!(Tlvs::new(&indefinite).step().unwrap_err().fault, Fault::Depth);
    }

    #[test]
    fn tags_of_several_octets_are_one_number() {
        let values: Vec<u32> =
            Tlvs::new(&[0x9f, 0x24, 0, 0xbf, 0x81, 0x05, 0]).map(|value| value.tag).collect();

        assert_eq!(values, [0x9f24, 0x00bf_8105]);
    }

    proptest! {
        #[test]
        fn any_octets_are_values_inside_them_or_an_error(octets: Vec<u8>) {
            for value in Tlvs::new(&octets) {
                prop_assert!(octets.len() >= value.whole.len());
                let _ = value.check(DEPTH_MAX);
                let _ = value.integer();
            }
        }
    }
}
