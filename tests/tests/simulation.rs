//! Some seeds of the simulation; `cargo run --release -p sigwall-tests --bin simulate -- 1000 100000` runs many, and
//! `--bin soak -- 100000000` changes a hundred million of its frames.

use sigwall_tests::simulation::run;
use sigwall_tests::soak;

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
