//! E-3: fragments of IPv4, which five kinds of receivers put together in five ways.

use craft::Frame;

use crate::case::{Case, Trace, case};
use crate::messages::{BARRED, WELCOME, gtpc, rewritten, v1, v2};

pub fn cases() -> Vec<Case> {
    [overlaps(plain, ""), orders(), sizes(), identities()].into_iter().flatten().collect()
}

pub fn plain(imsi: &str) -> Frame {
    gtpc(&v2(imsi).octets()).id(0x5157)
}

/// A piece of a datagram: where it begins and ends, whether more follow, and whose octets it has.
#[derive(Clone, Copy)]
pub struct Cut(pub usize, pub usize, pub bool, pub &'static str);

/// The fragments of a datagram of which each piece shows one of two versions.
pub fn cut(make: fn(&str) -> Frame, pieces: &[Cut]) -> Trace {
    let frames: Vec<Vec<u8>> = pieces
        .iter()
        .map(|Cut(start, end, more, imsi)| {
            let whole = make(imsi).datagram();
            make(imsi).fragment(*start, *more, &whole[*start..(*end).min(whole.len())])
        })
        .collect();
    frames.into()
}

const END: usize = usize::MAX;

/// The name of the subscriber stands in the octets 16 to 32 of the datagram.
pub fn overlaps(make: fn(&str) -> Frame, suffix: &str) -> Vec<Case> {
    let (bad, good) = (BARRED, WELCOME);
    let tricks: Vec<(&str, Vec<Cut>)> = vec![
        (
            "the whole first piece again, bad last",
            vec![Cut(0, 48, true, good), Cut(0, 48, true, bad), Cut(48, END, false, good)],
        ),
        (
            "the whole first piece again, bad first",
            vec![Cut(0, 48, true, bad), Cut(0, 48, true, good), Cut(48, END, false, good)],
        ),
        (
            "the tail of the first by the second, bad last",
            vec![Cut(0, 48, true, good), Cut(16, 64, true, bad), Cut(64, END, false, good)],
        ),
        (
            "the tail of the first by the second, bad first",
            vec![Cut(0, 48, true, bad), Cut(16, 64, true, good), Cut(64, END, false, good)],
        ),
        (
            "the head of the second by the first, bad last",
            vec![Cut(16, 64, true, good), Cut(64, END, false, good), Cut(0, 40, true, bad)],
        ),
        (
            "the head of the second by the first, bad first",
            vec![Cut(16, 64, true, bad), Cut(64, END, false, good), Cut(0, 40, true, good)],
        ),
        (
            "a piece within another, bad last",
            vec![Cut(0, 64, true, good), Cut(16, 32, true, bad), Cut(64, END, false, good)],
        ),
        (
            "a piece within another, bad first",
            vec![Cut(16, 32, true, bad), Cut(0, 64, true, good), Cut(64, END, false, good)],
        ),
        (
            "a piece that covers two, bad last",
            vec![
                Cut(0, 24, true, good),
                Cut(24, 48, true, good),
                Cut(0, 64, true, bad),
                Cut(64, END, false, good),
            ],
        ),
        (
            "a piece that covers two, bad first",
            vec![
                Cut(0, 64, true, bad),
                Cut(0, 24, true, good),
                Cut(24, 48, true, good),
                Cut(64, END, false, good),
            ],
        ),
        (
            "a piece of the same beginning that is longer",
            vec![Cut(0, 24, true, good), Cut(0, 48, true, bad), Cut(48, END, false, good)],
        ),
        (
            "a piece of the same beginning that is shorter",
            vec![Cut(0, 64, true, bad), Cut(0, 40, true, good), Cut(64, END, false, bad)],
        ),
        (
            "a piece of the same end",
            vec![Cut(0, 48, true, good), Cut(8, 48, true, bad), Cut(48, END, false, good)],
        ),
        (
            "the last piece covers the first's tail",
            vec![Cut(0, 48, true, good), Cut(16, END, false, bad)],
        ),
        (
            "the last piece comes first and covers",
            vec![Cut(16, END, false, bad), Cut(0, 48, true, good)],
        ),
        (
            "two last pieces",
            vec![Cut(0, 24, true, good), Cut(24, END, false, good), Cut(16, END, false, bad)],
        ),
        (
            "two last pieces, bad first",
            vec![Cut(16, END, false, bad), Cut(24, END, false, good), Cut(0, 24, true, good)],
        ),
        (
            "a chain of overlaps",
            vec![
                Cut(0, 24, true, good),
                Cut(16, 40, true, bad),
                Cut(32, 56, true, bad),
                Cut(48, END, false, good),
            ],
        ),
        (
            "one unit of overlap",
            vec![Cut(0, 24, true, good), Cut(16, 24, true, bad), Cut(24, END, false, bad)],
        ),
        (
            "an overlap behind a hole that is filled last",
            vec![
                Cut(0, 16, true, good),
                Cut(24, 48, true, bad),
                Cut(24, 64, true, good),
                Cut(64, END, false, good),
                Cut(16, 24, true, bad),
            ],
        ),
    ];
    tricks
        .into_iter()
        .map(|(name, pieces)| {
            // The honest twin cuts at the same places, without the pieces that contradict.
            let mut places: Vec<usize> = pieces
                .iter()
                .flat_map(|cut| [cut.0, cut.1])
                .filter(|at| *at != END && *at != 0)
                .collect();
            places.sort_unstable();
            places.dedup();
            let begins = std::iter::once(0).chain(places.iter().copied());
            let ends = places.iter().copied().chain([END]);
            let mut honest: Vec<Cut> =
                begins.zip(ends).map(|(start, end)| Cut(start, end, end != END, good)).collect();
            if honest.first().is_some_and(|first| first.1 < 24) && honest.len() > 2 {
                let (Cut(start, ..), Cut(_, end, more, imsi)) = (honest[0], honest[1]);
                honest.splice(0..2, [Cut(start, end, more, imsi)]);
            }
            honest.reverse();
            case(
                format!("{name}{suffix}"),
                make(bad).octets(),
                cut(make, &pieces),
                cut(make, &honest),
            )
        })
        .collect()
}

/// Pieces that do not contradict, in an order or number that a lazy reader gives up on.
fn orders() -> Vec<Case> {
    let all: [(usize, usize); 4] = [(0, 24), (24, 48), (48, 72), (72, END)];
    let orders: [(&str, &[usize]); 9] = [
        ("in order", &[0, 1, 2, 3]),
        ("backwards", &[3, 2, 1, 0]),
        ("the first one last", &[1, 2, 3, 0]),
        ("the last one first", &[3, 0, 1, 2]),
        ("even before odd", &[0, 2, 1, 3]),
        ("the first one twice", &[0, 0, 1, 2, 3]),
        ("the last one twice", &[3, 3, 0, 1, 2]),
        ("all but one twice", &[0, 0, 1, 1, 2, 2, 3]),
        ("the first again before the last", &[0, 1, 2, 0, 3]),
    ];
    let pieces = |order: &[usize], imsi: &'static str| {
        let pieces: Vec<Cut> = order
            .iter()
            .map(|at| all[*at])
            .map(|(start, end)| Cut(start, end, end != END, imsi))
            .collect();
        cut(plain, &pieces)
    };
    let order = |(name, order)| {
        case(name, plain(BARRED).octets(), pieces(order, BARRED), pieces(order, WELCOME))
    };
    let mut cases: Vec<Case> = orders.map(order).into();
    let late = |imsi: &'static str, wait: u64| {
        cut(plain, &[Cut(0, 48, true, imsi)])
            .then(cut(plain, &[Cut(48, END, false, imsi)]).wait(wait))
    };
    cases.push(case(
        "the rest after a second and a half",
        plain(BARRED).octets(),
        late(BARRED, 1500),
        late(WELCOME, 1500),
    ));
    cases.push(case(
        "the rest after the time is over",
        plain(BARRED).octets(),
        late(BARRED, 2500),
        late(WELCOME, 1999 - 1),
    ));
    cases
}

fn sizes() -> Vec<Case> {
    let units = |imsi: &'static str, size: usize, first: usize| {
        let total = plain(imsi).datagram().len();
        let mut pieces = vec![Cut(0, first, true, imsi)];
        let mut at = first;
        while at < total {
            let end = at + size;
            pieces.push(Cut(at, end, end < total, imsi));
            at = end;
        }
        cut(plain, &pieces)
    };
    let honest = || units(WELCOME, 32, 48);
    let end_beyond = |imsi: &'static str| {
        let whole = plain(imsi).datagram();
        Trace::from(vec![
            plain(imsi).fragment(0, true, &whole[..48]),
            plain(imsi).fragment(48, false, &whole[48..]),
            plain(imsi).fragment(65_528, false, &[0; 32]),
        ])
    };
    let first_beyond = |imsi: &'static str| {
        let whole = plain(imsi).datagram();
        Trace::from(vec![
            plain(imsi).fragment(65_528, true, &[0; 32]),
            plain(imsi).fragment(0, true, &whole[..48]),
            plain(imsi).fragment(48, false, &whole[48..]),
        ])
    };
    let odd_length = |imsi: &'static str| {
        let whole = plain(imsi).datagram();
        Trace::from(vec![
            plain(imsi).fragment(0, true, &whole[..51]),
            plain(imsi).fragment(48, false, &whole[48..]),
        ])
    };
    let empty = |imsi: &'static str| {
        let whole = plain(imsi).datagram();
        Trace::from(vec![
            plain(imsi).fragment(48, true, &[]),
            plain(imsi).fragment(0, true, &whole[..48]),
            plain(imsi).fragment(48, false, &whole[48..]),
        ])
    };
    let end_too_early = |imsi: &'static str| {
        let whole = plain(imsi).datagram();
        Trace::from(vec![
            plain(imsi).fragment(48, true, &whole[48..56]),
            plain(imsi).fragment(0, true, &whole[..48]),
            plain(imsi).fragment(16, false, &whole[16..24]),
            plain(imsi).fragment(56, false, &whole[56..]),
        ])
    };
    let attack = || plain(BARRED).octets();
    vec![
        case("a first piece of eight octets", attack(), units(BARRED, 32, 8), honest()),
        case(
            "a first piece that ends in the header of GTP",
            attack(),
            units(BARRED, 32, 16),
            honest(),
        ),
        case("nothing but pieces of eight octets", attack(), units(BARRED, 8, 8), honest()),
        case("pieces of sixteen octets", attack(), units(BARRED, 16, 32), units(WELCOME, 16, 32)),
        case("more pieces than are held", attack(), units(BARRED, 8, 24), units(WELCOME, 24, 24)),
        case("an end beyond 65535", attack(), end_beyond(BARRED), honest()),
        case("a beginning beyond 65535", attack(), first_beyond(BARRED), honest()),
        case("a piece in the middle of an odd length", attack(), odd_length(BARRED), honest()),
        case("an empty piece", attack(), empty(BARRED), honest()),
        case("an end before what came already", attack(), end_too_early(BARRED), honest()),
    ]
}

fn identities() -> Vec<Case> {
    let pieces = |frame: &Frame| frame.fragments(3);
    let attack = || plain(BARRED).octets();
    let mixed = |one: &Frame, other: &Frame| {
        let (one, other) = (pieces(one), pieces(other));
        Trace::from(
            one.into_iter().zip(other).flat_map(|(one, other)| [one, other]).collect::<Vec<_>>(),
        )
    };
    let other_source = |imsi: &str| plain(imsi).ip([192, 0, 2, 2], [10, 10, 0, 1]);
    let across = |imsi: &str| {
        let tagged = pieces(&plain(imsi).vlan(5));
        let untagged = pieces(&plain(imsi));
        Trace::from(vec![tagged[0].clone(), untagged[1].clone(), tagged[2].clone()])
    };
    let other_protocol = |imsi: &str| {
        let whole = plain(imsi).datagram();
        Trace::from(vec![
            plain(imsi).fragment(0, true, &whole[..48]),
            rewritten(plain(imsi).fragment(48, false, &whole[48..]), &[(9, 6)]),
            plain(imsi).fragment(48, false, &whole[48..]),
        ])
    };
    let unbroken = |imsi: &str, flags: u8| {
        let frames = pieces(&plain(imsi)).into_iter();
        Trace::from(
            frames
                .map(|frame| {
                    let kept = frame[20] & 0x3f;
                    rewritten(frame, &[(6, kept | flags)])
                })
                .collect::<Vec<_>>(),
        )
    };
    let hops = |imsi: &str| {
        Trace::from(vec![
            pieces(&plain(imsi).hops(64))[0].clone(),
            pieces(&plain(imsi).hops(63))[1].clone(),
            pieces(&plain(imsi).hops(2))[2].clone(),
        ])
    };
    let with_options = |imsi: &str| {
        let plain = plain(imsi).options(&[148, 4, 0, 0]);
        Trace::from(pieces(&plain))
    };
    let reused =
        |first: &str, second: &str| Trace::from(pieces(&plain(first))).then(pieces(&plain(second)));
    let v1_in_pieces = |imsi: &str| Trace::from(gtpc(&v1(imsi).octets()).id(7).fragments(4));
    vec![
        case(
            "one identification from two senders",
            attack(),
            mixed(&plain(WELCOME), &other_source(BARRED)),
            mixed(&plain(WELCOME), &other_source(WELCOME)),
        ),
        case(
            "two datagrams at once",
            attack(),
            mixed(&plain(WELCOME), &plain(BARRED).id(9)),
            mixed(&plain(WELCOME), &plain(WELCOME).id(9)),
        ),
        case(
            "pieces on two VLANs",
            attack(),
            across(BARRED),
            Trace::from(pieces(&plain(WELCOME).vlan(5))),
        ),
        case(
            "a piece of another protocol",
            attack(),
            other_protocol(BARRED),
            Trace::from(pieces(&plain(WELCOME))),
        ),
        case(
            "pieces that must not be fragmented",
            attack(),
            unbroken(BARRED, 0x40),
            unbroken(WELCOME, 0x40),
        ),
        case(
            "pieces with the reserved flag",
            attack(),
            unbroken(BARRED, 0x80),
            Trace::from(pieces(&plain(WELCOME))),
        ),
        case("pieces that come by several ways", attack(), hops(BARRED), hops(WELCOME)),
        case("pieces with options", attack(), with_options(BARRED), with_options(WELCOME)),
        case(
            "an identification that is used again",
            attack(),
            reused(WELCOME, BARRED),
            reused(WELCOME, WELCOME),
        ),
        case(
            "an identification whose datagram was blocked",
            attack(),
            reused(BARRED, BARRED),
            reused(WELCOME, WELCOME),
        ),
        case(
            "another version in pieces",
            gtpc(&v1(BARRED).octets()).octets(),
            v1_in_pieces(BARRED),
            v1_in_pieces(WELCOME),
        ),
    ]
}
