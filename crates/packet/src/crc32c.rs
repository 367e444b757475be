//! `CRC32c` as SCTP uses it (RFC 9260 appendix A), eight octets at a time.

/// Reflected polynomial 0x1EDC6F41.
const POLYNOMIAL: u32 = 0x82f6_3b78;

/// `TABLES[n][octet]`: what an octet does when `n` octets follow it.
static TABLES: [[u32; 256]; 8] = tables();

/// The checksum over octets in which the checksum's own place counts as zero.
///
/// Written to the wire with its lowest octet first (RFC 9260 appendix A).
pub(crate) fn without_word_at(octets: &[u8], place: usize) -> u32 {
    let (before, rest) = octets.split_at_checked(place).unwrap_or((octets, &[]));
    let behind = rest.get(4..).unwrap_or_default();
    !update(update(update(u32::MAX, before), &[0; 4]), behind)
}

/// The same over a header whose own place of the checksum is zero, and what is behind it.
pub(crate) fn of_parts(header: &[u8], behind: &[u8]) -> u32 {
    !update(update(u32::MAX, header), behind)
}

fn update(crc: u32, octets: &[u8]) -> u32 {
    let (eights, rest) = octets.as_chunks::<8>();
    let crc = eights.iter().fold(crc, |crc, eight| {
        let octets = (u64::from_le_bytes(*eight) ^ u64::from(crc)).to_le_bytes();
        let terms = octets.iter().zip(TABLES.iter().rev());
        terms.fold(0, |sum, (octet, table)| sum ^ at(table, *octet))
    });
    rest.iter().fold(crc, |crc, octet| {
        let [low, ..] = crc.to_le_bytes();
        at(&TABLES[0], low ^ octet) ^ crc >> 8
    })
}

/// An octet is always a place of the table.
#[inline]
fn at(table: &[u32; 256], octet: u8) -> u32 {
    table.get(usize::from(octet)).copied().unwrap_or(0)
}

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    reason = "evaluated by the compiler"
)]
const fn tables() -> [[u32; 256]; 8] {
    let mut tables = [[0; 256]; 8];
    let mut octet = 0_u32;
    let mut place = 0;
    while place < 256 {
        let mut crc = octet;
        let mut bit = 0;
        while bit < 8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ POLYNOMIAL } else { crc >> 1 };
            bit += 1;
        }
        tables[0][place] = crc;
        octet += 1;
        place += 1;
    }
    let mut table = 1;
    while table < 8 {
        let mut place = 0;
        while place < 256 {
            let before = tables[table - 1][place];
            tables[table][place] = tables[0][before.to_le_bytes()[0] as usize] ^ before >> 8;
            place += 1;
        }
        table += 1;
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_value_of_the_catalogue_is_met() {
        assert_eq!(!update(u32::MAX, b"123456789"), 0xe306_9283);
    }

    #[test]
    fn its_own_place_counts_as_zero() {
        assert_eq!(
            without_word_at(b"abcd1234efghijklm", 4),
            without_word_at(b"abcd9999efghijklm", 4)
        );
        assert_eq!(
            !update(u32::MAX, b"abcd\0\0\0\0efghijklm"),
            without_word_at(b"abcd1234efghijklm", 4)
        );
    }
}
