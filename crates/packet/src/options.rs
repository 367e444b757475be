//! Options of TCP, one by one (RFC 9293 §3.2); those of IPv4 are written alike (RFC 791 §3.1).

use crate::Packet;
use crate::fields::{header, long, segment};

/// The kind of the option behind which there are none (RFC 9293 §3.2).
pub(crate) const END: u8 = 0;
/// The kind of the option that confirms selectively (RFC 2018 §3).
pub(crate) const SACK: u8 = 5;

/// All of them, as they stand there.
pub(crate) fn options<'a>(packet: &Packet<'a>) -> Option<&'a [u8]> {
    let len = segment(packet)?.header_len;
    header(packet, len.into())?.get(20..)
}

/// Every option with its octets, as far as they are whole.
pub(crate) fn each_option<'a>(
    packet: &Packet<'a>,
) -> impl Iterator<Item = (u8, &'a [u8])> + use<'a> {
    each_in(options(packet).unwrap_or_default())
}

/// The same of the octets of options.
pub(crate) fn each_in(octets: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let mut rest = octets;
    let mut is_ended = false;
    core::iter::from_fn(move || {
        let kind = *rest.first().filter(|kind| !is_ended || **kind == END)?;
        let len = match (kind, rest.get(1)) {
            (END | 1, _) => 1,
            (_, len) => usize::from(*len?),
        };
        let (option, behind) =
            rest.split_at_checked(len).filter(|_| len > usize::from(kind > 1))?;
        // Behind the end only more of it is told.
        is_ended |= kind == END;
        rest = behind;
        Some((kind, option))
    })
}

/// Options of a kind that are as long as they must be.
pub(crate) fn of_kind<'a>(
    packet: &Packet<'a>,
    wanted: u8,
    len: usize,
) -> impl Iterator<Item = &'a [u8]> + use<'a> {
    let options = each_option(packet).filter(move |(kind, _)| *kind == wanted);
    options.map(|(_, octets)| octets).filter(move |octets| octets.len() == len)
}

/// Every option of a kind, whatever its length.
pub(crate) fn every<'a>(
    packet: &Packet<'a>,
    wanted: u8,
) -> impl Iterator<Item = &'a [u8]> + use<'a> {
    each_option(packet).filter(move |(kind, _)| *kind == wanted).map(|(_, octets)| octets)
}

/// The blocks of an option that confirms selectively.
pub(crate) fn blocks_of(option: &[u8]) -> impl Iterator<Item = &[u8]> {
    option.get(2..).unwrap_or_default().chunks_exact(8)
}

impl Packet<'_> {
    /// The power of two that the windows of this end count in (RFC 7323 §2.2); nothing where it is not told.
    pub fn window_shift(&self) -> Option<u8> {
        of_kind(self, 3, 3).last().and_then(|octets| octets.get(2).copied())
    }

    /// First octet of each block that has come, and the octet behind it (RFC 2018 §3).
    pub fn confirmed_blocks(&self) -> impl Iterator<Item = [u32; 2]> {
        let blocks = every(self, SACK).flat_map(blocks_of);
        blocks.filter_map(|block| Some([long(block, 0)?, long(block, 4)?]))
    }
}
