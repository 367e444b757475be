//! TCAP with a past: who speaks in a dialogue, and about what.

use craft::{Frame, sccp, sigtran, tcap};

use crate::bench::{Row, Shot, inward, outward, row};
use crate::map::{opened, text};
use crate::world::{HERE, HOME_GT, HOME_PC, OURS, ROAMER, THERE, imsi, m3ua, number, sequence};

/// What our node calls the transaction, and theirs.
const OUR_TRANSACTION: &[u8] = &[0xa, 0xb, 0xc, 0xd];
const THEIR_TRANSACTION: &[u8] = &[1, 2, 3, 4];
/// Another node of the network.
const ANOTHER_TITLE: &str = "88317000099";

pub fn rows() -> Vec<Row> {
    [answers(), beginnings(), leaks(), control(), returned()].concat()
}

/// A message that our centre brings: the dialogue in which answers are looked at.
fn answers() -> Vec<Row> {
    let result = |id: u8| tcap::end(OUR_TRANSACTION, &[], &[tcap::return_result(id, 44, &[])]);
    let abort = || tcap::abort(OUR_TRANSACTION, 0);
    let said = |title: &str, transaction: &[u8]| inward(HERE.says(title, (8, 8), transaction));
    let forged = |transaction: &[u8]| {
        inward(THERE.says(THERE.title, (8, 8), transaction)).by("ss7.dialogue-of-another")
    };
    let nothing = "ss7.result-nobody-asked-for";
    let both = |components: &[Vec<u8>]| tcap::end(OUR_TRANSACTION, &[], components);
    let goes_on =
        |components: &[Vec<u8>]| tcap::continue_(THEIR_TRANSACTION, OUR_TRANSACTION, components);
    let not_last = |id: u8, operation: u8| {
        let operation = sequence(&[tcap::tlv(2, &[operation]), sequence(&[])]);
        tcap::tlv(0xa7, &[tcap::tlv(2, &[id]), operation].concat())
    };
    let error = || tcap::end(OUR_TRANSACTION, &[], &[tcap::return_error(9, 27)]);
    vec![
        row("TCAP-10")
            .attack([brought(), said(HERE.title, &result(9)).by(nothing)])
            .attack([brought(), said(HERE.title, &error()).by(nothing)])
            .attack([
                brought(),
                said(HERE.title, &both(&[0; 2].map(|_| tcap::return_result(1, 44, &[]))))
                    .by("ss7.answered-twice"),
            ])
            .attack([
                brought(),
                said(
                    HERE.title,
                    &both(&[tcap::return_result(1, 44, &[]), tcap::return_error(1, 27)]),
                )
                .by("ss7.answered-twice"),
            ])
            .attack([
                brought(),
                said(HERE.title, &goes_on(&[tcap::return_result(1, 44, &[])])),
                said(HERE.title, &goes_on(&[tcap::return_error(1, 27)])).by("ss7.answered-twice"),
            ])
            .twin([
                brought(),
                said(HERE.title, &goes_on(&[not_last(1, 44)])),
                said(HERE.title, &result(1)),
            ])
            .twin([brought(), said(HERE.title, &result(1)), said(HERE.title, &result(1))]),
        row("TCAP-11")
            .attack([brought(), forged(&result(1))])
            .attack([brought(), forged(&tcap::continue_(&[9], OUR_TRANSACTION, &[]))])
            .twin([brought(), said(ANOTHER_TITLE, &result(1))]),
        row("TCAP-12")
            .attack([brought(), forged(&abort())])
            .twin([brought(), said(HERE.title, &abort())]),
        row("TCAP-18")
            .attack([asked(), inward(linked(9)).by("ss7.link-to-nothing")])
            .attack([inward(HERE.says(HERE.title, (6, 7), &profile(&[(1, 7), (1, 7)])))
                .by("ss7.number-of-invoke-taken")])
            .attack([
                inward(HERE.says(HERE.title, (6, 7), &profile(&[(1, 7)]))),
                agreed_to(&[]),
                inward(HERE.says(HERE.title, (6, 7), &more(1))).by("ss7.number-of-invoke-taken"),
            ])
            .twin([asked(), inward(linked(1))])
            .twin([inward(HERE.says(HERE.title, (6, 7), &profile(&[(1, 7), (2, 7)])))])
            .twin([
                inward(HERE.says(HERE.title, (6, 7), &profile(&[(1, 7)]))),
                agreed_to(&[tcap::return_result(1, 7, &[])]),
                inward(HERE.says(HERE.title, (6, 7), &more(1))),
            ]),
        row("MAP-29")
            .attack([inward(password()).by("ss7.password-out-of-nowhere")])
            .attack([asked(), inward(password()).by("validate.map-getPassword")])
            .twin([registering(), inward(password())]),
    ]
}

fn beginnings() -> Vec<Row> {
    let begin = |context: (u8, u8)| {
        tcap::begin(THEIR_TRANSACTION, &tcap::dialogue_request(context.0, context.1), &[])
    };
    let empty =
        |context: (u8, u8), ssns: (u8, u8)| inward(HERE.says(HERE.title, ssns, &begin(context)));
    let agreed = || {
        let agreed = tcap::message(
            0x65,
            &[tcap::tlv(0x48, OUR_TRANSACTION), tcap::tlv(0x49, THEIR_TRANSACTION)],
            &tcap::dialogue_response(25, 3),
            &[],
        );
        outward(HERE.hears((8, 8), &agreed))
    };
    let goes_on = |ssns: (u8, u8), component: Vec<u8>| {
        let message = tcap::continue_(THEIR_TRANSACTION, OUR_TRANSACTION, &[component]);
        inward(HERE.says(HERE.title, ssns, &message))
    };
    let location = sequence(&[imsi(4, OURS), number(0x81, HERE.title), number(4, HERE.title)]);
    vec![
        row("TCAP-15")
            .attack([empty((29, 3), (147, 6)).by("ss7.empty-begin")])
            .attack([empty((1, 3), (7, 6)).by("ss7.empty-begin")])
            .attack([
                empty((25, 3), (8, 8)),
                agreed(),
                goes_on((7, 6), tcap::invoke(1, 2, &location)).by("validate.map-updateLocation"),
            ])
            .twin([
                empty((25, 3), (8, 8)),
                agreed(),
                goes_on((8, 8), tcap::invoke(1, 44, &delivery(HERE.title))),
            ]),
    ]
}

fn leaks() -> Vec<Row> {
    let told = |operation: u8, result: &[u8]| {
        let end = tcap::end(THEIR_TRANSACTION, &[], &[tcap::return_result(1, operation, result)]);
        outward(HERE.hears((6, 8), &end))
    };
    let routing = sequence(&[imsi(4, OURS), tcap::tlv(0xa0, &number(0x81, HOME_GT))]);
    let place = sequence(&[tcap::tlv(0x30, &tcap::tlv(0xa0, &[]))]);
    let lookup = || {
        let argument = sequence(&[
            number(0x80, "15550123"),
            tcap::tlv(0x81, &[0xff]),
            number(0x82, HERE.title),
        ]);
        let invoke = tcap::invoke(1, 45, &argument);
        let begin = tcap::begin(THEIR_TRANSACTION, &tcap::dialogue_request(20, 3), &[invoke]);
        inward(HERE.says(HERE.title, (8, 6), &begin))
    };
    let open = || crate::associations::active(HERE);
    vec![
        row("MAP-43")
            .attack([told(71, &place).by("ss7.answer-that-leaves")])
            .attack([told(22, &place).by("ss7.answer-that-leaves")])
            .attack([open(), vec![told(45, &routing).by("ss7.answer-nobody-was-allowed")]].concat())
            .twin([open(), vec![lookup(), told(45, &routing)]].concat())
            .enforced(),
    ]
}

/// Calls are controlled by the node that was asked to, and reported by the one that asked.
fn control() -> Vec<Row> {
    let alone = |id: &'static str, operations: &[u8]| {
        operations.iter().fold(row(id), |row, operation| {
            row.attack([inward(begun(*operation)).by("ss7.control-without-dialogue")])
        })
    };
    let ours = || {
        let begin = tcap::begin(OUR_TRANSACTION, &capability(), &[detection(ROAMER)]);
        outward(HERE.hears((146, 146), &begin))
    };
    let controls = |operation: u8| {
        let invoke = tcap::invoke(2, operation, &order(operation));
        let message = tcap::continue_(THEIR_TRANSACTION, OUR_TRANSACTION, &[invoke]);
        inward(HERE.says(HERE.title, (146, 146), &message))
    };
    let theirs = || {
        let begin = tcap::begin(THEIR_TRANSACTION, &capability(), &[detection(OURS)]);
        inward(HERE.says(HERE.title, (146, 146), &begin))
    };
    let goes_on = || {
        let invoke = tcap::invoke(2, 31, &order(31));
        let message = tcap::continue_(OUR_TRANSACTION, THEIR_TRANSACTION, &[invoke]);
        outward(HERE.hears((146, 146), &message))
    };
    let unasked = |operation: u8| controls(operation).by("ss7.report-nobody-asked-for");
    let armed = || {
        let invoke = tcap::invoke(2, 23, &order(23));
        let message = tcap::continue_(OUR_TRANSACTION, THEIR_TRANSACTION, &[invoke]);
        outward(HERE.hears((146, 146), &message))
    };
    vec![
        alone("CAP-02", &[20, 22, 31, 88])
            .twin([ours(), controls(20)])
            .twin([ours(), controls(31)]),
        alone("CAP-04", &[34, 35, 36, 45, 46]).twin([ours(), controls(35)]),
        alone("CAP-06", &[24, 64, 80])
            .attack([theirs(), goes_on(), unasked(24)])
            .attack([theirs(), goes_on(), unasked(64)])
            .attack([theirs(), armed(), unasked(36)])
            .twin([theirs(), armed(), controls(24)]),
    ]
}

fn returned() -> Vec<Row> {
    let question = |centre: &str| {
        let invoke = tcap::invoke(1, 44, &delivery(centre));
        tcap::begin(OUR_TRANSACTION, &tcap::dialogue_request(25, 3), &[invoke])
    };
    let back = |centre: &str| {
        let parties = (sccp::party(HOME_GT, 8), sccp::party(HERE.title, 8));
        let octets = sccp::udts(1, &parties.0, &parties.1, &question(centre));
        inward(m3ua(&sigtran::m3ua_data(HERE.code, HOME_PC, 3, &octets)))
    };
    let open = || crate::associations::active(HERE);
    let sent = || outward(HERE.hears((8, 8), &question(HOME_GT)));
    vec![
        row("SCCP-10")
            .attack([open(), vec![back(HERE.title).by("ss7.returned-and-never-sent")]].concat())
            .twin([open(), vec![sent(), back(HOME_GT)]].concat())
            .enforced(),
    ]
}

/// A message that our centre brings to a subscriber who is there.
fn brought() -> Shot {
    let invoke = tcap::invoke(1, 44, &delivery(HOME_GT));
    let begin = tcap::begin(OUR_TRANSACTION, &tcap::dialogue_request(25, 3), &[invoke]);
    outward(HERE.hears((8, 8), &begin))
}

fn delivery(centre: &str) -> Vec<u8> {
    let text = tcap::tlv(4, &crate::sms::deliver());
    sequence(&[imsi(0x80, ROAMER), number(0x84, centre), text])
}

/// A home register changes the profile of a roamer of its own: a dialogue with those invokes.
fn profile(invokes: &[(u8, u8)]) -> Vec<u8> {
    let components: Vec<_> =
        invokes.iter().map(|(id, operation)| tcap::invoke(*id, *operation, &barred())).collect();
    tcap::begin(THEIR_TRANSACTION, &tcap::dialogue_request(16, 3), &components)
}

/// What our register of visitors says to that.
fn agreed_to(components: &[Vec<u8>]) -> Shot {
    let message = tcap::continue_(OUR_TRANSACTION, THEIR_TRANSACTION, components);
    outward(HERE.hears((7, 6), &message))
}

/// One more part of the profile.
fn more(id: u8) -> Vec<u8> {
    let invoke = tcap::invoke(id, 7, &barred());
    tcap::continue_(THEIR_TRANSACTION, OUR_TRANSACTION, &[invoke])
}

fn barred() -> Vec<u8> {
    sequence(&[imsi(0x80, ROAMER), tcap::tlv(0x83, &[0])])
}

/// What a subscriber of theirs asks his home from here.
fn asked() -> Shot {
    let (_, begin) = opened(59, &text(), ROAMER);
    outward(HERE.hears((7, 6), &begin))
}

/// A question back that is linked to one before (TS 29.002 §11.10).
fn linked(to: u8) -> Frame {
    let parts = [tcap::tlv(2, &[2]), tcap::tlv(0x80, &[to]), tcap::tlv(2, &[60]), text()];
    let invoke = tcap::tlv(0xa1, &parts.concat());
    HERE.says(HERE.title, (6, 7), &tcap::continue_(THEIR_TRANSACTION, &[1], &[invoke]))
}

/// A subscriber of theirs registers a password from here.
fn registering() -> Shot {
    let (_, begin) = opened(17, &tcap::tlv(4, &[0x21]), ROAMER);
    outward(HERE.hears((7, 6), &begin))
}

fn password() -> Frame {
    let invoke = tcap::invoke(2, 18, &tcap::tlv(10, &[0]));
    HERE.says(HERE.title, (6, 7), &tcap::continue_(THEIR_TRANSACTION, &[1], &[invoke]))
}

/// The context of CAMEL phase 2 (TS 29.078 §6.1).
fn capability() -> Vec<u8> {
    tcap::dialogue_request_of(&[4, 0, 0, 1, 23, 3, 4])
}

fn detection(subscriber: &str) -> Vec<u8> {
    tcap::invoke(1, 0, &crate::isup::detection(subscriber))
}

/// An operation of service control that begins a dialogue, which it cannot.
fn begun(operation: u8) -> Frame {
    let invoke = tcap::invoke(1, operation, &order(operation));
    let begin = tcap::begin(&[1], &capability(), &[invoke]);
    HERE.says(HERE.title, (146, 146), &begin)
}

/// The argument of an operation of service control (TS 29.078 §6.1).
fn order(operation: u8) -> Vec<u8> {
    match operation {
        20 => sequence(&[tcap::tlv(0xa0, &tcap::tlv(4, &[0x84, 0x10, 0x51, 0x55]))]),
        22 => tcap::tlv(4, &[0x80, 0x90]),
        34 | 36 => tcap::tlv(4, &[0x30, 0]),
        31 => Vec::new(),
        23 => {
            let event = sequence(&[tcap::tlv(0x80, &[9]), tcap::tlv(0x81, &[0])]);
            sequence(&[tcap::tlv(0xa0, &event)])
        }
        24 => sequence(&[tcap::tlv(0x80, &[9])]),
        _ => sequence(&[]),
    }
}
