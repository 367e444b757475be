//! One worker of one queue pair: burst in, verdict, burst out. The only place that sends, recycles, counts.

use std::sync::Arc;

use inspect::{Arrival, Direction, Fate, Finding, FrameId, Inspector, Lapse, Tick, Uses};
use southbound::{Total, WorkerCounters};
use xsk::{Frame as _, PacketIo, Side};

use crate::common::{Common, Memory};
use crate::desk::Desk;
use crate::hold::{Hold, Waited};
use crate::mailbox::Mailbox;
use crate::report::{Report, Tally};
use crate::settled::Settled;

/// Frames taken from one port in a turn.
pub const BURST: usize = 64;
/// Room left in the transmit ring for frames that were held and leave together.
const ROOM_FOR_HELD: usize = 32;
/// Milliseconds between two looks at what waits, where no frame comes.
const LOOK_EVERY_MS: u64 = 1;

/// What a worker is made of.
#[derive(Debug)]
pub struct Worker<P: PacketIo> {
    port: Port<P>,
    common: Arc<Common<P::Frame>>,
    mailbox: Option<Mailbox>,
    desk: Option<Desk>,
    burst: Vec<P::Frame>,
    uses: Uses,
    look_at: Tick,
}

/// What a worker has of its own: the way of its frames, and what it says of them.
#[derive(Debug)]
struct Port<P: PacketIo> {
    io: P,
    report: Report,
    /// Number of the worker.
    home: usize,
}

impl<P: PacketIo> Worker<P> {
    /// The worker of that number of those that have a memory in common.
    pub fn new(io: P, (common, number): (&Arc<Common<P::Frame>>, usize), report: Report) -> Self {
        Self {
            port: Port { io, report, home: number },
            common: Arc::clone(common),
            mailbox: None,
            desk: None,
            burst: Vec::with_capacity(BURST),
            uses: Uses::default(),
            look_at: Tick::default(),
        }
    }

    /// The only worker of a link.
    pub fn alone(io: P, inspector: Inspector, mailbox: Mailbox, report: Report) -> Self {
        Self::new(io, (&Arc::new(Common::new(inspector, 1)), 0), report).adopting(mailbox)
    }

    /// Puts the policies of that mailbox in force, for all that have the memory in common.
    pub fn adopting(self, mailbox: Mailbox) -> Self {
        Self { mailbox: Some(mailbox), ..self }
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
        self.look_after(now);
        self.port.io.flush();
        if let Some(desk) = self.desk.as_ref().filter(|desk| desk.is_asked()) {
            desk.turn(self.common.look().inspector.state());
        }
        if received > 0 {
            self.port.report.counters().add(Total::Turns, 1);
        }
        received
    }

    /// Goes on after a defect: what was in flight is lost, what was held is given back, and nothing is trusted.
    pub fn recover(&mut self) {
        self.port.report.counters().add(Total::Faults, 1);
        self.common.change().forget();
        self.burst = Vec::with_capacity(BURST);
        self.uses = Uses::default();
    }

    /// What carries the frames.
    pub fn io(&mut self) -> &mut P {
        &mut self.port.io
    }

    /// Counts the tables of sessions that are nearly full.
    pub(crate) fn look_at_tables(&self) {
        if self.mailbox.is_some() {
            let full = self.common.look().inspector.tables_full();
            self.counters().set(Total::TablesFull, u64::try_from(full).unwrap_or(u64::MAX));
        }
    }

    /// The worker's counters.
    pub fn counters(&self) -> &WorkerCounters {
        self.port.report.counters()
    }

    /// While one worker may change what is remembered no other judges, so no frame sees parts of two policies.
    fn adopt_policy(&mut self) {
        let Some(mailbox) = &self.mailbox else { return };
        let Some(issue) = mailbox.take() else { return };
        let generation = issue.generation;
        let before = self.common.change().inspector.adopt(issue.table, generation.0);
        match before {
            Some(old) => drop(old),
            // The first policy says how much is remembered.
            None => drop(xsk::keep_resident()),
        }
        self.counters().set(Total::Generation, generation.0);
        mailbox.acknowledge(generation);
    }

    fn serve(&mut self, side: Side, now: Tick) -> usize {
        let room = self.port.io.room(side.other()).saturating_sub(ROOM_FOR_HELD);
        let mut burst = std::mem::take(&mut self.burst);
        let received = self.port.io.receive(side, BURST.min(room), &mut burst);
        if received > 0 {
            let mut tally = Tally::default();
            let settled = self.glance(&burst, (side, now), &mut tally);
            self.judge(&mut burst, settled, (side, now), &mut tally);
            tally.publish(self.counters());
        }
        self.burst = burst;
        received
    }

    /// Judges packets of users, beside other workers that do. A packet is only blocked so where nothing before it is left
    /// to be judged: it might be about its tunnel.
    fn glance(
        &mut self,
        burst: &[P::Frame],
        (side, now): (Side, Tick),
        tally: &mut Tally,
    ) -> Settled {
        let Self { common, uses, port, .. } = self;
        let inspector = &common.look().inspector;
        inspector.foresee(burst.iter().map(xsk::Frame::octets));
        let mut settled = Settled::default();
        for (place, frame) in burst.iter().enumerate() {
            let octets = frame.octets();
            let arrival = Arrival { octets, direction: direction(side), hold_as: None, now };
            let Some(finding) = inspector.glance(&arrival, uses) else { continue };
            let is_sent = finding.fate == Fate::Send;
            if is_sent || settled.count() == place {
                settled.settle(place, is_sent);
                tally.received(octets.len(), finding.messages);
                port.report.note(&finding, &arrival);
            }
        }
        settled
    }

    /// Judges what is left of a burst, and lets go of all of it in the order in which it came.
    fn judge(
        &mut self,
        burst: &mut Vec<P::Frame>,
        settled: Settled,
        (side, now): (Side, Tick),
        tally: &mut Tally,
    ) {
        let Self { common, uses, port, .. } = self;
        if settled.count() == burst.len() && uses.is_empty() {
            for (place, frame) in burst.drain(..).enumerate() {
                port.let_go((frame, side), settled.is_sent(place), tally);
            }
            return;
        }
        let memory = &mut *common.change();
        memory.inspector.note(uses, now);
        port.take_back(memory);
        for (place, frame) in burst.drain(..).enumerate() {
            if settled.has(place) {
                port.let_go((frame, side), settled.is_sent(place), tally);
            } else {
                port.judge(memory, (frame, side), now, tally);
            }
        }
        port.end_lapsed(memory, now, tally);
    }

    /// Looks now and then after frames that wait, those that others left here first.
    fn look_after(&mut self, now: Tick) {
        if now < self.look_at {
            return;
        }
        self.look_at = now.after_ms(LOOK_EVERY_MS);
        let is_quiet = {
            let memory = self.common.look();
            self.counters().set(Total::Generation, memory.inspector.generation());
            !memory.inspector.is_waiting() && !memory.held.has_back(self.port.home)
        };
        if is_quiet {
            return;
        }
        let mut tally = Tally::default();
        let memory = &mut *self.common.change();
        self.port.take_back(memory);
        self.port.end_lapsed(memory, now, &mut tally);
        tally.publish(self.counters());
    }
}

impl<P: PacketIo> Port<P> {
    /// A packet of a user goes on, or ends.
    fn let_go(&mut self, (frame, side): (P::Frame, Side), is_sent: bool, tally: &mut Tally) {
        let octets = frame.octets().len();
        if is_sent {
            tally.sent(octets, true);
            self.io.send(side.other(), frame);
        } else {
            tally.blocked(octets);
            self.io.recycle(frame);
        }
    }

    fn judge(
        &mut self,
        memory: &mut Memory<P::Frame>,
        (frame, side): (P::Frame, Side),
        now: Tick,
        tally: &mut Tally,
    ) {
        let Memory { inspector, held } = memory;
        let arrival = Arrival {
            octets: frame.octets(),
            direction: direction(side),
            hold_as: held.next(),
            now,
        };
        let finding = inspector.inspect(&arrival);
        tally.received(frame.octets().len(), finding.messages);
        self.report.note(&finding, &arrival);
        match finding.fate {
            Fate::Send => {
                self.release(held, side, &finding, tally);
                tally.sent(frame.octets().len(), finding.is_signalling);
                self.io.send(side.other(), frame);
            }
            Fate::Hold => {
                let mut frame = frame;
                finding.rewrite(None, frame.octets_mut());
                // Before the others leave: their numbers are the next to be given again.
                if let Err(frame) = held.keep(self.home, frame) {
                    self.io.recycle(frame);
                }
                self.release(held, side, &finding, tally);
            }
            Fate::Discard => {
                self.end(held, &finding, tally);
                tally.blocked(frame.octets().len());
                self.io.recycle(frame);
            }
            Fate::Edit => {
                self.release(held, side, &finding, tally);
                let mut frame = frame;
                tally.blocked(frame.octets().len());
                finding.rewrite(None, frame.octets_mut());
                self.io.send(side.other(), frame);
            }
            Fate::Answer => {
                tally.blocked(frame.octets().len());
                tally.answered();
                self.answer(side, frame, finding.answer);
            }
            Fate::Reset => {
                self.end(held, &finding, tally);
                let mut frame = frame;
                tally.blocked(frame.octets().len());
                finding.rewrite(None, frame.octets_mut());
                self.io.send(side.other(), frame);
                if let Some(frame) = self.io.fresh() {
                    tally.answered();
                    self.answer(side, frame, finding.answer);
                }
            }
        }
    }

    /// Frames that waited leave, with the edits that what came with this one made.
    fn release(
        &mut self,
        held: &mut Hold<P::Frame>,
        side: Side,
        finding: &Finding<'_>,
        tally: &mut Tally,
    ) {
        for id in finding.others {
            if let Some(mut waited) = held.take(*id) {
                finding.rewrite(Some(*id), waited.frame.octets_mut());
                tally.sent(waited.frame.octets().len(), finding.is_signalling);
                self.leave(held, waited, Some(side.other()));
            }
        }
    }

    /// Frames that waited end.
    fn end(&mut self, held: &mut Hold<P::Frame>, finding: &Finding<'_>, tally: &mut Tally) {
        for id in finding.others {
            if let Some(waited) = held.take(*id) {
                tally.blocked(waited.frame.octets().len());
                self.leave(held, waited, None);
            }
        }
    }

    /// A frame that waited goes where it may, by the queue that it came by.
    fn leave(&mut self, held: &mut Hold<P::Frame>, waited: Waited<P::Frame>, exit: Option<Side>) {
        if waited.home != self.home {
            return held.send_back(waited, exit);
        }
        match exit {
            Some(side) => self.io.send(side, waited.frame),
            None => self.io.recycle(waited.frame),
        }
    }

    /// Lets go of what waited here and what another worker decided about.
    fn take_back(&mut self, memory: &mut Memory<P::Frame>) {
        while let Some(back) = memory.held.back(self.home) {
            match back.exit {
                Some(side) => self.io.send(side, back.frame),
                None => self.io.recycle(back.frame),
            }
        }
    }

    /// Ends the frames whose companions did not come in time.
    fn end_lapsed(&mut self, memory: &mut Memory<P::Frame>, now: Tick, tally: &mut Tally) {
        let Memory { inspector, held } = memory;
        while let Some(lapse) = inspector.lapse(now) {
            for id in &lapse.frames {
                self.end_waiting(held, *id, &lapse, tally);
            }
        }
        let held = u64::try_from(held.len(self.home)).unwrap_or(u64::MAX);
        self.report.counters().set(Total::Held, held);
    }

    fn end_waiting(
        &mut self,
        held: &mut Hold<P::Frame>,
        id: FrameId,
        lapse: &Lapse,
        tally: &mut Tally,
    ) {
        let Some(waited) = held.take(id) else { return };
        let octets = waited.frame.octets().len();
        if lapse.leaves.is_some() {
            tally.sent(octets, true);
        } else {
            tally.blocked(octets);
            self.report.counters().reason(lapse.reason);
        }
        self.leave(held, waited, lapse.leaves.map(exit));
    }

    /// The frame becomes the answer and goes back to where it came from.
    fn answer(&mut self, side: Side, mut frame: P::Frame, octets: &[u8]) {
        if frame.resize(octets.len()) {
            frame.octets_mut().copy_from_slice(octets);
            self.io.send(side, frame);
        } else {
            self.io.recycle(frame);
        }
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
