//! Evidence: blocked frames in a pcapng file, each with a comment that says why (draft-ietf-opsawg-pcapng).

use crate::rotated::Form;

/// A frame with why it is kept.
#[derive(Debug)]
pub(crate) struct Evidence<'a> {
    /// Nanoseconds since 1970.
    pub(crate) time_ns: u64,
    /// True where it came from the partner.
    pub(crate) is_inward: bool,
    /// What is to be said about it.
    pub(crate) comment: &'a str,
    /// The first octets of the frame.
    pub(crate) octets: &'a [u8],
    /// Octets of the whole frame.
    pub(crate) frame_octets: u32,
}

impl Evidence<'_> {
    /// One enhanced packet block.
    pub(crate) fn block(&self) -> Vec<u8> {
        let (interface, flags): (u32, u32) = if self.is_inward { (0, 1) } else { (1, 2) };
        let [high, low] = halves(self.time_ns);
        let mut body = Vec::with_capacity(self.octets.len().saturating_add(256));
        for word in [interface, high, low, length(self.octets), self.frame_octets] {
            body.extend(word.to_le_bytes());
        }
        body.extend(self.octets);
        pad(&mut body);
        option(&mut body, COMMENT, self.comment.as_bytes());
        option(&mut body, FLAGS, &flags.to_le_bytes());
        option(&mut body, END, &[]);
        block(ENHANCED_PACKET, &body)
    }
}

/// The pcapng file: outside is interface 0, inside is interface 1.
#[derive(Debug)]
pub(crate) struct Pcapng;

impl Form for Pcapng {
    fn prefix(&self) -> Vec<u8> {
        let mut section = BYTE_ORDER_MAGIC.to_le_bytes().to_vec();
        section.extend(VERSION_1_0);
        section.extend(u64::MAX.to_le_bytes());
        let mut prefix = block(SECTION_HEADER, &section);
        prefix.extend(interface(b"outside"));
        prefix.extend(interface(b"inside"));
        prefix
    }

    fn whole(&self, octets: &[u8]) -> usize {
        let mut end: usize = 0;
        while let Some(len) = octets.get(end..).and_then(whole_block) {
            end = end.saturating_add(len);
        }
        end
    }
}

/// Frames in a file.
pub(crate) fn frames(octets: &[u8]) -> u32 {
    let (mut frames, mut end) = (0_u32, 0_usize);
    while let Some(rest) = octets.get(end..)
        && let Some(len) = whole_block(rest)
    {
        frames = frames.saturating_add(rest.starts_with(&ENHANCED_PACKET.to_le_bytes()).into());
        end = end.saturating_add(len);
    }
    frames
}

const SECTION_HEADER: u32 = 0x0a0d_0d0a;
const INTERFACE_DESCRIPTION: u32 = 1;
const ENHANCED_PACKET: u32 = 6;
const BYTE_ORDER_MAGIC: u32 = 0x1a2b_3c4d;
const VERSION_1_0: [u8; 4] = [1, 0, 0, 0];
const LINKTYPE_ETHERNET: u16 = 1;

const END: u16 = 0;
const COMMENT: u16 = 1;
const FLAGS: u16 = 2;
const INTERFACE_NAME: u16 = 2;
const TIME_RESOLUTION: u16 = 9;
const NANOSECONDS: [u8; 1] = [9];

/// Octets of a block around its body: type, length, and the length again.
const FRAMING: usize = 12;

fn interface(name: &[u8]) -> Vec<u8> {
    let mut body = u32::from(LINKTYPE_ETHERNET).to_le_bytes().to_vec();
    body.extend(0_u32.to_le_bytes());
    option(&mut body, INTERFACE_NAME, name);
    option(&mut body, TIME_RESOLUTION, &NANOSECONDS);
    option(&mut body, END, &[]);
    block(INTERFACE_DESCRIPTION, &body)
}

fn block(kind: u32, body: &[u8]) -> Vec<u8> {
    let len = u32::try_from(body.len().saturating_add(FRAMING)).unwrap_or(u32::MAX).to_le_bytes();
    [&kind.to_le_bytes(), len.as_slice(), body, &len].concat()
}

fn option(body: &mut Vec<u8>, code: u16, value: &[u8]) {
    let len = u16::try_from(value.len()).unwrap_or(u16::MAX);
    body.extend(code.to_le_bytes());
    body.extend(len.to_le_bytes());
    body.extend(value.iter().take(len.into()));
    pad(body);
}

fn pad(body: &mut Vec<u8>) {
    body.resize(body.len().next_multiple_of(4), 0);
}

/// Length of the block at the start of `octets`, where all of it is there.
fn whole_block(octets: &[u8]) -> Option<usize> {
    let length = octets.get(4..8)?;
    let len = usize::try_from(u32::from_le_bytes(length.try_into().ok()?)).ok()?;
    let again = octets.get(len.checked_sub(4)?..len)?;
    (len >= FRAMING && again == length).then_some(len)
}

fn halves(time: u64) -> [u32; 2] {
    let [a, b, c, d, rest @ ..] = time.to_be_bytes();
    [u32::from_be_bytes([a, b, c, d]), u32::from_be_bytes(rest)]
}

fn length(octets: &[u8]) -> u32 {
    u32::try_from(octets.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_a_kill_cut_off_ends_after_its_last_whole_block() {
        let frame = [0xab; 61];
        let evidence = Evidence {
            time_ns: 1_700_000_000_000_000_001,
            is_inward: true,
            comment: "verdict=drop",
            octets: &frame,
            frame_octets: 61,
        };
        let first = [Pcapng.prefix(), evidence.block()].concat();
        let file = [first.clone(), evidence.block()].concat();

        for cut in first.len()..file.len() {
            assert_eq!(Pcapng.whole(&file[..cut]), first.len());
        }

        assert_eq!(Pcapng.whole(&file), file.len());
    }

    #[test]
    fn no_octets_make_the_walk_over_blocks_spin() {
        assert_eq!(Pcapng.whole(&[0; 64]), 0);
        assert_eq!(Pcapng.whole(&[0xff; 64]), 0);
    }
}
