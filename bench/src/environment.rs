//! What a figure depends on besides the code: it is printed with every figure.

use std::process::Command;
use std::time::SystemTime;

/// Names and values: when, which revision, kernel, processor, compiler, load.
pub fn environment() -> Vec<(&'static str, String)> {
    let processors = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let models: Vec<&str> =
        processors.lines().filter_map(|line| line.strip_prefix("model name\t: ")).collect();
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    vec![
        ("date", humantime::format_rfc3339_seconds(SystemTime::now()).to_string()),
        ("revision", revision()),
        ("kernel", xsk::host_facts().kernel),
        ("processor", format!("{} × {}", models.len(), models.first().unwrap_or(&"?"))),
        ("toolchain", said("rustc", &["--version"])),
        ("load before", load.split(' ').take(3).collect::<Vec<_>>().join(" ")),
    ]
}

fn revision() -> String {
    let git = |words: &[&str]| {
        said("git", &[["-C", env!("CARGO_MANIFEST_DIR")].as_slice(), words].concat())
    };
    let is_changed = !git(&["status", "--porcelain"]).is_empty();
    let changes = if is_changed { " with changes" } else { "" };
    format!("{}{changes}", git(&["rev-parse", "--short", "HEAD"]))
}

fn said(program: &str, words: &[&str]) -> String {
    let output = Command::new(program).args(words).output();
    output
        .map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned())
        .unwrap_or_default()
}
