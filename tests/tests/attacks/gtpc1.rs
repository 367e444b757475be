//! GTPv1-C on Gp, GTPv0 and GTP'.

use std::net::Ipv4Addr;

use craft::gtpv1::{self, Message};
use craft::{Frame, gtpv0};
use inspect::Reason;

use crate::bench::{Row, inward, outward, row};
use crate::world::{
    ACME, ACME_OTHER, BRAVO, FOREIGNER, HOME, OURS, STRANGER, create_context, home, udp, v1,
};

pub fn rows() -> Vec<Row> {
    [identities(), procedures(), encoding(), policy(), versions()].concat()
}

fn identities() -> Vec<Row> {
    vec![
        row("GTPC1-01")
            .attack([inward(v1(&create_context()).ip(STRANGER, HOME)).by("baseline.stranger")])
            .attack([inward(v1(&context(FOREIGNER, "901-70", ACME))).by("gtp.imsi-not-of-partner")])
            .attack([
                inward(v1(&context(OURS, "901-70", STRANGER))).by("gtp.endpoint-not-of-partner")
            ])
            .attack([inward(v1(&context(OURS, "901-70", BRAVO))).by("gtp.endpoint-not-of-partner")])
            .twins([
                inward(v1(&create_context())),
                inward(v1(&context(OURS, "901-70", ACME_OTHER))),
            ]),
        row("GTPC1-16")
            .attack([inward(v1(&address([10, 10, 0, 9]))).by("gtp.user-address-of-our-nodes")])
            .attack([inward(v1(&address([127, 0, 0, 1]))).by("gtp.user-address-impossible")])
            .twins([inward(v1(&create_context())), inward(v1(&address([10, 99, 0, 5])))]),
        row("GTPC1-17")
            .attack([
                inward(v1(&context(OURS, "262-01", ACME))).by("gtp.serving-network-not-of-partner")
            ])
            .attack([inward(v1(&create_context().uli(0, "262-01", 1, 1)))
                .by("gtp.location-not-of-partner")])
            .attack([inward(v1(&create_context().rat(3))).by("gtp.radio-access-not-agreed")])
            .twins([inward(v1(&create_context().rat(1).uli(0, "901-70", 1, 1)))]),
    ]
}

fn procedures() -> Vec<Row> {
    let others = |kinds: &[u8]| -> Vec<_> {
        let one =
            |kind: &u8| inward(v1(&gtpv1::message(*kind).teid(7))).by("validate.gtpv1-not-on-gp");
        kinds.iter().map(one).collect()
    };
    vec![
        row("GTPC1-04").attack(others(&[27, 28, 29, 30])).twins([inward(v1(&create_context()))]),
        row("GTPC1-05")
            .attack(others(&[48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 70]))
            .twins([inward(v1(&create_context()))]),
        row("GTPC1-06")
            .attack(others(&[32, 33, 34, 35, 36, 37]))
            .twins([inward(v1(&create_context()))]),
        row("GTPC1-19")
            .attack(others(&[61, 62, 96, 100, 112, 121]))
            .twins([inward(v1(&create_context()))]),
        row("GTPC1-07")
            .attack([inward(v1(&gtpv1::create_pdp_context_request()
                .imsi(OURS)
                .teid_data(1)
                .nsapi(5)
                .gsn_address(ACME)
                .gsn_address(ACME)))
            .by("validate.gtpv1-mandatory")])
            .attack([inward(v1(&gtpv1::delete_pdp_context_request().teid(7).teardown(true)))
                .by("validate.gtpv1-mandatory")])
            .attack([inward(v1(&gtpv1::update_pdp_context_response().teid(7)))
                .by("validate.gtpv1-mandatory")])
            .attack([inward(v1(&gtpv1::echo_response())).by("validate.gtpv1-mandatory")])
            .twins([
                inward(v1(&create_context())),
                inward(v1(&delete())),
                inward(v1(&gtpv1::echo_response().recovery(1))),
            ]),
        row("GTPC1-23")
            .attack([inward(v1(&delete().teid(0))).by("gtp.session-message-without-tunnel")])
            .attack([inward(v1(&update().teid(0))).by("gtp.session-message-without-tunnel")])
            .twins([inward(v1(&create_context())), inward(v1(&delete()))]),
    ]
}

fn encoding() -> Vec<Row> {
    vec![
        row("GTPC1-08")
            .attack([inward(v1(&create_context().imsi(OURS))).by("validate.gtpv1-order")])
            .attack([inward(v1(&gtpv1::delete_pdp_context_request()
                .teid(7)
                .nsapi(5)
                .teardown(true)))
            .by("validate.gtpv1-order")])
            .twins([
                inward(v1(&create_context())),
                inward(v1(&delete().private_extension(9, b"x"))),
            ]),
        row("GTPC1-09")
            .attack([inward(v1(&create_context().ie_with_length(255, 900, &[0, 9])))
                .because(Reason::GTP_ELEMENT)])
            .attack([inward(v1(&gtpv1::delete_pdp_context_request().teid(7).tv(99, &[5])))
                .because(Reason::GTP_ELEMENT)])
            .twins([inward(v1(&create_context().tlv(240, &[1, 2, 3])))]),
        row("GTPC1-10")
            .attack([inward(v1(&delete().without_sequence())).by("gtp.header-flags")])
            .attack([inward(v1(&delete().npdu(1))).by("gtp.header-flags")])
            .attack([inward(v1(&delete().prime())).because(Reason::GTP_MALFORMED)])
            .attack([inward(v1(&delete().version(3))).because(Reason::GTP_MALFORMED)])
            .twins([inward(v1(&delete().extension(0x02, &[0, 0])))]),
        row("GTPC1-14")
            .attack([inward(v1(&create_context().private_extension(9, &[0x41; 400])))
                .flagged("gtp.element-oversize")])
            .twins([inward(v1(&create_context().private_extension(9, b"vendor")))]),
        row("GTPC1-21")
            .attack([
                inward(v1(&delete().extension(0x85, &[0, 5]))).by("gtp.extension-header-unknown")
            ])
            .attack([
                inward(v1(&delete().extension(0xe0, &[0, 5]))).by("gtp.extension-header-unknown")
            ])
            .attack([inward(
                v1(&(0..9).fold(delete(), |message, _| message.extension(2, &[0, 0]))),
            )
            .because(Reason::GTP_MALFORMED)])
            .twins([inward(v1(&delete().extension(0x02, &[0, 0])))]),
    ]
}

fn policy() -> Vec<Row> {
    vec![
        row("GTPC1-15")
            .attack([inward(v1(&access("corporate.secret", 0))).by("edge.access-point-not-agreed")])
            .attack([inward(v1(&access("internet.mnc001.mcc262.gprs", 0)))
                .by("edge.access-point-not-agreed")])
            .attack([inward(v1(&access("ims", 1))).by("edge.access-point-not-verified")])
            .twins([inward(v1(&access("InterNet.MNC001.mcc001.gprs", 0)))]),
        row("GTPC1-24")
            .attack([
                inward(v1(&create_context().tlv(182, &[1]))).by("gtp.direct-tunnel-from-outside")
            ])
            .twins([inward(v1(&create_context()))]),
    ]
}

fn versions() -> Vec<Row> {
    let v0 = |kind: u8| -> Frame { udp(3386, &gtpv0::message(kind).tunnel(OURS, 5).octets()) };
    let prime = |kind: u8| -> Frame { udp(3386, &prime_message(kind)) };
    vec![
        row("GTPV0-01")
            .attack([1, 16, 17].map(|kind| inward(v0(kind)).by("baseline.gtp-version-0")))
            .twins([inward(v1(&create_context()))]),
        row("GTPV0-02")
            .attack([18, 20].map(|kind| inward(v0(kind)).by("baseline.gtp-version-0")))
            .twins([inward(v1(&delete()))]),
        row("GTPP-01")
            .attack(
                [4, 5, 6, 7, 240, 241]
                    .map(|kind| inward(prime(kind)).by("baseline.charging-from-outside")),
            )
            .twins([inward(v1(&create_context()))]),
        row("GTPP-02")
            .attack([inward(udp(3386, &[&prime_message(240)[..], &[126, 3]].concat()))
                .because(Reason::GTP_MALFORMED)])
            .twins([outward(home(v1(&gtpv1::echo_request())))]),
        row("GTPP-03")
            .attack([inward(v1(&gtpv1::echo_request().prime())).because(Reason::GTP_MALFORMED)])
            .attack([inward(udp(2152, &gtpv1::echo_request().prime().octets()))
                .because(Reason::GTP_MALFORMED)])
            .twins([inward(v1(&gtpv1::echo_request()))]),
    ]
}

/// GTP' with a header of six octets (TS 32.295 §6.1.1).
fn prime_message(kind: u8) -> Vec<u8> {
    vec![0x4e, kind, 0, 0, 0, 1]
}

fn context(imsi: &str, network: &str, node: Ipv4Addr) -> Message {
    gtpv1::create_pdp_context_request()
        .imsi(imsi)
        .rai(network, 1, 1)
        .selection_mode(0)
        .teid_data(0x3001)
        .teid_control(0x3000)
        .nsapi(5)
        .end_user_dynamic()
        .apn("internet")
        .gsn_address(node)
        .gsn_address(node)
        .qos()
}

fn address(user: [u8; 4]) -> Message {
    gtpv1::create_pdp_context_request()
        .imsi(OURS)
        .teid_data(0x3001)
        .teid_control(0x3000)
        .nsapi(5)
        .end_user(user.into())
        .apn("internet")
        .gsn_address(ACME)
        .gsn_address(ACME)
        .qos()
}

fn access(name: &str, mode: u8) -> Message {
    gtpv1::create_pdp_context_request()
        .imsi(OURS)
        .selection_mode(mode)
        .teid_data(0x3001)
        .teid_control(0x3000)
        .nsapi(5)
        .end_user_dynamic()
        .apn(name)
        .gsn_address(ACME)
        .gsn_address(ACME)
        .qos()
}

fn delete() -> Message {
    gtpv1::delete_pdp_context_request().teid(7).teardown(true).nsapi(5)
}

fn update() -> Message {
    gtpv1::update_pdp_context_request()
        .teid(7)
        .teid_data(0x3001)
        .nsapi(5)
        .gsn_address(ACME)
        .gsn_address(ACME)
        .qos()
}
