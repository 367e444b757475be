//! What policy tests can say of the layers that carry SS7: SCCP, the dialogue in it, the label below.

/// Of SCCP.
pub(crate) const SCCP_FIELDS: &[&str] = &[
    "sccp.called.digits",
    "sccp.called.ssn",
    "sccp.called.tt",
    "sccp.called.np",
    "sccp.called.nai",
    "sccp.called.ri",
    "sccp.called.gti",
    "sccp.called.ssni",
    "sccp.calling.digits",
    "sccp.calling.ssn",
    "sccp.calling.tt",
    "sccp.calling.np",
    "sccp.calling.nai",
    "sccp.calling.ri",
    "sccp.calling.gti",
    "sccp.calling.ssni",
    "sccp.unknown_parameter_type",
    "sccp.class",
    "sccp.message_type",
];

/// Of a dialogue.
pub(crate) const DIALOGUE_FIELDS: &[&str] = &[
    "tcap.message",
    "tcap.otid",
    "tcap.dtid",
    "tcap.components",
    "gsm_old.invokeID",
    "gsm_old.linkedID",
    "tcap.application_context_name",
    "gsm_old.globalValue",
    "gsm_old.returnResultLast_element",
];

/// Of M3UA and SCTP below.
pub(crate) const LABEL_FIELDS: &[&str] = &[
    "mtp3.opc",
    "mtp3.dpc",
    "m3ua.protocol_data_opc",
    "m3ua.protocol_data_dpc",
    "m3ua.protocol_data_ni",
    "m3ua.protocol_data_si",
    "m3ua.network_appearance",
    "m3ua.routing_context",
    "m3ua.info_string",
    "sctp.data_sid",
    "sctp.data_payload_proto_id",
];
