//! E-11: M3UA, M2UA, SUA, M2PA and MTP3: parameters that come twice or lie, and messages behind messages.

use craft::frame;
use craft::sctp::{data, ppid, sctp};
use craft::sigtran::{
    Adaptation, m2pa_data, m2pa_status, m2ua_data, m3ua as adaptation, m3ua_data, mtp3, parameter,
    sua_address, sua_cldt,
};

use crate::case::{Case, Trace, case};
use crate::messages::{TAG, TSN, ati_begin, chunk, m3ua, sri_sm_begin, udt};

pub fn cases() -> Vec<Case> {
    [twice(), parameters(), lengths(), headers(), labels(), sua(), m2pa_cases(), m2ua()]
        .into_iter()
        .flatten()
        .collect()
}

fn bad() -> Vec<u8> {
    udt(&ati_begin())
}

fn good() -> Vec<u8> {
    udt(&sri_sm_begin())
}

fn attack() -> Vec<u8> {
    chunk(TSN, &m3ua(&bad()))
}

fn honest() -> Vec<u8> {
    chunk(TSN, &m3ua(&good()))
}

/// The value of Protocol Data.
fn label(octets: &[u8]) -> Vec<u8> {
    [&[0, 0, 2, 0xbc, 0, 0, 2, 0xbd, 3, 2, 0, 5], octets].concat()
}

fn odd(name: &str, message: &Adaptation) -> Case {
    case(name, attack(), chunk(TSN, &message.octets()), honest())
}

fn alike(name: &str, change: impl Fn(&[u8]) -> Adaptation) -> Case {
    case(
        name,
        attack(),
        chunk(TSN, &change(&bad()).octets()),
        chunk(TSN, &change(&good()).octets()),
    )
}

fn twice() -> Vec<Case> {
    let start = || adaptation(1, 1);
    let (b, g) = (label(&bad()), label(&good()));
    vec![
        odd("Protocol Data twice, bad last", &start().parameter(0x210, &g).parameter(0x210, &b)),
        odd("Protocol Data twice, bad first", &start().parameter(0x210, &b).parameter(0x210, &g)),
        odd(
            "Protocol Data twice, something between",
            &start().parameter(0x210, &g).parameter(6, &[0, 0, 0, 1]).parameter(0x210, &b),
        ),
        odd(
            "Protocol Data three times",
            &start().parameter(0x210, &g).parameter(0x210, &b).parameter(0x210, &g),
        ),
        odd(
            "routing contexts twice",
            &start().parameter(6, &[0, 0, 0, 1]).parameter(6, &[0, 0, 0, 2]).parameter(0x210, &b),
        ),
        odd(
            "network appearances twice",
            &start()
                .parameter(0x200, &[0, 0, 0, 1])
                .parameter(0x200, &[0, 0, 0, 2])
                .parameter(0x210, &b),
        ),
        case(
            "two messages in one chunk",
            attack(),
            chunk(TSN, &[m3ua(&good()), m3ua(&bad())].concat()),
            honest(),
        ),
        case(
            "upkeep and a message in one chunk",
            attack(),
            chunk(TSN, &[adaptation(3, 3).octets(), m3ua(&bad())].concat()),
            chunk(TSN, &adaptation(3, 3).octets()),
        ),
    ]
}

fn parameters() -> Vec<Case> {
    let start = || adaptation(1, 1);
    let context = [0, 0, 0, 9];
    vec![
        alike("a routing context before", |octets| {
            start().parameter(6, &context).parameter(0x210, &label(octets))
        }),
        alike("a routing context behind", |octets| {
            start().parameter(0x210, &label(octets)).parameter(6, &context)
        }),
        alike("every parameter before", |octets| {
            start()
                .parameter(0x200, &context)
                .parameter(6, &context)
                .parameter(0x210, &label(octets))
                .parameter(0x13, &context)
        }),
        odd(
            "several routing contexts",
            &start().parameter(6, &[context, context].concat()).parameter(0x210, &label(&bad())),
        ),
        odd(
            "an unknown parameter before",
            &start().parameter(0x7777, &[1, 2, 3]).parameter(0x210, &label(&bad())),
        ),
        odd("a text before", &start().parameter(4, b"hello").parameter(0x210, &label(&bad()))),
        odd("Protocol Data of the tag of another release", &start().parameter(3, &label(&bad()))),
        odd("no Protocol Data but SUA's", &start().parameter(0x10b, &bad())),
        odd("no Protocol Data but M2UA's", &start().parameter(0x300, &mtp3(700, 701, 3, &bad()))),
        odd(
            "forty parameters before",
            &(0..40)
                .fold(start(), |message, at| message.parameter(0x7000 + at, &[1]))
                .parameter(0x210, &label(&bad())),
        ),
    ]
}

fn lengths() -> Vec<Case> {
    let start = || adaptation(1, 1);
    let raw = |tag: u16, length: u16, octets: &[u8]| {
        [&tag.to_be_bytes(), length.to_be_bytes().as_slice(), octets].concat()
    };
    let value = label(&bad());
    let actual = u16::try_from(value.len() + 4).expect("short");
    let message = || m3ua_data(700, 701, 3, &bad());
    let total = u32::try_from(message().octets().len()).expect("short");
    vec![
        odd("a parameter of length 0", &start().raw(&raw(6, 0, &[])).parameter(0x210, &value)),
        odd("a parameter of length 3", &start().raw(&raw(6, 3, &[])).parameter(0x210, &value)),
        odd(
            "a parameter of length 5 with padding",
            &start().raw(&raw(6, 5, &[1, 0, 0, 0])).parameter(0x210, &value),
        ),
        odd(
            "a parameter of length 5 without padding",
            &start().raw(&raw(6, 5, &[1])).raw(&raw(0x210, actual, &value)),
        ),
        odd(
            "a parameter that covers the next",
            &start().raw(&raw(4, 300, &[])).parameter(0x210, &value),
        ),
        odd("Protocol Data one octet short", &start().raw(&raw(0x210, actual - 1, &value))),
        odd("Protocol Data of its label alone", &start().raw(&raw(0x210, 16, &value))),
        odd(
            "Protocol Data longer than the message",
            &start().raw(&raw(0x210, actual + 40, &value)),
        ),
        odd(
            "padding that is not zero",
            &start().raw(&raw(4, 5, &[1, 7, 7, 7])).parameter(0x210, &value),
        ),
        odd("octets behind the last parameter", &message().raw(&[0, 0])),
        odd("a length of 0", &message().length(0)),
        odd("a length of 8", &message().length(8)),
        odd("a length four octets short", &message().length(total - 4)),
        odd("a length four octets long", &message().length(total + 4)),
        odd("a length of all bits", &message().length(u32::MAX)),
    ]
}

fn headers() -> Vec<Case> {
    let message = || m3ua_data(700, 701, 3, &bad());
    let with = |at: usize, octet: u8| {
        let mut octets = message().octets();
        octets[at] = octet;
        chunk(TSN, &octets)
    };
    let odd = |name: &str, octets: Vec<u8>| case(name, attack(), octets, honest());
    vec![
        odd("a reserved octet", with(1, 1)),
        odd("a type of the class of transfer that nobody knows", with(3, 2)),
        odd("type 0 of the class of transfer", with(3, 0)),
        odd("the class of MAUP", with(2, 6)),
        odd("the class of SUA", with(2, 7)),
        odd("the class of M2PA", with(2, 11)),
    ]
}

trait Tap {
    fn tap(self, change: impl FnOnce(&mut Self)) -> Self;
}

impl Tap for Vec<u8> {
    fn tap(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }
}

fn labels() -> Vec<Case> {
    let with = |at: usize, octet: u8, sccp: &[u8]| {
        let mut value = label(sccp);
        value[at] = octet;
        chunk(TSN, &adaptation(1, 1).parameter(0x210, &value).octets())
    };
    let alike = |name: &str, at: usize, octet: u8| {
        case(name, attack(), with(at, octet, &bad()), with(at, octet, &good()))
    };
    let odd =
        |name: &str, at: usize, octet: u8| case(name, attack(), with(at, octet, &bad()), honest());
    vec![
        alike("the international network", 9, 0),
        alike("the other national network", 9, 3),
        odd("a network indicator of five bits", 9, 0x1f),
        alike("another priority", 10, 3),
        alike("another link", 11, 15),
        alike("from another point", 3, 0x11),
        odd("a point code of 32 bits", 0, 0xff),
        odd("told to be ISUP", 8, 5),
        odd("told to be management", 8, 0),
        odd("told to be a test", 8, 1),
        odd("told to be TUP", 8, 4),
        odd("told to be BICC", 8, 13),
        odd("a service of eight bits", 8, 0x83),
        odd("a service that nobody knows", 8, 9),
    ]
}

fn sua() -> Vec<Case> {
    let packet = |octets: &[u8]| {
        frame().sctp(&sctp(TAG).ports(14001, 14001).data(&data(TSN, ppid::SUA, octets))).octets()
    };
    let plain =
        |tcap: &[u8]| sua_cldt(&sua_address("8831700001", 8), &sua_address("15550100", 6), tcap);
    let attack = || packet(&plain(&ati_begin()).octets());
    let honest = || packet(&plain(&sri_sm_begin()).octets());
    let alike = |name: &str, change: &dyn Fn(&[u8]) -> Adaptation| {
        case(
            name,
            super_attack(),
            packet(&change(&ati_begin()).octets()),
            packet(&change(&sri_sm_begin()).octets()),
        )
    };
    let odd = |name: &str, message: &Adaptation| {
        case(name, attack(), packet(&message.octets()), honest())
    };
    let to = |destination: Vec<u8>| {
        move |tcap: &[u8]| sua_cldt(&sua_address("8831700001", 8), &destination, tcap)
    };
    let address = |parameters: &[Vec<u8>]| [&[0, 2, 0, 7], parameters.concat().as_slice()].concat();
    let by_point =
        address(&[parameter(0x8002, &[0, 0, 2, 0xbd]), parameter(0x8003, &[0, 0, 0, 6])]);
    let by_ip = address(&[parameter(0x8004, &[10, 10, 0, 1]), parameter(0x8003, &[0, 0, 0, 6])]);
    let by_name =
        address(&[parameter(0x8005, b"hlr.home.example"), parameter(0x8003, &[0, 0, 0, 6])]);
    let header = |tcap: &[u8]| {
        adaptation(7, 1)
            .parameter(6, &[0, 0, 0, 1])
            .parameter(0x115, &[0; 4])
            .parameter(0x102, &sua_address("8831700001", 8))
            .parameter(0x103, &sua_address("15550100", 6))
            .parameter(0x10b, tcap)
    };
    let half = ati_begin().len() / 2;
    let segment = |is_first: bool, left: u8, octets: &[u8]| {
        header(octets).parameter(0x117, &[u8::from(is_first) << 7 | left, 0, 0, 9])
    };
    vec![
        alike("SUA: a message", &plain),
        alike("SUA: to a point code", &to(by_point)),
        alike("SUA: to an address of IP", &to(by_ip)),
        alike("SUA: to a name", &to(by_name)),
        odd("SUA: data twice, bad last", &plain(&sri_sm_begin()).parameter(0x10b, &ati_begin())),
        odd("SUA: data twice, bad first", &plain(&ati_begin()).parameter(0x10b, &sri_sm_begin())),
        odd(
            "SUA: without a destination",
            &adaptation(7, 1)
                .parameter(6, &[0, 0, 0, 1])
                .parameter(0x102, &sua_address("8831700001", 8))
                .parameter(0x10b, &ati_begin()),
        ),
        odd(
            "SUA: data of a connection",
            &adaptation(8, 4)
                .parameter(6, &[0, 0, 0, 1])
                .parameter(0x105, &[0, 0, 0, 1])
                .parameter(0x10b, &ati_begin()),
        ),
        odd(
            "SUA: a connection's request with data",
            &adaptation(8, 1)
                .parameter(6, &[0, 0, 0, 1])
                .parameter(0x103, &sua_address("15550100", 6))
                .parameter(0x10b, &ati_begin()),
        ),
        odd(
            "SUA: a message that comes back",
            &adaptation(7, 2)
                .parameter(6, &[0, 0, 0, 1])
                .parameter(0x106, &[0, 0, 1, 1])
                .parameter(0x102, &sua_address("8831700001", 8))
                .parameter(0x103, &sua_address("15550100", 6))
                .parameter(0x10b, &ati_begin()),
        ),
        odd("SUA: told to be a first segment", &segment(true, 1, &ati_begin())),
        odd("SUA: told to be a last segment", &segment(false, 0, &ati_begin())),
        odd(
            "SUA: a first segment that names the target",
            &segment(true, 1, &ati_begin()[..half + 30]),
        ),
        odd("SUA: Protocol Data of M3UA", &adaptation(7, 1).parameter(0x210, &label(&bad()))),
    ]
}

/// The plain attack by M3UA.
fn super_attack() -> Vec<u8> {
    attack()
}

fn m2pa_cases() -> Vec<Case> {
    let packet = |octets: &[u8]| {
        frame().sctp(&sctp(TAG).ports(3565, 3565).data(&data(TSN, ppid::M2PA, octets))).octets()
    };
    let message = |sccp: &[u8]| m2pa_data(1, 1, &mtp3(700, 701, 3, sccp));
    let attack = || packet(&message(&bad()));
    let honest = || packet(&message(&good()));
    let odd = |name: &str, octets: &[u8]| case(name, attack(), packet(octets), honest());
    let with = |at: usize, octet: u8| message(&bad()).tap(|octets| octets[at] = octet);
    let sio = |octet: u8, sccp: &[u8]| message(sccp).tap(|octets| octets[17] = octet);
    let flood = |last: Vec<u8>| {
        let packets = (0..40).map(|at| {
            frame()
                .sctp(&sctp(TAG).ports(3565, 3565).data(&data(
                    TSN + at,
                    ppid::M2PA,
                    &m2pa_status(4),
                )))
                .octets()
        });
        Trace::from(packets.collect::<Vec<_>>()).then(
            frame()
                .sctp(&sctp(TAG).ports(3565, 3565).data(&data(TSN + 40, ppid::M2PA, &last)))
                .octets(),
        )
    };
    vec![
        case("M2PA: a message", super_attack(), attack(), honest()),
        odd("M2PA: a second message behind", &[message(&good()), message(&bad())].concat()),
        odd("M2PA: octets behind", &[message(&bad()), vec![0; 4]].concat()),
        odd(
            "M2PA: a length one octet short",
            &with(7, u8::try_from(message(&bad()).len() - 1).expect("short")),
        ),
        odd("M2PA: a length of 0", &message(&bad()).tap(|octets| octets[4..8].fill(0))),
        odd("M2PA: version 2 in the reserved octet", &with(1, 2)),
        odd("M2PA: a type that nobody knows", &with(3, 9)),
        odd("M2PA: a spare octet", &with(8, 0xff)),
        odd("M2PA: with bits beside the priority", &with(16, 0x3f)),
        case(
            "M2PA: the international network",
            attack(),
            packet(&sio(0x03, &bad())),
            packet(&sio(0x03, &good())),
        ),
        odd("M2PA: told to be ISUP", &sio(0x85, &bad())),
        odd("M2PA: told to be a test", &sio(0x81, &bad())),
        case(
            "M2PA: behind a flood of states",
            attack(),
            flood(message(&bad())),
            flood(message(&good())),
        ),
    ]
}

fn m2ua() -> Vec<Case> {
    let packet = |octets: &[u8]| {
        frame().sctp(&sctp(TAG).ports(2904, 2904).data(&data(TSN, ppid::M2UA, octets))).octets()
    };
    let plain = |sccp: &[u8]| m2ua_data(&mtp3(700, 701, 3, sccp));
    let attack = || packet(&plain(&bad()).octets());
    let honest = || packet(&plain(&good()).octets());
    let odd = |name: &str, message: &Adaptation| {
        case(name, attack(), packet(&message.octets()), honest())
    };
    vec![
        case("M2UA: a message", super_attack(), attack(), honest()),
        odd(
            "M2UA: data twice, bad last",
            &plain(&good()).parameter(0x300, &mtp3(700, 701, 3, &bad())),
        ),
        odd(
            "M2UA: data twice, bad first",
            &plain(&bad()).parameter(0x300, &mtp3(700, 701, 3, &good())),
        ),
        odd(
            "M2UA: data of the Japanese kind",
            &adaptation(6, 1)
                .parameter(1, &[0, 0, 0, 1])
                .parameter(0x301, &[&[0], mtp3(700, 701, 3, &bad()).as_slice()].concat()),
        ),
        odd(
            "M2UA: data of the Japanese kind beside the usual",
            &plain(&good())
                .parameter(0x301, &[&[0], mtp3(700, 701, 3, &bad()).as_slice()].concat()),
        ),
        odd("M2UA: Protocol Data of M3UA", &adaptation(6, 1).parameter(0x210, &label(&bad()))),
    ]
}
