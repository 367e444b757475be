//! E-12: SCCP: segments, pointers, addresses that say the same in other ways, and messages that come back.

use craft::sccp::{connection_request, party, segmentation, udt as unitdata, udts, xudt};

use crate::case::{Case, Trace, case};
use crate::messages::{
    SRI_SM, TARGET, TSN, argument, ati_begin, chunk, dialogue, hlr, m3ua, msc, sri_sm_begin, udt,
};

pub fn cases() -> Vec<Case> {
    [
        kinds(),
        segments(),
        broken_segments(),
        pointers(),
        subsystems(),
        titles(),
        options(),
        connections(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn frame(sccp: &[u8]) -> Vec<u8> {
    chunk(TSN, &m3ua(sccp))
}

/// One chunk a message, with numbers that follow each other.
fn frames(messages: &[Vec<u8>]) -> Trace {
    (TSN..).zip(messages).map(|(tsn, sccp)| chunk(tsn, &m3ua(sccp))).collect::<Vec<_>>().into()
}

fn attack() -> Vec<u8> {
    frame(&udt(&ati_begin()))
}

fn honest() -> Vec<u8> {
    frame(&udt(&sri_sm_begin()))
}

fn odd(name: &str, sccp: &[u8]) -> Case {
    case(name, attack(), frame(sccp), honest())
}

fn alike(name: &str, change: impl Fn(&[u8]) -> Vec<u8>) -> Case {
    case(name, attack(), frame(&change(&ati_begin())), frame(&change(&sri_sm_begin())))
}

/// Long Unitdata with pointers and a length of two octets (Q.713 §4.18).
fn ludt(data: &[u8], optional: &[(u8, &[u8])]) -> Vec<u8> {
    let (called, calling) = (hlr(), msc());
    let len = |octets: &[u8]| u16::try_from(octets.len()).expect("short");
    let to_called = 7_u16;
    let to_calling = to_called - 2 + len(&called) + 1;
    let to_data = to_calling - 2 + len(&calling) + 1;
    let to_optional = if optional.is_empty() { 0 } else { to_data - 2 + 2 + len(data) };
    let mut octets = vec![19, 0x81, 10];
    octets.extend([to_called, to_calling, to_data, to_optional].map(u16::to_le_bytes).concat());
    octets.extend([&[u8::try_from(called.len()).expect("short")], called.as_slice()].concat());
    octets.extend([&[u8::try_from(calling.len()).expect("short")], calling.as_slice()].concat());
    octets.extend(len(data).to_le_bytes());
    octets.extend(data);
    for (name, value) in optional {
        octets.extend([*name, u8::try_from(value.len()).expect("short")]);
        octets.extend(*value);
    }
    if !optional.is_empty() {
        octets.push(0);
    }
    octets
}

fn kinds() -> Vec<Case> {
    let class = |class: u8| {
        move |tcap: &[u8]| {
            let mut octets = udt(tcap);
            octets[1] = class;
            octets
        }
    };
    let hops = |hops: u8| {
        move |tcap: &[u8]| {
            let mut octets = xudt(&hlr(), &msc(), tcap, &[]);
            octets[2] = hops;
            octets
        }
    };
    let kind = |kind: u8| {
        let mut octets = udt(&ati_begin());
        octets[0] = kind;
        octets
    };
    vec![
        alike("class 1", class(1)),
        alike("class 0 with return on error", class(0x80)),
        odd("class 2", &class(2)(&ati_begin())),
        odd("class 15", &class(0x0f)(&ati_begin())),
        alike("extended", |tcap| xudt(&hlr(), &msc(), tcap, &[])),
        alike("extended, the last hop", hops(1)),
        odd("extended, no hop left", &hops(0)(&ati_begin())),
        odd("extended, more hops than there are", &hops(200)(&ati_begin())),
        alike("long", |tcap| ludt(tcap, &[])),
        odd("coming back", &udts(1, &hlr(), &msc(), &ati_begin())),
        odd("coming back extended", &{
            let mut octets = xudt(&hlr(), &msc(), &ati_begin(), &[]);
            octets[..2].copy_from_slice(&[18, 1]);
            octets
        }),
        odd("coming back long", &{
            let mut octets = ludt(&ati_begin(), &[]);
            octets[..2].copy_from_slice(&[20, 1]);
            octets
        }),
        odd("a type that nobody knows", &kind(21)),
        odd("a type of 0", &kind(0)),
        odd("a type with the highest bit", &kind(0x89)),
    ]
}

/// Writes data with optional parameters.
type Wrap = fn(&[u8], &[(u8, &[u8])]) -> Vec<u8>;

/// A message in segments (Q.714 §4.1.1.2), in that order.
fn cut(tcap: &[u8], count: usize, order: &[usize], wrap: Wrap) -> Trace {
    let size = tcap.len().div_ceil(count);
    let pieces: Vec<&[u8]> = tcap.chunks(size).collect();
    let messages: Vec<Vec<u8>> = order
        .iter()
        .map(|at| {
            let remaining = u8::try_from(pieces.len() - 1 - at).expect("few");
            let value = segmentation(*at == 0, remaining, 0x0051_5700);
            wrap(pieces[*at], &[(16, &value)])
        })
        .collect();
    frames(&messages)
}

fn extended(data: &[u8], optional: &[(u8, &[u8])]) -> Vec<u8> {
    xudt(&hlr(), &msc(), data, optional)
}

fn segments() -> Vec<Case> {
    let way = |name: &str, count: usize, order: &[usize], wrap: Wrap| {
        case(
            name,
            attack(),
            cut(&ati_begin(), count, order, wrap),
            cut(&sri_sm_begin(), count, order, wrap),
        )
    };
    let odd = |name: &str, count: usize, order: &[usize]| {
        let all: Vec<usize> = (0..count).collect();
        case(
            name,
            attack(),
            cut(&ati_begin(), count, order, extended),
            cut(&sri_sm_begin(), count, &all, extended),
        )
    };
    vec![
        way("a segment alone", 1, &[0], extended),
        way("two segments", 2, &[0, 1], extended),
        way("three segments", 3, &[0, 1, 2], extended),
        way("nine segments", 9, &[0, 1, 2, 3, 4, 5, 6, 7, 8], extended),
        way("two long segments", 2, &[0, 1], ludt),
        odd("segments backwards", 3, &[2, 1, 0]),
        odd("the first segment last", 3, &[1, 2, 0]),
        odd("the last segment before the middle", 3, &[0, 2, 1]),
        odd("segments twice", 3, &[0, 0, 1, 1, 2, 2]),
        odd("all segments again", 2, &[0, 1, 0, 1]),
        odd("the first segment again at the end", 3, &[0, 1, 2, 0]),
        case(
            "one extended, one long",
            attack(),
            {
                let tcap = ati_begin();
                let (one, two) = tcap.split_at(tcap.len() / 2);
                frames(&[
                    extended(one, &[(16, &segmentation(true, 1, 9))]),
                    ludt(two, &[(16, &segmentation(false, 0, 9))]),
                ])
            },
            cut(&sri_sm_begin(), 2, &[0, 1], extended),
        ),
        case(
            "segments that SCTP has in pieces too",
            attack(),
            in_pieces(&ati_begin()),
            in_pieces(&sri_sm_begin()),
        ),
        case(
            "segments in one packet",
            attack(),
            in_one_packet(&ati_begin()),
            in_one_packet(&sri_sm_begin()),
        ),
        case(
            "segments with another's between",
            attack(),
            braided(&ati_begin()),
            braided(&sri_sm_begin()),
        ),
        case(
            "a segment that comes late",
            attack(),
            late(&ati_begin(), 15_000),
            late(&sri_sm_begin(), 15_000),
        ),
        case(
            "a segment that comes too late",
            attack(),
            late(&ati_begin(), 25_000),
            late(&sri_sm_begin(), 18_000),
        ),
    ]
}

fn halves(tcap: &[u8], reference: u32) -> [Vec<u8>; 2] {
    let (one, two) = tcap.split_at(tcap.len() / 2);
    [
        extended(one, &[(16, &segmentation(true, 1, reference))]),
        extended(two, &[(16, &segmentation(false, 0, reference))]),
    ]
}

fn late(tcap: &[u8], wait: u64) -> Trace {
    let [one, two] = halves(tcap, 5);
    Trace::from(frame(&one)).then(Trace::from(chunk(TSN + 1, &m3ua(&two))).wait(wait))
}

fn braided(tcap: &[u8]) -> Trace {
    let ([one, two], [other, rest]) = (halves(tcap, 5), halves(&sri_sm_begin(), 6));
    frames(&[one, other, two, rest])
}

fn in_pieces(tcap: &[u8]) -> Trace {
    use craft::sctp::{data, ppid, sctp};
    let [one, two] = halves(tcap, 5);
    let pieces = [
        data(TSN, ppid::M3UA, &m3ua(&one)).split(3),
        data(TSN + 3, ppid::M3UA, &m3ua(&two)).split(3),
    ]
    .concat();
    let packet = |piece| craft::frame().sctp(&sctp(crate::messages::TAG).data(piece)).octets();
    pieces.iter().map(packet).collect::<Vec<_>>().into()
}

fn in_one_packet(tcap: &[u8]) -> Trace {
    use craft::sctp::{data, ppid, sctp};
    let [one, two] = halves(tcap, 5);
    let packet = sctp(crate::messages::TAG).data(&data(TSN, ppid::M3UA, &m3ua(&one))).data(&data(
        TSN + 1,
        ppid::M3UA,
        &m3ua(&two),
    ));
    craft::frame().sctp(&packet).octets().into()
}

/// Segments that contradict each other, for whoever does not mind.
fn broken_segments() -> Vec<Case> {
    let tcap = ati_begin();
    let third = tcap.len().div_ceil(3);
    let piece = |at: usize| &tcap[at * third..((at + 1) * third).min(tcap.len())];
    let seg = |is_first: bool, remaining: u8| segmentation(is_first, remaining, 9);
    let with = |called: &[u8], calling: &[u8], data: &[u8], value: &[u8]| {
        xudt(called, calling, data, &[(16, value)])
    };
    let own = |data: &[u8], value: &[u8]| with(&hlr(), &msc(), data, value);
    let honest = || cut(&sri_sm_begin(), 3, &[0, 1, 2], extended);
    let odd = |name: &str, messages: &[Vec<u8>]| case(name, attack(), frames(messages), honest());
    let other_calling = party("8831709999", 8);
    let other_called = party("15550199", 6);
    let class0 = |mut octets: Vec<u8>| {
        octets[1] = 0;
        octets
    };
    let start = || own(piece(0), &seg(true, 2));
    let good = sri_sm_begin();
    let honest_piece = &good[..third.min(good.len())];
    vec![
        odd(
            "the sender changes",
            &[
                start(),
                with(&hlr(), &other_calling, piece(1), &seg(false, 1)),
                own(piece(2), &seg(false, 0)),
            ],
        ),
        odd(
            "the receiver changes",
            &[
                start(),
                with(&other_called, &msc(), piece(1), &seg(false, 1)),
                own(piece(2), &seg(false, 0)),
            ],
        ),
        odd(
            "two first segments, bad last",
            &[
                own(honest_piece, &seg(true, 2)),
                start(),
                own(piece(1), &seg(false, 1)),
                own(piece(2), &seg(false, 0)),
            ],
        ),
        odd(
            "two middle segments, bad last",
            &[
                start(),
                own(honest_piece, &seg(false, 1)),
                own(piece(1), &seg(false, 1)),
                own(piece(2), &seg(false, 0)),
            ],
        ),
        odd(
            "two last segments, bad last",
            &[
                start(),
                own(piece(1), &seg(false, 1)),
                own(honest_piece, &seg(false, 0)),
                own(piece(2), &seg(false, 0)),
            ],
        ),
        odd(
            "a count that does not go down by one",
            &[
                own(piece(0), &seg(true, 5)),
                own(piece(1), &seg(false, 3)),
                own(piece(2), &seg(false, 0)),
            ],
        ),
        odd(
            "a count that goes up",
            &[
                own(piece(0), &seg(true, 2)),
                own(piece(1), &seg(true, 1)),
                own(piece(2), &seg(false, 0)),
            ],
        ),
        odd(
            "no first segment",
            &[
                own(piece(0), &seg(false, 2)),
                own(piece(1), &seg(false, 1)),
                own(piece(2), &seg(false, 0)),
            ],
        ),
        odd(
            "every segment a first one",
            &[
                own(piece(0), &seg(true, 2)),
                own(piece(1), &seg(true, 1)),
                own(piece(2), &seg(true, 0)),
            ],
        ),
        odd(
            "segments of class 0",
            &[
                class0(start()),
                class0(own(piece(1), &seg(false, 1))),
                class0(own(piece(2), &seg(false, 0))),
            ],
        ),
        odd("a whole message told to be a last segment", &[own(&tcap, &seg(false, 0))]),
        odd("a whole message told to be a first segment", &[own(&tcap, &seg(true, 3))]),
        odd(
            "a number that is used again before its end",
            &[own(honest_piece, &seg(true, 2)), own(&tcap, &seg(true, 0))],
        ),
        odd(
            "the segmentation twice",
            &[xudt(&hlr(), &msc(), &tcap, &[(16, &seg(true, 2)), (16, &seg(true, 0))])],
        ),
        odd(
            "a segmentation of three octets",
            &[xudt(&hlr(), &msc(), &tcap, &[(16, &[0x80, 0, 0])])],
        ),
        odd(
            "a segmentation of five octets",
            &[xudt(&hlr(), &msc(), &tcap, &[(16, &[0xc0, 0, 0, 9, 9])])],
        ),
    ]
}

fn pointers() -> Vec<Case> {
    let with = |at: usize, octet: u8| {
        let mut octets = udt(&ati_begin());
        octets[at] = octet;
        octets
    };
    let (called, calling) = (hlr(), msc());
    let sized = |octets: &[u8]| [&[u8::try_from(octets.len()).expect("short")], octets].concat();
    let len = |octets: &[u8]| u8::try_from(octets.len()).expect("short");
    let tcap = ati_begin();
    let good = sri_sm_begin();
    // The parts in another order than their pointers.
    let turned = {
        let (a, b, c) = (sized(&tcap), sized(&calling), sized(&called));
        [&[9, 0, 3 + len(&a) + len(&b), 2 + len(&a), 1], a.as_slice(), &b, &c].concat()
    };
    // Octets between the parts that no pointer leads to.
    let gap = [
        &[9, 0, 3, 2 + len(&sized(&called)), 1 + len(&sized(&called)) + len(&sized(&calling)) + 4],
        sized(&called).as_slice(),
        &sized(&calling),
        &[0; 4],
        &sized(&tcap),
    ]
    .concat();
    let hidden = [
        &[
            9,
            0,
            3,
            2 + len(&sized(&called)),
            1 + len(&sized(&called)) + len(&sized(&calling)) + len(&sized(&tcap)),
        ],
        sized(&called).as_slice(),
        &sized(&calling),
        &sized(&tcap),
        &sized(&good),
    ]
    .concat();
    let optional = |pointer: u8| {
        let mut octets = xudt(&called, &calling, &tcap, &[(18, &[3])]);
        octets[6] = pointer;
        octets
    };
    let shared = {
        let mut octets = udt(&ati_begin());
        octets[3] = octets[2] - 1;
        octets
    };
    vec![
        odd("the called party before its place", &with(2, 0)),
        odd("the called party on its own pointer", &with(2, 1)),
        odd("the calling party in the called one", &with(3, 4)),
        odd("the data in the calling party", &with(4, 12)),
        odd("the data past the end", &with(4, 0xff)),
        odd("the called party past the end", &with(2, 0xf0)),
        odd("both parties at one place", &shared),
        odd("the parts in another order", &turned),
        odd("octets that no pointer leads to", &gap),
        odd("data that no pointer leads to", &hidden),
        odd("octets behind the data", &[udt(&tcap), vec![0; 3]].concat()),
        odd("data one octet longer than the message", &{
            let mut octets = udt(&tcap);
            let at = octets.len() - tcap.len() - 1;
            octets[at] += 1;
            octets
        }),
        odd("data one octet short", &{
            let mut octets = udt(&tcap);
            let at = octets.len() - tcap.len() - 1;
            octets[at] -= 1;
            octets
        }),
        odd("the optional part in the data", &optional(20)),
        odd("the optional part before the data", &optional(1)),
        odd("the optional part past the end", &optional(0xff)),
        odd("an optional part without an end", &{
            let mut octets = xudt(&called, &calling, &tcap, &[(18, &[3])]);
            octets.pop();
            octets
        }),
        odd(
            "octets behind the end of the optional part",
            &[xudt(&called, &calling, &tcap, &[(18, &[3])]), vec![18, 1, 5]].concat(),
        ),
        odd("an optional parameter longer than the message", &{
            let mut octets = xudt(&called, &calling, &tcap, &[(18, &[3])]);
            let at = octets.len() - 3;
            octets[at] = 200;
            octets
        }),
    ]
}

fn subsystems() -> Vec<Case> {
    let to = |called: Vec<u8>| move |tcap: &[u8]| unitdata(&called, &msc(), tcap);
    let from = |calling: Vec<u8>| move |tcap: &[u8]| unitdata(&hlr(), &calling, tcap);
    let digits = craft::signals("15550100");
    let title = |indicator: u8, head: &[u8]| [&[indicator], head, digits.as_slice()].concat();
    vec![
        odd("to subsystem 0", &to(party("15550100", 0))(&ati_begin())),
        odd("to a subsystem of nobody", &to(party("15550100", 99))(&ati_begin())),
        odd("to the management", &to(party("15550100", 1))(&ati_begin())),
        alike("to the subsystem of MAP", to(party("15550100", 5))),
        alike("to the locator", to(party("15550100", 145))),
        odd("to the subsystem of CAP", &to(party("15550100", 146))(&ati_begin())),
        odd("to the subsystem of INAP", &to(party("15550100", 241))(&unknown_context())),
        odd(
            "from the subsystem of INAP to that of nobody",
            &unitdata(&party("15550100", 99), &party("8831700001", 241), &unknown_context()),
        ),
        odd("without a subsystem", &to(title(0x10, &[0, 0x12, 4]))(&ati_begin())),
        alike("by subsystem with a title", to(title(0x52, &[6, 0, 0x12, 4]))),
        alike("by subsystem and point code", to(vec![0x43, 0xbd, 2, 6])),
        alike("with a point code and a title", to(title(0x13, &[0xbd, 2, 6, 0, 0x12, 4]))),
        alike("from a point code", from(vec![0x43, 0xbc, 2, 8])),
        odd("with the national bit", &to(title(0x92, &[6, 0, 0x12, 4]))(&ati_begin())),
        odd("to no address", &to(Vec::new())(&ati_begin())),
        odd("to an empty address", &to(vec![0])(&ati_begin())),
        odd("from no address", &from(Vec::new())(&ati_begin())),
    ]
}

/// The attack under an application context that is not MAP's.
fn unknown_context() -> Vec<u8> {
    dialogue(29, 3, &[crate::messages::ati()])
}

/// A barred title, written otherwise: only its digits count.
fn titles() -> Vec<Case> {
    let tcap = || dialogue(20, 3, &[craft::tcap::invoke(1, SRI_SM, &argument(TARGET))]);
    let good = || dialogue(20, 3, &[craft::tcap::invoke(1, SRI_SM, &argument("901701234567890"))]);
    let attack = || frame(&unitdata(&hlr(), &party("99912345", 8), &tcap()));
    let title =
        |indicator: u8, head: &[u8], octets: &[u8]| [&[indicator, 8], head, octets].concat();
    let even = craft::signals("99912345");
    let odd_digits = craft::signals("9991234");
    let from = |calling: &[u8], tcap: &[u8]| frame(&unitdata(&hlr(), calling, tcap));
    let alike = |name: &str, calling: Vec<u8>, twin: Vec<u8>| {
        case(name, attack(), from(&calling, &tcap()), from(&twin, &good()))
    };
    let own = craft::signals("88317000");
    let odd = |name: &str, calling: Vec<u8>| alike(name, calling, msc());
    vec![
        alike("nature alone, even", title(0x06, &[4], &even), title(0x06, &[4], &own)),
        alike(
            "nature alone, odd",
            title(0x06, &[0x84], &odd_digits),
            title(0x06, &[0x84], &craft::signals("8831700")),
        ),
        alike("translation type alone", title(0x0a, &[0], &even), title(0x0a, &[0], &own)),
        alike(
            "translation, plan and encoding",
            title(0x0e, &[0, 0x12], &even),
            title(0x0e, &[0, 0x12], &own),
        ),
        alike(
            "another translation type",
            title(0x12, &[9, 0x12, 4], &even),
            title(0x12, &[9, 0x12, 4], &own),
        ),
        alike(
            "the plan of mobiles",
            title(0x12, &[0, 0x62, 4], &even),
            title(0x12, &[0, 0x62, 4], &own),
        ),
        alike(
            "the plan of nodes",
            title(0x12, &[0, 0x72, 4], &even),
            title(0x12, &[0, 0x72, 4], &own),
        ),
        alike(
            "an odd number of digits",
            title(0x12, &[0, 0x11, 4], &odd_digits),
            title(0x12, &[0, 0x11, 4], &craft::signals("8831700")),
        ),
        alike(
            "of national nature",
            title(0x12, &[0, 0x12, 3], &even),
            title(0x12, &[0, 0x12, 3], &own),
        ),
        odd(
            "told to be even, with a filler of f",
            title(0x12, &[0, 0x12, 4], &[0x99, 0x19, 0x32, 0xf4]),
        ),
        odd(
            "told to be odd, with a filler of f",
            title(0x12, &[0, 0x11, 4], &[0x99, 0x19, 0x32, 0xf4]),
        ),
        odd("a filler in the middle", title(0x12, &[0, 0x12, 4], &[0x99, 0xf9, 0x21, 0x43])),
        odd("a filler before the digits", title(0x12, &[0, 0x12, 4], &[0x9f, 0x99, 0x21, 0x43])),
        odd("an encoding that nobody knows", title(0x12, &[0, 0x10, 4], &even)),
        odd("a national encoding", title(0x12, &[0, 0x13, 4], &even)),
        odd("sixteen digits", title(0x12, &[0, 0x12, 4], &craft::signals("9991234567890123"))),
        odd(
            "thirty digits",
            title(0x12, &[0, 0x12, 4], &craft::signals("999123456789012345678901234567")),
        ),
        odd("digits of hexadecimal", title(0x12, &[0, 0x12, 4], &[0x99, 0xa9, 0x21, 0x43])),
        odd("an indicator that nobody knows", title(0x16, &[0, 0x12, 4], &even)),
    ]
}

fn options() -> Vec<Case> {
    let with = |optional: &[(u8, &[u8])]| xudt(&hlr(), &msc(), &ati_begin(), optional);
    let honest_data = sri_sm_begin();
    let bad_data = ati_begin();
    vec![
        alike("an importance", |tcap| xudt(&hlr(), &msc(), tcap, &[(18, &[3])])),
        odd("an importance twice", &with(&[(18, &[3]), (18, &[4])])),
        odd("a parameter of the future", &with(&[(99, &[1, 2, 3])])),
        odd("a second called party", &with(&[(3, &hlr())])),
        odd("a second calling party", &with(&[(4, &msc())])),
        odd("a second data, bad last", &xudt(&hlr(), &msc(), &honest_data, &[(15, &bad_data)])),
        odd("a second data, bad first", &xudt(&hlr(), &msc(), &bad_data, &[(15, &honest_data)])),
        odd("a hop counter among the options", &with(&[(17, &[9])])),
        odd("no data but among the options", &xudt(&hlr(), &msc(), &[], &[(15, &bad_data)])),
    ]
}

/// Data where connections carry theirs.
fn connections() -> Vec<Case> {
    let tcap = ati_begin();
    let len = u8::try_from(tcap.len()).expect("short");
    let request = {
        let called = hlr();
        let mut octets = connection_request(7, &called);
        octets[6] = 2 + u8::try_from(called.len()).expect("short") - 1 + 1;
        octets.extend([&[15, len], tcap.as_slice(), &[0]].concat());
        octets
    };
    let form1 = |more: u8, octets: &[u8]| {
        [&[6, 1, 0, 0, more, 1, u8::try_from(octets.len()).expect("short")], octets].concat()
    };
    vec![
        odd("in a connection's request", &request),
        odd("in a connection's data", &form1(0, &tcap)),
        odd("in a connection's data that goes on", &form1(1, &tcap)),
        odd(
            "in a connection's second form",
            &[&[7, 1, 0, 0, 0, 0, 1, len], tcap.as_slice()].concat(),
        ),
        odd("in a connection's urgent data", &[&[11, 1, 0, 0, 1, len], tcap.as_slice()].concat()),
        odd(
            "in a connection's confirmation",
            &[&[2, 1, 0, 0, 2, 0, 0, 2, 1, 15, len], tcap.as_slice(), &[0]].concat(),
        ),
        odd(
            "in a connection's refusal",
            &[&[3, 1, 0, 0, 1, 1, 15, len], tcap.as_slice(), &[0]].concat(),
        ),
        odd(
            "in a connection's release",
            &[&[4, 1, 0, 0, 2, 0, 0, 3, 1, 15, len], tcap.as_slice(), &[0]].concat(),
        ),
    ]
}
