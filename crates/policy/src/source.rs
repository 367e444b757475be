//! Where a policy's text stands.

use std::ops::Range;

/// A named text: usually a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What diagnostics call it.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Octets of one source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Place of the source.
    pub source: u32,
    /// First octet.
    pub start: u32,
    /// Octet after the last.
    pub end: u32,
}

/// A value and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

/// A place as people write it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Location {
    /// Name of the source.
    pub source: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Where the lines of every source begin, so that a place is found without reading the text again.
#[derive(Debug)]
pub(crate) struct Lines<'t> {
    sources: &'t [Source],
    starts: Vec<Vec<usize>>,
}

impl<'t> Lines<'t> {
    pub(crate) fn new(sources: &'t [Source]) -> Self {
        let starts = |source: &Source| {
            let breaks = source.text.match_indices('\n').map(|(place, _)| place.saturating_add(1));
            std::iter::once(0).chain(breaks).collect()
        };
        Self { sources, starts: sources.iter().map(starts).collect() }
    }

    /// Name, line and column of the first octet of a span.
    pub(crate) fn location(&self, span: Span) -> Location {
        let place = usize::try_from(span.source).unwrap_or(usize::MAX);
        let (Some(source), Some(starts)) = (self.sources.get(place), self.starts.get(place)) else {
            return Location::default();
        };
        let at = span.range().start;
        let line = starts.partition_point(|start| *start <= at);
        let start = line.checked_sub(1).and_then(|line| starts.get(line)).copied().unwrap_or(0);
        let before = source.text.get(start..at).unwrap_or_default();
        Location {
            source: source.name.clone(),
            line,
            column: before.chars().count().saturating_add(1),
        }
    }
}

impl Source {
    /// A named text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into() }
    }
}

impl Span {
    pub(crate) fn range(self) -> Range<usize> {
        let place = |octet: u32| usize::try_from(octet).unwrap_or(usize::MAX);
        place(self.start)..place(self.end)
    }

    pub(crate) fn of(self, sources: &[Source]) -> Option<&Source> {
        sources.get(usize::try_from(self.source).ok()?)
    }
}

impl std::fmt::Display for Location {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}:{}", self.source, self.line, self.column)
    }
}
