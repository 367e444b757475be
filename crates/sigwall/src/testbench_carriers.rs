//! Layers that carry SS7 in policy tests: what a test can say of SCCP, of the dialogue in it and of the label below.

/// One end of Unitdata (Q.713 §3.4).
#[derive(Debug, Default)]
pub(crate) struct Party {
    pub(crate) digits: String,
    pub(crate) ssn: u8,
    pub(crate) translation: u8,
    pub(crate) plan: u8,
    pub(crate) nature: u8,
    pub(crate) routing: u8,
    /// Of the title (Q.713 §3.4.1); 0 for none.
    pub(crate) indicator: u8,
    pub(crate) has_subsystem: bool,
}

impl Party {
    pub(crate) fn new(digits: String, ssn: u8) -> Self {
        let usual =
            Self { plan: 1, nature: 4, indicator: 4, has_subsystem: true, ..Self::default() };
        Self { digits, ssn, ..usual }
    }

    pub(crate) fn octets(&self) -> Vec<u8> {
        if self.indicator == 0 {
            return vec![0x42, self.ssn];
        }
        let indicator = self.routing << 6 | self.indicator << 2 | u8::from(self.has_subsystem) << 1;
        let scheme = self.plan << 4 | if self.digits.len() % 2 == 1 { 1 } else { 2 };
        let ssn = [self.ssn];
        let ssn = if self.has_subsystem { ssn.as_slice() } else { &[] };
        let rest = [self.translation, scheme, self.nature];
        let rest = match self.indicator {
            1 => rest.get(2..),
            2 => rest.get(..1),
            3 => rest.get(..2),
            _ => rest.get(..),
        };
        [&[indicator], ssn, rest.unwrap_or_default(), &craft::signals(&self.digits)].concat()
    }
}

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
    "sctp.data_tsn_raw",
    "sctp.data_payload_proto_id",
];
