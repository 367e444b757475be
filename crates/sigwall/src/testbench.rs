//! Messages of policy tests as frames: what a test says is crafted, between addresses that the policy declares.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use craft::{Frame, frame, gtpv0, gtpv1, gtpv2};
use policy::{Case, Given, Origin, Send};
use ruletable::{Direction, PartyRow, RuleTable};

use crate::testbench_mandatory::{MANDATORY_1, MANDATORY_2, NO_FIELD};
use crate::{
    testbench_diameter as diameter, testbench_icmp as icmp, testbench_mtp3 as mtp3,
    testbench_user as user,
};
use crate::{testbench_sigtran as sigtran, testbench_ss7 as ss7};

/// A frame of a test and the way it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Posed {
    /// The frame.
    pub(crate) octets: Vec<u8>,
    /// The port it comes in by.
    pub(crate) direction: Direction,
    /// The link it comes in by.
    pub(crate) link: String,
}

/// Why a test cannot be posed.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Unposed {
    #[error("a frame of a capture is not crafted")]
    Capture,
    #[error("messages of {protocol} cannot be crafted: send a frame of a capture")]
    Protocol { protocol: String },
    #[error("{party} declares no address")]
    NoAddress { party: String },
    #[error("{field} cannot be crafted in {protocol}; these can: {}", known.join(", "))]
    Field { protocol: String, field: String, known: Vec<&'static str> },
    #[error("{field} cannot be {value}")]
    Value { field: String, value: String },
    #[error("{field} has no place in that operation")]
    Lost { field: String },
}

pub(crate) type Step<M> = fn(M, &str) -> Option<M>;
pub(crate) type Steps<M> = &'static [(&'static str, Step<M>)];

const CONTROL: u16 = 2123;
const USER: u16 = 2152;
const VERSION_0: u16 = 3386;
const SESSIONS: u16 = 8805;
const SGW_CONTROL: u8 = 6;
/// An address for documentation that no policy should declare (RFC 5737).
const STRANGER: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 66);

/// The frame that a case of a test sends.
pub(crate) fn pose(case: &Case, table: &RuleTable) -> Result<Posed, Unposed> {
    let Send::Message { protocol, kind, fields } = &case.send else { return Err(Unposed::Capture) };
    let (source, destination) = ends(case, table)?;
    let (outer, inner): (Vec<&Given>, Vec<&Given>) =
        fields.iter().partition(|given| OUTER.iter().any(|(name, _)| *name == given.field));
    // Requests of different cases are different requests.
    let line = u32::try_from(case.location.line).unwrap_or(0);
    let frame = match *protocol {
        "gsm_map" => ss7::map(*kind, rows(case, table)?, &inner)?,
        "diameter" => diameter::diameter((*kind, line), rows(case, table)?, &inner)?,
        "m3ua" => sigtran::m3ua(*kind, rows(case, table)?, &inner)?,
        "m2ua" => mtp3::m2ua(*kind, &inner)?,
        "m2pa" => mtp3::m2pa(*kind, &inner)?,
        "mtp3" => mtp3::user(*kind, &inner)?,
        "mtp3mg" => mtp3::managed(*kind, &inner)?,
        "sua" => sigtran::sua(*kind, rows(case, table)?, &inner)?,
        "sccpmg" => sigtran::managed(*kind, &inner)?,
        "sccp" => ss7::sccp(*kind, rows(case, table)?, &inner)?,
        "isup" => sigtran::isup(*kind, &inner)?,
        "camel" => sigtran::camel(*kind, rows(case, table)?, &inner)?,
        "sctp" => sigtran::chunk(*kind, &inner)?,
        "icmp" | "icmpv6" => icmp::message(protocol, *kind, (source, destination), &inner)?,
        _ => datagram(protocol, (*kind, line), source, &inner)?,
    };
    let port = if *protocol == "gtpu" { USER } else { CONTROL };
    let outer = applied("packet", Outer { frame, source, destination, port }, OUTER, &outer)?;
    let direction = match case.from {
        Some(Origin::Home) => Direction::Outward,
        Some(Origin::Partner(_) | Origin::Stranger) | None => Direction::Inward,
    };
    let octets = outer.frame.ip(outer.source, outer.destination).octets();
    Ok(Posed { octets, direction, link: link(case, table) })
}

fn datagram(
    protocol: &str,
    (kind, line): (u32, u32),
    source: IpAddr,
    fields: &[&Given],
) -> Result<Frame, Unposed> {
    let kind = u8::try_from(kind).unwrap_or(u8::MAX);
    let (octets, port) = match protocol {
        "gtpv2" => (version_2((kind, line), source, fields)?, CONTROL),
        "gtp" => (version_1((kind, line), source, fields)?, CONTROL),
        "gtpv0" => {
            (applied("gtpv0", gtpv0::message(kind), VERSION_0_FIELDS, fields)?.octets(), VERSION_0)
        }
        "gtpu" => (user::user(kind, fields)?, USER),
        "pfcp" | "gtpprime" if let Some(given) = fields.first() => {
            return Err(unknown(protocol, given, std::iter::empty()));
        }
        // Headers alone: TS 29.244 §7.2.2 with a session, TS 32.295 §6.1.1 of six octets.
        "pfcp" => (vec![0x21, kind, 0, 12, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0], SESSIONS),
        "gtpprime" => (vec![0x4e, kind, 0, 0, 0, 1], VERSION_0),
        _ => return Err(Unposed::Protocol { protocol: protocol.to_owned() }),
    };
    Ok(frame().udp(port, port).payload(&octets))
}

/// The link that the test names, else that of its partner.
pub(crate) fn link(case: &Case, table: &RuleTable) -> String {
    let named = match &case.from {
        Some(Origin::Partner(name)) => Some(name.as_str()),
        Some(Origin::Home) => case.to.as_deref(),
        Some(Origin::Stranger) | None => None,
    };
    let is_meant = |row: &&PartyRow| named.is_none_or(|name| row.name == name);
    let partner = table.partners().iter().find(is_meant);
    let own = partner.and_then(|row| row.links.iter().find(|link| *link != "*"));
    case.link.as_ref().or(own).map_or_else(|| "test".to_owned(), Clone::clone)
}

/// The parties at both ends; a stranger has nothing of his own.
fn rows<'t>(case: &Case, table: &'t RuleTable) -> Result<ss7::Ends<'t>, Unposed> {
    let partner = |name: Option<&str>| {
        let row = table.partners().iter().find(|row| name.is_none_or(|name| row.name == name));
        row.ok_or_else(|| Unposed::NoAddress { party: "a partner".to_owned() })
    };
    let home = table.home();
    Ok(match &case.from {
        Some(Origin::Home) => ss7::Ends { source: home, destination: partner(case.to.as_deref())? },
        Some(Origin::Partner(name)) => {
            ss7::Ends { source: partner(Some(name))?, destination: home }
        }
        Some(Origin::Stranger) | None => ss7::Ends { source: home, destination: home },
    })
}

/// Source and destination; both of the same family.
fn ends(case: &Case, table: &RuleTable) -> Result<(IpAddr, IpAddr), Unposed> {
    let partner = |name: Option<&str>| {
        let row = table.partners().iter().find(|row| name.is_none_or(|name| row.name == name));
        row.and_then(address)
            .ok_or_else(|| Unposed::NoAddress { party: format!("partner {}", name.unwrap_or("")) })
    };
    let home =
        || address(table.home()).ok_or_else(|| Unposed::NoAddress { party: "home".to_owned() });
    match &case.from {
        Some(Origin::Home) => Ok((home()?, partner(case.to.as_deref())?)),
        Some(Origin::Partner(name)) => Ok((partner(Some(name))?, home()?)),
        Some(Origin::Stranger) | None => Ok((STRANGER.into(), home()?)),
    }
}

/// The first host of a party's first network, IPv4 if it has one.
fn address(row: &PartyRow) -> Option<IpAddr> {
    let is_v4 = |network: &&(IpAddr, u8)| network.0.is_ipv4();
    let (network, len) = row.networks.iter().find(is_v4).or_else(|| row.networks.first())?;
    Some(match network {
        IpAddr::V4(network) if *len < 31 => Ipv4Addr::from_bits(network.to_bits() | 1).into(),
        IpAddr::V6(network) if *len < 127 => Ipv6Addr::from_bits(network.to_bits() | 1).into(),
        IpAddr::V4(_) | IpAddr::V6(_) => *network,
    })
}

/// Every value of every field, in the order of the test.
pub(crate) fn applied<M>(
    protocol: &str,
    mut message: M,
    steps: Steps<M>,
    fields: &[&Given],
) -> Result<M, Unposed> {
    for given in fields {
        let step = steps.iter().find(|(name, _)| *name == given.field);
        let (_, step) =
            step.ok_or_else(|| unknown(protocol, given, steps.iter().map(|(name, _)| *name)))?;
        for value in &given.values {
            message = step(message, value).ok_or_else(|| refused(given, value))?;
        }
    }
    Ok(message)
}

pub(crate) fn unknown(
    protocol: &str,
    given: &Given,
    known: impl Iterator<Item = &'static str>,
) -> Unposed {
    let known = known.chain(OUTER.iter().map(|(name, _)| *name)).collect();
    Unposed::Field { protocol: protocol.to_owned(), field: given.field.to_owned(), known }
}

pub(crate) fn refused(given: &Given, value: &str) -> Unposed {
    Unposed::Value { field: given.field.to_owned(), value: value.to_owned() }
}

/// Parts of a tunnel endpoint are given by several fields: the first values make the first endpoint, and so on.
fn version_2(
    (kind, line): (u8, u32),
    source: IpAddr,
    fields: &[&Given],
) -> Result<Vec<u8>, Unposed> {
    let (parts, plain): (Vec<&Given>, Vec<&Given>) =
        fields.iter().partition(|given| ENDPOINT.contains(&given.field));
    let (left_out, plain): (Vec<&Given>, Vec<&Given>) =
        plain.into_iter().partition(|given| given.field == "gtpv2.missing");
    let left_out = numbers(&left_out)?;
    let mut message = applied("gtpv2", gtpv2::message(kind).sequence(line), VERSION_2, &plain)?;
    for (element, field, add) in
        MANDATORY_2.iter().filter(|row| row.0 == kind).flat_map(|row| row.1)
    {
        if !left_out.contains(element) && !fields.iter().any(|given| given.field == *field) {
            message = add(message, source);
        }
    }
    let count = parts.iter().map(|given| given.values.len()).max().unwrap_or(0);
    let mut bearer = gtpv2::group().ebi(5).cause(ACCEPTED);
    let mut has_bearer = false;
    for place in 0..count {
        let part = |name: &str| {
            let given = parts.iter().find(|given| given.field == name)?;
            given.values.get(place).map(|value| (*given, value))
        };
        let address = match part("gtpv2.f_teid_ipv4").or_else(|| part("gtpv2.f_teid_ipv6")) {
            Some((given, value)) => value.parse().map_err(|_| refused(given, value))?,
            None => source,
        };
        let teid =
            part("gtpv2.f_teid_gre_key").map_or(Ok(1), |(given, value)| read(given, value))?;
        let interface = part("gtpv2.f_teid_interface_type")
            .map_or(Ok(SGW_CONTROL), |(given, value)| read(given, value))?;
        if kind == CREATED && USER_PLANES.contains(&interface) {
            bearer = bearer.f_teid(2, interface, teid, address);
            has_bearer = true;
        } else {
            let instance = u8::try_from(place & 0x0f).unwrap_or(0);
            message = message.f_teid(instance, interface, teid, address);
        }
    }
    if has_bearer {
        message = message.bearer_context(0, &bearer);
    }
    Ok(message.octets())
}

/// Elements stand in the order of their types, and mandatory ones are there unless the test leaves them out.
fn version_1(
    (kind, line): (u8, u32),
    source: IpAddr,
    fields: &[&Given],
) -> Result<Vec<u8>, Unposed> {
    let of =
        |name: &str| fields.iter().copied().filter(|given| given.field == name).collect::<Vec<_>>();
    let left_out = numbers(&of("gtp.missing"))?;
    let is_disordered = !of("gtp.disordered").is_empty();
    let given = |field: &str| fields.iter().any(|given| given.field == field);
    let mut message = gtpv1::message(kind).sequence(u16::try_from(line & 0xffff).unwrap_or(0));
    for row in VERSION_1.chunks(1) {
        let name = row.first().map_or("", |(name, _)| *name);
        message = applied("gtp", message, row, &of(name))?;
        for (element, field, add) in
            MANDATORY_1.iter().filter(|row| row.0 == kind).flat_map(|row| row.1)
        {
            if *field == name && !left_out.contains(element) && !given(field) {
                message = add(message, source);
            }
        }
    }
    let known = |given: &&&Given| VERSION_1.iter().any(|(name, _)| *name == given.field);
    let tuning = ["gtp.missing", "gtp.disordered"];
    if let Some(other) =
        fields.iter().filter(|given| !tuning.contains(&given.field)).find(|given| !known(given))
    {
        let known = VERSION_1.iter().map(|(name, _)| *name).filter(|name| *name != NO_FIELD);
        return Err(unknown("gtp", other, known));
    }
    Ok(if is_disordered { message.selection_mode(0).octets() } else { message.octets() })
}

fn numbers(fields: &[&Given]) -> Result<Vec<u8>, Unposed> {
    let values =
        fields.iter().flat_map(|given| given.values.iter().map(move |value| (*given, value)));
    values.map(|(given, value)| read(given, value)).collect()
}

fn read<T: std::str::FromStr>(given: &Given, value: &str) -> Result<T, Unposed> {
    value.parse().map_err(|_| refused(given, value))
}

/// The packet around the message, under construction.
struct Outer {
    frame: Frame,
    source: IpAddr,
    destination: IpAddr,
    port: u16,
}

/// Create Session Response, the cause of one that grants, and the interfaces of user planes on S5/S8.
const CREATED: u8 = 33;
const ACCEPTED: u8 = 16;
const USER_PLANES: [u8; 2] = [4, 5];

const ENDPOINT: &[&str] = &[
    "gtpv2.f_teid_ipv4",
    "gtpv2.f_teid_ipv6",
    "gtpv2.f_teid_gre_key",
    "gtpv2.f_teid_interface_type",
];

/// The packet around the message.
const OUTER: Steps<Outer> = &[
    ("vlan.id", |outer, value| {
        Some(Outer { frame: outer.frame.vlan(value.parse().ok()?), ..outer })
    }),
    ("udp.dstport", |outer, value| {
        Some(Outer { frame: outer.frame.udp(outer.port, value.parse().ok()?), ..outer })
    }),
    ("ip.src", |outer, value| Some(Outer { source: value.parse().ok()?, ..outer })),
    ("ip.dst", |outer, value| Some(Outer { destination: value.parse().ok()?, ..outer })),
    ("ipv6.src", |outer, value| Some(Outer { source: value.parse().ok()?, ..outer })),
    ("ipv6.dst", |outer, value| Some(Outer { destination: value.parse().ok()?, ..outer })),
];

const VERSION_2: Steps<gtpv2::Message> = &[
    ("gtpv2.teid", |message, value| Some(message.teid(value.parse().ok()?))),
    ("gtpv2.seq", |message, value| Some(message.sequence(value.parse().ok()?))),
    ("e212.imsi", |message, value| Some(message.imsi(value))),
    ("e164.msisdn", |message, value| Some(message.msisdn(value))),
    ("gtpv2.mei", |message, value| Some(message.mei(value))),
    ("gtpv2.apn", |message, value| Some(message.apn(value))),
    ("gtpv2.rec", |message, value| Some(message.recovery(value.parse().ok()?))),
    ("gtpv2.cause", |message, value| Some(message.cause(value.parse().ok()?))),
    ("gtpv2.rat_type", |message, value| Some(message.rat(value.parse().ok()?))),
    ("gtpv2.serving_network", |message, value| Some(message.serving_network(&network(value)?))),
    ("gtpv2.uli_plmn", |message, value| Some(message.uli(&network(value)?, 1, 1))),
    ("gtpv2.fq_csid_ipv4", |message, value| {
        let address: Ipv4Addr = value.parse().ok()?;
        Some(message.ie(132, &[&[1], address.octets().as_slice(), &[0, 1]].concat()))
    }),
    ("gtpv2.fq_csid_nr", |message, value| {
        let count: u8 = value.parse().ok()?;
        let sets = [0, 1].repeat(count.into());
        Some(message.ie(132, &[&[count & 15], [192, 0, 2, 1].as_slice(), &sets].concat()))
    }),
    ("gtpv2.metric", |message, value| Some(message.ie(181, &[182, 0, 1, 0, value.parse().ok()?]))),
    ("gtpv2.pco_server", |message, value| {
        let address: Ipv4Addr = value.parse().ok()?;
        Some(message.ie(78, &[&[0x80, 0, 0x0d, 4], address.octets().as_slice()].concat()))
    }),
    ("gtpv2.ebi_repeated", |message, value| {
        let bearer = gtpv2::group().ebi(6);
        let message = message.bearer_context(0, &bearer);
        Some(if value == "0" { message } else { message.bearer_context(0, &bearer) })
    }),
    ("gtpv2.ebi", |message, value| Some(message.ebi(value.parse().ok()?))),
    ("gtpv2.pdn_type", |message, value| Some(message.pdn_type(value.parse().ok()?))),
    ("gtpv2.pdn_addr_and_prefix.ipv4", |message, value| Some(message.paa(value.parse().ok()?))),
    ("gtpv2.pdn_addr_and_prefix.ipv6", |message, value| {
        Some(message.paa_v6(64, value.parse().ok()?))
    }),
    ("gtpv2.selec_mode", |message, value| Some(message.selection_mode(value.parse().ok()?))),
    ("gtpv2.apn_rest", |message, value| Some(message.apn_restriction(value.parse().ok()?))),
    ("gtpv2.charging_id", |message, value| Some(message.charging_id(value.parse().ok()?))),
    ("gtpv2.pti", |message, value| Some(message.pti(value.parse().ok()?))),
    ("gtpv2.uimsi", |message, value| Some(message.indication(&[0, number::<u8>(value)? << 6, 0]))),
    ("gtpv2.indication", |message, value| Some(message.indication(&[number(value)?, 0, 0]))),
    ("gtpv2.mp", |message, value| Some(message.priority(value.parse().ok()?))),
    ("gtpv2.ie_type", |message, value| Some(message.ie(value.parse().ok()?, &[1]))),
    ("gtpv2.bearer_qos_pl", |message, value| {
        let bearer = gtpv2::group().ebi(6).qos(9, value.parse().ok()?);
        Some(message.bearer_context(0, &bearer))
    }),
    ("gtpv2.reserved", |message, value| Some(message.ie(value.parse().ok()?, &[1]))),
    ("gtpv2.ambr_up", |message, value| Some(message.ambr(value.parse().ok()?, 1000))),
    ("gtpv2.charging_characteristic", |message, value| {
        Some(message.charging_characteristics(number(value)?))
    }),
    ("gtpv2.opaque_len", |message, value| {
        let len = value.parse::<usize>().ok()?.saturating_sub(2);
        Some(message.private_extension(0, &vec![0x41; len]))
    }),
    ("gtpv2.enterprise_id", |message, value| {
        Some(message.private_extension(value.parse().ok()?, &[]))
    }),
];

/// In the order of the elements' types.
const VERSION_1: Steps<gtpv1::Message> = &[
    ("gtp.teid", |message, value| Some(message.teid(value.parse().ok()?))),
    ("gtp.seq_number", |message, value| Some(message.sequence(value.parse().ok()?))),
    ("gtp.npdu_number", |message, value| Some(message.npdu(value.parse().ok()?))),
    ("gtp.ext_hdr.next", |message, value| Some(message.extension(number(value)?, &[0, 5]))),
    ("gtp.cause", |message, value| Some(message.cause(value.parse().ok()?))),
    ("e212.imsi", |message, value| Some(message.imsi(value))),
    ("gtp.rai_plmn", |message, value| Some(message.rai(&network(value)?, 1, 1))),
    ("gtp.recovery", |message, value| Some(message.recovery(value.parse().ok()?))),
    ("gtp.sel_mode", |message, value| Some(message.selection_mode(value.parse().ok()?))),
    ("gtp.teid_data", |message, value| Some(message.teid_data(value.parse().ok()?))),
    ("gtp.teid_cp", |message, value| Some(message.teid_control(value.parse().ok()?))),
    ("gtp.tear_ind", |message, value| Some(message.teardown(value == "1"))),
    ("gtp.nsapi", |message, value| Some(message.nsapi(value.parse().ok()?))),
    ("gtp.chrg_id", |message, value| Some(message.charging_id(value.parse().ok()?))),
    ("gtp.user_ipv4", |message, value| Some(message.end_user(value.parse().ok()?))),
    ("gtp.user_ipv6", |message, value| Some(message.end_user_v6(value.parse().ok()?))),
    ("gtp.apn", |message, value| Some(message.apn(value))),
    ("gtp.gsn_ipv4", |message, value| {
        let address = value.parse::<Ipv4Addr>().ok()?;
        Some(message.gsn_address(address).gsn_address(address))
    }),
    ("gtp.gsn_ipv6", |message, value| {
        let address = value.parse::<Ipv6Addr>().ok()?;
        Some(message.gsn_address(address).gsn_address(address))
    }),
    ("e164.msisdn", |message, value| Some(message.msisdn(value))),
    (NO_FIELD, |message, _| Some(message)),
    ("gtp.ext_rat_type", |message, value| Some(message.rat(value.parse().ok()?))),
    ("gtp.uli_plmn", |message, value| Some(message.uli(0, &network(value)?, 1, 1))),
    ("gtp.ext_imeisv", |message, value| Some(message.imeisv(value))),
    ("gtp.ie_type", |message, value| Some(message.tlv(value.parse().ok()?, &[1]))),
    ("gtp.dti", |message, value| Some(message.tlv(182, &[value.parse().ok()?]))),
    ("gtp.ext_id", |message, value| Some(message.private_extension(value.parse().ok()?, &[]))),
    ("gtp.opaque_len", |message, value| {
        let len = value.parse::<usize>().ok()?.saturating_sub(2);
        Some(message.private_extension(0, &vec![0x41; len]))
    }),
];

const VERSION_0_FIELDS: Steps<gtpv0::Message> = &[
    ("gtp.seq_number", |message, value| Some(message.sequence(value.parse().ok()?))),
    ("gtp.flow_label", |message, value| Some(message.flow_label(value.parse().ok()?))),
    ("e212.imsi", |message, value| Some(message.tunnel(value, 5))),
    ("e164.msisdn", |message, value| Some(message.msisdn(value))),
    ("gtp.apn", |message, value| Some(message.apn(value))),
    ("gtp.recovery", |message, value| Some(message.recovery(value.parse().ok()?))),
    ("gtp.cause", |message, value| Some(message.cause(value.parse().ok()?))),
    ("gtp.gsn_ipv4", |message, value| Some(message.gsn_address(value.parse::<Ipv4Addr>().ok()?))),
];

/// In decimal or hexadecimal digits.
pub(crate) fn number<T: TryFrom<u64>>(text: &str) -> Option<T> {
    let number = match text.strip_prefix("0x") {
        Some(digits) => u64::from_str_radix(digits, 16).ok()?,
        None => text.parse().ok()?,
    };
    T::try_from(number).ok()
}

/// Octets that a test gives, a character each.
pub(crate) fn octets(text: &str) -> Option<Vec<u8>> {
    text.chars().map(|octet| u8::try_from(octet).ok()).collect()
}

/// `90170` as `901-70`.
fn network(digits: &str) -> Option<String> {
    let (country, network) = digits.split_at_checked(3)?;
    Some(format!("{country}-{network}"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use inspect::{Arrival, Inspector, Tick};
    use policy::{Compiled, Options, Source, Test};
    use ruletable::RuleIndex;

    use super::*;

    #[test]
    fn the_demo_and_its_packs_pass_their_own_tests() {
        let (compiled, table) = demo();

        for (test, case) in
            compiled.tests.iter().flat_map(|test| test.cases.iter().map(move |case| (test, case)))
        {
            let decision = judged(test, case, &table);

            let name = |rule: Option<RuleIndex>| rule.and_then(|rule| table.rule_name(rule));
            assert_eq!(
                decision.verdict.name(),
                case.expect,
                "{}: {decision:?} {:?}",
                case.location,
                name(decision.rule)
            );
            if let Some(by) = &case.by {
                assert_eq!(
                    name(decision.rule),
                    Some(by.as_str()),
                    "{}: {decision:?}",
                    case.location
                );
            }
            if let Some(would) = &case.would {
                let noted = name(decision.would).unwrap_or(policy::NOTHING);
                assert_eq!(noted, would, "{}: {decision:?}", case.location);
            }
        }
        assert_eq!(compiled.warnings.render(false), "");
    }

    #[test]
    fn messages_of_every_layer_of_ss7_say_what_a_test_says() {
        let (compiled, table) = compiled(&[Source::new("layers.policy", LAYERS)]);

        for case in compiled.tests.iter().flat_map(|test| &test.cases) {
            let decision = judged(
                &Test {
                    name: String::new(),
                    location: case.location.clone(),
                    cases: vec![case.clone()],
                },
                case,
                &table,
            );
            let name = decision.rule.and_then(|rule| table.rule_name(rule));
            assert_eq!(name.map(str::to_owned), case.by, "{}: {decision:?}", case.location);
        }
    }

    const LAYERS: &str = r#"
        policy "layers" { default accept }
        home { plmn 001-01; gt +15550; ip 10.10.0.0/16 }
        partner acme { plmn 901-70; gt +883170; ip 192.0.2.0/24; link "*" }
        stage screen
        rule by.label { on mtp3, mtp3mg, m3ua, cap, sccpmg from interconnect; when opc == 9 and dpc == 10; then drop }
        rule by.kind  { on sua "Destination unavailable (DUNA)", m2ua "Release request"; then drop }
        rule by.port  { on gtpu.gpdu; when inner.port.dst == 22 or inner.port.src == 7; then drop }
        test "labels" {
          send mtp3 "ISUP" { mtp3.opc 9; mtp3.dpc 10 } from partner acme expect drop by by.label
          send mtp3mg "Transfer Prohibited" { opc 9; dpc 10 } from partner acme expect drop by by.label
          send m3ua "Payload data (DATA)" { opc 9; dpc 10 } from partner acme expect drop by by.label
          send cap "initialDP" { opc 9; dpc 10 } from partner acme expect drop by by.label
          send sccpmg "SubSystem Prohibited" { opc 9; dpc 10 } from partner acme expect drop by by.label
          send cap "initialDP" { opc 9 } from partner acme expect accept
          send sua "Destination unavailable (DUNA)" {} from partner acme expect drop by by.kind
          send m2ua "Release request" {} from partner acme expect drop by by.kind
          send m2ua "Data" {} from partner acme expect accept
          send gtpu "T-PDU" { inner.tcp.dstport 22 } from partner acme expect drop by by.port
          send gtpu "T-PDU" { inner.port.src 7 } from partner acme expect drop by by.port
          send gtpu "T-PDU" { inner.port.dst 23 } from partner acme expect accept
        }
    "#;

    #[test]
    fn what_an_operation_has_no_place_for_is_told() {
        let (compiled, table) = demo();
        let mut case = compiled.tests[0].cases[0].clone();
        case.from = Some(Origin::Partner("acme".to_owned()));
        let given = Given { field: "map.smsc", values: vec!["88317012345".to_owned()] };
        case.send = Send::Message { protocol: "gsm_map", kind: 2, fields: vec![given] };

        let error = pose(&case, &table).unwrap_err();

        assert_eq!(error, Unposed::Lost { field: "map.smsc".to_owned() });
    }

    #[test]
    fn a_field_that_cannot_be_crafted_is_named_with_those_that_can() {
        let (compiled, table) = demo();
        let mut case = compiled.tests[0].cases[0].clone();
        let given = Given { field: "gtpv2.bearer_qos_pci", values: vec!["1".to_owned()] };
        case.send = Send::Message { protocol: "gtpv2", kind: 32, fields: vec![given] };

        let error = pose(&case, &table).unwrap_err().to_string();

        assert!(
            error.starts_with("gtpv2.bearer_qos_pci cannot be crafted in gtpv2; these can: "),
            "{error}"
        );
        assert!(error.contains("gtpv2.apn"), "{error}");
    }

    #[test]
    fn the_manual_lists_what_each_message_of_a_test_can_say() {
        let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules/README.md");
        let manual = std::fs::read_to_string(&place).unwrap();
        let head = "| message | what it can say | where it does not |\n|---|---|---|\n";
        let (before, rest) = manual.split_once(head).unwrap();
        let (listed, after) = rest.split_once("\n\n").unwrap();
        let row = |(protocol, lists, usual): &(&str, Vec<Vec<&str>>, &str)| {
            let names: Vec<_> = lists.iter().flatten().map(|name| format!("`{name}`")).collect();
            format!("| {protocol} | {} | {usual} |", names.join(" "))
        };

        let known = craftable().iter().map(row).collect::<Vec<_>>().join("\n");

        if std::env::var_os("SIGWALL_WRITE").is_some() {
            std::fs::write(&place, [before, head, &known, "\n\n", after].concat()).unwrap();
        } else {
            assert_eq!(listed, known, "write it with SIGWALL_WRITE=1");
        }
    }

    /// Protocols, what their messages can say, and what they say where a test does not.
    fn craftable() -> Vec<(&'static str, Vec<Vec<&'static str>>, &'static str)> {
        fn of<M>(steps: Steps<M>) -> Vec<&'static str> {
            steps.iter().map(|(name, _)| *name).filter(|name| *name != NO_FIELD).collect()
        }
        let mut rows = vec![
            ("all", vec![of(OUTER)], "the first address of each party"),
            (
                "`gtpv2`",
                vec![of(VERSION_2), ENDPOINT.to_vec(), vec!["gtpv2.missing"]],
                "mandatory elements; `gtpv2.missing N` leaves that one out",
            ),
            (
                "`gtp`",
                vec![of(VERSION_1), vec!["gtp.missing", "gtp.disordered"]],
                "mandatory elements; `gtp.missing N` leaves that one out",
            ),
            ("`gtpv0`", vec![of(VERSION_0_FIELDS)], "the header"),
            (
                "`gtpu`",
                vec![of(user::USER_FIELDS), of(user::INNER)],
                "`inner.*` of a T-PDU alone: UDP from 10.99.0.5:40000 to 8.8.8.8:443",
            ),
            ("`diameter`", vec![diameter::AVPS.to_vec()], "S6a, hosts and realms of both parties"),
        ];
        rows.extend(carried());
        rows
    }

    /// The same of what SCTP carries.
    fn carried() -> Vec<(&'static str, Vec<Vec<&'static str>>, &'static str)> {
        use crate::testbench_carriers as carriers;
        use sigtran::{
            CALL_FIELDS, CAMEL_FIELDS, CHUNK_FIELDS, M3UA_FIELDS, MANAGED_FIELDS, SUA_FIELDS,
        };
        vec![
            (
                "`map`, `sccp`, `isup`, `cap`, `sccpmg`",
                vec![carriers::LABEL_FIELDS.to_vec()],
                "point codes 700 to 701, national, stream 1",
            ),
            (
                "`map`, `sccp`",
                vec![carriers::SCCP_FIELDS.to_vec()],
                "Unitdata between titles of both",
            ),
            (
                "`map`",
                vec![carriers::DIALOGUE_FIELDS.to_vec(), ss7::FIELDS.to_vec()],
                "the operation's usual context; a subscriber of 001-01 and nodes of the sender",
            ),
            ("`isup`", vec![CALL_FIELDS.to_vec()], "circuit 1; numbers are of Initial address"),
            ("`cap`", vec![CAMEL_FIELDS.to_vec()], "service key 9"),
            (
                "`mtp3`, `mtp3mg`",
                vec![mtp3::FIELDS.to_vec()],
                "point codes 700 to 701, national, over M2UA",
            ),
            (
                "`m2pa`",
                vec![mtp3::LINK_FIELDS.to_vec()],
                "numbers 0; user data are a test of the link",
            ),
            (
                "`m3ua`",
                vec![M3UA_FIELDS.to_vec()],
                "no parameters; of Payload data what `sccp` can say instead, as Unitdata",
            ),
            ("`sua`", vec![SUA_FIELDS.to_vec()], "connectionless data between titles of both"),
            ("`sccpmg`", vec![MANAGED_FIELDS.to_vec()], "point code 700, subsystem 6"),
            ("`sctp`", vec![CHUNK_FIELDS.to_vec()], "the chunk alone"),
            (
                "`icmp`, `icmpv6`",
                vec![icmp::FIELDS.to_vec()],
                "an error quotes a segment of Diameter over TCP that went the other way",
            ),
            ("`m2ua`, `pfcp`, `gtpprime`", vec![], "the header; of m2ua Data with Unitdata"),
        ]
    }

    fn demo() -> (Compiled, Arc<RuleTable>) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules/demo");
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let mut paths: Vec<_> = entries.collect();
        paths.sort();
        let sources: Vec<_> = paths
            .iter()
            .map(|path| {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                Source::new(name, std::fs::read_to_string(path).unwrap())
            })
            .collect();
        compiled(&sources)
    }

    fn compiled(sources: &[Source]) -> (Compiled, Arc<RuleTable>) {
        let compiled = policy::compile(sources, &Options::default());
        let compiled = compiled.unwrap_or_else(|errors| panic!("{}", errors.render(false)));
        let bundle = compiled.bundle(1, |_| 0).unwrap();
        let table = RuleTable::load(&bundle, inspect::schema()).unwrap();
        (compiled, Arc::new(table))
    }

    /// After the cases of its test that stand before it, by the same link.
    fn judged(test: &Test, case: &Case, table: &Arc<RuleTable>) -> ruletable::Decision {
        let mut inspector = Inspector::new(&pose(case, table).unwrap().link, 1);
        inspector.adopt(Arc::clone(table), 1);
        let mut now = Tick::default();
        let mut see = |case: &Case, now: Tick| {
            let posed = pose(case, table).unwrap();
            let arrival =
                Arrival { octets: &posed.octets, direction: posed.direction, hold_as: None, now };
            inspector.inspect(&arrival).decision
        };
        let mut decision = None;
        let before = test.cases.iter().take_while(|before| before.location != case.location);
        for case in before.chain([case]) {
            now = now.after_ms(u64::from(case.after_s) * 1000);
            for _ in 0..case.times {
                decision = Some(see(case, now));
            }
        }
        decision.unwrap()
    }
}
