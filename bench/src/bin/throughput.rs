//! What a link carries, side by side with a bare XDP redirect on the same machine at the same time.
//!
//! Rates of a machine mean nothing on another one: read the ratios. By command, as root; exit code 1 below the floor.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use clap::{Parser, ValueEnum};
use dataplane::Backend;
use serde_json::{Value, json};
use sigwall_bench::environment::environment as machine;
use sigwall_bench::lab::{Host, Lab};
use sigwall_bench::paths::{MANY, Policy, Way};
use sigwall_bench::shipped;
use sigwall_bench::traffic::{Template, gpdu};
use southbound::{Counters, Total};
use xsk::livegen::{Generator, Load, Sink};

const NICE: i32 = -20;
/// The part of the bare redirect's rate that must be reached with the shipped policy.
const FLOOR: f64 = 0.11;
/// How many times as many frames 1000 rules let through as 1000 rules of nftables do.
const FLOOR_OF_RULES: f64 = 6.0;
/// Processor of the generator; the forwarder has the other.
const GENERATOR: u32 = 0;
const FIRST_WITHIN: Duration = Duration::from_secs(5);
const WARM_UP: Duration = Duration::from_millis(200);
const LOOK_EVERY: Duration = Duration::from_millis(5);

/// Measures what a link carries.
#[derive(Debug, Parser)]
struct Options {
    /// Runs of each row; their median counts
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u8).range(1..=50))]
    runs: u8,
    /// Seconds of a run
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=30))]
    seconds: u8,
    /// Only the rows with these letters, and the yardstick
    #[arg(long, value_delimiter = ',', value_name = "LETTER")]
    only: Vec<char>,
    /// A table for people, or a JSON value a line
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Jsonl,
}

/// What is measured.
struct Row {
    name: &'static str,
    way: Way,
    template: Template,
    runs: Vec<Run>,
}

/// One run: frames a second, and how the way was.
struct Run {
    offered: f64,
    /// What sigwall took in and gave a verdict on; 0 on other ways.
    judged: f64,
    delivered: f64,
    late: u64,
    told: String,
}

fn main() -> ExitCode {
    match measure_all(&Options::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("throughput: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn measure_all(options: &Options) -> Result<bool> {
    ensure!(rustix::process::geteuid().is_root(), "needs root for namespaces and AF_XDP");
    go_first();
    let lab = Lab::new()?;
    let mut rows = rows();
    let is_wanted = |row: &Row| row.way == Way::Redirect || row.name.starts_with(&*options.only);
    rows.retain(|row| options.only.is_empty() || is_wanted(row));
    rows.retain(|row| match row.way.obstacle() {
        Some(obstacle) => {
            eprintln!("SKIPPED: {}: {obstacle}", row.name);
            false
        }
        None => true,
    });
    let before = environment(&lab)?;
    for number in 1..=options.runs {
        for row in &mut rows {
            eprint!("\r\x1b[Krun {number} of {}: {} ", options.runs, row.name);
            let run = measure(row, &lab, Duration::from_secs(options.seconds.into()))
                .with_context(|| row.name)?;
            row.runs.push(run);
        }
    }
    eprint!("\r\x1b[K");
    let yardstick = rows.first().map_or(0.0, Row::median);
    match options.format {
        Format::Table => print_table(&before, &rows, yardstick),
        Format::Jsonl => print_lines(&before, &rows, yardstick),
    }
    let median = |letter| rows.iter().find(|row| row.name.starts_with(letter)).map(Row::median);
    let held = [
        ("AF_XDP with the shipped policy / bare redirect", median('b'), Some(yardstick), FLOOR),
        ("1000 rules / 1000 nftables rules", median('f'), median('g'), FLOOR_OF_RULES),
    ];
    let mut is_held = true;
    for (what, one, other, floor) in held {
        let Some((one, other)) = one.zip(other) else { continue };
        let reached = one / other;
        eprintln!("{what}: {reached:.3}, floor {floor}");
        is_held &= reached >= floor;
    }
    Ok(is_held)
}

/// Other work on this machine waits while a run lasts; both ends get the same weight.
fn go_first() {
    // Without these rights the figures only spread wider.
    let _ = std::fs::write("/proc/self/autogroup", NICE.to_string());
    let _ = rustix::process::setpriority_process(None, NICE);
}

/// The yardstick first, then what the floor is for.
fn rows() -> Vec<Row> {
    let row = |name, way, template: &Template| Row {
        name,
        way,
        template: template.clone(),
        runs: Vec::new(),
    };
    let xsk = |policy| Way::Sigwall(Backend::Xsk, policy);
    let user = &Template::of_users();
    let create = &Template::of_sessions();
    vec![
        row("a  bare XDP redirect", Way::Redirect, user),
        row("b  AF_XDP, G-PDU", xsk(Policy::Shipped), user),
        row("c  AF_XDP, Create Session Request", xsk(Policy::Shipped), create),
        row("d  kernel bridge, 1 nftables rule", Way::Bridge(1), user),
        row("e  AF_PACKET, G-PDU", Way::Sigwall(Backend::Raw, Policy::Shipped), user),
        row("f  as c, policy of 1000 rules", xsk(Policy::Many), create),
        row("g  as d, 1000 rules, frame of f", Way::Bridge(MANY), create),
        row("h  as c, no limit of a partner", xsk(Policy::Unlimited), create),
    ]
}

fn measure(row: &Row, lab: &Lab, time: Duration) -> Result<Run> {
    let (mut run, told) = row.way.during(lab, |counters| {
        let Template { octets, stamp_at, numbers } = &row.template;
        let mut sink = lab.inside(Host::Sink, || Sink::attach("b1", *stamp_at))??;
        sink.reset()?;
        let templates = std::slice::from_ref(octets);
        let load = Load {
            egress: "a0",
            templates,
            per_second: None,
            count: None,
            stamp_at: Some(*stamp_at),
            numbers,
            processor: Some(GENERATOR),
        };
        let generator = lab.inside(Host::Generator, || Generator::start(&load))??;
        let run = watch((&generator, &sink, counters), time);
        generator.stop()?;
        run
    })?;
    run.told = told;
    Ok(run)
}

fn watch(
    (generator, sink, counters): (&Generator, &Sink, Option<&Counters>),
    time: Duration,
) -> Result<Run> {
    let judged = || counters.map_or(0, |counters| counters.total(Total::Received));
    let started = Instant::now();
    while sink.arrivals()?.frames == 0 {
        ensure!(started.elapsed() < FIRST_WITHIN, "nothing arrives");
        std::thread::sleep(LOOK_EVERY);
    }
    std::thread::sleep(WARM_UP);
    let since = Instant::now();
    let (sent, taken, arrived) = (generator.sent(), judged(), sink.arrivals()?);
    std::thread::sleep(time);
    let (sent, taken, arrivals) =
        (generator.sent() - sent, judged().saturating_sub(taken), sink.arrivals()?);
    let seconds = since.elapsed().as_secs_f64();
    Ok(Run {
        offered: sent as f64 / seconds,
        judged: taken as f64 / seconds,
        delivered: (arrivals.frames - arrived.frames) as f64 / seconds,
        late: arrivals.late,
        told: String::new(),
    })
}

impl Row {
    fn median(&self) -> f64 {
        median(self.runs.iter().map(|run| run.delivered))
    }

    fn spread(&self) -> (f64, f64) {
        let rates = self.runs.iter().map(|run| run.delivered);
        rates.fold((f64::INFINITY, 0.0), |(low, high), rate| (low.min(rate), high.max(rate)))
    }

    fn late(&self) -> u64 {
        self.runs.iter().map(|run| run.late).sum()
    }
}

fn median(rates: impl Iterator<Item = f64>) -> f64 {
    let mut rates: Vec<f64> = rates.collect();
    rates.sort_by(f64::total_cmp);
    rates.get(rates.len() / 2).copied().unwrap_or(0.0)
}

fn environment(lab: &Lab) -> Result<Vec<(&'static str, String)>> {
    let mtu = lab.inside(Host::Box, || {
        ["a1", "b0"].map(|port| xsk::interface_facts(port).map(|facts| facts.mtu))
    })?;
    let [outside, inside] = mtu;
    let table = shipped::table()?;
    let mut environment = machine();
    environment.extend([
        ("ports", format!("veth, MTU {} and {}, tx, tso, gso off, gro on", outside?, inside?)),
        (
            "frames",
            format!(
                "G-PDU {} octets, Create Session Request {} octets",
                gpdu().octets().len(),
                Template::of_sessions().octets.len()
            ),
        ),
        (
            "policy",
            format!("{}: \"{}\", {} rules", shipped::DIRECTORY, table.name(), table.rules().len()),
        ),
    ]);
    Ok(environment)
}

fn print_table(environment: &[(&str, String)], rows: &[Row], yardstick: f64) {
    environment.iter().for_each(|(name, value)| println!("{name:<12} {value}"));
    println!(
        "\n{:<36} {:>10} {:>16} {:>8} {:>10} {:>10} {:>5}",
        "way", "frames/s", "lowest–highest", "/ a", "judged", "offered", "late"
    );
    for row in rows {
        let (low, high) = row.spread();
        let spread = format!("{:.0}–{:.0} k", low / 1e3, high / 1e3);
        let offered = median(row.runs.iter().map(|run| run.offered));
        let judged = median(row.runs.iter().map(|run| run.judged));
        println!(
            "{:<36} {:>8.1} k {spread:>16} {:>8.3} {:>8.0} k {:>8.0} k {:>5}",
            row.name,
            row.median() / 1e3,
            row.median() / yardstick,
            judged / 1e3,
            offered / 1e3,
            row.late()
        );
    }
    println!();
    for row in rows {
        println!("{:<36} {}", row.name, row.runs.last().map_or("", |run| &run.told));
    }
}

fn print_lines(environment: &[(&str, String)], rows: &[Row], yardstick: f64) {
    let environment: serde_json::Map<String, Value> =
        environment.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
    println!("{}", json!({ "environment": environment }));
    for row in rows {
        let (low, high) = row.spread();
        println!(
            "{}",
            json!({
                "way": row.name,
                "frames_per_second": row.median().round(),
                "lowest": low.round(),
                "highest": high.round(),
                "ratio": row.median() / yardstick,
                "runs": row.runs.iter().map(|run| json!({
                    "offered": run.offered.round(),
                    "judged": run.judged.round(),
                    "delivered": run.delivered.round(),
                    "late": run.late,
                    "told": run.told,
                })).collect::<Vec<_>>(),
            })
        );
    }
}
