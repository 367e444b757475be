//! Regular expressions as display filters write them, run by an engine whose time is linear.

use regex::bytes::RegexBuilder;

use super::compare::Right;
use super::lexer::fault;
use super::literal::Written;
use super::parse::{Entity, Parsed, What};

/// Octets that a compiled pattern may take.
const PATTERN_MAX: usize = 1 << 20;

/// Case does not count and octets need not be text, as in Wireshark.
pub(super) fn pattern(right: &Entity) -> Parsed<Right> {
    let What::Value(Written::Text(text)) = &right.what else {
        return Err(fault(right.span, "expected a pattern in double quotes").into());
    };
    let text = plain_braces(&String::from_utf8_lossy(text));
    let regex = RegexBuilder::new(&text)
        .unicode(false)
        .case_insensitive(true)
        .size_limit(PATTERN_MAX)
        .build();
    let regex = regex.map_err(|error| {
        let why = error.to_string();
        let why = why.lines().last().unwrap_or_default();
        fault(right.span, format!("not a regular expression: {why}"))
    })?;
    Ok(Right::Pattern(Box::new(regex)))
}

/// A brace that begins no repetition stands for itself (as in PCRE).
fn plain_braces(text: &str) -> String {
    let mut plain = String::new();
    let (mut is_escaped, mut is_class) = (false, false);
    for (at, character) in text.char_indices() {
        let behind = text.get(at.saturating_add(1)..).unwrap_or_default();
        let is_plain = !is_escaped && !is_class && character == '{' && !is_repetition(behind);
        if is_plain {
            plain.push('\\');
        }
        plain.push(character);
        match character {
            '[' if !is_escaped => is_class = true,
            ']' if !is_escaped => is_class = false,
            _ => {}
        }
        is_escaped = !is_escaped && character == '\\';
    }
    plain
}

/// `2}`, `2,}` or `2,3}`.
fn is_repetition(behind: &str) -> bool {
    let Some((inside, _)) = behind.split_once('}') else { return false };
    let (from, to) = inside.split_once(',').unwrap_or((inside, ""));
    let is_number = |text: &str| text.bytes().all(|octet| octet.is_ascii_digit());
    !from.is_empty() && is_number(from) && is_number(to)
}
