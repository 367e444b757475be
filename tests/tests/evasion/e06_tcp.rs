//! E-6: TCP under Diameter: cuts, overlaps, order, windows, flags, and connections that were there before.

use craft::frame;
use craft::tcp::{Tcp, tcp};

use crate::case::{Case, Trace, case};
use crate::messages::{
    BARRED, REALM, SEQUENCE, WELCOME, connection, reset_request, segment, syn, ulr, ulr_from,
};

pub fn cases() -> Vec<Case> {
    let groups = [
        cuts(),
        bundles(),
        overlaps(),
        orders(),
        windows(),
        checks(),
        endings(),
        flags(),
        beginnings(),
        pickups(),
        again(),
    ];
    groups.into_iter().flatten().collect()
}

fn whole(octets: &[u8]) -> Trace {
    connection([octets])
}

fn attack() -> Trace {
    whole(&ulr(BARRED).octets())
}

fn dwr() -> Vec<u8> {
    craft::diameter::device_watchdog_request("mme.visited.example", "visited.example").octets()
}

/// The frames of a connection whose octets are cut at those places.
fn cut(octets: &[u8], places: &[usize]) -> Trace {
    let ends = places.iter().copied().chain([octets.len()]);
    let begins = std::iter::once(0).chain(places.iter().copied());
    connection(begins.zip(ends).map(|(start, end)| &octets[start..end]))
}

/// A segment so many octets behind the first, as it is told.
fn told(after: usize, octets: &[u8], change: impl Fn(Tcp) -> Tcp) -> Vec<u8> {
    let sequence = SEQUENCE.wrapping_add(u32::try_from(after).expect("near"));
    frame().tcp(&change(tcp(sequence, 1).flags(0x18))).payload(octets).octets()
}

fn after_syn(frames: Vec<Vec<u8>>) -> Trace {
    Trace::from(syn()).then(frames)
}

/// The subscriber stands at this place of the request.
fn name_at() -> usize {
    let octets = ulr(BARRED).octets();
    octets.windows(BARRED.len()).position(|window| window == BARRED.as_bytes()).expect("a name")
}

fn cuts() -> Vec<Case> {
    let len = ulr(BARRED).octets().len();
    let places: Vec<(String, Vec<usize>)> = vec![
        ("one octet in a segment".into(), (1..len).collect()),
        ("two octets in a segment".into(), (1..len / 2).map(|at| at * 2).collect()),
        ("seven octets in a segment".into(), (1..=(len - 1) / 7).map(|at| at * 7).collect()),
        ("a cut behind the version".into(), vec![1]),
        ("a cut in the length".into(), vec![3]),
        ("a cut behind the length".into(), vec![4]),
        ("a cut in the numbers".into(), vec![14]),
        ("a cut behind the header".into(), vec![20]),
        ("a cut in the header of an AVP".into(), vec![name_at() - 3]),
        ("a cut in the name".into(), vec![name_at() + 7]),
        ("a cut behind the name".into(), vec![name_at() + 15]),
        ("the last octet alone".into(), vec![len - 1]),
        ("three segments".into(), vec![len / 3, 2 * len / 3]),
        ("only the first octet and the last alone".into(), vec![1, len - 1]),
    ];
    places
        .into_iter()
        .map(|(name, places)| {
            case(
                name,
                attack(),
                cut(&ulr(BARRED).octets(), &places),
                cut(&ulr(WELCOME).octets(), &places),
            )
        })
        .collect()
}

/// Several messages in a segment, and messages across segments.
fn bundles() -> Vec<Case> {
    let bad = ulr(BARRED).octets();
    let good = ulr(WELCOME).octets();
    let many =
        |last: &[u8]| whole(&[dwr(), good.clone(), dwr(), good.clone(), last.to_vec()].concat());
    let across = |second: &[u8]| {
        let octets = [good.as_slice(), second, &dwr()].concat();
        cut(&octets, &[good.len() + 30, good.len() + second.len() + 5])
    };
    vec![
        case(
            "the second message of a segment",
            attack(),
            whole(&[dwr(), bad.clone()].concat()),
            whole(&[dwr(), good.clone()].concat()),
        ),
        case(
            "the first message of a segment",
            attack(),
            whole(&[bad.clone(), dwr()].concat()),
            whole(&[good.clone(), dwr()].concat()),
        ),
        case("the fifth message of a segment", attack(), many(&bad), many(&good)),
        case(
            "between two in one segment",
            attack(),
            whole(&[good.clone(), bad.clone(), good.clone()].concat()),
            whole(&[good.clone(), good.clone(), dwr()].concat()),
        ),
        case(
            "two attacks in one segment",
            attack(),
            whole(&[bad.clone(), bad.clone()].concat()),
            whole(&[good.clone(), good.clone()].concat()),
        ),
        case("across two segments, between others", attack(), across(&bad), across(&good)),
        case(
            "a barred command behind a watchdog",
            whole(&reset_request().octets()),
            whole(&[dwr(), reset_request().octets()].concat()),
            whole(&[dwr(), dwr()].concat()),
        ),
        case(
            "a barred realm across a cut",
            whole(&ulr_from("mme.evil.example", REALM).octets()),
            cut(&ulr_from("mme.evil.example", REALM).octets(), &[150, 200]),
            cut(&ulr_from("mme.visited.example", "visited.example").octets(), &[150, 200]),
        ),
    ]
}

fn overlaps() -> Vec<Case> {
    let bad = ulr(BARRED).octets();
    let good = ulr(WELCOME).octets();
    let (from, to, len) = (name_at() - 2, name_at() + 16, bad.len());
    let piece = |octets: &[u8], start: usize, end: usize| segment(start, &octets[start..end]);
    let (b, g) = (bad.as_slice(), good.as_slice());
    let mut tricks: Vec<(&str, Vec<Vec<u8>>)> = vec![
        (
            "the name again before the end, bad last",
            vec![piece(g, 0, to), piece(b, from, to), piece(g, to, len)],
        ),
        (
            "the name again before the end, bad first",
            vec![piece(b, 0, to), piece(g, from, to), piece(b, to, len)],
        ),
        ("all of it again, bad last", vec![piece(g, 0, len), piece(b, 0, len)]),
        ("the rest covers the name, bad last", vec![piece(g, 0, to), piece(b, from, len)]),
        ("the rest covers the name, bad first", vec![piece(b, 0, to), piece(g, from, len)]),
        ("the beginning covers the name, bad last", vec![piece(g, from, len), piece(b, 0, to)]),
        ("the beginning covers the name, bad first", vec![piece(b, from, len), piece(g, 0, to)]),
        (
            "a segment within another, bad last",
            vec![piece(g, 0, len - 1), piece(b, from, to), piece(g, len - 1, len)],
        ),
        ("a segment around another, bad last", vec![piece(g, from, to), piece(b, 0, len)]),
        ("a segment around another, bad first", vec![piece(b, from, to), piece(g, 0, len)]),
        ("one octet of the name again", vec![piece(g, 0, from + 3), piece(b, from + 2, len)]),
        (
            "a hole that is filled from both sides",
            vec![
                piece(g, 0, from),
                piece(g, to, len - 1),
                piece(b, from - 4, to),
                piece(g, from, to),
                piece(g, len - 1, len),
            ],
        ),
    ];
    let probes: Vec<Vec<u8>> = (from..to)
        .flat_map(|at| [piece(b, at, at + 1), piece(g, at, at + 1)])
        .chain([piece(b, to, len)])
        .collect();
    let probes = [vec![piece(b, 0, from)], probes].concat();
    tricks.push(("each octet of the name again, alone, as a probe, bad first", probes));
    let mut cases: Vec<Case> = tricks
        .into_iter()
        .enumerate()
        .map(|(at, (name, frames))| {
            // The honest twin repeats and overlaps too, with the same octets.
            let honest =
                after_syn(vec![piece(g, 0, to), piece(g, from + at, to), piece(g, from + at, len)]);
            case(name, attack(), after_syn(frames), honest)
        })
        .collect();
    let lengths = |first: &[u8], second: &[u8]| {
        after_syn(vec![segment(0, &first[..4]), segment(1, &second[1..])])
    };
    let mut short = b.to_vec();
    short[1..4].copy_from_slice(&[0, 0, 60]);
    cases.push(case("another length again", attack(), lengths(&short, b), lengths(g, g)));
    cases
}

fn orders() -> Vec<Case> {
    let parts = |octets: &[u8], order: &[usize]| {
        let size = octets.len().div_ceil(5);
        let pieces: Vec<&[u8]> = octets.chunks(size).collect();
        after_syn(order.iter().map(|at| segment(at * size, pieces[*at])).collect())
    };
    let orders: [(&str, &[usize]); 8] = [
        ("backwards", &[4, 3, 2, 1, 0]),
        ("the first one last", &[1, 2, 3, 4, 0]),
        ("the last one first", &[4, 0, 1, 2, 3]),
        ("even before odd", &[0, 2, 4, 1, 3]),
        ("every one twice", &[0, 0, 1, 1, 2, 2, 3, 3, 4, 4]),
        ("again and again from the beginning", &[0, 0, 1, 0, 1, 2, 0, 1, 2, 3, 0, 1, 2, 3, 4]),
        ("a gap that is filled last", &[0, 1, 3, 4, 2]),
        ("two gaps that are filled backwards", &[0, 2, 4, 3, 1]),
    ];
    let order = |(name, order)| {
        case(
            name,
            attack(),
            parts(&ulr(BARRED).octets(), order),
            parts(&ulr(WELCOME).octets(), order),
        )
    };
    let mut cases: Vec<Case> = orders.map(order).into();
    let comb = |octets: &[u8], gaps: usize| {
        let every = |odd: usize| (0..gaps).map(move |at| at * 4 + odd * 2);
        let frames = every(1).chain(every(0)).map(|at| segment(at, &octets[at..at + 2]));
        after_syn(frames.chain([segment(gaps * 4, &octets[gaps * 4..])]).collect())
    };
    cases.push(case(
        "more gaps than are remembered",
        attack(),
        comb(&ulr(BARRED).octets(), 60),
        comb(&ulr(WELCOME).octets(), 30),
    ));
    cases
}

fn windows() -> Vec<Case> {
    let bad = ulr(BARRED).octets();
    let good = ulr(WELCOME).octets();
    let ahead = |octets: &[u8], by: usize| after_syn(vec![segment(by, octets)]);
    let behind = |octets: &[u8]| {
        let sequence = SEQUENCE.wrapping_sub(1_000_000);
        after_syn(vec![segment(0, &good), frame().tcp(&tcp(sequence, 1)).payload(octets).octets()])
    };
    let keep_alive = |octet: &[u8], last: &[u8]| {
        let before = u32::try_from(good.len()).expect("short") - 1;
        let probe = frame().tcp(&tcp(SEQUENCE + before, 1)).payload(octet).octets();
        after_syn(vec![segment(0, &good), probe, segment(good.len(), last)])
    };
    let wrapped = |octets: &[u8], at: u32| {
        let begin = 0_u32.wrapping_sub(at);
        let mut frames = vec![frame().tcp(&tcp(begin.wrapping_sub(1), 0).syn()).octets()];
        for (place, piece) in octets.chunks(90).enumerate() {
            let sequence = begin.wrapping_add(u32::try_from(place * 90).expect("near"));
            frames.push(frame().tcp(&tcp(sequence, 1)).payload(piece).octets());
        }
        Trace::from(frames)
    };
    let last = good[good.len() - 1];
    let long = |imsi: &str| {
        let filler = [0x55; 1000].repeat(70);
        let octets = craft::diameter::request(316, craft::diameter::S6A)
            .avp(99_999, 9, &filler)
            .text(1, 0, imsi)
            .octets();
        connection(octets.chunks(1000))
    };
    let after_much = |octets: &[u8]| {
        let much = [good.as_slice(); 8].concat();
        let mut segments: Vec<&[u8]> = vec![&much; 60];
        segments.push(octets);
        connection(segments)
    };
    vec![
        case("far ahead of what was seen", attack(), ahead(&bad, 300_000), ahead(&good, 0)),
        case("a window ahead", attack(), ahead(&bad, 131_072 - bad.len() + 1), ahead(&good, 0)),
        case(
            "far behind what was seen",
            attack(),
            behind(&bad),
            after_syn(vec![segment(0, &good), segment(0, &good)]),
        ),
        case(
            "an octet that keeps the connection alive",
            attack(),
            keep_alive(&[0], &bad),
            keep_alive(&[last], &dwr()),
        ),
        case(
            "an empty segment that keeps the connection alive",
            attack(),
            keep_alive(&[], &bad),
            keep_alive(&[], &good),
        ),
        case("numbers that wrap in the name", attack(), wrapped(&bad, 190), wrapped(&good, 190)),
        case("numbers that wrap in the header", attack(), wrapped(&bad, 10), wrapped(&good, 10)),
        case(
            "numbers that wrap between messages",
            attack(),
            wrapped(
                &[good.clone(), bad.clone()].concat(),
                u32::try_from(good.len()).expect("short"),
            ),
            wrapped(
                &[good.clone(), good.clone()].concat(),
                u32::try_from(good.len()).expect("short"),
            ),
        ),
        case(
            "a message longer than is read",
            attack(),
            long(BARRED),
            after_syn(vec![segment(0, &good)]),
        ),
        case("after more octets than the window", attack(), after_much(&bad), after_much(&good)),
    ]
}

fn checks() -> Vec<Case> {
    let bad = ulr(BARRED).octets();
    let good = ulr(WELCOME).octets();
    let unsure = |octets: &[u8]| told(0, octets, |tcp| tcp.checksum(0x5157));
    let stale = [1, 1, 8, 10, 0, 0, 0, 1, 0, 0, 0, 0];
    let fresh = [1, 1, 8, 10, 0xff, 0, 0, 1, 0, 0, 0, 0];
    let timed = |octets: &[u8], stamp: &[u8]| told(0, octets, |tcp| tcp.options(stamp));
    let short_lived =
        |octets: &[u8]| frame().hops(1).tcp(&tcp(SEQUENCE, 1)).payload(octets).octets();
    let pieces = |octets: &[u8], size: usize| {
        let whole = frame().id(77).tcp(&tcp(SEQUENCE, 1)).payload(octets);
        let datagram = whole.datagram();
        let count = datagram.len().div_ceil(size);
        after_syn(whole.fragments(count))
    };
    vec![
        case(
            "a wrong checksum",
            attack(),
            after_syn(vec![unsure(&bad)]),
            after_syn(vec![segment(0, &good)]),
        ),
        case(
            "a wrong checksum before the right octets",
            attack(),
            after_syn(vec![unsure(&good), segment(0, &bad)]),
            after_syn(vec![segment(0, &good), segment(0, &good)]),
        ),
        case(
            "a stale time stamp before the right octets",
            attack(),
            after_syn(vec![timed(&good, &stale), timed(&bad, &fresh)]),
            after_syn(vec![timed(&good, &fresh)]),
        ),
        case(
            "a stale time stamp behind the right octets",
            attack(),
            after_syn(vec![timed(&bad, &fresh), timed(&good, &stale)]),
            after_syn(vec![timed(&good, &fresh), timed(&good, &stale)]),
        ),
        case(
            "octets that die on the way before those that arrive",
            attack(),
            after_syn(vec![short_lived(&good), segment(0, &bad)]),
            after_syn(vec![short_lived(&good)]),
        ),
        case(
            "octets that die on the way behind those that arrive",
            attack(),
            after_syn(vec![segment(0, &bad), short_lived(&good)]),
            after_syn(vec![segment(0, &good), short_lived(&good)]),
        ),
        case("in fragments of IP", attack(), pieces(&bad, 64), pieces(&good, 64)),
        case(
            "in fragments of IP that split the header",
            attack(),
            pieces(&bad, 16),
            pieces(&good, 32),
        ),
    ]
}

fn endings() -> Vec<Case> {
    let bad = ulr(BARRED).octets();
    let good = ulr(WELCOME).octets();
    let rst = |after: usize| told(after, &[], |tcp| tcp.flags(0x04));
    let fin = |after: usize, octets: &[u8]| told(after, octets, |tcp| tcp.flags(0x11));
    let with = |first: Vec<Vec<u8>>, octets: &[u8]| {
        after_syn(first.into_iter().chain([segment(0, octets)]).collect())
    };
    let ended = || after_syn(vec![segment(0, &good), rst(good.len())]);
    vec![
        case("a reset of another number", attack(), with(vec![rst(90_000)], &bad), ended()),
        case(
            "a reset of the right number",
            attack(),
            with(vec![rst(0)], &bad),
            with(vec![], &good),
        ),
        case(
            "a reset with octets",
            attack(),
            after_syn(vec![told(0, &bad, |tcp| tcp.flags(0x14))]),
            ended(),
        ),
        case(
            "an end of another number",
            attack(),
            with(vec![fin(90_000, &[])], &bad),
            with(vec![fin(90_000, &[])], &good),
        ),
        case(
            "an end with octets",
            attack(),
            after_syn(vec![fin(0, &bad)]),
            after_syn(vec![fin(0, &good)]),
        ),
        case(
            "octets behind the end",
            attack(),
            after_syn(vec![fin(0, &good), segment(good.len() + 1, &bad)]),
            after_syn(vec![fin(0, &good)]),
        ),
        case(
            "octets in the place of the end",
            attack(),
            after_syn(vec![fin(0, &good), segment(good.len(), &bad)]),
            after_syn(vec![fin(0, &good), fin(0, &good)]),
        ),
    ]
}

fn flags() -> Vec<Case> {
    let bad = ulr(BARRED).octets();
    let good = ulr(WELCOME).octets();
    let flagged = |name: &str, flags: u8, twin: u8| {
        let with =
            |octets: &[u8], flags: u8| after_syn(vec![told(0, octets, |tcp| tcp.flags(flags))]);
        case(name, attack(), with(&bad, flags), with(&good, twin))
    };
    let urgent =
        |octets: &[u8], pointer: u16| after_syn(vec![told(0, octets, |tcp| tcp.urgent(pointer))]);
    let at = u16::try_from(name_at() + 4).expect("short");
    let mut inserted = bad.clone();
    inserted.insert(usize::from(at), b'9');
    let offset = |words: u8| {
        let mut octets = segment(0, &bad);
        octets[14 + 20 + 12] = words << 4;
        after_syn(vec![octets])
    };
    vec![
        flagged("no flags", 0, 0x10),
        flagged("push, urgent and end", 0x29, 0x19),
        flagged("every flag", 0xff, 0xd8),
        flagged("echo of congestion", 0xd0, 0xd0),
        case(
            "one urgent octet in the name",
            attack(),
            urgent(&inserted, at),
            after_syn(vec![segment(0, &good)]),
        ),
        case(
            "all octets urgent",
            attack(),
            urgent(&bad, u16::try_from(bad.len()).expect("short")),
            after_syn(vec![segment(0, &good)]),
        ),
        case(
            "an urgent pointer of 0",
            attack(),
            urgent(&bad, 0),
            after_syn(vec![segment(0, &good)]),
        ),
        case("a header of 16 octets", attack(), offset(4), after_syn(vec![segment(0, &good)])),
        case(
            "forty octets of options",
            attack(),
            after_syn(vec![told(0, &bad, |tcp| tcp.options(&[1; 40]))]),
            after_syn(vec![told(0, &good, |tcp| tcp.options(&[1; 40]))]),
        ),
    ]
}

fn beginnings() -> Vec<Case> {
    let bad = ulr(BARRED).octets();
    let good = ulr(WELCOME).octets();
    let begun = |octets: &[u8], flags: u8| {
        frame().tcp(&tcp(SEQUENCE - 1, 0).flags(flags)).payload(octets).octets()
    };
    let elsewhere = |begin: u32, octets: &[u8]| {
        vec![
            frame().tcp(&tcp(begin - 1, 0).syn()).octets(),
            frame().tcp(&tcp(begin, 1)).payload(octets).octets(),
        ]
    };
    let forged = |octets: &[u8]| {
        after_syn(vec![
            segment(0, &octets[..60]),
            frame().tcp(&tcp(77_777_777, 0).syn()).octets(),
            segment(60, &octets[60..]),
        ])
    };
    let near = |octets: &[u8]| {
        after_syn(vec![
            segment(0, &octets[..60]),
            frame().tcp(&tcp(SEQUENCE + 29, 0).syn()).octets(),
            segment(60, &octets[60..]),
        ])
    };
    let answered = |octets: &[u8]| {
        let turned = |frame: craft::Frame| frame.ip([10, 10, 0, 1], [192, 0, 2, 1]);
        let ports = |tcp: Tcp| tcp.ports(3868, 40000);
        let syn_ack = turned(frame().tcp(&ports(tcp(70_000, SEQUENCE)).flags(0x12))).octets();
        let from_home =
            turned(frame().tcp(&ports(tcp(70_001, SEQUENCE)).flags(0x18)).payload(octets)).octets();
        Trace::from(syn()).then(Trace::from(vec![syn_ack, from_home]).back())
    };
    vec![
        case("octets with the beginning", attack(), begun(&bad, 2), begun(&good, 2)),
        case(
            "octets with the beginning and its answer",
            attack(),
            begun(&bad, 0x12),
            begun(&good, 0x12),
        ),
        case("a beginning with an end", attack(), begun(&bad, 3), begun(&good, 2)),
        case("a beginning with a reset", attack(), begun(&bad, 6), begun(&good, 2)),
        case(
            "other octets with the beginning than behind it",
            attack(),
            Trace::from(vec![begun(&good, 2), segment(0, &bad)]),
            Trace::from(vec![begun(&good, 2), segment(0, &good)]),
        ),
        case(
            "the beginning again, elsewhere",
            attack(),
            after_syn(vec![segment(0, &good)]).then(elsewhere(90_000_000, &bad)),
            after_syn(vec![segment(0, &good)]),
        ),
        case(
            "a forged beginning in the middle of a message",
            attack(),
            forged(&bad),
            after_syn(vec![segment(0, &good)]),
        ),
        case(
            "a forged beginning inside what was sent",
            attack(),
            near(&bad),
            after_syn(vec![segment(0, &good)]),
        ),
        case(
            "from the home network's server",
            whole(&ulr(BARRED).octets()),
            answered(&bad),
            answered(&good),
        ),
    ]
}

/// Connections of which the beginning was not seen.
fn pickups() -> Vec<Case> {
    let bad = ulr(BARRED).octets();
    let good = ulr(WELCOME).octets();
    let tail = &good[good.len() - 37..];
    let from = |pieces: &[&[u8]]| {
        let mut at = 0;
        let frames = pieces.iter().map(|octets| {
            let frame = segment(at, octets);
            at += octets.len();
            frame
        });
        Trace::from(frames.collect::<Vec<_>>())
    };
    let joined = |octets: &[u8]| [tail, octets].concat();
    // What looks like the head of a long message stands before the true one.
    let decoy = |length: u32| craft::diameter::request(280, 0).length(length).octets();
    let swallowed = |octets: &[u8]| {
        let inside = craft::diameter::avp(33, 0, octets);
        craft::diameter::request(280, 0).raw(&inside).octets()
    };
    vec![
        case("at the beginning of a message", attack(), from(&[&bad]), from(&[&good])),
        case(
            "in the middle of a message",
            attack(),
            from(&[&joined(&bad)]),
            from(&[&joined(&good)]),
        ),
        case(
            "in the middle of a message, cut at its end",
            attack(),
            from(&[tail, &bad]),
            from(&[tail, &good]),
        ),
        case(
            "in the middle of a message, one octet in a segment",
            attack(),
            from(&joined(&bad).chunks(1).collect::<Vec<_>>()),
            from(&joined(&good).chunks(1).collect::<Vec<_>>()),
        ),
        case(
            "at a head that announces more than there is",
            attack(),
            from(&[&decoy(40_000), &bad, &good]),
            from(&[&dwr(), &good, &good]),
        ),
        case(
            "at a head that announces all that follows",
            attack(),
            from(&[&[decoy(20 + u32::try_from(bad.len()).expect("short")), bad.clone()].concat()]),
            from(&[&[dwr(), good.clone()].concat()]),
        ),
        case(
            "at a message that hides another in an AVP",
            attack(),
            from(&[&swallowed(&bad)]),
            from(&[&swallowed(b"proxy state of 28 octets....")]),
        ),
        case(
            "after the time in which connections are picked up",
            attack(),
            whole(&good).then(
                Trace::from(frame().tcp(&tcp(9, 9).ports(41000, 3868)).payload(&bad).octets())
                    .wait(70_000),
            ),
            from(&[&good, &dwr()]),
        ),
    ]
}

/// What was blocked comes again.
fn again() -> Vec<Case> {
    let bad = ulr(BARRED).octets();
    let good = ulr(WELCOME).octets();
    let len = bad.len();
    let twice = |octets: &[u8], second: &[(usize, usize)]| {
        let frames = second.iter().map(|(start, end)| segment(*start, &octets[*start..*end]));
        after_syn(std::iter::once(segment(0, octets)).chain(frames).collect())
    };
    let ways: [(&str, Vec<(usize, usize)>); 5] = [
        ("the same segment again", vec![(0, len)]),
        ("the same octets again in two segments", vec![(0, 100), (100, len)]),
        ("the same octets again backwards", vec![(100, len), (0, 100)]),
        ("the last octet again", vec![(len - 1, len)]),
        ("the name again", vec![(name_at(), name_at() + 15)]),
    ];
    let mut cases: Vec<Case> = ways
        .into_iter()
        .map(|(name, second)| case(name, attack(), twice(&bad, &second), twice(&good, &second)))
        .collect();
    let cut_first = |octets: &[u8]| {
        after_syn(vec![
            segment(0, &octets[..100]),
            segment(100, &octets[100..]),
            segment(0, octets),
        ])
    };
    cases.push(case("in pieces, then whole", attack(), cut_first(&bad), cut_first(&good)));
    let with_more =
        |octets: &[u8]| after_syn(vec![segment(0, octets), segment(0, &[octets, &good].concat())]);
    cases.push(case("again, with another behind it", attack(), with_more(&bad), with_more(&good)));
    cases
}
