//! What every message can be asked, whatever its protocol.

use packet::{Layers, Packet};
use ss7::map::Component;
use wire::{FieldId, MessageKey, Protocol, Values};

use crate::catalogue::protocol;
use crate::registry::Message;

/// Adds every value of a row of the packet's own table.
pub fn read_packet<'a>(packet: &Packet<'a>, row: u16, values: &mut Values<'a>) {
    read_row::<Layers>(packet, row, values);
}

/// A message of that key as people read it: protocol and name, or number.
pub fn message_name(key: MessageKey) -> (&'static str, Option<&'static str>) {
    let row = protocol(key.protocol);
    let kind = u64::from(key.kind);
    let types = row.map_or(&[][..], |row| row.types);
    let name = types.iter().find(|(known, _)| *known == kind).map(|(_, name)| *name);
    (row.map_or("", |row| row.name), name)
}

/// Visits the rows of the packet's own table that may have a value.
pub fn packet_rows(packet: &Packet<'_>, visit: &mut dyn FnMut(u16)) {
    <Layers as Protocol>::rows(packet, visit);
}

impl<'a> Message<'a> {
    /// The name of its protocol as in Wireshark, where versions of a protocol share one.
    pub fn wireshark_name(&self) -> &'static str {
        match self.protocol() {
            "gtpu" | "gtpv0" => "gtp",
            "mtp3test" => "mtp3mg",
            // Chunks stand in a packet that is SCTP already.
            "sctp" => "",
            name => name,
        }
    }

    /// The same as far as what it carries, for people who look at it: where that is malformed Wireshark gives up the rest.
    #[must_use]
    pub fn given_up(self) -> Self {
        #[expect(clippy::wildcard_enum_match_arm, reason = "those with a rest are named")]
        match self {
            Self::M3ua(message) => Self::M3ua(message.given_up()),
            Self::M2ua(message) => Self::M2ua(message.given_up()),
            Self::Sua(message) => Self::Sua(message.given_up()),
            Self::Sccp(message) => Self::Sccp(message.given_up()),
            other => other,
        }
    }

    /// A component at a value of which Wireshark gives up the message.
    pub fn gives_up(&self) -> bool {
        #[expect(clippy::wildcard_enum_match_arm, reason = "those with such values are named")]
        match self {
            Self::Map(component) | Self::Cap(component) | Self::Inap(component) => {
                component.is_given_up()
            }
            _ => false,
        }
    }

    /// Names of protocols inside it that have no message of their own, as in Wireshark.
    pub fn wireshark_names_inside(&self) -> &'static [&'static str] {
        #[expect(clippy::wildcard_enum_match_arm, reason = "those that hold others are named")]
        match self {
            Self::Tcap(message) if message.is_ansi() => &["ansi_tcap", "ansi_map"],
            Self::Map(component) if component.short_message().is_some() => &["gsm_sms"],
            Self::Map(component) if component.has_known_extension() => &["gsm_map"],
            Self::Diameter(message) if message.short_message().is_some() => &["gsm_sms"],
            _ => &[],
        }
    }

    /// What its dialogue portion says of MAP, for people who look at it.
    pub fn dialogue(&self) -> Option<Self> {
        let Self::Tcap(message) = self else { return None };
        Component::of_dialogue(message.user_information()?).map(Self::Map)
    }

    /// The numbers that an answer repeats of its request, and whether this is the request.
    pub fn transaction(&self) -> Option<((u32, u32), bool)> {
        let Self::Diameter(message) = self else { return None };
        let header = message.header();
        Some(((header.hop_by_hop, header.end_to_end), message.is_request()))
    }

    /// The packet of a user that it carries.
    pub fn tunnelled(&self) -> Option<&'a [u8]> {
        #[expect(clippy::wildcard_enum_match_arm, reason = "those that carry packets are named")]
        let octets = match self {
            Self::Gtpu(message) => message.payload(),
            Self::Gtpv0(message) => message.payload(),
            Self::GtpPrime(message) => message.payload(),
            _ => return None,
        };
        (!octets.is_empty()).then_some(octets)
    }

    /// The name of the message as Wireshark prints it; a component without a known operation is named by what it is.
    /// Nothing where its type is not known.
    pub fn name(&self) -> Option<&'static str> {
        message_name(self.key()).1.or_else(|| self.component()?.kind.name())
    }

    /// The name of its protocol.
    pub fn protocol(&self) -> &'static str {
        protocol(self.key().protocol).map_or("", |row| row.name)
    }

    /// Which message this is: protocol and message type.
    pub fn key(&self) -> MessageKey {
        MessageKey { protocol: self.protocol_id(), kind: self.kind() }
    }

    /// Visits every name by which rules select it: its message type, and the class of messages that it belongs to.
    #[inline]
    pub(crate) fn each_key(&self, mut visit: impl FnMut(MessageKey)) {
        let key = self.key();
        visit(key);
        if let Some(kind) = self.class() {
            visit(MessageKey { kind, ..key });
        }
    }

    /// True where it only moves messages of others.
    pub(crate) fn is_transport(&self) -> bool {
        matches!(self, Self::Sctp(_))
    }

    /// Requests and answers, invocations and results.
    fn class(&self) -> Option<u32> {
        if let Self::Diameter(message) = self {
            return Some(if message.is_request() { REQUEST } else { ANSWER });
        }
        self.component().map(|component| COMPONENT | u32::from(component.kind.0))
    }

    fn component(&self) -> Option<&Component<'a>> {
        let (Self::Map(component) | Self::Cap(component) | Self::Inap(component)) = self else {
            return None;
        };
        Some(component)
    }

    /// The answer by which a node refuses this request with a cause of its protocol; nothing where there is none.
    pub fn refusal(&self, cause: u32) -> Option<gtp::Refusal> {
        let cause = u8::try_from(cause).ok()?;
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "the protocols that can refuse are named"
        )]
        match self {
            Self::Gtpv0(message) => message.refusal(cause),
            Self::Gtpv1(message) => message.refusal(cause),
            Self::Gtpv2(message) => message.refusal(cause),
            _ => None,
        }
    }
}

/// Classes of messages stand above all message types.
pub(crate) const REQUEST: u32 = 0x100_0000;
pub(crate) const ANSWER: u32 = 0x100_0001;
pub(crate) const COMPONENT: u32 = 0x100_0100;

/// Adds every value of several rows, and notes behind each how many there are then.
#[inline]
pub(crate) fn read_rows<'a, P: Protocol>(
    message: &P::Message<'a>,
    fields: &[FieldId],
    values: &mut Values<'a>,
    ends: &mut [u8],
) {
    for (field, end) in fields.iter().zip(ends) {
        read_row::<P>(message, field.row, values);
        *end = u8::try_from(values.len()).unwrap_or(u8::MAX);
    }
}

#[inline]
pub(crate) fn read_row<'a, P: Protocol>(
    message: &P::Message<'a>,
    row: u16,
    values: &mut Values<'a>,
) {
    if let Some(field) = P::FIELDS.get(usize::from(row)) {
        (field.read)(message, values);
    }
}
