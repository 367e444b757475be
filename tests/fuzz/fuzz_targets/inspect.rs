//! A sequence of frames through the whole path: no panic, bounded state, every held frame accounted for.
#![no_main]

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};

use craft::frame;
use craft::sctp::{data, sctp};
use craft::tcp::tcp;
use inspect::{Arrival, Direction, Fate, FrameId, Inspector, Tick, Uses};
use libfuzzer_sys::fuzz_target;
use ruletable::RuleTable;

const POLICY: [&str; 9] = [
    include_str!("../../../rules/demo/00-site.policy"),
    include_str!("../../../rules/validate/validate.policy"),
    include_str!("../../../rules/validate/gtpv1-gp.policy"),
    include_str!("../../../rules/validate/gtpv2-s8.policy"),
    include_str!("../../../rules/baseline/baseline.policy"),
    include_str!("../../../rules/interconnect/gtp/gtp.policy"),
    include_str!("../../../rules/interconnect/ss7/ss7.policy"),
    include_str!("../../../rules/interconnect/diameter/diameter.policy"),
    include_str!("../../../rules/demo/edge.policy"),
];

/// Tables so small that they overflow, and GTP-U that must find its tunnel.
const STATE: &str = "state { gtpu bind; grace 1s; tunnels 32; subscribers 16; dialogues 16; transactions 32; quota 50% }";

static TABLE: LazyLock<Arc<RuleTable>> = LazyLock::new(|| {
    let texts = POLICY.into_iter().chain([STATE]);
    let sources: Vec<_> = texts
        .map(|text| policy::Source { name: "edge".to_owned(), text: text.to_owned() })
        .collect();
    let compiled = policy::compile(&sources, &policy::Options::default())
        .map_err(|errors| errors.render(false))
        .unwrap();
    let bundle = compiled.bundle(1, |_| 0).unwrap();
    Arc::new(RuleTable::load(&bundle, inspect::schema()).unwrap())
});

/// Frames so far, told every ten million: an input is many.
static FRAMES: AtomicU64 = AtomicU64::new(0);
const TOLD: u64 = 10_000_000;

fuzz_target!(|input: &[u8]| {
    let mut inspector = Inspector::new("fuzz", 1);
    inspector.adopt(Arc::clone(&TABLE), 1);
    let mut held = BTreeSet::new();
    let mut rest = input;
    for number in 0.. {
        let Some((&[kind, time, high, low], tail)) = rest.split_first_chunk::<4>() else { break };
        let len = usize::from(u16::from_be_bytes([high, low])).min(tail.len());
        let (content, tail) = tail.split_at(len);
        rest = tail;
        if FRAMES.fetch_add(1, Ordering::Relaxed) % TOLD == TOLD - 1 {
            eprintln!("inspect: {} million frames", FRAMES.load(Ordering::Relaxed) / 1_000_000);
        }
        let octets = framed(kind, content);
        let direction = if kind & 0x80 == 0 { Direction::Inward } else { Direction::Outward };
        let now = Tick(u64::from(time) << 24);
        let arrival = Arrival { octets: &octets, direction, hold_as: Some(FrameId(number)), now };
        // As a worker does it, and every other time as if it could not be told at a glance.
        let mut uses = Uses::default();
        let is_glanced = number % 2 == 0 && inspector.glance(&arrival, &mut uses).is_some();
        inspector.note(&mut uses, now);
        if is_glanced {
            continue;
        }
        let finding = inspector.inspect(&arrival);
        if matches!(finding.fate, Fate::Edit | Fate::Hold | Fate::Reset) {
            finding.rewrite(None, &mut octets.clone());
        }
        for id in finding.others {
            assert!(held.remove(id), "a frame left that was not held");
        }
        if finding.fate == Fate::Hold {
            held.insert(FrameId(number));
        }
        assert!(held.len() <= 256 * 16, "more is held than was reserved");
    }
    while let Some(lapse) = inspector.lapse(Tick(u64::MAX)) {
        for id in lapse.frames {
            assert!(held.remove(&id), "a frame lapsed that was not held");
        }
    }
    assert!(held.is_empty(), "held frames were forgotten: {held:?}");
    for (name, gauge) in inspector.state().into_iter().flat_map(inspect::State::gauges) {
        let gone = gauge.evicted + gauge.expired + gauge.ended;
        assert!(gauge.len <= gauge.max, "{name} holds too many: {gauge:?}");
        assert_eq!(gauge.inserted, gone + u64::from(gauge.len), "{name} does not add up");
    }
});

/// Content with the headers and checksums around it that let it through to the decoder under attack.
fn framed(kind: u8, content: &[u8]) -> Vec<u8> {
    let v6 = (std::net::Ipv6Addr::LOCALHOST, std::net::Ipv6Addr::UNSPECIFIED);
    let place = usize::from(content.first().copied().unwrap_or(0)) * 8;
    let ends = (std::net::Ipv4Addr::new(192, 0, 2, 1), std::net::Ipv4Addr::new(10, 10, 0, 1));
    let ends = if kind & 0x80 == 0 { ends } else { (ends.1, ends.0) };
    let inward = || frame().ip(ends.0, ends.1);
    match kind & 0x0f {
        8 => {
            let ports = if kind & 0x40 == 0 { 2905 } else { 3868 };
            return inward().sctp(&sctp(7).ports(ports, ports).raw(content)).octets();
        }
        9 | 10 => {
            let Some((at, octets)) = content.split_first() else { return Vec::new() };
            let segment = tcp(u32::from(*at) << (kind >> 4 & 3), 1).ports(40_000, 3868);
            let segment = if kind & 0x40 == 0 { segment } else { segment.syn() };
            return inward().tcp(&segment).payload(octets).octets();
        }
        11 => {
            let octets = craft::sigtran::m3ua_data(1, 2, 3, content).octets();
            return inward().sctp(&sctp(7).data(&data(u32::from(kind >> 4), 3, &octets))).octets();
        }
        12 => {
            let (called, calling) =
                (craft::sccp::party("15550", 6), craft::sccp::party("88317012", 7));
            let octets = craft::sccp::udt(&called, &calling, content);
            let octets = craft::sigtran::m3ua_data(1, 2, 3, &octets).octets();
            return inward().sctp(&sctp(7).data(&data(1, 3, &octets))).octets();
        }
        13 => {
            let octets = craft::diameter::request(u32::from(kind >> 4) + 316, 16_777_251)
                .raw(content)
                .octets();
            return inward().sctp(&sctp(7).ports(3868, 3868).data(&data(1, 46, &octets))).octets();
        }
        _ => {}
    }
    match kind & 0x07 {
        0 => content.to_vec(),
        1 => inward().payload(content).octets(),
        2 => inward().udp(2152, 2152).payload(content).octets(),
        3 => frame().udp(3386, 3386).vlan(7).payload(content).octets(),
        4 => frame().id(u32::from(kind >> 3)).fragment(place, kind & 0x40 == 0, content),
        5 => frame().ip(v6.0, v6.1).id(u32::from(kind >> 3)).fragment(
            place,
            kind & 0x40 == 0,
            content,
        ),
        6 => frame().ip(v6.0, v6.1).payload(content).octets(),
        _ => frame().protocol(content.first().copied().unwrap_or(6)).payload(content).octets(),
    }
}
