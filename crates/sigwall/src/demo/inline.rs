//! The demo inline: `sigwall run` as a process of its own between two ports, loaded from both ends.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use controlplane::{Client, Request, Response, Source, Status};

use super::board::{Board, View};
use super::lab::Lab;
use super::meter::Sums;
use super::player::{Score, play};
use super::swaps::{SwapSummary, summarise, swap_under_load};
use super::{Options, Report, policies};
use crate::outcome::say;

/// A policy is in force within this time after the start, or something is wrong.
const START_WITHIN: Duration = Duration::from_secs(15);
const LOOK_EVERY: Duration = Duration::from_millis(250);
/// Events that one look takes in.
const EVENTS_A_LOOK: usize = 5000;
/// The control plane is killed after this part of the time.
const KILL_AFTER: f64 = 0.6;

pub(super) fn run(options: &Options, folder: &Path, is_interrupted: &AtomicBool) -> Result<Report> {
    say("making two namespaces and a link between them …");
    let lab = Lab::new()?;
    let appliance = Appliance::start(&lab, folder)?;
    appliance.await_policy(is_interrupted)?;
    let score = Score::new();
    let (mut view, control_back_ms, swaps) = std::thread::scope(|scope| {
        let player = scope.spawn(|| lab.in_world(|| play(&score, options.rounds)));
        let swapper = scope.spawn(|| {
            swap_under_load(&score, &|| appliance.client().ok(), &policies(), options.swaps)
        });
        let watched = watch(options, &appliance, &score, is_interrupted);
        score.stop.store(true, Ordering::Relaxed);
        let swaps = swapper.join().unwrap_or_default();
        player.join().unwrap_or_else(|_| bail!("the player gave up")).flatten()?;
        watched.map(|(view, back)| (view, back, swaps))
    })?;
    // The recorder reads the last events a moment after they happened.
    std::thread::sleep(LOOK_EVERY);
    appliance.look(&mut view, &mut 0, true);
    let meter = score.meter.lock().map_err(|_| anyhow::anyhow!("the account is broken"))?;
    view.sums = meter.sums();
    let probes = score.probes.lock().map_err(|_| anyhow::anyhow!("the probes are broken"))?;
    let swaps = summarise(&swaps.0, swaps.1, &probes, &meter);
    let passed = is_clean(&view.sums, &swaps);
    if options.is_for_people() {
        Board::new(true).finish(&view);
    }
    let evidence = appliance.state.join("evidence.pcapng");
    Ok(Report { view, flows: meter.rows(), swaps, control_back_ms, evidence, passed })
}

fn is_clean(sums: &Sums, swaps: &SwapSummary) -> bool {
    let faults = [sums.lost, sums.duplicated, sums.reordered, sums.leaked];
    faults == [0; 4] && sums.benign > 0 && swaps.effective_ms_p99 <= 10.0
}

/// Looks now and then until the time is over; kills the control plane once, unless told not to.
fn watch(
    options: &Options,
    appliance: &Appliance,
    score: &Score,
    is_interrupted: &AtomicBool,
) -> Result<(View, Option<u64>)> {
    let total = Duration::from_secs(options.seconds.into());
    let kill_at = total.mul_f64(KILL_AFTER);
    let started = Instant::now();
    let mut board = Board::new(options.is_for_people());
    let (mut view, mut since, mut back) = (View::default(), 0, None);
    while started.elapsed() < total && !is_interrupted.load(Ordering::Relaxed) {
        std::thread::sleep(LOOK_EVERY);
        if back.is_none() && !options.no_kill && started.elapsed() > kill_at {
            back = Some(appliance.kill_control(is_interrupted)?);
        }
        appliance.look(&mut view, &mut since, false);
        if let Ok(meter) = score.meter.lock() {
            view.sums = meter.sums();
        }
        // What was sent just now is on its way, not lost.
        view.sums.lost = 0;
        board.show(&view, total.saturating_sub(started.elapsed()));
    }
    Ok((view, back))
}

/// `sigwall run` in the namespace of the appliance; ended when it is dropped.
struct Appliance {
    process: Child,
    run: PathBuf,
    state: PathBuf,
}

impl Appliance {
    fn start(lab: &Lab, folder: &Path) -> Result<Self> {
        let (run, state, rules) = (folder.join("run"), folder.join("state"), folder.join("rules"));
        let [accepting, _] = policies();
        write_policy(&rules, &accepting)?;
        let log =
            std::fs::File::create(folder.join("sigwall.log")).context("cannot make the log")?;
        let program = std::env::current_exe().context("cannot find this program")?;
        let mut command = Command::new(program);
        command.arg("run").args([
            "--link",
            "demo",
            "--outside",
            "outside",
            "--inside",
            "inside",
            "--detach-on-stop",
        ]);
        command
            .arg("--policy")
            .arg(&rules)
            .arg("--run-dir")
            .arg(&run)
            .arg("--state-dir")
            .arg(&state);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        let process = lab.in_box(|| command.spawn())?.context("cannot start sigwall run")?;
        Ok(Self { process, run, state })
    }

    fn client(&self) -> Result<Client, controlplane::ClientError> {
        Client::connect(&self.run)
    }

    fn status(&self) -> Option<Box<Status>> {
        match self.client().ok()?.ask(&Request::Status) {
            Ok(Response::Status(status)) => Some(status),
            _ => None,
        }
    }

    fn await_policy(&self, is_interrupted: &AtomicBool) -> Result<()> {
        let started = Instant::now();
        while !self.status().is_some_and(|status| status.is_in_force) {
            if is_interrupted.load(Ordering::Relaxed) {
                bail!("interrupted");
            }
            if started.elapsed() > START_WITHIN {
                bail!("no policy came into force; see the log beside {}", self.state.display());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Takes in the counters, and the events since the last look.
    fn look(&self, view: &mut View, since: &mut u64, from_start: bool) {
        let Some(status) = self.status() else { return };
        if let Some(data_plane) = &status.data_plane {
            let total = |name: &str| data_plane.totals.get(name).copied().unwrap_or(0);
            view.forwarded = total("forwarded");
            view.blocked = total("blocked");
            view.generation = data_plane.generation;
            let ports = data_plane.ports.iter();
            let ports: Vec<String> =
                ports.map(|port| format!("{}: {}", port.port, port.stands_on.join(", "))).collect();
            view.mode = format!("inline   {}", ports.join("   "));
        }
        if from_start {
            view.causes.clear();
        }
        while let Ok(Ok(Response::Events(page))) = self
            .client()
            .map(|mut client| client.ask(&Request::Events { since: *since, limit: EVENTS_A_LOOK }))
        {
            page.events.iter().for_each(|event| view.add(event));
            *since = page.next;
            if page.events.is_empty() {
                break;
            }
        }
    }

    /// Kills the control plane without a warning; milliseconds until another is in charge of the data plane.
    fn kill_control(&self, is_interrupted: &AtomicBool) -> Result<u64> {
        let pid = self.control().context("the control plane's process was not found")?;
        let started = Instant::now();
        rustix::process::kill_process(pid, rustix::process::Signal::KILL)
            .context("cannot kill the control plane")?;
        // The dead one's socket may answer nothing for a moment; a status that names the data plane is a new one's.
        while self.control().is_none_or(|now| now == pid)
            || !self.status().is_some_and(|status| status.is_in_force)
        {
            if started.elapsed() > START_WITHIN || is_interrupted.load(Ordering::Relaxed) {
                bail!("no new control plane took charge");
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Ok(u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX))
    }

    /// The supervisor's child that is the control plane.
    fn control(&self) -> Option<rustix::process::Pid> {
        let id = self.process.id();
        let children = std::fs::read_to_string(format!("/proc/{id}/task/{id}/children")).ok()?;
        let child = children.split_whitespace().find(|child| {
            let words = std::fs::read(format!("/proc/{child}/cmdline")).unwrap_or_default();
            words.split(|octet| *octet == 0).any(|word| word == b"control")
        })?;
        rustix::process::Pid::from_raw(child.parse().ok()?)
    }
}

impl Drop for Appliance {
    fn drop(&mut self) {
        if let Some(pid) =
            i32::try_from(self.process.id()).ok().and_then(rustix::process::Pid::from_raw)
        {
            let _ = rustix::process::kill_process(pid, rustix::process::Signal::TERM);
        }
        let _ = self.process.wait();
    }
}

fn write_policy(folder: &Path, sources: &[Source]) -> Result<()> {
    for source in sources {
        let path = folder.join(&source.name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)
                .with_context(|| format!("cannot make {}", parent.display()))?;
        }
        std::fs::write(&path, &source.text)
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}
