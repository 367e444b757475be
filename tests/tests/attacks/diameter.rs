//! Diameter over SCTP: S6a and what must not stand beside it.

use craft::diameter::{self, Message, TGPP, avp, avp_with};
use inspect::Reason;

use crate::bench::{Row, inward, outward, row};
use crate::world::{
    ACME, ACME_HOST, ACME_REALM, BRAVO, FOREIGNER, HOME_HOST, HOME_REALM, OURS, ROAMER,
    diameter_octets, home, s6a, update_location, visited,
};

pub fn rows() -> Vec<Row> {
    [applications(), identities(), subscribers(), encoding(), others(), transactions()].concat()
}

fn frame(message: &Message) -> craft::Frame {
    crate::world::diameter(message)
}

fn applications() -> Vec<Row> {
    let of = |command: u32, application: u32| {
        inward(frame(
            &diameter::request(command, application)
                .from(ACME_HOST, ACME_REALM)
                .text(283, 0, HOME_REALM),
        ))
    };
    let all = |rows: &[(u32, u32)]| -> Vec<_> {
        rows.iter()
            .map(|(command, app)| of(*command, *app).by("diameter.application-not-agreed"))
            .collect()
    };
    vec![
        row("DIA-01")
            .attack(all(&[
                (300, 16_777_216),
                (306, 16_777_217),
                (272, 16_777_238),
                (265, 16_777_236),
                (272, 4),
                (268, 16_777_265),
            ]))
            .attack([inward(frame(&update_location().application(4_294_967_295)))
                .by("diameter.application-disagrees")])
            .twins([inward(frame(&update_location()))]),
        row("DIA-02")
            .attack([inward(frame(&update_location().application(16_777_312)))
                .by("diameter.application-disagrees")])
            .attack([inward(frame(&update_location().word(258, 0, 16_777_217)))
                .by("diameter.application-disagrees")])
            .attack([inward(frame(&update_location().group(
                260,
                0,
                &[avp(266, 0, &TGPP.to_be_bytes()), avp(258, 0, &16_777_217_u32.to_be_bytes())],
            )))
            .by("diameter.application-disagrees")])
            .twins([
                inward(frame(&update_location().group(
                    260,
                    0,
                    &[avp(266, 0, &TGPP.to_be_bytes()), avp(258, 0, &16_777_251_u32.to_be_bytes())],
                ))),
                inward(frame(&capabilities().word(258, 0, 4_294_967_295))),
            ]),
        row("DIA-03")
            .attack([
                of(0xff_fffe, 16_777_251).by("diameter.command-unknown"),
                of(399, 16_777_251).by("diameter.command-unknown"),
            ])
            .twins([inward(frame(&update_location()))]),
        row("DIA-26")
            .attack(all(&[
                (8_388_622, 16_777_291),
                (8_388_620, 16_777_255),
                (8_388_621, 16_777_255),
            ]))
            .twins([inward(frame(&update_location()))]),
        row("DIA-27")
            .attack(all(&[
                (306, 16_777_217),
                (307, 16_777_217),
                (308, 16_777_217),
                (309, 16_777_217),
            ]))
            .twins([inward(frame(&update_location()))]),
        row("DIA-28")
            .attack(all(&[
                (300, 16_777_216),
                (301, 16_777_216),
                (302, 16_777_216),
                (303, 16_777_216),
                (304, 16_777_216),
                (305, 16_777_216),
            ]))
            .twins([inward(frame(&update_location()))]),
        row("DIA-29")
            .attack(all(&[
                (272, 16_777_238),
                (265, 16_777_236),
                (258, 16_777_238),
                (8_388_635, 16_777_302),
            ]))
            .attack([
                of(274, 16_777_251).by("diameter.command-unknown"),
                of(275, 16_777_251).by("diameter.command-unknown"),
            ])
            .twins([inward(frame(&update_location()))]),
        row("DIA-44")
            .attack([
                of(324, 16_777_252).by("diameter.application-not-agreed"),
                of(324, 16_777_251).by("diameter.command-unknown"),
            ])
            .twins([inward(frame(&update_location()))]),
        row("DIA-52")
            .attack(all(&[
                (8_388_718, 16_777_345),
                (8_388_719, 16_777_345),
                (8_388_726, 16_777_345),
                (8_388_732, 16_777_346),
                (8_388_733, 16_777_346),
            ]))
            .twins([inward(frame(&update_location()))]),
    ]
}

fn identities() -> Vec<Row> {
    let from = |host: &str, realm: &str| {
        let message = diameter::request(316, diameter::S6A)
            .text(263, 0, &format!("{host};1;2"))
            .from(host, realm);
        frame(&message.text(283, 0, HOME_REALM).text(1, 0, OURS).raw(&visited("901-70")))
    };
    let to = |realm: &str, host: Option<&str>| {
        let message = diameter::request(316, diameter::S6A)
            .text(263, 0, &format!("{ACME_HOST};1;2"))
            .from(ACME_HOST, ACME_REALM);
        let message = message.text(283, 0, realm).text(1, 0, OURS).raw(&visited("901-70"));
        frame(&match host {
            Some(host) => message.text(293, 0, host),
            None => message,
        })
    };
    let upper = ACME_REALM.to_uppercase();
    vec![
        row("DIA-05")
            .attack([inward(frame(&exchange("mme.evil.example", "evil.example")))
                .by("diameter.realm-not-of-partner")])
            .attack([inward(frame(&capabilities().avp(257, 0, &[0, 1, 203, 0, 113, 9])))
                .by("diameter.address-not-of-partner")])
            .attack([inward(frame(&capabilities().word(299, 0, 1)))
                .by("diameter.security-inside-the-connection")])
            .twins([inward(frame(
                &capabilities().avp(257, 0, &[0, 1, 192, 0, 2, 9]).word(299, 0, 0),
            ))]),
        row("DIA-07")
            .attack([inward(from(
                "mme01.epc.mnc001.mcc262.3gppnetwork.org",
                "epc.mnc001.mcc262.3gppnetwork.org",
            ))
            .by("diameter.realm-not-of-partner")])
            .attack([inward(from(
                "mme01.epc.mnc071.mcc901.3gppnetwork.org",
                "epc.mnc071.mcc901.3gppnetwork.org",
            ))
            .by("diameter.realm-not-of-partner")])
            .attack([
                inward(from("mme01.evil.example", ACME_REALM)).by("diameter.host-outside-realm")
            ])
            .twins([
                inward(from(ACME_HOST, ACME_REALM)),
                inward(from(&format!("MME01.{upper}"), &upper)),
            ]),
        row("DIA-08")
            .attack([inward(from(HOME_HOST, HOME_REALM)).by("diameter.our-realm-from-outside")])
            .attack([inward(from(HOME_HOST, ACME_REALM)).by("diameter.host-outside-realm")])
            .twins([inward(from(ACME_HOST, ACME_REALM))]),
        row("DIA-09")
            .attack([inward(from(
                "mme01.epc.mnc70.mcc901.3gppnetwork.org",
                "epc.mnc70.mcc901.3gppnetwork.org",
            ))
            .by("diameter.name-malformed")])
            .attack([inward(from(&format!("mm e.{ACME_REALM}"), ACME_REALM))
                .because(Reason::DIAMETER_MALFORMED)])
            .attack([inward(from(&format!("mme\0.{ACME_REALM}"), ACME_REALM))
                .because(Reason::DIAMETER_MALFORMED)])
            .twins([inward(from(ACME_HOST, ACME_REALM))]),
        row("DIA-10")
            .attack([inward(to("epc.mnc001.mcc262.3gppnetwork.org", None)).by("diameter.transit")])
            .attack([inward(to(HOME_REALM, Some("hss.epc.mnc001.mcc262.3gppnetwork.org")))
                .by("diameter.host-of-another-realm")])
            .twins([inward(to(HOME_REALM, None)), inward(to(HOME_REALM, Some(HOME_HOST)))]),
        row("DIA-11")
            .attack([inward(to(ACME_REALM, None)).by("diameter.transit")])
            .twins([inward(to(HOME_REALM, None))]),
        row("DIA-12")
            .attack([inward(frame(&update_location().text(
                282,
                0,
                &format!("dra01.{HOME_REALM}"),
            )))
            .by("diameter.route-through-us")])
            .attack([inward(frame(&(0..9).fold(update_location(), |message, hop| {
                message.text(282, 0, &format!("dra{hop}.{ACME_REALM}"))
            })))
            .by("diameter.route-too-long")])
            .twins([inward(frame(
                &update_location().text(282, 0, &format!("dra01.{ACME_REALM}")).text(
                    282,
                    0,
                    "dra.ipx.example",
                ),
            ))]),
        row("DIA-49")
            .attack([inward(from(&format!("mme01.{ACME_REALM}."), &format!("{ACME_REALM}.")))
                .because(Reason::DIAMETER_MALFORMED)])
            .attack([inward(from(&format!("mme01.x{ACME_REALM}"), &format!("x{ACME_REALM}")))
                .by("diameter.name-malformed")])
            .attack([inward(from(&format!("mme01.{ACME_REALM}\0"), &format!("{ACME_REALM}\0")))
                .because(Reason::DIAMETER_MALFORMED)])
            .twins([inward(from(&format!("MME01.{upper}"), &upper))]),
        row("DIA-41")
            .attack([inward(frame(
                &diameter::request(316, diameter::S6A)
                    .text(263, 0, "mme.evil.example;1;2")
                    .from(ACME_HOST, ACME_REALM)
                    .text(283, 0, HOME_REALM)
                    .text(1, 0, OURS)
                    .raw(&visited("901-70")),
            ))
            .flagged("diameter.session-of-another")])
            .twins([inward(frame(&update_location()))]),
    ]
}

fn subscribers() -> Vec<Row> {
    let home_side = |command: u32, imsi: &str| inward(frame(&s6a(command).text(1, 0, imsi)));
    let about = |row: Row, command: u32| {
        row.attack([home_side(command, OURS).by("diameter.our-subscriber-by-a-foreign-home")])
            .attack([home_side(command, FOREIGNER).by("diameter.subscriber-of-another-home")])
            .twins([home_side(command, ROAMER)])
    };
    let sms = |number: &str| frame(&update_location().avp(1645, TGPP, &craft::tbcd(number)));
    vec![
        about(about(about(row("DIA-13"), 317), 319), 320),
        about(
            row("DIA-15")
                .attack([inward(frame(&s6a(319).text(1, 0, OURS).word(1490, TGPP, 0x18)))
                    .by("diameter.our-subscriber-by-a-foreign-home")]),
            319,
        ),
        about(row("DIA-16"), 319),
        about(row("DIA-17"), 317),
        about(row("DIA-18"), 320),
        row("DIA-14")
            .attack([inward(frame(&s6a(316).text(1, 0, OURS).raw(&visited("262-01"))))
                .by("diameter.visited-network-not-of-partner")])
            .attack([inward(frame(&s6a(318).text(1, 0, OURS).raw(&visited("901-71"))))
                .by("diameter.visited-network-not-of-partner")])
            .attack([inward(frame(&s6a(316).text(1, 0, OURS)))
                .by("diameter.visited-network-not-of-partner")])
            .twins([inward(frame(&update_location()))]),
        row("DIA-25")
            .attack([inward(sms("491710000001")).by("diameter.message-centre-not-of-partner")])
            .attack([inward(frame(
                &diameter::request(8_388_646, 16_777_313)
                    .from(ACME_HOST, ACME_REALM)
                    .text(283, 0, HOME_REALM)
                    .text(1, 0, OURS),
            ))
            .by("diameter.our-subscriber-by-a-foreign-home")])
            .twins([inward(sms("883170000001"))]),
        row("DIA-50")
            .attack([inward(frame(&s6a(316).text(1, 0, "alice").raw(&visited("901-70"))))
                .because(Reason::DIAMETER_MALFORMED)])
            .attack([inward(frame(&s6a(316).text(1, 0, FOREIGNER).raw(&visited("901-70"))))
                .by("diameter.subscriber-not-ours")])
            .twins([inward(frame(&update_location()))]),
        row("DIA-51")
            .attack([inward(frame(
                &s6a(316).text(1, 0, OURS).word(1032, TGPP, 0).raw(&visited("901-70")),
            ))
            .by("diameter.radio-access-not-agreed")])
            .twins([inward(frame(
                &s6a(316).text(1, 0, OURS).word(1032, TGPP, 1005).raw(&visited("901-70")),
            ))]),
        row("DIA-53")
            .attack([inward(frame(&s6a(319).text(1, 0, ROAMER).group(
                3122,
                TGPP,
                &[avp(3124, TGPP, &[0, 0, 0, 1])],
            )))
            .flagged("diameter.monitoring-event")])
            .twins([inward(frame(&s6a(319).text(1, 0, ROAMER)))]),
    ]
}

fn encoding() -> Vec<Row> {
    let body = || update_location();
    vec![
        row("DIA-31")
            .attack([inward(frame(&body().raw(&avp_with((1, 0), 0x40, 4, b"x"))))
                .because(Reason::DIAMETER_MALFORMED)])
            .attack([inward(frame(&body().raw(&avp_with((25, 0), 0x40, 900, b"x"))))
                .because(Reason::DIAMETER_MALFORMED)])
            .attack([inward(frame(&body().length(40))).because(Reason::DIAMETER_MALFORMED)])
            .twins([inward(frame(&body().avp(25, 0, b"odd")))]),
        row("DIA-32")
            .attack([
                inward(frame(&body().text(1, 0, FOREIGNER))).because(Reason::DIAMETER_MALFORMED)
            ])
            .attack([
                inward(frame(&body().text(296, 0, HOME_REALM))).because(Reason::DIAMETER_MALFORMED)
            ])
            .attack([
                inward(frame(&body().raw(&visited("262-01")))).because(Reason::DIAMETER_MALFORMED)
            ])
            .twins([inward(frame(
                &body().group(628, TGPP, &[avp(629, TGPP, &[0, 0, 0, 1])]).group(
                    628,
                    TGPP,
                    &[avp(629, TGPP, &[0, 0, 0, 2])],
                ),
            ))]),
        row("DIA-33")
            .attack([inward(frame(&body().avp(1406, 0, &[0, 0, 0, 1]))).by("diameter.hidden-avp")])
            .attack([inward(frame(&body().avp(293, TGPP, HOME_HOST.as_bytes())))
                .by("diameter.hidden-avp")])
            .attack([inward(frame(&body().group(443, 0, &[avp(296, 0, b"evil.example")])))
                .by("diameter.hidden-avp")])
            .twins([inward(frame(&body().raw(&avp_with((9, 9999), 0x80, 15, b"odd"))))]),
        row("DIA-34")
            .attack([inward(frame(
                &(0..300)
                    .fold(body(), |message, _| message.raw(&avp_with((9, 9999), 0x80, 13, b"x"))),
            ))
            .by("diameter.too-many-avps")])
            .twins([inward(frame(&(0..40).fold(body(), |message, _| {
                message.group(628, TGPP, &[avp(629, TGPP, &[0, 0, 0, 1])])
            })))]),
        row("DIA-35")
            .attack([inward(frame(&body().flags(0xe0))).by("diameter.error-in-request")])
            .attack([inward(frame(&body().flags(0xc1))).because(Reason::DIAMETER_MALFORMED)])
            .attack(
                [inward(diameter_octets(&version(&body()))).because(Reason::DIAMETER_MALFORMED)],
            )
            .twins([inward(frame(&body().flags(0xd0)))]),
        row("DIA-43")
            .attack([inward(frame(&body().group(
                284,
                0,
                &[avp(280, 0, b"dra"), avp(33, 0, b"1"), avp(1, 0, OURS.as_bytes())],
            )))
            .by("diameter.hidden-avp")])
            .twins([inward(frame(&body().group(
                284,
                0,
                &[avp(280, 0, b"dra.acme.example"), avp(33, 0, &[7; 40])],
            )))]),
    ]
}

fn others() -> Vec<Row> {
    let answer = |reduction: u32| {
        let report = [avp(626, 0, &[0, 0, 0, 0]), avp(627, 0, &reduction.to_be_bytes())];
        frame(
            &diameter::answer(317, diameter::S6A)
                .from(ACME_HOST, ACME_REALM)
                .word(268, 0, 2001)
                .group(623, 0, &report),
        )
    };
    let outside = |message: &Message| outward(home(frame(message)));
    let own = || {
        diameter::request(317, diameter::S6A)
            .text(263, 0, &format!("{HOME_HOST};1;2"))
            .from(HOME_HOST, HOME_REALM)
            .text(283, 0, ACME_REALM)
            .text(1, 0, OURS)
    };
    vec![
        row("DIA-42")
            .attack([outside(&own()), inward(answer(100)).by("diameter.overload-report")])
            .twin([outside(&own()), inward(answer(20))]),
        row("DIA-40")
            .attack([outside(&own().text(282, 0, "dra-internal.core.lan"))
                .flagged("diameter.topology-leaves")])
            .attack([
                inward(frame(&update_location())),
                outside(
                    &diameter::answer(316, diameter::S6A)
                        .from("hss.core.lan", "core.lan")
                        .word(268, 0, 2001),
                )
                .flagged("diameter.topology-leaves"),
            ])
            .twins([outside(&own())])
            .twin([inward(frame(&update_location())), outside(&subscription(50))]),
        row("DIA-54")
            .attack([inward(frame(&update_location().word(301, 0, 0)))
                .by("diameter.priority-from-outside")])
            .twins([inward(frame(&update_location()))]),
        row("X-14")
            .attack([inward(crate::world::v2(
                &crate::world::session_head().apn("internet").bearer_context(
                    0,
                    &craft::gtpv2::group().ebi(5).f_teid(2, 4, 7, BRAVO).qos(9, 8),
                ),
            ))
            .by("gtp.endpoint-not-of-partner")])
            .twins([inward(crate::world::v2(&crate::world::create_session()))]),
        row("X-08")
            .attack([inward(frame(&update_location()).ip(BRAVO, crate::world::HOME))
                .by("addresses.service-not-agreed")])
            .attack([inward(
                crate::world::v2(&crate::world::create_session()).ip(BRAVO, crate::world::HOME),
            )
            .by("gtp.serving-network-not-of-partner")])
            .twins([inward(frame(&update_location()).ip(ACME, crate::world::HOME))]),
    ]
}

fn exchange(host: &str, realm: &str) -> Message {
    diameter::request(257, 0)
        .flags(0x80)
        .from(host, realm)
        .avp(257, 0, &[0, 1, 192, 0, 2, 1])
        .word(266, 0, TGPP)
        .text(269, 0, "craft")
}

fn capabilities() -> Message {
    exchange(ACME_HOST, ACME_REALM)
}

fn version(message: &Message) -> Vec<u8> {
    let mut octets = message.octets();
    octets[0] = 2;
    octets
}

/// What a subscriber may do, with as many access points as he may have (TS 29.272 §7.3.34).
fn subscription(points: u32) -> Message {
    let point = |context: u32| {
        let name = format!("apn{context}.example");
        let parts = [
            avp(1423, TGPP, &context.to_be_bytes()),
            avp(1456, TGPP, &[0, 0, 0, 2]),
            avp(493, 0, name.as_bytes()),
            avp_of(1431, &[avp(1028, TGPP, &[0, 0, 0, 9])]),
        ];
        avp_of(1430, &parts)
    };
    let points: Vec<_> = (1..=points).map(point).collect();
    let profile = [vec![avp(1423, TGPP, &[0, 0, 0, 1]), avp(1428, TGPP, &[0; 4])], points].concat();
    diameter::answer(316, diameter::S6A).from(HOME_HOST, HOME_REALM).word(268, 0, 2001).group(
        1400,
        TGPP,
        &[avp_of(1429, &profile)],
    )
}

fn avp_of(code: u32, parts: &[Vec<u8>]) -> Vec<u8> {
    avp(code, TGPP, &parts.concat())
}

fn transactions() -> Vec<Row> {
    let own = |number: u32| {
        let message =
            diameter::request(317, diameter::S6A).text(263, 0, &format!("{HOME_HOST};1;2"));
        message
            .from(HOME_HOST, HOME_REALM)
            .text(283, 0, ACME_REALM)
            .text(1, 0, ROAMER)
            .numbers(number, number)
    };
    let answer = |number: u32| {
        let message =
            diameter::answer(317, diameter::S6A).text(263, 0, &format!("{HOME_HOST};1;2"));
        message.word(268, 0, 2001).from(ACME_HOST, ACME_REALM).numbers(number, number)
    };
    let ask = |number: u32| outward(home(frame(&own(number))));
    let location = |number: u32| frame(&update_location().numbers(number, number));
    let redirect = diameter::answer(317, diameter::S6A)
        .flags(0x60)
        .word(268, 0, 3006)
        .from(ACME_HOST, ACME_REALM);
    let redirect = redirect.text(292, 0, "aaa://evil.example").numbers(9, 9);
    let told = diameter::answer(316, diameter::S6A)
        .from(HOME_HOST, HOME_REALM)
        .word(268, 0, 2001)
        .numbers(9, 9);
    let told = || outward(home(frame(&told)));
    vec![
        row("DIA-36")
            .attack([ask(1), inward(frame(&answer(2))).by("diameter.answer-nobody-asked-for")])
            .attack([
                ask(1),
                inward(frame(&answer(1))),
                inward(frame(&answer(1))).by("diameter.answer-of-another"),
            ])
            .twin([ask(1), inward(frame(&answer(1))).after_ms(4_000)]),
        row("DIA-37")
            .attack([
                inward(location(5)),
                inward(frame(
                    &s6a(316).text(1, 0, "001010999999999").raw(&visited("901-70")).numbers(5, 5),
                ))
                .by("diameter.number-used-twice"),
            ])
            .attack([
                inward(location(5)),
                inward(frame(
                    &s6a(316).text(1, 0, "001010999999999").raw(&visited("901-70")).numbers(6, 5),
                ))
                .by("diameter.number-used-twice"),
            ])
            .twin([
                inward(location(5)),
                inward(frame(&update_location().flags(0xd0).numbers(5, 5))),
            ])
            .twin([
                inward(location(5)),
                inward(frame(&update_location().flags(0xd0).numbers(6, 5))),
            ]),
        row("DIA-38")
            .attack([ask(9), inward(frame(&redirect)).by("diameter.redirect")])
            .twin([ask(9), inward(frame(&answer(9).flags(0x60)))]),
        row("DIA-45")
            .attack(
                [274, 275, 258]
                    .map(|command| inward(frame(&s6a(command))).by("diameter.command-unknown")),
            )
            .twin([inward(location(5))]),
        row("DIA-55")
            .attack([told().by("diameter.answer-nobody-asked-for")])
            .twin([inward(location(9)), told()]),
        row("DIA-46").attack(segments(true)).twin(segments(false)),
        controls("DIA-47"),
    ]
}

/// Ends and beginnings out of the order of a connection, and in it (RFC 5961).
fn controls(id: &'static str) -> Row {
    let begin = || craft::tcp::tcp(100, 0).syn();
    let say = || craft::tcp::tcp(101, 1);
    let octets = update_location().octets();
    let end = 101 + u32::try_from(octets.len()).expect("a short message");
    let framed = |tcp: &craft::tcp::Tcp| craft::frame().ip(ACME, crate::world::HOME).tcp(tcp);
    let start = || {
        vec![inward(framed(&begin())), inward(framed(&say()).payload(&update_location().octets()))]
    };
    let then = |shot: crate::bench::Shot| [start(), vec![shot]].concat();
    let forged = |tcp: craft::tcp::Tcp| then(inward(framed(&tcp)).because(Reason::STREAM_CONTROL));
    let tcp = |sequence: u32| craft::tcp::tcp(sequence, 1);
    row(id)
        .attack(forged(tcp(end + 900_000).flags(0x04)))
        .attack(forged(tcp(end + 100).flags(0x04)))
        .attack(forged(craft::tcp::tcp(7000, 0).syn()))
        .attack(then(
            inward(framed(&tcp(end + 900_000).flags(0x11))).because(Reason::STREAM_WINDOW),
        ))
        .attack(then(inward(framed(&tcp(end).flags(0x03))).because(Reason::TCP_FLAGS)))
        .twin(then(inward(framed(&tcp(end).flags(0x04)))))
        .twin(then(inward(framed(&tcp(end).flags(0x11)))))
        .twin(then(inward(framed(&say()).payload(&octets))))
}

/// A watchdog and a request in one segment, or the request in three.
fn segments(is_attack: bool) -> Vec<crate::bench::Shot> {
    let syn = craft::tcp::tcp(100, 0).syn();
    let at = |sequence: u32, octets: &[u8]| {
        craft::frame()
            .ip(ACME, crate::world::HOME)
            .tcp(&craft::tcp::tcp(sequence, 1))
            .payload(octets)
    };
    let start = inward(craft::frame().ip(ACME, crate::world::HOME).tcp(&syn));
    if is_attack {
        let watchdog = diameter::device_watchdog_request(ACME_HOST, ACME_REALM).octets();
        let cancel = s6a(317).text(1, 0, OURS).octets();
        let both = [watchdog, cancel].concat();
        return vec![start, inward(at(101, &both)).by("diameter.our-subscriber-by-a-foreign-home")];
    }
    let octets = update_location().octets();
    let (first, rest) = octets.split_at(7);
    let (second, third) = rest.split_at(50);
    vec![
        start,
        inward(at(101, first)).waits(),
        inward(at(108, second)).waits(),
        inward(at(158, third)),
    ]
}
