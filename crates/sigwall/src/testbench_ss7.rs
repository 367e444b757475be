//! Messages of policy tests that stand in SCTP: Diameter, and MAP with all that carries it.

use craft::diameter::{self, S6A, TGPP};
use craft::sctp::{data, ppid, sctp};
use craft::{Frame, frame, sccp, sigtran, tbcd, tcap};
use policy::Given;
use ruletable::PartyRow;

use crate::testbench::{Unposed, refused, unknown};

const M2UA: u16 = 2904;
const M3UA: u16 = 2905;
const SUA: u16 = 14001;
const DIAMETER: u16 = 3868;
/// A vendor that nobody knows.
const UNKNOWN_VENDOR: u32 = 9999;
const TAG: u32 = 0x5157_0001;
const TSN: u32 = 1000;
const POINT_CODES: [u32; 2] = [700, 701];
const NATIONAL: u8 = 2;
const SCCP: u8 = 3;

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
    let mut around = Around {
        calling: Party::new(title(ends.source), own),
        called: Party::new(title(ends.destination), asked),
        class: 0,
        message: sccp::UDT,
        transaction: BEGIN,
        service: SCCP,
        stream: 1,
        label: POINT_CODES,
        network: NATIONAL,
        protocol: ppid::M3UA,
        context,
        ..Around::default()
    };
    for given in fields {
        for value in &given.values {
            if FIELDS.contains(&given.field) {
                parts.take(given.field, value);
            } else {
                around.take(given, value)?;
            }
        }
    }
    let parameter = parts.parameter(operation);
    let component = match (around.is_result, around.is_global) {
        (true, _) => tcap::return_result(1, operation, &parameter),
        (false, true) => {
            tcap::tlv(0xa1, &[&[2, 1, 1, 6, 1, operation], parameter.as_slice()].concat())
        }
        (false, false) => tcap::invoke(1, operation, &parameter),
    };
    let (stream, protocol) = (around.stream, around.protocol);
    let chunk = data(TSN, protocol, &around.octets(&[component])).stream(stream, 1);
    Ok(frame().sctp(&sctp(TAG).ports(M3UA, M3UA).data(&chunk)))
}

/// Unitdata Service (Q.713 §4.11).
const RETURNED: u8 = 10;
const BEGIN: u32 = 0x62;
const UNIDIRECTIONAL: u32 = 0x61;

/// All that carries a component.
#[derive(Debug, Default)]
struct Around {
    calling: Party,
    called: Party,
    class: u8,
    message: u8,
    transaction: u32,
    context: Option<[u8; 2]>,
    service: u8,
    stream: u16,
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
    fn take(&mut self, given: &Given, value: &str) -> Result<(), Unposed> {
        let number = || value.parse::<u8>().map_err(|_| refused(given, value));
        let long = || value.parse::<u32>().map_err(|_| refused(given, value));
        match given.field {
            "sctp.data_sid" => self.stream = number()?.into(),
            "sctp.data_payload_proto_id" => self.protocol = number()?.into(),
            "sccp.message_type" => self.message = number()?,
            "sccp.class" => self.class = number()?,
            "m3ua.protocol_data_si" => self.service = number()?,
            "m3ua.info_string" => self.info = Some(value.to_owned()),
            "tcap.message" => self.transaction = number()?.into(),
            "gsm_old.returnResultLast_element" => self.is_result = true,
            "mtp3.opc" | "m3ua.protocol_data_opc" => self.label[0] = long()?,
            "mtp3.dpc" | "m3ua.protocol_data_dpc" => self.label[1] = long()?,
            "m3ua.protocol_data_ni" => self.network = number()?,
            "m3ua.network_appearance" => self.tagged.push((0x200, long()?)),
            "m3ua.routing_context" => self.tagged.push((6, long()?)),
            "sccp.unknown_parameter" => self.unknown = Some(number()?),
            "gsm_old.globalValue" => self.is_global = true,
            "tcap.application_context_name" => {
                let [.., context, version] = value.as_bytes() else {
                    return Err(refused(given, value));
                };
                self.context = Some([*context, *version]);
            }
            field => {
                let end = match field.split('.').nth(1) {
                    Some("calling") => &mut self.calling,
                    Some("called") => &mut self.called,
                    _ => return Err(unknown("gsm_map", given, known())),
                };
                match field.rsplit('.').next() {
                    Some("digits") => value.clone_into(&mut end.digits),
                    Some("ssn") => end.ssn = number()?,
                    Some("tt") => end.translation = number()?,
                    Some("np") => end.plan = number()?,
                    Some("nai") => end.nature = number()?,
                    Some("ri") => end.routing = number()?,
                    Some("gti") => end.has_title = number()? != 0,
                    Some("ssni") => end.has_subsystem = number()? != 0,
                    _ => return Err(unknown("gsm_map", given, known())),
                }
            }
        }
        Ok(())
    }

    fn octets(&self, components: &[Vec<u8>]) -> Vec<u8> {
        let dialogue =
            self.context.map(|[context, version]| tcap::dialogue_request(context, version));
        let dialogue = dialogue.unwrap_or_default();
        let transaction = match self.transaction {
            BEGIN => tcap::begin(&[0, 1, 2, 3], &dialogue, components),
            UNIDIRECTIONAL => tcap::tlv(UNIDIRECTIONAL, &tcap::tlv(0x6c, &components.concat())),
            ansi => tcap::tlv(ansi, &[]),
        };
        let (called, calling) = (self.called.octets(), self.calling.octets());
        let mut octets = match (self.message, self.unknown) {
            (sccp::CONNECTION_REQUEST, _) => sccp::connection_request(1, &called),
            (RETURNED, _) => sccp::udts(1, &called, &calling, &transaction),
            (_, Some(name)) => sccp::xudt(&called, &calling, &transaction, &[(name, &[1])]),
            _ => sccp::udt(&called, &calling, &transaction),
        };
        if let (sccp::UDT, None, Some(class)) = (self.message, self.unknown, octets.get_mut(1)) {
            *class = self.class;
        }
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

/// One end of Unitdata (Q.713 §3.4).
#[derive(Debug, Default)]
struct Party {
    digits: String,
    ssn: u8,
    translation: u8,
    plan: u8,
    nature: u8,
    routing: u8,
    has_title: bool,
    has_subsystem: bool,
}

impl Party {
    fn new(digits: String, ssn: u8) -> Self {
        let usual =
            Self { plan: 1, nature: 4, has_title: true, has_subsystem: true, ..Self::default() };
        Self { digits, ssn, ..usual }
    }

    fn octets(&self) -> Vec<u8> {
        if !self.has_title {
            return vec![0x42, self.ssn];
        }
        let indicator = self.routing << 6 | 0x10 | u8::from(self.has_subsystem) << 1;
        let scheme = self.plan << 4 | if self.digits.len() % 2 == 1 { 1 } else { 2 };
        let ssn = [self.ssn];
        let ssn = if self.has_subsystem { ssn.as_slice() } else { &[] };
        let rest = [self.translation, scheme, self.nature];
        [&[indicator], ssn, &rest, &craft::signals(&self.digits)].concat()
    }
}

/// A message of M3UA with parameters that the test gives.
pub(crate) fn m3ua(kind: u32, fields: &[&Given]) -> Result<Frame, Unposed> {
    let octet = |shift: u32| u8::try_from(kind >> shift & 0xff).unwrap_or(0);
    let mut message = sigtran::m3ua(octet(8), octet(0));
    for given in fields {
        let value = given.values.first().map_or("", String::as_str);
        let number = value.parse::<u32>().map_err(|_| refused(given, value))?;
        let [_, high, middle, low] = number.to_be_bytes();
        message = match given.field {
            "m3ua.affected_point_code_mask" => message.parameter(18, &[low, 0, 2, 0xbc]),
            "m3ua.affected_point_code_pc" => message.parameter(18, &[0, high, middle, low]),
            "m3ua.traffic_mode_type" => message.parameter(11, &number.to_be_bytes()),
            "m3ua.parameter_length" => {
                message.parameter(9, &vec![0x41; usize::from(low) | usize::from(middle) << 8])
            }
            _ => return Err(unknown("m3ua", given, M3UA_FIELDS.iter().copied())),
        };
    }
    Ok(in_m3ua(&message.octets()))
}

const M3UA_FIELDS: &[&str] = &[
    "m3ua.affected_point_code_mask",
    "m3ua.affected_point_code_pc",
    "m3ua.traffic_mode_type",
    "m3ua.parameter_length",
];

/// A message of ISUP on circuit 1, as long as the shortest ones are.
pub(crate) fn isup(kind: u32) -> Frame {
    let kind = u8::try_from(kind).unwrap_or(u8::MAX);
    let mut octets = vec![1, 0, kind];
    octets.extend(match kind {
        INITIAL_ADDRESS => vec![0, 0, 0, 10, 0, 2, 0, 4, 0x81, 0x10, 0x51, 0x05],
        _ => vec![1, 0, 0],
    });
    let [opc, dpc] = POINT_CODES;
    in_m3ua(&sigtran::m3ua_data(opc, dpc, ISUP, &octets).octets())
}

const ISUP: u8 = 5;
const INITIAL_ADDRESS: u8 = 1;

/// An operation of CAMEL in its dialogue (TS 29.078 §6.1).
pub(crate) fn camel(operation: u32, ends: Ends<'_>, fields: &[&Given]) -> Result<Frame, Unposed> {
    let operation = u8::try_from(operation).unwrap_or(u8::MAX);
    let mut argument = tcap::tlv(0x80, &[9]);
    for given in fields {
        let value = given.values.first().map_or("", String::as_str);
        if given.field != "e212.imsi" {
            return Err(unknown("camel", given, ["e212.imsi"].into_iter()));
        }
        argument.extend([0x9f, 0x32, 8]);
        argument.extend(tbcd(value));
    }
    let component = tcap::invoke(1, operation, &tcap::tlv(0x30, &argument));
    let transaction =
        tcap::begin(&[1], &tcap::dialogue_request_of(&[4, 0, 0, 1, 23, 3, 4]), &[component]);
    let (called, calling) = (title(ends.destination), title(ends.source));
    let octets =
        sccp::udt(&sccp::party(&called, CAMEL), &sccp::party(&calling, CAMEL), &transaction);
    let [opc, dpc] = POINT_CODES;
    Ok(in_m3ua(&sigtran::m3ua_data(opc, dpc, SCCP, &octets).octets()))
}

/// Subsystem of CAMEL (TS 23.003 §8).
const CAMEL: u8 = 146;

/// Management of SCCP between nodes (Q.713 §5).
pub(crate) fn managed(fields: &[&Given]) -> Result<Frame, Unposed> {
    let (mut kind, mut node) = (1_u8, 700_u16);
    for given in fields {
        let value = given.values.first().map_or("", String::as_str);
        match given.field {
            "sccpmg.message_type" => kind = value.parse().map_err(|_| refused(given, value))?,
            "sccpmg.pc" => node = value.parse().map_err(|_| refused(given, value))?,
            "sccp.segmentation.first" => return Ok(segment()),
            _ => {
                return Err(unknown(
                    "sccp",
                    given,
                    ["sccpmg.message_type", "sccpmg.pc"].into_iter(),
                ));
            }
        }
    }
    let [low, high] = node.to_le_bytes();
    let octets = sccp::udt(&[0x42, 1], &sccp::party_by_code(700, 1), &[kind, 6, low, high, 0]);
    let [opc, dpc] = POINT_CODES;
    Ok(in_m3ua(&sigtran::m3ua_data(opc, dpc, SCCP, &octets).octets()))
}

/// The first of two segments.
fn segment() -> Frame {
    let party = |digits| sccp::party(digits, 6);
    let segmentation = sccp::segmentation(true, 1, 7);
    let optional: &[(u8, &[u8])] = &[(0x10, &segmentation)];
    let octets = sccp::xudt(&party("15550000001"), &party("88317000001"), &[0x62, 9], optional);
    let [opc, dpc] = POINT_CODES;
    in_m3ua(&sigtran::m3ua_data(opc, dpc, SCCP, &octets).octets())
}

/// Connectionless data of SUA that begin a dialogue.
pub(crate) fn sua(ends: Ends<'_>, fields: &[&Given]) -> Result<Frame, Unposed> {
    let mut source = sigtran::sua_address(&title(ends.source), 7);
    for given in fields {
        let value = given.values.first().map_or("", String::as_str);
        if given.field != "sua.source.ipv4_address" {
            return Err(unknown("sua", given, ["sua.source.ipv4_address"].into_iter()));
        }
        let address = value.parse::<std::net::Ipv4Addr>().map_err(|_| refused(given, value))?;
        let ssn = sigtran::parameter(0x8003, &[0, 0, 0, 7]);
        let address = sigtran::parameter(0x8004, &address.octets());
        source = [[0, 2, 0, 5].as_slice(), &address, &ssn].concat();
    }
    let destination = sigtran::sua_address(&title(ends.destination), 6);
    let octets = sigtran::sua_cldt(&source, &destination, &tcap::begin(&[1], &[], &[])).octets();
    Ok(frame().sctp(&sctp(TAG).ports(SUA, SUA).data(&data(TSN, ppid::SUA, &octets))))
}

/// A chunk of SCTP that carries no user message.
pub(crate) fn chunk(kind: u32, fields: &[&Given]) -> Result<Frame, Unposed> {
    let kind = u8::try_from(kind).unwrap_or(u8::MAX);
    let mut parameters: Vec<(u16, Vec<u8>)> = Vec::new();
    let (mut tag, mut octets) = (1_u32, 8_usize);
    for given in fields {
        for value in &given.values {
            let wrong = || refused(given, value);
            match given.field {
                "sctp.parameter_ipv4_address" => {
                    let address = value.parse::<std::net::Ipv4Addr>().map_err(|_| wrong())?;
                    parameters.push((5, address.octets().to_vec()));
                }
                "sctp.parameter_type" => {
                    parameters.push((value.parse().map_err(|_| wrong())?, b"name\0".to_vec()));
                }
                "sctp.address_count" => {
                    let count = value.parse().map_err(|_| wrong())?;
                    parameters.extend(std::iter::repeat_n((5, vec![192, 0, 2, 1]), count));
                }
                "sctp.init_initiate_tag" => tag = value.parse().map_err(|_| wrong())?,
                "sctp.chunk_length" => octets = value.parse().map_err(|_| wrong())?,
                _ => return Err(unknown("sctp", given, CHUNK_FIELDS.iter().copied())),
            }
        }
    }
    let parameters: Vec<(u16, &[u8])> =
        parameters.iter().map(|(kind, octets)| (*kind, octets.as_slice())).collect();
    Ok(frame().sctp(&match kind {
        1 | 2 => {
            sctp(if kind == 1 { 0 } else { TAG }).ports(M3UA, M3UA).init(kind, tag, &parameters)
        }
        4 | 5 => sctp(TAG).chunk(kind, 0, &craft::sctp::parameter(1, &vec![0x41; octets])),
        193 => sctp(TAG).chunk(
            kind,
            0,
            &[[0, 0, 0, 1].as_slice(), &craft::sctp::parameter(5, &[192, 0, 2, 1])].concat(),
        ),
        130 => sctp(TAG).chunk(
            kind,
            0,
            &craft::sctp::parameter(13, &[0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1]),
        ),
        _ => sctp(TAG).chunk(kind, 0, &[0, 0, 0, 1]),
    }))
}

const CHUNK_FIELDS: &[&str] = &[
    "sctp.parameter_ipv4_address",
    "sctp.parameter_type",
    "sctp.address_count",
    "sctp.init_initiate_tag",
    "sctp.chunk_length",
];

/// Data of M2UA.
pub(crate) fn m2ua() -> Frame {
    let party = sccp::party("15550000001", 6);
    let unitdata = sccp::udt(&party, &party, &tcap::begin(&[1], &[], &[]));
    let octets = sigtran::m2ua_data(&sigtran::mtp3(1, 2, SCCP, &unitdata)).octets();
    frame().sctp(&sctp(TAG).ports(M2UA, M2UA).data(&data(TSN, ppid::M2UA, &octets)))
}

fn in_m3ua(octets: &[u8]) -> Frame {
    frame().sctp(&sctp(TAG).ports(M3UA, M3UA).data(&data(TSN, ppid::M3UA, octets)))
}

/// A request, or an answer where the test says so, between hosts of both parties.
pub(crate) fn diameter(command: u32, ends: Ends<'_>, fields: &[&Given]) -> Result<Frame, Unposed> {
    let first = |name: &str| {
        let given = fields.iter().find(|given| given.field == name)?;
        given.values.first().map(String::as_str)
    };
    let application = first("diameter.applicationId").and_then(|text| text.parse().ok());
    let application = application.unwrap_or(S6A);
    let is_answer = first("diameter.flags.request") == Some("0");
    let message = if is_answer {
        diameter::answer(command, application)
    } else {
        diameter::request(command, application)
    };
    let realm = |party: &PartyRow| realm(party);
    let origin = first("diameter.Origin-Realm").map_or_else(|| realm(ends.source), str::to_owned);
    let host =
        first("diameter.Origin-Host").map_or_else(|| format!("node.{origin}"), str::to_owned);
    let target =
        first("diameter.Destination-Realm").map_or_else(|| realm(ends.destination), str::to_owned);
    let mut message = message.from(&host, &origin);
    if !is_answer && application != 0 {
        message = message.text(283, 0, &target);
    }
    for given in fields {
        for value in &given.values {
            message = avp(message, given, value)?;
        }
    }
    let octets = message.octets();
    let chunk = data(TSN, ppid::DIAMETER, &octets);
    Ok(frame().sctp(&sctp(TAG).ports(DIAMETER, DIAMETER).data(&chunk)))
}

fn avp(
    message: diameter::Message,
    given: &Given,
    value: &str,
) -> Result<diameter::Message, Unposed> {
    let word = || value.parse().map_err(|_| refused(given, value));
    Ok(match given.field {
        "diameter.applicationId"
        | "diameter.flags.request"
        | "diameter.Origin-Host"
        | "diameter.Origin-Realm"
        | "diameter.Destination-Realm" => message,
        "e212.imsi" => message.text(1, 0, value),
        "diameter.visited_plmn" => {
            let octets = network(value).ok_or_else(|| refused(given, value))?;
            message.avp(1407, TGPP, &octets)
        }
        "diameter.Session-Id" => message.text(263, 0, value),
        "diameter.Destination-Host" => message.text(293, 0, value),
        "diameter.Route-Record" => message.text(282, 0, value),
        "diameter.flags.error" => message.flags(0xe0),
        "diameter.misfiled" => message.word(word()?, 0, 1),
        "diameter.avp_count" => (0..word()?).fold(message, |message, _| {
            message.raw(&diameter::avp_with((9, UNKNOWN_VENDOR), 0x80, 13, b"x"))
        }),
        "diameter.DRMP" => message.word(301, 0, word()?),
        "diameter.RAT-Type" => message.word(1032, TGPP, word()?),
        "diameter.sms_number" => message.avp(1645, TGPP, &tbcd(value)),
        "diameter.Monitoring-Event-Configuration" => {
            message.group(3122, TGPP, &[diameter::avp(3124, TGPP, &[0, 0, 0, 1])])
        }
        "diameter.Host-IP-Address.IPv4" => {
            let address = value.parse::<std::net::Ipv4Addr>().map_err(|_| refused(given, value))?;
            message.avp(257, 0, &[&[0, 1], address.octets().as_slice()].concat())
        }
        "diameter.Redirect-Host" => message.text(292, 0, value),
        "diameter.Auth-Application-Id" => message.word(258, 0, word()?),
        "diameter.Result-Code" => message.word(268, 0, word()?),
        "diameter.OC-Reduction-Percentage" => {
            let inner = diameter::avp(627, 0, &word()?.to_be_bytes());
            message.group(623, 0, &[inner])
        }
        "diameter.Inband-Security-Id" => message.word(299, 0, word()?),
        "diameter.Number-Of-Requested-Vectors" => {
            let inner = diameter::avp(1410, TGPP, &word()?.to_be_bytes());
            message.group(1408, TGPP, &[inner])
        }
        _ => return Err(unknown("diameter", given, AVPS.iter().copied())),
    })
}

/// Digits of a network as three octets (TS 29.272 §7.3.9).
fn network(digits: &str) -> Option<[u8; 3]> {
    let (country, network) = digits.split_at_checked(3)?;
    Some(craft::plmn(&format!("{country}-{network}")))
}

fn realm(party: &PartyRow) -> String {
    let name = party.realms.first().map(|name| String::from_utf8_lossy(&name.text).into_owned());
    name.unwrap_or_else(|| "example.invalid".to_owned())
}

/// The first title of a party, made whole.
fn title(party: &PartyRow) -> String {
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
const FIELDS: &[&str] = &[
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
    "map.forwarded_to",
];

const AVPS: &[&str] = &[
    "e212.imsi",
    "diameter.applicationId",
    "diameter.flags.request",
    "diameter.Origin-Host",
    "diameter.Origin-Realm",
    "diameter.Destination-Realm",
    "diameter.Destination-Host",
    "diameter.visited_plmn",
    "diameter.Session-Id",
    "diameter.Route-Record",
    "diameter.Redirect-Host",
    "diameter.Auth-Application-Id",
    "diameter.Result-Code",
    "diameter.flags.error",
    "diameter.misfiled",
    "diameter.avp_count",
    "diameter.DRMP",
    "diameter.RAT-Type",
    "diameter.sms_number",
    "diameter.Monitoring-Event-Configuration",
    "diameter.Host-IP-Address.IPv4",
    "diameter.Inband-Security-Id",
    "diameter.Number-Of-Requested-Vectors",
];

fn known() -> impl Iterator<Item = &'static str> {
    let around = [
        "sccp.called.digits",
        "sccp.called.ssn",
        "sccp.called.tt",
        "sccp.called.np",
        "sccp.called.nai",
        "sccp.called.ri",
        "sccp.called.gti",
        "sccp.called.ssni",
        "sccp.unknown_parameter",
        "mtp3.opc",
        "mtp3.dpc",
        "m3ua.protocol_data_ni",
        "m3ua.network_appearance",
        "m3ua.routing_context",
        "sccp.class",
        "sccp.message_type",
        "sctp.data_sid",
        "sctp.data_payload_proto_id",
        "m3ua.protocol_data_si",
        "m3ua.info_string",
        "tcap.message",
        "tcap.application_context_name",
        "gsm_old.globalValue",
        "gsm_old.returnResultLast_element",
        "and the same of sccp.calling",
    ];
    FIELDS.iter().copied().chain(around)
}

/// Values of an operation's argument, as octets.
#[derive(Debug, Default)]
struct Parts {
    imsi: Option<Vec<u8>>,
    msisdn: Option<Vec<u8>>,
    switch: Option<Vec<u8>>,
    register: Option<Vec<u8>>,
    centre: Option<Vec<u8>>,
    gateway: Option<Vec<u8>>,
    forwarded_to: Option<Vec<u8>>,
}

impl Parts {
    fn take(&mut self, field: &str, value: &str) {
        let number = Some([&[0x91], tbcd(value).as_slice()].concat());
        match field {
            "e212.imsi" => self.imsi = Some(tbcd(value)),
            "map.msc" => self.switch = number,
            "map.vlr" | "map.sgsn" | "map.hlr" => self.register = number,
            "map.smsc" => self.centre = number,
            "map.gateway" => self.gateway = number,
            "map.forwarded_to" => self.forwarded_to = number,
            _ => self.msisdn = number,
        }
    }

    /// The argument as the operation has it (TS 29.002 §17.7).
    fn parameter(&self, operation: u8) -> Vec<u8> {
        let tlv = |tag: u32, octets: &Option<Vec<u8>>| match octets {
            Some(octets) => tcap::tlv(tag, octets),
            None => Vec::new(),
        };
        let content = match operation {
            2 => [tlv(4, &self.imsi), tlv(0x81, &self.switch), tlv(4, &self.register)].concat(),
            23 => [tlv(4, &self.imsi), tlv(4, &self.register)].concat(),
            37 => tlv(4, &self.register),
            3 => return tcap::tlv(0xa3, &tlv(4, &self.imsi)),
            10 => [tcap::tlv(4, &[0x21]), tlv(0x84, &self.forwarded_to)].concat(),
            7 => {
                let point = |node: &Vec<u8>| {
                    let key =
                        [tcap::tlv(10, &[2]), tcap::tlv(2, &[1]), tcap::tlv(0x80, node)].concat();
                    let list = [key, tcap::tlv(0x81, &[0])].concat();
                    let list = tcap::tlv(0x30, &tcap::tlv(0x30, &list));
                    let calls = [list, tcap::tlv(0x80, &[2])].concat();
                    tcap::tlv(0xad, &tcap::tlv(0xa0, &calls))
                };
                let control = self.gateway.as_ref().map(point).unwrap_or_default();
                [tlv(0x80, &self.imsi), tlv(0x81, &self.msisdn), control].concat()
            }
            47 => {
                let number = self.centre.as_ref().or(self.msisdn.as_ref()).cloned();
                [tlv(4, &self.msisdn), tlv(4, &number), tcap::tlv(10, &[0])].concat()
            }
            46 => {
                [tlv(0x84, &self.centre), tlv(0x82, &self.msisdn), tcap::tlv(4, &[1, 0])].concat()
            }
            44 => [tlv(0x80, &self.imsi), tlv(0x84, &self.centre)].concat(),
            45 => [tlv(0x80, &self.msisdn), tcap::tlv(0x81, &[0xff]), tlv(0x82, &self.centre)]
                .concat(),
            71 => {
                let subscriber = [tlv(0x80, &self.imsi), tlv(0x81, &self.msisdn)].concat();
                let wanted = tcap::tlv(0xa1, &tcap::tlv(0x80, &[]));
                [tcap::tlv(0xa0, &subscriber), wanted, tlv(0x83, &self.gateway)].concat()
            }
            22 => tlv(0x80, &self.msisdn),
            _ => [tlv(0x80, &self.imsi), tlv(0x81, &self.msisdn)].concat(),
        };
        tcap::tlv(0x30, &content)
    }
}
