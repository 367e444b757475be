//! The verdict on one whole packet: its messages by the rules, anything else by the pass-through list.

use dissect::Carrier;
use packet::{Packet, Transport};
use ruletable::{Decision, Party, Reason, RuleTable, Verdict};
use wire::MessageKey;

use crate::answer::Answer;
use crate::arrival::Arrival;
use crate::finding::{FORWARDED, refused};
use crate::reasons;
use crate::subject::{PacketSubject, pass_query};

/// Messages that one datagram may carry: one, and one piggybacked (TS 29.274 §5.5.1).
const MESSAGES_MAX: u8 = 2;

/// What was decided about a packet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Judgement {
    pub(crate) decision: Decision,
    pub(crate) message: Option<MessageKey>,
    pub(crate) messages: u8,
    pub(crate) parties: [Party; 2],
}

impl Judgement {
    /// A decision that no message took.
    pub(crate) fn of(decision: Decision) -> Self {
        Self { decision, message: None, messages: 0, parties: [Party::Stranger; 2] }
    }

    /// Takes one message's decision in; the strictest of a packet counts, and the first that would have blocked.
    fn take(&mut self, decision: Decision, key: MessageKey) {
        let would = self.decision.would.or(decision.would);
        if self.messages == 0 || strictness(decision.verdict) > strictness(self.decision.verdict) {
            self.decision = decision;
            self.message = Some(key);
        }
        self.decision.would = would;
        self.messages = self.messages.saturating_add(1);
    }

    fn refuse(mut self, reason: Reason) -> Self {
        self.decision = Decision { would: self.decision.would, ..refused(reason) };
        self
    }
}

fn strictness(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Accept => 0,
        Verdict::Reject(_) => 1,
        Verdict::Drop => 2,
    }
}

/// What a packet is judged by.
pub(crate) struct Judge<'t> {
    table: Option<&'t RuleTable>,
    link: &'t str,
    answer: &'t mut Answer,
}

impl<'t> Judge<'t> {
    pub(crate) fn new(table: Option<&'t RuleTable>, link: &'t str, answer: &'t mut Answer) -> Self {
        Self { table, link, answer }
    }

    pub(crate) fn judge(self, packet: &Packet<'_>, arrival: &Arrival<'_>) -> Judgement {
        let mut judgement = Judgement::of(FORWARDED);
        let Some(table) = self.table else { return judgement.refuse(Reason::NO_POLICY) };
        if let Some((source, destination)) = packet.addresses() {
            judgement.parties = [table.party_of(source), table.party_of(destination)];
        }
        let Transport::Udp { source_port, destination_port } = packet.transport else {
            return pass(judgement, table, self.link, packet);
        };
        let carrier = Carrier::Udp { source_port, destination_port };
        let mut rest = Some(packet.payload);
        while let Some(octets) = rest.take() {
            let message = match dissect::decode(carrier, octets) {
                Ok(Some(message)) => message,
                Ok(None) => return pass(judgement, table, self.link, packet),
                Err(error) => return judgement.refuse(reasons::of_part(error.part)),
            };
            if judgement.messages >= MESSAGES_MAX {
                return judgement.refuse(Reason::GTP_PIGGYBACK);
            }
            rest = message.piggybacked();
            let subject = PacketSubject {
                packet,
                message,
                direction: arrival.direction,
                parties: judgement.parties,
            };
            let decision = table.decide(&subject);
            judgement.take(decision, message.key());
            if let Verdict::Reject(cause) = decision.verdict {
                self.answer.write(arrival.octets, packet, &message, cause);
            }
        }
        judgement
    }
}

fn pass(judgement: Judgement, table: &RuleTable, link: &str, packet: &Packet<'_>) -> Judgement {
    let passes = table.link_or_standard(link).passes(&pass_query(packet));
    if passes { judgement } else { judgement.refuse(Reason::NOT_PASSED) }
}
