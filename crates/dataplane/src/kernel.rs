//! What the data plane asks of the kernel: two bound ports, two XDP programs, and the link's own list.

use ruletable::{Fail, LinkRow, PassKind, PassRow, RuleTable};
use southbound::{Counters, PortState, Total, WorkerCounters};
use tracing::{info, warn};
use xsk::{
    Action, Attach, Copying, Ends, FailMode, FrameSize, Kind, Link, Place, Program,
    ProgramCounters, Promiscuous, RawLink, Settings, Side, Umem, UmemConfig, XskError,
};

use crate::config::{Config, PassWhere};
use crate::heart::Heart;

/// Frames of a link's UMEM: both fill rings, both transmit rings, and what may be held.
const FRAMES: u32 = 16_384;
const MEMORY: UmemConfig = UmemConfig { frame_size: FrameSize::Octets2048, frames: FRAMES };
/// Ports of signalling; a packet to or from one is never passed by the kernel (TS 29.060, 29.274, 29.281, 29.244).
const INSPECTED_UDP: [u16; 4] = [2123, 2152, 3386, 8805];
const DIAMETER: u16 = 3868;
const SCTP: u16 = 132;

/// Memory for each queue of a link: as many as were asked for, else as many as both ports have.
pub(crate) fn umems(config: &Config) -> Result<Vec<Umem>, XskError> {
    (0..queues(config)?).map(|_| Umem::new(MEMORY)).collect()
}

/// What one queue of a port receives leaves by the same queue of the other.
fn queues(config: &Config) -> Result<u32, XskError> {
    let served = |name: &str| {
        let facts = xsk::interface_facts(name)?;
        Ok::<_, XskError>((name.to_owned(), facts.receive_queues, facts.send_queues))
    };
    let ports = [served(&config.outside)?, served(&config.inside)?];
    let wanted = config
        .queues
        .unwrap_or_else(|| ports.iter().map(|(_, receive, _)| *receive).max().unwrap_or(1));
    match ports.into_iter().find(|(_, receive, send)| *receive.min(send) < wanted) {
        None => Ok(wanted),
        Some((interface, receive, send)) => {
            Err(XskError::TooFewQueues { interface, wanted, found: receive.min(send) })
        }
    }
}

/// The programs of both ports; without them a link fails as it was told to.
#[derive(Debug)]
pub(crate) struct Guard {
    _promiscuous: [Promiscuous; 2],
    link: String,
    programs: [Program; 2],
    standing: Settings,
    states: [PortState; 2],
}

/// Binds every queue of both ports and puts the programs in front of them. Until a policy is in force, the link fails
/// closed.
pub(crate) fn open<'u>(
    umems: &'u mut [Umem],
    config: &Config,
) -> Result<(Vec<Link<'u>>, Guard), XskError> {
    let (outside, inside) = (&config.outside, &config.inside);
    let link =
        |(queue, umem)| Link::open(umem, &Ends { outside, inside, queue, mode: config.mode });
    let links: Vec<_> = (0..).zip(umems).map(link).collect::<Result<_, _>>()?;
    let pass_in_kernel = match config.pass {
        PassWhere::Kernel => true,
        PassWhere::User => false,
        PassWhere::Auto => ![outside, inside].into_iter().any(|name| loses_redirects(name)),
    };
    let standing =
        Settings { fail_mode: FailMode::Closed, pass_in_kernel, deadline: config.deadline };
    let programs = [
        attach(Side::Outside, config, &standing, &links)?,
        attach(Side::Inside, config, &standing, &links)?,
    ];
    let states =
        Side::BOTH.map(|side| state(&links, side, programs.get(side.index()), pass_in_kernel));
    for (side, state) in Side::BOTH.into_iter().zip(&states) {
        let (native, zero_copy) = (state.is_native, state.is_zero_copy);
        info!(port = side.name(), queues = links.len(), native, zero_copy, "port bound");
    }
    let promiscuous = [Promiscuous::hold(outside)?, Promiscuous::hold(inside)?];
    let name = config.link.clone();
    Ok((links, Guard { _promiscuous: promiscuous, link: name, programs, standing, states }))
}

/// Puts the program of a port in force, with the sockets of all its queues.
fn attach(
    side: Side,
    config: &Config,
    standing: &Settings,
    links: &[Link<'_>],
) -> Result<Program, XskError> {
    let (interface, peer) = match side {
        Side::Outside => (&config.outside, &config.inside),
        Side::Inside => (&config.inside, &config.outside),
    };
    let place = Place { link: &config.link, side, interface, peer, attach: Attach::Auto };
    let mut program = Program::attach(&place, standing, &inspected())?;
    for (queue, link) in (0..).zip(links) {
        program.set_socket(queue, link.socket(side))?;
    }
    Ok(program)
}

/// Both ports by AF_PACKET.
pub(crate) fn open_raw(config: &Config) -> Result<RawLink, XskError> {
    RawLink::open(&config.outside, &config.inside, MEMORY)
}

fn state(
    links: &[Link<'_>],
    side: Side,
    program: Option<&Program>,
    passes_in_kernel: bool,
) -> PortState {
    let attached = program.map(Program::attached);
    if let Some(why) = attached.and_then(|attached| attached.unpinned.as_deref()) {
        warn!(port = side.name(), why, "the fail mode ends with this process");
    }
    PortState {
        is_af_xdp: true,
        is_native: attached.is_some_and(|attached| attached.native),
        is_zero_copy: links.iter().all(|link| link.facts(side).copying == Copying::ZeroCopy),
        passes_in_kernel,
        is_pinned: attached.is_some_and(|attached| attached.unpinned.is_none()),
    }
}

/// True where a frame redirected in the kernel may be lost: the far end of a virtual Ethernet pair may be unable to
/// receive it, and virtio drops it while its rings are zero-copy (both measured).
fn loses_redirects(interface: &str) -> bool {
    let driver = xsk::interface_facts(interface).ok().and_then(|facts| facts.driver);
    driver.is_some_and(|driver| ["veth", "virtio_net"].contains(&driver.as_str()))
}

impl Guard {
    /// Tells every reader of the counters what the ports stand on.
    pub(crate) fn report(&self, counters: &Counters) {
        let [outside, inside] = self.states;
        counters.worker(0).set(Total::Outside, outside.level());
        counters.worker(0).set(Total::Inside, inside.level());
    }

    /// What the worker of a queue tells both programs that it makes progress by.
    pub(crate) fn heart(&self, queue: u32) -> Result<Heart, XskError> {
        let [outside, inside] = &self.programs;
        Ok(Heart::of([outside.beat(queue)?, inside.beat(queue)?]))
    }

    /// Tells every reader of the counters what the programs decided by themselves.
    pub(crate) fn look(&self, counters: &WorkerCounters) {
        let counts = self.programs.iter().filter_map(|program| program.counters().ok());
        let sum = |of: fn(&ProgramCounters) -> u64| {
            counts.clone().map(|count| of(&count)).fold(0, u64::saturating_add)
        };
        let passed = sum(|count| count.passed.saturating_add(count.failed_open));
        counters.set(Total::KernelPassed, passed);
        counters.set(Total::Overdue, sum(|count| count.overdue));
    }

    /// Puts the pass-through list and the fail mode of the link in force in the kernel.
    pub(crate) fn enforce(&mut self, table: &RuleTable) {
        let row = table.link_or_standard(&self.link);
        let fail_mode = match row.fail {
            Fail::Closed => FailMode::Closed,
            Fail::Open => FailMode::Open,
        };
        let settings = Settings { fail_mode, ..self.standing };
        let verdicts = verdicts(row);
        for program in &mut self.programs {
            if let Err(error) =
                program.set_verdicts(&verdicts).and_then(|()| program.update_settings(&settings))
            {
                warn!(%error, "the kernel keeps its list; the worker judges by the new one");
            }
        }
    }

    /// Lets go of the sockets, so that the fail mode holds from now on; or of the programs altogether.
    pub(crate) fn withdraw(mut self, queues: u32, detach: bool) {
        for (side, program) in Side::BOTH.into_iter().zip(&mut self.programs) {
            let done = if detach {
                Program::detach(&self.link, side)
            } else {
                (0..queues).try_for_each(|queue| program.clear_socket(queue))
            };
            if let Err(error) = done {
                warn!(port = side.name(), %error, "could not let go of the port");
            }
        }
    }
}

fn inspected() -> Vec<(Kind, u16, Action)> {
    let udp = INSPECTED_UDP.map(|port| (Kind::UdpPort, port, Action::Inspect));
    let rest =
        [(Kind::TcpPort, DIAMETER, Action::Inspect), (Kind::Protocol, SCTP, Action::Inspect)];
    [udp.as_slice(), &rest].concat()
}

/// The kernel's list: what passes, and the ports that never do. A link that passes all is left to the worker, and so is
/// ICMP but for what neighbours say to each other: an error is judged by what it quotes.
fn verdicts(link: &LinkRow) -> Vec<(Kind, u16, Action)> {
    let passed = link.pass.iter().filter(|row| !is_notice(**row)).map(|row| {
        let kind = match row.kind {
            PassKind::EtherType => Kind::Ethertype,
            PassKind::IpProtocol => Kind::Protocol,
            PassKind::UdpPort => Kind::UdpPort,
            PassKind::TcpPort => Kind::TcpPort,
            PassKind::Icmpv6Type => Kind::Icmpv6Type,
        };
        (kind, row.value, Action::Pass)
    });
    let inspected = inspected();
    let is_inspected = |row: &(Kind, u16, Action)| {
        inspected.iter().any(|(kind, value, _)| (*kind, *value) == (row.0, row.1))
    };
    passed.filter(|row| !is_inspected(row)).chain(inspected.iter().copied()).collect()
}

/// True for ICMP, and for `ICMPv6` beside neighbour discovery (RFC 4861 §4), whose redirects are judged.
const fn is_notice(row: PassRow) -> bool {
    match row.kind {
        PassKind::IpProtocol => matches!(row.value, 1 | 58),
        PassKind::Icmpv6Type => !matches!(row.value, 133..=136),
        PassKind::EtherType | PassKind::UdpPort | PassKind::TcpPort => false,
    }
}
