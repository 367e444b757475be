//! The command line as people and scripts meet it: exit codes, ways out, and a control plane that is killed.

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::process::{Child, Command, Output, Stdio};
    use std::time::{Duration, Instant};

    const POLICY: &str = "policy \"edge\" { schema 1; default drop }\n";

    #[test]
    fn a_wrong_command_line_is_told_from_a_failure() {
        assert_eq!(code(&["frobnicate"]), 64);
        assert_eq!(code(&[]), 64);
        assert_eq!(code(&["status", "--format", "xml"]), 64);
        assert_eq!(code(&["--help"]), 0);
        assert_eq!(code(&["--version"]), 0);
    }

    #[test]
    fn without_a_control_plane_the_way_out_is_told() {
        let place = tempfile::tempdir().unwrap();

        let output = sigwall(place.path(), &["status"]);

        assert_eq!(output.status.code(), Some(2));
        let text = String::from_utf8(output.stderr).unwrap();
        assert!(text.contains("no control plane at") && text.contains("--run-dir"), "{text}");
    }

    #[test]
    fn an_interface_that_is_not_there_is_a_finding_of_the_doctor() {
        let output = sigwall(Path::new("/tmp"), &["doctor", "nosuch0", "--format", "jsonl"]);

        assert_eq!(output.status.code(), Some(1));
        let text = String::from_utf8(output.stdout).unwrap();
        let last = text.lines().last().unwrap();
        assert!(last.contains("\"state\":\"fail\"") && last.contains("nosuch0"), "{last}");
    }

    #[test]
    fn queues_that_a_port_has_not_are_told_with_the_ways_out() {
        let link = ["dataplane", "--link", "l", "--outside", "lo", "--inside", "lo", "--queues"];

        let output = sigwall(Path::new("/tmp"), &[link.as_slice(), &["9"]].concat());

        assert_eq!(output.status.code(), Some(2));
        let text = String::from_utf8(output.stderr).unwrap();
        assert!(text.contains("ethtool -L lo combined 9") && text.contains("--queues 1"), "{text}");
        assert_eq!(code(&[link.as_slice(), &["0"]].concat()), 64);
    }

    #[test]
    fn completions_and_the_manual_are_made_from_the_verbs() {
        for arguments in [["completions", "bash"].as_slice(), &["man"]] {
            let output = sigwall(Path::new("/tmp"), arguments);

            assert!(String::from_utf8(output.stdout).unwrap().contains("rollback"));
        }
    }

    #[test]
    fn a_policy_outlives_the_control_plane_that_is_killed() {
        let place = tempfile::tempdir().unwrap();
        std::fs::write(place.path().join("edge.policy"), POLICY).unwrap();
        let control = Control::start(place.path());
        let policy = place.path().display().to_string();
        let pushed = sigwall(place.path(), &["push", &policy]);
        assert!(pushed.status.success(), "{pushed:?}");

        drop(control);
        let _control = Control::start(place.path());

        let output = sigwall(place.path(), &["status", "--format", "jsonl"]);
        let status: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(status["policy"]["name"], "edge");
        assert_eq!(status["policy"]["serial"], 1);
    }

    #[test]
    fn a_bad_policy_is_a_finding_with_its_place() {
        let place = tempfile::tempdir().unwrap();
        std::fs::write(place.path().join("edge.policy"), "polcy \"edge\" {\n").unwrap();
        let policy = place.path().display().to_string();

        let output = sigwall(place.path(), &["policy", "check", &policy]);

        assert_eq!(output.status.code(), Some(1), "{output:?}");
        assert!(String::from_utf8(output.stderr).unwrap().contains("edge.policy:1:1"));
    }

    #[test]
    fn the_tests_of_a_policy_are_run_and_a_failing_one_is_a_finding() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("edge.policy");
        let policy = path.display().to_string();

        std::fs::write(&path, tested("drop by edge.no-echo")).unwrap();
        let passes = sigwall(place.path(), &["policy", "test", &policy]);
        std::fs::write(&path, tested("accept")).unwrap();
        let fails = sigwall(place.path(), &["policy", "test", &policy]);

        assert_eq!(passes.status.code(), Some(0), "{passes:?}");
        assert_eq!(fails.status.code(), Some(1), "{fails:?}");
        let text = String::from_utf8(fails.stdout).unwrap();
        assert!(text.contains("1 cases, 1 failed") && text.contains("drop by edge.no-echo"));
    }

    fn tested(expect: &str) -> String {
        format!(
            "policy \"edge\" {{ schema 1; default accept }}
             home {{ ip 10.10.0.0/16 }}
             partner acme {{ ip 192.0.2.0/24; link \"*\" }}
             stage screen
             rule edge.no-echo {{ on gtpv2 \"Echo Request\"; then drop }}
             test \"echo\" {{
               send gtpv2 \"Echo Request\" {{ gtpv2.rec 1 }} from partner acme
               expect {expect}
             }}"
        )
    }

    /// A control plane that is killed at the end, as by the kernel.
    struct Control(Child);

    impl Control {
        fn start(place: &Path) -> Self {
            let child = command(place, &["control"]).stderr(Stdio::null()).spawn().unwrap();
            let control = Self(child);
            let start = Instant::now();
            while !sigwall(place, &["status"]).status.success() {
                assert!(start.elapsed() < Duration::from_secs(10), "it never answers");
                std::thread::sleep(Duration::from_millis(10));
            }
            control
        }
    }

    impl Drop for Control {
        fn drop(&mut self) {
            self.0.kill().unwrap();
            self.0.wait().unwrap();
        }
    }

    fn code(arguments: &[&str]) -> i32 {
        sigwall(Path::new("/tmp"), arguments).status.code().unwrap()
    }

    fn sigwall(place: &Path, arguments: &[&str]) -> Output {
        command(place, arguments).output().unwrap()
    }

    fn command(place: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sigwall"));
        command
            .args(arguments)
            .env("SIGWALL_RUN_DIR", place.join("run"))
            .env("SIGWALL_STATE_DIR", place.join("state"));
        command
    }
}
