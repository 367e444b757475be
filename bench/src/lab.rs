//! A small world of its own: a generator, a box and a sink in a row of namespaces, gone when it is dropped.
//!
//! ```text
//! gen: a0 ═══ a1 :box: b0 ═══ b1 :sink
//! ```

use std::fs::File;
use std::os::fd::AsFd as _;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use rustix::thread::{CpuSet, LinkNameSpaceType, move_into_link_name_space, sched_setaffinity};

/// Who is in the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// Where load is made, with the interface `a0`.
    Generator,
    /// Where it is forwarded, from `a1` to `b0`.
    Box,
    /// Where it is counted, with the interface `b1`.
    Sink,
}

/// Three namespaces and two pairs of virtual Ethernet.
#[derive(Debug)]
pub struct Lab {
    id: u32,
}

impl Lab {
    /// Makes it; needs root, `ip` and `ethtool`.
    pub fn new() -> Result<Self> {
        let lab = Self { id: std::process::id() };
        for host in [Host::Generator, Host::Box, Host::Sink] {
            run("ip", &["netns", "add", &lab.space(host)])?;
            lab.inside(host, || {
                // Without IPv6 of their own, the wires carry nothing but load.
                std::fs::write("/proc/sys/net/ipv6/conf/default/disable_ipv6", "1")
            })?
            .context("cannot switch IPv6 off")?;
        }
        lab.wire((Host::Generator, "a0"), (Host::Box, "a1"))?;
        lab.wire((Host::Sink, "b1"), (Host::Box, "b0"))?;
        Ok(lab)
    }

    /// Runs in a thread inside of the namespace of `host`; threads and processes started there stay there.
    pub fn inside<T: Send>(&self, host: Host, work: impl FnOnce() -> T + Send) -> Result<T> {
        let path = PathBuf::from("/run/netns").join(self.space(host));
        let space = File::open(&path).with_context(|| format!("no {}", path.display()))?;
        std::thread::scope(|scope| {
            let thread = scope.spawn(|| {
                move_into_link_name_space(space.as_fd(), Some(LinkNameSpaceType::Network))?;
                Ok::<T, rustix::io::Errno>(work())
            });
            match thread.join() {
                Ok(done) => done.with_context(|| format!("cannot enter {}", path.display())),
                Err(_) => bail!("the work in {} gave up", path.display()),
            }
        })
    }

    /// Runs a program in the namespace of the box.
    pub fn run_in_box(&self, words: &[&str]) -> Result<()> {
        run("ip", &[["netns", "exec", self.space(Host::Box).as_str()].as_slice(), words].concat())
    }

    fn space(&self, host: Host) -> String {
        let name = match host {
            Host::Generator => "gen",
            Host::Box => "box",
            Host::Sink => "sink",
        };
        format!("sigwall-bench-{}-{name}", self.id)
    }

    /// GRO lets a veth without an XDP program take frames that were redirected to it.
    fn wire(&self, far: (Host, &str), near: (Host, &str)) -> Result<()> {
        let spaces = [far.0, near.0].map(|host| self.space(host));
        let pair =
            ["link", "add", far.1, "netns", &spaces[0], "numrxqueues", "1", "numtxqueues", "1"];
        let peer = ["type", "veth", "peer", "name", near.1, "netns", &spaces[1]];
        let queues = ["numrxqueues", "1", "numtxqueues", "1"];
        run("ip", &[pair.as_slice(), &peer, &queues].concat())?;
        for (space, (_, port)) in spaces.iter().zip([far, near]) {
            run("ip", &["-n", space, "link", "set", port, "up"])?;
            let offloads = ["tx", "off", "tso", "off", "gso", "off", "gro", "on"];
            let ethtool = ["netns", "exec", space, "ethtool", "-K", port];
            run("ip", &[ethtool.as_slice(), &offloads].concat())?;
        }
        Ok(())
    }
}

impl Drop for Lab {
    fn drop(&mut self) {
        for host in [Host::Generator, Host::Box, Host::Sink] {
            // What was never made cannot be removed.
            let _ = run("ip", &["netns", "del", &self.space(host)]);
        }
    }
}

/// Binds the calling thread, and those that it starts, to one processor.
pub fn pin(processor: usize) -> Result<()> {
    let mut set = CpuSet::new();
    set.set(processor);
    sched_setaffinity(None, &set).with_context(|| format!("cannot run on processor {processor}"))
}

/// Runs a program to its end; what it complained about is the error.
pub fn run(program: &str, words: &[&str]) -> Result<()> {
    let output = Command::new(program)
        .args(words)
        .output()
        .with_context(|| format!("cannot start {program}"))?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        bail!("{program} {}: {}", words.join(" "), complaint.trim());
    }
    Ok(())
}
