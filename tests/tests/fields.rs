//! Names and kinds of fields are those of Wireshark; those that are ours are listed.
//!
//! Without tshark the test says so and passes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use sigwall_tests::differential::tshark;
use sigwall_tests::root;
use wire::Kind;

#[test]
fn every_field_has_the_name_and_the_kind_that_wireshark_gives_it() {
    if !tshark::is_here() {
        eprintln!("SKIPPED: no tshark");
        return;
    }
    let ours = list("ours.csv");
    let others = list("kinds.csv");
    let (mut unknown, mut differing) = (BTreeSet::new(), BTreeSet::new());
    // What the state of traffic says is in no frame.
    let is_read = |row: &dissect::Row| row.id.protocol != dissect::STATE;
    for row in dissect::fields().filter(is_read) {
        match tshark::types().get(row.name) {
            None => {
                unknown.insert(row.name.to_owned());
            }
            Some(types) if !types.iter().any(|kind| is_of(row.kind, kind)) => {
                differing.insert(row.name.to_owned());
            }
            Some(_) => {}
        }
    }

    let count = dissect::fields().count();
    eprintln!("{count} fields compared, {} of them ours", unknown.len());
    assert_eq!(unknown, ours.into_keys().collect(), "names (left) and `fields/ours.csv` (right)");
    assert_eq!(
        differing,
        others.into_keys().collect(),
        "kinds (left) and `fields/kinds.csv` (right)"
    );
    assert!(count >= 600);
}

/// Wireshark's types whose values a kind has.
fn is_of(kind: Kind, theirs: &str) -> bool {
    let known: &[&str] = match kind {
        Kind::Number | Kind::Code(_) => &["FT_UINT", "FT_INT", "FT_CHAR"],
        Kind::Signed => &["FT_UINT", "FT_INT", "FT_ABSOLUTE_TIME"],
        Kind::Flag => &["FT_BOOLEAN", "FT_NONE"],
        Kind::Digits => &["FT_STRING", "FT_UINT_STRING"],
        Kind::Address => &["FT_IPv4", "FT_IPv6"],
        Kind::Octets => &["FT_BYTES", "FT_UINT_BYTES", "FT_ETHER", "FT_GUID"],
        Kind::Oid => &["FT_OID"],
        Kind::Text | Kind::Name | Kind::Labels => &["FT_STRING", "FT_UINT_STRING"],
    };
    let is_octets = matches!(theirs, "FT_UINT_BYTES" | "FT_UINT_STRING");
    let is_number = matches!(kind, Kind::Number | Kind::Signed | Kind::Code(_));
    known.iter().any(|prefix| theirs.starts_with(prefix)) && !(is_number && is_octets)
}

/// Rows `field,reason`.
fn list(name: &str) -> BTreeMap<String, String> {
    let path = root().join("tests/tests/fields").join(name);
    let text = fs::read_to_string(path).unwrap();
    let rows = text.lines().skip(1).filter_map(|line| line.split_once(','));
    rows.map(|(field, reason)| (field.to_owned(), reason.to_owned())).collect()
}
