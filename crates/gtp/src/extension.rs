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
    /// Walks the chain once and leaves the reader behind it.
    pub(crate) fn decode(next: u8, reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let start = *reader;
        let mut walk = Self { next, reader: start };
        for _ in 0..EXTENSIONS_MAX {
            if walk.step()?.is_none() {
                break;
            }
        }
        if walk.next != ExtensionType::NO_MORE.0 {
            return Err(walk.reader.fault(Fault::Depth));
        }
        *reader = walk.reader;
        Ok(Self { next, reader: start })
    }

    /// The first extension header of a kind.
    pub fn find(mut self, kind: ExtensionType) -> Option<&'a [u8]> {
        Iterator::find(&mut self, |extension| extension.kind == kind).map(|found| found.octets)
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

impl Default for Extensions<'_> {
    fn default() -> Self {
        Self { next: ExtensionType::NO_MORE.0, reader: Reader::new(&[]) }
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
