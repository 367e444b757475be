//! A document as text: one way to write each thing.

use std::fmt;

use super::print_condition::condition;
use super::{
    Block, Case, Document, Item, Limit, Notes, Origin, Property, Rule, Selector, Send, Set, Value,
    is_word,
};

/// Columns of a line, where it can be broken.
pub(super) const WIDTH: usize = 100;

/// What has no text: a word with a space in it, a comment of two lines, a question without a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwritable {
    what: &'static str,
    value: String,
}

pub(super) type Written<T> = Result<T, Unwritable>;

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` cannot be written as {}", self.value, self.what)
    }
}

impl std::error::Error for Unwritable {}

const NO_NOTES: &Notes = &Notes { before: Vec::new(), after: None, end: Vec::new() };

/// All items, with empty lines between those that do not belong together.
pub(super) fn text(document: &Document) -> Written<String> {
    let mut out = String::new();
    let mut before: Option<(&str, bool)> = None;
    for item in &document.items {
        let (kind, written) = self::item(item)?;
        let is_short = !written.trim_end().contains('\n');
        let is_alike = before == Some((kind, true)) && is_short;
        if before.is_some() && !is_alike {
            out.push('\n');
        }
        out.push_str(&written);
        before = Some((kind, is_short));
    }
    if !document.comments.is_empty() {
        if before.is_some() {
            out.push('\n');
        }
        out.push_str(&lines(&document.comments, "")?);
    }
    Ok(out)
}

fn item(item: &Item) -> Written<(&'static str, String)> {
    Ok(match item {
        Item::Policy(policy) => ("policy", block("policy", policy)?),
        Item::Home(home) => ("home", block("home", home)?),
        Item::Partner(partner) => ("partner", block("partner", partner)?),
        Item::Link(link) => ("link", block("link", link)?),
        Item::Zone(zone) => ("zone", block("zone", zone)?),
        Item::State(state) => ("state", block("state", state)?),
        Item::Set(values) => {
            ("set", format!("{}{}", lines(&values.notes.before, "")?, set(values, "")?))
        }
        Item::Feed(feed) => {
            let head = format!("feed {} : {}", name(&feed.name)?, word(&feed.field)?);
            ("feed", body(&head, &feed.properties, &[], &feed.notes)?)
        }
        Item::Stage(stage) => {
            let mode = match &stage.mode {
                Some(mode) => format!(" mode {}", word(mode)?),
                None => String::new(),
            };
            let line = format!("stage {}{mode}", word(&stage.name)?);
            ("stage", noted(&line, &stage.notes, "")?)
        }
        Item::Rule(rule) => ("rule", self::rule(rule)?),
        Item::Test(test) => {
            let mut out = lines(&test.notes.before, "")?;
            out.push_str(&with_remark(&format!("test {} {{", quoted(&test.name)?), &test.notes)?);
            for case in &test.cases {
                out.push_str(&self::case(case)?);
            }
            out.push_str(&lines(&test.notes.end, "  ")?);
            out.push_str("}\n");
            ("test", out)
        }
    })
}

fn block(kind: &str, block: &Block) -> Written<String> {
    let head = match &block.name {
        // Names of policies and links are titles; the others are words.
        Some(title) if matches!(kind, "policy" | "link") => format!("{kind} {}", quoted(title)?),
        Some(name) => format!("{kind} {}", self::name(name)?),
        None => kind.to_owned(),
    };
    body(&head, &block.properties, &block.sets, &block.notes)
}

/// Braces with properties: on one line where they fit and nothing is said about one of them.
fn body(head: &str, properties: &[Property], sets: &[Set], notes: &Notes) -> Written<String> {
    let mut out = lines(&notes.before, "")?;
    let is_plain = properties.iter().all(|property| property.notes == Notes::default());
    if is_plain && sets.is_empty() && notes.end.is_empty() {
        let written =
            properties.iter().map(|property| line(property, 0)).collect::<Written<Vec<_>>>()?;
        let inside = written.join("; ");
        let space = if inside.is_empty() { "" } else { " " };
        let short = format!("{head} {{{space}{inside} }}");
        if short.chars().count() <= WIDTH && !inside.contains('\n') {
            out.push_str(&with_remark(&short, notes)?);
            return Ok(out);
        }
    }
    out.push_str(&with_remark(&format!("{head} {{"), notes)?);
    let width = properties.iter().map(|property| property.key.len()).max().unwrap_or(0);
    for property in properties {
        out.push_str(&noted(&format!("  {}", line(property, width)?), &property.notes, "  ")?);
    }
    for own in sets {
        out.push_str(&lines(&own.notes.before, "  ")?);
        out.push_str(&set(own, "  ")?);
    }
    out.push_str(&lines(&notes.end, "  ")?);
    out.push_str("}\n");
    Ok(out)
}

/// A property without its indent; the key fills so many columns.
fn line(property: &Property, width: usize) -> Written<String> {
    let groups = property
        .values
        .iter()
        .map(|group| Ok(group.iter().map(value).collect::<Written<Vec<_>>>()?.join(" ")))
        .collect::<Written<Vec<_>>>()?;
    let key = word(&property.key)?;
    if groups.is_empty() {
        return Ok(key.to_owned());
    }
    let indent = width.max(key.len()).saturating_add(3);
    Ok(format!("{key:<width$} {}", filled(&groups, indent)))
}

/// Parts with commas between; a line that becomes too long goes on under its beginning.
fn filled(parts: &[String], indent: usize) -> String {
    let mut out = String::new();
    let mut column = indent;
    for (place, part) in parts.iter().enumerate() {
        let len = part.chars().count();
        if place > 0 {
            out.push(',');
            if column.saturating_add(len).saturating_add(2) > WIDTH {
                out.push('\n');
                out.push_str(&" ".repeat(indent));
                column = indent;
            } else {
                out.push(' ');
                column = column.saturating_add(2);
            }
        }
        out.push_str(part);
        column = column.saturating_add(len);
    }
    out
}

fn set(set: &Set, indent: &str) -> Written<String> {
    let head = format!("{indent}set {} : {} {{", name(&set.name)?, word(&set.field)?);
    let values = set.values.iter().map(value).collect::<Written<Vec<_>>>()?;
    let short = format!("{head} {} }}", values.join(", "));
    if short.chars().count() <= WIDTH && set.notes.end.is_empty() {
        return with_remark(&short, &set.notes);
    }
    let inner = indent.len().saturating_add(2);
    let mut out = with_remark(&head, &set.notes)?;
    if !values.is_empty() {
        put!(out, "{}{}\n", " ".repeat(inner), filled(&values, inner));
    }
    out.push_str(&lines(&set.notes.end, &" ".repeat(inner))?);
    put!(out, "{indent}}}\n");
    Ok(out)
}

/// Lines of a rule stand in this order; metadata about what happens goes last.
const LATE: &[&str] = &["log", "capture"];

fn rule(rule: &Rule) -> Written<String> {
    let is_late = |property: &&Property| LATE.contains(&property.key.as_str());
    let mut parts: Vec<(&str, String)> = Vec::new();
    for property in rule.metadata.iter().filter(|property| !is_late(property)) {
        parts.push((&property.key, values_of(property)?));
    }
    if !rule.on.is_empty() {
        parts.push(("on", on(rule)?));
    }
    if let Some(when) = &rule.when {
        parts.push(("when", condition(when)?));
    }
    if !rule.limits.is_empty() {
        let limits = rule.limits.iter().map(limit).collect::<Written<Vec<_>>>()?;
        parts.push(("limit", limits.join(", ")));
    }
    if let Some(then) = &rule.then {
        let mut text = word(&then.verdict)?.to_owned();
        if let Some(what) = &then.what {
            text = format!("{text} {}", value(what)?);
        }
        text.push_str(&per(&then.per)?);
        parts.push(("then", text));
    }
    if let Some(mode) = &rule.mode {
        let until = match &mode.until {
            Some(until) => format!(" until {}", word(until)?),
            None => String::new(),
        };
        parts.push(("mode", format!("{}{until}", word(&mode.name)?)));
    }
    for property in rule.metadata.iter().filter(is_late) {
        parts.push((&property.key, values_of(property)?));
    }
    let mut out = lines(&rule.notes.before, "")?;
    out.push_str(&with_remark(&format!("rule {} {{", name(&rule.name)?), &rule.notes)?);
    let width = parts.iter().map(|(key, _)| key.len()).max().unwrap_or(0);
    let mut told = Vec::new();
    for (key, text) in &parts {
        let notes = rule.line_notes.get(*key).filter(|_| !told.contains(key));
        let line = format!("  {:<width$} {text}", word(key)?);
        out.push_str(&noted(&line, notes.unwrap_or(NO_NOTES), "  ")?);
        told.push(*key);
    }
    // Comments of lines that are not there are kept.
    for (_, notes) in rule.line_notes.iter().filter(|(key, _)| !told.contains(&key.as_str())) {
        out.push_str(&lines(&notes.before, "  ")?);
        out.push_str(&lines(notes.after.as_slice(), "  ")?);
    }
    out.push_str(&lines(&rule.notes.end, "  ")?);
    out.push_str("}\n");
    Ok(out)
}

fn values_of(property: &Property) -> Written<String> {
    let text = line(property, 0)?;
    Ok(text.strip_prefix(&property.key).unwrap_or(&text).trim_start().to_owned())
}

/// Selectors, one below the other where they do not fit, and where messages come from.
fn on(rule: &Rule) -> Written<String> {
    let selectors = rule.on.iter().map(selector).collect::<Written<Vec<_>>>()?;
    let from = match &rule.from {
        Some(from) => format!(" from {}", name(from)?),
        None => String::new(),
    };
    Ok(format!("{}{from}", filled(&selectors, INDENT)))
}

/// Where what goes on from the line before begins.
pub(super) const INDENT: usize = 9;

fn selector(selector: &Selector) -> Written<String> {
    let mut out = word(&selector.name)?.to_owned();
    if let Some(role) = &selector.role {
        out = format!("{out} {}", word(role)?);
    }
    let values = selector.values.iter().map(value).collect::<Written<Vec<_>>>()?;
    let is_field = selector.name.contains('.') && selector.role.is_none();
    let joint = |one, many| {
        if !is_field {
            " "
        } else if values.len() == 1 {
            one
        } else {
            many
        }
    };
    match values.as_slice() {
        [] => {}
        [only] => out = format!("{out}{}{only}", joint(" == ", "")),
        many => {
            let inside = filled(many, INDENT.saturating_add(2));
            out = if inside.contains('\n') || inside.len() > WIDTH / 2 {
                let (inner, outer) = (" ".repeat(INDENT), " ".repeat(INDENT.saturating_sub(2)));
                format!("{out}{}{{\n{inner}{}\n{outer}}}", joint("", " in "), filled(many, INDENT))
            } else {
                format!("{out}{}{{ {inside} }}", joint("", " in "))
            };
        }
    }
    Ok(out)
}

fn limit(limit: &Limit) -> Written<String> {
    let mut out = word(&limit.rate)?.to_owned();
    if let Some(burst) = &limit.burst {
        put!(out, " burst {}", word(burst)?);
    }
    out.push_str(&per(&limit.per)?);
    if let Some(part) = &limit.warn_at {
        put!(out, " warn at {}", word(part)?);
    }
    Ok(out)
}

fn per(keys: &[String]) -> Written<String> {
    if keys.is_empty() {
        return Ok(String::new());
    }
    let keys = keys.iter().map(|key| word(key)).collect::<Written<Vec<_>>>()?;
    Ok(format!(" per {}", keys.join(", ")))
}

fn case(case: &Case) -> Written<String> {
    let mut line = "  send   ".to_owned();
    match &case.send {
        Send::Pcap { file, frame } => {
            put!(line, "pcap {} frame {}", value(file)?, value(frame)?);
        }
        Send::Message { protocol, role, kind, fields } => {
            line.push_str(word(protocol)?);
            if let Some(role) = role {
                put!(line, " {}", word(role)?);
            }
            let fields =
                fields.iter().map(|field| self::line(field, 0)).collect::<Written<Vec<_>>>()?;
            let space = if fields.is_empty() { "" } else { " " };
            put!(line, " {} {{{space}{} }}", value(kind)?, fields.join("; "));
        }
    }
    match &case.from {
        Some(Origin::Partner(partner)) => {
            put!(line, " from partner {}", name(partner)?);
        }
        Some(Origin::Home) => line.push_str(" from home"),
        Some(Origin::Stranger) => line.push_str(" from stranger"),
        None => {}
    }
    for (word, named) in [("to", &case.to), ("over", &case.over)] {
        if let Some(named) = named {
            put!(line, " {word} {}", name(named)?);
        }
    }
    if let Some(times) = &case.times {
        put!(line, " times {}", word(times)?);
    }
    if let Some(after) = &case.after {
        put!(line, " after {}", word(after)?);
    }
    let mut expect = format!("  expect {}", word(&case.expect)?);
    for (word, named) in [("by", &case.by), ("would", &case.would)] {
        if let Some(named) = named {
            put!(expect, " {word} {}", name(named)?);
        }
    }
    let mut out = lines(&case.notes.before, "  ")?;
    out.push_str(&with_remark(&line, &case.notes)?);
    out.push_str(&expect);
    out.push('\n');
    Ok(out)
}

pub(super) fn value(value: &Value) -> Written<String> {
    match value {
        Value::Number(number) => Ok(number.to_string()),
        Value::Word(text) => word(text).map(str::to_owned),
        Value::Quoted { quoted: text } => quoted(text),
    }
}

pub(super) fn word(text: &str) -> Written<&str> {
    if is_word(text) { Ok(text) } else { Err(unwritable("a word", text)) }
}

/// A word where it can be one, else in quotes.
fn name(text: &str) -> Written<String> {
    if is_word(text) { Ok(text.to_owned()) } else { quoted(text) }
}

fn quoted(text: &str) -> Written<String> {
    if text.contains(['\n', '\r']) {
        return Err(unwritable("a text, which ends on its line", text));
    }
    Ok(format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")))
}

fn noted(line: &str, notes: &Notes, indent: &str) -> Written<String> {
    Ok(format!("{}{}", lines(&notes.before, indent)?, with_remark(line, notes)?))
}

fn with_remark(line: &str, notes: &Notes) -> Written<String> {
    Ok(match &notes.after {
        Some(remark) => format!("{line}  {}\n", comment(remark)?),
        None => format!("{line}\n"),
    })
}

fn lines(comments: &[String], indent: &str) -> Written<String> {
    let mut out = String::new();
    for text in comments {
        if !text.is_empty() {
            out.push_str(indent);
            out.push_str(&comment(text)?);
        }
        out.push('\n');
    }
    Ok(out)
}

fn comment(text: &str) -> Written<String> {
    if text.contains(['\n', '\r']) {
        return Err(unwritable("a comment, which ends on its line", text));
    }
    let space = if text.starts_with('#') { "" } else { " " };
    Ok(format!("#{space}{text}").trim_end().to_owned())
}

pub(super) fn unwritable(what: &'static str, value: &str) -> Unwritable {
    Unwritable { what, value: value.to_owned() }
}
