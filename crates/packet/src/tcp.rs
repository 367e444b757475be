//! TCP header (RFC 9293 §3.1).

use wire::{Fault, Malformed, Reader};

/// Octets of a header without options.
const HEADER: usize = 20;

/// What stands before the octets of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tcp {
    /// Port of the sender.
    pub source_port: u16,
    /// Port of the receiver.
    pub destination_port: u16,
    /// Number of the first octet, or of the beginning.
    pub sequence: u32,
    /// Next octet that the sender expects.
    pub acknowledgement: u32,
    /// Octets of the header.
    pub header_len: u8,
    /// Control bits, the lowest is FIN.
    pub flags: u8,
    /// Octets that may be sent.
    pub window: u16,
    /// Checksum as it stands there.
    pub checksum: u16,
    /// Where urgent octets end.
    pub urgent: u16,
}

impl Tcp {
    /// No more octets follow.
    pub const FIN: u8 = 1;
    /// A connection begins.
    pub const SYN: u8 = 2;
    /// The connection ends at once.
    pub const RST: u8 = 4;
    /// Octets shall not wait.
    pub const PSH: u8 = 8;
    /// The acknowledgement counts.
    pub const ACK: u8 = 16;
    /// The urgent pointer counts.
    pub const URG: u8 = 32;

    /// True where its control bits make sense together: it begins, goes on or ends (RFC 9293 §3.10.7).
    pub fn is_possible(&self) -> bool {
        let has = |bits| self.flags & bits != 0;
        let begins_and_ends = has(Self::SYN) && has(Self::FIN | Self::RST);
        has(Self::SYN | Self::RST | Self::ACK) && !begins_and_ends
    }

    /// Reads the header and its options, which are left out.
    pub(crate) fn decode(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        let start = *reader;
        let source_port = reader.u16()?;
        let destination_port = reader.u16()?;
        let sequence = reader.u32()?;
        let acknowledgement = reader.u32()?;
        let [offset, flags] = reader.array()?;
        let window = reader.u16()?;
        let checksum = reader.u16()?;
        let urgent = reader.u16()?;
        let header_len = (offset >> 4).saturating_mul(4);
        let options = usize::from(header_len).checked_sub(HEADER);
        reader.skip(options.ok_or_else(|| start.fault(Fault::Length))?)?;
        Ok(Self {
            source_port,
            destination_port,
            sequence,
            acknowledgement,
            header_len,
            flags,
            window,
            checksum,
            urgent,
        })
    }

    /// True where the connection begins.
    pub fn is_syn(&self) -> bool {
        self.flags & Self::SYN != 0
    }

    /// True where no octet follows.
    pub fn is_fin(&self) -> bool {
        self.flags & Self::FIN != 0
    }

    /// True where octets are called urgent: receivers differ in where those go (RFC 6093).
    pub fn is_urgent(&self) -> bool {
        self.flags & Self::URG != 0
    }
}
