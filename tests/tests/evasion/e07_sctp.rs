//! E-7: SCTP: bundles, pieces, interleaving, numbers that come again, checksums, tags, and chunks that lie.

use craft::frame;
use craft::sctp::{Data, Sctp, data, parameter, ppid, sctp};

use crate::case::{Case, Trace, case};
use crate::messages::{BARRED, TAG, TSN, WELCOME, ati_begin, m3ua, six, sri_sm_begin, udt, ulr};

pub fn cases() -> Vec<Case> {
    let groups = [
        bundles(),
        pieces(),
        contradictions(),
        interleaved(),
        versions(),
        numbers(),
        checks(),
        paths(),
        control(),
        lengths(),
        protocols(),
        orders(),
    ];
    groups.into_iter().flatten().collect()
}

fn bad() -> Vec<u8> {
    m3ua(&udt(&ati_begin()))
}

fn good() -> Vec<u8> {
    m3ua(&udt(&sri_sm_begin()))
}

fn alone(packet: &Sctp) -> Vec<u8> {
    frame().sctp(packet).octets()
}

fn attack() -> Vec<u8> {
    alone(&with(&[whole(0, &bad())]))
}

/// A whole message, so many numbers behind the first.
fn whole(after: u32, octets: &[u8]) -> Data {
    data(TSN.wrapping_add(after), ppid::M3UA, octets)
}

fn with(chunks: &[Data]) -> Sctp {
    chunks.iter().fold(sctp(TAG), Sctp::data)
}

/// One packet a chunk.
fn each(chunks: &[Data]) -> Trace {
    chunks.iter().map(|chunk| alone(&with(std::slice::from_ref(chunk)))).collect::<Vec<_>>().into()
}

/// A whole message first, so that the association is known and every number before it was seen.
fn begun(frames: impl Into<Trace>) -> Trace {
    Trace::from(alone(&with(&[data(TSN.wrapping_sub(1), ppid::M3UA, &good())]))).then(frames)
}

/// The same of an association that interleaves.
fn begun_so(frames: impl Into<Trace>) -> Trace {
    let first = data(TSN.wrapping_sub(1), ppid::M3UA, &good()).stream(1, 4).interleaved(0);
    Trace::from(alone(&with(&[first]))).then(frames)
}

fn bundles() -> Vec<Case> {
    let behind = |name: &str, packet: &dyn Fn(&[u8]) -> Sctp| {
        case(name, attack(), alone(&packet(&bad())), alone(&packet(&good())))
    };
    let nth = |count: u32| {
        move |last: &[u8]| {
            let chunks: Vec<Data> =
                (0..count).map(|at| whole(at, &beat())).chain([whole(count, last)]).collect();
            with(&chunks)
        }
    };
    vec![
        behind("the second chunk", &nth(1)),
        behind("the third chunk", &nth(2)),
        behind("the tenth chunk", &nth(9)),
        behind("the last chunk of sixty", &nth(59)),
        case("the seventieth chunk", attack(), alone(&nth(69)(&bad())), alone(&nth(20)(&good()))),
        behind("before others", &|octets| {
            with(&[whole(0, octets), whole(1, &beat()), whole(2, &good())])
        }),
        behind("behind an acknowledgement", &|octets| {
            sctp(TAG).sack(5, &[], &[]).data(&whole(0, octets))
        }),
        behind("behind a heartbeat", &|octets| {
            sctp(TAG).chunk(4, 0, &parameter(1, b"beat")).data(&whole(0, octets))
        }),
        behind("behind the cookie", &|octets| {
            sctp(TAG).chunk(10, 0, b"cookie..").data(&whole(0, octets))
        }),
        behind("behind the cookie's answer", &|octets| {
            sctp(TAG).chunk(11, 0, &[]).data(&whole(0, octets))
        }),
        behind("behind an error", &|octets| {
            sctp(TAG).chunk(9, 0, &parameter(6, &[0x3f, 0, 0, 4])).data(&whole(0, octets))
        }),
        behind("before a shutdown", &|octets| {
            sctp(TAG).data(&whole(0, octets)).chunk(7, 0, &[0, 0, 0, 9])
        }),
        behind("behind a shutdown", &|octets| {
            sctp(TAG).chunk(7, 0, &[0, 0, 0, 9]).data(&whole(0, octets))
        }),
        behind("behind padding", &|octets| {
            sctp(TAG).chunk(0x84, 0, &[0; 40]).data(&whole(0, octets))
        }),
        case(
            "two attacks",
            attack(),
            alone(&with(&[whole(0, &bad()), whole(1, &bad())])),
            alone(&with(&[whole(0, &good()), whole(1, &good())])),
        ),
        case(
            "an attack between honest ones",
            attack(),
            alone(&with(&[whole(0, &good()), whole(1, &bad()), whole(2, &good())])),
            alone(&with(&[whole(0, &good()), whole(1, &good()), whole(2, &good())])),
        ),
        case(
            "behind a shutdown that has gone",
            attack(),
            Trace::from(alone(&sctp(TAG).chunk(7, 0, &[0, 0, 0, 9]))).then(attack()),
            Trace::from(alone(&with(&[whole(0, &good())]))).then(alone(&sctp(TAG).chunk(
                7,
                0,
                &[0, 0, 0, 9],
            ))),
        ),
        case(
            "with an initiation",
            attack(),
            alone(&sctp(0).init(1, 9, &[]).data(&whole(0, &bad()))),
            alone(&sctp(0).init(1, 9, &[])),
        ),
        case(
            "with a shutdown's end",
            attack(),
            alone(&sctp(TAG).chunk(14, 0, &[]).data(&whole(0, &bad()))),
            alone(&sctp(TAG).chunk(14, 0, &[])),
        ),
    ]
}

/// Upkeep of M3UA, which any chunk may carry.
fn beat() -> Vec<u8> {
    craft::sigtran::m3ua(3, 3).parameter(9, b"beat").octets()
}

fn pieces() -> Vec<Case> {
    let split = |octets: &[u8], count: usize| whole(0, octets).split(count);
    let ordered = |octets: &[u8], count: usize, order: &[usize]| {
        let pieces = split(octets, count);
        let chosen: Vec<Data> = order.iter().map(|at| pieces[*at].clone()).collect();
        begun(each(&chosen))
    };
    let way = |name: &str, count: usize, order: &[usize]| {
        case(name, attack(), ordered(&bad(), count, order), ordered(&good(), count, order))
    };
    let bundled = |octets: &[u8], count: usize| begun(alone(&with(&split(octets, count))));
    let unordered = |octets: &[u8]| begun(each(&whole(0, octets).unordered().split(3)));
    let two_streams = |octets: &[u8]| {
        let one = whole(0, octets).stream(1, 5).split(2);
        let other = whole(2, &good()).stream(2, 5).split(2);
        begun(each(&[other[0].clone(), one[0].clone(), other[1].clone(), one[1].clone()]))
    };
    let mut cases = vec![
        way("two pieces", 2, &[0, 1]),
        way("three pieces", 3, &[0, 1, 2]),
        way("ten pieces", 10, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
        way(
            "pieces of one octet",
            500,
            &(0..bad().len()).collect::<Vec<_>>()[..good().len().min(bad().len())],
        ),
        way("backwards", 4, &[3, 2, 1, 0]),
        way("the first piece last", 4, &[1, 2, 3, 0]),
        way("the last piece first", 4, &[3, 0, 1, 2]),
        way("every piece twice", 3, &[0, 0, 1, 1, 2, 2]),
        way("all pieces again", 3, &[0, 1, 2, 0, 1, 2]),
        case("pieces in one packet", attack(), bundled(&bad(), 3), bundled(&good(), 3)),
        case(
            "pieces out of order of their stream",
            attack(),
            unordered(&bad()),
            unordered(&good()),
        ),
        case("pieces of two streams by turns", attack(), two_streams(&bad()), two_streams(&good())),
    ];
    cases.retain(|case| case.name != "pieces of one octet");
    let small = |octets: &[u8]| begun(each(&whole(0, octets).split(100)));
    cases.push(case("a hundred pieces", attack(), small(&bad()), small(&good())));
    let wrapped = |octets: &[u8]| {
        let before = data(u32::MAX - 1, ppid::M3UA, &good());
        let pieces = data(u32::MAX, ppid::M3UA, octets).split(3);
        each(&[std::slice::from_ref(&before), &pieces].concat())
    };
    cases.push(case(
        "numbers that wrap between pieces",
        attack(),
        wrapped(&bad()),
        wrapped(&good()),
    ));
    let in_ip =
        |octets: &[u8]| Trace::from(frame().id(9).sctp(&with(&[whole(0, octets)])).fragments(4));
    cases.push(case("in fragments of IP", attack(), in_ip(&bad()), in_ip(&good())));
    let over_six = |octets: &[u8]| six(frame()).sctp(&with(&[whole(0, octets)])).octets();
    cases.push(case("over IPv6", attack(), over_six(&bad()), over_six(&good())));
    cases
}

/// Pieces that do not belong together, for whoever is strict.
fn contradictions() -> Vec<Case> {
    let halves = |octets: &[u8]| {
        let pieces = whole(0, octets).split(3);
        [pieces[0].clone(), pieces[1].clone(), pieces[2].clone()]
    };
    let honest = || begun(each(&halves(&good())));
    let changed = |name: &str, change: fn([Data; 3]) -> Vec<Data>| {
        case(name, attack(), begun(each(&change(halves(&bad())))), honest())
    };
    let mut cases = vec![
        changed("a middle piece of another stream", |[a, b, c]| vec![a, b.stream(7, TSN), c]),
        changed("a last piece of another stream", |[a, b, c]| vec![a, b, c.stream(7, TSN)]),
        changed("a middle piece of another number", |[a, b, c]| vec![a, b.stream(1, 77), c]),
        changed("a last piece out of order", |[a, b, c]| vec![a, b, c.unordered()]),
        changed("a first piece out of order", |[a, b, c]| vec![a.unordered(), b, c]),
        changed("a middle piece that begins again", |[a, b, c]| vec![a, b.piece(true, false), c]),
        changed("a middle piece that ends and goes on", |[a, b, c]| {
            vec![a, b.piece(false, true), c.piece(false, true)]
        }),
        changed("two last pieces", |[a, b, c]| vec![a, b.piece(false, true), c]),
        changed("every piece a first one", |[a, b, c]| {
            vec![a.piece(true, false), b.piece(true, false), c.piece(true, true)]
        }),
        changed("no first piece", |[a, b, c]| {
            vec![a.piece(true, false), b.piece(false, false), c.piece(false, false)]
        }),
    ];
    // A lenient receiver goes on where a strict one has lost the message: only those that it can read are cases.
    cases.retain(|case| crate::receiver::reaches_any(&case.variant.0).is_some());
    let unseen = |octets: &[u8]| each(&whole(0, octets).split(3)[..]);
    let first_lost = each(&whole(0, &bad()).split(3)).then(each(&whole(0, &bad()).split(3)[..1]));
    let mut late = first_lost.clone();
    late.0.remove(0);
    cases.push(case(
        "pieces before anything was seen, the first one last",
        attack(),
        late,
        unseen(&good()),
    ));
    let ppids = |octets: &[u8]| {
        let [a, b, c] = halves(octets);
        begun(each(&[a, b.ppid(ppid::SUA), c.ppid(0)]))
    };
    cases.push(case("pieces of several protocols", attack(), ppids(&bad()), honest()));
    cases
}

/// I-DATA (RFC 8260): pieces are numbered by themselves, so others may stand between.
fn interleaved() -> Vec<Case> {
    let piece = |octets: &[u8]| whole(0, octets).stream(1, 5).interleaved(0);
    let split = |octets: &[u8], count: usize| piece(octets).split(count);
    let ordered = |octets: &[u8], order: &[usize]| {
        let pieces = split(octets, 3);
        begun_so(each(&order.iter().map(|at| pieces[*at].clone()).collect::<Vec<_>>()))
    };
    let way = |name: &str, order: &[usize]| {
        case(name, attack(), ordered(&bad(), order), ordered(&good(), order))
    };
    let odd = |name: &str, order: &[usize]| {
        case(name, attack(), ordered(&bad(), order), ordered(&good(), &[0, 1, 2]))
    };
    // Numbers of the pieces do not follow each other: messages of other streams stand between.
    let apart = |octets: &[u8]| {
        let pieces = split(octets, 3);
        let moved: Vec<Data> =
            (0..).zip(&pieces).map(|(at, piece)| piece.clone().tsn(TSN + at * 2)).collect();
        let between = |at: u32| whole(at, &good()).stream(2, at).interleaved(0);
        begun_so(each(&[
            moved[0].clone(),
            between(1),
            moved[1].clone(),
            between(3),
            moved[2].clone(),
        ]))
    };
    let braided = |octets: &[u8]| {
        let one = split(octets, 2);
        let other = whole(0, &good()).stream(1, 6).interleaved(0).split(2);
        let chunks = [&one[0], &other[0], &one[1], &other[1]];
        begun_so(each(
            &(0..).zip(chunks).map(|(at, chunk)| chunk.clone().tsn(TSN + at)).collect::<Vec<_>>(),
        ))
    };
    let backwards = |octets: &[u8]| {
        let pieces = split(octets, 3);
        let numbers = [TSN + 2, TSN + 1, TSN];
        begun_so(each(
            &numbers
                .iter()
                .zip(&pieces)
                .map(|(tsn, piece)| piece.clone().tsn(*tsn))
                .collect::<Vec<_>>(),
        ))
    };
    let again = |octets: &[u8]| {
        let pieces = split(octets, 3);
        let honest = split(&good(), 3);
        begun_so(each(&[
            honest[0].clone(),
            honest[1].clone(),
            pieces[1].clone().tsn(TSN + 3),
            pieces[0].clone().tsn(TSN + 4),
            pieces[2].clone(),
        ]))
    };
    let mixed = |octets: &[u8]| {
        let pieces = split(octets, 2);
        let plain = whole(0, octets).stream(1, 5).split(2);
        begun_so(each(&[pieces[0].clone(), plain[1].clone(), pieces[1].clone().tsn(TSN + 2)]))
    };
    let whole_one = |octets: &[u8]| begun_so(alone(&with(&[piece(octets)])));
    let bundled = |octets: &[u8]| begun_so(alone(&with(&split(octets, 3))));
    vec![
        case("a whole message as I-DATA", attack(), whole_one(&bad()), whole_one(&good())),
        way("pieces of I-DATA", &[0, 1, 2]),
        odd("pieces of I-DATA backwards", &[2, 1, 0]),
        odd("pieces of I-DATA, the first one last", &[1, 2, 0]),
        case("pieces of I-DATA in one packet", attack(), bundled(&bad()), bundled(&good())),
        case("pieces of I-DATA with others between", attack(), apart(&bad()), apart(&good())),
        case(
            "two messages of I-DATA by turns on one stream",
            attack(),
            braided(&bad()),
            braided(&good()),
        ),
        case(
            "pieces of I-DATA against the order of their numbers",
            attack(),
            backwards(&bad()),
            backwards(&good()),
        ),
        case(
            "a piece of I-DATA again under another number",
            attack(),
            again(&bad()),
            ordered(&good(), &[0, 2, 1]),
        ),
        case(
            "DATA among pieces of I-DATA",
            attack(),
            mixed(&bad()),
            ordered(&good(), &[0, 1, 1, 2]),
        ),
    ]
}

/// One number, two contents.
fn versions() -> Vec<Case> {
    let chunks = |list: &[Data]| begun(each(list));
    let bundle = |list: &[Data]| begun(alone(&with(list)));
    let (b, g) = (whole(0, &bad()), whole(0, &good()));
    let (bp, gp) = (b.split(3), g.split(3));
    let honest = || chunks(&[g.clone(), g.clone()]);
    let honest_pieces =
        || chunks(&[gp[0].clone(), gp[0].clone(), gp[1].clone(), gp[2].clone(), gp[2].clone()]);
    let same_len = |octets: &[u8]| whole(0, &[octets, &[0; 8]].concat()[..bad().len()]);
    vec![
        case("honest first, bad again", attack(), chunks(&[g.clone(), b.clone()]), honest()),
        case(
            "bad first, honest again",
            attack(),
            chunks(&[b.clone(), g.clone()]),
            chunks(&[g.clone(), whole(1, &good())]),
        ),
        case(
            "both in one packet, bad last",
            attack(),
            bundle(&[g.clone(), b.clone()]),
            bundle(&[g.clone(), g.clone()]),
        ),
        case(
            "both in one packet, bad first",
            attack(),
            bundle(&[b.clone(), g.clone()]),
            bundle(&[g.clone(), whole(1, &beat())]),
        ),
        case(
            "the first piece again, bad last",
            attack(),
            chunks(&[gp[0].clone(), bp[0].clone(), bp[1].clone(), bp[2].clone()]),
            honest_pieces(),
        ),
        case(
            "the middle piece again, bad last",
            attack(),
            chunks(&[bp[0].clone(), gp[1].clone(), bp[1].clone(), bp[2].clone()]),
            honest_pieces(),
        ),
        case(
            "the last piece again, bad last",
            attack(),
            chunks(&[bp[0].clone(), bp[1].clone(), gp[2].clone(), bp[2].clone()]),
            honest_pieces(),
        ),
        case(
            "every piece again, bad last",
            attack(),
            chunks(&[gp[0].clone(), gp[1].clone(), bp[0].clone(), bp[1].clone(), bp[2].clone()]),
            honest_pieces(),
        ),
        case(
            "whole first, pieces of the same numbers again",
            attack(),
            chunks(&[g.clone(), bp[0].clone(), bp[1].clone(), bp[2].clone()]),
            honest_pieces(),
        ),
        case(
            "a piece first, whole under the same number again",
            attack(),
            chunks(&[gp[0].clone(), b.clone()]),
            honest_pieces(),
        ),
        case(
            "the same stream number of another message",
            attack(),
            chunks(&[same_len(&good()), b.clone().stream(2, 9)]),
            honest(),
        ),
        case(
            "bad again after it was blocked",
            attack(),
            chunks(&[b.clone(), b.clone(), b.clone()]),
            chunks(&[g.clone(), g.clone(), g.clone()]),
        ),
        case(
            "pieces again after they were blocked",
            attack(),
            chunks(&[bp[0].clone(), bp[1].clone(), bp[2].clone(), bp[2].clone(), bp[0].clone()]),
            chunks(&[gp[0].clone(), gp[1].clone(), gp[2].clone(), gp[2].clone(), gp[0].clone()]),
        ),
    ]
}

fn numbers() -> Vec<Case> {
    let one = |after: u32, octets: &[u8]| begun(alone(&with(&[whole(after, octets)])));
    let piece_at = |after: &[u32], octets: &[u8]| {
        let pieces = whole(0, octets).split(after.len());
        begun(each(
            &after
                .iter()
                .zip(pieces)
                .map(|(at, piece)| piece.tsn(TSN.wrapping_add(*at)))
                .collect::<Vec<_>>(),
        ))
    };
    let gap =
        |octets: &[u8]| begun(each(&[whole(1, &good()), whole(2, &good()), whole(0, octets)]));
    let skip = |to: u32| sctp(TAG).chunk(192, 0, &(TSN + to).to_be_bytes());
    let skipped = |octets: &[u8]| begun(alone(&skip(5))).then(alone(&with(&[whole(3, octets)])));
    let skipped_pieces = |octets: &[u8]| {
        let pieces = whole(0, octets).split(3);
        begun(each(&pieces[..2])).then(alone(&skip(2))).then(each(&pieces[2..]))
    };
    let bundled_skip = |octets: &[u8]| {
        let pieces = whole(0, octets).split(2);
        begun(each(&pieces[..1])).then(alone(&skip(0).data(&pieces[1])))
    };
    let split = |octets: &[u8], count: usize| begun(each(&whole(0, octets).split(count)));
    vec![
        case("a gap that is filled with it", attack(), gap(&bad()), gap(&good())),
        case("far ahead", attack(), one(500_000, &bad()), one(500, &good())),
        case("far behind", attack(), one(0_u32.wrapping_sub(5_000), &bad()), one(0, &good())),
        case("half of all numbers ahead", attack(), one(1 << 31, &bad()), one(1, &good())),
        case(
            "pieces with a hole between their numbers",
            attack(),
            piece_at(&[0, 1, 2], &bad()).then(piece_at(&[5, 6], &bad())),
            split(&good(), 3),
        ),
        case(
            "behind a skip of its number",
            attack(),
            skipped(&bad()),
            begun(alone(&skip(5))).then(alone(&with(&[whole(6, &good())]))),
        ),
        case(
            "pieces of which the rest comes behind a skip",
            attack(),
            skipped_pieces(&bad()),
            split(&good(), 3).then(alone(&skip(2))),
        ),
        case(
            "a piece bundled with a skip of the piece before it",
            attack(),
            bundled_skip(&bad()),
            split(&good(), 2).then(alone(&skip(1))),
        ),
    ]
}

fn checks() -> Vec<Case> {
    let sum = |claimed: u32| alone(&with(&[whole(0, &bad())]).checksum(claimed));
    let honest = || alone(&with(&[whole(0, &good())]));
    let reversed = {
        let mut octets = attack();
        let at = 14 + 20 + 8;
        octets[at..at + 4].reverse();
        octets
    };
    let after_wrong = |first: &[u8], second: &[u8]| {
        Trace::from(alone(&with(&[whole(0, first)]).checksum(1)))
            .then(alone(&with(&[whole(0, second)])))
    };
    vec![
        case("a wrong checksum", attack(), sum(0x5157_5157), honest()),
        case("no checksum (RFC 9653), which nobody agreed on", attack(), sum(0), honest()),
        case("a checksum of ones", attack(), sum(u32::MAX), honest()),
        case("a checksum the wrong way round", attack(), reversed, honest()),
        case(
            "a wrong checksum before the right octets",
            attack(),
            after_wrong(&good(), &bad()),
            Trace::from(honest()).then(honest()),
        ),
        case(
            "a wrong checksum of IP's checksum too",
            attack(),
            {
                let mut octets = sum(7);
                octets[24] ^= 1;
                octets
            },
            honest(),
        ),
    ]
}

/// Tags, addresses and beginnings.
fn paths() -> Vec<Case> {
    let tagged = |tag: u32, octets: &[u8]| alone(&sctp(tag).data(&whole(0, octets)));
    let second = |octets: &[u8]| {
        frame().ip([192, 0, 2, 9], [10, 10, 0, 1]).sctp(&with(&[whole(0, octets)])).octets()
    };
    let by_two = |octets: &[u8]| {
        let pieces = whole(0, octets).split(2);
        let other = frame().ip([192, 0, 2, 9], [10, 10, 0, 2]).sctp(&with(&pieces[1..])).octets();
        begun(each(&pieces[..1])).then(other)
    };
    let after =
        |packet: &Sctp, octets: &[u8]| begun(alone(packet)).then(alone(&with(&[whole(0, octets)])));
    let abort = |flags: u8| sctp(TAG).chunk(6, flags, &[]);
    let abort_in_pieces = |octets: &[u8]| {
        let pieces = whole(0, octets).split(2);
        begun(each(&pieces[..1])).then(alone(&abort(1))).then(each(&pieces[1..]))
    };
    let init = || sctp(0).init(1, 0x1234, &[]);
    let restarted = |octets: &[u8]| {
        let pieces = whole(0, octets).split(2);
        begun(each(&pieces[..1])).then(alone(&init())).then(each(&pieces[1..]))
    };
    let asconf = [
        1_u32.to_be_bytes().to_vec(),
        parameter(5, &[192, 0, 2, 1]),
        parameter(0xc001, &[&[0, 0, 0, 1], parameter(5, &[192, 0, 2, 9]).as_slice()].concat()),
    ]
    .concat();
    let moved =
        |octets: &[u8]| begun(alone(&sctp(TAG).chunk(193, 0, &asconf))).then(second(octets));
    let split = |octets: &[u8]| begun(each(&whole(0, octets).split(2)));
    vec![
        case("the tag 0", attack(), tagged(0, &bad()), tagged(TAG, &good())),
        case(
            "a tag that nobody gave",
            attack(),
            begun(tagged(0x0bad_0bad, &bad())),
            begun(tagged(TAG, &good())),
        ),
        case(
            "a second address of the same association",
            attack(),
            begun(second(&bad())),
            begun(second(&good())),
        ),
        case("pieces by two ways", attack(), by_two(&bad()), by_two(&good())),
        case("behind an abort", attack(), after(&abort(0), &bad()), begun(alone(&abort(0)))),
        case(
            "behind an abort with the tag of the other side",
            attack(),
            after(&abort(1), &bad()),
            begun(alone(&abort(1))),
        ),
        case(
            "pieces around an abort",
            attack(),
            abort_in_pieces(&bad()),
            split(&good()).then(alone(&abort(1))),
        ),
        case(
            "behind a beginning in the middle",
            attack(),
            after(&init(), &bad()),
            after(&init(), &good()),
        ),
        case("pieces around a beginning", attack(), restarted(&bad()), restarted(&good())),
        case("behind an address that is added", attack(), moved(&bad()), moved(&good())),
    ]
}

/// Chunks that receivers know or not, by what the two highest bits tell them to do (RFC 9260 §3.2).
fn control() -> Vec<Case> {
    let behind = |kind: u8, octets: &[u8]| {
        alone(&sctp(TAG).chunk(kind, 0, &[1, 2, 3, 4]).data(&whole(0, octets)))
    };
    let unknown = |(name, kind): (&str, u8)| {
        case(name, attack(), behind(kind, &bad()), behind(kind, &good()))
    };
    let flagged = |name: &str, flags: u8| {
        let with = |octets: &[u8]| {
            alone(&sctp(TAG).chunk(
                0,
                flags,
                &[&TSN.to_be_bytes(), [0, 1, 0, 7, 0, 0, 0, 3].as_slice(), octets].concat(),
            ))
        };
        case(name, attack(), with(&bad()), with(&good()))
    };
    let mut cases: Vec<Case> = [
        ("an unknown chunk that ends the packet", 0x3e),
        ("an unknown chunk that ends the packet with a report", 0x7e),
        ("an unknown chunk that is skipped", 0xbe),
        ("an unknown chunk that is skipped with a report", 0xfe),
        ("an authentication that nobody agreed on", 0x0f),
        ("a chunk of DTLS", 0x41),
    ]
    .map(unknown)
    .into();
    cases.push(flagged("reserved flags", 0xf3));
    cases.push(flagged("a flag that asks for an answer at once", 0x0b));
    cases.push(flagged("every flag", 0xff));
    cases
}

fn lengths() -> Vec<Case> {
    let user =
        |octets: &[u8]| [&TSN.to_be_bytes(), [0, 1, 0, 7, 0, 0, 0, 3].as_slice(), octets].concat();
    let chunk = |octets: &[u8]| {
        let value = user(octets);
        let length = u16::try_from(value.len() + 4).expect("short");
        [&[0, 3], length.to_be_bytes().as_slice(), &value].concat()
    };
    let honest = || alone(&with(&[whole(0, &good())]));
    let claimed = |name: &str, length: u16| {
        case(
            name,
            attack(),
            alone(&sctp(TAG).chunk_with_length(0, 3, length, &user(&bad()))),
            honest(),
        )
    };
    // The length of a chunk before it covers only part of its padding: two readers begin the next one elsewhere.
    let behind = |name: &str, head: &[u8]| {
        case(name, attack(), alone(&sctp(TAG).raw(head).raw(&chunk(&bad()))), honest())
    };
    let odd =
        |octets: &[u8], extra: &[u8]| alone(&sctp(TAG).data(&whole(0, &[octets, extra].concat())));
    let unpadded =
        |octets: &[u8]| alone(&sctp(TAG).data(&whole(0, octets)).raw(&[4, 0, 0, 9, 0, 1, 0, 5, 7]));
    let mut cases = vec![
        claimed("a length of 0", 0),
        claimed("a length of 3", 3),
        claimed("a length of 4", 4),
        claimed("a length of the header alone", 16),
        claimed("a length beyond the packet", 60_000),
        behind("behind a chunk of length 0", &[4, 0, 0, 0]),
        behind("behind a chunk of length 3", &[4, 0, 0, 3]),
        case(
            "behind padding that is not zero",
            attack(),
            alone(&sctp(TAG).raw(&[4, 0, 0, 9, 0, 1, 0, 5, 7, 9, 9, 9]).data(&whole(0, &bad()))),
            alone(&sctp(TAG).raw(&[4, 0, 0, 9, 0, 1, 0, 5, 7, 9, 9, 9]).data(&whole(0, &good()))),
        ),
        case(
            "a message with octets behind its end",
            attack(),
            odd(&bad(), &[0, 0, 0, 0]),
            honest(),
        ),
        case(
            "without padding behind the last chunk",
            attack(),
            unpadded(&bad()),
            unpadded(&good()),
        ),
    ];
    // A length that hides the attack from whoever reads on by it is no case of a receiver that reads.
    cases.retain(|case| crate::receiver::reaches_any(&case.variant.0).is_some());
    cases
}

/// What the payload protocol and the ports say.
fn protocols() -> Vec<Case> {
    let told = |ppid: u32, ports: (u16, u16), octets: &[u8]| {
        alone(&sctp(TAG).ports(ports.0, ports.1).data(&data(TSN, ppid, octets)))
    };
    let m3ua_ports = (2905, 2905);
    let honest = || told(3, m3ua_ports, &good());
    let foreign =
        |name: &str, ppid: u32| case(name, attack(), told(ppid, m3ua_ports, &bad()), honest());
    let diameter = |ppid: u32, ports, imsi: &str| told(ppid, ports, &ulr(imsi).octets());
    let plain = || diameter(46, (50000, 3868), BARRED);
    vec![
        case(
            "protocol 0 on the port of M3UA",
            attack(),
            told(0, m3ua_ports, &bad()),
            told(0, m3ua_ports, &good()),
        ),
        case(
            "a protocol that nobody knows on the port of M3UA",
            attack(),
            told(99, m3ua_ports, &bad()),
            told(99, m3ua_ports, &good()),
        ),
        foreign("M3UA told to be M2UA", 2),
        foreign("M3UA told to be SUA", 4),
        foreign("M3UA told to be M2PA", 5),
        foreign("M3UA told to be Diameter", 46),
        case(
            "M3UA with its protocol the wrong way round",
            attack(),
            told(0x0300_0000, m3ua_ports, &bad()),
            told(0x0300_0000, m3ua_ports, &good()),
        ),
        case(
            "M3UA on ports of nobody",
            attack(),
            told(3, (40000, 40001), &bad()),
            told(3, (40000, 40001), &good()),
        ),
        case("M3UA on the port of M2PA", attack(), told(3, (3565, 3565), &bad()), honest()),
        case("M3UA on the port of Diameter", attack(), told(3, (3868, 3868), &bad()), honest()),
        case(
            "M3UA to its port from another's",
            attack(),
            told(3, (3868, 2905), &bad()),
            told(3, (50000, 2905), &good()),
        ),
        case("nothing tells the protocol", attack(), told(0, (40000, 40001), &bad()), honest()),
        case(
            "Diameter with protocol 0",
            plain(),
            diameter(0, (50000, 3868), BARRED),
            diameter(0, (50000, 3868), WELCOME),
        ),
        case(
            "Diameter told to be in DTLS",
            plain(),
            diameter(47, (50000, 3868), BARRED),
            diameter(46, (50000, 3868), WELCOME),
        ),
        case(
            "Diameter told to be M3UA",
            plain(),
            diameter(3, (50000, 3868), BARRED),
            diameter(46, (50000, 3868), WELCOME),
        ),
        case(
            "Diameter on the port of M3UA",
            plain(),
            diameter(46, (2905, 2905), BARRED),
            diameter(46, (3868, 50000), WELCOME),
        ),
        case(
            "Diameter on ports of nobody",
            plain(),
            diameter(46, (40000, 40001), BARRED),
            diameter(46, (40000, 40001), WELCOME),
        ),
        case(
            "two messages of Diameter in one chunk",
            plain(),
            told(46, (50000, 3868), &[ulr(WELCOME).octets(), ulr(BARRED).octets()].concat()),
            diameter(46, (50000, 3868), WELCOME),
        ),
        case(
            "Diameter in pieces",
            plain(),
            pieces_of(46, &ulr(BARRED).octets()),
            pieces_of(46, &ulr(WELCOME).octets()),
        ),
    ]
}

fn pieces_of(ppid: u32, octets: &[u8]) -> Trace {
    let packet = |piece: &Data| alone(&sctp(TAG).ports(50000, 3868).data(piece));
    data(TSN, ppid, octets).split(4).iter().map(packet).collect::<Vec<_>>().into()
}

/// Where a message stands among those of its stream does not matter to what it says.
fn orders() -> Vec<Case> {
    let on = |stream: u16, number: u32, octets: &[u8]| {
        alone(&with(&[whole(0, octets).stream(stream, number)]))
    };
    vec![
        case("on stream 0", attack(), on(0, 0, &bad()), on(1, 0, &good())),
        case("on the last stream", attack(), on(65_535, 0, &bad()), on(9, 0, &good())),
        case("far ahead in its stream", attack(), on(1, 40_000, &bad()), on(1, 40_000, &good())),
        case(
            "out of order",
            attack(),
            alone(&with(&[whole(0, &bad()).unordered()])),
            alone(&with(&[whole(0, &good()).unordered()])),
        ),
        case(
            "an empty message before it",
            attack(),
            alone(
                &sctp(TAG)
                    .chunk(0, 3, &[0, 0, 0, 9, 0, 1, 0, 0, 0, 0, 0, 3])
                    .data(&whole(0, &bad())),
            ),
            on(1, 8, &good()),
        ),
    ]
}
