//! What is known of tunnels, requests and nodes: GTP-C and GTP-U with a past.

use std::net::Ipv4Addr;

use craft::gtpu;
use craft::gtpv1::{self, Message as V1};
use craft::gtpv2::{self, Message as V2};
use inspect::Reason;

use crate::bench::{Row, Shot, inward, outward, row};
use crate::world::{
    ACME, ACME_OTHER, BRAVO, HOME, SERVER, SGW_USER, USER, create_context, create_session, home,
    inner, user, v1, v2,
};

pub const GATEWAY: u32 = 0x2000;
pub const GATEWAY_USER: u32 = 0x2001;

pub fn rows() -> Vec<Row> {
    [owners(), requests(), users()].concat()
}

fn owners() -> Vec<Row> {
    let stranger =
        |message: &V2| inward(v2(message).ip(BRAVO, HOME)).by("gtp.tunnel-of-another-partner");
    let owner = |message: &V2| inward(v2(message).ip(ACME_OTHER, HOME));
    let after = |row: Row, message: V2| {
        row.attack([set_up(), vec![stranger(&message)]].concat())
            .twin([set_up(), vec![owner(&message)]].concat())
    };
    let old = |message: V1| {
        let attack = inward(v1(&message).ip(BRAVO, HOME)).by("gtp.tunnel-of-another-partner");
        (
            [context_set_up(), vec![attack]].concat(),
            [context_set_up(), vec![inward(v1(&message))]].concat(),
        )
    };
    let moved = |to| {
        let message = gtpv1::update_pdp_context_request().sequence(9).teid(GATEWAY);
        message.teid_data(5).nsapi(5).gsn_address(to).gsn_address(to).qos()
    };
    let old_row = |id: &'static str, message: V1| {
        let (attack, twin) = old(message);
        row(id).attack(attack).twin(twin)
    };
    vec![
        after(row("GTPC2-04"), gtpv2::delete_session_request().teid(GATEWAY).sequence(9).ebi(5)),
        after(row("GTPC2-05"), gtpv2::modify_bearer_request().teid(GATEWAY).sequence(9)),
        after(
            row("GTPC2-30"),
            gtpv2::change_notification_request().teid(GATEWAY).sequence(9).rat(6),
        ),
        after(row("GTPC2-33"), gtpv2::suspend_notification().teid(GATEWAY).sequence(9)),
        after(row("GTPC2-40"), gtpv2::modify_bearer_request().teid(GATEWAY).sequence(9)),
        row("GTPC2-09")
            .attack([inward(v2(&gtpv2::delete_bearer_request().teid(GATEWAY).ebi(5)))
                .by("validate.gtpv2-only-from-home-on-s8")])
            .attack([
                outward(home(v2(&create_session()))).by("validate.gtpv2-only-from-visited-on-s8")
            ])
            .twin(
                [
                    set_up(),
                    vec![outward(home(v2(&gtpv2::delete_bearer_request()
                        .teid(0x1000)
                        .sequence(7)
                        .ebi(5))))],
                ]
                .concat(),
            ),
        row("GTPC1-02").attack(old(moved(BRAVO)).0).twin(old(moved(ACME)).1),
        old_row(
            "GTPC1-03",
            gtpv1::delete_pdp_context_request().sequence(9).teid(GATEWAY).teardown(true).nsapi(5),
        ),
        old_row(
            "GTPC1-18",
            gtpv1::ms_info_change_notification_request().sequence(9).teid(GATEWAY).rat(1),
        ),
        row("GTPC1-20")
            .attack([inward(v1(&gtpv1::message(22).teid(7))).by("validate.gtpv1-not-on-gp")])
            .attack([inward(v1(&gtpv1::create_pdp_context_response().cause(128)))
                .by("validate.gtpv1-only-from-home-on-gp")])
            .twin(
                [
                    context_set_up(),
                    vec![inward(v1(&gtpv1::delete_pdp_context_request()
                        .sequence(9)
                        .teid(GATEWAY)
                        .nsapi(5)))],
                ]
                .concat(),
            ),
    ]
}

fn requests() -> Vec<Row> {
    let ask = || {
        gtpv2::create_bearer_request()
            .teid(0x1000)
            .sequence(0x77)
            .ebi(5)
            .bearer_context(0, &gtpv2::group().ebi(0).qos(9, 8))
    };
    let answer = || {
        let bearer = gtpv2::group().ebi(6).cause(16).f_teid(2, SGW_USER, 0x1002, ACME);
        gtpv2::create_bearer_response()
            .teid(GATEWAY)
            .sequence(0x77)
            .cause(16)
            .bearer_context(0, &bearer)
    };
    let session = |sequence| create_session().sequence(sequence);
    let echo =
        |counter: u8| inward(v2(&gtpv2::echo_request().sequence(counter.into()).recovery(counter)));
    vec![
        row("GTPC2-38")
            .attack(
                [set_up(), vec![inward(v2(&answer())).by("gtp.answer-nobody-asked-for")]].concat(),
            )
            .attack(
                [
                    set_up(),
                    vec![
                        outward(home(v2(&ask()))),
                        inward(v2(&answer()).ip(BRAVO, HOME)).by("gtp.endpoint-not-of-partner"),
                    ],
                ]
                .concat(),
            )
            .twin([set_up(), vec![outward(home(v2(&ask()))), inward(v2(&answer()))]].concat()),
        row("GTPC2-26")
            .attack([
                inward(v2(&session(5))),
                inward(v2(&session(5).msisdn("15550999"))).by("gtp.number-used-twice"),
            ])
            .twin([inward(v2(&session(5))), inward(v2(&session(5))), inward(v2(&session(6)))]),
        row("GTPC1-11")
            .attack([
                inward(v1(&create_context().sequence(5))),
                inward(v1(&create_context().sequence(5).rat(1))).by("gtp.number-used-twice"),
            ])
            .twin([
                inward(v1(&create_context().sequence(5))),
                inward(v1(&create_context().sequence(5))),
            ]),
        row("GTPC2-20")
            .attack([inward(v2(&gtpv2::version_not_supported().sequence(9)))
                .by("gtp.answer-nobody-asked-for")])
            .twin([
                outward(home(v2(&gtpv2::echo_request().sequence(9).recovery(1)))),
                inward(v2(&gtpv2::version_not_supported().sequence(9))),
            ]),
        row("GTPC1-12")
            .attack([inward(v1(&gtpv1::version_not_supported().sequence(9)))
                .by("gtp.answer-nobody-asked-for")])
            .twin([
                outward(home(v1(&gtpv1::echo_request().sequence(9)))),
                inward(v1(&gtpv1::version_not_supported().sequence(9))),
            ]),
        row("GTPC2-19")
            .attack([
                echo(1),
                echo(2),
                echo(3),
                echo(4),
                echo(5),
                echo(6).by("gtp.restarts-too-often"),
            ])
            .twin([echo(1), echo(2)]),
        row("GTPC1-13")
            .attack((1..=6).map(|counter| {
                let shot =
                    inward(v1(&gtpv1::echo_response().sequence(counter.into()).recovery(counter)));
                if counter == 6 { shot.by("gtp.restarts-too-often") } else { shot }
            }))
            .twin([1, 2].map(|counter| inward(v1(&gtpv1::echo_response().recovery(counter))))),
    ]
}

fn users() -> Vec<Row> {
    let up = |teid, from: Ipv4Addr| gtpu::gpdu(teid, &inner(from, SERVER, (40_000, 443)));
    let genuine = || inward(user(&up(GATEWAY_USER, USER)));
    let after = |shot: Shot| [set_up(), vec![shot]].concat();
    vec![
        row("GTPU-02")
            .attack(after(
                inward(user(&up(GATEWAY_USER, Ipv4Addr::new(10, 99, 0, 77))))
                    .by("gtp.user-address-forged"),
            ))
            .twin(after(genuine())),
        row("GTPU-04")
            .attack(after(inward(user(&up(0x9999, USER))).because(Reason::GTPU_UNKNOWN)))
            .attack(after(
                inward(user(&up(GATEWAY_USER, USER)).ip(BRAVO, HOME))
                    .by("gtp.tunnel-of-another-partner"),
            ))
            .twin(after(genuine()))
            .enforced(),
        row("N32-06")
            .attack(after(inward(user(&up(0x9999, USER))).because(Reason::GTPU_UNKNOWN)))
            .twin(after(genuine()))
            .enforced(),
        row("GTPU-05")
            .attack(after(
                inward(user(&gtpu::error_indication(0x9999, ACME))).because(Reason::GTPU_ERROR),
            ))
            .twin(after(inward(user(&gtpu::error_indication(0x1001, ACME)))))
            .enforced(),
        row("GTPU-06")
            .attack(after(
                inward(user(&gtpu::end_marker(GATEWAY_USER)).ip(BRAVO, HOME))
                    .by("gtp.tunnel-of-another-partner"),
            ))
            .twin(after(inward(user(&gtpu::end_marker(GATEWAY_USER))))),
        row("GTPU-12")
            .attack(
                [
                    set_up(),
                    delete(),
                    vec![
                        inward(user(&up(GATEWAY_USER, USER)))
                            .after_ms(5_000)
                            .by("gtp.tunnel-ended"),
                    ],
                ]
                .concat(),
            )
            .twin([set_up(), vec![genuine().after_ms(5_000)]].concat()),
        row("GTPU-13")
            .attack(after(
                inward(user(&gtpu::gpdu(GATEWAY_USER, &six()))).by("gtp.user-address-forged"),
            ))
            .twin(after(genuine())),
        row("GTPU-14")
            .attack(
                [
                    set_up(),
                    vec![
                        inward(user(&up(GATEWAY_USER, USER).sequence(1))),
                        inward(user(&up(GATEWAY_USER, USER).sequence(40_000)))
                            .flagged("gtp.user-order"),
                    ],
                ]
                .concat(),
            )
            .twin(
                [
                    set_up(),
                    vec![
                        inward(user(&up(GATEWAY_USER, USER).sequence(2))),
                        inward(user(&up(GATEWAY_USER, USER).sequence(1))),
                    ],
                ]
                .concat(),
            ),
    ]
}

/// A session of acme for a subscriber of ours.
pub fn set_up() -> Vec<Shot> {
    let bearer = gtpv2::group().ebi(5).cause(16).f_teid(2, 5, GATEWAY_USER, HOME);
    let granted = gtpv2::create_session_response()
        .teid(0x1000)
        .sequence(3)
        .cause(16)
        .f_teid(1, 7, GATEWAY, HOME)
        .paa(USER)
        .bearer_context(0, &bearer);
    vec![inward(v2(&create_session().sequence(3))), outward(home(v2(&granted)))]
}

fn delete() -> Vec<Shot> {
    vec![
        inward(v2(&gtpv2::delete_session_request().teid(GATEWAY).sequence(4).ebi(5))),
        outward(home(v2(&gtpv2::delete_session_response().teid(0x1000).sequence(4).cause(16)))),
    ]
}

/// A context of acme for a subscriber of ours.
pub fn context_set_up() -> Vec<Shot> {
    let granted = gtpv1::create_pdp_context_response()
        .teid(0x3000)
        .sequence(3)
        .cause(128)
        .teid_data(GATEWAY_USER)
        .teid_control(GATEWAY)
        .charging_id(1)
        .end_user(USER)
        .gsn_address(HOME)
        .gsn_address(HOME);
    vec![inward(v1(&create_context().sequence(3))), outward(home(v1(&granted)))]
}

/// A user's packet of version 6.
fn six() -> Vec<u8> {
    let [source, destination] = ["2001:db8:5::5", "2001:db8:8::8"]
        .map(|text| text.parse::<std::net::Ipv6Addr>().expect("an address"));
    craft::ip_packet(source, destination, (40_000, 443), b"octets")
}
