//! Partners from what operators exchange: tables (CSV) and the RAEX files of GSMA PRD IR.21.
//!
//! What is read becomes `partner` blocks; what is wrong is told with line and field, and the rest is read on.

mod csv;
mod raex;

pub use csv::COLUMNS;

use std::collections::BTreeMap;
use std::fmt;

use crate::dates;
use crate::document::{Block, Document, Item, Notes, Property, Value};
use crate::value;

/// What a partner's data says, as values of a `partner` block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) values: BTreeMap<&'static str, Vec<String>>,
}

/// Something in a file that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The line, from 1.
    pub line: usize,
    /// The column or the element.
    pub field: String,
    /// What stands there.
    pub found: String,
    /// What should stand there.
    pub expected: &'static str,
}

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// The partners as a document.
    pub document: Document,
    /// What could not be read.
    pub wrong: Vec<Wrong>,
}

/// Properties in the order in which they are written.
const KEYS: &[&str] = &["plmn", "gt", "realm", "ip", "apn", "link", "as_of"];

/// Reads a table with a header; see [`COLUMNS`].
pub fn from_csv(text: &str) -> Imported {
    let mut wrong = Vec::new();
    let rows = csv::read(text, &mut wrong);
    imported(rows, wrong)
}

/// Reads a RAEX file of GSMA PRD IR.21; realms are those of TS 23.003 §19.2.
pub fn from_raex(text: &str) -> Imported {
    let mut wrong = Vec::new();
    let rows = raex::read(text, &mut wrong);
    imported(rows, wrong)
}

/// Partners whose data is older than so many days, or without a date: name, date and days.
pub fn stale(
    document: &Document,
    today: &str,
    days: i64,
) -> Vec<(String, Option<String>, Option<i64>)> {
    let blocks = document
        .items
        .iter()
        .filter_map(|item| if let Item::Partner(block) = item { Some(block) } else { None });
    let age = |block: &Block| {
        let property = block.properties.iter().find(|property| property.key == "as_of");
        let date = property.and_then(|property| property.values.first()?.first().map(written));
        let then = date.as_deref().and_then(dates::day);
        let age = dates::day(today).zip(then).and_then(|(today, then)| today.checked_sub(then));
        (block.name.clone().unwrap_or_default(), date, age)
    };
    blocks.map(age).filter(|(_, _, age)| age.is_none_or(|age| age > days)).collect()
}

/// Has every partner without a link arrive on that one.
pub fn arrive_on(document: &mut Document, link: &str) {
    for item in &mut document.items {
        let Item::Partner(block) = item else { continue };
        if !block.properties.iter().any(|property| property.key == "link") {
            let values = vec![vec![as_value("link", link)]];
            let property = Property { key: "link".to_owned(), values, notes: Notes::default() };
            block.properties.push(property);
        }
    }
}

/// What differs between the partners of two documents: partner, property, and what is less and more.
pub fn differences(before: &Document, after: &Document) -> Vec<Difference> {
    let [before, after] = [before, after].map(table);
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort_unstable();
    names.dedup();
    let mut found = Vec::new();
    for (partner, key) in names.iter().flat_map(|name| KEYS.iter().map(move |key| (*name, *key))) {
        let of = |table: &Table| {
            table.get(partner).and_then(|row| row.get(key)).cloned().unwrap_or_default()
        };
        let (old, new) = (of(&before), of(&after));
        let less: Vec<_> = old.iter().filter(|value| !new.contains(value)).cloned().collect();
        let more: Vec<_> = new.iter().filter(|value| !old.contains(value)).cloned().collect();
        if !less.is_empty() || !more.is_empty() {
            let partner = partner.clone();
            found.push(Difference { partner, property: key.to_owned(), less, more });
        }
    }
    found
}

/// What two files say otherwise of a partner.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Difference {
    /// The partner.
    pub partner: String,
    /// The property.
    pub property: String,
    /// What only the first file says.
    pub less: Vec<String>,
    /// What only the second file says.
    pub more: Vec<String>,
}

type Table = BTreeMap<String, BTreeMap<String, Vec<String>>>;

fn table(document: &Document) -> Table {
    let mut table = Table::new();
    for item in &document.items {
        let Item::Partner(block) = item else { continue };
        let row = table.entry(block.name.clone().unwrap_or_default()).or_default();
        for property in &block.properties {
            let values = property.values.iter().flatten().map(written);
            row.entry(property.key.clone()).or_default().extend(values);
        }
    }
    table
}

fn written(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Word(text) | Value::Quoted { quoted: text } => text.clone(),
    }
}

fn imported(rows: Vec<Row>, wrong: Vec<Wrong>) -> Imported {
    let items = rows.into_iter().map(|row| {
        let properties = KEYS.iter().filter_map(|key| {
            let values = row.values.get(key).filter(|values| !values.is_empty())?;
            let values = values.iter().map(|text| vec![as_value(key, text)]).collect();
            Some(Property { key: (*key).to_owned(), values, notes: Notes::default() })
        });
        Item::Partner(Block {
            name: Some(row.name.clone()),
            properties: properties.collect(),
            ..Block::default()
        })
    });
    Imported { document: Document { items: items.collect(), comments: Vec::new() }, wrong }
}

fn as_value(key: &str, text: &str) -> Value {
    match key {
        "realm" | "apn" | "link" => Value::Quoted { quoted: text.to_owned() },
        _ => Value::Word(text.to_owned()),
    }
}

/// A value of a property as the language has it; an error is what was expected.
pub(crate) fn checked(key: &str, text: &str) -> Result<String, &'static str> {
    let text = text.trim();
    let is_name = || ruletable::Name::parse(text).is_some();
    match key {
        "plmn" if value::network_code(text).is_none() => Err("a network such as 901-70"),
        "gt" if value::title(text).is_none() => Err("a global title such as +883170"),
        "gt" => Ok(format!("+{}", text.trim_start_matches('+'))),
        "ip" if value::network(text).is_none() => Err("a network such as 192.0.2.0/24"),
        "realm" if !is_name() => Err("a realm such as epc.mnc070.mcc901.3gppnetwork.org"),
        "apn" if !is_name() => Err("an access point name such as internet"),
        "as_of" if dates::day(text).is_none() => Err("a date such as 2026-11-26"),
        _ => Ok(text.to_owned()),
    }
}

impl Row {
    /// Adds a value once.
    pub(crate) fn add(&mut self, key: &'static str, value: String) {
        let values = self.values.entry(key).or_default();
        if !values.contains(&value) {
            values.push(value);
        }
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, field, found, expected } = self;
        write!(f, "line {line}, {field}: `{found}` is not {expected}")
    }
}
