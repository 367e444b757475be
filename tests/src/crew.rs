//! Workers of several queues of one link, each between two ports in memory, with one memory of its traffic.

use std::sync::Arc;

use dataplane::{Common, Issue, Publisher, Report, Worker};
use inspect::{Inspector, Tick};
use ruletable::RuleTable;
use southbound::{Counters, EventWriter, Generation};
use xsk::{MemoryFrame, MemoryLink, Side};

/// Frames that fit a port.
const FRAMES: usize = 256;

/// Everything of a data plane of several queues but the kernel.
#[derive(Debug)]
pub struct Crew {
    /// The workers by their queues.
    pub workers: Vec<Worker<MemoryLink>>,
    /// What they have in common.
    pub common: Arc<Common<MemoryFrame>>,
    /// Gives them policies.
    pub publisher: Publisher,
    /// What they count.
    pub counters: Counters,
    now: Tick,
}

impl Crew {
    /// Workers of so many queues under a policy.
    pub fn new(queues: usize, table: RuleTable) -> Self {
        let counters = Counters::create(queues).expect("counters");
        let (mut publisher, mut mailboxes) = Publisher::new(1);
        let common = Arc::new(Common::new(Inspector::new("test", 1), queues));
        let workers = (0..queues).map(|number| {
            let events = EventWriter::create().expect("an event ring");
            let report = Report::new(counters.worker(number), events, 0);
            let worker = Worker::new(MemoryLink::new(2048, FRAMES), (&common, number), report);
            match mailboxes.pop() {
                Some(mailbox) => worker.adopting(mailbox),
                None => worker,
            }
        });
        let workers = workers.collect();
        publisher.publish(&Issue { generation: Generation(table.serial()), table: table.into() });
        let now = Tick(1_700_000_000_000_000_000);
        let mut crew = Self { workers, common, publisher, counters, now };
        crew.turn(0);
        crew
    }

    /// Lets a frame arrive by a queue, and gives what leaves by it then.
    pub fn arrive(&mut self, queue: usize, side: Side, octets: &[u8]) -> Vec<Vec<u8>> {
        self.workers[queue].io().arrive(side, octets);
        self.turn(queue);
        self.left(queue, side.other())
    }

    /// One turn of a worker, a millisecond after the turn before.
    pub fn turn(&mut self, queue: usize) {
        self.now = self.now.after_ms(1);
        self.workers[queue].turn(self.now);
    }

    /// Time goes on.
    pub fn wait_ms(&mut self, ms: u64) {
        self.now = self.now.after_ms(ms);
    }

    /// What left at a side by a queue since last asked.
    pub fn left(&mut self, queue: usize, side: Side) -> Vec<Vec<u8>> {
        self.workers[queue].io().leaving(side)
    }

    /// Asserts that every frame left or ended by the queue that it came by.
    pub fn assert_no_frame_leaked(&mut self) {
        self.workers.iter_mut().for_each(|worker| worker.io().assert_no_frame_leaked());
    }
}
