//! Which request a message answers, and how long after it came, as Wireshark pairs them.

use std::collections::HashMap;
use std::sync::LazyLock;

use dissect::{Message, Row};
use wire::Value;

use super::conversations::Key;
use super::{Named, OPEN_MAX};

/// Requests that Wireshark pairs; the type of an answer is that of its request and one, or says which version is spoken.
const GTP: &[u32] = &[1, 16, 18, 20, 48, 50, 53, 128, 240];
const GTPV2: &[u32] = &[25, 27, 29, 32, 34, 36, 64, 66, 68, 95, 97, 99, 130, 133, 135, 137, 139];
const PFCP: &[u32] = &[1, 3, 5, 7, 9, 12, 14, 16, 50, 52, 54, 56];
/// The answer to what is of another version (TS 29.244 §7.4.4.7).
const PFCP_VERSION: u32 = 11;

/// How the messages of a protocol are paired.
#[derive(Debug)]
struct Pairing {
    /// The number that both have.
    number: &'static str,
    requests: Requests,
    /// Names of the request's frame and of the time since it.
    names: [&'static str; 2],
}

#[derive(Debug)]
enum Requests {
    /// By type; one answer takes the request away.
    Types(&'static [u32]),
    /// By the flag of Diameter; a request stays.
    Flag,
}

const PAIRINGS: [Pairing; 4] = [
    Pairing {
        number: "gtp.seq_number",
        requests: Requests::Types(GTP),
        names: ["gtp.response_to", "gtp.time"],
    },
    Pairing {
        number: "gtpv2.seq",
        requests: Requests::Types(GTPV2),
        names: ["gtpv2.response_to", "gtpv2.response_time"],
    },
    Pairing {
        number: "pfcp.seqno",
        requests: Requests::Types(PFCP),
        names: ["pfcp.response_to", "pfcp.response_time"],
    },
    Pairing {
        number: "diameter.hopbyhopid",
        requests: Requests::Flag,
        names: ["diameter.answer_to", "diameter.resp_time"],
    },
];

/// Rows of the numbers, with the place of the pairing.
static NUMBERS: LazyLock<Vec<(usize, Row)>> = LazyLock::new(|| {
    let of = |(place, pairing): (usize, &Pairing)| {
        dissect::find(pairing.number).map(move |row| (place, row))
    };
    PAIRINGS.iter().enumerate().flat_map(of).collect()
});
static IS_REQUEST: LazyLock<Option<Row>> =
    LazyLock::new(|| dissect::find("diameter.flags.request").next());

/// Requests that were seen: their frames, and when they came in ns.
#[derive(Debug, Default)]
pub(crate) struct Answers(HashMap<(usize, Key, u64), (u64, u64)>);

impl Answers {
    /// What a message of a frame answers: the number of that frame, and the time since it in ns.
    pub(crate) fn of_message(
        &mut self,
        message: &Message<'_>,
        ends: Key,
        (frame, now): (u64, u64),
    ) -> Option<[Named<'static>; 2]> {
        let protocol = message.protocol_id();
        let (place, row) = NUMBERS.iter().find(|(_, row)| row.id.protocol == protocol)?;
        let Pairing { requests, names, .. } = PAIRINGS.get(*place)?;
        let key = (*place, ends, number(message, *row)?);
        let kind = message.key().kind;
        let (is_request, is_answer) = match requests {
            Requests::Types(types) => {
                let before = kind.checked_sub(1);
                let is_answer = before.is_some_and(|kind| types.contains(&kind));
                let is_version = kind == PFCP_VERSION && protocol == dissect::PFCP;
                (types.contains(&kind), is_answer || is_version)
            }
            Requests::Flag => {
                let is_request = number(message, (*IS_REQUEST)?)? != 0;
                (is_request, !is_request)
            }
        };
        if is_request {
            if self.0.len() >= OPEN_MAX {
                self.0.clear();
            }
            self.0.insert(key, (frame, now));
            return None;
        }
        let request = match requests {
            _ if !is_answer => None,
            Requests::Types(_) => self.0.remove(&key),
            Requests::Flag => self.0.get(&key).copied(),
        };
        let (asked, then) = request?;
        let values = [asked, now.wrapping_sub(then)].map(Value::Number);
        let [request, time] = *names;
        let [asked, passed] = values;
        Some([(request, asked), (time, passed)])
    }
}

/// The first number of a field.
fn number(message: &Message<'_>, row: Row) -> Option<u64> {
    let mut values = wire::Values::default();
    message.read(row.id, &mut values);
    values.as_slice().iter().find_map(|value| value.number())
}
