//! Some seeds of the simulation; `cargo run --release -p sigwall-tests --bin simulate -- 1000 100000` runs many.

use sigwall_tests::simulation::run;

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
