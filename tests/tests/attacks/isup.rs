//! ISUP, and CAMEL beside it.

use craft::{sccp, sigtran, tcap};
use inspect::Reason;

use crate::bench::{Row, inward, row};
use crate::world::{ACME_GT, ACME_PC, FOREIGNER, HOME_GT, HOME_PC, OURS, m3ua, sequence, ss7};

pub fn rows() -> Vec<Row> {
    let isup = |octets: &[u8]| m3ua(&sigtran::m3ua_data(ACME_PC, HOME_PC, 5, octets));
    vec![
        row("ISUP-04")
            .attack([inward(isup(&[1, 0])).because(Reason::ISUP_MALFORMED)])
            .twin([inward(isup(&call("88317012345", "15550123")))]),
        row("ISUP-05")
            .attack([0x03, 0x04, 0x36, 0x37].map(|kind| {
                inward(isup(&[1, 0, kind, 0, 0, 0])).flagged("ss7.information-from-outside")
            }))
            .twin([inward(isup(&call("88317012345", "15550123")))]),
        row("CAP-03")
            .attack([inward(camel(&[23, 3, 8], 32, &sequence(&[]))).by("ss7.call-from-outside")])
            .twin([inward(camel(&[23, 3, 4], 0, &detection(OURS)))]),
        row("CAP-01")
            .attack([
                inward(camel(&[23, 3, 4], 0, &detection(FOREIGNER))).by("ss7.subscriber-not-ours")
            ])
            .twin([inward(camel(&[23, 3, 4], 0, &detection(OURS)))]),
    ]
}

/// An initial address message with called and calling number (Q.763 §3.9, §3.10).
pub fn call(calling: &str, called: &str) -> Vec<u8> {
    let number = |digits: &str, second: u8| {
        let odd = u8::from(digits.len() % 2 == 1) << 7;
        [[odd | 4, second].as_slice(), &craft::signals(digits)].concat()
    };
    let (called, calling) = (number(called, 0x10), number(calling, 0x13));
    let len = |part: &[u8]| u8::try_from(part.len()).expect("a short number");
    let mut octets = vec![1, 0, 1, 0, 0, 0, 10, 0, 2, len(&called) + 2, len(&called)];
    octets.extend(&called);
    octets.extend([0x0a, len(&calling)]);
    octets.extend(&calling);
    octets.push(0);
    octets
}

/// The beginning of service control: key and subscriber (TS 29.078 §6.1).
pub fn detection(subscriber: &str) -> Vec<u8> {
    let digits = craft::tbcd(subscriber);
    let len = u8::try_from(digits.len()).expect("few digits");
    sequence(&[tcap::tlv(0x80, &[9]), [[0x9f, 0x32, len].as_slice(), &digits].concat()])
}

fn camel(context: &[u8; 3], operation: u8, argument: &[u8]) -> craft::Frame {
    let name = tcap::tlv(0xa1, &tcap::tlv(6, &[[4, 0, 0, 1].as_slice(), context].concat()));
    let pdu = tcap::tlv(0x60, &[tcap::tlv(0x80, &[7, 0x80]), name].concat());
    let external = [tcap::tlv(6, &[0, 17, 0x86, 5, 1, 1, 1]), tcap::tlv(0xa0, &pdu)].concat();
    let dialogue = tcap::tlv(0x6b, &tcap::tlv(0x28, &external));
    let transaction = tcap::begin(&[1], &dialogue, &[tcap::invoke(1, operation, argument)]);
    ss7(&sccp::udt(&sccp::party(HOME_GT, 146), &sccp::party(ACME_GT, 146), &transaction))
}
