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
#[expect(dead_code, reason = "nothing hangs here")]
mod wire;

use std::{sync::mpsc::channel, time::Duration};

use lab::Lab;
use xsk::{
    Attach, Place, Program, Settings, Side,
    livegen::{Generator, Load, Number, Sink},
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
                numbers: &[],
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

#[test]
fn a_flood_beyond_what_a_link_carries_leaks_no_frame_and_it_forwards_on() {
    let Some(lab) = Lab::build(false) else { return };
    let wire = wire::Wire::start(&lab, Settings::default(), &[]);

    let sent = lab.inside("a", flood).join().unwrap();
    let (mut a, mut b) = (traffic::Host::new(&lab, "a"), traffic::Host::new(&lab, "b"));
    a.send(&traffic::frame(77));
    let arrived = std::iter::from_fn(|| b.next(Duration::from_secs(2)))
        .any(|octets| octets == traffic::frame(77));
    let told = wire.stop();

    eprintln!("{sent:?} {told:?}");
    assert!(arrived, "{told:?}");
    assert_eq!((told.io.held, told.io.outside.invalid, told.io.inside.invalid), (0, 0, 0));
}

#[test]
fn each_frame_carries_its_number_in_octets_or_in_digits() {
    let Some(lab) = Lab::build(true) else { return };
    let bridge = bridge(&lab);
    let mut far = traffic::Host::new(&lab, "b");

    let number = |at, octets, is_digits| Number { at, octets, is_digits };
    lab.inside("a", move || {
        let load = Load {
            egress: "eth0",
            templates: &[traffic::frame(1)],
            per_second: Some(1_000),
            count: Some(120),
            stamp_at: None,
            numbers: &[number(STAMP_AT, 3, false), number(STAMP_AT + 3, 2, true)],
            processor: Some(0),
        };
        Generator::start(&load).unwrap().finish(Duration::from_secs(20)).unwrap()
    })
    .join()
    .unwrap();

    let at = usize::from(STAMP_AT);
    let came: Vec<Vec<u8>> =
        std::iter::from_fn(|| far.next(Duration::from_secs(1))).take(120).collect();
    let told: Vec<&[u8]> = came.iter().map(|octets| &octets[at..at + 5]).collect();
    assert_eq!(told.len(), 120);
    assert_eq!((told[0], told[119]), (&[0, 0, 1, 0, 0x10][..], &[0, 0, 120, 0x10, 0x02][..]));
    bridge.join().unwrap();
}

/// As fast as it goes, for a second.
fn flood() -> xsk::livegen::Sent {
    let load = Load {
        egress: "eth0",
        templates: &[traffic::frame(1)],
        per_second: None,
        count: None,
        stamp_at: Some(STAMP_AT),
        numbers: &[],
        processor: Some(0),
    };
    Generator::start(&load).unwrap().finish(Duration::from_secs(1)).unwrap()
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
