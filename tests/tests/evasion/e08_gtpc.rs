//! E-8: GTP-C: elements that come twice, in odd places or with odd lengths, messages behind messages, names written otherwise.

use craft::gtpv1::create_pdp_context_request;
use craft::gtpv2::{
    self, create_bearer_request, create_bearer_response, create_session_request,
    create_session_response, group, modify_bearer_request,
};
use craft::{gtpv1, tbcd};

use crate::case::{Case, case};
use crate::messages::{APN, BARRED, WELCOME, bearer, gtpc, v0, v1, v1_after, v2, v2_after};

pub fn cases() -> Vec<Case> {
    let groups = [
        twice(),
        places(),
        second_messages(),
        lengths(),
        flags(),
        digits(),
        names(),
        tv(),
        extensions(),
        v0_cases(),
        others(),
    ];
    groups.into_iter().flatten().collect()
}

fn attack() -> Vec<u8> {
    gtpc(&v2(BARRED).octets()).octets()
}

fn honest() -> Vec<u8> {
    gtpc(&v2(WELCOME).octets()).octets()
}

fn changed(name: &str, octets: Vec<u8>, twin: Vec<u8>) -> Case {
    case(name, attack(), gtpc(&octets).octets(), gtpc(&twin).octets())
}

fn odd(name: &str, message: &gtpv2::Message) -> Case {
    case(name, attack(), gtpc(&message.octets()).octets(), honest())
}

fn attack_v1() -> Vec<u8> {
    gtpc(&v1(BARRED).octets()).octets()
}

fn odd_v1(name: &str, message: &gtpv1::Message) -> Case {
    case(name, attack_v1(), gtpc(&message.octets()).octets(), gtpc(&v1(WELCOME).octets()).octets())
}

fn changed_v1(name: &str, change: impl Fn(gtpv1::Message) -> gtpv1::Message) -> Case {
    let message = |imsi| gtpc(&change(v1(imsi)).octets()).octets();
    case(name, attack_v1(), message(BARRED), message(WELCOME))
}

/// First or last: receivers differ.
fn twice() -> Vec<Case> {
    let apn_attack = || gtpc(&v2(WELCOME).apn(APN).octets()).octets();
    let request = create_session_request;
    let two_bearers = |imsi: &str| v2(imsi).bearer_context(0, &group().ebi(6).qos(9, 8)).octets();
    let by_apn = |first: &str, second: &str| {
        v1_after(create_pdp_context_request().imsi(WELCOME).apn(first)).apn(second)
    };
    vec![
        odd("the subscriber twice, bad last", &v2(WELCOME).imsi(BARRED)),
        odd("the subscriber twice, bad first", &v2(BARRED).imsi(WELCOME)),
        odd(
            "the subscriber twice at once, bad last",
            &v2_after(request().imsi(WELCOME).imsi(BARRED)),
        ),
        odd(
            "the subscriber three times, bad in the middle",
            &v2_after(request().imsi(WELCOME).imsi(BARRED).imsi(WELCOME)),
        ),
        changed(
            "the subscriber twice, and two bearers that may be two",
            v2(WELCOME).imsi(BARRED).bearer_context(0, &bearer()).octets(),
            two_bearers(WELCOME),
        ),
        case(
            "the access point twice, bad last",
            apn_attack(),
            gtpc(&v2(WELCOME).apn(APN).octets()).vlan(4).octets(),
            honest(),
        ),
        case(
            "the access point twice, bad first",
            apn_attack(),
            gtpc(&v2_after(request().imsi(WELCOME).apn(APN)).octets()).octets(),
            honest(),
        ),
        odd_v1("GTPv1: the subscriber twice, bad last", &v1(WELCOME).imsi(BARRED)),
        odd_v1("GTPv1: the subscriber twice, bad first", &v1(BARRED).imsi(WELCOME)),
        odd_v1(
            "GTPv1: the subscriber twice at once, bad last",
            &v1_after(create_pdp_context_request().imsi(WELCOME).imsi(BARRED)),
        ),
        odd_v1("GTPv1: the access point twice, bad last", &by_apn("internet", APN)),
        odd_v1("GTPv1: the access point twice, bad first", &by_apn(APN, "internet")),
    ]
}

/// The subscriber where another instance or level says that he is somebody else, or nobody.
fn places() -> Vec<Case> {
    let request = create_session_request;
    let id = tbcd(BARRED);
    let other = tbcd(WELCOME);
    let nested = |depth: usize| {
        (0..depth).fold(group().imsi(BARRED), |inner, _| group().grouped(93, 0, &inner))
    };
    vec![
        odd("as another instance", &v2_after(request().instance(1, 1, &id))),
        odd(
            "as another instance behind the right one",
            &v2_after(request().instance(1, 0, &other).instance(1, 1, &id)),
        ),
        odd(
            "as another instance before the right one",
            &v2_after(request().instance(1, 1, &other).instance(1, 0, &id)),
        ),
        odd("as the last instance", &v2_after(request().instance(1, 15, &id))),
        odd(
            "with a spare bit beside the instance",
            &v2_after(request().raw(&[&[1, 0, 8, 0xf0], id.as_slice()].concat())),
        ),
        odd(
            "inside a bearer",
            &v2_after(request().imsi(WELCOME).bearer_context(1, &group().ebi(6).imsi(BARRED))),
        ),
        odd(
            "inside a bearer, before the right one",
            &v2_after(request().bearer_context(1, &group().imsi(BARRED)).imsi(WELCOME)),
        ),
        odd("inside a bearer alone", &v2_after(request().bearer_context(1, &group().imsi(BARRED)))),
        odd(
            "inside a bearer in a bearer",
            &v2_after(request().imsi(WELCOME).grouped(93, 1, &nested(1))),
        ),
        odd(
            "inside a connection",
            &v2_after(request().imsi(WELCOME).grouped(109, 0, &group().imsi(BARRED))),
        ),
        odd("five groups deep", &v2_after(request().imsi(WELCOME).grouped(93, 1, &nested(5)))),
        odd("behind all other elements", &v2_after(request()).imsi(BARRED)),
        odd(
            "behind an element of the future",
            &v2_after(request().ie(250, &[1, 2, 3]).imsi(BARRED)),
        ),
        odd("behind an element of type 0", &v2_after(request().raw(&[0, 0, 1, 0, 9]).imsi(BARRED))),
        odd("behind an empty subscriber", &v2_after(request().raw(&[1, 0, 0, 0]).imsi(BARRED))),
        odd(
            "the access point inside a bearer",
            &v2_after(request().imsi(BARRED).bearer_context(1, &group().apn(APN))),
        ),
    ]
}

fn second_messages() -> Vec<Case> {
    let response = || create_session_response().teid(9).cause(16);
    let bearer_request = |imsi: &str| {
        create_bearer_request().teid(9).imsi(imsi).ebi(5).bearer_context(0, &group().ebi(0))
    };
    let ride = |imsi: &str| response().piggyback(&bearer_request(imsi)).octets();
    let back = |imsi: &str| {
        create_bearer_response()
            .teid(9)
            .cause(16)
            .piggyback(&modify_bearer_request().teid(9).imsi(imsi))
            .octets()
    };
    let alone = || gtpc(&bearer_request(BARRED).octets()).octets();
    let no_flag = [response().octets(), bearer_request(BARRED).octets()].concat();
    let three = {
        let mut octets = ride(WELCOME);
        octets.extend(v2(BARRED).octets());
        octets
    };
    let mut flagged = v2(BARRED).octets();
    flagged[0] |= 0x10;
    let nested = response().piggyback(&bearer_request(WELCOME).piggyback(&v2(BARRED))).octets();
    let odd = |name: &str, octets: Vec<u8>| {
        case(name, alone(), gtpc(&octets).octets(), gtpc(&ride(WELCOME)).octets())
    };
    vec![
        case(
            "riding on an answer",
            alone(),
            gtpc(&ride(BARRED)).octets(),
            gtpc(&ride(WELCOME)).octets(),
        ),
        case(
            "riding on a bearer's answer",
            alone(),
            gtpc(&back(BARRED)).octets(),
            gtpc(&back(WELCOME)).octets(),
        ),
        odd("riding on what may carry no other", v2(WELCOME).piggyback(&v2(BARRED)).octets()),
        odd("riding on an echo", gtpv2::echo_request().recovery(1).piggyback(&v2(BARRED)).octets()),
        odd("behind a message that does not tell", no_flag),
        odd("a third message", three),
        odd("riding on what rides", nested),
        odd("a flag that another follows where none does", flagged),
        odd(
            "another version riding",
            [
                response().piggyback(&bearer_request(WELCOME)).octets()[..].to_vec(),
                v1(BARRED).octets(),
            ]
            .concat(),
        ),
        odd("a version behind another, told to ride", {
            let mut octets = response().octets();
            octets[0] |= 0x10;
            [octets, v1(BARRED).octets()].concat()
        }),
        odd(
            "riding with a length that ends before the subscriber",
            response().piggyback(&bearer_request(BARRED).length(8)).octets(),
        ),
    ]
}

fn lengths() -> Vec<Case> {
    let actual = u16::try_from(v2(BARRED).octets().len() - 4).expect("short");
    let actual_v1 = u16::try_from(v1(BARRED).octets().len() - 8).expect("short");
    let id = tbcd(BARRED);
    let request = create_session_request;
    vec![
        odd("a length of 0", &v2(BARRED).length(0)),
        odd("a length of the header", &v2(BARRED).length(8)),
        odd("a length one octet short", &v2(BARRED).length(actual - 1)),
        odd("a length one octet long", &v2(BARRED).length(actual + 1)),
        odd("a length of 65535", &v2(BARRED).length(0xffff)),
        odd("a length with the first four octets", &v2(BARRED).length(actual + 4)),
        odd("octets behind the message", &v2(BARRED).trailing(&[0; 4])),
        odd(
            "a length that leaves the subscriber outside",
            &create_session_request().length(8).imsi(BARRED),
        ),
        odd(
            "a subscriber longer than the message",
            &v2_after(request()).raw(&[&[1, 0xff, 0xff, 0], id.as_slice()].concat()),
        ),
        odd(
            "a subscriber one octet longer than the message",
            &v2_after(request()).raw(&[&[1, 0, 9, 0], id.as_slice()].concat()),
        ),
        odd(
            "a subscriber one octet short",
            &v2_after(request().raw(&[&[1, 0, 7, 0], id.as_slice()].concat())),
        ),
        odd(
            "a bearer that ends inside an element",
            &v2_after(request().imsi(BARRED)).raw(&[93, 0, 3, 0, 73, 0, 1]),
        ),
        odd(
            "a bearer shorter than its elements",
            &v2_after(request().imsi(WELCOME))
                .raw(&[&[93, 0, 4, 1, 1, 0, 8, 0], id.as_slice()].concat()),
        ),
        odd("an element that ends in the middle of a header", &v2(BARRED).raw(&[3, 0])),
        odd_v1("GTPv1: a length of 0", &v1(BARRED).length(0)),
        odd_v1("GTPv1: a length one octet short", &v1(BARRED).length(actual_v1 - 1)),
        odd_v1("GTPv1: a length one octet long", &v1(BARRED).length(actual_v1 + 1)),
        odd_v1("GTPv1: a length with the first eight octets", &v1(BARRED).length(actual_v1 + 8)),
        odd_v1("GTPv1: octets behind the message", &v1(BARRED).trailing(&v1(WELCOME).octets())),
        odd_v1("GTPv1: an attack behind the message", &v1(WELCOME).trailing(&v1(BARRED).octets())),
        odd_v1(
            "GTPv1: an access point longer than the message",
            &v1(BARRED).raw(&[131, 0xff, 0xff]),
        ),
    ]
}

fn flags() -> Vec<Case> {
    let with = |octets: Vec<u8>, bits: u8| {
        let mut octets = octets;
        octets[0] ^= bits;
        octets
    };
    let priority = |imsi: &str| v2(imsi).priority(5).octets();
    let spare = |imsi: &str| with(v2(imsi).octets(), 3);
    let spare_octet = |imsi: &str| {
        let mut octets = v2(imsi).octets();
        octets[11] = 0xff;
        octets
    };
    let attack_path = || v2(BARRED).without_teid();
    let echo_with_tunnel =
        |imsi: &str| gtpv2::echo_request().teid(7).recovery(1).imsi(imsi).octets();
    let echo = |imsi: &str| gtpv2::echo_request().recovery(1).imsi(imsi).octets();
    vec![
        changed("a priority", priority(BARRED), priority(WELCOME)),
        changed("spare flags", spare(BARRED), spare(WELCOME)),
        changed("a spare octet", spare_octet(BARRED), spare_octet(WELCOME)),
        odd("without a tunnel", &attack_path()),
        changed("an echo that names a subscriber", echo(BARRED), echo(WELCOME)),
        changed(
            "an echo with a tunnel",
            echo_with_tunnel(BARRED),
            gtpv2::echo_request().recovery(1).octets(),
        ),
        odd("the largest sequence number", &v2(BARRED).sequence(0x00ff_ffff)),
        odd(
            "an answer that nobody asked for",
            &create_session_response().teid(0x77).cause(16).imsi(BARRED),
        ),
        odd("a message of the future", &gtpv2::message(250).teid(0).imsi(BARRED)),
        changed_v1("GTPv1: without a sequence number", gtpv1::Message::without_sequence),
        changed_v1("GTPv1: with a number of N-PDU", |message| message.npdu(9)),
        case(
            "GTPv1: the spare flag",
            attack_v1(),
            gtpc(&with(v1(BARRED).octets(), 8)).octets(),
            gtpc(&with(v1(WELCOME).octets(), 8)).octets(),
        ),
        odd_v1("GTPv1: GTP′", &v1(BARRED).prime().npdu(1)),
        case(
            "GTPv1: a flag of extension headers where there are none",
            attack_v1(),
            gtpc(&with(v1(BARRED).octets(), 4)).octets(),
            gtpc(&with(v1(WELCOME).octets(), 4)).octets(),
        ),
        case(
            "GTPv1: no flags, with the optional part",
            attack_v1(),
            gtpc(&with(v1(BARRED).octets(), 2)).octets(),
            gtpc(&v1(WELCOME).octets()).octets(),
        ),
    ]
}

/// One number, many ways to write it.
fn digits() -> Vec<Case> {
    let as_octets = |octets: &[u8]| v2_after(create_session_request().ie(1, octets));
    let as_tv = |octets: [u8; 8]| v1_after(create_pdp_context_request().tv(2, &octets));
    let plain: [u8; 8] = tbcd(BARRED).try_into().expect("eight octets");
    let last = |octet: u8| {
        let mut octets = plain;
        octets[7] = octet;
        octets
    };
    let with_filler = |at: usize, octet: u8| {
        let mut octets = plain.to_vec();
        octets.insert(at, octet);
        octets
    };
    vec![
        odd("sixteen digits", &as_octets(&last(0x08))),
        odd("a filler of the other nibble", &as_octets(&last(0x8f))),
        odd("a filler of a", &as_octets(&last(0xa8))),
        odd("an octet of fillers behind", &as_octets(&[plain.as_slice(), &[0xff]].concat())),
        odd("four octets of fillers behind", &as_octets(&[plain.as_slice(), &[0xff; 4]].concat())),
        odd("zeros behind", &as_octets(&[plain.as_slice(), &[0, 0]].concat())),
        odd("fillers before", &as_octets(&[&[0xff], plain.as_slice()].concat())),
        odd("a filler in the middle, in front of the rest", &as_octets(&with_filler(0, 0xf2))),
        odd("digits of the other alphabet", &as_octets(&last(0xc8))),
        odd(
            "with an octet of type and parity before",
            &as_octets(&[&[0x29], plain.as_slice()].concat()),
        ),
        odd_v1("GTPv1: sixteen digits", &as_tv(last(0x08))),
        odd_v1("GTPv1: a filler of the other nibble", &as_tv(last(0x8f))),
        odd_v1("GTPv1: a filler of a", &as_tv(last(0xa8))),
        odd_v1("GTPv1: a filler of 0 nibbles", &as_tv(last(0xf0))),
    ]
}

fn names() -> Vec<Case> {
    let with = |octets: &[u8]| {
        gtpv2::create_session_request()
            .imsi(WELCOME)
            .rat(6)
            .ie(71, octets)
            .bearer_context(0, &bearer())
    };
    let attack = || gtpc(&with(&craft::apn(APN)).octets()).octets();
    let written = |name: &str, octets: &[u8], twin: &[u8]| {
        case(
            name,
            attack(),
            gtpc(&with(octets).octets()).octets(),
            gtpc(&with(twin).octets()).octets(),
        )
    };
    let own = craft::apn("internet");
    vec![
        written("the name in capitals", &craft::apn("CORPORATE.SECRET"), &craft::apn("INTERNET")),
        written(
            "the name in mixed letters",
            &craft::apn("Corporate.sEcret"),
            &craft::apn("Internet"),
        ),
        written("one label with a dot", b"\x10corporate.secret", &own),
        written("an empty label at the end", b"\x09corporate\x06secret\x00", &own),
        written("an empty label in the middle", b"\x09corporate\x00\x06secret", &own),
        written("an empty label at the beginning", b"\x00\x09corporate\x06secret", &own),
        written("the last label longer than the name", b"\x09corporate\x08secret", &own),
        written("the first label over all", b"\x40corporate\x06secret", &own),
        written("the name without lengths", b"corporate.secret", &own),
        written("an end of NUL in the last label", b"\x09corporate\x07secret\x00", &own),
        written("a space behind the name", b"\x09corporate\x07secret ", &own),
        written("a line's end behind the name", b"\x09corporate\x07secret\n", &own),
    ]
}

/// Elements of GTPv1 whose length only their type tells.
fn tv() -> Vec<Case> {
    let request = create_pdp_context_request;
    let before = |name: &str, kind: u8, octets: &[u8]| {
        odd_v1(name, &v1_after(request().raw(&[&[kind], octets].concat()).imsi(BARRED)))
    };
    vec![
        before("GTPv1: behind an element of unknown length, 10", 10, &[]),
        before("GTPv1: behind an element of unknown length, 30", 30, &[1]),
        before("GTPv1: behind an element of unknown length, 100", 100, &[1, 2]),
        before("GTPv1: behind an element of unknown length, 127", 127, &[0, 2, 1, 1]),
        before("GTPv1: behind an element of type 0", 0, &[]),
        odd_v1("GTPv1: behind all other elements", &v1_after(request()).imsi(BARRED)),
        odd_v1(
            "GTPv1: against the order of elements",
            &request().msisdn("8831705550").nsapi(5).imsi(BARRED),
        ),
        odd_v1(
            "GTPv1: a quality that holds a subscriber's element",
            &v1_after(request().tlv(135, &[]).imsi(BARRED)),
        ),
        odd_v1(
            "GTPv1: behind an extension of a vendor",
            &v1_after(request().private_extension(9, &[1]).imsi(BARRED)),
        ),
        odd_v1(
            "GTPv1: behind an element of the future with a length",
            &v1_after(request().tlv(250, &[7; 30]).imsi(BARRED)),
        ),
    ]
}

fn extensions() -> Vec<Case> {
    let chain = |count: usize| {
        move |message: gtpv1::Message| {
            (0..count).fold(message, |message, _| message.extension(0xc0, &[0, 1]))
        }
    };
    let broken = |head: &'static [u8]| {
        let mut octets = v1(BARRED).octets();
        octets[0] |= 4;
        octets[11] = 0xc0;
        octets.splice(12..12, head.iter().copied());
        let length = u16::try_from(octets.len() - 8).expect("short");
        octets[2..4].copy_from_slice(&length.to_be_bytes());
        octets
    };
    let odd = |name: &str, octets: Vec<u8>| {
        case(
            name,
            attack_v1(),
            gtpc(&octets).octets(),
            gtpc(&chain(1)(v1(WELCOME)).octets()).octets(),
        )
    };
    vec![
        changed_v1("GTPv1: an extension header", chain(1)),
        changed_v1("GTPv1: eight extension headers", chain(8)),
        odd("GTPv1: nine extension headers", chain(9)(v1(BARRED)).octets()),
        odd("GTPv1: a chain of thirty", chain(30)(v1(BARRED)).octets()),
        odd("GTPv1: an extension header of no octets", broken(&[0, 0])),
        odd("GTPv1: an extension header that names itself", broken(&[0, 0xc0])),
        odd("GTPv1: an extension header beyond the message", broken(&[0xff, 1, 2, 0])),
        changed_v1("GTPv1: an extension header of support", |message| {
            message.extension(0x02, &[0xff, 0xff])
        }),
    ]
}

fn v0_cases() -> Vec<Case> {
    let plain = |octets: &[u8]| craft::frame().udp(3386, 3386).payload(octets).octets();
    let attack = || plain(&v0(BARRED).octets());
    let honest = || plain(&v0(WELCOME).octets());
    let length = |change: i32| {
        let actual = i32::try_from(v0(BARRED).octets().len()).expect("short") - 20;
        plain(&v0(BARRED).length(u16::try_from(actual + change).expect("positive")).octets())
    };
    let element = |tunnel: &str, imsi: &str| {
        plain(&v0(tunnel).raw(&[&[2], tbcd(imsi).as_slice()].concat()).octets())
    };
    vec![
        case("GTPv0: a length one octet short", attack(), length(-1), honest()),
        case("GTPv0: a length one octet long", attack(), length(1), honest()),
        case("GTPv0: a length with the header", attack(), length(20), honest()),
        case("GTPv0: the subscriber as an element", attack(), element(WELCOME, BARRED), honest()),
        case(
            "GTPv0: the subscriber as an element, bad in the tunnel",
            attack(),
            element(BARRED, WELCOME),
            honest(),
        ),
        case(
            "GTPv0: another bearer",
            attack(),
            plain(&v0(BARRED).tunnel(BARRED, 15).octets()),
            plain(&v0(WELCOME).tunnel(WELCOME, 15).octets()),
        ),
        case(
            "GTPv0: a barred access point in capitals",
            plain(&v0(WELCOME).apn(APN).octets()),
            plain(&v0(WELCOME).apn("CORPORATE.Secret").octets()),
            honest(),
        ),
    ]
}

/// The same subscriber by other messages.
fn others() -> Vec<Case> {
    let by = |name: &str, kind: u8| {
        let message = |imsi: &str| gtpv2::message(kind).teid(9).imsi(imsi).octets();
        changed(name, message(BARRED), message(WELCOME))
    };
    let by_v1 = |name: &str, kind: u8| {
        let message = |imsi: &str| gtpc(&gtpv1::message(kind).imsi(imsi).octets()).octets();
        case(name, attack_v1(), message(BARRED), message(WELCOME))
    };
    vec![
        by("a change notification", 38),
        by("a command of resources", 68),
        by("a trace", 71),
        by("a relocation", 133),
        by("a notification of detachment", 149),
        by("a suspension", 162),
        by_v1("GTPv1: a question for routes", 32),
        by_v1("GTPv1: a failure report", 34),
        by_v1("GTPv1: a note of presence", 36),
        by_v1("GTPv1: a relocation", 53),
        by_v1("GTPv1: a multicast", 96),
        by_v1("GTPv1: a change of information", 128),
    ]
}
