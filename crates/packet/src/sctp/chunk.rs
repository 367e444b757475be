//! One chunk, and what stands in it (RFC 9260 §3.3).

use core::net::IpAddr;

use wire::{Fault, Malformed, Reader};

use super::{CauseCode, ChunkType, ParameterType};

/// Depth of parameters in parameters (RFC 5061 §4.2).
const NESTED_MAX: usize = 1;
/// Octets of type, flags and length.
const HEAD: usize = 4;

/// One chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chunk<'a> {
    /// What it is.
    pub kind: ChunkType,
    /// Flags.
    pub flags: u8,
    /// Octets of the chunk without padding, as it says itself.
    pub length: u16,
    /// Everything behind its length, without padding.
    pub value: &'a [u8],
}

/// A piece of a user message (RFC 9260 §3.3.1, RFC 8260 §2.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Data<'a> {
    /// Transmission sequence number.
    pub tsn: u32,
    /// Stream.
    pub stream: u16,
    /// Stream sequence number of DATA.
    pub ssn: Option<u16>,
    /// Message identifier of I-DATA.
    pub mid: Option<u32>,
    /// Fragment sequence number of I-DATA; not in a first fragment.
    pub fsn: Option<u32>,
    /// Payload protocol; of I-DATA only in a first fragment.
    pub ppid: Option<u32>,
    /// Stands apart from the order of its stream.
    pub is_unordered: bool,
    /// First piece of a message.
    pub is_first: bool,
    /// Last piece of a message.
    pub is_last: bool,
    /// User octets.
    pub octets: &'a [u8],
}

/// A parameter, or an error cause, which is written the same way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter<'a> {
    /// Parameter type or cause code.
    pub kind: u16,
    /// Octets with its header, as it says itself.
    pub length: u16,
    /// Everything behind its length, without padding.
    pub value: &'a [u8],
    /// Octets that fill its last word, as far as they are there.
    pub padding: &'a [u8],
}

impl<'a> Chunk<'a> {
    const UNORDERED: u8 = 4;
    const FIRST: u8 = 2;
    const LAST: u8 = 1;

    /// The user octets of DATA and I-DATA.
    pub fn data(&self) -> Option<Data<'a>> {
        self.read_data().ok().flatten()
    }

    /// Parameters of INIT, INIT ACK, ASCONF, ASCONF-ACK, RE-CONFIG and HEARTBEAT; nested ones follow theirs.
    pub fn parameters(&self) -> Parameters<'a> {
        let fixed = match self.kind {
            ChunkType::INIT | ChunkType::INIT_ACK => 16,
            ChunkType::ASCONF | ChunkType::ASCONF_ACK => 4,
            ChunkType::HEARTBEAT | ChunkType::HEARTBEAT_ACK | ChunkType::RE_CONFIG => 0,
            _ => return Parameters::default(),
        };
        Parameters::new(self.value.get(fixed..).unwrap_or_default())
    }

    /// Causes of ABORT and ERROR.
    pub fn causes(&self) -> impl Iterator<Item = (CauseCode, Parameter<'a>)> + use<'a> {
        let octets = match self.kind {
            ChunkType::ABORT | ChunkType::ERROR => self.value,
            _ => &[],
        };
        Parameters::new(octets).flat().map(|cause| (CauseCode(cause.kind), cause))
    }

    /// Addresses in the parameters.
    pub fn addresses(&self) -> impl Iterator<Item = IpAddr> + use<'a> {
        self.parameters().filter_map(|parameter| parameter.address())
    }

    /// The number at that place of the value.
    pub(crate) fn u32_at(&self, place: usize) -> Option<u32> {
        let octets = self.value.get(place..)?.first_chunk()?;
        Some(u32::from_be_bytes(*octets))
    }

    /// The number at that place of the value.
    pub(crate) fn u16_at(&self, place: usize) -> Option<u16> {
        let octets = self.value.get(place..)?.first_chunk()?;
        Some(u16::from_be_bytes(*octets))
    }

    /// What the chunk's type promises is there, and parameters fit.
    pub(crate) fn check(&self) -> Result<(), Malformed> {
        let value = Reader::new(self.value);
        let fixed = match self.kind {
            ChunkType::DATA | ChunkType::I_DATA => {
                return match self.read_data()? {
                    Some(Data { octets: [], .. }) => Err(value.fault(Fault::Missing)),
                    _ => Ok(()),
                };
            }
            ChunkType::INIT | ChunkType::INIT_ACK | ChunkType::NR_SACK => 16,
            ChunkType::SACK => 12_usize.saturating_add(self.gaps().saturating_mul(4)),
            ChunkType::SHUTDOWN
            | ChunkType::ECNE
            | ChunkType::CWR
            | ChunkType::FORWARD_TSN
            | ChunkType::I_FORWARD_TSN
            | ChunkType::AUTH
            | ChunkType::ASCONF
            | ChunkType::ASCONF_ACK => 4,
            _ => 0,
        };
        { value }.skip(fixed)?;
        match self.kind {
            ChunkType::ABORT | ChunkType::ERROR => Parameters::new(self.value).check(),
            _ => self.parameters().check(),
        }
    }

    /// What Wireshark calls malformed: parts that are not there, a heartbeat without its parameter, and padding of the
    /// last parameter that the length of the chunk counts (RFC 9260 §3.2). A chunk that says itself that it is too short
    /// is passed over.
    pub(crate) fn malformed(&self) -> Option<Malformed> {
        let value = Reader::new(self.value);
        if self.is_bogus() {
            return (self.length == 0).then(|| value.fault(Fault::Length));
        }
        let is_beat = matches!(self.kind, ChunkType::HEARTBEAT | ChunkType::HEARTBEAT_ACK);
        if self.is_cut() || (is_beat && self.value.is_empty()) {
            return Some(value.fault(Fault::Truncated));
        }
        let broken =
            |malformed: &Malformed| matches!(malformed.fault, Fault::Truncated | Fault::Length);
        self.check().err().filter(broken).or_else(|| self.parameters().counted_padding())
    }

    /// True where its length has no room for what its type promises; Wireshark reads nothing of it.
    pub(crate) fn is_bogus(&self) -> bool {
        let min = match self.kind {
            ChunkType::DATA => 16,
            ChunkType::I_DATA | ChunkType::INIT | ChunkType::INIT_ACK => 20,
            _ => HEAD,
        };
        usize::from(self.length) < min
    }

    /// True where it says that it goes on behind its octets.
    pub fn is_cut(&self) -> bool {
        usize::from(self.length) > self.value.len().saturating_add(HEAD)
    }

    /// True for a SACK that counts more blocks than it has room for; Wireshark reads nothing behind it (RFC 9260 §3.3.4).
    pub fn has_lost_blocks(&self) -> bool {
        let blocks = self.gaps().saturating_mul(4).saturating_add(12);
        self.kind == ChunkType::SACK && self.value.len() < blocks
    }

    /// Gap blocks and duplicates of a SACK.
    fn gaps(&self) -> usize {
        let count = |place| self.u16_at(place).map_or(0, usize::from);
        count(8).saturating_add(count(10))
    }

    fn read_data(&self) -> Result<Option<Data<'a>>, Malformed> {
        let mut reader = Reader::new(self.value);
        let is_first = self.flags & Self::FIRST != 0;
        let tsn = match self.kind {
            ChunkType::DATA | ChunkType::I_DATA => reader.u32()?,
            _ => return Ok(None),
        };
        let stream = reader.u16()?;
        let low = reader.u16()?;
        let word = reader.u32()?;
        let (ssn, mid, ppid, fsn) = if self.kind == ChunkType::DATA {
            (Some(low), None, Some(word), None)
        } else {
            let last = reader.u32()?;
            (None, Some(word), is_first.then_some(last), (!is_first).then_some(last))
        };
        Ok(Some(Data {
            tsn,
            stream,
            ssn,
            mid,
            fsn,
            ppid,
            is_unordered: self.flags & Self::UNORDERED != 0,
            is_first,
            is_last: self.flags & Self::LAST != 0,
            octets: reader.rest(),
        }))
    }
}

impl<'a> Parameter<'a> {
    /// The address that it holds.
    pub fn address(&self) -> Option<IpAddr> {
        match ParameterType(self.kind) {
            ParameterType::IPV4_ADDRESS => self.value.first_chunk::<4>().map(|v4| (*v4).into()),
            ParameterType::IPV6_ADDRESS => self.value.first_chunk::<16>().map(|v6| (*v6).into()),
            _ => None,
        }
    }

    /// Parameters inside: an address to add, delete or prefer (RFC 5061 §4.2).
    fn inside(&self) -> &'a [u8] {
        match ParameterType(self.kind) {
            ParameterType::ADD_IP_ADDRESS
            | ParameterType::DELETE_IP_ADDRESS
            | ParameterType::SET_PRIMARY_ADDRESS => self.value.get(4..).unwrap_or_default(),
            _ => &[],
        }
    }
}

/// Parameters, each followed by those inside it.
#[derive(Clone, Debug, Default)]
pub struct Parameters<'a> {
    rest: &'a [u8],
    inner: &'a [u8],
    is_flat: bool,
    /// Octets behind the last parameter belonged to it.
    took_padding: bool,
}

impl<'a> Parameters<'a> {
    fn new(octets: &'a [u8]) -> Self {
        Self { rest: octets, ..Self::default() }
    }

    fn flat(self) -> Self {
        Self { is_flat: true, ..self }
    }

    fn step(&mut self) -> Result<Option<Parameter<'a>>, Malformed> {
        let is_inner = NESTED_MAX > 0 && !self.inner.is_empty();
        let from = if is_inner { &mut self.inner } else { &mut self.rest };
        if from.is_empty() {
            return Ok(None);
        }
        let mut reader = Reader::new(from);
        let kind = reader.u16()?;
        let length = reader.u16()?;
        let len = usize::from(length).checked_sub(4).ok_or_else(|| reader.fault(Fault::Length))?;
        let value = reader.take(len)?;
        let padding = len.wrapping_neg() & 3;
        let padding = reader.take(padding.min(reader.len()))?;
        *from = reader.rest();
        self.took_padding = !padding.is_empty();
        let parameter = Parameter { kind, length, value, padding };
        if !is_inner && !self.is_flat {
            self.inner = parameter.inside();
        }
        Ok(Some(parameter))
    }

    fn check(mut self) -> Result<(), Malformed> {
        while self.step()?.is_some() {}
        Ok(())
    }

    /// Where the last parameter's padding stands, if it is there.
    fn counted_padding(mut self) -> Option<Malformed> {
        let end = Reader::new(self.rest);
        let last = self.by_ref().last()?;
        let padding = usize::from(last.length).wrapping_neg() & 3;
        (padding > 0 && self.took_padding).then(|| end.fault(Fault::Trailing))
    }
}

impl<'a> Iterator for Parameters<'a> {
    type Item = Parameter<'a>;

    /// Ends at a parameter that cannot be read; checked ones have none.
    fn next(&mut self) -> Option<Parameter<'a>> {
        self.step().ok().flatten()
    }
}
