//! The yardstick: what a bare redirect in the kernel carries, from one port to the other, unread.

use std::io;

use aya::{
    Ebpf, include_bytes_aligned,
    maps::{DevMap, MapError},
    programs::{Xdp, XdpMode},
};

use super::LoadError;
use crate::{XskError, memlock::raise_memlock, socket::interface_index};

/// A redirect from one interface to another; it ends with this value.
pub struct Redirect {
    /// Keeps the program attached.
    _object: Ebpf,
}

impl Redirect {
    /// Attaches in native mode to `interface`; both are of this network namespace.
    pub fn attach(interface: &str, peer: &str) -> Result<Self, LoadError> {
        raise_memlock();
        let mut object = Ebpf::load(OBJECT).map_err(program_error)?;
        let map = object.map_mut("peer").ok_or(XskError::Missing("peer"))?;
        let mut ports = DevMap::try_from(map).map_err(|error: MapError| program_error(error))?;
        ports
            .set(0, interface_index(peer)?, None, 0)
            .map_err(|error| program_error(io::Error::other(error)))?;
        let program = object.program_mut("redirect").ok_or(XskError::Missing("redirect"))?;
        let program: &mut Xdp = program.try_into().map_err(program_error)?;
        program.load().map_err(program_error)?;
        program.attach(interface, XdpMode::Driver).map_err(program_error)?;
        Ok(Self { _object: object })
    }
}

impl std::fmt::Debug for Redirect {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Redirect").finish_non_exhaustive()
    }
}

fn program_error(source: impl std::error::Error + Send + Sync + 'static) -> LoadError {
    LoadError::Program("redirect", Box::new(source))
}

/// Built from `bpf/redirect.bpf.c`; a test compares the two.
static OBJECT: &[u8] = include_bytes_aligned!("../../bpf/redirect.bpf.o");
