//! What a worker needs of a link, whatever carries its frames.

use std::time::Duration;

/// The two ports of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The partner's port.
    Outside,
    /// The port of our core.
    Inside,
}

impl Side {
    /// Both, the outside first.
    pub const BOTH: [Self; 2] = [Self::Outside, Self::Inside];

    /// The port at which a frame that came in here leaves.
    pub const fn other(self) -> Self {
        match self {
            Self::Outside => Self::Inside,
            Self::Inside => Self::Outside,
        }
    }

    /// 0 for the outside, 1 for the inside.
    pub const fn index(self) -> usize {
        match self {
            Self::Outside => 0,
            Self::Inside => 1,
        }
    }

    /// The side as a word in lower case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Outside => "outside",
            Self::Inside => "inside",
        }
    }
}

/// Octets of one frame, Ethernet header first, with room to grow at the end.
pub trait Frame {
    /// The octets of the frame.
    fn octets(&self) -> &[u8];

    /// The octets of the frame, to be edited in place.
    fn octets_mut(&mut self) -> &mut [u8];

    /// Sets the length; new octets are zero; false, and nothing changes, beyond [`Frame::capacity`].
    fn resize(&mut self, len: usize) -> bool;

    /// Octets that the frame can grow to.
    fn capacity(&self) -> usize;
}

/// What a worker needs of a link: whole frames in, whole frames out. Never blocks but in `wait`.
pub trait PacketIo {
    /// What carries the octets of a frame.
    type Frame: Frame;

    /// Moves up to `max` frames that arrived at `side` to the end of `burst`, within its capacity.
    fn receive(&mut self, side: Side, max: usize, burst: &mut Vec<Self::Frame>) -> usize;

    /// Frames that can be queued for sending at `side` right now.
    fn room(&mut self, side: Side) -> usize;

    /// Queues a frame to leave at `side`; without room for it, it is recycled and counted as refused.
    fn send(&mut self, side: Side, frame: Self::Frame);

    /// An empty frame, where the pool has one to spare.
    fn fresh(&mut self) -> Option<Self::Frame>;

    /// Gives a frame back to the pool.
    fn recycle(&mut self, frame: Self::Frame);

    /// Hands queued frames to the kernel.
    fn flush(&mut self);

    /// Sleeps until a frame may be there, or the time is over.
    fn wait(&mut self, at_most: Duration);

    /// What happened since the link was opened.
    fn counters(&self) -> IoCounters;
}

/// What happened on a link since it was opened, and where its frames are now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IoCounters {
    /// The partner's port.
    pub outside: SideCounters,
    /// The port of our core.
    pub inside: SideCounters,
    /// Frames that the pool has in all; 0 where there is no pool.
    pub frames: u64,
    /// Frames that lie in the pool.
    pub free: u64,
    /// Frames that the worker holds, neither in the pool nor with the kernel.
    pub held: u64,
}

impl IoCounters {
    /// The counters of one port.
    pub const fn side(&self, side: Side) -> &SideCounters {
        match side {
            Side::Outside => &self.outside,
            Side::Inside => &self.inside,
        }
    }
}

/// What happened on one port of a link.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SideCounters {
    /// Frames given to the worker.
    pub received: u64,
    /// Frames queued for the kernel to send.
    pub sent: u64,
    /// Frames that `send` recycled: no room, shorter than an Ethernet header, or of another link.
    pub refused: u64,
    /// Arrivals that the kernel dropped, too long for a frame (`rx_dropped` of `XDP_STATISTICS`).
    pub rx_dropped: u64,
    /// Arrivals that the kernel dropped because the worker did not keep up (`rx_ring_full`).
    pub rx_ring_full: u64,
    /// Times that the kernel found no free frame to receive into (`rx_fill_ring_empty_descs`).
    pub fill_ring_empty: u64,
    /// Descriptors that the kernel refused, zero unless we are wrong (`rx_invalid_descs`, `tx_invalid_descs`).
    pub invalid: u64,
}
