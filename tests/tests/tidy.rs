//! Limits that no lint checks: length of files, unfinished work, where `unsafe` lives, module docs.

use std::path::Path;

use sigwall_tests::{files, root};

const LINES_MAX: usize = 500;

#[test]
fn a_file_has_one_subject_and_at_most_500_lines_before_its_tests() {
    check("crates", |_, text| {
        let lines = text.lines().take_while(|line| !line.starts_with("#[cfg(test)]")).count();
        (lines > LINES_MAX)
            .then(|| format!("{lines} lines; {LINES_MAX} are allowed before the tests"))
    });
}

#[test]
fn every_file_says_in_its_first_line_what_it_is() {
    for folder in ["crates", "tests", "bench"] {
        check(folder, |_, text| {
            (!text.starts_with("//!")).then(|| "no module doc in the first line".to_owned())
        });
    }
}

#[test]
fn no_unfinished_work_is_in_the_tree() {
    let words =
        [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X"), concat!("#[ign", "ore")];
    for folder in ["crates", "tests", "bench"] {
        check(folder, |_, text| {
            let found = words.iter().find(|word| text.contains(**word))?;
            Some(format!("contains {found}"))
        });
    }
}

#[test]
fn unsafe_code_lives_in_xsk_alone() {
    check("crates", |path, text| {
        let is_allowed = path.starts_with(root().join("crates/xsk"));
        let word = concat!("unsafe", " ");
        let has_unsafe = text
            .lines()
            .map(str::trim_start)
            .any(|line| !line.starts_with("//") && line.contains(word));
        (has_unsafe && !is_allowed).then(|| "has unsafe code".to_owned())
    });
}

#[test]
fn lines_are_clean() {
    for folder in ["crates", "tests", "bench"] {
        check(folder, |_, text| {
            let wrong = text.lines().position(|line| line.ends_with(' ') || line.contains('\t'))?;
            let is_text = !text.contains("r\"") && !text.contains("\\\n");
            is_text.then(|| format!("line {} has a tab or ends with a space", wrong + 1))
        });
    }
}

fn check(folder: &str, fault: impl Fn(&Path, &str) -> Option<String>) {
    let found: Vec<String> = files(&root().join(folder), ".rs")
        .iter()
        .filter_map(|path| {
            let text = std::fs::read_to_string(path).expect("readable source");
            fault(path, &text).map(|fault| format!("{}: {fault}", path.display()))
        })
        .collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}
