//! The messages of the cases: each plainly as an attack and plainly as honest traffic.

use craft::diameter::{S6A, TGPP, request, update_location_request};
use craft::sctp::{data, ppid, sctp};
use craft::tcap::{begin, dialogue_request, invoke, tlv};
use craft::tcp::tcp;
use craft::{Frame, diameter, frame, gtpv0, gtpv1, gtpv2, sccp, sigtran, tbcd};

use crate::case::Trace;

/// Who must not have a session.
pub const BARRED: &str = "262011234567890";
/// Whom an operation must not be about; only an attack names him.
pub const TARGET: &str = "001010666666666";
/// Who is welcome.
pub const WELCOME: &str = "901701234567890";
/// An access point that must not be reached.
pub const APN: &str = "corporate.secret";
/// A realm that must not send.
pub const REALM: &str = "evil.example";
/// A command that must not pass: Reset (TS 29.272 §5.2.4).
pub const COMMAND: u32 = 322;
/// An operation that must not pass: anyTimeInterrogation (TS 29.002 §8.11.1).
pub const ATI: u8 = 71;
/// An operation that may pass: sendRoutingInfoForSM (TS 29.002 §12.1).
pub const SRI_SM: u8 = 45;
/// Verification tag of the partner's packets.
pub const TAG: u32 = 0x5157_0001;
/// First TSN of the partner.
pub const TSN: u32 = 1000;
/// Number of the partner's first octet on a TCP connection.
pub const SEQUENCE: u32 = 5_000;

const HOME_GT: &str = "15550100";
const PARTNER_GT: &str = "8831700001";
const VISITED: [u8; 3] = [0x09, 0xf1, 0x07];

/// A session of GTPv2-C.
pub fn v2(imsi: &str) -> gtpv2::Message {
    v2_after(gtpv2::create_session_request().imsi(imsi))
}

/// What follows the subscriber in it.
pub fn v2_after(message: gtpv2::Message) -> gtpv2::Message {
    message
        .msisdn("8831705550")
        .uli("901-70", 1, 2)
        .serving_network("901-70")
        .rat(6)
        .f_teid(0, 6, 0x1001, [192, 0, 2, 1])
        .apn("internet")
        .selection_mode(0)
        .pdn_type(1)
        .paa([0, 0, 0, 0].into())
        .apn_restriction(0)
        .ambr(1000, 2000)
        .bearer_context(0, &bearer())
}

/// What a session is made of.
pub fn bearer() -> gtpv2::Group {
    gtpv2::group().ebi(5).f_teid(2, 4, 0x1002, [192, 0, 2, 1]).qos(9, 8)
}

/// A session of GTPv1-C.
pub fn v1(imsi: &str) -> gtpv1::Message {
    v1_after(gtpv1::create_pdp_context_request().imsi(imsi))
}

/// What follows the subscriber in it.
pub fn v1_after(message: gtpv1::Message) -> gtpv1::Message {
    message
        .selection_mode(0)
        .teid_data(0x1002)
        .teid_control(0x1001)
        .nsapi(5)
        .end_user_dynamic()
        .apn("internet")
        .gsn_address([192, 0, 2, 1])
        .gsn_address([192, 0, 2, 1])
        .msisdn("8831705550")
        .qos()
}

/// A session of GTPv0.
pub fn v0(imsi: &str) -> gtpv0::Message {
    gtpv0::create_pdp_context_request()
        .tunnel(imsi, 5)
        .qos()
        .selection_mode(0)
        .flow_labels(1, 2)
        .end_user_dynamic()
        .apn("internet")
        .msisdn("8831705550")
}

/// A datagram of GTP-C from the partner.
pub fn gtpc(octets: &[u8]) -> Frame {
    frame().udp(2123, 2123).payload(octets)
}

/// A datagram of GTP-U from the partner.
pub fn gtpu(octets: &[u8]) -> Frame {
    frame().udp(2152, 2152).payload(octets)
}

/// The same over IPv6.
pub fn six(frame: Frame) -> Frame {
    frame.ip([0x2001, 0xdb8, 0x70, 0, 0, 0, 0, 1_u16], [0x2001, 0xdb8, 0x10, 0, 0, 0, 0, 1_u16])
}

/// Update-Location-Request.
pub fn ulr(imsi: &str) -> diameter::Message {
    update_location_request(imsi, VISITED)
}

/// The same from that host and realm.
pub fn ulr_from(host: &str, realm: &str) -> diameter::Message {
    ulr_parts(WELCOME).from(host, realm)
}

/// The same without its sender.
pub fn ulr_parts(imsi: &str) -> diameter::Message {
    request(316, S6A)
        .text(263, 0, "mme.visited.example;1;2")
        .word(277, 0, 1)
        .text(293, 0, "hss.home.example")
        .text(283, 0, "home.example")
        .text(1, 0, imsi)
        .word(1032, TGPP, 1004)
        .word(1405, TGPP, 34)
        .avp(1407, TGPP, &VISITED)
}

/// Reset-Request, which is barred.
pub fn reset_request() -> diameter::Message {
    request(COMMAND, S6A)
        .text(263, 0, "hss.visited.example;1;2")
        .word(277, 0, 1)
        .from("hss.visited.example", "visited.example")
        .text(283, 0, "home.example")
}

/// A segment of the partner's Diameter connection, so many octets behind its first.
pub fn segment(after: usize, octets: &[u8]) -> Vec<u8> {
    let sequence = SEQUENCE.wrapping_add(u32::try_from(after).expect("near"));
    frame().tcp(&tcp(sequence, 1).flags(0x18)).payload(octets).octets()
}

/// The beginning of that connection.
pub fn syn() -> Vec<u8> {
    frame().tcp(&tcp(SEQUENCE.wrapping_sub(1), 0).syn()).octets()
}

/// A connection that carries those segments, each behind the one before.
pub fn connection<'a>(segments: impl IntoIterator<Item = &'a [u8]>) -> Trace {
    let mut frames = vec![syn()];
    let mut at = 0;
    for octets in segments {
        frames.push(segment(at, octets));
        at += octets.len();
    }
    frames.into()
}

/// The argument of an operation about a subscriber: his identity alone in a sequence.
pub fn argument(imsi: &str) -> Vec<u8> {
    tlv(0x30, &tlv(0x80, &tbcd(imsi)))
}

/// The argument of anyTimeInterrogation (TS 29.002 §17.7.1).
pub fn ati_argument(imsi: &str) -> Vec<u8> {
    let identity = tlv(0xa0, &tlv(0x80, &tbcd(imsi)));
    let wanted = tlv(0xa1, &[tlv(0x80, &[]), tlv(0x81, &[])].concat());
    tlv(0x30, &[identity, wanted, tlv(0x83, &craft::number(PARTNER_GT))].concat())
}

/// The component that is barred.
pub fn ati() -> Vec<u8> {
    invoke(1, ATI, &ati_argument(TARGET))
}

/// A component that is welcome.
pub fn sri_sm() -> Vec<u8> {
    invoke(1, SRI_SM, &sri_sm_argument("8831705550"))
}

/// The argument of sendRoutingInfoForSM.
pub fn sri_sm_argument(msisdn: &str) -> Vec<u8> {
    let parts = [
        tlv(0x80, &craft::number(msisdn)),
        tlv(0x81, &[0xff]),
        tlv(0x82, &craft::number(PARTNER_GT)),
    ];
    tlv(0x30, &parts.concat())
}

/// A transaction of MAP in that context that begins with those components.
pub fn dialogue(context: u8, version: u8, components: &[Vec<u8>]) -> Vec<u8> {
    begin(&[0, 0, 0, 1], &dialogue_request(context, version), components)
}

/// The transaction that is barred: anyTimeInfoEnquiry.
pub fn ati_begin() -> Vec<u8> {
    dialogue(29, 3, &[ati()])
}

/// A transaction that is welcome: shortMsgGateway.
pub fn sri_sm_begin() -> Vec<u8> {
    dialogue(20, 3, &[sri_sm()])
}

/// The home's register as a called party.
pub fn hlr() -> Vec<u8> {
    sccp::party(HOME_GT, 6)
}

/// The partner's switch as a calling party.
pub fn msc() -> Vec<u8> {
    sccp::party(PARTNER_GT, 8)
}

/// Unitdata from the partner.
pub fn udt(tcap: &[u8]) -> Vec<u8> {
    sccp::udt(&hlr(), &msc(), tcap)
}

/// A message of SCCP in M3UA.
pub fn m3ua(sccp: &[u8]) -> Vec<u8> {
    sigtran::m3ua_data(700, 701, 3, sccp).octets()
}

/// A user message of SCTP from the partner, alone in its packet.
pub fn chunk(tsn: u32, octets: &[u8]) -> Vec<u8> {
    frame().sctp(&sctp(TAG).data(&data(tsn, ppid::M3UA, octets))).octets()
}

/// A transaction all the way down to its frame.
pub fn ss7(tcap: &[u8]) -> Vec<u8> {
    chunk(TSN, &m3ua(&udt(tcap)))
}

/// A frame of IPv4 without tags, with octets written over its header and the header's checksum made right again.
pub fn rewritten(mut frame: Vec<u8>, places: &[(usize, u8)]) -> Vec<u8> {
    for (at, octet) in places {
        frame[14 + at] = *octet;
    }
    frame[24..26].fill(0);
    let header = usize::from(frame[14] & 15).clamp(5, 15) * 4;
    let end = (14 + header).min(frame.len());
    let sum = frame[14..end].chunks(2).fold(0_u32, |sum, pair| {
        sum + u32::from(pair[0]) * 256 + pair.get(1).map_or(0, |low| u32::from(*low))
    });
    let folded = (sum & 0xffff) + (sum >> 16);
    let folded = u16::try_from((folded & 0xffff) + (folded >> 16)).expect("two folds");
    frame[24..26].copy_from_slice(&(!folded).to_be_bytes());
    frame
}

/// A packet of IPv4 or IPv6 in a frame of its own.
pub fn in_frame(ethertype: u16, octets: &[u8]) -> Vec<u8> {
    [&[2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1], ethertype.to_be_bytes().as_slice(), octets].concat()
}
