//! Two ports wired through one UMEM: a frame received on one is sent from the other without a copy.

use std::{
    os::fd::{AsFd as _, BorrowedFd},
    time::Duration,
};

use rustix::net::xdp::SocketAddrXdpFlags;

use crate::{
    IoCounters, PacketIo, PortFacts, Side, SideCounters, Umem, XskError, XskFrame,
    memlock::raise_memlock,
    port::Port,
    readiness,
    socket::{Sharing, open_port},
    umem::widen,
};

/// How frames shall get between device and UMEM.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Zero-copy where both ports can, else copy.
    #[default]
    Auto,
    /// Copy, which every device can.
    Copy,
    /// Zero-copy or nothing.
    ZeroCopy,
}

/// Which queue of which interfaces a link is made of.
#[derive(Clone, Copy, Debug)]
pub struct Ends<'a> {
    /// Interface towards the partner.
    pub outside: &'a str,
    /// Interface towards our core.
    pub inside: &'a str,
    /// The queue of both.
    pub queue: u32,
    /// How frames shall get between device and UMEM.
    pub mode: Mode,
}

/// An AF_XDP link: one UMEM, a socket on each side.
#[derive(Debug)]
pub struct Link<'u> {
    umem: &'u Umem,
    /// Addresses of the frames that nobody uses; the last one back is the first one out, as it is warm.
    pool: Vec<u32>,
    outside: Port,
    inside: Port,
}

impl<'u> Link<'u> {
    /// Binds both ports over `umem`, which serves this link alone.
    pub fn open(umem: &'u mut Umem, ends: &Ends<'_>) -> Result<Self, XskError> {
        raise_memlock();
        let flags = match ends.mode {
            Mode::Copy => SocketAddrXdpFlags::XDP_COPY,
            Mode::ZeroCopy => SocketAddrXdpFlags::XDP_ZEROCOPY,
            Mode::Auto => {
                umem.renew()?;
                match bind(umem, ends, SocketAddrXdpFlags::XDP_ZEROCOPY) {
                    Ok((pool, outside, inside)) => return Ok(Self { umem, pool, outside, inside }),
                    Err(_) => SocketAddrXdpFlags::XDP_COPY,
                }
            }
        };
        umem.renew()?;
        let (pool, outside, inside) = bind(umem, ends, flags)?;
        Ok(Self { umem, pool, outside, inside })
    }

    /// What the kernel made of a port.
    pub fn facts(&self, side: Side) -> &PortFacts {
        &self.port(side).facts
    }

    /// The socket of a port, for the XDP program's socket map.
    pub fn socket(&self, side: Side) -> BorrowedFd<'_> {
        self.port(side).socket.as_fd()
    }

    fn port(&self, side: Side) -> &Port {
        match side {
            Side::Outside => &self.outside,
            Side::Inside => &self.inside,
        }
    }

    fn parts(&mut self, side: Side) -> (&'u Umem, &mut Vec<u32>, &mut Port) {
        let port = match side {
            Side::Outside => &mut self.outside,
            Side::Inside => &mut self.inside,
        };
        (self.umem, &mut self.pool, port)
    }

    fn refuse(&mut self, side: Side, frame: XskFrame<'u>) {
        let counters: &mut SideCounters = &mut self.parts(side).2.counters;
        counters.refused = counters.refused.saturating_add(1);
        self.recycle(frame);
    }
}

impl<'u> PacketIo for Link<'u> {
    type Frame = XskFrame<'u>;

    fn receive(&mut self, side: Side, max: usize, burst: &mut Vec<Self::Frame>) -> usize {
        let max = max.min(burst.capacity().saturating_sub(burst.len()));
        let (umem, pool, port) = self.parts(side);
        let taken = port.receive(umem, max, burst);
        umem.gather(pool);
        port.fill(pool);
        taken
    }

    fn room(&mut self, side: Side) -> usize {
        let (umem, pool, port) = self.parts(side);
        port.complete(umem, pool);
        port.room()
    }

    fn send(&mut self, side: Side, frame: Self::Frame) {
        let is_ours = frame.is_of(self.umem) && frame.len() >= ETHERNET_HEADER;
        let (umem, pool, port) = self.parts(side);
        if port.room() == 0 {
            port.complete(umem, pool);
        }
        if is_ours && port.queue(frame.address(), frame.len()) {
            frame.release();
        } else {
            self.refuse(side, frame);
        }
    }

    fn fresh(&mut self) -> Option<Self::Frame> {
        let address = self.pool.pop()?;
        XskFrame::take(self.umem, address.into(), 0)
    }

    fn recycle(&mut self, frame: Self::Frame) {
        if frame.is_of(self.umem) {
            self.pool.extend(self.umem.frame_of(frame.release().into()));
        }
    }

    fn flush(&mut self) {
        for side in Side::BOTH {
            let (umem, pool, port) = self.parts(side);
            port.flush();
            port.complete(umem, pool);
        }
    }

    fn wait(&mut self, at_most: Duration) {
        readiness::wait([&self.outside.socket, &self.inside.socket], at_most);
    }

    fn counters(&self) -> IoCounters {
        let frames = u64::from(self.umem.config().frames);
        let free = u64::try_from(self.pool.len()).unwrap_or(u64::MAX);
        let with_kernel = [&self.outside, &self.inside]
            .map(|port| u64::from(port.filled).saturating_add(port.sending.into()))
            .into_iter()
            .fold(0, u64::saturating_add);
        IoCounters {
            outside: self.outside.counters(),
            inside: self.inside.counters(),
            frames,
            free,
            held: frames.saturating_sub(free).saturating_sub(with_kernel),
        }
    }
}

/// One UMEM has one mode, so both ports get the same or the bind fails.
fn bind(
    umem: &Umem,
    ends: &Ends<'_>,
    flags: SocketAddrXdpFlags,
) -> Result<(Vec<u32>, Port, Port), XskError> {
    let mut pool = Vec::with_capacity(widen(umem.config().frames));
    pool.extend(umem.addresses());
    let outside = open_port(umem, &mut pool, (ends.outside, ends.queue), Sharing::First(flags))?;
    let sharing = Sharing::With(outside.socket.as_fd(), flags);
    let inside = open_port(umem, &mut pool, (ends.inside, ends.queue), sharing)?;
    Ok((pool, outside, inside))
}

/// The kernel takes no shorter frame, and would not give it back (`xsk_build_skb`).
const ETHERNET_HEADER: u32 = 14;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_can_be_made_in_one_thread_and_worked_in_another() {
        fn is_send<T: Send>() {}

        is_send::<Link<'_>>();
        is_send::<XskFrame<'_>>();
    }

    #[test]
    fn a_link_of_an_interface_that_is_not_there_says_so() {
        let mut umem = Umem::new(crate::UmemConfig { frames: 64, ..Default::default() }).unwrap();
        let ends = Ends { outside: "nosuch0", inside: "nosuch1", queue: 0, mode: Mode::Auto };

        let refused = Link::open(&mut umem, &ends);

        assert!(matches!(refused, Err(XskError::NoInterface(name)) if name == "nosuch0"));
    }
}
