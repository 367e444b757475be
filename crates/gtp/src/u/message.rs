//! A GTP-U message (TS 29.281 §5, §7).

use core::net::IpAddr;

use numbering::Teid;
use wire::code;

use crate::content::{address, first_u8, teid};
use crate::header::Header;
use crate::v1::{ExtensionType, IeType, Ies, tv_length_v1};
use crate::{Inner, Refused};

code! {
    /// GTP-U message type (TS 29.281 table 6.1-1).
    pub struct MessageType(u8);
    ECHO_REQUEST = 1 => "Echo request",
    ECHO_RESPONSE = 2 => "Echo response",
    ERROR_INDICATION = 26 => "Error indication",
    SUPPORTED_EXTENSION_HEADERS = 31 => "Supported extension header notification",
    TUNNEL_STATUS = 253 => "Tunnel Status",
    END_MARKER = 254 => "End Marker",
    G_PDU = 255 => "T-PDU",
}

/// Octet of a PDU Session container that holds the quality of service flow (TS 38.415 §5.5.2).
const QOS_FLOW: usize = 1;

/// A message whose header and elements do not contradict each other.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    header: Header<'a>,
    ies: Ies<'a>,
    payload: &'a [u8],
    inner: Option<Inner>,
}

impl<'a> Message<'a> {
    /// Reads a datagram that holds exactly one message.
    pub fn decode(octets: &'a [u8]) -> Result<Self, Refused> {
        let (header, reader) = Header::decode(octets)?;
        if MessageType(header.message_type) == MessageType::G_PDU {
            let payload = reader.rest();
            let inner = Inner::decode(payload);
            return Ok(Self { header, ies: Ies::none(), payload, inner });
        }
        let ies = Ies::decode(reader, tv_length_v1)?;
        Ok(Self { header, ies, payload: &[], inner: None })
    }

    /// Flags, length, sequence number and extension headers.
    pub fn header(&self) -> &Header<'a> {
        &self.header
    }

    /// Message type.
    pub fn message_type(&self) -> MessageType {
        MessageType(self.header.message_type)
    }

    /// Tunnel at the receiver.
    pub fn teid(&self) -> Teid {
        self.header.teid
    }

    /// Sequence number, where there is one.
    pub fn sequence(&self) -> Option<u16> {
        self.header.sequence
    }

    /// Every information element; none in a G-PDU.
    pub fn ies(&self) -> Ies<'a> {
        self.ies
    }

    /// What a G-PDU carries; empty in every other message.
    pub fn payload(&self) -> &'a [u8] {
        self.payload
    }

    /// The user's packet of a G-PDU, where it is one of IP.
    pub fn inner(&self) -> Option<&Inner> {
        self.inner.as_ref()
    }

    /// True where the user's packet is itself GTP.
    pub fn inner_is_gtp(&self) -> bool {
        self.inner.is_some_and(|inner| inner.is_gtp())
    }

    /// The tunnel that an Error Indication is about (§7.3.1).
    pub fn error_teid(&self) -> Option<Teid> {
        self.ies.first(IeType::TEID_DATA).and_then(teid)
    }

    /// The peer whose tunnel an Error Indication is about (§7.3.1).
    pub fn error_peer(&self) -> Option<IpAddr> {
        self.ies.first(IeType::GSN_ADDRESS).and_then(address)
    }

    /// Restart counter of an Echo Response; always 0 by the specification (§8.2).
    pub fn recovery(&self) -> Option<u8> {
        self.ies.first(IeType::RECOVERY).and_then(first_u8)
    }

    /// Quality of service flow of a PDU Session container (TS 38.415 §5.5.3.3).
    pub fn qos_flow(&self) -> Option<u8> {
        let container = self.header.extensions.find(ExtensionType::PDU_SESSION_CONTAINER)?;
        container.get(QOS_FLOW).map(|octet| octet & 0x3f)
    }
}
