//! E-13: TCAP and its encoding rules (X.690): lengths, tags, components, dialogues and transactions written otherwise.

use craft::tcap::{
    begin, continue_, dialogue_request, end, indefinite, invoke, message, reject, return_error,
    return_result, tlv,
};

use crate::case::{Case, case};
use crate::messages::{
    ATI, SRI_SM, TARGET, ati, ati_argument, ati_begin, sri_sm, sri_sm_argument, sri_sm_begin, ss7,
};

pub fn cases() -> Vec<Case> {
    let groups = [
        lengths(),
        tags(),
        primitives(),
        components(),
        operations(),
        portions(),
        transactions(),
        contexts(),
        ends(),
    ];
    groups.into_iter().flatten().collect()
}

fn attack() -> Vec<u8> {
    ss7(&ati_begin())
}

fn honest() -> Vec<u8> {
    ss7(&sri_sm_begin())
}

fn odd(name: &str, tcap: &[u8]) -> Case {
    case(name, attack(), ss7(tcap), honest())
}

/// The same form for the attack and for honest traffic.
fn alike(name: &str, form: impl Fn(&Parts) -> Vec<u8>) -> Case {
    let bad = Parts { operation: ATI, argument: ati_argument(TARGET), context: 29 };
    let good = Parts { operation: SRI_SM, argument: sri_sm_argument("8831705550"), context: 20 };
    case(name, attack(), ss7(&form(&bad)), ss7(&form(&good)))
}

/// What a transaction is made of.
struct Parts {
    operation: u8,
    argument: Vec<u8>,
    context: u8,
}

impl Parts {
    fn dialogue(&self) -> Vec<u8> {
        dialogue_request(self.context, 3)
    }

    fn component(&self) -> Vec<u8> {
        invoke(1, self.operation, &self.argument)
    }

    /// The transaction around a component portion.
    fn around(&self, components: &[u8]) -> Vec<u8> {
        tlv(0x62, &[tlv(0x48, &OTID), self.dialogue(), components.to_vec()].concat())
    }
}

const OTID: [u8; 4] = [0, 0, 0, 1];

/// A value whose length has so many octets behind its own count.
fn long(tag: u8, count: usize, octets: &[u8]) -> Vec<u8> {
    let len = u64::try_from(octets.len()).expect("short").to_be_bytes();
    let mut value = vec![tag, 0x80 | u8::try_from(count).expect("few")];
    value.extend(std::iter::repeat_n(0, count.saturating_sub(8)));
    value.extend(&len[8 - count.min(8)..]);
    value.extend(octets);
    value
}

/// Splits the tag from the contents of a value with a length of one octet or two.
fn contents(value: &[u8]) -> &[u8] {
    match value[1] {
        0x81 => &value[3..],
        0x82 => &value[4..],
        _ => &value[2..],
    }
}

fn lengths() -> Vec<Case> {
    let outer = |form: fn(&[u8]) -> Vec<u8>| {
        move |parts: &Parts| form(contents(&parts.around(&tlv(0x6c, &parts.component()))))
    };
    let portion =
        |form: fn(&[u8]) -> Vec<u8>| move |parts: &Parts| parts.around(&form(&parts.component()));
    let component = |form: fn(&[u8]) -> Vec<u8>| {
        move |parts: &Parts| parts.around(&tlv(0x6c, &form(contents(&parts.component()))))
    };
    let argument = |form: fn(&[u8]) -> Vec<u8>| {
        move |parts: &Parts| {
            parts.around(&tlv(0x6c, &invoke(1, parts.operation, &form(contents(&parts.argument)))))
        }
    };
    let everywhere = |parts: &Parts| {
        let invoke = indefinite(
            0xa1,
            &[
                tlv(2, &[1]),
                tlv(2, &[parts.operation]),
                indefinite(0x30, contents(&parts.argument)),
            ]
            .concat(),
        );
        indefinite(0x62, &[tlv(0x48, &OTID), parts.dialogue(), indefinite(0x6c, &invoke)].concat())
    };
    let operation = |octets: &'static [u8]| {
        move |parts: &Parts| {
            let code = [octets, &[parts.operation]].concat();
            parts.around(&tlv(
                0x6c,
                &tlv(0xa1, &[tlv(2, &[1]), code, parts.argument.clone()].concat()),
            ))
        }
    };
    vec![
        alike("all of it of indefinite length", outer(|octets| indefinite(0x62, octets))),
        alike("the components of indefinite length", portion(|octets| indefinite(0x6c, octets))),
        alike("a component of indefinite length", component(|octets| indefinite(0xa1, octets))),
        alike("an argument of indefinite length", argument(|octets| indefinite(0x30, octets))),
        alike("everything of indefinite length", everywhere),
        alike("all of it of a long length", outer(|octets| long(0x62, 1, octets))),
        alike("all of it of a length of two octets", outer(|octets| long(0x62, 2, octets))),
        alike("all of it of a length of four octets", outer(|octets| long(0x62, 4, octets))),
        odd("all of it of a length of five octets", &outer(|octets| long(0x62, 5, octets))(&bad())),
        odd(
            "all of it of a length of eight octets",
            &outer(|octets| long(0x62, 8, octets))(&bad()),
        ),
        odd(
            "all of it of a length of 126 octets",
            &outer(|octets| long(0x62, 126, octets))(&bad()),
        ),
        alike(
            "the components of a length of three octets",
            portion(|octets| long(0x6c, 3, octets)),
        ),
        alike("a component of a length of two octets", component(|octets| long(0xa1, 2, octets))),
        alike("an argument of a length of two octets", argument(|octets| long(0x30, 2, octets))),
        alike("an operation of a long length", operation(&[2, 0x81, 1])),
        alike("an operation of a length of four octets", operation(&[2, 0x84, 0, 0, 0, 1])),
        odd(
            "an operation of a length of nine octets",
            &operation(&[2, 0x89, 0, 0, 0, 0, 0, 0, 0, 0, 1])(&bad()),
        ),
        odd("the reserved length ff", &outer(|octets| [&[0x62, 0xff], octets].concat())(&bad())),
        odd("all of it one octet short", &{
            let mut octets = ati_begin();
            octets[1] -= 1;
            octets
        }),
        odd("all of it one octet long", &{
            let mut octets = ati_begin();
            octets[1] += 1;
            octets
        }),
        odd("the components one octet short", &shorter(0x6c, 1)),
        odd("a component that ends inside its argument", &shorter(0xa1, 4)),
    ]
}

fn bad() -> Parts {
    Parts { operation: ATI, argument: ati_argument(TARGET), context: 29 }
}

/// The attack with a length that ends so many octets early.
fn shorter(tag: u8, by: u8) -> Vec<u8> {
    let mut octets = ati_begin();
    let at = octets
        .windows(2)
        .position(|two| two[0] == tag && two[1] > 20 && two[1] < 128)
        .expect("a length");
    octets[at + 1] -= by;
    octets
}

fn tags() -> Vec<Case> {
    let component = |octets: &[u8]| bad().around(&tlv(0x6c, octets));
    let with_code = |code: &[u8]| {
        component(&tlv(0xa1, &[tlv(2, &[1]), code.to_vec(), bad().argument].concat()))
    };
    let with_argument = |argument: &[u8]| component(&invoke(1, ATI, argument));
    let body = contents(&bad().component()).to_vec();
    let sized = |tag: &[u8], octets: &[u8]| {
        [tag, &[u8::try_from(octets.len()).expect("short")], octets].concat()
    };
    vec![
        odd("an invoke of a tag of two octets", &component(&sized(&[0xbf, 1], &body))),
        odd("an invoke of a tag of three octets", &component(&sized(&[0xbf, 0x80, 1], &body))),
        odd("an operation of a tag of two octets", &with_code(&sized(&[0x1f, 2], &[ATI]))),
        odd("an operation of a tag of three octets", &with_code(&sized(&[0x1f, 0x80, 2], &[ATI]))),
        odd("an operation of the context's tag", &with_code(&sized(&[0x82], &[ATI]))),
        odd("an operation of the application's tag", &with_code(&sized(&[0x42], &[ATI]))),
        odd("an operation as an enumeration", &with_code(&sized(&[10], &[ATI]))),
        odd(
            "an argument of a tag of two octets",
            &with_argument(&sized(&[0x3f, 0x10], contents(&bad().argument))),
        ),
        odd(
            "a subscriber of a tag of two octets",
            &with_argument(&tlv(0x30, &tlv(0xa0, &sized(&[0x9f, 0], &craft::tbcd(TARGET))))),
        ),
        odd(
            "a subscriber of a tag of three octets",
            &with_argument(&tlv(0x30, &tlv(0xa0, &sized(&[0x9f, 0x80, 0], &craft::tbcd(TARGET))))),
        ),
        odd(
            "a subscriber of a tag of six octets",
            &with_argument(&tlv(
                0x30,
                &tlv(0xa0, &sized(&[0x9f, 0x80, 0x80, 0x80, 0x80, 0], &craft::tbcd(TARGET))),
            )),
        ),
        odd("a transaction of a tag of two octets", &sized(&[0x7f, 2], contents(&ati_begin()))),
        odd("a transaction of the context's class", &sized(&[0xa2], contents(&ati_begin()))),
        odd("a transaction that is primitive", &sized(&[0x42], contents(&ati_begin()))),
        odd("components that are primitive", &bad().around(&sized(&[0x4c], &bad().component()))),
        odd("components of a set", &bad().around(&sized(&[0x31], &bad().component()))),
        odd("an invoke that is primitive", &component(&sized(&[0x81], &body))),
    ]
}

/// Primitive values in their constructed form.
fn primitives() -> Vec<Case> {
    let component = |octets: &[u8]| bad().around(&tlv(0x6c, octets));
    let with_code = |code: &[u8]| {
        component(&tlv(0xa1, &[tlv(2, &[1]), code.to_vec(), bad().argument].concat()))
    };
    let name = craft::tbcd(TARGET);
    let (one, two) = name.split_at(4);
    let halves = [tlv(4, one), tlv(4, two)].concat();
    let subscriber = |value: &[u8]| {
        component(&invoke(1, ATI, &tlv(0x30, &[tlv(0xa0, value), tlv(0xa1, &[0x80, 0])].concat())))
    };
    let _ = halves;
    vec![
        odd(
            "a subscriber in one piece of a constructed string",
            &subscriber(&tlv(0xa0, &tlv(4, &name))),
        ),
        odd(
            "a subscriber in a constructed string of indefinite length",
            &subscriber(&indefinite(0xa0, &tlv(4, &name))),
        ),
        odd("an operation in a constructed integer", &with_code(&tlv(0x22, &tlv(2, &[ATI])))),
        odd(
            "an identifier in a constructed integer",
            &component(&tlv(
                0xa1,
                &[tlv(0x22, &tlv(2, &[1])), tlv(2, &[ATI]), bad().argument].concat(),
            )),
        ),
        odd(
            "a transaction's number in a constructed string",
            &tlv(0x62, &[tlv(0x68, &tlv(4, &OTID)), bad().dialogue(), tlv(0x6c, &ati())].concat()),
        ),
        odd("an operation of indefinite length", &with_code(&[2, 0x80, ATI, 0, 0])),
        odd(
            "a subscriber of indefinite length",
            &subscriber(&[&[0x80, 0x80], name.as_slice(), &[0, 0]].concat()),
        ),
        odd("an argument in a string", &component(&invoke(1, ATI, &tlv(4, &bad().argument)))),
        odd("a sequence in a sequence", &component(&invoke(1, ATI, &tlv(0x30, &bad().argument)))),
    ]
}

fn components() -> Vec<Case> {
    let several = |list: &[Vec<u8>]| begin(&OTID, &dialogue_request(29, 3), list);
    let nth = |count: usize, last: Vec<u8>| {
        let mut list: Vec<Vec<u8>> = (0..count)
            .map(|at| invoke(u8::try_from(at).expect("few"), SRI_SM, &sri_sm_argument("88317")))
            .collect();
        list.push(last);
        several(&list)
    };
    let both =
        |one: Vec<u8>, two: Vec<u8>| case("x", attack(), ss7(&several(&[one, two])), honest());
    let pair =
        |name: &str, one: Vec<u8>, two: Vec<u8>| Case { name: name.to_owned(), ..both(one, two) };
    let honest_pair = ss7(&begin(
        &OTID,
        &dialogue_request(20, 3),
        &[sri_sm(), invoke(2, SRI_SM, &sri_sm_argument("88318"))],
    ));
    let mut cases = vec![
        Case { twin: honest_pair.clone().into(), ..pair("the second of two", sri_sm(), ati()) },
        pair("the first of two", ati(), sri_sm()),
        pair("both of two", ati(), invoke(2, ATI, &ati_argument(TARGET))),
        Case {
            twin: honest_pair.clone().into(),
            ..pair(
                "two of one number",
                invoke(1, SRI_SM, &sri_sm_argument("88317")),
                invoke(1, ATI, &ati_argument(TARGET)),
            )
        },
        odd("the third", &nth(2, ati())),
        odd("the tenth", &nth(4, ati())),
        odd("behind a result", &several(&[return_result(1, SRI_SM, &tlv(0x30, &[])), ati()])),
        odd("behind an error", &several(&[return_error(1, 1), ati()])),
        odd("behind a refusal", &several(&[reject(1, 0x81, 1), ati()])),
        odd(
            "linked to another",
            &several(&[tlv(
                0xa1,
                &[tlv(2, &[2]), tlv(0x80, &[1]), tlv(2, &[ATI]), ati_argument(TARGET)].concat(),
            )]),
        ),
        odd("told to be a result", &several(&[return_result(1, ATI, &ati_argument(TARGET))])),
        odd(
            "told to be a result that goes on",
            &several(&[tlv(
                0xa7,
                &[tlv(2, &[1]), tlv(0x30, &[tlv(2, &[ATI]), ati_argument(TARGET)].concat())]
                    .concat(),
            )]),
        ),
        odd("in a component of a kind that nobody knows", &several(&[tlv(0xa5, contents(&ati()))])),
        odd(
            "with a second argument",
            &several(&[tlv(
                0xa1,
                &[tlv(2, &[1]), tlv(2, &[SRI_SM]), sri_sm_argument("88317"), ati_argument(TARGET)]
                    .concat(),
            )]),
        ),
        odd(
            "with a second operation",
            &several(&[tlv(
                0xa1,
                &[tlv(2, &[1]), tlv(2, &[SRI_SM]), tlv(2, &[ATI]), ati_argument(TARGET)].concat(),
            )]),
        ),
        odd(
            "without a number",
            &several(&[tlv(0xa1, &[tlv(2, &[ATI]), ati_argument(TARGET)].concat())]),
        ),
        odd(
            "with the number as nothing",
            &several(&[tlv(0xa1, &[vec![5, 0], tlv(2, &[ATI]), ati_argument(TARGET)].concat())]),
        ),
        odd(
            "with a number of four octets",
            &several(&[tlv(
                0xa1,
                &[tlv(2, &[0, 0, 0, 1]), tlv(2, &[ATI]), ati_argument(TARGET)].concat(),
            )]),
        ),
        odd(
            "with an empty number",
            &several(&[tlv(0xa1, &[tlv(2, &[]), tlv(2, &[ATI]), ati_argument(TARGET)].concat())]),
        ),
    ];
    let many: Vec<Vec<u8>> =
        (0..40).map(|at| tlv(0xa1, &[tlv(2, &[at]), tlv(2, &[SRI_SM])].concat())).collect();
    let last =
        tlv(0xa1, &[tlv(2, &[41]), tlv(2, &[ATI]), tlv(0x80, &craft::tbcd(TARGET))].concat());
    cases.push(odd(
        "behind forty others",
        &tlv(0x62, &[tlv(0x48, &OTID), tlv(0x6c, &[many.concat(), last].concat())].concat()),
    ));
    cases
}

/// The operation itself.
fn operations() -> Vec<Case> {
    let code = |octets: &[u8]| {
        let component = tlv(0xa1, &[tlv(2, &[1]), octets.to_vec(), bad().argument].concat());
        bad().around(&tlv(0x6c, &component))
    };
    vec![
        odd("as a global one", &code(&tlv(6, &[ATI]))),
        odd("as a global one of MAP", &code(&tlv(6, &[4, 0, 0, 1, 1, ATI]))),
        odd("with a zero before", &code(&tlv(2, &[0, ATI]))),
        odd("with three zeros before", &code(&tlv(2, &[0, 0, 0, ATI]))),
        odd("with four zeros before", &code(&tlv(2, &[0, 0, 0, 0, ATI]))),
        odd("with seven zeros before", &code(&tlv(2, &[0, 0, 0, 0, 0, 0, 0, ATI]))),
        odd("256 above it", &code(&tlv(2, &[1, ATI]))),
        odd("65536 above it", &code(&tlv(2, &[1, 0, ATI]))),
        odd("128 above it, below zero", &code(&tlv(2, &[ATI | 0x80]))),
        odd("four octets below zero", &code(&tlv(2, &[0xff, 0xff, 0xff, ATI]))),
        odd("of no octets", &code(&tlv(2, &[]))),
        odd("as nothing", &code(&[5, 0])),
        odd("as a string", &code(&tlv(4, &[ATI]))),
        odd("as a true value", &code(&tlv(1, &[ATI]))),
        odd("missing, the argument alone", &code(&[])),
    ]
}

fn portions() -> Vec<Case> {
    let otid = || tlv(0x48, &OTID);
    let dialogue = || dialogue_request(29, 3);
    let components = || tlv(0x6c, &ati());
    let of = |parts: &[Vec<u8>]| tlv(0x62, &parts.concat());
    let good = || tlv(0x6c, &sri_sm());
    vec![
        odd("components before the dialogue", &of(&[otid(), components(), dialogue()])),
        odd("components before the number", &of(&[components(), otid(), dialogue()])),
        odd("the dialogue before the number", &of(&[dialogue(), otid(), components()])),
        odd("two component portions, bad last", &of(&[otid(), dialogue(), good(), components()])),
        odd("two component portions, bad first", &of(&[otid(), dialogue(), components(), good()])),
        odd(
            "two dialogues, bad last",
            &of(&[otid(), dialogue_request(20, 3), dialogue(), components()]),
        ),
        odd(
            "two dialogues, bad first",
            &of(&[otid(), dialogue(), dialogue_request(20, 3), components()]),
        ),
        odd(
            "an unknown portion between",
            &of(&[otid(), dialogue(), tlv(0x6d, &[1]), components()]),
        ),
        odd("an unknown portion behind", &of(&[otid(), dialogue(), components(), tlv(0x6d, &[1])])),
        odd("an unknown portion before", &of(&[tlv(0x40, &[1]), otid(), dialogue(), components()])),
        case(
            "no dialogue",
            attack(),
            ss7(&of(&[otid(), components()])),
            ss7(&of(&[otid(), good()])),
        ),
        odd("an empty dialogue", &of(&[otid(), tlv(0x6b, &[]), components()])),
        odd(
            "a dialogue that cannot be read",
            &of(&[otid(), tlv(0x6b, &[0xff, 0xff]), components()]),
        ),
        odd(
            "an empty component portion before",
            &of(&[otid(), dialogue(), tlv(0x6c, &[]), components()]),
        ),
    ]
}

fn transactions() -> Vec<Case> {
    let with_otid = |octets: &[u8]| begin(octets, &dialogue_request(29, 3), &[ati()]);
    let good_otid = |octets: &[u8]| begin(octets, &dialogue_request(20, 3), &[sri_sm()]);
    let length = |count: usize| {
        let octets = vec![7; count];
        case(
            format!("a number of {count} octets"),
            attack(),
            ss7(&with_otid(&octets)),
            ss7(&good_otid(&octets)),
        )
    };
    let wrong =
        |count: usize| odd(&format!("a number of {count} octets"), &with_otid(&vec![7; count]));
    let parts = |tag: u32, ids: &[Vec<u8>]| message(tag, ids, &dialogue_request(29, 3), &[ati()]);
    let (otid, dtid) = (tlv(0x48, &OTID), tlv(0x49, &[9, 9]));
    vec![
        wrong(0),
        length(1),
        length(2),
        length(3),
        wrong(5),
        wrong(8),
        wrong(200),
        odd("two numbers of the sender", &parts(0x62, &[otid.clone(), tlv(0x48, &[7])])),
        odd("a number of the receiver in a beginning", &parts(0x62, &[otid.clone(), dtid.clone()])),
        odd("no number in a beginning", &parts(0x62, &[])),
        case(
            "in a continuation",
            attack(),
            ss7(&continue_(&OTID, &[9, 9], &[ati()])),
            ss7(&continue_(&OTID, &[9, 9], &[sri_sm()])),
        ),
        odd(
            "a continuation without the receiver's number",
            &parts(0x65, std::slice::from_ref(&otid)),
        ),
        odd(
            "a continuation with its numbers the other way round",
            &parts(0x65, &[dtid.clone(), otid.clone()]),
        ),
        case(
            "in an end",
            attack(),
            ss7(&end(&[9, 9], &[], &[ati()])),
            ss7(&end(&[9, 9], &[], &[sri_sm()])),
        ),
        odd("an end with the sender's number", &parts(0x64, &[otid.clone(), dtid.clone()])),
        odd("in an abort", &parts(0x67, std::slice::from_ref(&dtid))),
        case(
            "without a transaction",
            attack(),
            ss7(&message(0x61, &[], &[], &[ati()])),
            ss7(&message(0x61, &[], &[], &[sri_sm()])),
        ),
        odd(
            "a message without a transaction, with a number",
            &parts(0x61, std::slice::from_ref(&otid)),
        ),
        odd("a message type that nobody knows", &parts(0x63, std::slice::from_ref(&otid))),
        odd(
            "a message of ANSI",
            &tlv(
                0xe2,
                &[
                    tlv(0xc7, &OTID),
                    tlv(
                        0xe8,
                        &tlv(
                            0xe9,
                            &[
                                tlv(0xcf, &[1]),
                                tlv(0xd1, &[9, ATI]),
                                tlv(0xf2, &ati_argument(TARGET)),
                            ]
                            .concat(),
                        ),
                    ),
                ]
                .concat(),
            ),
        ),
    ]
}

/// The application context, which tells the receiver how to read, or does not.
fn contexts() -> Vec<Case> {
    let in_context =
        |context: u8, version: u8| begin(&OTID, &dialogue_request(context, version), &[ati()]);
    let external = |pdu: &[u8]| {
        tlv(0x6b, &tlv(0x28, &[tlv(6, &[0, 17, 0x86, 5, 1, 1, 1]), tlv(0xa0, pdu)].concat()))
    };
    let named = |oid: &[u8]| {
        let pdu = tlv(0x60, &[tlv(0x80, &[7, 0x80]), tlv(0xa1, &tlv(6, oid))].concat());
        begin(&OTID, &external(&pdu), &[ati()])
    };
    vec![
        odd("of sending routes", &in_context(20, 3)),
        odd("of version 1", &in_context(29, 1)),
        odd("of version 2", &in_context(29, 2)),
        odd("of version 9", &in_context(29, 9)),
        odd("of a context that nobody knows", &in_context(99, 3)),
        odd("of a context of CAP", &named(&[4, 0, 0, 1, 0, 50, 1])),
        odd("of CAP itself", &named(&[4, 0, 0, 1, 21, 3, 4])),
        odd("of a vendor", &named(&[42, 3, 4])),
        odd("of an arc that is longer", &named(&[4, 0, 0, 1, 0, 29, 3, 1])),
        odd("of an arc that is shorter", &named(&[4, 0, 0, 1, 0])),
        odd("of an arc with padding", &named(&[4, 0, 0, 1, 0x80, 0, 29, 3])),
        odd("of no arc", &named(&[])),
        odd("told twice", &{
            let pdu = tlv(
                0x60,
                &[
                    tlv(0xa1, &tlv(6, &[4, 0, 0, 1, 0, 20, 3])),
                    tlv(0xa1, &tlv(6, &[4, 0, 0, 1, 21, 3, 4])),
                ]
                .concat(),
            );
            begin(&OTID, &external(&pdu), &[ati()])
        }),
        odd("with words of a user", &{
            let pdu = tlv(
                0x60,
                &[
                    tlv(0xa1, &tlv(6, &[4, 0, 0, 1, 0, 29, 3])),
                    tlv(
                        0xbe,
                        &tlv(
                            0x28,
                            &[tlv(6, &[4, 0, 0, 1, 1, 1, 1]), tlv(0xa0, &tlv(0xa0, &[0x80, 1, 7]))]
                                .concat(),
                        ),
                    ),
                ]
                .concat(),
            );
            begin(&OTID, &external(&pdu), &[ati()])
        }),
        odd(
            "in the answer's form",
            &begin(&OTID, &craft::tcap::dialogue_response(29, 3), &[ati()]),
        ),
    ]
}

/// End-of-contents and octets behind the end.
fn ends() -> Vec<Case> {
    let component = |octets: &[u8]| bad().around(&tlv(0x6c, octets));
    let deep = |levels: usize| {
        let inner = (0..levels).fold(tlv(0x80, &craft::tbcd(TARGET)), |inner, _| tlv(0x30, &inner));
        component(&invoke(1, ATI, &inner))
    };
    vec![
        odd("an end of contents before the component", &component(&[vec![0, 0], ati()].concat())),
        odd("an end of contents behind the component", &component(&[ati(), vec![0, 0]].concat())),
        odd(
            "an end of contents in the argument",
            &component(&invoke(
                1,
                ATI,
                &tlv(0x30, &[vec![0, 0], contents(&bad().argument).to_vec()].concat()),
            )),
        ),
        odd(
            "an end of contents before the operation",
            &component(&tlv(
                0xa1,
                &[tlv(2, &[1]), vec![0, 0], tlv(2, &[ATI]), bad().argument].concat(),
            )),
        ),
        odd("octets behind all of it", &[ati_begin(), vec![0; 4]].concat()),
        odd("a second transaction behind the first", &[sri_sm_begin(), ati_begin()].concat()),
        odd("one octet behind all of it", &[ati_begin(), vec![0]].concat()),
        odd("no end of contents", &{
            let mut octets = indefinite(0x62, contents(&ati_begin()));
            octets.truncate(octets.len() - 2);
            octets
        }),
        odd("half an end of contents", &{
            let mut octets = indefinite(0x62, contents(&ati_begin()));
            octets.pop();
            octets
        }),
        odd("an end of contents with a length", &{
            let mut octets = indefinite(0x62, contents(&ati_begin()));
            let last = octets.len() - 1;
            octets[last] = 1;
            [octets, vec![0]].concat()
        }),
        odd("fifteen sequences deep", &deep(12)),
        odd("twenty sequences deep", &deep(20)),
        odd("fifty sequences deep", &deep(50)),
    ]
}
