//! What a serving network pushes, repeats, hides or changes in sessions that are its own.

use std::net::Ipv4Addr;

use craft::diameter::{TGPP, avp};
use craft::{gtpu, gtpv1, gtpv2};

use crate::bench::{Row, Shot, inward, outward, row};
use crate::sessions::{GATEWAY, context_set_up, set_up};
use crate::subscribers::{answered, back, registered_as, update_of};
use crate::world::{
    ACME_HOST, ACME_REALM, HERE, OURS, SERVER, USER, bearer, create_context, create_session,
    diameter, inner, session_head, t_pdu, update_location, user, v1, v2,
};

pub fn rows() -> Vec<Row> {
    [headers(), counters(), bearers(), options(), names(), devices(), routes()].concat()
}

fn headers() -> Vec<Row> {
    let chain = |count: u32| {
        let message = gtpu::gpdu(0x2001, &inner(USER, SERVER, (40_000, 443)));
        inward(user(&(0..count).fold(message, |message, _| message.extension(0xc0, &[0, 5]))))
    };
    let control = |count: u32| {
        let message = gtpv1::delete_pdp_context_request().teid(GATEWAY).sequence(9).nsapi(5);
        inward(v1(&(0..count).fold(message, |message, _| message.extension(2, &[0, 5]))))
    };
    let many = "gtp.extension-headers-too-many";
    vec![
        row("GTPU-07")
            .attack([chain(3).by(many)])
            .attack([chain(5).by(many)])
            .twin([chain(1)])
            .twin([chain(2)]),
        row("GTPC1-21").attack([control(3).by(many)]).twin([control(2)]),
    ]
}

fn counters() -> Vec<Row> {
    let echo = |sequence: u32, counter: u8| {
        inward(v2(&gtpv2::echo_request().sequence(sequence).recovery(counter)))
    };
    let old = |sequence: u16, counter: u8| {
        inward(v1(&gtpv1::echo_request().sequence(sequence).recovery(counter)))
    };
    let create = |counter: u8| inward(v2(&create_session().sequence(77).recovery(counter)));
    let back = "gtp.restart-backwards";
    vec![
        row("GTPC2-19")
            .attack([echo(1, 9), echo(2, 8).by(back)])
            .attack([echo(1, 200), create(199).by(back)])
            .twin([echo(1, 9), echo(2, 9), echo(3, 10)])
            .twin([echo(1, 255), echo(2, 0)])
            .twin([echo(1, 9), old(2, 3), echo(3, 9), old(4, 3)]),
        row("GTPC1-13").attack([old(1, 9), old(2, 7).by(back)]).twin([old(1, 9), old(2, 10)]),
    ]
}

fn bearers() -> Vec<Row> {
    let twice = |first: u8, second: u8| {
        let of = |ebi: u8| gtpv2::group().ebi(ebi);
        let message = gtpv2::modify_bearer_request().teid(GATEWAY).sequence(9);
        inward(v2(&message.bearer_context(0, &of(first)).bearer_context(0, &of(second))))
    };
    let created = |first: u8, second: u8| {
        let group =
            |ebi: u8| gtpv2::group().ebi(ebi).f_teid(2, 4, 0x1001, crate::world::ACME).qos(9, 8);
        let message = session_head().apn("internet");
        inward(v2(&message.bearer_context(0, &group(first)).bearer_context(0, &group(second))))
    };
    // All that a subscriber may have, as when a node takes him over (TS 23.401 §5.2.1).
    let eleven = || {
        let of = |ebi: u8| {
            gtpv2::group().ebi(ebi).f_teid(2, 4, u32::from(ebi), crate::world::ACME).qos(9, 8)
        };
        let message = session_head().apn("internet");
        inward(v2(&(5..=15).fold(message, |message, ebi| message.bearer_context(0, &of(ebi)))))
    };
    let moved = |kept: u8, gone: u8| {
        let message = gtpv2::modify_bearer_request().teid(GATEWAY).sequence(9);
        let of = |ebi: u8| gtpv2::group().ebi(ebi);
        inward(v2(&message.bearer_context(0, &of(kept)).bearer_context(1, &of(gone))))
    };
    vec![
        row("GTPC2-37")
            .attack([twice(5, 5).by("gtp.bearer-twice")])
            .attack([created(6, 6).by("gtp.bearer-twice")])
            .twin([twice(5, 6)])
            .twin([eleven()])
            .twin([moved(5, 5)]),
        row("GTPC2-10")
            .attack([sets(0).by("gtp.connection-set-of-another")])
            .attack([sets(15).flagged("gtp.connection-sets-many")])
            .twin([sets(1)])
            .twin([sets(3)]),
    ]
}

/// The end of so many connection sets of acme.
fn sets(count: u8) -> Shot {
    let all = [0, 7].repeat(count.into());
    let element = [&[count], [192, 0, 2, 9].as_slice(), &all].concat();
    let message = gtpv2::message(101).teid(0).sequence(9).ie(132, &element);
    inward(v2(&message))
}

fn options() -> Vec<Row> {
    let asks = [0x80, 0x80, 0x21, 10, 1, 1, 0, 10, 129, 6, 0, 0, 0, 0, 0, 0x0d, 0, 0, 0x0c, 0];
    let tells = [0x80, 0, 0x0d, 4, 203, 0, 113, 9];
    let negotiates = [0x80, 0x80, 0x21, 10, 3, 1, 0, 10, 129, 6, 203, 0, 113, 9];
    let calls =
        [&[0x80, 0, 1, 16][..], &[0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9]].concat();
    let create = |kind: u8, octets: &[u8]| inward(v2(&create_session().ie(kind, octets)));
    let later = |octets: &[u8]| {
        inward(v2(&gtpv2::modify_bearer_request().teid(GATEWAY).sequence(9).ie(78, octets)))
    };
    let old = |octets: &[u8]| {
        let head = gtpv1::create_pdp_context_request().imsi(OURS).rai("901-70", 1, 1);
        let head = head.selection_mode(0).teid_data(0x3001).teid_control(0x3000).nsapi(5);
        let head = head.end_user_dynamic().apn("internet").tlv(132, octets);
        let acme = crate::world::ACME;
        inward(v1(&head.gsn_address(acme).gsn_address(acme).msisdn("15550123").qos()))
    };
    let load = |kind: u8, metric: u8| {
        let group = [182, 0, 1, 0, metric, 183, 0, 4, 0, 0, 0, 0, 1];
        inward(v2(&gtpv2::modify_bearer_request().teid(GATEWAY).sequence(9).ie(kind, &group)))
    };
    let pushed = |shot: Shot| shot.flagged("gtp.servers-from-outside");
    vec![
        row("GTPC2-43")
            .attack([pushed(create(78, &tells))])
            .attack([pushed(create(78, &negotiates))])
            .attack([pushed(create(163, &calls))])
            .attack([pushed(create(197, &tells))])
            .attack([pushed(later(&tells))])
            .attack([pushed(old(&tells))])
            .twin([create(78, &asks)])
            .twin([create(197, &asks)])
            .twin([old(&asks)]),
        row("GTPC2-39")
            .attack([set_up(), vec![load(181, 100).flagged("gtp.load-not-believed")]].concat())
            .attack([set_up(), vec![load(180, 90).flagged("gtp.load-not-believed")]].concat())
            .twin([set_up(), vec![load(181, 30)]].concat())
            .twin([set_up(), vec![load(180, 10)]].concat()),
    ]
}

fn names() -> Vec<Row> {
    let asks = |labels: &[&str], port: u16| {
        let mut question = vec![0, 7, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0];
        for label in labels {
            question.push(u8::try_from(label.len()).expect("a label"));
            question.extend(label.as_bytes());
        }
        question.extend([0, 0, 16, 0, 1]);
        let server = Ipv4Addr::new(9, 9, 9, 9);
        inward(t_pdu(&craft::ip_packet(USER, server, (40_000, port), &question)))
    };
    let long = "a".repeat(60);
    vec![
        row("GTPU-15")
            .attack([asks(&[&long, &long, "t", "example", "org"], 53).flagged("gtp.names-long")])
            .twin([asks(&["www", "example", "org"], 53)])
            .twin([asks(
                &[
                    "e13829",
                    "x",
                    "akamaiedge",
                    "net",
                    "0a1b2c3d4e5f60718293",
                    "cdn",
                    "example",
                    "com",
                ],
                53,
            )])
            .twin([asks(&[&long, &long, &long], 443)]),
    ]
}

fn devices() -> Vec<Row> {
    let create = |mei: &str| inward(v2(&create_session().sequence(9).mei(mei)));
    let old = |device: &str| inward(v1(&create_context().sequence(9).rat(1).imeisv(device)));
    let registered = |device: &str| {
        let terminal = [avp(1402, TGPP, device.as_bytes()), avp(1403, TGPP, b"01")];
        let request = update_of(HERE, OURS).group(1401, TGPP, &terminal);
        let answer = back(HERE, &answered(&request));
        vec![inward(HERE.diameter(&request)), outward(answer)]
    };
    let other = "subscriber.device-of-another";
    let changes = |count: u32| {
        (0..count)
            .flat_map(|place| registered(&format!("3512340000{place:04}")))
            .collect::<Vec<_>>()
    };
    let last = |shots: Vec<Shot>| shots.into_iter().take(1);
    let asks = |radio: Option<u8>| {
        let head = create_context().sequence(9);
        inward(v1(&radio.into_iter().fold(head, |head, radio| head.rat(radio))))
    };
    let noted = |shot: Shot| shot.flagged("subscriber.version-without-move");
    vec![
        row("X-09")
            .attack(
                [registered("35123400000011"), vec![create("3599990000002201").flagged(other)]]
                    .concat(),
            )
            .attack(
                [registered("351234000000110"), vec![old("3599990000002201").flagged(other)]]
                    .concat(),
            )
            .twin([registered("35123400000011"), vec![create("3512340000001107")]].concat())
            .twin(
                [registered("35123400000011"), vec![inward(v2(&create_session().sequence(9)))]]
                    .concat(),
            ),
        row("DIA-57")
            .attack(
                [
                    changes(4),
                    last(registered("35000000000001"))
                        .map(|shot| shot.flagged("subscriber.devices-too-many"))
                        .collect(),
                ]
                .concat(),
            )
            .twin(changes(2)),
        row("GTPC2-28")
            .attack([set_up(), vec![noted(asks(None))]].concat())
            .twin([context_set_up(), vec![inward(v2(&create_session().sequence(9)))]].concat())
            .twin([set_up(), vec![asks(Some(1))]].concat()),
        row("GTPC2-34")
            .attack(
                [
                    registered_as(HERE, OURS),
                    vec![
                        inward(v2(&another().msisdn("15550123")))
                            .flagged("subscriber.number-of-another"),
                    ],
                ]
                .concat(),
            )
            .twin(
                [registered_as(HERE, OURS), vec![inward(v2(&create_session().msisdn("15550123")))]]
                    .concat(),
            )
            .twin([registered_as(HERE, OURS), vec![inward(v2(&another()))]].concat()),
    ]
}

/// A session of another subscriber of ours.
fn another() -> gtpv2::Message {
    gtpv2::create_session_request()
        .imsi("001010000000007")
        .rat(6)
        .serving_network("901-70")
        .f_teid(0, 6, 0x1000, crate::world::ACME)
        .apn("internet")
        .bearer_context(0, &bearer())
}

fn routes() -> Vec<Row> {
    let by = |route: &[&str]| {
        inward(diameter(
            &route.iter().fold(update_location(), |message, hop| message.text(282, 0, hop)),
        ))
    };
    let agent = format!("dra01.{ACME_REALM}");
    let circle = [ACME_HOST, "dra1.ipx.example", "dra2.ipx.example", "DRA1.ipx.example"];
    vec![
        row("DIA-12")
            .attack([by(&circle).by("diameter.route-looped")])
            .attack([by(&[ACME_HOST, ACME_HOST]).by("diameter.route-looped")])
            .attack([by(&["mme.evil.example", &agent]).flagged("diameter.route-begun-outside")])
            .twin([by(&circle[..3])])
            .twin([by(&[ACME_HOST, &agent])]),
    ]
}
