//! A link between two namespaces over AF_PACKET.

#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::tests_outside_test_module,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "tests"
)]

#[expect(dead_code, reason = "nothing is pinned here")]
mod lab;
mod traffic;

use std::{
    sync::mpsc::{Receiver, Sender, TryRecvError, channel},
    time::Duration,
};

use lab::Lab;
use traffic::{Host, tagged, udp};
use xsk::{IoCounters, PacketIo as _, RawLink, Side, UmemConfig};

const FRAMES: u32 = 1000;

#[test]
fn frames_cross_each_way_with_their_tags_and_none_is_read_back_or_leaked() {
    let Some(lab) = Lab::build(false) else { return };
    let ((stop, stopped), (ready, is_ready)) = (channel(), channel());
    let worker = lab.inside("fw", move || forward(&stopped, &ready));
    is_ready.recv_timeout(Duration::from_secs(10)).unwrap();
    let (mut a, mut b) = (Host::new(&lab, "a"), Host::new(&lab, "b"));
    let double = tagged(tagged(udp(1, 2), 0x8100, 0xe064), 0x88a8, 5);

    a.send(&double);
    let arrived = b.next(Duration::from_secs(2));
    let (at_a, at_b) = traffic::exchange(a, b, FRAMES);
    drop(stop);
    let counted = worker.join().unwrap();

    assert_eq!(arrived, Some(double));
    assert_eq!((at_a, at_b), (FRAMES, FRAMES), "{counted:?}");
    assert_eq!(counted.outside.received, u64::from(FRAMES) + 1);
    assert_eq!(counted.inside.received, u64::from(FRAMES));
    assert_eq!((counted.held, counted.free), (0, counted.frames));
}

fn forward(stopped: &Receiver<()>, ready: &Sender<()>) -> IoCounters {
    let config = UmemConfig { frames: 1024, ..UmemConfig::default() };
    let mut link = RawLink::open("pa", "pb", config).unwrap();
    let mut burst = Vec::with_capacity(64);
    ready.send(()).unwrap();
    while stopped.try_recv() == Err(TryRecvError::Empty) {
        for side in Side::BOTH {
            link.receive(side, 64, &mut burst);
            for frame in burst.drain(..) {
                link.send(side.other(), frame);
            }
        }
        link.flush();
        link.wait(Duration::from_millis(1));
    }
    link.counters()
}
