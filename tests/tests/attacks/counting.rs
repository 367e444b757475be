//! What both ends of an association count, and how often one begins and ends.

use craft::sctp::{Sctp, data, ppid, sctp};
use craft::{Frame, frame, sigtran};

use crate::associations::handshake;
use crate::bench::{Row, Shot, inward, outward, row};
use crate::world::{ACME, ACME_PC, HERE, HOME, HOME_PC, TAG, TAG_OUT, next_tsn};

const M3UA: u16 = 2905;
const M2PA: u16 = 3565;

pub fn rows() -> Vec<Row> {
    [acknowledgements(), windows(), ends(), beginnings(), unsummed(), links()].concat()
}

fn acknowledgements() -> Vec<Row> {
    let optimistic = |packet: Sctp| acme(packet).by("sctp.acknowledged-and-never-sent");
    let said = |tsn: u32| home(sctp(TAG_OUT).data(&beat().tsn(tsn)));
    vec![
        row("SCTP-16")
            .attack([open(&[]), vec![optimistic(sctp(TAG).sack(100, &[], &[]))]].concat())
            .attack([open(&[]), vec![said(1), optimistic(sctp(TAG).sack(40, &[], &[]))]].concat())
            .attack(
                [
                    open(&[]),
                    vec![
                        said(1),
                        acme(sctp(TAG).sack(4, &[], &[])).flagged("sctp.acknowledged-ahead"),
                    ],
                ]
                .concat(),
            )
            .attack([said(7), optimistic(sctp(TAG).sack(0x4000_0007, &[], &[]))])
            .attack(
                [open(&[]), vec![said(1), optimistic(sctp(TAG).sack(90, &[], &[]).data(&beat()))]]
                    .concat(),
            )
            .twin(
                [
                    open(&[]),
                    vec![acme(sctp(TAG).sack(0, &[], &[])), said(1), said(2), said(3), said(4)],
                    vec![acme(sctp(TAG).sack(1, &[(2, 3)], &[]))],
                    vec![acme(sctp(TAG).sack(1, &[(2, 2), (3, 3)], &[3]))],
                    vec![acme(sctp(TAG).sack(4, &[], &[])), acme(sctp(TAG).sack(2, &[], &[]))],
                ]
                .concat(),
            )
            // What was blocked went on as something harmless, under its number.
            .twin([
                said(0xffff_ffff),
                said(0),
                acme(sctp(TAG).sack(0, &[], &[])),
                acme(sctp(TAG).sack(0xffff_ffff, &[(1, 1)], &[])),
            ])
            .twin([acme(sctp(TAG).sack(77, &[], &[]))]),
    ]
}

fn windows() -> Vec<Row> {
    let far = |tsn: u32| acme(sctp(TAG).data(&beat().tsn(tsn))).by("sctp.data-out-of-window");
    let near = |tsn: u32| acme(sctp(TAG).data(&beat().tsn(tsn)));
    vec![
        row("SCTP-09")
            .attack([open(&[]), vec![far(0x7fff_ffff)]].concat())
            .attack([open(&[]), vec![near(1), near(2), far(0xa000_0000)]].concat())
            .attack([near(500), far(500 + 100_000)])
            .twin([open(&[]), vec![near(1), near(3), near(2), near(40_000)]].concat())
            .twin([near(0xffff_fffe), near(0xffff_ffff), near(0), near(1)]),
    ]
}

fn ends() -> Vec<Row> {
    let shut = |kind: u8| sctp(TAG).chunk(kind, 0, if kind == 7 { &[0; 4] } else { &[] });
    let back = |kind: u8| home(sctp(TAG_OUT).chunk(kind, 0, if kind == 7 { &[0; 4] } else { &[] }));
    let wrong = |packet: Sctp| acme(packet).by("sctp.end-out-of-turn");
    vec![
        row("SCTP-06")
            .attack([open(&[]), vec![back(7), wrong(shut(14))]].concat())
            .attack([open(&[]), vec![acme(shut(7)), wrong(shut(8))]].concat())
            .attack([open(&[]), vec![acme(shut(7)), wrong(shut(14))]].concat())
            .attack([open(&[]), vec![acme(shut(7)), wrong(sctp(TAG).data(&beat()))]].concat())
            .twin([open(&[]), vec![back(7), acme(sctp(TAG).data(&beat())), acme(shut(8))]].concat())
            .twin([open(&[]), vec![acme(shut(7)), back(8), acme(shut(14))]].concat())
            .twin(
                [open(&[]), vec![acme(shut(7)), back(7), acme(shut(8)), back(8), acme(shut(14))]]
                    .concat(),
            )
            .twin([open(&[]), vec![back(7), acme(shut(8)), acme(shut(8)), back(14)]].concat()),
    ]
}

fn beginnings() -> Vec<Row> {
    let again = || handshake(HERE, M3UA, &[]).into_iter().map(|shot| shot.after_ms(2_000));
    let begins = || acme(sctp(0).init(1, TAG_OUT, &[])).after_ms(60_000);
    let noted = || begins().flagged("sctp.restarted-again");
    let at = |port: u16| {
        let begin = |packet: Sctp| packet.ports(port, M3UA);
        let answer = |packet: Sctp| packet.ports(M3UA, port);
        let tag = TAG + u32::from(port);
        [
            acme(begin(sctp(0).init(1, tag, &[]))).after_ms(1_000),
            home(answer(sctp(tag).init(2, tag + 1, &[(7, b"a cookie")]))),
            acme(begin(sctp(tag + 1).chunk(10, 0, b"a cookie"))),
            home(answer(sctp(tag).chunk(11, 0, &[]))),
        ]
    };
    let many = |count: u16| (4000..4000 + count).flat_map(at).collect::<Vec<_>>();
    vec![
        row("SCTP-20")
            .attack(
                [
                    open(&[]),
                    (0..5).flat_map(|_| again().map(Shot::any)).collect(),
                    vec![begins().by("sctp.restarts-too-often")],
                ]
                .concat(),
            )
            .attack([open(&[]), again().collect(), again().collect(), vec![noted()]].concat())
            .twin([open(&[]), again().collect(), vec![begins()]].concat())
            .twin(
                [
                    open(&[]),
                    again().collect(),
                    vec![begins().after_ms(4_000_000)],
                    handshake(HERE, M3UA, &[])[1..].to_vec(),
                    vec![begins()],
                ]
                .concat(),
            ),
        row("SCTP-23")
            .attack(
                [
                    many(32),
                    vec![
                        acme(sctp(0).ports(5000, M3UA).init(1, 5, &[]))
                            .by("sctp.too-many-associations"),
                    ],
                ]
                .concat(),
            )
            .twin(many(20))
            .twin(
                [many(32), vec![acme(sctp(0).ports(4003, M3UA).init(1, 5, &[])).after_ms(9_000)]]
                    .concat(),
            ),
    ]
}

fn unsummed() -> Vec<Row> {
    let plain = |packet: Sctp| acme(packet.checksum(0));
    let agreed: &[(u16, &[u8])] = &[(0x8001, &[0, 0, 0, 1])];
    let broken = |packet: Sctp| plain(packet).because(inspect::Reason::SCTP_CHECKSUM);
    vec![
        row("SCTP-12")
            .attack([open(&[]), vec![broken(sctp(TAG).data(&beat()))]].concat())
            .attack([acme(sctp(0).init(1, TAG_OUT, agreed).checksum(0))
                .because(inspect::Reason::SCTP_CHECKSUM)])
            .attack(
                [open(agreed), vec![broken(sctp(TAG).chunk(10, 0, b"a cookie").data(&beat()))]]
                    .concat(),
            )
            .attack([open(agreed), vec![broken(sctp(TAG + 9).data(&beat()))]].concat())
            .attack(
                [
                    open(agreed),
                    vec![
                        acme(sctp(TAG).data(&beat()).checksum(7))
                            .because(inspect::Reason::SCTP_CHECKSUM),
                    ],
                ]
                .concat(),
            )
            .twin([open(agreed), vec![plain(sctp(TAG).data(&beat()))]].concat())
            .twin([open(agreed), vec![acme(sctp(TAG).data(&beat()))]].concat()),
    ]
}

fn links() -> Vec<Row> {
    let wrong = |frame: Frame| inward(frame).by("sctp.link-out-of-order");
    vec![
        row("SIG-15")
            .attack([inward(link_data(5, 9)), wrong(link_data(5, 40))])
            .attack([inward(link_data(5, 9)), wrong(link_data(5, 8))])
            .attack([inward(link_status(9)), wrong(link_data(5, 0))])
            .attack([inward(link_data(5, 9)), inward(link_status(1)), wrong(link_data(5, 10))])
            .attack([
                outward(link_data(1, 20).ip(HOME, ACME)),
                inward(link_data(20, 9)),
                wrong(link_data(22, 10)),
            ])
            .twin([
                inward(link_data(5, 0x00ff_ffff)),
                inward(link_data(5, 0)),
                inward(link_status(7)),
                inward(link_status(8)),
                inward(link_data(5, 1)),
            ])
            .twin([
                inward(link_data(5, 9)),
                inward(link_status(1)),
                inward(link_status(4)),
                inward(link_data(0x00ff_ffff, 0)),
            ])
            .twin([
                outward(link_data(1, 20).ip(HOME, ACME)),
                inward(link_data(20, 9)),
                inward(link_data(20, 10)),
            ]),
    ]
}

/// Link Status of M2PA.
fn link_status(status: u32) -> Frame {
    in_link(&sigtran::m2pa(2, 5, 9, &status.to_be_bytes()))
}

/// User Data of M2PA with the test of a link.
fn link_data(bsn: u32, fsn: u32) -> Frame {
    in_link(&sigtran::m2pa_data(bsn, fsn, &sigtran::mtp3(ACME_PC, HOME_PC, 1, &[0x11, 0x20, 1, 2])))
}

fn in_link(octets: &[u8]) -> Frame {
    let packet = sctp(TAG).ports(M2PA, M2PA).data(&data(next_tsn(), ppid::M2PA, octets));
    frame().ip(ACME, HOME).sctp(&packet)
}

fn open(parameters: &[(u16, &[u8])]) -> Vec<Shot> {
    handshake(HERE, M3UA, parameters)
}

fn acme(packet: Sctp) -> Shot {
    inward(frame().ip(ACME, HOME).sctp(&packet))
}

fn home(packet: Sctp) -> Shot {
    outward(frame().ip(HOME, ACME).sctp(&packet))
}

/// A heartbeat of M3UA in a chunk.
fn beat() -> craft::sctp::Data {
    data(next_tsn(), ppid::M3UA, &sigtran::m3ua(3, 3).parameter(9, b"heart").octets())
}
