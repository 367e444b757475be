//! One worker of one queue pair: burst in, verdict, burst out. The only place that sends, recycles, counts.

use inspect::{Arrival, Direction, Fate, Finding, FrameId, Inspector, Lapse, Tick};
use southbound::{Total, WorkerCounters};
use xsk::{Frame as _, PacketIo, Side};

use crate::desk::Desk;
use crate::hold::Hold;
use crate::mailbox::Mailbox;
use crate::report::{Report, Tally};

/// Frames taken from one port in a turn.
pub const BURST: usize = 64;
/// Frames that may wait for a verdict; at the bound, a further piece ends.
const HELD_MAX: u32 = 2048;
/// Room left in the transmit ring for frames that were held and leave together.
const ROOM_FOR_HELD: usize = 32;

/// What a worker is made of.
#[derive(Debug)]
pub struct Worker<P: PacketIo> {
    io: P,
    inspector: Inspector,
    mailbox: Mailbox,
    burst: Vec<P::Frame>,
    held: Hold<P::Frame>,
    report: Report,
    desk: Option<Desk>,
}

impl<P: PacketIo> Worker<P> {
    /// A worker with all that it will ever need of memory.
    pub fn new(io: P, inspector: Inspector, mailbox: Mailbox, report: Report) -> Self {
        let burst = Vec::with_capacity(BURST);
        Self { io, inspector, mailbox, burst, held: Hold::new(HELD_MAX), report, desk: None }
    }

    /// Answers at that desk what is remembered.
    pub fn at(self, desk: Desk) -> Self {
        Self { desk: Some(desk), ..self }
    }

    /// One turn: at most one policy, at most one burst a port. Gives the number of frames that came in.
    pub fn turn(&mut self, now: Tick) -> usize {
        self.adopt_policy();
        let received =
            Side::BOTH.into_iter().map(|side| self.serve(side, now)).fold(0, usize::saturating_add);
        self.end_lapsed(now);
        self.io.flush();
        if let Some(desk) = &self.desk {
            desk.turn(self.inspector.state());
        }
        if received > 0 {
            self.report.counters().add(Total::Turns, 1);
        }
        received
    }

    /// Goes on after a defect: what was in flight is lost, what was held is given back, and nothing is trusted.
    pub fn recover(&mut self) {
        self.report.counters().add(Total::Faults, 1);
        self.inspector.forget();
        let held = std::mem::replace(&mut self.held, Hold::new(HELD_MAX));
        held.into_frames().for_each(|frame| self.io.recycle(frame));
        self.burst = Vec::with_capacity(BURST);
    }

    /// What carries the frames.
    pub fn io(&mut self) -> &mut P {
        &mut self.io
    }

    /// Counts the tables of sessions that are nearly full.
    pub(crate) fn look_at_tables(&self) {
        let full = u64::try_from(self.inspector.tables_full()).unwrap_or(u64::MAX);
        self.report.counters().set(Total::TablesFull, full);
    }

    /// The worker's counters.
    pub fn counters(&self) -> &WorkerCounters {
        self.report.counters()
    }

    /// Between bursts no frame is in flight, so no frame sees parts of two policies.
    fn adopt_policy(&mut self) {
        let Some(issue) = self.mailbox.take() else { return };
        let generation = issue.generation;
        match self.inspector.adopt(issue.table, generation.0) {
            Some(old) => drop(old),
            // The first policy says how much is remembered.
            None => drop(xsk::keep_resident()),
        }
        self.report.counters().set(Total::Generation, generation.0);
        self.mailbox.acknowledge(generation);
    }

    fn serve(&mut self, side: Side, now: Tick) -> usize {
        let room = self.io.room(side.other()).saturating_sub(ROOM_FOR_HELD);
        let mut burst = std::mem::take(&mut self.burst);
        let received = self.io.receive(side, BURST.min(room), &mut burst);
        let mut tally = Tally::default();
        self.inspector.foresee(burst.iter().map(xsk::Frame::octets));
        for frame in burst.drain(..) {
            self.judge(frame, side, now, &mut tally);
        }
        self.burst = burst;
        tally.publish(self.report.counters());
        received
    }

    fn judge(&mut self, frame: P::Frame, side: Side, now: Tick, tally: &mut Tally) {
        let arrival = Arrival {
            octets: frame.octets(),
            direction: direction(side),
            hold_as: self.held.next(),
            now,
        };
        let finding = self.inspector.inspect(&arrival);
        tally.received(frame.octets().len(), finding.messages);
        self.report.note(&finding, &arrival);
        let (io, held) = (&mut self.io, &mut self.held);
        match finding.fate {
            Fate::Send => {
                let others = finding.others.iter().filter_map(|id| held.take(*id));
                for frame in others.chain([frame]) {
                    tally.sent(frame.octets().len(), finding.is_signalling);
                    io.send(side.other(), frame);
                }
            }
            Fate::Hold => {
                let mut frame = frame;
                finding.rewrite(None, frame.octets_mut());
                // Before the others leave: their numbers are the next to be given again.
                if let Err(frame) = held.keep(frame) {
                    io.recycle(frame);
                }
                release(io, (held, side), &finding, tally);
            }
            Fate::Discard => {
                let others = finding.others.iter().filter_map(|id| held.take(*id));
                for frame in others.chain([frame]) {
                    tally.blocked(frame.octets().len());
                    io.recycle(frame);
                }
            }
            Fate::Edit => {
                release(io, (held, side), &finding, tally);
                let mut frame = frame;
                tally.blocked(frame.octets().len());
                finding.rewrite(None, frame.octets_mut());
                io.send(side.other(), frame);
            }
            Fate::Answer => {
                tally.blocked(frame.octets().len());
                tally.answered();
                answer(io, side, frame, finding.answer);
            }
            Fate::Reset => {
                for frame in finding.others.iter().filter_map(|id| held.take(*id)) {
                    tally.blocked(frame.octets().len());
                    io.recycle(frame);
                }
                let mut frame = frame;
                tally.blocked(frame.octets().len());
                finding.rewrite(None, frame.octets_mut());
                io.send(side.other(), frame);
                if let Some(frame) = io.fresh() {
                    tally.answered();
                    answer(io, side, frame, finding.answer);
                }
            }
        }
    }

    /// Ends the frames whose companions did not come in time.
    fn end_lapsed(&mut self, now: Tick) {
        let mut tally = Tally::default();
        while let Some(lapse) = self.inspector.lapse(now) {
            for id in &lapse.frames {
                self.end(*id, &lapse, &mut tally);
            }
        }
        tally.publish(self.report.counters());
        self.report.counters().set(Total::Held, u64::try_from(self.held.len()).unwrap_or(u64::MAX));
    }

    fn end(&mut self, id: FrameId, lapse: &Lapse, tally: &mut Tally) {
        let Some(frame) = self.held.take(id) else { return };
        if let Some(way) = lapse.leaves {
            tally.sent(frame.octets().len(), true);
            self.io.send(exit(way), frame);
        } else {
            tally.blocked(frame.octets().len());
            self.report.counters().reason(lapse.reason);
            self.io.recycle(frame);
        }
    }
}

/// Frames that waited leave, with the edits that what came with this one made.
fn release<P: PacketIo>(
    io: &mut P,
    (held, side): (&mut Hold<P::Frame>, Side),
    finding: &Finding<'_>,
    tally: &mut Tally,
) {
    for id in finding.others {
        if let Some(mut frame) = held.take(*id) {
            finding.rewrite(Some(*id), frame.octets_mut());
            tally.sent(frame.octets().len(), finding.is_signalling);
            io.send(side.other(), frame);
        }
    }
}

/// The frame becomes the answer and goes back to where it came from.
fn answer<P: PacketIo>(io: &mut P, side: Side, mut frame: P::Frame, octets: &[u8]) {
    if frame.resize(octets.len()) {
        frame.octets_mut().copy_from_slice(octets);
        io.send(side, frame);
    } else {
        io.recycle(frame);
    }
}

/// The port at which frames that go that way leave.
const fn exit(way: Direction) -> Side {
    match way {
        Direction::Inward => Side::Inside,
        Direction::Outward => Side::Outside,
    }
}

const fn direction(side: Side) -> Direction {
    match side {
        Side::Outside => Direction::Inward,
        Side::Inside => Direction::Outward,
    }
}
