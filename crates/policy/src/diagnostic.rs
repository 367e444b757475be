//! What is wrong with a policy, all at once, with a caret under each.

use std::collections::BTreeSet;
use std::fmt::{self, Write as _};

use crate::codes::Code;
use crate::source::{Lines, Source, Span};

/// Diagnostics shown; a policy with more is wrong from the ground up.
const SHOWN_MAX: usize = 100;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The policy does not compile.
    Error,
    /// It compiles, and someone should look.
    Warning,
}

/// One thing that is wrong, where it stands and what may help.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Where.
    pub span: Span,
    /// Which kind; `sigwall explain` knows more.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// What stands under the caret.
    pub label: String,
    /// What may help.
    pub help: Option<String>,
    /// Another place that matters, and why.
    pub related: Option<(Span, String)>,
}

/// All that is wrong with the sources of a policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    items: Vec<Diagnostic>,
    sources: Vec<Source>,
}

impl Diagnostic {
    /// One diagnostic; the label stands under the caret and may be empty.
    pub(crate) fn new(
        code: Code,
        span: Span,
        message: impl Into<String>,
        label: impl Into<String>,
    ) -> Self {
        Self { span, code, message: message.into(), label: label.into(), help: None, related: None }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Suggests the known words that are close, else all of them where they are few.
    pub(crate) fn suggest(self, word: &str, known: impl Iterator<Item: AsRef<str>>) -> Self {
        let known: Vec<_> = known.collect();
        let known: Vec<&str> = known.iter().map(AsRef::as_ref).collect();
        let listed = |words: &[&str]| {
            let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
            format!("one of: {}", quoted.join(", "))
        };
        match (akin(word, &known).as_slice(), known.as_slice()) {
            ([only], _) => self.help(format!("did you mean `{only}`?")),
            ([], []) => self,
            ([], few) if few.len() <= LISTED_MAX => self.help(listed(few)),
            ([], _) => self,
            (some, _) => self.help(listed(some)),
        }
    }

    pub(crate) fn related(mut self, span: Span, why: impl Into<String>) -> Self {
        self.related = Some((span, why.into()));
        self
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

impl Diagnostics {
    pub(crate) fn new(items: Vec<Diagnostic>, sources: &[Source]) -> Self {
        let items: BTreeSet<_> = items.into_iter().collect();
        Self { items: items.into_iter().collect(), sources: sources.to_vec() }
    }

    /// Each, in the order of the text.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.items.iter()
    }

    /// Number of diagnostics.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// True where nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Number of errors.
    pub fn errors(&self) -> usize {
        self.items.iter().filter(|item| item.severity() == Severity::Error).count()
    }

    /// All as text for people, in colour where asked.
    pub fn render(&self, color: bool) -> String {
        let mut out = String::new();
        let lines = Lines::new(&self.sources);
        for item in self.items.iter().take(SHOWN_MAX) {
            // Writing to a string cannot fail.
            let _ = Painter { out: &mut out, lines: &lines, color }.diagnostic(item, &self.sources);
        }
        if let Some(more) = self.items.len().checked_sub(SHOWN_MAX).filter(|more| *more > 0) {
            let _ = writeln!(out, "… and {more} more");
        }
        out
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(false))
    }
}

impl std::error::Error for Diagnostics {}

/// Known words that are told all together.
const LISTED_MAX: usize = 12;
/// Known words that have the same word as a part.
const AKIN_MAX: usize = 4;
/// Octets of a part that says something.
const PART_MIN: usize = 3;

/// The one with that abbreviation in brackets, else the closest, else the few of which it is a part, or that are a part
/// of it.
fn akin<'k>(word: &str, known: &[&'k str]) -> Vec<&'k str> {
    let lower = word.to_lowercase();
    let short = format!("({lower})");
    if let Some(long) = known.iter().find(|known| known.to_lowercase().ends_with(&short)) {
        return vec![*long];
    }
    if let Some(close) = closest(word, known.iter().copied()) {
        return vec![close];
    }
    let is_part = |part: &str, whole: &str| part.len() >= PART_MIN && whole.contains(part);
    let of = |is_akin: &dyn Fn(&str) -> bool| -> Vec<&'k str> {
        let mut some: Vec<_> =
            known.iter().copied().filter(|known| is_akin(&known.to_lowercase())).collect();
        some.dedup();
        some
    };
    let wider = of(&|known| is_part(&lower, known));
    let found = if wider.is_empty() { of(&|known| is_part(known, &lower)) } else { wider };
    let parts = |text: &str| -> Vec<String> {
        let parts = text.split(|letter: char| !letter.is_alphanumeric());
        parts.filter(|part| part.len() >= SHARED_MIN).map(str::to_owned).collect()
    };
    let told = parts(&lower);
    let shares = |known: &str| parts(known).iter().any(|part| told.contains(part));
    let found = if found.is_empty() { of(&shares) } else { found };
    if found.len() <= AKIN_MAX { found } else { Vec::new() }
}

/// Letters of a word that two names share, so that the one may be meant by the other.
const SHARED_MIN: usize = 3;
/// Octets of a word that is worth a guess.
const WORD_MAX: usize = 64;

/// The known word that is at most a third away.
pub(crate) fn closest<W: AsRef<str>>(word: &str, known: impl Iterator<Item = W>) -> Option<W> {
    if word.len() > WORD_MAX {
        return None;
    }
    let lower = word.to_lowercase();
    let distance = |known: &W| strsim::damerau_levenshtein(&lower, &known.as_ref().to_lowercase());
    let allowed = (word.chars().count() / 3).max(2);
    let is_near = |known: &W| known.as_ref().len().abs_diff(word.len()) <= allowed;
    let near = known.filter(is_near).map(|known| (distance(&known), known));
    let near = near.filter(|(distance, _)| *distance <= allowed);
    near.min_by_key(|(distance, _)| *distance).map(|(_, known)| known)
}

struct Painter<'o> {
    out: &'o mut String,
    lines: &'o Lines<'o>,
    color: bool,
}

impl Painter<'_> {
    fn diagnostic(&mut self, item: &Diagnostic, sources: &[Source]) -> fmt::Result {
        let (word, paint) = match item.severity() {
            Severity::Error => ("error", "1;31"),
            Severity::Warning => ("warning", "1;33"),
        };
        let head = self.painted(paint, &format!("{word}[{}]", item.code.name()));
        let message = self.painted("1", &format!(": {}", item.message));
        writeln!(self.out, "{head}{message}")?;
        self.snippet(item.span, &item.label, (paint, '^'), sources)?;
        if let Some((span, why)) = &item.related {
            self.snippet(*span, why, ("1;34", '-'), sources)?;
        }
        if let Some(help) = &item.help {
            let bar = self.painted("1;34", "=");
            writeln!(self.out, "  {bar} help: {help}")?;
        }
        writeln!(self.out)
    }

    fn snippet(
        &mut self,
        span: Span,
        label: &str,
        (paint, mark): (&str, char),
        sources: &[Source],
    ) -> fmt::Result {
        let Some(source) = span.of(sources) else { return Ok(()) };
        let location = self.lines.location(span);
        let line = source.text.lines().nth(location.line.saturating_sub(1)).unwrap_or_default();
        let number = location.line.to_string();
        let gutter = " ".repeat(number.len());
        let bar = self.painted("1;34", "|");
        let arrow = self.painted("1;34", "-->");
        let shown: String = line.chars().take(COLUMNS_MAX).map(printable).collect();
        let before = location.column.saturating_sub(1).min(COLUMNS_MAX);
        let covered = source.text.get(span.range()).unwrap_or_default();
        let width = covered.lines().next().unwrap_or_default().chars().count();
        let marks =
            mark.to_string().repeat(width.clamp(1, COLUMNS_MAX.saturating_sub(before).max(1)));
        let marks = self.painted(paint, format!("{marks} {label}").trim_end());
        writeln!(self.out, "{gutter}{arrow} {location}")?;
        writeln!(self.out, "{gutter} {bar}")?;
        writeln!(self.out, "{} {bar} {shown}", self.painted("1;34", &number))?;
        writeln!(self.out, "{gutter} {bar} {}{marks}", " ".repeat(before))
    }

    fn painted(&self, paint: &str, text: &str) -> String {
        if self.color { format!("\x1b[{paint}m{text}\x1b[0m") } else { text.to_owned() }
    }
}

/// Characters of a line that are shown.
const COLUMNS_MAX: usize = 160;

/// A terminal must not be driven by a rule file.
fn printable(character: char) -> char {
    if character.is_control() { ' ' } else { character }
}
