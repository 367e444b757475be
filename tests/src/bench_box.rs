//! A worker between two ports in memory, with a rule table made by hand.

use std::sync::Arc;

use dataplane::{Issue, Publisher, Report, Worker};
use inspect::{Inspector, Tick};
use numbering::Digits;
use ruletable::{
    Builder, Case, Comparison, Expr, Member, Mode, Operand, RuleRow, RuleTable, Selector, Stage,
    Test, Verdict,
};
use southbound::{Counters, EventWriter, Generation};
use xsk::{MemoryLink, Side};

/// Subscriber whose creates are blocked by [`barring_table`].
pub const BARRED: &str = "262011234567890";

/// Everything of a data plane but the kernel.
#[derive(Debug)]
pub struct BenchBox {
    /// The worker under test.
    pub worker: Worker<MemoryLink>,
    /// Gives it policies.
    pub publisher: Publisher,
    /// What it counts.
    pub counters: Counters,
    now: Tick,
}

impl BenchBox {
    /// A worker without a policy; so many frames fit a port.
    pub fn new(frames: usize) -> Self {
        let counters = Counters::create(1).expect("counters");
        let events = EventWriter::create().expect("an event ring");
        let (publisher, mut mailboxes) = Publisher::new(1);
        let mailbox = mailboxes.pop().expect("one mailbox");
        let report = Report::new(counters.worker(0), events, 0);
        let worker = Worker::alone(
            MemoryLink::new(2048, frames),
            Inspector::new("test", 1),
            mailbox,
            report,
        );
        Self { worker, publisher, counters, now: Tick(0) }
    }

    /// Offers a table.
    pub fn publish(&mut self, table: RuleTable) {
        let generation = Generation(table.serial());
        self.publisher.publish(&Issue { generation, table: Arc::new(table) });
    }

    /// Lets a frame arrive.
    pub fn arrive(&mut self, side: Side, octets: &[u8]) {
        self.worker.io().arrive(side, octets);
    }

    /// One turn, a millisecond after the one before.
    pub fn turn(&mut self) -> usize {
        self.now = self.now.after_ms(1);
        self.worker.turn(self.now)
    }

    /// What left at a side since last asked.
    pub fn left(&mut self, side: Side) -> Vec<Vec<u8>> {
        self.worker.io().leaving(side)
    }
}

/// A table that drops creates for [`BARRED`] and accepts the rest. Every message is noted by a rule that only
/// monitors, with counter `2 × serial`, and accepted by one of a later stage, with the counter that follows: what
/// one table judged, it counted twice.
pub fn barring_table(serial: u64) -> RuleTable {
    RuleTable::load(&barring_bundle(serial), inspect::schema()).expect("a table")
}

/// The bundle of that table.
pub fn barring_bundle(serial: u64) -> Vec<u8> {
    let mut builder = Builder::new(inspect::schema(), "test");
    let all = [1, 2, 3, 4].map(|protocol| Selector { protocol, kind: None });
    let first = u32::try_from(serial * 2).expect("a small serial");
    for (slot, stage, mode, verdict) in [
        (first, Stage::Screen, Mode::Monitor, Verdict::Drop),
        (first + 1, Stage::Limit, Mode::Enforce, Verdict::Accept),
    ] {
        let rule =
            builder.rule(RuleRow { name: format!("watch.{slot}"), stage, mode, verdict, slot });
        let always = Expr::All(Vec::new());
        builder.on(rule.expect("a rule"), &Case::new(&all, &always)).expect("a case");
    }
    let row = RuleRow {
        name: "barred".into(),
        stage: Stage::Authorise,
        mode: Mode::Enforce,
        verdict: Verdict::Drop,
        slot: 0,
    };
    let rule = builder.rule(row).expect("a rule");
    for (protocol, kind) in [(1, 16), (2, 32)] {
        let field =
            dissect::find("e212.imsi").find(|row| row.id.protocol == protocol).expect("a field").id;
        let operand = Operand::Is(Member::Digits(Digits::parse(BARRED).expect("digits")));
        let when =
            Expr::Test(Test::Field(Comparison { field, every: false, negated: false, operand }));
        let selectors = [Selector { protocol, kind: Some(kind) }];
        builder.on(rule, &Case::new(&selectors, &when)).expect("a case");
    }
    builder.serial(serial);
    builder.bundle().expect("a bundle")
}
