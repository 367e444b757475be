//! What each request does.

use std::time::Instant;

use tokio::sync::watch;
use tracing::warn;

use crate::dataplane::Attached;
use crate::error::RolloutError;
use crate::journal::SharedJournal;
use crate::request::Request;
use crate::response::{Applied, Failure, FailureKind, PolicyStatus, Response, Status};
use crate::rollout::{InForce, Rollout};
use crate::roster::Roster;
use crate::status;

/// All that requests are answered from.
#[derive(Clone, Debug)]
pub(crate) struct Service {
    pub(crate) started: Instant,
    pub(crate) rollout: Rollout,
    pub(crate) attached: watch::Receiver<Option<Attached>>,
    pub(crate) roster: watch::Receiver<Roster>,
    pub(crate) journal: SharedJournal,
}

impl Service {
    /// Does what was asked.
    pub(crate) async fn answer(&self, request: Request) -> Response {
        match request {
            Request::Push { sources, label } => applied(self.rollout.push(sources, label).await),
            Request::Check { sources } => match self.rollout.check(sources).await {
                Ok(warnings) => Response::Checked { warnings },
                Err(error) => Response::Failed(failure(&error)),
            },
            Request::Activate { serial } => applied(self.rollout.activate(serial).await),
            Request::Rollback => applied(self.rollout.rollback().await),
            Request::Status => Response::Status(Box::new(self.status().await)),
            Request::Rules => self.rules().await,
            Request::Reasons => self.reasons(),
            Request::Events { since, limit } => {
                Response::Events(self.journal.lock().await.page(since, limit))
            }
        }
    }

    async fn status(&self) -> Status {
        let (current, kept) = self.rollout.kept().await;
        let attached = self.attached.borrow().clone();
        let in_force = attached.as_ref().map(|found| (found.generation, found.digest));
        let wanted = current.as_ref().map(|(_, serial, digest)| (*serial, *digest));
        Status {
            uptime_s: self.started.elapsed().as_secs(),
            is_in_force: wanted.is_some() && wanted == in_force,
            policy: current.map(|(name, serial, digest)| PolicyStatus { name, serial, digest }),
            kept,
            data_plane: attached.as_ref().map(status::data_plane),
            events: self.journal.lock().await.counts(),
        }
    }

    async fn rules(&self) -> Response {
        let attached = self.attached.borrow().clone();
        let journal = self.journal.lock().await;
        let counters = attached.as_ref().map(|found| &found.counters);
        Response::Rules(status::rules(&self.roster.borrow(), counters, &journal))
    }

    fn reasons(&self) -> Response {
        let attached = self.attached.borrow();
        let counters = attached.as_ref().map(|found| &found.counters);
        Response::Reasons(counters.map(status::reasons).unwrap_or_default())
    }
}

fn applied(outcome: Result<InForce, RolloutError>) -> Response {
    match outcome {
        Ok(policy) => Response::InForce(Applied {
            serial: policy.serial,
            applied_us: policy
                .applied_within
                .map(|within| u64::try_from(within.as_micros()).unwrap_or(u64::MAX)),
            warnings: policy.warnings,
        }),
        Err(error) => {
            warn!(%error, "a policy did not come into force");
            Response::Failed(failure(&error))
        }
    }
}

fn failure(error: &RolloutError) -> Failure {
    let kind = if error.is_finding() { FailureKind::Finding } else { FailureKind::Appliance };
    let diagnostics = match error {
        RolloutError::Policy(rendered) => Some(rendered.clone()),
        RolloutError::Refused(_)
        | RolloutError::Silent
        | RolloutError::Release
        | RolloutError::NoEarlier
        | RolloutError::Store(_)
        | RolloutError::Bundle(_)
        | RolloutError::Compiler => None,
    };
    Failure { kind, text: chain(error), diagnostics }
}

/// The error with what caused it.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}
