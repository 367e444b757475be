//! What a message of GTP must hold, for tests that do not say it.

use std::net::IpAddr;

use craft::{gtpv1, gtpv2};

/// What no field gives: the element comes with the message.
pub(crate) const NO_FIELD: &str = "";
const SGW_CONTROL: u8 = 6;
const EUTRAN: u8 = 6;

/// An element of a message, the field that gives it, and what adds it where no test does.
pub(crate) type Filled<M> = (u8, &'static str, fn(M, IpAddr) -> M);

/// Mandatory elements of GTPv2-C (TS 29.274 §7).
pub(crate) const MANDATORY_2: &[(u8, &[Filled<gtpv2::Message>])] = &[
    (1, &[(3, "gtpv2.rec", |message, _| message.recovery(1))]),
    (2, &[(3, "gtpv2.rec", |message, _| message.recovery(1))]),
    (
        32,
        &[
            (82, "gtpv2.rat_type", |message, _| message.rat(EUTRAN)),
            (87, "gtpv2.f_teid_ipv4", |message, source| message.f_teid(0, SGW_CONTROL, 1, source)),
            (71, "gtpv2.apn", |message, _| message.apn("internet")),
            (93, NO_FIELD, |message, _| {
                message.bearer_context(0, &gtpv2::group().ebi(5).qos(9, 8))
            }),
        ],
    ),
    (
        95,
        &[(93, NO_FIELD, |message, _| message.bearer_context(0, &gtpv2::group().ebi(0).qos(9, 8)))],
    ),
    (38, &[(82, "gtpv2.rat_type", |message, _| message.rat(EUTRAN))]),
    (
        96,
        &[(93, NO_FIELD, |message, _| message.bearer_context(0, &gtpv2::group().ebi(6).cause(16)))],
    ),
];

/// Mandatory elements of GTPv1-C (TS 29.060 §7).
pub(crate) const MANDATORY_1: &[(u8, &[Filled<gtpv1::Message>])] = &[
    (2, &[(14, "gtp.recovery", |message, _| message.recovery(1))]),
    (16, CONTEXT),
    (18, CONTEXT),
    (20, &[(20, "gtp.nsapi", |message, _| message.nsapi(5))]),
];

/// Those of a context, new or changed.
const CONTEXT: &[Filled<gtpv1::Message>] = &[
    (16, "gtp.teid_data", |message, _| message.teid_data(1)),
    (20, "gtp.nsapi", |message, _| message.nsapi(5)),
    (133, "gtp.gsn_ipv4", |message, source| message.gsn_address(source).gsn_address(source)),
    (135, NO_FIELD, |message, _| message.qos()),
];
