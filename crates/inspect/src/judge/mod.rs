//! The verdict on one packet: its messages by the rules, anything else by the pass-through list.

extern crate alloc;

mod refusal;
mod segments;

use alloc::boxed::Box;
use core::ops::Range;

use dissect::{Carrier, Lineage, Message};
use packet::Packet;
use ruletable::{Decision, Direction, Party, Reason, RuleTable, Verdict};
use session::{Associations, Limits, Rejections, StreamSlot, Tick};
use wire::MessageKey;

use crate::answer::Answer;
use crate::arrival::{Arrival, zone};
use crate::edit::Edits;
use crate::finding::{FORWARDED, refused};
use crate::memory::SegmentKey;
use crate::meter::Counts;
use crate::neutralise::{self, Base};
use crate::reasons;
use crate::state::{Book, Scene, Watch};
use crate::subject::{PacketSubject, pass_query};
use crate::witness::Witness;

/// Messages that one packet may carry, over all layers.
const MESSAGES_MAX: u8 = 128;

/// What was decided about a packet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Judgement {
    pub(crate) decision: Decision,
    pub(crate) message: Option<MessageKey>,
    pub(crate) messages: u8,
    pub(crate) parties: [Party; 2],
    /// The frame may leave with its edits.
    pub(crate) is_edited: bool,
    /// The places of a stream whose octets it leaves with.
    pub(crate) shown: Option<Shown>,
}

/// Octets of a stream that a segment leaves with, and where they stand in its frame.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shown {
    pub(crate) at: usize,
    pub(crate) slot: StreamSlot,
    start: usize,
    end: usize,
}

impl Shown {
    /// The places in the stream.
    pub(crate) fn octets(&self) -> Range<usize> {
        self.start..self.end
    }
}

impl Judgement {
    /// A decision that no message took.
    pub(crate) fn of(decision: Decision) -> Self {
        Self {
            decision,
            message: None,
            messages: 0,
            parties: [Party::Stranger; 2],
            is_edited: false,
            shown: None,
        }
    }

    /// Takes one message's decision in; the strictest of a packet counts, and the first that would have blocked.
    fn take(&mut self, decision: Decision, key: MessageKey) {
        let would = self.decision.would.or(decision.would);
        let warning = self.decision.warning.or(decision.warning);
        let (new, old) = (strictness(decision.verdict), strictness(self.decision.verdict));
        let is_transport = |key: MessageKey| key.protocol == dissect::SCTP;
        let tells_more = new == old && self.message.is_some_and(is_transport);
        if self.messages == 0 || new > old || tells_more {
            self.decision = decision;
            self.message = Some(key);
        }
        (self.decision.would, self.decision.warning) = (would, warning);
        self.messages = self.messages.saturating_add(1);
    }

    fn refuse(&mut self, reason: Reason) {
        let Decision { would, warning, .. } = self.decision;
        self.decision = Decision { would, warning, ..refused(reason) };
    }
}

fn strictness(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Accept => 0,
        Verdict::Strip(_) => 1,
        Verdict::Reject(_) | Verdict::Limit(_) => 2,
        Verdict::Neutralise => 3,
        Verdict::Drop | Verdict::Quarantine(_) => 4,
        Verdict::Reset => 5,
    }
}

/// What became of one unit of a packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Every message in it may pass.
    Passes,
    /// It passes with edits that make what was blocked harmless.
    Edited,
    /// A message in it must not pass, or cannot be read.
    Blocked,
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
    rejections: &'j mut Rejections,
    limits: &'j mut Limits,
    watch: Watch<'j>,
    edits: &'j mut Edits,
    /// Where the unit that is judged stands in the frame.
    base: Option<Base>,
    must_end: bool,
    witness: Option<&'j mut Box<dyn Witness>>,
}

impl<'j, 'a> Judge<'j, 'a> {
    pub(crate) fn new(
        (table, link): (&'j RuleTable, &'j str),
        (answer, edits): (&'j mut Answer, &'j mut Edits),
        (segments, rejections, limits, book): (
            &'j mut Associations<SegmentKey>,
            &'j mut Rejections,
            &'j mut Limits,
            Option<&'j mut Book>,
        ),
        packet: &'j Packet<'a>,
        arrival: &'j Arrival<'a>,
    ) -> Self {
        let mut judgement = Judgement::of(FORWARDED);
        if let Some((source, destination)) = packet.addresses() {
            judgement.parties = [table.party_on(source, link), table.party_on(destination, link)];
        }
        Self {
            table,
            link,
            answer,
            packet,
            arrival,
            judgement,
            segments: Some(segments),
            rejections,
            limits,
            watch: Watch::new(book, Scene::of(packet, arrival, judgement.parties)),
            edits,
            base: None,
            must_end: false,
            witness: None,
        }
    }

    /// Tools are told of every message.
    pub(crate) fn tell(&mut self, witness: Option<&'j mut Box<dyn Witness>>) {
        self.witness = witness;
    }

    /// The strictest of all.
    pub(crate) fn finish(self) -> Judgement {
        let has_edits = !self.edits.is_empty() || self.judgement.shown.is_some();
        let is_edited = !self.must_end && has_edits;
        Judgement { is_edited, ..self.judgement }
    }

    /// Ends the packet for a reason that no rule gave.
    pub(crate) fn refuse(&mut self, reason: Reason) {
        self.blame(reason);
        self.must_end = true;
    }

    /// Blocks what is judged for a reason that no rule gave.
    fn blame(&mut self, reason: Reason) {
        self.judgement.refuse(reason);
    }

    /// Ends the packet for the reason that was found.
    pub(crate) fn end(&mut self) {
        self.must_end = true;
    }

    /// The user message of that protocol stands at that place of the frame; nothing where it came in pieces.
    pub(crate) fn stands_at(&mut self, base: Option<Base>) {
        self.base = base;
    }

    /// Makes a blocked user message harmless, silently; what cannot be edited ends the packet.
    pub(crate) fn silence(&mut self, protocol: u8, octets: &[u8]) -> bool {
        let base = self.base;
        let is_done =
            base.is_some_and(|base| neutralise::silence(protocol, octets, base, self.edits));
        self.must_end |= !is_done;
        is_done
    }

    /// Edits of a stream are written where the stream remembers them, since they may leave again and otherwise cut.
    pub(crate) fn apply(&mut self, stream: &mut [u8]) {
        for edit in self.edits.drain(..) {
            edit.apply(stream);
        }
    }

    /// The segment leaves with these octets of its stream instead of its own.
    pub(crate) fn show(&mut self, slot: StreamSlot, octets: &Range<usize>, segment: &[u8]) {
        let Some(at) = self.offset(segment) else { return self.end() };
        self.judgement.shown = Some(Shown { at, slot, start: octets.start, end: octets.end });
    }

    /// Where some octets of the frame stand in it.
    pub(crate) fn offset(&self, octets: &[u8]) -> Option<usize> {
        let begin = octets.as_ptr().addr().checked_sub(self.arrival.octets.as_ptr().addr())?;
        let end = begin.checked_add(octets.len())?;
        (end <= self.arrival.octets.len()).then_some(begin)
    }

    /// A number that keeps the traffic of both ways apart, for what comes back.
    fn zone_back(&self) -> u32 {
        let back = match self.arrival.direction {
            Direction::Inward => Direction::Outward,
            Direction::Outward => Direction::Inward,
        };
        zone(self.packet, back)
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

    /// True where an end is nobody's that the policy knows on this link.
    fn has_stranger(&self) -> bool {
        let is_known = |party: &Party| matches!(party, Party::Home | Party::Partner(_));
        !self.judgement.parties.iter().all(is_known)
    }

    /// What keeps a transport going passes between parties that the policy names, or by its default.
    pub(crate) fn peers_only(&mut self) {
        if self.has_stranger() && !self.table.accepts_by_default() {
            self.refuse(Reason::DEFAULT);
        }
    }

    /// A chunk that carries no whole message: rules may block it, and where none says anything, it passes between
    /// parties that the policy names.
    pub(crate) fn transport<'b>(&mut self, message: Message<'b>)
    where
        'a: 'b,
    {
        if self.piece(&Lineage::of(message), &message) == Outcome::Blocked {
            self.end();
        }
    }

    fn piece<'b>(&mut self, lineage: &Lineage<'b>, message: &Message<'b>) -> Outcome
    where
        'a: 'b,
    {
        let before = self.judgement;
        let outcome = self.innermost(lineage, message, &[]);
        let is_open = self.judgement.decision.reason == Reason::DEFAULT && !self.has_stranger();
        if !is_open {
            return outcome;
        }
        self.judgement = Judgement { messages: self.judgement.messages, ..before };
        self.watch.note(lineage, &[], None);
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
        let outcome = self.unit(&mut lineage, carrier, octets);
        outcome.unwrap_or_else(|| {
            let outcome = self.innermost(&lineage, &outer, &[]);
            self.must_end |= outcome == Outcome::Blocked;
            Outcome::Passes
        })
    }

    /// The messages in some octets, down to the innermost, each judged with those around it; nothing where they are no
    /// signalling.
    pub(crate) fn unit<'b>(
        &mut self,
        lineage: &mut Lineage<'b>,
        carrier: Carrier,
        octets: &'b [u8],
    ) -> Option<Outcome>
    where
        'a: 'b,
    {
        let message = match dissect::decode(carrier, octets) {
            Ok(Some(message)) => message,
            Ok(None) => return None,
            Err(error) => {
                self.blame(reasons::of_refused(&error));
                return Some(Outcome::Blocked);
            }
        };
        if !lineage.enter(message) {
            self.blame(Reason::TOO_DEEP);
            return Some(Outcome::Blocked);
        }
        let outcome = match lineage.segment() {
            Some(segment) => self.segment(lineage, &message, &segment),
            None => self.inside(lineage, message, octets),
        };
        lineage.leave();
        Some(outcome)
    }

    fn inside<'b>(
        &mut self,
        lineage: &mut Lineage<'b>,
        message: Message<'b>,
        whole: &[u8],
    ) -> Outcome
    where
        'a: 'b,
    {
        let mut is_innermost = true;
        let mut outcome = Outcome::Passes;
        for (carrier, octets) in lineage.judged() {
            if let Some(inner) = self.unit(lineage, carrier, octets) {
                is_innermost = false;
                outcome = outcome.and(inner);
            }
        }
        if is_innermost {
            return self.innermost(lineage, &message, whole);
        }
        if outcome == Outcome::Passes {
            self.watch.note_whole(lineage);
        }
        outcome
    }

    /// A message that carries no other.
    pub(crate) fn innermost<'b>(
        &mut self,
        lineage: &Lineage<'b>,
        message: &Message<'b>,
        octets: &[u8],
    ) -> Outcome
    where
        'a: 'b,
    {
        if self.judgement.messages >= MESSAGES_MAX {
            self.blame(Reason::TOO_MANY_MESSAGES);
            return Outcome::Blocked;
        }
        if let Some(outcome) = self.refused_before(message, octets) {
            return outcome;
        }
        let observed = self.watch.observe(self.table.state(), (lineage, octets));
        let subject = PacketSubject {
            packet: self.packet,
            lineage,
            direction: self.arrival.direction,
            parties: self.judgement.parties,
            link: self.link,
            observed: &observed,
        };
        let mut counts = Counts { limits: self.limits, now: self.arrival.now };
        let decision = observed.bound(self.table.decide(&subject, &mut counts), self.table);
        if let Some(witness) = &mut self.witness {
            witness.judged(&subject, message.key(), &decision);
        }
        self.judgement.take(decision, message.key());
        match decision.verdict {
            Verdict::Accept => {
                let sight = observed.sight();
                self.watch.note(lineage, octets, sight);
                Outcome::Passes
            }
            Verdict::Strip(_)
            | Verdict::Neutralise
            | Verdict::Drop
            | Verdict::Quarantine(_)
            | Verdict::Reset => Outcome::Blocked,
            Verdict::Reject(cause) | Verdict::Limit(cause) => {
                self.answer.write(self.arrival.octets, self.packet, message, cause);
                match self.reject(lineage, message, (octets, cause.0)) {
                    Some(()) => Outcome::Edited,
                    None => Outcome::Blocked,
                }
            }
        }
    }

    /// Has what passes remembered only when the whole datagram does, where messages ride on each other.
    pub(crate) fn defer(&mut self, is_deferring: bool) {
        self.watch.defer(is_deferring);
    }

    /// Remembers what was deferred, where nothing in the datagram was blocked.
    pub(crate) fn catch_up(&mut self, carrier: Carrier, octets: &[u8]) {
        let is_refused = self.is_refused();
        self.watch.catch_up(carrier, octets, is_refused);
    }
}

impl Outcome {
    /// The stricter of two.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Blocked, _) | (_, Self::Blocked) => Self::Blocked,
            (Self::Edited, _) | (_, Self::Edited) => Self::Edited,
            _ => Self::Passes,
        }
    }
}
