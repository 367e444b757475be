//! The control plane: keeps policies, brings them to the data plane, answers people, writes down what happened.
//!
//! It may be killed at any moment: the store is whole after every step, the data plane goes on by what it has, and
//! the next control plane takes over from both. Of two at once the newest is in charge.

mod captures;
mod client;
mod clock;
mod compile;
mod dataplane;
mod durable;
mod error;
mod events;
mod evidence;
mod journal;
mod manifest;
mod mask;
mod position;
mod record;
mod request;
mod response;
mod rollout;
mod roster;
mod rotated;
mod server;
mod service;
mod slots;
mod status;
mod store;
mod takeover;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use tokio::net::UnixListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::{Mutex, mpsc, watch};
use tracing::info;

pub use client::{Client, ClientError};
pub use clock::{date_of, rfc3339_ns, today};
pub use error::{ControlError, RolloutError, StoreError};
pub use manifest::{Digest, Manifest, Origin, RuleRow, Source};
pub use mask::mask;
pub use request::{REQUEST_OCTETS_MAX, Request};
pub use response::{
    Applied, DataPlaneStatus, EventCounts, EventPage, EventRecord, Failure, FailureKind,
    PolicyStatus, PortStatus, ReasonCount, Response, RuleStatus, Status, WorkerStatus,
};
pub use slots::{Slots, UNCOUNTED};
pub use store::Store;

use dataplane::{Attached, Keeper};
use events::Recorder;
use journal::Journal;
use position::Position;
use rollout::Rollout;
use roster::Roster;
use service::Service;
use takeover::Claim;

/// The API's socket in the run directory.
pub const CONTROL_SOCKET: &str = "control.sock";
/// The data plane's socket in the run directory.
pub const DATA_PLANE_SOCKET: &str = "dataplane.sock";

/// Where a control plane lives.
#[derive(Clone, Debug)]
pub struct Config {
    /// Sockets.
    pub run_dir: PathBuf,
    /// Policies, events and evidence.
    pub state_dir: PathBuf,
}

/// Works until it is told to end (SIGTERM, SIGINT) or a newer control plane takes over; needs a tokio runtime.
pub async fn serve(config: &Config) -> Result<(), ControlError> {
    let ends = [SignalKind::terminate(), SignalKind::interrupt()].map(signal);
    let [mut terminate, mut interrupt] = each_ok(ends).map_err(ControlError::Signals)?;
    let socket = config.run_dir.join(CONTROL_SOCKET);
    let (claim, listener) =
        take(&config.run_dir, &socket).map_err(|error| ControlError::Socket(socket, error))?;
    let store = takeover::open_store(&config.state_dir).await?;
    info!(socket = %config.run_dir.join(CONTROL_SOCKET).display(), "control plane serves");
    tokio::select! {
        ended = work(config, &claim, listener, store) => ended?,
        displaced = claim.lost() => return Err(displaced),
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    claim.release();
    info!("control plane ends; the data plane goes on");
    Ok(())
}

/// All parts side by side; none of them ends by itself.
async fn work(
    config: &Config,
    claim: &Claim,
    listener: UnixListener,
    store: Store,
) -> Result<(), ControlError> {
    let position = Position::load(&Position::path(&config.state_dir));
    let journal = Journal::open(&config.state_dir, position.counts)
        .map_err(|error| ControlError::Events(config.state_dir.clone(), error))?;
    let journal = Arc::new(Mutex::new(journal));
    let (attached_sender, attached) = watch::channel::<Option<Attached>>(None);
    let (roster_sender, roster) = watch::channel(Roster::default());
    let (rings, arriving) = mpsc::channel(1);
    let rollout = Rollout::new(store, attached.clone(), roster_sender);
    let recorder =
        Recorder::new(&config.state_dir, position, arriving, roster.clone(), Arc::clone(&journal));
    let keeper = Keeper {
        path: config.run_dir.join(DATA_PLANE_SOCKET),
        claim: claim.clone(),
        attached: attached_sender,
        rings,
    };
    let service =
        Service { started: Instant::now(), rollout: rollout.clone(), attached, roster, journal };
    tokio::join!(
        keeper.keep(),
        recorder.run(),
        rollout.reconcile(),
        server::serve(listener, service)
    );
    Ok(())
}

fn take(run_dir: &Path, socket: &Path) -> io::Result<(Claim, UnixListener)> {
    std::fs::create_dir_all(run_dir)?;
    Claim::take(socket)
}

fn each_ok(signals: [io::Result<Signal>; 2]) -> io::Result<[Signal; 2]> {
    let [first, second] = signals;
    Ok([first?, second?])
}
