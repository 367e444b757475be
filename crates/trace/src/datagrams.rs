//! Datagrams that come in pieces (RFC 791 §3.2, RFC 8200 §4.5).

use packet::Packet;

use crate::checks::What;
use crate::layers::Walk;
use crate::pieces::Piece;

impl<'a> Walk<'_, 'a> {
    /// True for the first piece of a datagram of version 4 of which octets are not there: nothing is put to it, and what
    /// it begins with is read.
    pub(crate) fn stands_alone(packet: &Packet<'a>) -> bool {
        let octets = packet.frame.get(packet.network_offset..).unwrap_or_default();
        packet.fragment.is_some_and(|fragment| fragment.offset == 0 && !fragment.is_ipv6)
            && !packet::is_whole(octets)
    }

    /// The datagram that a fragment completes.
    pub(crate) fn whole(&mut self, packet: Packet<'a>) -> Packet<'a> {
        let (Some(fragment), Some(ends)) = (packet.fragment, packet.addresses()) else {
            return packet;
        };
        if !packet::is_whole(packet.frame.get(packet.network_offset..).unwrap_or_default()) {
            return packet;
        }
        let start = u32::from(fragment.offset);
        let len = u32::try_from(packet.payload.len()).unwrap_or(u32::MAX);
        let piece = Piece {
            start,
            end: start.saturating_add(len),
            is_first: start == 0,
            is_last: !fragment.more,
            octets: packet.payload,
        };
        let key = (ends, fragment.id, packet.protocol.0);
        match self.tracer.datagrams.add(key, &piece) {
            Some(whole) => self.put_together(&packet, &whole),
            None => packet,
        }
    }

    /// A datagram behind the header of the fragment that completes it.
    fn put_together(&mut self, fragment: &Packet<'a>, whole: &[u8]) -> Packet<'a> {
        let start = fragment.frame.as_ptr().addr();
        let header = fragment.payload.as_ptr().addr().checked_sub(start);
        let header = header.and_then(|header| fragment.frame.get(..header)).unwrap_or_default();
        let frame = self.keep(&[header, whole].concat());
        let payload = frame.get(header.len()..).unwrap_or_default();
        self.frame.check(What::Transport(fragment.protocol), payload);
        packet::glimpse_transport(&Packet { frame, ..*fragment }, payload)
    }
}
