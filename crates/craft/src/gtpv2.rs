//! GTPv2-C messages (TS 29.274).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::element::{apn, plmn, tbcd};
use crate::gtp::{five, put_length, starts, three};

/// A message: a header and elements.
pub type Message = Elements<Header>;

/// The content of a grouped element.
pub type Group = Elements<()>;

/// Elements in the order in which they are added, under a header or inside a group.
#[derive(Clone, Debug)]
pub struct Elements<H> {
    header: H,
    elements: Vec<u8>,
}

/// What stands before the elements of a message.
#[derive(Clone, Debug)]
pub struct Header {
    kind: u8,
    version: u8,
    teid: Option<u32>,
    sequence: u32,
    priority: Option<u8>,
    length: Option<u16>,
    piggybacked: Vec<u8>,
    trailing: Vec<u8>,
}

starts! {
    echo_request = 1;
    echo_response = 2;
    version_not_supported = 3;
    create_session_request = 32;
    create_session_response = 33;
    modify_bearer_request = 34;
    modify_bearer_response = 35;
    delete_session_request = 36;
    delete_session_response = 37;
    change_notification_request = 38;
    change_notification_response = 39;
    modify_bearer_command = 64;
    modify_bearer_failure_indication = 65;
    delete_bearer_command = 66;
    delete_bearer_failure_indication = 67;
    bearer_resource_command = 68;
    bearer_resource_failure_indication = 69;
    trace_session_activation = 71;
    trace_session_deactivation = 72;
    create_bearer_request = 95;
    create_bearer_response = 96;
    update_bearer_request = 97;
    update_bearer_response = 98;
    delete_bearer_request = 99;
    delete_bearer_response = 100;
    delete_pdn_connection_set_request = 101;
    delete_pdn_connection_set_response = 102;
    identification_request = 128;
    context_request = 130;
    context_response = 131;
    forward_relocation_request = 133;
    forward_relocation_response = 134;
    relocation_cancel_request = 139;
    detach_notification = 149;
    suspend_notification = 162;
    suspend_acknowledge = 163;
    resume_notification = 164;
    resume_acknowledge = 165;
    release_access_bearers_request = 170;
    downlink_data_notification = 176;
    pgw_restart_notification = 179;
    update_pdn_connection_set_request = 200;
    modify_access_bearers_request = 211;
}

/// Starts a message of any type; those of a path have no tunnel, all others have tunnel 0.
pub fn message(kind: u8) -> Message {
    let teid = (kind > 3).then_some(0);
    let header = Header {
        kind,
        version: 2,
        teid,
        sequence: 1,
        priority: None,
        length: None,
        piggybacked: Vec::new(),
        trailing: Vec::new(),
    };
    Elements { header, elements: Vec::new() }
}

/// Starts the content of a group.
pub fn group() -> Group {
    Elements { header: (), elements: Vec::new() }
}

impl Message {
    /// Sets the tunnel at the receiver.
    pub fn teid(mut self, teid: u32) -> Self {
        self.header.teid = Some(teid);
        self
    }

    /// Leaves the tunnel out of the header.
    pub fn without_teid(mut self) -> Self {
        self.header.teid = None;
        self
    }

    /// Sets the sequence number, 24 bits.
    pub fn sequence(mut self, sequence: u32) -> Self {
        self.header.sequence = sequence;
        self
    }

    /// Sets a message priority, 4 bits.
    pub fn priority(mut self, priority: u8) -> Self {
        self.header.priority = Some(priority);
        self
    }

    /// Claims another version, 3 bits.
    pub fn version(mut self, version: u8) -> Self {
        self.header.version = version;
        self
    }

    /// Claims another length.
    pub fn length(mut self, length: u16) -> Self {
        self.header.length = Some(length);
        self
    }

    /// Lets another message ride on this one.
    pub fn piggyback(mut self, second: &Self) -> Self {
        self.header.piggybacked.extend(second.octets());
        self
    }

    /// Appends octets behind the message.
    pub fn trailing(mut self, octets: &[u8]) -> Self {
        self.header.trailing.extend(octets);
        self
    }

    /// The datagram.
    pub fn octets(&self) -> Vec<u8> {
        let header = &self.header;
        let mut body = Vec::new();
        body.extend(header.teid.into_iter().flat_map(u32::to_be_bytes));
        body.extend(three(header.sequence));
        body.push(header.priority.unwrap_or(0) << 4);
        body.extend(&self.elements);
        let flags = header.version << 5
            | u8::from(!header.piggybacked.is_empty()) << 4
            | u8::from(header.teid.is_some()) << 3
            | u8::from(header.priority.is_some()) << 2;
        let mut octets = vec![flags, header.kind];
        put_length(&mut octets, header.length, body.len());
        octets.extend(body);
        octets.extend(&header.piggybacked);
        octets.extend(&header.trailing);
        octets
    }
}

impl<H> Elements<H> {
    /// Adds an element of instance 0.
    pub fn ie(self, kind: u8, octets: &[u8]) -> Self {
        self.instance(kind, 0, octets)
    }

    /// Adds an element of any instance.
    pub fn instance(mut self, kind: u8, instance: u8, octets: &[u8]) -> Self {
        self.elements.push(kind);
        put_length(&mut self.elements, None, octets.len());
        self.elements.push(instance & 0x0f);
        self.elements.extend(octets);
        self
    }

    /// Adds an element whose length says something else.
    pub fn ie_with_length(mut self, kind: u8, claimed: u16, octets: &[u8]) -> Self {
        self.elements.push(kind);
        self.elements.extend(claimed.to_be_bytes());
        self.elements.push(0);
        self.elements.extend(octets);
        self
    }

    /// Appends octets where elements stand.
    pub fn raw(mut self, octets: &[u8]) -> Self {
        self.elements.extend(octets);
        self
    }

    /// Adds the subscriber (§8.3).
    pub fn imsi(self, digits: &str) -> Self {
        self.ie(1, &tbcd(digits))
    }

    /// Adds a cause (§8.4).
    pub fn cause(self, cause: u8) -> Self {
        self.ie(2, &[cause, 0])
    }

    /// Adds a restart counter (§8.5).
    pub fn recovery(self, counter: u8) -> Self {
        self.ie(3, &[counter])
    }

    /// Adds an access point name (§8.6).
    pub fn apn(self, name: &str) -> Self {
        self.ie(71, &apn(name))
    }

    /// Adds an aggregate maximum bit rate, kbit/s (§8.7).
    pub fn ambr(self, uplink: u32, downlink: u32) -> Self {
        self.ie(72, &[uplink.to_be_bytes(), downlink.to_be_bytes()].concat())
    }

    /// Adds a bearer (§8.8).
    pub fn ebi(self, ebi: u8) -> Self {
        self.ie(73, &[ebi])
    }

    /// Adds the device (§8.10).
    pub fn mei(self, digits: &str) -> Self {
        self.ie(75, &tbcd(digits))
    }

    /// Adds the number of the subscriber (§8.11).
    pub fn msisdn(self, digits: &str) -> Self {
        self.ie(76, &tbcd(digits))
    }

    /// Adds indication flags (§8.12).
    pub fn indication(self, flags: &[u8]) -> Self {
        self.ie(77, flags)
    }

    /// Adds an address of the user, version 4 (§8.14).
    pub fn paa(self, address: Ipv4Addr) -> Self {
        self.ie(79, &[&[1], address.octets().as_slice()].concat())
    }

    /// Adds an address and prefix of the user, version 6 (§8.14).
    pub fn paa_v6(self, prefix: u8, address: Ipv6Addr) -> Self {
        self.ie(79, &[&[2, prefix], address.octets().as_slice()].concat())
    }

    /// Adds addresses of the user of both versions (§8.14).
    pub fn paa_dual(self, prefix: u8, ipv6: Ipv6Addr, ipv4: Ipv4Addr) -> Self {
        self.ie(79, &[&[3, prefix], ipv6.octets().as_slice(), ipv4.octets().as_slice()].concat())
    }

    /// Adds a bearer's quality of service without guaranteed rates (§8.15).
    pub fn qos(self, qci: u8, priority: u8) -> Self {
        self.qos_rates(qci, priority, [0; 4])
    }

    /// Adds a bearer's quality of service; rates in kbit/s: maximum up, down, guaranteed up, down (§8.15).
    pub fn qos_rates(self, qci: u8, priority: u8, rates: [u64; 4]) -> Self {
        let rates = rates.into_iter().flat_map(five);
        let octets: Vec<u8> =
            [0x40 | (priority & 0x0f) << 2, qci].into_iter().chain(rates).collect();
        self.ie(80, &octets)
    }

    /// Adds a radio access technology (§8.17).
    pub fn rat(self, rat: u8) -> Self {
        self.ie(82, &[rat])
    }

    /// Adds the network that serves the user, as `001-01` (§8.18).
    pub fn serving_network(self, network: &str) -> Self {
        self.ie(83, &plmn(network))
    }

    /// Adds a location of tracking area and E-UTRAN cell (§8.21).
    pub fn uli(self, network: &str, area: u16, cell: u32) -> Self {
        let plmn = plmn(network);
        let (area, cell) = (area.to_be_bytes(), cell.to_be_bytes());
        self.ie(86, &[&[0x18], plmn.as_slice(), &area, &plmn, &cell].concat())
    }

    /// Adds a location by cell global identity (§8.21.1).
    pub fn uli_cgi(self, network: &str, area: u16, cell: u16) -> Self {
        let (area, cell) = (area.to_be_bytes(), cell.to_be_bytes());
        self.ie(86, &[&[0x01], plmn(network).as_slice(), &area, &cell].concat())
    }

    /// Adds a tunnel endpoint (§8.22).
    pub fn f_teid(
        self,
        instance: u8,
        interface: u8,
        teid: u32,
        address: impl Into<IpAddr>,
    ) -> Self {
        let address = address.into();
        let flag = if address.is_ipv4() { 0x80 } else { 0x40 };
        let head = [&[flag | interface & 0x3f], teid.to_be_bytes().as_slice()].concat();
        let octets = match address {
            IpAddr::V4(v4) => [head.as_slice(), &v4.octets()].concat(),
            IpAddr::V6(v6) => [head.as_slice(), &v6.octets()].concat(),
        };
        self.instance(87, instance, &octets)
    }

    /// Adds a bearer context (§8.28).
    pub fn bearer_context(self, instance: u8, content: &Group) -> Self {
        self.instance(93, instance, &content.elements)
    }

    /// Adds any group.
    pub fn grouped(self, kind: u8, instance: u8, content: &Group) -> Self {
        self.instance(kind, instance, &content.elements)
    }

    /// Adds a charging identity (§8.29).
    pub fn charging_id(self, id: u32) -> Self {
        self.ie(94, &id.to_be_bytes())
    }

    /// Adds charging characteristics (§8.30).
    pub fn charging_characteristics(self, characteristics: u16) -> Self {
        self.ie(95, &characteristics.to_be_bytes())
    }

    /// Adds the type of the connection (§8.34).
    pub fn pdn_type(self, kind: u8) -> Self {
        self.ie(99, &[kind])
    }

    /// Adds a procedure transaction (§8.35).
    pub fn pti(self, pti: u8) -> Self {
        self.ie(100, &[pti])
    }

    /// Adds an APN restriction (§8.57).
    pub fn apn_restriction(self, restriction: u8) -> Self {
        self.ie(127, &[restriction])
    }

    /// Adds how the APN was chosen (§8.58).
    pub fn selection_mode(self, mode: u8) -> Self {
        self.ie(128, &[mode])
    }

    /// Adds an extension of an enterprise (§8.67).
    pub fn private_extension(self, enterprise: u16, octets: &[u8]) -> Self {
        self.ie(255, &[enterprise.to_be_bytes().as_slice(), octets].concat())
    }
}
