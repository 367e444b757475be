//! What the transports with an order bring: chunks and pieces of messages (RFC 9260), segments of a stream (RFC 9293).

use dissect::{Carrier, Frame as Framing, Lineage, Message};
use packet::Tcp;
use packet::sctp::{self, Chunk, Chunks, Data};
use wire::Value;

use crate::checks::What;
use crate::frame::Layer;
use crate::layers::Walk;
use crate::pieces::Piece;

/// Ports of GTP that tshark reads segment by segment on TCP too.
const ON_TCP: [u16; 3] = [2123, 2152, 3386];

impl<'a> Walk<'_, 'a> {
    /// What stands behind a header of SCTP. A chunk that was not captured to its end is not read, nor is what stands
    /// behind one whose blocks are not there.
    pub(crate) fn chunks(&mut self, header: &sctp::Header, octets: &'a [u8], depth: u8) {
        self.frame.check(What::Chunks(*header), octets);
        let mut is_behind_data = false;
        for chunk in Chunks::glimpse(octets) {
            if chunk.is_cut() && self.frame.missing(chunk.value) > 0 {
                return;
            }
            let message = Message::Sctp(chunk);
            self.frame.sctp_items = self.frame.sctp_items.saturating_add(is_behind_data.into());
            is_behind_data = false;
            self.layer(Layer::Message(message), chunk.value);
            self.tell_of_chunk(header, &chunk, octets);
            if chunk.has_lost_blocks() {
                return;
            }
            let Some(data) = chunk.data() else { continue };
            let carrier = Carrier::Sctp {
                ppid: data.ppid.unwrap_or(0),
                source_port: header.source_port,
                destination_port: header.destination_port,
            };
            if self.tracer.seen.is_repeated(header, data.tsn, self.number) {
                continue;
            }
            is_behind_data = true;
            if let Some(octets) = self.user_message(header, &data) {
                self.message(&mut Lineage::of(message), carrier, octets, depth);
            }
        }
    }

    /// The place of a chunk among those of its association, or of what it confirms.
    fn tell_of_chunk(&mut self, header: &sctp::Header, chunk: &Chunk<'a>, octets: &'a [u8]) {
        let Some(ends) = self.ends.filter(|_| self.tracer.tells) else { return };
        let layer = self.frame.call;
        if let Some(named) = self.tracer.past.associations.of_chunk(header, ends, chunk) {
            self.frame.tell(named, layer);
        }
        if let Some(padding) = padding(chunk, octets) {
            self.frame.tell(("sctp.chunk_padding", Value::Octets(padding)), layer);
        }
    }

    fn user_message(&mut self, header: &sctp::Header, data: &Data<'a>) -> Option<&'a [u8]> {
        if data.is_first && data.is_last {
            return Some(data.octets);
        }
        let start = data.fsn.unwrap_or_else(|| if data.mid.is_some() { 0 } else { data.tsn });
        let piece = Piece {
            start,
            end: start.wrapping_add(1),
            is_first: data.is_first,
            is_last: data.is_last,
            octets: data.octets,
        };
        let message = data.mid.or_else(|| data.ssn.map(u32::from)).unwrap_or(0);
        let key = (self.ends?, header.verification_tag, data.stream, message, data.is_unordered);
        let whole = self.tracer.chunks.add(key, &piece)?;
        Some(self.keep(&whole))
    }

    /// What stands behind a header of TCP.
    pub(crate) fn segment(&mut self, tcp: &Tcp, octets: &'a [u8], depth: u8) {
        let Tcp { source_port, destination_port, .. } = *tcp;
        let carrier = Carrier::Udp { source_port, destination_port };
        if carrier.shown_port().is_some_and(|port| ON_TCP.contains(&port)) && !octets.is_empty() {
            self.datagram(carrier, octets, depth);
            return;
        }
        let ports = [source_port, destination_port];
        let Some((source, destination)) = self.ends else { return };
        if !ports.contains(&dissect::DIAMETER_PORT) {
            return;
        }
        if self.frame.missing(octets) > 0 {
            return self.cut_segment(octets, depth);
        }
        let key = (source, destination, tcp.source_port, tcp.destination_port);
        let Some(messages) = self.tracer.streams.take(key, tcp, octets) else {
            // Whatever stands there has the name of its port.
            return self.name("diameter");
        };
        for message in messages {
            let octets = self.keep(&message);
            self.message(&mut Lineage::default(), Carrier::Diameter, octets, depth);
        }
    }

    /// The messages in a segment that was not captured to its end: it belongs to no stream.
    fn cut_segment(&mut self, mut octets: &'a [u8], depth: u8) {
        while let Framing::Message(len) = dissect::diameter_frame(octets) {
            let (message, rest) = octets.split_at_checked(len).unwrap_or((octets, &[]));
            self.message(&mut Lineage::default(), Carrier::Diameter, message, depth);
            octets = rest;
        }
    }
}

/// What fills a chunk up to four octets, where there is something (RFC 9260 §3.2).
fn padding<'a>(chunk: &Chunk<'_>, chunks: &'a [u8]) -> Option<&'a [u8]> {
    let end = chunk.value.as_ptr_range().end.addr().checked_sub(chunks.as_ptr().addr())?;
    let len = chunk.value.len().next_multiple_of(4).saturating_sub(chunk.value.len());
    let behind = chunks.get(end..)?;
    let padding = behind.get(..len.min(behind.len()))?;
    (!padding.is_empty()).then_some(padding)
}
