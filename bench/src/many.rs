//! Policies of so many rules of mixed kinds in turn: beginnings of digits, sets, message types, elements.
//!
//! No rule matches the messages of [`crate::traffic`], so that every one of them has to be ruled out.

use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::{Context as _, Result, anyhow};
use ruletable::RuleTable;

/// Numbers of rules that are compared.
pub const COUNTS: [usize; 4] = [100, 1_000, 10_000, 100_000];

const TYPES: [&str; 16] = [
    "Create Session Request",
    "Modify Bearer Request",
    "Delete Session Request",
    "Change Notification Request",
    "Create Bearer Response",
    "Update Bearer Response",
    "Delete Bearer Response",
    "Modify Bearer Command",
    "Delete Bearer Command",
    "Bearer Resource Command",
    "Suspend Notification",
    "Resume Notification",
    "Identification Request",
    "Context Request",
    "Forward Relocation Request",
    "Create Session Response",
];

/// The text of a policy of so many rules, the last of which accepts what comes from a partner.
pub fn text(rules: usize) -> String {
    let mut text = String::from(
        "policy \"many\" { schema 1; default drop }\n\
         home { plmn 001-01; ip 10.10.0.0/16 }\n\
         partner acme { plmn 901-70; ip 192.0.2.0/24 }\n\
         stage screen\n",
    );
    for number in 0..rules.saturating_sub(1) {
        let create = "Create Session Request";
        let (message, when) = match number % 4 {
            0 => (create, format!("imsi == \"{}*\"", prefix(number))),
            1 => (create, format!("msisdn in {{ {} }}", set(number))),
            2 => (TYPES[number / 4 % TYPES.len()], format!("gtpv2.teid == {}", number + 1)),
            _ => (create, element(number)),
        };
        let _ = writeln!(
            text,
            "rule many.{number:06} {{ on gtpv2 \"{message}\" from interconnect; when {when}; then drop }}"
        );
    }
    text.push_str(
        "stage authorise\n\
         rule many.accept { on gtpv2 from interconnect; when src.partner present; then accept }\n",
    );
    text
}

/// Where the bundle of a policy of so many rules stands: the program `policies` writes it beside itself.
pub fn place(rules: usize) -> Result<PathBuf> {
    let program = std::env::current_exe().context("nobody knows where this program stands")?;
    Ok(program.with_file_name(format!("many-{rules}.bundle")))
}

/// The table of a policy of so many rules.
pub fn table(rules: usize) -> Result<RuleTable> {
    let place = place(rules)?;
    let bundle = std::fs::read(&place)
        .with_context(|| format!("no {}: run the program `policies` first", place.display()))?;
    RuleTable::load(&bundle, inspect::schema()).map_err(|error| anyhow!("{error}"))
}

/// Beginnings of 8 to 11 digits.
fn prefix(number: usize) -> String {
    let wide = 5 + number / 4 % 4;
    format!("262{number:0wide$}")
}

fn set(number: usize) -> String {
    let member = |place: usize| format!("\"49171{:07}\"", number * 4 + place);
    (0..4).map(member).collect::<Vec<_>>().join(", ")
}

fn element(number: usize) -> String {
    if (number / 4).is_multiple_of(2) {
        format!("apn == \"apn{number}.example\"")
    } else {
        format!(
            "gtpv2.f_teid_ipv4 == 198.{}.{}.{}",
            number >> 16 & 255,
            number >> 8 & 255,
            number & 255
        )
    }
}
