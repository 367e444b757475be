//! What the XDP program lets through without user space, and what it never does.
//!
//! Without a socket and failing closed, exactly the pass list arrives at the other host.

#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::tests_outside_test_module,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "tests"
)]

mod lab;
#[expect(dead_code, reason = "single frames only")]
mod traffic;
#[expect(dead_code, reason = "no worker here")]
mod wire;

use std::{
    sync::mpsc::{Sender, channel},
    thread::JoinHandle,
    time::Duration,
};

use lab::Lab;
use traffic::{Host, frame, ipv4, ports, tagged, udp};
use xsk::{Action, Kind, Program, ProgramCounters, Settings, Side};

const LIST: [(Kind, u16, Action); 8] = [
    (Kind::Ethertype, 0x0806, Action::Pass),
    (Kind::Protocol, 1, Action::Pass),
    (Kind::Protocol, 6, Action::Pass),
    (Kind::Protocol, 50, Action::Pass),
    (Kind::Protocol, 44, Action::Pass),
    (Kind::UdpPort, 53, Action::Pass),
    (Kind::TcpPort, 3868, Action::Inspect),
    (Kind::Icmpv6Type, 135, Action::Pass),
];

#[test]
fn exactly_what_is_listed_passes_and_nothing_that_could_hide_signalling() {
    let Some(lab) = Lab::build(true) else { return };
    let ports_in_force = InForce::start(&lab, &LIST);
    let (mut a, mut b) = (Host::new(&lab, "a"), Host::new(&lab, "b"));

    for (name, octets, passes) in cases() {
        a.send(&octets);
        a.send(&arp());
        let mut arrived = b.next(Duration::from_secs(2));
        if passes {
            assert_eq!(arrived.as_ref(), Some(&octets), "{name} passes");
            arrived = b.next(Duration::from_secs(2));
        }
        assert_eq!(arrived, Some(arp()), "{name}");
    }

    let counted = ports_in_force.stop();
    let passing = cases().iter().filter(|(_, _, passes)| *passes).count() + cases().len();
    assert_eq!(counted.passed, u64::try_from(passing).unwrap());
    assert_eq!(counted.failed_closed, u64::try_from(2 * cases().len() - passing).unwrap());
}

#[test]
fn verdicts_change_under_traffic_and_stale_ones_go() {
    let Some(lab) = Lab::build(true) else { return };
    let ports_in_force = InForce::start(&lab, &LIST);
    let (mut a, mut b) = (Host::new(&lab, "a"), Host::new(&lab, "b"));
    a.send(&udp(53, 1));
    assert_eq!(b.next(Duration::from_secs(2)), Some(udp(53, 1)));

    ports_in_force.set(&[(Kind::UdpPort, 54, Action::Pass)]);
    for octets in [udp(53, 1), arp(), udp(54, 1)] {
        a.send(&octets);
    }

    assert_eq!(b.next(Duration::from_secs(2)), Some(udp(54, 1)));
    assert_eq!(b.next(Duration::from_millis(100)), None);
    ports_in_force.stop();
}

fn cases() -> Vec<(&'static str, Vec<u8>, bool)> {
    let udp53 = || ports(4000, 53);
    vec![
        ("an unknown EtherType", frame(1), false),
        ("ICMP", ipv4(1, 0, 0, &[8; 40]), true),
        ("ESP", ipv4(50, 0, 0, &[8; 40]), true),
        ("ESP over IPv6", ipv6(50, &[8; 40]), true),
        ("SCTP", ipv4(132, 0, 0, &ports(2905, 2905)), false),
        ("a listed UDP port", udp(4000, 53), true),
        ("a listed UDP port, from there", udp(53, 4000), true),
        ("an unlisted UDP port", udp(4000, 2123), false),
        ("a listed port behind IPv4 options", ipv4(17, 0, 10, &udp53()), true),
        ("a first fragment", ipv4(17, 0x2000, 0, &udp53()), false),
        ("a last fragment", ipv4(17, 0x0001, 0, &udp53()), false),
        ("a fragment of a listed protocol", ipv4(1, 0x2000, 0, &[8; 40]), false),
        ("do not fragment", ipv4(17, 0x4000, 0, &udp53()), true),
        ("options beyond the frame", truncated(ipv4(17, 0, 10, &udp53()), 60), false),
        ("ports beyond the frame", truncated(udp(4000, 53), 36), false),
        ("another IP version", with(udp(4000, 53), 14, 0x55), false),
        ("a header length below 5", with(udp(4000, 53), 14, 0x44), false),
        ("TCP by protocol", ipv4(6, 0, 0, &ports(4000, 443)), true),
        ("TCP of an inspected port", ipv4(6, 0, 0, &ports(4000, 3868)), false),
        ("TCP from an inspected port", ipv4(6, 0, 0, &ports(3868, 443)), false),
        ("UDP over IPv6", ipv6(17, &udp53()), true),
        ("an IPv6 fragment, though listed", ipv6(44, &[17; 40]), false),
        ("IPv6 hop-by-hop options", ipv6(0, &[17; 40]), false),
        ("IPv6 routing", ipv6(43, &[17; 40]), false),
        ("IPv6 authentication", ipv6(51, &[17; 40]), false),
        ("a neighbour solicitation", ipv6(58, &[135; 32]), true),
        ("an echo over IPv6", ipv6(58, &[128; 32]), false),
        ("a tag", tagged(udp(4000, 53), 0x8100, 7), true),
        ("two tags", tagged(tagged(udp(4000, 53), 0x8100, 7), 0x88a8, 8), true),
        ("two old tags", tagged(tagged(udp(4000, 53), 0x9100, 7), 0x9100, 8), true),
        (
            "three tags",
            tagged(tagged(tagged(udp(4000, 53), 0x8100, 7), 0x8100, 8), 0x88a8, 9),
            false,
        ),
        ("tagged signalling", tagged(udp(2123, 2123), 0x8100, 7), false),
    ]
}

/// An IPv6 packet.
fn ipv6(next_header: u8, payload: &[u8]) -> Vec<u8> {
    let mut octets = vec![2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1, 0x86, 0xdd, 0x60, 0, 0, 0];
    octets.extend(u16::try_from(payload.len()).unwrap().to_be_bytes());
    octets.extend([next_header, 64]);
    octets.extend([0xfe; 32]);
    octets.extend(payload);
    octets
}

fn arp() -> Vec<u8> {
    with(with(frame(0), 12, 0x08), 13, 0x06)
}

fn with(mut octets: Vec<u8>, at: usize, octet: u8) -> Vec<u8> {
    octets[at] = octet;
    octets
}

fn truncated(mut octets: Vec<u8>, len: usize) -> Vec<u8> {
    octets.truncate(len);
    octets
}

/// The programs of both ports, in a thread inside of the box.
struct InForce {
    orders: Sender<Vec<(Kind, u16, Action)>>,
    keeper: JoinHandle<ProgramCounters>,
}

impl InForce {
    fn start(lab: &Lab, list: &[(Kind, u16, Action)]) -> Self {
        let (orders, ordered) = channel::<Vec<_>>();
        let (ready, is_ready) = channel();
        let (name, list) = (lab.link_name().to_owned(), list.to_vec());
        let keeper = lab.inside("fw", move || {
            let mut programs =
                Side::BOTH.map(|side| wire::attach(&name, side, &Settings::default(), &list));
            ready.send(()).unwrap();
            while let Ok(list) = ordered.recv() {
                let [outside, inside] = &mut programs;
                outside.set_verdicts(&list).unwrap();
                inside.set_verdicts(&list).unwrap();
            }
            let counted = programs[0].counters().unwrap();
            for side in Side::BOTH {
                Program::detach(&name, side).unwrap();
            }
            counted
        });
        is_ready.recv_timeout(Duration::from_secs(10)).unwrap();
        Self { orders, keeper }
    }

    fn set(&self, list: &[(Kind, u16, Action)]) {
        self.orders.send(list.to_vec()).unwrap();
        std::thread::sleep(Duration::from_millis(100));
    }

    fn stop(self) -> ProgramCounters {
        drop(self.orders);
        self.keeper.join().unwrap()
    }
}
