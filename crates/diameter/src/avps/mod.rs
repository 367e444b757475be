//! What a policy can ask of a message: its header, and every AVP of the tables beside this file, at any depth.

mod base;
mod ims;
mod location;
mod policy;
mod s6;

use wire::{Each, Field, Kind, Malformed, Value, Values, Yield as _, fields};

use crate::avp::Avp;
use crate::{ApplicationId, CommandCode, Message};

/// The protocol's row in the registry.
#[derive(Debug)]
pub struct Diameter;

impl wire::Protocol for Diameter {
    type Message<'a> = Message<'a>;
    const NAME: &'static str = "diameter";
    const FIELDS: &'static [Field<Self>] = &ALL;

    fn decode(octets: &[u8]) -> Result<Message<'_>, Malformed> {
        Message::decode(octets)
    }

    fn glimpse(octets: &[u8]) -> Option<Message<'_>> {
        Message::glimpse(octets)
    }

    /// The header's, and those of each AVP that is there.
    fn rows(message: &Message<'_>, visit: &mut dyn FnMut(u16)) {
        (0_u16..).take(HEADER.len()).for_each(&mut *visit);
        for (place, avp) in message.everywhere().enumerate() {
            let key = (avp.code, avp.vendor);
            let is_new =
                message.everywhere().take(place).all(|seen| (seen.code, seen.vendor) != key);
            let rows = (0_u16..).zip(&KEYS).filter(|(_, known)| is_new && **known == key);
            rows.for_each(|(row, _)| visit(row));
        }
    }
}

const HEADER: &[Field<Diameter>] = fields! {
    /// Version, always 1 (RFC 6733 §3).
    "diameter.version": Kind::Number => |_m| 1_u8;
    /// Octets of the message (RFC 6733 §3).
    "diameter.length": Kind::Number => |m| m.header().length;
    /// Flags (RFC 6733 §3).
    "diameter.flags": Kind::Number => |m| m.header().flags;
    /// A request (RFC 6733 §3).
    "diameter.flags.request": Kind::Flag => |m| m.is_request();
    /// May be sent on by a proxy (RFC 6733 §3).
    "diameter.flags.proxyable": Kind::Flag => |m| m.header().flags & 0x40 != 0;
    /// An answer that tells of an error of the protocol (RFC 6733 §3).
    "diameter.flags.error": Kind::Flag => |m| m.header().flags & 0x20 != 0;
    /// May have been sent before (RFC 6733 §3).
    "diameter.flags.T": Kind::Flag => |m| m.header().flags & 0x10 != 0;
    /// Command (RFC 6733 §3.1).
    "diameter.cmd.code": Kind::Code(CommandCode::NAMES) => |m| m.header().command.0;
    /// Application (RFC 6733 §2.4).
    "diameter.applicationId": Kind::Code(ApplicationId::NAMES) => |m| m.header().application.0;
    /// Number between neighbours (RFC 6733 §3).
    "diameter.hopbyhopid": Kind::Number => |m| m.header().hop_by_hop;
    /// Number between the ends (RFC 6733 §3).
    "diameter.endtoendid": Kind::Number => |m| m.header().end_to_end;
    /// Code of every AVP, those in groups after their group (RFC 6733 §4.1).
    "diameter.avp.code": Kind::Number => |m| Each(m.everywhere().map(|avp| avp.code));
    /// Flags of every AVP (RFC 6733 §4.1).
    "diameter.avp.flags": Kind::Number => |m| Each(m.everywhere().map(|avp| avp.flags));
    /// Octets of every AVP without padding (RFC 6733 §4.1).
    "diameter.avp.len": Kind::Number => |m| Each(m.everywhere().map(|avp| avp.length));
    /// Vendor of every AVP that tells one (RFC 6733 §4.1).
    "diameter.avp.vendorId": Kind::Number =>
        |m| Each(m.everywhere().filter(|avp| avp.flags & Avp::VENDOR != 0).map(|avp| avp.vendor));
    /// IPv4 addresses of the sender (RFC 6733 §5.3.5).
    "diameter.Host-IP-Address.IPv4": Kind::Address => |m| Each(m.everywhere()
        .filter(|avp| (avp.code, avp.vendor) == (257, 0))
        .filter_map(|avp| avp.address()).filter(core::net::IpAddr::is_ipv4));
    /// IPv6 addresses of the sender (RFC 6733 §5.3.5).
    "diameter.Host-IP-Address.IPv6": Kind::Address => |m| Each(m.everywhere()
        .filter(|avp| (avp.code, avp.vendor) == (257, 0))
        .filter_map(|avp| avp.address()).filter(core::net::IpAddr::is_ipv6));
    /// Subscribers (TS 29.272 §5.2.1, RFC 8506 §8.46).
    "e212.imsi": Kind::Digits => |m| Each(m.imsis());
    /// Networks that subscribers visit (TS 29.272 §7.3.9); Wireshark has country and network apart.
    "diameter.visited_plmn": Kind::Digits => |m| Each(m.everywhere()
        .filter(|avp| (avp.code, avp.vendor) == (1407, 10415))
        .filter_map(|avp| numbering::Plmn::from_octets(*avp.octets.first_chunk()?)));
    /// Telephone numbers of subscribers (TS 29.329 §6.3.2, RFC 8506 §8.46).
    "e164.msisdn": Kind::Digits => |m| Each(m.msisdns());
};

/// How the value of an AVP is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Four octets.
    Word,
    /// Eight octets.
    Long,
    /// Text.
    Text,
    /// A host or a realm.
    Name,
    /// Octets.
    Octets,
    /// AVPs, given as the octets that they are.
    Group,
}

/// An AVP as its table has it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    name: &'static str,
    doc: &'static str,
    kind: Kind,
    read: for<'a> fn(&Message<'a>, &mut Values<'a>),
    key: (u32, u32, Shape),
}

/// Writes a table: name, code, vendor, shape, and the names of its values where they have names.
macro_rules! avps {
    ($spec:literal, $($name:literal = $code:literal, $vendor:ident, $shape:ident $($names:ident)?;)*) => {
        &[$($crate::avps::Row {
            name: concat!("diameter.", $name),
            doc: concat!("AVP ", $code, " (", $spec, ")."),
            kind: $crate::avps::kind($crate::avps::Shape::$shape, $crate::avps::names!($($names)?)),
            read: |message, values| {
                $crate::avps::give(message, ($code, $crate::avp::$vendor), $crate::avps::Shape::$shape, values);
            },
            key: ($code, $crate::avp::$vendor, $crate::avps::Shape::$shape),
        }),*]
    };
}

macro_rules! names {
    () => {
        None
    };
    ($names:ident) => {
        Some($names)
    };
}

pub(crate) use {avps, names};

const fn kind(shape: Shape, names: Option<wire::Names>) -> Kind {
    match (shape, names) {
        (Shape::Word, Some(names)) => Kind::Code(names),
        (Shape::Word | Shape::Long, _) => Kind::Number,
        (Shape::Text, _) => Kind::Text,
        (Shape::Name, _) => Kind::Name,
        (Shape::Octets | Shape::Group, _) => Kind::Octets,
    }
}

/// Adds the value of each AVP of that code and vendor.
fn give<'a>(message: &Message<'a>, key: (u32, u32), shape: Shape, values: &mut Values<'a>) {
    let is_meant = |avp: &Avp<'_>| (avp.code, avp.vendor) == key;
    for avp in message.everywhere().filter(is_meant) {
        match shape {
            Shape::Word => avp.word().give(values),
            Shape::Long => avp.long().give(values),
            Shape::Text | Shape::Name => Value::Text(avp.octets).give(values),
            Shape::Octets | Shape::Group => avp.octets.give(values),
        }
    }
}

const TABLES: [&[Row]; 5] = [base::ROWS, s6::ROWS, policy::ROWS, ims::ROWS, location::ROWS];

const COUNT: usize = HEADER.len()
    + base::ROWS.len()
    + s6::ROWS.len()
    + policy::ROWS.len()
    + ims::ROWS.len()
    + location::ROWS.len();

static ALL: [Field<Diameter>; COUNT] = all();

/// Code and vendor of each row; those of the header have none.
static KEYS: [(u32, u32); COUNT] = keys();

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated by the compiler"
)]
const fn keys() -> [(u32, u32); COUNT] {
    let mut keys = [(u32::MAX, u32::MAX); COUNT];
    let mut at = HEADER.len();
    let mut table = 0;
    while table < TABLES.len() {
        let mut row = 0;
        while row < TABLES[table].len() {
            let (code, vendor, _) = TABLES[table][row].key;
            keys[at] = (code, vendor);
            at += 1;
            row += 1;
        }
        table += 1;
    }
    keys
}

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::large_stack_arrays,
    reason = "evaluated by the compiler"
)]
const fn all() -> [Field<Diameter>; COUNT] {
    let mut all = [HEADER[0]; COUNT];
    let mut at = 0;
    while at < HEADER.len() {
        all[at] = HEADER[at];
        at += 1;
    }
    let mut table = 0;
    while table < TABLES.len() {
        let mut row = 0;
        while row < TABLES[table].len() {
            let Row { name, doc, kind, read, .. } = TABLES[table][row];
            all[at] = Field { name, kind, doc, read };
            at += 1;
            row += 1;
        }
        table += 1;
    }
    all
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use craft::diameter::{answer, request};
    use wire::Protocol as _;

    use super::*;

    #[test]
    fn every_avp_of_the_tables_is_read_at_any_depth() {
        let mut seen = std::collections::HashSet::new();
        for row in TABLES.into_iter().flatten() {
            let (code, vendor, shape) = row.key;
            assert!(seen.insert(row.name), "{}", row.name);
            assert_eq!(
                shape == Shape::Group,
                crate::grouped::is_grouped(code, vendor),
                "{}",
                row.name
            );
            let value: &[u8] = match shape {
                Shape::Word => &[0, 0, 0, 7],
                Shape::Long => &[0, 0, 0, 0, 0, 0, 0, 7],
                Shape::Text | Shape::Name => b"text",
                Shape::Octets => &[1, 2, 3],
                Shape::Group => &[],
            };
            let inner = craft::diameter::avp(code, vendor, value);
            let octets = request(1, 0).group(279, 0, &[inner]).octets();
            let message = Message::decode(&octets).unwrap();
            let mut values = Values::default();

            (row.read)(&message, &mut values);

            let expected = match shape {
                Shape::Word | Shape::Long => Value::Number(7),
                Shape::Text | Shape::Name => Value::Text(value),
                Shape::Octets | Shape::Group => Value::Octets(value),
            };
            let is_group_itself = (code, vendor) == (279, 0);
            assert_eq!(values.as_slice().last(), Some(&expected), "{}", row.name);
            assert_eq!(values.len(), if is_group_itself { 2 } else { 1 }, "{}", row.name);
        }
        assert!(Diameter::FIELDS.len() > 700);
    }

    #[test]
    fn every_row_of_the_header_is_read() {
        let octets = craft::diameter::capabilities_exchange_request("a.example", "example")
            .avp(257, 0, &[&[0, 2], [7; 16].as_slice()].concat())
            .octets();
        let subscriber = request(272, 4)
            .group(
                443,
                0,
                &[
                    craft::diameter::avp(450, 0, &[0, 0, 0, 1]),
                    craft::diameter::avp(444, 0, b"001010123456789"),
                ],
            )
            .avp(701, 10415, &[0x51, 0x55, 0xf5])
            .avp(1407, 10415, &[0x09, 0xf1, 0x07])
            .octets();
        let messages = [octets.as_slice(), &subscriber];

        let unread: Vec<&str> = wire::unread::<Diameter>(&messages)
            .filter(|name| HEADER.iter().any(|field| field.name == *name))
            .collect();

        assert_eq!(unread, [""; 0]);
    }

    #[test]
    fn the_same_code_of_another_vendor_is_another_avp() {
        let octets = answer(316, 0).avp(1, 10415, b"262011234567890").octets();
        let message = Message::decode(&octets).unwrap();

        assert_eq!(message.imsis().count(), 0);
        assert_eq!(message.find(1, 0), None);
        assert_eq!(
            message.find(1, 10415).map(|avp| avp.octets),
            Some(b"262011234567890".as_slice())
        );
    }
}
