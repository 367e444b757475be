//! What a policy can ask of a GTPv1-C message; names as in Wireshark.

use core::iter::once;
use core::net::{Ipv4Addr, Ipv6Addr};

use wire::layout::{Elements as _, Form};
use wire::{Each, Field, Kind, Malformed, Protocol, Value, Yield, fields, sites};

use super::element::told_user;
use super::quality::{packet_size, rates};
use super::rows::{flags, layouts, numbers};
use super::{
    Cause, IeType, Message, MessageType, PdpOrganization, PdpType, RatType, SelectionMode, Uli,
};
use crate::content::{
    country_code, first_u8, first_u16, first_u24, first_u32, home_mcc, home_mnc, imsi, ipv4, ipv6,
    mcc, mnc, plmn, told_address, told_digits, v4_only, v6_only,
};
use crate::options::servers;

/// The protocol's row in the registry.
#[derive(Debug)]
pub struct Gtpv1;

impl Protocol for Gtpv1 {
    type Message<'a> = Message<'a>;
    const NAME: &'static str = "gtp";
    const FIELDS: &'static [Field<Self>] = &ALL;

    fn decode(octets: &[u8]) -> Result<Message<'_>, Malformed> {
        Message::decode(octets).map_err(|refused| refused.malformed)
    }

    fn glimpse(octets: &[u8]) -> Option<Message<'_>> {
        Message::glimpse(octets)
    }

    fn malformed(octets: &[u8]) -> Option<Malformed> {
        Message::malformed(octets)
    }
}

/// Every table, one behind the other.
const TABLES: [&[Field<Gtpv1>]; 4] =
    [ROWS, flags::ROWS, numbers::ROWS, crate::header_rows::header_rows!(Gtpv1)];

static ALL: [Field<Gtpv1>; wire::count(&TABLES)] = wire::join(&TABLES);

const ROWS: &[Field<Gtpv1>] = fields! {
    /// Message type (TS 29.060 table 1).
    "gtp.message": Kind::Code(MessageType::NAMES) => |m| m.message_type().0;
    /// Octets after the first eight (TS 29.060 §6), then those of some elements, as Wireshark tells them.
    "gtp.length": Kind::Number => |m| Each(once(m.header().length).chain(m.ies().told_lengths()));
    /// QoS flow of a PDU Session container (TS 38.415 §5.5.3.3).
    "gtp.ext_hdr.pdu_ses_con.qos_flow_id": Kind::Number => |m| m.header().qos_flow();
    /// Type of each information element (TS 29.060 table 37).
    "gtp.ie_type": Kind::Code(IeType::NAMES) => |m| Each(m.ies().map(|ie| ie.kind.0));
    /// Mandatory element that is not there, the first (TS 29.060 §7); ours.
    "gtp.missing": Kind::Code(IeType::NAMES) => |m| m.missing().map(|kind| kind.0);
    /// Element out of the order of types, or twice where one is meant, the first (TS 29.060 §11.1.9, §11.1.11); ours.
    "gtp.disordered": Kind::Code(IeType::NAMES) => |m| m.disordered().map(|kind| kind.0);
    /// Cause (TS 29.060 §7.7.1).
    "gtp.cause": Kind::Code(Cause::NAMES) => |m| m.each(IeType::CAUSE, first_u8);
    /// Subscriber (TS 29.060 §7.7.2).
    "e212.imsi": Kind::Digits => |m| m.each(IeType::IMSI, told_digits);
    /// Number of the subscriber (TS 29.060 §7.7.33).
    "e164.msisdn": Kind::Digits =>
        |m| m.each(IeType::MSISDN, |octets| told_digits(octets.get(1..)?));
    /// Country of that number (TS 29.060 §7.7.33).
    "e164.country_code": Kind::Number => |m| m.each(IeType::MSISDN, country_code);
    /// No octet follows that tells more of the number (TS 29.002 §17.7.8).
    "gsm_map.extension": Kind::Flag => |m| m.sites(Form::Flag, sites!(MSISDN[0] 0 & 0x80, SGSN_NUMBER[0] 0 & 0x80));
    /// Whether the number is international, of a network, or of a subscriber (TS 29.002 §17.7.8).
    "gsm_map.nature_of_number": Kind::Number =>
        |m| m.sites(Form::Number(1), sites!(MSISDN[0] 0 & 0x70, SGSN_NUMBER[0] 0 & 0x70));
    /// Plan of the number (TS 29.002 §17.7.8).
    "gsm_map.number_plan": Kind::Number =>
        |m| m.sites(Form::Number(1), sites!(MSISDN[0] 0 & 0x0f, SGSN_NUMBER[0] 0 & 0x0f));
    /// Device (TS 29.060 §7.7.53).
    "gtp.ext_imeisv": Kind::Digits => |m| m.each(IeType::IMEISV, told_digits);
    /// Access point name (TS 29.060 §7.7.30).
    "gtp.apn": Kind::Labels => |m| m.each(IeType::APN, |octets| Some(Value::Labels(octets)));
    /// How the APN was chosen (TS 29.060 §7.7.12).
    "gtp.sel_mode": Kind::Code(SelectionMode::NAMES) =>
        |m| m.each(IeType::SELECTION_MODE, |octets| first_u8(octets).map(|mode| mode & 3));
    /// Radio access technology (TS 29.060 §7.7.50).
    "gtp.ext_rat_type": Kind::Code(RatType::NAMES) => |m| m.each(IeType::RAT_TYPE, first_u8);
    /// Bearer (TS 29.060 §7.7.17).
    "gtp.nsapi": Kind::Number => |m| (Each(m.nsapis()), m.sites(Form::Number(1), sites!(
        TEID_DATA_II[0] 0 & 0xf, RAB_CONTEXT[0] 0 & 0xf, RAB_SETUP_INFORMATION[0] 0 & 0xf,
        ADDITIONAL_RAB_SETUP_INFORMATION[0] 0 & 0xf, PDU_NUMBERS[0] 0 & 0xf)));
    /// Tunnel for user data at the sender (TS 29.060 §7.7.13).
    "gtp.teid_data": Kind::Number => |m| (m.each(IeType::TEID_DATA, first_u32),
        m.sites(Form::Number(4), sites!(RAB_SETUP_INFORMATION[1] 0)));
    /// Tunnel for control at the sender (TS 29.060 §7.7.14).
    "gtp.teid_cp": Kind::Number => |m| m.each(IeType::TEID_CONTROL, first_u32);
    /// Second tunnel for user data (TS 29.060 §7.7.15).
    "gtp.teid_ii": Kind::Number =>
        |m| m.each(IeType::TEID_DATA_II, |octets| first_u32(octets.get(1..)?));
    /// Addresses of version 4 of the sender (TS 29.060 §7.7.32).
    "gtp.gsn_ipv4": Kind::Address =>
        |m| m.each(IeType::GSN_ADDRESS, |octets| told_address(octets).and_then(v4_only));
    /// Addresses of version 6 of the sender (TS 29.060 §7.7.32).
    "gtp.gsn_ipv6": Kind::Address =>
        |m| m.each(IeType::GSN_ADDRESS, |octets| told_address(octets).and_then(v6_only));
    /// Organization of the PDP type (TS 29.060 §7.7.27).
    "gtp.user_addr_pdp_org": Kind::Code(PdpOrganization::NAMES) =>
        |m| m.each(IeType::END_USER_ADDRESS, |octets| first_u8(octets).map(|octet| octet & 0x0f));
    /// PDP type (TS 29.060 §7.7.27).
    "gtp.user_addr_pdp_type": Kind::Code(PdpType::NAMES) =>
        |m| m.each(IeType::END_USER_ADDRESS, |octets| octets.get(1).copied());
    /// Address of version 4 of the user (TS 29.060 §7.7.27).
    "gtp.user_ipv4": Kind::Address => |m| Each(m.told_users().map(|(v4, _)| v4));
    /// Address of version 6 of the user (TS 29.060 §7.7.27).
    "gtp.user_ipv6": Kind::Address => |m| Each(m.told_users().map(|(_, v6)| v6));
    /// Restart counter (TS 29.060 §7.7.11).
    "gtp.recovery": Kind::Number => |m| m.each(IeType::RECOVERY, first_u8);
    /// Every bearer of the connection goes (TS 29.060 §7.7.16).
    "gtp.tear_ind": Kind::Flag =>
        |m| m.each(IeType::TEARDOWN, |octets| first_u8(octets).map(|flags| flags & 1 == 1));
    /// Order of packets is required (TS 29.060 §7.7.6).
    "gtp.reorder": Kind::Flag =>
        |m| m.each(IeType::REORDER_REQUIRED, |octets| first_u8(octets).map(|flags| flags & 1 == 1));
    /// The subscriber was authenticated in the old SGSN (TS 29.060 §7.7.10).
    "gtp.ms_valid": Kind::Flag =>
        |m| m.each(IeType::MS_VALIDATED, |octets| first_u8(octets).map(|flags| flags & 1 == 1));
    /// Why the subscriber is not reachable (TS 29.060 §7.7.25A).
    "gtp.ms_reason": Kind::Number => |m| m.each(IeType::MS_NOT_REACHABLE_REASON, first_u8);
    /// Temporary identity (TS 29.060 §7.7.5).
    "gtp.ptmsi": Kind::Number => |m| m.each(IeType::P_TMSI, first_u32);
    /// Signature of the temporary identity (TS 29.060 §7.7.9).
    "gtp.ptmsi_sig": Kind::Number => |m| m.each(IeType::P_TMSI_SIGNATURE, first_u24);
    /// Charging identity (TS 29.060 §7.7.26).
    "gtp.chrg_id": Kind::Number => |m| m.each(IeType::CHARGING_ID, first_u32);
    /// Charging characteristics (TS 29.060 §7.7.23).
    "gtp.chrg_char": Kind::Number => |m| m.each(IeType::CHARGING_CHARACTERISTICS, first_u16);
    /// Charging gateway, version 4 (TS 29.060 §7.7.44).
    "gtp.chrg_ipv4": Kind::Address => |m| m.each(
        IeType::CHARGING_GATEWAY_ADDRESS, |octets| ipv4(octets).filter(|_| octets.len() == 4));
    /// Charging gateway, version 6 (TS 29.060 §7.7.44).
    "gtp.chrg_ipv6": Kind::Address => |m| m.each(IeType::CHARGING_GATEWAY_ADDRESS, ipv6);
    /// Trace reference (TS 29.060 §7.7.24).
    "gtp.trace_ref": Kind::Number => |m| m.each(IeType::TRACE_REFERENCES, first_u16);
    /// Trace type (TS 29.060 §7.7.25).
    "gtp.trace_type": Kind::Number => |m| m.each(IeType::TRACE_TYPE, first_u16);
    /// APN restriction (TS 29.060 §7.7.49).
    "gtp.ext_apn_res": Kind::Number => |m| m.each(IeType::APN_RESTRICTION, first_u8);
    /// A direct tunnel is meant (TS 29.060 §7.7.81).
    "gtp.dti": Kind::Number =>
        |m| m.each(IeType::DIRECT_TUNNEL_FLAGS, |octets| first_u8(octets).map(|flags| flags & 1));
    /// Common flags (TS 29.060 §7.7.48); ours.
    "gtp.common_flags": Kind::Number => |m| m.each(IeType::COMMON_FLAGS, first_u8);
    /// Type of the location (TS 29.060 §7.7.51).
    "gtp.geo_loc_type": Kind::Number => |m| Each(m.locations().map(Uli::kind));
    /// Country of the subscriber (TS 29.060 §7.7.2).
    "e212.mcc": Kind::Number => |m| m.each(IeType::IMSI, |octets| imsi(octets).map(home_mcc));
    /// Network code of the subscriber (TS 29.060 §7.7.2).
    "e212.mnc": Kind::Number => |m| m.each(IeType::IMSI, |octets| imsi(octets).and_then(home_mnc));
    /// Country of the routing area (TS 29.060 §7.7.3).
    "e212.rai.mcc": Kind::Number =>
        |m| m.each(IeType::RAI, |octets| plmn(octets).map(mcc));
    /// Network of the routing area (TS 29.060 §7.7.3).
    "e212.rai.mnc": Kind::Number =>
        |m| m.each(IeType::RAI, |octets| plmn(octets).map(mnc));
    /// Routing area code (TS 29.060 §7.7.3).
    "gtp.rai_rac": Kind::Number => |m| m.each(IeType::RAI, |octets| first_u8(octets.get(5..)?));
    /// Network of the routing area as one value (TS 29.060 §7.7.3); ours.
    "gtp.rai_plmn": Kind::Digits => |m| m.each(IeType::RAI, plmn);
    /// Network of the user's location as one value (TS 29.060 §7.7.51); ours.
    "gtp.uli_plmn": Kind::Digits => |m| Each(m.locations().map(Uli::plmn));
    /// Cell identity of the user's location (TS 29.060 §7.7.51).
    "gtp.cgi_ci": Kind::Number => |m| Each(m.locations().map(|uli| match uli {
        Uli::Cgi(cell) => Some(cell.part),
        Uli::Sai(_) | Uli::Rai(_) | Uli::Other(_) => None,
    }));
    /// Service area code of the user's location (TS 29.060 §7.7.51).
    "gtp.sai_sac": Kind::Number => |m| Each(m.locations().map(|uli| match uli {
        Uli::Sai(cell) => Some(cell.part),
        Uli::Cgi(_) | Uli::Rai(_) | Uli::Other(_) => None,
    }));
    /// Servers of names and of calls that options tell the telephone to use (TS 24.008 §10.5.6.3); ours.
    "gtp.pco_server": Kind::Address => |m| Each(
        m.ies().filter(|ie| ie.kind == IeType::PCO).flat_map(|ie| servers(ie.octets)));
    /// Octets of each element that may carry anything: PCO, private extensions (TS 29.060 §7.7.31, §7.7.46); ours.
    "gtp.opaque_len": Kind::Number => |m| Each(m.ies().filter_map(|ie| {
        let is_opaque = matches!(ie.kind, IeType::PCO | IeType::PRIVATE_EXTENSION);
        is_opaque.then(|| u16::try_from(ie.octets.len()).ok()).flatten()
    }));
    /// Enterprise of a private extension (TS 29.060 §7.7.46).
    "gtp.ext_id": Kind::Number => |m| m.each(IeType::PRIVATE_EXTENSION, first_u16);
    /// Content of a private extension (TS 29.060 §7.7.46).
    "gtp.ext_val": Kind::Octets => |m| m.each(IeType::PRIVATE_EXTENSION, |octets| octets.get(2..));
    /// Octets of each address of a node (TS 29.060 §7.7.32).
    "gtp.gsn_address_length": Kind::Number => |m| m.each(IeType::GSN_ADDRESS, |octets| len(octets).filter(|len| matches!(len, 4 | 16)));
    /// Octets of each access point name (TS 29.060 §7.7.30).
    "gtp.apn_length": Kind::Number => |m| m.each(IeType::APN, len);
    /// Octets of each quality of service (TS 29.060 §7.7.34).
    "gtp.qos_umts_length": Kind::Number => |m| m.each(IeType::QOS, len);
    /// Octets of the largest packet (TS 24.008 §10.5.6.5).
    "gtp.qos_max_sdu_size": Kind::Number => |m| m.each(IeType::QOS, packet_size);
    /// Largest rate towards the network in kbit/s, or Mbit/s in an extension (TS 24.008 §10.5.6.5).
    "gtp.qos_max_ul": Kind::Number => |m| m.each(IeType::QOS, |octets| Some(rates(octets, 6, 15)));
    /// Largest rate towards the user in kbit/s, or Mbit/s in an extension (TS 24.008 §10.5.6.5).
    "gtp.qos_max_dl": Kind::Number => |m| m.each(IeType::QOS, |octets| Some(rates(octets, 7, 13)));
    /// Rate towards the network that is kept in kbit/s, or Mbit/s in an extension (TS 24.008 §10.5.6.5).
    "gtp.qos_guar_ul": Kind::Number => |m| m.each(IeType::QOS, |octets| Some(rates(octets, 10, 16)));
    /// Rate towards the user that is kept in kbit/s, or Mbit/s in an extension (TS 24.008 §10.5.6.5).
    "gtp.qos_guar_dl": Kind::Number => |m| m.each(IeType::QOS, |octets| Some(rates(octets, 11, 14)));
    /// Octets of each private extension and of each element that Wireshark tells like one (TS 29.060 §7.7).
    "gtp.ext_length": Kind::Number => |m| Each(m.ies().extension_lengths());
};

fn len(octets: &[u8]) -> Option<u16> {
    u16::try_from(octets.len()).ok()
}

impl<'a> Message<'a> {
    fn each<T: Yield<'a> + 'a>(
        &self,
        kind: IeType,
        read: fn(&'a [u8]) -> Option<T>,
    ) -> impl Yield<'a> + use<'a, T> {
        Each(self.ies().of(kind).filter_map(read))
    }

    fn told_users(&self) -> impl Iterator<Item = (Option<Ipv4Addr>, Option<Ipv6Addr>)> + use<'a> {
        let users = self.ies().with_rest().filter_map(Result::ok);
        let users = users.filter(|(ie, _)| ie.kind == IeType::END_USER_ADDRESS);
        users.map(|(ie, rest)| told_user(ie.octets, rest.rest()))
    }

    fn locations(&self) -> impl Iterator<Item = Uli> + use<'a> {
        self.ies().of(IeType::ULI).filter_map(|octets| Uli::decode(octets).ok())
    }
}
