//! The policies in `rules/` compile without a warning, and the manual's example is a policy.

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use policy::{Options, Source, compile};

    #[test]
    fn the_demo_and_the_lab_policy_have_no_flaw() {
        for directory in ["demo", "permit"] {
            let compiled = compile(&sources(directory), &Options::default()).unwrap();

            assert_eq!(compiled.warnings.render(false), "", "{directory}");
        }
    }

    #[test]
    fn a_partner_is_added_by_one_file() {
        let text =
            std::fs::read_to_string(rules().join("partner-template/partner.policy")).unwrap();
        let partner = text
            .replace("NAME", "charlie")
            .replace("vpn-name", "vpn-charlie")
            .replace("192.0.2.0/24, 2001:db8:70::/48", "192.0.3.0/24");
        let mut sources = sources("demo");
        sources.push(Source::new("charlie.policy", partner));

        let compiled = compile(&sources, &Options::default()).unwrap();

        assert_eq!(compiled.partners, ["acme", "bravo", "charlie"]);
    }

    #[test]
    fn every_example_of_the_manual_compiles_beside_the_first() {
        let manual = std::fs::read_to_string(rules().join("README.md")).unwrap();
        let blocks = |kind: &str| {
            let mark = format!("\n```{kind}\n");
            let parts = manual.split(mark.as_str()).skip(1);
            parts.map(|part| part.split("```").next().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let examples = blocks("policy");
        assert_eq!(examples.len(), 4);

        for (place, example) in examples.iter().enumerate() {
            let mut sources = vec![
                Source::new("README.md", &examples[0]),
                Source::new("stolen.feed", "# as of 2026-11-22\n3534900698733190\n"),
            ];
            if place > 0 {
                sources.push(Source::new("example.policy", example));
            }
            let options = Options { today: Some("2026-11-22".to_owned()) };
            let compiled = compile(&sources, &options).unwrap_or_else(|told| panic!("{told}"));

            let codes: Vec<_> =
                compiled.warnings.iter().map(|warning| warning.code.name()).collect();
            assert!(codes.iter().all(|code| code == "P0101"), "{}", compiled.warnings);
        }
        for table in blocks("csv") {
            assert_eq!(policy::partners::from_csv(&table).wrong, []);
        }
    }

    #[test]
    fn every_rule_of_a_pack_says_where_it_comes_from() {
        let compiled = compile(&sources("demo"), &Options::default()).unwrap();
        let packed = compiled.rules.iter().filter(|rule| !rule.name.starts_with("edge."));

        for rule in packed {
            for key in ["cat", "source"] {
                assert!(
                    rule.metadata.iter().any(|(known, _)| known == key),
                    "{} has no {key}",
                    rule.name
                );
            }
        }
    }

    fn rules() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules")
    }

    fn sources(directory: &str) -> Vec<Source> {
        let entries = std::fs::read_dir(rules().join(directory)).unwrap();
        let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "policy"));
        paths.sort();
        let source = |path: &PathBuf| {
            Source::new(path.display().to_string(), std::fs::read_to_string(path).unwrap())
        };
        paths.iter().map(source).collect()
    }
}
