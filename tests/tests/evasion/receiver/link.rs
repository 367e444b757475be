//! Ethernet: tags of any number, LLC and SNAP, and for the lenient what stands in the padding.

/// The packets of IP in a frame.
pub fn packets(frame: &[u8], is_lenient: bool) -> Vec<Vec<u8>> {
    let Some(mut rest) = frame.get(12..) else { return Vec::new() };
    loop {
        let Some((kind, after)) = rest.split_first_chunk::<2>() else { return Vec::new() };
        match u16::from_be_bytes(*kind) {
            0x8100 | 0x88a8 | 0x9100 | 0x9200 | 0x9300 if after.len() > 4 => rest = &after[2..],
            0x0800 | 0x86dd => return network(after, is_lenient),
            0x8864 if after.len() > 8 && is_lenient => return network(&after[8..], is_lenient),
            0x88e7 if after.len() > 18 && is_lenient => rest = &after[16..],
            0x8847 if after.len() > 4 && is_lenient => return network(&after[4..], is_lenient),
            0..=1500 if after.len() > 8 && is_lenient => {
                let skip = if after[..3] == [0xaa, 0xaa, 3] { 8 } else { 3 };
                return network(&after[skip..], is_lenient);
            }
            _ => return Vec::new(),
        }
    }
}

/// The packet, and for the lenient those in the octets behind it.
fn network(octets: &[u8], is_lenient: bool) -> Vec<Vec<u8>> {
    let mut packets = Vec::new();
    if is_lenient && octets.len() >= 20 && octets.first().is_some_and(|first| *first != 0x45) {
        // Whoever believes the type of the frame and looks at no version and no header length.
        packets.push([&[0x45], &octets[1..]].concat());
    }
    let len = match octets.first().map(|first| first >> 4) {
        Some(4) if octets.len() >= 20 => usize::from(u16::from_be_bytes([octets[2], octets[3]])),
        Some(6) if octets.len() >= 40 => {
            usize::from(u16::from_be_bytes([octets[4], octets[5]])) + 40
        }
        _ => return packets,
    };
    packets.push(octets[..len.clamp(20, octets.len())].to_vec());
    if is_lenient {
        packets.push(octets.to_vec());
        let padding = &octets[len.min(octets.len())..];
        for start in 0..padding.len().min(32) {
            if [0x45, 0x60].contains(&padding[start]) {
                packets.extend(network(&padding[start..], false));
            }
        }
    }
    packets
}
