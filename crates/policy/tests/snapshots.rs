//! How every diagnostic looks: one example a code, with all that is told of it, in `tests/snapshots/`.
//!
//! A code without an example fails; `SIGWALL_WRITE=1 cargo nextest run -p policy --test snapshots` writes what is new.

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use policy::{Diagnostics, Options, Source, codes, compile};

    const SITE: &str = r#"policy "site" { schema 1; default drop }
home { plmn 001-01; ip 10.10.0.0/16; apn "internet" }
partner acme { plmn 901-70; ip 192.0.2.0/24; link "vpn" }
link "vpn" { pass standard }
"#;

    /// An example of every code.
    const EXAMPLES: &[(&str, &str)] = &[
        ("P0001", "stage screen\nrule a { on gtpv2 \"Echo }"),
        ("P0002", "stage screen\nrule a { on gtpv2; then drop"),
        (
            "P0003",
            "stage screen\nrule a { on gtpv2; when ((((((((((((((((((((((((((((((((imsi)))))))))))))))))))))))))))))))); then drop }",
        ),
        ("P0010", "policy \"b\" { default drop }"),
        ("P0011", "partner acme { ip 203.0.113.0/24; link \"x\" }"),
        ("P0012", "partner c { plnm 901-70 }"),
        ("P0013", "partner c { ip 192.0.2.1/24; link \"vpn\" }"),
        ("P0014", "stage screen\nrule a { on gtpv2 }"),
        ("P0015", "partner c { ip 192.0.2.0/24; link \"vpn\" }"),
        ("P0020", "stage screen\nrule a { on gtpv2; when gtpv2.apm == \"x\"; then drop }"),
        ("P0021", "stage screen\nrule a { on gtpv2; when gtp.apn == \"x\"; then drop }"),
        ("P0022", "stage screen\nrule a { on gtpv2; when rat == \"EUTRAM\"; then drop }"),
        ("P0023", "stage screen\nrule a { on gtpv2; when imsi in src.partner.plmn; then drop }"),
        (
            "P0024",
            "set lost : e212.imsi { 123456 }\nstage screen\nrule a { on gtpv2; when imsi in lots; then drop }",
        ),
        ("P0025", "stage screen\nrule a { on gtpv2; when src.partner == acne; then drop }"),
        ("P0026", "stage screen\nrule a { on gtpv2 \"Create Sesion Request\"; then drop }"),
        ("P0027", "stage screen\nrule a { on gtpv2; then reject \"User authentication fail\" }"),
        (
            "P0028",
            "test \"t\" { send gtpv2 \"Echo Request\" { } from home; expect drop by nobody }",
        ),
        ("P0029", "stage screen\nrule a { on gtpv2; when tunnel.age > 5 km/h; then drop }"),
        (
            "P0030",
            "stage screen\nrule a { on gtpv2; limit 5/s per imsi, apn, gtpv2.rec, teid, gtpv2.ebi, rat, gtpv2.seq; then drop }",
        ),
        ("P0031", "stage screen\nrule a { on gtpv2; when apn matches \"(a\"; then drop }"),
        ("P0032", "stage screen\nrule a { on gtpv2 from hom; then drop }"),
        ("P0033", "feed bad : e212.imsi { file \"bad.feed\" }"),
        ("P0034", "stage screen\nrule a { on gtpv2 request; then drop }"),
        ("P0101", "stage screen\nrule a { on gtpv2; then drop }"),
        ("P0102", "stage screen\nrule a { on gtpv2; when apn not in home.apn; then drop }"),
        (
            "P0103",
            "stage screen\nrule a { on gtpv2; when imsi present; then drop }\nrule b { on gtpv2; when imsi present; then accept }",
        ),
        ("P0104", "partner c { plmn 901-72 }"),
        ("P0105", "set lost : e212.imsi { 123456 }"),
        ("P0106", "stage screen\nrule a { on gtpu.gpdu; then reject }"),
        ("P0107", "stage screen\nrule a { on gtpv2; then drop; mode monitor until 2020-01-31 }"),
        ("P0108", ""),
        ("P0109", "feed old : e212.imsi { file \"old.feed\"; max_age 24h }"),
        (
            "P0110",
            "stage screen\nrule wide { on gtpv2; when imsi.plmn == 901-70 or apn present; then drop }\nrule narrow { on gtpv2 \"Create Session Request\"; when imsi == \"901701*\" and gtpv2.ebi == 5; then accept }",
        ),
        (
            "P0111",
            "stage screen\nrule a { on gtpv2; when all gtpv2.ebi == 5 and gtpv2.ebi absent; then drop }",
        ),
        ("P0112", "<many>"),
        (
            "P0113",
            "stage limit\nrule a { on gtpv2; limit 5/s per ip.src/24, imsi; then drop }\nrule b { on gtpv2; then quarantine 1m per ipv6.dst }",
        ),
    ];

    #[test]
    fn every_diagnostic_looks_as_it_did() {
        for (code, _) in codes() {
            let name = code.name();
            let example = EXAMPLES.iter().find(|(known, _)| *known == name);
            let (_, text) = example.unwrap_or_else(|| panic!("{name} has no example"));
            let text = text.replace("<many>", &many());

            let told = told(&text, &name);

            assert!(!told.is_empty(), "{name} is not told");
            compare(&name, &format!("{}\n\n{told}", text.chars().take(400).collect::<String>()));
        }
        let files = std::fs::read_dir(folder()).unwrap().count();
        assert_eq!(files, codes().len(), "snapshots without a code");
    }

    /// What is told under one code; in colour it says the same.
    fn told(text: &str, code: &str) -> String {
        let sources = [
            Source::new("site.policy", SITE),
            Source::new("edge.policy", text),
            Source::new("old.feed", "# as of 2026-11-01\n901700000000001\n"),
        ];
        let options = Options { today: Some("2026-11-22".to_owned()) };
        let told: Diagnostics = match compile(&sources, &options) {
            Ok(compiled) => compiled.warnings,
            Err(errors) => errors,
        };
        let whole = told.render(false);
        let marked = format!("[{code}]");
        let parts: Vec<_> = whole.split("\n\n").filter(|part| part.contains(&marked)).collect();
        assert!(told.render(true).contains(code) || parts.is_empty());
        parts.join("\n\n")
    }

    fn compare(code: &str, text: &str) {
        let place = folder().join(format!("{code}.txt"));
        if std::env::var_os("SIGWALL_WRITE").is_some() {
            std::fs::create_dir_all(folder()).unwrap();
            std::fs::write(&place, format!("{text}\n")).unwrap();
        }
        let known = std::fs::read_to_string(&place).unwrap_or_default();
        assert_eq!(known, format!("{text}\n"), "{}", place.display());
    }

    fn folder() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots")
    }

    fn many() -> String {
        let parts: Vec<_> = (0..300).map(|number| format!("gtpv2.ebi != {number}")).collect();
        format!("stage screen\nrule a {{ on gtpv2; when {}; then drop }}", parts.join(" and "))
    }
}
