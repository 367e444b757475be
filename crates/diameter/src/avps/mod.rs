//! What a policy can ask of a message: its header, and every AVP of the tables beside this file, at any depth.

mod address;
mod base;
mod charging;
mod features;
mod flags;
mod header;
mod ietf;
mod ims;
mod location;
mod policy;
mod s6;
mod tgpp;

use core::net::{IpAddr, Ipv6Addr};

use wire::{Field, Kind, Malformed, Value, Values, Yield as _};

use crate::Message;
use crate::avp::{Avp, TGPP};

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

    fn malformed(octets: &[u8]) -> Option<Malformed> {
        Message::malformed(octets).err()
    }

    /// The header's, the short message's and those of where a user is where these are told, and those of each AVP that is
    /// there.
    fn rows(message: &Message<'_>, visit: &mut dyn FnMut(u16)) {
        let mut first = 0_usize;
        for (rows, is_there) in [
            (header::ROWS, true),
            (header::SHORT_MESSAGE, message.short_message().is_some()),
            (header::WHEREABOUTS, message.whereabouts().next().is_some()),
        ] {
            if is_there {
                (0_u16..).skip(first).take(rows.len()).for_each(&mut *visit);
            }
            first = first.saturating_add(rows.len());
        }
        for (place, avp) in message.everywhere().enumerate() {
            let key = (avp.vendor, avp.code);
            if message.everywhere().take(place).any(|seen| (seen.vendor, seen.code) == key) {
                continue;
            }
            let mut first = FIXED;
            for table in TABLES {
                let (from, rows) = rows_of(table, key);
                let places = (0_u16..).skip(first.saturating_add(from)).take(rows.len());
                places.for_each(&mut *visit);
                first = first.saturating_add(table.len());
            }
        }
    }
}

/// Rows before those of AVPs.
const FIXED: usize = header::ROWS.len() + header::SHORT_MESSAGE.len() + header::WHEREABOUTS.len();

/// The rows of a table that read that AVP, and where they begin.
fn rows_of(table: &'static [Row], key: (u32, u32)) -> (usize, &'static [Row]) {
    let key_of = |row: &Row| (row.key.1, row.key.0);
    let from = table.partition_point(|row| key_of(row) < key);
    let rest = table.get(from..).unwrap_or_default();
    let count = rest.iter().take_while(|row| key_of(row) == key).count();
    (from, rest.get(..count).unwrap_or_default())
}

/// True where the value does not have the octets of its type, as Wireshark knows it.
pub(crate) fn is_of_wrong_size(avp: &Avp<'_>) -> bool {
    let len = avp.octets.len();
    let rows = TABLES.into_iter().flat_map(|table| rows_of(table, (avp.vendor, avp.code)).1);
    rows.into_iter().any(|row| match row.key.2 {
        Shape::Word | Shape::Signed | Shape::Result | Shape::Time => len != 4,
        Shape::Long | Shape::SignedLong => len != 8,
        Shape::BareIpv4 | Shape::BareIpv6 => !matches!(len, 4 | 16),
        Shape::Ipv4 => avp.octets.starts_with(&[0, 1]) && len != 6 || len < 2,
        Shape::Ipv6 => avp.octets.starts_with(&[0, 2]) && len != 18 || len < 2,
        Shape::Text
        | Shape::Name
        | Shape::Octets
        | Shape::Group
        | Shape::Family
        // A row for the whole value stands beside each of these.
        | Shape::Bit(_)
        | Shape::Bits(_)
        | Shape::Octet(..)
        | Shape::Unknown
        | Shape::Behind(_)
        | Shape::Prefix
        | Shape::Line(_)
        | Shape::Zone
        | Shape::Feature(..)
        | Shape::Features => false,
    })
}

/// How the value of an AVP is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Four octets.
    Word,
    /// Eight octets.
    Long,
    /// Four octets with a sign.
    Signed,
    /// Eight octets with a sign.
    SignedLong,
    /// The code of an Experimental-Result, which is its vendor's.
    Result,
    /// A moment, as seconds since 1970.
    Time,
    /// The family of an address.
    Family,
    /// The address of an IPv4 host after its family.
    Ipv4,
    /// The address of an IPv6 host after its family.
    Ipv6,
    /// The address of an IPv4 host alone.
    BareIpv4,
    /// The address of an IPv6 host alone.
    BareIpv6,
    /// Text.
    Text,
    /// A host or a realm.
    Name,
    /// Octets.
    Octets,
    /// AVPs, given as the octets that they are.
    Group,
    /// Whether one of these bits of four octets is set.
    Bit(u32),
    /// These bits of four octets.
    Bits(u32),
    /// These bits of the octet at a place.
    Octet(usize, u8),
    /// What stands behind the family of an address that is neither of IPv4 nor of IPv6.
    Unknown,
    /// What stands behind so many octets.
    Behind(usize),
    /// A prefix of IPv6 behind two octets; what it does not tell is 0.
    Prefix,
    /// The line of that number of some text.
    Line(usize),
    /// Bits of a list of features (TS 29.229 §6.3.31): in messages of that application, of lists whose numbers have a bit
    /// here, or of any where none has; as a flag where there is one.
    Feature(u32, u32, u32),
    /// Quarters of an hour from Greenwich, whichever way: two digits, of which the first has the sign (TS 23.040 §9.2.3.11).
    Zone,
    /// A list of features of Sh, Rx and S6a.
    Features,
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
    ($spec:literal, $($name:literal = $code:literal, $vendor:ident, $shape:ident $(($($part:expr),*))? $($names:ident)?;)*) => {
        &[$($crate::avps::Row {
            name: concat!("diameter.", $name),
            doc: concat!("AVP ", $code, " (", $spec, ")."),
            kind: $crate::avps::kind($crate::avps::Shape::$shape $(($($part),*))?, $crate::avps::names!($($names)?)),
            read: |message, values| {
                $crate::avps::give(message, ($code, $crate::avp::$vendor), $crate::avps::Shape::$shape $(($($part),*))?, values);
            },
            key: ($code, $crate::avp::$vendor, $crate::avps::Shape::$shape $(($($part),*))?),
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
        (Shape::Word | Shape::Result, Some(names)) => Kind::Code(names),
        (Shape::Feature(_, _, mask), _) if mask.is_power_of_two() => Kind::Flag,
        (Shape::Bit(_), _) => Kind::Flag,
        (
            Shape::Word
            | Shape::Result
            | Shape::Long
            | Shape::Family
            | Shape::Bits(_)
            | Shape::Octet(..)
            | Shape::Zone
            | Shape::Feature(..)
            | Shape::Features,
            _,
        ) => Kind::Number,
        (Shape::Signed | Shape::SignedLong | Shape::Time, _) => Kind::Signed,
        (Shape::Ipv4 | Shape::Ipv6 | Shape::BareIpv4 | Shape::BareIpv6 | Shape::Prefix, _) => {
            Kind::Address
        }
        (Shape::Text | Shape::Line(_), _) => Kind::Text,
        (Shape::Name, _) => Kind::Name,
        (Shape::Octets | Shape::Group | Shape::Unknown | Shape::Behind(_), _) => Kind::Octets,
    }
}

/// Adds the value of each AVP of that code and vendor; one of no octets has none, as in Wireshark.
fn give<'a>(message: &Message<'a>, key: (u32, u32), shape: Shape, values: &mut Values<'a>) {
    if shape == Shape::Result {
        return message.experimental_results(false).for_each(|result| result.give(values));
    }
    if let Shape::Feature(application, lists, mask) = shape {
        return features(message, (application, lists), mask, values);
    }
    if shape == Shape::Features {
        let lists = [(16_777_217, 0), (16_777_236, 0b110), (16_777_251, 0b110)];
        return lists.into_iter().for_each(|of| features(message, of, u32::MAX, values));
    }
    let is_meant = |avp: &Avp<'_>| (avp.code, avp.vendor) == key && !avp.octets.is_empty();
    for avp in message.everywhere().filter(is_meant) {
        match shape {
            Shape::Word | Shape::Result => avp.word().give(values),
            Shape::Long | Shape::SignedLong => avp.long().give(values),
            Shape::Signed => avp.word().map(u32::cast_signed).give(values),
            Shape::Time => {
                avp.moment().map(|seconds| Value::Number(seconds.cast_unsigned())).give(values);
            }
            Shape::Family => avp.family().give(values),
            Shape::Text | Shape::Name => Value::Text(avp.octets).give(values),
            Shape::Octets | Shape::Group => avp.octets.give(values),
            Shape::Ipv4 => avp.address().filter(IpAddr::is_ipv4).give(values),
            Shape::Ipv6 => avp.address().filter(IpAddr::is_ipv6).give(values),
            Shape::BareIpv4 => avp.bare_address().filter(IpAddr::is_ipv4).give(values),
            Shape::BareIpv6 => avp.bare_address().filter(IpAddr::is_ipv6).give(values),
            Shape::Bit(mask) => avp.word().map(|word| word & mask != 0).give(values),
            Shape::Bits(mask) => avp.word().map(|word| shifted(word, mask)).give(values),
            Shape::Octet(at, mask) => {
                avp.octets.get(at).map(|octet| shifted((*octet).into(), mask.into())).give(values);
            }
            Shape::Zone => {
                let quarters = |zone: &u8| (zone & 7).wrapping_mul(10).wrapping_add(zone >> 4);
                avp.octets.first().map(quarters).give(values);
            }
            // Read above.
            Shape::Feature(..) | Shape::Features => {}
            Shape::Unknown => unknown(avp.octets).give(values),
            Shape::Behind(at) => avp.octets.get(at..).give(values),
            Shape::Prefix => prefix(avp.octets).give(values),
            Shape::Line(line) => {
                avp.octets.split(|octet| *octet == b'\n').nth(line).map(Value::Text).give(values);
            }
        }
    }
}

/// Some bits of a value.
fn shifted(word: u32, mask: u32) -> u32 {
    (word & mask).checked_shr(mask.trailing_zeros()).unwrap_or(0)
}

/// Bits of lists of features: the number of a list stands before it.
fn features(
    message: &Message<'_>,
    (application, lists): (u32, u32),
    mask: u32,
    values: &mut Values<'_>,
) {
    if message.header().application.0 != application {
        return;
    }
    let mut number = None;
    for avp in message.everywhere().filter(|avp| avp.vendor == TGPP) {
        let is_of = |number: u32| 1_u32.checked_shl(number).is_some_and(|bit| lists & bit != 0);
        match avp.code {
            629 => number = avp.word(),
            630 if lists == 0 || number.is_some_and(is_of) => {
                avp.word().map(|word| shifted(word, mask)).give(values);
            }
            _ => {}
        }
    }
}

/// An address of another family than those of IPv4 and IPv6 (RFC 6733 §4.3.1).
fn unknown(octets: &[u8]) -> Option<&[u8]> {
    match octets {
        [0, 1 | 2, ..] => None,
        [_, _, address @ ..] => Some(address),
        _ => None,
    }
}

/// A prefix behind a reserved octet and its length (RFC 3162 §2.3).
fn prefix(octets: &[u8]) -> Option<Ipv6Addr> {
    let told = octets.get(2..)?;
    let mut address = [0; 16];
    address.get_mut(..told.len())?.copy_from_slice(told);
    Some(address.into())
}

const TABLES: [&[Row]; 11] = [
    base::ROWS,
    s6::ROWS,
    policy::ROWS,
    ims::ROWS,
    location::ROWS,
    address::ROWS,
    charging::ROWS,
    ietf::ROWS,
    tgpp::ROWS,
    flags::ROWS,
    features::ROWS,
];

const COUNT: usize = FIXED
    + base::ROWS.len()
    + s6::ROWS.len()
    + policy::ROWS.len()
    + ims::ROWS.len()
    + location::ROWS.len()
    + address::ROWS.len()
    + charging::ROWS.len()
    + ietf::ROWS.len()
    + tgpp::ROWS.len()
    + flags::ROWS.len()
    + features::ROWS.len();

static ALL: [Field<Diameter>; COUNT] = all();

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::large_stack_arrays,
    reason = "evaluated by the compiler"
)]
const fn all() -> [Field<Diameter>; COUNT] {
    let mut all = [header::ROWS[0]; COUNT];
    let mut at = 0;
    while at < header::ROWS.len() {
        all[at] = header::ROWS[at];
        at += 1;
    }
    let mut row = 0;
    while row < header::SHORT_MESSAGE.len() {
        all[at] = header::SHORT_MESSAGE[row];
        at += 1;
        row += 1;
    }
    let mut row = 0;
    while row < header::WHEREABOUTS.len() {
        all[at] = header::WHEREABOUTS[row];
        at += 1;
        row += 1;
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
    fn an_avp_of_no_octets_has_no_value() {
        let octets = request(272, 4).text(1, 0, "").group(437, 0, &[]).octets();
        let message = Message::decode(&octets).unwrap();

        for name in ["diameter.User-Name", "diameter.Requested-Service-Unit"] {
            let mut values = Values::default();
            let row = TABLES.into_iter().flatten().find(|row| row.name == name).unwrap();
            (row.read)(&message, &mut values);
            assert!(values.as_slice().is_empty(), "{name}");
        }
    }

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
            let Some(value) = sample(shape) else { continue };
            let inner = craft::diameter::avp(code, vendor, value);
            let octets = request(1, 0).group(279, 0, &[inner]).octets();
            let message = Message::decode(&octets).unwrap();
            let mut values = Values::default();

            (row.read)(&message, &mut values);

            let expected = expected(shape, value);
            let is_group_itself = (code, vendor) == (279, 0);
            assert_eq!(values.as_slice().last(), Some(&expected), "{}", row.name);
            assert_eq!(values.len(), if is_group_itself { 2 } else { 1 }, "{}", row.name);
        }
        assert!(Diameter::FIELDS.len() > 1700);
    }

    /// A value of that shape.
    fn sample(shape: Shape) -> Option<&'static [u8]> {
        Some(match shape {
            Shape::Word | Shape::Result | Shape::Signed | Shape::Bit(_) | Shape::Bits(_) => {
                &[0xff, 0xff, 0xff, 0xfe]
            }
            Shape::Time => &[0xe8, 0, 0, 0],
            Shape::Long | Shape::SignedLong => &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfe],
            Shape::Ipv4 | Shape::Family => &[0, 1, 192, 0, 2, 1],
            Shape::BareIpv4 => &[192, 0, 2, 1],
            Shape::Ipv6 => &[0, 2, 0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
            Shape::BareIpv6 => &[0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
            Shape::Text | Shape::Name => b"text",
            Shape::Octets => &[1, 2, 3],
            Shape::Group => &[0, 0, 3, 0xe7, 0, 0, 0, 12, 1, 2, 3, 4],
            Shape::Octet(..) => &[0xfe; 16],
            Shape::Zone => &[0x69, 0],
            Shape::Unknown => &[0, 9, 1, 2],
            Shape::Behind(_) | Shape::Prefix => &[0, 64, 0x20, 1, 0xd, 0xb8],
            Shape::Line(_) => b"text\ntext",
            // It needs the number of its list, and an application.
            Shape::Feature(..) | Shape::Features => return None,
        })
    }

    /// What is read from that value.
    fn expected(shape: Shape, value: &[u8]) -> Value<'_> {
        match shape {
            Shape::Word | Shape::Result => Value::Number(0xffff_fffe),
            Shape::Long | Shape::Signed | Shape::SignedLong => {
                Value::Number((-2_i64).cast_unsigned())
            }
            Shape::Ipv4 | Shape::BareIpv4 => Value::Address([192, 0, 2, 1].into()),
            Shape::Ipv6 | Shape::BareIpv6 => {
                Value::Address([0x2001, 0xdb8, 0, 0, 0, 0, 0, 1].into())
            }
            Shape::Time => Value::Number(1_683_325_312),
            Shape::Family => Value::Number(1),
            Shape::Text | Shape::Name => Value::Text(value),
            Shape::Octets | Shape::Group => Value::Octets(value),
            Shape::Bit(mask) => Value::Number((mask != 1).into()),
            Shape::Bits(mask) => Value::Number(((mask & !1) >> mask.trailing_zeros()).into()),
            Shape::Octet(_, mask) => Value::Number(((mask & 0xfe) >> mask.trailing_zeros()).into()),
            Shape::Zone => Value::Number(16),
            Shape::Unknown => Value::Octets(&[1, 2]),
            Shape::Behind(_) => Value::Octets(&[0x20, 1, 0xd, 0xb8]),
            Shape::Prefix => Value::Address([0x2001, 0xdb8, 0, 0, 0, 0, 0, 0].into()),
            Shape::Line(_) => Value::Text(b"text"),
            Shape::Feature(..) | Shape::Features => Value::Number(0),
        }
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
            .avp(22, 10415, &[0, 0x09, 0xf1, 0x07, 0, 7, 0, 9])
            .avp(22, 10415, &[130, 0x09, 0xf1, 0x07, 0, 7, 0x09, 0xf1, 0x07, 0, 1, 0x9b, 1])
            .octets();
        let device = [
            craft::diameter::avp(459, 0, &[0; 4]),
            craft::diameter::avp(460, 0, b"3534900698733190"),
        ];
        let failed = [
            craft::diameter::avp(266, 0, &[0, 0, 0, 193]),
            craft::diameter::avp(298, 0, &[0, 0, 19, 137]),
        ];
        let answer = answer(272, 4).group(458, 0, &device).group(297, 0, &failed).octets();
        let short = craft::sms::every_part().into_iter().map(|(is_from_mobile, tpdu)| {
            let command = if is_from_mobile { 8_388_645 } else { 8_388_646 };
            request(command, 16_777_313).avp(3301, 10415, &tpdu).octets()
        });
        let short: Vec<Vec<u8>> = short.collect();
        let odd = request(316, 16_777_251)
            .text(263, 0, "other.example;1")
            .from("other.example", "example.net")
            .text(283, 0, "example.net")
            .text(282, 0, "dra.example.org")
            .text(282, 0, "dra.example.org")
            .group(284, 0, &[craft::diameter::avp(264, 0, b"x.y")])
            .avp(1406, 0, &[0, 0, 0, 1])
            .avp(1645, 10415, &[0x51, 0x55, 0xf5])
            .avp(1444, 10415, b"00101")
            .octets();
        let messages = [&octets, &subscriber, &answer, &odd].into_iter().chain(&short);
        let messages: Vec<&[u8]> = messages.map(Vec::as_slice).collect();
        let fixed: Vec<&str> = header::ROWS
            .iter()
            .chain(header::SHORT_MESSAGE)
            .chain(header::WHEREABOUTS)
            .map(|field| field.name)
            .collect();

        let unread: Vec<&str> =
            wire::unread::<Diameter>(&messages).filter(|name| fixed.contains(name)).collect();

        assert_eq!(unread, [""; 0]);
    }

    #[test]
    fn features_are_those_of_the_application_and_of_the_list_whose_number_stands_before() {
        let read = |name: &str, application: u32, list: u8| {
            let avps = [
                craft::diameter::avp(629, 10415, &[0, 0, 0, list]),
                craft::diameter::avp(630, 10415, &[0, 0, 0, 5]),
            ];
            let octets = request(272, application).group(628, 10415, &avps).octets();
            let values = wire::read::<Diameter>(&Message::glimpse(&octets).unwrap(), name);
            values.as_slice().iter().filter_map(|value| value.number()).collect::<Vec<u64>>()
        };
        let gx = 16_777_238;

        for (name, application, list, expected) in [
            ("diameter.3gpp.feature_list1_gx_flags_bit2", gx, 1, Some(1)),
            ("diameter.3gpp.feature_list1_gx_flags_bit1", gx, 1, Some(0)),
            ("diameter.3gpp.feature_list1_gx_flags_bit2", gx, 2, None),
            ("diameter.3gpp.feature_list2_gx_flags_bit2", gx, 2, Some(1)),
            ("diameter.3gpp.feature_list1_gx_flags_bit2", 4, 1, None),
            ("diameter.3gpp.gx_feature_list_flags", gx, 2, Some(5)),
            ("diameter.3gpp.gx_feature_list_flags", gx, 3, None),
            ("diameter.3gpp.cx_feature_list_flags", 16_777_216, 9, Some(5)),
            ("diameter.3gpp.feature_list_flags", 16_777_251, 2, Some(5)),
            ("diameter.3gpp.feature_list_flags", 16_777_251, 3, None),
        ] {
            let expected: Vec<u64> = expected.into_iter().collect();
            assert_eq!(read(name, application, list), expected, "{name} {list}");
        }
    }

    #[test]
    fn an_avp_is_told_whole_with_its_padding() {
        let octets = request(316, 16_777_251).text(264, 0, "host.example.org1").octets();
        let message = Message::glimpse(&octets).unwrap();
        let read = |name: &str| wire::read::<Diameter>(&message, name).as_slice().to_vec();

        let avp = &octets[octets.len() - 28..];
        assert_eq!(read("diameter.avp"), [Value::Octets(avp)]);
        assert_eq!(read("diameter.avp.pad"), [Value::Octets(&[0; 3])]);
    }

    #[test]
    fn tables_stand_in_the_order_of_vendors_and_codes() {
        for table in TABLES {
            assert!(table.is_sorted_by_key(|row| (row.key.1, row.key.0)));
        }
    }

    #[test]
    fn tools_see_the_rows_of_all_that_is_there_once() {
        let octets = answer(272, 4)
            .avp(257, 0, &[0, 1, 192, 0, 2, 1])
            .avp(257, 0, &[0, 1, 192, 0, 2, 2])
            .octets();
        let message = Message::glimpse(&octets).unwrap();
        let mut names = Vec::new();

        Diameter::rows(&message, &mut |row| names.push(Diameter::FIELDS[usize::from(row)].name));

        let of_address = names.iter().filter(|name| name.contains("Host-IP-Address")).count();
        assert_eq!(of_address, 4);
        assert_eq!(names.len(), header::ROWS.len() + 4);
    }

    #[test]
    fn what_wireshark_calls_malformed_is_no_more_than_that() {
        let plain = || request(316, 16_777_251).text(264, 0, "a.b").text(296, 0, "b");
        let with_number = |number: &[u8]| {
            let kind = craft::diameter::avp(450, 0, &[0; 4]);
            let number = craft::diameter::avp(444, 0, number);
            plain().group(443, 0, &[kind, number]).octets()
        };
        for (octets, is_malformed) in [
            (plain().octets(), false),
            (plain().text(264, 0, "a.b").octets(), false),
            (plain().raw(&craft::diameter::avp_with((263, 0), 0x41, 12, b"1234")).octets(), true),
            (plain().avp(268, 0, &[0; 3]).octets(), true),
            (plain().avp(268, 0, &[]).octets(), false),
            (plain().avp(287, 0, &[0; 4]).octets(), true),
            (plain().avp(257, 0, &[0, 1, 1, 2, 3]).octets(), true),
            (plain().avp(257, 0, &[0, 9, 1, 2, 3]).octets(), false),
            (plain().avp(8, 0, &[1; 3]).octets(), true),
            (plain().avp(8, 0, &[1; 16]).octets(), false),
            (plain().text(1, 0, "001010123456789@realm").octets(), true),
            (plain().text(1, 0, "001010123456789").octets(), false),
            (with_number(b"+49123"), true),
            (with_number(b"12"), true),
            (with_number(b"tel:49123"), false),
            (with_number(b"49123"), false),
            (with_number(b""), false),
            (plain().raw(&craft::diameter::avp_with((263, 0), 0x40, 40, b"1234")).octets(), true),
            (plain().raw(&craft::diameter::avp_with((263, 0), 0x40, 7, b"1234")).octets(), true),
            (plain().raw(&[0, 0, 1, 7]).octets(), true),
            (plain().length(60).octets(), true),
        ] {
            assert_eq!(Diameter::malformed(&octets).is_some(), is_malformed, "{octets:02x?}");
        }
    }

    #[test]
    fn a_result_of_another_vendor_is_another_field() {
        let failed = [
            craft::diameter::avp(266, 0, &[0, 0, 0, 193]),
            craft::diameter::avp(298, 0, &[0, 0, 19, 137]),
        ];
        let octets = answer(316, 16_777_251).text(264, 0, "a.b").group(297, 0, &failed).octets();
        let message = Message::glimpse(&octets).unwrap();

        assert_eq!(message.experimental_results(false).count(), 0);
        assert_eq!(message.experimental_results(true).collect::<Vec<_>>(), [5001]);
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
