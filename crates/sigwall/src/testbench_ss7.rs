//! Operations of MAP for policy tests, with all that carries them.

use std::sync::atomic::{AtomicU32, Ordering};

use craft::sctp::{data, ppid, sctp};
use craft::{Frame, frame, sccp, sigtran, sms, tbcd, tcap};
use policy::Given;
use ruletable::PartyRow;

use crate::testbench::{Unposed, octets, refused, unknown};
use crate::testbench_carriers::{DIALOGUE_FIELDS, LABEL_FIELDS, Party, SCCP_FIELDS};
use crate::testbench_sms::Text;

pub(crate) const M3UA: u16 = 2905;
pub(crate) const TAG: u32 = 0x5157_0001;
pub(crate) const POINT_CODES: [u32; 2] = [700, 701];
const NATIONAL: u8 = 2;
pub(crate) const SCCP: u8 = 3;

/// The number of a chunk that nothing else of this run has: an association does not see one twice (RFC 9260 §6.2).
pub(crate) fn next_tsn() -> u32 {
    TSN.fetch_add(1, Ordering::Relaxed)
}

static TSN: AtomicU32 = AtomicU32::new(1000);

/// Who speaks to whom.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ends<'t> {
    pub(crate) source: &'t PartyRow,
    pub(crate) destination: &'t PartyRow,
}

/// A component in its dialogue, in Unitdata, between titles of both parties unless the test gives others.
pub(crate) fn map(operation: u32, ends: Ends<'_>, fields: &[&Given]) -> Result<Frame, Unposed> {
    let operation = u8::try_from(operation).unwrap_or(u8::MAX);
    let Usual { context, subsystems: (own, asked) } = usual(operation);
    let mut parts = Parts::default();
    let mut around = Around { context, ..Around::between(ends, (own, asked)) };
    let (component, carrier): (Vec<&Given>, Vec<&Given>) =
        fields.iter().partition(|given| FIELDS.contains(&given.field));
    for given in component {
        given.values.iter().for_each(|value| parts.take(given.field, value));
    }
    let known = [FIELDS, SCCP_FIELDS, DIALOGUE_FIELDS, LABEL_FIELDS];
    around.take_all("gsm_map", &carrier, &known)?;
    let parts = parts.whole(operation, &title(ends.source));
    let text = &parts.text;
    let parameter = parts.parameter(operation);
    let id = around.invoke;
    let component = match (around.is_result, around.is_global, around.linked) {
        (true, ..) => tcap::return_result(id, operation, &parts.result(operation, parameter)),
        (false, true, _) => {
            tcap::tlv(0xa1, &[&[2, 1, id, 6, 1, operation], parameter.as_slice()].concat())
        }
        (false, false, Some(linked)) => {
            let ids = [2, 1, id, 0x80, 1, linked, 2, 1, operation];
            tcap::tlv(0xa1, &[ids.as_slice(), &parameter].concat())
        }
        (false, false, None) => tcap::invoke(id, operation, &parameter),
    };
    for given in fields.iter().filter(|given| FIELDS.contains(&given.field)) {
        if !given.values.iter().all(|value| text.says(&component, (given.field, value))) {
            return Err(Unposed::Lost { field: given.field.to_owned() });
        }
    }
    Ok(around.frame(&around.unitdata(&[component])))
}

/// A message of SCCP that begins a dialogue, between titles of both parties unless the test gives others.
pub(crate) fn sccp(kind: u32, ends: Ends<'_>, fields: &[&Given]) -> Result<Frame, Unposed> {
    let message = u8::try_from(kind).unwrap_or(u8::MAX);
    if ![sccp::CONNECTION_REQUEST, sccp::UDT, RETURNED, EXTENDED].contains(&message) {
        return Err(Unposed::Protocol { protocol: format!("sccp {kind}") });
    }
    // The message itself says its type; not every one has each part.
    let is_missing = |name: &str| match message {
        _ if name == "sccp.message_type" => true,
        sccp::CONNECTION_REQUEST => name.starts_with("sccp.calling."),
        RETURNED => name == "sccp.class",
        _ => false,
    };
    let own: Vec<_> = SCCP_FIELDS.iter().copied().filter(|name| !is_missing(name)).collect();
    let mut around = Around { message, ..Around::between(ends, (HLR, HLR)) };
    around.take_all("sccp", fields, &[&own, LABEL_FIELDS])?;
    Ok(around.frame(&around.unitdata(&[])))
}

/// Subsystem of home location registers (TS 23.003 §8).
const HLR: u8 = 6;
/// Unitdata Service and Extended Unitdata (Q.713 §4.11, §4.18).
const RETURNED: u8 = 10;
const EXTENDED: u8 = 17;
const BEGIN: u32 = 0x62;
const END: u32 = 0x64;
const CONTINUE: u32 = 0x65;
const UNIDIRECTIONAL: u32 = 0x61;

/// All that carries a component, or a message of ISUP.
#[derive(Debug, Default)]
pub(crate) struct Around {
    calling: Party,
    called: Party,
    class: Option<u8>,
    message: u8,
    transaction: u32,
    /// What the sender and the receiver call it.
    own: Vec<u8>,
    other: Vec<u8>,
    is_empty: bool,
    /// Number of the invoke, and of one that it is linked to.
    invoke: u8,
    linked: Option<u8>,
    context: Option<[u8; 2]>,
    service: u8,
    stream: u16,
    tsn: Option<u32>,
    protocol: u32,
    info: Option<String>,
    is_result: bool,
    is_global: bool,
    unknown: Option<u8>,
    /// Originating and destination point code.
    label: [u32; 2],
    network: u8,
    /// Parameters of M3UA before the data.
    tagged: Vec<(u16, u32)>,
}

impl Around {
    /// As messages usually come from one party to the other, between these subsystems.
    fn between(ends: Ends<'_>, (own, asked): (u8, u8)) -> Self {
        Self {
            calling: Party::new(title(ends.source), own),
            called: Party::new(title(ends.destination), asked),
            message: sccp::UDT,
            transaction: BEGIN,
            own: next_tsn().to_be_bytes().to_vec(),
            other: vec![0, 1, 2, 3],
            invoke: 1,
            ..Self::of(SCCP)
        }
    }

    /// What carries messages of that user of MTP3 (Q.704 §14.2.1).
    pub(crate) fn of(service: u8) -> Self {
        Self {
            service,
            stream: 1,
            label: POINT_CODES,
            network: NATIONAL,
            protocol: ppid::M3UA,
            ..Self::default()
        }
    }

    /// What the test gives of it, where it is known.
    pub(crate) fn take_all(
        &mut self,
        protocol: &str,
        fields: &[&Given],
        known: &[&[&'static str]],
    ) -> Result<(), Unposed> {
        for given in fields {
            if !known.iter().any(|names| names.contains(&given.field)) {
                let known = known.iter().flat_map(|names| names.iter().copied());
                return Err(unknown(protocol, given, known));
            }
            given.values.iter().try_for_each(|value| self.take(given, value))?;
        }
        Ok(())
    }

    fn take(&mut self, given: &Given, value: &str) -> Result<(), Unposed> {
        let number = || value.parse::<u8>().map_err(|_| refused(given, value));
        let long = || value.parse::<u32>().map_err(|_| refused(given, value));
        match given.field {
            "sctp.data_sid" => self.stream = number()?.into(),
            "sctp.data_tsn_raw" => self.tsn = Some(long()?),
            "sctp.data_payload_proto_id" => self.protocol = number()?.into(),
            "sccp.message_type" => self.message = number()?,
            "sccp.class" => self.class = Some(number()?),
            "m3ua.protocol_data_si" => self.service = number()?,
            "m3ua.info_string" => self.info = Some(value.to_owned()),
            "tcap.message" => self.transaction = number()?.into(),
            "tcap.otid" => self.own = octets(value).ok_or_else(|| refused(given, value))?,
            "tcap.dtid" => self.other = octets(value).ok_or_else(|| refused(given, value))?,
            "gsm_old.invokeID" => self.invoke = number()?,
            "gsm_old.linkedID" => self.linked = Some(number()?),
            "tcap.components" => self.is_empty = number()? == 0,
            "gsm_old.returnResultLast_element" => self.is_result = true,
            "mtp3.opc" | "m3ua.protocol_data_opc" => self.label[0] = long()?,
            "mtp3.dpc" | "m3ua.protocol_data_dpc" => self.label[1] = long()?,
            "m3ua.protocol_data_ni" => self.network = number()?,
            "m3ua.network_appearance" => self.tagged.push((0x200, long()?)),
            "m3ua.routing_context" => self.tagged.push((6, long()?)),
            "sccp.unknown_parameter_type" => self.unknown = Some(number()?),
            "gsm_old.globalValue" => self.is_global = true,
            "tcap.application_context_name" => {
                let name = octets(value).unwrap_or_default();
                let [.., context, version] = name.as_slice() else {
                    return Err(refused(given, value));
                };
                self.context = Some([*context, *version]);
            }
            field => {
                let end = match field.split('.').nth(1) {
                    Some("calling") => &mut self.calling,
                    _ => &mut self.called,
                };
                match field.rsplit('.').next() {
                    Some("digits") => value.clone_into(&mut end.digits),
                    Some("ssn") => end.ssn = number()?,
                    Some("tt") => end.translation = number()?,
                    Some("np") => end.plan = number()?,
                    Some("nai") => end.nature = number()?,
                    Some("ri") => end.routing = number()?,
                    Some("gti") => end.indicator = number()?,
                    Some("ssni") => end.has_subsystem = number()? != 0,
                    _ => return Err(refused(given, value)),
                }
            }
        }
        Ok(())
    }

    /// A dialogue in a message of SCCP.
    fn unitdata(&self, components: &[Vec<u8>]) -> Vec<u8> {
        let dialogue =
            self.context.map(|[context, version]| tcap::dialogue_request(context, version));
        let dialogue = dialogue.unwrap_or_default();
        let components = if self.is_empty { &[] } else { components };
        let transaction = match self.transaction {
            BEGIN => tcap::begin(&self.own, &dialogue, components),
            CONTINUE => tcap::continue_(&self.own, &self.other, components),
            END => tcap::end(&self.other, &[], components),
            UNIDIRECTIONAL => tcap::tlv(UNIDIRECTIONAL, &tcap::tlv(0x6c, &components.concat())),
            ansi => tcap::tlv(ansi, &[]),
        };
        let (called, calling) = (self.called.octets(), self.calling.octets());
        let mut octets = match (self.message, self.unknown) {
            (sccp::CONNECTION_REQUEST, _) => sccp::connection_request(1, &called),
            (RETURNED, _) => sccp::udts(1, &called, &calling, &transaction),
            (_, Some(name)) => sccp::xudt(&called, &calling, &transaction, &[(name, &[1])]),
            (EXTENDED, None) => sccp::xudt(&called, &calling, &transaction, &[]),
            _ => sccp::udt(&called, &calling, &transaction),
        };
        let place = if self.message == sccp::CONNECTION_REQUEST { 4 } else { 1 };
        if let (sccp::UDT | EXTENDED | sccp::CONNECTION_REQUEST, Some(class), Some(octet)) =
            (self.message, self.class, octets.get_mut(place))
        {
            *octet = class;
        }
        octets
    }

    /// The frame that carries a message of a user of MTP3.
    pub(crate) fn frame(&self, octets: &[u8]) -> Frame {
        let tsn = self.tsn.unwrap_or_else(next_tsn);
        let chunk = data(tsn, self.protocol, &self.routed(octets)).stream(self.stream, 1);
        frame().sctp(&sctp(TAG).ports(M3UA, M3UA).data(&chunk))
    }

    fn routed(&self, octets: &[u8]) -> Vec<u8> {
        let mut value = self.label.map(u32::to_be_bytes).concat();
        value.extend([self.service, self.network, 0, 5]);
        value.extend(octets);
        let message = self.tagged.iter().fold(sigtran::m3ua(1, 1), |message, (tag, number)| {
            message.parameter(*tag, &number.to_be_bytes())
        });
        let message = message.parameter(0x210, &value);
        match &self.info {
            Some(info) => message.parameter(4, info.as_bytes()).octets(),
            None => message.octets(),
        }
    }
}

pub(crate) fn realm(party: &PartyRow) -> String {
    let name = party.realms.first().map(|name| String::from_utf8_lossy(&name.text).into_owned());
    name.unwrap_or_else(|| "example.invalid".to_owned())
}

/// The first title of a party, made whole.
pub(crate) fn title(party: &PartyRow) -> String {
    let prefix = party.titles.first().map(ToString::to_string).unwrap_or_default();
    format!("{prefix:0<11}")
}

/// How an operation usually goes: its context, the sender's subsystem and the one that serves it (TS 29.002 §17.3,
/// TS 23.003 §8).
struct Usual {
    context: Option<[u8; 2]>,
    subsystems: (u8, u8),
}

/// From the table that the rules of `validate` are written from.
fn usual(operation: u8) -> Usual {
    let wanted = operation.to_string();
    let row = OPERATIONS.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let row = row.into_iter().find(|row| row.first() == Some(&wanted.as_str())).unwrap_or_default();
    let cell = |place: usize| row.get(place).copied().unwrap_or_default();
    let context = cell(2).split_whitespace().next_back().and_then(|name| {
        let (context, version) = name.split_once('.')?;
        Some([context.parse().ok()?, version.parse().ok()?])
    });
    let ssn = |place, other| {
        let first = cell(place).split_whitespace().next();
        first.and_then(|text| text.parse().ok()).unwrap_or(other)
    };
    Usual { context, subsystems: (ssn(4, 7), ssn(5, 6)) }
}

const OPERATIONS: &str = include_str!("../../../rules/validate/map.csv");

/// What tests can say of a component.
pub(crate) const FIELDS: &[&str] = &[
    "e212.imsi",
    "e164.msisdn",
    "map.msisdn",
    "gsm_map.msisdn",
    "gsm_map.ch.msisdn",
    "gsm_map.sm.msisdn",
    "gsm_map.ms.msisdn",
    "map.msc",
    "map.vlr",
    "map.sgsn",
    "map.hlr",
    "map.smsc",
    "map.gateway",
    "map.node",
    "map.forwarded_to",
    "gsm_sms.tp-oa",
    "gsm_sms.tp-pid",
    "gsm_sms.tp-dcs",
    "gsm_sms.tp-mti",
    "gsm_sms.ie_identifier",
    "gsm_sms.dis_field_addr.num_type",
    "map.extension_len",
    "sms.contradictory",
];

/// So many octets of what a vendor adds (TS 29.002 §17.7.11).
fn extension(octets: usize) -> Vec<u8> {
    if octets == 0 {
        return Vec::new();
    }
    let own = [tcap::tlv(6, &[0x2b, 6, 1, 4, 1]), tcap::tlv(4, &vec![0; octets])];
    tcap::tlv(0x30, &tcap::tlv(0xa0, &tcap::tlv(0x30, &own.concat())))
}

/// Operations that name a telephone number or nobody, not a subscriber.
const SPEAKS_OF_A_NUMBER: &[u8] = &[
    5, 62, 65, 83, 10, 11, 12, 13, 14, 17, 19, 22, 37, 38, 44, 45, 46, 47, 48, 49, 58, 59, 60, 61,
    63, 64,
];

/// Values of an operation's argument, as octets.
#[derive(Debug, Default)]
struct Parts {
    imsi: Option<Vec<u8>>,
    msisdn: Option<Vec<u8>>,
    switch: Option<Vec<u8>>,
    register: Option<Vec<u8>>,
    centre: Option<Vec<u8>>,
    gateway: Option<Vec<u8>>,
    node: Option<Vec<u8>>,
    forwarded_to: Option<Vec<u8>>,
    text: Text,
    /// Octets of what a vendor adds to an Update Location.
    extension: usize,
}

impl Parts {
    fn take(&mut self, field: &str, value: &str) {
        let number = Some([&[0x91], tbcd(value).as_slice()].concat());
        match field {
            "e212.imsi" => self.imsi = Some(tbcd(value)),
            "map.msc" => self.switch = number,
            "map.vlr" | "map.sgsn" | "map.hlr" => self.register = number,
            "map.smsc" => self.centre = number,
            "map.node" => self.node = number,
            "map.gateway" => self.gateway = number,
            "map.forwarded_to" => self.forwarded_to = number,
            "map.extension_len" => self.extension = value.parse().unwrap_or(0),
            field if field.starts_with("gsm_sms.") || field.starts_with("sms.") => {
                self.text.take(field, value);
            }
            _ => self.msisdn = number,
        }
    }

    /// The answer as the operation has it, where tests ask it.
    fn result(&self, operation: u8, argument: Vec<u8>) -> Vec<u8> {
        if operation == 2 {
            return self
                .register
                .as_ref()
                .map_or(argument, |number| tcap::tlv(0x30, &tcap::tlv(4, number)));
        }
        let (45, Some(imsi), Some(node)) = (operation, &self.imsi, &self.node) else {
            return argument;
        };
        tcap::tlv(0x30, &[tcap::tlv(4, imsi), tcap::tlv(0xa0, &tcap::tlv(0x81, node))].concat())
    }

    /// What the operation must name and the test does not: a subscriber of rules/demo, and nodes of the sender.
    fn whole(mut self, operation: u8, node: &str) -> Self {
        let number = || Some([&[0x91], tbcd(node).as_slice()].concat());
        let is_of_number = operation == 7 && self.msisdn.is_some();
        if !SPEAKS_OF_A_NUMBER.contains(&operation) && !is_of_number {
            self.imsi = self.imsi.or_else(|| Some(tbcd("001010123456789")));
        }
        if [2, 4].contains(&operation) {
            self.switch = self.switch.or_else(number);
        }
        if [2, 23].contains(&operation) {
            self.register = self.register.or_else(number);
        }
        if [24, 71].contains(&operation) {
            self.gateway = self.gateway.or_else(number);
        }
        if operation == 58 {
            self.msisdn = self.msisdn.or_else(number);
        }
        self
    }

    /// The argument as the operation has it (TS 29.002 §17.7).
    fn parameter(&self, operation: u8) -> Vec<u8> {
        let tlv = |tag: u32, octets: &Option<Vec<u8>>| match octets {
            Some(octets) => tcap::tlv(tag, octets),
            None => Vec::new(),
        };
        let content = match operation {
            2 => [tlv(4, &self.imsi), tlv(0x81, &self.switch), tlv(4, &self.register)].concat(),
            23 => {
                let address = tcap::tlv(4, &[4, 192, 0, 2, 1]);
                [tlv(4, &self.imsi), tlv(4, &self.register), address].concat()
            }
            4 => [tlv(0x80, &self.imsi), tlv(0x81, &self.switch)].concat(),
            15 => [tlv(4, &self.imsi), tcap::tlv(10, &[0])].concat(),
            17 => return tcap::tlv(4, &[0x21]),
            18 => return tcap::tlv(10, &[0]),
            24 => [tlv(0x80, &self.imsi), tlv(0x82, &self.gateway)].concat(),
            56 => [tlv(0x80, &self.imsi), tcap::tlv(2, &[3])].concat(),
            57 => tlv(4, &self.imsi),
            48 => return tlv(4, &self.imsi),
            58 => return tlv(4, &self.msisdn),
            66 => [tlv(0x80, &self.imsi), tcap::tlv(10, &[0])].concat(),
            69 => {
                let cell = tcap::tlv(0x80, &[1, 2, 3, 4, 5, 6, 7]);
                return tcap::tlv(0xa3, &[cell, tcap::tlv(0x81, &[0x91, 0x21])].concat());
            }
            70 => [tlv(0x80, &self.imsi), tcap::tlv(0xa2, &tcap::tlv(0x80, &[]))].concat(),
            37 => tlv(4, &self.register),
            3 | 67 => return tcap::tlv(0xa3, &tlv(4, &self.imsi)),
            10 => [tcap::tlv(4, &[0x21]), tlv(0x84, &self.forwarded_to)].concat(),
            7 => {
                let control = self.gateway.as_deref().map(service_control).unwrap_or_default();
                [tlv(0x80, &self.imsi), tlv(0x81, &self.msisdn), control].concat()
            }
            47 => {
                let number = self.centre.as_ref().or(self.msisdn.as_ref()).cloned();
                [tlv(4, &self.msisdn), tlv(4, &number), tcap::tlv(10, &[0])].concat()
            }
            46 => {
                let text = tcap::tlv(4, &sms::submit(1, "88317012345", b"text"));
                [tlv(0x84, &self.centre), tlv(0x82, &self.msisdn), text].concat()
            }
            44 => [tlv(0x80, &self.imsi), tlv(0x84, &self.centre), self.text.octets()].concat(),
            45 => [tlv(0x80, &self.msisdn), tcap::tlv(0x81, &[0xff]), tlv(0x82, &self.centre)]
                .concat(),
            71 => {
                let subscriber = match &self.msisdn {
                    Some(number) => tcap::tlv(0x81, number),
                    None => tlv(0x80, &self.imsi),
                };
                let wanted = tcap::tlv(0xa1, &tcap::tlv(0x80, &[]));
                [tcap::tlv(0xa0, &subscriber), wanted, tlv(0x83, &self.gateway)].concat()
            }
            49 | 64 => {
                [tlv(4, &self.msisdn), tlv(4, &self.centre.clone().or_else(|| self.msisdn.clone()))]
                    .concat()
            }
            22 => tlv(0x80, &self.msisdn),
            _ => [tlv(0x80, &self.imsi), tlv(0x81, &self.msisdn)].concat(),
        };
        tcap::tlv(0x30, &[content, extension(self.extension)].concat())
    }
}

/// Calls of a subscriber are controlled from that node (TS 29.002 §17.7.1, O-CSI).
fn service_control(node: &[u8]) -> Vec<u8> {
    let key = [tcap::tlv(10, &[2]), tcap::tlv(2, &[1]), tcap::tlv(0x80, node)].concat();
    let point = tcap::tlv(0x30, &[key, tcap::tlv(0x81, &[0])].concat());
    let calls = [tcap::tlv(0x30, &point), tcap::tlv(0x80, &[2])].concat();
    tcap::tlv(0xad, &tcap::tlv(0xa0, &calls))
}
