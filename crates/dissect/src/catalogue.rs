//! What a policy can ask: every field of every protocol, other names for them, and their fingerprint.

use wire::{FieldId, Kind, MessageKey, Names, Protocol};

use crate::message::{ANSWER, COMPONENT, REQUEST};
use crate::registry::{BICC, CAP, DIAMETER, GTPV0, MAP, PFCP, PROTOCOLS, all_rows};

/// A field as compilers, manuals and completion see it.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Where its value is read.
    pub id: FieldId,
    /// Name of its protocol.
    pub protocol: &'static str,
    /// Its name, as in Wireshark where Wireshark has one.
    pub name: &'static str,
    /// What its values are.
    pub kind: Kind,
    /// One sentence with the clause of the specification.
    pub doc: &'static str,
}

/// A protocol of the registry.
#[derive(Clone, Copy, Debug)]
pub struct ProtocolRow {
    /// Place in the registry.
    pub id: u8,
    /// Its name.
    pub name: &'static str,
    /// The protocols whose messages may carry it, the nearest first; a rule about it may ask their fields too.
    pub inside: &'static [u8],
    /// The field that tells its messages apart; nothing for the packet itself.
    pub type_field: Option<&'static str>,
    /// Known message types with the names that Wireshark prints.
    pub types: Names,
}

impl ProtocolRow {
    /// The row of the field that tells its messages apart.
    pub fn type_row(&self) -> Option<Row> {
        self.type_field.and_then(|name| field(self.id, name))
    }
}

/// Names without a version, and the fields that they stand for.
pub const ALIASES: &[(&str, &[&str])] = &[
    ("imsi", &["e212.imsi"]),
    ("msisdn", &["e164.msisdn"]),
    ("imei", &["gtpv2.mei", "gtp.ext_imeisv"]),
    ("apn", &["gtpv2.apn", "gtp.apn"]),
    ("cause", &["gtpv2.cause", "gtp.cause", "diameter.Result-Code"]),
    ("rat", &["gtpv2.rat_type", "gtp.ext_rat_type"]),
    ("teid", &["gtpv2.teid", "gtp.teid"]),
    ("sequence", &["gtpv2.seq", "gtp.seq_number"]),
    ("recovery", &["gtpv2.rec", "gtp.recovery"]),
    ("selection_mode", &["gtpv2.selec_mode", "gtp.sel_mode"]),
    ("ie", &["gtpv2.ie_type", "gtp.ie_type"]),
    ("ue.ipv4", &["gtpv2.pdn_addr_and_prefix.ipv4", "gtp.user_ipv4"]),
    ("ue.ipv6", &["gtpv2.pdn_addr_and_prefix.ipv6", "gtp.user_ipv6"]),
    ("gsn.ipv4", &["gtpv2.f_teid_ipv4", "gtp.gsn_ipv4"]),
    ("gsn.ipv6", &["gtpv2.f_teid_ipv6", "gtp.gsn_ipv6"]),
    ("visited.ipv4", &["gtpv2.visited_ipv4", "gtp.gsn_ipv4"]),
    ("visited.ipv6", &["gtpv2.visited_ipv6", "gtp.gsn_ipv6"]),
    ("visited.plmn", &["gtpv2.serving_network", "gtp.rai_plmn", "diameter.visited_plmn"]),
    ("location.plmn", &["gtpv2.uli_plmn", "gtp.uli_plmn"]),
    ("area.plmn", &["gtpv2.area_plmn", "gtp.uli_plmn"]),
    ("missing", &["gtpv2.missing", "gtp.missing"]),
    ("opaque_len", &["gtpv2.opaque_len", "gtp.opaque_len"]),
    ("charging_id", &["gtpv2.charging_id", "gtp.chrg_id"]),
    ("enterprise", &["gtpv2.enterprise_id", "gtp.ext_id"]),
    ("map.op", &["gsm_old.localValue"]),
    ("cap.op", &["camel.local"]),
    ("command", &["diameter.cmd.code"]),
    ("application", &["diameter.applicationId"]),
    ("origin.host", &["diameter.Origin-Host"]),
    ("origin.realm", &["diameter.Origin-Realm"]),
    ("destination.host", &["diameter.Destination-Host"]),
    ("destination.realm", &["diameter.Destination-Realm"]),
    ("called.gt", &["sccp.called.digits", "sua.destination.global_title_digits"]),
    ("calling.gt", &["sccp.calling.digits", "sua.source.global_title_digits"]),
    ("called.ssn", &["sccp.called.ssn", "sua.destination.ssn"]),
    ("calling.ssn", &["sccp.calling.ssn", "sua.source.ssn"]),
    ("opc", &["mtp3.opc"]),
    ("dpc", &["mtp3.dpc"]),
    ("acn", &["tcap.application_context_name"]),
];

/// Messages that have a name of their own.
pub const SELECTORS: &[(&str, MessageKey)] = &[
    ("gtpu.gpdu", MessageKey { protocol: 3, kind: 255 }),
    ("gtpu.end_marker", MessageKey { protocol: 3, kind: 254 }),
    ("gtpu.error_indication", MessageKey { protocol: 3, kind: 26 }),
    ("gtpu.echo_request", MessageKey { protocol: 3, kind: 1 }),
    ("gtpu.echo_response", MessageKey { protocol: 3, kind: 2 }),
    ("diameter.request", MessageKey { protocol: DIAMETER, kind: REQUEST }),
    ("diameter.answer", MessageKey { protocol: DIAMETER, kind: ANSWER }),
    ("map.invoke", MessageKey { protocol: MAP, kind: COMPONENT | 0xa1 }),
    ("map.result", MessageKey { protocol: MAP, kind: COMPONENT | 0xa2 }),
    ("map.error", MessageKey { protocol: MAP, kind: COMPONENT | 0xa3 }),
    ("map.reject", MessageKey { protocol: MAP, kind: COMPONENT | 0xa4 }),
    ("cap.invoke", MessageKey { protocol: CAP, kind: COMPONENT | 0xa1 }),
];

/// Every protocol.
pub fn protocols() -> &'static [ProtocolRow] {
    PROTOCOLS
}

/// A protocol by its place.
pub fn protocol(id: u8) -> Option<&'static ProtocolRow> {
    PROTOCOLS.iter().find(|row| row.id == id)
}

/// Every field, in the order of the registry.
pub fn fields() -> impl Iterator<Item = Row> {
    all_rows()
}

/// Every field that a name or an alias stands for: one name may be a field of several protocols.
pub fn find(name: &str) -> impl Iterator<Item = Row> {
    let aliased = ALIASES.iter().find(|(alias, _)| *alias == name).map(|(_, names)| *names);
    fields().filter(move |row| {
        row.name == name || aliased.is_some_and(|names| names.contains(&row.name))
    })
}

/// A protocol's own field of a name, without aliases.
pub fn field(protocol: u8, name: &str) -> Option<Row> {
    fields().find(|row| row.id.protocol == protocol && row.name == name)
}

/// Fields that policies read from where Wireshark shows none: tools leave them out. The tunnel identifier of GTPv0 is a
/// subscriber and a bearer (GSM 09.60 §6).
const UNSHOWN: &[(u8, &str)] = &[
    (GTPV0, "e212.imsi"),
    // Indicators of ISUP that have no meaning in BICC (Q.1902.3 §7).
    (BICC, "isup.continuity_check_indicator"),
    (BICC, "isup.forw_call_end_to_end_method_indicator"),
    (BICC, "isup.forw_call_end_to_end_information_indicator"),
    (BICC, "isup.forw_call_isdn_user_part_indicator"),
    (BICC, "isup.forw_call_preferences_indicator"),
    (BICC, "isup.forw_call_sccp_method_indicator"),
    (BICC, "isup.backw_call_end_to_end_method_indicator"),
    (BICC, "isup.backw_call_end_to_end_information_indicator"),
    (BICC, "isup.backw_call_isdn_user_part_indicator"),
    (BICC, "isup.backw_call_sccp_method_indicator"),
    // Rates behind the first two that Wireshark 4.0 leaves undecoded (TS 29.244 §8.2.63).
    (PFCP, "pfcp.a_ul_time_unit"),
    (PFCP, "pfcp.a_max_ul_pr"),
    (PFCP, "pfcp.a_dl_time_unit"),
    (PFCP, "pfcp.a_max_dl_pr"),
];

/// The fields that tools leave out.
pub fn unshown() -> impl Iterator<Item = FieldId> {
    UNSHOWN.iter().filter_map(|(protocol, name)| field(*protocol, name)).map(|row| row.id)
}

pub(crate) fn rows<P: Protocol>(protocol: u8) -> impl Iterator<Item = Row> {
    (0..=u16::MAX).zip(P::FIELDS).map(move |(row, field)| Row {
        id: FieldId { protocol, row },
        protocol: P::NAME,
        name: field.name,
        kind: field.kind,
        doc: field.doc,
    })
}

/// Fingerprint of all protocols, fields and kinds in their order (64-bit FNV-1a): a policy compiled against another
/// one must not run.
pub fn schema_digest() -> u64 {
    fields().fold(FNV_OFFSET, |digest, row| {
        let digest = fnv(digest, row.protocol.as_bytes());
        let digest = fnv(digest, row.name.as_bytes());
        fnv(digest, kind_name(row.kind).as_bytes())
    })
}

const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0100_0000_01b3;

/// Each text ends with an octet that no text has, so that none flows into the next.
fn fnv(digest: u64, text: &[u8]) -> u64 {
    text.iter()
        .chain(&[u8::MAX])
        .fold(digest, |digest, octet| (digest ^ u64::from(*octet)).wrapping_mul(FNV_PRIME))
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Number => "number",
        Kind::Signed => "number with sign",
        Kind::Flag => "flag",
        Kind::Code(_) => "code",
        Kind::Digits => "digits",
        Kind::Address => "address",
        Kind::Octets => "octets",
        Kind::Oid => "oid",
        Kind::Text => "text",
        Kind::Name => "name",
        Kind::Labels => "labels",
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::collections::HashSet;
    use std::vec::Vec;

    use wire::Value;

    use super::*;
    use crate::{Carrier, PACKET, STATE, decode, read_packet};

    #[test]
    fn a_name_stands_for_one_field_at_most_in_each_protocol() {
        let mut seen = HashSet::new();
        for row in fields() {
            assert!(seen.insert((row.id.protocol, row.name)), "{} {}", row.protocol, row.name);
            assert!(!row.doc.is_empty(), "{}", row.name);
        }
        assert!(seen.len() >= 600);
    }

    #[test]
    fn a_name_of_several_protocols_is_found_in_each() {
        let protocols: Vec<u8> = find("e212.imsi").map(|row| row.id.protocol).collect();

        assert_eq!(protocols, [1, 2, 4, 5, 14, 15, 17, 18]);
        assert_eq!(find("imsi").map(|row| row.id.protocol).collect::<Vec<_>>(), protocols);
    }

    #[test]
    fn every_alias_and_selector_leads_somewhere() {
        for (alias, names) in ALIASES {
            assert!(names.iter().all(|name| fields().any(|row| row.name == *name)), "{alias}");
            assert!(fields().all(|row| row.name != *alias), "{alias}");
        }
        for (selector, key) in SELECTORS {
            let types = protocol(key.protocol).unwrap().types;
            let is_type = types.iter().any(|(kind, _)| *kind == u64::from(key.kind));
            assert!(is_type || key.kind >= REQUEST, "{selector}");
        }
    }

    #[test]
    fn every_protocol_has_a_number_of_its_own_and_tells_its_messages_apart() {
        let mut seen = HashSet::new();
        for row in protocols() {
            assert!(seen.insert(row.id));
            assert_eq!(row.type_row().is_some(), ![PACKET, STATE].contains(&row.id));
        }
    }

    #[test]
    fn a_message_answers_by_the_rows_of_its_own_protocol_alone() {
        let octets = craft::gtpv2::create_session_request().imsi("001010123456789").octets();
        let carrier = Carrier::Udp { source_port: 40000, destination_port: 2123 };
        let message = decode(carrier, &octets).unwrap().unwrap();

        let given: Vec<(u8, usize)> = find("imsi")
            .map(|row| {
                let mut values = wire::Values::default();
                message.read(row.id, &mut values);
                (row.id.protocol, values.len())
            })
            .collect();

        assert_eq!(given, [(1, 0), (2, 1), (4, 0), (5, 0), (14, 0), (15, 0), (17, 0), (18, 0)]);
        assert_eq!(message.key(), MessageKey { protocol: 2, kind: 32 });
        assert_eq!((message.protocol(), message.name()), ("gtpv2", Some("Create Session Request")));
    }

    #[test]
    fn the_packet_answers_by_its_own_rows() {
        let octets = craft::frame().vlan(7).octets();
        let packet = packet::decode(&octets).unwrap();
        let mut values = wire::Values::default();

        read_packet(&packet, field(PACKET, "vlan.id").unwrap().id.row, &mut values);

        assert_eq!(values.as_slice(), [Value::Number(7)]);
    }

    #[test]
    fn the_digest_is_that_of_the_rows() {
        let other =
            fields().skip(1).fold(FNV_OFFSET, |digest, row| fnv(digest, row.name.as_bytes()));

        assert_eq!(schema_digest(), schema_digest());
        assert_ne!(schema_digest(), other);
    }
}
