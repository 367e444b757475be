//! The header that GTPv1-C and GTP-U share (TS 29.060 §6, TS 29.281 §5.1).

use numbering::Teid;
use wire::{Fault, Malformed, Reader};

use crate::Extensions;
use crate::v1::ExtensionType;

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
    /// Tunnel that the message is for, at its receiver.
    pub teid: Teid,
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
        let (length, teid) = (u16::from_be_bytes(length), Teid(u32::from_be_bytes([a, b, c, d])));
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

    /// As much of a header as can be read; the reader ends with the message, or with the datagram where that is shorter.
    pub(crate) fn glimpse(octets: &'a [u8]) -> Option<(Self, Reader<'a>)> {
        let mut reader = Reader::new(octets);
        let mut header = Self {
            flags: reader.u8().ok()?,
            message_type: reader.u8().ok()?,
            length: reader.u16().ok()?,
            teid: Teid(reader.u32().ok()?),
            sequence: None,
            npdu: None,
            extensions: None,
        };
        let len = usize::from(header.length).min(reader.len());
        let mut body = reader.sub(len).ok()?;
        // A chain that does not end is followed as far as it goes; nothing behind it is read.
        if header.decode_optional(&mut body).is_err() {
            body = Reader::new(&[]);
        }
        Some((header, body))
    }

    fn decode_optional(&mut self, reader: &mut Reader<'a>) -> Result<(), Malformed> {
        if self.flags & (EXTENSION | SEQUENCE | NPDU) == 0 {
            return Ok(());
        }
        let sequence = reader.u16()?;
        let npdu = reader.u8()?;
        let next = reader.u8()?;
        self.sequence = (self.flags & SEQUENCE != 0).then_some(sequence);
        self.npdu = (self.flags & NPDU != 0).then_some(npdu);
        if self.flags & EXTENSION != 0 {
            let extensions = Extensions::new(next, *reader);
            self.extensions = Some(extensions);
            *reader = extensions.behind()?;
        }
        Ok(())
    }

    /// Type of each extension header and the 0 that ends the chain, where there is one.
    pub fn extension_types(&self) -> impl Iterator<Item = u8> + use<'a> {
        self.extensions.into_iter().flat_map(Extensions::types)
    }

    /// The first extension header of a kind.
    pub fn extension(&self, kind: ExtensionType) -> Option<&'a [u8]> {
        self.extensions?.find(|extension| extension.kind == kind).map(|found| found.octets)
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
