//! Rates and sizes in a quality of service (TS 24.008 §10.5.6.5), as Wireshark tells them: in kbit/s, those of extensions
//! from 17 Mbit/s on in Mbit/s.

/// Octets of the release that first tells rates.
const RATES: usize = 12;

/// Octets of a packet: in tens up to 1500, other numbers as they are.
pub(super) fn packet_size(octets: &[u8]) -> Option<u16> {
    let size = u16::from(*octets.get(5).filter(|_| octets.len() >= RATES)?);
    Some(if size <= 150 { size.saturating_mul(10) } else { size })
}

/// The rate at a place, and the one at another place that extends it.
pub(super) fn rates(octets: &[u8], place: usize, extended: usize) -> [Option<u16>; 2] {
    let told = octets.get(place).filter(|_| octets.len() >= RATES);
    // Extensions of both rates of a direction stand side by side.
    let is_extended = octets.len() > extended.next_multiple_of(2);
    let extension = octets.get(extended).filter(|_| is_extended);
    [told.map(|octet| rate(*octet)), extension.and_then(|octet| extended_rate(*octet))]
}

fn rate(octet: u8) -> u16 {
    let octet = u16::from(octet);
    match octet {
        64..=127 => octet.saturating_mul(8).saturating_sub(448),
        128..=254 => octet.saturating_mul(64).saturating_sub(7616),
        _ => octet,
    }
}

fn extended_rate(octet: u8) -> Option<u16> {
    let octet = u16::from(octet);
    match octet {
        1..=0x4a => Some(octet.saturating_mul(100).saturating_add(8600)),
        0x4b..=0xba => Some(octet.saturating_sub(58)),
        0xbb..=0xfa => Some(octet.saturating_mul(2).saturating_sub(244)),
        _ => None,
    }
}
