//! A file as octets in order, counted, with numbers of either order.

use std::io::{self, BufRead as _, BufReader, Read};

use crate::error::Fault;

/// Longest block that is read at once; no real frame is longer.
pub(crate) const BLOCK_MAX: usize = 16 << 20;

/// What is read, behind a buffer in which most blocks lie whole.
pub(crate) type Input = BufReader<Box<dyn Read>>;

/// Reads forward.
pub(crate) struct Octets {
    input: Input,
    /// So many octets of what was read ahead are the last block, and done with when something else is asked.
    held: usize,
    pub(crate) offset: u64,
}

/// Which octet of a number comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    Big,
    Little,
}

impl Octets {
    pub(crate) fn new(input: Input) -> Self {
        Self { input, held: 0, offset: 0 }
    }

    /// True at the end of the file.
    pub(crate) fn is_over(&mut self) -> io::Result<bool> {
        self.release();
        self.input.fill_buf().map(<[u8]>::is_empty)
    }

    pub(crate) fn array<const N: usize>(&mut self) -> Result<[u8; N], Fault> {
        self.release();
        let mut array = [0; N];
        self.input.read_exact(&mut array)?;
        self.count(N);
        Ok(array)
    }

    /// Leaves the next octets where they lie, if they lie there whole, and replaces the content of `buffer` by them
    /// otherwise.
    pub(crate) fn hold(&mut self, buffer: &mut Vec<u8>, len: usize) -> Result<(), Fault> {
        self.release();
        if (1..=self.input.buffer().len()).contains(&len) {
            self.held = len;
            return Ok(());
        }
        self.fill(buffer, len)
    }

    /// The last block, where it lies in what was read ahead.
    pub(crate) fn held(&self) -> Option<&[u8]> {
        self.input.buffer().get(..self.held).filter(|octets| !octets.is_empty())
    }

    fn release(&mut self) {
        let held = std::mem::take(&mut self.held);
        if held > 0 {
            self.input.consume(held);
            self.count(held);
        }
    }

    /// Replaces the content of `buffer` by the next octets.
    pub(crate) fn fill(&mut self, buffer: &mut Vec<u8>, len: usize) -> Result<(), Fault> {
        self.release();
        if len > BLOCK_MAX {
            return Err(Fault::Broken("a block longer than 16 MiB"));
        }
        buffer.clear();
        // Most blocks lie whole in what was read ahead.
        if let Some(octets) = self.input.fill_buf()?.get(..len) {
            buffer.extend_from_slice(octets);
            self.input.consume(len);
            self.count(len);
            return Ok(());
        }
        let limit = u64::try_from(len).unwrap_or(u64::MAX);
        let got = self.input.by_ref().take(limit).read_to_end(buffer)?;
        self.count(got);
        if got == len { Ok(()) } else { Err(Fault::Broken("the file ends inside a block")) }
    }

    fn count(&mut self, octets: usize) {
        self.offset = self.offset.saturating_add(u64::try_from(octets).unwrap_or(u64::MAX));
    }
}

impl Order {
    pub(crate) fn u16(self, octets: [u8; 2]) -> u16 {
        match self {
            Self::Big => u16::from_be_bytes(octets),
            Self::Little => u16::from_le_bytes(octets),
        }
    }

    pub(crate) fn u32(self, octets: [u8; 4]) -> u32 {
        match self {
            Self::Big => u32::from_be_bytes(octets),
            Self::Little => u32::from_le_bytes(octets),
        }
    }

    /// The number at that place of a block.
    pub(crate) fn u32_at(self, block: &[u8], at: usize) -> Option<u32> {
        block.get(at..)?.first_chunk().map(|octets| self.u32(*octets))
    }

    pub(crate) fn u16_at(self, block: &[u8], at: usize) -> Option<u16> {
        block.get(at..)?.first_chunk().map(|octets| self.u16(*octets))
    }
}
