//! The data plane's side of the channel: one control plane in charge, the newest.

use std::os::fd::{AsFd as _, BorrowedFd, OwnedFd};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use southbound::{
    BundleFile, Channel, Counters, Generation, Listener, Note, SouthboundError, Welcome,
};
use tracing::{info, warn};

use crate::custody::Custody;
use crate::mailbox::Issue;

/// How often a request to stop is looked for.
const LOOK_EVERY: Timespec = Timespec { tv_sec: 0, tv_nsec: 50_000_000 };

/// What a control plane is given when it takes charge.
#[derive(Debug)]
pub(crate) struct Shared {
    /// The counters of all workers.
    pub(crate) counters: Counters,
    /// Each worker's event ring.
    pub(crate) rings: Vec<OwnedFd>,
    /// Numbering of fields that bundles must be compiled for.
    pub(crate) schema: u64,
}

/// What follows from a policy in force, and what is looked at now and then.
pub(crate) trait Surroundings {
    /// Every worker judges by this policy.
    fn enforce(&mut self, issue: &Issue);
    /// Some time has passed.
    fn look(&mut self);
}

/// Serves control planes until asked to stop.
pub(crate) fn serve(
    path: &Path,
    shared: &Shared,
    custody: &mut Custody,
    surroundings: &mut impl Surroundings,
    stop: &AtomicBool,
) -> Result<(), SouthboundError> {
    let listener = Listener::bind(path)?;
    let mut in_charge: Option<Channel> = None;
    while !stop.load(Ordering::Relaxed) {
        wait(&listener, in_charge.as_ref());
        surroundings.look();
        if let Some(channel) = listener.accept()? {
            match welcome(&channel, shared, custody) {
                Ok(()) => in_charge = Some(channel),
                Err(error) => warn!(%error, "a control plane could not be welcomed"),
            }
        }
        if let Some(channel) = &in_charge
            && let Err(error) = answer(channel, custody, surroundings)
        {
            info!(%error, "control plane gone; the policy stays in force");
            in_charge = None;
        }
    }
    Ok(())
}

fn wait(listener: &Listener, channel: Option<&Channel>) {
    let mut ends: Vec<PollFd<'_>> = vec![PollFd::new(listener, PollFlags::IN)];
    ends.extend(channel.map(|channel| PollFd::new(channel, PollFlags::IN)));
    // A signal or an error is met again by the calls that follow.
    let _ = poll(&mut ends, Some(&LOOK_EVERY));
}

fn welcome(channel: &Channel, shared: &Shared, custody: &Custody) -> Result<(), SouthboundError> {
    let active = custody.active();
    let welcome = Welcome {
        generation: active.map_or(Generation(0), |issue| issue.generation),
        digest: active.map_or([0; 32], |issue| issue.table.digest()),
        schema: shared.schema,
    };
    let rings = shared.rings.iter().map(|ring| ring.as_fd());
    let descriptors: Vec<BorrowedFd<'_>> =
        std::iter::once(shared.counters.as_fd()).chain(rings).collect();
    info!(generation = welcome.generation.0, "a control plane takes charge");
    channel.send(&Note::Welcome(welcome), &descriptors)
}

fn answer(
    channel: &Channel,
    custody: &mut Custody,
    surroundings: &mut impl Surroundings,
) -> Result<(), SouthboundError> {
    while let Some((note, mut descriptors)) = channel.receive()? {
        let Note::Activate(generation) = note else {
            return Err(SouthboundError::Foreign("a note that only a data plane sends"));
        };
        let octets = match descriptors.pop() {
            Some(fd) if descriptors.is_empty() => BundleFile::open(fd).and_then(BundleFile::octets),
            _ => Err(SouthboundError::Bundle("the note carries no single bundle")),
        };
        let reply = match octets.map_err(|error| error.to_string()).and_then(|octets| {
            custody
                .activate(generation, &octets)
                .map(|issue| surroundings.enforce(issue))
                .map_err(|error| error.to_string())
        }) {
            Ok(()) => Note::Applied(generation),
            Err(text) => {
                warn!(
                    generation = generation.0,
                    reason = text,
                    "bundle refused; the last good policy stands"
                );
                Note::Refused(generation, text)
            }
        };
        channel.send(&reply, &[])?;
    }
    Ok(())
}
