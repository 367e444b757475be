//! The words of a display filter: of everything that can begin at a place, the longest counts.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::escape::string;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// Octets of a filter.
const TEXT_MAX: usize = 64 << 10;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Span,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name, a number, an address, octets.
    Word(String),
    /// A name after a dot, which is never a value.
    Field(String),
    /// What stands between double quotes, with its escapes resolved.
    Text(Vec<u8>),
    /// What stands between single quotes.
    Character(u8),
    /// What stands between brackets.
    Slice(String),
    /// What stands behind `#`, with or without brackets.
    Layers(String),
    /// Brackets and operators.
    Mark(&'static str),
    End,
}

/// Characters of the longest address (RFC 4291 §2.2).
const ADDRESS_MAX: usize = 45;

const MARKS: &[&str] = &[
    "===", "!==", "&&", "||", "==", "!=", "<=", ">=", "~=", "..", "<", ">", "!", "&", "~", "(",
    ")", "{", "}", ",", "+", "-", "*", "/", "%",
];

pub(super) fn lex(text: &str) -> Result<Vec<Token>, Box<Diagnostic>> {
    if text.len() > TEXT_MAX {
        return Err(fault(Span::default(), "a filter longer than 64 KiB").into());
    }
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let trimmed = rest.trim_start_matches([' ', '\t', '\n', '\r']);
        let space = rest.len().saturating_sub(trimmed.len());
        if space > 0 {
            at = at.saturating_add(space);
            continue;
        }
        let (kind, len) = token(rest).map_err(|why| fault(span(at, rest.len().min(1)), why))?;
        tokens.push(Token { kind, span: span(at, len) });
        at = at.saturating_add(len);
    }
    tokens.push(Token { kind: Kind::End, span: span(text.len(), 0) });
    Ok(tokens)
}

/// A token and its octets.
fn token(rest: &str) -> Result<(Kind, usize), &'static str> {
    let behind =
        |octets: usize| move |(kind, len): (Kind, usize)| (kind, len.saturating_add(octets));
    if let Some(inside) = rest.strip_prefix('"') {
        return string(inside, b'"', false)
            .map(|(text, len)| (Kind::Text(text), len))
            .map(behind(1));
    }
    if let Some(inside) = rest.strip_prefix("r\"").or_else(|| rest.strip_prefix("R\"")) {
        return string(inside, b'"', true)
            .map(|(text, len)| (Kind::Text(text), len))
            .map(behind(2));
    }
    if let Some(inside) = rest.strip_prefix('\'') {
        return character(inside).map(behind(1));
    }
    if rest.starts_with('[') {
        return bracketed(rest).map(|(text, len)| (Kind::Slice(text), len));
    }
    if let Some(inside) = rest.strip_prefix('#') {
        return layers(inside).map(|(text, len)| (Kind::Layers(text), len)).map(behind(1));
    }
    let len = name(rest).max(address(rest)).max(octets(rest));
    if let Some(word) = rest.get(..len).filter(|word| !word.is_empty()) {
        return Ok((Kind::Word(word.to_owned()), len));
    }
    let inside = rest.strip_prefix('.').unwrap_or_default();
    if let Some(name) = inside.get(..name(inside)).filter(|name| !name.is_empty()) {
        return Ok(behind(1)((Kind::Field(name.to_owned()), name.len())));
    }
    let mark = MARKS.iter().find(|mark| rest.starts_with(**mark));
    mark.map(|mark| (Kind::Mark(mark), mark.len())).ok_or("a character that has no meaning here")
}

fn character(inside: &str) -> Result<(Kind, usize), &'static str> {
    let (text, len) = string(inside, b'\'', false)?;
    match text.as_slice() {
        [octet @ b' '..=b'~'] => Ok((Kind::Character(*octet), len)),
        _ => Err("a character that is not one, or cannot be printed"),
    }
}

fn bracketed(rest: &str) -> Result<(String, usize), &'static str> {
    let inside = rest.strip_prefix('[').unwrap_or(rest);
    let end = inside.find(']').ok_or("a slice that does not end")?;
    Ok((inside.get(..end).unwrap_or_default().to_owned(), end.saturating_add(2)))
}

fn layers(inside: &str) -> Result<(String, usize), &'static str> {
    if inside.starts_with('[') {
        return bracketed(inside);
    }
    let len = run(inside, u8::is_ascii_digit);
    let number = inside.get(..len).filter(|number| !number.is_empty());
    number.map(|number| (number.to_owned(), len)).ok_or("expected the number of a layer")
}

/// How many octets are of a kind.
fn run(text: &str, is_one: impl Fn(&u8) -> bool) -> usize {
    text.bytes().take_while(is_one).count()
}

/// Letters, digits, `_` and `-`, with single dots between; nothing begins with `-`.
fn name(rest: &str) -> usize {
    let is_letter = |octet: &u8| octet.is_ascii_alphanumeric() || *octet == b'_';
    let mut len = 0_usize;
    for part in rest.split('.') {
        if !part.as_bytes().first().is_some_and(is_letter) {
            break;
        }
        let letters = run(part, |octet| is_letter(octet) || *octet == b'-');
        let dot = usize::from(len > 0);
        len = len.saturating_add(dot).saturating_add(letters);
        if letters < part.len() {
            break;
        }
    }
    len
}

/// An address of IP, with or without the length of a prefix.
fn address(rest: &str) -> usize {
    let run_len = run(rest, |octet| octet.is_ascii_hexdigit() || matches!(octet, b':' | b'.'));
    let is_address = |len: &usize| {
        let text = rest.get(..*len).unwrap_or_default();
        text.parse::<Ipv4Addr>().is_ok() || text.parse::<Ipv6Addr>().is_ok()
    };
    let Some(len) = (2..=run_len.min(ADDRESS_MAX)).rev().find(is_address) else { return 0 };
    let (address, behind) = rest.split_at_checked(len).unwrap_or_default();
    let digits_max = if address.contains(':') { 3 } else { 2 };
    let digits = behind.strip_prefix('/').unwrap_or_default();
    let digits = run(digits, u8::is_ascii_digit).min(digits_max);
    if digits == 0 { len } else { len.saturating_add(1).saturating_add(digits) }
}

/// Pairs of hexadecimal digits with colons between; a colon may stand before octets of any form.
fn octets(rest: &str) -> usize {
    let Some(inside) = rest.strip_prefix(':') else { return pairs(rest) };
    let is_octets = inside.as_bytes().first().is_some_and(u8::is_ascii_hexdigit);
    let plain = run(inside, |octet| octet.is_ascii_hexdigit() || matches!(octet, b'-' | b'.'));
    let len = pairs(inside).max(if is_octets { plain } else { 0 });
    len.saturating_add(usize::from(len > 0))
}

fn pairs(rest: &str) -> usize {
    let mut len = 0_usize;
    for part in rest.split(':') {
        let digits = run(part, u8::is_ascii_hexdigit);
        if digits < 2 || digits > 2 && len == 0 {
            break;
        }
        len = len.saturating_add(2).saturating_add(usize::from(len > 0));
        if part.len() > 2 {
            break;
        }
    }
    if len > 2 { len } else { 0 }
}

pub(super) fn fault(span: Span, why: impl Into<String>) -> Diagnostic {
    Diagnostic::new(codes::EXPECTED, span, why, "")
}

fn span(at: usize, len: usize) -> Span {
    let place = |octet: usize| u32::try_from(octet).unwrap_or(u32::MAX);
    Span { source: 0, start: place(at), end: place(at.saturating_add(len)) }
}
