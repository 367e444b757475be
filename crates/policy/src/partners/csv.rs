//! Partners in a table: RFC 4180, a header, several values of a cell with spaces or semicolons between.

use super::{Row, Wrong, checked};
use crate::diagnostic::closest;

/// Columns in any order; `name` must be there. Rows of the same name are one partner.
pub const COLUMNS: &[&str] = &["name", "plmn", "gt", "realm", "ip", "apn", "link", "as_of"];

pub(super) fn read(text: &str, wrong: &mut Vec<Wrong>) -> Vec<Row> {
    let mut records = records(text, wrong).into_iter();
    let Some((line, header)) = records.next() else {
        wrong.push(fault(1, "header", "", "a header: name,plmn,gt,realm,ip,apn,link,as_of"));
        return Vec::new();
    };
    let columns: Vec<Option<&'static str>> =
        header.iter().map(|cell| column(line, cell, wrong)).collect();
    if !columns.contains(&Some("name")) {
        wrong.push(fault(line, "header", &header.join(","), "a header with the column name"));
        return Vec::new();
    }
    let mut rows: Vec<Row> = Vec::new();
    for (line, cells) in records {
        let cells: Vec<_> = columns.iter().zip(&cells).collect();
        let name = cells.iter().find(|(column, _)| **column == Some("name"));
        let name = name.map(|(_, cell)| cell.trim()).filter(|name| !name.is_empty());
        let Some(name) = name else {
            wrong.push(fault(line, "name", "", "the name of a partner"));
            continue;
        };
        let place = rows.iter().position(|row| row.name == name).unwrap_or(rows.len());
        if place == rows.len() {
            rows.push(Row { name: name.to_owned(), ..Row::default() });
        }
        let Some(row) = rows.get_mut(place) else { continue };
        for (column, cell) in cells {
            let Some(key) = column.filter(|key| *key != "name") else { continue };
            for part in cell.split([' ', ';', '\n']).filter(|part| !part.is_empty()) {
                match checked(key, part) {
                    Ok(value) => row.add(key, value),
                    Err(expected) => wrong.push(fault(line, key, part, expected)),
                }
            }
        }
    }
    rows
}

fn column(line: usize, cell: &str, wrong: &mut Vec<Wrong>) -> Option<&'static str> {
    let cell = cell.trim().trim_start_matches('\u{feff}').to_ascii_lowercase();
    let known = COLUMNS.iter().find(|known| **known == cell).copied();
    if known.is_none() {
        let expected = closest(&cell, COLUMNS.iter().copied());
        let expected = expected.unwrap_or("one of name, plmn, gt, realm, ip, apn, link, as_of");
        wrong.push(fault(line, "header", &cell, expected));
    }
    known
}

fn fault(line: usize, field: &str, found: &str, expected: &'static str) -> Wrong {
    Wrong { line, field: field.to_owned(), found: found.to_owned(), expected }
}

/// Records with the lines on which they begin; a quote that does not end is told.
fn records(text: &str, wrong: &mut Vec<Wrong>) -> Vec<(usize, Vec<String>)> {
    let mut records = Vec::new();
    let (mut line, mut begun) = (1_usize, 1_usize);
    let (mut cells, mut cell) = (Vec::new(), String::new());
    let mut is_quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if is_quoted && characters.peek() == Some(&'"') => {
                characters.next();
                cell.push('"');
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => cells.push(std::mem::take(&mut cell)),
            '\n' => {
                line = line.saturating_add(1);
                if is_quoted {
                    cell.push('\n');
                    continue;
                }
                cells.push(std::mem::take(&mut cell));
                records.push((begun, std::mem::take(&mut cells)));
                begun = line;
            }
            '\r' => {}
            other => cell.push(other),
        }
    }
    if is_quoted {
        wrong.push(fault(begun, "record", &cell, "a record whose quotes end"));
    }
    if !cell.is_empty() || !cells.is_empty() {
        cells.push(cell);
        records.push((begun, cells));
    }
    records.retain(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
    records
}
