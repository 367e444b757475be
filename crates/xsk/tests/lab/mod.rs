//! Two wires through one box: namespaces `a` and `b` are hosts, `fw` holds the ports `pa` and `pb` of a link.

use std::{
    fs::File,
    process::Command,
    sync::atomic::{AtomicU32, Ordering},
    thread,
    time::{Duration, Instant},
};

use rustix::thread::{LinkNameSpaceType, move_into_link_name_space};

/// A laboratory that goes away with this value.
pub(crate) struct Lab {
    name: String,
}

impl Lab {
    /// None, loudly, where this machine does not let us build one.
    pub(crate) fn build(gro: bool) -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        if !rustix::process::geteuid().is_root() {
            eprintln!("SKIPPED: needs root");
            return None;
        }
        if Command::new("ip").arg("-V").output().is_err() {
            eprintln!("SKIPPED: needs the program ip");
            return None;
        }
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let lab = Self { name: format!("xsk{}-{number}", std::process::id()) };
        for host in ["a", "b", "fw"] {
            if !run(&format!("ip netns add {}", lab.space(host))) {
                eprintln!("SKIPPED: no network namespaces here");
                return None;
            }
        }
        for (host, port) in [("a", "pa"), ("b", "pb")] {
            lab.wire(host, port, gro);
        }
        for (host, interface) in [("a", "eth0"), ("b", "eth0"), ("fw", "pa"), ("fw", "pb")] {
            lab.wait_for(host, interface);
        }
        Some(lab)
    }

    /// Unique on this host while the laboratory stands.
    pub(crate) fn link_name(&self) -> &str {
        &self.name
    }

    /// Runs `job` in a thread inside the network namespace of `host`.
    pub(crate) fn inside<T: Send + 'static>(
        &self,
        host: &str,
        job: impl FnOnce() -> T + Send + 'static,
    ) -> thread::JoinHandle<T> {
        let path = format!("/run/netns/{}", self.space(host));
        thread::spawn(move || {
            let space = File::open(path).unwrap();
            move_into_link_name_space(
                std::os::fd::AsFd::as_fd(&space),
                Some(LinkNameSpaceType::Network),
            )
            .unwrap();
            job()
        })
    }

    /// Name of a host's namespace.
    pub(crate) fn space(&self, host: &str) -> String {
        format!("{}-{host}", self.name)
    }

    fn wire(&self, host: &str, port: &str, gro: bool) {
        let (host, fw) = (self.space(host), self.space("fw"));
        let gro = if gro { "on" } else { "off" };
        assert!(run(&format!(
            "ip link add eth0 netns {host} numrxqueues 1 numtxqueues 1 type veth peer name {port} netns {fw} numrxqueues 1 numtxqueues 1"
        )));
        for (space, interface) in [(&host, "eth0"), (&fw, port)] {
            run(&format!(
                "ip netns exec {space} sysctl -qw net.ipv6.conf.{interface}.disable_ipv6=1"
            ));
            run(&format!("ip -n {space} link set {interface} up"));
            run(&format!(
                "ip netns exec {space} ethtool -K {interface} tx off tso off gso off gro {gro}"
            ));
        }
    }
}

impl Lab {
    /// The kernel loses silently what is sent before it has seen the carrier, which it does in its own time.
    fn wait_for(&self, host: &str, interface: &str) {
        let args = ["-n", &self.space(host), "link", "show", "dev", interface];
        let end = Instant::now() + Duration::from_secs(30);
        loop {
            let shown = Command::new("ip").args(args).output().unwrap();
            if String::from_utf8_lossy(&shown.stdout).contains(" state UP ") {
                return;
            }
            assert!(Instant::now() < end, "{interface} of {host} does not come up: {shown:?}");
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Lab {
    fn drop(&mut self) {
        for host in ["a", "b", "fw"] {
            run(&format!("ip netns del {}", self.space(host)));
        }
    }
}

fn run(command: &str) -> bool {
    let mut words = command.split_whitespace();
    let done = Command::new(words.next().unwrap()).args(words).output();
    done.is_ok_and(|output| output.status.success())
}
