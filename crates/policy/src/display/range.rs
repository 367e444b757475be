//! Parts of octets, and which layers: `0:4`, `0-3`, `2`, `:4`, `2:`, `-2:2`, several with commas between.

use super::literal;

/// A part of what has places from 0; places below zero count from the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slice {
    pub(super) from: i64,
    pub(super) end: End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Len(usize),
    At(i64),
    Open,
}

/// Nothing where one of them is no range.
pub(super) fn slices(text: &str) -> Option<Vec<Slice>> {
    text.split(',').map(|one| slice(one.trim())).collect()
}

fn slice(text: &str) -> Option<Slice> {
    if let Some((from, len)) = text.split_once(':') {
        let from = if from.trim().is_empty() { 0 } else { place(from)? };
        if len.trim().is_empty() {
            return Some(Slice { from, end: End::Open });
        }
        let len = usize::try_from(place(len)?).ok().filter(|len| *len > 0)?;
        return Some(Slice { from, end: End::Len(len) });
    }
    let dash = text.char_indices().skip(1).find(|(_, c)| *c == '-').map(|(at, _)| at);
    let Some(at) = dash else { return Some(Slice { from: place(text)?, end: End::Len(1) }) };
    let (from, to) = (place(text.get(..at)?)?, place(text.get(at.checked_add(1)?..)?)?);
    let is_crossing = from < 0 && to > 0;
    (from < to && !is_crossing).then_some(Slice { from, end: End::At(to) })
}

fn place(text: &str) -> Option<i64> {
    let text = text.trim();
    let digits = text.strip_prefix('-').or_else(|| text.strip_prefix('+')).unwrap_or(text);
    let number = i64::try_from(literal::number(digits)?).ok()?;
    Some(if text.starts_with('-') { number.checked_neg()? } else { number })
}

/// The parts one after the other; no octet where one lies outside.
pub(super) fn cut(octets: &[u8], slices: &[Slice]) -> Vec<u8> {
    parts(octets, slices).unwrap_or_default()
}

fn parts(octets: &[u8], slices: &[Slice]) -> Option<Vec<u8>> {
    let len = i64::try_from(octets.len()).ok()?;
    let place = |at: i64| usize::try_from(if at < 0 { at.checked_add(len)? } else { at }).ok();
    let mut parts = Vec::new();
    for slice in slices {
        let from = place(slice.from)?;
        let to = match slice.end {
            End::Open => octets.len(),
            End::Len(len) => from.checked_add(len)?,
            End::At(at) => place(at)?.checked_add(1)?,
        };
        parts.extend(octets.get(from..to).filter(|part| !part.is_empty())?);
    }
    Some(parts)
}

/// True where a layer of that number, of so many, is one of them.
pub(super) fn has_layer(layers: &[Slice], number: usize, count: usize) -> bool {
    let place = |at: i64| {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        if at < 0 { at.saturating_add(count).saturating_add(1) } else { at }
    };
    let number = i64::try_from(number).unwrap_or(i64::MAX);
    layers.is_empty()
        || layers.iter().any(|slice| {
            let from = place(slice.from);
            let to = match slice.end {
                End::Open => i64::MAX,
                End::Len(len) => {
                    from.saturating_add(i64::try_from(len).unwrap_or(i64::MAX)).saturating_sub(1)
                }
                End::At(at) => place(at),
            };
            (from..=to).contains(&number)
        })
}
