//! The demo's own small world: two namespaces and two pairs of virtual Ethernet, gone when it is dropped.
//!
//! ```text
//! world: partner ═══ outside :box: inside ═══ core :world
//! ```

use std::fs::File;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use rustix::thread::{LinkNameSpaceType, move_into_link_name_space};
use std::os::fd::AsFd as _;

/// Two namespaces.
#[derive(Debug)]
pub(crate) struct Lab {
    world: String,
    middle: String,
}

impl Lab {
    /// Makes it; needs root and `ip`.
    pub(crate) fn new() -> Result<Self> {
        let id = std::process::id();
        let lab =
            Self { world: format!("sigwall-{id}-world"), middle: format!("sigwall-{id}-box") };
        for space in [&lab.world, &lab.middle] {
            ip(&["netns", "add", space])?;
            inside(space, silence)?;
        }
        for (end, port) in [("partner", "outside"), ("core", "inside")] {
            let pair = ["link", "add", end, "netns", &lab.world, "type", "veth"];
            ip(&[pair.as_slice(), &["peer", "name", port, "netns", &lab.middle]].concat())?;
            ip(&["-n", &lab.world, "link", "set", end, "up"])?;
            ip(&["-n", &lab.middle, "link", "set", port, "up"])?;
        }
        Ok(lab)
    }

    /// Runs in the namespace of both ends.
    pub(crate) fn in_world<T: Send>(&self, work: impl FnOnce() -> T + Send) -> Result<T> {
        inside(&self.world, work)
    }

    /// Runs in the namespace of the appliance; a process started there stays there.
    pub(crate) fn in_box<T: Send>(&self, work: impl FnOnce() -> T + Send) -> Result<T> {
        inside(&self.middle, work)
    }
}

impl Drop for Lab {
    fn drop(&mut self) {
        for space in [&self.world, &self.middle] {
            let _ = ip(&["netns", "del", space]);
        }
    }
}

/// Without IPv6 of their own, the ports carry nothing but what is played.
fn silence() {
    for scope in ["all", "default"] {
        let _ = std::fs::write(format!("/proc/sys/net/ipv6/conf/{scope}/disable_ipv6"), "1");
    }
}

/// Why the inline demo cannot run here; nothing where it can.
pub(crate) fn obstacle() -> Option<&'static str> {
    if !rustix::process::geteuid().is_root() {
        return Some("it needs root for namespaces and AF_XDP (try sudo)");
    }
    if ip(&["-V"]).is_err() {
        return Some("it needs the `ip` command (apt-get install iproute2)");
    }
    None
}

/// A thread of its own enters the namespace, so that the rest of the program stays where it is.
fn inside<T: Send>(space: &str, work: impl FnOnce() -> T + Send) -> Result<T> {
    let path = PathBuf::from("/run/netns").join(space);
    let file = File::open(&path).with_context(|| format!("cannot open {}", path.display()))?;
    std::thread::scope(|scope| {
        let thread = scope.spawn(|| {
            move_into_link_name_space(file.as_fd(), Some(LinkNameSpaceType::Network))?;
            Ok::<T, rustix::io::Errno>(work())
        });
        match thread.join() {
            Ok(done) => done.with_context(|| format!("cannot enter namespace {space}")),
            Err(_) => bail!("the work in namespace {space} gave up"),
        }
    })
}

fn ip(words: &[&str]) -> Result<()> {
    let output = Command::new("ip").args(words).output().context("cannot start ip")?;
    if !output.status.success() {
        bail!("ip {}: {}", words.join(" "), String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(())
}
