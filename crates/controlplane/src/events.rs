//! Events on their way from the rings of the data plane into the journal.

use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::time::Duration;

use southbound::{EventReader, Read, SouthboundError};
use tokio::sync::{mpsc, watch};
use tokio::time::{MissedTickBehavior, interval};
use tracing::warn;

use crate::journal::{Journal, SharedJournal};
use crate::position::{Position, ring_id};
use crate::record::record;
use crate::roster::Roster;

const POLL_EVERY: Duration = Duration::from_millis(20);
/// Events taken from one ring in one round; what comes faster is lost, and counted.
const ROUND_MAX: usize = 256;

/// Reads every ring in turn.
#[derive(Debug)]
pub(crate) struct Recorder {
    arriving: mpsc::Receiver<Vec<OwnedFd>>,
    roster: watch::Receiver<Roster>,
    journal: SharedJournal,
    position: Position,
    path: PathBuf,
    rings: Vec<Ring>,
}

#[derive(Debug)]
struct Ring {
    id: u64,
    reader: EventReader,
}

impl Recorder {
    /// A recorder that begins where the one before it in `directory` ended.
    pub(crate) fn new(
        directory: &Path,
        position: Position,
        arriving: mpsc::Receiver<Vec<OwnedFd>>,
        roster: watch::Receiver<Roster>,
        journal: SharedJournal,
    ) -> Self {
        let path = Position::path(directory);
        Self { arriving, roster, journal, position, path, rings: Vec::new() }
    }

    /// Records for ever.
    pub(crate) async fn run(mut self) {
        let mut round = interval(POLL_EVERY);
        round.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                Some(rings) = self.arriving.recv() => self.open(rings),
                _ = round.tick() => self.round().await,
            }
        }
    }

    /// Reads on in rings that were read before, and from the start in new ones.
    fn open(&mut self, rings: Vec<OwnedFd>) {
        self.rings.clear();
        for ring in rings {
            let id = ring_id(&ring);
            match EventReader::open(ring, self.position.of(id)) {
                Ok(reader) => self.rings.push(Ring { id, reader }),
                Err(error) => unreadable(&error),
            }
        }
    }

    async fn round(&mut self) {
        let mut journal = self.journal.lock().await;
        let roster = self.roster.borrow();
        let mut is_changed = false;
        for (worker, ring) in self.rings.iter_mut().enumerate() {
            let before = ring.reader.position();
            drain(worker, &mut ring.reader, &roster, &mut journal);
            is_changed |= ring.reader.position() != before;
        }
        if is_changed {
            self.position.counts = journal.counts();
            self.position.set(self.rings.iter().map(|ring| (ring.id, ring.reader.position())));
            self.position.save(&self.path);
        }
    }
}

fn drain(worker: usize, reader: &mut EventReader, roster: &Roster, journal: &mut Journal) {
    for _ in 0..ROUND_MAX {
        match reader.read() {
            Read::Event(_, event) => {
                let mut record = record(&event, roster);
                record.worker = worker;
                let capture = roster.rule(event.slot).map_or(0, |rule| rule.capture);
                journal.keep(&event, record, capture);
            }
            Read::Lost(events) => journal.lose(events),
            Read::Empty => return,
        }
    }
}

fn unreadable(error: &SouthboundError) {
    warn!(%error, "the event ring of a worker cannot be read");
}
