//! Some seeds of the simulation; `cargo run --release -p sigwall-tests --bin simulate -- 1000 100000` runs many, and
//! `--bin soak -- 100000000` changes a hundred million of its frames.

use inspect::{Decision, Witness};
use sigwall_tests::simulation::{record, run};
use sigwall_tests::soak;
use sigwall_tests::world::World;

#[test]
fn honest_traffic_passes_and_hostile_does_not_whatever_the_network_does() {
    for seed in 0..4 {
        let tally = run(seed, 6_000).unwrap();

        assert!(tally.honest > 2_000 && tally.hostile > 200, "{tally:?}");
        assert!(tally.lost > 100 && tally.repeated > 100 && tally.completed > 50, "{tally:?}");
    }
}

#[test]
fn a_seed_gives_the_same_run_every_time() {
    assert_eq!(run(99, 2_000), run(99, 2_000));
    assert_ne!(run(99, 2_000), run(98, 2_000));
}

#[test]
fn changed_frames_of_sessions_are_judged_and_nothing_that_is_held_or_counted_is_lost() {
    for seed in [1, 2] {
        let tally = soak::run(40_000, seed).unwrap();

        assert!(tally.passed > 3_000 && tally.refused > 3_000, "{tally:?}");
        assert!(tally.edited > 100 * tally.unchanged, "{tally:?}");
    }
}

/// Tools are told of every message: with a witness, packets of users are judged as all other messages are.
#[test]
fn packets_of_users_fare_alike_on_their_own_way_and_on_that_of_all_messages() {
    let frames = record(11, 6_000).unwrap();
    for policy in [
        "state { gtpu bind; grace 0s }",
        "state { gtpu bind; grace 20s; tunnels 16; quota 50% }",
        "state { gtpu bind; grace 0s } stage screen
         rule own.nodes { on gtpu.gpdu when inner.ip.dst in home.ip or inner.is_gtp == 1 then drop }
         rule unknown { on gtpu when tunnel.known == 0 or tunnel.same_peer == 0 then drop }",
        "state { gtpu bind; grace 5s } stage screen
         rule some { on gtpu.gpdu from interconnect when inner.ip.proto == 17 then accept }
         rule flood { on gtpu.gpdu limit 20/s burst 5 per ip.src then drop }",
    ] {
        let (mut short, mut long) = (World::new(policy), World::new(policy));
        long.inspector().tell(Some(Box::new(Silent)));

        for (place, (direction, octets)) in frames.iter().enumerate() {
            for octets in [octets.clone(), changed(octets, place)] {
                short.wait_ms(9);
                long.wait_ms(9);
                let fared = short.arrive(&octets, *direction);
                assert_eq!(fared, long.arrive(&octets, *direction), "{octets:02x?}");
            }
        }

        assert_eq!(short.remembered(), long.remembered());
    }
}

#[derive(Debug)]
struct Silent;

impl Witness for Silent {
    fn judged(&mut self, _: &dyn ruletable::Subject<'_>, _: wire::MessageKey, _: &Decision) {}
}

/// An octet behind the UDP header is another, and no checksum tells.
fn changed(octets: &[u8], place: usize) -> Vec<u8> {
    let mut octets = octets.to_vec();
    if octets.len() > 60 {
        octets[40..42].fill(0);
        let at = 42 + place * 7 % (octets.len() - 42).min(60);
        octets[at] ^= 1 << (place % 8);
    }
    octets
}
