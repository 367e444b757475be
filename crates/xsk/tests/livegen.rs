//! The load generator and its sink, straight through and across a link.

#![cfg(feature = "livegen")]
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::tests_outside_test_module,
    reason = "tests"
)]

mod lab;
#[expect(dead_code, reason = "only the frames are of use here")]
mod traffic;

use std::{sync::mpsc::channel, time::Duration};

use lab::Lab;
use xsk::{
    Attach, Place, Program, Settings, Side,
    livegen::{Generator, Load, Sink},
};

/// Behind the Ethernet header, the number and some octets of a frame.
const STAMP_AT: u16 = 40;

#[test]
fn a_counted_load_at_a_rate_arrives_whole_and_in_order_through_the_kernel_path() {
    let Some(lab) = Lab::build(true) else { return };
    let bridge = bridge(&lab);
    let (ready, is_ready) = channel();
    let (stop, stopped) = channel::<()>();
    let far = lab.inside("b", move || {
        let sink = Sink::attach("eth0", STAMP_AT).unwrap();
        ready.send(()).unwrap();
        let _ = stopped.recv();
        sink.arrivals().unwrap()
    });
    is_ready.recv_timeout(Duration::from_secs(10)).unwrap();

    let sent = lab
        .inside("a", || {
            let templates = [traffic::frame(1), traffic::udp(2152, 2152)];
            let load = Load {
                egress: "eth0",
                templates: &templates,
                per_second: Some(50_000),
                count: Some(20_000),
                stamp_at: Some(STAMP_AT),
                processor: Some(0),
            };
            Generator::start(&load).unwrap().finish(Duration::from_secs(20)).unwrap()
        })
        .join()
        .unwrap();
    std::thread::sleep(Duration::from_millis(200));
    stop.send(()).unwrap();
    let arrived = far.join().unwrap();
    bridge.join().unwrap();

    eprintln!("{sent:?} {arrived:?}");
    assert_eq!(sent.frames, 20_000);
    assert!(arrived.is_exactly(20_000), "{arrived:?}");
    assert!(sent.time > Duration::from_millis(350), "the rate was kept: {sent:?}");
}

/// Fails open without any socket, so that everything goes from port to port in the kernel.
fn bridge(lab: &Lab) -> std::thread::JoinHandle<()> {
    let name = lab.link_name().to_owned();
    let (ready, is_ready) = channel();
    let bridge = lab.inside("fw", move || {
        let settings = Settings { fail_mode: xsk::FailMode::Open, ..Settings::default() };
        let programs = Side::BOTH.map(|side| {
            let (interface, peer) = if side == Side::Outside { ("pa", "pb") } else { ("pb", "pa") };
            let place = Place { link: &name, side, interface, peer, attach: Attach::Native };
            Program::attach(&place, &settings, &[]).unwrap()
        });
        ready.send(()).unwrap();
        std::thread::sleep(Duration::from_secs(4));
        drop(programs);
        for side in Side::BOTH {
            Program::detach(&name, side).unwrap();
        }
    });
    is_ready.recv_timeout(Duration::from_secs(10)).unwrap();
    bridge
}
