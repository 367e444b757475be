//! The chain of extension headers of GTPv1-C and GTP-U (TS 29.060 §6.1, TS 29.281 §5.2).

use wire::{Fault, Malformed, Reader};

use crate::v1::ExtensionType;

/// Extension headers that are followed in one message.
const EXTENSIONS_MAX: usize = 8;

/// Octets that an extension header's length counts in.
const UNIT: usize = 4;

/// One extension header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extension<'a> {
    /// What it holds.
    pub kind: ExtensionType,
    /// Its content, without length and next type.
    pub octets: &'a [u8],
}

/// The extension headers of a message, in order.
#[derive(Clone, Copy, Debug)]
pub struct Extensions<'a> {
    next: u8,
    reader: Reader<'a>,
}

impl<'a> Extensions<'a> {
    /// A chain that begins with a header of that type.
    pub(crate) fn new(next: u8, reader: Reader<'a>) -> Self {
        Self { next, reader }
    }

    /// What stands behind the chain.
    pub(crate) fn behind(self) -> Result<Reader<'a>, Malformed> {
        let mut walk = self;
        for _ in 0..EXTENSIONS_MAX {
            if walk.step()?.is_none() {
                break;
            }
        }
        if walk.next != ExtensionType::NO_MORE.0 {
            return Err(walk.reader.fault(Fault::Depth));
        }
        Ok(walk.reader)
    }

    /// The same however long the chain is: every header takes some of the message.
    pub(crate) fn end(self) -> Result<Reader<'a>, Malformed> {
        let mut walk = self;
        while walk.step()?.is_some() {}
        Ok(walk.reader)
    }

    /// Every type that is told, the one that ends the chain too, as far as the chain can be followed.
    pub(crate) fn types(self) -> impl Iterator<Item = u8> {
        let mut walk = Some(self);
        core::iter::from_fn(move || {
            let mut rest = walk?;
            let kind = rest.next;
            walk = rest.next().map(|_| rest);
            Some(kind)
        })
    }

    fn step(&mut self) -> Result<Option<Extension<'a>>, Malformed> {
        if self.next == ExtensionType::NO_MORE.0 {
            return Ok(None);
        }
        let mut whole = self.reader;
        let units = usize::from(whole.u8()?);
        let content = units
            .checked_mul(UNIT)
            .and_then(|octets| octets.checked_sub(2))
            .ok_or_else(|| self.reader.fault(Fault::Length))?;
        let octets = whole.take(content)?;
        let kind = ExtensionType(self.next);
        self.next = whole.u8()?;
        self.reader = whole;
        Ok(Some(Extension { kind, octets }))
    }
}

/// The octet with the flow, of a PDU Session container of that type (TS 38.415 §5.5.2).
pub(crate) fn bits_of(octets: &[u8], kind: u8) -> Option<u8> {
    let (first, rest) = octets.split_first()?;
    rest.first().copied().filter(|_| first >> 4 == kind)
}

impl Extension<'_> {
    /// In four octets.
    pub(crate) fn length(&self) -> u8 {
        let octets = self.octets.len().saturating_add(2);
        u8::try_from(octets.checked_div(UNIT).unwrap_or(0)).unwrap_or(u8::MAX)
    }

    /// Number of a packet of PDCP.
    pub(crate) fn packet(&self) -> Option<u16> {
        let number = self.octets.first_chunk().copied().map(u16::from_be_bytes);
        number.filter(|_| self.kind == ExtensionType::PDCP_PDU_NUMBER)
    }
}

#[expect(
    clippy::copy_iterator,
    reason = "every walk starts from a copy; the message keeps its own"
)]
impl<'a> Iterator for Extensions<'a> {
    type Item = Extension<'a>;

    fn next(&mut self) -> Option<Extension<'a>> {
        self.step().ok().flatten()
    }
}
