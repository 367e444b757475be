//! One inspector under a policy, between a partner's side and the core, on a clock of its own.

use std::net::Ipv4Addr;
use std::sync::Arc;

use inspect::{
    Arrival, Direction, Fate, Finding, FrameId, Inquiry, Inspector, Reason, Tick, Uses, Wanted,
};
use policy::{Options, Source, compile};
use ruletable::RuleTable;

/// A gateway of ours.
pub const CORE: Ipv4Addr = Ipv4Addr::new(10, 10, 0, 1);
/// A node of partner acme.
pub const ACME: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 1);
/// A node of partner bravo.
pub const BRAVO: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 1);
/// Both, and home.
const SITE: &str = r#"
policy "world" { schema 1; default accept }
home { plmn 001-01; gt +15550; realm "epc.mnc001.mcc001.3gppnetwork.org"; ip 10.10.0.0/16 }
partner acme { plmn 901-70; gt +883170; realm "epc.mnc070.mcc901.3gppnetwork.org"; ip 192.0.2.0/24 }
partner bravo { plmn 262-01; gt +49170; realm "epc.mnc001.mcc262.3gppnetwork.org"; ip 198.51.100.0/24 }
"#;
const SECOND: u64 = 1_000_000_000;

/// What became of a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fared {
    /// What happens to it.
    pub fate: Fate,
    /// Why.
    pub reason: Reason,
    /// The rule that decided, or else the one that would have blocked.
    pub rule: Option<String>,
}

/// An inspector with a clock.
#[derive(Debug)]
pub struct World {
    inspector: Inspector,
    table: Arc<RuleTable>,
    now: u64,
}

impl World {
    /// Two partners and home, and what the text adds; everything is accepted that no rule blocks.
    ///
    /// # Panics
    ///
    /// Where the text does not compile.
    pub fn new(text: &str) -> Self {
        let source = Source { name: "world.sw".to_owned(), text: format!("{SITE}{text}") };
        let compiled = match compile(&[source], &Options::default()) {
            Ok(compiled) => compiled,
            Err(errors) => panic!("{errors}"),
        };
        let bundle = compiled.bundle(1, |_| 0).expect("a bundle");
        let table = Arc::new(RuleTable::load(&bundle, inspect::schema()).expect("a table"));
        let mut inspector = Inspector::new("world", 7);
        inspector.adopt(Arc::clone(&table), 1);
        Self { inspector, table, now: 1_700_000_000 * SECOND }
    }

    /// Time goes on.
    pub fn wait_s(&mut self, seconds: u64) {
        self.now = self.now.saturating_add(seconds.saturating_mul(SECOND));
    }

    /// Time goes on a little.
    pub fn wait_ms(&mut self, ms: u64) {
        self.now = self.now.saturating_add(ms.saturating_mul(SECOND / 1000));
    }

    /// A frame from the partner's side.
    pub fn inward(&mut self, octets: &[u8]) -> Fared {
        self.arrive(octets, Direction::Inward)
    }

    /// A frame from the core.
    pub fn outward(&mut self, octets: &[u8]) -> Fared {
        self.arrive(octets, Direction::Outward)
    }

    /// A frame from either side, judged as a worker does it: at a glance, where that will do.
    pub fn arrive(&mut self, octets: &[u8], direction: Direction) -> Fared {
        let (now, mut uses) = (Tick(self.now), Uses::default());
        let arrival = Arrival { octets, direction, hold_as: None, now };
        let glanced =
            self.inspector.glance(&arrival, &mut uses).map(|found| fared(&self.table, &found));
        self.inspector.note(&mut uses, now);
        glanced.unwrap_or_else(|| fared(&self.table, &self.inspector.inspect(&arrival)))
    }

    /// All that is told of a frame from either side, in words.
    pub fn told(&mut self, octets: &[u8], direction: Direction) -> String {
        let now = Tick(self.now);
        let hold_as = Some(FrameId(u32::try_from(self.now % 1_000_003).unwrap_or(0)));
        tell(&self.inspector.inspect(&Arrival { octets, direction, hold_as, now }))
    }

    /// The same where a glance tells it; nothing where the frame is still to be inspected.
    pub fn told_at_a_glance(&mut self, octets: &[u8], direction: Direction) -> Option<String> {
        let (now, mut uses) = (Tick(self.now), Uses::default());
        let arrival = Arrival { octets, direction, hold_as: None, now };
        let told = self.inspector.glance(&arrival, &mut uses).map(|found| tell(&found));
        self.inspector.note(&mut uses, now);
        told
    }

    /// What is known of tunnels and how full the tables are.
    pub fn remembered(&mut self) -> String {
        let looks = [Wanted::Tunnels, Wanted::Tables].map(|wanted| {
            let mut inquiry = Inquiry::new(wanted);
            let mut text = String::new();
            while !inquiry.is_done() {
                inquiry.look(self.inspector.state());
                text.push_str(&std::mem::take(inquiry.text()));
                *inquiry.text() = String::with_capacity(1 << 16);
            }
            text
        });
        looks.concat()
    }

    /// What its clock shows.
    pub fn now(&self) -> Tick {
        Tick(self.now)
    }

    /// What it judges by.
    pub fn table(&self) -> Arc<RuleTable> {
        Arc::clone(&self.table)
    }

    /// The inspector itself.
    pub fn inspector(&mut self) -> &mut Inspector {
        &mut self.inspector
    }
}

fn fared(table: &RuleTable, found: &Finding<'_>) -> Fared {
    let rule = found.decision.rule.or(found.decision.would);
    let rule = rule.and_then(|rule| table.rule_name(rule)).map(str::to_owned);
    Fared { fate: found.fate, reason: found.decision.reason, rule }
}

fn tell(found: &Finding<'_>) -> String {
    let Finding { fate, others, decision, slots, generation, message, .. } = found;
    let Finding { is_signalling, messages, parties, answer, .. } = found;
    let became = (fate, others, decision, slots, generation);
    format!("{became:?} {:?}", (message, is_signalling, messages, parties, answer))
}
