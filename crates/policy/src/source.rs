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
#[derive(Clone, Debug, PartialEq, Eq)]
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

    /// Name, line and column of its first octet.
    pub(crate) fn location(self, sources: &[Source]) -> Location {
        let Some(source) = self.of(sources) else { return Location::default() };
        let before = source.text.get(..self.range().start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |place| place.saturating_add(1));
        Location {
            source: source.name.clone(),
            line: before.matches('\n').count().saturating_add(1),
            column: before.get(line_start..).unwrap_or_default().chars().count().saturating_add(1),
        }
    }
}

impl std::fmt::Display for Location {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}:{}", self.source, self.line, self.column)
    }
}
