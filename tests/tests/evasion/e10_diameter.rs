//! E-10: Diameter: lengths, AVPs that come twice or stand in others, flags, and names that are nearly equal.

use craft::diameter::{Message, S6A, TGPP, avp, avp_with, request};
use craft::frame;
use craft::sctp::{data, ppid, sctp};

use crate::case::{Case, Trace, case};
use crate::messages::{
    BARRED, REALM, TAG, TSN, WELCOME, connection, reset_request, ulr, ulr_from, ulr_parts,
};

pub fn cases() -> Vec<Case> {
    let groups = [
        lengths(),
        avp_lengths(),
        vendors(),
        twice(),
        nested(),
        depths(),
        names(),
        subscribers(),
        headers(),
        carriers(),
    ];
    groups.into_iter().flatten().collect()
}

fn alone(octets: &[u8]) -> Trace {
    connection([octets])
}

fn attack() -> Trace {
    alone(&ulr(BARRED).octets())
}

fn honest() -> Trace {
    alone(&ulr(WELCOME).octets())
}

fn odd(name: &str, message: &Message) -> Case {
    case(name, attack(), alone(&message.octets()), honest())
}

fn alike(name: &str, change: impl Fn(Message, &str) -> Message) -> Case {
    let message = |imsi: &str| alone(&change(rest(), imsi).octets());
    case(name, attack(), message(BARRED), message(WELCOME))
}

/// An Update-Location-Request without its subscriber.
fn rest() -> Message {
    request(316, S6A)
        .text(263, 0, "mme.visited.example;1;2")
        .word(277, 0, 1)
        .from("mme.visited.example", "visited.example")
        .text(283, 0, "home.example")
        .word(1032, TGPP, 1004)
        .word(1405, TGPP, 34)
        .avp(1407, TGPP, &[0x09, 0xf1, 0x07])
}

fn named(imsi: &str) -> Vec<u8> {
    avp(1, 0, imsi.as_bytes())
}

fn lengths() -> Vec<Case> {
    let whole = |octets: Vec<u8>| alone(&octets);
    let actual = u32::try_from(ulr(BARRED).octets().len()).expect("short");
    let claim = |name: &str, length: u32| odd(name, &ulr(BARRED).length(length));
    let then = |first: Vec<u8>, second: Vec<u8>| whole([first, second].concat());
    vec![
        claim("a length of 20", 20),
        claim("a length of 24", 24),
        claim("a length four octets short", actual - 4),
        claim("a length one octet short", actual - 1),
        claim("a length that is no multiple of four", actual + 2),
        case(
            "a length of 0, then an honest length",
            attack(),
            then(request(280, 0).length(0).octets(), ulr(BARRED).octets()),
            honest(),
        ),
        case(
            "a length of 19, then an honest length",
            attack(),
            then(request(280, 0).length(19).octets(), ulr(BARRED).octets()),
            honest(),
        ),
        case(
            "a length that ends in the next message",
            attack(),
            then(request(280, 0).length(60).octets(), ulr(BARRED).octets()),
            honest(),
        ),
        case(
            "a length of all 24 bits, then an honest length",
            attack(),
            then(request(280, 0).length(0x00ff_ffff).octets(), ulr(BARRED).octets()),
            honest(),
        ),
        case(
            "a length just over what is read, then an honest length",
            attack(),
            then(request(280, 0).length(65_540).octets(), ulr(BARRED).octets()),
            honest(),
        ),
        case(
            "a version of 0 before it",
            attack(),
            then([&[0], &request(280, 0).octets()[1..]].concat(), ulr(BARRED).octets()),
            honest(),
        ),
        case("zeros before it", attack(), then(vec![0; 12], ulr(BARRED).octets()), honest()),
        case(
            "a line of HTTP before it",
            attack(),
            then(b"GET / HTTP/1.1\r\n\r\n".to_vec(), ulr(BARRED).octets()),
            honest(),
        ),
        case(
            "a greeting of TLS before it",
            attack(),
            then(vec![0x16, 3, 1, 0, 4, 1, 0, 0, 0], ulr(BARRED).octets()),
            honest(),
        ),
    ]
}

fn avp_lengths() -> Vec<Case> {
    let bad = BARRED.as_bytes();
    let raw = |name: &str, octets: Vec<u8>| odd(name, &rest().raw(&octets));
    let swallowing =
        |claimed: u32| [avp_with((25, 0), 0x40, claimed, b"class"), named(BARRED)].concat();
    vec![
        raw("a name of length 0", [avp_with((1, 0), 0x40, 0, bad)].concat()),
        raw("a name of length 7", avp_with((1, 0), 0x40, 7, bad)),
        raw("a name of length 8", avp_with((1, 0), 0x40, 8, bad)),
        raw("a name one octet short", avp_with((1, 0), 0x40, 22, bad)),
        raw("a name longer than the message", avp_with((1, 0), 0x40, 64, bad)),
        raw("a name of all 24 bits", avp_with((1, 0), 0x40, 0x00ff_ffff, bad)),
        raw("a vendor's AVP without room for the vendor", avp_with((1, TGPP), 0xc0, 11, bad)),
        raw("an AVP that ends in the next one's header", swallowing(14)),
        raw(
            "an AVP that is shorter than its octets",
            [avp_with((25, 0), 0x40, 8, &[0, 0, 0, 0]), named(BARRED)].concat(),
        ),
        alike("padding of zeros", |message, imsi| message.text(1, 0, imsi).text(269, 0, "abcde")),
        raw("padding that is not zero", {
            let mut octets = named(BARRED);
            let last = octets.len() - 1;
            octets[last] = 7;
            octets
        }),
        raw("no padding behind the last AVP", {
            let mut octets = named(BARRED);
            octets.truncate(octets.len() - 1);
            octets
        }),
        raw("padding of eight octets", [named(BARRED), vec![0; 8]].concat()),
    ]
}

/// Who names an AVP: without a vendor, with one, or with a vendor of 0.
fn vendors() -> Vec<Case> {
    let bad = BARRED.as_bytes();
    let with = |name: &str, octets: Vec<u8>| odd(name, &rest().raw(&octets));
    let v = |vendor: u32, flags: u8| {
        avp_with((1, vendor), flags, u32::try_from(bad.len() + 12).expect("short"), bad)
    };
    vec![
        with("the vendor 0, told", v(0, 0xc0)),
        with("the vendor 0, told and not mandatory", v(0, 0x80)),
        with("a name of the vendor 0 beside an honest one", [named(WELCOME), v(0, 0xc0)].concat()),
        alike("not mandatory", |message, imsi| {
            message.raw(&avp_with(
                (1, 0),
                0,
                u32::try_from(imsi.len() + 8).expect("short"),
                imsi.as_bytes(),
            ))
        }),
        alike("protected", |message, imsi| {
            message.raw(&avp_with(
                (1, 0),
                0x60,
                u32::try_from(imsi.len() + 8).expect("short"),
                imsi.as_bytes(),
            ))
        }),
        with(
            "reserved flags",
            avp_with((1, 0), 0x5f, u32::try_from(bad.len() + 8).expect("short"), bad),
        ),
        odd(
            "behind an unknown AVP that must be understood",
            &rest().avp(99_999, 99_999, b"x").text(1, 0, BARRED),
        ),
        alike("behind an unknown AVP that may be left", |message, imsi| {
            message.raw(&avp_with((99_999, 99_999), 0x80, 16, &[1, 2, 3, 4])).text(1, 0, imsi)
        }),
    ]
}

fn twice() -> Vec<Case> {
    let with = |avps: &[Vec<u8>]| rest().raw(&avps.concat());
    let untold = |imsi: &str| {
        avp_with((1, 0), 0xc0, u32::try_from(imsi.len() + 12).expect("short"), imsi.as_bytes())
    };
    let realm_attack = || alone(&ulr_from("mme.evil.example", REALM).octets());
    let realm = |first: &str, second: &str| {
        ulr_parts(WELCOME)
            .text(264, 0, "mme.visited.example")
            .text(296, 0, first)
            .text(296, 0, second)
    };
    let routes = |imsi: &str| ulr(imsi).text(282, 0, "dra2.example").text(282, 0, "dra3.example");
    vec![
        odd("the subscriber twice, bad last", &with(&[named(WELCOME), named(BARRED)])),
        odd("the subscriber twice, bad first", &with(&[named(BARRED), named(WELCOME)])),
        odd("the subscriber three times", &with(&[named(WELCOME), named(BARRED), named(WELCOME)])),
        odd(
            "the subscriber twice, the first of vendor 0",
            &with(&[untold(BARRED), named(WELCOME)]),
        ),
        odd(
            "at the beginning and at the end",
            &request(316, S6A)
                .text(1, 0, WELCOME)
                .from("mme.visited.example", "visited.example")
                .text(1, 0, BARRED),
        ),
        case(
            "the realm twice, bad last",
            realm_attack(),
            alone(&realm("visited.example", REALM).octets()),
            alone(&ulr_from("mme.visited.example", "visited.example").octets()),
        ),
        case(
            "the realm twice, bad first",
            realm_attack(),
            alone(&realm(REALM, "visited.example").octets()),
            alone(&ulr_from("mme.visited.example", "visited.example").octets()),
        ),
        case(
            "behind routes that may be several",
            attack(),
            alone(&routes(BARRED).octets()),
            alone(&routes(WELCOME).octets()),
        ),
        odd("two sessions", &ulr(BARRED).text(263, 0, "mme.other.example;1;2")),
        odd("two destinations", &ulr(BARRED).text(283, 0, "visited.example")),
        odd("two visited networks", &ulr(BARRED).avp(1407, TGPP, &[0x62, 0xf2, 0x10])),
    ]
}

/// The name where another AVP holds it.
fn nested() -> Vec<Case> {
    let inside = |name: &str, code: u32, vendor: u32| {
        odd(name, &rest().text(1, 0, WELCOME).group(code, vendor, &[named(BARRED)]))
    };
    let only = |name: &str, code: u32, vendor: u32| {
        odd(name, &rest().group(code, vendor, &[named(BARRED)]))
    };
    let subscription =
        |imsi: &str| vec![avp(450, 0, &1_u32.to_be_bytes()), avp(444, 0, imsi.as_bytes())];
    let turned = |imsi: &str| vec![avp(444, 0, imsi.as_bytes()), avp(450, 0, &1_u32.to_be_bytes())];
    let untyped = |imsi: &str| vec![avp(444, 0, imsi.as_bytes())];
    vec![
        inside("in the state of a proxy", 284, 0),
        inside("in an AVP that failed", 279, 0),
        inside("in the name of an application", 260, 0),
        inside("in a result of a vendor", 297, 0),
        only("only in the state of a proxy", 284, 0),
        only("only in an AVP that failed", 279, 0),
        only("only in a subscription's data", 1400, TGPP),
        only("only in a user's identifier", 3102, TGPP),
        alike("as a subscription's identity", |message, imsi| {
            message.group(443, 0, &subscription(imsi))
        }),
        alike("as a subscription's identity the other way round", |message, imsi| {
            message.group(443, 0, &turned(imsi))
        }),
        odd("as a subscription's identity without a type", &rest().group(443, 0, &untyped(BARRED))),
        odd(
            "as the second identity of a subscription",
            &rest().group(443, 0, &[subscription(WELCOME), subscription(BARRED)].concat()),
        ),
        odd(
            "as a second subscription",
            &rest().group(443, 0, &subscription(WELCOME)).group(443, 0, &subscription(BARRED)),
        ),
    ]
}

fn depths() -> Vec<Case> {
    let deep =
        |levels: usize, imsi: &str| (0..levels).fold(named(imsi), |inner, _| avp(279, 0, &inner));
    let levels = |name: &str, levels: usize| odd(name, &rest().raw(&deep(levels, BARRED)));
    let many = |imsi: &str, count: usize| {
        (0..count).fold(rest(), |message, _| message.avp(25, 0, b"class...")).text(1, 0, imsi)
    };
    vec![
        levels("two groups deep", 2),
        levels("sixteen groups deep", 16),
        levels("seventeen groups deep", 17),
        levels("sixty-four groups deep", 64),
        levels("a thousand groups deep", 1000),
        case(
            "behind two hundred AVPs",
            attack(),
            alone(&many(BARRED, 200).octets()),
            alone(&many(WELCOME, 40).octets()),
        ),
        odd(
            "a group with an AVP that leaves it",
            &rest().raw(&avp_with((279, 0), 0x40, 28, &named(BARRED))),
        ),
        odd("an empty group before it", &rest().group(279, 0, &[]).text(1, 0, BARRED)),
    ]
}

/// Names that are nearly equal.
fn names() -> Vec<Case> {
    let attack = || alone(&ulr_from("mme.evil.example", REALM).octets());
    let honest = || alone(&ulr_from("mme.visited.example", "visited.example").octets());
    let realm = |name: &str, octets: &[u8], twin: Trace| {
        let message = ulr_parts(WELCOME).text(264, 0, "mme.visited.example").avp(296, 0, octets);
        case(name, attack(), alone(&message.octets()), twin)
    };
    let capital = || alone(&ulr_from("MME.VISITED.EXAMPLE", "Visited.Example").octets());
    vec![
        realm("in capitals", b"EVIL.EXAMPLE", capital()),
        realm("in mixed letters", b"eViL.ExAmPle", capital()),
        realm("a dot behind", b"evil.example.", honest()),
        realm("two dots behind", b"evil.example..", honest()),
        realm("a dot before", b".evil.example", honest()),
        realm("a NUL behind", b"evil.example\0", honest()),
        realm("a NUL in the middle", b"evil.example\0.visited.example", honest()),
        realm("a space behind", b"evil.example ", honest()),
        realm("a space before", b" evil.example", honest()),
        realm("a tab in the middle", b"evil.\texample", honest()),
        realm("a line's end behind", b"evil.example\r\n", honest()),
        realm("a letter of another script", "еvil.example".as_bytes(), honest()),
        realm("another letter of another script", "evіl.example".as_bytes(), honest()),
        realm("a wide letter", "ｅvil.example".as_bytes(), honest()),
        realm("an invisible letter", "evil\u{200b}.example".as_bytes(), honest()),
    ]
}

/// One subscriber, many ways to write him.
fn subscribers() -> Vec<Case> {
    let written = |name: &str, octets: &[u8]| odd(name, &rest().avp(1, 0, octets));
    let with = |text: &str| text.replace('#', BARRED);
    alike_names(&[("with a realm", "#@nai.epc.mnc001.mcc262.3gppnetwork.org")])
        .into_iter()
        .chain([
            written("a NUL behind the digits", with("#\0").as_bytes()),
            written("a space behind the digits", with("# ").as_bytes()),
            written("a space before the digits", with(" #").as_bytes()),
            written("a plus before the digits", with("+#").as_bytes()),
            written("a line's end behind the digits", with("#\r\n").as_bytes()),
            written(
                "a zero before the digits, as for EAP",
                with("0#@wlan.mnc001.mcc262.3gppnetwork.org").as_bytes(),
            ),
            written("a one before the digits, as for EAP-SIM", with("1#").as_bytes()),
            written("the digits with a name of a scheme", with("imsi-#").as_bytes()),
            written("the digits twice", with("##").as_bytes()),
            written("a NUL before a realm", with("#\0@visited.example").as_bytes()),
            written("the digits behind a realm's mark", with("@#").as_bytes()),
        ])
        .collect()
}

fn alike_names(names: &[(&str, &str)]) -> Vec<Case> {
    let one = |(name, text): &(&str, &str)| {
        alike(name, |message, imsi| message.text(1, 0, &text.replace('#', imsi)))
    };
    names.iter().map(one).collect()
}

fn headers() -> Vec<Case> {
    let with = |name: &str, flags: u8| odd(name, &ulr(BARRED).flags(flags));
    let other = |name: &str, application: u32| {
        let message = request(316, application)
            .from("mme.visited.example", "visited.example")
            .text(283, 0, "home.example")
            .text(1, 0, BARRED);
        odd(name, &message)
    };
    let command = |name: &str, command: u32| {
        let message = |imsi: &str| {
            request(command, S6A)
                .from("mme.visited.example", "visited.example")
                .text(283, 0, "home.example")
                .text(1, 0, imsi)
        };
        case(name, attack(), alone(&message(BARRED).octets()), alone(&message(WELCOME).octets()))
    };
    let flagged = |name: &str, flags: u8| {
        case(
            name,
            attack(),
            alone(&ulr(BARRED).flags(flags).octets()),
            alone(&ulr(WELCOME).flags(flags).octets()),
        )
    };
    let reset = || alone(&reset_request().octets());
    vec![
        flagged("not proxyable", 0x80),
        flagged("maybe sent before", 0xd0),
        with("a request that is an error", 0xe0),
        with("a reserved flag", 0xc1),
        with("every flag", 0xff),
        other("of the application 0", 0),
        other("of an application of charging", 4),
        other("of an application of policies", 16_777_238),
        other("of an application that nobody knows", 12_345),
        command("another command: authentication", 318),
        command("another command: purge", 321),
        case(
            "a barred command with the application 0",
            reset(),
            alone(&request(322, 0).from("hss.visited.example", "visited.example").octets()),
            honest(),
        ),
        case(
            "a barred command that may have been sent before",
            reset(),
            alone(&reset_request().flags(0xd0).octets()),
            honest(),
        ),
        case(
            "the number of another hop",
            attack(),
            alone(&ulr(BARRED).numbers(0, 0).octets()),
            alone(&ulr(WELCOME).numbers(0, 0).octets()),
        ),
    ]
}

/// The same by another way.
fn carriers() -> Vec<Case> {
    let chunk = |octets: &[u8]| {
        Trace::from(
            frame()
                .sctp(&sctp(TAG).ports(3868, 3868).data(&data(TSN, ppid::DIAMETER, octets)))
                .octets(),
        )
    };
    let doubled = |name: &str, message: &Message| {
        case(
            name,
            chunk(&ulr(BARRED).octets()),
            chunk(&message.octets()),
            chunk(&ulr(WELCOME).octets()),
        )
    };
    vec![
        case("by SCTP", attack(), chunk(&ulr(BARRED).octets()), chunk(&ulr(WELCOME).octets())),
        doubled(
            "by SCTP: the subscriber twice",
            &rest().raw(&[named(WELCOME), named(BARRED)].concat()),
        ),
        doubled("by SCTP: a length that lies", &ulr(BARRED).length(20)),
        doubled(
            "by SCTP: an AVP's length that lies",
            &rest().raw(&avp_with((1, 0), 0x40, 8, BARRED.as_bytes())),
        ),
        doubled(
            "by SCTP: sixty-four groups deep",
            &rest().raw(&(0..64).fold(named(BARRED), |inner, _| avp(279, 0, &inner))),
        ),
    ]
}
