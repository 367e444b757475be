//! Captures: classic pcap and pcapng with Ethernet frames (IETF draft-ietf-opsawg-pcap, -pcapng).

const LINKTYPE_ETHERNET: u16 = 1;
const SNAP: u32 = 262_144;

/// Lengths in a capture are 32 bits; frames are far shorter.
fn len32(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

/// A classic capture; frames with their time in microseconds since the epoch.
pub fn pcap(frames: &[(u64, impl AsRef<[u8]>)]) -> Vec<u8> {
    let mut octets = Vec::new();
    octets.extend(0xa1b2_c3d4_u32.to_le_bytes());
    octets.extend(2_u16.to_le_bytes());
    octets.extend(4_u16.to_le_bytes());
    octets.extend([0; 8]);
    octets.extend(SNAP.to_le_bytes());
    octets.extend(u32::from(LINKTYPE_ETHERNET).to_le_bytes());
    for (micros, frame) in frames {
        let frame = frame.as_ref();
        let seconds = u32::try_from(micros.div_euclid(1_000_000)).unwrap_or(u32::MAX);
        let rest = u32::try_from(micros.rem_euclid(1_000_000)).unwrap_or(0);
        octets.extend(seconds.to_le_bytes());
        octets.extend(rest.to_le_bytes());
        octets.extend(len32(frame.len()).to_le_bytes());
        octets.extend(len32(frame.len()).to_le_bytes());
        octets.extend(frame);
    }
    octets
}

/// A frame of a pcapng capture.
#[derive(Clone, Copy, Debug)]
pub struct Captured<'a> {
    /// Place of the interface among those of the capture.
    pub interface: u32,
    /// Microseconds since the epoch.
    pub micros: u64,
    /// The frame.
    pub octets: &'a [u8],
}

/// A capture with as many interfaces as names are given.
pub fn pcapng(interfaces: &[&str], frames: &[Captured<'_>]) -> Vec<u8> {
    let mut section = Vec::new();
    section.extend(0x1a2b_3c4d_u32.to_le_bytes());
    section.extend(1_u16.to_le_bytes());
    section.extend(0_u16.to_le_bytes());
    section.extend(u64::MAX.to_le_bytes());
    let mut octets = block(0x0a0d_0d0a, &section);
    for name in interfaces {
        octets.extend(block(1, &interface(name)));
    }
    for frame in frames {
        octets.extend(block(6, &enhanced_packet(*frame)));
    }
    octets
}

fn interface(name: &str) -> Vec<u8> {
    let mut content = Vec::new();
    content.extend(LINKTYPE_ETHERNET.to_le_bytes());
    content.extend([0; 2]);
    content.extend(SNAP.to_le_bytes());
    content.extend(2_u16.to_le_bytes());
    content.extend(u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes());
    content.extend(name.bytes());
    content.extend(padding(name.len()));
    content.extend([0; 4]);
    content
}

fn enhanced_packet(frame: Captured<'_>) -> Vec<u8> {
    let mut content = frame.interface.to_le_bytes().to_vec();
    content.extend(frame.micros.rotate_left(32).to_le_bytes());
    content.extend(len32(frame.octets.len()).to_le_bytes());
    content.extend(len32(frame.octets.len()).to_le_bytes());
    content.extend(frame.octets);
    content.extend(padding(frame.octets.len()));
    content
}

fn block(kind: u32, content: &[u8]) -> Vec<u8> {
    let len = len32(content.len().saturating_add(12)).to_le_bytes();
    [kind.to_le_bytes().as_slice(), &len, content, &len].concat()
}

fn padding(len: usize) -> impl Iterator<Item = u8> {
    std::iter::repeat_n(0, len.next_multiple_of(4).saturating_sub(len))
}
