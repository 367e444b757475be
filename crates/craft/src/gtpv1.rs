//! GTPv1-C messages (TS 29.060).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::element::{apn, number, plmn, tbcd};
use crate::gtp::{put_length, starts, three};

/// A message: a header and elements in the order in which they are added.
#[derive(Clone, Debug)]
pub struct Message {
    pub(crate) kind: u8,
    version: u8,
    is_prime: bool,
    teid: u32,
    sequence: Option<u16>,
    npdu: Option<u8>,
    extensions: Vec<(u8, Vec<u8>)>,
    length: Option<u16>,
    elements: Vec<u8>,
    trailing: Vec<u8>,
}

starts! {
    echo_request = 1;
    echo_response = 2;
    version_not_supported = 3;
    create_pdp_context_request = 16;
    create_pdp_context_response = 17;
    update_pdp_context_request = 18;
    update_pdp_context_response = 19;
    delete_pdp_context_request = 20;
    delete_pdp_context_response = 21;
    initiate_pdp_context_activation_request = 22;
    error_indication = 26;
    pdu_notification_request = 27;
    pdu_notification_response = 28;
    supported_extension_header_notification = 31;
    send_routing_information_request = 32;
    failure_report_request = 34;
    note_ms_present_request = 36;
    identification_request = 48;
    identification_response = 49;
    sgsn_context_request = 50;
    sgsn_context_response = 51;
    sgsn_context_acknowledge = 52;
    forward_relocation_request = 53;
    relocation_cancel_request = 56;
    ue_registration_query_request = 61;
    ran_information_relay = 70;
    mbms_notification_request = 96;
    ms_info_change_notification_request = 128;
    ms_info_change_notification_response = 129;
}

/// Starts a message of any type, with tunnel 0 and sequence number 1.
pub fn message(kind: u8) -> Message {
    Message {
        kind,
        version: 1,
        is_prime: false,
        teid: 0,
        sequence: Some(1),
        npdu: None,
        extensions: Vec::new(),
        length: None,
        elements: Vec::new(),
        trailing: Vec::new(),
    }
}

impl Message {
    /// Sets the tunnel at the receiver.
    pub fn teid(mut self, teid: u32) -> Self {
        self.teid = teid;
        self
    }

    /// Sets the sequence number.
    pub fn sequence(mut self, sequence: u16) -> Self {
        self.sequence = Some(sequence);
        self
    }

    /// Leaves the sequence number out.
    pub fn without_sequence(mut self) -> Self {
        self.sequence = None;
        self
    }

    /// Sets the N-PDU number.
    pub fn npdu(mut self, npdu: u8) -> Self {
        self.npdu = Some(npdu);
        self
    }

    /// Adds an extension header; its length is filled up to a multiple of four octets.
    pub fn extension(mut self, kind: u8, octets: &[u8]) -> Self {
        self.extensions.push((kind, octets.to_vec()));
        self
    }

    /// Claims another version, 3 bits.
    pub fn version(mut self, version: u8) -> Self {
        self.version = version;
        self
    }

    /// Claims to be GTP′.
    pub fn prime(mut self) -> Self {
        self.is_prime = true;
        self
    }

    /// Claims another length.
    pub fn length(mut self, length: u16) -> Self {
        self.length = Some(length);
        self
    }

    /// Appends octets behind the message.
    pub fn trailing(mut self, octets: &[u8]) -> Self {
        self.trailing.extend(octets);
        self
    }

    /// The datagram.
    pub fn octets(&self) -> Vec<u8> {
        let optional = self.optional();
        let body = [optional.as_slice(), &self.elements].concat();
        let flags = self.version << 5
            | u8::from(!self.is_prime) << 4
            | u8::from(!self.extensions.is_empty()) << 2
            | u8::from(self.sequence.is_some()) << 1
            | u8::from(self.npdu.is_some());
        let mut octets = vec![flags, self.kind];
        put_length(&mut octets, self.length, body.len());
        octets.extend(self.teid.to_be_bytes());
        octets.extend(body);
        octets.extend(&self.trailing);
        octets
    }

    fn optional(&self) -> Vec<u8> {
        if self.sequence.is_none() && self.npdu.is_none() && self.extensions.is_empty() {
            return Vec::new();
        }
        let mut octets = self.sequence.unwrap_or(0).to_be_bytes().to_vec();
        octets.push(self.npdu.unwrap_or(0));
        for (kind, content) in &self.extensions {
            let units = content.len().saturating_add(2).div_ceil(4);
            octets.push(*kind);
            octets.push(u8::try_from(units).unwrap_or(u8::MAX));
            octets.extend(content);
            let filled = units.saturating_mul(4).saturating_sub(2);
            octets.extend(std::iter::repeat_n(0, filled.saturating_sub(content.len())));
        }
        octets.push(0);
        octets
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

    /// Adds an element whose length says something else.
    pub fn ie_with_length(mut self, kind: u8, claimed: u16, octets: &[u8]) -> Self {
        self.elements.push(kind);
        self.elements.extend(claimed.to_be_bytes());
        self.elements.extend(octets);
        self
    }

    /// Appends octets where elements stand.
    pub fn raw(mut self, octets: &[u8]) -> Self {
        self.elements.extend(octets);
        self
    }

    /// Adds a cause (§7.7.1).
    pub fn cause(self, cause: u8) -> Self {
        self.tv(1, &[cause])
    }

    /// Adds the subscriber (§7.7.2).
    pub fn imsi(self, digits: &str) -> Self {
        let mut octets = tbcd(digits);
        octets.resize(8, 0xff);
        self.tv(2, &octets)
    }

    /// Adds the routing area (§7.7.3).
    pub fn rai(self, network: &str, location: u16, area: u8) -> Self {
        let octets = [plmn(network).as_slice(), &location.to_be_bytes(), &[area]].concat();
        self.tv(3, &octets)
    }

    /// Adds a temporary identity (§7.7.5).
    pub fn p_tmsi(self, identity: u32) -> Self {
        self.tv(5, &identity.to_be_bytes())
    }

    /// Adds the signature of a temporary identity (§7.7.9).
    pub fn p_tmsi_signature(self, signature: u32) -> Self {
        self.tv(12, &three(signature))
    }

    /// Adds a restart counter (§7.7.11).
    pub fn recovery(self, counter: u8) -> Self {
        self.tv(14, &[counter])
    }

    /// Adds how the APN was chosen (§7.7.12).
    pub fn selection_mode(self, mode: u8) -> Self {
        self.tv(15, &[0xfc | mode])
    }

    /// Adds the sender's tunnel for user data (§7.7.13).
    pub fn teid_data(self, teid: u32) -> Self {
        self.tv(16, &teid.to_be_bytes())
    }

    /// Adds the sender's tunnel for control (§7.7.14).
    pub fn teid_control(self, teid: u32) -> Self {
        self.tv(17, &teid.to_be_bytes())
    }

    /// Adds whether every bearer of the connection goes (§7.7.16).
    pub fn teardown(self, is_teardown: bool) -> Self {
        self.tv(19, &[0xfe | u8::from(is_teardown)])
    }

    /// Adds a bearer (§7.7.17).
    pub fn nsapi(self, nsapi: u8) -> Self {
        self.tv(20, &[nsapi])
    }

    /// Adds charging characteristics (§7.7.23).
    pub fn charging_characteristics(self, characteristics: u16) -> Self {
        self.tv(26, &characteristics.to_be_bytes())
    }

    /// Adds a charging identity (§7.7.26).
    pub fn charging_id(self, id: u32) -> Self {
        self.tv(127, &id.to_be_bytes())
    }

    /// Adds the user's address: the network shall choose one of version 4 (§7.7.27).
    pub fn end_user_dynamic(self) -> Self {
        self.tlv(128, &[0xf1, 0x21])
    }

    /// Adds the user's address of version 4 (§7.7.27).
    pub fn end_user(self, address: Ipv4Addr) -> Self {
        self.tlv(128, &[&[0xf1, 0x21], address.octets().as_slice()].concat())
    }

    /// Adds the user's address of version 6 (§7.7.27).
    pub fn end_user_v6(self, address: Ipv6Addr) -> Self {
        self.tlv(128, &[&[0xf1, 0x57], address.octets().as_slice()].concat())
    }

    /// Adds an access point name (§7.7.30).
    pub fn apn(self, name: &str) -> Self {
        self.tlv(131, &apn(name))
    }

    /// Adds an address of the sender (§7.7.32).
    pub fn gsn_address(self, address: impl Into<IpAddr>) -> Self {
        match address.into() {
            IpAddr::V4(v4) => self.tlv(133, &v4.octets()),
            IpAddr::V6(v6) => self.tlv(133, &v6.octets()),
        }
    }

    /// Adds the number of the subscriber (§7.7.33).
    pub fn msisdn(self, digits: &str) -> Self {
        self.tlv(134, &number(digits))
    }

    /// Adds a quality of service of release 97 (§7.7.34).
    pub fn qos(self) -> Self {
        self.tlv(135, &[0x01, 0x0b, 0x92, 0x1f])
    }

    /// Adds a radio access technology (§7.7.50).
    pub fn rat(self, rat: u8) -> Self {
        self.tlv(151, &[rat])
    }

    /// Adds a location: 0 a cell, 1 a service area, 2 a routing area (§7.7.51).
    pub fn uli(self, kind: u8, network: &str, area: u16, part: u16) -> Self {
        let (area, part) = (area.to_be_bytes(), part.to_be_bytes());
        self.tlv(152, &[&[kind], plmn(network).as_slice(), &area, &part].concat())
    }

    /// Adds the device (§7.7.53).
    pub fn imeisv(self, digits: &str) -> Self {
        self.tlv(154, &tbcd(digits))
    }

    /// Adds an extension of an enterprise (§7.7.46).
    pub fn private_extension(self, enterprise: u16, octets: &[u8]) -> Self {
        self.tlv(255, &[enterprise.to_be_bytes().as_slice(), octets].concat())
    }
}
