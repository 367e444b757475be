//! What stands where in an element: parts one after the other, many of which are there only where its flags say so
//! (TS 29.244 §8.2).

use core::net::{Ipv4Addr, Ipv6Addr};

use wire::{Kind, Names, Value, Values, Yield as _};

use crate::IeType;
use crate::element::Ie;
use crate::read::is_text;

/// Seconds from 1900 to 1970, and from 1970 to 2036, when 32 bits of seconds since 1900 begin anew (RFC 5905 §6).
const SECONDS_1900_TO_1970: i64 = 2_208_988_800;
const SECONDS_1970_TO_2036: i64 = 2_085_978_496;

/// The parts of an element of one type.
#[derive(Debug)]
pub(crate) struct Layout {
    kind: IeType,
    /// Whose element it is, where it is no element of 3GPP.
    enterprise: Option<u16>,
    /// Place of the octet whose bits say which parts are there.
    flags: usize,
    parts: &'static [Part],
}

impl Layout {
    /// Of an element of 3GPP, without parts.
    pub(crate) const fn new(kind: IeType) -> Self {
        Self { kind, enterprise: None, flags: 0, parts: &[] }
    }

    /// Of an element of an enterprise, without parts.
    pub(crate) const fn of_vendor(enterprise: u16, kind: u16) -> Self {
        Self { enterprise: Some(enterprise), ..Self::new(IeType(kind)) }
    }

    /// Flags stand at that place instead of the first.
    pub(crate) const fn flags_at(self, flags: usize) -> Self {
        Self { flags, ..self }
    }

    /// With these parts.
    pub(crate) const fn with(self, parts: &'static [Part]) -> Self {
        Self { parts, ..self }
    }

    pub(crate) fn kind(&self) -> IeType {
        self.kind
    }

    pub(crate) fn is_of(&self, ie: &Ie<'_>) -> bool {
        (self.kind, self.enterprise) == (ie.kind, ie.enterprise)
    }

    /// The octets of a part as far as they are there, and whether all are.
    fn part<'a>(&self, mut octets: &'a [u8], wanted: usize) -> Option<Octets<'a>> {
        let element = octets;
        let flags = octets.get(self.flags).copied().unwrap_or(0);
        for (place, part) in self.parts.iter().enumerate() {
            if !part.when.holds(flags) {
                continue;
            }
            let len = part.size.of(element, octets);
            let split = len.and_then(|len| octets.split_at_checked(len));
            let (part, rest) = split.unwrap_or((octets, &[]));
            if place == wanted {
                return Some(Octets { octets: part, is_whole: split.is_some() });
            }
            split?;
            octets = rest;
        }
        None
    }
}

/// What there is of a part.
#[derive(Clone, Copy, Debug)]
struct Octets<'a> {
    octets: &'a [u8],
    is_whole: bool,
}

/// A part of an element.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    when: When,
    size: Size,
}

/// Where a part is there.
#[derive(Clone, Copy, Debug)]
enum When {
    Always,
    /// Some of these flags are set.
    Any(u8),
    /// Of the first flags just the second are set.
    Just(u8, u8),
    /// The first flags do not have that value.
    Unless(u8, u8),
}

impl When {
    fn holds(self, flags: u8) -> bool {
        match self {
            Self::Always => true,
            Self::Any(mask) => flags & mask != 0,
            Self::Just(mask, set) => flags & mask == set,
            Self::Unless(mask, set) => flags & mask != set,
        }
    }
}

/// How many octets a part has.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Size {
    Fixed(usize),
    /// A length of one octet, and what it counts.
    Short,
    /// A length of two octets, and what it counts.
    Long,
    /// All that is left.
    Rest,
    /// All that is left but the last octet, which stands there where that flag of the first octet is set.
    Before(u8),
    /// Items of so many octets; how many there are, some bits of an octet of the element say.
    List(usize, usize, u8),
    /// Items of so many octets to the end.
    Items(usize),
}

impl Size {
    fn of(self, element: &[u8], octets: &[u8]) -> Option<usize> {
        match self {
            Self::Fixed(len) => Some(len),
            Self::Short => usize::from(*octets.first()?).checked_add(1),
            Self::Long => usize::from(u16::from_be_bytes(*octets.first_chunk()?)).checked_add(2),
            Self::Rest | Self::Items(_) => Some(octets.len()),
            Self::Before(flag) => {
                octets.len().checked_sub(usize::from(element.first()? & flag != 0))
            }
            Self::List(len, at, mask) => usize::from(element.get(at)? & mask).checked_mul(len),
        }
    }

    /// Octets of an item, where there may be several.
    fn of_item(self) -> usize {
        match self {
            Self::List(len, ..) | Self::Items(len) => len,
            Self::Fixed(_) | Self::Short | Self::Long | Self::Rest | Self::Before(_) => usize::MAX,
        }
    }
}

/// A part that is always there.
pub(crate) const fn always(size: Size) -> Part {
    Part { when: When::Always, size }
}

/// A part that is there where some of these flags are set.
pub(crate) const fn any(mask: u8, size: Size) -> Part {
    Part { when: When::Any(mask), size }
}

/// A part that is there where of the first flags just the second are set.
pub(crate) const fn just(mask: u8, set: u8, size: Size) -> Part {
    Part { when: When::Just(mask, set), size }
}

/// A part that is there unless the first flags have that value.
pub(crate) const fn unless(mask: u8, set: u8, size: Size) -> Part {
    Part { when: When::Unless(mask, set), size }
}

/// Where a value stands: which part of which element, octets before it there, and its bits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Site {
    pub(crate) layout: &'static Layout,
    pub(crate) part: usize,
    pub(crate) at: usize,
    pub(crate) mask: u64,
}

impl Site {
    /// Adds what stands there in that element.
    pub(crate) fn give<'a>(&self, form: Form, ie: &Ie<'a>, values: &mut Values<'a>) {
        let Some(found) = self.layout.part(ie.octets, self.part) else { return };
        let size = self.layout.parts.get(self.part).map_or(usize::MAX, |part| part.size.of_item());
        if found.octets.is_empty() {
            self.read(form, found).give(values);
        }
        for octets in found.octets.chunks(size) {
            self.read(form, Octets { octets, ..found }).give(values);
        }
    }

    fn read<'a>(&self, form: Form, part: Octets<'a>) -> Option<Value<'a>> {
        let octets = part.octets.get(self.at..)?;
        let number = |size: usize| {
            let fold = |number: u64, octet: &u8| number << 8 | u64::from(*octet);
            Some(octets.get(..size)?.iter().fold(0, fold))
        };
        let masked = |number: u64| number.checked_shr(self.mask.trailing_zeros());
        let masked = |number: u64| masked(number & self.mask).map(Value::Number);
        let content = octets;
        match form {
            Form::Flag => Some(Value::Number(u64::from(number(1)? & self.mask != 0))),
            Form::Number(size) => masked(number(size)?),
            Form::Code(_) => masked(number(1)?),
            Form::Whole => {
                (1..=4).contains(&octets.len()).then(|| number(octets.len()))?.map(Value::Number)
            }
            Form::Tag => number(2).map(|tag| Value::Number(tag >> 4 & 0xf00 | tag & 0xff)),
            Form::V4 => octets
                .first_chunk::<4>()
                .map(|octets| Value::Address(Ipv4Addr::from(*octets).into())),
            Form::V6 => octets
                .first_chunk::<16>()
                .map(|octets| Value::Address(Ipv6Addr::from(*octets).into())),
            Form::Octets(size) => octets.get(..size).map(Value::Octets),
            Form::Time => number(4).map(|seconds| Value::Number(moment(seconds).cast_unsigned())),
            Form::Content => part.is_whole.then_some(Value::Octets(content)),
            Form::Text => part.is_whole.then_some(Value::Text(content)),
            Form::Printable => is_text(content).then_some(Value::Text(content)),
            Form::Unprintable => (!is_text(content)).then_some(Value::Octets(content)),
        }
    }
}

/// Seconds since 1970 of a moment that is told in seconds since 1900; no moment is 0.
fn moment(seconds: u64) -> i64 {
    let from = match seconds {
        0 => 0,
        0x8000_0000.. => -SECONDS_1900_TO_1970,
        _ => SECONDS_1970_TO_2036,
    };
    i64::try_from(seconds).unwrap_or(0).saturating_add(from)
}

/// What a value is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Form {
    /// Whether some of the bits are set.
    Flag,
    /// A number of so many octets, and there its bits.
    Number(usize),
    /// Bits of one octet that have names.
    Code(Names),
    /// All octets as one number.
    Whole,
    /// Network in the tag of a frame: four bits and, behind others, eight.
    Tag,
    /// Address of version 4.
    V4,
    /// Address of version 6.
    V6,
    /// So many octets.
    Octets(usize),
    /// All octets behind that place.
    Content,
    /// The same as text.
    Text,
    /// The same where all are characters.
    Printable,
    /// The same where some are none.
    Unprintable,
    /// A moment, as seconds since 1970.
    Time,
}

impl Form {
    pub(crate) const fn kind(self) -> Kind {
        match self {
            Self::Flag => Kind::Flag,
            Self::Number(_) | Self::Whole | Self::Tag => Kind::Number,
            Self::Code(names) => Kind::Code(names),
            Self::V4 | Self::V6 => Kind::Address,
            Self::Octets(_) | Self::Content | Self::Unprintable => Kind::Octets,
            Self::Text | Self::Printable => Kind::Text,
            Self::Time => Kind::Signed,
        }
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use craft::pfcp::message;
    use wire::{Protocol as _, Value, Values};

    use crate::{Message, Pfcp};

    /// What a row reads from one element.
    fn read(name: &str, kind: u16, value: &[u8]) -> Vec<std::string::String> {
        let octets = message(50).seid(1).ie(kind, value).octets();
        let row = Pfcp::FIELDS.iter().find(|field| field.name == name).unwrap();
        let mut values = Values::default();
        (row.read)(&Message::glimpse(&octets).unwrap(), &mut values);
        let told = |value: &Value<'_>| match value {
            Value::Number(number) => std::format!("{}", number.cast_signed()),
            Value::Address(address) => std::format!("{address}"),
            Value::Digits(_) | Value::Octets(_) | Value::Text(_) | Value::Labels(_) => {
                std::format!("{value:02x?}")
            }
        };
        values.as_slice().iter().map(told).collect()
    }

    #[test]
    fn a_part_stands_behind_those_whose_flags_are_set() {
        let volumes: &[u8] = &[0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 9];
        for (flags, name, expected) in [
            (3, "tovol", &["7"][..]),
            (3, "ulvol", &["9"]),
            (3, "dlvol", &[]),
            (5, "dlvol", &["9"]),
            (2, "ulvol", &["7"]),
            (0, "tovol", &[]),
        ] {
            let name = std::format!("pfcp.subsequent_volume_quota.{name}");
            assert_eq!(read(&name, 121, &[&[flags], volumes].concat()), expected, "{name} {flags}");
        }
    }

    #[test]
    fn what_an_element_has_no_octets_for_is_not_there_and_what_stands_before_it_is() {
        assert_eq!(read("pfcp.dn_len", 61, &[4, 0, 0, 9, b'a']), ["9"]);
        assert_eq!(read("pfcp.dn", 61, &[4, 0, 0, 9, b'a']), [""; 0]);
        assert_eq!(read("pfcp.cp_len", 61, &[12, 0, 0, 9, b'a']), [""; 0]);
        assert_eq!(read("pfcp.ul_time_unit", 94, &[1, 3]), ["3"]);
        assert_eq!(read("pfcp.max_ul_pr", 94, &[1, 3]), [""; 0]);
    }

    #[test]
    fn items_are_read_as_many_as_there_are() {
        let sets = [&[3][..], &[192, 0, 2, 1], &[0, 5, 0, 6, 0, 7, 0x21]].concat();
        assert_eq!(read("pfcp.csid", 65, &sets), ["5", "6", "7"]);
        assert_eq!(read("pfcp.fq_csid_node_type", 65, &sets), ["1"]);
        assert_eq!(read("pfcp.qfi_value", 224, &[4, 2, 0x81, 0x42]), ["1", "66"]);
        assert_eq!(read("pfcp.dscp_to_ppi_mapping_info_dscp_value", 317, &[1, 8, 9]), ["8", "9"]);
    }

    #[test]
    fn bits_of_several_elements_and_of_the_header_are_one_field() {
        assert_eq!(read("pfcp.spare_b3", 57, &[8, 0, 0, 0, 0, 0, 0, 0, 1]), ["0", "1"]);
        assert_eq!(read("pfcp.spare_oct", 61, &[0, 7]), ["0", "7"]);
        assert_eq!(read("pfcp.spare_h1", 20, &[0xa3]), ["10"]);
        assert_eq!(read("pfcp.c_tag.cvid", 134, &[1, 0x27, 0x74]), ["628"]);
        assert_eq!(read("pfcp.up_function_features.mbsn4", 43, &[0, 0, 0, 0, 0, 0, 2]), ["0", "1"]);
    }

    #[test]
    fn moments_count_from_1970_and_begin_anew_in_2036() {
        assert_eq!(read("pfcp.start_time", 75, &[0, 0, 0, 0]), ["0"]);
        assert_eq!(read("pfcp.start_time", 75, &[0x83, 0xaa, 0x7e, 0x80]), ["0"]);
        assert_eq!(read("pfcp.start_time", 75, &[0, 0, 0, 1]), ["2085978497"]);
    }

    #[test]
    fn an_element_of_an_enterprise_is_not_that_of_another() {
        assert_eq!(read("pfcp.bbf.mtu", 0x8008, &[0x0d, 0xe9, 5, 0xdc]), ["1500"]);
        assert_eq!(read("pfcp.bbf.mtu", 0x8008, &[0x48, 0xf9, 5, 0xdc]), [""; 0]);
    }
}
