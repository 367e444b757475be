//! A worker between two ports in memory: what comes in, goes out, is held, is counted.

use craft::{diameter, frame, gtpu, gtpv2, tcp};
use sigwall_tests::bench_box::{BARRED, BenchBox, barring_table};
use sigwall_tests::middle::table;
use southbound::{Generation, RuleHits, Total};
use xsk::Side;

const WELCOME: &str = "901701234567890";

#[test]
fn a_frame_leaves_at_the_other_port_as_it_came_and_a_blocked_one_does_not() {
    let mut bench = with_policy();

    bench.arrive(Side::Outside, &create(WELCOME));
    bench.arrive(Side::Outside, &create(BARRED));
    bench.arrive(Side::Inside, &user(7));
    bench.turn();

    assert_eq!(bench.left(Side::Inside), [create(WELCOME)]);
    assert_eq!(bench.left(Side::Outside), [user(7)]);
    assert_eq!(totals(&bench), [3, 2, 1]);
    bench.worker.io().assert_no_frame_leaked();
}

#[test]
fn the_pieces_of_a_datagram_leave_together_in_the_order_in_which_they_came() {
    let mut bench = with_policy();
    let pieces = frame().payload(&message(WELCOME)).fragments(3);

    for place in [2, 0] {
        bench.arrive(Side::Outside, &pieces[place]);
        bench.turn();
        assert!(bench.left(Side::Inside).is_empty());
    }
    bench.arrive(Side::Outside, &pieces[1]);
    bench.turn();

    assert_eq!(bench.left(Side::Inside), [pieces[2].clone(), pieces[0].clone(), pieces[1].clone()]);
    bench.worker.io().assert_no_frame_leaked();
}

#[test]
fn a_segment_that_ends_one_message_and_begins_another_frees_the_one_before_it_and_waits_itself() {
    let mut bench = BenchBox::new(64);
    bench.publish(table("policy \"t\" { default accept }"));
    let octets = diameter::device_watchdog_request("mme.example", "example").octets().repeat(3);
    let (cut, behind) = (40, octets.len() / 3 + 40);
    let segment = |from: usize, to: usize| {
        let sequence = 100 + u32::try_from(from).unwrap();
        frame().tcp(&tcp::tcp(sequence, 1)).payload(&octets[from..to]).octets()
    };
    let frames = [
        frame().tcp(&tcp::tcp(99, 0).syn()).octets(),
        segment(0, cut),
        segment(cut, behind),
        segment(behind, octets.len()),
    ];

    let left = frames.each_ref().map(|octets| {
        bench.arrive(Side::Outside, octets);
        bench.turn();
        bench.left(Side::Inside)
    });

    assert_eq!(left.each_ref().map(Vec::len), [1, 0, 1, 2]);
    assert_eq!(left.concat(), frames);
    // A segment without octets is no signalling.
    assert_eq!(totals(&bench), [4, 3, 0]);
    bench.worker.io().assert_no_frame_leaked();
}

#[test]
fn pieces_that_wait_in_vain_end_and_are_counted() {
    let mut bench = with_policy();
    bench.arrive(Side::Outside, &frame().payload(&message(WELCOME)).fragments(2)[0]);

    for _ in 0..2100 {
        bench.turn();
    }

    assert!(bench.left(Side::Inside).is_empty());
    assert_eq!(totals(&bench), [1, 0, 1]);
    bench.worker.io().assert_no_frame_leaked();
}

#[test]
fn each_packet_is_judged_by_one_generation_and_none_is_lost_doubled_or_overtaken() {
    const SWAPS: u64 = 500;
    let mut bench = BenchBox::new(256);
    let (mut sent, mut arrived) = (0_u32, Vec::new());

    for serial in 1..=SWAPS {
        // Several policies may be offered before a turn: the newest wins.
        bench.publish(barring_table(serial));
        for _ in 0..serial % 3 {
            for _ in 0..serial % 90 {
                bench.arrive(Side::Outside, &user(sent));
                sent += 1;
            }
            bench.turn();
            arrived.extend(bench.left(Side::Inside));
        }
    }
    while bench.turn() > 0 {}
    arrived.extend(bench.left(Side::Inside));

    assert_eq!(arrived, (0..sent).map(user).collect::<Vec<_>>());
    let mut judged = 0;
    for serial in 1..=u32::try_from(SWAPS).unwrap() {
        let [watched, accepted] =
            [serial * 2, serial * 2 + 1].map(|slot| bench.counters.rule(slot));
        assert_eq!(RuleHits { hits: 0, would: accepted.hits }, watched, "generation {serial}");
        judged += accepted.hits;
    }
    assert_eq!(judged, u64::from(sent));
    assert!(bench.publisher.is_applied(Generation(SWAPS)));
}

#[test]
fn nothing_is_forwarded_before_a_policy_is_in_force() {
    let mut bench = BenchBox::new(64);

    bench.arrive(Side::Outside, &create(WELCOME));
    bench.arrive(Side::Inside, &user(1));
    bench.turn();

    assert!(bench.left(Side::Inside).is_empty() && bench.left(Side::Outside).is_empty());
    assert_eq!(totals(&bench), [2, 0, 2]);
}

#[test]
fn after_a_defect_held_frames_are_given_back_and_the_worker_goes_on() {
    let mut bench = with_policy();
    bench.arrive(Side::Outside, &frame().payload(&message(WELCOME)).fragments(2)[0]);
    bench.turn();

    bench.worker.recover();
    bench.arrive(Side::Outside, &create(WELCOME));
    bench.turn();

    assert_eq!(bench.left(Side::Inside), [create(WELCOME)]);
    assert_eq!(bench.counters.total(Total::Faults), 1);
    bench.worker.io().assert_no_frame_leaked();
}

fn with_policy() -> BenchBox {
    let mut bench = BenchBox::new(64);
    bench.publish(barring_table(1));
    bench
}

/// Received, forwarded, blocked.
fn totals(bench: &BenchBox) -> [u64; 3] {
    [Total::Received, Total::Forwarded, Total::Blocked].map(|total| bench.counters.total(total))
}

fn message(imsi: &str) -> Vec<u8> {
    gtpv2::create_session_request().imsi(imsi).apn("internet.mnc070.mcc901.gprs").rat(6).octets()
}

fn create(imsi: &str) -> Vec<u8> {
    frame().payload(&message(imsi)).octets()
}

fn user(number: u32) -> Vec<u8> {
    let inner = craft::ip_packet([10, 0, 0, 1], [8, 8, 8, 8], (1, 2), &number.to_be_bytes());
    frame().udp(2152, 2152).payload(&gtpu::gpdu(number, &inner).octets()).octets()
}
