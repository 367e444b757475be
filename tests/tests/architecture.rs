//! The crate graph in `crates/ARCHITECTURE.md` is the one in the manifests.

use std::collections::{BTreeMap, BTreeSet};

use sigwall_tests::root;

type Graph = BTreeMap<String, BTreeSet<String>>;

#[test]
fn the_map_shows_the_crates_and_their_dependencies_as_they_are() {
    let map = drawn();
    let manifests = built();

    assert_eq!(
        map.keys().collect::<Vec<_>>(),
        manifests.keys().collect::<Vec<_>>(),
        "crates in ARCHITECTURE.md (left) and on disk (right)"
    );
    for (name, uses) in &manifests {
        assert_eq!(
            &map[name], uses,
            "`{name}`: ARCHITECTURE.md says (left), Cargo.toml says (right)"
        );
    }
}

#[test]
fn what_judges_packets_has_no_runtime_no_tls_and_no_serde() {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let lock: toml::Table = lock.parse().unwrap();
    let uses: BTreeMap<&str, Vec<&str>> = lock["package"]
        .as_array()
        .unwrap()
        .iter()
        .map(|package| {
            let dependencies =
                package.get("dependencies").and_then(|d| d.as_array()).into_iter().flatten();
            let names =
                dependencies.map(|d| d.as_str().unwrap().split(' ').next().unwrap()).collect();
            (package["name"].as_str().unwrap(), names)
        })
        .collect();

    let mut reached = BTreeSet::new();
    let mut open = vec!["inspect", "ruletable", "session", "dissect"];
    while let Some(name) = open.pop() {
        if reached.insert(name) {
            // Development dependencies stand in the lock file too; they belong to tests.
            open.extend(
                uses[name]
                    .iter()
                    .filter(|used| !["proptest", "craft", "etherparse", "insta"].contains(used)),
            );
        }
    }

    for banned in ["tokio", "serde", "rustls", "aya", "tracing"] {
        assert!(!reached.contains(banned), "{banned} is below the packet path: {reached:?}");
    }
}

/// Rows `| `crate` | … | may use |` of the table of crates.
fn drawn() -> Graph {
    let text = std::fs::read_to_string(root().join("crates/ARCHITECTURE.md")).unwrap();
    text.lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let [_, name, _, _, uses, _] = cells.as_slice() else { return None };
            let name = name.strip_prefix('`')?.strip_suffix('`')?;
            let uses =
                uses.split_whitespace().filter(|used| *used != "–").map(str::to_owned).collect();
            Some((name.to_owned(), uses))
        })
        .collect()
}

fn built() -> Graph {
    let crates = std::fs::read_dir(root().join("crates")).unwrap();
    let folders: BTreeMap<String, _> = crates
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| (entry.file_name().into_string().unwrap(), entry.path()))
        .collect();
    let names: BTreeSet<&String> = folders.keys().collect();
    folders
        .iter()
        .map(|(name, path)| {
            let manifest: toml::Table =
                std::fs::read_to_string(path.join("Cargo.toml")).unwrap().parse().unwrap();
            let dependencies =
                manifest.get("dependencies").and_then(|d| d.as_table()).into_iter().flatten();
            let ours = dependencies
                .map(|(used, _)| used)
                .filter(|used| names.contains(used))
                .cloned()
                .collect();
            (name.clone(), ours)
        })
        .collect()
}
