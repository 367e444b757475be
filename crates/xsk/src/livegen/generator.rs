//! The generator: one thread inside one call, told what to do by maps.

use std::{
    sync::mpsc,
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use aya::{
    Ebpf, include_bytes_aligned,
    maps::{Array, MapData, MapError},
    programs::Xdp,
};
use rustix::{
    process::Pid,
    thread::{CpuSet, gettid, sched_setaffinity},
};

use super::{LoadError, NO_STAMP, run};
use crate::{memlock::raise_memlock, socket::interface_index, umem::widen};

/// What to send.
#[derive(Clone, Copy, Debug)]
pub struct Load<'a> {
    /// Interface of this network namespace at which the frames leave.
    pub egress: &'a str,
    /// The frames, sent in turn: 1 to 64 of 14 to 2048 octets.
    pub templates: &'a [Vec<u8>],
    /// Frames a second; none is as fast as it goes.
    pub per_second: Option<u64>,
    /// Frames in all; none is until stopped.
    pub count: Option<u64>,
    /// Offset of the 8 octets of mark and sequence; a UDP checksum around them must be 0.
    pub stamp_at: Option<u16>,
    /// Where each frame carries how many came before it: up to 8.
    pub numbers: &'a [Number],
    /// Processor to run on.
    pub processor: Option<u32>,
}

/// Where a frame carries its number, from 1, one more each frame; a UDP checksum around it must be 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// Offset of its first octet.
    pub at: u16,
    /// Octets: 1 to 8.
    pub octets: u8,
    /// Decimal digits, two an octet and the first in the low half (TS 24.008 §10.5.1.4), else in network order.
    pub is_digits: bool,
}

/// What was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Frames handed to the interface.
    pub frames: u64,
    /// Time that the generator was at it, its setting up of some 30 ms included.
    pub time: Duration,
}

/// A running load; it ends with this value.
pub struct Generator {
    progress: Array<MapData, [u64; 3]>,
    count: Option<u64>,
    since: Instant,
    thread: Pid,
    worker: Option<JoinHandle<Result<(), LoadError>>>,
}

impl Generator {
    /// Starts a load in a thread of its own, in the network namespace of the caller.
    pub fn start(load: &Load<'_>) -> Result<Self, LoadError> {
        check(load)?;
        raise_memlock();
        run::prepare_signal().map_err(LoadError::Run)?;
        let mut object = Ebpf::load(OBJECT).map_err(program_error)?;
        fill(&mut object, load)?;
        let progress = object.take_map("progress").ok_or(crate::XskError::Missing("progress"))?;
        let progress = progress.try_into().map_err(|error: MapError| program_error(error))?;
        let frame = vec![0; longest(load)];
        let processor = load.processor;
        let (tell, told) = mpsc::channel();
        let since = Instant::now();
        let worker = thread::spawn(move || {
            pin(processor);
            // Who started us waits for it.
            let _ = tell.send(gettid());
            generate(&mut object, &frame)
        });
        let thread = told.recv().map_err(|_| LoadError::Gone)?;
        Ok(Self { progress, count: load.count, since, thread, worker: Some(worker) })
    }

    /// Frames sent so far.
    pub fn sent(&self) -> u64 {
        self.progress.get(&0, 0).map_or(0, |[sent, ..]| sent)
    }

    /// Waits until the count is reached, or the time is over; then ends the load.
    pub fn finish(self, at_most: Duration) -> Result<Sent, LoadError> {
        while self.since.elapsed() < at_most
            && self.count.is_none_or(|count| self.sent() < count)
            && self.worker.as_ref().is_some_and(|worker| !worker.is_finished())
        {
            thread::sleep(PAUSE);
        }
        self.stop()
    }

    /// Ends the load.
    pub fn stop(mut self) -> Result<Sent, LoadError> {
        let time = self.since.elapsed();
        self.end()?;
        Ok(Sent { frames: self.sent(), time })
    }

    fn end(&mut self) -> Result<(), LoadError> {
        let Some(worker) = self.worker.take() else { return Ok(()) };
        while !worker.is_finished() {
            run::interrupt(self.thread);
            thread::sleep(PAUSE);
        }
        worker.join().unwrap_or(Err(LoadError::Gone))
    }
}

impl Drop for Generator {
    fn drop(&mut self) {
        // Who wants to know how it ended calls `stop`.
        let _ = self.end();
    }
}

impl std::fmt::Debug for Generator {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Generator").field("sent", &self.sent()).finish_non_exhaustive()
    }
}

fn check(load: &Load<'_>) -> Result<(), LoadError> {
    let fits = |template: &Vec<u8>| (14..=TEMPLATE_MAX).contains(&template.len());
    if !(1..=64).contains(&load.templates.len()) || !load.templates.iter().all(fits) {
        return Err(LoadError::Templates);
    }
    let end = load.stamp_at.map_or(0, |at| usize::from(at).saturating_add(8));
    let shortest = load.templates.iter().map(Vec::len).min().unwrap_or(0);
    if shortest < end {
        return Err(LoadError::Stamp);
    }
    let is_inside = |number: &Number| {
        let end = usize::from(number.at).saturating_add(number.octets.into());
        (1..=8).contains(&number.octets) && end <= shortest
    };
    if load.numbers.len() > NUMBERS_MAX || !load.numbers.iter().all(is_inside) {
        return Err(LoadError::Numbers);
    }
    Ok(())
}

/// Writes the order and the templates into the maps.
fn fill(object: &mut Ebpf, load: &Load<'_>) -> Result<(), LoadError> {
    let map = object.map_mut("templates").ok_or(crate::XskError::Missing("templates"))?;
    let mut templates: Array<_, [u64; TEMPLATE_WORDS]> =
        Array::try_from(map).map_err(program_error)?;
    for (index, template) in (0_u32..).zip(load.templates) {
        templates.set(index, words(template), 0).map_err(program_error)?;
    }
    let map = object.map_mut("order").ok_or(crate::XskError::Missing("order"))?;
    let mut order: Array<_, [u64; ORDER_WORDS + NUMBERS_MAX]> =
        Array::try_from(map).map_err(program_error)?;
    let orders = [
        interface_index(load.egress)?.into(),
        number(load.templates.len()),
        number(longest(load)),
        load.per_second.and_then(|rate| PICOSECONDS.checked_div(rate)).unwrap_or(0),
        load.count.unwrap_or(0),
        load.stamp_at.map_or(NO_STAMP, u64::from),
    ];
    let mut wanted = [0; ORDER_WORDS + NUMBERS_MAX];
    let all = orders.into_iter().chain(load.numbers.iter().copied().map(number_word));
    wanted.iter_mut().zip(all).for_each(|(place, word)| *place = word);
    order.set(0, wanted, 0).map_err(program_error)
}

/// Its offset, its octets and its form.
fn number_word(number: Number) -> u64 {
    let form = if number.is_digits { 2 } else { 1 };
    u64::from(number.at) | u64::from(number.octets) << 32 | form << 48
}

/// `struct template`: the length, then the octets.
fn words(template: &[u8]) -> [u64; TEMPLATE_WORDS] {
    let mut words = [0; TEMPLATE_WORDS];
    let parts = template.chunks(8).map(|part| {
        let mut octets = [0; 8];
        octets.iter_mut().zip(part).for_each(|(place, octet)| *place = *octet);
        u64::from_ne_bytes(octets)
    });
    let all = std::iter::once(number(template.len())).chain(parts);
    words.iter_mut().zip(all).for_each(|(place, word)| *place = word);
    words
}

fn generate(object: &mut Ebpf, frame: &[u8]) -> Result<(), LoadError> {
    use std::os::fd::AsFd as _;
    let program = object.program_mut("generator").ok_or(crate::XskError::Missing("generator"))?;
    let program: &mut Xdp = program.try_into().map_err(program_error)?;
    program.load().map_err(program_error)?;
    let program = program.fd().map_err(program_error)?;
    match run::over_live_frames(program.as_fd(), frame) {
        // Ended by our signal.
        Ok(()) | Err(rustix::io::Errno::INTR) => Ok(()),
        Err(error) => Err(LoadError::Run(error)),
    }
}

/// Without the right to choose, any processor does.
fn pin(processor: Option<u32>) {
    if let Some(processor) = processor {
        let mut set = CpuSet::new();
        set.set(widen(processor));
        let _ = sched_setaffinity(None, &set);
    }
}

fn longest(load: &Load<'_>) -> usize {
    load.templates.iter().map(Vec::len).max().unwrap_or(0)
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

fn program_error(source: impl std::error::Error + Send + Sync + 'static) -> LoadError {
    LoadError::Program("generator", Box::new(source))
}

/// Built from `bpf/generator.bpf.c`; a test compares the two.
static OBJECT: &[u8] = include_bytes_aligned!("../../bpf/generator.bpf.o");

const TEMPLATE_MAX: usize = 2048;
/// Words of `struct order` before its numbers, and those.
const ORDER_WORDS: usize = 6;
const NUMBERS_MAX: usize = 8;
const TEMPLATE_WORDS: usize = 1 + TEMPLATE_MAX / 8;
const PICOSECONDS: u64 = 1_000_000_000_000;
const PAUSE: Duration = Duration::from_millis(1);
