//! The words of a display filter.

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
    /// What stands between quotes, with its escapes resolved.
    Text(Vec<u8>),
    /// What stands between brackets.
    Slice(String),
    /// `{ } ( ) ,` and operators.
    Mark(&'static str),
    End,
}

const MARKS: &[&str] = &[
    "===", "!==", "&&", "||", "^^", "==", "!=", "<=", ">=", "~=", "<", ">", "!", "&", "~", "(",
    ")", "{", "}", ",",
];

pub(super) fn lex(text: &str) -> Result<Vec<Token>, Box<Diagnostic>> {
    if text.len() > TEXT_MAX {
        return Err(fault(Span::default(), "a filter longer than 64 KiB").into());
    }
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let space = rest.len().saturating_sub(rest.trim_start().len());
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

fn token(rest: &str) -> Result<(Kind, usize), &'static str> {
    if let Some(inside) = rest.strip_prefix('"') {
        return string(inside, false).map(|(text, len)| (Kind::Text(text), len.saturating_add(1)));
    }
    if let Some(inside) = rest.strip_prefix("r\"") {
        return string(inside, true).map(|(text, len)| (Kind::Text(text), len.saturating_add(2)));
    }
    if let Some(inside) = rest.strip_prefix('[') {
        let end = inside.find(']').ok_or("a slice that does not end")?;
        let text = inside.get(..end).unwrap_or_default();
        return Ok((Kind::Slice(text.to_owned()), end.saturating_add(2)));
    }
    if let Some(mark) = MARKS.iter().find(|mark| rest.starts_with(**mark)) {
        return Ok((Kind::Mark(mark), mark.len()));
    }
    let len = rest.find(|c: char| !is_word(c)).unwrap_or(rest.len());
    match rest.get(..len) {
        Some(word) if len > 0 => Ok((Kind::Word(word.to_owned()), len)),
        _ => Err("a character that has no meaning here"),
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || "_.:/-+@#'\\".contains(c)
}

/// A string and the octets that it takes with its closing quote.
fn string(inside: &str, is_raw: bool) -> Result<(Vec<u8>, usize), &'static str> {
    let octets = inside.as_bytes();
    let mut text = Vec::new();
    let mut at = 0_usize;
    loop {
        match octets.get(at) {
            None => return Err("a string that does not end"),
            Some(b'"') => return Ok((text, at.saturating_add(1))),
            Some(b'\\') if is_raw && octets.get(at.saturating_add(1)) == Some(&b'"') => {
                text.extend(b"\\\"");
                at = at.saturating_add(2);
            }
            Some(b'\\') if !is_raw => {
                let (octet, len) = escape(octets.get(at.saturating_add(1)..).unwrap_or_default())?;
                text.extend(octet);
                at = at.saturating_add(len).saturating_add(1);
            }
            Some(octet) => {
                text.push(*octet);
                at = at.saturating_add(1);
            }
        }
    }
}

/// What stands behind a backslash: `\x41`, `\101`, `\n`; what has no meaning stays as it is.
fn escape(rest: &[u8]) -> Result<(Vec<u8>, usize), &'static str> {
    let number = |digits: &[u8], radix| {
        std::str::from_utf8(digits).ok().and_then(|digits| u8::from_str_radix(digits, radix).ok())
    };
    let one = |octet: u8| Ok((vec![octet], 1));
    match rest {
        [] => Err("a string that does not end"),
        [b'x', high, low, ..] if number(&[*high, *low], 16).is_some() => {
            Ok((number(&[*high, *low], 16).into_iter().collect(), 3))
        }
        [a @ b'0'..=b'3', b @ b'0'..=b'7', c @ b'0'..=b'7', ..] => {
            Ok((number(&[*a, *b, *c], 8).into_iter().collect(), 3))
        }
        [b'n', ..] => one(b'\n'),
        [b'r', ..] => one(b'\r'),
        [b't', ..] => one(b'\t'),
        [b'a', ..] => one(7),
        [b'b', ..] => one(8),
        [b'f', ..] => one(12),
        [b'v', ..] => one(11),
        [octet @ (b'"' | b'\\' | b'\''), ..] => one(*octet),
        [octet, ..] => Ok((vec![b'\\', *octet], 1)),
    }
}

pub(super) fn fault(span: Span, why: impl Into<String>) -> Diagnostic {
    Diagnostic::new(codes::EXPECTED, span, why, "")
}

fn span(at: usize, len: usize) -> Span {
    let place = |octet: usize| u32::try_from(octet).unwrap_or(u32::MAX);
    Span { source: 0, start: place(at), end: place(at.saturating_add(len)) }
}
