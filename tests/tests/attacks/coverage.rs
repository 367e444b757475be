//! `rules/coverage.csv`: every kind of attack, played here or explained.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Every row of the list: its name, how it is covered, and by what or why not.
fn list() -> Vec<[String; 3]> {
    let path = sigwall_tests::root().join("rules/coverage.csv");
    let text = std::fs::read_to_string(path).expect("the list");
    text.lines()
        .skip(1)
        .map(|line| {
            let mut cells = line.splitn(3, ',').map(str::to_owned);
            [(); 3].map(|()| cells.next().unwrap_or_default())
        })
        .collect()
}

#[test]
fn every_row_of_the_list_is_played_or_explained() {
    let played: BTreeSet<&str> = crate::rows().iter().map(|row| row.id).collect();
    let mut counts = BTreeMap::new();

    for [id, how, by] in list() {
        assert!(!by.is_empty(), "{id} says neither what decides it nor why nothing does");
        match how.as_str() {
            "played" => assert!(played.contains(id.as_str()), "{id} is played nowhere"),
            "explained" => assert!(!played.contains(id.as_str()), "{id} is played"),
            _ => panic!("{id}: {how}"),
        }
        let kind =
            if how == "explained" { "explained" } else { by.split('.').next().unwrap_or("") };
        *counts.entry(kind.to_owned()).or_insert(0_u32) += 1;
    }

    let listed: BTreeSet<String> = list().into_iter().map(|[id, ..]| id).collect();
    let strange: Vec<_> = played.iter().filter(|id| !listed.contains(**id)).collect();
    assert!(strange.is_empty(), "played and not listed: {strange:?}");
    println!("{} rows: {counts:?}", listed.len());
}

#[test]
fn the_list_has_every_row_of_the_catalogue_where_that_is_at_hand() {
    let path = sigwall_tests::root().join("../shared/reference/attacks.csv");
    if !Path::new(&path).exists() {
        println!("SKIPPED: {} is not there", path.display());
        return;
    }
    let text = std::fs::read_to_string(path).expect("the catalogue");
    let is_id = |word: &str| {
        let parts = word.split_once('-');
        parts.is_some_and(|(head, number)| {
            !head.is_empty()
                && head.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
                && number.len() == 2
                && number.chars().all(|c| c.is_ascii_digit())
        })
    };
    let ids = text.lines().skip(1).filter_map(|line| line.split(',').next());
    let wanted: BTreeSet<String> = ids.filter(|id| is_id(id)).map(str::to_owned).collect();

    let listed: BTreeSet<String> = list().into_iter().map(|[id, ..]| id).collect();

    assert_eq!(listed, wanted);
}
