//! What is a display filter and what is none: sharkd, of the same version as tshark, is the judge.
//!
//! Without it the tests say so and pass.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use policy::Filter;
use sigwall_tests::differential::sharkd::Sharkd;
use sigwall_tests::differential::tshark;
use wire::Kind;

/// Expressions of every form, one a line.
const EXPRESSIONS: &str = include_str!("filter/expressions.txt");
/// Values of every form, one a line.
const VALUES: &str = include_str!("filter/values.txt");
const OPERATORS: [&str; 10] = ["==", "!=", "===", "<", ">=", "contains", "matches", "&", "+", "in"];
/// Values that tell every type from every other.
const BOUNDS: [&str; 18] = [
    "-1",
    "-129",
    "-32769",
    "-8388609",
    "-2147483649",
    "-9223372036854775807",
    "-9223372036854775808",
    "128",
    "256",
    "32768",
    "65536",
    "8388608",
    "16777216",
    "2147483648",
    "4294967296",
    "18446744073709551616",
    "::1",
    "aa:bb:cc:dd:ee:ff",
];
/// Fields of one type, and of one number of names, that are asked.
const FIELDS_MAX: usize = 2;
/// Differences that are shown.
const SHOWN_MAX: usize = 200;

#[test]
fn what_tshark_refuses_is_refused_and_what_it_takes_is_taken() {
    let Some(mut judge) = Sharkd::start() else {
        eprintln!("SKIPPED: no sharkd");
        return;
    };
    let mut asked = 0;
    let mut wrong = Vec::new();
    for filter in EXPRESSIONS.lines().map(str::to_owned).chain(matrix()).chain(bounds()) {
        asked += 1;
        let (ours, theirs) = (Filter::parse(&filter), judge.refuses(&filter));
        match (&ours, &theirs) {
            (Ok(_), Some(why)) => wrong.push(format!("taken    {filter}: {why}")),
            (Err(why), None) => wrong.push(format!(
                "refused  {filter}: {}",
                why.to_string().lines().next().unwrap_or_default()
            )),
            (Ok(_), None) | (Err(_), Some(_)) => {}
        }
    }
    eprintln!("{asked} expressions judged");
    let shown = &wrong[..wrong.len().min(SHOWN_MAX)];
    assert!(wrong.is_empty(), "{} of {asked}:\n{}", wrong.len(), shown.join("\n"));
    assert!(asked > 10_000, "only {asked} expressions");
}

/// Every operator between fields of every type and values of every form.
fn matrix() -> Vec<String> {
    let mut filters = Vec::new();
    for field in fields() {
        for operator in OPERATORS {
            filters.extend(VALUES.lines().map(|value| test(&field, operator, value)));
        }
    }
    filters
}

fn test(field: &str, operator: &str, value: &str) -> String {
    match operator {
        "in" => format!("{field} in {{{value}}}"),
        _ => format!("{field} {operator} {value}"),
    }
}

/// Values at the bounds of every type, beside every field.
fn bounds() -> Vec<String> {
    let is_known = |name: &&str| tshark::types().contains_key(*name);
    let names: BTreeSet<&str> = dissect::fields().map(|row| row.name).filter(is_known).collect();
    let of_field = |name| BOUNDS.iter().map(move |value| format!("{name} == {value}"));
    names.into_iter().flat_map(of_field).collect()
}

/// A few fields of every type of Wireshark's and every kind of ours.
fn fields() -> Vec<String> {
    let mut groups: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for row in dissect::fields() {
        let Some(types) = tshark::types().get(row.name) else { continue };
        let kind = match row.kind {
            Kind::Code(_) => "Code".to_owned(),
            kind => format!("{kind:?}"),
        };
        let group = groups.entry((types.join(" "), kind)).or_default();
        if group.len() < FIELDS_MAX && !group.contains(&row.name.to_owned()) {
            group.push(row.name.to_owned());
        }
    }
    groups.into_values().flatten().collect()
}

#[test]
fn values_have_the_names_that_tshark_gives_them() {
    let theirs = names();
    let Some(mut judge) = Sharkd::start().filter(|_| !theirs.is_empty()) else {
        eprintln!("SKIPPED: no tshark or no sharkd");
        return;
    };
    let mut wrong = Vec::new();
    for row in dissect::fields() {
        let names = match row.kind {
            Kind::Code(names) => names,
            Kind::Number | Kind::Signed => &[],
            Kind::Flag
            | Kind::Digits
            | Kind::Address
            | Kind::Octets
            | Kind::Oid
            | Kind::Text
            | Kind::Name
            | Kind::Labels => continue,
        };
        if policy::is_ours(row.name) {
            continue;
        }
        let known = theirs.get(row.name).map(Vec::as_slice).unwrap_or_default();
        let mut all: Vec<&(u64, String)> = known.iter().collect();
        let ours: Vec<(u64, String)> =
            names.iter().map(|(code, name)| (*code, (*name).to_owned())).collect();
        all.extend(&ours);
        for (code, name) in all.iter().filter(|(_, name)| !name.contains(['"', '\\'])) {
            let filter = format!("{} == \"{name}\"", row.name);
            let is_theirs = judge.refuses(&filter).is_none();
            let taken = Filter::parse(&filter).is_ok();
            if taken != is_theirs && !BROAD.contains(&row.name) {
                wrong.push(format!("{},{code},{}", row.name, if is_theirs { name } else { "" }));
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{} names:\n{}", wrong.len(), wrong.join("\n"));
}

/// Registries of other worlds, of which only what carries signalling is named; and a name that is Wireshark's for
/// another thing.
const BROAD: [&str; 5] = ["eth.type", "vlan.etype", "ip.proto", "ipv6.nxt", "inap.component"];

/// The names that tshark has for the values of fields.
fn names() -> BTreeMap<String, Vec<(u64, String)>> {
    let mut names: BTreeMap<String, Vec<(u64, String)>> = BTreeMap::new();
    let Ok(output) = Command::new("tshark").args(["-G", "values"]).output() else { return names };
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    for line in text.lines().filter_map(|line| line.strip_prefix("V\t")) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [field, code, name] = cells.as_slice() else { continue };
        let hexadecimal = code.strip_prefix("0x").map(|hex| u64::from_str_radix(hex, 16));
        let code = hexadecimal.unwrap_or_else(|| code.parse()).unwrap_or(u64::MAX);
        names.entry((*field).to_owned()).or_default().push((code, (*name).to_owned()));
    }
    names
}
