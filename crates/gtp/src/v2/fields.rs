//! What a policy can ask of a GTPv2-C message; names as in Wireshark.
//!
//! A field has the values of every element of its type, also of those inside groups, in the order of the message.

use core::iter::once;

use wire::layout::{Elements as _, Form};
use wire::{Each, Field, Kind, Malformed, Protocol, Value, Values, Yield, fields, sites};

use super::Ie;
use super::message::ebi;
use super::rows::{flags, indications, layouts, numbers};
use super::{
    Ambr, BearerQos, Cause, FTeid, IeType, InterfaceType, Message, MessageType, Paa, PdnType,
    RatType, SelectionMode, Uli,
};
use crate::Cell;
use crate::content::{
    digits, first_u8, first_u16, first_u32, home_mcc, home_mnc, imsi, ipv4, ipv6, mcc, mnc, plmn,
    told_digits,
};
use crate::options::servers;

/// The protocol's row in the registry.
#[derive(Debug)]
pub struct Gtpv2;

impl Protocol for Gtpv2 {
    type Message<'a> = Message<'a>;
    const NAME: &'static str = "gtpv2";
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
const TABLES: [&[Field<Gtpv2>]; 4] = [ROWS, flags::ROWS, indications::ROWS, numbers::ROWS];

static ALL: [Field<Gtpv2>; wire::count(&TABLES)] = wire::join(&TABLES);

const ROWS: &[Field<Gtpv2>] = fields! {
    /// Flags of the header (TS 29.274 §5.1).
    "gtpv2.flags": Kind::Number => |m| m.flags;
    /// Version of the protocol, 2 (TS 29.274 §5.1).
    "gtpv2.version": Kind::Number => |m| m.flags >> 5;
    /// Another message rides on this one (TS 29.274 §5.5.1).
    "gtpv2.p": Kind::Number => |m| m.flags >> 4 & 1;
    /// The header names a tunnel (TS 29.274 §5.1).
    "gtpv2.t": Kind::Number => |m| m.flags >> 3 & 1;
    /// A priority of the message stands in the header, and the priority (TS 29.274 §5.4).
    "gtpv2.mp": Kind::Number => |m| Each(once(m.flags >> 2 & 1).chain(m.priority));
    /// Message type (TS 29.274 table 6.1-1).
    "gtpv2.message_type": Kind::Code(MessageType::NAMES) => |m| m.message_type.0;
    /// Octets after the first four (TS 29.274 §5.5.1).
    "gtpv2.msg_length": Kind::Number => |m| m.length;
    /// Tunnel at the receiver (TS 29.274 §5.1).
    "gtpv2.teid": Kind::Number => |m| m.teid;
    /// Sequence number (TS 29.274 §5.1).
    "gtpv2.seq": Kind::Number => |m| m.told_sequence();
    /// Type of each information element (TS 29.274 table 8.1-1).
    "gtpv2.ie_type": Kind::Code(IeType::NAMES) =>
        |m| Kinds(m);
    /// Length of each information element (TS 29.274 §8.2.1).
    "gtpv2.ie_len": Kind::Number => |m| Each(m.ies().lengths());
    /// Instance of each information element (TS 29.274 §6.1.3).
    "gtpv2.instance": Kind::Number => |m| Each(m.ies().instances());
    /// Mandatory element that is not there, the first (TS 29.274 §7); ours.
    "gtpv2.missing": Kind::Code(IeType::NAMES) => |m| m.missing().map(|kind| kind.0);
    /// Element that stands twice where one is meant, the first (TS 29.274 §6.1.3); ours.
    "gtpv2.repeated": Kind::Code(IeType::NAMES) => |m| m.repeated().map(|kind| kind.0);
    /// Element of a type that is reserved, or of S101, S121 or Sv alone, the first (TS 29.274 table 8.1-1); ours.
    "gtpv2.reserved": Kind::Number =>
        |m| m.outer_kinds().map(|kind| kind.0).find(|kind| matches!(kind, 0 | 4..=70));
    /// Cause (TS 29.274 §8.4).
    "gtpv2.cause": Kind::Code(Cause::NAMES) => |m| m.each(IeType::CAUSE, first_u8);
    /// Type of the element that a cause blames (TS 29.274 §8.4).
    "gtpv2.cause_off_ie_t": Kind::Code(IeType::NAMES) =>
        |m| m.each(IeType::CAUSE, |octets| first_u8(octets.get(2..)?));
    /// Subscriber (TS 29.274 §8.3).
    "e212.imsi": Kind::Digits => |m| m.each(IeType::IMSI, told_digits);
    /// Number of the subscriber (TS 29.274 §8.11).
    "e164.msisdn": Kind::Digits => |m| m.each(IeType::MSISDN, told_digits);
    /// Country of that number (E.164 §6.2.1).
    "e164.country_code": Kind::Number => |m| m.each(
        IeType::MSISDN, |octets| digits(octets).and_then(numbering::networks::country_code));
    /// Device (TS 29.274 §8.10).
    "gtpv2.mei": Kind::Digits => |m| m.each(IeType::MEI, told_digits);
    /// Access point name (TS 29.274 §8.6).
    "gtpv2.apn": Kind::Labels => |m| m.each(IeType::APN, Value::Labels);
    /// Restart counter (TS 29.274 §8.5).
    "gtpv2.rec": Kind::Number => |m| m.each(IeType::RECOVERY, first_u8);
    /// No octet follows that tells more of a node's number (TS 29.002 §17.7.8).
    "gsm_map.extension": Kind::Flag => |m| m.sites(Form::Flag, sites!(NODE_NUMBER[1] 0 & 0x80));
    /// Whether the number is international, of a network, or of a subscriber (TS 29.002 §17.7.8).
    "gsm_map.nature_of_number": Kind::Number => |m| m.sites(Form::Number(1), sites!(NODE_NUMBER[1] 0 & 0x70));
    /// Plan of the number (TS 29.002 §17.7.8).
    "gsm_map.number_plan": Kind::Number => |m| m.sites(Form::Number(1), sites!(NODE_NUMBER[1] 0 & 0x0f));
    /// How many services of broadcast are told of; the element says one less (TS 29.274 §8.84).
    "gtpv2.mbms_service_area_nr": Kind::Number => |m|
        m.each(IeType::MBMS_SERVICE_AREA, |octets| first_u8(octets).map(|one_less| u16::from(one_less).saturating_add(1)));
    /// Bearer (TS 29.274 §8.8).
    "gtpv2.ebi": Kind::Number => |m| (m.each(IeType::EBI, ebi), m.sites(Form::Number(1), sites!(
        S1UDF[0] 0 & 0xf, PACKET_FLOW_ID[0] 0 & 0xf, PAGING_AND_SERVICE_INFORMATION[0] 0 & 0xf,
        SECONDARY_RAT_USAGE_DATA_REPORT[2] 0 & 0xf)));
    /// A bearer stands twice in a list of bearers, or of bearer contexts (TS 29.274 §8.8); ours.
    "gtpv2.ebi_repeated": Kind::Flag => |m| m.has_bearer_twice();
    /// Radio access technology (TS 29.274 §8.17).
    "gtpv2.rat_type": Kind::Code(RatType::NAMES) => |m| m.each(IeType::RAT_TYPE, first_u8);
    /// Network that serves the user as one value (TS 29.274 §8.18); ours.
    "gtpv2.serving_network": Kind::Digits => |m| m.each(IeType::SERVING_NETWORK, plmn);
    /// Country of the network that serves the user, and of the subscriber (TS 29.274 §8.18, §8.3).
    "e212.mcc": Kind::Number => |m| Each(m.ies().everywhere().map(country));
    /// Network code of the network that serves the user, and of the subscriber (TS 29.274 §8.18, §8.3).
    "e212.mnc": Kind::Number =>
        |m| Each(m.ies().everywhere().map(network));
    /// Interface of each tunnel endpoint (TS 29.274 §8.22).
    "gtpv2.f_teid_interface_type": Kind::Code(InterfaceType::NAMES) =>
        |m| m.ends(|endpoint| endpoint.interface.0);
    /// Interface of each tunnel endpoint of a bearer (TS 29.274 §8.22, §8.28); ours.
    "gtpv2.bearer_interface_type": Kind::Number =>
        |m| Each(m.bearers().flat_map(|bearer| bearer.f_teids()).map(|endpoint| endpoint.interface.0));
    /// Tunnel, or GRE key, of each tunnel endpoint (TS 29.274 §8.22).
    "gtpv2.f_teid_gre_key": Kind::Number => |m| m.ends(|endpoint| endpoint.teid);
    /// Address of version 4 of each tunnel endpoint (TS 29.274 §8.22).
    "gtpv2.f_teid_ipv4": Kind::Address => |m| m.ends(|endpoint| endpoint.ipv4);
    /// Address of version 6 of each tunnel endpoint (TS 29.274 §8.22).
    "gtpv2.f_teid_ipv6": Kind::Address => |m| m.ends(|endpoint| endpoint.ipv6);
    /// Addresses of version 4 of endpoints that are not a PGW's (TS 29.274 §8.22); ours.
    "gtpv2.visited_ipv4": Kind::Address =>
        |m| m.ends(|end| end.ipv4.filter(|_| !end.interface.is_pgw()));
    /// Addresses of version 6 of endpoints that are not a PGW's (TS 29.274 §8.22); ours.
    "gtpv2.visited_ipv6": Kind::Address =>
        |m| m.ends(|end| end.ipv6.filter(|_| !end.interface.is_pgw()));
    /// Addresses of version 4 of endpoints of a PGW (TS 29.274 §8.22); ours.
    "gtpv2.pgw_ipv4": Kind::Address =>
        |m| m.ends(|end| end.ipv4.filter(|_| end.interface.is_pgw()));
    /// Node whose sessions are meant, by its address of version 4 (TS 29.274 §8.62).
    "gtpv2.fq_csid_ipv4": Kind::Address => |m| m.each(IeType::FQ_CSID, |o| set_of(o, 0).and_then(ipv4));
    /// Node whose sessions are meant, by its address of version 6 (TS 29.274 §8.62).
    "gtpv2.fq_csid_ipv6": Kind::Address => |m| m.each(IeType::FQ_CSID, |o| set_of(o, 1).and_then(ipv6));
    /// Connection sets that are meant of each node (TS 29.274 §8.62).
    "gtpv2.fq_csid_nr": Kind::Number => |m| m.each(IeType::FQ_CSID, |o| first_u8(o).map(|octet| octet & 15));
    /// Servers of names and of calls that options tell the telephone to use (TS 24.008 §10.5.6.3); ours.
    "gtpv2.pco_server": Kind::Address => |m| Each(
        m.ies().filter(|ie| is_options(ie.kind)).flat_map(|ie| servers(ie.octets)));
    /// How loaded or overloaded a node says that it is, in hundredths (TS 29.274 §8.113).
    "gtpv2.metric": Kind::Number => |m| m.each(IeType::METRIC, first_u8);
    /// Octets of each element that may carry anything: PCO, APCO, ePCO, private extensions (TS 29.274 §8.13, §8.67); ours.
    "gtpv2.opaque_len": Kind::Number => |m| Opaque(m);
    // Wireshark prints both elements under one name.
    /// Type of the connection, asked or granted (TS 29.274 §8.34, §8.14).
    "gtpv2.pdn_type": Kind::Code(PdnType::NAMES) =>
        |m| m.each_of([IeType::PDN_TYPE, IeType::PAA], |ie| first_u8(ie.octets).map(|octet| octet & 0x07));
    /// Address of version 4 of the user (TS 29.274 §8.14).
    "gtpv2.pdn_addr_and_prefix.ipv4": Kind::Address => |m| m.addresses(|paa| paa.ipv4);
    /// Address of version 6 of the user (TS 29.274 §8.14).
    "gtpv2.pdn_addr_and_prefix.ipv6": Kind::Address => |m| m.addresses(|paa| paa.ipv6);
    /// Bits of the user's prefix of version 6 (TS 29.274 §8.14).
    "gtpv2.pdn_ipv6_len": Kind::Number => |m| m.addresses(|paa| paa.prefix);
    /// IPv4 address element (TS 29.274 §8.9).
    "gtpv2.ip_address_ipv4": Kind::Address => |m| m.each(
        IeType::IP_ADDRESS, |octets| ipv4(octets).filter(|_| octets.len() == 4));
    /// IPv6 address element (TS 29.274 §8.9).
    "gtpv2.ip_address_ipv6": Kind::Address => |m| m.each(IeType::IP_ADDRESS, ipv6);
    /// Aggregate maximum bit rate from the user, kbit/s (TS 29.274 §8.7).
    "gtpv2.ambr_up": Kind::Number => |m| m.each(IeType::AMBR, |o| Some(ambr(o)?.uplink));
    /// Aggregate maximum bit rate to the user, kbit/s (TS 29.274 §8.7).
    "gtpv2.ambr_down": Kind::Number => |m| m.each(IeType::AMBR, |o| Some(ambr(o)?.downlink));
    /// QoS class of each bearer (TS 29.274 §8.15).
    "gtpv2.bearer_qos_label_qci": Kind::Number => |m| m.each(IeType::BEARER_QOS, |o| Some(qos(o)?.qci));
    /// Priority of each bearer (TS 29.274 §8.15).
    "gtpv2.bearer_qos_pl": Kind::Number => |m| m.each(IeType::BEARER_QOS, |o| Some(qos(o)?.priority));
    /// Bearer that may not take another's place (TS 29.274 §8.15).
    "gtpv2.bearer_qos_pci": Kind::Flag =>
        |m| m.each(IeType::BEARER_QOS, |o| Some(qos(o)?.is_not_preempting));
    /// Bearer that may not lose its place (TS 29.274 §8.15).
    "gtpv2.bearer_qos_pvi": Kind::Flag =>
        |m| m.each(IeType::BEARER_QOS, |o| Some(qos(o)?.is_not_preemptable));
    /// Most that each bearer carries from the user, kbit/s (TS 29.274 §8.15).
    "gtpv2.bearer_qos_mbr_up": Kind::Number => |m| m.each(IeType::BEARER_QOS, |o| Some(qos(o)?.maximum_uplink));
    /// Most that each bearer carries to the user, kbit/s (TS 29.274 §8.15).
    "gtpv2.bearer_qos_mbr_down": Kind::Number =>
        |m| m.each(IeType::BEARER_QOS, |o| Some(qos(o)?.maximum_downlink));
    /// Guaranteed to each bearer from the user, kbit/s (TS 29.274 §8.15).
    "gtpv2.bearer_qos_gbr_up": Kind::Number =>
        |m| m.each(IeType::BEARER_QOS, |o| Some(qos(o)?.guaranteed_uplink));
    /// Guaranteed to each bearer to the user, kbit/s (TS 29.274 §8.15).
    "gtpv2.bearer_qos_gbr_down": Kind::Number =>
        |m| m.each(IeType::BEARER_QOS, |o| Some(qos(o)?.guaranteed_downlink));
    /// Identities that the location has (TS 29.274 §8.21).
    "gtpv2.uli_flags": Kind::Number => |m| m.each(IeType::ULI, first_u8);
    /// Country of the tracking area (TS 29.274 §8.21.4).
    "e212.tai.mcc": Kind::Number => |m| m.cells(|uli| uli.tai, |cell| cell.plmn.map(mcc));
    /// Network code of the tracking area (TS 29.274 §8.21.4).
    "e212.tai.mnc": Kind::Number => |m| m.cells(|uli| uli.tai, |cell| cell.plmn.map(mnc));
    /// Tracking area code (TS 29.274 §8.21.4).
    "gtpv2.tai_tac": Kind::Number => |m| m.cells(|uli| uli.tai, |cell| cell.area);
    /// Country of the E-UTRAN cell (TS 29.274 §8.21.5).
    "e212.ecgi.mcc": Kind::Number => |m| m.cells(|uli| uli.ecgi, |cell| cell.plmn.map(mcc));
    /// Network code of the E-UTRAN cell (TS 29.274 §8.21.5).
    "e212.ecgi.mnc": Kind::Number => |m| m.cells(|uli| uli.ecgi, |cell| cell.plmn.map(mnc));
    /// E-UTRAN cell identity (TS 29.274 §8.21.5).
    "gtpv2.ecgi_eci": Kind::Number => |m| m.cells(|uli| uli.ecgi, |cell| cell.part);
    /// The eNodeB of the cell (TS 36.413 §9.2.1.38).
    "gtpv2.enodebid": Kind::Number => |m| m.cells(|uli| uli.ecgi, |cell| cell.part >> 8 & 0xf_ffff);
    /// The cell among those of its eNodeB (TS 36.413 §9.2.1.38).
    "gtpv2.cellid": Kind::Number => |m| m.cells(|uli| uli.ecgi, |cell| cell.part & 0xff);
    /// Bits before the cell's identity that have no meaning (TS 29.274 §8.21.5).
    "gtpv2.uli_ecgi_eci_spare": Kind::Number => |m| m.cells(|uli| uli.ecgi, |cell| cell.part >> 24 & 0xf0);
    /// Every network that the location names, each as one value (TS 29.274 §8.21); ours.
    "gtpv2.uli_plmn": Kind::Digits => |m| m.locations(|uli| Each(uli.cells().map(|cell| cell.plmn)));
    /// Networks of the areas that the location names; a cell of E-UTRAN may be another's (TS 29.274 §8.21); ours.
    "gtpv2.area_plmn": Kind::Digits => |m| m.locations(
        |uli| [uli.tai, uli.rai, uli.lai, uli.cgi, uli.sai].map(|cell| cell.map(|cell| cell.plmn)));
    /// How the APN was chosen (TS 29.274 §8.58).
    "gtpv2.selec_mode": Kind::Code(SelectionMode::NAMES) =>
        |m| m.each(IeType::SELECTION_MODE, |octets| first_u8(octets).map(|mode| mode & 3));
    /// APN restriction (TS 29.274 §8.57).
    "gtpv2.apn_rest": Kind::Number => |m| m.each(IeType::APN_RESTRICTION, first_u8);
    /// Charging identity (TS 29.274 §8.29).
    "gtpv2.charging_id": Kind::Number => |m| m.each(IeType::CHARGING_ID, first_u32);
    /// Charging characteristics (TS 29.274 §8.30).
    "gtpv2.charging_characteristic": Kind::Number =>
        |m| m.each(IeType::CHARGING_CHARACTERISTICS, first_u16);
    /// Procedure transaction (TS 29.274 §8.35).
    "gtpv2.pti": Kind::Number => |m| m.each(IeType::PROCEDURE_TRANSACTION_ID, first_u8);
    /// First octet of the indication flags (TS 29.274 §8.12); ours.
    "gtpv2.indication": Kind::Number => |m| m.each(IeType::INDICATION, first_u8);
    /// The subscriber was not authenticated, as in an emergency (TS 29.274 §8.12).
    "gtpv2.uimsi": Kind::Flag =>
        |m| m.each(IeType::INDICATION, |octets| octets.get(1).map(|flags| flags & 0x40 != 0));
    /// Session transfer number for SRVCC (TS 29.274 §8.3 of the Sv interface, TS 29.280 §6.2).
    "gtpv2.stn_sr": Kind::Octets => |m| m.each(IeType::STN_SR, Some);
    /// Enterprise of a private extension (TS 29.274 §8.67).
    "gtpv2.enterprise_id": Kind::Number => |m| m.each(IeType::PRIVATE_EXTENSION, first_u16);
    /// Bits before the instance of each information element (TS 29.274 §8.2.1).
    "gtpv2.cr": Kind::Number => |m| Each(m.ies().spares());
    /// Octet of the header that means nothing (TS 29.274 §5.5.1).
    "gtpv2.spare": Kind::Number => |m| m.spare();
};

/// The node of a connection set, where it is named in that way (TS 29.274 §8.62).
fn set_of(octets: &[u8], named: u8) -> Option<&[u8]> {
    let (first, node) = octets.split_first()?;
    (first >> 4 == named).then_some(node)
}

/// What is read from every element of some types.
struct Elements<'m, 'a, F, const N: usize> {
    message: &'m Message<'a>,
    kinds: [IeType; N],
    read: F,
}

impl<'a, T: Yield<'a>, F: Fn(Ie<'a>) -> T, const N: usize> Yield<'a> for Elements<'_, 'a, F, N> {
    #[inline]
    fn give(self, values: &mut Values<'a>) {
        self.message.visit(self.kinds, |ie| (self.read)(ie).give(values));
    }
}

/// The type of every element.
struct Kinds<'m, 'a>(&'m Message<'a>);

impl<'a> Yield<'a> for Kinds<'_, 'a> {
    fn give(self, values: &mut Values<'a>) {
        match self.0.noted_kinds() {
            Some(kinds) => kinds.iter().for_each(|kind| kind.give(values)),
            None => Each(self.0.ies().everywhere().map(|ie| ie.kind.0)).give(values),
        }
    }
}

/// Octets of every element that may carry anything and stands in no group.
struct Opaque<'m, 'a>(&'m Message<'a>);

impl<'a> Yield<'a> for Opaque<'_, 'a> {
    fn give(self, values: &mut Values<'a>) {
        let len = |ie: Ie<'_>| u16::try_from(ie.octets.len()).ok();
        self.0.visit_outer(OPAQUE, |ie| len(ie).give(values));
    }
}

impl<'a> Message<'a> {
    /// What is read from every element of some types.
    #[inline]
    fn each_of<'m, T: Yield<'a>, F: Fn(Ie<'a>) -> T, const N: usize>(
        &'m self,
        kinds: [IeType; N],
        read: F,
    ) -> Elements<'m, 'a, F, N> {
        Elements { message: self, kinds, read }
    }

    /// What is read from the value of every element of a type.
    #[inline]
    fn each<T: Yield<'a>>(&self, kind: IeType, read: impl Fn(&'a [u8]) -> T) -> impl Yield<'a> {
        self.each_of([kind], move |ie| read(ie.octets))
    }

    /// What is read from every tunnel endpoint.
    #[inline]
    fn ends<T: Yield<'a>>(&self, read: impl Fn(FTeid) -> T) -> impl Yield<'a> {
        let decode = |ie: Ie<'a>| FTeid::decode(ie.octets, ie.instance).ok();
        self.each_of([IeType::F_TEID], move |ie| decode(ie).map(&read))
    }

    /// What is read from every address of the user.
    #[inline]
    fn addresses<T: Yield<'a>>(&self, read: impl Fn(Paa) -> T) -> impl Yield<'a> {
        self.each(IeType::PAA, move |octets| Paa::decode(octets).ok().map(&read))
    }

    /// What is read from every location.
    #[inline]
    fn locations<T: Yield<'a>>(&self, read: impl Fn(Uli) -> T) -> impl Yield<'a> {
        self.each(IeType::ULI, move |octets| Uli::decode(octets).ok().map(&read))
    }

    /// What is read from one part of every location.
    #[inline]
    fn cells<T: Yield<'a>>(
        &self,
        pick: fn(Uli) -> Option<Cell>,
        read: impl Fn(Cell) -> T,
    ) -> impl Yield<'a> {
        self.locations(move |uli| pick(uli).map(&read))
    }

    /// Lists are those of one instance: bearers of the message itself, and bearer contexts by their own bearer.
    fn has_bearer_twice(&self) -> bool {
        let mut seen = [[0_u16; 16]; 2];
        let mut is_twice = false;
        self.visit_outer([IeType::EBI, IeType::BEARER_CONTEXT], |ie| {
            let (list, bearer) = match ie.kind {
                IeType::EBI => (0, ebi(ie.octets)),
                _ => (1, ie.ies().first(IeType::EBI).and_then(ebi)),
            };
            let lists =
                seen.get_mut(list).and_then(|lists| lists.get_mut(usize::from(ie.instance)));
            let bit = bearer.map_or(0, |bearer| 1_u16 << (bearer & 15)) & !1;
            if let Some(list) = lists {
                is_twice |= *list & bit != 0;
                *list |= bit;
            }
        });
        is_twice
    }
}

/// Protocol configuration options of three kinds, and private extensions.
const OPAQUE: [IeType; 4] = [IeType::PCO, IeType::APCO, IeType::EPCO, IeType::PRIVATE_EXTENSION];

fn is_options(kind: IeType) -> bool {
    matches!(kind, IeType::PCO | IeType::APCO | IeType::EPCO)
}

fn ambr(octets: &[u8]) -> Option<Ambr> {
    Ambr::decode(octets).ok()
}

fn qos(octets: &[u8]) -> Option<BearerQos> {
    BearerQos::decode(octets).ok()
}

/// The network of a target: of an RNC or an eNB (TS 29.274 §8.51).
fn target(octets: &[u8]) -> Option<&[u8]> {
    let (kind, octets) = octets.split_first()?;
    matches!(kind, 0 | 1 | 3).then_some(octets)
}

fn network(ie: Ie<'_>) -> Option<u16> {
    match ie.kind {
        IeType::SERVING_NETWORK | IeType::TRACE_REFERENCE | IeType::TRACE_INFORMATION => {
            plmn(ie.octets).map(mnc)
        }
        IeType::IMSI => imsi(ie.octets).and_then(home_mnc),
        IeType::TEMPORARY_MOBILE_GROUP_IDENTITY => plmn(ie.octets.get(3..)?).map(mnc),
        IeType::TARGET_IDENTIFICATION => plmn(target(ie.octets)?).map(mnc),
        _ => None,
    }
}

fn country(ie: Ie<'_>) -> Option<u16> {
    match ie.kind {
        IeType::SERVING_NETWORK | IeType::TRACE_REFERENCE | IeType::TRACE_INFORMATION => {
            plmn(ie.octets).map(mcc)
        }
        IeType::IMSI => imsi(ie.octets).map(home_mcc),
        IeType::TEMPORARY_MOBILE_GROUP_IDENTITY => plmn(ie.octets.get(3..)?).map(mcc),
        IeType::TARGET_IDENTIFICATION => plmn(target(ie.octets)?).map(mcc),
        _ => None,
    }
}
