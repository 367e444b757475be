//! A link at which the same frames arrive again and again, at next to no cost of its own.

use std::collections::VecDeque;
use std::time::Duration;

use xsk::{Frame, IoCounters, PacketIo, Side};

/// Frames that arrive in a turn.
pub const FRAMES_A_TURN: usize = 50;

/// A frame of its pool.
#[derive(Debug)]
pub struct EndlessFrame(Box<[u8]>);

/// A link whose outside never runs dry, and whose inside is silent.
#[derive(Debug)]
pub struct EndlessLink {
    pool: VecDeque<EndlessFrame>,
}

impl EndlessLink {
    /// Lets these frames arrive in turn, [`FRAMES_A_TURN`] a turn.
    pub fn new(frames: &[Vec<u8>]) -> Self {
        Self { pool: frames.iter().map(|octets| EndlessFrame(octets.as_slice().into())).collect() }
    }
}

impl Frame for EndlessFrame {
    fn octets(&self) -> &[u8] {
        &self.0
    }

    fn octets_mut(&mut self) -> &mut [u8] {
        &mut self.0
    }

    fn resize(&mut self, _len: usize) -> bool {
        false
    }

    fn capacity(&self) -> usize {
        self.0.len()
    }
}

impl PacketIo for EndlessLink {
    type Frame = EndlessFrame;

    fn receive(&mut self, side: Side, max: usize, burst: &mut Vec<Self::Frame>) -> usize {
        let count = match side {
            Side::Outside => self.pool.len().min(FRAMES_A_TURN).min(max),
            Side::Inside => 0,
        };
        burst.extend(self.pool.drain(..count));
        count
    }

    fn room(&mut self, _side: Side) -> usize {
        usize::MAX
    }

    fn send(&mut self, _side: Side, frame: Self::Frame) {
        self.pool.push_back(frame);
    }

    fn fresh(&mut self) -> Option<Self::Frame> {
        None
    }

    fn recycle(&mut self, frame: Self::Frame) {
        self.pool.push_back(frame);
    }

    fn flush(&mut self) {}

    fn wait(&mut self, _at_most: Duration) {}

    fn counters(&self) -> IoCounters {
        IoCounters::default()
    }
}
