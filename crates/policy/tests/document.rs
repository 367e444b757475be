//! The JSON twin and `policy fmt`: each way gives back what was there, and every policy of `rules/` survives both.

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use policy::{Document, Options, Source, compile};
    use proptest::prelude::*;
    use proptest::sample::select;

    const TEXT: &str = r#"# A site.

# What stands here is an example.
policy "site" { default drop; schema 1 }   # once
home {
  plmn 001-01;   ip 10.10.0.0/16
}
partner acme { # the first
  plmn 901-70,
    901-71
  ip 192.0.2.0/24, 2001:db8:70::/48 # all of it
  link "vpn" ; gt +883170
  # of the contract
  set hlrs : map.hlr { "8831700*" "8831701*" }
  # the end
}
link "vpn" { pass standard, udp 3799; fail closed }
zone ipx { link "vpn"; vlan 100, 200; port outside }
feed stolen : e212.imsi { file "stolen.feed"; max_age 24h }
set bearers : gtpv2.ebi { 5 6, 11..15 }
stage screen
# Why it is so.
rule a.b {
  log high
  cat FS.11/1
  on map invoke updateLocation, gtpv2 { "Echo Request" 2 }, gtp.message == 16 from ipx # where
  # because
  when (imsi eq "1" or not (apn present and apn contains "x")) and gtpv2.ebi & 0x0f == 5
  then reject "No resources available"
  mode monitor until 2027-01-31
}
test "t" {
  send map invoke updateLocation { imsi "001010123456789" } from partner acme over vpn; expect reject by a.b
  # twin
  send pcap "a b.pcap" frame 3 from home to acme
  expect accept
  # later
  send gtpv2 1 { } from partner acme times 10 after 5m # often
  expect drop would nothing
}
# last
"#;

    const WRITTEN: &str = r#"# A site.

# What stands here is an example.
policy "site" { default drop; schema 1 }  # once

home { plmn 001-01; ip 10.10.0.0/16 }

partner acme {  # the first
  plmn 901-70, 901-71
  ip   192.0.2.0/24, 2001:db8:70::/48  # all of it
  link "vpn"
  gt   +883170
  # of the contract
  set hlrs : map.hlr { "8831700*", "8831701*" }
  # the end
}

link "vpn" { pass standard, udp 3799; fail closed }

zone ipx { link "vpn"; vlan 100, 200; port outside }

feed stolen : e212.imsi { file "stolen.feed"; max_age 24h }

set bearers : gtpv2.ebi { 5, 6, 11..15 }

stage screen

# Why it is so.
rule a.b {
  cat  FS.11/1
  on   map invoke updateLocation, gtpv2 { "Echo Request", 2 }, gtp.message == 16 from ipx  # where
  # because
  when (imsi == "1" or not (apn present and apn contains "x")) and gtpv2.ebi & 0xf == 5
  then reject "No resources available"
  mode monitor until 2027-01-31
  log  high
}

test "t" {
  send   map invoke updateLocation { imsi "001010123456789" } from partner acme over vpn
  expect reject by a.b
  # twin
  send   pcap "a b.pcap" frame 3 from home to acme
  expect accept
  # later
  send   gtpv2 1 { } from partner acme times 10 after 5m  # often
  expect drop would nothing
}

# last
"#;

    #[test]
    fn there_is_one_way_to_write_a_policy_and_comments_stay() {
        let document = Document::parse(&Source::new("a.policy", TEXT)).unwrap();

        assert_eq!(document.text().unwrap(), WRITTEN);
    }

    #[test]
    fn every_policy_of_the_rules_survives_both_ways_and_means_the_same() {
        for path in policies() {
            let text = std::fs::read_to_string(&path).unwrap();
            let place = path.display().to_string();

            let document = Document::parse(&Source::new(&place, &text)).unwrap();
            let written = document.text().unwrap();
            let twin = Document::from_json(&document.json()).unwrap();

            let again = Document::parse(&Source::new(&place, &written)).unwrap();
            assert_eq!(again, document, "{place}");
            assert_eq!(again.text().unwrap(), written, "{place}");
            assert_eq!(twin, document, "{place}");
            for comment in comments(&text) {
                assert!(written.contains(&comment), "{place}: {comment}");
            }
        }
    }

    #[test]
    fn what_is_formatted_compiles_to_the_same_table() {
        let sources: Vec<_> = policies()
            .iter()
            .filter(|path| path.starts_with(rules().join("demo")))
            .map(|path| {
                Source::new(path.display().to_string(), std::fs::read_to_string(path).unwrap())
            })
            .collect();
        let written: Vec<_> = sources
            .iter()
            .map(|source| {
                Source::new(&source.name, Document::parse(source).unwrap().text().unwrap())
            })
            .collect();

        let tables = [sources, written].map(|sources| {
            let compiled = compile(&sources, &Options::default()).unwrap();
            compiled.bundle(1, |_| 0).unwrap()
        });

        assert_eq!(tables[0], tables[1]);
    }

    #[test]
    fn the_published_schema_is_that_of_the_types_and_twins_keep_it() {
        let place = rules().join("policy.schema.json");
        let schema = Document::schema() + "\n";
        if std::env::var_os("SIGWALL_WRITE").is_some() {
            std::fs::write(&place, &schema).unwrap();
        }

        let published = std::fs::read_to_string(&place).unwrap_or_default();

        assert_eq!(published, schema, "write it with SIGWALL_WRITE=1 cargo nextest run -p policy");
        let schema = serde_json::from_str(&schema).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        for path in policies() {
            let text = std::fs::read_to_string(&path).unwrap();
            let document = Document::parse(&Source::new("a.policy", text)).unwrap();
            let twin = serde_json::from_str(&document.json()).unwrap();
            let errors: Vec<_> = validator.iter_errors(&twin).map(|one| one.to_string()).collect();
            assert!(errors.is_empty(), "{}: {errors:?}", path.display());
        }
    }

    #[test]
    fn a_twin_that_is_none_says_why() {
        for (json, words) in [
            ("[]", "invalid length"),
            (r#"{"items":[{"item":"rule"}]}"#, "missing field `name`"),
            (r#"{"items":[{"item":"stage","name":"a b"}]}"#, "`a b` cannot be written as a word"),
            (
                r#"{"items":[],"comments":["a\nb"]}"#,
                "cannot be written as a comment, which ends on its line",
            ),
            (
                r#"{"items":[{"item":"rule","name":"a","when":{"field":"imsi","op":"=="}}]}"#,
                "a comparison without its value",
            ),
        ] {
            let told = Document::from_json(json).unwrap_err().to_string();

            assert!(told.contains(words), "{told}");
        }
    }

    proptest! {
        #[test]
        fn any_rule_survives_both_ways(when in conditions(), on in selectors(), name in "[a-z .\"\\\\]{1,12}") {
            let name = name.replace('\\', "\\\\").replace('"', "\\\"");
            let text = format!("stage screen\nrule \"{name}\" {{ on {on}\nwhen {when}\nthen drop }}");
            let source = Source::new("a.policy", &text);
            let document = Document::parse(&source).unwrap();

            let written = document.text().unwrap();

            let again = Document::parse(&Source::new("b.policy", &written)).unwrap();
            prop_assert_eq!(&again, &document, "{}\n{}", text, written);
            prop_assert_eq!(again.text().unwrap(), written);
            prop_assert_eq!(Document::from_json(&document.json()).unwrap(), document);
        }

        #[test]
        fn any_text_is_a_document_or_errors(text in any::<String>()) {
            if let Ok(document) = Document::parse(&Source::new("a.policy", &text)) {
                prop_assert!(document.text().is_ok());
            }
            let _ = Document::from_json(&text);
        }
    }

    fn selectors() -> impl Strategy<Value = String> {
        let one = select(vec![
            "gtpv2",
            "gtpv2 \"Echo Request\"",
            "gtp.message in { 16, 18 }",
            "diameter request \"3GPP-Update-Location\"",
            "map { updateLocation, sendIMSI, anyTimeInterrogation, provideSubscriberInfo, insertSubscriberData }",
            "m3ua 1",
        ]);
        prop::collection::vec(one, 1..6).prop_map(|parts| parts.join(", "))
    }

    fn conditions() -> impl Strategy<Value = String> {
        let fields = select(vec!["imsi", "apn", "gtpv2.ebi", "src.partner", "all gtpv2.ebi"]);
        let asks = select(vec![
            "present",
            "absent",
            "== \"a \\\" b\"",
            "!= 5",
            "=== 0x1f",
            "in { 1, 2, 5..7 }",
            "not in home.plmn",
            "matches \"^a#b\\\\\\\\.\"",
            "> 5 km/h",
            "& 0x0f == 3",
            "[0:2] == 0a:1b",
            "[4] != 0a",
            "[-3:] == 0a:0b:0c",
        ]);
        let leaf = (fields, asks).prop_map(|(field, ask)| {
            if ask.starts_with('[') { format!("{field}{ask}") } else { format!("{field} {ask}") }
        });
        leaf.prop_recursive(5, 32, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 1..4)
                    .prop_map(|parts| format!("({})", parts.join(" and "))),
                prop::collection::vec(inner.clone(), 1..4)
                    .prop_map(|parts| format!("({})", parts.join(" || "))),
                inner.prop_map(|inner| format!("not ({inner})")),
            ]
        })
    }

    fn comments(text: &str) -> Vec<String> {
        let lines = text.lines().map(str::trim);
        lines
            .filter(|line| line.starts_with('#'))
            .map(|line| line.trim_start_matches('#').trim().to_owned())
            .collect()
    }

    fn rules() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules")
    }

    fn policies() -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut open = vec![rules()];
        while let Some(place) = open.pop() {
            let paths = std::fs::read_dir(place).unwrap().map(|entry| entry.unwrap().path());
            let (folders, files): (Vec<_>, Vec<_>) = paths.partition(|path| path.is_dir());
            let is_policy = |path: &PathBuf| path.extension().is_some_and(|end| end == "policy");
            open.extend(folders);
            found.extend(files.into_iter().filter(is_policy));
        }
        assert!(!found.is_empty());
        found
    }
}
