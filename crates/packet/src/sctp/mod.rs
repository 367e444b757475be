//! SCTP packets and their chunks (RFC 9260, with RFC 3758, 4895, 5061, 6525, 8260).

mod chunk;
mod codes;
mod fields;

pub use chunk::{Chunk, Data, Parameter, Parameters};
pub use codes::{CauseCode, ChunkType, ParameterType};
pub use fields::Sctp;

use crate::crc32c;
use wire::{Fault, Malformed, Reader};

/// Chunks that are read in one packet; a packet of 1500 octets has room for hundreds, no stack sends so many.
pub const CHUNKS_MAX: usize = 64;

/// The common header (RFC 9260 §3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// Port of the sender.
    pub source_port: u16,
    /// Port of the receiver.
    pub destination_port: u16,
    /// Tag that the receiver chose.
    pub verification_tag: u32,
    /// `CRC32c` as it stands there, lowest octet first.
    pub checksum: u32,
}

impl Header {
    /// Place of the checksum in the packet.
    pub(crate) const CHECKSUM: usize = 8;

    pub(crate) fn decode(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        Ok(Self {
            source_port: reader.u16()?,
            destination_port: reader.u16()?,
            verification_tag: reader.u32()?,
            checksum: reader.u32()?,
        })
    }

    /// True where the checksum is that of this header and the chunks behind it (RFC 9260 §6.8).
    pub fn is_intact(&self, chunks: &[u8]) -> bool {
        let [high, low] = self.source_port.to_be_bytes();
        let [destination_high, destination_low] = self.destination_port.to_be_bytes();
        let [a, b, c, d] = self.verification_tag.to_be_bytes();
        let header = [high, low, destination_high, destination_low, a, b, c, d, 0, 0, 0, 0];
        crc32c::of_parts(&header, chunks).swap_bytes() == self.checksum
    }

    /// Every chunk of a packet, checked: lengths fit, no more than [`CHUNKS_MAX`], and chunks that must stand alone
    /// or carry no tag do so (RFC 9260 §4.3.1, §6.10, §8.5.1).
    pub fn chunks<'a>(&self, octets: &'a [u8]) -> Result<Chunks<'a>, Malformed> {
        let chunks = Chunks::glimpse(octets);
        let mut walk = chunks.clone();
        let mut count = 0_usize;
        let mut has_lone = false;
        while let Some(chunk) = walk.step()? {
            count = count.saturating_add(1);
            has_lone |= chunk.kind.stands_alone();
            // Receivers drop any other chunk without a tag, and read it no other way (RFC 9260 §8.5).
            if chunk.kind == ChunkType::INIT && self.verification_tag != 0 {
                return Err(walk.rest.fault(Fault::Value));
            }
            chunk.check()?;
        }
        match count {
            0 => Err(walk.rest.fault(Fault::Missing)),
            CHUNKS_MAX.. => Err(walk.rest.fault(Fault::Count)),
            2.. if has_lone => Err(walk.rest.fault(Fault::Value)),
            _ => Ok(chunks),
        }
    }
}

/// What Wireshark calls malformed in the chunks of a packet, for tools.
pub fn malformed(octets: &[u8]) -> Option<Malformed> {
    let mut chunks = Chunks::glimpse(octets);
    loop {
        match chunks.next() {
            Some(chunk) => {
                if let Some(malformed) = chunk.malformed() {
                    return Some(malformed);
                }
            }
            None if !chunks.rest.is_empty() => {
                return Some(chunks.rest.fault(Fault::Truncated));
            }
            None => return None,
        }
    }
}

/// The chunks of a packet, in order.
#[derive(Clone, Debug)]
pub struct Chunks<'a> {
    rest: Reader<'a>,
}

impl<'a> Chunks<'a> {
    /// The chunks as far as they can be read.
    pub fn glimpse(octets: &'a [u8]) -> Self {
        Self { rest: Reader::new(octets) }
    }

    /// The next chunk; the padding behind it is no part of its length (RFC 9260 §3.2).
    fn step(&mut self) -> Result<Option<Chunk<'a>>, Malformed> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let start = self.rest;
        let [kind, flags] = self.rest.array()?;
        let length = self.rest.u16()?;
        let len = usize::from(length).checked_sub(4).ok_or_else(|| start.fault(Fault::Length))?;
        let value = self.rest.take(len)?;
        let padding = len.wrapping_neg() & 3;
        self.rest.skip(padding.min(self.rest.len()))?;
        Ok(Some(Chunk { kind: ChunkType(kind), flags, length, value }))
    }
}

impl<'a> Iterator for Chunks<'a> {
    type Item = Chunk<'a>;

    /// A chunk that says that it goes on behind the packet is cut there; one that says that it is shorter than its
    /// header is the last, and one of no octets ends all. Checked ones have none of them.
    fn next(&mut self) -> Option<Chunk<'a>> {
        let start = self.rest;
        self.step().ok().flatten().or_else(|| {
            self.rest = start;
            let mut rest = start;
            let [kind, flags, high, low] = rest.array().ok()?;
            let length = u16::from_be_bytes([high, low]);
            if length == 0 {
                return None;
            }
            self.rest = Reader::new(&[]);
            let value = if length < 4 { &[] } else { rest.rest() };
            Some(Chunk { kind: ChunkType(kind), flags, length, value })
        })
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use craft::sctp::{data, parameter, ppid, sctp};
    use proptest::prelude::*;
    use wire::{Value, Values};

    use super::*;

    #[test]
    fn every_chunk_of_a_bundle_is_read() {
        let packet = sctp(7)
            .sack(40, &[(2, 3)], &[39])
            .data(&data(41, ppid::M3UA, b"first"))
            .data(&data(42, ppid::M3UA, b"second").stream(3, 9).unordered());

        let chunks = read(&packet.octets()).unwrap();

        let kinds: Vec<ChunkType> = chunks.iter().map(|chunk| chunk.0).collect();
        assert_eq!(kinds, [ChunkType::SACK, ChunkType::DATA, ChunkType::DATA]);
        assert_eq!(chunks[1].1, b"first");
        assert_eq!(chunks[2].1, b"second");
    }

    #[test]
    fn every_row_is_read_from_some_chunk() {
        let octets = samples();
        let chunks: Vec<&[u8]> = octets.iter().map(|packet| &packet[12..]).collect();

        let unread: Vec<&str> = wire::unread::<Sctp>(&chunks).collect();

        assert_eq!(unread, [""; 0]);
    }

    #[test]
    fn no_row_with_a_value_is_left_out_of_those_that_may_have_one() {
        for octets in samples() {
            for chunk in Chunks::glimpse(&octets[12..]) {
                let left_out: Vec<&str> = wire::left_out::<Sctp>(&chunk).collect();

                assert_eq!(left_out, [""; 0], "{chunk:?}");
            }
        }
    }

    #[test]
    fn a_chunk_that_says_that_it_is_too_short_is_told_and_not_read() {
        let read = |octets: &[u8]| {
            let told: Vec<(u8, u16)> =
                Chunks::glimpse(octets).map(|chunk| (chunk.kind.0, chunk.length)).collect();
            (told, malformed(octets).is_some())
        };

        assert_eq!(read(&[4, 0, 0, 3, 1, 2]), (std::vec![(4, 3)], false));
        assert_eq!(read(&[4, 0, 0, 0]), (Vec::new(), true));
        assert_eq!(read(&[&[0, 3, 0, 12][..], &[0; 8]].concat()), (std::vec![(0, 12)], false));
        assert_eq!(read(&[4, 0, 0, 4]), (std::vec![(4, 4)], true));
        assert_eq!(read(&[4, 0, 0, 255, 0, 1, 0, 4]), (std::vec![(4, 255)], true));
        assert_eq!(read(&[11, 0, 0, 4, 1, 2]), (std::vec![(11, 4)], true));
        let init = Chunks::glimpse(&[1, 0, 0, 12, 0, 0, 0, 9, 0, 0, 0, 0]).next().unwrap();
        let row = <Sctp as wire::Protocol>::FIELDS
            .iter()
            .find(|row| row.name == "sctp.init_initiate_tag")
            .unwrap();
        let mut values = Values::default();
        (row.read)(&init, &mut values);
        assert_eq!(values.as_slice(), []);
    }

    #[test]
    fn a_piece_without_octets_is_shown_and_refused() {
        let octets = sctp(7).data(&data(1, 3, b"")).octets();

        let piece = Chunks::glimpse(&octets[12..]).next().unwrap().data().unwrap();

        assert_eq!((piece.tsn, piece.octets), (1, &[][..]));
        assert_eq!(read(&octets).unwrap_err().fault, Fault::Missing);
    }

    #[test]
    fn addresses_to_add_stand_in_a_parameter_of_their_own() {
        let add = [9_u32.to_be_bytes().to_vec(), parameter(5, &[10, 0, 0, 9])].concat();
        let value = [1_u32.to_be_bytes().to_vec(), parameter(0xc001, &add)].concat();
        let octets = sctp(7).chunk(193, 0, &value).octets();
        let chunk = Chunks::glimpse(&octets[12..]).next().unwrap();

        let addresses: Vec<core::net::IpAddr> = chunk.addresses().collect();

        assert_eq!(addresses, [core::net::IpAddr::from([10, 0, 0, 9])]);
    }

    #[test]
    fn a_packet_that_receivers_read_differently_is_refused() {
        let whole = || data(1, ppid::M3UA, b"x");
        for (packet, fault) in [
            (sctp(7), Fault::Missing),
            (sctp(7).chunk_with_length(0, 3, 3, &[]), Fault::Length),
            (sctp(7).chunk_with_length(0, 3, 99, &[0; 16]), Fault::Truncated),
            (sctp(7).data(&data(1, 3, b"")), Fault::Missing),
            (sctp(7).init(1, 9, &[]), Fault::Value),
            (sctp(0).init(1, 9, &[]).init(1, 9, &[]), Fault::Value),
            (sctp(7).init(2, 9, &[]).data(&whole()), Fault::Value),
            (sctp(7).chunk(14, 0, &[]).data(&whole()), Fault::Value),
            (sctp(7).chunk(6, 0, &[0, 1, 0, 2]), Fault::Length),
            (sctp(7).chunk(3, 0, &[0; 8]), Fault::Truncated),
            ((0..70).fold(sctp(7), |packet, _| packet.chunk(11, 0, &[])), Fault::Count),
        ] {
            let refused = read(&packet.octets()).unwrap_err();

            assert_eq!(refused.fault, fault, "{packet:?}");
        }
    }

    #[test]
    fn pieces_with_interleaving_say_what_they_belong_to() {
        let pieces = data(5, ppid::M3UA, b"abcdef").stream(2, 77).interleaved(0).split(3);
        let packet = pieces.iter().fold(sctp(7), craft::sctp::Sctp::data).octets();

        let data: Vec<Data<'_>> =
            Chunks::glimpse(&packet[12..]).filter_map(|chunk| chunk.data()).collect();

        let numbers: Vec<_> = data.iter().map(|data| (data.mid, data.ppid, data.fsn)).collect();
        let expected =
            [(Some(77), Some(3), None), (Some(77), None, Some(1)), (Some(77), None, Some(2))];
        assert_eq!(numbers, expected);
        assert!(data[0].is_first && data[2].is_last && !data[1].is_first);
    }

    proptest! {
        #[test]
        fn no_row_of_any_chunk_with_a_value_is_left_out(octets in prop::collection::vec(any::<u8>(), 4..60), kind in 0_u8..20) {
            let chunk = [[kind, octets[1], 0, 60].as_slice(), &octets].concat();
            for chunk in Chunks::glimpse(&chunk) {
                prop_assert_eq!(wire::left_out::<Sctp>(&chunk).next(), None);
            }
        }

        #[test]
        fn any_octets_are_chunks_inside_the_packet_or_an_error(octets: Vec<u8>, tag in 0_u32..2) {
            let header = Header { source_port: 1, destination_port: 2, verification_tag: tag, checksum: 0 };
            for chunk in Chunks::glimpse(&octets) {
                prop_assert!(octets.as_ptr_range().contains(&chunk.value.as_ptr()) || chunk.value.is_empty());
                for field in <Sctp as wire::Protocol>::FIELDS {
                    (field.read)(&chunk, &mut Values::default());
                }
            }
            let _ = header.chunks(&octets);
        }

        #[test]
        fn what_was_written_is_read_back(tsn: u32, ppid: u32, octets in prop::collection::vec(any::<u8>(), 1..90)) {
            let packet = sctp(9).data(&data(tsn, ppid, &octets)).octets();

            let chunk = Chunks::glimpse(&packet[12..]).next().unwrap();

            let data = chunk.data().unwrap();
            prop_assert_eq!((data.tsn, data.ppid, data.octets), (tsn, Some(ppid), octets.as_slice()));
            let mut values = Values::default();
            (<Sctp as wire::Protocol>::FIELDS[0].read)(&chunk, &mut values);
            prop_assert_eq!(values.as_slice(), [Value::Number(0)]);
        }
    }

    fn read(octets: &[u8]) -> Result<Vec<(ChunkType, Vec<u8>)>, Malformed> {
        let mut reader = Reader::new(octets);
        let header = Header::decode(&mut reader)?;
        let chunks = header.chunks(reader.rest())?;
        let user = |chunk: &Chunk<'_>| chunk.data().map_or(Vec::new(), |data| data.octets.to_vec());
        Ok(chunks.map(|chunk| (chunk.kind, user(&chunk))).collect())
    }

    fn samples() -> Vec<Vec<u8>> {
        let word = [0, 0, 0, 9];
        let nested = [word.to_vec(), parameter(5, &[10, 0, 0, 9])].concat();
        let changed = [word.to_vec(), parameter(0xc001, &nested)].concat();
        let init: &[(u16, &[u8])] = &[
            (5, &[10, 0, 0, 1]),
            (6, &[0; 16]),
            (9, &word),
            (12, &[0, 5]),
            (0x8008, &[193]),
            (0x8003, &[0]),
            (0x8002, &[1, 2]),
            (0xc006, &word),
        ];
        let of = |kind, value: &[u8]| sctp(7).chunk(kind, 0, value).octets();
        std::vec![
            sctp(7).data(&data(1, 3, b"x")).octets(),
            sctp(7).data(&data(1, 3, b"x").interleaved(0)).octets(),
            sctp(7).data(&data(1, 3, b"x").interleaved(1).piece(false, true)).octets(),
            sctp(0).init(1, 9, init).octets(),
            sctp(7).init(2, 9, &[(7, b"cookie")]).octets(),
            sctp(7).sack(1, &[(2, 3)], &[1]).octets(),
            of(4, &parameter(1, b"beat")),
            of(6, &parameter(12, b"bye")),
            of(10, b"cookie"),
            of(7, &word),
            of(12, &word),
            of(13, &word),
            of(14, &[]),
            of(15, &[0, 1, 0, 1, 7]),
            of(128, &word),
            of(130, &parameter(13, &[0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3])),
            of(192, &[word, [0, 1, 0, 2]].concat()),
            of(193, &changed),
            of(194, &word),
        ]
    }
}
