//! The XDP objects that are checked in are what their sources build to.

#![expect(clippy::print_stderr, clippy::tests_outside_test_module, reason = "tests")]

use std::{fs, path::Path, process::Command};

/// Another major version may build other octets from the same source.
const CLANG: &str = "clang version 14.";

#[test]
fn each_checked_in_object_is_what_its_source_builds_to() {
    let version = Command::new("clang").arg("--version").output();
    let version = version
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    if !version.contains(CLANG) {
        eprintln!("SKIPPED: needs {CLANG} and not {:?}", version.lines().next());
        return;
    }
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("bpf");
    for name in NAMES {
        let built = std::env::temp_dir().join(format!("{}-{name}.o", std::process::id()));

        let done = Command::new("clang")
            .args(["-O2", "-target", "bpf", "-mcpu=v3", "-g0", "-Wall", "-Werror", "-c"])
            .arg(format!("{name}.c"))
            .arg("-o")
            .arg(&built)
            .current_dir(&directory)
            .status()
            .unwrap();

        assert!(done.success(), "{name}.c does not build");
        let same =
            fs::read(&built).unwrap() == fs::read(directory.join(format!("{name}.o"))).unwrap();
        fs::remove_file(&built).unwrap();
        assert!(same, "{name}.o is not what {name}.c builds to: run crates/xsk/bpf/build.sh");
    }
}

const NAMES: [&str; 4] = ["sigwall.bpf", "generator.bpf", "sink.bpf", "redirect.bpf"];
