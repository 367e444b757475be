//! Display filters made from what stands in a capture, the same ones for the same seed.

use std::collections::BTreeMap;

use dissect::Row;
use wire::{Kind, Value};

use trace::show;

use super::tshark;

/// Values of each field in one capture, as they are written in filters.
pub type Seen = BTreeMap<&'static str, (Kind, Vec<String>)>;

/// Values of a field that are kept.
const VALUES_MAX: usize = 24;

/// A source of numbers that repeats (xorshift of 64 bits).
#[derive(Debug)]
pub struct Dice(u64);

impl Dice {
    /// Starts from a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or(0) % bound.max(1)
    }

    /// One of several.
    pub fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.below(from.len())]
    }
}

/// Notes a value of a field.
pub fn note(seen: &mut Seen, row: &Row, value: Value<'_>) {
    let (_, values) = seen.entry(row.name).or_insert_with(|| (row.kind, Vec::new()));
    let mut text = String::new();
    show::text(value, row.kind, &mut text);
    if values.len() < VALUES_MAX && !values.contains(&text) {
        values.push(text);
    }
}

/// Notes a value that stands in no message; a time is in ns.
pub fn note_told(seen: &mut Seen, name: &'static str, value: Value<'_>) {
    let kind = match value {
        Value::Number(_) => Kind::Number,
        Value::Digits(_) | Value::Text(_) | Value::Labels(_) => Kind::Text,
        Value::Address(_) => Kind::Address,
        Value::Octets(_) => Kind::Octets,
    };
    let (_, values) = seen.entry(name).or_insert_with(|| (kind, Vec::new()));
    let mut text = String::new();
    show::text(value, kind, &mut text);
    if values.len() < VALUES_MAX && !values.contains(&text) {
        values.push(text);
    }
}

/// When frames came.
fn time(dice: &mut Dice) -> String {
    let name = dice.pick(&["frame.time_relative", "frame.time_delta"]);
    let (seconds, milliseconds) = (dice.below(4), dice.below(1000));
    match dice.below(4) {
        0 => format!("{name} in {{0..{seconds}.{milliseconds:03}}}"),
        1 => format!("{name} {} {seconds}", dice.pick(&ORDER)),
        _ => format!("{name} {} {seconds}.{milliseconds:03}", dice.pick(&ORDER)),
    }
}

/// A filter about fields of a capture: one test, or two that are joined. What has a comma is asked alone, and then frames
/// are displayed or not: it does not ask for the time since the last one.
pub fn expression(seen: &Seen, dice: &mut Dice) -> Option<String> {
    joined(seen, dice).filter(|filter| !(filter.contains(',') && filter.contains("_displayed")))
}

fn joined(seen: &Seen, dice: &mut Dice) -> Option<String> {
    let one = test(seen, dice)?;
    Some(match dice.below(10) {
        0 => format!("!({one})"),
        1 => format!("{one} and {}", test(seen, dice)?),
        2 => format!("{one} || {}", test(seen, dice)?),
        3 => format!("not {one} && ({} or {})", test(seen, dice)?, test(seen, dice)?),
        _ => one,
    })
}

/// Layers whose octets are asked. Which octets are those of `tcp` and of `gtp` in tshark depends on how it prints: as in
/// ours with `-T fields`, all that they carry too in statistics.
const LAYERS: [&str; 14] = [
    "eth", "sll", "vlan", "ip", "ipv6", "udp", "sctp", "gtpv2", "pfcp", "diameter", "m3ua", "mtp3",
    "sccp", "tcap",
];

fn layer(dice: &mut Dice) -> String {
    let name = dice.pick(&LAYERS);
    let (from, octet) = (dice.below(24), dice.below(16));
    match dice.below(6) {
        0 => format!("{name}[{from}] == {octet:02x}"),
        1 => format!("{name}[{from}:2] {} 00:{octet:02x}", dice.pick(&ORDER)),
        2 => format!("{name}[{from}] & {octet:02x}"),
        3 => format!("{name} contains 00:{octet:02x}"),
        4 => format!("len({name}) {} {}", dice.pick(&ORDER), 8 * octet),
        _ => format!("{name}[-{}:1] == {octet:02x}", 1 + from),
    }
}

/// Protocols that may be there.
const PROTOCOLS: [&str; 16] = [
    "gtp", "gtpv2", "pfcp", "diameter", "sctp", "tcp", "udp", "m3ua", "m2ua", "sua", "m2pa",
    "sccp", "tcap", "gsm_map", "camel", "isup",
];

/// About the frame as a whole, and what is in it.
fn frame(dice: &mut Dice) -> String {
    let (name, number) = (*dice.pick(&PROTOCOLS), dice.below(200));
    match dice.below(12) {
        10 => format!("count({name}) {} {}", dice.pick(&ORDER), dice.below(3)),
        11 => format!("frame.time_delta_displayed {} 0.00{}", dice.pick(&ORDER), dice.below(10)),
        0 => format!("frame.number {} {number}", dice.pick(&ORDER)),
        1 => format!("frame.len {} {}", dice.pick(&ORDER), 4 * number),
        2 => format!("frame.protocols contains \"{name}\""),
        3 => format!("not {name} and frame.time_epoch > 0"),
        4 => format!("!{name}"),
        5 => format!("{name} && frame.cap_len == frame.len"),
        6 => format!("frame contains 00:{:02x}", number % 16),
        7 => format!("frame[{number}:2] {} 00:01", dice.pick(&ORDER)),
        8 => format!("ip.host contains \"{}\" or ipv6.host", number % 10),
        _ => name.to_owned(),
    }
}

/// Numbers of two fields, or what is made of them.
fn two_fields(seen: &Seen, dice: &mut Dice) -> Option<String> {
    let is_number = |kind: &Kind| matches!(kind, Kind::Number | Kind::Code(_));
    let is_meant =
        |name: &str| !is_of(name, "FT_RELATIVE_TIME") && tshark::types()[name].len() == 1;
    let numbers: Vec<&str> = seen
        .iter()
        .filter(|(name, (kind, _))| is_number(kind) && is_meant(name))
        .map(|(name, _)| *name)
        .collect();
    let (one, other) = (numbers.get(dice.below(numbers.len()))?, *dice.pick(&numbers));
    let operator = dice.pick(&ORDER);
    Some(match dice.below(6) {
        0 => format!("{one} == {other}"),
        1 => format!("{one} + 1 {operator} {other}"),
        2 => format!("{one} * 2 {operator} {other}"),
        3 => format!("{one} % 2 == 1"),
        4 => format!("{one} - 1 {operator} {other}"),
        _ => format!("{one} {operator} {other}"),
    })
}

fn test(seen: &Seen, dice: &mut Dice) -> Option<String> {
    match dice.below(40) {
        0 => return Some(time(dice)),
        1 | 2 => return Some(layer(dice)),
        3 | 4 => return Some(frame(dice)),
        5 | 6 => return two_fields(seen, dice),
        _ => {}
    }
    let fields: Vec<_> = seen.iter().collect();
    let (name, (kind, values)) = fields.get(dice.below(fields.len()))?;
    let value = dice.pick(values);
    match dice.below(30) {
        0 | 1 => return Some(of_layers(name, kind, value, dice)),
        2 => return Some(several(name, kind, values, dice)),
        3 => return Some(as_text(name, kind, value, dice)),
        _ => {}
    }
    if is_of(name, "FT_ABSOLUTE_TIME") {
        return Some(moment(name, value, dice));
    }
    if is_of(name, "FT_RELATIVE_TIME") {
        return Some(passed(name, value, dice));
    }
    Some(match kind {
        Kind::Number | Kind::Signed => number(name, value, dice),
        // Wireshark has no value for these: they are there or not.
        Kind::Flag if name.ends_with("_element") => (*name).to_string(),
        Kind::Flag => flag(name, value, dice),
        Kind::Code(names) => code(name, value, names, dice),
        Kind::Digits | Kind::Text | Kind::Name | Kind::Labels => text(name, value, dice),
        Kind::Address => address(name, value, dice),
        Kind::Octets => octets(name, value, dice),
        Kind::Oid => equality(name, value, dice),
    })
}

/// A field of some of the layers that have it.
fn of_layers(name: &str, kind: &Kind, value: &str, dice: &mut Dice) -> String {
    let layers = dice.pick(&["#1", "#2", "#3", "#[1]", "#[-1]", "#[1-2]", "#[2:]", "#[1,3]"]);
    let is_plain = value.chars().all(|c| c.is_ascii_alphanumeric()) && !value.is_empty();
    match kind {
        Kind::Number | Kind::Code(_) if is_plain && dice.below(2) == 0 => {
            format!("{name}{layers} {} {value}", dice.pick(&ORDER))
        }
        Kind::Text | Kind::Digits if is_plain && dice.below(2) == 0 => {
            format!("{name}{layers} {} \"{value}\"", dice.pick(&EQUAL))
        }
        _ => format!("{name}{layers}"),
    }
}

/// Values in a set, some of them with all between, and values that no frame has.
fn several(name: &str, kind: &Kind, values: &[String], dice: &mut Dice) -> String {
    let is_number = |value: &&String| value.parse::<u32>().is_ok();
    let numbers: Vec<&String> = values.iter().filter(is_number).collect();
    let is_text = matches!(kind, Kind::Text | Kind::Digits);
    let not = dice.pick(&["", "not "]);
    match (kind, numbers.as_slice()) {
        (Kind::Number | Kind::Code(_), [_, ..]) if is_of(name, "FT_UINT32") => {
            let (one, other) = (*dice.pick(&numbers), *dice.pick(&numbers));
            format!("{name} {not}in {{{one}, {other}..{other}, 0x7fffffff}}")
        }
        (_, [_, ..]) if is_text => {
            let (one, other) = (*dice.pick(&numbers), *dice.pick(&numbers));
            format!("{name} {not}in {{\"{one}\", \"{other}\", \"no such\"}}")
        }
        _ => format!("count({name}) {} {}", dice.pick(&ORDER), dice.below(4)),
    }
}

/// A number, an address or text by its characters.
fn as_text(name: &str, kind: &Kind, value: &str, dice: &mut Dice) -> String {
    let is_plain = value.chars().all(|c| c.is_ascii_digit()) && !value.is_empty();
    let last = value.chars().last().unwrap_or('0');
    match kind {
        Kind::Number | Kind::Address if dice.below(2) == 0 => {
            format!("string({name}) matches r\"[{}{last}]$\"", dice.below(10))
        }
        Kind::Text | Kind::Digits if is_plain => {
            let pattern = dice.pick(&["(?i)", "(?-i)", "^", "^\\d*"]);
            format!("{name} ~ r\"{pattern}{value}\"")
        }
        Kind::Text | Kind::Digits | Kind::Octets => {
            format!("{name}[{}] {} {:02x}", dice.below(4), dice.pick(&ORDER), dice.below(256))
        }
        _ => format!("{name} && not {name}#2"),
    }
}

fn is_of(name: &str, kind: &str) -> bool {
    tshark::types().get(name).is_some_and(|types| types.iter().any(|one| one == kind))
}

/// A moment whose value is seconds since 1970.
fn moment(name: &str, value: &str, dice: &mut Dice) -> String {
    let Ok(seconds) = value.parse::<i64>() else { return name.to_owned() };
    let days = seconds.div_euclid(86_400);
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    // Days since the first of March of the year 0, in eras of 400 years.
    let since = days + 719_468;
    let of_era = since.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + since.div_euclid(146_097) * 400 + i64::from(month <= 2);
    let date = format!("{year}-{month:02}-{day:02}");
    let written = match dice.below(4) {
        0 => format!("\"{date}\""),
        1 => format!("\"{date}T{hour:02}:{minute:02}:{second:02}Z\""),
        _ => format!("\"{date} {hour:02}:{minute:02}:{second:02}\""),
    };
    let operators: &[&str] = if dice.below(2) == 0 { &ORDER } else { &EQUAL };
    format!("{name} {} {written}", dice.pick(operators))
}

/// Time that passed, whose value is in ns.
fn passed(name: &str, value: &str, dice: &mut Dice) -> String {
    let Ok(nanos) = value.parse::<u64>() else { return name.to_owned() };
    let (seconds, rest) = (nanos / 1_000_000_000, nanos % 1_000_000_000);
    format!("{name} {} {seconds}.{rest:09}", dice.pick(&ORDER))
}

const EQUAL: [&str; 10] =
    ["==", "!=", "===", "!==", "eq", "ne", "any_eq", "all_ne", "all_eq", "any_ne"];
const ORDER: [&str; 8] = ["<", "<=", ">", ">=", "lt", "le", "gt", "ge"];

/// `any` and `all` before a comparison that has no such meaning of its own.
fn equality(name: &str, value: &str, dice: &mut Dice) -> String {
    match dice.below(6) {
        0 => (*name).to_owned(),
        1 => format!("any {name} == {value}"),
        2 => format!("all {name} == {value}"),
        3 => format!("all {name} != {value}"),
        _ => format!("{name} {} {value}", dice.pick(&EQUAL)),
    }
}

fn number(name: &str, value: &str, dice: &mut Dice) -> String {
    let Ok(number) = value.parse::<u64>() else { return name.to_owned() };
    let written = match dice.below(4) {
        0 => format!("{number:#x}"),
        1 => format!("0{number:o}"),
        _ => number.to_string(),
    };
    match dice.below(12) {
        0 => format!("{name} in {{{}..{}}}", number.saturating_sub(1), number),
        1 => format!("{name} in {{{number}}}"),
        6 => format!("{name} not in {{{number}..{}}}", number.saturating_add(1)),
        7 => format!("all {name} in {{{number}}}"),
        8 => format!("any {name} {} {number}", dice.pick(&ORDER)),
        9 => format!("all {name} {} {number}", dice.pick(&ORDER)),
        10 => format!("{}({name}) == {number}", dice.pick(&["max", "min"])),
        2 => format!("{name} & {}", 1_u64 << dice.below(8)),
        3 => format!("{name} & {:#x} == {}", 0xff, number & 0xff),
        4 => format!("count({name}) > {}", dice.below(3)),
        5 => format!("{name} {} {written}", dice.pick(&ORDER)),
        _ => equality(name, &written, dice),
    }
}

fn flag(name: &str, value: &str, dice: &mut Dice) -> String {
    let written = match (dice.below(3), value) {
        (0, "0") => "False",
        (0, _) => "True",
        _ => value,
    };
    equality(name, written, dice)
}

fn code(name: &str, value: &str, names: wire::Names, dice: &mut Dice) -> String {
    let known = names.iter().find(|(code, _)| code.to_string() == value);
    let is_unique = |text: &str| names.iter().filter(|(_, name)| *name == text).count() == 1;
    match known {
        Some((_, text))
            if dice.below(3) == 0 && is_unique(text) && !text.contains(['"', '\\', ',']) =>
        {
            equality(name, &format!("\"{text}\""), dice)
        }
        _ => number(name, value, dice),
    }
}

fn text(name: &str, value: &str, dice: &mut Dice) -> String {
    if !value.chars().all(|c| c.is_ascii_alphanumeric() || "._-@;:/+".contains(c))
        || value.is_empty()
    {
        return name.to_owned();
    }
    let from = dice.below(value.len());
    let to = from + 1 + dice.below(value.len() - from);
    let part = &value[from..to];
    match dice.below(10) {
        0 => format!("{name} contains \"{part}\""),
        1 => format!("{name} matches \"{}\"", part.to_ascii_uppercase().replace(['.', '+'], ".")),
        2 => format!("{name} matches \"^{}\"", value[..to].replace(['.', '+'], ".")),
        3 => format!("{name}[{from}:{}] == \"{part}\"", part.len()),
        4 => format!("upper({name}) == \"{}\"", value.to_ascii_uppercase()),
        5 => format!("lower({name}) contains \"{}\"", part.to_ascii_lowercase()),
        6 => format!("len({name}) {} {}", dice.pick(&ORDER), value.len()),
        7 => format!("{name} {} \"{value}\"", dice.pick(&ORDER)),
        8 => format!("{name} in {{\"{part}\"..\"{value}\"}}"),
        _ => equality(name, &format!("\"{value}\""), dice),
    }
}

fn address(name: &str, value: &str, dice: &mut Dice) -> String {
    let is_v6 = value.contains(':');
    let bits = if is_v6 { 8 * (1 + dice.below(16)) } else { 4 * (1 + dice.below(8)) };
    match dice.below(8) {
        0 => format!("{name} == {value}/{bits}"),
        5 => format!("{name} {} {value}/{bits}", dice.pick(&ORDER)),
        6 => format!("{name} in {{{value}/{bits}}}"),
        1 => format!("{name} {} {value}", dice.pick(&ORDER)),
        2 => format!("{name} in {{{value}}}"),
        3 => slice_of_address(name, value),
        4 => format!("count({name}) >= {}", 1 + dice.below(3)),
        _ => equality(name, value, dice),
    }
}

fn slice_of_address(name: &str, value: &str) -> String {
    match value.parse() {
        Ok(std::net::IpAddr::V4(address)) => {
            let [first, second, ..] = address.octets();
            format!("{name}[0:2] == {first:02x}:{second:02x}")
        }
        Ok(std::net::IpAddr::V6(address)) => {
            let [first, second, ..] = address.octets();
            format!("{name}[0:2] == {first:02x}:{second:02x}")
        }
        Err(_) => name.to_owned(),
    }
}

fn octets(name: &str, value: &str, dice: &mut Dice) -> String {
    let all: Vec<&str> = value.split(':').filter(|octet| !octet.is_empty()).collect();
    if all.is_empty() || all.len() > 64 {
        return name.to_owned();
    }
    let from = dice.below(all.len());
    let to = from + 1 + dice.below(all.len() - from);
    let part = all[from..to].join(":");
    match dice.below(8) {
        0 => format!("{name} contains {part}"),
        6 => format!("{name} {} {part}", dice.pick(&ORDER)),
        7 => format!("{name}[{from}:] {} {part}", dice.pick(&ORDER)),
        1 => format!("{name}[{from}:{}] == {part}", to - from),
        2 if to - 1 > from => format!("{name}[{from}-{}] == {part}", to - 1),
        3 => format!("len({name}) {} {}", dice.pick(&ORDER), all.len()),
        4 => format!("{name}[{}:] == {part}", all.len() - 1),
        _ => equality(name, value, dice),
    }
}
