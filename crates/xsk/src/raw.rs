//! A link over AF_PACKET (`packet(7)`), through `pnet_datalink`: for hosts without XDP, and for test traffic.
//!
//! One call a frame and a copy each way. Checksum and segmentation offloads of the senders must be off,
//! as frames show up here before the device has finished them.

use std::{
    cell::Cell,
    io,
    os::fd::{AsFd as _, IntoRawFd as _, OwnedFd},
    time::Duration,
};

use pnet_datalink::{Channel, ChannelType, Config, DataLinkSender};

use crate::{
    Frame, IoCounters, PacketIo, Side, SideCounters, UmemConfig, XskError,
    packet_socket::{self, Arrival, TAG},
    readiness,
    umem::widen,
};

/// A frame in memory of its own, lent from the pool of a [`RawLink`].
#[derive(Debug)]
#[must_use = "send it or recycle it"]
pub struct RawFrame {
    buffer: Box<[u8]>,
    start: usize,
    len: usize,
}

impl Frame for RawFrame {
    fn octets(&self) -> &[u8] {
        let end = self.start.saturating_add(self.len);
        self.buffer.get(self.start..end).unwrap_or_default()
    }

    fn octets_mut(&mut self) -> &mut [u8] {
        let end = self.start.saturating_add(self.len);
        self.buffer.get_mut(self.start..end).unwrap_or_default()
    }

    fn resize(&mut self, len: usize) -> bool {
        let fits = len <= self.capacity();
        if fits {
            let old = std::mem::replace(&mut self.len, len);
            self.octets_mut().get_mut(old..).unwrap_or_default().fill(0);
        }
        fits
    }

    fn capacity(&self) -> usize {
        self.buffer.len().saturating_sub(self.start)
    }
}

/// A link whose ports are packet sockets.
#[derive(Debug)]
pub struct RawLink {
    pool: Vec<RawFrame>,
    frames: usize,
    held: u64,
    outside: RawPort,
    inside: RawPort,
}

impl RawLink {
    /// Opens both interfaces, promiscuous; `config` bounds frames in number and octets as for a UMEM.
    pub fn open(outside: &str, inside: &str, config: UmemConfig) -> Result<Self, XskError> {
        let octets = widen(config.frame_size.payload()).saturating_add(TAG);
        let frame = || RawFrame { buffer: vec![0; octets].into_boxed_slice(), start: TAG, len: 0 };
        let frames = widen(config.frames);
        let pool = std::iter::repeat_with(frame).take(frames).collect();
        let (outside, inside) = (RawPort::open(outside)?, RawPort::open(inside)?);
        Ok(Self { pool, frames, held: 0, outside, inside })
    }

    /// Sends octets of the caller's own at `side`, at once; what does not go is counted as refused.
    pub fn inject(&mut self, side: Side, octets: &[u8]) {
        self.port(side).send(octets);
    }

    fn port(&mut self, side: Side) -> &mut RawPort {
        match side {
            Side::Outside => &mut self.outside,
            Side::Inside => &mut self.inside,
        }
    }

    /// One frame that arrived at `side`, or none.
    fn take(&mut self, side: Side) -> Option<RawFrame> {
        let mut frame = self.pool.pop()?;
        while let Some(arrival) = self.port(side).arrival(&mut frame.buffer) {
            if let Arrival::Whole { start, len } = arrival {
                (frame.start, frame.len) = (start, len);
                return Some(frame);
            }
        }
        self.pool.push(frame);
        None
    }
}

impl PacketIo for RawLink {
    type Frame = RawFrame;

    fn receive(&mut self, side: Side, max: usize, burst: &mut Vec<Self::Frame>) -> usize {
        let max = max.min(burst.capacity().saturating_sub(burst.len()));
        let mut taken = 0_usize;
        while taken < max {
            let Some(frame) = self.take(side) else { break };
            burst.push(frame);
            taken = taken.saturating_add(1);
        }
        self.held = self.held.saturating_add(u64::try_from(taken).unwrap_or(u64::MAX));
        taken
    }

    fn room(&mut self, _side: Side) -> usize {
        ROOM
    }

    fn send(&mut self, side: Side, frame: Self::Frame) {
        self.port(side).send(frame.octets());
        self.recycle(frame);
    }

    fn fresh(&mut self) -> Option<Self::Frame> {
        let mut frame = self.pool.pop()?;
        frame.resize(0);
        self.held = self.held.saturating_add(1);
        Some(frame)
    }

    fn recycle(&mut self, frame: Self::Frame) {
        self.held = self.held.saturating_sub(1);
        if self.pool.len() < self.frames {
            self.pool.push(frame);
        }
    }

    fn flush(&mut self) {}

    fn wait(&mut self, at_most: Duration) {
        readiness::wait([&self.outside.socket, &self.inside.socket], at_most);
    }

    fn counters(&self) -> IoCounters {
        let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        IoCounters {
            outside: self.outside.counters(),
            inside: self.inside.counters(),
            frames: number(self.frames),
            free: number(self.pool.len()),
            held: self.held,
        }
    }
}

struct RawPort {
    socket: OwnedFd,
    sender: Box<dyn DataLinkSender>,
    counters: SideCounters,
    /// The kernel forgets its count when asked.
    dropped: Cell<u64>,
}

impl RawPort {
    fn open(name: &str) -> Result<Self, XskError> {
        let fault = |source: io::Error| XskError::Packet { interface: name.to_owned(), source };
        let interface = pnet_datalink::interfaces()
            .into_iter()
            .find(|interface| interface.name == name)
            .ok_or_else(|| XskError::NoInterface(name.to_owned()))?;
        let socket = packet_socket::open().map_err(|errno| fault(errno.into()))?;
        let config = Config {
            channel_type: ChannelType::Layer2,
            write_timeout: Some(Duration::ZERO),
            promiscuous: true,
            socket_fd: Some(socket.try_clone().map_err(fault)?.into_raw_fd()),
            ..Config::default()
        };
        match pnet_datalink::channel(&interface, config).map_err(fault)? {
            Channel::Ethernet(sender, _) => Ok(Self {
                socket,
                sender,
                counters: SideCounters::default(),
                dropped: Cell::new(0),
            }),
            _ => Err(fault(io::ErrorKind::Unsupported.into())),
        }
    }

    /// `pnet` reads without the tag that the kernel took out of the frame, so reading is ours.
    fn arrival(&mut self, buffer: &mut [u8]) -> Option<Arrival> {
        let arrival = packet_socket::receive(self.socket.as_fd(), buffer)?;
        let counter = match arrival {
            Arrival::Whole { .. } => &mut self.counters.received,
            Arrival::TooLong => &mut self.counters.rx_dropped,
        };
        *counter = counter.saturating_add(1);
        Some(arrival)
    }

    fn send(&mut self, octets: &[u8]) {
        let sent = matches!(self.sender.send_to(octets, None), Some(Ok(())));
        let counter = if sent { &mut self.counters.sent } else { &mut self.counters.refused };
        *counter = counter.saturating_add(1);
    }

    fn counters(&self) -> SideCounters {
        let more = packet_socket::drops(self.socket.as_fd());
        self.dropped.set(self.dropped.get().saturating_add(more));
        SideCounters { rx_ring_full: self.dropped.get(), ..self.counters }
    }
}

impl std::fmt::Debug for RawPort {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("RawPort").field("counters", &self.counters).finish_non_exhaustive()
    }
}

/// Frames that a caller may send between two looks: each is handed over at once.
const ROOM: usize = 2048;
