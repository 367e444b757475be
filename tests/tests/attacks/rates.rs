//! Too much of what would be legitimate once.

use craft::sctp::sctp;
use craft::{Frame, diameter, gtpu, gtpv1, gtpv2, sccp, sigtran, tcap};

use crate::bench::{Row, Shot, inward, row};
use crate::world::{
    ACME_GT, ACME_HOST, ACME_REALM, HOME_GT, OURS, TAG, chunks, create_session, imsi, m3ua, number,
    s6a, sequence, ss7, unitdata, user, v1, v2, visited,
};

pub fn rows() -> Vec<Row> {
    [gtp(), ss7_rows(), diameter_rows()].concat()
}

/// So many frames at once, of which the last is too much; and a few, which are not.
fn flood(row: Row, rule: &'static str, count: u32, frame: impl Fn(u32) -> Frame) -> Row {
    let shots: Vec<Shot> = (0..count).map(|place| inward(frame(place)).after_ms(0).any()).collect();
    let last = inward(frame(count)).after_ms(0).by(rule);
    row.attack(shots.into_iter().chain([last])).twin([0, 1].map(|place| inward(frame(place))))
}

/// So many frames, each that many milliseconds after the one before, of which the last is one too many; and a few, which
/// are not.
fn slowly(
    row: Row,
    rule: &'static str,
    count: u32,
    pause_ms: u64,
    frame: impl Fn(u32) -> Frame,
) -> Row {
    let shot = |place| inward(frame(place)).after_ms(pause_ms);
    let shots: Vec<Shot> = (0..count).map(|place| shot(place).any()).collect();
    row.attack(shots.into_iter().chain([shot(count).by(rule)])).twin((0..30).map(shot))
}

fn gtp() -> Vec<Row> {
    let echo = |place: u32| v2(&gtpv2::echo_request().sequence(place).recovery(1));
    let create = |place: u32| v2(&create_session().sequence(place));
    let many = |place: u32| v2(&subscriber(place));
    let stale = |place: u32| {
        v2(&gtpv2::delete_session_request().teid(0x5000 + place).sequence(place).ebi(5))
    };
    vec![
        flood(row("GTPC2-17"), "limit.gtp-echo", 40, echo),
        flood(row("GTPU-09"), "limit.gtp-echo", 40, |_| user(&gtpu::echo_request())),
        flood(row("GTPC2-44"), "limit.gtp-create", 20, create),
        flood(row("GTPC2-21"), "limit.gtp-create", 1200, many),
        flood(row("GTPC2-01"), "limit.gtp-search", 40, stale),
        flood(row("GTPC1-22"), "limit.gtp-search", 40, |place| {
            let number = u16::try_from(place).expect("few");
            v1(&gtpv1::delete_pdp_context_request().teid(0x5000 + place).sequence(number).nsapi(5))
        }),
        flood(row("GTPU-19"), "limit.gtp-error-storm", 100, |_| {
            user(&gtpu::supported_extension_headers(&[0xc0]))
        }),
    ]
}

fn ss7_rows() -> Vec<Row> {
    let heart = |_| chunks(&sctp(TAG).chunk(4, 0, &craft::sctp::parameter(1, &[7; 8])));
    let audit = |place: u32| m3ua(&sigtran::m3ua(2, 3).parameter(0x12, &place.to_be_bytes()));
    let returned = |_| {
        ss7(&sccp::udts(
            1,
            &sccp::party(HOME_GT, 6),
            &sccp::party(ACME_GT, 7),
            &tcap::begin(&[1], &[], &[]),
        ))
    };
    let purge = tcap::tlv(0xa3, &imsi(4, OURS));
    let invoke = |context: (u8, u8), operation: u8, argument: Vec<u8>, ssns: (u8, u8)| {
        move |place: u32| {
            let otid = place.to_be_bytes();
            let message = tcap::begin(
                &otid,
                &tcap::dialogue_request(context.0, context.1),
                &[tcap::invoke(1, operation, &argument)],
            );
            unitdata(ssns, &message)
        }
    };
    let roaming = sequence(&[imsi(0x80, crate::world::ROAMER), number(0x81, HOME_GT)]);
    let location = sequence(&[imsi(4, OURS), number(0x81, ACME_GT), number(4, ACME_GT)]);
    let report = sequence(&[number(4, "15550123"), number(4, ACME_GT), tcap::tlv(10, &[0])]);
    let routing =
        sequence(&[number(0x80, "15550123"), tcap::tlv(0x81, &[0xff]), number(0x82, ACME_GT)]);
    let vectors = sequence(&[imsi(0x80, OURS), tcap::tlv(2, &[3])]);
    vec![
        flood(row("SCTP-01"), "limit.sctp-init", 80, |_| chunks(&sctp(0).init(1, 7, &[]))),
        flood(row("SCTP-15"), "limit.sctp-heartbeat", 80, heart),
        flood(row("SIG-09"), "limit.m3ua-management", 40, audit),
        flood(row("SIG-11"), "limit.m3ua-management", 40, |_| {
            m3ua(&sigtran::m3ua(0, 1).parameter(0xd, &[0, 1, 0, 2]))
        }),
        flood(row("SCCP-04"), "limit.sccp-returned", 100, returned),
        flood(row("TCAP-14"), "limit.dialogues", 700, invoke((20, 3), 47, report, (8, 6))),
        slowly(
            row("TCAP-14"),
            "limit.dialogues-waiting",
            1001,
            10,
            invoke((27, 3), 67, purge, (7, 6)),
        ),
        flood(row("MAP-25"), "limit.subscriber-questions", 20, invoke((3, 3), 4, roaming, (6, 7))),
        flood(row("MAP-42"), "limit.subscriber-questions", 20, invoke((1, 3), 2, location, (7, 6))),
        flood(
            row("MAP-32"),
            "limit.subscriber-questions",
            20,
            invoke((14, 3), 56, vectors, (7, 6)),
        ),
        flood(
            row("MAP-26"),
            "limit.register-resets",
            4,
            invoke((10, 2), 37, sequence(&[number(4, ACME_GT)]), (6, 7)),
        ),
        flood(row("SMS-02"), "limit.short-messages", 400, invoke((20, 3), 45, routing, (8, 6))),
        flood(row("SMS-10"), "limit.short-messages", 400, |place| {
            let argument = sequence(&[
                imsi(0x80, OURS),
                number(0x84, ACME_GT),
                tcap::tlv(4, &crate::sms::deliver()),
            ]);
            let otid = place.to_be_bytes();
            unitdata(
                (8, 8),
                &tcap::begin(
                    &otid,
                    &tcap::dialogue_request(25, 3),
                    &[tcap::invoke(1, 44, &argument)],
                ),
            )
        }),
        flood(row("ISUP-02"), "limit.isup-management", 40, |_| {
            m3ua(&sigtran::m3ua_data(700, 701, 5, &[1, 0, 0x12]))
        }),
        flood(row("ISUP-03"), "limit.isup-calls", 200, |_| {
            m3ua(&sigtran::m3ua_data(700, 701, 5, &crate::isup::call("88317012345", "15550123")))
        }),
    ]
}

fn diameter_rows() -> Vec<Row> {
    let frame = |message: &diameter::Message| crate::world::diameter(message);
    let watchdog = |place: u32| {
        frame(&diameter::device_watchdog_request(ACME_HOST, ACME_REALM).numbers(place, place))
    };
    let exchange = |place: u32| {
        let message = diameter::request(257, 0).flags(0x80).from(ACME_HOST, ACME_REALM).avp(
            257,
            0,
            &[0, 1, 192, 0, 2, 1],
        );
        frame(&message.word(266, 0, 10415).text(269, 0, "craft").numbers(place, place))
    };
    let vectors = |place: u32| {
        frame(&s6a(318).text(1, 0, OURS).raw(&visited("901-70")).numbers(place, place))
    };
    let resets = |place: u32| frame(&s6a(322).numbers(place, place));
    let many = |place: u32| {
        let message = s6a(316).text(1, 0, &format!("00101{place:010}")).raw(&visited("901-70"));
        frame(&message.numbers(place, place))
    };
    vec![
        flood(row("DIA-39"), "limit.diameter-base", 30, watchdog),
        flood(row("DIA-06"), "limit.diameter-base", 30, exchange),
        flood(row("DIA-22"), "limit.diameter-subscriber", 40, vectors),
        flood(row("DIA-19"), "limit.diameter-resets", 4, resets),
        flood(row("DIA-56"), "limit.diameter-partner", 2400, many),
    ]
}

/// A create request for one subscriber after the other.
fn subscriber(place: u32) -> gtpv2::Message {
    gtpv2::create_session_request()
        .sequence(place)
        .imsi(&format!("00101{place:010}"))
        .rat(6)
        .serving_network("901-70")
        .f_teid(0, 6, 0x1000, crate::world::ACME)
        .apn("internet")
        .bearer_context(0, &crate::world::bearer())
}
