//! A link at which the same frames arrive again and again, at next to no cost of its own.

use std::collections::VecDeque;
use std::time::Duration;

use xsk::{Frame, IoCounters, PacketIo, Side};

/// Frames that arrive in a turn.
pub const FRAMES_A_TURN: usize = 50;

/// A frame of one of two pools.
#[derive(Debug)]
pub struct EndlessFrame {
    octets: Box<[u8]>,
    is_rare: bool,
}

/// A link whose outside never runs dry, and whose inside is silent.
#[derive(Debug)]
pub struct EndlessLink {
    pool: VecDeque<EndlessFrame>,
    rare: VecDeque<EndlessFrame>,
    /// One in so many frames is a rare one; 0 for none.
    one_in: usize,
    number: usize,
}

impl EndlessLink {
    /// Lets these frames arrive in turn, [`FRAMES_A_TURN`] a turn.
    pub fn new(frames: &[Vec<u8>]) -> Self {
        Self::mixed(frames, (&[], 0))
    }

    /// The same, and in every so many frames one of others.
    pub fn mixed(frames: &[Vec<u8>], (rare, one_in): (&[Vec<u8>], usize)) -> Self {
        let pool = |frames: &[Vec<u8>], is_rare| {
            let octets = frames.iter().map(|octets| octets.as_slice().into());
            octets.map(|octets| EndlessFrame { octets, is_rare }).collect()
        };
        Self { pool: pool(frames, false), rare: pool(rare, true), one_in, number: 0 }
    }

    fn next(&mut self) -> Option<EndlessFrame> {
        self.number = self.number.wrapping_add(1);
        let is_rare = self.number.checked_rem(self.one_in) == Some(0);
        if is_rare { self.rare.pop_front() } else { self.pool.pop_front() }
    }

    fn take_back(&mut self, frame: EndlessFrame) {
        if frame.is_rare { self.rare.push_back(frame) } else { self.pool.push_back(frame) }
    }
}

impl Frame for EndlessFrame {
    fn octets(&self) -> &[u8] {
        &self.octets
    }

    fn octets_mut(&mut self) -> &mut [u8] {
        &mut self.octets
    }

    fn resize(&mut self, _len: usize) -> bool {
        false
    }

    fn capacity(&self) -> usize {
        self.octets.len()
    }
}

impl PacketIo for EndlessLink {
    type Frame = EndlessFrame;

    fn receive(&mut self, side: Side, max: usize, burst: &mut Vec<Self::Frame>) -> usize {
        let wanted = match side {
            Side::Outside => FRAMES_A_TURN.min(max),
            Side::Inside => 0,
        };
        let before = burst.len();
        burst.extend((0..wanted).map_while(|_| self.next()));
        burst.len() - before
    }

    fn room(&mut self, _side: Side) -> usize {
        usize::MAX
    }

    fn send(&mut self, _side: Side, frame: Self::Frame) {
        self.take_back(frame);
    }

    fn fresh(&mut self) -> Option<Self::Frame> {
        None
    }

    fn recycle(&mut self, frame: Self::Frame) {
        self.take_back(frame);
    }

    fn flush(&mut self) {}

    fn wait(&mut self, _at_most: Duration) {}

    fn counters(&self) -> IoCounters {
        IoCounters::default()
    }
}
