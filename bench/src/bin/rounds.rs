//! One message again and again, for callgrind: `rounds` lists the scenarios, `rounds SCENARIO N` does N rounds of one.
//!
//! `cargo xtask instructions` subtracts two runs, so that what is set up before the rounds does not count.

use std::hint::black_box;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, Result, anyhow, ensure};
use craft::Frame;
use dataplane::{Issue, Publisher, Report, Worker};
use dissect::{Carrier, Lineage};
use inspect::{Arrival, Direction, Fate, FrameId, Inspector, Party, Tick};
use packet::{Packet, Transport};
use ruletable::{Keys, Subject};
use sigwall_bench::endless::{EndlessLink, FRAMES_A_TURN};
use sigwall_bench::shipped;
use sigwall_bench::traffic::{FOREIGNER, ROAMER, create_session, gpdu};
use southbound::{Counters, EventWriter, Generation, Total};
use wire::{FieldId, Values};

type Rounds = fn(u64) -> Result<()>;

const SCENARIOS: &[(&str, Rounds)] = &[
    ("decode.gtpu", |rounds| decode(&gpdu(), rounds)),
    ("decode.create-session", |rounds| decode(&create_session(ROAMER), rounds)),
    ("decide.create-session", |rounds| decide(&create_session(ROAMER), rounds)),
    ("inspect.gpdu", |rounds| inspect(&[gpdu().octets()], Fate::Send, rounds)),
    ("inspect.create-session", |rounds| {
        inspect(&[create_session(ROAMER).octets()], Fate::Send, rounds)
    }),
    ("inspect.create-session-blocked", |rounds| {
        inspect(&[create_session(FOREIGNER).octets()], Fate::Answer, rounds)
    }),
    ("inspect.fragments", |rounds| {
        inspect(&create_session(ROAMER).fragments(2), Fate::Send, rounds)
    }),
    ("worker.gpdu", |rounds| work(&gpdu(), rounds)),
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match *words.as_slice() {
        [] => {
            SCENARIOS.iter().for_each(|(name, _)| println!("{name}"));
            Ok(())
        }
        [scenario, rounds] => run(scenario, rounds),
        _ => Err(anyhow!("usage: rounds [SCENARIO N]")),
    };
    if let Err(error) = done {
        eprintln!("rounds: {error:#}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn run(scenario: &str, rounds: &str) -> Result<()> {
    let found = SCENARIOS.iter().find(|(name, _)| *name == scenario);
    let (_, run) = found.with_context(|| format!("no scenario {scenario}"))?;
    run(rounds.parse().context("the number of rounds is no number")?)
}

/// Octets of the transport to a message.
fn decode(frame: &Frame, rounds: u64) -> Result<()> {
    let octets = frame.octets();
    let packet = read(&octets)?;
    let carrier = carrier(&packet)?;
    for _ in 0..rounds {
        let message = dissect::decode(black_box(carrier), black_box(packet.payload));
        ensure!(black_box(message).is_ok_and(|message| message.is_some()), "not decoded");
    }
    Ok(())
}

/// A message to a decision.
fn decide(frame: &Frame, rounds: u64) -> Result<()> {
    let table = shipped::table()?;
    let octets = frame.octets();
    let packet = read(&octets)?;
    let message = dissect::decode(carrier(&packet)?, packet.payload).ok().flatten();
    let message = message.context("not decoded")?;
    let (source, destination) = packet.addresses().context("no addresses")?;
    let parties = [table.party_of(source), table.party_of(destination)];
    let asked = Asked { packet: &packet, lineage: Lineage::of(message), parties };
    for _ in 0..rounds {
        black_box(table.decide(black_box(&asked), &mut ()));
    }
    Ok(())
}

/// The frames of a message to its fate; all but the last are held.
fn inspect(frames: &[Vec<u8>], expected: Fate, rounds: u64) -> Result<()> {
    let mut inspector = Inspector::new("bench", 1);
    let table = Arc::new(shipped::table()?);
    let serial = table.serial();
    drop(inspector.adopt(table, serial));
    for _ in 0..rounds {
        let mut fate = None;
        for (octets, number) in frames.iter().zip(0..) {
            let arrival = Arrival {
                octets: black_box(octets),
                direction: Direction::Inward,
                hold_as: Some(FrameId(number)),
                now: Tick(0),
            };
            fate = Some(black_box(inspector.inspect(&arrival)).fate);
        }
        ensure!(fate == Some(expected), "the shipped policy says {fate:?}, not {expected:?}");
    }
    Ok(())
}

/// Turns of a worker, 50 frames each; a round is a frame.
fn work(frame: &Frame, rounds: u64) -> Result<()> {
    let counters = Counters::create(1)?;
    let report = Report::new(counters.worker(0), EventWriter::create()?, 0);
    let (mut publisher, mut mailboxes) = Publisher::new(1);
    let mailbox = mailboxes.pop().context("no mailbox")?;
    let table = Arc::new(shipped::table()?);
    publisher.publish(&Issue { generation: Generation(table.serial()), table });
    let link = EndlessLink::new(&frame.octets());
    let mut worker = Worker::new(link, Inspector::new("bench", 1), mailbox, report);
    for _ in 0..rounds / FRAMES_A_TURN as u64 {
        worker.turn(Tick(0));
    }
    ensure!(counters.total(Total::Forwarded) == rounds, "not every frame was forwarded");
    Ok(())
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
        self.lineage.keys().collect()
    }

    fn read(&self, field: FieldId, values: &mut Values<'a>) {
        if field.protocol == dissect::PACKET {
            dissect::read_packet(self.packet, field.row, values);
        } else {
            self.lineage.read(field, values);
        }
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
        for (name, run) in SCENARIOS {
            run(FRAMES_A_TURN as u64).unwrap_or_else(|error| panic!("{name}: {error:#}"));
        }
    }
}
