//! How far each event ring was read, so that a control plane that follows reads on from there.

use std::collections::BTreeMap;
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tracing::debug;

use crate::durable;
use crate::response::EventCounts;

/// What is remembered over a restart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Position {
    /// Rings live in memory: those of an earlier boot are gone.
    boot: String,
    /// Inode of a ring's memory → number of the last event that was read.
    rings: BTreeMap<u64, u64>,
    /// Events so far.
    pub(crate) counts: EventCounts,
}

impl Position {
    /// What stands at `path`; nothing read, where nothing legible does.
    pub(crate) fn load(path: &Path) -> Self {
        let octets = std::fs::read(path).unwrap_or_default();
        let mut position: Self = serde_json::from_slice(&octets).unwrap_or_default();
        let boot = std::fs::read_to_string(BOOT_ID).unwrap_or_default();
        if position.boot != boot {
            position.rings.clear();
            position.boot = boot;
        }
        position
    }

    /// How far a ring was read.
    pub(crate) fn of(&self, ring: u64) -> u64 {
        self.rings.get(&ring).copied().unwrap_or(0)
    }

    /// Forgets other rings than these and notes how far they were read.
    pub(crate) fn set(&mut self, rings: impl Iterator<Item = (u64, u64)>) {
        self.rings = rings.collect();
    }

    /// Writes it at `path`; unsynced, as no ring outlives a power cut.
    pub(crate) fn save(&self, path: &Path) {
        let saved = serde_json::to_vec(self).map_err(std::io::Error::from);
        if let Err(error) = saved.and_then(|octets| durable::write_unsynced(path, &octets)) {
            debug!(%error, "the position in the event rings cannot be kept");
        }
    }

    /// Where it is kept.
    pub(crate) fn path(directory: &Path) -> PathBuf {
        directory.join("events.position")
    }
}

const BOOT_ID: &str = "/proc/sys/kernel/random/boot_id";

/// What tells one ring's memory from another's.
pub(crate) fn ring_id(ring: impl AsFd) -> u64 {
    rustix::fs::fstat(ring).map_or(0, |stat| stat.st_ino)
}
