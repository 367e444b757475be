//! One AF_XDP socket with its four rings, bound to one queue of one interface.

use std::os::fd::{AsFd as _, BorrowedFd, OwnedFd};

use rustix::{
    io::Errno,
    net::{
        RecvFlags, SendFlags, recv, send,
        sockopt::{xdp_options, xdp_statistics},
        xdp::{XdpDesc, XdpDescOptions, XdpOptionsFlags},
    },
};

use crate::{
    SideCounters, Umem, XskFrame,
    ring::{Consumer, Producer},
    umem::widen,
};

/// How frames get between the device and the UMEM.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copying {
    /// The kernel copies every frame.
    Copy,
    /// The device reads and writes the UMEM.
    ZeroCopy,
}

/// What the kernel made of a port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortFacts {
    /// The interface.
    pub interface: String,
    /// The queue of it.
    pub queue: u32,
    /// What `XDP_OPTIONS` says of the socket.
    pub copying: Copying,
}

/// A bound socket; what it holds of the UMEM is counted here.
#[derive(Debug)]
pub(crate) struct Port {
    pub(crate) socket: OwnedFd,
    pub(crate) rings: Rings,
    pub(crate) facts: PortFacts,
    /// Frames given to the kernel to receive into, less those received.
    pub(crate) filled: u32,
    /// Frames given to the kernel to send, less those completed.
    pub(crate) sending: u32,
    pub(crate) counters: SideCounters,
}

/// The four rings of a socket.
#[derive(Debug)]
pub(crate) struct Rings {
    pub(crate) receive: Consumer<XdpDesc>,
    pub(crate) send: Producer<XdpDesc>,
    pub(crate) fill: Producer<u64>,
    pub(crate) completion: Consumer<u64>,
}

impl Port {
    /// Moves up to `max` arrived frames to `burst`.
    pub(crate) fn receive<'u>(
        &mut self,
        umem: &'u Umem,
        max: usize,
        burst: &mut Vec<XskFrame<'u>>,
    ) -> usize {
        let mut taken = 0_usize;
        while taken < max {
            let Some(descriptor) = self.rings.receive.pop() else { break };
            self.filled = self.filled.saturating_sub(1);
            match XskFrame::take(umem, descriptor.addr, descriptor.len) {
                Some(frame) => burst.push(frame),
                None => self.counters.invalid = self.counters.invalid.saturating_add(1),
            }
            taken = taken.saturating_add(1);
        }
        self.rings.receive.release();
        self.counters.received = self.counters.received.saturating_add(count(taken));
        taken
    }

    /// Keeps the fill ring full.
    pub(crate) fn fill(&mut self, pool: &mut Vec<u32>) {
        self.filled = self.filled.saturating_add(self.rings.give(pool));
        if self.rings.fill.needs_wakeup() {
            wake_to_receive(self.socket.as_fd());
        }
    }

    /// Takes back what was sent.
    pub(crate) fn complete(&mut self, umem: &Umem, pool: &mut Vec<u32>) {
        let mut completed = false;
        while let Some(address) = self.rings.completion.pop() {
            self.sending = self.sending.saturating_sub(1);
            pool.extend(umem.frame_of(address));
            completed = true;
        }
        if completed {
            self.rings.completion.release();
        }
    }

    /// Frames that can be queued; never more than the completion ring can report.
    pub(crate) fn room(&self) -> usize {
        widen(self.rings.send.size().saturating_sub(self.sending))
    }

    /// Queues `len` octets at `address`; false where there is no room.
    pub(crate) fn queue(&mut self, address: u64, len: u32) -> bool {
        let descriptor = XdpDesc { addr: address, len, options: XdpDescOptions::empty() };
        let queued = self.room() > 0 && self.rings.send.push(descriptor);
        if queued {
            self.sending = self.sending.saturating_add(1);
            self.counters.sent = self.counters.sent.saturating_add(1);
        }
        queued
    }

    /// Hands queued frames to the kernel and wakes it where it wants to be woken.
    pub(crate) fn flush(&self) {
        if self.sending == 0 {
            return;
        }
        self.rings.send.publish();
        match self.facts.copying {
            Copying::ZeroCopy if self.rings.send.needs_wakeup() => {
                // A refusal leaves the frames in the ring, and the next flush asks again.
                let _ = wake_to_send(self.socket.as_fd());
            }
            Copying::ZeroCopy => {}
            Copying::Copy => self.push_out(),
        }
    }

    /// What the kernel counted on top of our own.
    pub(crate) fn counters(&self) -> SideCounters {
        let Ok(kernel) = xdp_statistics(&self.socket) else { return self.counters };
        let invalid = kernel.rx_invalid_descs.saturating_add(kernel.tx_invalid_descs);
        SideCounters {
            rx_dropped: kernel.rx_dropped,
            rx_ring_full: kernel.rx_ring_full.unwrap_or(0),
            fill_ring_empty: kernel.rx_fill_ring_empty_descs.unwrap_or(0),
            invalid: self.counters.invalid.saturating_add(invalid),
            ..self.counters
        }
    }

    /// In copy mode a call sends a budget's worth of frames, 32 where it cannot be raised, and says EAGAIN.
    fn push_out(&self) {
        let mut waiting = self.rings.send.waiting();
        for _ in 0..CALLS_MAX {
            if waiting == 0 {
                break;
            }
            let answer = wake_to_send(self.socket.as_fd());
            let left = self.rings.send.waiting();
            if left == waiting || !matches!(answer, Ok(()) | Err(Errno::AGAIN)) {
                break;
            }
            waiting = left;
        }
    }
}

impl Rings {
    /// Gives free frames to the kernel to receive into, as many as the ring takes; says how many.
    pub(crate) fn give(&mut self, pool: &mut Vec<u32>) -> u32 {
        let mut given = 0_u32;
        while let Some(address) = pool.pop() {
            if !self.fill.push(address.into()) {
                pool.push(address);
                break;
            }
            given = given.saturating_add(1);
        }
        if given > 0 {
            self.fill.publish();
        }
        given
    }
}

/// How the kernel treats the frames of a bound socket.
pub(crate) fn copying(socket: BorrowedFd<'_>) -> Result<Copying, Errno> {
    let options = xdp_options(socket)?;
    Ok(if options.contains(XdpOptionsFlags::XDP_OPTIONS_ZEROCOPY) {
        Copying::ZeroCopy
    } else {
        Copying::Copy
    })
}

fn wake_to_send(socket: BorrowedFd<'_>) -> Result<(), Errno> {
    send(socket, &[], SendFlags::DONTWAIT).map(|_| ())
}

/// Its answer is of no use: either there are frames then, or the next turn asks again.
fn wake_to_receive(socket: BorrowedFd<'_>) {
    let mut nothing = [0_u8; 0];
    let _ = recv(socket, &mut nothing, RecvFlags::DONTWAIT);
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// Calls of one flush: a full ring of 2048 frames, 32 at a time.
const CALLS_MAX: u32 = 64;
