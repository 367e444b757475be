//! Header and parameters that the user adaptation layers share (RFC 4666 §3.1, §3.2).

use wire::{Fault, Malformed, Reader};

/// What stands before the parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// Version, 1 (RFC 4666 §3.1.1).
    pub version: u8,
    /// Reserved, 0 (RFC 4666 §3.1.1).
    pub reserved: u8,
    /// Message class.
    pub class: u8,
    /// Message type in its class.
    pub kind: u8,
    /// Octets of the message, as it says itself.
    pub length: u32,
}

/// One parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter<'a> {
    /// What it is.
    pub tag: u16,
    /// Octets with its header, without padding, as it says itself.
    pub length: u16,
    /// Value without padding.
    pub octets: &'a [u8],
}

impl<'a> Parameter<'a> {
    /// Parameters inside it.
    fn parts(&self, nests: Nests) -> Parameters<'a> {
        let octets = nests(self.tag).and_then(|at| self.octets.get(at..));
        Parameters::inside(octets.unwrap_or_default())
    }

    /// True where its value has as many octets as it says.
    pub(crate) fn is_whole(&self) -> bool {
        usize::from(self.length) == self.octets.len().saturating_add(4)
    }
}

impl Header {
    const VERSION: u8 = 1;
    const OCTETS: usize = 8;

    /// Class and type in one number, as rules select messages.
    pub fn message(&self) -> u16 {
        u16::from_be_bytes([self.class, self.kind])
    }

    /// Reads a message: the octets hold it and nothing else, parameters fit, and those in `single` stand once.
    pub(crate) fn decode<'a>(
        octets: &'a [u8],
        single: &[u16],
    ) -> Result<(Self, Parameters<'a>), Malformed> {
        let mut reader = Reader::new(octets);
        let start = reader;
        let [version, reserved, class, kind] = reader.array()?;
        if version != Self::VERSION || reserved != 0 {
            return Err(start.fault(Fault::Version));
        }
        let length = reader.u32()?;
        let counted = usize::try_from(length).unwrap_or(usize::MAX);
        let is_padding = |rest: &[u8]| rest.len() < 4 && rest.iter().all(|octet| *octet == 0);
        // The padding of the last parameter is counted by some stacks and not by others.
        if !octets.get(counted..).is_some_and(is_padding) {
            return Err(reader.fault(Fault::Length));
        }
        let parameters = Parameters { rest: reader };
        parameters.clone().check(single)?;
        Ok((Self { version, reserved, class, kind, length }, parameters))
    }

    /// As much as can be read, whatever version and length say, as Wireshark does.
    pub(crate) fn glimpse(octets: &[u8]) -> Option<(Self, Parameters<'_>)> {
        let mut reader = Reader::new(octets);
        let [version, reserved, class, kind] = reader.array().ok()?;
        let length = reader.u32().ok()?;
        Some((Self { version, reserved, class, kind, length }, Parameters { rest: reader }))
    }

    /// What Wireshark calls malformed: a header or a parameter that ends too early.
    pub(crate) fn malformed(octets: &[u8]) -> Option<Malformed> {
        let mut reader = Reader::new(octets);
        let whole = reader.skip(Self::OCTETS).and_then(|()| Parameters { rest: reader }.check(&[]));
        whole.err().filter(|malformed| malformed.fault == Fault::Truncated)
    }
}

/// Behind how many octets of a parameter others stand in it; nothing where it has none.
pub(crate) type Nests = fn(u16) -> Option<usize>;

/// Parameters in the order in which they stand.
#[derive(Clone, Debug)]
pub struct Parameters<'a> {
    rest: Reader<'a>,
}

impl<'a> Parameters<'a> {
    /// Parameters that stand in those octets.
    pub(crate) fn of(rest: Reader<'a>) -> Self {
        Self { rest }
    }

    /// All their octets.
    pub(crate) fn reader(&self) -> Reader<'a> {
        self.rest
    }

    /// Parameters inside a parameter.
    pub(crate) fn inside(octets: &'a [u8]) -> Self {
        Self { rest: Reader::new(octets) }
    }

    /// Every parameter, those inside of it behind its own; by its tag a parameter has such behind so many octets.
    pub(crate) fn everywhere(self, nests: Nests) -> impl Iterator<Item = Parameter<'a>> {
        self.flat_map(move |outer| core::iter::once(outer).chain(outer.parts(nests)))
    }

    /// The octets that fill the last words of all of them.
    pub(crate) fn paddings_everywhere(self, nests: Nests) -> impl Iterator<Item = &'a [u8]> {
        let inside = self.clone().flat_map(move |outer| outer.parts(nests).paddings());
        self.paddings().chain(inside)
    }

    /// The first parameter of that tag.
    pub(crate) fn value(mut self, tag: u16) -> Option<&'a [u8]> {
        self.find(|parameter| parameter.tag == tag).map(|parameter| parameter.octets)
    }

    /// The values of all parameters of that tag.
    pub(crate) fn values(self, tag: u16) -> impl Iterator<Item = &'a [u8]> {
        self.filter(move |parameter| parameter.tag == tag).map(|parameter| parameter.octets)
    }

    /// The octets that fill the last word of each parameter that has such.
    pub(crate) fn paddings(mut self) -> impl Iterator<Item = &'a [u8]> {
        core::iter::from_fn(move || self.step().ok().flatten())
            .map(|(_, padding)| padding)
            .filter(|padding| !padding.is_empty())
    }

    /// The next one, and the octets that fill its last word.
    #[inline]
    fn step(&mut self) -> Result<Option<(Parameter<'a>, &'a [u8])>, Malformed> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let start = self.rest;
        let [a, b, c, d] = self.rest.array()?;
        let (tag, length) = (u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d]));
        let len = usize::from(length).checked_sub(4).ok_or_else(|| start.fault(Fault::Length))?;
        let octets = self.rest.take(len)?;
        // RFC 4666 §3.1 counts the padding of the last parameter; stacks that do not are known.
        let padding = self.rest.take((len.wrapping_neg() & 3).min(self.rest.len()))?;
        Ok(Some((Parameter { tag, length, octets }, padding)))
    }

    pub(crate) fn check(mut self, single: &[u16]) -> Result<(), Malformed> {
        let mut seen = 0_u32;
        loop {
            let start = self.rest;
            let Some((parameter, padding)) = self.step()? else { return Ok(()) };
            if !single.is_empty() && padding.iter().any(|octet| *octet != 0) {
                return Err(start.fault(Fault::Value));
            }
            let place = (0..32_u32).zip(single).find(|(_, tag)| **tag == parameter.tag);
            let bit = place.map_or(0, |(at, _)| 1 << (at & 31));
            if seen & bit != 0 {
                return Err(start.fault(Fault::Duplicate));
            }
            seen |= bit;
        }
    }
}

impl<'a> Iterator for Parameters<'a> {
    type Item = Parameter<'a>;

    /// A parameter that says that it goes on behind the message is cut there; checked ones do not.
    fn next(&mut self) -> Option<Parameter<'a>> {
        let start = self.rest;
        if let Ok(parameter) = self.step() {
            return parameter.map(|(parameter, _)| parameter);
        }
        self.rest = start;
        let tag = self.rest.u16().ok()?;
        let length = self.rest.u16().ok().filter(|length| *length >= 4)?;
        let octets = self.rest.take(self.rest.len()).ok()?;
        Some(Parameter { tag, length, octets })
    }
}

/// The words of a value.
pub(crate) fn words(octets: &[u8]) -> impl Iterator<Item = u32> {
    octets.as_chunks::<4>().0.iter().map(|word| u32::from_be_bytes(*word))
}

/// The first word of a value.
pub(crate) fn word(octets: &[u8]) -> Option<u32> {
    octets.first_chunk().map(|word| u32::from_be_bytes(*word))
}

/// One half of the first word of a value.
pub(crate) fn halves(octets: &[u8]) -> Option<(u16, u16)> {
    let [a, b, c, d] = *octets.first_chunk()?;
    Some((u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d])))
}

/// Mask and point code of each word of a value (RFC 4666 §3.4.1).
pub(crate) fn point_codes(octets: &[u8]) -> impl Iterator<Item = (u8, u32)> {
    octets
        .as_chunks::<4>()
        .0
        .iter()
        .map(|[mask, a, b, c]| (*mask, u32::from_be_bytes([0, *a, *b, *c])))
}
