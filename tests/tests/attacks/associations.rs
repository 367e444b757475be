//! Associations of SCTP from their handshake on, and what begins on them.

use craft::sctp::{Sctp, data, ppid, sctp};
use craft::{Frame, diameter, sccp, sigtran};

use crate::bench::{Row, Shot, inward, outward, row};
use crate::world::{
    ACME_GT, ACME_PC, HERE, HOME, HOME_GT, HOME_HOST, HOME_PC, HOME_REALM, Network, OURS, TAG,
    TAG_OUT, next_tsn,
};

const M3UA: u16 = 2905;
const DIAMETER: u16 = 3868;
const COOKIE: &[u8] = b"a cookie";

pub fn rows() -> Vec<Row> {
    [tags(), chunks(), beginnings()].concat()
}

fn tags() -> Vec<Row> {
    let open = || handshake(HERE, M3UA, &[]);
    let forged = |packet: Sctp| from(HERE, packet).by("sctp.tag-of-another");
    let end = |tag: u32, kind: u8, flags: u8, value: &[u8]| sctp(tag).chunk(kind, flags, value);
    vec![
        row("SCTP-04")
            .attack([open(), vec![forged(sctp(TAG + 9).data(&beat()))]].concat())
            .attack([open(), vec![forged(sctp(TAG + 9).chunk(3, 0, &[0; 12]))]].concat())
            .attack([open(), vec![forged(sctp(0).data(&beat()))]].concat())
            .twin([open(), vec![from(HERE, sctp(TAG).data(&beat()))]].concat())
            .twin([from(HERE, sctp(TAG + 9).data(&beat()))]),
        row("SCTP-05")
            .attack([open(), vec![forged(end(TAG + 9, 6, 0, &[]))]].concat())
            .attack([open(), vec![forged(end(TAG + 9, 6, 1, &[]))]].concat())
            .attack([open(), vec![forged(end(TAG + 9, 7, 0, &[0; 4]))]].concat())
            .twin([open(), vec![from(HERE, end(TAG_OUT, 6, 1, &[]))]].concat())
            .twin([open(), vec![from(HERE, end(TAG, 6, 0, &[]))]].concat())
            .twin(
                [
                    open(),
                    vec![
                        from(HERE, end(TAG, 7, 0, &[0; 4])),
                        to(HERE, end(TAG_OUT, 8, 0, &[])),
                        from(HERE, end(TAG, 14, 0, &[])),
                    ],
                ]
                .concat(),
            ),
        row("SCTP-06")
            .attack([from(HERE, end(TAG, 10, 0, COOKIE)).by("sctp.out-of-the-blue")])
            .attack(
                [open(), vec![from(HERE, end(TAG, 8, 0, &[])).by("sctp.end-out-of-turn")]].concat(),
            )
            .attack(
                [open(), vec![from(HERE, end(TAG, 14, 0, &[])).by("sctp.end-out-of-turn")]]
                    .concat(),
            )
            .twin([open(), vec![from(HERE, end(TAG, 10, 0, COOKIE).data(&beat()))]].concat())
            .enforced(),
        row("SCTP-18")
            .attack(
                [
                    open()[..2].to_vec(),
                    vec![from(HERE, end(TAG, 10, 0, b"a guess!")).by("sctp.begun-otherwise")],
                ]
                .concat(),
            )
            .twin([open(), vec![from(HERE, end(TAG, 10, 0, COOKIE))]].concat()),
        row("SCTP-20")
            .attack(
                [
                    open(),
                    vec![
                        from(HERE, sctp(0).init(1, 7, &[(5, &[192, 0, 2, 77])]))
                            .by("sctp.begun-otherwise"),
                    ],
                ]
                .concat(),
            )
            .twin([open(), vec![from(HERE, sctp(0).init(1, 7, &[]))]].concat()),
        row("SCTP-06")
            .attack(
                [
                    open()[..2].to_vec(),
                    vec![from(HERE, sctp(TAG).data(&beat())).by("sctp.begun-otherwise")],
                ]
                .concat(),
            )
            .twin([open(), vec![from(HERE, sctp(TAG).data(&beat()))]].concat()),
        row("SCTP-21")
            .attack([from(HERE, sctp(TAG).data(&beat())).by("sctp.out-of-the-blue")])
            .twin([open(), vec![from(HERE, sctp(TAG).data(&beat()))]].concat())
            .enforced(),
    ]
}

fn chunks() -> Vec<Row> {
    let forward = || from(HERE, sctp(TAG).chunk(192, 0, &next_tsn().to_be_bytes()));
    let interleaved = || from(HERE, sctp(TAG).data(&beat().interleaved(0)));
    let open = |parameters: &[(u16, &[u8])]| handshake(HERE, M3UA, parameters);
    let refused = |shot: Shot| shot.by("sctp.chunk-not-agreed");
    vec![
        row("SCTP-19")
            .attack([open(&[]), vec![refused(forward())]].concat())
            .attack([refused(forward())])
            .twin([open(&[(0xc000, &[])]), vec![forward()]].concat()),
        row("SCTP-22")
            .attack([open(&[]), vec![refused(interleaved())]].concat())
            .attack(
                [open(&[]), vec![refused(from(HERE, sctp(TAG).chunk(129, 0, &[0; 16])))]].concat(),
            )
            .twin([open(&[(0x8008, &[64, 194])]), vec![interleaved()]].concat()),
    ]
}

fn beginnings() -> Vec<Row> {
    let speak = || {
        let octets = sccp::udt(&sccp::party(HOME_GT, 6), &sccp::party(ACME_GT, 7), &update());
        from(HERE, m3ua(&sigtran::m3ua_data(ACME_PC, HOME_PC, 3, &octets)))
    };
    let heart = || from(HERE, m3ua(&sigtran::m3ua(3, 3).parameter(9, b"heart")));
    let asked = || inward(HERE.diameter(&HERE.s6a(321, OURS)));
    let watch = || inward(HERE.diameter(&diameter::device_watchdog_request(HERE.host, HERE.realm)));
    vec![
        row("SIG-01")
            .attack(
                [handshake(HERE, M3UA, &[]), vec![speak().by("sctp.data-before-active")]].concat(),
            )
            .attack([up(HERE), vec![speak().by("sctp.data-before-active")]].concat())
            .twin([active(HERE), vec![speak()]].concat())
            .twin([handshake(HERE, M3UA, &[]), up(HERE), vec![heart()]].concat()),
        row("DIA-04")
            .attack(
                [
                    handshake(HERE, DIAMETER, &[]),
                    vec![asked().by("diameter.before-capabilities")],
                    vec![watch().by("diameter.before-capabilities")],
                ]
                .concat(),
            )
            .twin([exchanged(HERE), vec![watch(), asked()]].concat()),
    ]
}

/// A handshake that a network begins, and ours accepts; both announce those parameters.
pub fn handshake(network: Network, port: u16, parameters: &[(u16, &[u8])]) -> Vec<Shot> {
    let at = |packet: Sctp| packet.ports(port, port);
    let cookie = [&[(7, COOKIE)], parameters].concat();
    vec![
        from(network, at(sctp(0).init(1, TAG_OUT, parameters))),
        to(network, at(sctp(TAG_OUT).init(2, TAG, &cookie))),
        from(network, at(sctp(TAG).chunk(10, 0, COOKIE))),
        to(network, at(sctp(TAG_OUT).chunk(11, 0, &[]))),
    ]
}

/// An application server process of the network is up, and not active.
fn up(network: Network) -> Vec<Shot> {
    let (up, acknowledged) = (m3ua(&sigtran::m3ua(3, 1)), sigtran::m3ua(3, 4));
    vec![from(network, up), answer(network, &acknowledged)]
}

/// An association on which the network's process is active.
pub fn active(network: Network) -> Vec<Shot> {
    let (active, acknowledged) = (m3ua(&sigtran::m3ua(4, 1)), sigtran::m3ua(4, 3));
    let active = vec![from(network, active), answer(network, &acknowledged)];
    [handshake(network, M3UA, &[]), up(network), active].concat()
}

/// An association on which capabilities were exchanged.
pub fn exchanged(network: Network) -> Vec<Shot> {
    let address = network.address.octets();
    let request = diameter::request(257, 0)
        .flags(0x80)
        .from(network.host, network.realm)
        .avp(257, 0, &[&[0, 1], address.as_slice()].concat())
        .word(266, 0, diameter::TGPP)
        .text(269, 0, "craft");
    let answer = request.answer().flags(0).word(268, 0, 2001).from(HOME_HOST, HOME_REALM);
    let back = network.diameter(&answer).ip(HOME, network.address);
    [handshake(network, DIAMETER, &[]), vec![inward(network.diameter(&request)), outward(back)]]
        .concat()
}

fn from(network: Network, packet: Sctp) -> Shot {
    inward(frame(network, &packet))
}

fn to(network: Network, packet: Sctp) -> Shot {
    outward(frame(network, &packet).ip(HOME, network.address))
}

fn answer(network: Network, message: &sigtran::Adaptation) -> Shot {
    to(network, sctp(TAG_OUT).data(&data(next_tsn(), ppid::M3UA, &message.octets())))
}

fn frame(network: Network, packet: &Sctp) -> Frame {
    craft::frame().ip(network.address, HOME).sctp(packet)
}

fn m3ua(message: &sigtran::Adaptation) -> Sctp {
    sctp(TAG).data(&data(next_tsn(), ppid::M3UA, &message.octets()).stream(1, 1))
}

/// A heartbeat of M3UA in a chunk.
fn beat() -> craft::sctp::Data {
    data(next_tsn(), ppid::M3UA, &sigtran::m3ua(3, 3).parameter(9, b"heart").octets())
}

fn update() -> Vec<u8> {
    let argument = crate::world::sequence(&[
        crate::world::imsi(4, OURS),
        crate::world::number(0x81, ACME_GT),
        crate::world::number(4, ACME_GT),
    ]);
    crate::world::invoke((1, 3), 2, &argument)
}
