//! Messages of MTP3 and of its management for policy tests, over M2UA (RFC 3331); links of M2PA (RFC 4165).

use craft::sctp::{data, ppid, sctp};
use craft::{Frame, frame, sccp, sigtran, tcap};
use policy::Given;

use crate::testbench::{Unposed, refused, unknown};
use crate::testbench_sigtran::header;
use crate::testbench_ss7::{POINT_CODES, SCCP, TAG, next_tsn};

const M2UA: u16 = 2904;
const M2PA: u16 = 3565;
/// Class and type of Data (RFC 3331 §3.1.1).
const DATA: u32 = 0x0601;
/// Users of MTP3 (Q.704 §14.2.1).
const MANAGEMENT: u8 = 0;
const ISUP: u8 = 5;

/// What tests can say of them.
pub(crate) const FIELDS: &[&str] = &["mtp3.opc", "mtp3.dpc"];

/// Data of M2UA with Unitdata; of another message its header alone.
pub(crate) fn m2ua(kind: u32, fields: &[&Given]) -> Result<Frame, Unposed> {
    match fields.first() {
        Some(given) => Err(unknown("m2ua", given, std::iter::empty())),
        None if kind == DATA => Ok(labelled(POINT_CODES, SCCP, &unitdata())),
        None => Ok(packet(&header(kind))),
    }
}

/// A link's state, or user data with the test of a link (Q.707 §5.4) unless the test says otherwise.
pub(crate) fn m2pa(kind: u32, fields: &[&Given]) -> Result<Frame, Unposed> {
    let kind = u8::try_from(kind).unwrap_or(u8::MAX);
    let [own, other] = POINT_CODES;
    let test = sigtran::mtp3(own, other, TESTS, &[0x11, 0x20, 1, 2]);
    let mut content = if kind == USER_DATA { [&[0], test.as_slice()].concat() } else { vec![0; 4] };
    let mut numbers = [0_u32; 2];
    for given in fields {
        let value = given.values.first().map_or("", String::as_str);
        let number = value.parse::<u32>().map_err(|_| refused(given, value))?;
        match given.field {
            "m2pa.bsn" => numbers[0] = number,
            "m2pa.fsn" => numbers[1] = number,
            "m2pa.status" if kind != USER_DATA => content = number.to_be_bytes().to_vec(),
            _ => return Err(unknown("m2pa", given, LINK_FIELDS.iter().copied())),
        }
    }
    let [bsn, fsn] = numbers;
    let chunk = data(next_tsn(), ppid::M2PA, &sigtran::m2pa(kind, bsn, fsn, &content));
    Ok(frame().sctp(&sctp(TAG).ports(M2PA, M2PA).data(&chunk)))
}

/// What tests can say of a link.
pub(crate) const LINK_FIELDS: &[&str] = &["m2pa.bsn", "m2pa.fsn", "m2pa.status"];
const USER_DATA: u8 = 1;
/// Service indicator of the tests of a link (Q.704 §14.2.1).
const TESTS: u8 = 1;

/// A message of the user with that service indicator.
pub(crate) fn user(service: u32, fields: &[&Given]) -> Result<Frame, Unposed> {
    let service = u8::try_from(service).unwrap_or(u8::MAX);
    let octets = match service {
        SCCP => unitdata(),
        // Release complete on circuit 1 (Q.763 §4).
        ISUP => vec![1, 0, 16, 0],
        _ => vec![0; 4],
    };
    Ok(labelled(label("mtp3", fields)?, service, &octets))
}

/// A message of management by both its headings, about the point code 700.
pub(crate) fn managed(kind: u32, fields: &[&Given]) -> Result<Frame, Unposed> {
    let kind = u8::try_from(kind).unwrap_or(u8::MAX);
    let [own, _] = POINT_CODES;
    let [_, _, high, low] = own.to_be_bytes();
    Ok(labelled(label("mtp3mg", fields)?, MANAGEMENT, &[kind, low, high, 0, 0]))
}

fn label(protocol: &str, fields: &[&Given]) -> Result<[u32; 2], Unposed> {
    let [mut own, mut other] = POINT_CODES;
    for given in fields {
        let value = given.values.first().map_or("", String::as_str);
        let code = value.parse::<u32>().map_err(|_| refused(given, value))?;
        match given.field {
            "mtp3.opc" => own = code,
            "mtp3.dpc" => other = code,
            _ => return Err(unknown(protocol, given, FIELDS.iter().copied())),
        }
    }
    Ok([own, other])
}

fn unitdata() -> Vec<u8> {
    let party = sccp::party("15550000001", 6);
    sccp::udt(&party, &party, &tcap::begin(&[1], &[], &[]))
}

fn labelled([own, other]: [u32; 2], service: u8, octets: &[u8]) -> Frame {
    packet(&sigtran::m2ua_data(&sigtran::mtp3(own, other, service, octets)).octets())
}

fn packet(octets: &[u8]) -> Frame {
    frame().sctp(&sctp(TAG).ports(M2UA, M2UA).data(&data(next_tsn(), ppid::M2UA, octets)))
}
