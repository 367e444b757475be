//! E-1: Ethernet, its tags, and what stands where no packet should.

use craft::Frame;

use crate::case::{Case, case};
use crate::messages::{BARRED, WELCOME, gtpc, in_frame, rewritten, six, v1, v2};

pub fn cases() -> Vec<Case> {
    [tags(), encapsulations(), addresses(), lengths(), trailers()].into_iter().flatten().collect()
}

fn plain(imsi: &str) -> Frame {
    gtpc(&v2(imsi).octets())
}

/// The same change to the attack and to honest traffic.
fn changed(name: &str, change: impl Fn(Frame) -> Vec<u8>) -> Case {
    case(name, plain(BARRED).octets(), change(plain(BARRED)), change(plain(WELCOME)))
}

/// A change that honest traffic has no reason for: it comes plainly.
fn odd(name: &str, change: impl Fn(Frame) -> Vec<u8>) -> Case {
    case(name, plain(BARRED).octets(), change(plain(BARRED)), plain(WELCOME).octets())
}

fn tags() -> Vec<Case> {
    type Tags = &'static [(u16, u16)];
    let usual: [(&str, Tags); 10] = [
        ("one tag", &[(0x8100, 5)]),
        ("a priority tag of VLAN 0", &[(0x8100, 0xe000)]),
        ("a tag that may be dropped", &[(0x8100, 0x1005)]),
        ("the reserved VLAN 4095", &[(0x8100, 0x0fff)]),
        ("a service tag alone", &[(0x88a8, 7)]),
        ("two tags, service outside", &[(0x88a8, 7), (0x8100, 5)]),
        ("two tags of the customer", &[(0x8100, 7), (0x8100, 5)]),
        ("two tags, customer outside", &[(0x8100, 7), (0x88a8, 5)]),
        ("two priority tags", &[(0x8100, 0), (0x8100, 0)]),
        ("two tags of the old kind", &[(0x9100, 7), (0x8100, 5)]),
    ];
    let unusual: [(&str, Tags); 5] = [
        ("three tags", &[(0x88a8, 7), (0x8100, 5), (0x8100, 6)]),
        ("three tags of VLAN 0", &[(0x8100, 0), (0x8100, 0), (0x8100, 0)]),
        ("eight tags", &[(0x8100, 1); 8]),
        ("a tag type of one vendor, 9200", &[(0x9200, 7)]),
        ("a tag type of one vendor, 9300, inside a tag", &[(0x8100, 7), (0x9300, 5)]),
    ];
    let tagged = |tags: Tags| {
        move |frame: Frame| {
            tags.iter().fold(frame, |frame, (kind, control)| frame.tag(*kind, *control)).octets()
        }
    };
    let usual = usual.map(|(name, tags)| changed(name, tagged(tags)));
    let unusual = unusual.map(|(name, tags)| odd(name, tagged(tags)));
    usual.into_iter().chain(unusual).collect()
}

/// IP that does not stand behind its own type.
fn encapsulations() -> Vec<Case> {
    let behind = |ethertype: u16, head: &'static [u8]| {
        move |frame: Frame| in_frame(ethertype, &[head, &frame.packet()].concat())
    };
    let llc = |head: &'static [u8]| {
        move |frame: Frame| {
            let octets = [head, &frame.packet()].concat();
            in_frame(u16::try_from(octets.len()).expect("short"), &octets)
        }
    };
    vec![
        odd("IEEE 802.3 with LLC and SNAP", llc(&[0xaa, 0xaa, 3, 0, 0, 0, 8, 0])),
        odd("SNAP of a vendor", llc(&[0xaa, 0xaa, 3, 0, 0, 12, 8, 0])),
        odd("LLC of IP", llc(&[6, 6, 3])),
        odd("SNAP with a length that is too short", |frame| {
            let head = [0xaa, 0xaa, 3, 0, 0, 0, 8, 0];
            in_frame(40, &[&head, frame.packet().as_slice()].concat())
        }),
        odd("SNAP behind a tag", |frame| {
            let head = [0, 5, 1, 0, 0xaa, 0xaa, 3, 0, 0, 0, 8, 0];
            in_frame(0x8100, &[&head, frame.packet().as_slice()].concat())
        }),
        odd("a session of PPPoE", behind(0x8864, &[0x11, 0, 0, 1, 0, 200, 0, 0x21])),
        odd("a label of MPLS", behind(0x8847, &[0, 1, 1, 64])),
        odd("a backbone's frame in a frame", |frame| {
            let head = [[0, 0, 0, 9].as_slice(), &[2; 12], &[8, 0]].concat();
            in_frame(0x88e7, &[head, frame.packet()].concat())
        }),
        odd("IPv4 behind the type of IPv6", behind(0x86dd, &[])),
        odd("IPv6 behind the type of IPv4", |frame| in_frame(0x0800, &six(frame).packet())),
    ]
}

fn addresses() -> Vec<Case> {
    let macs: [(&str, [u8; 6], [u8; 6]); 4] = [
        ("to all stations", [2, 0, 0, 0, 0, 1], [0xff; 6]),
        ("to a group", [2, 0, 0, 0, 0, 1], [1, 0, 0x5e, 0, 0, 1]),
        ("from a group", [1, 0, 0x5e, 0, 0, 1], [2, 0, 0, 0, 0, 2]),
        ("from its own receiver", [2, 0, 0, 0, 0, 2], [2, 0, 0, 0, 0, 2]),
    ];
    let with = |(name, source, destination)| {
        changed(name, move |frame: Frame| frame.mac(source, destination).octets())
    };
    macs.map(with).into()
}

fn lengths() -> Vec<Case> {
    let short = |imsi: &str| gtpc(&v1(imsi).octets());
    let long = |imsi: &str| {
        let message = craft::gtpv2::create_session_request().private_extension(9, &[7; 8800]);
        gtpc(&message.imsi(imsi).octets()).octets()
    };
    let tiny = |imsi: &str| {
        gtpc(&craft::gtpv1::delete_pdp_context_request().without_sequence().imsi(imsi).octets())
    };
    vec![
        case(
            "a jumbo frame, the name at its end",
            plain(BARRED).octets(),
            long(BARRED),
            long(WELCOME),
        ),
        case(
            "a runt without padding",
            tiny(BARRED).octets(),
            tiny(BARRED).vlan(3).octets(),
            tiny(WELCOME).vlan(3).octets(),
        ),
        case(
            "padding to the shortest frame",
            tiny(BARRED).octets(),
            tiny(BARRED).padding(5).octets(),
            tiny(WELCOME).padding(5).octets(),
        ),
        case(
            "padding to the shortest frame with a tag",
            short(BARRED).octets(),
            tiny(BARRED).vlan(3).padding(9).octets(),
            tiny(WELCOME).vlan(3).padding(9).octets(),
        ),
    ]
}

/// A second packet behind the packet that the lengths tell of.
fn trailers() -> Vec<Case> {
    let hidden = |honest: Vec<u8>, before: &[u8], attack: Vec<u8>| {
        [honest.as_slice(), before, attack.as_slice()].concat()
    };
    let attack = || plain(BARRED);
    let honest = || plain(WELCOME);
    let keepalive = || gtpc(&craft::gtpv2::echo_request().recovery(1).octets());
    let padded = || keepalive().padding(1).octets();
    vec![
        case(
            "a second packet behind the first",
            attack().octets(),
            hidden(honest().octets(), &[], attack().packet()),
            honest().octets(),
        ),
        case(
            "a second packet in what looks like padding",
            attack().octets(),
            hidden(keepalive().octets(), &[0; 6], attack().packet()),
            padded(),
        ),
        case(
            "a packet of IPv6 behind one of IPv4",
            attack().octets(),
            hidden(keepalive().octets(), &[], six(attack()).packet()),
            padded(),
        ),
        case(
            "a packet of IPv4 behind one of IPv6",
            attack().octets(),
            hidden(six(keepalive()).octets(), &[], attack().packet()),
            six(keepalive()).octets(),
        ),
        case(
            "a second packet behind a tagged one",
            attack().octets(),
            hidden(honest().vlan(9).octets(), &[0; 2], attack().packet()),
            honest().vlan(9).octets(),
        ),
        case(
            "a packet behind one that is on the pass-through list",
            attack().octets(),
            hidden(
                craft::frame().protocol(1).payload(&[8, 0, 0, 0, 0, 1, 0, 1]).octets(),
                &[],
                attack().packet(),
            ),
            craft::frame().protocol(1).payload(&[8, 0, 0, 0, 0, 1, 0, 1]).padding(18).octets(),
        ),
        case(
            "the rest of a message behind the end that IP tells",
            attack().octets(),
            rewritten(attack().octets(), &[(2, 0), (3, 40)]),
            honest().octets(),
        ),
    ]
}
