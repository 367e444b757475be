//! The `state` blocks: how much is remembered, and what is enforced by it without a rule.

use ruletable::{ENTRIES_MAX, PlaceRow, StateRow};

use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::tree::{Block, Property, Tree, Value};
use crate::value;

const KEYS: &[&str] =
    &["gtpu", "grace", "tunnels", "subscribers", "dialogues", "transactions", "quota", "place"];
const UNITS: &[(&str, u32)] = &[("s", 1), ("m", 60), ("h", 3600), ("d", 86400)];
/// Entries that a table has at least.
const ENTRIES_MIN: u32 = 16;

/// Reads the blocks, which add up; without one everything has its usual size and nothing is enforced.
pub(crate) fn declare(tree: &Tree, notes: &mut Vec<Diagnostic>) -> StateRow {
    let mut row = StateRow::default();
    let mut said: Vec<&str> = Vec::new();
    for property in tree.states.iter().flat_map(|block: &Block| &block.properties) {
        let key = property.key.value.as_str();
        if key != "place" && said.contains(&key) {
            let message = format!("`{key}` is said twice");
            note(notes, codes::REPEATED, property.key.span, &message);
        }
        said.push(key);
        if let Err(wanted) = set(&mut row, property) {
            if KEYS.contains(&key) {
                let message = format!("`{key}` takes: {wanted}");
                note(notes, codes::BAD_VALUE, property.key.span, &message);
            } else {
                let message = format!("no property is called `{key}` here");
                let diagnostic =
                    Diagnostic::new(codes::UNKNOWN_WORD, property.key.span, message, "");
                notes.push(diagnostic.suggest(key, KEYS.iter().copied()));
            }
        }
    }
    row
}

/// Sets what a property says; an error is what it takes.
fn set(row: &mut StateRow, property: &Property) -> Result<(), &'static str> {
    let values: Vec<&[Value]> = property.groups.iter().map(Vec::as_slice).collect();
    let word = || match values.as_slice() {
        [[value]] => Some(value.text.as_str()),
        _ => None,
    };
    let count = || {
        let number = word().and_then(value::number).and_then(|number| u32::try_from(number).ok());
        number
            .filter(|number| (ENTRIES_MIN..=ENTRIES_MAX).contains(number))
            .ok_or("a number from 16 to 16777216")
    };
    match property.key.value.as_str() {
        "gtpu" => match word() {
            Some("bind") => row.binds_gtpu = true,
            Some("off") => row.binds_gtpu = false,
            _ => return Err("bind or off"),
        },
        "grace" => row.grace_s = word().and_then(seconds).ok_or("a time such as 30s, 5m or 1h")?,
        "tunnels" => row.tunnels = count()?,
        "subscribers" => row.subscribers = count()?,
        "dialogues" => row.dialogues = count()?,
        "transactions" => row.transactions = count()?,
        "quota" => {
            let percent = word().and_then(|text| text.strip_suffix('%')?.parse().ok());
            let percent = percent.filter(|percent| (1..=100).contains(percent));
            row.quota = percent.ok_or("hundredths such as 25%")?;
        }
        "place" => {
            for group in values {
                row.places.push(place(group).ok_or(
                    "a country or network and degrees north and east: 901 \"51.2\" \"-10.4\"",
                )?);
            }
        }
        _ => return Err(""),
    }
    Ok(())
}

/// `901 "51.2" "-10.4"` or `901-70 "51.2" "-10.4"`.
fn place(group: &[Value]) -> Option<PlaceRow> {
    let [network, north, east] = group else { return None };
    let text = network.text.replacen('-', "", 1);
    let network =
        numbering::Digits::parse(&text).filter(|digits| (3..=6).contains(&digits.len()))?;
    Some(PlaceRow {
        network,
        north_mdeg: degrees(&north.text, 90)?,
        east_mdeg: degrees(&east.text, 180)?,
    })
}

/// Degrees with at most three decimals, in thousandths.
fn degrees(text: &str, max: i32) -> Option<i32> {
    let (sign, rest) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, part) = rest.split_once('.').unwrap_or((rest, ""));
    let is_digits = |text: &str| text.bytes().all(|octet| octet.is_ascii_digit());
    if whole.is_empty() || part.len() > 3 || !is_digits(whole) || !is_digits(part) {
        return None;
    }
    let thousandths: i32 = format!("{whole}{part:0<3}").parse().ok()?;
    (thousandths <= max.saturating_mul(1000)).then(|| thousandths.saturating_mul(sign))
}

fn seconds(text: &str) -> Option<u32> {
    let (unit, factor) = UNITS.iter().find(|(unit, _)| text.ends_with(unit))?;
    text.strip_suffix(unit)?.parse::<u32>().ok()?.checked_mul(*factor)
}

fn note(notes: &mut Vec<Diagnostic>, code: codes::Code, span: Span, message: &str) {
    notes.push(Diagnostic::new(code, span, message, ""));
}
