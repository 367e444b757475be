//! Feeds: sets whose members stand in files of their own, with an age.

use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};
use crate::tree::{Feed, Property, Set, Tree, Value};
use crate::{Options, dates};

/// What the name of a feed's file ends with; such sources are no policy text.
pub(crate) const SUFFIX: &str = ".feed";

type Refused = Box<Diagnostic>;

/// Makes a set of every feed.
pub(crate) fn read(
    tree: &mut Tree,
    sources: &[Source],
    options: &Options,
    notes: &mut Vec<Diagnostic>,
) {
    let mut reader = Reader { sources, options, notes };
    for feed in &tree.feeds {
        match reader.set(feed) {
            Ok(set) => tree.sets.push(set),
            Err(diagnostic) => reader.notes.push(*diagnostic),
        }
    }
}

/// True where the source is the file of a feed.
pub(crate) fn is_data(source: &Source) -> bool {
    source.name.ends_with(SUFFIX)
}

struct Reader<'r> {
    sources: &'r [Source],
    options: &'r Options,
    notes: &'r mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn set(&mut self, feed: &Feed) -> Result<Set, Refused> {
        let (file, max_age) = declared(feed)?;
        let is_it = |source: &Source| {
            source.name == file.text || source.name.ends_with(&format!("/{}", file.text))
        };
        let mut data = (0..).zip(self.sources).filter(|(_, source)| is_data(source));
        let Some((place, source)) = data.find(|(_, source)| is_it(source)) else {
            let message = format!("the file `{}` is not there", file.text);
            let diagnostic = Diagnostic::new(codes::FEED, file.span, message, "");
            let known = self.sources.iter().filter(|source| is_data(source));
            return Err(Box::new(diagnostic.suggest(&file.text, known.map(|source| &source.name))));
        };
        self.notes.extend(max_age.and_then(|max_age| stale(feed, source, max_age, self.options)));
        let values = members(place, &source.text);
        Ok(Set { name: feed.name.clone(), field: feed.field.clone(), values })
    }
}

/// The file of a feed, and the hours that it is good for.
fn declared(feed: &Feed) -> Result<(&Value, Option<u64>), Refused> {
    let fault = |code, span, message: String| Box::new(Diagnostic::new(code, span, message, ""));
    let mut file = None;
    let mut max_age = None;
    for property in &feed.properties {
        let (key, span) = (property.key.value.as_str(), property.key.span);
        match (key, word(property)) {
            ("file", Some(name)) => file = Some(name),
            ("max_age", Some(age)) => {
                let message = || format!("`{}` is no age such as 24h or 7d", age.text);
                let hours = dates::hours(&age.text);
                max_age = Some(hours.ok_or_else(|| fault(codes::BAD_VALUE, age.span, message()))?);
            }
            ("file" | "max_age", None) => {
                return Err(fault(codes::BAD_VALUE, span, format!("`{key}` takes one value")));
            }
            _ => {
                let message = format!("no property is called `{key}` here");
                let diagnostic = Diagnostic::new(codes::UNKNOWN_WORD, span, message, "");
                return Err(Box::new(diagnostic.suggest(key, ["file", "max_age"].iter())));
            }
        }
    }
    let message = || format!("feed `{}` names no `file`", feed.name.value);
    let file = file.ok_or_else(|| fault(codes::MISSING, feed.name.span, message()))?;
    Ok((file, max_age))
}

fn word(property: &Property) -> Option<&Value> {
    match property.groups.as_slice() {
        [group] => match group.as_slice() {
            [value] => Some(value),
            _ => None,
        },
        _ => None,
    }
}

/// A member a line, without quotes.
fn members(place: u32, text: &str) -> Vec<Value> {
    let octet = |octet: usize| u32::try_from(octet).unwrap_or(u32::MAX);
    let mut members = Vec::new();
    let mut start = 0_usize;
    for line in text.split_inclusive('\n') {
        let written = line.split('#').next().unwrap_or_default();
        let value = written.trim();
        if !value.is_empty() {
            let before = written.len().saturating_sub(written.trim_start().len());
            let at = start.saturating_add(before);
            let end = at.saturating_add(value.len());
            let span = Span { source: place, start: octet(at), end: octet(end) };
            members.push(Value { text: value.to_owned(), is_quoted: false, span });
        }
        start = start.saturating_add(line.len());
    }
    members
}

fn stale(feed: &Feed, source: &Source, max_age: u64, options: &Options) -> Option<Diagnostic> {
    let name = &feed.name.value;
    let date = source.text.lines().find_map(|line| line.strip_prefix("# as of "));
    let day = |text: &str| dates::day(text.trim().get(..10)?);
    let message = match date.and_then(day) {
        None => format!("the file of feed `{name}` does not say how old it is"),
        Some(then) => {
            let today = options.today.as_deref().and_then(day)?;
            let age = today.checked_sub(then).and_then(|age| u64::try_from(age).ok())?;
            if age.saturating_mul(24) <= max_age {
                return None;
            }
            format!("the file of feed `{name}` is {age} days old")
        }
    };
    let diagnostic = Diagnostic::new(codes::STALE_FEED, feed.name.span, message, "");
    Some(diagnostic.help("bring a newer file, with a line `# as of 2026-11-22`"))
}
