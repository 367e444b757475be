//! What operators see of sessions, and over which socket they ask.

use std::io::{Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use dataplane::desk;
use inspect::{Arrival, Direction, Inquiry, Inspector, Tick};
use sigwall_tests::middle::table;
use sigwall_tests::simulation;
use sigwall_tests::world::World;

#[test]
fn a_tunnel_is_found_by_its_subscriber_by_either_teid_and_by_its_nodes() {
    let mut world = attached();
    let all = ask(&mut world, "tunnels");
    let tunnel = all.lines().next().unwrap();
    let value = |key: &str| {
        let pairs = tunnel.split('\t').filter_map(|pair| pair.split_once('='));
        pairs.clone().find(|(known, _)| *known == key).map(|(_, value)| value.to_owned()).unwrap()
    };

    let (node, teid) =
        value("user.outside").split_once('/').map(|(n, t)| (n.to_owned(), t.to_owned())).unwrap();
    for question in
        [format!("imsi {}", value("imsi")), format!("teid {teid}"), format!("node {node}")]
    {
        let found = ask(&mut world, &question);
        assert!(found.lines().any(|line| line == tunnel), "{question}: {found}");
    }
    assert_eq!(ask(&mut world, "teid 0x7fffffff"), "");
    assert_eq!(value("apn"), "internet");
}

#[test]
fn every_table_tells_how_full_it_is() {
    let tables = ask(&mut attached(), "tables");

    let names: Vec<&str> =
        tables.lines().filter_map(|line| line.strip_prefix("table=")?.split('\t').next()).collect();
    for name in ["tunnels", "subscribers", "dialogues", "associations", "gtp requests"] {
        assert!(names.contains(&name), "{names:?}");
    }
    assert_eq!(ask(&mut attached(), "associations").lines().count(), 2);
    assert!(Inquiry::parse("everything").is_none() && Inquiry::parse("imsi x").is_none());
}

#[test]
fn a_table_that_is_nearly_full_is_counted() {
    let policy = "policy \"t\" { default accept }
        state { transactions 64; quota 100% }";
    let mut inspector = Inspector::new("test", 1);
    inspector.adopt(table(policy).into(), 1);
    let before = inspector.tables_full();

    for number in 0..64 {
        let octets = craft::gtpv2::echo_request().sequence(number).recovery(1).octets();
        let octets = craft::frame().udp(2123, 2123).payload(&octets).octets();
        inspector.inspect(&Arrival {
            octets: &octets,
            direction: Direction::Inward,
            hold_as: None,
            now: Tick(1_000_000_000),
        });
    }

    assert_eq!((before, inspector.tables_full()), (0, 1));
}

#[test]
fn the_data_plane_answers_over_its_socket_while_it_works() {
    let path = std::env::temp_dir().join(format!("sigwall-state-{}", std::process::id()));
    let (desk, counter) = desk();
    let stop = AtomicBool::new(false);
    let mut world = attached();
    let expected = ask(&mut world, "tunnels");

    let answer = std::thread::scope(|scope| {
        scope.spawn(|| counter.serve(&path, &stop));
        let asking = scope.spawn(|| {
            let mut client = loop {
                match UnixStream::connect(&path) {
                    Ok(client) => break client,
                    Err(_) => std::thread::sleep(Duration::from_millis(2)),
                }
            };
            client.write_all(b"tunnels\n").unwrap();
            let mut answer = String::new();
            client.read_to_string(&mut answer).unwrap();
            answer
        });
        while !asking.is_finished() {
            desk.turn(world.inspector().state());
        }
        stop.store(true, Ordering::Relaxed);
        asking.join().unwrap()
    });

    assert_eq!(answer, expected);
    std::fs::remove_file(path).unwrap();
}

/// Some tunnels are up, and some subscribers registered.
fn attached() -> World {
    let mut world = simulation::world();
    for (direction, octets) in simulation::record(3, 1500).unwrap() {
        world.arrive(&octets, direction);
    }
    world
}

fn ask(world: &mut World, question: &str) -> String {
    let mut inquiry = Inquiry::parse(question).unwrap();
    let mut answer = String::new();
    while !inquiry.is_done() {
        inquiry.look(world.inspector().state());
        answer.push_str(inquiry.text());
        inquiry.text().clear();
    }
    answer
}
