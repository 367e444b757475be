//! `soak FRAMES [SEED]`: so many changed frames of sessions through the whole path, half of them under each policy; the
//! first invariant broken is told.

use std::process::ExitCode;

use sigwall_tests::soak::run;

fn main() -> ExitCode {
    let numbers: Vec<u64> = std::env::args().skip(1).filter_map(|word| word.parse().ok()).collect();
    let (frames, seed) = match *numbers.as_slice() {
        [frames] => (frames, 1),
        [frames, seed] => (frames, seed),
        _ => {
            eprintln!("usage: soak FRAMES [SEED]");
            return ExitCode::from(64);
        }
    };
    for seed in [seed, seed + 1] {
        match run(frames / 2, seed) {
            Ok(tally) => println!("seed {seed}, {} frames: {tally:?}", frames / 2),
            Err(what) => {
                eprintln!("soak: {what}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}
