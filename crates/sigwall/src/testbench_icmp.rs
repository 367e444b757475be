//! Messages of ICMP for policy tests: errors quote a packet that went the other way.

use std::net::IpAddr;

use craft::sctp::sctp;
use craft::tcp::tcp;
use craft::{Frame, frame};
use policy::Given;

use crate::testbench::{Unposed, refused, unknown};
use crate::testbench_ss7::{M3UA, TAG};

const DIAMETER: u16 = 3868;
/// Protocols (IANA).
const ICMP: u8 = 1;
const ICMPV6: u8 = 58;
/// Sequence number of the segment that is quoted.
const SEQUENCE: u32 = 1;

/// What tests can say of them: the message itself, and of the packet that it quotes its tag or ports.
pub(crate) const FIELDS: &[&str] = &[
    "icmp.code",
    "icmp.mtu",
    "icmpv6.code",
    "icmpv6.mtu",
    "sctp.verification_tag",
    "sctp.port",
    "tcp.port",
    "udp.port",
];

/// A message of that protocol and type from `source` to `destination`, whose packet a quote is of.
pub(crate) fn message(
    protocol: &str,
    kind: u32,
    (source, destination): (IpAddr, IpAddr),
    fields: &[&Given],
) -> Result<Frame, Unposed> {
    let (mut code, mut mtu) = (0_u8, 0_u32);
    let mut quoted = frame().tcp(&tcp(SEQUENCE, 0).ports(DIAMETER, DIAMETER));
    let (mut tag, mut port) = (TAG, M3UA);
    for given in fields {
        let value = given.values.first().map_or("", String::as_str);
        let number = value.parse::<u32>().map_err(|_| refused(given, value))?;
        let short = || u16::try_from(number).map_err(|_| refused(given, value));
        match given.field {
            "icmp.code" | "icmpv6.code" => {
                code = u8::try_from(number).map_err(|_| refused(given, value))?;
            }
            "icmp.mtu" | "icmpv6.mtu" => mtu = number,
            "sctp.verification_tag" => tag = number,
            "sctp.port" => port = short()?,
            "tcp.port" => quoted = frame().tcp(&tcp(SEQUENCE, 0).ports(short()?, short()?)),
            "udp.port" => quoted = frame().udp(short()?, short()?).payload(&[0; 8]),
            _ => return Err(unknown(protocol, given, FIELDS.iter().copied())),
        }
        if given.field.starts_with("sctp.") {
            quoted = frame().sctp(&sctp(tag).ports(port, port).chunk(0, 3, &[0; 12]));
        }
    }
    let kind = u8::try_from(kind).unwrap_or(u8::MAX);
    let head = [[kind, code, 0, 0].as_slice(), &mtu.to_be_bytes()].concat();
    let quote = quoted.ip(destination, source).packet();
    let octets = [head.as_slice(), &quote].concat();
    let number = if protocol == "icmp" { ICMP } else { ICMPV6 };
    Ok(frame().protocol(number).payload(&octets))
}
