//! `sigwall run`: both planes of one box as processes of their own; each is started again when it dies.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use controlplane::{Client, Request, Response};
use rustix::process::{Pid, Signal, getppid, kill_process, set_parent_process_death_signal};
use tokio::process::{Child, Command};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};
use tracing::{info, warn};

use crate::args::{Directories, RunArgs};
use crate::outcome::{Outcome, USAGE, say};
use crate::{logging, orders, policy};

/// Short enough to be back within 200 ms, long enough not to spin.
const RESTART_AFTER: Duration = Duration::from_millis(100);
/// A plane that does not end by itself in this time is killed.
const END_WITHIN: Duration = Duration::from_secs(5);
/// The first policy is pushed once the control plane answers, within this time.
const ANSWERS_WITHIN: Duration = Duration::from_secs(30);
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// Runs both planes until SIGTERM or SIGINT.
pub(crate) fn run(directories: &Directories, args: &RunArgs) -> anyhow::Result<Outcome> {
    logging::start();
    let first = match &args.policy {
        Some(path) => match policy::checked(std::slice::from_ref(path))? {
            Some(sources) => Some(sources),
            None => return Ok(Outcome::Findings),
        },
        None => None,
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(supervise(directories, args, first))
}

async fn supervise(
    directories: &Directories,
    args: &RunArgs,
    first: Option<Vec<controlplane::Source>>,
) -> anyhow::Result<Outcome> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let link = args.link.to_arguments();
    let mut data_plane = Plane::start("dataplane", directories, link)?;
    let mut control = Plane::start("control", directories, Vec::new())?;
    if let Some(sources) = first {
        let run_dir = directories.run_dir.clone();
        tokio::task::spawn_blocking(move || push_first(&run_dir, sources));
    }
    let ended = tokio::select! {
        _ = terminate.recv() => Ok(()),
        _ = interrupt.recv() => Ok(()),
        ended = &mut data_plane.task => ended?,
        ended = &mut control.task => ended?,
    };
    info!("ending both planes");
    control.end().await;
    data_plane.end().await;
    ended.map(|()| Outcome::Done)
}

/// A plane that is kept running.
struct Plane {
    stop: watch::Sender<bool>,
    task: JoinHandle<anyhow::Result<()>>,
}

impl Plane {
    fn start(
        verb: &'static str,
        directories: &Directories,
        arguments: Vec<OsString>,
    ) -> anyhow::Result<Self> {
        let program = std::env::current_exe().context("the path of this program is not known")?;
        let mut all: Vec<OsString> = vec![
            "--run-dir".into(),
            directories.run_dir.clone().into(),
            "--state-dir".into(),
            directories.state_dir.clone().into(),
            verb.into(),
        ];
        all.extend(arguments);
        let (stop, stopped) = watch::channel(false);
        let task = tokio::spawn(keep(verb, program, all, stopped));
        Ok(Self { stop, task })
    }

    async fn end(self) {
        self.stop.send_replace(true);
        if !self.task.is_finished() {
            let _ = self.task.await;
        }
    }
}

/// Starts a plane again and again; an error where it cannot be started or its arguments are wrong.
async fn keep(
    verb: &'static str,
    program: PathBuf,
    arguments: Vec<OsString>,
    mut stopped: watch::Receiver<bool>,
) -> anyhow::Result<()> {
    loop {
        let mut child = Command::new(&program)
            .args(&arguments)
            .env(SUPERVISOR, std::process::id().to_string())
            .process_group(0)
            .spawn()
            .with_context(|| format!("{verb} cannot be started"))?;
        tokio::select! {
            status = child.wait() => {
                let status = status?;
                if status.code() == Some(USAGE.into()) {
                    bail!("{verb} does not take its arguments");
                }
                warn!(plane = verb, %status, "ended; it is started again");
            }
            () = asked_to_end(&mut stopped) => return end(verb, child).await,
        }
        sleep(RESTART_AFTER).await;
        if *stopped.borrow() {
            return Ok(());
        }
    }
}

async fn asked_to_end(stopped: &mut watch::Receiver<bool>) {
    // A sender that is gone asks for the same.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

async fn end(verb: &str, mut child: Child) -> anyhow::Result<()> {
    let id = child.id().and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw);
    if let Some(id) = id {
        // It may have ended just now.
        let _ = kill_process(id, Signal::TERM);
    }
    if timeout(END_WITHIN, child.wait()).await.is_err() {
        warn!(plane = verb, "does not end by itself; it is killed");
        child.kill().await?;
    }
    Ok(())
}

/// Puts the first policy in force, unless one is kept.
fn push_first(run_dir: &Path, sources: Vec<controlplane::Source>) {
    if let Err(error) = try_push_first(run_dir, sources) {
        say(&format!("sigwall: the first policy was not put in force: {error:#}"));
    }
}

fn try_push_first(run_dir: &Path, sources: Vec<controlplane::Source>) -> anyhow::Result<()> {
    let start = Instant::now();
    let mut client = loop {
        match Client::connect(run_dir) {
            Ok(client) => break client,
            Err(error) if start.elapsed() > ANSWERS_WITHIN => return Err(error.into()),
            Err(_) => std::thread::sleep(LOOK_EVERY),
        }
    };
    if let Response::Status(status) = client.ask(&Request::Status)?
        && status.policy.is_some()
    {
        return Ok(());
    }
    orders::report(client.ask(&Request::Push { sources, label: None })?).map(|_| ())
}

/// A plane that was started by `sigwall run` ends with it, however that ends.
pub(crate) fn follow_supervisor() -> anyhow::Result<()> {
    let Ok(supervisor) = std::env::var(SUPERVISOR) else { return Ok(()) };
    set_parent_process_death_signal(Some(Signal::TERM))?;
    if getppid().map(|parent| parent.to_string()) != Some(supervisor) {
        bail!("the `sigwall run` that started this process is gone");
    }
    Ok(())
}

/// Tells a plane which process started it.
const SUPERVISOR: &str = "SIGWALL_SUPERVISOR";
