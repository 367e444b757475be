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
