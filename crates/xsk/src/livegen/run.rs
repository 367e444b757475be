//! The one call that makes frames, and the signal that ends it.

#![expect(unsafe_code, reason = "bpf(2), sigaction(2) and tgkill(2) have no safe wrappers")]

use std::{
    ffi::c_int,
    mem,
    os::fd::{AsRawFd as _, BorrowedFd},
    ptr,
};

use rustix::{
    io::Errno,
    process::{Pid, getpid},
};

use crate::device::last_error;

/// `union bpf_attr`, the member of `BPF_PROG_TEST_RUN`.
#[repr(C)]
#[derive(Default)]
struct TestRun {
    program: u32,
    retval: u32,
    data_size_in: u32,
    data_size_out: u32,
    data_in: u64,
    data_out: u64,
    repeat: u32,
    duration: u32,
    ctx_size_in: u32,
    ctx_size_out: u32,
    ctx_in: u64,
    ctx_out: u64,
    flags: u32,
    cpu: u32,
    batch_size: u32,
    reserved: u32,
}

/// Runs `program` over live frames that begin as `frame`, 2^32 - 1 times or until a signal comes.
pub(super) fn over_live_frames(program: BorrowedFd<'_>, frame: &[u8]) -> Result<(), Errno> {
    let mut order = TestRun {
        program: u32::try_from(program.as_raw_fd()).map_err(|_| Errno::BADF)?,
        data_size_in: u32::try_from(frame.len()).map_err(|_| Errno::INVAL)?,
        data_in: u64::try_from(frame.as_ptr().addr()).map_err(|_| Errno::FAULT)?,
        repeat: u32::MAX,
        flags: BPF_F_TEST_XDP_LIVE_FRAMES,
        ..TestRun::default()
    };
    let size = u32::try_from(size_of::<TestRun>()).map_err(|_| Errno::INVAL)?;
    // SAFETY: the attribute has the kernel's layout and size for this command; it leads to the program, which is open,
    // and to `frame`, readable to its length; both outlive the call, which writes into the attribute alone.
    let answer = unsafe { libc::syscall(libc::SYS_bpf, BPF_PROG_TEST_RUN, &raw mut order, size) };
    if answer == 0 { Ok(()) } else { Err(last_error()) }
}

/// Makes the signal that ends a run one that does nothing else; SIGUSR2 of this process is ours from then on.
pub(super) fn prepare_signal() -> Result<(), Errno> {
    extern "C" fn nothing(_signal: c_int) {}
    // SAFETY: all zeros is a value of this structure of numbers and a nullable pointer.
    let mut action: libc::sigaction = unsafe { mem::zeroed() };
    let handler: extern "C" fn(c_int) = nothing;
    #[expect(clippy::as_conversions, reason = "the only way from a function to its address")]
    let address = (handler as *const ()).addr();
    action.sa_sigaction = address;
    // SAFETY: the action is whole, its handler does nothing, and so nothing unfit for a signal; the old one is not asked for.
    let answer = unsafe { libc::sigaction(libc::SIGUSR2, &raw const action, ptr::null_mut()) };
    if answer == 0 { Ok(()) } else { Err(last_error()) }
}

/// Ends the run of a thread of this process, if it is in one.
pub(super) fn interrupt(thread: Pid) {
    let (process, thread) = (getpid().as_raw_nonzero().get(), thread.as_raw_nonzero().get());
    // SAFETY: three numbers; the signal has a handler that does nothing, as `prepare_signal` saw to.
    let _ = unsafe { libc::syscall(libc::SYS_tgkill, process, thread, libc::SIGUSR2) };
}

const BPF_PROG_TEST_RUN: c_int = 10;
const BPF_F_TEST_XDP_LIVE_FRAMES: u32 = 1 << 1;
