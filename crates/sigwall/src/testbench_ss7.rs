//! Messages of policy tests that stand in SCTP: Diameter, and MAP with all that carries it.

use craft::diameter::{self, S6A, TGPP};
use craft::sctp::{data, ppid, sctp};
use craft::{Frame, frame, sccp, sigtran, tbcd, tcap};
use policy::Given;
use ruletable::PartyRow;

use crate::testbench::{Unposed, refused, unknown};

const M2UA: u16 = 2904;
const M3UA: u16 = 2905;
const DIAMETER: u16 = 3868;
const TAG: u32 = 0x5157_0001;
const TSN: u32 = 1000;
const POINT_CODES: (u32, u32) = (700, 701);
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
    let (own, asked) = subsystems(operation);
    let mut parts = Parts::default();
    let mut around = Around {
        calling: Party::new(title(ends.source), own),
        called: Party::new(title(ends.destination), asked),
        class: 0,
        message: sccp::UDT,
        transaction: BEGIN,
        service: SCCP,
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
    Ok(in_m3ua(&around.octets(&[component])))
}

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
    info: Option<String>,
    is_result: bool,
    is_global: bool,
}

impl Around {
    fn take(&mut self, given: &Given, value: &str) -> Result<(), Unposed> {
        let number = || value.parse::<u8>().map_err(|_| refused(given, value));
        match given.field {
            "sccp.message_type" => self.message = number()?,
            "sccp.class" => self.class = number()?,
            "m3ua.protocol_data_si" => self.service = number()?,
            "m3ua.info_string" => self.info = Some(value.to_owned()),
            "tcap.message" => self.transaction = number()?.into(),
            "gsm_old.returnResultLast_element" => self.is_result = true,
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
        let mut octets = if self.message == sccp::CONNECTION_REQUEST {
            sccp::connection_request(1, &self.called.octets())
        } else {
            sccp::udt(&self.called.octets(), &self.calling.octets(), &transaction)
        };
        if let (sccp::UDT, Some(class)) = (self.message, octets.get_mut(1)) {
            *class = self.class;
        }
        let (opc, dpc) = POINT_CODES;
        let message = sigtran::m3ua_data(opc, dpc, self.service, &octets);
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
}

impl Party {
    fn new(digits: String, ssn: u8) -> Self {
        Self { digits, ssn, translation: 0, plan: 1, nature: 4, routing: 0, has_title: true }
    }

    fn octets(&self) -> Vec<u8> {
        if !self.has_title {
            return vec![0x42, self.ssn];
        }
        let indicator = self.routing << 6 | 0x12;
        let scheme = self.plan << 4 | if self.digits.len() % 2 == 1 { 1 } else { 2 };
        let head = [indicator, self.ssn, self.translation, scheme, self.nature];
        [head.as_slice(), &craft::signals(&self.digits)].concat()
    }
}

/// A message of M3UA with point codes that it is about, where the test gives a mask.
pub(crate) fn m3ua(kind: u32, fields: &[&Given]) -> Result<Frame, Unposed> {
    let octet = |shift: u32| u8::try_from(kind >> shift & 0xff).unwrap_or(0);
    let mut message = sigtran::m3ua(octet(8), octet(0));
    for given in fields {
        let value = given.values.first().map_or("", String::as_str);
        let mask = value.parse::<u8>().map_err(|_| refused(given, value))?;
        if given.field != "m3ua.affected_point_code_mask" {
            return Err(unknown("m3ua", given, ["m3ua.affected_point_code_mask"].into_iter()));
        }
        message = message.parameter(18, &[mask, 0, 2, 0xbc]);
    }
    Ok(in_m3ua(&message.octets()))
}

/// Data of M2UA.
pub(crate) fn m2ua() -> Frame {
    let octets = sigtran::m2ua_data(&sigtran::mtp3(1, 2, SCCP, &[9])).octets();
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

/// Subsystem of the sender, and the one that serves the operation (TS 23.003 §8).
fn subsystems(operation: u8) -> (u8, u8) {
    match operation {
        3 | 4 | 7 | 8 | 70 => (6, 7),
        44 | 46 => (8, 8),
        71 => (147, 6),
        22 | 45 | 47 => (8, 6),
        _ => (7, 6),
    }
}

/// What tests can say of a component.
const FIELDS: &[&str] = &[
    "e212.imsi",
    "e164.msisdn",
    "map.msisdn",
    "gsm_map.msisdn",
    "gsm_map.ch.msisdn",
    "gsm_map.sm.msisdn",
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
        "sccp.class",
        "sccp.message_type",
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
