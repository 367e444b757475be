//! The verdict on one packet: its messages by the rules, anything else by the pass-through list.

use core::net::IpAddr;

use dissect::{Carrier, Lineage, Message, Segment};
use packet::Packet;
use ruletable::{Decision, Party, Reason, RuleTable, Verdict};
use session::{Associations, Channel, Part, Taken, Tick};
use wire::MessageKey;

use crate::answer::Answer;
use crate::arrival::{Arrival, zone};
use crate::finding::{FORWARDED, refused};
use crate::memory::SegmentKey;
use crate::reasons;
use crate::subject::{PacketSubject, pass_query};

/// Messages that one packet may carry, over all layers.
const MESSAGES_MAX: u8 = 128;
/// How long the segments of one message may take (Q.714 Annex C, T(reass)).
const SEGMENT_MS: u64 = 20_000;
/// Segments count down to zero.
const SEGMENTS_LEFT_MAX: u8 = 15;

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
        let (new, old) = (strictness(decision.verdict), strictness(self.decision.verdict));
        let is_transport = |key: MessageKey| key.protocol == dissect::SCTP;
        let tells_more = new == old && self.message.is_some_and(is_transport);
        if self.messages == 0 || new > old || tells_more {
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
    /// Not there while a message of segments is judged: none stands in another.
    segments: Option<&'j mut Associations<SegmentKey>>,
}

impl<'j, 'a> Judge<'j, 'a> {
    pub(crate) fn new(
        (table, link): (&'j RuleTable, &'j str),
        (answer, segments): (&'j mut Answer, &'j mut Associations<SegmentKey>),
        packet: &'j Packet<'a>,
        arrival: &'j Arrival<'a>,
    ) -> Self {
        let mut judgement = Judgement::of(FORWARDED);
        if let Some((source, destination)) = packet.addresses() {
            judgement.parties = [table.party_of(source), table.party_of(destination)];
        }
        Self { table, link, answer, packet, arrival, judgement, segments: Some(segments) }
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

    /// True where something in it must not pass.
    pub(crate) fn is_refused(&self) -> bool {
        self.judgement.decision.verdict != Verdict::Accept
    }

    /// The packet that carries or completes all this.
    pub(crate) fn packet(&self) -> &Packet<'a> {
        self.packet
    }

    /// When it came.
    pub(crate) fn now(&self) -> Tick {
        self.arrival.now
    }

    /// Which traffic never mixes with other: direction and VLANs.
    pub(crate) fn zone(&self) -> u32 {
        zone(self.packet, self.arrival.direction)
    }

    /// What keeps a transport going passes between parties that the policy names, or by its default.
    pub(crate) fn peers_only(&mut self) {
        if self.judgement.parties.contains(&Party::Stranger) && !self.table.accepts_by_default() {
            self.refuse(Reason::DEFAULT);
        }
    }

    /// A chunk that carries no whole message: rules may block it, and where none says anything, it passes between
    /// parties that the policy names.
    pub(crate) fn transport<'b>(&mut self, message: Message<'b>)
    where
        'a: 'b,
    {
        self.piece(&Lineage::of(message), &message);
    }

    fn piece<'b>(&mut self, lineage: &Lineage<'b>, message: &Message<'b>) -> Outcome
    where
        'a: 'b,
    {
        let before = self.judgement;
        let outcome = self.innermost(lineage, message);
        let is_open = self.judgement.decision.reason == Reason::DEFAULT
            && !self.judgement.parties.contains(&Party::Stranger);
        if !is_open {
            return outcome;
        }
        self.judgement = Judgement { messages: self.judgement.messages, ..before };
        Outcome::Passes
    }

    /// Anything that is not signalling.
    pub(crate) fn pass_through(&mut self) {
        if !self.is_passed() {
            self.refuse(Reason::NOT_PASSED);
        }
    }

    /// A message and what it carries; where that is no signalling, the message itself is judged.
    pub(crate) fn carried<'b>(
        &mut self,
        outer: Message<'b>,
        carrier: Carrier,
        octets: &'b [u8],
    ) -> Outcome
    where
        'a: 'b,
    {
        let mut lineage = Lineage::of(outer);
        match self.unit(&mut lineage, carrier, octets) {
            Outcome::Foreign => self.innermost(&lineage, &outer),
            outcome @ (Outcome::Passes | Outcome::Blocked) => outcome,
        }
    }

    /// The messages in some octets, down to the innermost, each judged with those around it.
    pub(crate) fn unit<'b>(
        &mut self,
        lineage: &mut Lineage<'b>,
        carrier: Carrier,
        octets: &'b [u8],
    ) -> Outcome
    where
        'a: 'b,
    {
        let message = match dissect::decode(carrier, octets) {
            Ok(Some(message)) => message,
            Ok(None) => return Outcome::Foreign,
            Err(error) => {
                self.refuse(reasons::of_refused(&error));
                return Outcome::Blocked;
            }
        };
        if !lineage.enter(message) {
            self.refuse(Reason::TOO_DEEP);
            return Outcome::Blocked;
        }
        let outcome = match lineage.segment() {
            Some(segment) => self.segment(lineage, &message, &segment),
            None => self.inside(lineage, message),
        };
        lineage.leave();
        outcome
    }

    fn inside<'b>(&mut self, lineage: &mut Lineage<'b>, message: Message<'b>) -> Outcome
    where
        'a: 'b,
    {
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

    /// A piece of a message of SCCP: what completes it is judged with it, any other piece may pass.
    fn segment<'b>(
        &mut self,
        lineage: &Lineage<'b>,
        message: &Message<'b>,
        segment: &Segment<'b>,
    ) -> Outcome
    where
        'a: 'b,
    {
        let Some(segments) = self.segments.take() else {
            self.refuse(Reason::TOO_DEEP);
            return Outcome::Blocked;
        };
        let part = part(segment, self.packet.source(), self.zone());
        segments.expire(part.key, self.now(), SEGMENT_MS);
        let outcome = match segments.take(&part, self.now()) {
            Ok(Taken::Piece) => self.piece(lineage, message),
            Ok(Taken::Whole | Taken::Complete) => {
                let mut whole = lineage.clone();
                let octets = segments.assembled();
                match self.unit(&mut whole, Carrier::SccpUser(lineage.ssns()), octets) {
                    Outcome::Foreign => self.innermost(lineage, message),
                    outcome @ (Outcome::Passes | Outcome::Blocked) => outcome,
                }
            }
            Err(breach) => {
                self.refuse(reasons::of_segment(breach));
                Outcome::Blocked
            }
        };
        if part.is_last {
            segments.end(part.key);
        }
        self.segments = Some(segments);
        outcome
    }

    /// A message that carries no other.
    pub(crate) fn innermost<'b>(&mut self, lineage: &Lineage<'b>, message: &Message<'b>) -> Outcome
    where
        'a: 'b,
    {
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

fn part<'b>(segment: &Segment<'b>, source: Option<IpAddr>, zone: u32) -> Part<'b, SegmentKey> {
    Part {
        key: SegmentKey { source, zone, reference: segment.reference, calling: segment.calling },
        tsn: SEGMENTS_LEFT_MAX.saturating_sub(segment.remaining).into(),
        channel: Channel { stream: 0, message: 0, is_unordered: false },
        is_first: segment.is_first,
        is_last: segment.remaining == 0,
        ppid: 0,
        octets: segment.octets,
    }
}
