//! Plays the mix at both ends of the link and listens at both.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use xsk::{Frame as _, FrameSize, PacketIo as _, RawLink, Side, UmemConfig};

use super::meter::Meter;
use super::mix::{Expect, FLOWS, Mark};

/// Rounds are played in batches of this rhythm.
const TICK: Duration = Duration::from_millis(1);
/// What is still on its way at the end arrives within this time.
const LINGER: Duration = Duration::from_millis(500);
const BURST: usize = 64;
const MEMORY: UmemConfig = UmemConfig { frame_size: FrameSize::Octets2048, frames: 256 };

/// What player and spectators share.
#[derive(Debug)]
pub(crate) struct Score {
    /// The account.
    pub(crate) meter: Mutex<Meter>,
    /// Each message of the swapped flow, with when it was sent.
    pub(crate) probes: Mutex<Vec<(Mark, Instant)>>,
    /// Set when it is time to stop.
    pub(crate) stop: AtomicBool,
    /// Set when the last frame has had its time.
    pub(crate) is_over: AtomicBool,
}

impl Score {
    pub(crate) fn new() -> Self {
        Self {
            meter: Mutex::new(Meter::new()),
            probes: Mutex::new(Vec::new()),
            stop: AtomicBool::new(false),
            is_over: AtomicBool::new(false),
        }
    }
}

/// Plays `rounds_per_s` rounds a second until told to stop, then listens a little longer.
pub(crate) fn play(score: &Score, rounds_per_s: u32) -> Result<()> {
    let mut link =
        RawLink::open("partner", "core", MEMORY).context("cannot open the ends of the demo")?;
    let started = Instant::now();
    let mut round = 0_u64;
    while !score.stop.load(Ordering::Relaxed) {
        let due = started.elapsed().as_micros().saturating_mul(rounds_per_s.into()) / 1_000_000;
        while u128::from(round) < due {
            send_round(&mut link, score, round);
            round = round.saturating_add(1);
            listen(&mut link, score);
        }
        listen(&mut link, score);
        std::thread::sleep(TICK);
    }
    let stopped = Instant::now();
    while stopped.elapsed() < LINGER {
        listen(&mut link, score);
        std::thread::sleep(TICK);
    }
    score.is_over.store(true, Ordering::Relaxed);
    Ok(())
}

fn send_round(link: &mut RawLink, score: &Score, round: u64) {
    for (place, flow) in
        FLOWS.iter().enumerate().filter(|(_, flow)| round.is_multiple_of(flow.every))
    {
        let Some(mark) = score.meter.lock().ok().and_then(|mut meter| meter.next(place)) else {
            return;
        };
        if flow.expect == Expect::Swapped
            && let Ok(mut probes) = score.probes.lock()
        {
            probes.push((mark, Instant::now()));
        }
        for frame in flow.frames(mark) {
            link.inject(flow.from, &frame);
        }
    }
}

fn listen(link: &mut RawLink, score: &Score) {
    let mut burst = Vec::with_capacity(BURST);
    for side in Side::BOTH {
        link.receive(side, BURST, &mut burst);
        let Ok(mut meter) = score.meter.lock() else { return };
        for frame in burst.drain(..) {
            if let Some(mark) = Mark::of(frame.octets()) {
                meter.arrived(mark);
            }
            link.recycle(frame);
        }
    }
}
