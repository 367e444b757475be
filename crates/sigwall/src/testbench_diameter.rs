//! Requests and answers of Diameter for policy tests.

use craft::diameter::{self, S6A, TGPP};
use craft::sctp::{data, ppid, sctp};
use craft::{Frame, frame, tbcd};
use policy::Given;
use ruletable::PartyRow;

use crate::testbench::{Unposed, refused, unknown};
use crate::testbench_ss7::{Ends, TAG, next_tsn, realm};

const DIAMETER: u16 = 3868;
/// A vendor that nobody knows.
const UNKNOWN_VENDOR: u32 = 9999;

/// A request, or an answer where the test says so, between hosts of both parties.
pub(crate) fn diameter(
    (command, line): (u32, u32),
    ends: Ends<'_>,
    fields: &[&Given],
) -> Result<Frame, Unposed> {
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
    // Requests of different cases are different requests, unless the test says which number they have.
    let number = first("diameter.hopbyhopid").and_then(|text| text.parse().ok()).unwrap_or(line);
    let mut message = message.numbers(number, number).from(&host, &origin);
    if !is_answer && application != 0 {
        message = message.text(283, 0, &target);
    }
    for given in fields {
        for value in &given.values {
            message = avp(message, given, value)?;
        }
    }
    let octets = message.octets();
    let chunk = data(next_tsn(), ppid::DIAMETER, &octets);
    Ok(frame().sctp(&sctp(TAG).ports(DIAMETER, DIAMETER).data(&chunk)))
}

fn avp(
    message: diameter::Message,
    given: &Given,
    value: &str,
) -> Result<diameter::Message, Unposed> {
    let word = || value.parse::<u32>().map_err(|_| refused(given, value));
    if let Some((_, code)) = TEXTS.iter().find(|(name, _)| *name == given.field) {
        return Ok(message.text(*code, 0, value));
    }
    Ok(match given.field {
        "diameter.hopbyhopid"
        | "diameter.applicationId"
        | "diameter.flags.request"
        | "diameter.Origin-Host"
        | "diameter.Origin-Realm"
        | "diameter.Destination-Realm" => message,
        "diameter.visited_plmn" => {
            let octets = network(value).ok_or_else(|| refused(given, value))?;
            message.avp(1407, TGPP, &octets)
        }
        "diameter.IMEI" => {
            message.group(1401, TGPP, &[diameter::avp(1402, TGPP, value.as_bytes())])
        }
        "diameter.flags.error" => message.flags(0xe0),
        "diameter.flags.T" => message.flags(0x50),
        "diameter.avp_longest" => message.raw(&filling(word()?)),
        "diameter.Experimental-Result-Code" => {
            message.group(297, 0, &[diameter::avp(298, 0, &word()?.to_be_bytes())])
        }
        "diameter.misfiled" => message.word(word()?, 0, 1),
        "diameter.avp_count" => (0..word()?).fold(message, |message, _| {
            message.raw(&diameter::avp_with((9, UNKNOWN_VENDOR), 0x80, 13, b"x"))
        }),
        "diameter.DRMP" => message.word(301, 0, word()?),
        "diameter.RAT-Type" => message.word(1032, TGPP, word()?),
        "gsm_sms.tp-oa" => message.avp(3301, TGPP, &craft::sms::deliver(value, b"text")),
        "e164.msisdn" => message.avp(701, TGPP, &tbcd(value)),
        "diameter.user_id" => message.avp(1444, TGPP, value.as_bytes()),
        "diameter.sms_number" => message.avp(1645, TGPP, &tbcd(value)),
        "diameter.Monitoring-Event-Configuration" => {
            message.group(3122, TGPP, &[diameter::avp(3124, TGPP, &[0, 0, 0, 1])])
        }
        "diameter.Host-IP-Address.IPv4" => {
            let address = value.parse::<std::net::Ipv4Addr>().map_err(|_| refused(given, value))?;
            message.avp(257, 0, &[&[0, 1], address.octets().as_slice()].concat())
        }
        "diameter.MIP-Home-Agent-Address.IPv4" => {
            let address = value.parse::<std::net::Ipv4Addr>().map_err(|_| refused(given, value))?;
            let octets = [&[0, 1], address.octets().as_slice()].concat();
            message.group(486, 0, &[diameter::avp(334, 0, &octets)])
        }
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

/// AVPs of text and their codes.
const TEXTS: &[(&str, u32)] = &[
    ("e212.imsi", 1),
    ("diameter.User-Name", 1),
    ("diameter.Session-Id", 263),
    ("diameter.Route-Record", 282),
    ("diameter.Redirect-Host", 292),
    ("diameter.Destination-Host", 293),
];

/// An AVP of nobody's with so many octets.
fn filling(len: u32) -> Vec<u8> {
    let octets = vec![b'x'; usize::try_from(len).unwrap_or(0)];
    diameter::avp_with((9, UNKNOWN_VENDOR), 0x80, len.saturating_add(12), &octets)
}

/// Digits of a network as three octets (TS 29.272 §7.3.9).
fn network(digits: &str) -> Option<[u8; 3]> {
    let (country, network) = digits.split_at_checked(3)?;
    Some(craft::plmn(&format!("{country}-{network}")))
}

/// What tests can say of a message.
pub(crate) const AVPS: &[&str] = &[
    "diameter.IMEI",
    "diameter.hopbyhopid",
    "e212.imsi",
    "diameter.applicationId",
    "diameter.flags.request",
    "diameter.flags.T",
    "diameter.User-Name",
    "diameter.avp_longest",
    "diameter.Experimental-Result-Code",
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
    "e164.msisdn",
    "gsm_sms.tp-oa",
    "diameter.user_id",
    "diameter.Monitoring-Event-Configuration",
    "diameter.Host-IP-Address.IPv4",
    "diameter.MIP-Home-Agent-Address.IPv4",
    "diameter.Inband-Security-Id",
    "diameter.Number-Of-Requested-Vectors",
    "diameter.OC-Reduction-Percentage",
];
