//! Frames that come round: so many subscribers and numbers, in such steps of time, that no limit of the shipped policy
//! minds any, and that what is measured is what a link does all day.

use std::hint::black_box;
use std::sync::Arc;

use anyhow::{Result, ensure};
use inspect::{Arrival, Direction, Fate, FrameId, Inspector, Tick};
use ruletable::RuleTable;

use crate::traffic::{Session, gpdu_of};

/// Sessions that come round: once in 80 s where they are set up, so that none is taken for a repetition.
const SESSIONS: u32 = 8_192;
/// Time from set-up to set-up: a hundred in a second.
pub const SET_UP_NS: u64 = 10_000_000;
/// Time from packet to packet of users: a hundred thousand in a second.
pub const PACKET_NS: u64 = 10_000;
/// Sessions of which users send, where packets of users are measured.
const TUNNELS: u32 = 1_024;

/// An inspector and what it is shown in turn: each time the frames of one message, all but the last of which are held.
pub struct Carousel {
    inspector: Inspector,
    messages: Vec<Vec<Vec<u8>>>,
    place: usize,
    now: Tick,
    step_ns: u64,
    expected: Fate,
}

impl Carousel {
    /// Messages that set sessions up, in as many frames as `frames` makes of each.
    pub fn of_set_ups(
        table: RuleTable,
        frames: impl Fn(&Session) -> Vec<Vec<u8>>,
        expected: Fate,
    ) -> Self {
        let messages = (0..SESSIONS).map(|number| frames(&Session::of(number))).collect();
        Self::new(inspector(table), messages, SET_UP_NS, expected)
    }

    /// Packets of users whose sessions are set up.
    pub fn of_users(table: RuleTable) -> Result<Self> {
        let (inspector, now) = with_sessions(table)?;
        let messages = user_packets().into_iter().map(|octets| vec![octets]).collect();
        Ok(Self { now, ..Self::new(inspector, messages, PACKET_NS, Fate::Send) })
    }

    /// The next message.
    pub fn turn(&mut self) -> Result<()> {
        self.now.0 += self.step_ns;
        self.place = (self.place + 1) % self.messages.len();
        let mut fate = None;
        for (octets, number) in self.messages[self.place].iter().zip(0..) {
            let arrival = arrival(black_box(octets), Direction::Inward, FrameId(number), self.now);
            fate = Some(black_box(self.inspector.inspect(&arrival)).fate);
        }
        let expected = self.expected;
        ensure!(fate == Some(expected), "the policy says {fate:?}, not {expected:?}");
        Ok(())
    }

    fn new(
        inspector: Inspector,
        messages: Vec<Vec<Vec<u8>>>,
        step_ns: u64,
        expected: Fate,
    ) -> Self {
        Self { inspector, messages, place: 0, now: Tick(0), step_ns, expected }
    }
}

/// A packet of each user for whom [`with_sessions`] has a tunnel.
pub fn user_packets() -> Vec<Vec<u8>> {
    (0..TUNNELS).map(|number| gpdu_of(&Session::of(number)).octets()).collect()
}

/// An inspector that saw sessions being set up, and the time then.
pub fn with_sessions(table: RuleTable) -> Result<(Inspector, Tick)> {
    let mut inspector = inspector(table);
    let mut now = Tick(0);
    for number in 0..TUNNELS {
        let session = Session::of(number);
        now.0 += SET_UP_NS;
        let both = [
            (session.request().octets(), Direction::Inward),
            (session.answer().octets(), Direction::Outward),
        ];
        for (octets, direction) in both {
            let fate = inspector.inspect(&arrival(&octets, direction, FrameId(0), now)).fate;
            ensure!(fate == Fate::Send, "session {number} is not set up: {fate:?}");
        }
    }
    Ok((inspector, now))
}

/// An inspector that saw nothing yet.
pub(crate) fn inspector(table: RuleTable) -> Inspector {
    let mut inspector = Inspector::new("bench", 1);
    let serial = table.serial();
    drop(inspector.adopt(Arc::new(table), serial));
    inspector.reserve();
    inspector
}

/// A frame as a worker has it judged.
pub(crate) fn arrival(octets: &[u8], direction: Direction, id: FrameId, now: Tick) -> Arrival<'_> {
    Arrival { octets, direction, hold_as: Some(id), now }
}
