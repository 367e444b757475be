//! A host at the end of a wire, and the frames that it sends: a packet socket of a namespace.

use std::{
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    time::{Duration, Instant},
};

use xsk::{Frame as _, PacketIo as _, RawLink, Side, UmemConfig};

use crate::lab::Lab;

/// The only interface of a namespace, used from a thread inside of it.
pub(crate) struct Host {
    out: Sender<Vec<u8>>,
    back: Receiver<Vec<u8>>,
}

impl Host {
    pub(crate) fn new(lab: &Lab, name: &str) -> Self {
        let (out, orders) = channel::<Vec<u8>>();
        let (arrivals, back) = channel();
        let (ready, is_ready) = channel();
        lab.inside(name, move || {
            // The inside port is a wire to nowhere, as a link has two.
            let config = UmemConfig { frames: 1024, ..UmemConfig::default() };
            let link = RawLink::open("eth0", "lo", config).unwrap();
            ready.send(()).unwrap();
            serve(link, &orders, &arrivals);
        });
        is_ready.recv_timeout(Duration::from_secs(10)).unwrap();
        Self { out, back }
    }

    pub(crate) fn send(&mut self, octets: &[u8]) {
        self.out.send(octets.to_vec()).unwrap();
    }

    pub(crate) fn next(&mut self, at_most: Duration) -> Option<Vec<u8>> {
        self.back.recv_timeout(at_most).ok()
    }
}

/// Until the host is dropped.
fn serve(mut link: RawLink, orders: &Receiver<Vec<u8>>, arrivals: &Sender<Vec<u8>>) {
    let mut burst = Vec::with_capacity(64);
    loop {
        link.receive(Side::Outside, 64, &mut burst);
        for frame in burst.drain(..) {
            // A host that is gone wants no more.
            let _ = arrivals.send(frame.octets().to_vec());
            link.recycle(frame);
        }
        match orders.recv_timeout(Duration::from_micros(200)) {
            Ok(octets) => link.inject(Side::Outside, &octets),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
}

/// `frames` each way at once, never more than a window under way; numbers that arrived in their order at `a` and `b`.
pub(crate) fn exchange(mut a: Host, mut b: Host, frames: u32) -> (u32, u32) {
    let (mut sent, mut at_a, mut at_b) = (0, 0, 0);
    let end = Instant::now() + Duration::from_mins(1);
    while (at_a < frames || at_b < frames) && Instant::now() < end {
        while sent < frames && sent < at_a.min(at_b) + WINDOW {
            a.send(&frame(sent));
            b.send(&frame(sent));
            sent += 1;
        }
        at_a +=
            u32::from(a.next(Duration::from_millis(1)).is_some_and(|octets| octets == frame(at_a)));
        at_b +=
            u32::from(b.next(Duration::from_millis(1)).is_some_and(|octets| octets == frame(at_b)));
    }
    (at_a, at_b)
}

/// A frame of a local experimental `EtherType` with a number and octets that depend on it.
pub(crate) fn frame(number: u32) -> Vec<u8> {
    let mut octets = vec![2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1, 0x88, 0xb5];
    octets.extend(number.to_be_bytes());
    octets.extend((0..100).map(|at| number.to_le_bytes()[at % 4]));
    octets
}

/// An IPv4 UDP packet between two ports.
pub(crate) fn udp(source: u16, destination: u16) -> Vec<u8> {
    ipv4(17, 0, 0, &ports(source, destination))
}

/// An IPv4 packet with this fragment field and this number of words of options.
pub(crate) fn ipv4(protocol: u8, fragment: u16, options: u8, payload: &[u8]) -> Vec<u8> {
    let mut octets = vec![2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1, 0x08, 0x00];
    let length = u16::try_from(20 + usize::from(options) * 4 + payload.len()).unwrap();
    octets.extend([0x45 + options, 0]);
    octets.extend(length.to_be_bytes());
    octets.extend([0, 1]);
    octets.extend(fragment.to_be_bytes());
    octets.extend([64, protocol, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2]);
    octets.extend(vec![1; usize::from(options) * 4]);
    octets.extend(payload);
    octets
}

/// The ports of UDP or TCP, and octets behind them.
pub(crate) fn ports(source: u16, destination: u16) -> Vec<u8> {
    let mut octets = [source.to_be_bytes(), destination.to_be_bytes()].concat();
    octets.extend([0, 26, 0, 0]);
    octets.extend([0xab; 18]);
    octets
}

/// The frame with a tag of this TPID and TCI.
pub(crate) fn tagged(mut frame: Vec<u8>, tpid: u16, tci: u16) -> Vec<u8> {
    let tail = frame.split_off(12);
    frame.extend(tpid.to_be_bytes());
    frame.extend(tci.to_be_bytes());
    frame.extend(tail);
    frame
}

/// Frames under way each way, below any ring.
const WINDOW: u32 = 256;
