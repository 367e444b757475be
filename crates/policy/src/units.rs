//! Units behind numbers: `1000 km/h`, `5m`, `64 KiB`.

use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::source::At;
use crate::tree::Value;
use crate::value;

/// What a number counts, and the unit in which its field counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dimension {
    /// Seconds.
    Time,
    /// Kilometres an hour.
    Speed,
    /// Octets.
    Size,
}

/// Every unit: what it counts, and how it relates to the unit of the field.
const UNITS: &[(&str, Dimension, (u64, u64))] = &[
    ("s", Dimension::Time, (1, 1)),
    ("m", Dimension::Time, (60, 1)),
    ("min", Dimension::Time, (60, 1)),
    ("h", Dimension::Time, (3600, 1)),
    ("d", Dimension::Time, (86_400, 1)),
    ("km/h", Dimension::Speed, (1, 1)),
    ("m/s", Dimension::Speed, (18, 5)),
    ("B", Dimension::Size, (1, 1)),
    ("KiB", Dimension::Size, (1 << 10, 1)),
    ("MiB", Dimension::Size, (1 << 20, 1)),
];

/// Fields that count something, by the last word of their names.
const FIELDS: &[(&str, Dimension)] = &[
    ("age", Dimension::Time),
    ("Session-Timeout", Dimension::Time),
    ("Authorization-Lifetime", Dimension::Time),
    ("velocity", Dimension::Speed),
    ("len", Dimension::Size),
    ("length", Dimension::Size),
];

/// True where the word is a unit.
pub(crate) fn is_unit(word: &str) -> bool {
    UNITS.iter().any(|(name, ..)| *name == word)
}

/// A number in the unit of its field; its own unit stands at it or behind it.
pub(crate) fn number(
    value: &Value,
    unit: Option<&At<String>>,
    field: &str,
) -> Result<Option<u64>, Box<Diagnostic>> {
    let attached = || {
        let digits = value.text.bytes().take_while(u8::is_ascii_digit).count();
        let (number, unit) = value.text.split_at_checked(digits)?;
        (!number.is_empty() && is_unit(unit)).then_some((number, unit))
    };
    let (number, unit, span) = match (unit, attached()) {
        (Some(unit), _) => (value.text.as_str(), unit.value.as_str(), unit.span),
        (None, Some((number, unit))) => (number, unit, value.span),
        (None, None) => return Ok(value::number(&value.text)),
    };
    let last = field.rsplit('.').next().unwrap_or(field);
    let counts = FIELDS.iter().find(|(name, _)| *name == last).map(|(_, counts)| *counts);
    let known = UNITS.iter().find(|(name, ..)| *name == unit);
    match (counts, known) {
        (Some(counts), Some((_, dimension, (times, parts)))) if counts == *dimension => {
            let number = value::number(number).and_then(|number| number.checked_mul(*times));
            Ok(number.and_then(|number| number.checked_div(*parts)))
        }
        (counts, _) => {
            let message = format!("`{field}` is not counted in `{unit}`");
            let diagnostic = Diagnostic::new(codes::WRONG_UNIT, span, message, "");
            let fits = UNITS.iter().filter(|(_, dimension, _)| Some(*dimension) == counts);
            let fits: Vec<_> = fits.map(|(name, ..)| *name).collect();
            Err(Box::new(match fits.as_slice() {
                [] => diagnostic.help("write the number alone"),
                fits => diagnostic.help(format!("one of: {}", fits.join(", "))),
            }))
        }
    }
}
