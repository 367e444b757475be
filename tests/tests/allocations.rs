//! The packet path allocates nothing once it is warm.

use std::sync::Arc;

use craft::{frame, gtpu, gtpv2};
use inspect::{Arrival, Direction, Fate, FrameId, Inspector, Tick};
use sigwall_tests::bench_box::{BARRED, barring_table};
use sigwall_tests::simulation;
use southbound::{Counters, Event, EventWriter, Total};

#[test]
fn inspecting_counting_and_reporting_allocate_nothing() {
    let mut inspector = Inspector::new("test", 1);
    inspector.adopt(Arc::new(barring_table(1)), 1);
    let frames = frames();
    let counters = Counters::create(1).unwrap();
    let counters = counters.worker(0);
    let mut events = EventWriter::create().unwrap();
    let mut fates = Vec::with_capacity(frames.len() * 4);

    let mut round = |fates: &mut Vec<Fate>, now: Tick| {
        for (octets, number) in frames.iter().zip(0..) {
            let arrival = Arrival {
                octets,
                direction: Direction::Inward,
                hold_as: Some(FrameId(number)),
                now,
            };
            let finding = inspector.inspect(&arrival);
            fates.push(finding.fate);
            counters.add(Total::Received, 1);
            counters.reason(finding.decision.reason);
            counters.hit(3);
            events.write(&Event::default(), octets);
        }
        while inspector.lapse(now.after_ms(5000)).is_some() {}
    };
    round(&mut fates, Tick(0));
    let counted = allocation_counter::measure(|| {
        round(&mut fates, Tick(1));
        round(&mut fates, Tick(2));
    });

    assert_eq!(counted.count_total, 0, "{counted:?}");
    for fate in [Fate::Send, Fate::Discard, Fate::Hold] {
        assert!(fates.contains(&fate), "{fate:?} was not exercised");
    }
}

#[test]
fn sessions_of_every_kind_come_and_go_without_an_allocation() {
    let frames = simulation::record(5, 4000).unwrap();
    let mut world = simulation::world();
    let inspector = world.inspector();
    let mut sent = 0_u32;
    let mut judge = |(number, (direction, octets)): (u64, &(Direction, Vec<u8>))| {
        let now = Tick(1_700_000_000_000_000_000 + number * 10_000_000);
        let arrival = Arrival { octets, direction: *direction, hold_as: None, now };
        sent += u32::from(inspector.inspect(&arrival).fate == Fate::Send);
    };
    (0..).zip(&frames).take(1).for_each(&mut judge);

    let counted = allocation_counter::measure(|| (0..).zip(&frames).for_each(&mut judge));

    assert_eq!(counted.count_total, 0, "{counted:?}");
    assert!(sent > 1000, "{sent} frames passed");
}

fn frames() -> Vec<Vec<u8>> {
    let message = |imsi: &str| {
        let bearer = gtpv2::group().ebi(5).qos(9, 8);
        let message = gtpv2::create_session_request().imsi(imsi).apn("internet").rat(6);
        message.bearer_context(0, &bearer).octets()
    };
    let inner = craft::ip_packet([10, 0, 0, 1], [8, 8, 8, 8], (1, 2), &[0; 64]);
    let mut frames = vec![
        frame().payload(&message("901701234567890")).octets(),
        frame().payload(&message(BARRED)).octets(),
        frame().udp(2152, 2152).payload(&gtpu::gpdu(1, &inner).octets()).octets(),
        frame().udp(9, 9).payload(b"not signalling").octets(),
        frame().payload(b"\x48\x20").octets(),
        frame().id(9).payload(&message("901701234567890")).fragments(2).remove(0),
    ];
    frames.extend(frame().id(10).payload(&message("901701234567890")).fragments(2));
    frames
}
