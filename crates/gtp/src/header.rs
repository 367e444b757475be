//! The header that GTPv1-C and GTP-U share (TS 29.060 §6, TS 29.281 §5.1).

use numbering::Teid;
use wire::{Fault, Malformed, Reader};

use crate::v1::ExtensionType;
use crate::{Extension, Extensions};

/// Octet of a PDU Session container that holds the quality of service flow (TS 38.415 §5.5.2).
const QOS_FLOW: usize = 1;
const VERSION: u8 = 1;
const PROTOCOL_TYPE: u8 = 0x10;
const EXTENSION: u8 = 0x04;
const SEQUENCE: u8 = 0x02;
const NPDU: u8 = 0x01;

/// The fields of the header.
#[derive(Clone, Copy, Debug)]
pub struct Header<'a> {
    /// Version, protocol type and the presence of the optional fields.
    pub flags: u8,
    /// Message type, whose names the protocol above knows.
    pub message_type: u8,
    /// Octets after the mandatory part of 8.
    pub length: u16,
    /// Tunnel that the message is for, at its receiver; only a header that is cut off has none.
    pub teid: Option<Teid>,
    /// Sequence number, where the S flag is set.
    pub sequence: Option<u16>,
    /// N-PDU number, where the PN flag is set.
    pub npdu: Option<u8>,
    /// Extension headers, where the E flag is set and they are there.
    pub extensions: Option<Extensions<'a>>,
}

impl<'a> Header<'a> {
    /// Reads the header of a datagram that holds exactly one message; the reader stands at what follows it.
    pub(crate) fn decode(octets: &'a [u8]) -> Result<(Self, Reader<'a>), Malformed> {
        let mut reader = Reader::new(octets);
        if let Some(flags) = reader.peek() {
            if flags >> 5 != VERSION {
                return Err(reader.fault(Fault::Version));
            }
            if flags & PROTOCOL_TYPE == 0 {
                return Err(reader.fault(Fault::Value));
            }
        }
        let [flags, message_type, length @ .., a, b, c, d] = reader.array::<8>()?;
        let length = u16::from_be_bytes(length);
        let teid = Some(Teid(u32::from_be_bytes([a, b, c, d])));
        ends_with(&reader, length.into())?;
        let mut header = Self {
            flags,
            message_type,
            length,
            teid,
            sequence: None,
            npdu: None,
            extensions: None,
        };
        header.decode_optional(&mut reader)?;
        Ok((header, reader))
    }

    /// As much of a header as can be read, and what follows it: nothing where it is cut off, else as far as the message
    /// or the datagram goes, whichever is shorter.
    pub(crate) fn glimpse(octets: &'a [u8]) -> Option<(Self, Reader<'a>)> {
        let (header, body) = Self::told(octets)?;
        Some((header, body.unwrap_or_else(|_| Reader::new(&[]))))
    }

    /// The same with where it is cut off, or where its chain of extension headers is broken.
    pub(crate) fn told(octets: &'a [u8]) -> Option<(Self, Result<Reader<'a>, Malformed>)> {
        let mut reader = Reader::new(octets);
        let mut header = Self {
            flags: reader.u8().ok()?,
            message_type: reader.u8().ok()?,
            length: reader.u16().ok()?,
            teid: None,
            sequence: None,
            npdu: None,
            extensions: None,
        };
        let body = header.told_rest(reader);
        Some((header, body))
    }

    fn told_rest(&mut self, mut reader: Reader<'a>) -> Result<Reader<'a>, Malformed> {
        self.teid = Some(Teid(reader.u32()?));
        let mut body = reader.sub(usize::from(self.length).min(reader.len()))?;
        if let Some(extensions) = self.decode_fixed(&mut body)? {
            self.extensions = Some(extensions);
            body = extensions.end()?;
        }
        Ok(body)
    }

    fn decode_optional(&mut self, reader: &mut Reader<'a>) -> Result<(), Malformed> {
        if let Some(extensions) = self.decode_fixed(reader)? {
            self.extensions = Some(extensions);
            *reader = extensions.behind()?;
        }
        Ok(())
    }

    /// The optional fields, and the chain of extension headers that begins with the last of them.
    fn decode_fixed(
        &mut self,
        reader: &mut Reader<'a>,
    ) -> Result<Option<Extensions<'a>>, Malformed> {
        if self.flags & (EXTENSION | SEQUENCE | NPDU) == 0 {
            return Ok(None);
        }
        let sequence = reader.u16()?;
        self.sequence = (self.flags & SEQUENCE != 0).then_some(sequence);
        let npdu = reader.u8()?;
        self.npdu = (self.flags & NPDU != 0).then_some(npdu);
        let next = reader.u8()?;
        Ok((self.flags & EXTENSION != 0).then(|| Extensions::new(next, *reader)))
    }

    /// Type of each extension header and the 0 that ends the chain, where there is one.
    pub fn extension_types(&self) -> impl Iterator<Item = u8> + use<'a> {
        self.extensions.into_iter().flat_map(Extensions::types)
    }

    /// Each extension header.
    pub(crate) fn each_extension(&self) -> impl Iterator<Item = Extension<'a>> + use<'a> {
        self.extensions.into_iter().flatten()
    }

    /// Each PDU Session container (TS 38.415 §5.5.2).
    pub(crate) fn each_container(&self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let is_container =
            |extension: &Extension<'_>| extension.kind == ExtensionType::PDU_SESSION_CONTAINER;
        self.each_extension().filter(is_container).map(|extension| extension.octets)
    }

    /// Extension headers, without the 0 that ends the chain.
    pub fn extensions_count(&self) -> u8 {
        u8::try_from(self.extensions.into_iter().flatten().count()).unwrap_or(u8::MAX)
    }

    /// The first extension header of a kind.
    pub fn extension(&self, kind: ExtensionType) -> Option<&'a [u8]> {
        self.extensions?.find(|extension| extension.kind == kind).map(|found| found.octets)
    }

    /// Quality of service flow of a PDU Session container (TS 38.415 §5.5.3.3).
    pub fn qos_flow(&self) -> Option<u8> {
        let container = self.extension(ExtensionType::PDU_SESSION_CONTAINER)?;
        container.get(QOS_FLOW).map(|octet| octet & 0x3f)
    }

    /// Version of the protocol, from the flags.
    pub fn version(&self) -> u8 {
        self.flags >> 5
    }

    /// True for GTP, false for GTP′.
    pub fn is_gtp(&self) -> bool {
        self.flags & PROTOCOL_TYPE != 0
    }

    /// True where extension headers are announced.
    pub fn has_extensions(&self) -> bool {
        self.flags & EXTENSION != 0
    }

    /// True where the sequence number is meaningful.
    pub fn has_sequence(&self) -> bool {
        self.flags & SEQUENCE != 0
    }

    /// True where the N-PDU number is meaningful.
    pub fn has_npdu(&self) -> bool {
        self.flags & NPDU != 0
    }
}

/// Two readers must not differ about where a message ends.
pub(crate) fn ends_with(reader: &Reader<'_>, length: usize) -> Result<(), Malformed> {
    if reader.len() < length {
        return Err(reader.fault(Fault::Truncated));
    }
    let mut past = *reader;
    past.skip(length)?;
    if past.is_empty() { Ok(()) } else { Err(past.fault(Fault::Trailing)) }
}
