//! SCTP below M3UA and Diameter.

use craft::sctp::{Sctp, data, ppid, sctp};
use craft::tcp::tcp;
use craft::{Frame, frame, sccp, sigtran};
use inspect::Reason;

use crate::bench::{Row, Shot, inward, row};
use crate::world::{
    ACME, ACME_GT, ACME_OTHER, HOME, HOME_GT, OURS, STRANGER, TAG, chunks, imsi, invoke,
    m3ua_chunk, number, sccp_data, sequence,
};

pub fn rows() -> Vec<Row> {
    [handshake(), data_chunks(), extensions()].concat()
}

fn handshake() -> Vec<Row> {
    vec![
        row("SCTP-02")
            .attack([
                inward(chunks(&init(&[(5, STRANGER.octets())]))).by("sctp.address-not-of-partner")
            ])
            .attack(
                [inward(chunks(&init(&[(5, HOME.octets())]))).by("sctp.address-not-of-partner")],
            )
            .attack([
                inward(chunks(&init(&[(5, [224, 0, 0, 1])]))).by("sctp.address-not-of-partner")
            ])
            .attack([inward(chunks(&sctp(0).init(1, 7, &[(11, b"evil.example\0")])))
                .by("sctp.address-by-name")])
            .attack(
                [inward(chunks(&init(&[(5, ACME.octets()); 12]))).by("sctp.too-many-addresses")],
            )
            .twin([inward(chunks(&init(&[
                (5, ACME.octets()),
                (5, ACME_OTHER.octets()),
                (12, [0, 5, 0, 6]),
            ])))]),
        row("SCTP-03")
            .attack([inward(chunks(&sctp(9).init(1, 7, &[]))).because(Reason::SCTP_MALFORMED)])
            .attack([inward(chunks(&sctp(0).init(1, 0, &[]))).by("sctp.init-breaks-its-rules")])
            .attack([inward(chunks(&sctp(0).chunk(1, 0, &no_streams())))
                .by("sctp.init-breaks-its-rules")])
            .attack([inward(chunks(&sctp(0).init(1, 7, &[]).chunk(4, 0, &beat())))
                .because(Reason::SCTP_MALFORMED)])
            .attack([inward(chunks(&sctp(9).chunk(14, 0, &[]).chunk(4, 0, &beat())))
                .because(Reason::SCTP_MALFORMED)])
            .twin([inward(chunks(&sctp(0).init(1, 7, &[(0x8008, &[192]), (0xc000, &[])])))]),
        row("SCTP-12")
            .attack([inward(chunks(&sctp(TAG).chunk(4, 0, &beat()).checksum(0x1234_5678)))
                .because(Reason::SCTP_CHECKSUM)])
            .twin([inward(chunks(&sctp(TAG).chunk(4, 0, &beat())))]),
        row("SCTP-17")
            .attack([inward(chunks(&sctp(TAG).chunk_with_length(4, 0, 2, &beat())))
                .because(Reason::SCTP_MALFORMED)])
            .attack([inward(chunks(&sctp(TAG).chunk_with_length(4, 0, 900, &beat())))
                .because(Reason::SCTP_MALFORMED)])
            .attack([inward(chunks(&sctp(TAG).chunk(0, 3, &[0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 3])))
                .because(Reason::SCTP_MALFORMED)])
            .twin([inward(chunks(&sctp(TAG).chunk(0xbf, 0, b"odd").chunk(4, 0, &beat())))]),
        row("SCTP-13")
            .attack([inward(chunks(&sctp(TAG).chunk(
                193,
                0,
                &[0, 0, 0, 1, 0, 5, 0, 8, 192, 0, 2, 1],
            )))
            .by("sctp.address-change")])
            .attack([
                inward(chunks(&sctp(TAG).chunk(128, 0, &[0, 0, 0, 1]))).by("sctp.address-change")
            ])
            .twin([inward(chunks(&sctp(TAG).chunk(4, 0, &beat())).ip(ACME_OTHER, HOME))]),
        row("SCTP-14")
            .attack([
                inward(chunks(&sctp(TAG).chunk(130, 0, &reset_streams()))).by("sctp.stream-reset")
            ])
            .twin([inward(chunks(&sctp(TAG).chunk(4, 0, &beat())))]),
        row("SIG-19")
            .attack([inward(chunks(&sctp(TAG).ports(2904, 2904).data(&data(
                1,
                ppid::M2UA,
                &m2ua(),
            ))))
            .by("ss7.adaptation-inside-a-network")])
            .attack([inward(chunks(&sctp(TAG).ports(9900, 9900).data(&data(
                1,
                1,
                &[1, 0, 5, 1, 0, 0, 0, 8],
            ))))
            .by("addresses.service-not-agreed")])
            .twin([inward(location())]),
        row("DIA-48")
            .attack([inward(frame().ip(ACME, HOME).tcp(&tcp(1, 0).ports(40_000, 5868).syn()))
                .because(Reason::NOT_PASSED)])
            .attack([inward(chunks(&sctp(TAG).ports(3868, 3868).data(&data(
                1,
                47,
                &[22, 0xfe, 0xfd, 0, 0],
            ))))
            .because(Reason::DIAMETER_MALFORMED)])
            .twin([inward(frame().ip(ACME, HOME).tcp(&tcp(1, 0).syn()))]),
    ]
}

fn data_chunks() -> Vec<Row> {
    let attack = || m3ua_chunk(&sccp_data(&interrogation()));
    let location = || m3ua_chunk(&sccp_data(&update_location()));
    let heart = || m3ua_chunk(&sigtran::m3ua(3, 3).parameter(9, b"beat"));
    vec![
        row("SCTP-07")
            .attack([inward(chunks(&sctp(TAG).data(&data(
                1,
                ppid::DIAMETER,
                &sccp_data(&update_location()).octets(),
            ))))
            .because(Reason::SCTP_PROTOCOL)])
            .attack([inward(chunks(&sctp(TAG).data(&data(
                1,
                99,
                &sccp_data(&update_location()).octets(),
            ))))
            .by("sctp.payload-of-another-protocol")])
            .twin([inward(chunks(&sctp(TAG).ports(3868, 3868).data(&data(1, 0, &watchdog()))))]),
        row("SCTP-08")
            .attack([inward(chunks(
                &sctp(TAG).data(&location()).data(&renumbered(&attack(), 1001)),
            ))
            .by("ss7.operation-inside-a-network")])
            .twin([inward(chunks(
                &sctp(TAG).sack(7, &[], &[]).data(&location()).data(&renumbered(&heart(), 1001)),
            ))]),
        row("SCTP-09")
            .attack(pieces(&interrogation(), true))
            .twin(pieces(&update_location(), false)),
        row("SCTP-11")
            .attack([
                inward(chunks(&sctp(TAG).data(&location().tsn(7)))),
                inward(chunks(&sctp(TAG).data(&attack().tsn(7))))
                    .by("ss7.operation-inside-a-network"),
            ])
            .twin([
                inward(chunks(&sctp(TAG).data(&location().tsn(7)))),
                inward(chunks(&sctp(TAG).sack(7, &[], &[]).data(&location().tsn(7)))),
            ]),
    ]
}

/// Chunks that make a receiver skip or read otherwise, unless the handshake announced them.
fn extensions() -> Vec<Row> {
    vec![
        row("SCTP-15")
            .attack([inward(chunks(&sctp(TAG).chunk(
                4,
                0,
                &[0, 1, 4, 4].into_iter().chain([0x41; 1024]).collect::<Vec<_>>(),
            )))
            .by("sctp.heartbeat-oversize")])
            .twin([inward(chunks(&sctp(TAG).chunk(4, 0, &beat())))]),
        row("SCTP-10")
            .attack([inward(chunks(
                &sctp(TAG).data(&m3ua_chunk(&sccp_data(&update_location())).stream(0, 1)),
            ))
            .by("sctp.data-on-stream-0")])
            .twin([
                inward(chunks(
                    &sctp(TAG)
                        .data(&m3ua_chunk(&sigtran::m3ua(3, 3).parameter(9, b"beat")).stream(4, 1)),
                )),
                inward(chunks(
                    &sctp(TAG).ports(3868, 3868).data(&data(1, 46, &watchdog()).stream(0, 1)),
                )),
            ]),
        row("IP-11").attack(overlapping_segments(true)).twin(overlapping_segments(false)),
    ]
}

fn init(addresses: &[(u16, [u8; 4])]) -> Sctp {
    let parameters: Vec<(u16, &[u8])> =
        addresses.iter().map(|(kind, octets)| (*kind, octets.as_slice())).collect();
    sctp(0).init(1, 7, &parameters)
}

fn no_streams() -> Vec<u8> {
    [7_u32.to_be_bytes().as_slice(), &65_536_u32.to_be_bytes(), &[0, 0, 0, 0], &[0, 0, 0, 1]]
        .concat()
}

fn beat() -> Vec<u8> {
    vec![0, 1, 0, 12, 1, 2, 3, 4, 5, 6, 7, 8]
}

fn reset_streams() -> Vec<u8> {
    vec![0, 13, 0, 16, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1]
}

fn m2ua() -> Vec<u8> {
    let (called, calling) = (sccp::party(HOME_GT, 6), sccp::party(ACME_GT, 7));
    let unitdata = sccp::udt(&called, &calling, &invoke((1, 3), 2, &sequence(&[imsi(4, OURS)])));
    sigtran::m2ua_data(&sigtran::mtp3(1, 2, 3, &unitdata)).octets()
}

fn interrogation() -> Vec<u8> {
    let who = craft::tcap::tlv(0xa0, &imsi(0x80, OURS));
    let wanted = craft::tcap::tlv(0xa1, &craft::tcap::tlv(0x80, &[]));
    let argument = sequence(&[who, wanted, number(0x83, ACME_GT)]);
    let (called, calling) = (sccp::party(HOME_GT, 6), sccp::party(ACME_GT, 147));
    sccp::udt(&called, &calling, &invoke((29, 3), 71, &argument))
}

pub fn update_location() -> Vec<u8> {
    let argument = sequence(&[imsi(4, OURS), number(0x81, ACME_GT), number(4, ACME_GT)]);
    let (called, calling) = (sccp::party(HOME_GT, 6), sccp::party(ACME_GT, 7));
    sccp::udt(&called, &calling, &invoke((1, 3), 2, &argument))
}

fn location() -> Frame {
    chunks(&sctp(TAG).data(&m3ua_chunk(&sccp_data(&update_location()))))
}

fn watchdog() -> Vec<u8> {
    craft::diameter::device_watchdog_request(crate::world::ACME_HOST, crate::world::ACME_REALM)
        .octets()
}

/// The same chunk with another number.
fn renumbered(chunk: &craft::sctp::Data, tsn: u32) -> craft::sctp::Data {
    chunk.clone().tsn(tsn)
}

fn pieces(message: &[u8], is_attack: bool) -> Vec<Shot> {
    let pieces = m3ua_chunk(&sccp_data(message)).split(3);
    let last = pieces.len().saturating_sub(1);
    let frame = |piece| inward(chunks(&sctp(TAG).data(piece)));
    let shots = pieces.iter().enumerate().map(|(place, piece)| match place == last {
        true if is_attack => frame(piece).by("ss7.operation-inside-a-network"),
        true => frame(piece),
        false => frame(piece).waits(),
    });
    shots.collect()
}

/// The second segment begins before the end of the first, with other octets or with the same.
fn overlapping_segments(is_attack: bool) -> Vec<Shot> {
    let octets = watchdog();
    let syn = tcp(100, 0).syn();
    let at = |sequence: u32, octets: &[u8]| {
        frame().ip(ACME, HOME).tcp(&tcp(sequence, 1)).payload(octets)
    };
    let mut rest = octets[20..].to_vec();
    if is_attack {
        rest[0] ^= 0xff;
    }
    let second = inward(at(121, &rest));
    vec![
        inward(frame().ip(ACME, HOME).tcp(&syn)),
        inward(at(101, &octets[..40])).waits(),
        if is_attack { second.because(Reason::STREAM_CONFLICT) } else { second },
    ]
}
