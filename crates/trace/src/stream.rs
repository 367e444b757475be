//! The octets of TCP connections in order, as far as messages of Diameter need them.

use std::collections::{HashMap, VecDeque};
use std::net::IpAddr;

use dissect::Frame;

/// Directions of connections that are followed; the oldest is given up for one more.
const STREAMS_MAX: usize = 4096;

/// Sender, receiver and their ports.
pub(crate) type StreamKey = (IpAddr, IpAddr, u16, u16);

/// Connections, each way on its own.
#[derive(Debug, Default)]
pub(crate) struct Streams {
    open: HashMap<StreamKey, Stream>,
    order: VecDeque<StreamKey>,
}

#[derive(Debug, Default)]
struct Stream {
    next: Option<u32>,
    /// The beginning of a message whose end has not come.
    begun: Vec<u8>,
}

impl Streams {
    /// Takes a segment; gives every message that ends in it.
    pub(crate) fn take(
        &mut self,
        key: StreamKey,
        (sequence, is_syn): (u32, bool),
        octets: &[u8],
    ) -> Vec<Vec<u8>> {
        if !self.open.contains_key(&key) {
            self.make_room();
            self.order.push_back(key);
        }
        let stream = self.open.entry(key).or_default();
        if is_syn {
            *stream = Stream { next: Some(sequence.wrapping_add(1)), begun: Vec::new() };
        }
        stream.take(sequence.wrapping_add(is_syn.into()), octets)
    }

    fn make_room(&mut self) {
        while self.order.len() >= STREAMS_MAX {
            let Some(oldest) = self.order.pop_front() else { return };
            self.open.remove(&oldest);
        }
    }
}

impl Stream {
    /// Octets that came before are left out; behind a gap everything begins anew.
    fn take(&mut self, sequence: u32, octets: &[u8]) -> Vec<Vec<u8>> {
        let Some(len) = u32::try_from(octets.len()).ok().filter(|len| *len > 0) else {
            return Vec::new();
        };
        let next = self.next.unwrap_or(sequence);
        let known = next.wrapping_sub(sequence);
        let fresh = if known == 0 {
            octets
        } else if known < 1 << 31 {
            let known = usize::try_from(known).unwrap_or(usize::MAX);
            octets.get(known..).unwrap_or_default()
        } else {
            self.begun.clear();
            octets
        };
        if fresh.is_empty() {
            return Vec::new();
        }
        self.next = Some(sequence.wrapping_add(len));
        self.begun.extend_from_slice(fresh);
        self.messages()
    }

    fn messages(&mut self) -> Vec<Vec<u8>> {
        let mut messages = Vec::new();
        let mut at = 0_usize;
        loop {
            let rest = self.begun.get(at..).unwrap_or_default();
            match dissect::diameter_frame(rest) {
                Frame::Message(len) if len <= rest.len() => {
                    messages.extend(rest.get(..len).map(<[u8]>::to_vec));
                    at = at.saturating_add(len);
                }
                Frame::Message(_) | Frame::Short => break,
                Frame::Lost => {
                    self.begun.clear();
                    return messages;
                }
            }
        }
        self.begun.drain(..at);
        messages
    }
}
