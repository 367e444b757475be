//! From a packet to the units that its transport carries: a datagram is one.

use dissect::{Carrier, Lineage};
use packet::{Packet, Transport};
use ruletable::{Reason, RuleTable};

use crate::answer::Answer;
use crate::arrival::Arrival;
use crate::finding::refused;
use crate::judge::{Judge, Judgement, Outcome};

/// Messages that one datagram may carry: one, and one piggybacked (TS 29.274 §5.5.1).
const DATAGRAM_MESSAGES_MAX: usize = 2;

/// What judging a packet needs.
pub(crate) struct Parts<'p> {
    pub(crate) table: Option<&'p RuleTable>,
    pub(crate) link: &'p str,
    pub(crate) answer: &'p mut Answer,
}

/// Judges every message that the packet carries or completes.
pub(crate) fn judge(parts: Parts<'_>, packet: &Packet<'_>, arrival: &Arrival<'_>) -> Judgement {
    let Some(table) = parts.table else { return Judgement::of(refused(Reason::NO_POLICY)) };
    let mut judge = Judge::new((table, parts.link), parts.answer, packet, arrival);
    match packet.transport {
        Transport::Udp { source_port, destination_port } => {
            datagram(&mut judge, Carrier::Udp { source_port, destination_port }, packet.payload);
        }
        _ => judge.pass_through(),
    }
    judge.finish()
}

fn datagram<'a>(judge: &mut Judge<'_, 'a>, carrier: Carrier, octets: &'a [u8]) {
    let mut rest = Some(octets);
    for _ in 0..DATAGRAM_MESSAGES_MAX {
        let Some(octets) = rest else { return };
        let mut lineage = Lineage::default();
        if judge.unit(&mut lineage, carrier, octets) == Outcome::Foreign {
            return judge.pass_through();
        }
        rest = judge.following();
    }
    if rest.is_some() {
        judge.refuse(Reason::GTP_PIGGYBACK);
    }
}
