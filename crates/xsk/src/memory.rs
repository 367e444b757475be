//! A link in memory: tests, fuzzing and replay put frames in at one port and look at what leaves at the other.

use std::{collections::VecDeque, mem, time::Duration};

use crate::{Frame, IoCounters, PacketIo, Side, SideCounters};

/// A frame in memory of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemoryFrame {
    octets: Vec<u8>,
    capacity: usize,
}

impl MemoryFrame {
    /// The octets, taken out.
    pub fn into_octets(self) -> Vec<u8> {
        self.octets
    }
}

impl Frame for MemoryFrame {
    fn octets(&self) -> &[u8] {
        &self.octets
    }

    fn octets_mut(&mut self) -> &mut [u8] {
        &mut self.octets
    }

    fn resize(&mut self, len: usize) -> bool {
        let fits = len <= self.capacity;
        if fits {
            self.octets.resize(len, 0);
        }
        fits
    }

    fn capacity(&self) -> usize {
        self.capacity
    }
}

/// A link whose wires are queues.
#[derive(Debug)]
pub struct MemoryLink {
    sides: [Wire; 2],
    /// Frames that one port can queue before they are taken with `leaving`.
    room: usize,
    capacity: usize,
    held: u64,
}

#[derive(Debug, Default)]
struct Wire {
    arriving: VecDeque<Vec<u8>>,
    queued: Vec<Vec<u8>>,
    left: Vec<Vec<u8>>,
    counters: SideCounters,
}

impl MemoryLink {
    /// A link whose frames can grow to `capacity` octets and whose ports queue up to `room` frames between two flushes.
    pub fn new(capacity: usize, room: usize) -> Self {
        Self { sides: [Wire::default(), Wire::default()], room, capacity, held: 0 }
    }

    /// Lets a frame arrive at `side`.
    pub fn arrive(&mut self, side: Side, octets: impl Into<Vec<u8>>) {
        self.wire(side).arriving.push_back(octets.into());
    }

    /// Takes what has left at `side` and was flushed, in its order.
    pub fn leaving(&mut self, side: Side) -> Vec<Vec<u8>> {
        mem::take(&mut self.wire(side).left)
    }

    /// Frames received and neither sent nor recycled.
    pub const fn held(&self) -> u64 {
        self.held
    }

    /// Asserts that every frame received was sent or recycled.
    ///
    /// # Panics
    ///
    /// Where one was not.
    pub fn assert_no_frame_leaked(&self) {
        assert_eq!(self.held, 0, "frames were received and neither sent nor recycled");
    }

    fn wire(&mut self, side: Side) -> &mut Wire {
        let [outside, inside] = &mut self.sides;
        match side {
            Side::Outside => outside,
            Side::Inside => inside,
        }
    }
}

impl Default for MemoryLink {
    /// Frames of a 2048-octet UMEM, rings of 2048.
    fn default() -> Self {
        Self::new(1792, 2048)
    }
}

impl PacketIo for MemoryLink {
    type Frame = MemoryFrame;

    fn receive(&mut self, side: Side, max: usize, burst: &mut Vec<Self::Frame>) -> usize {
        let capacity = self.capacity;
        let max = max.min(burst.capacity().saturating_sub(burst.len()));
        let wire = self.wire(side);
        let mut taken = 0_u64;
        let mut moved = 0_usize;
        while moved < max {
            let Some(octets) = wire.arriving.pop_front() else { break };
            if octets.len() > capacity {
                wire.counters.rx_dropped = wire.counters.rx_dropped.saturating_add(1);
                continue;
            }
            burst.push(MemoryFrame { octets, capacity });
            moved = moved.saturating_add(1);
            taken = taken.saturating_add(1);
        }
        wire.counters.received = wire.counters.received.saturating_add(taken);
        self.held = self.held.saturating_add(taken);
        moved
    }

    fn room(&mut self, side: Side) -> usize {
        self.room.saturating_sub(self.wire(side).queued.len())
    }

    fn send(&mut self, side: Side, frame: Self::Frame) {
        let has_room = self.room(side) > 0;
        self.held = self.held.saturating_sub(1);
        let wire = self.wire(side);
        if has_room {
            wire.queued.push(frame.octets);
            wire.counters.sent = wire.counters.sent.saturating_add(1);
        } else {
            wire.counters.refused = wire.counters.refused.saturating_add(1);
        }
    }

    fn fresh(&mut self) -> Option<Self::Frame> {
        self.held = self.held.saturating_add(1);
        Some(MemoryFrame { octets: Vec::new(), capacity: self.capacity })
    }

    fn recycle(&mut self, _frame: Self::Frame) {
        self.held = self.held.saturating_sub(1);
    }

    fn flush(&mut self) {
        for wire in &mut self.sides {
            wire.left.append(&mut wire.queued);
        }
    }

    fn wait(&mut self, _at_most: Duration) {}

    fn counters(&self) -> IoCounters {
        let [outside, inside] = &self.sides;
        IoCounters {
            outside: outside.counters,
            inside: inside.counters,
            held: self.held,
            ..IoCounters::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_crosses_in_its_order_and_none_is_leaked() {
        let mut link = MemoryLink::default();
        let mut burst = Vec::with_capacity(8);
        link.arrive(Side::Outside, [1; 60]);
        link.arrive(Side::Outside, [2; 60]);

        assert_eq!(link.receive(Side::Outside, 8, &mut burst), 2);
        for frame in burst.drain(..) {
            link.send(Side::Inside, frame);
        }
        link.flush();

        assert_eq!(link.leaving(Side::Inside), [vec![1; 60], vec![2; 60]]);
        link.assert_no_frame_leaked();
    }

    #[test]
    fn a_burst_never_grows_beyond_its_capacity() {
        let mut link = MemoryLink::default();
        let mut burst = Vec::with_capacity(2);
        let capacity = burst.capacity();
        for _ in 0..5 {
            link.arrive(Side::Inside, [0; 60]);
        }

        assert_eq!(link.receive(Side::Inside, 64, &mut burst), capacity);
        assert_eq!(burst.capacity(), capacity);
    }

    #[test]
    fn a_frame_without_room_is_refused_and_not_leaked() {
        let mut link = MemoryLink::new(1792, 1);
        let mut burst = Vec::with_capacity(2);
        link.arrive(Side::Inside, [1; 60]);
        link.arrive(Side::Inside, [2; 60]);
        link.receive(Side::Inside, 2, &mut burst);

        for frame in burst.drain(..) {
            link.send(Side::Outside, frame);
        }

        assert_eq!(link.counters().outside.sent, 1);
        assert_eq!(link.counters().outside.refused, 1);
        link.assert_no_frame_leaked();
    }

    #[test]
    #[should_panic(expected = "neither sent nor recycled")]
    fn a_leaked_frame_is_told() {
        let mut link = MemoryLink::default();
        let mut burst = Vec::with_capacity(1);
        link.arrive(Side::Inside, [1; 60]);
        link.receive(Side::Inside, 1, &mut burst);

        link.assert_no_frame_leaked();
    }
}
