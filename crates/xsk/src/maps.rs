//! What user space and the XDP program tell each other (`bpf/sigwall.bpf.c`).

#![expect(unsafe_code, reason = "the heartbeat is a word of a mapped map")]

use std::{
    os::fd::BorrowedFd,
    ptr::NonNull,
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use rustix::{
    io::Errno,
    time::{ClockId, clock_gettime},
};

use crate::{mapping::Mapping, umem::widen};

/// What happens to a frame for user space when no worker is there, or none that makes progress.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FailMode {
    /// It is dropped, unless it is of the pass list.
    #[default]
    Closed,
    /// It goes to the peer port.
    Open,
    /// Reserved for the peer allow-list; closed until then.
    Guarded,
}

/// Settings of the XDP program of one port.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// What to do without a worker.
    pub fail_mode: FailMode,
    /// Whether the pass list goes to the peer port in the kernel, or to the worker like the rest.
    pub pass_in_kernel: bool,
    /// Age at which a worker's heartbeat is overdue; zero is never.
    pub deadline: Duration,
}

impl Settings {
    /// `struct settings`.
    pub(crate) fn words(&self) -> [u64; 3] {
        let fail_mode = match self.fail_mode {
            FailMode::Closed => 0,
            FailMode::Open => 1,
            FailMode::Guarded => 2,
        };
        // Compared as signed in the kernel; 292 years are as good as never.
        let deadline = i64::try_from(self.deadline.as_nanos()).unwrap_or(i64::MAX);
        [fail_mode, self.pass_in_kernel.into(), deadline.unsigned_abs()]
    }
}

/// What a verdict of the XDP program goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `EtherType` behind up to two VLAN tags, of a frame that is not IP.
    Ethertype,
    /// IP protocol number; an IPv6 extension header never counts, and ports win over it.
    Protocol,
    /// UDP port on either side.
    UdpPort,
    /// TCP port on either side.
    TcpPort,
    /// `ICMPv6` type; it wins over its protocol.
    Icmpv6Type,
}

impl Kind {
    /// `enum kind`.
    pub(crate) const fn code(self) -> u16 {
        match self {
            Self::Ethertype => 0,
            Self::Protocol => 1,
            Self::UdpPort => 2,
            Self::TcpPort => 3,
            Self::Icmpv6Type => 4,
        }
    }
}

/// What the XDP program does with what is listed; everything else goes to user space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// To the peer port.
    Pass,
    /// To user space, whatever else is listed as pass.
    Inspect,
}

impl Action {
    /// `enum action`.
    pub(crate) const fn code(self) -> u8 {
        match self {
            Self::Pass => 1,
            Self::Inspect => 2,
        }
    }
}

/// Frames that the XDP program of one port counted, over all processors, since it was loaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProgramCounters {
    /// To the socket of their queue.
    pub to_socket: u64,
    /// To the peer port, as listed.
    pub passed: u64,
    /// To the peer port, for want of a worker.
    pub failed_open: u64,
    /// Dropped for want of a worker.
    pub failed_closed: u64,
    /// Met an overdue heartbeat, whatever came of it.
    pub overdue: u64,
    /// Met a queue without a socket, whatever came of it.
    pub no_socket: u64,
}

/// The heartbeat of one worker towards one port's program; without a beat in time the fail mode holds.
#[derive(Debug)]
pub struct Beat {
    _memory: Mapping,
    word: NonNull<AtomicU64>,
}

// SAFETY: the word is inside the mapping that this value owns, and is only used as an atomic.
unsafe impl Send for Beat {}

impl Beat {
    pub(crate) fn map(fd: BorrowedFd<'_>, queue: u32) -> Result<Self, Errno> {
        let words = widen(QUEUES).saturating_mul(size_of::<u64>());
        let memory = Mapping::new(fd, 0, words)?;
        let word = memory.at(widen(queue).saturating_mul(size_of::<u64>())).ok_or(Errno::INVAL)?;
        Ok(Self { _memory: memory, word })
    }

    /// Tells the kernel that the worker made progress at `monotonic_ns` of [`monotonic_ns`]; a store, no system call.
    pub fn strike(&self, monotonic_ns: u64) {
        // SAFETY: aligned and inside of the mapping, as `map` found; the kernel only reads it, whole.
        let word = unsafe { self.word.as_ref() };
        word.store(monotonic_ns, Ordering::Release);
    }
}

/// The clock that the XDP program compares heartbeats with (`CLOCK_MONOTONIC`, nanoseconds).
pub fn monotonic_ns() -> u64 {
    let now = clock_gettime(ClockId::Monotonic);
    let seconds = u64::try_from(now.tv_sec).unwrap_or(0);
    seconds.saturating_mul(1_000_000_000).saturating_add(u64::try_from(now.tv_nsec).unwrap_or(0))
}

/// Queues that the maps hold.
pub(crate) const QUEUES: u32 = 64;

/// Verdicts that the map holds.
pub(crate) const VERDICTS: usize = 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endless_deadline_stays_positive_as_a_signed_number() {
        let settings = Settings { deadline: Duration::MAX, ..Settings::default() };

        assert_eq!(settings.words()[2], u64::MAX >> 1);
    }
}
