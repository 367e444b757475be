//! What every message can be asked, whatever its protocol.

use packet::{Layers, Packet};
use wire::{MessageKey, Protocol, Values};

use crate::catalogue::protocol;
use crate::registry::Message;

/// Adds every value of a row of the packet's own table.
pub fn read_packet<'a>(packet: &Packet<'a>, row: u16, values: &mut Values<'a>) {
    read_row::<Layers>(packet, row, values);
}

impl<'a> Message<'a> {
    /// The name of the message as Wireshark prints it; nothing where its type is not known.
    pub fn name(&self) -> Option<&'static str> {
        let key = self.key();
        let kind = u64::from(key.kind);
        let types = protocol(key.protocol)?.types;
        types.iter().find(|(known, _)| *known == kind).map(|(_, name)| *name)
    }

    /// The name of its protocol.
    pub fn protocol(&self) -> &'static str {
        protocol(self.key().protocol).map_or("", |row| row.name)
    }

    /// Which message this is: protocol and message type.
    pub fn key(&self) -> MessageKey {
        MessageKey { protocol: self.protocol_id(), kind: self.kind() }
    }

    /// Every name by which rules select it: its message type, and the class of messages that it belongs to.
    pub(crate) fn keys(&self) -> impl Iterator<Item = MessageKey> {
        let class = self.class().map(|kind| MessageKey { protocol: self.protocol_id(), kind });
        [Some(self.key()), class].into_iter().flatten()
    }

    /// True where it only moves messages of others.
    pub(crate) fn is_transport(&self) -> bool {
        false
    }

    fn class(&self) -> Option<u32> {
        None
    }

    /// The octets of a second message in the same datagram, which decode on the same carrier
    /// (TS 29.274 §5.5.1).
    pub fn following(&self) -> Option<&'a [u8]> {
        match self {
            Self::Gtpv2(message) => message.piggybacked(),
            Self::Gtpv1(_) | Self::Gtpu(_) | Self::Gtpv0(_) => None,
        }
    }

    /// The answer by which a node refuses this request with a cause of its protocol; nothing where there is none.
    pub fn refusal(&self, cause: u32) -> Option<gtp::Refusal> {
        let cause = u8::try_from(cause).ok()?;
        match self {
            Self::Gtpv0(message) => message.refusal(cause),
            Self::Gtpv1(message) => message.refusal(cause),
            Self::Gtpv2(message) => message.refusal(cause),
            Self::Gtpu(_) => None,
        }
    }
}

pub(crate) fn read_row<'a, P: Protocol>(
    message: &P::Message<'a>,
    row: u16,
    values: &mut Values<'a>,
) {
    if let Some(field) = P::FIELDS.get(usize::from(row)) {
        (field.read)(message, values);
    }
}
