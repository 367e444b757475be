//! One link, from interfaces to workers and the channel to the control plane.

use std::os::fd::{AsFd as _, OwnedFd};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{Scope, ScopedJoinHandle};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use inspect::{Inspector, Tick};
use rustix::time::{ClockId, clock_gettime};
use southbound::{Counters, EventWriter, SouthboundError, Total, WorkerCounters};
use tracing::{error, info, warn};
use xsk::{PacketIo, Side, XskError};

use crate::common::Common;
use crate::config::{Backend, Config};
use crate::custody::Custody;
use crate::desk::desk;
use crate::heart::Heart;
use crate::kernel::{self, Guard};
use crate::mailbox::{Issue, Publisher};
use crate::privileges;
use crate::report::Report;
use crate::service::{self, Shared, Surroundings};
use crate::worker::Worker;

/// Empty turns before a worker sleeps until a frame comes.
const SPIN_TURNS: u32 = 64;
/// Longest sleep; bounds how late a policy is adopted on an idle link.
const SLEEP_MAX: Duration = Duration::from_millis(1);
/// Turns between two looks at the kernel's own counters.
const LOOK_EVERY_TURNS: u32 = 4096;
/// What is still in the rings is forwarded for so long after the kernel stopped filling them.
const DRAIN: Duration = Duration::from_millis(50);

/// Name of the socket for control planes in the run directory.
const SOCKET: &str = "dataplane.sock";

/// Name of the socket for those who ask what is remembered.
const STATE_SOCKET: &str = "state.sock";

/// Why a data plane could not start or go on.
#[derive(Debug, thiserror::Error)]
pub enum DataplaneError {
    /// The interfaces or the XDP program.
    #[error(transparent)]
    Xsk(#[from] XskError),
    /// Shared pages or the socket for control planes.
    #[error(transparent)]
    Southbound(#[from] SouthboundError),
    /// A folder that cannot be made.
    #[error("cannot make the folder {0}")]
    Folder(PathBuf, #[source] std::io::Error),
    /// The worker's thread could not be started.
    #[error("cannot start the worker")]
    Thread(#[source] std::io::Error),
}

/// Forwards and judges until asked to stop.
pub fn run(config: &Config, stop: &AtomicBool) -> Result<(), DataplaneError> {
    for folder in [&config.run_dir, &config.state_dir] {
        std::fs::create_dir_all(folder)
            .map_err(|error| DataplaneError::Folder(folder.clone(), error))?;
    }
    match config.backend {
        Backend::Xsk => {
            let mut umems = kernel::umems(config)?;
            let (links, guard) = kernel::open(&mut umems, config)?;
            run_on(links, Some(guard), config, stop)
        }
        Backend::Raw => run_on(vec![kernel::open_raw(config)?], None, config, stop),
    }
}

/// The first worker runs on the calling thread, the others and the channel have one of their own.
fn run_on<P: PacketIo<Frame: Send + Sync> + Send>(
    ios: Vec<P>,
    guard: Option<Guard>,
    config: &Config,
    stop: &AtomicBool,
) -> Result<(), DataplaneError> {
    let counters = Counters::create(ios.len())?;
    let (publisher, mut mailboxes) = Publisher::new(1);
    let (desk, counter) = desk();
    let common = Arc::new(Common::new(Inspector::new(&config.link, seed()), ios.len()));
    let mut crew = Crew { workers: Vec::new(), rings: Vec::new() };
    for (queue, io) in (0..).zip(ios) {
        crew.engage((queue, io), &common, (&counters, guard.as_ref()))?;
    }
    let Crew { workers, rings } = crew;
    let mut workers = workers.into_iter();
    let (Some((first, heart)), Some(mailbox)) = (workers.next(), mailboxes.pop()) else {
        return Ok(());
    };
    let mut first = first.adopting(mailbox).at(desk);
    xsk::keep_resident();
    let schema = inspect::schema();
    let custody = Custody::new(publisher, &config.state_dir, schema);
    let shared = Shared { counters, rings, schema };
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let served = spawn((scope, stop), "southbound", || {
            let _last = SetOnDrop(&is_over);
            privileges::of_channel();
            serve(config, &shared, custody, guard, stop)
        })?;
        spawn((scope, stop), "state", || {
            privileges::of_worker();
            counter.serve(&config.run_dir.join(STATE_SOCKET), stop);
        })?;
        for (mut worker, heart) in workers {
            let is_over = &is_over;
            spawn((scope, stop), "worker", move || {
                let _all = SetOnDrop(stop);
                privileges::of_worker();
                work(&mut worker, &heart, is_over);
            })?;
        }
        let _all = SetOnDrop(stop);
        privileges::of_worker();
        work(&mut first, &heart, &is_over);
        served.join().unwrap_or(Ok(())).map_err(DataplaneError::from)
    })
}

/// The workers of a link, each with its heartbeat, and their event rings.
struct Crew<P: PacketIo> {
    workers: Vec<(Worker<P>, Heart)>,
    rings: Vec<OwnedFd>,
}

impl<P: PacketIo> Crew<P> {
    fn engage(
        &mut self,
        (queue, io): (u32, P),
        common: &Arc<Common<P::Frame>>,
        (counters, guard): (&Counters, Option<&Guard>),
    ) -> Result<(), DataplaneError> {
        let events = EventWriter::create()?;
        self.rings.push(events.as_fd().try_clone_to_owned().map_err(DataplaneError::Thread)?);
        let number = self.workers.len();
        let report = Report::new(counters.worker(number), events, epoch_ns());
        let heart = guard.map_or_else(|| Ok(Heart::default()), |guard| guard.heart(queue))?;
        self.workers.push((Worker::new(io, (common, number), report), heart));
        Ok(())
    }
}

/// Where a thread cannot be had, those that are there are told to stop.
fn spawn<'s, T: Send + 's>(
    (scope, stop): (&'s Scope<'s, '_>, &AtomicBool),
    name: &str,
    work: impl FnOnce() -> T + Send + 's,
) -> Result<ScopedJoinHandle<'s, T>, DataplaneError> {
    let thread = std::thread::Builder::new().name(name.to_owned());
    thread.spawn_scoped(scope, work).map_err(|error| {
        stop.store(true, Ordering::Relaxed);
        DataplaneError::Thread(error)
    })
}

/// Everything but packets: policies, control planes, the XDP programs.
fn serve(
    config: &Config,
    shared: &Shared,
    mut custody: Custody,
    guard: Option<Guard>,
    stop: &AtomicBool,
) -> Result<(), SouthboundError> {
    if let Some(guard) = &guard {
        guard.report(&shared.counters);
    }
    let queues = u32::try_from(shared.counters.workers()).unwrap_or(0);
    let counters = shared.counters.worker(0);
    let mut kernel = Kernel { guard, counters, all: &shared.counters, tables_full: 0 };
    match custody.resume() {
        Ok(Some(issue)) => kernel.enforce(issue),
        Ok(None) => info!("no policy yet: signalling is refused until one is pushed"),
        Err(error) => {
            error!(%error, "the bundle on disk cannot be used: signalling is refused until one is pushed");
        }
    }
    let path = config.run_dir.join(SOCKET);
    let served = service::serve(&path, shared, &mut custody, &mut kernel, stop);
    if let Some(guard) = kernel.guard {
        guard.withdraw(queues, config.detach_on_stop);
        std::thread::sleep(DRAIN);
    }
    served
}

/// The XDP programs, where there are any.
struct Kernel<'c> {
    guard: Option<Guard>,
    counters: WorkerCounters,
    all: &'c Counters,
    tables_full: u64,
}

impl Surroundings for Kernel<'_> {
    fn enforce(&mut self, issue: &Issue) {
        if let Some(guard) = &mut self.guard {
            guard.enforce(&issue.table);
        }
        info!(generation = issue.generation.0, "policy in force");
    }

    fn look(&mut self) {
        if let Some(guard) = &self.guard {
            guard.look(&self.counters);
        }
        let full = self.all.total(Total::TablesFull);
        if full > self.tables_full {
            warn!(
                tables = full,
                "tables of sessions are nearly full: `sigwall state show` tells which"
            );
        }
        self.tables_full = full;
    }
}

/// However a thread ends, those that look at this end with it: workers with the channel, and all of a link with any worker.
struct SetOnDrop<'a>(&'a AtomicBool);

impl Drop for SetOnDrop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// The worker's loop: the only place on the packet path that reads a clock.
fn work<P: PacketIo>(worker: &mut Worker<P>, heart: &Heart, is_over: &AtomicBool) {
    let mut idle: u32 = 0;
    let mut turns: u32 = 0;
    while !is_over.load(Ordering::Relaxed) {
        let now = monotonic();
        match catch_unwind(AssertUnwindSafe(|| worker.turn(now))) {
            Ok(received) => {
                idle = if received == 0 { idle.saturating_add(1) } else { 0 };
                heart.beat(now);
            }
            Err(_) => worker.recover(),
        }
        if idle > SPIN_TURNS {
            worker.io().wait(SLEEP_MAX);
        }
        turns = turns.wrapping_add(1);
        if turns.is_multiple_of(LOOK_EVERY_TURNS) || idle == SPIN_TURNS {
            look_at_kernel(worker);
            worker.look_at_tables();
        }
    }
}

fn look_at_kernel<P: PacketIo>(worker: &mut Worker<P>) {
    let io = worker.io().counters();
    let sides = Side::BOTH.map(|side| *io.side(side));
    let sum =
        |count: fn(&xsk::SideCounters) -> u64| sides.iter().map(count).fold(0, u64::wrapping_add);
    let dropped = sum(|side| side.rx_dropped).wrapping_add(sum(|side| side.rx_ring_full));
    worker.counters().set(Total::KernelDropped, dropped);
    worker.counters().set(Total::Refused, sum(|side| side.refused));
}

fn monotonic() -> Tick {
    let time = clock_gettime(ClockId::Monotonic);
    let seconds = u64::try_from(time.tv_sec).unwrap_or(0);
    let nanoseconds = u64::try_from(time.tv_nsec).unwrap_or(0);
    Tick(seconds.wrapping_mul(1_000_000_000).wrapping_add(nanoseconds))
}

fn epoch_ns() -> u64 {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since_1970.as_nanos()).unwrap_or(0).wrapping_sub(monotonic().0)
}

/// A number that nobody who sends traffic knows.
fn seed() -> u64 {
    use std::hash::{BuildHasher as _, RandomState};
    RandomState::new().hash_one(0)
}
