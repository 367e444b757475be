//! Operations of MAP: of a network's own, of a subscriber's home, of where he is.

use craft::tcap;

use crate::bench::{Row, Shot, inward, row};
use crate::world::{
    ACME_GT, FOREIGNER, HOME_GT, OTHER_GT, OURS, ROAMER, imsi, invoke, number, sequence, unitdata,
};

pub fn rows() -> Vec<Row> {
    [internal(), home(), serving()].concat()
}

/// Operations that never cross the border; each in its own context, between its own subsystems.
fn internal() -> Vec<Row> {
    let refused = |id: &'static str, operations: &[u8]| {
        let attack: Vec<Shot> = operations
            .iter()
            .map(|operation| refused_by(*operation, inward(usual(*operation, &[]))))
            .collect();
        row(id).attack(attack).twin([inward(usual(2, &location(ACME_GT)))])
    };
    vec![
        refused("MAP-01", &[22, 24, 58, 62, 65, 71]),
        refused("MAP-02", &[71]),
        refused("MAP-03", &[65]),
        refused("MAP-04", &[62]),
        refused("MAP-05", &[58]),
        refused("MAP-06", &[22]),
        refused("MAP-07", &[24]),
        refused("MAP-08", &[83, 85]),
        refused("MAP-09", &[55]),
        refused("MAP-10", &[28, 30, 34, 68]),
        refused("MAP-11", &[20, 21, 39, 42, 84]),
        refused("MAP-12", &[5, 43, 52]),
        refused("MAP-13", &[25, 26, 31, 32, 78, 79, 80, 81]),
        refused("MAP-14", &[9]),
        row("MAP-15")
            .attack([inward(usual(6, &[])).by("ss7.operation-inside-a-network")])
            .attack(
                [109, 117, 120, 126]
                    .map(|operation| inward(usual(operation, &[])).by("ss7.operation-unknown")),
            )
            .twin([inward(usual(2, &location(ACME_GT)))]),
    ]
}

/// An argument that must be there and is not is refused before any rule.
fn refused_by(operation: u8, shot: Shot) -> Shot {
    if operation == 24 {
        shot.because(inspect::Reason::MAP_MALFORMED)
    } else {
        shot.by("ss7.operation-inside-a-network")
    }
}

fn home() -> Vec<Row> {
    let about =
        |operation: u8, subscriber: &str| inward(usual(operation, &named(operation, subscriber)));
    let of_home = |id: &'static str, operation: u8| {
        row(id)
            .attack([about(operation, OURS).by("ss7.our-subscriber-by-a-foreign-home")])
            .attack([about(operation, FOREIGNER).by("ss7.subscriber-of-another-home")])
            .twin([about(operation, ROAMER)])
    };
    vec![
        [3, 7, 70].iter().fold(row("MAP-20"), |row, operation| {
            row.attack([about(*operation, OURS).by("ss7.our-subscriber-by-a-foreign-home")])
                .twin([about(*operation, ROAMER)])
        }),
        of_home("MAP-21", 70),
        of_home("MAP-22", 7),
        of_home("MAP-23", 8),
        of_home("MAP-24", 3),
        of_home("MAP-28", 50),
        row("MAP-27")
            .attack(
                [inward(usual_in(60, &text(), OURS)).by("ss7.our-subscriber-by-a-foreign-home")],
            )
            .attack(
                [inward(usual_in(61, &text(), OURS)).by("ss7.our-subscriber-by-a-foreign-home")],
            )
            .attack([inward(usual_for(61, &text(), (0x91, "15550123")))
                .by("ss7.our-subscriber-by-a-foreign-home")])
            .attack([inward(usual_for(60, &text(), (0x91, "4917100001")))
                .by("ss7.subscriber-of-another-home")])
            .twin([inward(usual_for(60, &text(), (0x91, "88317012345")))])
            .twin([inward(usual_in(60, &text(), ROAMER))]),
        row("CAP-07")
            .attack([inward(usual(7, &control(OTHER_GT))).by("ss7.service-control-of-another")])
            .twin([inward(usual(7, &control(ACME_GT)))]),
    ]
}

fn serving() -> Vec<Row> {
    let node = |digits: &str| inward(usual(2, &location(digits)));
    let packet = |digits: &str| {
        inward(usual(
            23,
            &sequence(&[imsi(4, OURS), number(4, digits), tcap::tlv(4, &[4, 192, 0, 2, 1])]),
        ))
    };
    vec![
        row("MAP-30")
            .attack([node(OTHER_GT).by("ss7.node-not-of-partner")])
            .attack([node(HOME_GT).by("ss7.node-not-of-partner")])
            .attack([inward(usual(
                2,
                &sequence(&[imsi(4, FOREIGNER), number(0x81, ACME_GT), number(4, ACME_GT)]),
            ))
            .by("ss7.subscriber-not-ours")])
            .twin([node(ACME_GT)]),
        row("MAP-31")
            .attack([packet(OTHER_GT).by("ss7.node-not-of-partner")])
            .twin([packet(ACME_GT)]),
        row("MAP-34")
            .attack([inward(usual(10, &forwarding("8816123456"))).by("ss7.forwarding-to-premium")])
            .twin([inward(usual(10, &forwarding("15550999")))]),
    ]
}

/// Update Location from that node.
fn location(node: &str) -> Vec<u8> {
    sequence(&[imsi(4, OURS), number(0x81, node), number(4, node)])
}

/// The argument of an operation that names a subscriber.
fn named(operation: u8, subscriber: &str) -> Vec<u8> {
    match operation {
        3 => tcap::tlv(0xa3, &imsi(4, subscriber)),
        70 => sequence(&[imsi(0x80, subscriber), tcap::tlv(0xa2, &tcap::tlv(0x80, &[]))]),
        50 => sequence(&[imsi(0x80, subscriber), tcap::tlv(0x81, &[1]), tcap::tlv(0x82, &[1])]),
        _ => sequence(&[imsi(0x80, subscriber)]),
    }
}

fn forwarding(digits: &str) -> Vec<u8> {
    sequence(&[tcap::tlv(4, &[0x21]), number(0x84, digits)])
}

/// A profile whose calls are controlled from that node (TS 29.002 §17.7.1, vlrCamelSubscriptionInfo).
fn control(node: &str) -> Vec<u8> {
    let point = sequence(&[
        tcap::tlv(10, &[2]),
        tcap::tlv(2, &[1]),
        number(0x80, node),
        tcap::tlv(0x81, &[0]),
    ]);
    let calls = tcap::tlv(0xa0, &[tcap::tlv(0x30, &point), tcap::tlv(0x80, &[2])].concat());
    sequence(&[imsi(0x80, ROAMER), tcap::tlv(0xad, &calls)])
}

pub fn text() -> Vec<u8> {
    sequence(&[tcap::tlv(4, &[0x0f]), tcap::tlv(4, &[0x2a, 0x58, 0x0c, 0x46])])
}

/// An operation in its newest context, between the subsystems that have it.
fn usual(operation: u8, argument: &[u8]) -> craft::Frame {
    let (context, ssns) = usual_context(operation);
    match context {
        Some(context) => unitdata(ssns, &invoke(context, operation, argument)),
        None => unitdata(ssns, &tcap::begin(&[1], &[], &[tcap::invoke(1, operation, argument)])),
    }
}

/// The same, opened for a subscriber (TS 29.002 §17.4, MAP-OpenInfo).
fn usual_in(operation: u8, argument: &[u8], subscriber: &str) -> craft::Frame {
    usual_for(operation, argument, (0x96, subscriber))
}

/// The same, opened for whoever has that number: nature and plan, and digits.
fn usual_for(operation: u8, argument: &[u8], whom: (u8, &str)) -> craft::Frame {
    let (ssns, message) = opened_for(operation, argument, whom);
    unitdata(ssns, &message)
}

/// An operation in a dialogue that is opened for a subscriber, with the subsystems between which it goes.
pub fn opened(operation: u8, argument: &[u8], subscriber: &str) -> ((u8, u8), Vec<u8>) {
    opened_for(operation, argument, (0x96, subscriber))
}

/// The same for whoever has that number: nature and plan, and digits.
pub fn opened_for(
    operation: u8,
    argument: &[u8],
    (nature, digits): (u8, &str),
) -> ((u8, u8), Vec<u8>) {
    let (context, ssns) = usual_context(operation);
    let (context, version) = context.expect("a context");
    let name = tcap::tlv(0xa1, &tcap::tlv(6, &[4, 0, 0, 1, 0, context, version]));
    let reference = [[nature].as_slice(), &craft::tbcd(digits)].concat();
    let open = tcap::tlv(0xa0, &tcap::tlv(0x80, &reference));
    let information =
        tcap::tlv(0x28, &[tcap::tlv(6, &[4, 0, 0, 1, 1, 1, 1]), tcap::tlv(0xa0, &open)].concat());
    let pdu = tcap::tlv(
        0x60,
        &[tcap::tlv(0x80, &[7, 0x80]), name, tcap::tlv(0xbe, &information)].concat(),
    );
    let external = [tcap::tlv(6, &[0, 17, 0x86, 5, 1, 1, 1]), tcap::tlv(0xa0, &pdu)].concat();
    let dialogue = tcap::tlv(0x6b, &tcap::tlv(0x28, &external));
    (ssns, tcap::begin(&[1], &dialogue, &[tcap::invoke(1, operation, argument)]))
}

/// From the table that the rules of `validate` are written from.
pub fn usual_context(operation: u8) -> (Option<(u8, u8)>, (u8, u8)) {
    let rows = include_str!("../../../rules/validate/map.csv")
        .lines()
        .map(|line| line.split(',').collect::<Vec<_>>());
    let row = rows.into_iter().find(|row| row[0] == operation.to_string());
    let Some(row) = row else { return (None, (7, 6)) };
    let first = |cell: &str, other: u8| {
        cell.split_whitespace().next().map_or(other, |text| text.parse().expect("a subsystem"))
    };
    let context = row[2].split_whitespace().last().map(|name| {
        let (context, version) = name.split_once('.').expect("a version");
        (context.parse().expect("a context"), version.parse().expect("a version"))
    });
    (context, (first(row[4], 7), first(row[5], 6)))
}
