//! Lists: a table for people, a JSON value a line for programs.

use std::io::{Write as _, stdout};

use comfy_table::{ContentArrangement, Table, presets};
use serde::Serialize;

use crate::args::FormatKind;

/// Something that can stand in a list.
pub(crate) trait Row: Serialize {
    /// Heads of the columns.
    const HEADS: &'static [&'static str];
    /// One text a column.
    fn cells(&self) -> Vec<String>;
}

/// Prints a list.
pub(crate) fn print<R: Row>(rows: &[R], format: FormatKind) -> std::io::Result<()> {
    match format {
        FormatKind::Table => writeln!(stdout(), "{}", table(R::HEADS, rows.iter().map(Row::cells))),
        FormatKind::Jsonl => lines(rows),
    }
}

/// Prints values, each in a line of JSON.
pub(crate) fn lines<T: Serialize>(values: &[T]) -> std::io::Result<()> {
    let mut out = stdout().lock();
    for value in values {
        serde_json::to_writer(&mut out, value)?;
        writeln!(out)?;
    }
    Ok(())
}

/// A table without lines, as wide as the terminal.
pub(crate) fn table(heads: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    if !heads.is_empty() {
        table.set_header(heads.iter().map(|head| head.to_uppercase()));
    }
    table.add_rows(rows);
    table
}

/// A count as people read it: digits in groups of three.
pub(crate) fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && digits.len().saturating_sub(place).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_read_in_groups_of_three() {
        assert_eq!(grouped(7), "7");
        assert_eq!(grouped(123_456), "123 456");
        assert_eq!(grouped(1_234_567), "1 234 567");
    }
}
