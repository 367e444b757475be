//! Packets of SCTP with any chunks (RFC 9260).

/// Payload protocols (IANA).
pub mod ppid {
    /// M2UA (RFC 3331).
    pub const M2UA: u32 = 2;
    /// M3UA (RFC 4666).
    pub const M3UA: u32 = 3;
    /// SUA (RFC 3868).
    pub const SUA: u32 = 4;
    /// M2PA (RFC 4165).
    pub const M2PA: u32 = 5;
    /// Diameter (RFC 6733).
    pub const DIAMETER: u32 = 46;
}

/// Starts a packet between the ports of M3UA with this verification tag.
pub fn sctp(tag: u32) -> Sctp {
    Sctp { ports: (2905, 2905), tag, chunks: Vec::new(), checksum: None, initial: 1 }
}

/// A packet under construction.
#[derive(Clone, Debug)]
pub struct Sctp {
    ports: (u16, u16),
    tag: u32,
    chunks: Vec<u8>,
    checksum: Option<u32>,
    initial: u32,
}

/// A piece of a user message under construction.
#[derive(Clone, Debug)]
pub struct Data {
    tsn: u32,
    stream: u16,
    message: u32,
    ppid: u32,
    flags: u8,
    fragment: Option<u32>,
    octets: Vec<u8>,
}

/// Starts a whole message of stream 1.
pub fn data(tsn: u32, ppid: u32, octets: &[u8]) -> Data {
    Data { tsn, stream: 1, message: tsn, ppid, flags: 3, fragment: None, octets: octets.to_vec() }
}

impl Data {
    /// Sets stream and number in the stream.
    pub fn stream(mut self, stream: u16, message: u32) -> Self {
        (self.stream, self.message) = (stream, message);
        self
    }

    /// Sets which piece it is: the first, the last, both or neither.
    pub fn piece(mut self, is_first: bool, is_last: bool) -> Self {
        self.flags = self.flags & !3 | u8::from(is_first) << 1 | u8::from(is_last);
        self
    }

    /// Sets its transmission sequence number.
    pub fn tsn(mut self, tsn: u32) -> Self {
        self.tsn = tsn;
        self
    }

    /// Claims another payload protocol.
    pub fn ppid(mut self, ppid: u32) -> Self {
        self.ppid = ppid;
        self
    }

    /// Out of the order of its stream.
    pub fn unordered(mut self) -> Self {
        self.flags |= 4;
        self
    }

    /// Written as I-DATA, with the number of the piece (RFC 8260).
    pub fn interleaved(mut self, fragment: u32) -> Self {
        self.fragment = Some(fragment);
        self
    }

    /// The same message in `count` pieces of about equal length, with consecutive TSNs.
    pub fn split(&self, count: usize) -> Vec<Self> {
        let size = self.octets.len().div_ceil(count.max(1)).max(1);
        let pieces: Vec<&[u8]> = self.octets.chunks(size).collect();
        let last = pieces.len().saturating_sub(1);
        let piece = |(place, octets): (usize, &&[u8])| {
            let number = u32::try_from(place).unwrap_or(u32::MAX);
            let mut piece = self.clone().piece(place == 0, place == last);
            piece.tsn = self.tsn.wrapping_add(number);
            piece.fragment = self.fragment.map(|_| number);
            piece.octets = octets.to_vec();
            piece
        };
        pieces.iter().enumerate().map(piece).collect()
    }

    fn value(&self) -> Vec<u8> {
        let mut octets = self.tsn.to_be_bytes().to_vec();
        octets.extend(self.stream.to_be_bytes());
        match self.fragment {
            None => {
                octets.extend(u16::try_from(self.message & 0xffff).unwrap_or(0).to_be_bytes());
                octets.extend(self.ppid.to_be_bytes());
            }
            Some(fragment) => {
                let last = if self.flags & 2 == 0 { fragment } else { self.ppid };
                octets.extend([0, 0]);
                octets.extend(self.message.to_be_bytes());
                octets.extend(last.to_be_bytes());
            }
        }
        octets.extend(&self.octets);
        octets
    }
}

impl Sctp {
    /// Sets both ports.
    pub fn ports(mut self, source: u16, destination: u16) -> Self {
        self.ports = (source, destination);
        self
    }

    /// Adds a piece of a user message.
    pub fn data(self, data: &Data) -> Self {
        let kind = if data.fragment.is_some() { 64 } else { 0 };
        self.chunk(kind, data.flags, &data.value())
    }

    /// Adds any chunk, padded.
    pub fn chunk(self, kind: u8, flags: u8, value: &[u8]) -> Self {
        let length = u16::try_from(value.len().saturating_add(4)).unwrap_or(u16::MAX);
        self.chunk_with_length(kind, flags, length, value)
    }

    /// Adds a chunk that claims another length.
    pub fn chunk_with_length(mut self, kind: u8, flags: u8, length: u16, value: &[u8]) -> Self {
        self.chunks.extend([kind, flags]);
        self.chunks.extend(length.to_be_bytes());
        self.chunks.extend(value);
        self.chunks.resize(self.chunks.len().next_multiple_of(4), 0);
        self
    }

    /// Adds octets as they are.
    pub fn raw(mut self, octets: &[u8]) -> Self {
        self.chunks.extend(octets);
        self
    }

    /// Data of who sends INIT or INIT ACK next begin with that number; 1 where it is not said.
    pub fn init_counting(mut self, initial: u32) -> Self {
        self.initial = initial;
        self
    }

    /// Adds INIT or INIT ACK with the tag that the sender wants, and parameters as told.
    pub fn init(self, kind: u8, initiate_tag: u32, parameters: &[(u16, &[u8])]) -> Self {
        let mut value = initiate_tag.to_be_bytes().to_vec();
        value.extend(65_536_u32.to_be_bytes());
        value.extend([10_u16, 10].map(u16::to_be_bytes).concat());
        value.extend(self.initial.to_be_bytes());
        for (kind, octets) in parameters {
            value.extend(parameter(*kind, octets));
        }
        self.chunk(kind, 0, &value)
    }

    /// Adds an acknowledgement of everything to this TSN, with blocks behind a gap and duplicates.
    pub fn sack(self, tsn: u32, gaps: &[(u16, u16)], duplicates: &[u32]) -> Self {
        let count = |len: usize| u16::try_from(len).unwrap_or(u16::MAX).to_be_bytes();
        let mut value = [tsn, 65_536].map(u32::to_be_bytes).concat();
        value.extend(count(gaps.len()));
        value.extend(count(duplicates.len()));
        for (start, end) in gaps {
            value.extend([*start, *end].map(u16::to_be_bytes).concat());
        }
        value.extend(duplicates.iter().flat_map(|tsn| tsn.to_be_bytes()));
        self.chunk(3, 0, &value)
    }

    /// Claims another checksum, as the octets stand on the wire.
    pub fn checksum(mut self, claimed: u32) -> Self {
        self.checksum = Some(claimed);
        self
    }

    /// The packet.
    pub fn octets(&self) -> Vec<u8> {
        let mut octets = [self.ports.0, self.ports.1].map(u16::to_be_bytes).concat();
        octets.extend(self.tag.to_be_bytes());
        octets.extend([0; 4]);
        octets.extend(&self.chunks);
        let sum = self.checksum.unwrap_or_else(|| crc32c(&octets).swap_bytes());
        octets.iter_mut().skip(8).zip(sum.to_be_bytes()).for_each(|(to, from)| *to = from);
        octets
    }
}

/// A parameter or an error cause, padded.
pub fn parameter(kind: u16, octets: &[u8]) -> Vec<u8> {
    let length = u16::try_from(octets.len().saturating_add(4)).unwrap_or(u16::MAX);
    let mut parameter = [kind, length].map(u16::to_be_bytes).concat();
    parameter.extend(octets);
    parameter.resize(parameter.len().next_multiple_of(4), 0);
    parameter
}

/// Bit by bit, on purpose: nothing is shared with the checksum that is tested.
fn crc32c(octets: &[u8]) -> u32 {
    !octets.iter().fold(u32::MAX, |crc, octet| {
        (0..8).fold(crc ^ u32::from(*octet), |crc, _| {
            if crc & 1 == 1 { crc >> 1 ^ 0x82f6_3b78 } else { crc >> 1 }
        })
    })
}
