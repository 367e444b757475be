//! What each thread may still do once the ports are bound: the worker nothing, the channel what its maps need.

use rustix::io::Errno;
use rustix::thread::{
    CapabilitySet, CapabilitySets, capabilities, set_capabilities, set_no_new_privs,
};
use tracing::warn;

/// The worker only moves frames between rings that it holds.
pub(crate) fn of_worker() {
    restrict("worker", CapabilitySet::empty());
}

/// The channel changes maps of the XDP programs, and takes the programs off at the end.
pub(crate) fn of_channel() {
    restrict("channel", CapabilitySet::NET_ADMIN | CapabilitySet::BPF);
}

fn restrict(thread: &str, keep: CapabilitySet) {
    if let Err(errno) = keep_only(keep) {
        warn!(thread, %errno, "the thread keeps privileges that it does not need");
    }
}

fn keep_only(keep: CapabilitySet) -> Result<(), Errno> {
    set_no_new_privs(true)?;
    let held = capabilities(None)?;
    let kept = CapabilitySets {
        effective: held.effective & keep,
        permitted: held.permitted & keep,
        inheritable: CapabilitySet::empty(),
    };
    set_capabilities(None, kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_up_is_gone_for_this_thread_alone() {
        let before = capabilities(None).unwrap().permitted;

        let (worker, again) = std::thread::spawn(|| {
            keep_only(CapabilitySet::empty()).unwrap();
            let left = capabilities(None).unwrap();
            let whole = CapabilitySets {
                effective: CapabilitySet::NET_ADMIN,
                permitted: CapabilitySet::NET_ADMIN,
                ..left
            };
            (left, set_capabilities(None, whole))
        })
        .join()
        .unwrap();

        assert_eq!(
            (worker.effective, worker.permitted),
            (CapabilitySet::empty(), CapabilitySet::empty())
        );
        assert!(again.is_err());
        assert_eq!(capabilities(None).unwrap().permitted, before);
    }
}
