//! The verdict on one packet: its messages by the rules, anything else by the pass-through list.

extern crate alloc;

mod refusal;
mod segments;

use alloc::boxed::Box;

use dissect::{Carrier, Lineage, Message, Step};
use packet::Packet;
use ruletable::{Decision, Direction, Party, Reason, RuleTable, Verdict};
use session::{Associations, FrameId, Frames, Limits, Rejections, Tick};

use crate::answer::Answer;
use crate::arrival::{Arrival, zone};
use crate::edit::{Edits, Pen, Places};
use crate::finding::FORWARDED;
use crate::judgement::{Judgement, Outcome, Shown, ShownPlaces};
use crate::memory::{Flow, FlowKey, SegmentKey};
use crate::meter::Counts;
use crate::neutralise;
use crate::reasons;
use crate::reset;
use crate::state::{Book, Scene, Watch};
use crate::strip;
use crate::subject::{PacketSubject, pass_query};
use crate::witness::Witness;

/// Messages that one packet may carry, over all layers.
const MESSAGES_MAX: u8 = 128;

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
    released: &'j mut Frames,
    shown: &'j mut ShownPlaces,
    /// Room for a copy of a message.
    copy: &'j mut [u8],
    /// Where the unit that is judged stands.
    places: Places,
    carrier: Carrier,
    must_end: bool,
    must_reset: bool,
    witness: Option<&'j mut Box<dyn Witness>>,
}

/// What the judging of a packet writes.
pub(crate) struct Out<'j> {
    pub(crate) answer: &'j mut Answer,
    pub(crate) edits: &'j mut Edits,
    pub(crate) released: &'j mut Frames,
    pub(crate) shown: &'j mut ShownPlaces,
    pub(crate) copy: &'j mut [u8],
}

/// What the judging of a packet remembers beside its transport.
pub(crate) struct Remembered<'j> {
    pub(crate) segments: &'j mut Associations<SegmentKey>,
    pub(crate) rejections: &'j mut Rejections,
    pub(crate) limits: &'j mut Limits,
    pub(crate) book: Option<&'j mut Book>,
}

impl<'j, 'a> Judge<'j, 'a> {
    pub(crate) fn new(
        (table, link): (&'j RuleTable, &'j str),
        Out { answer, edits, released, shown, copy }: Out<'j>,
        Remembered { segments, rejections, limits, book }: Remembered<'j>,
        packet: &'j Packet<'a>,
        arrival: &'j Arrival<'a>,
    ) -> Self {
        let mut judgement = Judgement::of(FORWARDED);
        if let Some((source, destination)) = packet.addresses() {
            judgement.parties = [table.party_on(source, link), table.party_on(destination, link)];
        }
        let watch = Watch::new(book, Scene::of(packet, arrival, judgement.parties));
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
            watch,
            edits,
            released,
            shown,
            copy,
            places: Places::default(),
            carrier: Carrier::Diameter,
            must_end: false,
            witness: None,
            must_reset: false,
        }
    }

    /// Tools are told of every message.
    pub(crate) fn tell(&mut self, witness: Option<&'j mut Box<dyn Witness>>) {
        self.witness = witness;
    }

    /// The strictest of all.
    pub(crate) fn finish(self) -> Judgement {
        let mut judgement = self.judgement;
        let wants_reset = self.must_reset || judgement.decision.verdict == Verdict::Reset;
        if wants_reset
            && reset::write(self.arrival.octets, self.packet, (self.answer, self.edits)).is_some()
        {
            judgement.is_reset = true;
            judgement.is_held = false;
            self.shown.clear();
            return judgement;
        }
        let has_edits = !self.edits.is_empty() || !self.shown.is_empty();
        judgement.is_edited = !self.must_end && has_edits;
        judgement.is_held &= !self.must_end;
        judgement
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

    /// The user message that is judged next stands there.
    pub(crate) fn stands(&mut self, places: Places) {
        self.places = places;
    }

    fn pen(&mut self) -> Pen<'_> {
        Pen { places: &self.places, edits: self.edits }
    }

    /// Makes a blocked user message harmless, silently; what cannot be edited ends its connection, for a message that
    /// vanished would stop it for good.
    pub(crate) fn silence(&mut self, protocol: Option<u8>, octets: &[u8]) -> bool {
        let done = protocol
            .and_then(|protocol| self.pen().all(|pen| neutralise::silence(protocol, octets, pen)));
        self.must_end |= done.is_none();
        self.must_reset |= done.is_none();
        done.is_some()
    }

    /// Edits of the packet so far.
    pub(crate) fn edits(&mut self) -> &mut Edits {
        self.edits
    }

    /// The number under which the frame would wait; nothing where no room is left.
    pub(crate) fn spare(&self) -> Option<FrameId> {
        self.arrival.hold_as
    }

    /// The frame waits for the rest of a message.
    pub(crate) fn hold(&mut self) {
        self.judgement.is_held = true;
    }

    /// The frame as edits name it: nothing stands for the one at hand.
    pub(crate) fn other(&self, frame: FrameId) -> Option<FrameId> {
        Some(frame).filter(|frame| self.arrival.hold_as != Some(*frame))
    }

    /// A frame that waited waits no longer.
    pub(crate) fn release(&mut self, frame: FrameId) {
        if self.other(frame).is_none() {
            self.judgement.is_held = false;
        } else if !self.released.contains(&frame) {
            let _ = self.released.try_push(frame);
        }
    }

    /// Edits of a stream are written where the stream remembers them, since they may leave again and otherwise cut.
    pub(crate) fn apply(&mut self, stream: &mut [u8]) {
        for edit in self.edits.drain(..) {
            edit.apply(stream);
        }
    }

    /// A segment leaves with these octets of its stream instead of its own.
    pub(crate) fn show(&mut self, shown: Shown) {
        self.must_end |= self.shown.try_push(shown).is_err();
    }

    /// Where some octets of the frame stand in it.
    pub(crate) fn offset(&self, octets: &[u8]) -> Option<usize> {
        let begin = octets.as_ptr().addr().checked_sub(self.arrival.octets.as_ptr().addr())?;
        let end = begin.checked_add(octets.len())?;
        (end <= self.arrival.octets.len()).then_some(begin)
    }

    /// A number that keeps the traffic of both ways apart, for what comes back.
    pub(crate) fn zone_back(&self) -> u32 {
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

    /// Which associations never mix: two partners may choose the same tag.
    pub(crate) fn association_zone(&self) -> u32 {
        const SPREAD: u32 = 0x9e37_79b1;
        let partner = self.judgement.parties.iter().find_map(|party| match party {
            Party::Partner(id) => Some(u32::from(id.0).saturating_add(1)),
            Party::Home | Party::Misplaced(_) | Party::Stranger => None,
        });
        self.zone() ^ partner.unwrap_or(0).wrapping_mul(SPREAD)
    }

    /// A connection or association on the way of this packet.
    pub(crate) fn flow(&self, key: FlowKey) -> Flow {
        Flow { way: self.arrival.direction, key }
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
        if self.piece(&Lineage::of(message)) == Outcome::Blocked {
            self.end();
        }
    }

    fn piece<'b>(&mut self, lineage: &Lineage<'b>) -> Outcome
    where
        'a: 'b,
    {
        let before = self.judgement;
        let outcome = self.innermost(lineage, &[]);
        let is_open = self.judgement.decision.reason == Reason::DEFAULT && !self.has_stranger();
        if !is_open {
            return outcome;
        }
        let Decision { would, warning, .. } = self.judgement.decision;
        let decision = Decision {
            would: before.decision.would.or(would),
            warning: before.decision.warning.or(warning),
            ..before.decision
        };
        self.judgement = Judgement { messages: self.judgement.messages, decision, ..before };
        self.watch.note(lineage, &[], None);
        Outcome::Passes
    }

    /// Anything that is not signalling.
    pub(crate) fn pass_through(&mut self) {
        if !self.is_passed() {
            self.refuse(Reason::NOT_PASSED);
        }
    }

    /// True where no rule says anything of a message that is no signalling; what one says is done.
    pub(crate) fn is_silent_about(&mut self, message: Message<'a>) -> bool {
        let before = self.judgement;
        let outcome = self.innermost(&Lineage::of(message), &[]);
        let Decision { rule, reason, would, warning, .. } = self.judgement.decision;
        if rule.is_none() && matches!(reason, Reason::DEFAULT | Reason::NONE) {
            let decision = Decision { would, warning, ..before.decision };
            self.judgement = Judgement { decision, ..before };
            return true;
        }
        self.must_end |= outcome == Outcome::Blocked;
        false
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
            let outcome = self.innermost(&lineage, &[]);
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
        self.carrier = carrier;
        match lineage.descend(carrier, octets) {
            Ok(Step::In) => {}
            Ok(Step::None) => return None,
            Ok(Step::TooDeep) => {
                self.blame(Reason::TOO_MANY_MESSAGES);
                return Some(Outcome::Blocked);
            }
            Err(error) => {
                self.blame(reasons::of_refused(&error));
                return Some(Outcome::Blocked);
            }
        }
        let outcome = match lineage.segment() {
            Some(segment) => self.segment(lineage, &segment),
            None => self.inside(lineage, octets),
        };
        lineage.leave();
        Some(outcome)
    }

    fn inside<'b>(&mut self, lineage: &mut Lineage<'b>, whole: &'b [u8]) -> Outcome
    where
        'a: 'b,
    {
        let mut is_innermost = true;
        let mut outcome = Outcome::Passes;
        let carried = (!self.watch.is_own(lineage)).then(|| lineage.judged());
        for (carrier, octets) in carried.into_iter().flatten() {
            if let Some(inner) = self.unit(lineage, carrier, octets) {
                is_innermost = false;
                outcome = outcome.and(inner);
            }
        }
        if is_innermost {
            return self.innermost(lineage, whole);
        }
        if outcome == Outcome::Passes {
            self.watch.note_whole(lineage);
        }
        outcome
    }

    /// A message that carries no other.
    pub(crate) fn innermost<'b>(&mut self, lineage: &Lineage<'b>, octets: &'b [u8]) -> Outcome
    where
        'a: 'b,
    {
        let Some(message) = lineage.innermost() else { return Outcome::Blocked };
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
        let mut counts = Counts::new(self.limits, self.arrival.now);
        let decision = observed.bound(self.table.decide(&subject, &mut counts), self.table);
        if let Some(witness) = &mut self.witness {
            witness.judged(&subject, message.key(), &decision);
        }
        self.judgement.take(decision, message.key());
        let goes_on = matches!(decision.verdict, Verdict::Accept | Verdict::Strip(_));
        let sight = if goes_on { observed.sight() } else { self.watch.blame(lineage) };
        match decision.verdict {
            Verdict::Accept => {
                self.watch.note(lineage, octets, sight);
                Outcome::Passes
            }
            Verdict::Drop | Verdict::Quarantine(_) | Verdict::Reset => Outcome::Blocked,
            Verdict::Strip(_) => {
                let outcome = self.strip(message, octets, &decision);
                if outcome == Outcome::Edited {
                    self.watch.note(lineage, octets, sight);
                }
                outcome
            }
            Verdict::Neutralise => {
                Outcome::of_edit(self.pen().all(|pen| neutralise::quiet(lineage, pen)))
            }
            Verdict::Reject(cause) | Verdict::Limit(cause) => {
                self.answer.write(self.arrival.octets, self.packet, message, cause);
                Outcome::of_edit(self.reject(lineage, message, (octets, cause.0)))
            }
        }
    }

    /// A chunk with user octets goes on under its number, whatever became of the message.
    pub(crate) fn count(&mut self, tsn: u32, message: Option<&Message<'_>>) {
        self.watch.count(tsn, message);
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

    /// The message goes on without some elements, or not at all.
    fn strip<'b>(&mut self, message: &Message<'b>, octets: &'b [u8], decision: &Decision) -> Outcome
    where
        'a: 'b,
    {
        let Self { places, edits, copy, carrier, .. } = self;
        let mut pen = Pen { places, edits };
        let done = pen.all(|pen| {
            let mut fields = decision.strips.iter().flatten();
            fields.try_for_each(|field| {
                strip::strip(message, (*carrier, octets), (*field, copy), pen)
            })
        });
        if done.is_none() {
            self.judgement.decision.verdict = Verdict::Drop;
        }
        Outcome::of_edit(done)
    }
}
