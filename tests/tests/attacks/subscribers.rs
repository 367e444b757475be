//! Where a subscriber is, in whichever protocol that was told, and who speaks for him.

use craft::diameter::{self, TGPP, avp};
use craft::{Frame, tcap};

use crate::bench::{Row, Shot, inward, outward, row};
use crate::isup::call;
use crate::map::{text, usual_context};
use crate::sms::submit;
use crate::world::{
    BRAVO, HERE, HOME, HOME_GT, HOME_HOST, HOME_REALM, Network, OURS, THERE, create_context,
    create_session, imsi, invoke, next_tsn, number, sequence, v1, v2, visited,
};

/// The telephone number of the subscriber of ours.
const NUMBER: &str = "15550123";
const HOUR_MS: u64 = 3_600_000;
const MINUTE_MS: u64 = 60_000;

pub fn rows() -> Vec<Row> {
    [questions(), notices(), registrations(), sessions(), traces()].concat()
}

/// What a serving network asks, and what asks it without serving.
fn questions() -> Vec<Row> {
    let row_of = |id: &'static str, ask: &dyn Fn(Network) -> Vec<Frame>| {
        let shots = |network: Network| ask(network).into_iter().map(inward);
        let refused = |shot: Shot| shot.by("subscriber.request-of-another-network");
        row(id)
            .attack(registered(HERE).into_iter().chain(shots(THERE).map(refused)))
            .twin(registered(HERE).into_iter().chain(shots(HERE)))
    };
    let service = || tcap::tlv(4, &[0x21]);
    let cause = || tcap::tlv(10, &[0]);
    vec![
        row_of("MAP-33", &|network| {
            vec![open(network, 10, &sequence(&[service(), number(0x84, "15550999")]))]
        }),
        row_of("MAP-35", &|network| vec![open(network, 59, &text())]),
        row_of("MAP-36", &|network| vec![ask(network, 67, &tcap::tlv(0xa3, &imsi(4, OURS)))]),
        row_of("MAP-37", &|network| vec![ask(network, 57, &sequence(&[imsi(4, OURS)]))]),
        row_of("MAP-38", &|network| {
            vec![
                open(network, 11, &sequence(&[service()])),
                open(network, 14, &sequence(&[service()])),
                open(network, 17, &service()),
            ]
        }),
        row_of("MAP-39", &|network| {
            vec![
                ask(network, 15, &sequence(&[imsi(4, OURS), cause()])),
                ask(network, 66, &sequence(&[imsi(0x80, OURS), cause()])),
            ]
        }),
        row_of("MAP-40", &|network| vec![ask(network, 86, &report(network))]),
        row_of("SMS-08", &|network| vec![submitted(network)]),
        row_of("CAP-05", &|network| vec![trigger(network)]),
        row_of("X-05", &|network| {
            vec![submitted(network), open(network, 59, &text()), trigger(network)]
        }),
    ]
}

fn notices() -> Vec<Row> {
    let by = |network: Network, command: u32| inward(network.diameter(&network.s6a(command, OURS)));
    let gateway = |address: [u8; 4]| {
        let address = avp(334, 0, &[&[0, 1], address.as_slice()].concat());
        inward(HERE.diameter(&HERE.s6a(323, OURS).group(486, 0, &[address])))
    };
    let stranger = "subscriber.notice-of-another-network";
    vec![
        row("DIA-20")
            .attack(after(HERE, [by(THERE, 321).by(stranger), by(THERE, 323).by(stranger)]))
            .twin(after(HERE, [by(HERE, 323), by(HERE, 321)])),
        row("DIA-21")
            .attack(after(HERE, [gateway([203, 0, 113, 66]).by("subscriber.gateway-of-a-third")]))
            .twin(after(HERE, [gateway([10, 10, 0, 1]), gateway([192, 0, 2, 9])])),
    ]
}

fn registrations() -> Vec<Row> {
    let travel = |shot: Shot| shot.flagged("subscriber.impossible-travel");
    let located =
        |network: Network| inward(network.says(network.title, (7, 6), &location(network)));
    let request = |network: Network| inward(network.diameter(&update(network)));
    vec![
        row("DIA-23")
            .attack(after(HERE, [travel(request(THERE))]))
            .twin(after(HERE, [request(THERE).after_ms(24 * HOUR_MS)])),
        row("X-03")
            .attack([in_map(HERE), vec![travel(request(THERE))]].concat())
            .attack(after(HERE, [travel(located(THERE))]))
            .twin([in_map(HERE), vec![request(THERE).after_ms(24 * HOUR_MS)]].concat()),
        row("X-06")
            .attack(
                [
                    vectors(HERE),
                    vec![request(THERE).by("subscriber.registered-with-vectors-of-another")],
                    vec![located(THERE).by("subscriber.registered-with-vectors-of-another")],
                ]
                .concat(),
            )
            .twin([vectors(HERE), vectors(THERE), vec![request(THERE)]].concat())
            .twin([vectors(HERE), vec![request(HERE)]].concat()),
        row("DIA-24")
            .attack(
                [somebody(), vec![request(HERE).flagged("subscriber.registered-without-vectors")]]
                    .concat(),
            )
            .twin([somebody(), vectors(HERE), vec![request(HERE)]].concat())
            .enforced(),
        row("MAP-41")
            .attack(
                [
                    somebody(),
                    crate::associations::active(HERE),
                    series(220),
                    vec![
                        inward(numbered(220))
                            .after_ms(0)
                            .flagged("subscriber.unknown-registered-in-series"),
                    ],
                ]
                .concat(),
            )
            .twin([somebody(), crate::associations::active(HERE), series(3)].concat())
            .enforced(),
    ]
}

fn sessions() -> Vec<Row> {
    let elsewhere = || {
        let begin = create_session().sequence(9);
        inward(v2(&begin).ip(BRAVO, HOME)).any()
    };
    let here = |sequence: u32| inward(v2(&create_session().sequence(sequence)));
    let refused = "subscriber.session-of-another-network";
    vec![
        row("X-01")
            .attack(after(THERE, [here(3).by(refused)]))
            .attack(after(THERE, [inward(v1(&create_context())).by(refused)]))
            .attack([in_map(THERE), vec![here(3).by(refused)]].concat())
            .twin(after(HERE, [elsewhere(), here(3)]))
            .twin(
                [
                    registered(THERE),
                    later(registered(HERE)),
                    vec![here(3), inward(v1(&create_context()))],
                ]
                .concat(),
            ),
        row("X-02")
            .attack(
                [somebody(), vec![here(3).flagged("subscriber.session-without-registration")]]
                    .concat(),
            )
            .twin([somebody(), vectors(HERE), registered(HERE), vec![here(3)]].concat())
            .twin([here(3)])
            .enforced(),
        row("X-11")
            .attack(after(HERE, [cancel(HERE), here(3).by(refused)]))
            .twin([registered(HERE), vec![cancel(HERE)], registered(HERE), vec![here(3)]].concat()),
    ]
}

fn traces() -> Vec<Row> {
    let split = |network: Network| inward(open(network, 59, &text())).after_ms(11 * MINUTE_MS);
    let lookup = |pause_ms: u64| {
        let argument =
            sequence(&[number(0x80, NUMBER), tcap::tlv(0x81, &[0xff]), number(0x82, HERE.title)]);
        inward(ask(HERE, 45, &argument)).after_ms(pause_ms)
    };
    let caller = |network: Network, octets: &[u8]| inward(network.calls(octets));
    let unknown = "subscriber.caller-unknown";
    vec![
        row("X-04")
            .attack(
                [
                    registered(HERE),
                    later(in_map(THERE)),
                    vec![split(THERE).flagged("subscriber.in-two-countries")],
                ]
                .concat(),
            )
            .twin(
                [registered(HERE), later(in_map(THERE)), vec![cancel(HERE), split(THERE)]].concat(),
            ),
        row("X-13")
            .attack(
                [
                    registered(HERE),
                    later(registered(THERE)),
                    vec![lookup(MINUTE_MS).flagged("subscriber.message-after-a-move")],
                ]
                .concat(),
            )
            .twin([registered(HERE), vec![lookup(MINUTE_MS)]].concat())
            .twin(
                [registered(HERE), later(registered(THERE)), vec![lookup(12 * MINUTE_MS)]].concat(),
            ),
        row("ISUP-01")
            .attack(after(
                HERE,
                [caller(THERE, &call(NUMBER, "15550999")).by("subscriber.caller-elsewhere")],
            ))
            .attack([caller(HERE, &call(NUMBER, "15550999")).flagged(unknown)])
            .twin(after(HERE, [caller(HERE, &call(NUMBER, "15550999"))]))
            .twin(after(HERE, [caller(THERE, &sent_on(NUMBER))]))
            .twin([caller(HERE, &call("88317012345", "15550123"))]),
    ]
}

/// Shots after the subscriber of ours registered there.
fn after(network: Network, shots: impl IntoIterator<Item = Shot>) -> Vec<Shot> {
    registered(network).into_iter().chain(shots).collect()
}

/// The first of them comes a day later.
fn later(shots: Vec<Shot>) -> Vec<Shot> {
    let mut shots = shots.into_iter();
    let first = shots.next().map(|shot| shot.after_ms(24 * HOUR_MS));
    first.into_iter().chain(shots).collect()
}

/// Update Location, and that our register takes it; it tells the telephone number.
fn registered(network: Network) -> Vec<Shot> {
    registered_as(network, OURS)
}

/// Another subscriber is registered: registrations are seen here.
fn somebody() -> Vec<Shot> {
    [link(HERE), vectors_for(HERE, SOMEBODY), registered_as(HERE, SOMEBODY)].concat()
}

const SOMEBODY: &str = "001010000000007";

pub fn registered_as(network: Network, subscriber: &str) -> Vec<Shot> {
    let profile = avp(701, TGPP, &craft::tbcd(NUMBER));
    let request = update_of(network, subscriber);
    let answer = answered(&request).group(1400, TGPP, &[profile]);
    vec![inward(network.diameter(&request)), outward(back(network, &answer))]
}

fn update(network: Network) -> diameter::Message {
    update_of(network, OURS)
}

pub fn update_of(network: Network, subscriber: &str) -> diameter::Message {
    let request = network.s6a(316, subscriber).word(1032, TGPP, 1004).word(1405, TGPP, 34);
    request.raw(&visited(network.plmn))
}

/// Authentication Information, and that our register gives it.
fn vectors(network: Network) -> Vec<Shot> {
    vectors_for(network, OURS)
}

fn vectors_for(network: Network, subscriber: &str) -> Vec<Shot> {
    let request = network.s6a(318, subscriber).raw(&visited(network.plmn));
    let answer = answered(&request);
    vec![inward(network.diameter(&request)), outward(back(network, &answer))]
}

/// Our register accepts a request.
pub fn answered(request: &diameter::Message) -> diameter::Message {
    request.answer().text(263, 0, "s").word(268, 0, 2001).from(HOME_HOST, HOME_REALM)
}

pub fn back(network: Network, message: &diameter::Message) -> Frame {
    network.diameter(message).ip(HOME, network.address)
}

/// Our register ends what a node has.
pub fn cancel(network: Network) -> Shot {
    let number = next_tsn();
    let request = diameter::request(317, diameter::S6A)
        .numbers(number, number)
        .text(263, 0, "s")
        .from(HOME_HOST, HOME_REALM)
        .text(293, 0, network.host)
        .text(283, 0, network.realm)
        .text(1, 0, OURS);
    outward(back(network, &request))
}

/// An association on which capabilities were exchanged.
fn link(network: Network) -> Vec<Shot> {
    crate::associations::exchanged(network)
}

/// Update Location in MAP, and that our register takes it.
fn in_map(network: Network) -> Vec<Shot> {
    let result = tcap::return_result(1, 2, &sequence(&[number(4, HOME_GT)]));
    let end = tcap::end(&[0, 1, 2, 3], &tcap::dialogue_response(1, 3), &[result]);
    vec![
        inward(network.says(network.title, (7, 6), &location(network))),
        outward(network.hears((6, 7), &end)),
    ]
}

fn location(network: Network) -> Vec<u8> {
    let argument =
        sequence(&[imsi(4, OURS), number(0x81, network.title), number(4, network.title)]);
    invoke((1, 3), 2, &argument)
}

/// An operation in its own context, between the subsystems that have it.
fn ask(network: Network, operation: u8, argument: &[u8]) -> Frame {
    let (context, ssns) = usual_context(operation);
    let message = invoke(context.expect("a context"), operation, argument);
    network.says(network.title, ssns, &message)
}

/// The same, opened for the subscriber of ours.
fn open(network: Network, operation: u8, argument: &[u8]) -> Frame {
    let (ssns, message) = crate::map::opened(operation, argument, OURS);
    network.says(network.title, ssns, &message)
}

/// A message from the telephone of the subscriber (TS 29.002 §17.7.6).
fn submitted(network: Network) -> Frame {
    let argument =
        sequence(&[number(0x84, HOME_GT), number(0x82, NUMBER), tcap::tlv(4, &submit())]);
    network.says(network.title, (8, 8), &invoke((21, 3), 46, &argument))
}

/// Where a node says that the subscriber is (TS 29.002 §17.7.13).
fn report(network: Network) -> Vec<u8> {
    let client = sequence(&[tcap::tlv(0x80, &[0])]);
    sequence(&[
        tcap::tlv(10, &[0]),
        client,
        sequence(&[number(4, network.title)]),
        imsi(0x81, OURS),
    ])
}

/// InitialDPSMS: a telephone sends a message (TS 29.078 §7.1).
fn trigger(network: Network) -> Frame {
    let argument = sequence(&[tcap::tlv(0x80, &[9]), tcap::tlv(0x83, &[1]), imsi(0x84, OURS)]);
    let invoke = tcap::invoke(1, 60, &argument);
    let begin = tcap::begin(&[1], &tcap::dialogue_request_of(&[4, 0, 0, 1, 21, 3, 61]), &[invoke]);
    network.says(network.title, (146, 146), &begin)
}

/// A call that was sent on: it keeps the number of who called first.
fn sent_on(calling: &str) -> Vec<u8> {
    let mut octets = call(calling, "15550999");
    octets.pop();
    octets.extend([0x0b, 6, 0x04, 0x13, 0x88, 0x13, 0x07, 0x10, 0]);
    octets
}

/// Many subscribers register, one after the other.
fn series(count: u32) -> Vec<Shot> {
    (0..count).map(|place| inward(numbered(place)).after_ms(0).any()).collect()
}

fn numbered(place: u32) -> Frame {
    let subscriber = format!("00101{place:010}");
    let argument =
        sequence(&[imsi(4, &subscriber), number(0x81, HERE.title), number(4, HERE.title)]);
    let otid = place.to_be_bytes();
    let invoke = tcap::invoke(1, 2, &argument);
    let begin = tcap::begin(&otid, &tcap::dialogue_request(1, 3), &[invoke]);
    HERE.says(HERE.title, (7, 6), &begin)
}
