//! Which octets are which protocol for tools that look at captures: what is on a port of GTP by mistake is shown too.

use gtp::{PORT_USER, PORT_V0, v1};
use pfcp::PORT as PORT_PFCP;

use ss7::map::{Application, Component, shown_application};
use wire::Fault;

use crate::carried::{Carried, components};
use crate::carrier::{Carrier, MANAGEMENT, Refused, decode, told};
use crate::lineage::Lineage;
use crate::registry::{
    GTPPRIME, GTPU, GTPV0, GTPV1, GTPV2, M2PA, M2UA, M3UA, MAP, Message, PFCP, SCMG, SUA, TCAP,
};

/// Messages of the user plane, on whatever port of GTP they are (TS 29.281 table 6.1-1).
const USER_PLANE: [u8; 3] = [26, 254, 255];
/// A message of a later release, whose type Wireshark 4.0 does not know (TS 29.281 table 6.1-1).
const TUNNEL_STATUS: u8 = 253;
/// Messages of a path, which both planes have.
const PATH: [u8; 3] = [1, 2, 31];

/// As much of a message as can be read, for people who look at it; never judged.
pub fn glimpse(carrier: Carrier, octets: &[u8]) -> Option<Message<'_>> {
    let protocol = shown(carrier, octets)?;
    let mut message = Message::glimpse_as(protocol, octets)?;
    carrier.complete(&mut message);
    Some(message)
}

/// The name of a protocol whose dissector Wireshark calls though nothing of the header is there.
pub fn name_of_cut(carrier: Carrier, octets: &[u8]) -> Option<&'static str> {
    let protocol = shown(carrier, octets)?;
    [(GTPV2, "gtpv2"), (PFCP, "pfcp"), (M3UA, "m3ua"), (M2UA, "m2ua"), (SUA, "sua"), (M2PA, "m2pa")]
        .into_iter()
        .find(|(known, _)| *known == protocol)
        .map(|(_, name)| name)
}

/// What Wireshark calls malformed, for people who look at it.
pub fn malformed(carrier: Carrier, octets: &[u8]) -> Option<Refused> {
    if let Carrier::Udp { .. } = carrier {
        return match shown(carrier, octets) {
            Some(protocol) if protocol != PFCP => Message::malformed_as(protocol, octets),
            // What has a type that is none is no message.
            None if octets.len() > 1 => None,
            _ => {
                let refused = decode(carrier, octets).err().filter(|_| !octets.is_empty());
                refused.filter(|refused| refused.malformed.fault == Fault::Truncated)
            }
        };
    }
    if let Carrier::Component(application @ Application::Map, version) = carrier {
        let malformed = Component::malformed(octets, application, version)?;
        return Some(Refused::of_message(MAP, malformed));
    }
    Message::malformed_as(shown(carrier, octets)?, octets)
}

/// The protocol as Wireshark chooses it; what a user of SCCP says is told by its subsystem alone.
fn shown(carrier: Carrier, octets: &[u8]) -> Option<u8> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "those that tools read otherwise are named")]
    match carrier {
        Carrier::Udp { .. } => of_datagram(carrier.shown_port()?, octets),
        Carrier::SccpUser(ssns) => {
            let known = |ssn: &u8| *ssn == MANAGEMENT || is_user_of_tcap(*ssn);
            let ssn = ssns.into_iter().flatten().find(known)?;
            Some(if ssn == MANAGEMENT { SCMG } else { TCAP })
        }
        carrier => told(carrier, octets),
    }
}

/// Subsystems whose users speak TCAP, as Wireshark takes them (TS 23.003 §8, Q.713 §3.4.2.2).
fn is_user_of_tcap(ssn: u8) -> bool {
    matches!(ssn, 5..=14 | 106 | 145 | 146 | 148..=150 | 241)
}

impl<'a> Lineage<'a> {
    /// The messages inside the innermost one that Wireshark shows: components whose application neither a context nor
    /// the subsystem tells are none.
    pub fn shown(&self) -> Carried<'a> {
        let Some(Message::Tcap(tcap)) = self.innermost() else { return self.carried() };
        let ssn = self.ssns().into_iter().flatten().find(|ssn| is_user_of_tcap(*ssn));
        let context = tcap.application_context();
        let application = shown_application(context, ssn);
        application.map_or(Carried::Nothing, |application| components(tcap, context, application))
    }
}

/// The message behind the one that was shown, whatever it is.
pub fn glimpse_following<'a>(message: &Message<'a>) -> Option<&'a [u8]> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "those that others follow are named")]
    match message {
        Message::Gtpv2(message) => message.piggybacked(),
        Message::Pfcp(message) => message.following(),
        _ => None,
    }
}

impl Carrier {
    /// The port of signalling that tells tools what a datagram is: the lower one, as in Wireshark.
    pub fn shown_port(self) -> Option<u16> {
        let Self::Udp { source_port, destination_port } = self else { return None };
        let ports = [source_port.min(destination_port), source_port.max(destination_port)];
        ports.into_iter().find(|port| Self::SIGNALLING_PORTS.contains(port))
    }
}

/// By version and type, whatever the port promises.
fn of_datagram(port: u16, octets: &[u8]) -> Option<u8> {
    let flags = *octets.first()?;
    if port == PORT_PFCP {
        return Some(PFCP);
    }
    if flags >> 5 == 2 && port != PORT_V0 {
        return Some(GTPV2);
    }
    let kind = *octets.get(1)?;
    v1::MessageType(kind).name().filter(|_| flags >> 5 < 3 && kind != TUNNEL_STATUS)?;
    let is_gtp = flags & 0x10 != 0;
    match (flags >> 5, port) {
        (_, _) if !is_gtp => Some(GTPPRIME),
        (0, _) => Some(GTPV0),
        (1, PORT_USER) if PATH.contains(&kind) => Some(GTPU),
        (1, _) if USER_PLANE.contains(&kind) => Some(GTPU),
        (1, _) => Some(GTPV1),
        _ => None,
    }
}
