//! GTPv2-C on S8.

use std::net::Ipv4Addr;

use craft::gtpv2::{self, Message};
use craft::{Frame, frame, gtpv1};
use inspect::Reason;

use crate::bench::{Row, inward, outward, row};
use crate::world::{
    ACME, ACME_OTHER, BRAVO, FOREIGNER, HOME, OURS, SGW_CONTROL, SGW_USER, STRANGER, bearer,
    create_session, home, session_head, udp, v2,
};

pub fn rows() -> Vec<Row> {
    [identities(), procedures(), encoding(), policy()].concat()
}

fn identities() -> Vec<Row> {
    vec![
        row("GTPC2-02")
            .attack([inward(v2(&without(83)
                .serving_network("262-01")
                .apn("internet")
                .bearer_context(0, &bearer())))
            .by("gtp.serving-network-not-of-partner")])
            .attack([inward(v2(&modify().serving_network("901-71")))
                .by("gtp.serving-network-not-of-partner")])
            .twins([
                inward(v2(&create_session())),
                inward(v2(&modify().serving_network("901-70"))),
            ]),
        row("GTPC2-03")
            .attack([inward(v2(&subscriber(FOREIGNER))).by("gtp.imsi-not-of-partner")])
            .attack([inward(v2(&subscriber("901710123456789"))).by("gtp.imsi-not-of-partner")])
            .attack([inward(v2(&subscriber("12345"))).because(Reason::GTP_ELEMENT)])
            .attack([inward(v2(&odd_filler())).because(Reason::GTP_ELEMENT)])
            .twins([inward(v2(&subscriber(OURS)))]),
        row("GTPC2-06")
            .attack([inward(v2(&endpoint(STRANGER))).by("gtp.endpoint-not-of-partner")])
            .attack([inward(v2(&endpoint(HOME))).by("gtp.endpoint-not-of-partner")])
            .attack([inward(v2(&endpoint(BRAVO))).by("gtp.endpoint-not-of-partner")])
            .attack([inward(v2(&endpoint(Ipv4Addr::LOCALHOST))).by("gtp.endpoint-not-of-partner")])
            .attack([inward(v2(&user_endpoint(STRANGER))).by("gtp.endpoint-not-of-partner")])
            .attack([inward(v2(&modify()
                .bearer_context(0, &gtpv2::group().ebi(5).f_teid(1, SGW_USER, 9, STRANGER))))
            .by("gtp.endpoint-not-of-partner")])
            .attack([inward(v2(&bearer_answer(STRANGER))).by("gtp.endpoint-not-of-partner")])
            .attack([
                inward(v2(&create_session_at(&[0xc6], STRANGER))).by("gtp.endpoint-not-of-partner")
            ])
            .twins([
                inward(v2(&endpoint(ACME_OTHER))),
                inward(v2(&user_endpoint(ACME_OTHER))),
                inward(v2(&create_session_at(&[0xc6], ACME))),
            ]),
        row("GTPC2-07")
            .attack([inward(v2(&interface(10))).by("gtp.endpoint-of-another-interface")])
            .attack([inward(v2(&interface(12))).by("gtp.endpoint-of-another-interface")])
            .attack([inward(v2(&interface(7))).by("gtp.endpoint-of-another-interface")])
            .twins([inward(v2(&interface(SGW_CONTROL)))]),
        row("GTPC2-10")
            .attack([inward(v2(&set(101, BRAVO))).by("gtp.connection-set-of-another")])
            .attack([inward(v2(&set(200, HOME))).by("gtp.connection-set-of-another")])
            .twins([inward(v2(&set(101, ACME))), inward(v2(&set(200, ACME_OTHER)))]),
        row("GTPC2-25")
            .attack([
                inward(v2(&create_session().uli("262-01", 1, 1))).by("gtp.location-not-of-partner")
            ])
            .twins([inward(v2(&create_session().uli("901-70", 1, 1)))]),
    ]
}

/// The endpoint of control in both versions of IP, the later as the earlier is written in it (RFC 4291 §2.5.5.2).
fn create_session_at(flags: &[u8], other: Ipv4Addr) -> Message {
    let mapped = other.to_ipv6_mapped().octets();
    let content = [flags, &[0, 0, 0, 1], &ACME.octets(), &mapped].concat();
    let start = gtpv2::create_session_request().imsi(OURS).rat(6).serving_network("901-70");
    start.ie(87, &content).apn("internet").bearer_context(0, &bearer())
}

fn procedures() -> Vec<Row> {
    let foreign = [25, 70, 103, 128, 130, 133, 139, 149, 160, 166, 170, 176, 179, 211, 231, 240];
    let others = foreign
        .map(|kind| inward(v2(&gtpv2::message(kind).teid(7))).by("validate.gtpv2-not-on-s8"));
    vec![
        row("GTPC2-08")
            .attack(others)
            .attack([inward(v2(&gtpv2::message(250).teid(7))).because(Reason::DEFAULT)])
            .twins([
                inward(v2(&gtpv2::change_notification_request().teid(7).rat(6))),
                inward(v2(&gtpv2::suspend_notification().teid(7))),
                inward(v2(&gtpv2::resume_notification().teid(7).imsi(OURS))),
            ]),
        row("GTPC2-11")
            .attack([inward(v2(&session_head().bearer_context(0, &bearer())))
                .by("validate.gtpv2-mandatory")])
            .attack([inward(v2(&session_head().apn("internet"))).by("validate.gtpv2-mandatory")])
            .attack([inward(v2(&session_head()
                .apn("internet")
                .bearer_context(0, &gtpv2::group().ebi(5))))
            .by("validate.gtpv2-mandatory")])
            .attack([inward(v2(&gtpv2::create_bearer_response().teid(7).cause(16)))
                .by("validate.gtpv2-mandatory")])
            .attack([inward(v2(&gtpv2::bearer_resource_command().teid(7).ebi(5)))
                .by("validate.gtpv2-mandatory")])
            .attack([inward(v2(&gtpv2::echo_request())).by("validate.gtpv2-mandatory")])
            .twins([
                inward(v2(&create_session())),
                inward(v2(&modify())),
                inward(v2(&gtpv2::delete_session_request().teid(7))),
            ]),
        row("GTPC2-12")
            .attack([inward(v2(&create_session().imsi(OURS))).by("validate.gtpv2-repeated")])
            .attack([inward(v2(&create_session().apn("internet"))).by("validate.gtpv2-repeated")])
            .attack([inward(v2(&session_head()
                .apn("internet")
                .bearer_context(0, &bearer().ebi(6))))
            .by("validate.gtpv2-repeated")])
            .twins([
                inward(v2(&create_session().bearer_context(0, &gtpv2::group().ebi(6).qos(9, 8)))),
                inward(v2(&create_session().instance(71, 1, &craft::apn("internet")))),
            ]),
        row("GTPC2-16")
            .attack([inward(v2(&modify().piggyback(&gtpv2::delete_session_request().teid(9))))
                .because(Reason::GTP_PIGGYBACK)])
            .attack([inward(v2(&bearer_answer(ACME).piggyback(&modify().piggyback(&modify()))))
                .because(Reason::GTP_PIGGYBACK)])
            .twin([
                outward(home(v2(&bearer_request()))),
                inward(v2(&bearer_answer(ACME).piggyback(&modify()))),
            ])
            .twin([outward(home(v2(&granted().piggyback(&bearer_request()))))]),
        row("GTPC2-18")
            .attack([
                inward(v2(&gtpv2::echo_request().recovery(1).apn("ls"))).by("gtp.echo-as-carrier")
            ])
            .attack([inward(v2(&gtpv2::echo_request()
                .recovery(1)
                .private_extension(9, &[0x41; 300])))
            .by("gtp.echo-as-carrier")])
            .attack([inward(v2(&gtpv2::echo_request().recovery(1).trailing(b"id; uname -a")))
                .because(Reason::GTP_MALFORMED)])
            .attack([inward(udp(
                2123,
                &gtpv1::echo_request().private_extension(9, &[0x41; 300]).octets(),
            ))
            .by("gtp.echo-as-carrier")])
            .twins([
                inward(v2(&gtpv2::echo_request()
                    .recovery(1)
                    .ie(152, &[1])
                    .private_extension(9, b"vendor"))),
                inward(udp(2123, &gtpv1::echo_request().octets())),
            ]),
        row("GTPC2-35")
            .attack([inward(v2(&gtpv2::trace_session_activation().teid(0).imsi(OURS)))
                .by("gtp.trace-from-outside")])
            .attack([inward(v2(&gtpv2::trace_session_deactivation().teid(0)))
                .by("gtp.trace-from-outside")])
            .twins([inward(v2(&modify()))]),
    ]
}

fn encoding() -> Vec<Row> {
    vec![
        row("GTPC2-13")
            .attack([inward(v2(&create_session().ie_with_length(1, 99, &[0x62])))
                .because(Reason::GTP_ELEMENT)])
            .attack([inward(v2(&session_head()
                .apn("internet")
                .bearer_context(0, &gtpv2::group().ie_with_length(73, 90, &[5]))))
            .because(Reason::GTP_ELEMENT)])
            .attack([inward(v2(&create_session().ie(82, &[]))).because(Reason::GTP_ELEMENT)])
            .twins([inward(v2(&without(82)
                .ie(82, &[6, 0, 0])
                .apn("internet")
                .bearer_context(0, &bearer())))]),
        row("GTPC2-14")
            .attack([inward(v2(&create_session().ie(4, &[1]))).by("gtp.element-reserved")])
            .attack([inward(v2(&create_session().ie(0, &[1]))).by("gtp.element-reserved")])
            .twins([inward(v2(&create_session().ie(239, &[1])))]),
        row("GTPC2-15")
            .attack([inward(v2(&modify().trailing(&[0; 4]))).because(Reason::GTP_MALFORMED)])
            .attack([inward(v2(&modify().length(4))).because(Reason::GTP_MALFORMED)])
            .attack([inward(v2(&modify().without_teid())).because(Reason::GTP_MALFORMED)])
            .twins([inward(v2(&modify()).padding(6))]),
        row("GTPC2-27")
            .attack([inward(udp(2152, &create_session().octets())).because(Reason::GTP_MALFORMED)])
            .attack([inward(udp(2123, &craft::gtpu::gpdu(1, &[]).octets())).by("gtp.header-flags")])
            .attack([
                inward(ports(2123, 40_000, &create_session())).by("gtp.request-to-another-port")
            ])
            .twins([
                inward(ports(40_000, 2123, &create_session())),
                outward(home(ports(2123, 40_000, &granted()))),
            ]),
        row("GTPC2-37")
            .attack([inward(v2(&session_head()
                .apn("internet")
                .bearer_context(0, &gtpv2::group().ebi(0).qos(9, 8))))
            .by("gtp.bearer-reserved")])
            .attack([inward(v2(&gtpv2::delete_session_request().teid(7).ebi(0)))
                .by("gtp.bearer-reserved")])
            .twins([
                inward(v2(&session_head()
                    .apn("internet")
                    .bearer_context(0, &gtpv2::group().ebi(15).qos(9, 8)))),
                outward(home(v2(&bearer_request()))),
            ]),
        row("GTPC2-41")
            .attack([inward(v2(&modify().priority(0))).by("gtp.priority-from-outside")])
            .twins([inward(v2(&modify()))]),
        row("GTPC2-42")
            .attack([inward(v2(&modify().teid(0))).by("gtp.session-message-without-tunnel")])
            .attack([inward(v2(&gtpv2::delete_session_request().teid(0).ebi(5)))
                .by("gtp.session-message-without-tunnel")])
            .twins([inward(v2(&create_session().teid(0))), inward(v2(&modify()))]),
    ]
}

fn policy() -> Vec<Row> {
    vec![
        row("GTPC2-22")
            .attack([inward(v2(&apn("corporate.secret"))).by("edge.access-point-not-agreed")])
            .attack([
                inward(v2(&apn("internet.mnc001.mcc262.gprs"))).by("edge.access-point-not-agreed")
            ])
            .attack([inward(v2(&session_head()
                .ie(71, b"\x0binternet.ex")
                .bearer_context(0, &bearer())))
            .because(Reason::GTP_ELEMENT)])
            .twins([inward(v2(&apn("InterNet"))), inward(v2(&apn("internet.mnc001.mcc001.gprs")))]),
        row("GTPC2-23")
            .attack([inward(v2(&rat(3))).by("gtp.radio-access-not-agreed")])
            .attack([inward(v2(&rat(77))).by("gtp.radio-access-not-agreed")])
            .twins([inward(v2(&rat(6))), inward(v2(&rat(8)))]),
        row("GTPC2-24")
            .attack([inward(v2(&create_session().pdn_type(1).paa(Ipv4Addr::new(10, 10, 0, 9))))
                .by("gtp.user-address-of-our-nodes")])
            .attack([inward(v2(&create_session().pdn_type(1).paa(Ipv4Addr::new(127, 0, 0, 1))))
                .by("gtp.user-address-impossible")])
            .twins([
                inward(v2(&create_session().pdn_type(1).paa(Ipv4Addr::UNSPECIFIED))),
                inward(v2(&create_session().pdn_type(1).paa(Ipv4Addr::new(10, 99, 0, 5)))),
            ]),
        row("GTPC2-31")
            .attack([inward(v2(&create_session().ambr(90_000_000, 90_000_000)))
                .flagged("gtp.rate-not-agreed")])
            .twins([inward(v2(&create_session().ambr(50_000, 100_000)))]),
        row("GTPC2-32")
            .attack([inward(v2(&modify().indication(&[0x08, 0, 0])))
                .flagged("gtp.indication-of-another-interface")])
            .twins([inward(v2(&modify().indication(&[0x20, 0, 0])))]),
        row("GTPC2-36")
            .attack([inward(v2(&create_session().charging_characteristics(0x0400)))
                .flagged("edge.charging-not-agreed")])
            .twins([inward(v2(&create_session().charging_characteristics(0x0800)))]),
        row("GTPC2-43")
            .attack([inward(v2(&create_session().private_extension(9, &[0x41; 400])))
                .flagged("gtp.element-oversize")])
            .attack([
                inward(v2(&create_session().ie(78, &[0x80; 300]))).flagged("gtp.element-oversize")
            ])
            .twins([inward(v2(&create_session().ie(78, &[0x80; 60])))]),
    ]
}

/// A create request before access point and bearer, without one of its elements.
/// A message about the sessions of a node (TS 29.274 §8.62): one set, named by its address.
fn set(kind: u8, node: Ipv4Addr) -> Message {
    let element = [&[1], node.octets().as_slice(), &[0, 1]].concat();
    gtpv2::message(kind).sequence(kind.into()).ie(132, &element)
}

fn without(kind: u8) -> Message {
    let start = gtpv2::create_session_request().imsi(OURS).f_teid(0, SGW_CONTROL, 0x1000, ACME);
    let start = if kind == 82 { start } else { start.rat(6) };
    if kind == 83 { start } else { start.serving_network("901-70") }
}

fn subscriber(imsi: &str) -> Message {
    gtpv2::create_session_request()
        .imsi(imsi)
        .rat(6)
        .serving_network("901-70")
        .f_teid(0, SGW_CONTROL, 0x1000, ACME)
        .apn("internet")
        .bearer_context(0, &bearer())
}

/// A filler stands in the middle of the digits.
fn odd_filler() -> Message {
    without(0).raw(&[]).ie(1, &[0x00, 0xf1, 0x10, 0x32, 0x54, 0x76, 0x98, 0xf0])
}

fn endpoint(address: Ipv4Addr) -> Message {
    gtpv2::create_session_request()
        .imsi(OURS)
        .rat(6)
        .serving_network("901-70")
        .f_teid(0, SGW_CONTROL, 0x1000, address)
        .apn("internet")
        .bearer_context(0, &bearer())
}

fn user_endpoint(address: Ipv4Addr) -> Message {
    let bearer = gtpv2::group().ebi(5).f_teid(2, SGW_USER, 0x1001, address).qos(9, 8);
    session_head().apn("internet").bearer_context(0, &bearer)
}

fn interface(kind: u8) -> Message {
    gtpv2::create_session_request()
        .imsi(OURS)
        .rat(6)
        .serving_network("901-70")
        .f_teid(0, kind, 0x1000, ACME)
        .apn("internet")
        .bearer_context(0, &bearer())
}

fn apn(name: &str) -> Message {
    session_head().apn(name).bearer_context(0, &bearer())
}

fn rat(kind: u8) -> Message {
    without(82).rat(kind).apn("internet").bearer_context(0, &bearer())
}

fn modify() -> Message {
    gtpv2::modify_bearer_request().teid(0x2000)
}

fn bearer_request() -> Message {
    gtpv2::create_bearer_request()
        .teid(0x1000)
        .ebi(5)
        .bearer_context(0, &gtpv2::group().ebi(0).qos(9, 8))
}

fn bearer_answer(user: Ipv4Addr) -> Message {
    let bearer = gtpv2::group().ebi(6).cause(16).f_teid(2, SGW_USER, 0x1002, user);
    gtpv2::create_bearer_response().teid(0x2000).cause(16).bearer_context(0, &bearer)
}

fn granted() -> Message {
    let bearer = gtpv2::group().ebi(5).cause(16).f_teid(2, 5, 0x2001, HOME);
    gtpv2::create_session_response()
        .teid(0x1000)
        .cause(16)
        .f_teid(1, 7, 0x2000, HOME)
        .bearer_context(0, &bearer)
}

fn ports(source: u16, destination: u16, message: &Message) -> Frame {
    frame().ip(ACME, HOME).udp(source, destination).payload(&message.octets())
}
