//! Forms of known attacks that were tried without knowing the rules, and got through once.

use craft::diameter::{Message, S6A, TGPP, avp, request};
use craft::sctp::{data, ppid, sctp};
use craft::{Frame, gtpu, gtpv2, sccp, tcap};

use crate::bench::{Row, Shot, inward, outward, row};
use crate::map::{opened, opened_for, text};
use crate::sessions::{GATEWAY, GATEWAY_USER, set_up};
use crate::subscribers::{answered, back, cancel, registered_as, update_of};
use crate::world::{
    ACME, ACME_GT, ACME_HOST, ACME_REALM, FOREIGNER, HERE, HOME, HOME_GT, HOME_REALM, OURS, ROAMER,
    SERVER, SGW_USER, STRANGER, TAG, THERE, USER, bearer, chunks, create_session, diameter, imsi,
    inner, invoke, next_tsn, number, s6a, sequence, session_head, ss7, unitdata, update_location,
    user, v2, visited,
};

const DAY_MS: u64 = 86_400_000;

pub fn rows() -> Vec<Row> {
    [titles(), services(), messages(), of_diameter(), sessions(), several()].concat()
}

/// Titles in forms that some nodes read and others do not.
fn titles() -> Vec<Row> {
    let vectors = sequence(&[imsi(0x80, OURS), tcap::tlv(2, &[1])]);
    let asked = |called: &[u8], calling: &[u8]| {
        inward(ss7(&sccp::udt(called, calling, &invoke((14, 3), 56, &vectors))))
    };
    let (ours, theirs) = (sccp::party(HOME_GT, 6), sccp::party(ACME_GT, 7));
    let titled = |head: &[u8], digits: &str| [head, &craft::signals(digits)].concat();
    let refused = |shot: Shot| shot.by("ss7.title-in-another-form");
    let code = [&[0x13, 0xbd, 0x02, 7, 0, 0x11, 4], craft::signals(ACME_GT).as_slice()].concat();
    vec![
        row("SCCP-06")
            .attack([refused(asked(&titled(&[0x06, 6, 0x84], HOME_GT), &theirs))])
            .attack([refused(asked(&titled(&[0x0a, 6, 0], HOME_GT), &theirs))])
            .attack([refused(asked(&titled(&[0x0e, 6, 0, 0x11], HOME_GT), &theirs))])
            .attack([refused(asked(&ours, &titled(&[0x0e, 7, 0, 0x11], ACME_GT)))])
            .attack([refused(asked(&titled(&[0x12, 6, 0, 0x61, 4], HOME_GT), &theirs))])
            .twins([
                asked(&ours, &theirs),
                asked(&titled(&[0x12, 6, 0, 0x61, 4], OURS), &theirs),
                asked(&titled(&[0x12, 6, 0, 0x71, 4], "155500000123456"), &theirs),
            ]),
        row("SIG-03")
            .attack([asked(&ours, &code).by("addresses.sender-not-of-partner")])
            .twins([asked(&ours, &theirs)]),
        row("TCAP-17")
            .attack([inward(extended(140)).flagged("ss7.extension-oversize")])
            .attack([inward(unitdata(
                (7, 6),
                &invoke((1, 3), 2, &located(&tcap::tlv(0x9f7f, &[0; 130]))),
            ))
            .flagged("ss7.extension-oversize")])
            .twins([inward(extended(10)), inward(extended(40))]),
    ]
}

/// Update Location with what a vendor adds.
fn extended(octets: usize) -> Frame {
    let own = [tcap::tlv(6, &[0x2b, 6, 1, 4, 1]), tcap::tlv(4, &vec![0; octets])].concat();
    let extension = sequence(&[tcap::tlv(0xa0, &tcap::tlv(0x30, &own))]);
    unitdata((7, 6), &invoke((1, 3), 2, &located(&extension)))
}

fn located(more: &[u8]) -> Vec<u8> {
    sequence(&[imsi(4, OURS), number(0x81, ACME_GT), number(4, ACME_GT), more.to_vec()])
}

/// Services of somebody who is not ours.
fn services() -> Vec<Row> {
    let service = || sequence(&[tcap::tlv(4, &[0x21])]);
    let ask = |operation: u8, argument: Vec<u8>, whom: &str| {
        let (ssns, message) = opened(operation, &argument, whom);
        inward(unitdata(ssns, &message))
    };
    let by_number = |digits: &str| {
        let (ssns, message) = opened_for(59, &text(), (0x91, digits));
        inward(unitdata(ssns, &message))
    };
    let refused = |shot: Shot| shot.by("ss7.subscriber-not-ours");
    vec![
        row("MAP-35")
            .attack([refused(ask(59, text(), FOREIGNER))])
            .attack([refused(ask(59, text(), ROAMER))])
            .attack([refused(by_number("4917612345678"))])
            .twins([ask(59, text(), OURS), by_number("15550123")]),
        row("MAP-38")
            .attack([11, 14].map(|operation| refused(ask(operation, service(), FOREIGNER))))
            .twins([11, 14].map(|operation| ask(operation, service(), OURS))),
    ]
}

/// Short messages.
fn messages() -> Vec<Row> {
    let to = |whom: &str, content: &[u8]| {
        let argument = sequence(&[imsi(0x80, whom), number(0x84, ACME_GT), tcap::tlv(4, content)]);
        inward(unitdata((8, 8), &invoke((25, 3), 44, &argument)))
    };
    let from = |parts: &[Vec<u8>]| inward(unitdata((8, 8), &invoke((21, 3), 46, &sequence(parts))));
    let plain = || craft::sms::deliver("88317012345", b"hello");
    let mut card = craft::sms::deliver("88317012345", b"\x02\x70\x00card");
    card[0] |= 0x40;
    card[9..11].copy_from_slice(&[0x7f, 0xf6]);
    let mut page = craft::sms::deliver("88317012345", b"\x06\x05\x04\x0b\x84\x23\xf0page");
    page[0] |= 0x40;
    let mut dialled = craft::sms::deliver("0015550199", b"hello");
    dialled[2] = 0x81;
    let sent = || tcap::tlv(4, &crate::sms::submit());
    let nameless = sequence(&[imsi(0x80, OURS), tcap::tlv(4, &plain())]);
    let lookup = |digits: &str| {
        let argument =
            sequence(&[number(0x80, digits), tcap::tlv(0x81, &[0xff]), number(0x82, ACME_GT)]);
        inward(unitdata((8, 6), &invoke((20, 3), 45, &argument)))
    };
    vec![
        row("SMS-01")
            .attack([inward(unitdata((8, 8), &invoke((25, 3), 44, &nameless)))
                .by("ss7.message-centre-not-of-partner")])
            .twins([to(OURS, &plain())]),
        row("SMS-04")
            .attack([inward(asked_at("15550000022")).by("edge.register-asked-directly")])
            .twins([inward(asked_at(HOME_GT)), inward(asked_at("15550123"))]),
        row("SMS-02")
            .attack([lookup("4917612345678").flagged("ss7.number-not-ours")])
            .twins([lookup("15550123")]),
        row("SMS-05")
            .attack([to(OURS, &card).by("sms.silent")])
            .attack([to(OURS, &page).flagged("sms.to-a-port")])
            .twins([to(ROAMER, &card)]),
        row("SMS-06")
            .attack([to(OURS, &dialled).flagged("sms.sender-as-dialled")])
            .twins([to(OURS, &plain())]),
        row("SMS-07")
            .attack([to(OURS, &crate::sms::submit()).by("sms.of-the-other-way")])
            .attack([from(&[
                number(0x84, HOME_GT),
                number(0x82, "15550123"),
                tcap::tlv(4, &plain()),
            ])
            .by("sms.of-the-other-way")])
            .twins([to(OURS, &craft::sms::status_report(1, "88317012345", 0))]),
        row("SMS-08")
            .attack([from(&[number(0x84, HOME_GT), tcap::tlv(0x85, &[]), sent()])
                .by("sms.telephone-not-ours")])
            .attack([from(&[tcap::tlv(0x85, &[]), number(0x82, "15550123"), sent()])
                .by("ss7.message-centre-not-ours")])
            .attack([from(&[
                number(0x84, HOME_GT),
                number(0x82, "15550123"),
                sent(),
                imsi(4, FOREIGNER),
            ])
            .by("sms.telephone-not-ours")])
            .twins([from(&[
                number(0x84, HOME_GT),
                number(0x82, "15550123"),
                sent(),
                imsi(4, OURS),
            ])]),
    ]
}

/// Who shall have a message for a number of ours is asked at that title.
fn asked_at(title: &str) -> Frame {
    let argument =
        sequence(&[number(0x80, "15550123"), tcap::tlv(0x81, &[0xff]), number(0x82, ACME_GT)]);
    let message = invoke((20, 3), 45, &argument);
    ss7(&sccp::udt(&sccp::party(title, 6), &sccp::party(ACME_GT, 8), &message))
}

fn of_diameter() -> Vec<Row> {
    const S6C: u32 = 16_777_312;
    const SGD: u32 = 16_777_313;
    let route = |hops: &[&str]| {
        let message = hops.iter().fold(update_location(), |message, hop| message.text(282, 0, hop));
        inward(diameter(&message.numbers(next_tsn(), next_tsn())))
    };
    let other = |command: u32, application: u32, more: &[Vec<u8>]| {
        let start = request(command, application)
            .numbers(next_tsn(), next_tsn())
            .text(263, 0, &format!("{ACME_HOST};1;2"))
            .from(ACME_HOST, ACME_REALM)
            .text(283, 0, HOME_REALM);
        inward(diameter(&more.iter().fold(start, |message, avp| message.raw(avp))))
    };
    let centre = |digits: &str| avp(3300, TGPP, &craft::tbcd(digits));
    let user_of = |inner: Vec<u8>| avp(3102, TGPP, &inner);
    let msisdn = |digits: &str| avp(701, TGPP, &craft::tbcd(digits));
    let reset = |digits: &str| {
        let message = s6a(322).numbers(next_tsn(), next_tsn());
        inward(diameter(&message.avp(1444, TGPP, digits.as_bytes())))
    };
    let numbered = |message: Message| message.numbers(next_tsn(), next_tsn());
    let twice = [1_u32, 5].iter().fold(s6a(318).text(1, 0, OURS), |message, count| {
        message.group(1408, TGPP, &[avp(1410, TGPP, &count.to_be_bytes())])
    });
    let under = |protocol: u32| {
        let octets = numbered(update_location()).octets();
        inward(chunks(&sctp(TAG).ports(3868, 3868).data(&data(next_tsn(), protocol, &octets))))
    };
    let text = |sender: &str| avp(3301, TGPP, &craft::sms::deliver(sender, b"text"));
    let named = |whom: &str| avp(1, 0, whom.as_bytes());
    vec![
        row("DIA-12")
            .attack([route(&[ACME_HOST, "dra.evil.example"]).flagged("diameter.route-by-others")])
            .twins([route(&[ACME_HOST]), route(&[ACME_HOST, "dra.ipx.example"])]),
        row("DIA-19")
            .attack([reset("00101").by("diameter.subscriber-of-another-home")])
            .twins([reset("90170")]),
        row("DIA-32")
            .attack([inward(diameter(&twice.raw(&visited("901-70"))))
                .because(inspect::Reason::DIAMETER_MALFORMED)])
            .twins([inward(diameter(&numbered(update_location())))]),
        row("DIA-25")
            .attack([inward(diameter(&numbered(update_location()).avp(
                1489,
                TGPP,
                &craft::tbcd("491710000001"),
            )))
            .by("diameter.message-centre-not-of-partner")])
            .attack([other(8_388_647, S6C, &[named(FOREIGNER), centre(ACME_GT)])
                .by("diameter.subscriber-not-ours")])
            .attack([other(8_388_647, S6C, &[msisdn("4917612345678"), centre(ACME_GT)])
                .flagged("diameter.number-not-ours")])
            .attack([other(8_388_648, S6C, &[user_of(named(OURS)), centre(HOME_GT)])
                .by("diameter.our-subscriber-by-a-foreign-home")])
            .attack([other(8_388_645, SGD, &[centre(HOME_GT), user_of(msisdn("4917612345678"))])
                .by("diameter.subscriber-not-ours")])
            .attack([other(8_388_646, SGD, &[named(ROAMER), centre(ACME_GT), text("15550199")])
                .by("diameter.sender-of-ours")])
            .twins([
                other(8_388_647, S6C, &[msisdn("15550123"), centre(ACME_GT)]),
                other(8_388_648, S6C, &[user_of(msisdn("88317012345")), centre(HOME_GT)]),
                other(8_388_645, SGD, &[centre(HOME_GT), user_of(msisdn("15550123"))]),
                other(8_388_646, SGD, &[named(ROAMER), centre(ACME_GT), text("88317012345")]),
            ]),
        row("SCTP-07")
            .attack([under(47).by("sctp.payload-of-another-protocol")])
            .twins([under(ppid::DIAMETER), under(0)]),
        row("N32-07")
            .attack([inward(diameter(
                &s6a(316).text(1, 0, OURS).numbers(next_tsn(), next_tsn()).raw(&visited("901-79")),
            ))
            .flagged("edge.served-by-5g-alone")])
            .twins([inward(diameter(&numbered(update_location()))), inward(v2(&create_session()))]),
    ]
}

fn sessions() -> Vec<Row> {
    let of_bearer = |kind: u8| {
        let group = gtpv2::group().ebi(5).f_teid(2, kind, 0x1001, ACME).qos(9, 8);
        inward(v2(&session_head().apn("internet").bearer_context(0, &group)))
    };
    let set = |node: std::net::Ipv4Addr| {
        let octets = [&[1], node.octets().as_slice(), &[0, 1]].concat();
        inward(v2(&create_session().ie(132, &octets)))
    };
    let through = |address: &str| {
        let address: std::net::Ipv6Addr = address.parse().expect("an address");
        inward(user(&gtpu::gpdu(0x2001, &six(address))))
    };
    let up = || inward(user(&gtpu::gpdu(GATEWAY_USER, &inner(USER, SERVER, (40_000, 443)))));
    let packet = |pause_ms: u64| {
        let octets = inner(USER, SERVER, (40_000, 443));
        inward(user(&gtpu::gpdu(0x2001, &octets)).ip(THERE.address, HOME)).after_ms(pause_ms)
    };
    let change = |sequence: u32| {
        inward(v2(&gtpv2::modify_bearer_request().teid(GATEWAY).sequence(sequence)))
    };
    let later = |shots: Vec<Shot>| [set_up(), shots].concat();
    vec![
        row("GTPC2-07")
            .attack([of_bearer(6).by("gtp.endpoint-of-another-interface")])
            .twins([of_bearer(SGW_USER)]),
        row("GTPC2-10")
            .attack([set(STRANGER).flagged("gtp.connection-set-planted")])
            .twins([set(ACME)]),
        row("GTPC2-32")
            .attack([inward(v2(&create_session().indication(&[0, 0x40, 0])))
                .by("gtp.subscriber-not-authenticated")])
            .twins([inward(v2(&create_session().indication(&[0, 0, 0])))]),
        row("GTPU-03")
            .attack([through("64:ff9b::a0a:1").by("edge.user-traffic-by-translation")])
            .twins([through("64:ff9b::808:808")]),
        row("GTPU-17")
            .attack((0..1100).map(|place| {
                let shot = packet(0);
                if place < 1000 { shot } else { shot.because(inspect::Reason::CAP) }
            }))
            .twin((0..900).map(|_| packet(0)))
            .twin((0..1100).map(|_| packet(2))),
        row("GTPC2-29")
            .attack(later(vec![
                up().after_ms(25 * DAY_MS),
                change(7).after_ms(20 * DAY_MS),
                up(),
                change(8).after_ms(20 * DAY_MS).flagged("gtp.tunnel-immortal"),
            ]))
            .twin(later(vec![up().after_ms(12 * DAY_MS), change(7).after_ms(12 * DAY_MS)])),
        row("X-12")
            .attack(
                [
                    registered_as(HERE, OURS),
                    later(vec![up(), cancel(HERE), up().after_ms(1000)]),
                    vec![up().after_ms(90_000).any(), up().flagged("gtp.tunnel-abandoned")],
                ]
                .concat(),
            )
            .attack(
                [
                    registered_as(HERE, OURS),
                    later(vec![inward(HERE.diameter(&HERE.s6a(321, OURS)))]),
                    vec![up().after_ms(90_000).any(), up().flagged("gtp.tunnel-abandoned")],
                ]
                .concat(),
            )
            .twin(
                [
                    registered_as(HERE, OURS),
                    later(vec![up(), cancel(HERE), up().after_ms(5_000), up().after_ms(5_000)]),
                ]
                .concat(),
            )
            .twin(
                [
                    registered_as(HERE, OURS),
                    later(vec![up(), cancel(HERE)]),
                    again(),
                    vec![up().after_ms(90_000), up()],
                ]
                .concat(),
            ),
    ]
}

/// The subscriber registers once more.
fn again() -> Vec<Shot> {
    let request = update_of(HERE, OURS);
    let answer = answered(&request);
    vec![inward(HERE.diameter(&request)), outward(back(HERE, &answer))]
}

/// A user's datagram of version 6.
fn six(to: std::net::Ipv6Addr) -> Vec<u8> {
    let from: std::net::Ipv6Addr = "2001:db8:99::5".parse().expect("an address");
    craft::ip_packet(from, to, (40_000, 443), b"octets of a user")
}

/// One subscriber in several protocols.
fn several() -> Vec<Row> {
    let cancelled = |command: u32| {
        let message = request(command, S6A)
            .numbers(next_tsn(), next_tsn())
            .text(263, 0, &format!("{ACME_HOST};1;2"))
            .from(ACME_HOST, ACME_REALM)
            .text(283, 0, HOME_REALM)
            .text(1, 0, OURS);
        inward(diameter(&message)).by("diameter.our-subscriber-by-a-foreign-home")
    };
    let place = sequence(&[imsi(0x80, OURS), tcap::tlv(0xa2, &tcap::tlv(0x80, &[]))]);
    let placed = || {
        inward(unitdata((6, 7), &invoke((28, 3), 70, &place)))
            .by("ss7.our-subscriber-by-a-foreign-home")
    };
    let session = || inward(v2(&create_session()));
    let foreign = inward(v2(&gtpv2::create_session_request()
        .imsi(OURS)
        .rat(6)
        .serving_network("262-01")
        .f_teid(0, 6, 0x1000, ACME)
        .apn("internet")
        .bearer_context(0, &bearer())
        .sequence(77)))
    .by("gtp.serving-network-not-of-partner");
    vec![
        row("X-10")
            .attack([cancelled(317), placed(), session().flagged("subscriber.attacked-on-several")])
            .attack([
                foreign,
                cancelled(317),
                inward(unitdata((7, 6), &invoke((1, 3), 2, &located(&[]))))
                    .flagged("subscriber.attacked-on-several"),
            ])
            .twin([cancelled(317), cancelled(319), session()])
            .twin([cancelled(317), placed(), session().after_ms(2 * 3_600_000)]),
    ]
}
