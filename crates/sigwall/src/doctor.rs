//! `sigwall doctor`: is this host fit, are these interfaces, and which command repairs what is not.

use clap::Args as ClapArgs;
use serde::Serialize;
use xsk::{FrameSize, HostFacts, InterfaceFacts, Offload, host_facts, interface_facts};

use crate::args::Format;
use crate::outcome::Outcome;
use crate::table::{self, Row};

/// What to examine.
#[derive(Clone, Debug, ClapArgs)]
pub(crate) struct Args {
    /// Interfaces of a link
    #[arg(value_name = "IF")]
    interfaces: Vec<String>,
    #[command(flatten)]
    format: Format,
}

/// Examines the host and the interfaces; findings where something must be repaired.
pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let mut checks = host(&host_facts());
    let mut ports = Vec::new();
    for name in &args.interfaces {
        match interface_facts(name) {
            Ok(facts) => {
                checks.extend(interface(&facts));
                ports.push(facts);
            }
            Err(error) => checks.push(Check::fail(name, &error.to_string(), "ip -brief link")),
        }
    }
    checks.extend(ports.first().zip(ports.get(1)).and_then(|(one, other)| pair(one, other)));
    table::print(&checks, args.format.format)?;
    let is_unfit = checks.iter().any(|check| check.state == State::Fail);
    Ok(if is_unfit { Outcome::Findings } else { Outcome::Done })
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Check {
    state: State,
    subject: String,
    finding: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum State {
    Ok,
    Warn,
    Fail,
}

impl Check {
    fn ok(subject: &str, finding: &str) -> Self {
        Self { state: State::Ok, subject: subject.into(), finding: finding.into(), fix: None }
    }

    fn warn(subject: &str, finding: &str, fix: &str) -> Self {
        Self { state: State::Warn, fix: Some(fix.into()), ..Self::ok(subject, finding) }
    }

    fn fail(subject: &str, finding: &str, fix: &str) -> Self {
        Self { state: State::Fail, fix: Some(fix.into()), ..Self::ok(subject, finding) }
    }
}

fn host(facts: &HostFacts) -> Vec<Check> {
    vec![kernel(facts), socket(facts), bpffs(facts), memlock(facts), huge_pages(facts)]
}

fn kernel(facts: &HostFacts) -> Check {
    let release = &facts.kernel;
    match version(release) {
        Some(found) if found >= KERNEL_MIN => Check::ok("kernel", release),
        Some(_) => Check::fail(
            "kernel",
            &format!("{release} cannot attach XDP as a link; 5.9 is the oldest that can"),
            "apt-get install linux-image-amd64",
        ),
        None => {
            Check::warn("kernel", &format!("{release} is no release that is known"), "uname -r")
        }
    }
}

fn socket(facts: &HostFacts) -> Check {
    match &facts.xdp_socket {
        Ok(()) => Check::ok("AF_XDP", "this process may open a socket"),
        Err(errno) if *errno == rustix::io::Errno::AFNOSUPPORT => Check::fail(
            "AF_XDP",
            "the kernel has no AF_XDP (CONFIG_XDP_SOCKETS)",
            "sigwall run --backend raw …",
        ),
        Err(errno) => Check::fail(
            "AF_XDP",
            &format!("this process may not open a socket: {errno}"),
            "run as root, or setcap cap_net_raw,cap_net_admin,cap_bpf+ep sigwall",
        ),
    }
}

fn bpffs(facts: &HostFacts) -> Check {
    if facts.has_bpffs {
        return Check::ok("bpffs", "the fail mode outlives a crash");
    }
    Check::warn(
        "bpffs",
        "/sys/fs/bpf is no BPF file system: the fail mode ends with the process",
        "mount -t bpf bpf /sys/fs/bpf",
    )
}

fn memlock(facts: &HostFacts) -> Check {
    match facts.memlock.current {
        None => Check::ok("memlock", "unlimited"),
        Some(octets) if octets >= MEMLOCK_MIN => {
            Check::ok("memlock", &format!("{} MiB", octets >> 20))
        }
        Some(octets) => Check::warn(
            "memlock",
            &format!(
                "{} MiB; the memory of a link needs 64 a queue, root raises it by itself",
                octets >> 20
            ),
            "ulimit -l unlimited (systemd: LimitMEMLOCK=infinity)",
        ),
    }
}

fn huge_pages(facts: &HostFacts) -> Check {
    match facts.huge_pages_free {
        0 => Check::warn(
            "huge pages",
            "none is free: cold frames cost three to four times as much",
            "sysctl -w vm.nr_hugepages=64",
        ),
        free => Check::ok("huge pages", &format!("{free} free")),
    }
}

fn interface(facts: &InterfaceFacts) -> Vec<Check> {
    let mut checks = vec![driver(facts), link(facts), mtu(facts), queues(facts)];
    checks.extend(offloads(facts));
    checks
}

fn driver(facts: &InterfaceFacts) -> Check {
    let name = &facts.interface;
    match facts.driver.as_deref() {
        Some("veth") => Check::ok(name, "driver veth: copy mode only, for labs"),
        Some(driver) => Check::ok(name, &format!("driver {driver}")),
        None => Check::warn(
            name,
            "the driver does not tell its name: XDP runs in generic mode at best",
            &format!("ethtool -i {name}"),
        ),
    }
}

fn link(facts: &InterfaceFacts) -> Check {
    let name = &facts.interface;
    match (facts.is_up, facts.has_carrier) {
        (true, true) => Check::ok(name, "up, with carrier"),
        (true, false) => {
            Check::warn(name, "up, without carrier", "check the cable and the far end")
        }
        (false, _) => Check::fail(name, "down", &format!("ip link set dev {name} up")),
    }
}

fn mtu(facts: &InterfaceFacts) -> Check {
    let InterfaceFacts { interface: name, mtu, .. } = facts;
    if facts.fits(FrameSize::Octets2048) {
        return Check::ok(name, &format!("MTU {mtu} fits one frame of memory"));
    }
    Check::fail(
        name,
        &format!("MTU {mtu} is longer than one frame of memory; longer frames would be lost"),
        &format!("ip link set dev {name} mtu 1500"),
    )
}

/// Each queue has a worker; what comes by one queue leaves by the same of the other port.
fn queues(facts: &InterfaceFacts) -> Check {
    let InterfaceFacts { interface: name, receive_queues, send_queues, .. } = facts;
    if send_queues < receive_queues {
        return Check::fail(
            name,
            &format!("{receive_queues} queues to receive from and {send_queues} to send by"),
            &format!("ethtool -L {name} rx {send_queues}"),
        );
    }
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    match usize::try_from(*receive_queues).unwrap_or(usize::MAX) {
        1 => Check::ok(name, "one queue"),
        count if count > processors => Check::warn(
            name,
            &format!("{count} queues, a worker and 32 MiB each, and {processors} processors"),
            &format!("ethtool -L {name} combined {processors}, at both ports"),
        ),
        count => Check::ok(name, &format!("{count} queues, a worker each")),
    }
}

/// Both ports of a link have as many queues.
fn pair(one: &InterfaceFacts, other: &InterfaceFacts) -> Option<Check> {
    let (more, fewer) =
        if one.receive_queues < other.receive_queues { (other, one) } else { (one, other) };
    let (name, count) = (&more.interface, fewer.receive_queues);
    (more.receive_queues != count).then(|| {
        let finding = format!("more queues than {}, which has {count}", fewer.interface);
        Check::fail(name, &finding, &format!("ethtool -L {name} combined {count}"))
    })
}

/// One line for all that must be off, as one command switches them.
fn offloads(facts: &InterfaceFacts) -> Vec<Check> {
    let name = &facts.interface;
    let is_veth = facts.driver.as_deref() == Some("veth");
    let on: Vec<_> = facts
        .offloads
        .iter()
        .filter(|(offload, is_on)| *is_on == Some(true) && harms(*offload, is_veth))
        .map(|(offload, _)| offload.name())
        .collect();
    if on.is_empty() {
        return vec![Check::ok(name, "no offload changes frames")];
    }
    let switches = on.join(" off ");
    let ends = if is_veth { " (at both ends of the pair)" } else { "" };
    vec![Check::warn(
        name,
        &format!("offloads show frames that are not as on the wire: {}", on.join(", ")),
        &format!("ethtool -K {name} {switches} off{ends}"),
    )]
}

/// Transmit checksums of real hardware are made after sigwall has read the frame, and harm only the far end of a veth.
fn harms(offload: Offload, is_veth: bool) -> bool {
    match offload {
        Offload::TxChecksum | Offload::Tso | Offload::Gso => is_veth,
        Offload::Lro | Offload::RxVlan | Offload::Gro => !is_veth,
        Offload::TxVlan => false,
    }
}

fn version(release: &str) -> Option<(u32, u32)> {
    let mut numbers = release.split(|character: char| !character.is_ascii_digit());
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

/// XDP programs attached by a link (`BPF_LINK_CREATE`).
const KERNEL_MIN: (u32, u32) = (5, 9);
/// Octets of the memory of one queue, with its rings.
const MEMLOCK_MIN: u64 = 64 << 20;

impl Row for Check {
    const HEADS: &'static [&'static str] = &["state", "subject", "finding", "fix"];

    fn cells(&self) -> Vec<String> {
        let state = match self.state {
            State::Ok => "ok",
            State::Warn => "warn",
            State::Fail => "FAIL",
        };
        let fix = self.fix.clone().unwrap_or_default();
        vec![state.to_owned(), self.subject.clone(), self.finding.clone(), fix]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kernel_is_judged_by_its_release() {
        assert_eq!(version("6.1.0-30-amd64"), Some((6, 1)));
        assert_eq!(version("5.8"), Some((5, 8)));
        assert_eq!(version("unknown"), None);
    }

    #[test]
    fn ports_of_a_link_that_have_not_as_many_queues_are_told_whichever_comes_first() {
        let few = interface_facts("lo").unwrap();
        let many =
            InterfaceFacts { interface: "many".to_owned(), receive_queues: 4, ..few.clone() };

        let found = [(&few, &many), (&many, &few)].map(|(one, other)| pair(one, other).unwrap());

        assert_eq!(found[0], found[1]);
        assert_eq!(found[0].fix.as_deref(), Some("ethtool -L many combined 1"));
        assert_eq!(pair(&few, &few), None);
    }

    #[test]
    fn more_queues_than_processors_are_told_with_the_command_that_makes_them_fewer() {
        let few = interface_facts("lo").unwrap();
        let many = InterfaceFacts { receive_queues: 4096, send_queues: 4096, ..few };

        let check = queues(&many);

        assert_eq!(check.state, State::Warn);
        assert!(check.fix.unwrap().starts_with("ethtool -L lo combined "));
    }

    #[test]
    fn every_finding_that_is_not_ok_names_a_command() {
        let facts = interface_facts("lo").unwrap();

        let checks = [host(&host_facts()), interface(&facts)].concat();

        let mut unfit = checks.iter().filter(|check| check.state != State::Ok);
        assert!(unfit.all(|check| check.fix.as_ref().is_some_and(|fix| !fix.is_empty())));
    }
}
