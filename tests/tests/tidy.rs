//! Limits that no lint checks: length of files, unfinished work, where `unsafe` lives, module docs.

use std::path::{Path, PathBuf};

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

#[test]
fn every_fuzz_target_has_a_committed_corpus() {
    let folder = root().join("tests/fuzz");
    let entries = |folder: PathBuf| {
        let read = std::fs::read_dir(&folder);
        read.map_or_else(
            |_| Vec::new(),
            |entries| entries.flatten().map(|entry| entry.path()).collect(),
        )
    };
    let targets: Vec<PathBuf> = entries(folder.join("fuzz_targets"));
    assert!(!targets.is_empty(), "no fuzz target in {}", folder.display());
    for target in targets {
        let name = target.file_stem().expect("a file has a name");
        let seeds = entries(folder.join("corpus").join(name));
        assert!(!seeds.is_empty(), "{} has no seed in tests/fuzz/corpus", target.display());
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
