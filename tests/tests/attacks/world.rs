//! The parties of `rules/demo` and what they say: home 001-01, partners acme 901-70 and bravo 901-71.

use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicU32, Ordering};

use craft::diameter::TGPP;
use craft::sctp::{Data, Sctp, data, ppid, sctp};
use craft::{Frame, frame, gtpv1, gtpv2, sccp, sigtran, tcap};

pub const HOME: Ipv4Addr = Ipv4Addr::new(10, 10, 0, 1);
pub const ACME: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 1);
pub const ACME_OTHER: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 9);
pub const BRAVO: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 1);
pub const STRANGER: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 66);
pub const USER: Ipv4Addr = Ipv4Addr::new(10, 99, 0, 5);
pub const SERVER: Ipv4Addr = Ipv4Addr::new(8, 8, 8, 8);

/// A subscriber of ours, of acme and of a network that is nobody's here.
pub const OURS: &str = "001010123456789";
pub const ROAMER: &str = "901700123456789";
pub const FOREIGNER: &str = "262010123456789";

pub const ACME_GT: &str = "88317000001";
pub const BRAVO_GT: &str = "88317100001";
pub const HOME_GT: &str = "15550000001";
pub const OTHER_GT: &str = "491710000001";

pub const ACME_REALM: &str = "epc.mnc070.mcc901.3gppnetwork.org";
pub const HOME_REALM: &str = "epc.mnc001.mcc001.3gppnetwork.org";
pub const ACME_HOST: &str = "mme01.epc.mnc070.mcc901.3gppnetwork.org";
pub const HOME_HOST: &str = "hss01.epc.mnc001.mcc001.3gppnetwork.org";

/// A network, its node and what that is called.
#[derive(Clone, Copy)]
pub struct Network {
    pub address: Ipv4Addr,
    pub title: &'static str,
    pub host: &'static str,
    pub realm: &'static str,
    pub plmn: &'static str,
    pub code: u32,
}

/// The visited network, and another in Germany.
pub const HERE: Network = Network {
    address: ACME,
    title: ACME_GT,
    host: ACME_HOST,
    realm: ACME_REALM,
    plmn: "901-70",
    code: ACME_PC,
};
pub const THERE: Network = Network {
    address: Ipv4Addr::new(198, 18, 72, 1),
    title: "88317200001",
    host: "mme01.epc.mnc072.mcc262.3gppnetwork.org",
    realm: "epc.mnc072.mcc262.3gppnetwork.org",
    plmn: "262-72",
    code: 720,
};

/// The partner that [`THERE`] is, who speaks all protocols.
pub const CHARLIE: &str = r#"partner charlie {
  plmn 262-72; gt +883172; realm "epc.mnc072.mcc262.3gppnetwork.org"; ip 198.18.72.0/24; link "*"
  cap gtpu 1000/s burst 1000
  set point_codes : opc { 720 }
  set network_indicators : m3ua.protocol_data_ni { 2 }
  set routing_contexts : m3ua.routing_context { 1 }
  set network_appearances : m3ua.network_appearance { 1 }
  set traffic_modes : m3ua.traffic_mode_type { 2 }
  set services : udp.port { 2123, 2152, 2905, 3868 }
}"#;

pub const ACME_PC: u32 = 700;
pub const HOME_PC: u32 = 701;

pub const SGW_USER: u8 = 4;
pub const SGW_CONTROL: u8 = 6;

/// A datagram from acme to home between equal ports.
pub fn udp(port: u16, octets: &[u8]) -> Frame {
    frame().ip(ACME, HOME).udp(port, port).payload(octets)
}

/// A message of control from acme.
pub fn v2(message: &gtpv2::Message) -> Frame {
    udp(2123, &message.octets())
}

/// A message of control of version 1 from acme.
pub fn v1(message: &gtpv1::Message) -> Frame {
    udp(2123, &message.octets())
}

/// A message of the user plane from acme.
pub fn user(message: &gtpv1::Message) -> Frame {
    udp(2152, &message.octets())
}

/// The same frame the other way, from home to acme.
pub fn home(frame: Frame) -> Frame {
    frame.ip(HOME, ACME)
}

/// What a serving gateway of acme says to begin a session for a subscriber of ours; the access point stands last.
pub fn create_session() -> gtpv2::Message {
    session_head().apn("internet").bearer_context(0, &bearer())
}

/// The same without access point and bearer.
pub fn session_head() -> gtpv2::Message {
    gtpv2::create_session_request().imsi(OURS).rat(6).serving_network("901-70").f_teid(
        0,
        SGW_CONTROL,
        0x1000,
        ACME,
    )
}

/// The bearer of that session.
pub fn bearer() -> gtpv2::Group {
    gtpv2::group().ebi(5).f_teid(2, SGW_USER, 0x1001, ACME).qos(9, 8)
}

/// What a serving node of acme says to begin a context for a subscriber of ours.
pub fn create_context() -> gtpv1::Message {
    gtpv1::create_pdp_context_request()
        .imsi(OURS)
        .rai("901-70", 1, 1)
        .selection_mode(0)
        .teid_data(0x3001)
        .teid_control(0x3000)
        .nsapi(5)
        .end_user_dynamic()
        .apn("internet")
        .gsn_address(ACME)
        .gsn_address(ACME)
        .msisdn("15550123")
        .qos()
}

/// A user's packet that acme brings.
pub fn t_pdu(packet: &[u8]) -> Frame {
    user(&craft::gtpu::gpdu(0x2001, packet))
}

/// A user's datagram.
pub fn inner(source: Ipv4Addr, destination: Ipv4Addr, ports: (u16, u16)) -> Vec<u8> {
    craft::ip_packet(source, destination, ports, b"octets of a user")
}

/// A packet of SCTP from acme, between the ports of M3UA.
pub fn chunks(packet: &Sctp) -> Frame {
    frame().ip(ACME, HOME).sctp(packet)
}

pub const TAG: u32 = 0x5157_0001;

/// A user message of M3UA in an association.
pub fn m3ua(message: &sigtran::Adaptation) -> Frame {
    chunks(&sctp(TAG).data(&m3ua_chunk(message)))
}

/// The number of a chunk that nothing else of this run has: an association does not see one twice (RFC 9260 §6.2).
pub fn next_tsn() -> u32 {
    TSN.fetch_add(1, Ordering::Relaxed)
}

static TSN: AtomicU32 = AtomicU32::new(10_000);

/// The chunk of [`m3ua`].
pub fn m3ua_chunk(message: &sigtran::Adaptation) -> Data {
    data(next_tsn(), ppid::M3UA, &message.octets())
}

/// SCCP from acme to home.
pub fn sccp_data(octets: &[u8]) -> sigtran::Adaptation {
    sigtran::m3ua_data(ACME_PC, HOME_PC, 3, octets)
}

/// SCCP from acme to home in a frame.
pub fn ss7(octets: &[u8]) -> Frame {
    m3ua(&sccp_data(octets))
}

/// Unitdata between acme's and our node of these subsystems.
pub fn unitdata((calling, called): (u8, u8), transaction: &[u8]) -> Frame {
    ss7(&sccp::udt(&sccp::party(HOME_GT, called), &sccp::party(ACME_GT, calling), transaction))
}

/// An operation that begins a dialogue in a context of MAP.
pub fn invoke(context: (u8, u8), operation: u8, parameter: &[u8]) -> Vec<u8> {
    begin(context, &[tcap::invoke(1, operation, parameter)])
}

/// Components that begin a dialogue in a context of MAP.
pub fn begin((context, version): (u8, u8), components: &[Vec<u8>]) -> Vec<u8> {
    tcap::begin(&[0, 1, 2, 3], &tcap::dialogue_request(context, version), components)
}

/// A sequence of values.
pub fn sequence(values: &[Vec<u8>]) -> Vec<u8> {
    tcap::tlv(0x30, &values.concat())
}

/// A subscriber under that tag.
pub fn imsi(tag: u32, digits: &str) -> Vec<u8> {
    tcap::tlv(tag, &craft::tbcd(digits))
}

/// A number under that tag.
pub fn number(tag: u32, digits: &str) -> Vec<u8> {
    tcap::tlv(tag, &craft::number(digits))
}

/// A request of Diameter from acme to home, of S6a.
pub fn s6a(command: u32) -> craft::diameter::Message {
    craft::diameter::request(command, craft::diameter::S6A)
        .text(263, 0, &format!("{ACME_HOST};1;2"))
        .from(ACME_HOST, ACME_REALM)
        .text(283, 0, HOME_REALM)
}

/// An AVP of 3GPP that names a visited network.
pub fn visited(network: &str) -> Vec<u8> {
    craft::diameter::avp(1407, TGPP, &craft::plmn(network))
}

/// Update Location of a subscriber of ours who visits acme.
pub fn update_location() -> craft::diameter::Message {
    s6a(316).text(1, 0, OURS).word(1032, TGPP, 1004).word(1405, TGPP, 34).raw(&visited("901-70"))
}

/// A message of Diameter from acme, over SCTP.
pub fn diameter(message: &craft::diameter::Message) -> Frame {
    diameter_octets(&message.octets())
}

/// Octets where a message of Diameter stands.
pub fn diameter_octets(octets: &[u8]) -> Frame {
    chunks(&sctp(TAG).ports(3868, 3868).data(&data(next_tsn(), ppid::DIAMETER, octets)))
}

impl Network {
    /// A frame between a node of this network and ours.
    fn frame(self, sctp: &Sctp) -> Frame {
        frame().ip(self.address, HOME).sctp(sctp)
    }

    /// A transaction from a node of this network with that title.
    pub fn says(self, title: &str, (calling, called): (u8, u8), transaction: &[u8]) -> Frame {
        let parties = (sccp::party(HOME_GT, called), sccp::party(title, calling));
        let octets = sccp::udt(&parties.0, &parties.1, transaction);
        let message = sigtran::m3ua_data(self.code, HOME_PC, 3, &octets);
        self.frame(&sctp(TAG).data(&m3ua_chunk(&message)))
    }

    /// A transaction to that network from our node of the one subsystem to its node of the other.
    pub fn hears(self, (calling, called): (u8, u8), transaction: &[u8]) -> Frame {
        let parties = (sccp::party(self.title, called), sccp::party(HOME_GT, calling));
        let octets = sccp::udt(&parties.0, &parties.1, transaction);
        let message = sigtran::m3ua_data(HOME_PC, self.code, 3, &octets);
        self.frame(&sctp(TAG_OUT).data(&m3ua_chunk(&message))).ip(HOME, self.address)
    }

    /// A message of ISUP.
    pub fn calls(self, octets: &[u8]) -> Frame {
        let message = sigtran::m3ua_data(self.code, HOME_PC, 5, octets);
        self.frame(&sctp(TAG).data(&m3ua_chunk(&message)))
    }

    /// A message of Diameter.
    pub fn diameter(self, message: &craft::diameter::Message) -> Frame {
        let chunk = data(next_tsn(), ppid::DIAMETER, &message.octets());
        self.frame(&sctp(TAG).ports(3868, 3868).data(&chunk))
    }

    /// A request of S6a about a subscriber, with a number of its own.
    pub fn s6a(self, command: u32, imsi: &str) -> craft::diameter::Message {
        let number = next_tsn();
        craft::diameter::request(command, craft::diameter::S6A)
            .numbers(number, number)
            .text(263, 0, &format!("{};1;2", self.host))
            .from(self.host, self.realm)
            .text(283, 0, HOME_REALM)
            .text(1, 0, imsi)
    }
}

/// The tag of packets from our side.
pub const TAG_OUT: u32 = TAG + 1;
