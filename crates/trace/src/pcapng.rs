//! The newer format: blocks, with any number of interfaces (draft-ietf-opsawg-pcapng).

use crate::capture::Head;
use crate::error::Fault;
use crate::link::LinkType;
use crate::octets::{Octets, Order};

const SECTION: u32 = 0x0a0d_0d0a;
const INTERFACE: u32 = 1;
const OLD_PACKET: u32 = 2;
const SIMPLE_PACKET: u32 = 3;
const ENHANCED_PACKET: u32 = 6;
/// Blocks that are no packets and that Wireshark counts among the frames: entries of a journal, custom blocks that may be
/// copied and that may not, events of the kernel.
const OTHER_FRAMES: [u32; 6] = [9, 0x0bad, 0x4000_0bad, 0x204, 0x208, 0x216];

/// Interfaces that one section may name.
const INTERFACES_MAX: usize = 4096;
/// Option of an interface: how fine its clock is.
const RESOLUTION: u16 = 9;
/// Option of an interface: its name.
const NAME: u16 = 2;
const NS: u64 = 1_000_000_000;

/// What the section says so far.
#[derive(Clone, Debug)]
pub(crate) struct Pcapng {
    order: Order,
    /// How many sections have begun.
    pub(crate) section: u32,
    interfaces: Vec<Interface>,
}

#[derive(Clone, Debug)]
struct Interface {
    name: Option<String>,
    link: LinkType,
    snap: u32,
    /// Ticks of its clock in a second.
    ticks: u64,
}

impl Pcapng {
    /// Reads the first block behind its type; nothing where the four octets are not of this format.
    pub(crate) fn begin(magic: [u8; 4], octets: &mut Octets) -> Result<Option<Self>, Fault> {
        if u32::from_be_bytes(magic) != SECTION {
            return Ok(None);
        }
        let mut this = Self { order: Order::Big, section: 0, interfaces: Vec::new() };
        this.section(octets)?;
        Ok(Some(this))
    }

    fn section(&mut self, octets: &mut Octets) -> Result<(), Fault> {
        let length = octets.array()?;
        self.order = match octets.array()? {
            [0x1a, 0x2b, 0x3c, 0x4d] => Order::Big,
            [0x4d, 0x3c, 0x2b, 0x1a] => Order::Little,
            _ => return Err(Fault::Broken("a section without byte-order magic")),
        };
        self.section = self.section.saturating_add(1);
        self.interfaces.clear();
        let rest = usize::try_from(self.order.u32(length)).ok().and_then(|len| len.checked_sub(12));
        let rest = rest.filter(|len| len.is_multiple_of(4));
        octets.fill(&mut Vec::new(), rest.ok_or(Fault::Broken("a length that cannot be"))?)
    }

    /// Reads to the next frame; nothing at the end of the file.
    pub(crate) fn next(
        &mut self,
        octets: &mut Octets,
        frame: &mut Vec<u8>,
    ) -> Result<Option<Head>, Fault> {
        while !octets.is_over()? {
            let kind = octets.array()?;
            if u32::from_be_bytes(kind) == SECTION {
                self.section(octets)?;
                continue;
            }
            let len = usize::try_from(self.order.u32(octets.array()?)).ok();
            let len = len.and_then(|len| len.checked_sub(8)).filter(|len| *len >= 4);
            let len = len.ok_or(Fault::Broken("a length that cannot be"))?;
            octets.fill(frame, len.next_multiple_of(4))?;
            frame.truncate(len.saturating_sub(4));
            match self.order.u32(kind) {
                INTERFACE => self.interface(frame)?,
                ENHANCED_PACKET => return self.packet(frame, Layout::ENHANCED).map(Some),
                OLD_PACKET => return self.packet(frame, Layout::OLD).map(Some),
                SIMPLE_PACKET => return self.simple(frame).map(Some),
                other if OTHER_FRAMES.contains(&other) => {
                    let original = u32::try_from(frame.len()).unwrap_or(u32::MAX);
                    let link = LinkType::NONE;
                    return Ok(Some(Head { time_ns: 0, interface: 0, link, original }));
                }
                _ => {}
            }
        }
        Ok(None)
    }

    fn interface(&mut self, block: &[u8]) -> Result<(), Fault> {
        if self.interfaces.len() >= INTERFACES_MAX {
            return Err(Fault::Broken("more than 4096 interfaces"));
        }
        let link = self.order.u16_at(block, 0).ok_or(Fault::Broken("an interface without type"))?;
        let snap = self.order.u32_at(block, 4).unwrap_or_default();
        let options = block.get(8..).unwrap_or_default();
        let exponent = self.option(options, RESOLUTION).and_then(|value| value.first());
        let ticks = exponent.map_or(1_000_000, |exponent| ticks(*exponent));
        let name = self.option(options, NAME);
        let name = name.and_then(|name| String::from_utf8(name.to_vec()).ok());
        self.interfaces.push(Interface { name, link: LinkType(link.into()), snap, ticks });
        Ok(())
    }

    /// What an interface is called.
    pub(crate) fn name(&self, interface: u32) -> Option<&str> {
        let place = usize::try_from(interface).ok()?;
        self.interfaces.get(place)?.name.as_deref()
    }

    /// The value of an option.
    fn option<'b>(&self, mut options: &'b [u8], wanted: u16) -> Option<&'b [u8]> {
        loop {
            let kind = self.order.u16_at(options, 0)?;
            let len = usize::from(self.order.u16_at(options, 2)?);
            let value = options.get(4..)?;
            if kind == wanted {
                return value.get(..len);
            }
            options = value.get(len.next_multiple_of(4)..)?;
        }
    }

    fn packet(&self, block: &mut Vec<u8>, layout: Layout) -> Result<Head, Fault> {
        let word = |at| self.order.u32_at(block, at);
        let interface =
            if layout.is_short { self.order.u16_at(block, 0).map(u32::from) } else { word(0) };
        let (Some(interface), Some(high), Some(low), Some(captured), Some(original)) =
            (interface, word(4), word(8), word(12), word(16))
        else {
            return Err(Fault::Broken("a packet block that is too short"));
        };
        let known = usize::try_from(interface).ok().and_then(|place| self.interfaces.get(place));
        let known = known.ok_or(Fault::Broken("a packet of an interface that is not described"))?;
        let ticks = u64::from(high) << 32 | u64::from(low);
        let head = Head { time_ns: known.ns(ticks), interface, link: known.link, original };
        cut(block, 20, captured)?;
        Ok(head)
    }

    fn simple(&self, block: &mut Vec<u8>) -> Result<Head, Fault> {
        let known = self.interfaces.first();
        let known = known.ok_or(Fault::Broken("a packet before any interface"))?;
        let original = self.order.u32_at(block, 0);
        let original = original.ok_or(Fault::Broken("a packet block that is too short"))?;
        let snap = if known.snap == 0 { u32::MAX } else { known.snap };
        cut(block, 4, original.min(snap))?;
        Ok(Head { time_ns: 0, interface: 0, link: known.link, original })
    }
}

/// Where the interface of a packet stands.
#[derive(Clone, Copy, Debug)]
struct Layout {
    is_short: bool,
}

impl Layout {
    const ENHANCED: Self = Self { is_short: false };
    const OLD: Self = Self { is_short: true };
}

impl Interface {
    fn ns(&self, ticks: u64) -> u64 {
        let per_second = u128::from(self.ticks.max(1));
        let ns = u128::from(ticks).saturating_mul(NS.into()).checked_div(per_second);
        ns.and_then(|ns| u64::try_from(ns).ok()).unwrap_or(u64::MAX)
    }
}

/// A power of ten, or of two where the highest bit is set.
fn ticks(exponent: u8) -> u64 {
    let base: u64 = if exponent >> 7 == 1 { 2 } else { 10 };
    base.saturating_pow((exponent & 0x7f).into())
}

/// Leaves the frame alone in the block.
fn cut(block: &mut Vec<u8>, from: usize, len: u32) -> Result<(), Fault> {
    let len = usize::try_from(len).unwrap_or(usize::MAX);
    let to = from.checked_add(len).filter(|to| *to <= block.len());
    block.truncate(to.ok_or(Fault::Broken("a frame longer than its block"))?);
    block.drain(..from);
    Ok(())
}
