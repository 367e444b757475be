//! The octets of TCP connections in order, as far as messages of Diameter need them.

use std::collections::{HashMap, VecDeque};
use std::net::IpAddr;

use dissect::Frame;
use foldhash::fast::RandomState;
use packet::Tcp;

use crate::pieces::is_before;

/// Directions of connections that are followed; the oldest is given up for one more.
const STREAMS_MAX: usize = 4096;

/// Sender, receiver and their ports.
pub(crate) type StreamKey = (IpAddr, IpAddr, u16, u16);

/// Connections, each way on its own.
#[derive(Debug, Default)]
pub(crate) struct Streams {
    open: HashMap<StreamKey, Stream, RandomState>,
    order: VecDeque<StreamKey>,
}

#[derive(Debug, Default)]
struct Stream {
    next: Option<u32>,
    /// The octet that it wants next from the other end.
    acknowledged: Option<u32>,
    /// The beginning of a message whose end has not come.
    begun: Vec<u8>,
}

impl Streams {
    /// Takes a segment; gives every message that ends in it, and nothing where it begins with what is none.
    pub(crate) fn take(
        &mut self,
        key: StreamKey,
        tcp: &Tcp,
        octets: &[u8],
    ) -> Option<Vec<Vec<u8>>> {
        let (from, to, from_port, to_port) = key;
        let acknowledged = self.open.get(&(to, from, to_port, from_port));
        let acknowledged = acknowledged.and_then(|answers| answers.acknowledged);
        if !self.open.contains_key(&key) {
            self.make_room();
            self.order.push_back(key);
        }
        let stream = self.open.entry(key).or_default();
        if tcp.is_syn() {
            let next = Some(tcp.sequence.wrapping_add(1));
            *stream = Stream { next, ..Stream::default() };
        }
        stream.acknowledged = Some(tcp.acknowledgement).filter(|number| *number != 0);
        stream.take(tcp.sequence.wrapping_add(tcp.is_syn().into()), octets, acknowledged)
    }

    fn make_room(&mut self) {
        while self.order.len() >= STREAMS_MAX {
            let Some(oldest) = self.order.pop_front() else { return };
            self.open.remove(&oldest);
        }
    }
}

impl Stream {
    /// What goes not on where the last segment ended, or what the other end has already, is a repetition that tshark does
    /// not look into; behind a gap everything begins anew.
    fn take(
        &mut self,
        sequence: u32,
        octets: &[u8],
        acknowledged: Option<u32>,
    ) -> Option<Vec<Vec<u8>>> {
        let Some(len) = u32::try_from(octets.len()).ok().filter(|len| *len > 0) else {
            return Some(Vec::new());
        };
        let end = sequence.wrapping_add(len);
        let next = *self.next.get_or_insert(sequence);
        // A probe of one octet may stand before a segment that begins with it.
        let is_behind_probe = len > 1 && next.wrapping_sub(sequence) == 1;
        let is_old = is_before(sequence, next) && !is_behind_probe;
        if is_before(next, end) {
            self.next = Some(end);
        }
        if is_old || acknowledged.is_some_and(|number| !is_before(number, end)) {
            if is_before(next, end) {
                self.begun.clear();
            }
            return Some(Vec::new());
        }
        if is_before(next, sequence) {
            self.begun.clear();
        }
        self.begun
            .extend_from_slice(octets.get(usize::from(is_behind_probe)..).unwrap_or_default());
        self.messages()
    }

    fn messages(&mut self) -> Option<Vec<Vec<u8>>> {
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
                    return (at > 0).then_some(messages);
                }
            }
        }
        self.begun.drain(..at);
        Some(messages)
    }
}
