//! `sigwall push`, `activate`, `rollback`: changes of what is in force.

use std::io::{Write as _, stdout};
use std::path::PathBuf;

use anyhow::bail;
use clap::Args;
use controlplane::{Applied, Client, Failure, FailureKind, Request, Response};

use crate::args::Directories;
use crate::outcome::{Outcome, say};
use crate::sources;

/// A policy to put in force.
#[derive(Clone, Debug, Args)]
pub(crate) struct PushArgs {
    /// Directory of the policy, or its files
    #[arg(required = true, value_name = "DIR")]
    paths: Vec<PathBuf>,
    /// What to call this version
    #[arg(long, value_name = "NAME")]
    label: Option<String>,
}

/// An earlier policy.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct ActivateArgs {
    /// Its serial, as `sigwall status` lists it
    serial: u64,
}

/// Compiles a policy at the control plane and puts it in force.
pub(crate) fn push(directories: &Directories, args: &PushArgs) -> anyhow::Result<Outcome> {
    let sources = sources::read(&args.paths)?;
    order(directories, &Request::Push { sources, label: args.label.clone() })
}

/// Puts the content of an earlier serial in force again.
pub(crate) fn activate(directories: &Directories, args: ActivateArgs) -> anyhow::Result<Outcome> {
    order(directories, &Request::Activate { serial: args.serial })
}

/// Puts the policy back that was in force before.
pub(crate) fn rollback(directories: &Directories) -> anyhow::Result<Outcome> {
    order(directories, &Request::Rollback)
}

/// Says why there is no answer of the kind that was asked for.
pub(crate) fn unanswered(response: Response) -> anyhow::Result<Outcome> {
    let Response::Failed(failure) = response else {
        bail!("the control plane answered something else: {response:?}")
    };
    failed(failure)
}

/// Says what went wrong: findings are printed, the rest is an error.
fn failed(failure: Failure) -> anyhow::Result<Outcome> {
    if let Some(diagnostics) = &failure.diagnostics {
        say(diagnostics);
    }
    match failure.kind {
        FailureKind::Finding => {
            say(&format!("sigwall: {}", failure.text));
            Ok(Outcome::Findings)
        }
        FailureKind::Request | FailureKind::Appliance | FailureKind::Busy => bail!(failure.text),
    }
}

fn order(directories: &Directories, request: &Request) -> anyhow::Result<Outcome> {
    report(Client::connect(&directories.run_dir)?.ask(request)?)
}

/// Says what came of a change.
pub(crate) fn report(response: Response) -> anyhow::Result<Outcome> {
    let Response::InForce(applied) = response else { return unanswered(response) };
    tell(&applied)?;
    Ok(Outcome::Done)
}

fn tell(applied: &Applied) -> std::io::Result<()> {
    if !applied.warnings.is_empty() {
        say(&applied.warnings);
    }
    let serial = applied.serial;
    match applied.applied_us {
        Some(within) => writeln!(stdout(), "policy {serial} in force after {within} µs"),
        None => writeln!(
            stdout(),
            "policy {serial} kept: no data plane is there, it comes into force when one starts"
        ),
    }
}
