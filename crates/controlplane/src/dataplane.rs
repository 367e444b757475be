//! The data plane as the control plane sees it: found again within 50 ms, given bundles, one at a time.

use std::io;
use std::os::fd::{AsFd as _, OwnedFd};
use std::path::PathBuf;
use std::time::{Duration, Instant, SystemTime};

use southbound::{BundleFile, Channel, Counters, Generation, Note, SouthboundError, connect};
use tokio::io::Interest;
use tokio::net::UnixStream;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::{sleep, timeout};
use tracing::{debug, info, warn};

use crate::manifest::Digest;
use crate::takeover::Claim;

const RETRY_EVERY: Duration = Duration::from_millis(50);
const WELCOME_WITHIN: Duration = Duration::from_secs(2);
const APPLIED_WITHIN: Duration = Duration::from_secs(2);

/// A data plane that answered with its welcome.
#[derive(Clone, Debug)]
pub(crate) struct Attached {
    /// When this control plane took charge; no two are equal.
    pub(crate) since: Instant,
    /// The same on the calendar.
    pub(crate) since_time: SystemTime,
    /// The generation in force; 0 where none is.
    pub(crate) generation: u64,
    /// Its digest.
    pub(crate) digest: Digest,
    /// Numbering of fields that it understands.
    pub(crate) schema: u64,
    /// What it counts.
    pub(crate) counters: Counters,
    orders: mpsc::Sender<Order>,
}

/// Why a bundle did not come into force.
#[derive(Debug)]
pub(crate) enum NotApplied {
    /// There is no data plane now.
    Absent,
    /// It refused, for this reason.
    Refused(String),
    /// It did not answer in time.
    Silent,
}

impl Attached {
    /// Puts a bundle in force; gives the time until every worker judged by it.
    pub(crate) async fn activate(
        &self,
        generation: u64,
        digest: Digest,
        bundle: BundleFile,
    ) -> Result<Duration, NotApplied> {
        let (reply, answer) = oneshot::channel();
        let order = Order { generation: Generation(generation), digest, bundle, reply };
        self.orders.send(order).await.map_err(|_| NotApplied::Absent)?;
        answer.await.unwrap_or(Err(NotApplied::Absent))
    }
}

#[derive(Debug)]
struct Order {
    generation: Generation,
    digest: Digest,
    bundle: BundleFile,
    reply: oneshot::Sender<Result<Duration, NotApplied>>,
}

/// Keeps the channel to the data plane, for as long as this control plane has its claim.
#[derive(Debug)]
pub(crate) struct Keeper {
    /// Where the data plane listens.
    pub(crate) path: PathBuf,
    /// Who is in charge.
    pub(crate) claim: Claim,
    /// What is known of the data plane.
    pub(crate) attached: watch::Sender<Option<Attached>>,
    /// Where each data plane's event rings go.
    pub(crate) rings: mpsc::Sender<Vec<OwnedFd>>,
}

impl Keeper {
    /// Connects, serves and connects again, until the claim is lost.
    pub(crate) async fn keep(self) {
        while self.claim.stands() {
            match connect(&self.path) {
                Ok(channel) => {
                    let end = self.serve(channel).await;
                    self.attached.send_replace(None);
                    info!(%end, "data plane gone; it judges by the policy that it has");
                }
                Err(error) => debug!(%error, "no data plane yet"),
            }
            sleep(RETRY_EVERY).await;
        }
    }

    async fn serve(&self, channel: Channel) -> SouthboundError {
        match self.try_serve(channel).await {
            Ok(never) => match never {},
            Err(error) => error,
        }
    }

    async fn try_serve(
        &self,
        channel: Channel,
    ) -> Result<std::convert::Infallible, SouthboundError> {
        let channel = Notes::new(channel)?;
        let (orders, mut waiting) = mpsc::channel(1);
        let welcome = timeout(WELCOME_WITHIN, channel.next()).await;
        let (note, descriptors) =
            welcome.map_err(|_| SouthboundError::Foreign("no welcome within 2 s"))??;
        let (attached, rings) = welcomed(&note, descriptors, orders)?;
        info!(generation = attached.generation, "in charge of the data plane");
        self.attached.send_replace(Some(attached));
        let _ = self.rings.send(rings).await;
        loop {
            tokio::select! {
                note = channel.next() => {
                    let (note, _) = note?;
                    debug!(?note, "a note that nobody waits for");
                }
                Some(order) = waiting.recv() => self.carry_out(&channel, order).await?,
            }
        }
    }

    async fn carry_out(&self, channel: &Notes, order: Order) -> Result<(), SouthboundError> {
        let start = Instant::now();
        channel.send(&Note::Activate(order.generation), &order.bundle)?;
        let answer = timeout(APPLIED_WITHIN, channel.answer(order.generation)).await;
        let Ok(answer) = answer else {
            warn!(generation = order.generation.0, "the data plane does not acknowledge");
            let _ = order.reply.send(Err(NotApplied::Silent));
            return Err(SouthboundError::Foreign("no acknowledgement within 2 s"));
        };
        let answer = answer?.map(|()| start.elapsed()).map_err(NotApplied::Refused);
        if answer.is_ok() {
            self.note_in_force(order.generation, order.digest);
        }
        let _ = order.reply.send(answer);
        Ok(())
    }

    fn note_in_force(&self, generation: Generation, digest: Digest) {
        self.attached.send_if_modified(|attached| {
            if let Some(attached) = attached {
                attached.generation = generation.0;
                attached.digest = digest;
            }
            attached.is_some()
        });
    }
}

fn welcomed(
    note: &Note,
    descriptors: Vec<OwnedFd>,
    orders: mpsc::Sender<Order>,
) -> Result<(Attached, Vec<OwnedFd>), SouthboundError> {
    let Note::Welcome(welcome) = note else {
        return Err(SouthboundError::Foreign("something else than a welcome"));
    };
    let mut descriptors = descriptors.into_iter();
    let counters = descriptors.next().ok_or(SouthboundError::Foreign("no counters"))?;
    let attached = Attached {
        since: Instant::now(),
        since_time: SystemTime::now(),
        generation: welcome.generation.0,
        digest: Digest(welcome.digest),
        schema: welcome.schema,
        counters: Counters::open(counters)?,
        orders,
    };
    Ok((attached, descriptors.collect()))
}

/// The channel, waited for by the runtime.
struct Notes {
    channel: Channel,
    /// The same socket once more, for its readiness alone.
    readiness: UnixStream,
}

impl Notes {
    fn new(channel: Channel) -> Result<Self, SouthboundError> {
        let same = channel.as_fd().try_clone_to_owned().map_err(|error| watched(&error))?;
        let readiness = UnixStream::from_std(same.into()).map_err(|error| watched(&error))?;
        Ok(Self { channel, readiness })
    }

    fn send(&self, note: &Note, bundle: &BundleFile) -> Result<(), SouthboundError> {
        self.channel.send(note, &[bundle.as_fd()])
    }

    async fn next(&self) -> Result<(Note, Vec<OwnedFd>), SouthboundError> {
        let received = self.readiness.async_io(Interest::READABLE, || {
            match self.channel.receive().transpose() {
                Some(received) => Ok(received),
                None => Err(io::ErrorKind::WouldBlock.into()),
            }
        });
        received.await.map_err(|error| watched(&error))?
    }

    /// What is said of this generation; other notes are passed over.
    async fn answer(&self, about: Generation) -> Result<Result<(), String>, SouthboundError> {
        loop {
            match self.next().await?.0 {
                Note::Applied(generation) if generation == about => return Ok(Ok(())),
                Note::Refused(generation, reason) if generation == about => return Ok(Err(reason)),
                other @ (Note::Welcome(_)
                | Note::Activate(_)
                | Note::Applied(_)
                | Note::Refused(..)) => {
                    debug!(note = ?other, "a note that nobody waits for");
                }
            }
        }
    }
}

fn watched(error: &io::Error) -> SouthboundError {
    let errno = rustix::io::Errno::from_io_error(error).unwrap_or(rustix::io::Errno::IO);
    SouthboundError::Kernel("watch the channel", errno)
}
