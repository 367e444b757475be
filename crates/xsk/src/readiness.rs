//! Waiting for frames on both ports of a link.

use std::{os::fd::AsFd, thread::sleep, time::Duration};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

/// Sleeps until one of two sockets has something to read, or the time is over.
pub(crate) fn wait<S: AsFd>(sockets: [&S; 2], at_most: Duration) {
    let mut polled = sockets.map(|socket| PollFd::new(socket, PollFlags::IN));
    let timeout = Timespec::try_from(at_most).ok();
    let is_told = poll(&mut polled, timeout.as_ref()).is_ok_and(|told| told > 0);
    // A port that is down tells an error at once, every time, and would make the worker spin.
    if is_told && !polled.iter().any(|socket| socket.revents().contains(PollFlags::IN)) {
        sleep(at_most);
    }
}
