//! Keys of the truth (`make_truth.py`), and the fields of ours that must give their values.

/// How the values of fields become those of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The first value.
    First,
    /// The first value as hexadecimal digits of that number.
    Hex(usize),
    /// Every value in order.
    Every,
    /// Every value once.
    Distinct,
    /// Every value once, as hexadecimal digits of that number.
    DistinctHex(usize),
    /// Every value in order, as hexadecimal digits of that number.
    EveryHex(usize),
    /// True where the first value is 0.
    IsZero,
    /// True where the first value is not 0.
    IsSet,
    /// Every number but 0.
    NonZero,
    /// The first octets as hexadecimal digits without colons.
    Plain,
}

/// A key and the fields that it is made of; the first field that has a value counts, all of them where the form is a
/// list.
pub type Key = (&'static str, Form, &'static [&'static str]);

/// What the truth lists in one key: the protocols of our registry in the order in which the truth groups them.
#[derive(Debug)]
pub struct List {
    /// The truth's name.
    pub name: &'static str,
    /// Protocols of the registry, group by group.
    pub groups: &'static [&'static [u8]],
    /// What each message tells.
    pub keys: &'static [Key],
}

use Form::{Distinct, DistinctHex, Every, EveryHex, First, Hex, IsSet, IsZero, NonZero, Plain};

/// Every list but those of SCTP and of components, which have a form of their own.
pub const LISTS: &[List] = &[
    List {
        name: "gtp",
        groups: &[
            &[dissect::GTPV1, dissect::GTPU],
            &[dissect::GTPV0, dissect::GTPPRIME],
            &[dissect::GTPV2],
        ],
        keys: GTP,
    },
    List { name: "pfcp", groups: &[&[dissect::PFCP]], keys: PFCP },
    List { name: "diameter", groups: &[&[dissect::DIAMETER]], keys: DIAMETER },
    List { name: "m3ua", groups: &[&[dissect::M3UA]], keys: M3UA },
    List { name: "m2ua", groups: &[&[dissect::M2UA]], keys: M2UA },
    List { name: "sua", groups: &[&[dissect::SUA]], keys: SUA },
    List { name: "m2pa", groups: &[&[dissect::M2PA]], keys: M2PA },
    List { name: "mtp3", groups: &[&[dissect::MTP3]], keys: MTP3 },
    List { name: "sccp", groups: &[&[dissect::SCCP]], keys: SCCP },
    List { name: "tcap", groups: &[&[dissect::TCAP]], keys: TCAP },
];

/// Versions 0, 1, 2 and the user plane.
const GTP: &[Key] = &[
    ("ver", First, &["gtp.flags.version", "gtp.prim.flags.version", "gtpv2.version"]),
    ("prime", IsZero, &["gtp.flags.payload"]),
    ("type", First, &["gtp.message", "gtpv2.message_type"]),
    ("len", First, &["gtp.length", "gtpv2.msg_length"]),
    ("p", IsSet, &["gtpv2.p"]),
    ("teid", Hex(8), &["gtp.teid", "gtpv2.teid"]),
    ("tid", First, &["gtp.tid"]),
    ("seq", First, &["gtp.seq_number", "gtpv2.seq"]),
    ("npdu", First, &["gtp.npdu_number"]),
    ("flow", First, &["gtp.flow_label"]),
    ("ext", NonZero, &["gtp.ext_hdr.next"]),
    ("qfi", First, &["gtp.ext_hdr.pdu_ses_con.qos_flow_id"]),
    ("ies", Every, &["gtpv2.ie_type"]),
    ("cause", Distinct, &["gtp.cause", "gtpv2.cause"]),
    ("imsi", First, &["e212.imsi"]),
    ("msisdn", First, &["e164.msisdn"]),
    ("mei", First, &["gtpv2.mei"]),
    ("apn", First, &["gtp.apn", "gtpv2.apn"]),
    ("nsapi", Distinct, &["gtp.nsapi"]),
    ("ebi", Distinct, &["gtpv2.ebi"]),
    ("rat", First, &["gtp.ext_rat_type", "gtpv2.rat_type"]),
    ("pdn", First, &["gtpv2.pdn_type"]),
    ("teid_u", Hex(8), &["gtp.teid_data"]),
    ("teid_c", Hex(8), &["gtp.teid_cp"]),
    ("gsn", Every, &["gtp.gsn_ipv4", "gtp.gsn_ipv6"]),
    ("ue", Every, &["gtp.user_ipv4", "gtp.user_ipv6"]),
    ("fteid.if", Every, &["gtpv2.f_teid_interface_type"]),
    ("fteid.teid", EveryHex(8), &["gtpv2.f_teid_gre_key"]),
    ("fteid.ip4", Every, &["gtpv2.f_teid_ipv4"]),
    ("fteid.ip6", Every, &["gtpv2.f_teid_ipv6"]),
    ("recovery", First, &["gtp.recovery", "gtpv2.rec"]),
];

/// TS 29.244.
const PFCP: &[Key] = &[
    ("type", First, &["pfcp.msg_type"]),
    ("len", First, &["pfcp.length"]),
    ("seid", Hex(16), &["pfcp.seid"]),
    ("seq", First, &["pfcp.seqno"]),
    ("cause", First, &["pfcp.cause"]),
    ("fteid", DistinctHex(8), &["pfcp.f_teid.teid"]),
    ("ue", Distinct, &["pfcp.ue_ip_addr_ipv4", "pfcp.ue_ip_addr_ipv6"]),
];

/// RFC 6733.
const DIAMETER: &[Key] = &[
    ("ver", First, &["diameter.version"]),
    ("len", First, &["diameter.length"]),
    ("flags", First, &["diameter.flags"]),
    ("code", First, &["diameter.cmd.code"]),
    ("app", First, &["diameter.applicationId"]),
    ("hbh", Hex(8), &["diameter.hopbyhopid"]),
    ("e2e", Hex(8), &["diameter.endtoendid"]),
    ("session", First, &["diameter.Session-Id"]),
    ("ohost", First, &["diameter.Origin-Host"]),
    ("orealm", First, &["diameter.Origin-Realm"]),
    ("dhost", First, &["diameter.Destination-Host"]),
    ("drealm", First, &["diameter.Destination-Realm"]),
    ("user", First, &["diameter.User-Name"]),
    ("rc", First, &["diameter.Result-Code"]),
    ("erc", First, &["diameter.Experimental-Result-Code"]),
    ("routes", Every, &["diameter.Route-Record"]),
    ("visited", First, &["diameter.Visited-PLMN-Id", "diameter.Visited-PLMN-ID"]),
    ("sub", Distinct, &["diameter.Subscription-Id-Data"]),
    ("avps.code", Every, &["diameter.avp.code"]),
    ("avps.vendor", NonZero, &["diameter.avp.vendorId"]),
];

/// RFC 4666.
const M3UA: &[Key] = &[
    ("class", First, &["m3ua.message_class"]),
    ("type", First, &["m3ua.message_type"]),
    ("len", First, &["m3ua.message_length"]),
    ("rc", Every, &["m3ua.routing_context"]),
    ("na", First, &["m3ua.network_appearance"]),
    ("err", First, &["m3ua.error_code"]),
    ("opc", First, &["m3ua.protocol_data_opc"]),
    ("dpc", First, &["m3ua.protocol_data_dpc"]),
    ("si", First, &["m3ua.protocol_data_si"]),
    ("ni", First, &["m3ua.protocol_data_ni"]),
    ("mp", First, &["m3ua.protocol_data_mp"]),
    ("sls", First, &["m3ua.protocol_data_sls"]),
    ("apc", Every, &["m3ua.affected_point_code_pc"]),
];

/// RFC 3331.
const M2UA: &[Key] = &[
    ("class", First, &["m2ua.message_class"]),
    ("type", First, &["m2ua.message_type"]),
    ("len", First, &["m2ua.message_length"]),
    ("err", First, &["m2ua.error_code"]),
];

/// RFC 3868.
const SUA: &[Key] = &[
    ("class", First, &["sua.message_class"]),
    ("type", First, &["sua.message_type"]),
    ("len", First, &["sua.message_length"]),
    ("rc", Every, &["sua.routing_context"]),
    ("na", First, &["sua.network_appearance"]),
    ("err", First, &["sua.error_code"]),
    ("called_gt", First, &["sua.destination.global_title_digits"]),
    ("called_ssn", First, &["sua.destination.ssn"]),
    ("called_pc", First, &["sua.destination.point_code"]),
    ("calling_gt", First, &["sua.source.global_title_digits"]),
    ("calling_ssn", First, &["sua.source.ssn"]),
    ("calling_pc", First, &["sua.source.point_code"]),
];

/// RFC 4165.
const M2PA: &[Key] = &[
    ("class", First, &["m2pa.class"]),
    ("type", First, &["m2pa.type"]),
    ("len", First, &["m2pa.length"]),
    ("bsn", First, &["m2pa.bsn"]),
    ("fsn", First, &["m2pa.fsn"]),
    ("status", First, &["m2pa.status"]),
];

/// Q.704.
const MTP3: &[Key] = &[
    ("ni", First, &["mtp3.network_indicator"]),
    ("si", First, &["mtp3.service_indicator"]),
    ("opc", First, &["mtp3.opc", "mtp3.ansi_opc"]),
    ("dpc", First, &["mtp3.dpc", "mtp3.ansi_dpc"]),
    ("sls", First, &["mtp3.sls", "mtp3.ansi_sls"]),
];

/// Q.713.
const SCCP: &[Key] = &[
    ("type", First, &["sccp.message_type"]),
    ("class", First, &["sccp.class"]),
    ("called.ri", First, &["sccp.called.ri"]),
    ("called.gti", First, &["sccp.called.gti"]),
    ("called.pc", First, &["sccp.called.pc", "sccp.called.ansi_pc"]),
    ("called.ssn", First, &["sccp.called.ssn"]),
    ("called.gt", First, &["sccp.called.digits"]),
    ("called.tt", First, &["sccp.called.tt"]),
    ("called.np", First, &["sccp.called.np"]),
    ("called.nai", First, &["sccp.called.nai"]),
    ("calling.ri", First, &["sccp.calling.ri"]),
    ("calling.gti", First, &["sccp.calling.gti"]),
    ("calling.pc", First, &["sccp.calling.pc", "sccp.calling.ansi_pc"]),
    ("calling.ssn", First, &["sccp.calling.ssn"]),
    ("calling.gt", First, &["sccp.calling.digits"]),
    ("calling.tt", First, &["sccp.calling.tt"]),
    ("calling.np", First, &["sccp.calling.np"]),
    ("calling.nai", First, &["sccp.calling.nai"]),
    ("cause", First, &["sccp.return_cause", "sccp.refusal_cause", "sccp.release_cause"]),
    ("seg", First, &["sccp.segmentation.remaining"]),
];

/// Q.773; the kind of message is told apart.
const TCAP: &[Key] = &[
    ("otid", Plain, &["tcap.otid"]),
    ("dtid", Plain, &["tcap.dtid"]),
    ("acn", First, &["tcap.application_context_name"]),
    ("pabort", First, &["tcap.p_abortCause"]),
];

/// Kinds of messages of TCAP with the field that only they have, in the order in which the truth asks.
pub const TCAP_KINDS: &[(&str, &str)] = &[
    ("begin", "tcap.begin_element"),
    ("continue", "tcap.continue_element"),
    ("end", "tcap.end_element"),
    ("abort", "tcap.abort_element"),
    ("uni", "tcap.unidirectional_element"),
];

/// What each component tells; the fields of MAP and of CAP.
pub const COMPONENT: &[Key] = &[
    ("id", First, &["gsm_old.invokeID", "camel.invokeId", "gsm_old.present", "camel.present"]),
    ("op", First, &["gsm_old.localValue", "camel.local"]),
    ("imsi", First, &["e212.imsi"]),
    ("msisdn", First, &["e164.msisdn"]),
];

/// Kinds of components with the field that only they have.
pub const COMPONENT_KINDS: &[(&str, &[&str])] = &[
    ("invoke", &["gsm_old.invoke_element", "camel.invoke_element"]),
    ("returnResultLast", &["gsm_old.returnResultLast_element"]),
    ("returnResultNotLast", &["gsm_old.returnResultNotLast_element"]),
    ("returnResult", &["camel.returnResult_element"]),
    ("returnError", &["gsm_old.returnError_element", "camel.returnError_element"]),
    ("reject", &["gsm_old.reject_element", "camel.reject_element"]),
];

/// What each chunk of SCTP tells.
pub const CHUNK: &[Key] = &[
    ("t", First, &["sctp.chunk_type"]),
    ("len", First, &["sctp.chunk_length"]),
    ("tsn", First, &["sctp.data_tsn_raw"]),
    ("sid", First, &["sctp.data_sid"]),
    ("ssn", First, &["sctp.data_ssn"]),
    ("ppid", First, &["sctp.data_payload_proto_id"]),
    ("u", First, &["sctp.data_u_bit"]),
    ("b", First, &["sctp.data_b_bit"]),
    ("e", First, &["sctp.data_e_bit"]),
    ("itag", Hex(8), &["sctp.init_initiate_tag", "sctp.initack_initiate_tag"]),
    ("os", First, &["sctp.init_nr_out_streams", "sctp.initack_nr_out_streams"]),
    ("ins", First, &["sctp.init_nr_in_streams", "sctp.initack_nr_in_streams"]),
    ("addrs", Every, &["sctp.parameter_ipv4_address", "sctp.parameter_ipv6_address"]),
    ("ack", First, &["sctp.sack_cumulative_tsn_ack_raw"]),
];

/// Names of `frame.protocols` that take part in the comparison; every other one is the payload of a protocol that is not
/// signalling, or `ethertype`, which is no layer but the way from one to the next.
pub const NAMES: &[&str] = &[
    "eth",
    "sll",
    "raw",
    "null",
    "llc",
    "vlan",
    "ip",
    "ipv6",
    "udp",
    "tcp",
    "sctp",
    "icmp",
    "icmpv6",
    "gtp",
    "gtpv2",
    "gtpprime",
    "pfcp",
    "diameter",
    "m3ua",
    "m2ua",
    "m2pa",
    "sua",
    "mtp3",
    "sccp",
    "tcap",
    "gsm_map",
    "camel",
    "inap",
    "ansi_tcap",
    "ansi_map",
    "isup",
    "bicc",
];
