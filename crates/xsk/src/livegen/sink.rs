//! The far end: what arrived of a generator's frames.

use aya::{
    Ebpf, include_bytes_aligned,
    maps::{Array, MapData, MapError},
    programs::{Xdp, XdpMode},
};

use super::{LoadError, NO_STAMP};
use crate::XskError;

/// What arrived.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arrivals {
    /// Frames with the mark.
    pub frames: u64,
    /// Their octets.
    pub octets: u64,
    /// One above the highest sequence number seen.
    pub next: u64,
    /// Frames at or below the highest number seen before them: repeated or out of order.
    pub late: u64,
    /// Frames without the mark, which went to the stack.
    pub other: u64,
}

impl Arrivals {
    /// Whether these are the first `sent` frames, each once and in order.
    pub const fn is_exactly(&self, sent: u64) -> bool {
        self.frames == sent && self.next == sent && self.late == 0
    }
}

/// A sink on one interface, which has one receive queue; it ends with this value.
pub struct Sink {
    arrivals: Array<MapData, [u64; 5]>,
    /// Keeps the program attached.
    _object: Ebpf,
}

impl Sink {
    /// Attaches in native mode to an interface of this network namespace; `stamp_at` as the generator's.
    pub fn attach(interface: &str, stamp_at: u16) -> Result<Self, LoadError> {
        let mut object = Ebpf::load(OBJECT).map_err(program_error)?;
        let map = object.map_mut("stamp_at").ok_or(XskError::Missing("stamp_at"))?;
        let mut offset: Array<_, u64> = Array::try_from(map).map_err(program_error)?;
        offset.set(0, u64::from(stamp_at).min(NO_STAMP), 0).map_err(program_error)?;
        let arrivals = object.take_map("arrivals").ok_or(XskError::Missing("arrivals"))?;
        let arrivals = arrivals.try_into().map_err(|error: MapError| program_error(error))?;
        let program = object.program_mut("sink").ok_or(XskError::Missing("sink"))?;
        let program: &mut Xdp = program.try_into().map_err(program_error)?;
        program.load().map_err(program_error)?;
        program.attach(interface, XdpMode::Driver).map_err(program_error)?;
        Ok(Self { arrivals, _object: object })
    }

    /// What arrived so far.
    pub fn arrivals(&self) -> Result<Arrivals, LoadError> {
        let [frames, octets, next, late, other] =
            self.arrivals.get(&0, 0).map_err(program_error)?;
        Ok(Arrivals { frames, octets, next, late, other })
    }

    /// Forgets what arrived; frames that arrive meanwhile may be counted or not.
    pub fn reset(&mut self) -> Result<(), LoadError> {
        self.arrivals.set(0, [0; 5], 0).map_err(program_error)
    }
}

impl std::fmt::Debug for Sink {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Sink").field("arrivals", &self.arrivals()).finish_non_exhaustive()
    }
}

fn program_error(source: impl std::error::Error + Send + Sync + 'static) -> LoadError {
    LoadError::Program("sink", Box::new(source))
}

/// Built from `bpf/sink.bpf.c`; a test compares the two.
static OBJECT: &[u8] = include_bytes_aligned!("../../bpf/sink.bpf.o");
