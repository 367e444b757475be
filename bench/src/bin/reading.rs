//! `sigwall dissect` and `filter` beside tshark on one file: packets a second of each, and the ratio.
//!
//! `reading CAPTURE… [-n PACKETS]` repeats the frames of Ethernet captures until there are as many; the program measured
//! is the `sigwall` that lies beside this one. Every run writes to nowhere; the best of three counts.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use clap::Parser;
use sigwall_bench::environment::environment;
use trace::{Capture, LinkType};

/// What is compared: what it is for, our arguments and theirs.
const PAIRS: [(&str, &[&str], &[&str]); 4] = [
    ("every field as JSON", &["dissect", "FILE", "--format", "jsonl"], &["-T", "json"]),
    ("every field as text", &["dissect", "FILE", "--format", "jsonl"], &["-V"]),
    ("a line a packet", &["dissect", "FILE"], &[]),
    (
        "numbers of frames",
        &["filter", "FILE", FILTER],
        &["-Y", FILTER, "-T", "fields", "-e", "frame.number"],
    ),
];
const FILTER: &str = "gtpv2.message_type == 32 or diameter.cmd.code == 316";
const ROUNDS: usize = 3;
const ETHERNET: LinkType = LinkType(1);

#[derive(Parser)]
struct Asked {
    /// Captures of Ethernet
    captures: Vec<PathBuf>,
    /// Packets of the file
    #[arg(short, default_value_t = 50_000)]
    n: usize,
}

fn main() -> ExitCode {
    match measure(&Asked::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("reading: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn measure(asked: &Asked) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("packets.pcap");
    let packets = write(&file, asked)?;
    let ours = std::env::current_exe()?.with_file_name("sigwall");
    environment().iter().for_each(|(name, value)| println!("{name:<12} {value}"));
    println!("{:<12} {packets}, {} octets\n", "packets", file.metadata()?.len());
    println!("{:<22} {:>13} {:>13} {:>7}", "", "sigwall/s", "tshark/s", "ratio");
    for (what, mine, theirs) in PAIRS {
        let place = |word: &&str| if *word == "FILE" { file.clone() } else { PathBuf::from(word) };
        let mine = best(Command::new(&ours).args(mine.iter().map(place)))?;
        let theirs = best(Command::new("tshark").args(["-n", "-r"]).arg(&file).args(theirs))?;
        let rate = |time: Duration| packets as f64 / time.as_secs_f64();
        println!(
            "{what:<22} {:>13.0} {:>13.0} {:>7.1}",
            rate(mine),
            rate(theirs),
            rate(mine) / rate(theirs)
        );
    }
    Ok(())
}

/// The shortest of several runs.
fn best(command: &mut Command) -> Result<Duration> {
    let mut best = Duration::MAX;
    for _ in 0..ROUNDS {
        let started = Instant::now();
        let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
        let status = status.with_context(|| format!("{command:?}"))?;
        ensure!(status.success(), "{command:?}: {status}");
        best = best.min(started.elapsed());
    }
    Ok(best)
}

/// Writes the frames of all captures again and again; gives how many there are.
fn write(file: &Path, asked: &Asked) -> Result<usize> {
    let mut frames = Vec::new();
    for capture in &asked.captures {
        let mut reader = Capture::open(capture)?;
        while let Some(record) = reader.next_frame()? {
            if record.link == ETHERNET {
                frames.push(record.octets.to_vec());
            }
        }
    }
    ensure!(!frames.is_empty(), "no frame of Ethernet in any of the captures");
    let mut out = BufWriter::new(File::create(file)?);
    for word in [0xa1b2_c3d4_u32, 0x0004_0002, 0, 0, 1 << 18, ETHERNET.0] {
        out.write_all(&word.to_le_bytes())?;
    }
    for (place, frame) in frames.iter().cycle().take(asked.n).enumerate() {
        let (seconds, len) = (u32::try_from(place / 1000)?, u32::try_from(frame.len())?);
        for word in [seconds, u32::try_from(place % 1000)?, len, len] {
            out.write_all(&word.to_le_bytes())?;
        }
        out.write_all(frame)?;
    }
    out.flush()?;
    Ok(asked.n)
}
