//! Pushes one of two policies in turn while the mix plays, and finds out how soon each judged.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use controlplane::{Client, Request, Response, Source};
use serde::Serialize;

use super::meter::Meter;
use super::mix::Mark;
use super::player::Score;

/// A message this close before a push may meet either policy.
const MARGIN: Duration = Duration::from_millis(5);

/// One swap.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Swap {
    began: Instant,
    acknowledged: Instant,
    applied_us: u64,
    blocks: bool,
}

/// How the swaps went.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct SwapSummary {
    /// Policies that came into force under load.
    pub(crate) swaps: usize,
    /// Pushes that the control plane did not acknowledge.
    pub(crate) refused: u64,
    /// Milliseconds from pushing text to its acknowledgement, 99 of 100 below.
    pub(crate) push_ms_p99: f64,
    /// Microseconds from bundle to every worker, 99 of 100 below.
    pub(crate) applied_us_p99: u64,
    /// Milliseconds after its acknowledgement at which a message still met the policy before, 99 of 100 below.
    pub(crate) effective_ms_p99: f64,
    /// Messages that tell which policy judged them.
    pub(crate) probes: usize,
}

/// Swaps until the player is told to stop.
pub(crate) fn swap_under_load(
    score: &Score,
    connect: &dyn Fn() -> Option<Client>,
    policies: &[Vec<Source>; 2],
    per_s: u32,
) -> (Vec<Swap>, u64) {
    let Some(pause) = Duration::from_secs(1).checked_div(per_s) else { return (Vec::new(), 0) };
    let (mut swaps, mut refused) = (Vec::new(), 0_u64);
    let mut client = None;
    let mut next = Instant::now();
    while !score.stop.load(Ordering::Relaxed) {
        let blocks = swaps.len().is_multiple_of(2);
        let [accepting, blocking] = policies;
        let sources = if blocks { blocking.clone() } else { accepting.clone() };
        let began = Instant::now();
        client = client.or_else(connect);
        let answer =
            client.as_mut().map(|client| client.ask(&Request::Push { sources, label: None }));
        match answer {
            Some(Ok(Response::InForce(applied))) if applied.applied_us.is_some() => {
                swaps.push(Swap {
                    began,
                    acknowledged: Instant::now(),
                    applied_us: applied.applied_us.unwrap_or(0),
                    blocks,
                });
            }
            _ => {
                client = None;
                refused = refused.saturating_add(1);
            }
        }
        next = next
            .max(Instant::now().checked_sub(pause).unwrap_or(next))
            .checked_add(pause)
            .unwrap_or(next);
        std::thread::sleep(next.saturating_duration_since(Instant::now()));
    }
    (swaps, refused)
}

/// Compares what became of each probe with the policy that was in force when it was sent.
pub(crate) fn summarise(
    swaps: &[Swap],
    refused: u64,
    probes: &[(Mark, Instant)],
    meter: &Meter,
) -> SwapSummary {
    let late: Vec<Duration> = swaps
        .iter()
        .enumerate()
        .map(|(place, swap)| {
            let end = place.checked_add(1).and_then(|next| swaps.get(next)).map(|next| next.began);
            probes
                .iter()
                .filter(|(_, sent)| *sent >= swap.acknowledged)
                .filter(|(_, sent)| {
                    end.is_none_or(|end| sent.checked_add(MARGIN).is_some_and(|sent| sent < end))
                })
                .filter(|(mark, _)| meter.has_arrived(*mark) == swap.blocks)
                .map(|(_, sent)| sent.saturating_duration_since(swap.acknowledged))
                .max()
                .unwrap_or_default()
        })
        .collect();
    let pushes = swaps.iter().map(|swap| swap.acknowledged.saturating_duration_since(swap.began));
    let applied = swaps.iter().map(|swap| Duration::from_micros(swap.applied_us));
    SwapSummary {
        swaps: swaps.len(),
        refused,
        push_ms_p99: ms(p99(pushes.collect())),
        applied_us_p99: u64::try_from(p99(applied.collect()).as_micros()).unwrap_or(u64::MAX),
        effective_ms_p99: ms(p99(late)),
        probes: probes.len(),
    }
}

fn p99(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    let place = times.len().saturating_mul(99).div_ceil(100).saturating_sub(1);
    times.get(place).copied().unwrap_or_default()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
