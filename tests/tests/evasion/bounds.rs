//! What waits is bounded in number, octets and time for each peer, and leaves untouched (reliability.md M-5, M-9).

use std::collections::BTreeSet;

use craft::sctp::{data, ppid, sctp};
use craft::tcp::tcp;
use craft::{frame, sccp};
use inspect::{Arrival, Direction, Fate, FrameId, Inspector, Reason, Tick};

use crate::messages::{TAG, WELCOME, gtpc, hlr, m3ua, msc, sri_sm_begin, udt, ulr, v2};
use crate::run::inspector;

/// Pieces without end, of each kind that is put together.
const BOMBS: u32 = 20_000;
/// Frames that one worker keeps at most, as the data plane offers numbers.
const HELD_MAX: usize = 2048;
/// Frames of one association that wait at most, and how long.
const FLOW_HELD_MAX: usize = 8;
const PIECE_WAIT_MS: u64 = 500;
/// How long the rest of a datagram is awaited.
const WAIT_MS: u64 = 2_000;

#[test]
fn first_fragments_without_end_stay_within_their_part_and_leave_others_room() {
    let mut inspector = inspector();
    let mut held = BTreeSet::new();
    let mut most = 0;
    for bomb in 0..BOMBS {
        let now = Tick(0).after_ms(u64::from(bomb) / 20);
        let piece = gtpc(&v2(WELCOME).octets()).id(bomb).fragment(0, true, &[7; 64]);
        lapse(&mut inspector, now, &mut held);
        if give(&mut inspector, &piece, bomb, now).fate == Fate::Hold {
            held.insert(bomb);
        }
        most = most.max(held.len());
    }
    let end = Tick(0).after_ms(u64::from(BOMBS) / 20);
    let honest = gtpc(&v2(WELCOME).octets()).ip([192, 0, 2, 99], [10, 10, 0, 1]).id(1).fragments(2);

    let first = give(&mut inspector, &honest[0], BOMBS, end);
    let last = give(&mut inspector, &honest[1], BOMBS + 1, end);

    assert!(most <= HELD_MAX, "{most} frames are held");
    assert_eq!((first.fate, last.fate), (Fate::Hold, Fate::Send));
    assert_eq!(last.others, [FrameId(BOMBS)]);
    lapse(&mut inspector, end.after_ms(WAIT_MS), &mut held);
    assert!(held.is_empty(), "{} frames wait longer than {WAIT_MS} ms", held.len());
}

#[test]
fn first_pieces_of_sctp_without_end_keep_no_other_association_out() {
    let mut inspector = inspector();
    let piece = |tag: u32, tsn: u32| {
        let part = data(tsn, ppid::M3UA, &[1; 64]).stream(1, tsn).piece(true, false);
        frame().sctp(&sctp(tag).data(&part)).octets()
    };
    let mut held = BTreeSet::new();
    let mut most = 0;
    for bomb in 0..BOMBS {
        let found = give(&mut inspector, &piece(bomb % 64, bomb), bomb, Tick(0));
        for frame in &found.others {
            assert!(held.remove(&frame.0), "a frame that does not wait");
        }
        if found.fate == Fate::Hold {
            held.insert(bomb);
        }
        most = most.max(held.len());
    }
    let parts = data(1, ppid::M3UA, &m3ua(&udt(&sri_sm_begin()))).split(3);

    let found: Vec<Found> = (BOMBS..)
        .zip(&parts)
        .map(|(id, part)| {
            let octets = frame().ip([192, 0, 2, 99], [10, 10, 0, 1]).sctp(&sctp(TAG).data(part));
            give(&mut inspector, &octets.octets(), id, Tick(1))
        })
        .collect();

    assert_eq!(most, 64 * FLOW_HELD_MAX);
    let fates: Vec<Fate> = found.iter().map(|found| found.fate).collect();
    assert_eq!(fates, [Fate::Hold, Fate::Hold, Fate::Send]);
    assert_eq!(found[2].others, [FrameId(BOMBS), FrameId(BOMBS + 1)]);
    lapse(&mut inspector, Tick(0).after_ms(PIECE_WAIT_MS), &mut held);
    assert!(held.is_empty(), "{} frames wait longer than {PIECE_WAIT_MS} ms", held.len());
}

#[test]
fn a_message_that_had_to_make_room_is_never_completed() {
    let mut inspector = inspector();
    let parts = data(1, ppid::M3UA, &m3ua(&udt(&crate::messages::ati_begin()))).split(3);
    let send = |inspector: &mut Inspector, part: &craft::sctp::Data| {
        give(inspector, &frame().sctp(&sctp(TAG).data(part)).octets(), 0, Tick(0))
    };
    assert_eq!(send(&mut inspector, &parts[0]).fate, Fate::Hold);

    for other in 0..200 {
        let part = data(100 + other * 2, ppid::M3UA, &[1; 64]).stream(2, other).piece(true, false);
        send(&mut inspector, &part);
    }
    let rest = [send(&mut inspector, &parts[1]), send(&mut inspector, &parts[2])];

    assert!(rest.iter().any(|found| found.fate == Fate::Discard), "{rest:?}");
    assert!(rest.iter().any(|found| found.reason == Reason::CHUNKS_FULL), "{rest:?}");
}

#[test]
fn first_segments_of_sccp_without_end_keep_no_other_sender_out() {
    let mut inspector = inspector();
    let segment = |reference: u32, tsn: u32, part: &[u8], is_first: bool| {
        let value = sccp::segmentation(is_first, u8::from(is_first), reference);
        let sccp = sccp::xudt(&hlr(), &msc(), part, &[(16, &value)]);
        frame().sctp(&sctp(TAG).data(&data(tsn, ppid::M3UA, &m3ua(&sccp)))).octets()
    };
    for bomb in 0..BOMBS {
        let octets = segment(bomb, bomb, &[0x62, 0x7f, 1, 2, 3], true);
        assert_ne!(give(&mut inspector, &octets, bomb, Tick(0)).fate, Fate::Hold);
    }
    let tcap = sri_sm_begin();
    let (one, two) = tcap.split_at(40);

    let first = give(&mut inspector, &segment(900_000, BOMBS, one, true), 0, Tick(1));
    let last = give(&mut inspector, &segment(900_000, BOMBS + 1, two, false), 0, Tick(2));

    assert_eq!((first.fate, last.fate), (Fate::Send, Fate::Send));
}

#[test]
fn half_messages_of_diameter_that_announce_megabytes_take_no_room_and_keep_nobody_out() {
    let mut inspector = inspector();
    let half = craft::diameter::request(316, craft::diameter::S6A).length(0x00ff_fffc).octets();
    for bomb in 0..2_000_u16 {
        let ports = |segment: craft::tcp::Tcp| segment.ports(20_000 + bomb, 3868);
        let syn = frame().tcp(&ports(tcp(1, 0)).syn()).octets();
        let piece = frame().tcp(&ports(tcp(2, 1))).payload(&half).octets();
        give(&mut inspector, &syn, 0, Tick(0));
        let found = give(&mut inspector, &piece, 0, Tick(0));
        assert_eq!((found.fate, found.reason), (Fate::Discard, Reason::STREAM_FRAMING));
    }
    let other = || frame().ip([192, 0, 2, 99], [10, 10, 0, 1]);
    let syn = other().tcp(&tcp(1, 0).syn()).octets();
    let whole = other().tcp(&tcp(2, 1)).payload(&ulr(WELCOME).octets()).octets();

    give(&mut inspector, &syn, 0, Tick(1));
    let found = give(&mut inspector, &whole, 0, Tick(1));

    assert_eq!(found.fate, Fate::Send);
}

#[test]
fn a_connection_that_had_to_make_room_is_not_picked_up_in_the_middle_of_a_message() {
    let mut inspector = inspector();
    let bad = ulr(crate::messages::BARRED).octets();
    let (one, two) = bad.split_at(100);
    let segment = |port: u16, sequence: u32, octets: &[u8]| {
        frame().tcp(&tcp(sequence, 1).ports(port, 3868)).payload(octets).octets()
    };
    give(&mut inspector, &frame().tcp(&tcp(1, 0).ports(30_000, 3868).syn()).octets(), 0, Tick(0));
    give(&mut inspector, &segment(30_000, 2, one), 0, Tick(0));

    for other in 0..100 {
        give(&mut inspector, &segment(31_000 + other, 1, b"x"), 0, Tick(u64::from(other) + 1));
    }
    let rest = give(&mut inspector, &segment(30_000, 102, two), 0, Tick(500));

    assert_eq!((rest.fate, rest.reason), (Fate::Discard, Reason::STREAM_UNKNOWN));
}

#[derive(Debug)]
struct Found {
    fate: Fate,
    reason: Reason,
    others: Vec<FrameId>,
}

fn give(inspector: &mut Inspector, octets: &[u8], id: u32, now: Tick) -> Found {
    let hold_as = Some(FrameId(id));
    let finding =
        inspector.inspect(&Arrival { octets, direction: Direction::Inward, hold_as, now });
    let others = finding.others.to_vec();
    Found { fate: finding.fate, reason: finding.decision.reason, others }
}

fn lapse(inspector: &mut Inspector, now: Tick, held: &mut BTreeSet<u32>) {
    while let Some(lapse) = inspector.lapse(now) {
        for frame in lapse.frames {
            assert!(held.remove(&frame.0), "a frame that does not wait");
        }
    }
}
