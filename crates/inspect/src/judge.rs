//! The verdict on one packet: its messages by the rules, anything else by the pass-through list.

use dissect::{Carrier, Lineage, Message};
use packet::Packet;
use ruletable::{Decision, Party, Reason, RuleTable, Verdict};
use wire::MessageKey;

use crate::answer::Answer;
use crate::arrival::Arrival;
use crate::finding::{FORWARDED, refused};
use crate::reasons;
use crate::subject::{PacketSubject, pass_query};

/// Messages that one packet may carry, over all layers.
const MESSAGES_MAX: u8 = 128;

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

    fn refuse(&mut self, reason: Reason) {
        self.decision = Decision { would: self.decision.would, ..refused(reason) };
    }
}

fn strictness(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Accept => 0,
        Verdict::Reject(_) => 1,
        Verdict::Drop => 2,
    }
}

/// What became of one unit of a packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Every message in it may pass.
    Passes,
    /// A message in it must not pass, or cannot be read.
    Blocked,
    /// It is no message of signalling.
    Foreign,
}

/// Judges the messages of one packet, one after the other.
pub(crate) struct Judge<'j, 'a> {
    table: &'j RuleTable,
    link: &'j str,
    answer: &'j mut Answer,
    packet: &'j Packet<'a>,
    arrival: &'j Arrival<'a>,
    judgement: Judgement,
    following: Option<&'a [u8]>,
}

impl<'j, 'a> Judge<'j, 'a> {
    pub(crate) fn new(
        (table, link): (&'j RuleTable, &'j str),
        answer: &'j mut Answer,
        packet: &'j Packet<'a>,
        arrival: &'j Arrival<'a>,
    ) -> Self {
        let mut judgement = Judgement::of(FORWARDED);
        if let Some((source, destination)) = packet.addresses() {
            judgement.parties = [table.party_of(source), table.party_of(destination)];
        }
        Self { table, link, answer, packet, arrival, judgement, following: None }
    }

    /// The strictest of all.
    pub(crate) fn finish(self) -> Judgement {
        self.judgement
    }

    /// Ends the packet for a reason that no rule gave.
    pub(crate) fn refuse(&mut self, reason: Reason) {
        self.judgement.refuse(reason);
    }

    /// True where the pass-through list lets the packet by without being read.
    pub(crate) fn is_passed(&self) -> bool {
        self.table.link_or_standard(self.link).passes(&pass_query(self.packet))
    }

    /// True where the pass-through list names it, beside everything that is not signalling.
    pub(crate) fn is_listed(&self) -> bool {
        self.table.link_or_standard(self.link).lists(&pass_query(self.packet))
    }

    /// What stands behind the last unit in the same datagram.
    pub(crate) fn following(&mut self) -> Option<&'a [u8]> {
        self.following.take()
    }

    /// Anything that is not signalling.
    pub(crate) fn pass_through(&mut self) {
        if !self.is_passed() {
            self.refuse(Reason::NOT_PASSED);
        }
    }

    /// The messages in some octets, down to the innermost, each judged with those around it.
    pub(crate) fn unit(
        &mut self,
        lineage: &mut Lineage<'a>,
        carrier: Carrier,
        octets: &'a [u8],
    ) -> Outcome {
        let message = match dissect::decode(carrier, octets) {
            Ok(Some(message)) => message,
            Ok(None) => return Outcome::Foreign,
            Err(error) => {
                self.refuse(reasons::of_refused(&error));
                return Outcome::Blocked;
            }
        };
        if lineage.layers().is_empty() {
            self.following = message.following();
        }
        if !lineage.enter(message) {
            self.refuse(Reason::TOO_DEEP);
            return Outcome::Blocked;
        }
        let outcome = self.inside(lineage, message);
        lineage.leave();
        outcome
    }

    fn inside(&mut self, lineage: &mut Lineage<'a>, message: Message<'a>) -> Outcome {
        let mut is_innermost = true;
        let mut outcome = Outcome::Passes;
        for (carrier, octets) in lineage.carried() {
            match self.unit(lineage, carrier, octets) {
                Outcome::Foreign => {}
                Outcome::Passes => is_innermost = false,
                Outcome::Blocked => {
                    is_innermost = false;
                    outcome = Outcome::Blocked;
                }
            }
        }
        if is_innermost { self.innermost(lineage, &message) } else { outcome }
    }

    /// A message that carries no other.
    pub(crate) fn innermost(&mut self, lineage: &Lineage<'a>, message: &Message<'a>) -> Outcome {
        if self.judgement.messages >= MESSAGES_MAX {
            self.refuse(Reason::TOO_MANY_MESSAGES);
            return Outcome::Blocked;
        }
        let subject = PacketSubject {
            packet: self.packet,
            lineage,
            direction: self.arrival.direction,
            parties: self.judgement.parties,
        };
        let decision = self.table.decide(&subject);
        self.judgement.take(decision, message.key());
        if let Verdict::Reject(cause) = decision.verdict {
            self.answer.write(self.arrival.octets, self.packet, message, cause);
        }
        match decision.verdict {
            Verdict::Accept => Outcome::Passes,
            Verdict::Drop | Verdict::Reject(_) => Outcome::Blocked,
        }
    }
}
