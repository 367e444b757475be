//! PFCP messages (TS 29.244).

use crate::gtp::{put_length, three};

/// A message: a header and elements.
#[derive(Clone, Debug)]
pub struct Message {
    kind: u8,
    flags: u8,
    seid: Option<u64>,
    sequence: u32,
    priority: u8,
    elements: Vec<u8>,
    following: Vec<u8>,
}

/// The content of a grouped element.
#[derive(Clone, Debug, Default)]
pub struct Group(Vec<u8>);

/// Starts a message of any type; from 50 on it names session 0.
pub fn message(kind: u8) -> Message {
    Message {
        kind,
        flags: 0x20,
        seid: (kind >= 50).then_some(0),
        sequence: 1,
        priority: 0,
        elements: Vec::new(),
        following: Vec::new(),
    }
}

/// Starts the content of a group.
pub fn group() -> Group {
    Group::default()
}

fn put(elements: &mut Vec<u8>, kind: u16, length: usize, value: &[u8]) {
    elements.extend(kind.to_be_bytes());
    elements.extend(u16::try_from(length).unwrap_or(u16::MAX).to_be_bytes());
    elements.extend(value);
}

impl Group {
    /// Adds an element.
    pub fn ie(mut self, kind: u16, value: &[u8]) -> Self {
        put(&mut self.0, kind, value.len(), value);
        self
    }

    /// Adds a group.
    pub fn group(self, kind: u16, group: &Self) -> Self {
        self.ie(kind, &group.0)
    }
}

impl Message {
    /// Sets the session at the receiver.
    pub fn seid(mut self, seid: u64) -> Self {
        self.seid = Some(seid);
        self
    }

    /// Leaves the session out of the header.
    pub fn without_seid(mut self) -> Self {
        self.seid = None;
        self
    }

    /// Sets the sequence number, 24 bits.
    pub fn sequence(mut self, sequence: u32) -> Self {
        self.sequence = sequence;
        self
    }

    /// Sets the priority of the message, 4 bits.
    pub fn priority(mut self, priority: u8) -> Self {
        self.flags |= 0x02;
        self.priority = priority << 4;
        self
    }

    /// Adds an element.
    pub fn ie(self, kind: u16, value: &[u8]) -> Self {
        self.ie_with_length(kind, value.len(), value)
    }

    /// Adds an element that tells another length than it has.
    pub fn ie_with_length(mut self, kind: u16, length: usize, value: &[u8]) -> Self {
        put(&mut self.elements, kind, length, value);
        self
    }

    /// Adds a group.
    pub fn group(self, kind: u16, group: &Group) -> Self {
        self.ie(kind, &group.0)
    }

    /// Lets another message follow in the datagram.
    pub fn followed_by(mut self, other: &Self) -> Self {
        self.flags |= 0x04;
        self.following = other.octets();
        self
    }

    /// The datagram.
    pub fn octets(&self) -> Vec<u8> {
        let flags = self.flags | u8::from(self.seid.is_some());
        let mut body: Vec<u8> = self.seid.iter().flat_map(|seid| seid.to_be_bytes()).collect();
        body.extend(three(self.sequence));
        body.push(self.priority);
        body.extend(&self.elements);
        let mut octets = vec![flags, self.kind];
        put_length(&mut octets, None, body.len());
        octets.extend(&body);
        octets.extend(&self.following);
        octets
    }
}
