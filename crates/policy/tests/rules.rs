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
    fn the_example_of_the_manual_compiles_but_for_what_it_leaves_out() {
        let manual = std::fs::read_to_string(rules().join("README.md")).unwrap();
        let example = manual.split("```").nth(1).unwrap();

        let compiled = compile(&[Source::new("README.md", example)], &Options::default()).unwrap();

        let codes: Vec<_> = compiled.warnings.iter().map(|warning| warning.code.name()).collect();
        assert_eq!(codes, ["P0105"], "{}", compiled.warnings);
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
