//! The older format: one header, then frames (draft-ietf-opsawg-pcap).

use crate::capture::Head;
use crate::error::Fault;
use crate::link::LinkType;
use crate::octets::{Octets, Order};

/// What the header of the file says.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pcap {
    order: Order,
    is_nano: bool,
    link: LinkType,
}

impl Pcap {
    /// Reads the header behind the first four octets; nothing where those are not of this format.
    pub(crate) fn begin(magic: [u8; 4], octets: &mut Octets) -> Result<Option<Self>, Fault> {
        let (order, is_nano) = match magic {
            [0xa1, 0xb2, 0xc3, 0xd4] => (Order::Big, false),
            [0xd4, 0xc3, 0xb2, 0xa1] => (Order::Little, false),
            [0xa1, 0xb2, 0x3c, 0x4d] => (Order::Big, true),
            [0x4d, 0x3c, 0xb2, 0xa1] => (Order::Little, true),
            _ => return Ok(None),
        };
        let header: [u8; 20] = octets.array()?;
        let link = order.u32_at(&header, 16).unwrap_or_default() & 0xffff;
        Ok(Some(Self { order, is_nano, link: LinkType(link) }))
    }

    /// Reads the next frame; it is held, or stands in `frame`.
    pub(crate) fn next(self, octets: &mut Octets, frame: &mut Vec<u8>) -> Result<Head, Fault> {
        let header: [u8; 16] = octets.array()?;
        let word = |at| self.order.u32_at(&header, at).unwrap_or_default();
        let fraction = u64::from(word(4)).saturating_mul(if self.is_nano { 1 } else { 1000 });
        let time_ns = u64::from(word(0)).saturating_mul(1_000_000_000).saturating_add(fraction);
        octets.hold(frame, usize::try_from(word(8)).unwrap_or(usize::MAX))?;
        Ok(Head { time_ns, interface: 0, link: self.link, original: word(12) })
    }
}
