//! GTPv0 messages (GSM 09.60).

use std::net::IpAddr;

use crate::element::{apn, number, tbcd};
use crate::gtp::{put_length, starts};

/// A message: a header of 20 octets and elements in the order in which they are added.
#[derive(Clone, Debug)]
pub struct Message {
    kind: u8,
    version: u8,
    sequence: u16,
    flow_label: u16,
    tid: [u8; 8],
    length: Option<u16>,
    elements: Vec<u8>,
}

starts! {
    echo_request = 1;
    echo_response = 2;
    create_pdp_context_request = 16;
    create_pdp_context_response = 17;
    update_pdp_context_request = 18;
    delete_pdp_context_request = 20;
    delete_pdp_context_response = 21;
}

/// Starts a message of any type, with a tunnel identifier of zeros.
pub fn message(kind: u8) -> Message {
    Message {
        kind,
        version: 0,
        sequence: 1,
        flow_label: 0,
        tid: [0; 8],
        length: None,
        elements: Vec::new(),
    }
}

impl Message {
    /// Sets the tunnel: subscriber and bearer.
    pub fn tunnel(mut self, imsi: &str, nsapi: u8) -> Self {
        for (to, from) in self.tid.iter_mut().zip(tbcd(imsi)) {
            *to = from;
        }
        let [.., last] = &mut self.tid;
        *last = nsapi << 4 | *last & 0x0f;
        self
    }

    /// Sets the sequence number.
    pub fn sequence(mut self, sequence: u16) -> Self {
        self.sequence = sequence;
        self
    }

    /// Sets the flow label.
    pub fn flow_label(mut self, label: u16) -> Self {
        self.flow_label = label;
        self
    }

    /// Claims another version, 3 bits.
    pub fn version(mut self, version: u8) -> Self {
        self.version = version;
        self
    }

    /// Claims another length.
    pub fn length(mut self, length: u16) -> Self {
        self.length = Some(length);
        self
    }

    /// Adds an element of fixed length.
    pub fn tv(mut self, kind: u8, octets: &[u8]) -> Self {
        self.elements.push(kind);
        self.elements.extend(octets);
        self
    }

    /// Adds an element with its length.
    pub fn tlv(mut self, kind: u8, octets: &[u8]) -> Self {
        self.elements.push(kind);
        put_length(&mut self.elements, None, octets.len());
        self.elements.extend(octets);
        self
    }

    /// Appends octets where elements stand.
    pub fn raw(mut self, octets: &[u8]) -> Self {
        self.elements.extend(octets);
        self
    }

    /// Adds a cause (§7.9.1).
    pub fn cause(self, cause: u8) -> Self {
        self.tv(1, &[cause])
    }

    /// Adds a quality of service (§7.9.6).
    pub fn qos(self) -> Self {
        self.tv(6, &[0x0b, 0x92, 0x1f])
    }

    /// Adds a restart counter (§7.9.12).
    pub fn recovery(self, counter: u8) -> Self {
        self.tv(14, &[counter])
    }

    /// Adds how the APN was chosen (§7.9.13).
    pub fn selection_mode(self, mode: u8) -> Self {
        self.tv(15, &[0xfc | mode])
    }

    /// Adds the sender's flow for user data and for signalling (§7.9.14, §7.9.15).
    pub fn flow_labels(self, data: u16, signalling: u16) -> Self {
        self.tv(16, &data.to_be_bytes()).tv(17, &signalling.to_be_bytes())
    }

    /// Adds the user's address: the network shall choose it (§7.9.18).
    pub fn end_user_dynamic(self) -> Self {
        self.tlv(128, &[0xf1, 0x21])
    }

    /// Adds an access point name (§7.9.22).
    pub fn apn(self, name: &str) -> Self {
        self.tlv(131, &apn(name))
    }

    /// Adds an address of the sender (§7.9.23).
    pub fn gsn_address(self, address: impl Into<IpAddr>) -> Self {
        match address.into() {
            IpAddr::V4(v4) => self.tlv(133, &v4.octets()),
            IpAddr::V6(v6) => self.tlv(133, &v6.octets()),
        }
    }

    /// Adds the number of the subscriber (§7.9.26).
    pub fn msisdn(self, digits: &str) -> Self {
        self.tlv(134, &number(digits))
    }

    /// The datagram.
    pub fn octets(&self) -> Vec<u8> {
        let mut octets = vec![self.version << 5 | 0x1e, self.kind];
        put_length(&mut octets, self.length, self.elements.len());
        octets.extend(self.sequence.to_be_bytes());
        octets.extend(self.flow_label.to_be_bytes());
        octets.extend([0xff; 4]);
        octets.extend(self.tid);
        octets.extend(&self.elements);
        octets
    }
}
