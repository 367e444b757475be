//! The author's loop at the command line: tests, explanations, comparisons, proposals, data of partners.

#[cfg(test)]
mod tests {
    use std::net::IpAddr;
    use std::path::{Path, PathBuf};
    use std::process::{Command, Output};

    use craft::{frame, gtpv2};
    use serde_json::Value;

    const SITE: &str = r#"policy "site" { schema 1; default drop }
home { plmn 001-01; ip 10.10.0.0/16 }
partner acme { plmn 901-70; ip 192.0.2.0/24; link "vpn" }
link "vpn" { pass standard }
stage screen
rule gtp.echo-flood { on gtpv2 "Echo Request"; when gtpv2.rec > 5; then drop }
test "a high counter" {
  send gtpv2 "Echo Request" { gtpv2.rec 9 } from partner acme
  expect drop by gtp.echo-flood
  send gtpv2 "Echo Request" { gtpv2.rec 1 } from partner acme
  expect drop
  send gtpv2 "Echo Request" { gtpv2.rec 9 } from partner acme over other
  expect drop by gtp.echo-flood
  send pcap "two.pcap" frame 2 from partner acme
  expect drop by gtp.echo-flood
}
"#;

    #[test]
    fn tests_send_messages_and_frames_and_coverage_counts_what_decided() {
        let place = site();

        let output = sigwall(place.path(), &["policy", "test", "site", "--format", "jsonl"]);
        let covered =
            sigwall(place.path(), &["policy", "test", "site", "--coverage", "--format", "jsonl"]);

        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert!(lines(&output).iter().all(|line| line["passed"] == true));
        assert_eq!(lines(&covered)[0]["cases"], 3);
    }

    #[test]
    fn a_frame_is_explained_rule_by_rule_with_actual_values() {
        let place = site();
        let arguments = ["explain", "site/two.pcap", "--frame", "2", "--policy", "site"];

        let output = sigwall(place.path(), &[&arguments[..], &["--format", "jsonl"]].concat());
        let people = sigwall(place.path(), &arguments);

        let lines = lines(&output);
        let rule = lines.iter().find(|line| line["rule"] == "gtp.echo-flood").unwrap();
        assert_eq!(rule["outcome"], "matched");
        assert_eq!(rule["questions"][0]["question"], "gtpv2.rec > 5");
        assert_eq!(rule["questions"][0]["actual"][0], "9");
        assert_eq!(lines.last().unwrap()["verdict"], "drop");
        let text = String::from_utf8(people.stdout).unwrap();
        assert!(text.contains("gtpv2.rec > 5 → yes; it is 9"), "{text}");
        let missing = sigwall(
            place.path(),
            &["explain", "site/two.pcap", "--frame", "7", "--policy", "site"],
        );
        assert_eq!(missing.status.code(), Some(2));
    }

    #[test]
    fn two_policies_are_compared_on_recorded_traffic() {
        let place = site();
        let other = SITE.replace("gtpv2.rec > 5", "gtpv2.rec > 50");
        std::fs::create_dir(place.path().join("other")).unwrap();
        std::fs::write(place.path().join("other/site.policy"), other).unwrap();
        let arguments = ["policy", "diff", "site", "other", "--pcap", "site/two.pcap"];

        let output = sigwall(place.path(), &[&arguments[..], &["--format", "jsonl"]].concat());
        let allowed = sigwall(place.path(), &[&arguments[..], &["--threshold", "50%"]].concat());
        let wrong = sigwall(place.path(), &[&arguments[..], &["--threshold", "much"]].concat());

        assert_eq!(output.status.code(), Some(1), "{output:?}");
        let change = &lines(&output)[0];
        assert_eq!(change["before"]["rule"], "gtp.echo-flood");
        assert_eq!((&change["frames"], &change["partner"]), (&1.into(), &"acme".into()));
        assert_eq!(allowed.status.code(), Some(0));
        assert_eq!(wrong.status.code(), Some(64));
    }

    #[test]
    fn clean_traffic_gives_a_proposal_that_lets_it_pass() {
        let place = site();
        let arguments = ["policy", "suggest", "site/two.pcap", "--policy", "site"];

        let output = sigwall(place.path(), &arguments);

        assert_eq!(output.status.code(), Some(1), "{output:?}");
        let text = String::from_utf8(output.stdout).unwrap();
        let added: Vec<_> =
            text.lines().skip(3).map(|line| line.strip_prefix('+').unwrap()).collect();
        std::fs::write(place.path().join("site/z.policy"), added.join("\n")).unwrap();
        let replay = ["replay", "site/two.pcap", "--policy", "site", "--format", "jsonl"];
        let verdicts: Vec<_> = lines(&sigwall(place.path(), &replay))
            .iter()
            .map(|line| line["verdict"].clone())
            .collect();
        assert_eq!(verdicts, ["accept", "drop"], "{text}");
    }

    #[test]
    fn policies_are_written_in_one_way_and_as_json() {
        let place = site();

        let check = sigwall(place.path(), &["policy", "fmt", "site/site.policy", "--check"]);
        let twin = sigwall(place.path(), &["policy", "fmt", "site/site.policy", "--to", "json"]);
        std::fs::write(place.path().join("twin.json"), &twin.stdout).unwrap();
        let text = sigwall(place.path(), &["policy", "fmt", "twin.json"]);
        let written = sigwall(place.path(), &["policy", "fmt", "site/site.policy", "--write"]);
        let again = sigwall(place.path(), &["policy", "fmt", "site/site.policy", "--check"]);

        assert_eq!(check.status.code(), Some(1));
        assert_eq!(written.status.code(), Some(0));
        assert_eq!(again.status.code(), Some(0));
        let there = std::fs::read(place.path().join("site/site.policy")).unwrap();
        assert_eq!(String::from_utf8(there), String::from_utf8(text.stdout));
    }

    #[test]
    fn data_of_partners_is_imported_compared_and_dated() {
        let place = site();
        let table = "name,plmn,ip,as_of\nbravo,901-71,198.51.100.0/24,2020-01-01\nwrong,9x,,\n";
        std::fs::write(place.path().join("p.csv"), table).unwrap();

        let output = sigwall(place.path(), &["partner", "import", "p.csv", "--link", "vpn-bravo"]);
        let stale = sigwall(place.path(), &["partner", "stale", "p.csv", "--format", "jsonl"]);
        let same = sigwall(place.path(), &["partner", "diff", "p.csv", "p.csv"]);

        assert_eq!(output.status.code(), Some(1));
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(
            told.contains("p.csv: line 3, plmn: `9x` is not a network such as 901-70"),
            "{told}"
        );
        assert!(String::from_utf8(output.stdout).unwrap().contains("link \"vpn-bravo\""));
        assert_eq!(lines(&stale)[0]["partner"], "bravo");
        assert_eq!(same.status.code(), Some(0));
    }

    #[test]
    fn a_rule_is_a_display_filter() {
        let place = site();
        let arguments = ["policy", "to-wireshark", "gtp.echo-flood", "--policy", "site"];

        let output = sigwall(place.path(), &arguments);

        let text = String::from_utf8(output.stdout).unwrap();
        assert_eq!(text, "(gtpv2.message_type == 1 and gtpv2.rec > 5)\n");
    }

    #[test]
    fn what_a_test_says_of_sccp_and_isup_is_sent() {
        let rules = r#"
rule sccp.title { on sccp; when calling.gt == "883170099" and called.ssn == 8; then drop }
rule isup.code { on isup; when opc == 1500 and dpc == 1501; then drop }
rule isup.number { on isup; when isup.called == "49151" and isup.calling == "4930" and isup.cic == 7; then drop }
test "t" {
  send sccp "Unitdata" { calling.gt "883170099"; called.ssn 8; opc 1500 } from partner acme
  expect drop by sccp.title
  send sccp "Extended unitdata" { calling.gt "883170099"; called.ssn 8 } from partner acme
  expect drop by sccp.title
  send sccp "Unitdata" { calling.gt "883170098"; called.ssn 8; sccp.class 1 } from partner acme
  expect drop
  send isup "Initial address" { opc 1500; dpc 1501 } from partner acme
  expect drop by isup.code
  send isup "Release" { opc 1500; dpc 1501; isup.cic 7 } from partner acme
  expect drop by isup.code
  send isup "Initial address" { opc 1501; isup.called "49151"; isup.calling "4930"; isup.cic 7 } from partner acme
  expect drop by isup.number
}
"#;

        let told = tested(rules);

        assert!(told.iter().all(|line| line["passed"] == true), "{told:#?}");
        assert!(told[2]["got"].as_str().unwrap().contains("the default is drop"), "{told:#?}");
    }

    #[test]
    fn what_cannot_be_sent_is_never_left_out_and_is_told_by_check() {
        let place = site();
        let cases = [
            ("m2ua \"Data\" { m2ua.error_code 5 }", "m2ua.error_code cannot be crafted in m2ua"),
            ("pfcp 52 { pfcp.seid 5 }", "pfcp.seid cannot be crafted in pfcp"),
            ("isup \"Release\" { isup.called \"49\" }", "isup.called cannot be crafted in isup"),
            ("sccp \"Unitdata service\" { sccp.class 1 }", "sccp.class cannot be crafted in sccp"),
            ("sccp \"Connection request\" { calling.ssn 8 }", "sccp.calling.ssn cannot be"),
            ("sccp 5 { }", "messages of sccp 5 cannot be crafted"),
            ("gtpu \"T-PDU\" { inner.ip.proto 6 }", "inner.udp.dstport"),
        ];
        for (send, words) in cases {
            let text =
                format!("{SITE}test \"more\" {{ send {send} from partner acme; expect drop }}\n");
            std::fs::write(place.path().join("site/site.policy"), text).unwrap();

            let told = sigwall(place.path(), &["policy", "check", "site"]);
            let failed = sigwall(place.path(), &["policy", "test", "site", "--format", "jsonl"]);

            let stderr = String::from_utf8(told.stderr).unwrap();
            assert!(stderr.contains(words), "{send}: {stderr}");
            let last = lines(&failed).pop().unwrap();
            assert_eq!(last["passed"], false, "{send}");
            assert!(last["got"].as_str().unwrap().starts_with("not run: "), "{last}");
        }
    }

    #[test]
    fn what_should_be_accepted_fails_where_a_monitor_rule_would_block_it() {
        let told = tested(
            r#"
rule gtp.watched { on gtpv2; when gtpv2.rec == 3; then drop; mode monitor }
rule gtp.passes { on gtpv2 "Echo Request"; then accept }
test "t" {
  send gtpv2 "Echo Request" { gtpv2.rec 3 } from partner acme
  expect accept
  send gtpv2 "Echo Request" { gtpv2.rec 3 } from partner acme
  expect accept would gtp.watched
  send gtpv2 "Echo Request" { gtpv2.rec 4 } from partner acme
  expect accept
}
"#,
        );

        let passed: Vec<_> = told.iter().map(|line| line["passed"] == true).collect();
        assert_eq!(passed, [false, true, true], "{told:#?}");
    }

    #[test]
    fn time_goes_by_between_messages_of_a_test() {
        let told = tested(
            r#"
rule gtp.lock { on gtpv2 "Echo Request"; limit 2/min per src.ip; then quarantine 10m }
rule gtp.passes { on gtpv2 "Echo Request"; then accept }
test "t" {
  send gtpv2 "Echo Request" { gtpv2.rec 1 } from partner acme times 2
  expect accept
  send gtpv2 "Echo Request" { gtpv2.rec 1 } from partner acme
  expect quarantine by gtp.lock
  send gtpv2 "Echo Request" { gtpv2.rec 1 } from partner acme after 9m
  expect quarantine
  send gtpv2 "Echo Request" { gtpv2.rec 1 } from partner acme after 11m
  expect accept
}
"#,
        );

        assert!(told.iter().all(|line| line["passed"] == true), "{told:#?}");
    }

    /// What comes of the tests beside these rules.
    fn tested(rules: &str) -> Vec<Value> {
        let place = tempfile::tempdir().unwrap();
        let site = SITE.split("rule ").next().unwrap();
        std::fs::write(place.path().join("site.policy"), format!("{site}{rules}")).unwrap();
        let output = sigwall(place.path(), &["policy", "test", ".", "--format", "jsonl"]);
        assert!(!output.stdout.is_empty(), "{output:?}");
        lines(&output)
    }

    /// A site with a capture of two echoes, the second with a high counter.
    fn site() -> tempfile::TempDir {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("site");
        std::fs::create_dir(&folder).unwrap();
        std::fs::write(folder.join("site.policy"), SITE).unwrap();
        let (source, destination): (IpAddr, IpAddr) =
            ("192.0.2.7".parse().unwrap(), "10.10.0.5".parse().unwrap());
        let mut capture = Vec::new();
        for word in [0xa1b2_c3d4_u32, 0x0004_0002, 0, 0, 65_535, 1] {
            capture.extend(word.to_le_bytes());
        }
        for (second, counter) in [(1_u32, 1_u8), (2, 9)] {
            let message = gtpv2::message(1).recovery(counter).octets();
            let octets = frame().udp(2123, 2123).payload(&message).ip(source, destination).octets();
            let len = u32::try_from(octets.len()).unwrap();
            for word in [second, 0, len, len] {
                capture.extend(word.to_le_bytes());
            }
            capture.extend(octets);
        }
        std::fs::write(folder.join("two.pcap"), capture).unwrap();
        place
    }

    fn lines(output: &Output) -> Vec<Value> {
        let text = String::from_utf8(output.stdout.clone()).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    fn sigwall(place: &Path, arguments: &[&str]) -> Output {
        let program = PathBuf::from(env!("CARGO_BIN_EXE_sigwall"));
        Command::new(program).current_dir(place).args(arguments).output().unwrap()
    }
}
