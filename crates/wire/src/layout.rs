//! What stands where in an element: parts one after the other, many of which are there only where its flags say so.
//!
//! Elements of GTP and PFCP are built so (TS 29.244 §8.2, TS 29.274 §8): a field is a place in a part.

use core::net::{Ipv4Addr, Ipv6Addr};

use numbering::Plmn;

use crate::{Kind, Names, Value, Values, Yield};

/// Seconds from 1900 to 1970, and from 1970 to 2036, when 32 bits of seconds since 1900 begin anew (RFC 5905 §6).
const SECONDS_1900_TO_1970: i64 = 2_208_988_800;
const SECONDS_1970_TO_2036: i64 = 2_085_978_496;

/// The parts of an element of one type.
#[derive(Debug)]
pub struct Layout {
    /// What its protocol calls the type.
    pub kind: u32,
    /// Place of the octet whose bits say which parts are there.
    flags: usize,
    parts: &'static [Part],
}

impl Layout {
    /// Of an element of that type, without parts.
    pub const fn new(kind: u32) -> Self {
        Self { kind, flags: 0, parts: &[] }
    }

    /// Flags stand at that place instead of the first.
    pub const fn flags_at(self, flags: usize) -> Self {
        Self { flags, ..self }
    }

    /// With these parts.
    pub const fn with(self, parts: &'static [Part]) -> Self {
        Self { parts, ..self }
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
            let is_all_or_nothing = matches!(part.size, Size::Whole(_));
            let split = len.and_then(|len| octets.split_at_checked(len));
            let (part, rest) = split.unwrap_or((octets, &[]));
            if place == wanted {
                let is_whole = split.is_some();
                return (is_whole || !is_all_or_nothing)
                    .then_some(Octets { octets: part, is_whole });
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
pub struct Part {
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
pub enum Size {
    /// So many.
    Fixed(usize),
    /// So many, or none where there are not as many.
    Whole(usize),
    /// A length of one octet, and what it counts.
    Short,
    /// A length of one octet, and three octets of a tag where it is not 0, whatever it counts.
    Tag,
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
            Self::Fixed(len) | Self::Whole(len) => Some(len),
            Self::Short => usize::from(*octets.first()?).checked_add(1),
            Self::Tag => Some(if *octets.first()? == 0 { 1 } else { 4 }),
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
            Self::Fixed(_)
            | Self::Whole(_)
            | Self::Short
            | Self::Tag
            | Self::Long
            | Self::Rest
            | Self::Before(_) => usize::MAX,
        }
    }
}

/// A part that is always there.
pub const fn always(size: Size) -> Part {
    Part { when: When::Always, size }
}

/// A part that is there where some of these flags are set.
pub const fn any(mask: u8, size: Size) -> Part {
    Part { when: When::Any(mask), size }
}

/// A part that is there where of the first flags just the second are set.
pub const fn just(mask: u8, set: u8, size: Size) -> Part {
    Part { when: When::Just(mask, set), size }
}

/// A part that is there unless the first flags have that value.
pub const fn unless(mask: u8, set: u8, size: Size) -> Part {
    Part { when: When::Unless(mask, set), size }
}

/// Where a value stands: which part of which element, octets before it there, and its bits.
#[derive(Clone, Copy, Debug)]
pub struct Site {
    /// The element.
    pub layout: &'static Layout,
    /// Which of its parts.
    pub part: usize,
    /// Octets before it in that part.
    pub at: usize,
    /// Its bits.
    pub mask: u64,
}

impl Site {
    /// Adds what stands there in that element.
    pub fn give<'a>(&self, form: Form, element: &'a [u8], values: &mut Values<'a>) {
        let Some(found) = self.layout.part(element, self.part) else { return };
        let Some(size) = self.layout.parts.get(self.part).map(|part| part.size) else { return };
        if found.octets.is_empty() && !matches!(size, Size::Rest) {
            self.read(form, found).give(values);
        }
        for octets in found.octets.chunks(size.of_item()) {
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
            Form::Zone => number(1)
                .map(|zone| Value::Number((zone & 7).wrapping_mul(10).wrapping_add(zone >> 4))),
            Form::V4 => octets
                .first_chunk::<4>()
                .map(|octets| Value::Address(Ipv4Addr::from(*octets).into())),
            Form::V6 => octets
                .first_chunk::<16>()
                .map(|octets| Value::Address(Ipv6Addr::from(*octets).into())),
            Form::Mcc => plmn(octets).map(|plmn| Value::Number(number_of(plmn, 0, 3))),
            Form::Mnc => plmn(octets).map(|plmn| Value::Number(number_of(plmn, 3, 3))),
            Form::Name => part.is_whole.then(|| name(octets)),
            Form::Octets(size) => octets.get(..size).map(Value::Octets),
            Form::Time => number(4).map(|seconds| Value::Number(moment(seconds).cast_unsigned())),
            Form::Content => part.is_whole.then_some(Value::Octets(content)),
            Form::Text => part.is_whole.then_some(Value::Text(content)),
            Form::Printable => is_text(content).then_some(Value::Text(content)),
            Form::Unprintable => (!is_text(content)).then_some(Value::Octets(content)),
        }
    }
}

fn plmn(octets: &[u8]) -> Option<Plmn> {
    octets.first_chunk().copied().and_then(Plmn::from_octets)
}

/// Some digits of a network as a number.
fn number_of(plmn: Plmn, skip: usize, take: usize) -> u64 {
    let digits = plmn.digits();
    let digits = digits.iter().skip(skip).take(take);
    digits.fold(0, |sum: u64, digit| sum.saturating_mul(10).saturating_add(digit.into()))
}

/// Labels where the first octet is no character, else text (TS 29.274 §8.66).
fn name(octets: &[u8]) -> Value<'_> {
    match octets.first() {
        Some(0..=0x1f) => Value::Labels(octets),
        _ => Value::Text(octets),
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

/// A message that is made of elements.
pub trait Elements<'a> {
    /// False where it has no element of that type for sure.
    fn may_have(&self, _kind: u32) -> bool {
        true
    }

    /// Gives every element, with its type as layouts have it.
    fn each_element(&self, visit: impl FnMut(u32, &'a [u8]));

    /// What stands at these places of its elements.
    fn sites(&self, form: Form, places: &'static [Site]) -> Sites<'_, Self>
    where
        Self: Sized,
    {
        Sites { message: self, form, places }
    }
}

/// What stands at some places of a message's elements, element by element.
#[derive(Debug)]
pub struct Sites<'m, M> {
    message: &'m M,
    form: Form,
    places: &'static [Site],
}

impl<'a, M: Elements<'a>> Yield<'a> for Sites<'_, M> {
    fn give(self, values: &mut Values<'a>) {
        let Self { message, form, places } = self;
        if !places.iter().any(|site| message.may_have(site.layout.kind)) {
            return;
        }
        message.each_element(|kind, octets| {
            for site in places.iter().filter(|site| site.layout.kind == kind) {
                site.give(form, octets, values);
            }
        });
    }
}

/// What a value is.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// Whether some of the bits are set.
    Flag,
    /// A number of so many octets, and there its bits.
    Number(usize),
    /// Bits of one octet that have names.
    Code(Names),
    /// All octets as one number.
    Whole,
    /// Quarters of an hour from Greenwich, whichever way: two digits, of which the first has the sign (TS 23.040
    /// §9.2.3.11).
    Zone,
    /// Network in the tag of a frame: four bits and, behind others, eight.
    Tag,
    /// Country of a network, in three octets of which the network takes a part.
    Mcc,
    /// Code of a network in its country, in these three octets.
    Mnc,
    /// All octets behind that place: labels where the first octet is no character, else text.
    Name,
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
    /// What a field of that form gives.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Flag => Kind::Flag,
            Self::Number(_) | Self::Whole | Self::Zone | Self::Tag | Self::Mcc | Self::Mnc => {
                Kind::Number
            }
            Self::Code(names) => Kind::Code(names),
            Self::V4 | Self::V6 => Kind::Address,
            Self::Octets(_) | Self::Content | Self::Unprintable => Kind::Octets,
            Self::Text | Self::Printable => Kind::Text,
            Self::Name => Kind::Labels,
            Self::Time => Kind::Signed,
        }
    }
}

/// True for characters alone, as Wireshark shows them.
pub fn is_text(octets: &[u8]) -> bool {
    octets.iter().all(|octet| matches!(octet, 0x20..=0x7e))
}

/// Writes layouts: name, the element, and its parts in their order.
#[macro_export]
macro_rules! layouts {
    ($($name:ident: $of:expr => $($part:expr),+;)*) => {
        $(pub(crate) static $name: $crate::layout::Layout = $of.with(&[$($part),+]);)*
    };
}

/// Writes a table: doc comment, name, form, and where its values stand: part of an element, octets before, bits. The
/// layouts are those of `layouts` in the same module, and the message is made of elements.
#[macro_export]
macro_rules! rows {
    ($(#[doc = $doc:literal] $name:literal: $form:expr =>
       $($layout:ident [$part:literal] $at:literal $(& $mask:literal)?),+;)*) => {
        &[$($crate::Field {
            name: $name,
            kind: $form.kind(),
            doc: $doc,
            read: |message, values| {
                let places = $crate::sites!($($layout [$part] $at $(& $mask)?),+);
                $crate::Yield::give($crate::layout::Elements::sites(message, $form, places), values);
            },
        }),*]
    };
}

/// Places: part of an element, octets before, bits.
#[macro_export]
macro_rules! sites {
    ($($layout:ident [$part:literal] $at:literal $(& $mask:literal)?),+) => {
        const {
            &[$($crate::layout::Site {
                layout: &layouts::$layout,
                part: $part,
                at: $at,
                mask: $crate::mask!($($mask)?),
            }),+]
        }
    };
}

/// The bits of a place: all, where none are told.
#[doc(hidden)]
#[macro_export]
macro_rules! mask {
    () => {
        u64::MAX
    };
    ($mask:literal) => {
        $mask
    };
}
