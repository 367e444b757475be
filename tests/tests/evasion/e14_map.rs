//! E-14: MAP and CAP: one operation in the codings of three versions, arguments in odd order or twice, names elsewhere.

use craft::tcap::{begin, dialogue_request, invoke, return_error, return_result, tlv};
use craft::{number, tbcd};

use crate::case::{Case, case};
use crate::messages::{BARRED, WELCOME, dialogue, ss7, udt};

pub fn cases() -> Vec<Case> {
    [
        versions(),
        operations(),
        orders(),
        places(),
        writings(),
        extensions(),
        results(),
        cap(),
        carriers(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

const UPDATE_LOCATION: u8 = 2;
const CANCEL_LOCATION: u8 = 3;
const INSERT_DATA: u8 = 7;
const AUTHENTICATION: u8 = 56;

/// An operation in its context with that argument.
fn asked(context: u8, version: u8, operation: u8, argument: &[u8]) -> Vec<u8> {
    ss7(&dialogue(context, version, &[invoke(1, operation, argument)]))
}

/// The plain attack: authentication vectors for the barred subscriber.
fn attack() -> Vec<u8> {
    asked(14, 3, AUTHENTICATION, &vectors(BARRED))
}

fn honest() -> Vec<u8> {
    asked(14, 3, AUTHENTICATION, &vectors(WELCOME))
}

/// The argument of sendAuthenticationInfo of version 3 (TS 29.002 §17.7.1).
fn vectors(imsi: &str) -> Vec<u8> {
    tlv(0x30, &[tlv(0x80, &tbcd(imsi)), tlv(2, &[5]), tlv(0x83, &[0])].concat())
}

/// The argument of updateLocation.
fn location(imsi: &str) -> Vec<u8> {
    tlv(
        0x30,
        &[tlv(4, &tbcd(imsi)), tlv(0x81, &number("8831700001")), tlv(4, &number("8831700002"))]
            .concat(),
    )
}

fn alike(name: &str, frame: impl Fn(&str) -> Vec<u8>) -> Case {
    case(name, attack(), frame(BARRED), frame(WELCOME))
}

fn odd(name: &str, argument: &[u8]) -> Case {
    case(name, attack(), asked(14, 3, AUTHENTICATION, argument), honest())
}

/// One question in the codings of three versions.
fn versions() -> Vec<Case> {
    vec![
        alike("vectors, version 2", |imsi| asked(14, 2, AUTHENTICATION, &tlv(4, &tbcd(imsi)))),
        alike("vectors, version 1", |imsi| {
            ss7(&begin(&[1], &[], &[invoke(1, AUTHENTICATION, &tlv(4, &tbcd(imsi)))]))
        }),
        alike("a location, version 3", |imsi| asked(1, 3, UPDATE_LOCATION, &location(imsi))),
        alike("a location, version 2", |imsi| asked(1, 2, UPDATE_LOCATION, &location(imsi))),
        alike("a location, version 1", |imsi| {
            ss7(&begin(&[1, 2], &[], &[invoke(1, UPDATE_LOCATION, &location(imsi))]))
        }),
        alike("a cancellation, version 2", |imsi| {
            asked(2, 2, CANCEL_LOCATION, &tlv(4, &tbcd(imsi)))
        }),
        alike("a cancellation, version 2, with the number of the register", |imsi| {
            asked(
                2,
                2,
                CANCEL_LOCATION,
                &tlv(0x30, &[tlv(4, &tbcd(imsi)), tlv(4, &[1, 2, 3, 4])].concat()),
            )
        }),
        alike("a cancellation, version 3", |imsi| {
            asked(2, 3, CANCEL_LOCATION, &tlv(0xa3, &[tlv(4, &tbcd(imsi)), tlv(10, &[0])].concat()))
        }),
        alike("a cancellation, version 3, of both", |imsi| {
            asked(
                2,
                3,
                CANCEL_LOCATION,
                &tlv(0xa3, &tlv(0x30, &[tlv(4, &tbcd(imsi)), tlv(4, &[1, 2, 3, 4])].concat())),
            )
        }),
        alike("a purge, version 3", |imsi| {
            asked(
                27,
                3,
                67,
                &tlv(0xa3, &[tlv(4, &tbcd(imsi)), tlv(0x80, &number("8831700001"))].concat()),
            )
        }),
        alike("a purge, version 2", |imsi| {
            asked(
                27,
                2,
                67,
                &tlv(0x30, &[tlv(4, &tbcd(imsi)), tlv(4, &number("8831700001"))].concat()),
            )
        }),
        alike("data of a subscriber", |imsi| {
            asked(
                16,
                3,
                INSERT_DATA,
                &tlv(0x30, &[tlv(0x80, &tbcd(imsi)), tlv(0x81, &number("8831705550"))].concat()),
            )
        }),
        alike("data that are deleted", |imsi| asked(16, 3, 8, &tlv(0x30, &tlv(0x80, &tbcd(imsi))))),
        alike("a location of packets", |imsi| {
            asked(
                32,
                3,
                23,
                &tlv(
                    0x30,
                    &[
                        tlv(4, &tbcd(imsi)),
                        tlv(4, &number("8831700001")),
                        tlv(4, &[4, 192, 0, 2, 1]),
                    ]
                    .concat(),
                ),
            )
        }),
        alike("data that are restored", |imsi| asked(18, 3, 57, &tlv(0x30, &tlv(4, &tbcd(imsi))))),
        alike("a failure of authentication", |imsi| {
            asked(39, 3, 15, &tlv(0x30, &[tlv(4, &tbcd(imsi)), tlv(10, &[0])].concat()))
        }),
        alike("a trace", |imsi| {
            asked(
                17,
                3,
                50,
                &tlv(0x30, &[tlv(0x80, &tbcd(imsi)), tlv(0x81, &[1]), tlv(0x82, &[2])].concat()),
            )
        }),
        alike("a subscriber's state", |imsi| {
            asked(28, 3, 70, &tlv(0x30, &[tlv(0x80, &tbcd(imsi)), tlv(0xa2, &[0x80, 0])].concat()))
        }),
        alike("a roaming number", |imsi| {
            asked(
                3,
                3,
                4,
                &tlv(0x30, &[tlv(0x80, &tbcd(imsi)), tlv(0x81, &number("8831700001"))].concat()),
            )
        }),
        alike("routes of packets", |imsi| asked(33, 3, 24, &tlv(0x30, &tlv(0x80, &tbcd(imsi))))),
        alike("readiness for messages", |imsi| {
            asked(24, 3, 66, &tlv(0x30, &[tlv(0x80, &tbcd(imsi)), tlv(10, &[0])].concat()))
        }),
    ]
}

/// A short message by either number of its operation (TS 29.002 §12.2, §12.9).
fn operations() -> Vec<Case> {
    let message = |imsi: &str| {
        tlv(
            0x30,
            &[tlv(0x80, &tbcd(imsi)), tlv(0x84, &number("8831700009")), tlv(4, &[0x44, 0, 0, 0])]
                .concat(),
        )
    };
    let moved = |imsi: &str| {
        tlv(
            0x30,
            &[tlv(0x80, &tbcd(imsi)), tlv(0x84, &number("8831700009")), tlv(4, &[0x44, 1, 2, 3])]
                .concat(),
        )
    };
    vec![
        alike("a short message to him, 44, version 3", |imsi| asked(25, 3, 44, &message(imsi))),
        alike("a short message to him, 46, version 2", |imsi| asked(25, 2, 46, &message(imsi))),
        alike("a short message to him, 46, without a context", |imsi| {
            ss7(&begin(&[9], &[], &[invoke(1, 46, &message(imsi))]))
        }),
        alike("a short message of his, 46, version 3", |imsi| asked(21, 3, 46, &moved(imsi))),
        alike("a short message to him, 46, in the context of those of his", |imsi| {
            asked(21, 2, 46, &message(imsi))
        }),
        alike("a short message to him with more to come", |imsi| {
            asked(25, 2, 46, &tlv(0x30, &[contents(&message(imsi)), &[5, 0]].concat()))
        }),
    ]
}

fn contents(value: &[u8]) -> &[u8] {
    match value[1] {
        0x81 => &value[3..],
        _ => &value[2..],
    }
}

/// Arguments in odd order, or twice.
fn orders() -> Vec<Case> {
    let (bad, good) = (tlv(0x80, &tbcd(BARRED)), tlv(0x80, &tbcd(WELCOME)));
    let (bad4, good4) = (tlv(4, &tbcd(BARRED)), tlv(4, &tbcd(WELCOME)));
    let rest = [tlv(2, &[5]), tlv(0x83, &[0])].concat();
    let with = |parts: &[&[u8]]| tlv(0x30, &parts.concat());
    let located = |name: &str, argument: Vec<u8>| {
        case(
            name,
            attack(),
            asked(1, 3, UPDATE_LOCATION, &argument),
            asked(1, 3, UPDATE_LOCATION, &location(WELCOME)),
        )
    };
    let nodes = [tlv(0x81, &number("8831700001")), tlv(4, &number("8831700002"))].concat();
    let inserted = |name: &str, parts: &[&[u8]]| {
        let honest = tlv(0x30, &[good.as_slice(), &tlv(0x81, &number("88317"))].concat());
        case(
            name,
            attack(),
            asked(16, 3, INSERT_DATA, &with(parts)),
            asked(16, 3, INSERT_DATA, &honest),
        )
    };
    vec![
        odd("the subscriber behind the rest", &with(&[&rest, &bad])),
        odd("the subscriber twice, bad last", &with(&[&good, &rest, &bad])),
        odd("the subscriber twice, bad first", &with(&[&bad, &rest, &good])),
        odd("the subscriber twice at once", &with(&[&good, &bad, &rest])),
        odd("the number of vectors twice", &with(&[&bad, &tlv(2, &[5]), &tlv(2, &[4])])),
        located("a location: the subscriber behind the nodes", with(&[&nodes, &bad4])),
        located(
            "a location: the subscriber between the nodes",
            with(&[&tlv(0x81, &number("8831700001")), &bad4, &tlv(4, &number("8831700002"))]),
        ),
        located("a location: two subscribers, bad first", with(&[&bad4, &good4, &nodes])),
        inserted(
            "data: the subscriber twice, bad last",
            &[&good, &tlv(0x81, &number("88317")), &bad],
        ),
        inserted("data: the subscriber twice, bad first", &[&bad, &good]),
        inserted("data: the subscriber behind a field of the future", &[&tlv(0xbf3f, &[1]), &bad]),
    ]
}

/// The subscriber where another version or field has him.
fn places() -> Vec<Case> {
    vec![
        odd(
            "by the tag of version 2 in a sequence",
            &tlv(0x30, &[tlv(4, &tbcd(BARRED)), tlv(2, &[5])].concat()),
        ),
        odd("the argument of version 2 in the context of version 3", &tlv(4, &tbcd(BARRED))),
        odd("in a set", &tlv(0x31, contents(&vectors(BARRED)))),
        odd("in the context's tag 3", &tlv(0xa3, contents(&vectors(BARRED)))),
        odd(
            "by the tag of a number with a nature",
            &tlv(
                0x30,
                &[tlv(0x80, &[&[0x91], tbcd(BARRED).as_slice()].concat()), tlv(2, &[5])].concat(),
            ),
        ),
        odd(
            "in a sequence in the sequence",
            &tlv(0x30, &[tlv(0x30, &tlv(0x80, &tbcd(BARRED))), tlv(2, &[5])].concat()),
        ),
        odd(
            "behind a subscriber that is empty",
            &tlv(0x30, &[tlv(0x80, &[]), tlv(0x80, &tbcd(BARRED))].concat()),
        ),
    ]
}

/// One number, many ways to write it.
fn writings() -> Vec<Case> {
    let written = |name: &str, octets: &[u8]| {
        odd(name, &tlv(0x30, &[tlv(0x80, octets), tlv(2, &[5])].concat()))
    };
    let plain = tbcd(BARRED);
    let last = |octet: u8| {
        let mut octets = plain.clone();
        octets[7] = octet;
        octets
    };
    vec![
        written("sixteen digits", &last(0x08)),
        written("a filler of a", &last(0xa8)),
        written("a filler of the other nibble", &last(0x8f)),
        written("an octet of fillers behind", &[plain.as_slice(), &[0xff]].concat()),
        written("zeros behind", &[plain.as_slice(), &[0, 0]].concat()),
        written("fillers before", &[&[0xff], plain.as_slice()].concat()),
        written("twenty octets", &[plain.as_slice(), &[0x11; 12]].concat()),
    ]
}

/// Where anything may stand.
fn extensions() -> Vec<Case> {
    let container = |inner: &[u8]| {
        tlv(0x30, &[tlv(0x80, &tbcd(BARRED)), tlv(2, &[5]), inner.to_vec()].concat())
    };
    let honest = |inner: &[u8]| {
        tlv(0x30, &[tlv(0x80, &tbcd(WELCOME)), tlv(2, &[5]), inner.to_vec()].concat())
    };
    let with = |name: &str, inner: Vec<u8>| {
        case(
            name,
            attack(),
            asked(14, 3, AUTHENTICATION, &container(&inner)),
            asked(14, 3, AUTHENTICATION, &honest(&inner)),
        )
    };
    vec![
        with(
            "with a private extension",
            tlv(0x30, &tlv(0xa0, &tlv(0x30, &[tlv(6, &[42, 3]), tlv(4, &[7])].concat()))),
        ),
        with("with an extension of a release", tlv(0x30, &tlv(0xa1, &tlv(0x84, &[1])))),
        with("with a field of the future", tlv(0x9f64, &[1, 2])),
        with("with a field of a tag of three octets", tlv(0x009f_8764, &[1, 2])),
    ]
}

/// What comes back may name him too.
fn results() -> Vec<Case> {
    let answered = |imsi: &str| {
        ss7(&craft::tcap::end(
            &[9],
            &[],
            &[return_result(
                1,
                45,
                &tlv(
                    0x30,
                    &[tlv(4, &tbcd(imsi)), tlv(0xa0, &tlv(0x81, &number("88317")))].concat(),
                ),
            )],
        ))
    };
    let goes_on = |imsi: &str| {
        let component = tlv(
            0xa7,
            contents(&return_result(
                1,
                45,
                &tlv(
                    0x30,
                    &[tlv(4, &tbcd(imsi)), tlv(0xa0, &tlv(0x81, &number("88317")))].concat(),
                ),
            )),
        );
        ss7(&craft::tcap::continue_(&[8], &[9], &[component]))
    };
    let second = |imsi: &str| {
        let result = |imsi: &str| {
            return_result(
                1,
                45,
                &tlv(
                    0x30,
                    &[tlv(4, &tbcd(imsi)), tlv(0xa0, &tlv(0x81, &number("88317")))].concat(),
                ),
            )
        };
        ss7(&craft::tcap::end(&[9], &[], &[return_error(2, 27), result(imsi)]))
    };
    let untold = |imsi: &str| {
        let component =
            tlv(0xa2, &[tlv(2, &[1]), tlv(0x30, &tlv(0x30, &tlv(4, &tbcd(imsi))))].concat());
        ss7(&craft::tcap::end(&[9], &[], &[component]))
    };
    vec![
        case("in a result", attack(), answered(BARRED), answered(WELCOME)),
        case("in a result that goes on", attack(), goes_on(BARRED), goes_on(WELCOME)),
        case("in a result behind an error", attack(), second(BARRED), second(WELCOME)),
        case(
            "in a result that does not tell its operation",
            attack(),
            untold(BARRED),
            answered(WELCOME),
        ),
    ]
}

/// CAP, whose subscriber has a high tag (TS 29.078 §6.1.1).
fn cap() -> Vec<Case> {
    let external = |oid: &[u8]| {
        let pdu = tlv(0x60, &[tlv(0x80, &[7, 0x80]), tlv(0xa1, &tlv(6, oid))].concat());
        tlv(0x6b, &tlv(0x28, &[tlv(6, &[0, 17, 0x86, 5, 1, 1, 1]), tlv(0xa0, &pdu)].concat()))
    };
    let detection = |tag: u32, imsi: &str| {
        tlv(0x30, &[tlv(0x80, &[7]), tlv(0x83, &[3, 0x13, 0x43]), tlv(tag, &tbcd(imsi))].concat())
    };
    let called = craft::sccp::party("15550100", 146);
    let calling = craft::sccp::party("8831700001", 146);
    let framed = |tcap: &[u8]| {
        crate::messages::chunk(
            crate::messages::TSN,
            &crate::messages::m3ua(&craft::sccp::udt(&called, &calling, tcap)),
        )
    };
    let phase4 = [4, 0, 0, 1, 23, 3, 4];
    let plain = |imsi: &str| {
        framed(&begin(
            &[1],
            &external(&[4, 0, 0, 1, 0, 50, 1]),
            &[invoke(1, 0, &detection(0x9f32, imsi))],
        ))
    };
    let later = |imsi: &str| {
        framed(&begin(&[1], &external(&phase4), &[invoke(1, 0, &detection(0x9f32, imsi))]))
    };
    let unnamed = |imsi: &str| framed(&begin(&[1], &[], &[invoke(1, 0, &detection(0x9f32, imsi))]));
    let odd_tag =
        framed(&begin(&[1], &external(&phase4), &[invoke(1, 0, &detection(0x009f_8032, BARRED))]));
    let by_map = |imsi: &str| {
        ss7(&begin(&[1], &external(&phase4), &[invoke(1, 0, &detection(0x9f32, imsi))]))
    };
    vec![
        case("CAP: another phase", plain(BARRED), later(BARRED), later(WELCOME)),
        case("CAP: without a context", plain(BARRED), unnamed(BARRED), unnamed(WELCOME)),
        case("CAP: the high tag in three octets", plain(BARRED), odd_tag, plain(WELCOME)),
        case("CAP: to the subsystem of a register", plain(BARRED), by_map(BARRED), by_map(WELCOME)),
    ]
}

/// The same question by everything that carries SCCP.
fn carriers() -> Vec<Case> {
    use craft::sctp::{data, ppid, sctp};
    use craft::sigtran::{m2pa_data, m2ua_data, mtp3, sua_address, sua_cldt};
    let tcap = |imsi: &str| dialogue(14, 3, &[invoke(1, AUTHENTICATION, &vectors(imsi))]);
    let by = |port: u16, ppid: u32, octets: &[u8]| {
        let packet = sctp(crate::messages::TAG).ports(port, port).data(&data(
            crate::messages::TSN,
            ppid,
            octets,
        ));
        craft::frame().sctp(&packet).octets()
    };
    let sua = |imsi: &str| {
        by(
            14001,
            ppid::SUA,
            &sua_cldt(&sua_address("8831700001", 8), &sua_address("15550100", 6), &tcap(imsi))
                .octets(),
        )
    };
    let m2pa =
        |imsi: &str| by(3565, ppid::M2PA, &m2pa_data(1, 1, &mtp3(700, 701, 3, &udt(&tcap(imsi)))));
    let m2ua = |imsi: &str| {
        by(2904, ppid::M2UA, &m2ua_data(&mtp3(700, 701, 3, &udt(&tcap(imsi)))).octets())
    };
    let two = |imsi: &str| {
        ss7(&begin(
            &[1],
            &dialogue_request(14, 3),
            &[
                invoke(1, AUTHENTICATION, &vectors(WELCOME)),
                invoke(2, AUTHENTICATION, &vectors(imsi)),
            ],
        ))
    };
    vec![
        alike("by SUA", sua),
        alike("by M2PA", m2pa),
        alike("by M2UA", m2ua),
        alike("behind the same question about another", two),
    ]
}
