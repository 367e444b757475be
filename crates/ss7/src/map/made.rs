//! Parameters made from the tables of types: whatever a table names is found in one of them.
//!
//! `SIGWALL_WRITE=1` writes those that show a name first as seeds of the fuzzers.
#![expect(clippy::arithmetic_side_effects, reason = "tests")]
extern crate std;

use std::collections::BTreeSet;
use std::format;
use std::path::Path;
use std::vec;
use std::vec::Vec;

use super::grammar::{self, Content, Part, Type, UNTAGGED};
use super::walk::{Pace, walk};
use crate::ber::Tlvs;

/// Different ways through the choices of one type.
const ROUNDS: u32 = 400;
const DEPTH: usize = 8;
const CODES: u16 = 256;
/// Octets of a seed: no message of TCAP is longer.
const OCTETS_MAX: usize = 4000;

type Roots = &'static [Part];

#[test]
fn every_name_that_a_table_can_reach_is_found_in_a_parameter_made_by_it() {
    let mut found = BTreeSet::new();
    let mut wanted = BTreeSet::new();
    let mut seeds = 0;
    for (table, code) in TABLES.iter().flat_map(|table| (0..CODES).map(move |code| (table, code))) {
        let (folder, kind, roots) = (table.corpus, table.kind, (table.of)(code));
        for root in roots {
            name_all(root, DEPTH, &mut wanted);
        }
        for (round, root) in (0..ROUNDS).zip(roots.iter().cycle()) {
            let mut dice = round;
            let octets = make(root, DEPTH, &mut dice);
            let names = names_in(&octets, roots);
            if octets.len() <= OCTETS_MAX && !names.is_subset(&found) {
                found.extend(names);
                write(&format!("{folder}/seed-made-{seeds:03}"), &component(kind, code, &octets));
                seeds += 1;
            }
        }
    }

    let missing: Vec<_> = wanted.difference(&found).collect();
    assert!(
        missing.is_empty(),
        "{} of {} are never found: {missing:?}",
        missing.len(),
        wanted.len()
    );
}

/// The parameters of one kind of component.
struct Table {
    corpus: &'static str,
    kind: u8,
    of: fn(u16) -> Roots,
}

const fn table(corpus: &'static str, kind: u8, of: fn(u16) -> Roots) -> Table {
    Table { corpus, kind, of }
}

const TABLES: &[Table] = &[
    table("map", 0xa1, |code| grammar::map_argument(code, 3)),
    table("map", 0xa1, |code| grammar::map_argument(code, 2)),
    table("map", 0xa1, |code| grammar::map_argument(code, 1)),
    table("map", 0xa2, |code| grammar::map_result(code, 3)),
    table("map", 0xa2, |code| grammar::map_result(code, 2)),
    table("map", 0xa3, grammar::map_error),
    table("cap", 0xa1, grammar::camel_argument),
    table("cap", 0xa2, grammar::camel_result),
];

fn names_in(octets: &[u8], roots: Roots) -> BTreeSet<u16> {
    let mut names = BTreeSet::new();
    if let Some(value) = Tlvs::new(octets).next() {
        walk(&value, roots, Pace::Wireshark, &mut |found| names.extend([found.name]));
    }
    names
}

fn name_all(part: &'static Part, depth: usize, names: &mut BTreeSet<u16>) {
    if part.name != grammar::NOTHING {
        names.insert(part.name);
    }
    let (Some(depth), Type::Sequence(parts) | Type::Each(parts) | Type::Choice(parts)) =
        (depth.checked_sub(1), part.of)
    else {
        return;
    };
    for part in *parts {
        name_all(part, depth, names);
    }
}

/// A value of that type with all its parts, down to a depth.
fn make(part: &Part, depth: usize, dice: &mut u32) -> Vec<u8> {
    let Some(depth) = depth.checked_sub(1) else { return Vec::new() };
    let all = |parts: &[Part], dice: &mut u32| -> Vec<u8> {
        parts.iter().flat_map(|part| make(part, depth, dice)).collect()
    };
    match part.of {
        Type::Leaf(Content::Any) if part.tag == UNTAGGED => vec![4, 1, 0],
        Type::Leaf(content) => tlv(part.tag, false, &leaf(*content)),
        Type::Sequence(parts) | Type::Each(parts) => tlv(part.tag, true, &all(parts, dice)),
        Type::Choice(parts) => {
            *dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let place = usize::try_from(*dice >> 16).unwrap() % parts.len();
            let inner = make(&parts[place], depth, dice);
            if part.tag == UNTAGGED { inner } else { tlv(part.tag, true, &inner) }
        }
    }
}

fn leaf(content: Content) -> Vec<u8> {
    match content {
        Content::Null => Vec::new(),
        Content::Imsi => vec![0x00, 0x01, 0x01, 0x21, 0x43, 0x65, 0x87, 0xf9],
        Content::Address => vec![0x91, 0x88, 0x13, 0x07, 0x00, 0xf1],
        Content::Gsn => vec![0x04, 10, 0, 0, 1],
        Content::Cell | Content::Eutran => vec![0x00, 0xf1, 0x10, 0, 1, 0, 2],
        Content::Area | Content::Tracking => vec![0x00, 0xf1, 0x10, 0, 1],
        Content::Routing => vec![0x00, 0xf1, 0x10, 0, 1, 1],
        Content::Plmn => vec![0x00, 0xf1, 0x10],
        Content::Apn => vec![3, b'a', b'p', b'n'],
        Content::LocationNumber => vec![0x03, 0x13, 0x88, 0x13],
        Content::Bits => vec![0, 0xff],
        Content::Integer
        | Content::Boolean
        | Content::Status
        | Content::Forwarding
        | Content::Scheme => vec![1],
        Content::Cause => vec![0x84, 0x90],
        Content::Tbcd | Content::Signal | Content::Text | Content::Any | Content::Octets => {
            vec![0x44, 0x05, 0x91, 0x21]
        }
    }
}

fn tlv(label: u16, is_constructed: bool, value: &[u8]) -> Vec<u8> {
    let [class, number] = [label >> 14, label & 0x3fff];
    let head = u8::try_from(class << 6).unwrap() | u8::from(is_constructed) << 5;
    let mut octets = match u8::try_from(number) {
        Ok(number @ 0..=30) => vec![head | number],
        Ok(number @ 31..=127) => vec![head | 31, number],
        _ => {
            let [high, low] = [number >> 7 | 0x80, number & 0x7f];
            vec![head | 31, u8::try_from(high).unwrap(), u8::try_from(low).unwrap()]
        }
    };
    match value.len() {
        len @ 0..=127 => octets.push(u8::try_from(len).unwrap()),
        len @ 128..=255 => octets.extend([0x81, u8::try_from(len).unwrap()]),
        len => {
            octets.push(0x82);
            octets.extend(u16::try_from(len).unwrap().to_be_bytes());
        }
    }
    octets.extend(value);
    octets
}

/// An invoke, a result or an error.
fn component(kind: u8, code: u16, parameter: &[u8]) -> Vec<u8> {
    const INTEGER: u16 = 2;
    const SEQUENCE: u16 = 16;
    let code = u8::try_from(code).unwrap();
    let code = if code < 128 { vec![code] } else { vec![0, code] };
    let code_and_parameter = [tlv(INTEGER, false, &code), parameter.to_vec()].concat();
    let id = tlv(INTEGER, false, &[1]);
    let inside =
        if kind == 0xa2 { tlv(SEQUENCE, true, &code_and_parameter) } else { code_and_parameter };
    tlv(u16::from(kind & 0x1f) | 0x8000, true, &[id, inside].concat())
}

fn write(name: &str, octets: &[u8]) {
    if std::env::var_os("SIGWALL_WRITE").is_some() {
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fuzz/corpus");
        std::fs::write(corpus.join(name), octets).unwrap();
    }
}
