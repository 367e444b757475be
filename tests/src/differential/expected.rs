//! A line of the truth as keys and values.

use serde_json::Value as Json;

use super::Told;
use super::keys::NAMES;

/// Every key of a frame that we compare.
pub fn expected(line: &Json) -> Told {
    let mut told = Told::new();
    told.insert("proto".to_owned(), protocols(line));
    for key in ["src", "dst", "l4", "sport", "dport", "frag", "malformed"] {
        told.insert(key.to_owned(), texts(&line[key]));
    }
    let inner = line["inner"].as_array().into_iter().flatten().flat_map(texts).collect();
    told.insert("inner".to_owned(), inner);
    for key in
        ["gtp", "pfcp", "diameter", "m3ua", "m2ua", "sua", "m2pa", "mtp3", "sccp", "tcap", "comp"]
    {
        let messages = line[key].as_array().into_iter().flatten().enumerate();
        for (place, message) in messages {
            flatten(&format!("{key}[{place}]"), message, &mut told);
        }
    }
    sctp(&line["sctp"], &mut told);
    told.retain(|_, values| !values.is_empty());
    told
}

/// Names of the layers that take part; the `gtp` before `gtpv2` is tshark's way from one to the other.
fn protocols(line: &Json) -> Vec<String> {
    let all = line["proto"].as_str().unwrap_or_default();
    let names: Vec<&str> = all.split(':').filter(|name| NAMES.contains(name)).collect();
    let is_layer =
        |place: &usize| names.get(*place) != Some(&"gtp") || names.get(place + 1) != Some(&"gtpv2");
    (0..names.len()).filter(is_layer).map(|place| names[place].to_owned()).collect()
}

fn sctp(line: &Json, told: &mut Told) {
    for key in ["vtag", "crc"] {
        told.insert(format!("sctp.{key}"), texts(&line[key]));
    }
    for (place, chunk) in line["chunks"].as_array().into_iter().flatten().enumerate() {
        flatten(&format!("sctp.chunks[{place}]"), chunk, told);
    }
}

/// `{"called": {"ssn": 6}}` is `called.ssn`; objects in a list are told key by key, one after the other.
fn flatten(path: &str, json: &Json, told: &mut Told) {
    for (key, value) in json.as_object().into_iter().flatten() {
        let path = format!("{path}.{key}");
        match value {
            Json::Object(_) => flatten(&path, value, told),
            Json::Array(items) if key == "avps" => avps(&path, items, told),
            Json::Array(items) if items.iter().any(Json::is_object) => {
                for (inner, value) in items.iter().filter_map(Json::as_object).flatten() {
                    told.entry(format!("{path}.{inner}")).or_default().extend(texts(value));
                }
            }
            _ => {
                told.insert(path, texts(value));
            }
        }
    }
}

/// Code and vendor of each AVP.
fn avps(path: &str, items: &[Json], told: &mut Told) {
    let each = |place: usize| items.iter().flat_map(move |pair| texts(&pair[place]));
    told.insert(format!("{path}.code"), each(0).collect());
    told.insert(format!("{path}.vendor"), each(1).filter(|vendor| vendor != "0").collect());
}

fn texts(json: &Json) -> Vec<String> {
    match json {
        Json::Null => Vec::new(),
        Json::Array(items) => items.iter().flat_map(texts).collect(),
        Json::String(text) => vec![text.clone()],
        Json::Object(_) | Json::Bool(_) | Json::Number(_) => vec![json.to_string()],
    }
}
