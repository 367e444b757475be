//! Optional parameters of a message (Q.713 §2.4, §3.1).

use wire::{Fault, Malformed, Reader};

pub(super) const CALLED: u8 = 3;
pub(super) const CALLING: u8 = 4;
pub(super) const CREDIT: u8 = 9;
pub(super) const DATA: u8 = 15;
pub(super) const SEGMENTATION: u8 = 16;
pub(super) const HOP_COUNTER: u8 = 17;
pub(super) const IMPORTANCE: u8 = 18;

/// Parameters with a name and a length each, to the one named 0.
#[derive(Clone, Debug)]
pub(super) struct Options<'a> {
    rest: Reader<'a>,
}

impl<'a> Options<'a> {
    pub(super) fn new(rest: Reader<'a>) -> Self {
        Self { rest }
    }

    /// The next one with its name; nothing where the end is named.
    pub(super) fn step(&mut self) -> Result<Option<(u8, &'a [u8])>, Malformed> {
        let name = match self.rest.u8()? {
            0 => return Ok(None),
            name => name,
        };
        let len = usize::from(self.rest.u8()?);
        Ok(Some((name, self.rest.take(len)?)))
    }

    /// Octets from the start of the message.
    pub(super) fn offset(&self) -> usize {
        self.rest.offset()
    }

    /// An error at the next one.
    pub(super) fn fault(&self, fault: Fault) -> Malformed {
        self.rest.fault(fault)
    }
}

impl<'a> Iterator for Options<'a> {
    type Item = (u8, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        self.step().ok().flatten()
    }
}

/// The bit of a parameter that has a meaning in messages of data, or before them; none of another.
pub(super) fn bit(name: u8) -> u32 {
    match name {
        CALLED | CALLING | DATA | SEGMENTATION | HOP_COUNTER | IMPORTANCE => 1 << name,
        _ => 0,
    }
}
