//! The ways across the box that are compared, each set up for one run and taken down after it.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use dataplane::{Backend, Config, PassWhere};
use southbound::{Channel, Counters, Note, PortState, Total};
use xsk::Mode;
use xsk::livegen::Redirect;

use crate::lab::{Host, Lab, pin, run};
use crate::{many, shipped};

/// Processor of the forwarder; the generator has the other.
const FORWARDER: usize = 1;
/// A forwarder that is not ready by then never will be.
const READY_WITHIN: Duration = Duration::from_secs(10);
const LOOK_EVERY: Duration = Duration::from_millis(10);
/// Rules of row f, and of the linear list that it is held against.
pub const MANY: usize = 1_000;

/// A way from `a1` to `b0`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A bare XDP redirect by devmap: the yardstick.
    Redirect,
    /// The kernel's bridge with so many nftables rules, one after the other.
    Bridge(usize),
    /// sigwall's data plane with a policy.
    Sigwall(Backend, Policy),
}

/// By what sigwall judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// The policy that is shipped.
    Shipped,
    /// The same, by which a partner sets up as many sessions as it likes.
    Unlimited,
    /// [`MANY`] rules of mixed kinds.
    Many,
}

impl Way {
    /// Why this machine cannot show it; nothing where it can.
    pub fn obstacle(self) -> Option<&'static str> {
        match self {
            Self::Bridge(_) if run("nft", &["--version"]).is_err() => {
                Some("nft is missing: apt-get install nftables")
            }
            Self::Sigwall(_, Policy::Many) if many::table(MANY).is_err() => {
                Some("no such policy: run target/release/policies first")
            }
            Self::Redirect | Self::Bridge(_) | Self::Sigwall(..) => None,
        }
    }

    /// Sets the way up, does `work`, takes it down; says what the way told of itself. What sigwall counts, `work` sees.
    pub fn during<T: Send>(
        self,
        lab: &Lab,
        work: impl FnOnce(Option<&Counters>) -> Result<T> + Send,
    ) -> Result<(T, String)> {
        match self {
            Self::Redirect => {
                let redirect = lab.inside(Host::Box, || Redirect::attach("a1", "b0"))??;
                let done = work(None);
                drop(redirect);
                Ok((done?, "native XDP, devmap".to_owned()))
            }
            Self::Bridge(rules) => {
                let done = bridge(lab, rules).and_then(|()| work(None));
                lab.run_in_box(&["nft", "flush", "ruleset"])?;
                lab.run_in_box(&["ip", "link", "del", "br0"])?;
                Ok((done?, format!("bridge, {rules} nftables rules")))
            }
            Self::Sigwall(backend, policy) => sigwall(lab, (backend, policy), work),
        }
    }
}

fn bridge(lab: &Lab, rules: usize) -> Result<()> {
    lab.run_in_box(&["ip", "link", "add", "br0", "type", "bridge"])?;
    for port in ["a1", "b0"] {
        lab.run_in_box(&["ip", "link", "set", port, "master", "br0"])?;
    }
    lab.run_in_box(&["ip", "link", "set", "br0", "up"])?;
    let file = tempfile::NamedTempFile::new().context("cannot make a file")?;
    std::fs::write(file.path(), nftables(rules))?;
    let path = file.path().to_str().context("a path that is no text")?;
    lab.run_in_box(&["nft", "-f", path])
}

/// Rules about the TEID of GTP-C (TS 29.274 §5.1), which stands at a fixed place; nothing of the load matches.
fn nftables(rules: usize) -> String {
    let mut text = String::from(
        "table bridge bench {\n\
         chain forward {\n\
         type filter hook forward priority 0; policy accept;\n",
    );
    for teid in 1..=rules {
        let _ = writeln!(text, "udp dport 2123 @th,96,32 {teid} drop");
    }
    text.push_str("}\n}\n");
    text
}

/// The data plane as it is shipped, in a thread: it starts from the bundle that lies in its state directory.
fn sigwall<T: Send>(
    lab: &Lab,
    (backend, policy): (Backend, Policy),
    work: impl FnOnce(Option<&Counters>) -> Result<T> + Send,
) -> Result<(T, String)> {
    let place = tempfile::tempdir().context("cannot make a folder")?;
    let bundle = place.path().join("active.bundle");
    match policy {
        Policy::Shipped => std::fs::write(bundle, shipped::BUNDLE)?,
        Policy::Unlimited => std::fs::write(bundle, shipped::UNLIMITED)?,
        Policy::Many => drop(std::fs::copy(many::place(MANY)?, bundle)?),
    }
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
            let done = work(Some(&counters))?;
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
        queues: None,
        backend,
        mode: Mode::Auto,
        pass: PassWhere::Auto,
        deadline: Duration::from_millis(500),
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
