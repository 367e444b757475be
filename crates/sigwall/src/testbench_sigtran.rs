//! What policy tests send over SCTP beside MAP: chunks, M3UA, SUA, management of SCCP, ISUP, CAMEL.

use craft::sctp::{data, ppid, sctp};
use craft::{Frame, frame, isup, sccp, sigtran, tbcd, tcap};
use policy::Given;

use crate::testbench::{Unposed, octets, refused, unknown};
use crate::testbench_carriers::LABEL_FIELDS;
use crate::testbench_ss7::{Around, Ends, M3UA, SCCP, TAG, next_tsn, title};

/// A subscriber of rules/demo.
const SUBSCRIBER: &str = "001010123456789";
const SUA: u16 = 14001;

/// A message of M3UA with parameters that the test gives; Payload data carry Unitdata where it says something of those.
pub(crate) fn m3ua(kind: u32, ends: Ends<'_>, fields: &[&Given]) -> Result<Frame, Unposed> {
    if kind == PAYLOAD_DATA && fields.iter().any(|given| !M3UA_FIELDS.contains(&given.field)) {
        return crate::testbench_ss7::sccp(sccp::UDT.into(), ends, fields);
    }
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

/// Class and type of Payload data (RFC 4666 §3.1.2).
const PAYLOAD_DATA: u32 = 0x0101;

pub(crate) const M3UA_FIELDS: &[&str] = &[
    "m3ua.affected_point_code_mask",
    "m3ua.affected_point_code_pc",
    "m3ua.traffic_mode_type",
    "m3ua.parameter_length",
];

/// A message of ISUP on circuit 1 unless the test gives another, as long as the shortest ones are.
pub(crate) fn isup(kind: u32, fields: &[&Given]) -> Result<Frame, Unposed> {
    let kind = u8::try_from(kind).unwrap_or(u8::MAX);
    let is_call = kind == INITIAL_ADDRESS;
    let own = if is_call { CALL_FIELDS } else { CIRCUIT_FIELDS };
    let (call, below): (Vec<&Given>, Vec<&Given>) =
        fields.iter().partition(|given| own.contains(&given.field));
    let mut around = Around::of(ISUP);
    around.take_all("isup", &below, &[own, LABEL_FIELDS])?;
    let first = |name: &str| {
        let given = call.iter().find(|given| given.field == name)?;
        given.values.first().map(|value| (*given, value))
    };
    let circuit = match first("isup.cic") {
        Some((given, value)) => value.parse().map_err(|_| refused(given, value))?,
        None => 1_u16,
    };
    let digits = |name: &str| first(name).map(|(_, value)| value.as_str());
    let octets = if is_call {
        let number = |(name, field)| Some((name, isup::number(digits(field)?)));
        let numbers: Vec<_> = NUMBERS.iter().copied().filter_map(number).collect();
        let optional: Vec<(u8, &[u8])> =
            numbers.iter().map(|(name, number)| (*name, number.as_slice())).collect();
        isup::initial_address(circuit, digits("isup.called").unwrap_or("15550123"), &optional)
    } else {
        isup::least(circuit, kind)
    };
    Ok(around.frame(&octets))
}

const ISUP: u8 = 5;
const INITIAL_ADDRESS: u8 = 1;
/// Names of numbers among optional parameters (Q.763 table 5).
const NUMBERS: &[(u8, &str)] = &[(0x0a, "isup.calling"), (0x0b, "isup.redirecting")];

const CIRCUIT_FIELDS: &[&str] = &["isup.cic"];
pub(crate) const CALL_FIELDS: &[&str] =
    &["isup.cic", "isup.called", "isup.calling", "isup.redirecting"];

/// An operation of CAMEL in its dialogue (TS 29.078 §6.1), which it begins unless the test says otherwise.
pub(crate) fn camel(operation: u32, ends: Ends<'_>, fields: &[&Given]) -> Result<Frame, Unposed> {
    let operation = u8::try_from(operation).unwrap_or(u8::MAX);
    let mut argument = tcap::tlv(0x80, &[9]);
    let (own, around) = split("camel", fields, CAMEL_FIELDS)?;
    let (mut goes_on, mut from, mut to) = (false, vec![1], vec![1]);
    for given in own {
        let value = given.values.first().map_or("", String::as_str);
        let transaction = || octets(value).ok_or_else(|| refused(given, value));
        match given.field {
            "tcap.message" => goes_on = value == CONTINUE,
            "tcap.otid" => from = transaction()?,
            "tcap.dtid" => to = transaction()?,
            _ => {
                argument.extend([0x9f, 0x32, 8]);
                argument.extend(tbcd(value));
            }
        }
    }
    let argument = match operation {
        // Where a call goes that service control begins (TS 29.078 §6.1, InitiateCallAttempt).
        INITIATE_CALL_ATTEMPT => tcap::tlv(0xa0, &tcap::tlv(4, &[0x04, 0x10, 0x21])),
        REQUEST_REPORT => {
            let event = [tcap::tlv(0x80, &[9]), tcap::tlv(0x81, &[0])].concat();
            tcap::tlv(0xa0, &tcap::tlv(0x30, &event))
        }
        _ => argument,
    };
    let argument = match operation {
        // Octets of their own.
        CHARGING_REPORT => tcap::tlv(4, &[0x30, 0]),
        _ => tcap::tlv(0x30, &argument),
    };
    let component = tcap::invoke(1, operation, &argument);
    let transaction = if goes_on {
        tcap::continue_(&from, &to, &[component])
    } else {
        tcap::begin(&from, &tcap::dialogue_request_of(&[4, 0, 0, 1, 23, 3, 4]), &[component])
    };
    let (called, calling) = (title(ends.destination), title(ends.source));
    let octets =
        sccp::udt(&sccp::party(&called, CAMEL), &sccp::party(&calling, CAMEL), &transaction);
    Ok(around.frame(&octets))
}

/// What a test says of a message, and what carries that with what it says of the label below.
fn split<'g>(
    protocol: &str,
    fields: &[&'g Given],
    own: &'static [&'static str],
) -> Result<(Vec<&'g Given>, Around), Unposed> {
    let (own_fields, below): (Vec<&Given>, Vec<&Given>) =
        fields.iter().partition(|given| own.contains(&given.field));
    let mut around = Around::of(SCCP);
    around.take_all(protocol, &below, &[own, LABEL_FIELDS])?;
    Ok((own_fields, around))
}

pub(crate) const CAMEL_FIELDS: &[&str] = &["e212.imsi", "tcap.message", "tcap.otid", "tcap.dtid"];
pub(crate) const MANAGED_FIELDS: &[&str] = &["sccpmg.pc"];
pub(crate) const SUA_FIELDS: &[&str] = &["sua.source.ipv4_address"];

/// Subsystem of CAMEL (TS 23.003 §8).
const CAMEL: u8 = 146;
const REQUEST_REPORT: u8 = 23;
const INITIATE_CALL_ATTEMPT: u8 = 32;
const CHARGING_REPORT: u8 = 36;
/// What goes on, as tests say it.
const CONTINUE: &str = "101";

/// Management of SCCP between nodes (Q.713 §5).
pub(crate) fn managed(kind: u32, fields: &[&Given]) -> Result<Frame, Unposed> {
    let kind = u8::try_from(kind).unwrap_or(u8::MAX);
    let mut node = 700_u16;
    let (own, around) = split("sccpmg", fields, MANAGED_FIELDS)?;
    for given in own {
        let value = given.values.first().map_or("", String::as_str);
        node = value.parse().map_err(|_| refused(given, value))?;
    }
    let [low, high] = node.to_le_bytes();
    let octets = sccp::udt(&[0x42, 1], &sccp::party_by_code(700, 1), &[kind, 6, low, high, 0]);
    Ok(around.frame(&octets))
}

/// Connectionless data of SUA that begin a dialogue; of another message its header alone.
pub(crate) fn sua(kind: u32, ends: Ends<'_>, fields: &[&Given]) -> Result<Frame, Unposed> {
    let packet = |octets: &[u8]| {
        frame().sctp(&sctp(TAG).ports(SUA, SUA).data(&data(next_tsn(), ppid::SUA, octets)))
    };
    if kind != CONNECTIONLESS_DATA {
        return match fields.first() {
            Some(given) => Err(unknown("sua", given, std::iter::empty())),
            None => Ok(packet(&header(kind))),
        };
    }
    let mut source = sigtran::sua_address(&title(ends.source), 7);
    for given in fields {
        let value = given.values.first().map_or("", String::as_str);
        if !SUA_FIELDS.contains(&given.field) {
            return Err(unknown("sua", given, SUA_FIELDS.iter().copied()));
        }
        let address = value.parse::<std::net::Ipv4Addr>().map_err(|_| refused(given, value))?;
        let ssn = sigtran::parameter(0x8003, &[0, 0, 0, 7]);
        let address = sigtran::parameter(0x8004, &address.octets());
        source = [[0, 2, 0, 5].as_slice(), &address, &ssn].concat();
    }
    let destination = sigtran::sua_address(&title(ends.destination), 6);
    let location = tcap::invoke(1, 2, &tcap::tlv(0x30, &tcap::tlv(4, &tbcd(SUBSCRIBER))));
    let begin = tcap::begin(&[1], &tcap::dialogue_request(1, 3), &[location]);
    Ok(packet(&sigtran::sua_cldt(&source, &destination, &begin).octets()))
}

/// Class and type of connectionless data (RFC 3868 §3.1.2).
const CONNECTIONLESS_DATA: u32 = 0x0701;

/// A message of an adaptation layer without parameters, by class and type.
pub(crate) fn header(kind: u32) -> Vec<u8> {
    let octet = |shift: u32| u8::try_from(kind >> shift & 0xff).unwrap_or(0);
    sigtran::m3ua(octet(8), octet(0)).octets()
}

/// A chunk of SCTP that carries no user message.
pub(crate) fn chunk(kind: u32, fields: &[&Given]) -> Result<Frame, Unposed> {
    let kind = u8::try_from(kind).unwrap_or(u8::MAX);
    let mut parameters: Vec<(u16, Vec<u8>)> = Vec::new();
    let (mut tag, mut to, mut ports, mut octets) = (TAG, TAG, (M3UA, M3UA), 8_usize);
    let (mut initial, mut acknowledged) = (1_u32, None);
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
                "sctp.port" => {
                    let port = value.parse().map_err(|_| wrong())?;
                    ports = (port, port);
                }
                "sctp.srcport" => ports.0 = value.parse().map_err(|_| wrong())?,
                "sctp.init_initial_tsn" => initial = value.parse().map_err(|_| wrong())?,
                "sctp.sack_cumulative_tsn_ack_raw" => {
                    acknowledged = Some(value.parse().map_err(|_| wrong())?);
                }
                "sctp.verification_tag" => to = value.parse().map_err(|_| wrong())?,
                "sctp.supported_chunk_type" => {
                    parameters.push((0x8008, vec![value.parse().map_err(|_| wrong())?]));
                }
                "sctp.chunk_length" => octets = value.parse().map_err(|_| wrong())?,
                _ => return Err(unknown("sctp", given, CHUNK_FIELDS.iter().copied())),
            }
        }
    }
    let parameters: Vec<(u16, &[u8])> =
        parameters.iter().map(|(kind, octets)| (*kind, octets.as_slice())).collect();
    let packet = match kind {
        1 | 2 => {
            let to = if kind == 1 { 0 } else { to };
            sctp(to).init_counting(initial).init(kind, tag, &parameters)
        }
        3 if let Some(tsn) = acknowledged => sctp(to).sack(tsn, &[], &[]),
        4 | 5 => sctp(to).chunk(kind, 0, &craft::sctp::parameter(1, &vec![0x41; octets])),
        193 => {
            let address = craft::sctp::parameter(5, &[192, 0, 2, 1]);
            sctp(TAG).chunk(kind, 0, &[[0, 0, 0, 1].as_slice(), &address].concat())
        }
        130 => sctp(TAG).chunk(kind, 0, &craft::sctp::parameter(13, &[0, 0, 0, 1].repeat(3))),
        6 | 8 | 11 | 14 => sctp(to).chunk(kind, 0, &[]),
        _ => sctp(to).chunk(kind, 0, &next_tsn().to_be_bytes()),
    };
    Ok(frame().sctp(&packet.ports(ports.0, ports.1)))
}

pub(crate) const CHUNK_FIELDS: &[&str] = &[
    "sctp.parameter_ipv4_address",
    "sctp.parameter_type",
    "sctp.address_count",
    "sctp.init_initiate_tag",
    "sctp.port",
    "sctp.srcport",
    "sctp.init_initial_tsn",
    "sctp.sack_cumulative_tsn_ack_raw",
    "sctp.verification_tag",
    "sctp.supported_chunk_type",
    "sctp.chunk_length",
];

fn in_m3ua(octets: &[u8]) -> Frame {
    frame().sctp(&sctp(TAG).ports(M3UA, M3UA).data(&data(next_tsn(), ppid::M3UA, octets)))
}
