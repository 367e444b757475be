//! The ways across the box that are compared, each set up for one run and taken down after it.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use dataplane::{Backend, Config, PassWhere};
use southbound::{Channel, Counters, Note, PortState, Total};
use xsk::Mode;
use xsk::livegen::Redirect;

use crate::lab::{Host, Lab, pin, run};
use crate::shipped;

/// Processor of the forwarder; the generator has the other.
const FORWARDER: usize = 1;
/// A forwarder that is not ready by then never will be.
const READY_WITHIN: Duration = Duration::from_secs(10);
const LOOK_EVERY: Duration = Duration::from_millis(10);
/// One rule that looks at a UDP port and matches nothing of the load.
const NFTABLES: &str = "add table bridge bench; \
     add chain bridge bench forward { type filter hook forward priority 0; policy accept; }; \
     add rule bridge bench forward udp dport 9 drop";

/// A way from `a1` to `b0`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A bare XDP redirect by devmap: the yardstick.
    Redirect,
    /// The kernel's bridge with one nftables rule.
    Bridge,
    /// sigwall's data plane with the shipped policy.
    Sigwall(Backend),
}

impl Way {
    /// Why this machine cannot show it; nothing where it can.
    pub fn obstacle(self) -> Option<&'static str> {
        let needs_nft = self == Self::Bridge && run("nft", &["--version"]).is_err();
        needs_nft.then_some("nft is missing: apt-get install nftables")
    }

    /// Sets the way up, does `work`, takes it down; says what the way told of itself.
    pub fn during<T: Send>(
        self,
        lab: &Lab,
        work: impl FnOnce() -> Result<T> + Send,
    ) -> Result<(T, String)> {
        match self {
            Self::Redirect => {
                let redirect = lab.inside(Host::Box, || Redirect::attach("a1", "b0"))??;
                let done = work();
                drop(redirect);
                Ok((done?, "native XDP, devmap".to_owned()))
            }
            Self::Bridge => {
                let done = bridge(lab).and_then(|()| work());
                lab.run_in_box(&["nft", "flush", "ruleset"])?;
                lab.run_in_box(&["ip", "link", "del", "br0"])?;
                Ok((done?, "bridge, 1 nftables rule".to_owned()))
            }
            Self::Sigwall(backend) => sigwall(lab, backend, work),
        }
    }
}

fn bridge(lab: &Lab) -> Result<()> {
    lab.run_in_box(&["ip", "link", "add", "br0", "type", "bridge"])?;
    for port in ["a1", "b0"] {
        lab.run_in_box(&["ip", "link", "set", port, "master", "br0"])?;
    }
    lab.run_in_box(&["ip", "link", "set", "br0", "up"])?;
    lab.run_in_box(&["nft", NFTABLES])
}

/// The data plane as it is shipped, in a thread: it starts from the bundle that lies in its state directory.
fn sigwall<T: Send>(
    lab: &Lab,
    backend: Backend,
    work: impl FnOnce() -> Result<T> + Send,
) -> Result<(T, String)> {
    let place = tempfile::tempdir().context("cannot make a folder")?;
    std::fs::write(place.path().join("active.bundle"), shipped::BUNDLE)?;
    let config = config(backend, place.path());
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let data_plane = scope.spawn(|| {
            lab.inside(Host::Box, || {
                pin(FORWARDER)?;
                Ok::<_, anyhow::Error>(dataplane::run(&config, &stop)?)
            })
        });
        let done = await_policy(&config).and_then(|(_channel, counters)| {
            let done = work()?;
            Ok((done, told(&counters)))
        });
        stop.store(true, Ordering::Relaxed);
        match data_plane.join() {
            Ok(ended) => ended??,
            Err(_) => bail!("the data plane gave up"),
        }
        done
    })
}

fn config(backend: Backend, place: &Path) -> Config {
    Config {
        link: format!("bench-{}", std::process::id()),
        outside: "a1".to_owned(),
        inside: "b0".to_owned(),
        backend,
        mode: Mode::Auto,
        pass: PassWhere::Auto,
        detach_on_stop: true,
        run_dir: place.to_owned(),
        state_dir: place.to_owned(),
    }
}

/// The channel of a data plane that judges by the shipped policy, and what it counts.
fn await_policy(config: &Config) -> Result<(Channel, Counters)> {
    let socket = config.run_dir.join("dataplane.sock");
    let started = Instant::now();
    while started.elapsed() < READY_WITHIN {
        std::thread::sleep(LOOK_EVERY);
        let Ok(channel) = southbound::connect(&socket) else { continue };
        while started.elapsed() < READY_WITHIN {
            std::thread::sleep(LOOK_EVERY);
            match channel.receive()? {
                Some((Note::Welcome(welcome), descriptors)) if welcome.generation.0 > 0 => {
                    let counters = descriptors.into_iter().next().context("no counters came")?;
                    return Ok((channel, Counters::open(counters)?));
                }
                Some(_) => bail!("the data plane has no policy"),
                None => {}
            }
        }
    }
    bail!("the data plane was not ready within 10 s")
}

/// What the ports stand on, and what became of the frames.
fn told(counters: &Counters) -> String {
    let ports = [Total::Outside, Total::Inside].map(|port| {
        let state = PortState::from_level(counters.total(port));
        match (state.is_af_xdp, state.is_native, state.is_zero_copy) {
            (false, ..) => "AF_PACKET",
            (true, false, _) => "AF_XDP generic copy",
            (true, true, false) => "AF_XDP native copy",
            (true, true, true) => "AF_XDP native zero-copy",
        }
    });
    let [received, blocked, turns, dropped] =
        [Total::Received, Total::Blocked, Total::Turns, Total::KernelDropped]
            .map(|total| counters.total(total));
    let a_turn = received.checked_div(turns).unwrap_or(0);
    format!(
        "{}; {a_turn} a turn, {blocked} blocked, {dropped} dropped in front of it",
        ports.join(" → ")
    )
}
