//! What the language means, and what is said when a policy is wrong.

#[cfg(test)]
mod tests {
    use policy::{
        Captured, Compiled, Diagnostics, Filter, Options, Severity, Source, compile, explain,
    };
    use proptest::prelude::*;
    use ruletable::{Direction, Keys, PartnerId, Party, RuleTable, Subject, Verdict};
    use wire::{FieldId, MessageKey, Value, Values};

    const SITE: &str = r#"
policy "site" { schema 1; default drop }
home { plmn 001-01; ip 10.10.0.0/16; apn "internet", "*.mnc001.mcc001.gprs" }
partner acme {
  plmn 901-70, 901-71; gt +883170; ip 192.0.2.0/24; link "vpn"
  set subscribers : e212.imsi { "90170012*" }
}
zone ipx { link "vpn"; port outside; ip 192.0.2.0/24 }
zone lab { link "vpn"; port inside }
partner bravo { plmn 262-01; ip 198.51.100.0/24; link "vpn" }
link "vpn" { pass arp, bfd, udp 500; fail open }
"#;

    const STOLEN: &str =
        "# as of 2026-11-20\n262011111111111\n  901700123456789   # reported\n\n00101*\n";

    #[test]
    fn a_rule_reads_as_it_is_meant() {
        for (when, expected) in READINGS {
            let rule = format!("on gtpv2 \"Create Session Request\"\n{when}\nthen accept");

            let compiled = site(&format!(
                "set bearers : gtpv2.ebi {{ 5, 11..15 }}\nfeed stolen : e212.imsi {{ file \"stolen.feed\"; max_age 24h }}\nstage screen\nrule a.b {{ {rule} }}"
            ));

            assert_eq!(decide(&compiled.unwrap()) == Verdict::Accept, *expected, "{when}");
        }
    }

    #[test]
    fn selectors_choose_by_protocol_by_name_and_by_field() {
        let selectors = [
            ("gtpv2", true),
            ("gtpv2 32", true),
            (r#"gtpv2 "create session request""#, true),
            (r#"gtpv2 { "Echo Request", "Create Session Request" }"#, true),
            (r#"gtpv2.message_type == "Create Session Request""#, true),
            (r#"gtp.message == "Create PDP context request""#, false),
            ("gtp.message in { 16, 18 }, gtpv2.message_type == 32", true),
            ("gtpv2 from interconnect", true),
            ("gtpv2 from home", false),
            ("gtpv2 from ipx", true),
            ("gtpv2 from lab", false),
            ("diameter request, gtpv2", true),
            (r#"diameter answer "3GPP-Update-Location""#, false),
            ("map invoke updateLocation, cap.invoke", false),
            ("gtpu.gpdu", false),
        ];
        for (on, expected) in selectors {
            let compiled =
                site(&format!("stage screen\nrule a.b {{ on {on}; then accept }}")).unwrap();

            assert_eq!(decide(&compiled) == Verdict::Accept, expected, "{on}");
        }
    }

    #[test]
    fn a_cause_is_read_in_the_words_of_each_protocol() {
        let rule = r#"on gtpv2, gtp; then reject "User authentication failed""#;
        let compiled = site(&format!("stage screen\nrule a.b {{ {rule} }}")).unwrap();

        assert_eq!(decide(&compiled), Verdict::Reject(ruletable::Cause(92)));
    }

    #[test]
    fn a_link_passes_what_it_says_and_nothing_else() {
        let compiled = site("").unwrap();
        let table = table(&compiled);
        let link = table.link("vpn").unwrap();
        let port = |port| ruletable::PassQuery {
            ethertype: 0x0800,
            protocol: Some(17),
            source_port: Some(port),
            ..ruletable::PassQuery::default()
        };

        assert!(link.passes(&port(500)));
        assert!(link.passes(&port(3784)));
        assert!(!link.passes(&port(4500)));
        assert_eq!(link.fail, ruletable::Fail::Open);
        assert_eq!(table.link("other"), None);
    }

    #[test]
    fn limits_verdicts_and_modes_are_read_as_they_are_meant() {
        let text = "stage limit mode monitor
            rule flood { on gtpv2, gtp; limit 200/s burst 400 per src.partner, imsi/5, 5/min per imsi warn at 80%; then limit }
            rule lock { on gtpv2; when imsi present; then quarantine 10m per src.ip/24 }
            rule less { on gtpv2; then strip apn }
            rule quiet { on gtpv2; then neutralise }
            rule end { on gtp; then reset }
            partner c { ip 203.0.113.0/24; mode monitor; cap gtpc 2000/s burst 10 warn at 50%, map 10/5min, tunnels 500 }
            link \"lab\" { mode off }";

        let table = table(&site(text).unwrap());

        let of = |name: &str| table.rules().find(|rule| rule.name == name).unwrap();
        assert!(matches!(of("flood").verdict, Verdict::Limit(_)));
        assert_eq!(of("flood").mode, ruletable::Mode::Monitor);
        assert_eq!(of("lock").verdict, Verdict::Quarantine(600));
        assert_eq!(of("quiet").verdict, Verdict::Neutralise);
        assert_eq!(of("end").verdict, Verdict::Reset);
        assert!(matches!(of("less").verdict, Verdict::Strip(_)));
        assert_eq!(table.link("lab").unwrap().mode, ruletable::Mode::Off);
        let partner = table.partner(PartnerId(2)).unwrap();
        assert_eq!((partner.mode, partner.tunnels_max), (ruletable::Mode::Monitor, Some(500)));
        let caps: Vec<_> =
            partner.caps.iter().map(|cap| (cap.protocols, cap.rate, cap.warn)).collect();
        let rate = |interval_ns, burst| ruletable::Rate { interval_ns, burst };
        assert_eq!(
            caps,
            [(0b1_0110, rate(500_000, 10), 50), (1 << dissect::MAP, rate(30_000_000_000, 10), 0),]
        );
    }

    /// Every way to be wrong, with the code and the words under which it is told.
    #[test]
    fn each_mistake_is_told_where_it_stands() {
        for (text, code, words) in MISTAKES {
            let told = site(text).unwrap_err().render(false);

            assert!(told.contains(&format!("[{code}]")), "{text}\n{told}");
            assert!(told.contains(words), "{text}\n{told}");
            assert!(explain(code).is_some(), "{code}");
        }
    }

    #[test]
    fn each_doubt_is_told_and_the_policy_compiles() {
        for (text, code, words) in DOUBTS {
            let told = site(text).unwrap().warnings;

            assert!(told.iter().any(|one| one.code.name() == *code), "{text}\n{told}");
            assert!(told.iter().all(|one| one.severity() == Severity::Warning));
            assert!(told.render(false).contains(words), "{text}\n{told}");
        }
    }

    #[test]
    fn octets_without_quotes_are_octets_of_text_too_and_a_filter_asks_them_so() {
        let rule = |value: &str| {
            let on = "on diameter \"3GPP-Update-Location\"";
            site(&format!(
                "stage screen\nrule a {{ {on}; when origin.host[0:3] == {value}; then drop }}"
            ))
            .unwrap()
        };

        let octets = rule("6d:6d:65");

        assert_eq!(octets.bundle(1, |_| 0).unwrap(), rule("\"mme\"").bundle(1, |_| 0).unwrap());
        let filter = octets.to_wireshark("a").unwrap().filter;
        assert!(filter.contains("diameter.Origin-Host[0:3] == 6d:6d:65"), "{filter}");
    }

    #[test]
    fn two_fields_are_compared_and_a_filter_asks_them_so() {
        let rule = |when: &str| {
            site(&format!(
                "stage screen\nrule a {{ on map.invoke, gtpv2; when {when}; then drop }}"
            ))
        };
        for (when, asked) in [
            ("map.smsc == sccp.calling.digits", "sccp.calling.digits"),
            ("gtpv2.ebi > gtpv2.rec", "gtpv2.ebi > gtpv2.rec"),
            ("gtpv2.apn !== gtpv2.apn", "lower(gtpv2.apn) !== lower(gtpv2.apn)"),
            ("ip.src === ip.dst", "ip.src#1 === ip.dst#1"),
        ] {
            let filter = rule(when).unwrap().to_wireshark("a").unwrap();
            let told = format!("{} {:?}", filter.filter, filter.without);
            assert!(told.contains(asked), "{when}: {told}");
        }
        for (when, wanted) in [
            ("imsi == gtpv2.rec", "are not compared so"),
            ("gtpv2.apn < gtpv2.apn", "are not compared so"),
            ("imsi contains gtpv2.apn", "are not compared so"),
            ("gtpv2.rec == gtpv2.recc", "is no number"),
            ("gtpv2.rec > gtpv2.ebi km/h", "is counted in its own unit"),
        ] {
            let told = rule(when).unwrap_err().render(false);
            assert!(told.contains(wanted), "{when}: {told}");
        }
    }

    #[test]
    fn what_is_wrong_with_both_fields_of_a_comparison_is_told_at_once() {
        for (when, wanted) in [
            (
                "map.smsc == calling.gtt",
                ["`map.smsc` is not a field", "unknown field `calling.gtt`"],
            ),
            (
                "gtpv2.apm == gtpv2.reec",
                ["unknown field `gtpv2.apm`", "unknown field `gtpv2.reec`"],
            ),
            ("gtpv2.apm == map.smsc", ["unknown field `gtpv2.apm`", "`map.smsc` is not a field"]),
        ] {
            let text = format!("stage screen\nrule a {{ on gtpv2; when {when}; then drop }}");
            let told = site(&text).unwrap_err();
            assert_eq!(told.errors(), 2, "{}", told.render(false));
            let told = told.render(false);
            assert!(wanted.iter().all(|words| told.contains(words)), "{when}: {told}");
        }
        let told = site(
            "stage screen\nrule a { on gtpv2; when gtpv2.apm == internet.example; then drop }",
        );
        assert_eq!(told.unwrap_err().errors(), 1);
    }

    #[test]
    fn one_slip_in_a_test_is_one_error() {
        let told = site("test \"t\" { send gtpv2 32 { rat \"EUTRAM\" } from home; expect drop }");

        assert_eq!(told.unwrap_err().errors(), 1);
    }

    #[test]
    fn a_policy_block_that_cannot_be_read_is_not_missed_as_well() {
        let notes =
            compile(&[Source::new("a.policy", "policy \"edge\"\nhome { }")], &Options::default())
                .unwrap_err();

        assert_eq!(notes.errors(), 1, "{}", notes.render(false));
    }

    #[test]
    fn a_field_that_the_rule_demands_is_not_doubted_under_not() {
        let told = |when: &str| {
            let text = format!("stage screen\nrule a {{ on gtpv2; when {when}; then drop }}");
            let warnings = site(&text).unwrap().warnings;
            warnings.iter().any(|one| one.code.name() == "P0102")
        };

        assert!(!told("imsi.plmn == 901-70 and not imsi in { \"90170012*\" }"));
        assert!(!told("rat == EUTRAN and (imsi in { \"90170*\" } and imsi not in { \"90171*\" })"));
        assert!(told("imsi.plmn == 901-70 or not imsi in { \"90170012*\" }"));
        assert!(told("apn == \"internet\" and not imsi in { \"90170012*\" }"));
    }

    #[test]
    fn what_should_be_accepted_should_not_be_noted_either_unless_the_test_says_so() {
        let would = |expect: &str| {
            let rule = "stage screen\nrule a { on gtpv2; then drop; mode monitor }";
            let test = format!(
                "test \"t\" {{ send gtpv2 1 {{ }} from home times 3 after 5m; expect {expect} }}"
            );
            let case = site(&format!("{rule}\n{test}")).unwrap().tests[0].cases[0].clone();
            assert_eq!((case.times, case.after_s), (3, 300));
            case.would
        };

        assert_eq!(would("accept").as_deref(), Some(policy::NOTHING));
        assert_eq!(would("accept would a").as_deref(), Some("a"));
        assert_eq!(would("drop would nothing").as_deref(), Some(policy::NOTHING));
        assert_eq!(would("drop"), None);
    }

    #[test]
    fn a_diagnostic_looks_like_this() {
        let text =
            "stage screen\nrule a.b {\n  on   gtpv2\n  when gtpv2.apm == \"x\"\n  then drop\n}\n";
        let sources = [Source::new("site.policy", SITE), Source::new("edge.policy", text)];

        let told = compile(&sources, &Options::default()).unwrap_err();

        let first = told.render(false).split("\n\n").next().unwrap().to_owned();
        let expected = "\
warning[P0101]: no test names rule `a.b`
 --> edge.policy:2:6
  |
2 | rule a.b {
  |      ^^^";
        assert_eq!(first, expected);
        let second = told.render(false).split("\n\n").nth(1).unwrap().to_owned();
        let expected = "\
error[P0020]: unknown field `gtpv2.apm`
 --> edge.policy:4:8
  |
4 |   when gtpv2.apm == \"x\"
  |        ^^^^^^^^^
  = help: did you mean `gtpv2.apn`?";
        assert_eq!(second, expected);
        assert!(told.render(true).contains("\x1b[1;31merror[P0020]\x1b[0m"));
    }

    #[test]
    fn all_mistakes_are_told_at_once() {
        let told = site("stage screen\nrule a { on gtpv2; when x.y == 1; then drop }\nrule b { on gtpv9; then drop }\nfoo { }\nrule c { then drop }")
            .unwrap_err();

        assert_eq!(told.errors(), 4, "{told}");
    }

    #[test]
    fn a_missing_stage_hides_no_mistake_of_its_rule() {
        let told = site("rule a { on gtpv2; when gtpv2.apm == \"x\"; then dorp }").unwrap_err();

        assert_eq!(told.errors(), 3, "{told}");
    }

    #[test]
    fn a_broken_line_of_a_rule_hides_none_of_the_others() {
        let told = site(
            "stage screen
rule a { on gtpv2 \"Echo Reqest\"; when gtpv2.apm == \"x\" and imsi in nobody; then drop }
rule b { on gtpv2; when gtpv2.apn = \"x\"; then rejct }
rule c {
  wen gtpv2.rec == 1
  on gtpv9
  when (gtpv2.rec == 1
  then drop
rule d {
  on gtpv2
  when gtpv2.recc == 1
  then drop
}",
        )
        .unwrap_err();

        let errors = told.iter().filter(|note| note.severity() == Severity::Error);
        let places: Vec<_> = errors.map(|note| (note.code.0, note.message.as_str())).collect();
        let expected = [
            (26, "no message is named `Echo Reqest`"),
            (20, "unknown field `gtpv2.apm`"),
            (24, "no set or list is called `nobody`"),
            (2, "`=` compares nothing"),
            (12, "`rejct` is no verdict"),
            (12, "`wen` is no part of a rule"),
            (26, "`gtpv9` selects no message"),
            (2, "expected ), found `then`"),
            (2, "expected } that closes the rule, found `rule`"),
            (20, "unknown field `gtpv2.recc`"),
        ];
        assert_eq!(places, expected);
    }

    #[test]
    fn a_partner_with_a_broken_line_is_still_known() {
        let told = site(
            "partner beta { plmn 901-71; ip , 5; gt +883171 }
partner gamma {
  ) ) {
  plmn 901-72
}
stage screen
rule a { on gtpv2; when src.partner in { beta, gamma }; then drop }",
        )
        .unwrap_err();

        let errors = told.iter().filter(|note| note.severity() == Severity::Error);
        let codes: Vec<_> = errors.map(|note| (note.code.0, note.message.as_str())).collect();
        assert!(!codes.iter().any(|(code, _)| *code == 25), "{codes:?}");
    }

    #[test]
    fn a_rule_keeps_its_counter_by_its_name() {
        let compiled = site("stage limit\nrule late { on gtpv2; then drop }\nstage screen\nrule early { on gtp; then drop }").unwrap();

        let bundle = compiled.bundle(9, |name| if name == "late" { 5 } else { 6 }).unwrap();

        let table = RuleTable::load(&bundle, dissect::schema_digest()).unwrap();
        let slots: Vec<_> = table.rules().map(|rule| (rule.name, rule.slot)).collect();
        assert_eq!(slots, [("early", 6), ("late", 5)]);
        assert_eq!(table.serial(), 9);
    }

    #[test]
    fn a_filter_is_a_condition_for_any_message() {
        for (text, expected) in [
            ("gtpv2", true),
            ("gtp", false),
            ("gtpv2.ebi == 6 && ip.src == 192.0.2.9", true),
            ("gtpv2.rec != 1", false),
            ("!gtpv2.rec", true),
            ("gtpv2.ebi != 5", false),
            ("gtpv2.ebi !== 5", true),
            ("gtpv2.ebi === 5", false),
            ("all gtpv2.ebi > 4", true),
            ("gtpv2.ebi in {1, 6..9}", true),
            ("gtpv2.ebi not in {1, 2}", true),
            ("gtpv2.message_type == \"Create Session Request\"", true),
            ("e212.imsi matches \"^90[1]7.*9$\"", true),
            ("e212.imsi[0:3] == \"901\"", true),
            ("e212.imsi[-2:] == 38:39", true),
            ("gtpv2.apn contains \"mnc070\" and not gtpv2.apn contains \"internet\"", true),
            ("lower(gtpv2.apn) matches \"^internet\\\\.\"", true),
            ("lower(gtpv2.apn) matches r\"^internet\\.\"", true),
            ("gtpv2.ebi + 1 == 7 and gtpv2.ebi * 2 - 4 == {4 + 4}", true),
            ("gtpv2.ebi - 6 == 0 && -gtpv2.ebi == -5", true),
            ("max(gtpv2.ebi) == 6 and min(gtpv2.ebi) == 5 and len(ip.src) == 4", true),
            ("string(ip.src) contains \"192\" and ip.src > 192.0.2.0/30", true),
            ("gtpv2.ebi#1 and not gtpv2.ebi#2", true),
            ("frame[0:2] > 3f and frame[0] == 0x41 and frame[1:] contains 63", true),
            ("e212.imsi[0:3] == 39:30:31 and e212.imsi[0] != \"1\"", true),
            ("ip.src == 192.0.2.0/24 and ip.src[0:2] == c0:00", true),
            ("gtpv2.ebi & 2", true),
            ("frame[0:2] == 41:62 && frame.number == 1 && frame contains \"cd\"", true),
            ("frame.protocols contains \"udp:gtp\" and count(gtpv2.ebi) == 2", true),
            ("udp.stream == 3 and not tcp.stream", true),
            ("udp.stream > 3", false),
            ("frame.time_relative == 1.5 and frame.time_delta == 0", true),
            ("frame.time_relative in {1..1.499999999}", false),
            ("frame.time_epoch >= 1700000000.25", true),
            ("ip.src == ip.dst || len(e212.imsi) == 15", true),
        ] {
            assert_eq!(Filter::parse(text).unwrap().matches(&Create), expected, "{text}");
        }
        for text in [
            "gtpv2.ebi ==",
            "gtpv2.ebi == 5 5",
            "gtpv2.ebi in {1 2}",
            "gtpv2.ebi == 256",
            "gtpv2.ebi == \"5\"",
            "gtpv2.ebi contains 5",
            "5 == gtpv2.ebi",
            "ip.src == ::1",
            "ip.src == gtpv2.ebi",
            "e212.imsi matches 9",
            "len(e212.imsi)",
            "gtpv2 xor ip",
        ] {
            assert!(Filter::parse(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_policy_or_errors(text in any::<String>()) {
            let _ = site(&text);
            let _ = Filter::parse(&text);
        }

        #[test]
        fn any_words_are_a_policy_or_errors(words in prop::collection::vec(words(), 0..60)) {
            let text = words.join(" ");
            if let Err(told) = site(&text) {
                let _ = told.render(true);
            }
            let _ = Filter::parse(&text);
        }

        #[test]
        fn any_depth_ends(depth in 0_usize..4000) {
            let rule = format!("stage screen\nrule a {{ on gtpv2; when {}imsi{}; then drop }}", "(".repeat(depth), ")".repeat(depth));
            prop_assert_eq!(site(&rule).is_ok(), depth < 32);
        }
    }

    /// Conditions, and whether they hold of [`Create`].
    const READINGS: &[(&str, bool)] = &[
        ("", true),
        ("when imsi present", true),
        ("when gtpv2.apn absent", false),
        (r#"when imsi == "901700123456789""#, true),
        (r#"when imsi == "90170*""#, true),
        ("when imsi.plmn == 901-70", true),
        ("when imsi.plmn in src.partner.plmn", true),
        ("when imsi.plmn in home.plmn", false),
        ("when imsi.plmn in { 262-01, 001-01 }", false),
        (r#"when apn == "INTERNET.mnc070.mcc901.gprs""#, true),
        (r#"when apn == "internet.*""#, true),
        (r#"when apn contains "MNC070""#, true),
        ("when apn in home.apn", false),
        (r#"when gtpv2.message_type == "Create Session Request""#, true),
        ("when rat == EUTRAN", false),
        ("when gtpv2.ebi == 5", true),
        ("when gtpv2.ebi != 5", false),
        ("when gtpv2.ebi != 7", true),
        ("when gtpv2.ebi === 5", false),
        ("when gtpv2.ebi !== 5", true),
        ("when all gtpv2.ebi in { 5..6 }", true),
        ("when any gtpv2.ebi > 5", true),
        ("when all gtpv2.ebi > 5", false),
        ("when gtpv2.rec == 1", false),
        ("when gtpv2.rec != 1", false),
        ("when gtpv2.rec not in { 1 }", true),
        ("when not gtpv2.rec == 1", true),
        ("when src.partner present", true),
        ("when src.partner == acme", true),
        ("when src.partner != acme", false),
        ("when src.partner in { bravo }", false),
        ("when dst.home present", true),
        ("when ip.src in src.partner.ip", true),
        ("when ip.src == 192.0.2.0/24 and (gtpv2.ebi == 9 or not gtpv2.ebi == 9)", true),
        ("when gtpv2.ebi == 9 || gtpv2.ebi == 5 && !(gtpv2.ebi == 6)", false),
        ("when gtpv2.ebi in bearers", true),
        ("when gtpv2.ebi < gtpv2.message_type", true),
        ("when all gtpv2.ebi > gtpv2.message_type", false),
        ("when gtpv2.ebi == gtpv2.ebi", true),
        ("when gtpv2.ebi === gtpv2.ebi", false),
        ("when gtpv2.ebi !== gtpv2.ebi", true),
        ("when gtpv2.ebi != gtpv2.ebi", false),
        ("when gtpv2.ebi != gtpv2.rec or gtpv2.rec == gtpv2.ebi", false),
        ("when imsi == e212.imsi", true),
        ("when imsi.plmn == msisdn", false),
        ("when ip.src == ip.src and not ip.src != ip.src", true),
        ("when apn == gtpv2.apn", true),
        (r#"when imsi matches "^90[0-9]*9$""#, true),
        (r#"when apn ~ "^internet\\.MNC0[0-9]+""#, true),
        (r#"when apn matches "^ims""#, false),
        ("when gtpv2.ebi & 0x04 == 4", true),
        ("when all gtpv2.ebi & 1 == 1", false),
        ("when gtpv2.ebi & 8", false),
        ("when gtpv2.ebi & 2", true),
        ("when subscriber.velocity > 1000 km/h", false),
        ("when velocity(imsi, visited.plmn) > 1000 km/h", false),
        ("when tunnel.age < 5 m", false),
        ("when src.link_ok == true", true),
        ("when src.link_ok == false", false),
        ("when dst.link_ok present", false),
        ("when link == vpn", true),
        ("when link in { other, lab }", false),
        ("when src.zone == ipx", true),
        ("when src.zone == lab", false),
        (r#"when gtpv2.message_type == "32""#, true),
        ("when imsi in src.partner.subscribers", true),
        ("when imsi in dst.partner.subscribers", false),
        ("when imsi in home.subscribers", false),
        ("when imsi in stolen", true),
    ];

    /// Text, code, and words that must be told.
    const MISTAKES: &[(&str, &str, &str)] = &[
        (
            "stage screen\nrule a { on gtpv2; then drop; capture some }",
            "P0013",
            "captures 1 to 100000 frames",
        ),
        (
            "test \"t\" { send pcap \"a.pcap\" frame 1 after 5m; expect drop }",
            "P0013",
            "comes once, at its own time",
        ),
        (
            "stage screen\nrule a { on diameter; when origin.host[0:5] == 6d:6d; then drop }",
            "P0013",
            "another number of octets",
        ),
        (
            "stage screen\nrule a { on diameter; when origin.host[0:2] == mme; then drop }",
            "P0013",
            "write \"mme\" for text",
        ),
        (
            "stage screen\nrule a { on gtpv2; when gtpv2.apn[0:2] == \"in\"; then drop }",
            "P0023",
            "labels, digits and addresses do not",
        ),
        (
            "test \"t\" { send sua 1793 { opc 1500 } from partner acme; expect drop }",
            "P0021",
            "`opc` is a field of m3ua, mtp3; not of sua",
        ),
        (
            "stage screen\nrule a { on gtpv2; when rat == \"NB-IoT\"; then drop }",
            "P0022",
            "did you mean `EUTRAN-NB-IoT`?",
        ),
        (
            "stage screen\nrule a { on sctp \"INIT\"; when sctp.chunk_type == zzzzzzzz; then drop }",
            "P0022",
            "no value is named",
        ),
        (
            "stage screen\nrule a { on m3ua \"DATA\"; then drop }",
            "P0026",
            "did you mean `Payload data (DATA)`?",
        ),
        (
            "stage screen\nrule a { on diameter \"Purge-UE\"; then drop }",
            "P0026",
            "did you mean `3GPP-Purge-UE`?",
        ),
        (
            "stage screen\nrule a { on sccp \"Unitdata (UDT)\"; then drop }",
            "P0026",
            "did you mean `Unitdata`?",
        ),
        (
            "stage screen\nrule a { on diameter; then reject \"UNABLE_TO_COMPLY\" }",
            "P0027",
            "did you mean `DIAMETER_UNABLE_TO_COMPLY`?",
        ),
        (
            "stage screen\nrule a { on gtpv2; when gsn.ipv4 in 10.99.0.0/16; then drop }",
            "P0024",
            "write `in { 10.99.0.0/16 }`",
        ),
        (
            "stage screen\nrule a { on mtp3; when opc in 1000..1999; then drop }",
            "P0024",
            "write `in { 1000..1999 }`",
        ),
        (
            "stage screen\nrule a { on gtpv2; limit 5/min per imsi; then quarantine 10m per imsi }",
            "P0013",
            "leave out `per imsi`",
        ),
        (
            "stage screen\nrule a { on gtpv2; then quarantine 5 min }",
            "P0013",
            "a period is one word: `5min`",
        ),
        (
            "stage screen\nrule a { on gtpv2; when imsi.plmn in { 001-01, 262-01 } except 262-01; then drop }",
            "P0002",
            "write `and not …`",
        ),
        (
            "stage screen\nrule a { on mtp3; when opc < 1000 or > 1999; then drop }",
            "P0002",
            "repeat the field",
        ),
        (
            "test \"t\" { send gtpv2 1 { } from home after 5 min; expect drop }",
            "P0013",
            "a period is one word: `5min`",
        ),
        (
            "test \"t\" { send gtpv2 1 { } from home after soon; expect drop }",
            "P0013",
            "a time such as",
        ),
        ("stage screen\nrule a { on gtpv2 § then drop }", "P0001", "no meaning here"),
        ("stage screen\nrule a { on gtpv2 \"Echo }", "P0001", "does not end on its line"),
        ("rules a { }", "P0012", "did you mean `rule`?"),
        ("stage scren", "P0012", "did you mean `screen`?"),
        ("stage screen\nrule a { on gtpv2; then block }", "P0012", "one of: accept, drop, reject"),
        ("stage screen\nrule a { on gtpv2; then drop", "P0002", "found the end of the file"),
        ("rule a { on gtpv2; then drop }", "P0014", "before any stage"),
        ("stage screen\nrule a { on gtpv2 }", "P0014", "no `then`"),
        ("stage screen\nrule a { then drop }", "P0014", "no `on`"),
        ("stage limit\nrule a { on gtpv2; limit 5; then drop }", "P0013", "no rate such as 200/s"),
        ("stage limit\nrule a { on gtpv2; limit 5/s per foo; then drop }", "P0020", "`foo`"),
        ("stage limit\nrule a { on gtpv2; limit 5/s per imsi/0; then drop }", "P0013", "digits"),
        ("stage limit\nrule a { on gtpv2; limit 5/s warn at 0%; then drop }", "P0013", "80%"),
        ("stage limit\nrule a { on gtpv2; limit 5/s; then accept }", "P0013", "too much"),
        ("stage limit\nrule a { on gtpv2; then limit }", "P0014", "needs a `limit` line"),
        ("stage limit\nrule a { on gtpv2; then quarantine long }", "P0013", "no time such as"),
        ("stage screen\nrule a { on gtpu; then strip gtp.message }", "P0023", "in no element"),
        ("partner c { ip 203.0.113.0/24; cap gtpx 5/s }", "P0013", "`gtpx` is no protocol"),
        ("partner c { ip 203.0.113.0/24; mode loud }", "P0013", "off, monitor or enforce"),
        ("stage screen\nrule a { on gtpv2; then strip }", "P0002", "expected a value"),
        (
            "stage screen\nrule a { on gtpv2; when velocity(imsi) > 5; then drop }",
            "P0023",
            "velocity(imsi, visited.plmn)",
        ),
        (
            "stage screen\nrule a { on gtpv2; when speed(imsi) > 5; then drop }",
            "P0020",
            "no function is called `speed`",
        ),
        (
            "stage screen\nrule a { on gtpv2; when gtpv2.ebi > 5 km/h; then drop }",
            "P0029",
            "not counted in `km/h`",
        ),
        (
            "stage screen\nrule a { on gtpv2; when tunnel.age > 5 km/h; then drop }",
            "P0029",
            "one of: s, m, min, h, d",
        ),
        (
            "stage screen\nrule a { on gtpv2; when apn matches \"(a\"; then drop }",
            "P0031",
            "unclosed group",
        ),
        (
            "stage screen\nrule a { on gtpv2; when apn matches \"[ab]*a[ab]{40}c\"; then drop }",
            "P0031",
            "larger than",
        ),
        (
            "stage screen\nrule a { on gtpv2; when gtpv2.ebi matches \"5\"; then drop }",
            "P0023",
            "no text",
        ),
        (
            "stage screen\nrule a { on gtpv2; when apn[0:2] == \"xx\"; then drop }",
            "P0023",
            "no such parts",
        ),
        (
            "stage screen\nrule a { on gtpv2; when gtpv2.ebi & 0x0f == 0x10; then drop }",
            "P0013",
            "no number of these bits",
        ),
        ("stage screen\nrule a { on gtpv2 from ipy; then drop }", "P0032", "no zone is called"),
        ("zone z { vlan 5000 }", "P0013", "numbers of VLANs"),
        ("zone z { vln 50 }", "P0012", "did you mean `vlan`?"),
        ("feed bad : e212.imsi { file \"bad.feed\" }", "P0033", "is not there"),
        ("feed bad : e212.imsi { max_age 24h }", "P0014", "names no `file`"),
        ("feed bad : e212.imsi { file \"bad.feed\"; max_age soon }", "P0013", "is no age"),
        ("stage screen\nrule a { on gtpv2 request; then drop }", "P0034", "has no `request`"),
        (
            "partner c { ip 203.0.113.0/24; link \"x\"; set s : e212.imsi { 12x } }",
            "P0013",
            "string of digits",
        ),
        (
            "partner c { ip 203.0.113.0/24; link \"x\"; set s : e212.imsi { 123 } }\nstage screen\nrule a { on gtpv2; when apn in src.partner.s; then drop }",
            "P0023",
            "is a set of `e212.imsi`",
        ),
        ("policy \"b\" { default drop }", "P0010", "second `policy` block"),
        ("partner acme { ip 203.0.113.0/24; link \"x\" }", "P0011", "declared twice"),
        ("partner c { ip 192.0.2.0/24; link \"x\" }", "P0015", "belongs to two parties"),
        ("partner c { ip 192.0.2.1/24 }", "P0013", "is no network"),
        ("partner c { plmn 90170x }", "P0013", "is no network code"),
        ("partner c { plnm 901-70 }", "P0012", "did you mean `plmn`?"),
        ("link \"l\" { pass arb }", "P0013", "no kind of traffic"),
        ("link \"l\" { fail shut }", "P0013", "closed or open"),
        (
            "stage screen\nrule a { on gtpv2; when gtpv2.apm == \"x\"; then drop }",
            "P0020",
            "did you mean `gtpv2.apn`?",
        ),
        (
            "stage screen\nrule a { on gtpv2; when gtp.apn == \"x\"; then drop }",
            "P0021",
            "not a field of the messages",
        ),
        (
            "stage screen\nrule a { on gtpv2; when rat == \"EUTRAM\"; then drop }",
            "P0022",
            "did you mean",
        ),
        ("stage screen\nrule a { on gtpv2; when imsi > 5; then drop }", "P0023", "has no order"),
        (
            "stage screen\nrule a { on gtpv2; when imsi in src.partner.plmn; then drop }",
            "P0023",
            "write `imsi.plmn`",
        ),
        (
            "stage screen\nrule a { on gtpv2; when apn in src.partner.plmn; then drop }",
            "P0023",
            "not of the kind",
        ),
        (
            "stage screen\nrule a { on gtpv2; when imsi == \"12x\"; then drop }",
            "P0013",
            "string of digits",
        ),
        (
            "set s : e212.imsi { 123456 }\nstage screen\nrule a { on gtpv2; when imsi in ss; then drop }",
            "P0024",
            "did you mean `s`?",
        ),
        (
            "stage screen\nrule a { on gtpv2; when src.partner == acne; then drop }",
            "P0025",
            "did you mean `acme`?",
        ),
        (
            "stage screen\nrule a { on gtpv2 \"Create Sesion Request\"; then drop }",
            "P0026",
            "did you mean `Create Session Request`?",
        ),
        ("stage screen\nrule a { on gtpv3; then drop }", "P0026", "selects no message"),
        (
            "stage screen\nrule a { on gtpv2; then reject \"User authentication fail\" }",
            "P0027",
            "did you mean `User authentication failed`?",
        ),
        (
            "test \"t\" { send gtpv2 \"Echo Request\" { } from home; expect drop by nobody }",
            "P0028",
            "no rule is called",
        ),
        ("test \"t\" { send gtpv2 \"Echo Request\" { }; expect drop }", "P0014", "needs `from"),
        (
            "test \"t\" { send pcap \"a.pcap\" frame 0 from home; expect drop }",
            "P0013",
            "counted from 1",
        ),
        ("set s : e212.imsy { 123456 }", "P0020", "did you mean `e212.imsi`?"),
        ("set s : e212.imsi { }", "P0014", "the set is empty"),
        (
            "stage screen\nrule a { on gtpv2; then drop }\nrule a { on gtp; then drop }",
            "P0011",
            "first here",
        ),
    ];

    /// Text, code, and words that must be told.
    const DOUBTS: &[(&str, &str, &str)] = &[
        ("stage screen\nrule a { on gtpv2; then drop }", "P0101", "no test names rule `a`"),
        (
            "stage screen\nrule a { on gtpv2; when apn not in home.apn; then drop }",
            "P0102",
            "what if `apn` is absent?",
        ),
        (
            "stage screen\nrule a { on gtpv2; then drop }\nrule b { on gtpv2; then accept }",
            "P0103",
            "never decides",
        ),
        ("partner c { plmn 901-72 }", "P0104", "has no `ip`"),
        ("feed old : e212.imsi { file \"stolen.feed\"; max_age 24h }", "P0109", "is 2 days old"),
        ("set s : e212.imsi { 123456 }", "P0105", "no rule asks set `s`"),
        ("stage screen\nrule a { on gtpu.gpdu; then reject }", "P0106", "drops where"),
        (
            "stage screen\nrule a { on gtpv2; then drop; mode monitor until 2020-01-31 }",
            "P0107",
            "since 2020-01-31",
        ),
    ];

    const WORDS: &[&str] = &[
        "policy",
        "home",
        "partner",
        "link",
        "set",
        "stage",
        "rule",
        "test",
        "{",
        "}",
        "(",
        ")",
        ";",
        ",",
        ":",
        "\n",
        "on",
        "when",
        "then",
        "from",
        "interconnect",
        "gtpv2",
        "gtp",
        "screen",
        "accept",
        "reject",
        "drop",
        "imsi",
        "imsi.plmn",
        "in",
        "not",
        "and",
        "or",
        "src.partner.plmn",
        "home.ip",
        "==",
        "!=",
        ">",
        "present",
        "all",
        "any",
        "001-01",
        "10.0.0.0/8",
        "1..5",
        "\"internet\"",
        "\"Create Session Request\"",
        "send",
        "expect",
        "by",
        "mode",
        "monitor",
        "until",
        "2026-01-01",
        "pass",
        "plmn",
        "ip",
        "default",
        "#",
        "gtpv2.ebi",
    ];

    fn words() -> impl Strategy<Value = String> {
        prop_oneof![9 => prop::sample::select(WORDS).prop_map(|word: &str| word.to_owned()), 1 => ".{0,6}"]
    }

    fn site(text: &str) -> Result<Compiled, Diagnostics> {
        let sources = [
            Source::new("site.policy", SITE),
            Source::new("edge.policy", text),
            Source::new("lists/stolen.feed", STOLEN),
        ];
        compile(&sources, &Options { today: Some("2026-11-22".to_owned()) })
    }

    fn table(compiled: &Compiled) -> RuleTable {
        RuleTable::load(&compiled.bundle(1, |_| 0).unwrap(), dissect::schema_digest()).unwrap()
    }

    fn decide(compiled: &Compiled) -> Verdict {
        table(compiled).decide(&Create, &mut ()).verdict
    }

    impl policy::Subject for Create {
        fn each<'s>(&'s self, row: &dissect::Row, visit: &mut dyn FnMut(usize, Value<'s>)) {
            let mut values = Values::default();
            self.read(row.id, &mut values);
            values.as_slice().iter().for_each(|value| visit(1, *value));
        }
        fn layers(&self, protocol: &str) -> usize {
            (protocol == "gtpv2").into()
        }
        fn parts(&self, _protocol: &str, _visit: &mut dyn FnMut(policy::Part<'_>)) {}

        fn capture(&self) -> Captured<'_> {
            Captured {
                number: 1,
                len: 4,
                octets: b"Abcd",
                protocols: &["eth", "ip", "udp", "gtpv2"],
                epoch_ns: 1_700_000_000_250_000_000,
                relative_ns: 1_500_000_000,
                delta_ns: 0,
                displayed_ns: 0,
                told: &[policy::Told { name: "udp.stream", value: Value::Number(3), layer: 1 }],
            }
        }
    }

    /// A Create Session Request from acme with bearers 5 and 6.
    struct Create;

    impl Subject<'static> for Create {
        fn keys(&self) -> Keys {
            Keys::from_iter([MessageKey { protocol: 2, kind: 32 }])
        }
        fn read(&self, field: FieldId, values: &mut Values<'static>) {
            let row = dissect::fields().find(|row| row.id == field).unwrap();
            let digits = |text: &str| Value::Digits(numbering::Digits::parse(text).unwrap());
            match (row.protocol, row.name) {
                ("gtpv2", "e212.imsi") => values.add(digits("901700123456789")),
                ("gtpv2", "gtpv2.apn") => {
                    values.add(Value::Labels(b"\x08Internet\x06mnc070\x06mcc901\x04gprs"));
                }
                ("gtpv2", "gtpv2.message_type") => values.add(Value::Number(32)),
                ("gtpv2", "gtpv2.ebi") => {
                    values.add(Value::Number(5));
                    values.add(Value::Number(6));
                }
                ("packet", "ip.src") => values.add(Value::Address("192.0.2.9".parse().unwrap())),
                _ => {}
            }
        }
        fn direction(&self) -> Direction {
            Direction::Inward
        }
        fn source(&self) -> Party {
            Party::Partner(PartnerId(0))
        }
        fn destination(&self) -> Party {
            Party::Home
        }
        fn link(&self) -> Option<&str> {
            Some("vpn")
        }
    }
}
