//! What is done again and again: each scenario is set up once and then does as many rounds as it is told.

use std::hint::black_box;
use std::sync::Arc;

use anyhow::{Context as _, Result, anyhow, ensure};
use craft::Frame;
use dataplane::{Issue, Publisher, Report, Worker};
use dissect::{Carrier, Lineage, Step};
use etherparse::SlicedPacket;
use gtp::u;
use inspect::{Direction, Fate, Party};
use packet::{Packet, Transport};
use ruletable::{Keys, RuleTable, Subject};
use southbound::{Counters, EventWriter, Generation, Total};
use wire::{FieldId, Values};

use crate::carousel::{Carousel, PACKET_NS, user_packets, with_sessions};
use crate::endless::{EndlessLink, FRAMES_A_TURN};
use crate::traffic::{Session, create_session, gpdu, update_location, update_location_request};
use crate::{many, shipped};

/// Does so many rounds.
pub type Rounds = Box<dyn FnMut(u64) -> Result<()>>;

/// One thing that is measured.
#[derive(Clone, Copy, Debug)]
pub struct Scenario {
    /// Its name.
    pub name: &'static str,
    prepare: fn() -> Result<Rounds>,
}

impl Scenario {
    /// Sets it up.
    pub fn prepare(&self) -> Result<Rounds> {
        (self.prepare)()
    }

    /// The scenario of that name.
    pub fn named(name: &str) -> Result<Self> {
        let found = SCENARIOS.iter().find(|scenario| scenario.name == name).copied();
        found.with_context(|| format!("no scenario {name}"))
    }
}

const fn scenario(name: &'static str, prepare: fn() -> Result<Rounds>) -> Scenario {
    Scenario { name, prepare }
}

/// Whose figures are ours, in instructions too.
pub const SCENARIOS: &[Scenario] = &[
    scenario("decode.gtpu", || decode(&gpdu())),
    scenario("decode.gtpu-header", || decode_gtpu(&gpdu())),
    scenario("decode.create-session", || decode(&create_session())),
    scenario("decode.update-location-request", || {
        descend(&update_location_request(), Carrier::Diameter)
    }),
    scenario("decode.update-location", || {
        let carrier = Carrier::Sctp { ppid: M3UA, source_port: 2905, destination_port: 2905 };
        descend(&update_location(), carrier)
    }),
    scenario("decide.create-session", || decide(shipped::table()?)),
    scenario("decide.rules-100", || decide(many::table(100)?)),
    scenario("decide.rules-1000", || decide(many::table(1_000)?)),
    scenario("decide.rules-10000", || decide(many::table(10_000)?)),
    scenario("decide.rules-100000", || decide(many::table(100_000)?)),
    scenario("inspect.gpdu", || Ok(turns(Carousel::of_users(shipped::table()?)?))),
    scenario("inspect.gpdu-bound", || Ok(turns(Carousel::of_users(shipped::bound()?)?))),
    scenario("inspect.create-session", || {
        set_ups(|session| vec![session.request().octets()], Fate::Send)
    }),
    scenario("inspect.create-session-blocked", || {
        set_ups(|session| vec![session.foreign().request().octets()], Fate::Answer)
    }),
    scenario("inspect.fragments", || set_ups(|session| session.request().fragments(2), Fate::Send)),
    scenario("worker.gpdu", work),
];

/// The same frames read by us and by `etherparse`, down to the octets behind UDP.
pub const BESIDE: &[Scenario] = &[
    scenario("packet.gpdu", || Ok(packet_by_us(&gpdu()))),
    scenario("etherparse.gpdu", || Ok(packet_by_etherparse(&gpdu()))),
    scenario("packet.create-session", || Ok(packet_by_us(&create_session()))),
    scenario("etherparse.create-session", || Ok(packet_by_etherparse(&create_session()))),
];

const M3UA: u32 = 3;

/// Octets of the transport to a message.
fn decode(frame: &Frame) -> Result<Rounds> {
    let octets = frame.octets();
    let packet = read(&octets)?;
    let (carrier, payload) = (carrier(&packet)?, packet.payload.to_vec());
    Ok(Box::new(move |rounds| {
        for _ in 0..rounds {
            let message = dissect::decode(black_box(carrier), black_box(&payload));
            ensure!(black_box(message).is_ok_and(|message| message.is_some()), "not decoded");
        }
        Ok(())
    }))
}

/// The same without the choice of a protocol: headers and extension headers, and where the user's packet begins.
fn decode_gtpu(frame: &Frame) -> Result<Rounds> {
    let octets = frame.octets();
    let payload = read(&octets)?.payload.to_vec();
    Ok(Box::new(move |rounds| {
        for _ in 0..rounds {
            ensure!(black_box(u::Message::decode(black_box(&payload))).is_ok(), "not decoded");
        }
        Ok(())
    }))
}

/// Octets of a transport to the innermost message, through all that carry it.
fn descend(octets: &[u8], carrier: Carrier) -> Result<Rounds> {
    let octets = octets.to_vec();
    Ok(Box::new(move |rounds| {
        for _ in 0..rounds {
            let mut lineage = Lineage::default();
            enter(&mut lineage, black_box(carrier), black_box(&octets))?;
            black_box(&lineage);
        }
        Ok(())
    }))
}

fn enter<'a>(lineage: &mut Lineage<'a>, carrier: Carrier, octets: &'a [u8]) -> Result<()> {
    let step = lineage.descend(carrier, octets).map_err(|error| anyhow!("{error:?}"))?;
    ensure!(step == Step::In, "one layer in there is {step:?}");
    lineage.carried().try_for_each(|(carrier, octets)| enter(lineage, carrier, octets))
}

/// A message to a decision.
fn decide(table: RuleTable) -> Result<Rounds> {
    let octets: &'static [u8] = create_session().octets().leak();
    let packet: &'static Packet<'static> = Box::leak(Box::new(read(octets)?));
    let message = dissect::decode(carrier(packet)?, packet.payload).ok().flatten();
    let message = message.context("not decoded")?;
    let (source, destination) = packet.addresses().context("no addresses")?;
    let parties = [table.party_of(source), table.party_of(destination)];
    let asked = Asked { packet, lineage: Lineage::of(message), parties };
    Ok(Box::new(move |rounds| {
        for _ in 0..rounds {
            black_box(table.decide(black_box(&asked), &mut ()));
        }
        Ok(())
    }))
}

/// Frames that set sessions up to their fate.
fn set_ups(frames: fn(&Session) -> Vec<Vec<u8>>, expected: Fate) -> Result<Rounds> {
    Ok(turns(Carousel::of_set_ups(shipped::table()?, frames, expected)))
}

/// The frames of a message to its fate; all but the last are held.
fn turns(mut carousel: Carousel) -> Rounds {
    Box::new(move |rounds| (0..rounds).try_for_each(|_| carousel.turn()))
}

/// Turns of a worker, 50 packets of users each; a round is a frame.
fn work() -> Result<Rounds> {
    let counters = Counters::create(1)?;
    let report = Report::new(counters.worker(0), EventWriter::create()?, 0);
    let (mut publisher, mut mailboxes) = Publisher::new(1);
    let mailbox = mailboxes.pop().context("no mailbox")?;
    let table = Arc::new(shipped::table()?);
    publisher.publish(&Issue { generation: Generation(table.serial()), table });
    let (inspector, mut now) = with_sessions(shipped::table()?)?;
    let mut worker = Worker::alone(EndlessLink::new(&user_packets()), inspector, mailbox, report);
    Ok(Box::new(move |rounds| {
        let before = counters.total(Total::Forwarded);
        for _ in 0..rounds / FRAMES_A_TURN as u64 {
            now.0 += PACKET_NS * FRAMES_A_TURN as u64;
            worker.turn(now);
        }
        let forwarded = counters.total(Total::Forwarded) - before;
        ensure!(forwarded + FRAMES_A_TURN as u64 > rounds, "not every frame was forwarded");
        let _ = &publisher;
        Ok(())
    }))
}

fn packet_by_us(frame: &Frame) -> Rounds {
    let octets = frame.octets();
    Box::new(move |rounds| {
        for _ in 0..rounds {
            ensure!(black_box(packet::decode(black_box(&octets))).is_ok(), "not decoded");
        }
        Ok(())
    })
}

fn packet_by_etherparse(frame: &Frame) -> Rounds {
    let octets = frame.octets();
    Box::new(move |rounds| {
        for _ in 0..rounds {
            let packet = SlicedPacket::from_ethernet(black_box(&octets));
            ensure!(black_box(packet).is_ok(), "not decoded");
        }
        Ok(())
    })
}

fn read(octets: &[u8]) -> Result<Packet<'_>> {
    packet::decode(octets).map_err(|error| anyhow!("{error:?}"))
}

fn carrier(packet: &Packet<'_>) -> Result<Carrier> {
    match packet.transport {
        Transport::Udp { source_port, destination_port } => {
            Ok(Carrier::Udp { source_port, destination_port })
        }
        other => Err(anyhow!("{other:?} carries no GTP")),
    }
}

/// A message as the inspector asks a table about it.
struct Asked<'a> {
    packet: &'a Packet<'a>,
    lineage: Lineage<'a>,
    parties: [Party; 2],
}

impl<'a> Subject<'a> for Asked<'a> {
    fn keys(&self) -> Keys {
        let mut keys = Keys::new();
        // Layers and their names are fewer than there is room for.
        self.lineage.each_key(|key| keys.try_push(key).unwrap_or_default());
        keys
    }

    fn read(&self, field: FieldId, values: &mut Values<'a>) {
        if field.protocol == dissect::PACKET {
            dissect::read_packet(self.packet, field.row, values);
        } else {
            self.lineage.read(field, values);
        }
    }

    fn read_all(&self, fields: &[FieldId], values: &mut Values<'a>, ends: &mut [u8]) {
        self.lineage.read_all(fields, values, ends);
    }

    fn direction(&self) -> Direction {
        Direction::Inward
    }

    fn source(&self) -> Party {
        self.parties[0]
    }

    fn destination(&self) -> Party {
        self.parties[1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scenario_comes_to_the_fate_that_it_expects_under_the_shipped_policy() {
        // Tables of many rules need what the program `policies` writes.
        let own = SCENARIOS.iter().filter(|scenario| !scenario.name.starts_with("decide.rules"));
        for scenario in own.chain(BESIDE) {
            let done = scenario.prepare().and_then(|mut rounds| rounds(FRAMES_A_TURN as u64));
            done.unwrap_or_else(|error| panic!("{}: {error:#}", scenario.name));
        }
    }

    #[test]
    fn a_policy_of_many_rules_accepts_the_message_that_it_is_asked_about() {
        let source = policy::Source::new("many.policy".to_owned(), many::text(400));
        let compiled = policy::compile(&[source], &policy::Options::default())
            .unwrap_or_else(|errors| panic!("{}", errors.render(false)));
        let bundle = compiled.bundle(1, |_| 0).unwrap();
        let table = RuleTable::load(&bundle, inspect::schema()).unwrap();
        let octets = create_session().octets();
        let packet = read(&octets).unwrap();
        let message = dissect::decode(carrier(&packet).unwrap(), packet.payload).unwrap().unwrap();
        let (source, destination) = packet.addresses().unwrap();
        let parties = [table.party_of(source), table.party_of(destination)];

        let asked = Asked { packet: &packet, lineage: Lineage::of(message), parties };
        let decision = table.decide(&asked, &mut ());

        assert_eq!(table.rules().len(), 400);
        assert_eq!(decision.rule.and_then(|rule| table.rule_name(rule)), Some("many.accept"));
    }
}
