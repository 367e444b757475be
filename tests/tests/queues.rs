//! Traffic of one session may come by several queues, each with a worker: what one has seen, all know.

use std::net::Ipv4Addr;

use craft::{frame, gtpu, gtpv2};
use dataplane::{Issue, Worker};
use inspect::Tick;
use sigwall_tests::bench_box::barring_table;
use sigwall_tests::crew::Crew;
use sigwall_tests::middle::table;
use southbound::{Generation, RuleHits, Total};
use xsk::{MemoryLink, Side};

const ACME: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 1);
const CORE: Ipv4Addr = Ipv4Addr::new(10, 10, 0, 1);
const USER: Ipv4Addr = Ipv4Addr::new(100, 64, 0, 7);
const BOUND: &str = r#"
policy "t" { schema 1; default accept }
home { plmn 001-01; ip 10.10.0.0/16 }
partner acme { plmn 901-70; ip 192.0.2.0/24 }
state { gtpu bind; grace 0s }
"#;

#[test]
fn a_tunnel_that_was_set_up_by_two_queues_carries_its_user_by_a_third_and_nobody_elses() {
    let mut crew = Crew::new(3, table(BOUND));
    assert!(crew.arrive(2, Side::Outside, &from_user(USER)).is_empty());

    assert_eq!(crew.arrive(0, Side::Outside, &request()), [request()]);
    assert!(crew.arrive(2, Side::Outside, &from_user(USER)).is_empty());
    assert_eq!(crew.arrive(1, Side::Inside, &answer()), [answer()]);

    for queue in 0..3 {
        assert_eq!(crew.arrive(queue, Side::Outside, &from_user(USER)), [from_user(USER)]);
        assert!(crew.arrive(queue, Side::Outside, &from_user(CORE)).is_empty());
    }
    assert_eq!(crew.arrive(1, Side::Outside, &delete()), [delete()]);
    assert_eq!(crew.arrive(0, Side::Inside, &deleted()), [deleted()]);
    crew.wait_ms(3000);
    assert!(crew.arrive(2, Side::Outside, &from_user(USER)).is_empty());
    crew.assert_no_frame_leaked();
}

#[test]
fn the_pieces_of_a_datagram_leave_by_the_queues_that_they_came_by_and_none_is_overtaken() {
    let (mut crew, pieces) = waiting();

    assert_eq!(crew.arrive(1, Side::Outside, &pieces[2]), [pieces[1].clone(), pieces[2].clone()]);
    // The other worker lets go of what was held before it judges what came behind.
    assert_eq!(crew.arrive(0, Side::Outside, &echo()), [pieces[0].clone(), echo()]);
    assert_eq!(crew.counters.total(Total::Held), 0);
    crew.assert_no_frame_leaked();
}

#[test]
fn pieces_that_wait_in_vain_end_at_the_queues_that_they_came_by() {
    let (mut crew, _) = waiting();

    crew.wait_ms(5000);
    crew.turn(1);
    crew.turn(0);

    crew.assert_no_frame_leaked();
    assert_eq!(crew.counters.total(Total::Blocked), 2);
}

#[test]
fn a_limit_counts_what_comes_by_all_queues() {
    let text = "stage limit rule few { on gtpu.gpdu limit 3/min per src.partner then drop }";
    let mut crew = Crew::new(2, table(&format!("{}{text}", BOUND.replace("bind", "off"))));

    let sent = (0..8)
        .filter(|number| !crew.arrive(number % 2, Side::Outside, &from_user(USER)).is_empty());

    assert_eq!(sent.count(), 3);
}

#[test]
fn a_packet_is_not_refused_for_want_of_a_tunnel_that_is_set_up_earlier_in_its_burst() {
    let mut crew = Crew::new(1, table(BOUND));
    crew.arrive(0, Side::Outside, &request());

    let io = crew.workers[0].io();
    io.arrive(Side::Inside, answer());
    io.arrive(Side::Inside, to_user());
    crew.turn(0);

    assert_eq!(crew.left(0, Side::Outside), [answer(), to_user()]);
}

#[test]
fn after_a_defect_of_one_worker_what_others_held_is_given_back_too() {
    let (mut crew, _) = waiting();

    crew.workers[0].recover();
    crew.turn(0);
    crew.turn(1);

    crew.assert_no_frame_leaked();
    assert_eq!(crew.arrive(1, Side::Outside, &request()), [request()]);
}

/// Every packet is noted by a rule that monitors and accepted by one of a later stage, both of them told apart by
/// generation.
#[test]
fn under_load_by_two_threads_each_packet_is_judged_by_one_generation_and_none_is_lost_or_overtaken()
{
    const SWAPS: u64 = 300;
    const TURNS: u32 = 2_000;
    let mut crew = Crew::new(2, barring_table(1));
    let (counters, publisher) = (crew.counters.clone(), &mut crew.publisher);
    let mut workers = crew.workers.iter_mut();
    let (first, second) = (workers.next().unwrap(), workers.next().unwrap());
    std::thread::scope(|scope| {
        for worker in [first, second] {
            scope.spawn(move || (0..TURNS).for_each(|number| play(worker, number)));
        }
        for serial in 2..=SWAPS {
            let table = barring_table(serial).into();
            publisher.publish(&Issue { generation: Generation(serial), table });
            publisher.reclaim();
        }
    });

    let mut judged = 0;
    for serial in 1..=u32::try_from(SWAPS).unwrap() {
        let [watched, accepted] = [serial * 2, serial * 2 + 1].map(|slot| counters.rule(slot));
        assert_eq!(RuleHits { hits: 0, would: accepted.hits }, watched, "generation {serial}");
        judged += accepted.hits;
    }
    assert_eq!(judged, u64::from(2 * (0..TURNS).map(|number| number % 5).sum::<u32>()));
    crew.assert_no_frame_leaked();
}

/// Frames that no other turn has come and leave in their order.
fn play(worker: &mut Worker<MemoryLink>, number: u32) {
    let frames: Vec<_> = (0..number % 5).map(|copy| numbered(number * 8 + copy)).collect();
    frames.iter().for_each(|octets| worker.io().arrive(Side::Outside, octets.as_slice()));
    worker.turn(Tick(1_700_000_000_000_000_000 + u64::from(number) * 100_000));
    assert_eq!(worker.io().leaving(Side::Inside), frames);
}

/// Two workers with a piece of a datagram each, and all three pieces.
fn waiting() -> (Crew, Vec<Vec<u8>>) {
    let mut crew = Crew::new(2, table(BOUND));
    let pieces = frame().ip(ACME, CORE).payload(&create()).fragments(3);
    assert!(crew.arrive(0, Side::Outside, &pieces[0]).is_empty());
    assert!(crew.arrive(1, Side::Outside, &pieces[1]).is_empty());
    assert_eq!(crew.counters.total(Total::Held), 2);
    (crew, pieces)
}

fn create() -> Vec<u8> {
    gtpv2::create_session_request()
        .sequence(1)
        .imsi("001010123456787")
        .apn("internet")
        .serving_network("901-70")
        .f_teid(0, 6, 0x1001, ACME)
        .bearer_context(0, &gtpv2::group().ebi(5).f_teid(2, 4, 0x101, ACME))
        .octets()
}

fn request() -> Vec<u8> {
    frame().ip(ACME, CORE).payload(&create()).octets()
}

fn answer() -> Vec<u8> {
    let answer = gtpv2::create_session_response()
        .teid(0x1001)
        .sequence(1)
        .cause(16)
        .f_teid(1, 7, 0x2001, CORE)
        .paa(USER)
        .bearer_context(0, &gtpv2::group().ebi(5).cause(16).f_teid(2, 5, 0x201, CORE));
    frame().ip(CORE, ACME).payload(&answer.octets()).octets()
}

fn delete() -> Vec<u8> {
    let message = gtpv2::delete_session_request().teid(0x2001).sequence(2).ebi(5).octets();
    frame().ip(ACME, CORE).payload(&message).octets()
}

fn deleted() -> Vec<u8> {
    let message = gtpv2::delete_session_response().teid(0x1001).sequence(2).cause(16).octets();
    frame().ip(CORE, ACME).payload(&message).octets()
}

fn echo() -> Vec<u8> {
    frame().ip(ACME, CORE).payload(&gtpv2::echo_request().sequence(9).octets()).octets()
}

fn from_user(source: Ipv4Addr) -> Vec<u8> {
    let inner = craft::ip_packet(source.octets(), [203, 0, 113, 9], (1, 2), b"hello");
    frame().ip(ACME, CORE).udp(2152, 2152).payload(&gtpu::gpdu(0x201, &inner).octets()).octets()
}

fn to_user() -> Vec<u8> {
    let inner = craft::ip_packet([203, 0, 113, 9], USER.octets(), (1, 2), b"hello");
    frame().ip(CORE, ACME).udp(2152, 2152).payload(&gtpu::gpdu(0x101, &inner).octets()).octets()
}

fn numbered(number: u32) -> Vec<u8> {
    let inner = craft::ip_packet([10, 0, 0, 1], [8, 8, 8, 8], (1, 2), &number.to_be_bytes());
    frame().udp(2152, 2152).payload(&gtpu::gpdu(number, &inner).octets()).octets()
}
