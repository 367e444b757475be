//! A link between two namespaces over AF_XDP, native XDP and copy mode, as veth gives it.

#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::tests_outside_test_module,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "tests"
)]

mod lab;
mod traffic;
mod wire;

use std::{sync::atomic::Ordering, time::Duration};

use lab::Lab;
use traffic::{Host, frame, tagged, udp};
use wire::Wire;
use xsk::{Action, FailMode, Kind, Program, Settings, Side};

const FRAMES: u32 = 10_000;

#[test]
fn ten_thousand_frames_cross_each_way_and_none_is_lost_or_leaked() {
    let Some(lab) = Lab::build(false) else { return };
    let wire = Wire::start(&lab, Settings::default(), &[]);

    let (a, b) = (Host::new(&lab, "a"), Host::new(&lab, "b"));
    let (at_a, at_b) = traffic::exchange(a, b, FRAMES);
    let told = wire.stop();

    assert_eq!((at_a, at_b), (FRAMES, FRAMES));
    assert_eq!((told.io.outside.sent, told.io.inside.sent), (FRAMES.into(), FRAMES.into()));
    assert_eq!((told.io.held, told.io.outside.refused, told.io.inside.refused), (0, 0, 0));
    assert_eq!(told.io.outside.rx_ring_full + told.io.inside.rx_ring_full, 0);
}

#[test]
fn an_8021q_tag_crosses_untouched() {
    let Some(lab) = Lab::build(false) else { return };
    let wire = Wire::start(&lab, Settings::default(), &[]);
    let (mut a, mut b) = (Host::new(&lab, "a"), Host::new(&lab, "b"));
    let sent = tagged(frame(7), 0x8100, 0x2064);

    a.send(&sent);
    let arrived = b.next(Duration::from_secs(2));
    wire.stop();

    assert_eq!(arrived.unwrap(), sent);
}

#[test]
fn the_pass_list_crosses_in_the_kernel_but_for_inspected_ports() {
    let Some(lab) = Lab::build(true) else { return };
    let settings = Settings { pass_in_kernel: true, ..Settings::default() };
    let list = [
        (Kind::Ethertype, 0x0806, Action::Pass),
        (Kind::Protocol, 17, Action::Pass),
        (Kind::UdpPort, 2123, Action::Inspect),
    ];
    let wire = Wire::start(&lab, settings, &list);
    let (mut a, mut b) = (Host::new(&lab, "a"), Host::new(&lab, "b"));

    let mut arp = frame(1);
    arp[12..14].copy_from_slice(&[0x08, 0x06]);
    for sent in [&arp, &udp(4000, 53), &udp(4000, 2123), &tagged(udp(1, 2), 0x88a8, 5)] {
        a.send(sent);
        assert_eq!(b.next(Duration::from_secs(2)).as_ref(), Some(sent));
    }
    let told = wire.stop();

    assert_eq!((told.program.passed, told.program.to_socket), (3, 1));
    assert_eq!(told.io.outside.received, 1);
}

#[test]
fn without_a_socket_the_fail_mode_holds_also_after_the_program_value_is_gone() {
    for (fail_mode, arrives) in
        [(FailMode::Closed, false), (FailMode::Guarded, false), (FailMode::Open, true)]
    {
        let Some(lab) = Lab::build(true) else { return };
        let list = [(Kind::UdpPort, 53, Action::Pass)];
        let wire = Wire::start(&lab, Settings { fail_mode, ..Settings::default() }, &list);
        let (mut a, mut b) = (Host::new(&lab, "a"), Host::new(&lab, "b"));
        let is_pinned = wire.is_pinned;
        let told = wire.abandon();

        a.send(&udp(9, 2123));
        assert_eq!(
            b.next(Duration::from_millis(300)).is_some(),
            arrives && is_pinned,
            "{fail_mode:?} {told:?}"
        );
        a.send(&udp(9, 53));
        assert_eq!(
            b.next(Duration::from_millis(300)).is_some(),
            is_pinned,
            "{fail_mode:?} passes what is listed"
        );

        for side in Side::BOTH {
            Program::detach(lab.link_name(), side).unwrap();
        }
    }
}

#[test]
fn an_overdue_heartbeat_brings_the_fail_mode_and_a_new_one_ends_it() {
    let Some(lab) = Lab::build(false) else { return };
    let settings = Settings { deadline: Duration::from_millis(200), ..Settings::default() };
    let wire = Wire::start(&lab, settings, &[]);
    let (mut a, mut b) = (Host::new(&lab, "a"), Host::new(&lab, "b"));

    a.send(&frame(1));
    assert!(b.next(Duration::from_secs(2)).is_some());
    wire.hang.store(true, Ordering::Relaxed);
    std::thread::sleep(Duration::from_millis(300));
    a.send(&frame(2));
    assert!(b.next(Duration::from_millis(300)).is_none());
    wire.hang.store(false, Ordering::Relaxed);
    std::thread::sleep(Duration::from_millis(50));
    a.send(&frame(3));
    assert_eq!(b.next(Duration::from_secs(2)), Some(frame(3)));

    let told = wire.stop();
    assert_eq!((told.program.overdue, told.program.failed_closed), (1, 1));
}

#[test]
fn a_second_start_takes_the_pinned_link_over() {
    let Some(lab) = Lab::build(false) else { return };
    let first = Wire::start(&lab, Settings::default(), &[]);
    if !first.is_pinned {
        eprintln!("SKIPPED: no bpffs here");
        first.stop();
        return;
    }
    first.abandon();

    let second = Wire::start(&lab, Settings::default(), &[]);
    assert!(second.is_adopted);
    let (mut a, mut b) = (Host::new(&lab, "a"), Host::new(&lab, "b"));
    a.send(&frame(1));
    assert_eq!(b.next(Duration::from_secs(2)), Some(frame(1)));

    second.stop();
}
